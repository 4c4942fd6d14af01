//! Targets of a batch, drawn at random in every form that a loss takes.

use glia::loss::{LossKind, TargetForm, Targets};

use super::random::Random;

/// Targets with their own memory.
#[derive(Clone, Debug)]
pub enum OwnedTargets {
    /// A value for each output.
    Values(Vec<f32>),
    /// A class a row.
    Labels32(Vec<i32>),
    /// A class a row.
    Labels64(Vec<i64>),
}

impl OwnedTargets {
    /// As the library takes them.
    pub fn lend(&self) -> Targets<'_> {
        match self {
            Self::Values(values) => Targets::Values(values),
            Self::Labels32(labels) => Targets::Labels32(labels),
            Self::Labels64(labels) => Targets::Labels64(labels),
        }
    }

    /// The targets of one row of a batch with so many targets a row, where they are values.
    pub fn row(&self, row: usize, columns: usize) -> Self {
        match self {
            Self::Values(values) => Self::Values(values[row * columns..][..columns].to_vec()),
            Self::Labels32(labels) => Self::Labels32(vec![labels[row]]),
            Self::Labels64(labels) => Self::Labels64(vec![labels[row]]),
        }
    }

    /// The form's name, for messages.
    pub fn form(&self) -> &'static str {
        match self {
            Self::Values(_) => "values",
            Self::Labels32(_) => "int32 labels",
            Self::Labels64(_) => "int64 labels",
        }
    }
}

/// One set of targets in each form that the loss takes.
pub fn every_form(
    kind: LossKind,
    random: &mut Random,
    rows: usize,
    columns: usize,
) -> Vec<OwnedTargets> {
    let labels = |labels: Vec<i64>| {
        let narrow = labels.iter().map(|&label| label as i32).collect();
        vec![OwnedTargets::Labels32(narrow), OwnedTargets::Labels64(labels)]
    };
    match kind.target_form() {
        TargetForm::Values => {
            let count = rows * kind.target_columns(columns);
            vec![OwnedTargets::Values(values(kind, random, count))]
        }
        TargetForm::Signs => labels((0..rows).map(|_| [1, -1][random.below(2)]).collect()),
        TargetForm::Labels => labels((0..rows).map(|_| random.below(columns) as i64).collect()),
        TargetForm::LabelsOrDistributions => {
            let mut all = labels((0..rows).map(|_| random.below(columns) as i64).collect());
            all.push(OwnedTargets::Values(distributions(random, rows, columns)));
            all
        }
    }
}

/// Values that a loss takes.
fn values(kind: LossKind, random: &mut Random, count: usize) -> Vec<f32> {
    match kind {
        LossKind::BinaryCrossEntropy
        | LossKind::BinaryCrossEntropyWithLogits
        | LossKind::KlDivergence => random.floats(count, 0.0, 1.0),
        LossKind::FocalWithLogits => (0..count).map(|_| random.below(2) as f32).collect(),
        LossKind::Hinge | LossKind::SquaredHinge => {
            (0..count).map(|_| [1.0, -1.0][random.below(2)]).collect()
        }
        LossKind::PoissonNegativeLogLikelihood => {
            (0..count).map(|_| random.below(6) as f32).collect()
        }
        _ => random.floats(count, -1.0, 1.0),
    }
}

/// Rows that sum to about 1; a few elements are exactly 0.
fn distributions(random: &mut Random, rows: usize, columns: usize) -> Vec<f32> {
    let mut values = Vec::with_capacity(rows * columns);
    for _ in 0..rows {
        let weights: Vec<f32> = (0..columns)
            .map(|_| if random.below(8) == 0 { 0.0 } else { random.uniform(0.01, 1.0) })
            .collect();
        let sum = weights.iter().sum::<f32>().max(0.01);
        values.extend(weights.iter().map(|weight| weight / sum));
    }
    values
}

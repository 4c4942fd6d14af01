//! Room 3: losses, one file each. This file is a loss with its parameters; `kind.rs` the registry.
//!
//! A loss looks at the outputs of a batch, row by row, gives each row a value and writes the
//! gradient of the batch's loss at the outputs, in one pass. Row values are added by the one order
//! of all reductions; `reduction.rs` says what their sum is divided by.

mod binary_cross_entropy;
mod binary_cross_entropy_with_logits;
mod compute;
mod cosine_embedding;
mod elementwise;
mod embeddings;
mod focal_with_logits;
mod gaussian_negative_log_likelihood;
mod hinge;
mod huber;
mod info_nce;
mod kind;
mod kl_divergence;
mod label_smoothing;
mod log_cosh;
mod logistic;
mod mean_absolute_error;
mod mean_squared_error;
mod multi_class_margin;
mod negative_log_likelihood;
mod parts;
mod poisson_negative_log_likelihood;
mod quantile;
mod reduction;
mod rowwise;
mod smooth_l1;
mod softmax_cross_entropy;
mod squared_hinge;
mod targets;
mod triplet;

use std::sync::Arc;

use crate::catalog::{Param, Settings, by_code};
use crate::error::{Error, ErrorCode};
use crate::kernels::elementwise::CHUNK;
use crate::kernels::reduce;
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::{Kernel, Simd};

use reduction::RowWeights;

pub use kind::{ENTRIES, LossKind, TargetForm};
pub use parts::{Divisor, ValueSum};
pub use targets::Targets;

/// The most class weights of a loss.
const MOST_CLASSES: usize = 1 << 24;

/// A loss with its parameters.
#[derive(Clone, Debug)]
pub struct Loss {
    kind: LossKind,
    settings: Settings,
    /// What the rows of each class weigh; empty where all weigh 1.
    class_weights: Arc<[f32]>,
}

/// Where `evaluate` writes.
pub struct LossOutput<'a> {
    /// One value a row: the row's own loss, times its weight.
    pub row_values: &'a mut [f32],
    /// The gradient of the batch's loss at the outputs.
    pub gradient: &'a mut [f32],
    /// Memory to work in, as many floats as [`Loss::room`] says.
    pub room: &'a mut [f32],
}

impl Loss {
    /// A loss with default parameters.
    pub fn new(kind: LossKind) -> Self {
        let place = LossKind::ALL.iter().position(|known| *known == kind);
        Self::from_settings(Settings::new(ENTRIES[place.expect("in the list")]))
    }

    /// A loss by its pinned number.
    pub fn from_code(code: i32) -> Result<Self, Error> {
        Ok(Self::from_settings(Settings::new(by_code(&ENTRIES, code)?)))
    }

    /// A loss from settings of this family.
    pub fn from_settings(settings: Settings) -> Self {
        let kind = LossKind::ALL.into_iter().find(|kind| *kind as i32 == settings.entry().code);
        let kind = kind.expect("an entry of this family");
        Self { kind, settings, class_weights: Arc::new([]) }
    }

    /// The kind.
    pub fn kind(&self) -> LossKind {
        self.kind
    }

    /// The parameters.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Sets a parameter.
    pub fn set(&mut self, key: Param, value: f64) -> Result<(), Error> {
        self.settings.set(key, value)
    }

    /// What the rows of each class weigh; empty where all weigh 1.
    pub fn class_weights(&self) -> &[f32] {
        &self.class_weights
    }

    /// Sets what the rows of each class weigh, as many numbers as there are outputs; none for 1 each.
    pub fn set_class_weights(&mut self, weights: &[f32]) -> Result<(), Error> {
        if !self.kind.classifies() {
            let name = self.settings.entry().name;
            return Err(Error::invalid(format!("weights: {name} has no classes to weigh")));
        }
        if weights.len() > MOST_CLASSES {
            return Err(Error::invalid(format!(
                "weights: expected at most {MOST_CLASSES}, got {}",
                weights.len()
            )));
        }
        check_weights("class", weights)?;
        self.class_weights = weights.into();
        Ok(())
    }

    /// Checks that a row of outputs is one that the loss can look at.
    pub fn check_columns(&self, columns: usize) -> Result<(), Error> {
        let (name, parts) = (self.settings.entry().name, self.kind.parts());
        if !columns.is_multiple_of(parts) {
            return Err(Error::shape(format!(
                "outputs: {name}: expected a multiple of {parts}, got rows of {columns}"
            )));
        }
        let weights = self.class_weights.len();
        if weights > 0 && weights != columns {
            return Err(Error::shape(format!(
                "outputs: {name}: expected {weights}, one for each class weight, got rows of {columns}"
            )));
        }
        Ok(())
    }

    /// Checks targets against outputs of `rows` × `columns`; `number` gives the number of a row of
    /// the batch in the whole that the host knows.
    #[inline]
    pub fn check(
        &self,
        rows: usize,
        columns: usize,
        targets: &Targets<'_>,
        number: impl Fn(usize) -> usize,
    ) -> Result<(), Error> {
        self.check_by(rows, columns, targets, &number)
    }

    #[inline(never)]
    fn check_by(
        &self,
        rows: usize,
        columns: usize,
        targets: &Targets<'_>,
        number: &dyn Fn(usize) -> usize,
    ) -> Result<(), Error> {
        self.check_columns(columns)?;
        let (name, form) = (self.settings.entry().name, self.kind.target_form());
        let fits = match form {
            TargetForm::Values => !targets.labels(),
            TargetForm::Labels | TargetForm::Signs => targets.labels(),
            TargetForm::LabelsOrDistributions => targets.labels() || self.class_weights.is_empty(),
        };
        if !fits {
            let is_labels = targets.labels();
            let words = ["labels", "float32 values"];
            let [got, expected] = if is_labels { words } else { [words[1], words[0]] };
            return Err(Error::shape(format!("targets: {name}: expected {expected}, got {got}")));
        }
        targets.check_count(rows, self.kind.target_columns(columns), columns)?;
        match form {
            TargetForm::Values => Ok(()),
            TargetForm::Signs => targets.check_signs(number),
            _ => targets.check_labels(columns, self.ignored_label(), number),
        }
    }

    /// The label whose rows do not count, if there is one.
    fn ignored_label(&self) -> Option<i64> {
        let is_label = self.kind.classifies();
        is_label.then(|| self.settings.value(Param::IgnoredLabel) as i64)
    }

    /// What weighs the rows of a batch.
    fn weights<'a>(
        &'a self,
        targets: &'a Targets<'a>,
        samples: Option<&'a [f32]>,
    ) -> RowWeights<'a> {
        let ignored = self.ignored_label().filter(|_| targets.labels());
        RowWeights { samples, classes: &self.class_weights, ignored, targets }
    }

    /// What the sum of a batch's row values is divided by: additive, so that batches can be joined.
    pub fn divisor(&self, rows: usize, targets: &Targets<'_>) -> f64 {
        self.weights(targets, None).divisor(self, rows)
    }

    /// The number of rows whose label is not ignored.
    pub fn counted(&self, rows: usize, targets: &Targets<'_>) -> usize {
        self.weights(targets, None).counted(rows)
    }

    /// What a row's sum is divided by.
    fn row_divisor(&self, columns: usize) -> usize {
        let is_sum = self.settings.value(Param::Reduction) == 1.0;
        if is_sum { 1 } else { self.kind.row_divisor(columns).max(1) }
    }

    /// Floats that `evaluate` needs to work in, for up to so many rows of outputs.
    pub fn room(&self, rows: usize, columns: usize) -> usize {
        if self.kind.mixes_rows() { info_nce::room(rows, columns) } else { 0 }
    }

    /// The loss of a batch: outputs are rows of `columns` elements. Targets were checked.
    pub fn evaluate(
        &self,
        runtime: &Runtime,
        columns: usize,
        outputs: &[f32],
        targets: &Targets<'_>,
        result: LossOutput<'_>,
    ) -> f64 {
        self.evaluate_weighted(runtime, columns, outputs, targets, None, result)
    }

    /// The loss of a batch whose rows have weights, each finite and not negative.
    pub fn evaluate_weighted(
        &self,
        runtime: &Runtime,
        columns: usize,
        outputs: &[f32],
        targets: &Targets<'_>,
        samples: Option<&[f32]>,
        result: LossOutput<'_>,
    ) -> f64 {
        let LossOutput { row_values, gradient, room } = result;
        let rows = row_values.len();
        let weights = &self.weights(targets, samples);
        let divisor = weights.divisor(self, rows);
        let result = LossOutput { row_values: &mut *row_values, gradient, room };
        if self.kind.mixes_rows() && rows > 0 && divisor > 0.0 {
            let share = 1.0 / divisor;
            info_nce::evaluate(runtime, &self.settings, columns, outputs, weights, share, result);
        } else {
            self.evaluate_rows(runtime, columns, outputs, weights, divisor, result);
        }
        if rows == 0 || divisor == 0.0 {
            return 0.0;
        }
        f64::from(runtime.dispatch(Total(row_values))) / divisor
    }

    /// The loss of a batch in float64, by the textbook's equation: what gradient checks take
    /// differences of. Rows have `columns` outputs, at least one; targets were checked.
    pub fn evaluate_in_double(
        &self,
        columns: usize,
        outputs: &[f64],
        targets: &Targets<'_>,
    ) -> f64 {
        let rows = outputs.len() / columns;
        let weights = self.weights(targets, None);
        let divisor = weights.divisor(self, rows) * self.row_divisor(columns) as f64;
        let sum = if self.kind.mixes_rows() {
            info_nce::sum_in_double(&self.settings, columns, outputs, &weights)
        } else {
            let rows = outputs.chunks_exact(columns).enumerate();
            let rows = rows.map(|(row, outputs)| (f64::from(weights.of(row)), row, outputs));
            let counting = rows.filter(|(weight, ..)| *weight != 0.0);
            let loss = |row, outputs| compute::row_in_double(self, outputs, targets, row);
            counting.map(|(weight, row, outputs)| weight * loss(row, outputs)).sum()
        };
        if divisor == 0.0 { 0.0 } else { sum / divisor }
    }
}

/// Checks that weights are numbers from 0 on.
pub fn check_weights(what: &str, weights: &[f32]) -> Result<(), Error> {
    let bad = weights.iter().enumerate().find(|(_, weight)| !(0.0..=f32::MAX).contains(*weight));
    let Some((place, weight)) = bad else { return Ok(()) };
    let message =
        format!("weights: {what} {place}: expected a finite number from 0 on, got {weight}");
    Err(Error::new(ErrorCode::OutOfRange, message))
}

struct Total<'a>(&'a [f32]);

impl Kernel for Total<'_> {
    type Output = f32;
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> f32 {
        reduce::sum(simd, self.0)
    }
}

/// Some rows of a batch.
struct RowPass<'a> {
    columns: usize,
    /// What the sum over a row is divided by.
    row_divisor: usize,
    /// A row's share of the batch's loss.
    share: f64,
    /// The first of these rows in the batch.
    first: usize,
    outputs: &'a [f32],
    targets: &'a Targets<'a>,
    gradient: &'a mut [f32],
    values: &'a mut [f32],
}

impl RowPass<'_> {
    /// Hands the rows to the runtime's threads, some at a time.
    fn for_each_part(self, runtime: &Runtime, body: &(dyn Fn(RowPass<'_>) + Sync)) {
        let Self { columns, row_divisor, share, first, outputs, targets, gradient, values } = self;
        let columns_at_least = columns.max(1);
        let rows_at_once = CHUNK.div_ceil(columns_at_least);
        let work = gradient.len();
        let parts = [(gradient, rows_at_once * columns_at_least), (values, rows_at_once)];
        runtime.for_each_chunk(work, parts, |index, [gradient, values]| {
            let start = index * rows_at_once;
            let outputs = &outputs[start * columns..][..gradient.len()];
            let first = first + start;
            body(RowPass {
                columns,
                row_divisor,
                share,
                first,
                outputs,
                targets,
                gradient,
                values,
            });
        });
    }

    /// The same rows, for a pass before another.
    fn again(&mut self) -> RowPass<'_> {
        RowPass { gradient: &mut *self.gradient, values: &mut *self.values, ..*self }
    }
}

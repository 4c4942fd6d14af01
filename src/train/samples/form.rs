//! What a sample is: the values of a model's input, what they should give, and a weight.

use std::sync::Arc;

use crate::catalog::Param;
use crate::error::{Error, ErrorCode};
use crate::loss::{Loss, Targets, check_weights};
use crate::model::Network;
use crate::train::trainer::{check_loss, whole_rows};

use super::store::CopiedTarget;

/// The samples of a model and a loss.
pub struct Form {
    network: Arc<Network>,
    loss: Loss,
    /// Whether targets are labels.
    pub(super) is_labels: bool,
}

/// Some samples, one after the other.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    /// Inputs of the model.
    pub inputs: &'a [f32],
    /// What they should give.
    pub targets: &'a Targets<'a>,
    /// What each weighs; 1 where there are none.
    pub weights: Option<&'a [f32]>,
}

impl Form {
    /// Refuses targets that the loss does not take.
    pub(super) fn new(network: &Arc<Network>, loss: &Loss, is_labels: bool) -> Result<Self, Error> {
        check_loss(network, loss)?;
        let none = if is_labels { Targets::Labels32(&[]) } else { Targets::Values(&[]) };
        loss.check(0, network.output().size(), &none, |row| row)?;
        Ok(Self { network: Arc::clone(network), loss: loss.clone(), is_labels })
    }

    /// Values of an input.
    pub(super) fn inputs(&self) -> usize {
        self.network.input().size()
    }

    /// Target values of a sample; none where targets are labels.
    pub(super) fn values(&self) -> usize {
        if self.is_labels {
            return 0;
        }
        self.loss.kind().target_columns(self.network.output().size())
    }

    /// Refuses a trainer that cannot learn from these samples.
    pub(super) fn check_trainer(&self, network: &Arc<Network>, loss: &Loss) -> Result<(), Error> {
        let other = Self::new(network, loss, self.is_labels)?;
        let sizes = |form: &Self| [form.inputs(), form.network.output().size(), form.values()];
        let [ours, theirs] = [sizes(self), sizes(&other)];
        if ours != theirs {
            return Err(Error::shape(format!(
                "samples: expected ones of {} inputs and {} outputs with {} target values, got ones \
                 of {}, {} and {}",
                theirs[0], theirs[1], theirs[2], ours[0], ours[1], ours[2]
            )));
        }
        let rule = |loss: &Loss| {
            (loss.kind().target_form(), loss.settings().get(Param::IgnoredLabel).ok())
        };
        if self.is_labels && rule(&self.loss) != rule(loss) {
            return Err(Error::shape(
                "samples: expected labels by the rule of the trainer's loss, got ones of another",
            ));
        }
        Ok(())
    }

    /// Whether these are labels of classes, or the one that is ignored.
    pub(super) fn are_labels(&self, labels: &[i32]) -> bool {
        let (columns, targets) = (self.network.output().size(), Targets::Labels32(labels));
        self.loss.check(labels.len(), columns, &targets, |row| row).is_ok()
    }

    /// Checks the place for a target.
    pub(super) fn check_place(&self, target: &CopiedTarget<'_>) -> Result<(), Error> {
        let (is_labels, count) = match target {
            CopiedTarget::Values(to) => (false, to.len()),
            CopiedTarget::Label32(to) => (true, to.len()),
            CopiedTarget::Label64(to) => (true, to.len()),
        };
        self.check_type(is_labels)?;
        check_count("targets", if is_labels { 1 } else { self.values() }, count)
    }

    fn check_type(&self, is_labels: bool) -> Result<(), Error> {
        if is_labels == self.is_labels {
            return Ok(());
        }
        let words = ["labels", "float32 values"];
        let [expected, got] = if self.is_labels { words } else { [words[1], words[0]] };
        Err(Error::shape(format!("targets: expected {expected}, got {got}")))
    }

    /// Checks samples and says how many they are.
    pub(super) fn check(&self, given: Given<'_>, refuse: bool) -> Result<usize, Error> {
        let Given { inputs, targets, weights } = given;
        let rows = whole_rows(&self.network, inputs.len())?;
        self.check_type(targets.labels())?;
        self.loss.check(rows, self.network.output().size(), targets, |row| row)?;
        if let Some(weights) = weights {
            check_count("weights", rows, weights.len())?;
            check_weights("sample", weights)?;
        }
        if refuse {
            check_finite("inputs", inputs, self.inputs())?;
            check_finite("targets", targets.rows(0, rows, self.values()), self.values())?;
        }
        Ok(rows)
    }
}

pub(super) fn check_count(argument: &str, expected: usize, got: usize) -> Result<(), Error> {
    if expected == got {
        return Ok(());
    }
    Err(Error::shape(format!("{argument}: expected {expected} values, got {got}")))
}

/// Refuses values that are not finite; a sample has `each` of them.
fn check_finite(argument: &str, values: &[f32], each: usize) -> Result<(), Error> {
    let bad = values.iter().position(|value| !value.is_finite());
    let Some(place) = bad else { return Ok(()) };
    let (sample, element, value) = (place / each, place % each, values[place]);
    Err(Error::new(
        ErrorCode::OutOfRange,
        format!(
            "{argument}: sample {sample}, value {element}: expected a finite number, got {value}"
        ),
    ))
}

//! Why a step was refused, as a number for programs and in words.

use crate::error::{Error, ErrorCode};
use crate::model::Network;

use super::layers;
use super::origin::{Cause, Origin};
use crate::train::doctor::advice::{AGAINST_GRADIENTS, AGAINST_OUTPUTS};
use crate::train::doctor::numbers::short;

/// Why a step was refused. A number once released is never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Finding {
    /// None was.
    Nothing = 0,
    /// The loss is NaN or infinite.
    LossNotFinite = 1,
    /// The loss is finite, an element of a gradient is not.
    GradientNotFinite = 2,
    /// The loss is far above those before.
    LossExplodes = 3,
}

impl Finding {
    /// Every finding, in the order of their numbers.
    pub const ALL: [Self; 4] =
        [Self::Nothing, Self::LossNotFinite, Self::GradientNotFinite, Self::LossExplodes];
}

/// A step that was refused.
#[derive(Clone, Copy, Debug)]
pub(super) struct Refusal {
    pub(super) finding: Finding,
    /// The number of the update that it would have been.
    pub(super) step: u64,
    /// NaN also where the host computed it.
    pub(super) loss: f64,
    /// What the loss could be at most, where it was too large.
    pub(super) limit: f64,
    pub(super) origin: Option<Origin>,
}

impl Refusal {
    /// The number of the layer where it began.
    pub(super) fn layer(&self) -> Option<usize> {
        self.origin.and_then(|origin| origin.layer)
    }

    pub(super) fn error(&self, network: &Network) -> Error {
        Error::new(ErrorCode::Diverged, self.message(network))
    }

    /// What was expected, what came, where it began, and what helps.
    pub(super) fn message(&self, network: &Network) -> String {
        let step = self.step;
        match self.finding {
            Finding::Nothing => String::new(),
            Finding::LossNotFinite => {
                let loss = if self.loss.is_nan() { "NaN".into() } else { short(self.loss) };
                let origin = self.origin_text(network);
                format!("loss: expected a finite number in step {step}, got {loss}{origin}")
            }
            Finding::GradientNotFinite => {
                let origin = self.origin_text(network);
                format!("gradients: expected finite numbers in step {step}, got others{origin}")
            }
            Finding::LossExplodes => format!(
                "loss: expected at most {} in step {step}, by the mean and deviation of those \
                 before, got {}; lower the learning rate and go back to a checkpoint, or leave the \
                 batch out if its data are wrong",
                short(self.limit),
                short(self.loss)
            ),
        }
    }

    fn origin_text(&self, network: &Network) -> String {
        let Some(origin) = self.origin else { return String::new() };
        let node = origin.layer.and_then(|layer| layers(network).nth(layer));
        let name = node.map(|node| network.graph.nodes()[node].name.as_str());
        match (name, origin.is_forward) {
            (Some(name), true) => format!(
                "; values that are not finite appear first in the outputs of {name}; {}",
                AGAINST_OUTPUTS[origin.cause as usize]
            ),
            (None, true) => {
                "; all outputs are finite: the loss itself is not; look at the targets, \
                             and keep probabilities away from 0"
                    .into()
            }
            (Some(name), false) => {
                let is_batch = origin.cause == Cause::Batch;
                let cure = if is_batch { AGAINST_OUTPUTS[0] } else { AGAINST_GRADIENTS };
                format!("; gradients that are not finite appear first in {name}; {cure}")
            }
            (None, false) => format!("; {AGAINST_GRADIENTS}"),
        }
    }
}

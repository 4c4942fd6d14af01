//! What is found in a step, as a number for programs and in words.

use crate::error::{Error, ErrorCode};
use crate::model::Network;

use super::layers;
use super::origin::Cause;
use super::record::Event;
use crate::train::doctor::advice::{AGAINST_GRADIENTS, AGAINST_OUTPUTS};
use crate::train::doctor::numbers::short;

/// What is found in a step. A number once released is never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Finding {
    /// Nothing was.
    Nothing = 0,
    /// The loss is NaN or infinite.
    LossNotFinite = 1,
    /// The loss is finite, an element of a gradient is not.
    GradientNotFinite = 2,
    /// The loss is far above those before.
    LossExplodes = 3,
    /// The norm of all gradients is above its bound.
    NormOutOfBounds = 4,
    /// Rows with an input or a target that is NaN or above its bound were left out.
    RowsOutOfBounds = 5,
}

impl Finding {
    /// Every finding, in the order of their numbers.
    pub const ALL: [Self; 6] = [
        Self::Nothing,
        Self::LossNotFinite,
        Self::GradientNotFinite,
        Self::LossExplodes,
        Self::NormOutOfBounds,
        Self::RowsOutOfBounds,
    ];
}

impl Event {
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
            Finding::NormOutOfBounds => format!(
                "gradients: expected a norm of at most {} in step {step}, got {}; {AGAINST_GRADIENTS}",
                short(self.limit),
                short(self.norm)
            ),
            Finding::RowsOutOfBounds => {
                let row = self.origin.and_then(|origin| origin.row).unwrap_or(0);
                let rows = self.rows;
                format!(
                    "inputs: expected no row out of bounds in step {step}, got {rows}, the first of \
                     them {row}; {}",
                    AGAINST_OUTPUTS[0]
                )
            }
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

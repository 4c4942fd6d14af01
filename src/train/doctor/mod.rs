//! The doctor: figures of each layer for one batch, by which a network that does not learn is
//! understood: dead and saturated units, centre and spread of outputs, values that are not finite,
//! gradients, and how far a step moves the weights.
//!
//! `figures.rs` measures, `advice.rs` says what to do and from which figure on, `table.rs` prints.
//! An examination works on copies and in memory of its own: what is examined stays as it is. `watch`
//! looks at each step of a run instead, guards the weights from those that would spoil them, and keeps the
//! figures that need several steps.

mod advice;
mod examination;
mod figures;
mod numbers;
mod table;
mod watch;

use crate::error::{Error, ErrorCode};

pub use examination::examine;
pub use figures::Figures;
pub(super) use numbers::short;
pub use watch::{Finding, Policy, WatchEvent, WatchStatus};
pub(super) use watch::{RowWeights, Source, Verdict, Watch};

/// What was found in one layer.
#[derive(Clone, Debug)]
pub struct LayerReport {
    /// The node's name.
    pub name: String,
    /// The layer's kind, by its name.
    pub kind: &'static str,
    /// The activation's name; that of the layer's kind where it takes none.
    pub activation: &'static str,
    /// The figures.
    pub figures: Figures,
    /// What to do, a sentence a finding, each on a line; empty where nothing was found.
    pub advice: String,
}

/// What was found in a model with one batch.
#[derive(Clone, Debug)]
pub struct Report {
    /// Rows of the batch.
    pub rows: usize,
    /// The mean loss of the rows.
    pub loss: f64,
    /// The fraction of input values that are not finite.
    pub non_finite_inputs: f64,
    /// The first layer with values that are not finite: in the order of the forward pass by
    /// outputs; where all outputs are finite, in the order of the backward pass by gradients.
    pub first_non_finite: Option<usize>,
    /// The layers, in the order of the forward pass.
    pub layers: Vec<LayerReport>,
}

impl Report {
    /// The report of the layer with a number.
    pub fn layer(&self, index: usize) -> Result<&LayerReport, Error> {
        self.layers.get(index).ok_or_else(|| {
            let message =
                format!("layer: expected a layer below {}, got {index}", self.layers.len());
            Error::new(ErrorCode::NotFound, message)
        })
    }
}

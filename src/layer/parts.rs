//! What a layer carries from part to part where a batch comes in parts.
//!
//! The gradients of weights and biases are carried where they stand (`crate::kernels::join`). Those of
//! an activation's learned parameters need sums of their own: their rows are the activation's, of
//! which a row of the batch may have several, or a fraction where all channels share a value.
//!
//! A new kind of layer says here what its activation works along, and its backward pass adds to its
//! gradients as `Backward::join` says. One whose outputs depend on the other rows of the batch has
//! no place in a batch in parts.

use std::ops::Range;

use crate::activation::Parameters;

use super::{Layer, LayerKind, Param};

impl Layer {
    /// The length of the rows that the activation of the layer works along.
    fn activation_columns(&self, inputs: &[&[usize]]) -> usize {
        match self.kind {
            LayerKind::Dense => self.settings.value(Param::Units) as usize,
            LayerKind::Activation | LayerKind::Add => inputs[0].last().copied().unwrap_or(1),
        }
    }

    /// Elements of the activation's inputs, a row of the batch.
    fn activation_size(&self, inputs: &[&[usize]]) -> usize {
        match self.kind {
            LayerKind::Dense => self.settings.value(Param::Units) as usize,
            LayerKind::Activation | LayerKind::Add => inputs[0].iter().product(),
        }
    }

    /// Floats of the sums that a backward pass over a part of a batch adds to; 0 for none.
    pub fn sums(&self, inputs: &[&[usize]]) -> usize {
        self.activation.parameter_sums(self.activation_columns(inputs))
    }

    /// Writes the gradients that the sums over a batch of so many rows stand for. `parameters` are
    /// the layer's.
    pub fn finish_gradients(
        &self,
        inputs: &[&[usize]],
        parameters: &[Range<usize>],
        rows: usize,
        sums: &[f32],
        gradients: &mut [f32],
    ) {
        let own = parameters.len() - self.activation.kind().learned().len();
        let parameters = Parameters { flat: &[], ranges: &parameters[own..] };
        let counts = (rows * self.activation_size(inputs), self.activation_columns(inputs));
        self.activation.finish_parameter_gradients(parameters, counts, sums, gradients);
    }
}

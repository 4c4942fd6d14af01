//! Functions whose rows of outputs have another length than their rows of inputs.
//!
//! The backward pass reads the inputs and may replace them by their gradients.

use crate::kernels::in_out::InOut;
use crate::kernels::runtime::Runtime;

/// A function of rows that gives rows of another length.
pub(super) trait Reshape: Sync {
    /// The outputs of whole rows of `columns` inputs.
    fn value(&self, runtime: &Runtime, columns: usize, inputs: &[f32], outputs: &mut [f32]);
    /// The gradients at the inputs of whole rows, of those at their outputs; reads the inputs, and
    /// writes in their place or elsewhere.
    fn gradient(&self, runtime: &Runtime, columns: usize, gradients: &[f32], rows: InOut<'_>);
}

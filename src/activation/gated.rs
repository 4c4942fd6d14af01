//! Gated linear units: a row of 2m inputs [a, b] gives the m outputs a · g(b).
//!
//! ∂a = y′ g(b), ∂b = y′ a g′(b), y′ the gradient at the output. Dauphin, Fan, Auli and Grangier 2017
//! with the sigmoid as g; Shazeer 2020 with others. The first half is the value, the second the gate.
//! It is composed of the passes of g and products, in pieces that stay in the cache. Accuracy: that
//! of g and one rounding. Cost: that of g.

use crate::kernels::elementwise::{Binary, combine, combine_in_place};
use crate::kernels::in_out::InOut;
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::Simd;

use super::ActivationKind;
use super::function::Activation;
use super::properties::Reads;
use super::reshape::Reshape;

/// Columns that are computed at a time.
const PIECE: usize = 512;

/// A gated linear unit with this function of its gate, which has no parameters.
pub(super) struct Gated(pub ActivationKind);

#[derive(Clone, Copy)]
struct Product;

impl Binary for Product {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32, y: S::F32) -> S::F32 {
        simd.mul(x, y)
    }
}

impl Reshape for Gated {
    fn value(&self, runtime: &Runtime, columns: usize, inputs: &[f32], outputs: &mut [f32]) {
        let gate = Activation::new(self.0);
        let units = columns / 2;
        for (row, outputs) in inputs.chunks(columns).zip(outputs.chunks_mut(units)) {
            let (values, gates) = row.split_at(units);
            let inputs = values.chunks(PIECE).zip(gates.chunks(PIECE));
            for (outputs, (values, gates)) in outputs.chunks_mut(PIECE).zip(inputs) {
                gate.forward_into(runtime, outputs.len(), gates, outputs);
                combine_in_place(runtime, outputs, values, Product);
            }
        }
    }

    fn gradient(&self, runtime: &Runtime, columns: usize, gradients: &[f32], mut rows: InOut<'_>) {
        let units = columns / 2;
        for (index, gradients) in gradients.chunks(units).enumerate() {
            let row = rows.part(index * columns, columns);
            self.gradient_of_row(runtime, gradients, row);
        }
    }
}

impl Gated {
    fn gradient_of_row(&self, runtime: &Runtime, gradients: &[f32], mut row: InOut<'_>) {
        let gate = Activation::new(self.0);
        let units = gradients.len();
        let (mut opened, mut slopes) = ([0.0; PIECE], [0.0; PIECE]);
        for (index, gradients) in gradients.chunks(PIECE).enumerate() {
            let (start, count) = (index * PIECE, gradients.len());
            let (opened, slopes) = (&mut opened[..count], &mut slopes[..count]);
            let inputs = row.input();
            let (values, gates) = (&inputs[start..][..count], &inputs[units + start..][..count]);
            gate.forward_into(runtime, count, gates, opened);
            combine(runtime, values, gradients, slopes, Product);
            let read = if self.0.reads() == Reads::Output { &*opened } else { gates };
            gate.backward(runtime, count, read, slopes);
            let outputs = row.output();
            combine(runtime, opened, gradients, &mut outputs[start..][..count], Product);
            outputs[units + start..][..count].copy_from_slice(slopes);
        }
    }
}

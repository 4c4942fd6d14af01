//! Gated linear units: a row of 2m inputs [a, b] gives the m outputs a · g(b).
//!
//! ∂a = y′ g(b), ∂b = y′ a g′(b), y′ the gradient at the output. Dauphin, Fan, Auli and Grangier 2017
//! with the sigmoid as g; Shazeer 2020 with others. The first half is the value, the second the gate.
//! It is composed of the passes of g and products, in pieces that stay in the cache: many short rows
//! at once. Accuracy: that of g and one rounding. Cost: that of g.

use std::ops::Range;

use crate::kernels::elementwise::{Binary, combine_in_place};
use crate::kernels::in_out::InOut;
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::Simd;

use super::ActivationKind;
use super::function::Activation;
use super::properties::Reads;
use super::reshape::Reshape;

/// Units that are computed at a time: of many short rows, or a part of a long one.
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

/// Units that stand one after the other in the outputs: those of whole rows, or a part of one row.
struct Piece {
    rows: Range<usize>,
    units: Range<usize>,
}

impl Piece {
    /// All outputs, rows of so many units, piece by piece.
    fn all(rows: usize, units: usize) -> impl Iterator<Item = Self> {
        let (together, length) = ((PIECE / units.max(1)).max(1), units.clamp(1, PIECE));
        (0..rows).step_by(together).flat_map(move |row| {
            (0..units).step_by(length).map(move |unit| Self {
                rows: row..rows.min(row + together),
                units: unit..units.min(unit + length),
            })
        })
    }

    fn count(&self) -> usize {
        self.rows.len() * self.units.len()
    }

    /// Where the piece stands in the outputs, rows of so many units.
    fn outputs(&self, units: usize) -> Range<usize> {
        let first = self.rows.start * units + self.units.start;
        first..first + self.count()
    }

    /// Where it stands in a half of each of its rows of inputs, beginning with the first.
    fn inputs(&self, columns: usize, half: usize) -> impl Iterator<Item = Range<usize>> {
        let first = half * (columns / 2) + self.units.start;
        let length = self.units.len();
        (0..self.rows.len()).map(move |row| row * columns + first..row * columns + first + length)
    }
}

/// Copies a half of the rows of a piece.
fn gather(piece: &Piece, columns: usize, half: usize, rows: &[f32], to: &mut [f32]) {
    for (range, to) in piece.inputs(columns, half).zip(to.chunks_mut(piece.units.len())) {
        to.copy_from_slice(&rows[range]);
    }
}

impl Reshape for Gated {
    fn value(&self, runtime: &Runtime, columns: usize, inputs: &[f32], outputs: &mut [f32]) {
        let (gate, units) = (Activation::new(self.0), columns / 2);
        let (mut values, mut gates) = ([0.0; PIECE], [0.0; PIECE]);
        for piece in Piece::all(outputs.len() / units.max(1), units) {
            let count = piece.count();
            let (values, gates) = (&mut values[..count], &mut gates[..count]);
            let rows = &inputs[piece.rows.start * columns..piece.rows.end * columns];
            gather(&piece, columns, 0, rows, values);
            gather(&piece, columns, 1, rows, gates);
            let outputs = &mut outputs[piece.outputs(units)];
            gate.forward_into(runtime, count, gates, outputs);
            combine_in_place(runtime, outputs, values, Product);
        }
    }

    fn gradient(&self, runtime: &Runtime, columns: usize, gradients: &[f32], mut rows: InOut<'_>) {
        let (gate, units) = (Activation::new(self.0), columns / 2);
        let (mut opened, mut gates, mut slopes) = ([0.0; PIECE], [0.0; PIECE], [0.0; PIECE]);
        for piece in Piece::all(gradients.len() / units.max(1), units) {
            let count = piece.count();
            let (opened, gates) = (&mut opened[..count], &mut gates[..count]);
            let slopes = &mut slopes[..count];
            let gradients = &gradients[piece.outputs(units)];
            let mut rows = rows.part(piece.rows.start * columns, piece.rows.len() * columns);
            gather(&piece, columns, 0, rows.input(), slopes);
            gather(&piece, columns, 1, rows.input(), gates);
            combine_in_place(runtime, slopes, gradients, Product);
            gate.forward_into(runtime, count, gates, opened);
            let read = if self.0.reads() == Reads::Output { &*opened } else { &*gates };
            gate.backward(runtime, count, read, slopes);
            combine_in_place(runtime, opened, gradients, Product);
            for (half, from) in [(0, &*opened), (1, &*slopes)] {
                let ranges = piece.inputs(columns, half);
                for (range, from) in ranges.zip(from.chunks(piece.units.len())) {
                    rows.output()[range].copy_from_slice(from);
                }
            }
        }
    }
}

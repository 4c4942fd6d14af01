//! Maxout: f(x)ⱼ = maxᵢ x₍ᵢ ₘ ₊ ⱼ₎, the largest of k pieces; m = columns / k outputs a row.
//!
//! Goodfellow, Warde-Farley, Mirza, Courville and Bengio 2013. Over a dense layer of k m units it
//! learns any convex piecewise linear function of k pieces: with two pieces, ReLU where one is 0,
//! Leaky ReLU where one is a times the other, |x| where they are opposite. Piece i of all outputs
//! stands together, in columns i m to (i + 1) m − 1. The gradient goes to the first of the largest.
//! NaN stays NaN. Exact. Cost: k comparisons an output, and k times the weights of the layer before.

use crate::catalog::{Param, Parameter};
use crate::kernels::in_out::InOut;
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::{Kernel, LANES, Simd};

use super::properties::{Facts, Properties, Reads, entry};
use super::reshape::Reshape;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        50,
        "maxout",
        "f(x)_j = max_i x_(i m + j), the largest of so many pieces; m = columns / pieces outputs \
         (Goodfellow, Warde-Farley, Mirza, Courville and Bengio 2013).",
        &[Parameter {
            key: Param::Pieces,
            default: 2.0,
            minimum: 1.0,
            maximum: 256.0,
            integer: true,
            description: "k: the number of pieces of which the largest counts",
        }],
    ),
    reads: Reads::Input,
    properties: |_| Properties { monotonic: true, ..Properties::NONE },
};

pub(super) struct Maxout {
    pub pieces: usize,
}

impl Reshape for Maxout {
    fn value(&self, runtime: &Runtime, columns: usize, inputs: &[f32], outputs: &mut [f32]) {
        runtime.dispatch(Values { pieces: self.pieces, columns, inputs, outputs });
    }

    fn gradient(&self, runtime: &Runtime, columns: usize, gradients: &[f32], rows: InOut<'_>) {
        runtime.dispatch(Gradients { pieces: self.pieces, columns, gradients, rows });
    }
}

/// The largest of the pieces of at most sixteen outputs, and which is the first of that size.
#[inline(always)]
fn largest<S: Simd>(simd: S, row: &[f32], first: [usize; 2], pieces: usize) -> [S::F32; 2] {
    let [column, lanes] = first;
    let outputs = row.len() / pieces;
    let piece = |index: usize| &row[index * outputs + column..][..lanes];
    let (mut best, mut place) = (simd.load_partial(piece(0)), simd.splat(0.0));
    for index in 1..pieces {
        let x = simd.load_partial(piece(index));
        // The first NaN stays.
        let is_better = simd.mask_or(simd.less(best, x), simd.is_nan(x));
        let is_better = simd.mask_and(is_better, simd.equal(best, best));
        best = simd.select(is_better, x, best);
        place = simd.select(is_better, simd.splat(index as f32), place);
    }
    [best, place]
}

struct Values<'a> {
    pieces: usize,
    columns: usize,
    inputs: &'a [f32],
    outputs: &'a mut [f32],
}

impl Kernel for Values<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Self { pieces, columns, inputs, outputs } = self;
        let rows = inputs.chunks(columns).zip(outputs.chunks_mut(columns / pieces));
        for (row, outputs) in rows {
            for (index, part) in outputs.chunks_mut(LANES).enumerate() {
                let [best, _] = largest(simd, row, [index * LANES, part.len()], pieces);
                simd.store_partial(part, best);
            }
        }
    }
}

struct Gradients<'a> {
    pieces: usize,
    columns: usize,
    gradients: &'a [f32],
    rows: InOut<'a>,
}

impl Kernel for Gradients<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Self { pieces, columns, gradients, mut rows } = self;
        let outputs = columns / pieces;
        for (index, gradients) in gradients.chunks(outputs).enumerate() {
            let mut row = rows.part(index * columns, columns);
            for (index, gradients) in gradients.chunks(LANES).enumerate() {
                let (column, lanes) = (index * LANES, gradients.len());
                let [_, place] = largest(simd, row.input(), [column, lanes], pieces);
                let gradient = simd.load_partial(gradients);
                for piece in 0..pieces {
                    let is_chosen = simd.equal(place, simd.splat(piece as f32));
                    let share = simd.select(is_chosen, gradient, simd.splat(0.0));
                    let output = &mut row.output()[piece * outputs + column..][..lanes];
                    simd.store_partial(output, share);
                }
            }
        }
    }
}

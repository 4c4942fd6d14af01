//! Concatenated rectified linear unit: a row of n inputs gives 2n outputs, max(0, x) and behind them
//! max(0, −x).
//!
//! ∂x = g₁ for x > 0, −g₂ for x < 0, else 0. Shang, Sohn, Almeida and Lee 2016: nothing that is
//! negative is lost, where ReLU loses it. NaN stays NaN, in both halves. Exact. Cost: two
//! comparisons, and twice the outputs.

use crate::kernels::in_out::InOut;
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::{Kernel, LANES, Simd};

use super::elementwise::keep_nan;
use super::properties::{Facts, Kinks, Properties, Reads, entry};
use super::reshape::Reshape;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        51,
        "crelu",
        "[max(0, x), max(0, -x)]: 2 n outputs for n inputs; keeps both signs (Shang, Sohn, Almeida \
         and Lee 2016).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties {
        range: [0.0, f64::INFINITY],
        kinks: Kinks::at(0.0),
        ..Properties::NONE
    },
};

pub(super) struct Crelu;

impl Reshape for Crelu {
    fn value(&self, runtime: &Runtime, columns: usize, inputs: &[f32], outputs: &mut [f32]) {
        runtime.dispatch(Values(columns, inputs, outputs));
    }

    fn gradient(&self, runtime: &Runtime, columns: usize, gradients: &[f32], rows: InOut<'_>) {
        runtime.dispatch(Gradients(columns, gradients, rows));
    }
}

struct Values<'a>(usize, &'a [f32], &'a mut [f32]);

impl Kernel for Values<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Self(columns, inputs, outputs) = self;
        for (row, outputs) in inputs.chunks(columns).zip(outputs.chunks_mut(2 * columns)) {
            let (above, below) = outputs.split_at_mut(columns);
            let halves = above.chunks_mut(LANES).zip(below.chunks_mut(LANES));
            for (x, (above, below)) in row.chunks(LANES).zip(halves) {
                let x = simd.load_partial(x);
                simd.store_partial(above, simd.rectify(x));
                simd.store_partial(below, simd.rectify(simd.neg(x)));
            }
        }
    }
}

struct Gradients<'a>(usize, &'a [f32], InOut<'a>);

impl Kernel for Gradients<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Self(columns, gradients, mut rows) = self;
        let zero = simd.splat(0.0);
        for (index, gradients) in gradients.chunks(2 * columns).enumerate() {
            let (above, below) = gradients.split_at(columns);
            let halves = above.chunks(LANES).zip(below.chunks(LANES));
            for (part, (above, below)) in halves.enumerate() {
                let mut place = rows.part(index * columns + part * LANES, above.len());
                let x = simd.load_partial(place.input());
                let right = simd.select(simd.less(zero, x), simd.load_partial(above), zero);
                let left = simd.neg(simd.load_partial(below));
                let result = simd.select(simd.less(x, zero), left, right);
                simd.store_partial(place.output(), keep_nan(simd, x, result));
            }
        }
    }
}

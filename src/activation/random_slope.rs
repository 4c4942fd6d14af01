//! What the two conventions of the randomized rectifier share: f(x) = x for x > 0, else x scaled by
//! a number that is drawn for each element in training and is the mean of the draws otherwise.
//!
//! The draw of element i is the middle of one of 2²³ equal cells between the two ends, from word
//! i mod 4 of Philox block ⌊i / 4⌋ (`crate::rng`): the backward pass draws again instead of keeping
//! it. An output of the sign of its input says which side it was on. Cost: twenty integer products
//! for four elements.

use crate::catalog::{Param, Settings};
use crate::kernels::in_out::InOut;
use crate::kernels::simd::{Kernel, LANES, Simd};

use super::context::Draw;
use super::elementwise::keep_nan;

/// How the number scales.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Convention {
    /// a x.
    Slope,
    /// x / a.
    Divisor,
}

/// The function of a pass.
#[derive(Clone, Copy)]
pub(super) struct RandomSlope {
    convention: Convention,
    ends: [f32; 2],
    draw: Option<Draw>,
}

impl RandomSlope {
    pub fn new(convention: Convention, settings: &Settings, draw: Option<Draw>) -> Self {
        let ends = [Param::Minimum, Param::Maximum].map(|key| settings.value(key) as f32);
        // In whatever order they were set.
        let ends = [ends[0].min(ends[1]), ends[0].max(ends[1])];
        Self { convention, ends, draw }
    }

    /// The numbers of sixteen elements, from element `first` of the batch on.
    #[inline(always)]
    fn numbers<S: Simd>(self, simd: S, first: u64) -> S::F32 {
        let [low, high] = self.ends;
        let Some(draw) = self.draw else {
            return simd.splat(0.5 * (low + high));
        };
        let mut shares = [0.0; LANES];
        let mut words = draw.words(first / 4);
        for (lane, share) in shares.iter_mut().enumerate() {
            let index = first + lane as u64;
            if lane > 0 && index.is_multiple_of(4) {
                words = draw.words(index / 4);
            }
            // Exact: 24 bits.
            *share = ((words[(index % 4) as usize] >> 9) as f32 + 0.5) * (1.0 / 8_388_608.0);
        }
        let (low, high) = (simd.splat(low), simd.splat(high));
        let number = simd.fma(simd.sub(high, low), simd.load(&shares), low);
        simd.min(high, simd.max(low, number))
    }

    /// x scaled where it is not positive.
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32, number: S::F32) -> S::F32 {
        let zero = simd.splat(0.0);
        let scaled = match self.convention {
            Convention::Divisor => simd.div(x, number),
            // 0 · ∞ would be NaN.
            Convention::Slope => {
                let is_level = simd.equal(number, zero);
                simd.select(is_level, keep_nan(simd, x, zero), simd.mul(x, number))
            }
        };
        simd.select(simd.less(zero, x), x, scaled)
    }

    /// The gradient at the input, from that at the output, given the output.
    #[inline(always)]
    fn gradient<S: Simd>(self, simd: S, gradient: S::F32, y: S::F32, number: S::F32) -> S::F32 {
        let scaled = match self.convention {
            Convention::Divisor => simd.div(gradient, number),
            Convention::Slope => simd.mul(gradient, number),
        };
        let is_positive = simd.less(simd.splat(0.0), y);
        keep_nan(simd, y, simd.select(is_positive, gradient, scaled))
    }
}

/// Inputs become outputs; the first has the number `start` in the batch.
pub(super) struct Value<'a>(pub RandomSlope, pub u64, pub InOut<'a>);

impl Kernel for Value<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Self(function, start, mut part) = self;
        let whole = part.len() / LANES;
        for index in 0..whole {
            let number = function.numbers(simd, start + (index * LANES) as u64);
            let y = function.value(simd, part.load(simd, index), number);
            part.store(simd, index, y);
        }
        if whole * LANES < part.len() {
            let number = function.numbers(simd, start + (whole * LANES) as u64);
            let y = function.value(simd, part.load_rest(simd, 0.0), number);
            part.store_rest(simd, y);
        }
    }
}

/// Gradients at the outputs become those at the inputs, given the outputs.
pub(super) struct Gradient<'a>(pub RandomSlope, pub u64, pub &'a [f32], pub InOut<'a>);

impl Kernel for Gradient<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Self(function, start, outputs, mut part) = self;
        let (vectors, rest) = outputs.as_chunks::<LANES>();
        for (index, outputs) in vectors.iter().enumerate() {
            let number = function.numbers(simd, start + (index * LANES) as u64);
            let gradient = part.load(simd, index);
            let result = function.gradient(simd, gradient, simd.load(outputs), number);
            part.store(simd, index, result);
        }
        if !rest.is_empty() {
            let number = function.numbers(simd, start + (vectors.len() * LANES) as u64);
            let (gradient, y) = (part.load_rest(simd, 0.0), simd.load_partial(rest));
            part.store_rest(simd, function.gradient(simd, gradient, y, number));
        }
    }
}

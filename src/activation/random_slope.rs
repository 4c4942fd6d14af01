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

/// The numbers of a pass, drawn for sixty-four elements at a time.
struct Numbers {
    function: RandomSlope,
    /// The first element whose share is there, a multiple of [`DRAWN`].
    base: u64,
    /// Shares of the way from the lower to the upper end.
    shares: [f32; DRAWN],
}

/// Elements of sixteen blocks.
const DRAWN: usize = 4 * LANES;

impl Numbers {
    #[inline(always)]
    fn new(function: RandomSlope, first: u64) -> Self {
        let mut numbers = Self { function, base: 0, shares: [0.0; DRAWN] };
        numbers.draw(first);
        numbers
    }

    /// Draws those that element `first` belongs to.
    #[inline(always)]
    fn draw(&mut self, first: u64) {
        self.base = first / DRAWN as u64 * DRAWN as u64;
        let Some(draw) = self.function.draw else {
            return;
        };
        let words = draw.sixteen_blocks(self.base / 4);
        for block in 0..LANES {
            for (word, words) in words.iter().enumerate() {
                // Exact: 24 bits.
                let share = ((words[block] >> 9) as f32 + 0.5) * (1.0 / 8_388_608.0);
                self.shares[4 * block + word] = share;
            }
        }
    }

    /// Those of sixteen elements from element `first` of the batch on; it never falls.
    #[inline(always)]
    fn next<S: Simd>(&mut self, simd: S, first: u64) -> S::F32 {
        let [low, high] = self.function.ends;
        if self.function.draw.is_none() {
            return simd.splat(0.5 * (low + high));
        }
        let shares = self.shares_of(first);
        let (low, high) = (simd.splat(low), simd.splat(high));
        let number = simd.fma(simd.sub(high, low), simd.load(&shares), low);
        simd.min(high, simd.max(low, number))
    }

    /// A part of a batch may begin anywhere, so that sixteen elements may stand in two draws.
    #[inline(always)]
    fn shares_of(&mut self, first: u64) -> [f32; LANES] {
        let mut shares = [0.0; LANES];
        let mut lane = 0;
        while lane < LANES {
            let element = first + lane as u64;
            if element >= self.base + DRAWN as u64 {
                self.draw(element);
            }
            let start = (element - self.base) as usize;
            let count = (LANES - lane).min(DRAWN - start);
            shares[lane..lane + count].copy_from_slice(&self.shares[start..start + count]);
            lane += count;
        }
        shares
    }
}

/// Inputs become outputs; the first has the number `start` in the batch.
pub(super) struct Value<'a>(pub RandomSlope, pub u64, pub InOut<'a>);

impl Kernel for Value<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Self(function, start, mut part) = self;
        let mut numbers = Numbers::new(function, start);
        for index in 0..part.len().div_ceil(LANES) {
            let number = numbers.next(simd, start + (index * LANES) as u64);
            if (index + 1) * LANES <= part.len() {
                let y = function.value(simd, part.load(simd, index), number);
                part.store(simd, index, y);
            } else {
                let y = function.value(simd, part.load_rest(simd, 0.0), number);
                part.store_rest(simd, y);
            }
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
        let mut numbers = Numbers::new(function, start);
        let (vectors, rest) = outputs.as_chunks::<LANES>();
        for index in 0..outputs.len().div_ceil(LANES) {
            let number = numbers.next(simd, start + (index * LANES) as u64);
            if let Some(outputs) = vectors.get(index) {
                let gradient = part.load(simd, index);
                let result = function.gradient(simd, gradient, simd.load(outputs), number);
                part.store(simd, index, result);
            } else {
                let (gradient, y) = (part.load_rest(simd, 0.0), simd.load_partial(rest));
                part.store_rest(simd, function.gradient(simd, gradient, y, number));
            }
        }
    }
}

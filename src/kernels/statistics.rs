//! Reductions of whole arrays, shared among threads: sum, dot product, norm, extremes, moments.
//!
//! Threads take chunks of 4,096 elements; every chunk's result has a place of its own in an array
//! on the stack, and the results are combined in the order of the chunks (`reduce` has the rest of
//! the order and the bound of a sum's error). So neither threads nor instruction sets change a bit,
//! and nothing is allocated. Cost: one pass over memory; `moments` takes two, `norm` three where
//! squares would overflow or vanish.

use std::ops::Range;

use super::elementwise::{Scale, for_each_vector};
use super::in_out::InOut;
use super::reduce::{self, CHUNK};
use super::runtime::Runtime;
use super::simd::{Kernel, Simd};

/// Chunks that a thread takes at a time.
const SHARE: usize = 8;
/// Chunks whose results are kept at a time.
const KEPT: usize = 256;

/// Calls `chunk` for the ranges of all chunks and `combine` with their results, in order.
fn in_chunks<const RESULTS: usize>(
    runtime: &Runtime,
    length: usize,
    chunk: impl Fn(Range<usize>) -> [f32; RESULTS] + Sync,
    mut combine: impl FnMut([f32; RESULTS]),
) {
    if (1..=CHUNK).contains(&length) {
        return combine(chunk(0..length));
    }
    for first in (0..length.div_ceil(CHUNK)).step_by(KEPT) {
        let mut results = [[0.0; RESULTS]; KEPT];
        let count = KEPT.min(length.div_ceil(CHUNK) - first);
        let places = results[..count].as_flattened_mut();
        let work = length.min((first + count) * CHUNK) - first * CHUNK;
        runtime.for_each_chunk(work, [(places, SHARE * RESULTS)], |share, [places]| {
            for (index, place) in places.as_chunks_mut().0.iter_mut().enumerate() {
                let start = (first + share * SHARE + index) * CHUNK;
                *place = chunk(start..length.min(start + CHUNK));
            }
        });
        results[..count].iter().for_each(|result| combine(*result));
    }
}

/// The sum of the chunks' first results; 0 for none.
fn added(runtime: &Runtime, length: usize, chunk: impl Fn(Range<usize>) -> f32 + Sync) -> f32 {
    let mut total: Option<f32> = None;
    in_chunks(
        runtime,
        length,
        |range| [chunk(range)],
        |[sum]| {
            total = Some(total.map_or(sum, |total| total + sum));
        },
    );
    total.unwrap_or(0.0)
}

/// Defines a kernel over slices.
macro_rules! kernel {
    ($name:ident($($field:ty),+) -> $output:ty, |$simd:ident, $given:ident| $body:expr) => {
        struct $name<'a>($($field),+);
        impl Kernel for $name<'_> {
            type Output = $output;
            #[inline(always)]
            fn run<S: Simd>(self, $simd: S) -> $output {
                let $given = self;
                $body
            }
        }
    };
}

kernel!(Sum(&'a [f32]) -> f32, |simd, given| reduce::sum(simd, given.0));
kernel!(Dot(&'a [f32], &'a [f32]) -> f32, |simd, given| {
    reduce::sum_of_products(simd, given.0, given.1)
});
kernel!(Largest(&'a [f32]) -> f32, |simd, given| reduce::maximum(simd, given.0));
kernel!(Smallest(&'a [f32]) -> f32, |simd, given| reduce::minimum(simd, given.0));
kernel!(Deviations(&'a [f32], f32) -> [f32; 2], |simd, given| {
    reduce::sums_of_deviations(simd, given.0, given.1)
});
kernel!(ScaledSquares(&'a [f32], f32) -> f32, |simd, given| {
    let mut scaled = [0.0; CHUNK];
    let scaled = &mut scaled[..given.0.len()];
    for_each_vector(simd, InOut::apart(given.0, scaled), Scale(given.1));
    reduce::sum_of_products(simd, scaled, scaled)
});

/// Σ xᵢ.
pub fn sum(runtime: &Runtime, values: &[f32]) -> f32 {
    added(runtime, values.len(), |range| runtime.dispatch(Sum(&values[range])))
}

/// Σ xᵢ yᵢ.
///
/// # Panics
/// Where the lengths differ.
pub fn dot(runtime: &Runtime, values: &[f32], others: &[f32]) -> f32 {
    assert_eq!(values.len(), others.len(), "arrays of different lengths");
    added(runtime, values.len(), |range| {
        runtime.dispatch(Dot(&values[range.clone()], &others[range]))
    })
}

/// The larger or the smaller of chunks' results, NaN where any is.
fn further(a: f32, b: f32, smaller: bool) -> f32 {
    if a.is_nan() || (if smaller { a < b } else { a > b }) { a } else { b }
}

/// The largest element; −∞ for none, NaN where any element is.
pub fn maximum(runtime: &Runtime, values: &[f32]) -> f32 {
    let mut largest = f32::NEG_INFINITY;
    let chunk = |range: Range<usize>| [runtime.dispatch(Largest(&values[range]))];
    in_chunks(runtime, values.len(), chunk, |[x]| largest = further(largest, x, false));
    largest
}

/// The smallest element; ∞ for none, NaN where any element is.
pub fn minimum(runtime: &Runtime, values: &[f32]) -> f32 {
    let mut smallest = f32::INFINITY;
    let chunk = |range: Range<usize>| [runtime.dispatch(Smallest(&values[range]))];
    in_chunks(runtime, values.len(), chunk, |[x]| smallest = further(smallest, x, true));
    smallest
}

/// Sums of squares that no overflow and no loss among the subnormals has touched.
const SAFE_SQUARES: Range<f32> = 1e-20..f32::INFINITY;

/// √Σ xᵢ², the Euclidean norm, for numbers of every size: where the squares would overflow or
/// vanish, they are taken of xᵢ · 2ᵏ with the largest element near 1 (Blue 1978). In double
/// precision, which holds the norm of any floats. NaN where any element is.
pub fn norm(runtime: &Runtime, values: &[f32]) -> f64 {
    let squares = dot(runtime, values, values);
    if SAFE_SQUARES.contains(&squares) {
        return f64::from(squares).sqrt();
    }
    if squares.is_nan() {
        return f64::NAN;
    }
    let largest = maximum(runtime, values).max(-minimum(runtime, values)).max(0.0);
    if largest == 0.0 || largest.is_infinite() {
        return f64::from(largest);
    }
    // The power of two whose exponent is the negative of the largest element's.
    let exponent = (largest.to_bits() >> 23).max(1);
    let scale = f32::from_bits((254 - exponent.min(253)) << 23);
    let scaled = added(runtime, values.len(), |range| {
        runtime.dispatch(ScaledSquares(&values[range], scale))
    });
    f64::from(scaled).sqrt() / f64::from(scale)
}

/// Mean and variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    /// Σ xᵢ / n.
    pub mean: f64,
    /// Σ (xᵢ − mean)² / n.
    pub variance: f64,
}

/// Mean and variance by the corrected two-pass method (Chan, Golub and LeVeque 1983): with m the
/// mean as the first pass gave it and d = xᵢ − m, mean = m + Σd / n and
/// variance = (Σd² − (Σd)² / n) / n. With κ² = 1 + mean² / variance and γ the bound of a sum, the
/// relative error of the variance is at most about 2γ + (γκ)². Both are NaN for no elements, and the
/// variance where the sum is infinite.
pub fn moments(runtime: &Runtime, values: &[f32]) -> Moments {
    let count = values.len() as f64;
    let center = (f64::from(sum(runtime, values)) / count) as f32;
    if !center.is_finite() {
        return Moments { mean: f64::from(center), variance: f64::NAN };
    }
    let [mut first, mut second] = [0.0, 0.0];
    let chunk = |range: Range<usize>| runtime.dispatch(Deviations(&values[range], center));
    in_chunks(runtime, values.len(), chunk, |[sum, squares]| {
        first += f64::from(sum);
        second += f64::from(squares);
    });
    let shift = first / count;
    let variance = (second - first * shift) / count;
    // The rounding of equal elements' mean may leave less than nothing.
    let variance = if variance < 0.0 { 0.0 } else { variance };
    Moments { mean: f64::from(center) + shift, variance }
}

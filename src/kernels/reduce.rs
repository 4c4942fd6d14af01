//! Reductions with one fixed order.
//!
//! An array is cut into chunks of 4,096. Inside a chunk, lane l takes the elements with index
//! l mod 16 in ascending order; the lanes are combined by halving; chunk results are added in
//! order. The order depends on the length alone.

use super::simd::{LANES, Simd};

/// Elements of a chunk.
const CHUNK: usize = 4096;

/// Σ xᵢ.
#[inline(always)]
pub fn sum<S: Simd>(simd: S, values: &[f32]) -> f32 {
    in_chunks(values, |chunk| {
        let (vectors, rest) = chunk.as_chunks::<LANES>();
        let mut lanes = simd.splat(0.0);
        for vector in vectors {
            lanes = simd.add(lanes, simd.load(vector));
        }
        simd.sum_lanes(simd.add(lanes, simd.load_partial(rest)))
    })
}

/// Σ xᵢ yᵢ, each product fused into its lane's sum.
#[inline(always)]
pub fn sum_of_products<S: Simd>(simd: S, values: &[f32], others: &[f32]) -> f32 {
    sum_of_pairs(simd, values, others, |lanes, x, y| simd.fma(x, y, lanes))
}

/// A sum over pairs: `add(lanes, x, y)` adds a pair's term to the lanes. A pair of zeros, which
/// fills the last vector, must add nothing.
#[inline(always)]
pub fn sum_of_pairs<S: Simd>(
    simd: S,
    values: &[f32],
    others: &[f32],
    add: impl Fn(S::F32, S::F32, S::F32) -> S::F32,
) -> f32 {
    let mut remaining = others;
    in_chunks(values, |chunk| {
        let (others, after) = remaining.split_at(chunk.len());
        remaining = after;
        let (vectors, rest) = chunk.as_chunks::<LANES>();
        let (other_vectors, other_rest) = others.as_chunks::<LANES>();
        let mut lanes = simd.splat(0.0);
        for (vector, other) in vectors.iter().zip(other_vectors) {
            lanes = add(lanes, simd.load(vector), simd.load(other));
        }
        let last = simd.load_partial(rest);
        simd.sum_lanes(add(lanes, last, simd.load_partial(other_rest)))
    })
}

/// Adds the results of the chunks in order.
#[inline(always)]
fn in_chunks(values: &[f32], mut chunk_sum: impl FnMut(&[f32]) -> f32) -> f32 {
    let mut chunks = values.chunks(CHUNK);
    let first = chunks.next().map_or(0.0, &mut chunk_sum);
    chunks.fold(first, |total, chunk| total + chunk_sum(chunk))
}

/// The largest element; −∞ for none, NaN where any element is.
#[inline(always)]
pub fn maximum<S: Simd>(simd: S, values: &[f32]) -> f32 {
    let (vectors, rest) = values.as_chunks::<LANES>();
    let larger = |a, b| simd.select(simd.mask_or(simd.less(b, a), simd.is_nan(a)), a, b);
    let mut lanes = simd.splat(f32::NEG_INFINITY);
    for vector in vectors {
        lanes = larger(lanes, simd.load(vector));
    }
    if !rest.is_empty() {
        let mut last = [f32::NEG_INFINITY; LANES];
        last[..rest.len()].copy_from_slice(rest);
        lanes = larger(lanes, simd.load(&last));
    }
    simd.max_lanes(lanes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernels::level::InstructionSet;
    use crate::kernels::simd::Kernel;

    struct Reduce<'a>(&'a [f32]);

    impl Kernel for Reduce<'_> {
        type Output = (f32, f32);
        fn run<S: Simd>(self, simd: S) -> (f32, f32) {
            (sum(simd, self.0), maximum(simd, self.0))
        }
    }

    #[test]
    fn every_level_gives_the_same_and_the_right_result() {
        for length in [0, 1, 15, 16, 17, 100, 4095, 4096, 4097, 10_000] {
            let values: Vec<f32> = (0..length).map(|i| (i as f32 - 3.3) * 0.37).collect();
            let exact: f64 = values.iter().map(|&x| f64::from(x)).sum();
            let scale: f64 = values.iter().map(|&x| f64::from(x.abs())).sum();
            let results: Vec<_> = InstructionSet::available()
                .map(|level| level.dispatch(Reduce(&values)))
                .map(|(sum, maximum)| (sum.to_bits(), maximum.to_bits()))
                .collect();
            assert!(results.iter().all(|result| *result == results[0]), "length {length}");
            let (sum, maximum) = (f32::from_bits(results[0].0), f32::from_bits(results[0].1));
            assert!((f64::from(sum) - exact).abs() <= scale * 1e-6, "{sum} instead of {exact}");
            assert_eq!(maximum, values.iter().copied().fold(f32::NEG_INFINITY, f32::max));
        }
    }

    #[test]
    fn a_nan_anywhere_reaches_the_maximum() {
        for place in [0, 5, 16, 20] {
            let mut values = vec![1.0; 21];
            values[place] = f32::NAN;
            for level in InstructionSet::available() {
                assert!(level.dispatch(Reduce(&values)).1.is_nan());
            }
        }
    }
}

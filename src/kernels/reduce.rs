//! Reductions with one fixed order, inside a kernel.
//!
//! An array is cut into chunks of 4,096 elements, a chunk into vectors of 16. Inside a chunk,
//! vector v belongs to stripe v mod 4, and each stripe adds its vectors lane by lane, in ascending
//! order, from +0. Stripes are combined by halving (0 takes in 2, 1 takes in 3, then 0 takes in 1),
//! where there is more than one vector; then the lanes by halving (l takes in l + 8, then l + 4,
//! l + 2, l + 1). Chunk results are added in order. So the order depends on the length alone.
//!
//! Four stripes are what hides the latency of an addition: a sum runs at the speed of its loads.
//! With γ = k·u / (1 − k·u), u = 2⁻²⁴ and k = 70 + n / 4096, the error of a sum is at most γ Σ|xᵢ|
//! (Higham 2002, section 4.2).

use super::simd::{LANES, Simd};

/// Elements of a chunk.
pub const CHUNK: usize = 4096;

/// Sums that run side by side inside a chunk.
const STRIPES: usize = 4;

/// What a reduction adds up, a vector at a time. Implement the methods with `#[inline(always)]`.
pub trait Terms {
    /// Adds the terms of the places 16 · index and the fifteen after it to the lanes.
    fn add<S: Simd>(&mut self, simd: S, lanes: S::F32, index: usize) -> S::F32;

    /// Adds the terms of the last, incomplete vector, and nothing in the lanes past the end.
    fn add_rest<S: Simd>(&mut self, simd: S, lanes: S::F32) -> S::F32;
}

/// The sum of `length` terms.
#[inline(always)]
pub fn total<S: Simd, T: Terms>(simd: S, length: usize, terms: &mut T) -> f32 {
    let mut result = 0.0;
    for start in (0..length.max(1)).step_by(CHUNK) {
        let sum = chunk_sum(simd, start, length.min(start + CHUNK), terms);
        result = if start == 0 { sum } else { result + sum };
    }
    result
}

#[inline(always)]
fn chunk_sum<S: Simd, T: Terms>(simd: S, start: usize, end: usize, terms: &mut T) -> f32 {
    let mut stripes = [simd.splat(0.0); STRIPES];
    let (mut index, vectors) = (start / LANES, end / LANES);
    while index + STRIPES <= vectors {
        for (place, stripe) in stripes.iter_mut().enumerate() {
            *stripe = terms.add(simd, *stripe, index + place);
        }
        index += STRIPES;
    }
    // What is left goes to the first stripe, which then moves to the end, so that the next one is
    // first. That turns the stripes, which their combination does not notice.
    while index < vectors {
        stripes = [stripes[1], stripes[2], stripes[3], terms.add(simd, stripes[0], index)];
        index += 1;
    }
    if !end.is_multiple_of(LANES) {
        stripes = [stripes[1], stripes[2], stripes[3], terms.add_rest(simd, stripes[0])];
    }
    if end - start <= LANES {
        return simd.sum_lanes(stripes[3]);
    }
    let even = simd.add(stripes[0], stripes[2]);
    simd.sum_lanes(simd.add(even, simd.add(stripes[1], stripes[3])))
}

struct Values<'a>(&'a [f32]);

impl Terms for Values<'_> {
    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, lanes: S::F32, index: usize) -> S::F32 {
        simd.add(lanes, simd.load(&self.0.as_chunks().0[index]))
    }

    #[inline(always)]
    fn add_rest<S: Simd>(&mut self, simd: S, lanes: S::F32) -> S::F32 {
        simd.add(lanes, simd.load_partial(self.0.as_chunks::<LANES>().1))
    }
}

/// Σ xᵢ.
#[inline(always)]
pub fn sum<S: Simd>(simd: S, values: &[f32]) -> f32 {
    total(simd, values.len(), &mut Values(values))
}

struct Products<'a>(&'a [f32], &'a [f32]);

impl Terms for Products<'_> {
    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, lanes: S::F32, index: usize) -> S::F32 {
        let x = simd.load(&self.0.as_chunks().0[index]);
        simd.fma(x, simd.load(&self.1.as_chunks().0[index]), lanes)
    }

    #[inline(always)]
    fn add_rest<S: Simd>(&mut self, simd: S, lanes: S::F32) -> S::F32 {
        let x = simd.load_partial(self.0.as_chunks::<LANES>().1);
        simd.fma(x, simd.load_partial(self.1.as_chunks::<LANES>().1), lanes)
    }
}

/// Σ xᵢ yᵢ, each product fused into its lane's sum.
///
/// # Panics
/// Where the lengths differ.
#[inline(always)]
pub fn sum_of_products<S: Simd>(simd: S, values: &[f32], others: &[f32]) -> f32 {
    assert_eq!(values.len(), others.len(), "arrays of different lengths");
    total(simd, values.len(), &mut Products(values, others))
}

/// Differences from a center, or their squares.
struct Deviations<'a, const SQUARED: bool>(&'a [f32], f32);

impl<const SQUARED: bool> Deviations<'_, SQUARED> {
    #[inline(always)]
    fn add_vector<S: Simd>(&self, simd: S, lanes: S::F32, x: S::F32) -> S::F32 {
        let difference = simd.sub(x, simd.splat(self.1));
        if SQUARED { simd.fma(difference, difference, lanes) } else { simd.add(lanes, difference) }
    }
}

impl<const SQUARED: bool> Terms for Deviations<'_, SQUARED> {
    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, lanes: S::F32, index: usize) -> S::F32 {
        self.add_vector(simd, lanes, simd.load(&self.0.as_chunks().0[index]))
    }

    #[inline(always)]
    fn add_rest<S: Simd>(&mut self, simd: S, lanes: S::F32) -> S::F32 {
        // Filled with the center, the lanes past the end deviate by nothing.
        let x = simd.load_partial_or(self.0.as_chunks::<LANES>().1, self.1);
        self.add_vector(simd, lanes, x)
    }
}

/// Σ (xᵢ − c) and Σ (xᵢ − c)² for a center c.
#[inline(always)]
pub fn sums_of_deviations<S: Simd>(simd: S, values: &[f32], center: f32) -> [f32; 2] {
    let first = total(simd, values.len(), &mut Deviations::<false>(values, center));
    [first, total(simd, values.len(), &mut Deviations::<true>(values, center))]
}

/// Which end of an array is looked for.
trait End {
    /// What an array of nothing gives.
    const NOTHING: f32;
    /// The one of two that is further out, `b` where either is NaN.
    fn further<S: Simd>(simd: S, a: S::F32, b: S::F32) -> S::F32;
    /// The lane that is furthest out.
    fn furthest<S: Simd>(simd: S, lanes: S::F32) -> f32;
}

struct Top;

impl End for Top {
    const NOTHING: f32 = f32::NEG_INFINITY;
    #[inline(always)]
    fn further<S: Simd>(simd: S, a: S::F32, b: S::F32) -> S::F32 {
        simd.max(a, b)
    }
    #[inline(always)]
    fn furthest<S: Simd>(simd: S, lanes: S::F32) -> f32 {
        simd.max_lanes(lanes)
    }
}

struct Bottom;

impl End for Bottom {
    const NOTHING: f32 = f32::INFINITY;
    #[inline(always)]
    fn further<S: Simd>(simd: S, a: S::F32, b: S::F32) -> S::F32 {
        simd.min(a, b)
    }
    #[inline(always)]
    fn furthest<S: Simd>(simd: S, lanes: S::F32) -> f32 {
        simd.min_lanes(lanes)
    }
}

/// The element that is furthest out, in four stripes; NaNs are passed over, or decide if `NAN`.
#[inline(always)]
fn extreme<S: Simd, E: End, const NAN: bool>(simd: S, values: &[f32]) -> f32 {
    let mut lanes = [simd.splat(E::NOTHING); STRIPES];
    let mut nan = simd.less(lanes[0], lanes[0]);
    let (groups, rest) = values.as_chunks::<{ STRIPES * LANES }>();
    for group in groups {
        let (group, _) = group.as_chunks();
        let x = [simd.load(&group[0]), simd.load(&group[1]), simd.load(&group[2])];
        let x = [x[0], x[1], x[2], simd.load(&group[3])];
        for stripe in 0..STRIPES {
            lanes[stripe] = E::further(simd, x[stripe], lanes[stripe]);
        }
        if NAN {
            // One comparison finds the NaNs of two vectors.
            let found = simd.mask_or(simd.unordered(x[0], x[1]), simd.unordered(x[2], x[3]));
            nan = simd.mask_or(nan, found);
        }
    }
    for part in rest.chunks(LANES) {
        let x = simd.load_partial_or(part, E::NOTHING);
        lanes[0] = E::further(simd, x, lanes[0]);
        nan = simd.mask_or(nan, simd.is_nan(x));
    }
    if NAN && simd.any(nan) {
        return f32::NAN;
    }
    let even = E::further(simd, lanes[0], lanes[2]);
    E::furthest(simd, E::further(simd, even, E::further(simd, lanes[1], lanes[3])))
}

/// The largest element; −∞ for none, NaN where any element is.
#[inline(always)]
pub fn maximum<S: Simd>(simd: S, values: &[f32]) -> f32 {
    extreme::<S, Top, true>(simd, values)
}

/// The largest element that is a number; −∞ for none.
#[inline(always)]
pub fn largest_number<S: Simd>(simd: S, values: &[f32]) -> f32 {
    extreme::<S, Top, false>(simd, values)
}

/// The smallest element; ∞ for none, NaN where any element is.
#[inline(always)]
pub fn minimum<S: Simd>(simd: S, values: &[f32]) -> f32 {
    extreme::<S, Bottom, true>(simd, values)
}

//! Softmax along the rows of a matrix, forward and backward.
//!
//! f(x)ᵢ = e^(xᵢ − m) / Σⱼ e^(xⱼ − m), m the largest element; dxᵢ = yᵢ (gᵢ − Σⱼ gⱼ yⱼ). Bridle 1990.
//! The quotient is a product with the reciprocal of the sum, which is rounded once more. A row
//! with NaN or ∞, or of −∞ alone, becomes NaN. The order of the sums depends on the length of a row
//! alone.
//!
//! Cost: a row of at most sixteen is one vector, loaded and stored once, everything between in
//! registers; eight such rows are computed side by side. A longer one takes three passes: the
//! largest; exponentials and their sum; the product. Backward, it takes two.

use super::elementwise::{Binary, Scale, for_each_pair, for_each_vector};
use super::in_out::InOut;
use super::level::Level;
use super::math;
use super::reduce::{self, Terms};
use super::simd::{LANES, Simd};

/// Short rows that are computed side by side. A row is one long chain of dependent operations;
/// several chains hide each other's latency.
pub const TOGETHER: usize = 8;

/// Rows of at most one vector, as e^(x − m).
pub struct ShortRows<S: Simd, const ROWS: usize> {
    /// One vector a row; +0 past the end of the row.
    pub exponentials: [S::F32; ROWS],
    /// m of each row, in the place of its number.
    pub maxima: [f32; LANES],
}

impl<S: Simd, const ROWS: usize> ShortRows<S, ROWS> {
    /// Computes rows of `columns` elements, which stand one after the other.
    #[inline(always)]
    pub fn new(simd: S, columns: usize, rows: &[f32]) -> Self {
        let (inside, nothing) = (simd.first(columns), simd.splat(f32::NEG_INFINITY));
        let (mut exponentials, mut candidates) = ([nothing; ROWS], [nothing; ROWS]);
        for row in 0..ROWS {
            exponentials[row] = simd.load_partial(&rows[row * columns..][..columns]);
            candidates[row] = simd.select(inside, exponentials[row], nothing);
        }
        let maxima = simd.to_array(simd.maxima_of_lanes(candidates));
        for row in 0..ROWS {
            let x = simd.sub(exponentials[row], simd.splat(maxima[row]));
            // Taken out afterwards: e^(−∞) would be computed as slowly as a subnormal.
            exponentials[row] = simd.select(inside, math::exp(simd, x), simd.splat(0.0));
        }
        Self { exponentials, maxima }
    }

    /// Σ e^(x − m) of each row, in the lane of its number.
    #[inline(always)]
    pub fn sums(&self, simd: S) -> S::F32 {
        simd.sums_of_lanes(self.exponentials)
    }
}

/// The terms e^(x − m), each written to the output's row on the way.
pub struct Exponentials<'a> {
    /// The row.
    pub row: InOut<'a>,
    /// m.
    pub maximum: f32,
}

impl Exponentials<'_> {
    /// Vector number `index` of the exponentials, written.
    #[inline(always)]
    pub fn write<S: Simd>(&mut self, simd: S, index: usize) -> S::F32 {
        let x = simd.sub(self.row.load(simd, index), simd.splat(self.maximum));
        let exponentials = math::exp(simd, x);
        self.row.store(simd, index, exponentials);
        exponentials
    }

    /// The last, incomplete vector of the exponentials, written; +0 past the end.
    #[inline(always)]
    pub fn write_rest<S: Simd>(&mut self, simd: S) -> S::F32 {
        let x = self.row.load_rest(simd, self.maximum);
        let exponentials = math::exp(simd, simd.sub(x, simd.splat(self.maximum)));
        let inside = simd.first(self.row.len() % LANES);
        let exponentials = simd.select(inside, exponentials, simd.splat(0.0));
        self.row.store_rest(simd, exponentials);
        exponentials
    }
}

impl Terms for Exponentials<'_> {
    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, lanes: S::F32, index: usize) -> S::F32 {
        simd.add(lanes, self.write(simd, index))
    }

    #[inline(always)]
    fn add_rest<S: Simd>(&mut self, simd: S, lanes: S::F32) -> S::F32 {
        simd.add(lanes, self.write_rest(simd))
    }
}

/// The softmax of each row of `columns` elements.
#[inline(always)]
pub fn softmax_rows<S: Simd>(simd: S, columns: usize, mut rows: InOut<'_>) {
    if columns <= LANES {
        let mut start = 0;
        // The scalar level has no use for several at a time.
        if S::LEVEL != Level::Scalar {
            start = short_rows::<S, TOGETHER>(simd, columns, &mut rows, 0);
        }
        short_rows::<S, 1>(simd, columns, &mut rows, start);
        return;
    }
    for start in (0..rows.len()).step_by(columns) {
        let mut row = rows.part(start, columns);
        let maximum = reduce::largest_number(simd, row.input());
        let mut terms = Exponentials { row: row.part(0, columns), maximum };
        let sum = reduce::total(simd, columns, &mut terms);
        for_each_vector(simd, InOut::in_place(row.output()), Scale(1.0 / sum));
    }
}

/// The softmax of short rows, `ROWS` at a time, from element `start` on for as long as there are so
/// many. Returns where it stopped.
#[inline(always)]
fn short_rows<S: Simd, const ROWS: usize>(
    simd: S,
    columns: usize,
    rows: &mut InOut<'_>,
    mut start: usize,
) -> usize {
    let step = (ROWS * columns).max(1);
    while rows.len() - start >= step {
        short_group::<S, ROWS>(simd, columns, rows.part(start, step));
        start += step;
    }
    start
}

#[inline(always)]
fn short_group<S: Simd, const ROWS: usize>(simd: S, columns: usize, mut rows: InOut<'_>) {
    let short = ShortRows::<S, ROWS>::new(simd, columns, rows.input());
    let reciprocals = simd.to_array(simd.div(simd.splat(1.0), short.sums(simd)));
    let mut values = short.exponentials;
    for row in 0..ROWS {
        values[row] = simd.mul(values[row], simd.splat(reciprocals[row]));
    }
    store_short_rows(simd, columns, rows.output(), values);
}

/// Writes rows of `columns` elements, one after the other, from a vector each. Whole vectors, as
/// long as they end inside the array: what is past a row's end is overwritten by the next row.
/// Masked stores are slow, and a load near one waits for it.
#[inline(always)]
fn store_short_rows<S: Simd, const ROWS: usize>(
    simd: S,
    columns: usize,
    rows: &mut [f32],
    values: [S::F32; ROWS],
) {
    for (row, values) in values.into_iter().enumerate() {
        let rest = &mut rows[row * columns..];
        match rest.first_chunk_mut::<LANES>() {
            Some(vector) => simd.store(vector, values),
            None => simd.store_partial(&mut rest[..columns], values),
        }
    }
}

/// y (g − shared).
#[derive(Clone, Copy)]
struct Difference(f32);

impl Binary for Difference {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, g: S::F32, y: S::F32) -> S::F32 {
        simd.mul(y, simd.sub(g, simd.splat(self.0)))
    }
}

/// The gradient at each row's outputs becomes that at its inputs.
#[inline(always)]
pub fn softmax_rows_backward<S: Simd>(
    simd: S,
    columns: usize,
    outputs: &[f32],
    mut gradients: InOut<'_>,
) {
    if columns <= LANES {
        let mut start = 0;
        if S::LEVEL != Level::Scalar {
            start = short_rows_backward::<S, TOGETHER>(simd, columns, outputs, &mut gradients, 0);
        }
        short_rows_backward::<S, 1>(simd, columns, outputs, &mut gradients, start);
        return;
    }
    for start in (0..gradients.len()).step_by(columns) {
        let y = &outputs[start..][..columns];
        let gradient = gradients.part(start, columns);
        let shared = reduce::sum_of_products(simd, y, gradient.input());
        for_each_pair(simd, gradient, y, Difference(shared));
    }
}

/// The gradients of short rows, in turn as [`short_rows`].
#[inline(always)]
fn short_rows_backward<S: Simd, const ROWS: usize>(
    simd: S,
    columns: usize,
    outputs: &[f32],
    gradients: &mut InOut<'_>,
    mut start: usize,
) -> usize {
    let step = (ROWS * columns).max(1);
    while gradients.len() - start >= step {
        let outputs = &outputs[start..][..step];
        short_group_backward::<S, ROWS>(simd, columns, outputs, gradients.part(start, step));
        start += step;
    }
    start
}

#[inline(always)]
fn short_group_backward<S: Simd, const ROWS: usize>(
    simd: S,
    columns: usize,
    outputs: &[f32],
    mut gradients: InOut<'_>,
) {
    let zero = simd.splat(0.0);
    let (mut y, mut g, mut products) = ([zero; ROWS], [zero; ROWS], [zero; ROWS]);
    for row in 0..ROWS {
        y[row] = simd.load_partial(&outputs[row * columns..][..columns]);
        g[row] = simd.load_partial(&gradients.input()[row * columns..][..columns]);
        products[row] = simd.fma(y[row], g[row], zero);
    }
    let shared = simd.to_array(simd.sums_of_lanes(products));
    for row in 0..ROWS {
        g[row] = Difference(shared[row]).apply(simd, g[row], y[row]);
    }
    store_short_rows(simd, columns, gradients.output(), g);
}

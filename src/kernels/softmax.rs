//! Softmax along the rows of a matrix, forward and backward.
//!
//! f(x)ᵢ = e^(xᵢ − m) / Σⱼ e^(xⱼ − m), m the largest element; dxᵢ = yᵢ (gᵢ − Σⱼ gⱼ yⱼ). Bridle 1990.
//! The quotient is a product with the reciprocal of the sum, which is rounded once more. A row
//! with NaN or ∞, or of −∞ alone, becomes NaN. The order of the sums depends on the length of a row
//! alone.
//!
//! Cost: a row of at most sixteen is one vector, loaded and stored once, everything between in
//! registers. A longer one takes three passes: the largest; exponentials and their sum; the
//! product. Backward, it takes two.

use super::elementwise::{Binary, Scale, for_each_pair, for_each_vector};
use super::in_out::InOut;
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
    /// m of each row.
    pub maxima: [f32; ROWS],
}

impl<S: Simd, const ROWS: usize> ShortRows<S, ROWS> {
    /// Computes rows of `columns` elements, which stand one after the other.
    #[inline(always)]
    pub fn new(simd: S, columns: usize, rows: &[f32]) -> Self {
        let (mut exponentials, mut maxima) = ([simd.splat(0.0); ROWS], [0.0; ROWS]);
        for row in 0..ROWS {
            // e^(−∞) in the lanes past the end adds nothing to a sum.
            let x = &rows[row * columns..][..columns];
            exponentials[row] = simd.load_partial_or(x, f32::NEG_INFINITY);
        }
        for row in 0..ROWS {
            maxima[row] = simd.max_lanes(exponentials[row]);
        }
        for row in 0..ROWS {
            let x = simd.sub(exponentials[row], simd.splat(maxima[row]));
            exponentials[row] = math::exp(simd, x);
        }
        Self { exponentials, maxima }
    }

    /// Σ e^(x − m) of each row.
    #[inline(always)]
    pub fn sums(&self, simd: S) -> [f32; ROWS] {
        let mut sums = [0.0; ROWS];
        for (sum, exponentials) in sums.iter_mut().zip(self.exponentials) {
            *sum = simd.sum_lanes(exponentials);
        }
        sums
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
        let x = self.row.load_rest(simd, f32::NEG_INFINITY);
        let exponentials = math::exp(simd, simd.sub(x, simd.splat(self.maximum)));
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
        let together = rows.len() - rows.len() % (TOGETHER * columns).max(1);
        for start in (0..together).step_by((TOGETHER * columns).max(1)) {
            short_rows::<S, TOGETHER>(simd, columns, rows.part(start, TOGETHER * columns));
        }
        for start in (together..rows.len()).step_by(columns.max(1)) {
            short_rows::<S, 1>(simd, columns, rows.part(start, columns));
        }
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

#[inline(always)]
fn short_rows<S: Simd, const ROWS: usize>(simd: S, columns: usize, mut rows: InOut<'_>) {
    let short = ShortRows::<S, ROWS>::new(simd, columns, rows.input());
    let sums = short.sums(simd);
    for (row, sum) in sums.into_iter().enumerate() {
        let y = simd.mul(short.exponentials[row], simd.splat(1.0 / sum));
        simd.store_partial(&mut rows.output()[row * columns..][..columns], y);
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
    for start in (0..gradients.len()).step_by(columns.max(1)) {
        let y = &outputs[start..][..columns];
        let mut gradient = gradients.part(start, columns);
        if columns <= LANES {
            let y = simd.load_partial(y);
            let g = simd.load_partial(gradient.input());
            let shared = simd.sum_lanes(simd.fma(y, g, simd.splat(0.0)));
            simd.store_partial(gradient.output(), Difference(shared).apply(simd, g, y));
        } else {
            let shared = reduce::sum_of_products(simd, y, gradient.input());
            for_each_pair(simd, gradient, y, Difference(shared));
        }
    }
}

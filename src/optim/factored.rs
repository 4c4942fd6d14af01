//! Gradients divided by the root of a second moment that is the product of a factor for the row and a
//! mean for the column: u = g / √max(r c, floor), row after row, without memory for u.
//!
//! Rows are shared among threads; a row's sum has the one order of reductions. Cost: each pass reads
//! the gradients once, and computes a root and a quotient for each.

use crate::catalog::Param;
use crate::kernels::reduce::{Terms, sum_of_products, total};
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::{Kernel, LANES, Simd};

use super::rule::{RunningMean, quotient};
use super::step::Values;

/// Floats of whole rows that one thread takes at a time, where a row is not longer.
const CHUNK: usize = 16 * 1024;

fn rows_at_a_time(columns: usize) -> usize {
    (CHUNK / columns.max(1)).max(1)
}

struct Total<'a>(&'a [f32]);

impl Kernel for Total<'_> {
    type Output = f32;
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> f32 {
        crate::kernels::reduce::sum(simd, self.0)
    }
}

/// Σ xᵢ.
pub(super) fn sum(runtime: &Runtime, values: &[f32]) -> f32 {
    runtime.dispatch(Total(values))
}

struct RowSums<'a>(&'a [f32], usize, &'a mut [f32]);

impl Kernel for RowSums<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        for (row, sum) in self.0.chunks_exact(self.1).zip(self.2) {
            *sum = sum_of_products(simd, row, row);
        }
    }
}

/// The sum of squares of each row.
pub(super) fn sums_of_squares(runtime: &Runtime, values: &[f32], columns: usize, sums: &mut [f32]) {
    let rows = rows_at_a_time(columns);
    runtime.for_each_chunk(values.len(), [(sums, rows)], |index, [sums]| {
        let values = &values[index * rows * columns..][..sums.len() * columns];
        runtime.dispatch(RowSums(values, columns, sums));
    });
}

/// A row of u.
#[derive(Clone, Copy)]
struct Row<'a> {
    gradients: &'a [f32],
    moments: &'a [f32],
    factor: f32,
    floor: f32,
}

impl Row<'_> {
    #[inline(always)]
    fn quotient<S: Simd>(self, simd: S, gradient: S::F32, moment: S::F32) -> S::F32 {
        let square = simd.mul(simd.splat(self.factor), moment);
        // In this order what is NaN stays.
        let root = simd.sqrt(simd.max(simd.splat(self.floor), square));
        quotient(simd, gradient, root)
    }

    #[inline(always)]
    fn vector<S: Simd>(self, simd: S, index: usize) -> S::F32 {
        let gradient = simd.load(&self.gradients.as_chunks().0[index]);
        self.quotient(simd, gradient, simd.load(&self.moments.as_chunks().0[index]))
    }

    /// The last, incomplete vector; past its end u is 0.
    #[inline(always)]
    fn rest<S: Simd>(self, simd: S) -> S::F32 {
        let gradient = simd.load_partial(self.gradients.as_chunks::<LANES>().1);
        self.quotient(simd, gradient, simd.load_partial(self.moments.as_chunks::<LANES>().1))
    }
}

impl Terms for Row<'_> {
    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, lanes: S::F32, index: usize) -> S::F32 {
        let u = self.vector(simd, index);
        simd.fma(u, u, lanes)
    }

    #[inline(always)]
    fn add_rest<S: Simd>(&mut self, simd: S, lanes: S::F32) -> S::F32 {
        let u = self.rest(simd);
        simd.fma(u, u, lanes)
    }
}

/// Matrices of u, one after the other.
#[derive(Clone, Copy)]
pub(super) struct Factored<'a> {
    pub(super) gradients: &'a [f32],
    /// Rows of one matrix.
    pub(super) rows: usize,
    /// One a row of all matrices.
    pub(super) factors: &'a [f32],
    /// One a column of all matrices.
    pub(super) moments: &'a [f32],
    pub(super) floor: f32,
}

impl<'a> Factored<'a> {
    fn columns(self) -> usize {
        self.gradients.len() / self.factors.len()
    }

    /// A row, counted through all matrices.
    #[inline(always)]
    fn row(self, index: usize) -> Row<'a> {
        let columns = self.columns();
        Row {
            gradients: &self.gradients[index * columns..][..columns],
            moments: &self.moments[index / self.rows * columns..][..columns],
            factor: self.factors[index],
            floor: self.floor,
        }
    }

    /// Σ u² of each row.
    pub(super) fn sums_of_squares(self, runtime: &Runtime, sums: &mut [f32]) {
        let rows = rows_at_a_time(self.columns());
        runtime.for_each_chunk(self.gradients.len(), [(sums, rows)], |index, [sums]| {
            runtime.dispatch(Squares { all: self, first: index * rows, sums });
        });
    }

    /// Moves the weights, and the moment where there is one.
    pub(super) fn apply(
        self,
        runtime: &Runtime,
        by: Move,
        weights: &mut [f32],
        moment: Option<&mut [f32]>,
    ) {
        let rows = rows_at_a_time(self.columns());
        let (work, length) = (2 * weights.len(), rows * self.columns());
        let Some(moment) = moment else {
            runtime.for_each_chunk(work, [(weights, length)], |index, [weights]| {
                let (first, moment) = (index * rows, &mut [][..]);
                runtime.dispatch(Moves { all: self, by, first, weights, moment });
            });
            return;
        };
        let parts = [(weights, length), (moment, length)];
        runtime.for_each_chunk(work, parts, |index, [weights, moment]| {
            runtime.dispatch(Moves { all: self, by, first: index * rows, weights, moment });
        });
    }
}

/// Sums of some rows.
struct Squares<'a> {
    all: Factored<'a>,
    first: usize,
    sums: &'a mut [f32],
}

impl Kernel for Squares<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        for (index, sum) in self.sums.iter_mut().enumerate() {
            let mut row = self.all.row(self.first + index);
            *sum = total(simd, row.gradients.len(), &mut row);
        }
    }
}

/// θ ← θ − ε λ θ − α u, or with a running mean of α u in its place.
#[derive(Clone, Copy)]
pub(super) struct Move {
    negative_decay: f32,
    negative_rate: f32,
    moment: Option<RunningMean>,
}

impl Move {
    pub(super) fn new(values: Values<'_>, rate: f64, has_moment: bool) -> Self {
        Self {
            negative_decay: -(values.weight_decay() * values.rate()) as f32,
            negative_rate: -rate as f32,
            moment: has_moment.then(|| RunningMean::new(values.get(Param::Beta1))),
        }
    }

    /// The new weight; changes the moment, whose sign is that of the step.
    #[inline(always)]
    fn weight<S: Simd>(self, simd: S, weight: S::F32, u: S::F32, moment: &mut S::F32) -> S::F32 {
        let kept = simd.fma(simd.splat(self.negative_decay), weight, weight);
        let Some(mean) = self.moment else {
            return simd.fma(simd.splat(self.negative_rate), u, kept);
        };
        mean.add(simd, moment, simd.mul(simd.splat(self.negative_rate), u));
        simd.add(kept, *moment)
    }
}

/// Some rows that move; without a moment its array is empty.
struct Moves<'a> {
    all: Factored<'a>,
    by: Move,
    first: usize,
    weights: &'a mut [f32],
    moment: &'a mut [f32],
}

impl Kernel for Moves<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Self { all, by, first, weights, moment } = self;
        let columns = all.columns();
        let length = if moment.is_empty() { 0 } else { columns };
        for (index, weights) in weights.chunks_exact_mut(columns).enumerate() {
            let row = all.row(first + index);
            let moment = &mut moment[index * length..][..length];
            let (moments, moments_rest) = moment.as_chunks_mut::<LANES>();
            let (vectors, rest) = weights.as_chunks_mut::<LANES>();
            for (index, weight) in vectors.iter_mut().enumerate() {
                let mut mean = simd.splat(0.0);
                if let Some(moment) = moments.get(index) {
                    mean = simd.load(moment);
                }
                let u = row.vector(simd, index);
                let new = by.weight(simd, simd.load(weight), u, &mut mean);
                simd.store(weight, new);
                if let Some(moment) = moments.get_mut(index) {
                    simd.store(moment, mean);
                }
            }
            if !rest.is_empty() {
                let mut mean = simd.load_partial(moments_rest);
                let new = by.weight(simd, simd.load_partial(rest), row.rest(simd), &mut mean);
                simd.store_partial(rest, new);
                simd.store_partial(moments_rest, mean);
            }
        }
    }
}

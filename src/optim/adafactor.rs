//! Adafactor: gradients divided by the root of a second moment that is kept as row and column means,
//! so that a matrix of n rows and m columns has n + m floats of state instead of n m.
//!
//! With β = 1 − t^−c and t counted from 1, for the matrices of a parameter with two axes or more:
//! R ← β R + (1 − β) mean over columns of (g² + ε₁),  C ← β C + (1 − β) mean over rows of (g² + ε₁),
//! V = R C / mean R;  for a vector V ← β V + (1 − β) (g² + ε₁);
//! u = g / √V,  u ← u / max(1, RMS(u) / d),
//! ρ = min(ε, 1 / √t),  α = ρ max(ε₂, RMS(θ)),  θ ← θ − α u.
//!
//! Shazeer and Stern 2018, algorithms 4 to 6, whose constants are the defaults. With `first_moment` 1,
//! m ← β₁ m + (1 − β₁) α u and θ ← θ − m. With `relative_step` 0, ρ = ε; with `scale_by_parameter` 0,
//! α = ρ. Weights shrink by ε λ θ beside that.
//!
//! torch.optim.Adafactor is `epsilon_floor` 1 with its own `epsilon` 2⁻²³: V = max(R C / max(mean R,
//! ε₁), ε₁²), and nothing is added to g². transformers' Adafactor is the default with its clip_threshold,
//! decay_rate −c, eps (ε₁, ε₂), beta1 (with `first_moment` 1), relative_step, scale_parameter; there
//! the rate limit of a relative step is 0.01, and a weight decay is multiplied by α, not by ε.
//!
//! Slots: row and column means of matrices, the second moment of vectors; with `first_moment` 1, m.
//! Scratch: two floats a row, one a column. Cost: four passes over the gradients, one over the weights
//! for their size and one to change them; none takes memory of the size of the matrix.

use crate::catalog::{Entry, Param, Parameter, parameter, switch};
use crate::kernels::column_sum::sum_squares_of_rows;
use crate::kernels::math::{in_double::exp, ln};
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::Simd;

use super::arrays::Arrays;
use super::factored::{Factored, Move, sum, sums_of_squares};
use super::norm::norm;
use super::rule::{RunningMean, UpdateRule, apply};
use super::slot::{Extent, Slot, product};
use super::step::{BELOW_ONE, Values, learning_rate};
use crate::kernels::update::Flat;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 22,
    name: "adafactor",
    description: "The second moment v of a matrix from means r of its rows and c of its columns, v = \
                  r c / mean(r), each mean = b mean + (1 - b) (g^2 + epsilon), b = 1 - \
                  t^-decay_exponent; u = g / sqrt(v); u /= max(1, rms(u) / clip_threshold); theta \
                  -= min(learning_rate, 1 / sqrt(t)) * max(epsilon2, rms(theta)) * u (Shazeer and \
                  Stern 2018).",
    parameters: PARAMETERS,
};

const PARAMETERS: &[Parameter] = &[
    learning_rate(0.01),
    switch(Param::RelativeStep, 1.0, "1: the rate is at most 1 / sqrt(t); 0: it is as it is set"),
    switch(
        Param::ScaleByParameter,
        1.0,
        "1: the rate is multiplied by the parameter's root mean square, at least epsilon2; 0: not",
    ),
    parameter(Param::DecayExponent, 0.8, [0.0, 10.0], "c of the decay 1 - t^-c"),
    parameter(Param::Epsilon, 1e-30, [0.0, 1.0], "added to each squared gradient"),
    switch(
        Param::EpsilonFloor,
        0.0,
        "1, as PyTorch: epsilon is a lower limit of the gradient's root, not added; 0: as published",
    ),
    parameter(Param::Epsilon2, 1e-3, [0.0, 1.0], "the least size that a parameter counts with"),
    parameter(
        Param::ClipThreshold,
        1.0,
        [1e-6, 1e6],
        "an update whose root mean square is above it is brought down to it",
    ),
    switch(
        Param::FirstMoment,
        0.0,
        "1: steps are a running mean of updates, with one more float of state a weight; 0: not",
    ),
    parameter(
        Param::Beta1,
        0.9,
        [0.0, BELOW_ONE],
        "the decay of the first moment, where there is one",
    ),
    parameter(
        Param::WeightDecay,
        0.0,
        [0.0, 1e6],
        "the share of a weight that goes, times learning_rate",
    ),
];

/// The state beside each weight: with the first moment, and without.
const SLOTS: &[Slot] = &[
    Slot::of("row_moment", Extent::Rows),
    Slot::of("column_moment", Extent::Columns),
    Slot::of("second_moment", Extent::Vectors),
    Slot::each("first_moment"),
];

pub(super) fn slots(has_first_moment: bool) -> &'static [Slot] {
    &SLOTS[..3 + usize::from(has_first_moment)]
}

/// The matrices that a parameter is: how many, their rows, their columns. A vector is one row.
fn matrices(shape: &[usize], weights: usize) -> [usize; 3] {
    match shape {
        [others @ .., rows, columns] => [product(others), *rows, *columns],
        _ => [1, 1, weights],
    }
}

/// Floats to work in: two for each row of all matrices, one for each column of a matrix.
pub(super) fn scratch(shape: &[usize]) -> usize {
    let [count, rows, columns] = matrices(shape, 0);
    count.saturating_mul(rows).saturating_mul(2).saturating_add(columns)
}

/// The new second moment of a vector.
#[derive(Clone, Copy)]
struct SecondMoment {
    mean: RunningMean,
    /// (1 − β) ε₁.
    added: f32,
}

impl UpdateRule<1> for SecondMoment {
    #[inline(always)]
    fn apply<S: Simd>(
        self,
        simd: S,
        weight: S::F32,
        gradient: S::F32,
        slots: &mut [S::F32; 1],
    ) -> S::F32 {
        self.mean.add_square(simd, &mut slots[0], gradient);
        slots[0] = simd.add(slots[0], simd.splat(self.added));
        weight
    }
}

/// How means move: the share that is new, and ε₁ in its two places.
#[derive(Clone, Copy)]
struct Memory {
    take: f64,
    added: f64,
    floor: f64,
}

impl Memory {
    fn new(values: Values<'_>) -> Self {
        let exponent = -values.get(Param::DecayExponent);
        let take = exp(exponent * ln(values.step.number as f64));
        let epsilon = values.get(Param::Epsilon);
        let is_floor = values.is_set(Param::EpsilonFloor);
        let (added, floor) = if is_floor { (0.0, epsilon) } else { (epsilon, 0.0) };
        Self { take, added, floor }
    }

    /// Adds sums of squares of so many gradients each to running means, in double precision.
    fn add(self, means: &mut [f32], sums: &[f32], count: usize) {
        for (mean, &sum) in means.iter_mut().zip(sums) {
            let square = f64::from(sum) / count as f64 + self.added;
            *mean = ((1.0 - self.take) * f64::from(*mean) + self.take * square) as f32;
        }
    }

    /// R / mean R of one matrix; 0 where R is.
    fn factors(self, runtime: &Runtime, rows: &[f32], factors: &mut [f32]) {
        let mean = f64::from(sum(runtime, rows)) / rows.len() as f64;
        let mean = if mean < self.floor { self.floor } else { mean } as f32;
        for (factor, &row) in factors.iter_mut().zip(rows) {
            *factor = if mean == 0.0 { 0.0 } else { row / mean };
        }
    }
}

/// The whole update of a parameter.
pub(super) fn step(runtime: &Runtime, values: Values<'_>, arrays: Arrays<'_, '_>) {
    let Arrays { weights, gradients, slots, shape, scratch } = arrays;
    if weights.is_empty() {
        return;
    }
    let [count, rows, columns] = matrices(shape, weights.len());
    let (factors, rest) = scratch.split_at_mut(count * rows);
    let (sums, column_sums) = rest.split_at_mut(count * rows);
    let memory = Memory::new(values);
    let (first_slots, moment) = slots.split_at_mut(3);
    let [row_means, column_means, second] = first_slots else { unreachable!("three slots") };
    let moments: &[f32] = if shape.len() < 2 {
        let mean = RunningMean::new(1.0 - memory.take);
        let rule = SecondMoment { mean, added: (memory.take * memory.added) as f32 };
        let (gradients, slots) = (gradients, &mut [&mut **second][..]);
        apply(runtime, (rule, 0.0), Flat { weights: &mut *weights, gradients, slots });
        factors.fill(1.0);
        second
    } else {
        for index in 0..count {
            let gradients = &gradients[index * rows * columns..][..rows * columns];
            let row_means = &mut row_means[index * rows..][..rows];
            let (sums, factors) = (&mut sums[..rows], &mut factors[index * rows..][..rows]);
            sums_of_squares(runtime, gradients, columns, sums);
            memory.add(row_means, sums, columns);
            memory.factors(runtime, row_means, factors);
            sum_squares_of_rows(runtime, gradients, &mut column_sums[..columns]);
            memory.add(&mut column_means[index * columns..][..columns], column_sums, rows);
        }
        column_means
    };
    let floor = (memory.floor * memory.floor) as f32;
    let update = Factored { gradients, rows, factors, moments, floor };
    update.sums_of_squares(runtime, sums);
    let size = (f64::from(sum(runtime, sums)) / weights.len() as f64).sqrt();
    let clip = (size / values.get(Param::ClipThreshold)).max(1.0);
    let rate = rate(runtime, values, weights) / clip;
    let by = Move::new(values, rate, moment.len() == 1);
    update.apply(runtime, by, weights, moment.first_mut().map(|moment| &mut **moment));
}

/// α.
fn rate(runtime: &Runtime, values: Values<'_>, weights: &[f32]) -> f64 {
    let mut rate = values.get(Param::LearningRate);
    if values.is_set(Param::RelativeStep) {
        rate = rate.min(1.0 / (values.step.number as f64).sqrt());
    }
    if values.is_set(Param::ScaleByParameter) {
        let size = norm(runtime, weights) / (weights.len() as f64).sqrt();
        rate *= size.max(values.get(Param::Epsilon2));
    }
    rate * values.step.rate_factor
}

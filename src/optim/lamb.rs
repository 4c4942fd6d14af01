//! LAMB: Adam whose step for each parameter (a tensor) is as long as a share of the parameter:
//! u = m̂ / (√v̂ + δ) + λ θ, θ ← θ − ε (‖θ‖ / ‖u‖) u, m̂ and v̂ as in Adam.
//!
//! You et al. 2020, algorithm 2, with φ the identity. For large batches. Where either norm is 0, the
//! step is ε u. Three passes: the moments, the norms, the step. Slots: both moments.

use crate::catalog::{Entry, Param, parameter};
use crate::kernels::reduce::{Terms, total};
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::{Kernel, LANES, Simd};
use crate::kernels::update::Flat;

use super::norm::norm;
use super::rule::{RunningMean, UpdateRule, apply, quotient};
use super::slot::Slot;
use super::step::{BELOW_ONE, Values, decoupled, learning_rate};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 18,
    name: "lamb",
    description: "u = m' / (sqrt(v') + epsilon) + weight_decay * theta, m' and v' as in Adam; theta -= \
                  learning_rate * |theta| / |u| * u (You et al. 2020).",
    parameters: &[
        learning_rate(0.001),
        parameter(Param::Beta1, 0.9, [0.0, BELOW_ONE], "the decay of the first moment"),
        parameter(Param::Beta2, 0.999, [0.0, BELOW_ONE], "the decay of the second moment"),
        parameter(Param::Epsilon, 1e-6, [0.0, 1.0], "added to the root, outside of it"),
        decoupled(0.01),
    ],
};

/// The state beside each weight.
pub(super) const SLOTS: &[Slot] = &[Slot::each("first_moment"), Slot::each("second_moment")];

/// The new moments.
#[derive(Clone, Copy)]
struct Moments {
    first: RunningMean,
    second: RunningMean,
}

impl UpdateRule<2> for Moments {
    #[inline(always)]
    fn apply<S: Simd>(
        self,
        simd: S,
        weight: S::F32,
        gradient: S::F32,
        slots: &mut [S::F32; 2],
    ) -> S::F32 {
        self.first.add(simd, &mut slots[0], gradient);
        self.second.add_square(simd, &mut slots[1], gradient);
        weight
    }
}

/// u.
#[derive(Clone, Copy)]
struct Direction {
    correction: f32,
    root_correction: f32,
    epsilon: f32,
    decay: f32,
}

impl Direction {
    #[inline(always)]
    fn of<S: Simd>(self, simd: S, weight: S::F32, first: S::F32, second: S::F32) -> S::F32 {
        let root = simd.sqrt(second);
        let bottom = simd.fma(root, simd.splat(self.root_correction), simd.splat(self.epsilon));
        let step = quotient(simd, simd.mul(first, simd.splat(self.correction)), bottom);
        simd.fma(simd.splat(self.decay), weight, step)
    }
}

/// The step along u.
#[derive(Clone, Copy)]
struct Move {
    direction: Direction,
    negative_rate: f32,
}

impl UpdateRule<2> for Move {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, weight: S::F32, _: S::F32, slots: &mut [S::F32; 2]) -> S::F32 {
        let direction = self.direction.of(simd, weight, slots[0], slots[1]);
        simd.fma(simd.splat(self.negative_rate), direction, weight)
    }
}

/// Σ u².
struct SumOfSquares<'a> {
    direction: Direction,
    weights: &'a [f32],
    slots: [&'a [f32]; 2],
}

impl Terms for SumOfSquares<'_> {
    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, lanes: S::F32, index: usize) -> S::F32 {
        let weight = simd.load(&self.weights.as_chunks().0[index]);
        let first = simd.load(&self.slots[0].as_chunks().0[index]);
        let second = simd.load(&self.slots[1].as_chunks().0[index]);
        let direction = self.direction.of(simd, weight, first, second);
        simd.fma(direction, direction, lanes)
    }

    #[inline(always)]
    fn add_rest<S: Simd>(&mut self, simd: S, lanes: S::F32) -> S::F32 {
        // Past the end everything is 0, and so is u.
        let weight = simd.load_partial(self.weights.as_chunks::<LANES>().1);
        let first = simd.load_partial(self.slots[0].as_chunks::<LANES>().1);
        let second = simd.load_partial(self.slots[1].as_chunks::<LANES>().1);
        let direction = self.direction.of(simd, weight, first, second);
        simd.fma(direction, direction, lanes)
    }
}

impl Kernel for SumOfSquares<'_> {
    type Output = f32;
    #[inline(always)]
    fn run<S: Simd>(mut self, simd: S) -> f32 {
        total(simd, self.weights.len(), &mut self)
    }
}

/// The whole update of a parameter.
pub(super) fn step(runtime: &Runtime, values: Values<'_>, arrays: Flat<'_, '_>) {
    let Flat { weights, gradients, slots } = arrays;
    let moments = Moments {
        first: RunningMean::new(values.get(Param::Beta1)),
        second: RunningMean::new(values.get(Param::Beta2)),
    };
    apply(runtime, (moments, 0.0), Flat { weights, gradients, slots });
    let direction = Direction {
        correction: (1.0 / values.bias_correction(Param::Beta1)) as f32,
        root_correction: (1.0 / values.bias_correction(Param::Beta2).sqrt()) as f32,
        epsilon: values.get(Param::Epsilon) as f32,
        decay: values.weight_decay() as f32,
    };
    let sum = SumOfSquares { direction, weights, slots: [&*slots[0], &*slots[1]] };
    let length = f64::from(runtime.dispatch(sum)).sqrt();
    let weight = norm(runtime, weights);
    let ratio = if weight > 0.0 && length > 0.0 { weight / length } else { 1.0 };
    let rule = Move { direction, negative_rate: -(values.rate() * ratio) as f32 };
    apply(runtime, (rule, 0.0), Flat { weights, gradients, slots });
}

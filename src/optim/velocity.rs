//! The velocity of the optimizers with momentum: v ← α v − ε g, θ ← θ + v, or with the rate outside
//! of it, v ← α v + g, θ ← θ − ε v. With a constant rate both give the same weights.

use crate::catalog::{Param, Parameter, parameter, switch};
use crate::kernels::simd::Simd;

use super::step::Values;

/// The entry of the momentum.
pub(super) const MOMENTUM: Parameter =
    parameter(Param::Momentum, 0.9, [0.0, 1.0], "the share of the velocity that is kept");

/// The entry of the choice.
pub(super) const HOLDS_RATE: Parameter = switch(
    Param::VelocityHoldsRate,
    1.0,
    "1: v = momentum * v - learning_rate * g and theta += v; 0, as PyTorch: v = momentum * v + g and \
     theta -= learning_rate * v",
);

/// How a velocity takes gradients in and moves weights.
#[derive(Clone, Copy)]
pub(super) struct Velocity {
    momentum: f32,
    /// Multiplies what comes into the velocity.
    inward: f32,
    /// Multiplies the velocity where it moves a weight.
    outward: f32,
    ahead: f32,
}

impl Velocity {
    /// One that holds the rate.
    pub(super) fn with_rate(values: Values<'_>) -> Self {
        Self::new(values, true)
    }

    /// One that holds the rate or not, as its parameter says.
    pub(super) fn by_choice(values: Values<'_>) -> Self {
        Self::new(values, values.is_set(Param::VelocityHoldsRate))
    }

    fn new(values: Values<'_>, holds_rate: bool) -> Self {
        let (rate, momentum) = (values.rate(), values.get(Param::Momentum));
        let (inward, outward) = if holds_rate { (-rate, 1.0) } else { (1.0, -rate) };
        Self {
            momentum: momentum as f32,
            inward: inward as f32,
            outward: outward as f32,
            ahead: (outward * momentum) as f32,
        }
    }

    /// How far ahead of a weight the gradient is taken, in velocities.
    pub(super) fn look_ahead(self) -> f32 {
        self.ahead
    }

    /// The velocity after a gradient, or what stands for one.
    #[inline(always)]
    pub(super) fn next<S: Simd>(self, simd: S, velocity: S::F32, gradient: S::F32) -> S::F32 {
        let pull = simd.mul(simd.splat(self.inward), gradient);
        simd.fma(simd.splat(self.momentum), velocity, pull)
    }

    /// A weight that a velocity has moved.
    #[inline(always)]
    pub(super) fn moved<S: Simd>(self, simd: S, weight: S::F32, velocity: S::F32) -> S::F32 {
        simd.fma(simd.splat(self.outward), velocity, weight)
    }

    /// Where the gradient is taken by a rule that looks ahead: where the velocity alone would take
    /// the weight.
    #[inline(always)]
    pub(super) fn ahead<S: Simd>(self, simd: S, weight: S::F32, velocity: S::F32) -> S::F32 {
        simd.fma(simd.splat(self.ahead), velocity, weight)
    }
}

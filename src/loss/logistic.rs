//! What losses of logits share: σ(z), σ(−z), and the binary cross-entropy, none of which overflows
//! or loses what is small.

use crate::kernels::math;
use crate::kernels::simd::Simd;

/// The sigmoid of an output and what goes with it.
pub(super) struct Logistic<S: Simd> {
    /// σ(z).
    pub positive: S::F32,
    /// σ(−z) = 1 − σ(z).
    pub negative: S::F32,
    /// e^−|z|.
    decay: S::F32,
}

impl<S: Simd> Logistic<S> {
    #[inline(always)]
    pub fn new(simd: S, z: S::F32) -> Self {
        let decay = math::exp(simd, simd.neg(simd.abs(z)));
        let larger = simd.div(simd.splat(1.0), simd.add(simd.splat(1.0), decay));
        let smaller = simd.mul(decay, larger);
        let is_positive = simd.less(simd.splat(0.0), z);
        Self {
            positive: simd.select(is_positive, larger, smaller),
            negative: simd.select(is_positive, smaller, larger),
            decay,
        }
    }

    /// ln(1 + e^z) − t z.
    #[inline(always)]
    pub fn cross_entropy(&self, simd: S, z: S::F32, t: S::F32) -> S::F32 {
        let is_positive = simd.less(simd.splat(0.0), z);
        let rest = simd.sub(simd.splat(1.0), t);
        let share = simd.select(is_positive, rest, simd.neg(t));
        simd.fma(z, share, math::log1p_unit(simd, self.decay))
    }
}

/// ln(1 + e^z) − t z in float64.
pub(super) fn cross_entropy_in_double(z: f64, t: f64) -> f64 {
    let linear = if z > 0.0 { z * (1.0 - t) } else { -z * t };
    linear + math::in_double::log1p(math::in_double::exp(-z.abs()))
}

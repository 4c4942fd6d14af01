//! Scaled tanh: f(x) = 1.7159 tanh(2x / 3), f′ = 1.7159 · 2/3 / cosh²(2x / 3).
//!
//! LeCun, Bottou, Orr and Müller 1998: f(±1) = ±1, and the second derivative is largest there, so
//! that targets of ±1 do not drive units into saturation. With t = e^(−4|x|/3) the derivative is 4
//! · 1.7159 · 2/3 · t / (1 + t)², without the cancellation that 1 − tanh² has far out. Accuracy: 4
//! ULP both. Cost: one exponential's work and a division each.

use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::{Elementwise, product};
use super::properties::{Facts, Properties, Reads, entry};

const SCALE: f32 = 1.7159;
/// 2/3, and what the float nearest to it lacks.
const SLOPE: f32 = 2.0 / 3.0;
const SLOPE_LOW: f32 = -1.986_821_5e-8;
/// 4 · 1.7159 · 2/3.
const FACTOR: f32 = 4.575_733;
/// From here on, the derivative is 0.
const LARGEST: f32 = 120.0;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        9,
        "scaled_tanh",
        "f(x) = 1.7159 tanh(2 x / 3), range (-1.7159, 1.7159), zero-centred, f(1) = 1 (LeCun, \
         Bottou, Orr and Mueller 1998).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties {
        range: [-f64::from(SCALE), f64::from(SCALE)],
        identity_near_zero: false,
        ..Properties::ODD_STEP
    },
};

#[derive(Clone, Copy)]
pub(super) struct ScaledTanh;

impl Elementwise for ScaledTanh {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let slope = simd.splat(SLOPE);
        simd.mul(simd.splat(SCALE), math::tanh(simd, simd.mul(slope, x)))
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let size = simd.min(simd.splat(LARGEST), simd.abs(x));
        let [high, low] = product(simd, 2.0 * SLOPE, size);
        let low = simd.fma(simd.splat(2.0 * SLOPE_LOW), size, low);
        let [first, second] = math::exp_parts(simd, simd.neg(high), simd.neg(low));
        let t = simd.mul(first, second);
        // (1 + t)²
        let square = simd.fma(t, simd.add(simd.splat(2.0), t), simd.splat(1.0));
        let factor = simd.div(simd.splat(FACTOR), square);
        simd.mul(simd.mul(factor, first), second)
    }
}

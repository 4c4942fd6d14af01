//! Softplus: f(x) = ln(1 + e^(β x)) / β, f′ = 1 / (1 + e^(−β x)).
//!
//! Dugas, Bengio, Bélisle, Nadeau and Garcia 2001. A smooth rectifier, never 0: softplus(100) = 100
//! and softplus(−100) = e⁻¹⁰⁰, without a threshold. β x is the sum of two floats; where β is 1, it is x,
//! and takes half the time. f(−∞) = 0, f(∞) = ∞. Accuracy: 3 ULP, the derivative 3. Cost: one
//! exponential and one logarithm; one exponential and a division.

use crate::catalog::{Param, Settings};
use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::{Elementwise, clamp, product};
use super::properties::{Facts, Properties, Reads, entry, parameter};

/// β x as the sum of two floats, cut off where nothing changes any more.
#[inline(always)]
fn argument<S: Simd>(simd: S, x: S::F32, beta: f32) -> [S::F32; 2] {
    let limit = LARGEST / beta;
    product(simd, beta, clamp(simd, x, [-limit, limit]))
}

/// Beyond this size of β x, the exponential is 0.
const LARGEST: f32 = 170.0;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        29,
        "softplus",
        "f(x) = log(1 + exp(beta x)) / beta, range (0, inf). A smooth rectifier (Dugas et al. \
         2001).",
        &[parameter(Param::Beta, 1.0, [0.01, 100.0], "beta: how sharply it bends")],
    ),
    reads: Reads::Input,
    properties: |_| Properties::RECTIFIER,
};

#[derive(Clone, Copy)]
pub(super) struct Softplus {
    beta: f32,
}

impl Softplus {
    pub(super) fn new(settings: &Settings) -> Self {
        Self { beta: settings.value(Param::Beta) as f32 }
    }
}

/// The function of β = 1.
#[derive(Clone, Copy)]
pub(super) struct Plain;

impl Elementwise for Plain {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        math::softplus(simd, x)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        math::sigmoid(simd, x)
    }
}

impl Elementwise for Softplus {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let [u, rest] = argument(simd, x, self.beta);
        let zero = simd.splat(0.0);
        let is_left = simd.less(u, zero);
        let size = simd.select(is_left, u, simd.neg(u));
        let rest = simd.select(is_left, rest, simd.neg(rest));
        let [first, second] = math::exp_parts(simd, size, rest);
        let t = simd.mul(first, second);
        // ln(1 + t) is t · (1 − t/2 + …): where t is small, its parts go through the division.
        let tail = simd.mul(simd.div(first, simd.splat(self.beta)), second);
        let curve = simd.div(math::log1p_unit(simd, t), simd.splat(self.beta));
        let curve = simd.select(simd.less(t, simd.splat(1e-9)), tail, curve);
        simd.add(simd.max(x, zero), curve)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let [u, rest] = argument(simd, x, self.beta);
        let s = math::sigmoid(simd, u);
        simd.fma(simd.mul(s, rest), simd.sub(simd.splat(1.0), s), s)
    }
}

//! Exponential linear unit: f(x) = x for x > 0, else α (eˣ − 1); f′ = 1 for x > 0, else α eˣ.
//!
//! Clevert, Unterthiner and Hochreiter 2015. Levels off at −α, which brings means nearer to zero
//! than ReLU's. The derivative jumps at 0 unless α is 1. NaN stays NaN. Accuracy: 2 ULP both, down
//! to the subnormals. Cost: one exponential.

use crate::catalog::{Param, Settings};
use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::properties::{Facts, Kinks, Properties, Reads, entry, parameter};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        26,
        "elu",
        "f(x) = x for x > 0, else alpha (exp(x) - 1), range (-alpha, inf) (Clevert, Unterthiner \
         and Hochreiter 2015).",
        &[parameter(Param::Alpha, 1.0, [0.0, 100.0], "alpha: the function levels off at -alpha")],
    ),
    reads: Reads::Input,
    properties: |settings| {
        let alpha = settings.value(Param::Alpha);
        Properties {
            range: [-alpha, f64::INFINITY],
            identity_near_zero: alpha == 1.0,
            kinks: if alpha == 1.0 { Kinks::NONE } else { Kinks::at(0.0) },
            ..Properties::RECTIFIER
        }
    },
};

/// scale · x for x > 0, else alpha · (eˣ − 1).
#[derive(Clone, Copy)]
pub(super) struct Elu {
    scale: f32,
    alpha: f32,
}

impl Elu {
    pub(super) fn new(settings: &Settings) -> Self {
        Self::of(1.0, settings.value(Param::Alpha) as f32)
    }

    pub(super) const fn of(scale: f32, alpha: f32) -> Self {
        Self { scale, alpha }
    }
}

impl Elementwise for Elu {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let zero = simd.splat(0.0);
        let left = simd.mul(simd.splat(self.alpha), math::expm1(simd, simd.min(zero, x)));
        simd.select(simd.less(zero, x), simd.mul(simd.splat(self.scale), x), left)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let zero = simd.splat(0.0);
        let [first, second] = math::exp_parts(simd, simd.min(zero, x), zero);
        let left = simd.mul(simd.mul(simd.splat(self.alpha), first), second);
        simd.select(simd.less(zero, x), simd.splat(self.scale), left)
    }
}

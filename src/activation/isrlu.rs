//! Inverse square root linear unit: f(x) = x for x ≥ 0, else x / √(1 + α x²); f′ = 1 and (1 / √(1 +
//! α x²))³.
//!
//! Carlile, Delamarter, Kinney, Marti and Whitney 2017: like ELU without the exponential, with a
//! continuous second derivative. Levels off at −1 / √α. Accuracy: 3 ULP, the derivative 4. Cost:
//! one square root and one division.

use crate::catalog::{Param, Settings};
use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::isru;
use super::properties::{Facts, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        14,
        "isrlu",
        "f(x) = x for x >= 0, else x / sqrt(1 + alpha x^2), range (-1/sqrt(alpha), inf). Like \
         ELU without the exponential (Carlile et al. 2017).",
        &[isru::ALPHA],
    ),
    reads: Reads::Input,
    properties: |settings| Properties {
        range: [-1.0 / settings.value(Param::Alpha).sqrt(), f64::INFINITY],
        identity_near_zero: true,
        ..Properties::RECTIFIER
    },
};

#[derive(Clone, Copy)]
pub(super) struct Isrlu {
    alpha: f32,
}

impl Isrlu {
    pub(super) fn new(settings: &Settings) -> Self {
        Self { alpha: settings.value(Param::Alpha) as f32 }
    }
}

impl Elementwise for Isrlu {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let unit = math::inverse_square_root_unit(simd, x, self.alpha);
        simd.select(simd.less(x, simd.splat(0.0)), unit, x)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let left = simd.select(simd.less(x, simd.splat(0.0)), x, simd.mul(x, simd.splat(0.0)));
        simd.select(
            simd.less(simd.splat(0.0), x),
            simd.splat(1.0),
            isru::slope(simd, left, self.alpha),
        )
    }
}

//! Inverse square root unit: f(x) = x / √(1 + α x²), f′ = (1 / √(1 + α x²))³.
//!
//! Carlile, Delamarter, Kinney, Marti and Whitney 2017. Odd, bounded by ±1 / √α; saturates as 1 /
//! x³. 1 + α x² is rounded once, with the rounding of α x made good. Accuracy: 3 ULP, the
//! derivative 4. Cost: one square root and one division.

use crate::catalog::{Param, Settings};
use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::{Elementwise, product};
use super::properties::{Facts, Properties, Reads, entry, parameter};
use crate::catalog::Parameter;

/// How soon the function levels off.
pub(super) const ALPHA: Parameter = parameter(
    Param::Alpha,
    1.0,
    [0.01, 100.0],
    "alpha: the function levels off at 1 / sqrt(alpha)",
);
/// Beyond, the derivative is 0 for every alpha.
const LARGEST: f32 = (1u64 << 60) as f32;

/// (1 / √(1 + α x²))³: with q = 1 / (1 + α x²), q √q.
#[inline(always)]
pub(super) fn slope<S: Simd>(simd: S, x: S::F32, alpha: f32) -> S::F32 {
    let one = simd.splat(1.0);
    let size = simd.min(simd.splat(LARGEST), simd.abs(x));
    let [scaled, rest] = product(simd, alpha, size);
    let square = simd.fma(scaled, size, simd.fma(rest, size, one));
    let quotient = simd.div(one, square);
    simd.mul(quotient, simd.sqrt(quotient))
}

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        13,
        "isru",
        "f(x) = x / sqrt(1 + alpha x^2), range (-1/sqrt(alpha), 1/sqrt(alpha)), zero-centred \
         (Carlile et al. 2017).",
        &[ALPHA],
    ),
    reads: Reads::Input,
    properties: |settings| {
        let limit = 1.0 / settings.value(Param::Alpha).sqrt();
        Properties { range: [-limit, limit], ..Properties::ODD_STEP }
    },
};

#[derive(Clone, Copy)]
pub(super) struct Isru {
    alpha: f32,
}

impl Isru {
    pub(super) fn new(settings: &Settings) -> Self {
        Self { alpha: settings.value(Param::Alpha) as f32 }
    }
}

impl Elementwise for Isru {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        math::inverse_square_root_unit(simd, x, self.alpha)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        slope(simd, x, self.alpha)
    }
}

//! Squareplus: f(x) = (x + √(x² + b)) / 2, f′ = (1 + x / √(x² + b)) / 2.
//!
//! Barron 2021: softplus without exponentials; b = 4 has its shape, b = 0 would be ReLU. To the
//! left f is ½ b / (√(x² + b) − x) and f′ is f / √(x² + b), which lose nothing. f(−∞) = 0, f(∞) =
//! ∞. Accuracy: 3 ULP both. Cost: one square root and one division; the derivative two roots and
//! three divisions.

use crate::catalog::{Param, Settings};
use crate::kernels::simd::Simd;

use super::elementwise::{Elementwise, keep_nan};
use super::properties::{Facts, Properties, Reads, entry, parameter};

/// From here on, x² + b is x².
const LARGEST: f32 = (1u64 << 60) as f32;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        37,
        "squareplus",
        "f(x) = (x + sqrt(x^2 + b)) / 2, range (0, inf): softplus without exponentials (Barron \
         2021).",
        &[parameter(Param::Curvature, 4.0, [0.01, 100.0], "b: how wide the bend around 0 is")],
    ),
    reads: Reads::Input,
    properties: |_| Properties::RECTIFIER,
};

#[derive(Clone, Copy)]
pub(super) struct Squareplus {
    curvature: f32,
}

impl Squareplus {
    pub(super) fn new(settings: &Settings) -> Self {
        Self { curvature: settings.value(Param::Curvature) as f32 }
    }

    /// f, and √(x² + b).
    #[inline(always)]
    fn value_and_root<S: Simd>(self, simd: S, x: S::F32) -> (S::F32, S::F32) {
        let (half, size) = (simd.splat(0.5), simd.abs(x));
        let cut = simd.min(simd.splat(LARGEST), size);
        let root = simd.sqrt(simd.fma(cut, cut, simd.splat(self.curvature)));
        let root = simd.select(simd.less(root, size), size, root);
        // Halves, since the sum may be too large.
        let sum = simd.fma(half, size, simd.mul(half, root));
        let left = simd.div(simd.splat(0.25 * self.curvature), sum);
        (keep_nan(simd, x, simd.select(simd.less(x, simd.splat(0.0)), left, sum)), root)
    }
}

impl Elementwise for Squareplus {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        self.value_and_root(simd, x).0
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let (half, size) = (simd.splat(0.5), simd.abs(x));
        let cut = simd.min(simd.splat(LARGEST), size);
        let square = simd.fma(cut, cut, simd.splat(self.curvature));
        let inner = simd.sqrt(square);
        let right = simd.fma(half, simd.div(simd.copy_sign(cut, x), inner), half);
        // ½ b / (r² + |x| r), as long as that is a float, else f / r.
        let (value, root) = self.value_and_root(simd, x);
        let is_far = simd.less(simd.splat(LARGEST), size);
        let above = simd.select(is_far, value, simd.splat(0.5 * self.curvature));
        let below = simd.select(is_far, root, simd.fma(cut, inner, square));
        let left = simd.div(above, below);
        let is_left = simd.less(simd.add(x, x), simd.neg(inner));
        keep_nan(simd, x, simd.select(is_left, left, right))
    }
}

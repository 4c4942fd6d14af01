//! Threshold: f(x) = x for x > θ, else v; f′ = 1 for x > θ, else 0.
//!
//! Konda, Memisevic and Krueger 2015 for θ > 0 and v = 0 (thresholded ReLU). Jumps at θ where v is
//! another number. NaN stays NaN. Exact. Cost: one comparison.

use crate::catalog::{Param, Settings};
use crate::kernels::simd::Simd;

use super::elementwise::{Elementwise, keep_nan};
use super::properties::{Facts, Kinks, Properties, Reads, entry, parameter};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        23,
        "threshold",
        "f(x) = x for x > threshold, else value. With 0 and 0 it is ReLU (Konda, Memisevic and \
         Krueger 2015).",
        &[
            parameter(Param::Threshold, 0.0, [-100.0, 100.0], "theta: above it the input passes"),
            parameter(
                Param::Value,
                0.0,
                [-100.0, 100.0],
                "the output where the input does not pass",
            ),
        ],
    ),
    reads: Reads::Input,
    properties: |settings| {
        let [threshold, value] = [Param::Threshold, Param::Value].map(|key| settings.value(key));
        Properties {
            range: [threshold.min(value), f64::INFINITY],
            monotonic: value <= threshold,
            identity_near_zero: threshold < 0.0,
            kinks: Kinks::at(threshold as f32),
            ..Properties::RECTIFIER
        }
    },
};

#[derive(Clone, Copy)]
pub(super) struct Threshold {
    threshold: f32,
    value: f32,
}

impl Threshold {
    pub(super) fn new(settings: &Settings) -> Self {
        Self {
            threshold: settings.value(Param::Threshold) as f32,
            value: settings.value(Param::Value) as f32,
        }
    }
}

impl Elementwise for Threshold {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let is_below = simd.less_equal(x, simd.splat(self.threshold));
        simd.select(is_below, simd.splat(self.value), x)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let is_below = simd.less_equal(x, simd.splat(self.threshold));
        keep_nan(simd, x, simd.select(is_below, simd.splat(0.0), simd.splat(1.0)))
    }
}

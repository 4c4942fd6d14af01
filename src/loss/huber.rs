//! Huber's loss: with a = y − t, ℓ = ½ a² for |a| ≤ δ, else δ (|a| − ½ δ); ∂ℓ/∂y = a limited to ±δ.
//!
//! Huber 1964. PyTorch's `HuberLoss` and Keras's `Huber` give the same.
//!
//! Cost: one pass, a handful of operations an element.

use crate::catalog::{Entry, Param, Settings, parameter};
use crate::kernels::pairwise::Pairwise;
use crate::kernels::simd::Simd;

use super::elementwise::{ElementLoss, float};
use super::reduction::REDUCTION;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 4,
    name: "huber",
    description: "The mean over all rows and outputs of a^2 / 2 for |a| <= delta, else delta (|a| - delta / 2), with a = y - t; targets are float32 values. Huber 1964.",
    parameters: &[
        REDUCTION,
        parameter(
            Param::Delta,
            1.0,
            [1e-6, 1e6],
            "delta, the size of an error from which on the loss grows linearly",
        ),
    ],
};

/// The loss of an output.
#[derive(Clone, Copy)]
pub(super) struct Huber {
    delta: f32,
}

impl Pairwise for Huber {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, y: S::F32, t: S::F32) -> [S::F32; 2] {
        let (difference, delta) = (simd.sub(y, t), simd.splat(self.delta));
        let size = simd.abs(difference);
        let is_near = simd.less_equal(size, delta);
        let half = simd.splat(0.5);
        // With the smaller factor first: δ² alone may be too large for a float.
        let near = simd.mul(simd.mul(half, difference), difference);
        let far = simd.mul(delta, simd.sub(size, simd.mul(half, delta)));
        let slope = simd.select(is_near, difference, simd.copy_sign(delta, difference));
        [simd.select(is_near, near, far), slope]
    }
}

impl ElementLoss for Huber {
    fn new(settings: &Settings) -> Self {
        Self { delta: settings.value(Param::Delta) as f32 }
    }

    fn in_double(settings: &Settings, y: f64, t: f64) -> f64 {
        let (size, delta) = ((y - t).abs(), float(settings, Param::Delta));
        if size <= delta { 0.5 * size * size } else { delta * (size - 0.5 * delta) }
    }
}

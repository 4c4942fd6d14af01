//! Binary cross-entropy of probabilities: ℓ = −t ln p − (1 − t) ln(1 − p), ∂ℓ/∂p = (p − t) / (p (1 − p)).
//!
//! Good 1952; Goodfellow, Bengio and Courville 2016, section 6.2.2.2. p is the output limited to ε … 1 − ε,
//! with the slope there, so that a certain mistake still teaches. Keras's `BinaryCrossentropy` limits by
//! the same ε and gives the same values; PyTorch's `BCELoss` limits the logarithms to −100 instead. From
//! logits, use binary_cross_entropy_with_logits, which needs no limit.
//!
//! Cost: one pass; two logarithms and a division an element.

use crate::catalog::{Entry, Param, Settings, parameter};
use crate::kernels::math;
use crate::kernels::pairwise::Pairwise;
use crate::kernels::simd::Simd;

use super::elementwise::{ElementLoss, float};
use super::reduction::REDUCTION;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 8,
    name: "binary_cross_entropy",
    description: "The mean over all rows and outputs of -t ln p - (1 - t) ln(1 - p), with p the output limited to epsilon and 1 - epsilon; targets are float32 values from 0 to 1.",
    parameters: &[
        REDUCTION,
        parameter(
            Param::Epsilon,
            1e-7,
            [1e-7, 0.1],
            "epsilon, how near to 0 and 1 a probability may be",
        ),
    ],
};

/// The loss of an output.
#[derive(Clone, Copy)]
pub(super) struct BinaryCrossEntropy {
    epsilon: f32,
}

impl Pairwise for BinaryCrossEntropy {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, y: S::F32, t: S::F32) -> [S::F32; 2] {
        let (one, epsilon) = (simd.splat(1.0), simd.splat(self.epsilon));
        let p = simd.max(epsilon, simd.min(simd.sub(one, epsilon), y));
        let (rest, t_rest) = (simd.sub(one, p), simd.sub(one, t));
        let lost = simd.mul(t_rest, math::log(simd, rest));
        let value = simd.neg(simd.fma(t, math::log(simd, p), lost));
        [value, simd.div(simd.sub(p, t), simd.mul(p, rest))]
    }
}

impl ElementLoss for BinaryCrossEntropy {
    fn new(settings: &Settings) -> Self {
        Self { epsilon: settings.value(Param::Epsilon) as f32 }
    }

    fn in_double(settings: &Settings, y: f64, t: f64) -> f64 {
        let epsilon = float(settings, Param::Epsilon);
        let p = y.clamp(epsilon, 1.0 - epsilon);
        -t * math::ln(p) - (1.0 - t) * math::ln(1.0 - p)
    }
}

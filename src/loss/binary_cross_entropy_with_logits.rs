//! Binary cross-entropy of the sigmoid of the outputs: ℓ = ln(1 + e^z) − t z, ∂ℓ/∂z = σ(z) − t.
//!
//! Good 1952; Goodfellow, Bengio and Courville 2016, section 6.2.2.2. PyTorch's `BCEWithLogitsLoss` and
//! Keras's `BinaryCrossentropy(from_logits=True)` give the same.
//!
//! ln(1 + e^z) − t z = (z (1 − t) for z > 0, else −z t) + ln(1 + e^−|z|), and σ(z) − t = (1 − t) σ(z) − t
//! σ(−z): nothing overflows, and what is small where the output is right is accurate.
//!
//! Cost: one pass; an exponential, a logarithm and a division an element.

use crate::catalog::{Entry, Settings};
use crate::kernels::pairwise::Pairwise;
use crate::kernels::simd::Simd;

use super::elementwise::ElementLoss;
use super::logistic::{Logistic, cross_entropy_in_double};
use super::reduction::REDUCTION;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 9,
    name: "binary_cross_entropy_with_logits",
    description: "The mean over all rows and outputs of ln(1 + e^z) - t z, the outputs z taken before the sigmoid; targets are float32 values from 0 to 1.",
    parameters: &[REDUCTION],
};

/// The loss of an output.
#[derive(Clone, Copy)]
pub(super) struct BinaryCrossEntropyWithLogits;

impl Pairwise for BinaryCrossEntropyWithLogits {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, y: S::F32, t: S::F32) -> [S::F32; 2] {
        let logistic = Logistic::new(simd, y);
        let rest = simd.sub(simd.splat(1.0), t);
        let slope = simd.fma(rest, logistic.positive, simd.neg(simd.mul(t, logistic.negative)));
        [logistic.cross_entropy(simd, y, t), slope]
    }
}

impl ElementLoss for BinaryCrossEntropyWithLogits {
    fn new(_: &Settings) -> Self {
        BinaryCrossEntropyWithLogits
    }

    fn in_double(_: &Settings, y: f64, t: f64) -> f64 {
        cross_entropy_in_double(y, t)
    }
}

//! Focal loss of the sigmoid of the outputs: ℓ = −α_t (1 − p_t)^γ ln p_t.
//!
//! With p = σ(z): p_t = p and α_t = α where t is 1, p_t = 1 − p and α_t = 1 − α where it is 0; between
//! them ln p_t stands for the cross-entropy, and p_t and α_t are weighed by t. Lin, Goyal, Girshick, He and
//! Dollár 2017, equation 5. torchvision's `sigmoid_focal_loss` gives the same; a negative α means no α_t.
//!
//! With q = 1 − p_t = p (1 − t) + (1 − p) t and c the cross-entropy: ∂ℓ/∂z = α_t ((p − t) q^γ + γ c q^(γ−1)
//! (1 − 2t) p (1 − p)).
//!
//! Cost: one pass; two exponentials, two logarithms and two divisions an element.

use crate::catalog::{Entry, Param, Settings, parameter};
use crate::kernels::math;
use crate::kernels::pairwise::Pairwise;
use crate::kernels::simd::Simd;

use super::elementwise::{ElementLoss, float};
use super::logistic::{Logistic, cross_entropy_in_double};
use super::reduction::REDUCTION;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 10,
    name: "focal_with_logits",
    description: "The mean over all rows and outputs of -alpha_t (1 - p_t)^gamma ln p_t, p the sigmoid of the outputs; targets are float32 values, 0 or 1. Lin et al. 2017.",
    parameters: &[
        REDUCTION,
        parameter(
            Param::Gamma,
            2.0,
            [0.0, 10.0],
            "gamma, how strongly what is right already is passed over",
        ),
        parameter(
            Param::Alpha,
            0.25,
            [-1.0, 1.0],
            "alpha, the weight of the targets that are 1; negative: none",
        ),
    ],
};

/// The loss of an output.
#[derive(Clone, Copy)]
pub(super) struct FocalWithLogits {
    gamma: f32,
    alpha: f32,
}

impl Pairwise for FocalWithLogits {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, y: S::F32, t: S::F32) -> [S::F32; 2] {
        let (logistic, zero, one) = (Logistic::new(simd, y), simd.splat(0.0), simd.splat(1.0));
        let (p, p_rest, rest) = (logistic.positive, logistic.negative, simd.sub(one, t));
        let q = simd.fma(p, rest, simd.mul(p_rest, t));
        let gamma = simd.splat(self.gamma);
        let is_nothing = simd.equal(q, zero);
        let power = math::exp(simd, simd.mul(gamma, math::log(simd, q)));
        let at_zero = if self.gamma == 0.0 { one } else { zero };
        let power = simd.select(is_nothing, at_zero, power);
        let balance = if self.alpha < 0.0 {
            one
        } else {
            simd.fma(simd.splat(self.alpha), t, simd.mul(simd.splat(1.0 - self.alpha), rest))
        };
        let weight = simd.mul(balance, power);
        let entropy = logistic.cross_entropy(simd, y, t);
        let slope = simd.fma(rest, p, simd.neg(simd.mul(t, p_rest)));
        let ratio = simd.div(simd.mul(p, p_rest), simd.select(is_nothing, one, q));
        let turn = simd.mul(simd.mul(gamma, entropy), simd.mul(simd.sub(rest, t), ratio));
        [simd.mul(weight, entropy), simd.mul(weight, simd.add(slope, turn))]
    }
}

impl ElementLoss for FocalWithLogits {
    fn new(settings: &Settings) -> Self {
        let value = |key| settings.value(key) as f32;
        Self { gamma: value(Param::Gamma), alpha: value(Param::Alpha) }
    }

    fn in_double(settings: &Settings, y: f64, t: f64) -> f64 {
        let (gamma, alpha) = (float(settings, Param::Gamma), float(settings, Param::Alpha));
        let p = 1.0 / (1.0 + math::in_double::exp(-y));
        let p_rest = 1.0 / (1.0 + math::in_double::exp(y));
        let q = p * (1.0 - t) + p_rest * t;
        let balance = if alpha < 0.0 { 1.0 } else { alpha * t + (1.0 - alpha) * (1.0 - t) };
        let power = if gamma == 0.0 { 1.0 } else { math::in_double::exp(gamma * math::ln(q)) };
        balance * power * cross_entropy_in_double(y, t)
    }
}

//! Nadam: Adam with Nesterov momentum. With μₜ = β₁ (1 − ½ 0.96^(t ψ)) and Πₜ = μ₁ ⋯ μₜ,
//! θ ← θ − ε (μₜ₊₁ m / (1 − Πₜ₊₁) + (1 − μₜ) g / (1 − Πₜ)) / (√v̂ + δ), m and v̂ as in Adam.
//!
//! Dozat 2016, algorithm 2; PyTorch's NAdam is the same. ψ is momentum_decay, 0.004 there. Πₜ is
//! computed from t, as if β₁ and ψ had been what they are from the start. Slots: both moments.

use crate::catalog::{Entry, Param, Parameter, parameter};
use crate::kernels::math::{in_double, power};

use super::adam::Rule;
use super::step::{BELOW_ONE, PENALTY, Values, learning_rate};

/// The least momentum: of 0, Adam is RMSProp and nothing is ahead.
const SMALLEST: f64 = 1.0 / (1u32 << 24) as f64;

/// The entries of the decays of the moments.
pub(super) const BETAS: [Parameter; 2] = [
    parameter(Param::Beta1, 0.9, [SMALLEST, BELOW_ONE], "the decay of the first moment"),
    parameter(Param::Beta2, 0.999, [0.0, BELOW_ONE], "the decay of the second moment"),
];

/// The entry of the growth of the momentum.
pub(super) const MOMENTUM_DECAY: Parameter = parameter(
    Param::MomentumDecay,
    0.004,
    [0.0, 1.0],
    "how fast the momentum grows from half of beta1 to beta1",
);

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 12,
    name: "nadam",
    description: "Adam with Nesterov momentum: g, too, is in the step, and the momentum grows from \
                  half of beta1 to beta1 (Dozat 2016).",
    parameters: &[
        learning_rate(0.002),
        BETAS[0],
        BETAS[1],
        parameter(Param::Epsilon, 1e-8, [0.0, 1.0], "added to the root, outside of it"),
        MOMENTUM_DECAY,
        PENALTY,
    ],
};

/// Adam's rule with the gradient's share.
pub(super) fn rule(values: Values<'_>, decay: f64) -> Rule {
    let (beta1, step) = (values.get(Param::Beta1), values.step.number);
    let ratio = in_double::exp(values.get(Param::MomentumDecay) * LN_096);
    let momentum = |step| beta1 * (1.0 - 0.5 * power(ratio, step));
    let product = product(beta1, ratio, step);
    let [now, next] = [momentum(step), momentum(step + 1)];
    let of_gradient = (1.0 - now) / (1.0 - product);
    let of_moment = next / (1.0 - product * next);
    Rule::with(values, values.rate() * of_moment, of_gradient / of_moment, decay)
}

/// ln 0.96, of Dozat's schedule.
const LN_096: f64 = -0.040_821_994_520_255_166;

/// Πₜ, or 0 where it is too small to be seen beside 1. At most some thousand factors are looked at:
/// where the growth is slow the first ones are near a half, and where it is fast they soon are β₁.
fn product(beta1: f64, ratio: f64, steps: u64) -> f64 {
    let (mut product, mut growth) = (1.0, 1.0);
    for step in 1..=steps {
        growth *= ratio;
        if product < 1e-18 {
            return 0.0;
        }
        if growth < 1e-18 {
            return product * power(beta1, steps - step + 1);
        }
        product *= beta1 * (1.0 - 0.5 * growth);
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_product_is_that_of_all_factors_whatever_the_growth() {
        for decay in [0.0, 0.004, 0.1, 0.34, 1.0] {
            let ratio = in_double::exp(decay * LN_096);
            for beta1 in [SMALLEST, 0.5, 0.9, 0.999, BELOW_ONE] {
                for steps in [1, 2, 10, 100, 5000] {
                    let factor = |step| beta1 * (1.0 - 0.5 * power(ratio, step));
                    let expected: f64 = (1..=steps).map(factor).product();
                    let error = (product(beta1, ratio, steps) - expected).abs();
                    assert!(error < 1e-13 * expected + 1e-17, "{decay} {beta1} {steps}: {error}");
                }
            }
        }
        assert_eq!(product(0.9, in_double::exp(0.004 * LN_096), u64::MAX), 0.0);
        assert_eq!(product(BELOW_ONE, in_double::exp(LN_096), 1 << 40), 0.0);
    }
}

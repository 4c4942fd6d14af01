//! LARS: momentum with a rate for each parameter (a tensor) of its own:
//! ε' = ε η ‖θ‖ / (‖g‖ + λ ‖θ‖), v ← α v − ε' (g + λ θ), θ ← θ + v.
//!
//! You, Gitman and Ginsburg 2017, algorithm 1: η is the trust coefficient. For large batches. Where
//! either norm is 0, ε' = ε. Two passes, the first for the norms. Slots: the velocity.

use crate::catalog::{Entry, Param, parameter};
use crate::kernels::runtime::Runtime;

use super::momentum::Rule;
use super::norm::norm;
use super::slot::Slot;
use super::step::{Step, Values, learning_rate};
use super::velocity::MOMENTUM;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 19,
    name: "lars",
    description: "v = momentum * v - learning_rate * r * (g + weight_decay * theta), with r = \
                  trust_coefficient * |theta| / (|g| + weight_decay * |theta|); theta += v (You, \
                  Gitman and Ginsburg 2017).",
    parameters: &[
        learning_rate(0.1),
        MOMENTUM,
        parameter(Param::TrustCoefficient, 0.001, [0.0, 1e6], "the share of the weights' norm"),
        parameter(
            Param::WeightDecay,
            0.0005,
            [0.0, 1e6],
            "this times the weight is added to its gradient",
        ),
    ],
};

/// The state beside each weight.
pub(super) const SLOTS: &[Slot] = &[Slot::each("velocity")];

/// Momentum's rule with this parameter's rate.
pub(super) fn rule(
    values: Values<'_>,
    runtime: &Runtime,
    weights: &[f32],
    gradients: &[f32],
) -> Rule {
    let [weight, gradient] = [weights, gradients].map(|values| norm(runtime, values));
    let ratio = if weight > 0.0 && gradient > 0.0 {
        let decayed = gradient + values.weight_decay() * weight;
        values.get(Param::TrustCoefficient) * weight / decayed
    } else {
        1.0
    };
    let step = Step { rate_factor: values.step.rate_factor * ratio, ..values.step };
    Rule::with_rate(Values { step, ..values })
}

//! Adan: m ← (1 − β₁) m + β₁ g, v ← (1 − β₂) v + β₂ d, n ← (1 − β₃) n + β₃ (g + (1 − β₂) d)², with
//! d = g − the gradient before; θ ← (θ − ε (m + (1 − β₂) v) / (√n + δ)) / (1 + λ ε).
//!
//! Xie et al. 2022, algorithm 1, with their β, each the share that is new: m, n and the gradient before
//! begin as those of the first gradient, v as 0. Their program begins all means at 0 and corrects the
//! bias: that is bias_correction 1. Slots: m, v, n and the gradient before.

use crate::catalog::{Entry, Param, parameter, switch};
use crate::kernels::math::power;
use crate::kernels::simd::Simd;

use super::rule::{RunningMean, UpdateRule, quotient};
use super::slot::Slot;
use super::step::{Values, decoupled, learning_rate};

/// The least share that a mean takes in: of 0, there is no bias to correct.
const SMALLEST: f64 = 1.0 / (1u32 << 24) as f64;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 21,
    name: "adan",
    description: "m, v and n are means of g, of its change d and of (g + (1 - beta2) d)^2; theta = (theta - \
                  learning_rate * (m + (1 - beta2) v) / (sqrt(n) + epsilon)) / (1 + weight_decay * \
                  learning_rate) (Xie et al. 2022).",
    parameters: &[
        learning_rate(0.001),
        parameter(Param::Beta1, 0.02, [SMALLEST, 1.0], "the share of g in its mean"),
        parameter(Param::Beta2, 0.08, [SMALLEST, 1.0], "the share of the change in its mean"),
        parameter(Param::Beta3, 0.01, [SMALLEST, 1.0], "the share of a square in its mean"),
        parameter(Param::Epsilon, 1e-8, [0.0, 1.0], "added to the root, outside of it"),
        switch(
            Param::BiasCorrection,
            0.0,
            "1, as the authors' program: means begin at 0 and are corrected; 0: with the first g",
        ),
        decoupled(0.0),
    ],
};

/// The state beside each weight.
pub(super) const SLOTS: &[Slot] = &[
    Slot::each("mean"),
    Slot::each("mean_of_changes"),
    Slot::each("mean_of_squares"),
    Slot::each("gradient_before"),
];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    mean: RunningMean,
    changes: RunningMean,
    squares: RunningMean,
    /// 1 − β₂.
    share: f32,
    epsilon: f32,
    root_correction: f32,
    /// −ε for the mean, and for the mean of changes with its share.
    negative_rates: [f32; 2],
    /// 1 / (1 + λ ε).
    shrink: f32,
    /// At the first step, whether it begins the means, and whether there is no gradient before.
    begins: [bool; 2],
}

impl Rule {
    pub(super) fn new(values: Values<'_>) -> Self {
        let keep = [Param::Beta1, Param::Beta2, Param::Beta3].map(|key| 1.0 - values.get(key));
        let is_corrected = values.is_set(Param::BiasCorrection);
        let [first, second, third] =
            keep.map(|keep| if is_corrected { 1.0 - power(keep, values.step.number) } else { 1.0 });
        let (rate, is_first) = (values.rate(), values.step.number == 1);
        Self {
            mean: RunningMean::new(keep[0]),
            changes: RunningMean::new(keep[1]),
            squares: RunningMean::new(keep[2]),
            share: keep[1] as f32,
            epsilon: values.get(Param::Epsilon) as f32,
            root_correction: (1.0 / third.sqrt()) as f32,
            negative_rates: [(-rate / first) as f32, (-rate * keep[1] / second) as f32],
            shrink: (1.0 / (1.0 + values.weight_decay() * rate)) as f32,
            begins: [is_first && !is_corrected, is_first],
        }
    }
}

impl UpdateRule<4> for Rule {
    #[inline(always)]
    fn apply<S: Simd>(
        self,
        simd: S,
        weight: S::F32,
        gradient: S::F32,
        slots: &mut [S::F32; 4],
    ) -> S::F32 {
        let [begins_means, is_first] = self.begins;
        let before = if is_first { gradient } else { slots[3] };
        let change = simd.sub(gradient, before);
        let ahead = simd.fma(simd.splat(self.share), change, gradient);
        if begins_means {
            (slots[0], slots[2]) = (gradient, simd.mul(ahead, ahead));
        } else {
            self.mean.add(simd, &mut slots[0], gradient);
            self.squares.add_square(simd, &mut slots[2], ahead);
        }
        self.changes.add(simd, &mut slots[1], change);
        slots[3] = gradient;
        let root = simd.sqrt(slots[2]);
        let bottom = simd.fma(root, simd.splat(self.root_correction), simd.splat(self.epsilon));
        let [mean_rate, change_rate] = self.negative_rates;
        let step = simd.mul(simd.splat(change_rate), slots[1]);
        let step = simd.fma(simd.splat(mean_rate), slots[0], step);
        let moved = simd.add(weight, quotient(simd, step, bottom));
        simd.mul(moved, simd.splat(self.shrink))
    }
}

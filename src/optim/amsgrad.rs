//! AMSGrad: Adam whose second moment never falls: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g²,
//! v̂ ← max(v̂, v), θ ← θ − ε m / (√v̂ + δ).
//!
//! Reddi, Kale and Kumar 2018, algorithm 2, which corrects no bias and has no δ. PyTorch's Adam with
//! amsgrad corrects both: that is bias_correction 1. Slots: both moments and the largest second moment.

use crate::catalog::{Entry, Param, parameter, switch};
use crate::kernels::simd::Simd;

use super::rule::{RunningMean, UpdateRule, quotient};
use super::slot::Slot;
use super::step::{BELOW_ONE, PENALTY, Values, learning_rate};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 14,
    name: "amsgrad",
    description: "m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; w = max(w, v); theta -= \
                  learning_rate * m / (sqrt(w) + epsilon) (Reddi, Kale and Kumar 2018).",
    parameters: &[
        learning_rate(0.001),
        parameter(Param::Beta1, 0.9, [0.0, BELOW_ONE], "the decay of the first moment"),
        parameter(Param::Beta2, 0.999, [0.0, BELOW_ONE], "the decay of the second moment"),
        parameter(Param::Epsilon, 1e-8, [0.0, 1.0], "added to the root, outside of it"),
        switch(
            Param::BiasCorrection,
            0.0,
            "1, as PyTorch: the moments are divided by 1 - beta^t; 0: they are not",
        ),
        PENALTY,
    ],
};

/// The state beside each weight.
pub(super) const SLOTS: &[Slot] =
    &[Slot::each("first_moment"), Slot::each("second_moment"), Slot::each("largest_second_moment")];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    first: RunningMean,
    second: RunningMean,
    epsilon: f32,
    negative_rate: f32,
    root_correction: f32,
}

impl Rule {
    pub(super) fn new(values: Values<'_>) -> Self {
        let (beta1, beta2) = (values.get(Param::Beta1), values.get(Param::Beta2));
        let [first, second] = if values.is_set(Param::BiasCorrection) {
            [Param::Beta1, Param::Beta2].map(|beta| values.bias_correction(beta))
        } else {
            [1.0; 2]
        };
        Self {
            first: RunningMean::new(beta1),
            second: RunningMean::new(beta2),
            epsilon: values.get(Param::Epsilon) as f32,
            negative_rate: (-values.rate() / first) as f32,
            root_correction: (1.0 / second.sqrt()) as f32,
        }
    }
}

impl UpdateRule<3> for Rule {
    #[inline(always)]
    fn apply<S: Simd>(
        self,
        simd: S,
        weight: S::F32,
        gradient: S::F32,
        slots: &mut [S::F32; 3],
    ) -> S::F32 {
        self.first.add(simd, &mut slots[0], gradient);
        self.second.add_square(simd, &mut slots[1], gradient);
        slots[2] = simd.max(slots[2], slots[1]);
        let root = simd.sqrt(slots[2]);
        let bottom = simd.fma(root, simd.splat(self.root_correction), simd.splat(self.epsilon));
        let step = quotient(simd, slots[0], bottom);
        simd.fma(simd.splat(self.negative_rate), step, weight)
    }
}

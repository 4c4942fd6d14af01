//! RAdam: Adam that takes no adaptive step before the second moment is known well enough.
//!
//! With ρ∞ = 2 / (1 − β₂) − 1 and ρₜ = ρ∞ − 2 t β₂ᵗ / (1 − β₂ᵗ): where ρₜ > 4, θ ← θ − ε r m̂ / (√v̂ + δ) with
//! r² = (ρₜ − 4)(ρₜ − 2) ρ∞ / ((ρ∞ − 4)(ρ∞ − 2) ρₜ); else θ ← θ − ε m̂. m̂ and v̂ as in Adam.
//!
//! Liu et al. 2020, algorithm 2, which has no δ. PyTorch's RAdam has the threshold 5, and adds its δ to
//! √v before the bias is corrected: without δ both are the same. Slots: both moments.

use crate::catalog::{Entry, Param, parameter};
use crate::kernels::simd::Simd;

use super::rule::{RunningMean, UpdateRule, quotient};
use super::slot::Slot;
use super::step::{BELOW_ONE, PENALTY, Values, learning_rate};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 13,
    name: "radam",
    description: "Adam whose step is scaled by the variance of its second moment, or is not adaptive while \
                  the moment has seen fewer than threshold gradients' worth (Liu et al. 2020).",
    parameters: &[
        learning_rate(0.001),
        parameter(Param::Beta1, 0.9, [0.0, BELOW_ONE], "the decay of the first moment"),
        parameter(Param::Beta2, 0.999, [0.0, BELOW_ONE], "the decay of the second moment"),
        parameter(Param::Epsilon, 1e-8, [0.0, 1.0], "added to the root, outside of it"),
        parameter(
            Param::Threshold,
            4.0,
            [4.0, 1e6],
            "the length of the mean above which steps are adaptive; PyTorch's is 5",
        ),
        PENALTY,
    ],
};

/// The state beside each weight.
pub(super) const SLOTS: &[Slot] = &[Slot::each("first_moment"), Slot::each("second_moment")];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    first: RunningMean,
    second: RunningMean,
    /// 1 where the step is adaptive, else 0.
    adaptive: f32,
    epsilon: f32,
    negative_rate: f32,
    root_correction: f32,
}

impl Rule {
    pub(super) fn new(values: Values<'_>) -> Self {
        let (beta1, beta2) = (values.get(Param::Beta1), values.get(Param::Beta2));
        let step = values.step.number;
        let [first, second] = [Param::Beta1, Param::Beta2].map(|beta| values.bias_correction(beta));
        let longest = 2.0 / (1.0 - beta2) - 1.0;
        let length = longest - 2.0 * step as f64 * (1.0 - second) / second;
        let is_adaptive = length > values.get(Param::Threshold);
        let rectification = (length - 4.0) * (length - 2.0) * longest
            / ((longest - 4.0) * (longest - 2.0) * length);
        let share = if is_adaptive { rectification.sqrt() } else { 1.0 };
        Self {
            first: RunningMean::new(beta1),
            second: RunningMean::new(beta2),
            adaptive: if is_adaptive { 1.0 } else { 0.0 },
            epsilon: values.get(Param::Epsilon) as f32,
            negative_rate: (-values.rate() * share / first) as f32,
            root_correction: (1.0 / second.sqrt()) as f32,
        }
    }
}

impl UpdateRule<2> for Rule {
    #[inline(always)]
    fn apply<S: Simd>(
        self,
        simd: S,
        weight: S::F32,
        gradient: S::F32,
        slots: &mut [S::F32; 2],
    ) -> S::F32 {
        self.first.add(simd, &mut slots[0], gradient);
        self.second.add_square(simd, &mut slots[1], gradient);
        let root = simd.sqrt(slots[1]);
        let bottom = simd.fma(root, simd.splat(self.root_correction), simd.splat(self.epsilon));
        let is_adaptive = simd.less(simd.splat(0.0), simd.splat(self.adaptive));
        let bottom = simd.select(is_adaptive, bottom, simd.splat(1.0));
        let step = quotient(simd, slots[0], bottom);
        simd.fma(simd.splat(self.negative_rate), step, weight)
    }
}

//! Rprop: only the sign of a gradient counts. Each weight has a step of its own, Δ: it grows by η⁺ where
//! the sign is that of the step before and shrinks by η⁻ where it is not; θ ← θ − Δ sign(g).
//!
//! Riedmiller and Braun 1993: where the sign has changed, the step before is taken back and the next one
//! keeps its Δ. With backtracking 0 it is not taken back and the weight waits for a step (Igel and
//! Hüsken 2000, iRprop−), as in PyTorch. For full batches: on minibatches the signs are noise. The
//! learning rate is Δ before the first step. Slots: the gradient before and Δ.

use crate::catalog::{Entry, Param, parameter, switch};
use crate::kernels::simd::Simd;

use super::rule::{UpdateRule, sign};
use super::slot::Slot;
use super::step::{PENALTY, Values, learning_rate};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 20,
    name: "rprop",
    description: "d *= increase_factor where the signs of g and the g before agree, decrease_factor where \
                  they do not; theta -= d * sign(g), or the step before is taken back (Riedmiller \
                  and Braun 1993).",
    parameters: &[
        learning_rate(0.1),
        parameter(Param::IncreaseFactor, 1.2, [1.0, 10.0], "how a step grows"),
        parameter(Param::DecreaseFactor, 0.5, [0.0, 1.0], "how a step shrinks"),
        parameter(Param::Minimum, 1e-6, [0.0, 1e6], "the smallest step"),
        parameter(Param::Maximum, 50.0, [0.0, 1e6], "the largest step"),
        switch(
            Param::Backtracking,
            1.0,
            "1: a step across a minimum is taken back; 0, as PyTorch: it is not",
        ),
        PENALTY,
    ],
};

/// The state beside each weight.
pub(super) const SLOTS: &[Slot] = &[Slot::each("gradient_before"), Slot::each("step_size")];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    increase: f32,
    decrease: f32,
    minimum: f32,
    maximum: f32,
    /// The share of a wrong step that is taken back.
    backtracking: f32,
    /// Δ where there is none yet: a slot is 0 before the first step.
    first: f32,
}

impl Rule {
    pub(super) fn new(values: Values<'_>) -> Self {
        let get = |key| values.get(key) as f32;
        Self {
            increase: get(Param::IncreaseFactor),
            decrease: get(Param::DecreaseFactor),
            minimum: get(Param::Minimum),
            maximum: get(Param::Maximum),
            backtracking: get(Param::Backtracking),
            first: if values.step.number == 1 { values.rate() as f32 } else { 0.0 },
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
        let zero = simd.splat(0.0);
        let before = sign(simd, slots[0]);
        let now = sign(simd, gradient);
        let size = simd.add(slots[1], simd.splat(self.first));
        let agreement = simd.mul(before, now);
        let agrees = simd.less(zero, agreement);
        let differs = simd.less(agreement, zero);
        let larger = simd.min(simd.mul(size, simd.splat(self.increase)), simd.splat(self.maximum));
        let smaller = simd.max(simd.mul(size, simd.splat(self.decrease)), simd.splat(self.minimum));
        slots[1] = simd.select(agrees, larger, simd.select(differs, smaller, size));
        slots[0] = simd.select(differs, zero, gradient);
        let back = simd.mul(simd.mul(before, size), simd.splat(self.backtracking));
        let step = simd.mul(now, slots[1]);
        simd.sub(weight, simd.select(differs, simd.neg(back), step))
    }
}

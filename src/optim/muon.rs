//! Muon: momentum, made orthogonal. For a matrix
//! M ← α M + g,  B = g + α M (with `nesterov` 0, B = M),  O = Newton–Schulz(B),
//! θ ← θ − ε λ θ − ε s O, with s = √max(1, columns / rows).
//!
//! For what is no matrix, AdamW with `vector_rate`, `beta1`, `beta2` and `epsilon`.
//!
//! Jordan et al. 2024, "Muon: An optimizer for hidden layers in neural networks"; the constants are
//! those of the authors' program, MuonWithAuxAdam. There, as in most frameworks, a weight matrix has a
//! row an output; here it has a column an output, so that rows and columns are exchanged in s. Its
//! momentum is (1 − α) times this one, which the normalization takes out again. It leaves the first and
//! the last layer to AdamW, too: here the shape decides alone, and where that is not wanted, trainers
//! can freeze the layers and hosts use two optimizers.
//!
//! torch.optim.Muon is `weight_decay` 0.1, `learning_rate` 0.001; its adjust_lr_fn "original" is the
//! default, "match_rms_adamw" is `rate_scaling` 1: s = 0.2 √max(rows, columns) (Liu et al. 2025), with
//! which rates and decays of AdamW can be kept. It takes matrices only, and computes in bfloat16 what is
//! computed in float32 here.
//!
//! With more than two axes, all but the last are the rows. Slots: the momentum, the second moment of
//! vectors. Scratch: B, and that of `newton_schulz.rs`, whose matrix products are the cost.

use crate::catalog::{Entry, Param, Parameter, parameter, switch, whole};
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::Simd;
use crate::kernels::update::Flat;

use super::adam;
use super::arrays::Arrays;
use super::newton_schulz::{Shape, orthogonalize};
use super::rule::{UpdateRule, apply};
use super::slot::{Extent, Slot, product};
use super::step::{BELOW_ONE, Values, learning_rate};
use super::velocity::MOMENTUM;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 23,
    name: "muon",
    description: "m = momentum * m + g; o = m with its singular values brought near to 1 by a \
                  Newton-Schulz iteration; theta -= learning_rate * (s * o + weight_decay * theta), s \
                  by the shape; for parameters that are no matrices AdamW (Jordan et al. 2024).",
    parameters: PARAMETERS,
};

const PARAMETERS: &[Parameter] = &[
    learning_rate(0.02),
    Parameter { default: 0.95, ..MOMENTUM },
    switch(Param::Nesterov, 1.0, "1: the gradient counts once more beside the momentum; 0: not"),
    whole(Param::Iterations, 5.0, [0.0, 100.0], "iterations of Newton and Schulz"),
    switch(
        Param::RateScaling,
        0.0,
        "0: s = sqrt(max(1, columns / rows)); 1: s = 0.2 sqrt(max(rows, columns)), for rates of AdamW",
    ),
    parameter(
        Param::WeightDecay,
        0.0,
        [0.0, 1e6],
        "the share of a weight that goes, times the rate of its kind of parameter",
    ),
    parameter(Param::VectorRate, 3e-4, [0.0, 1e6], "the rate of AdamW for what is no matrix"),
    parameter(Param::Beta1, 0.9, [0.0, BELOW_ONE], "the decay of AdamW's first moment"),
    parameter(Param::Beta2, 0.95, [0.0, BELOW_ONE], "the decay of AdamW's second moment"),
    parameter(Param::Epsilon, 1e-10, [0.0, 1.0], "added to the root of AdamW, outside of it"),
];

/// The state beside each weight; the momentum of a vector is AdamW's first moment.
pub(super) const SLOTS: &[Slot] =
    &[Slot::each("momentum"), Slot::of("second_moment", Extent::Vectors)];

fn matrix(shape: &[usize]) -> Option<Shape> {
    let (columns, rows) = shape.split_last().filter(|(_, rows)| !rows.is_empty())?;
    Some(Shape { rows: product(rows), columns: *columns })
}

/// Floats to work in.
pub(super) fn scratch(shape: &[usize]) -> usize {
    matrix(shape).map_or(0, |matrix| product(shape).saturating_add(matrix.scratch()))
}

/// The momentum with a gradient in it; gives B in the place of a weight.
#[derive(Clone, Copy)]
struct Momentum {
    keep: f32,
    nesterov: bool,
}

impl UpdateRule<1> for Momentum {
    /// In the place of the weights stands anything.
    #[inline(always)]
    fn point<S: Simd>(self, simd: S, _: S::F32, _: &[S::F32; 1]) -> S::F32 {
        simd.splat(0.0)
    }

    #[inline(always)]
    fn apply<S: Simd>(
        self,
        simd: S,
        _: S::F32,
        gradient: S::F32,
        slots: &mut [S::F32; 1],
    ) -> S::F32 {
        let keep = simd.splat(self.keep);
        slots[0] = simd.fma(keep, slots[0], gradient);
        if self.nesterov { simd.fma(keep, slots[0], gradient) } else { slots[0] }
    }
}

/// The step along O, which is in the place of the gradient.
#[derive(Clone, Copy)]
struct Move {
    negative_rate: f32,
    negative_decay: f32,
}

impl UpdateRule<0> for Move {
    #[inline(always)]
    fn apply<S: Simd>(
        self,
        simd: S,
        weight: S::F32,
        direction: S::F32,
        _: &mut [S::F32; 0],
    ) -> S::F32 {
        let kept = simd.fma(simd.splat(self.negative_decay), weight, weight);
        simd.fma(simd.splat(self.negative_rate), direction, kept)
    }
}

/// The whole update of a parameter.
pub(super) fn step(runtime: &Runtime, values: Values<'_>, arrays: Arrays<'_, '_>) {
    let Some(matrix) = matrix(arrays.shape) else {
        let rate = values.get(Param::VectorRate) * values.step.rate_factor;
        let correction = values.bias_correction(Param::Beta1);
        let decay = values.weight_decay() * rate;
        let rule = adam::Rule::with(values, rate / correction, 0.0, decay);
        return apply(runtime, (rule, 0.0), arrays.elements());
    };
    let Arrays { weights, gradients, slots, scratch, .. } = arrays;
    let (direction, scratch) = scratch.split_at_mut(weights.len());
    let rule = Momentum {
        keep: values.get(Param::Momentum) as f32,
        nesterov: values.is_set(Param::Nesterov),
    };
    let slots = &mut slots[..1];
    apply(runtime, (rule, 0.0), Flat { weights: &mut *direction, gradients, slots });
    let iterations = values.get(Param::Iterations) as u64;
    orthogonalize(runtime, matrix, iterations, direction, scratch);
    let rule = Move {
        negative_rate: -(values.rate() * scale(values, matrix)) as f32,
        negative_decay: -(values.rate() * values.weight_decay()) as f32,
    };
    apply(runtime, (rule, 0.0), Flat { weights, gradients: direction, slots: &mut [] });
}

/// s.
fn scale(values: Values<'_>, shape: Shape) -> f64 {
    let [rows, columns] = [shape.rows, shape.columns].map(|length| length.max(1) as f64);
    if values.is_set(Param::RateScaling) {
        return 0.2 * rows.max(columns).sqrt();
    }
    (columns / rows).max(1.0).sqrt()
}

//! Cross entropy of the softmax of the outputs, mean over the rows.
//!
//! With p = softmax(z): L = Σⱼ tⱼ (ln Σₖ e^(zₖ − m) + m − zⱼ), m the largest output, and
//! ∂L/∂z = p Σⱼ tⱼ − t, both divided by the number of rows. A class label is the distribution
//! with all mass on it. Goodfellow, Bengio and Courville 2016, section 6.2.2.3.
//!
//! Fused with the softmax, it never takes the logarithm of a probability that has underflowed:
//! outputs of ±1e4 give exact losses. PyTorch's `cross_entropy` gives the same. Cost: three passes
//! over a row, one exponential an element.

use crate::catalog::Entry;
use crate::kernels::elementwise::{for_each_pair, for_each_vector};
use crate::kernels::math;
use crate::kernels::reduce;
use crate::kernels::simd::Simd;
use crate::kernels::softmax::softmax_row;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 2,
    name: "softmax_cross_entropy",
    description: "The mean over the rows of -sum_j t_j ln softmax(z)_j; the outputs z are taken \
                  before the softmax. Targets are int32 or int64 labels, or float32 \
                  distributions.",
    parameters: &[],
};

/// One row with a class label: returns its loss and writes the batch's gradient.
#[inline(always)]
pub(super) fn label_row<S: Simd>(
    simd: S,
    rows: usize,
    outputs: &[f32],
    label: usize,
    gradient: &mut [f32],
) -> f32 {
    gradient.copy_from_slice(outputs);
    let scale = softmax_row(simd, gradient);
    gradient[label] -= 1.0;
    let share = simd.splat((1.0 / rows as f64) as f32);
    for_each_vector(simd, gradient, |difference| simd.mul(difference, share));
    (scale.maximum - outputs[label]) + logarithm(simd, scale.sum)
}

/// One row with a distribution: returns its loss and writes the batch's gradient.
#[inline(always)]
pub(super) fn row<S: Simd>(
    simd: S,
    rows: usize,
    outputs: &[f32],
    targets: &[f32],
    gradient: &mut [f32],
) -> f32 {
    gradient.copy_from_slice(outputs);
    let scale = softmax_row(simd, gradient);
    let mass = simd.splat(reduce::sum(simd, targets));
    let share = simd.splat((1.0 / rows as f64) as f32);
    for_each_pair(simd, gradient, targets, |p, t| simd.mul(simd.fma(p, mass, simd.neg(t)), share));
    let (largest, zero) = (simd.splat(scale.maximum), simd.splat(0.0));
    let log_sum = simd.splat(logarithm(simd, scale.sum));
    // Where no mass is expected nothing is lost, however improbable the class: 0 · ∞ is 0 here.
    reduce::sum_of_pairs(simd, targets, outputs, |lanes, t, z| {
        let surprise = simd.add(simd.sub(largest, z), log_sum);
        simd.select(simd.equal(t, zero), lanes, simd.fma(t, surprise, lanes))
    })
}

/// ln x of one number.
#[inline(always)]
fn logarithm<S: Simd>(simd: S, x: f32) -> f32 {
    simd.to_array(math::log(simd, simd.splat(x)))[0]
}

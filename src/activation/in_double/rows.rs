//! Functions of whole rows in float64: softmax, log-softmax, softmin and sparsemax, whose sources
//! and equations stand in their own files.

use crate::activation::ActivationKind;
use crate::kernels::math::in_double::exp;
use crate::kernels::math::ln;

/// Computes one row; NaN for a kind that is no function of rows.
#[inline(never)]
pub(super) fn compute(kind: ActivationKind, inputs: &[f64], outputs: &mut [f64]) {
    let sign = if kind == ActivationKind::Softmin { -1.0 } else { 1.0 };
    let (mut largest, mut sum) = (f64::NEG_INFINITY, 0.0);
    for (output, input) in outputs.iter_mut().zip(inputs) {
        *output = sign * input;
        largest = largest.max(*output);
    }
    for x in &mut *outputs {
        *x -= largest;
        sum += exp(*x);
    }
    let threshold = match kind {
        ActivationKind::Sparsemax => sparsemax_threshold(outputs),
        _ => ln(sum),
    };
    for x in outputs {
        let above = *x - threshold;
        *x = match kind {
            ActivationKind::Softmax | ActivationKind::Softmin => exp(above),
            ActivationKind::LogSoftmax => above,
            ActivationKind::Sparsemax => above.max(0.0),
            _ => f64::NAN,
        };
    }
}

/// τ with Σ max(xᵢ − τ, 0) = 1: the mean excess of those above the last τ, until none drops out
/// (Michelot 1986).
fn sparsemax_threshold(row: &[f64]) -> f64 {
    let (mut threshold, mut last) = (f64::NEG_INFINITY, usize::MAX);
    loop {
        let above = row.iter().filter(|x| **x > threshold);
        let (sum, count) = above.fold((0.0, 0), |(sum, count), x| (sum + x, count + 1));
        if count == last || count == 0 {
            return threshold;
        }
        threshold = (sum - 1.0) / count as f64;
        last = count;
    }
}

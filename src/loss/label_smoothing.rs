//! Label smoothing of the softmax cross-entropy: targets t become (1 − ε) t + ε Σt / K, K the classes.
//!
//! Szegedy, Vanhoucke, Ioffe, Shlens and Wojna 2016, section 7. PyTorch and Keras give the same for
//! targets that sum to 1, and else spread ε / K. PyTorch weighs what is spread by the weight of each
//! class, here a row by that of its label.
//!
//! With L and ∂L/∂z of the targets as they are, z̄ the mean output: L + ε Σⱼ tⱼ (zⱼ − z̄), and ∂L/∂z + ε (t −
//! Σt / K). Cost: two passes over the row more.

use crate::kernels::elementwise::{Binary, Unary, for_each_pair, for_each_vector};
use crate::kernels::in_out::InOut;
use crate::kernels::reduce;
use crate::kernels::simd::{Kernel, Simd};

use super::RowPass;

/// Adds what smoothing adds to the values and the gradient of some rows.
pub(super) struct Smooth<'a> {
    pub pass: RowPass<'a>,
    /// ε.
    pub smoothing: f32,
}

/// x + a constant.
#[derive(Clone, Copy)]
struct Shift(f32);

impl Unary for Shift {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        simd.add(x, simd.splat(self.0))
    }
}

/// x + factor · y + shift.
#[derive(Clone, Copy)]
struct Add {
    factor: f32,
    shift: f32,
}

impl Binary for Add {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32, y: S::F32) -> S::F32 {
        let shifted = simd.add(x, simd.splat(self.shift));
        simd.fma(y, simd.splat(self.factor), shifted)
    }
}

impl Kernel for Smooth<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let RowPass { columns, first, share, outputs, targets, gradient, values, .. } = self.pass;
        let factor = self.smoothing * share as f32;
        for (row, value) in values.iter_mut().enumerate() {
            let z = &outputs[row * columns..][..columns];
            let gradient = &mut gradient[row * columns..][..columns];
            let mean = reduce::sum(simd, z) / columns as f32;
            let excess = if let Some(label) = targets.label(first + row) {
                for_each_vector(simd, InOut::in_place(gradient), Shift(-factor / columns as f32));
                // An ignored label is out of range.
                let Some(gradient) = gradient.get_mut(label) else { continue };
                *gradient += factor;
                z[label] - mean
            } else {
                let t = targets.row(first + row, columns);
                let mass = reduce::sum(simd, t);
                let add = Add { factor, shift: -factor * mass / columns as f32 };
                for_each_pair(simd, InOut::in_place(gradient), t, add);
                reduce::sum_of_products(simd, t, z) - mass * mean
            };
            *value += self.smoothing * excess;
        }
    }
}

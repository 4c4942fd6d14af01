//! Log-cosh: ℓ = ln cosh(y − t), ∂ℓ/∂y = tanh(y − t).
//!
//! Green 1990. Keras's `LogCosh` gives the same.
//!
//! With a = y − t: for |a| < 1, −½ ln(1 − tanh² a), which loses nothing where a is small; else |a| +
//! ln(1 + e^(−2|a|)) − ln 2, which cannot overflow.
//!
//! Cost: one pass; a hyperbolic tangent, an exponential and two logarithms an element.

use std::f32::consts::LN_2;

use crate::catalog::{Entry, Settings};
use crate::kernels::math;
use crate::kernels::pairwise::Pairwise;
use crate::kernels::simd::Simd;

use super::elementwise::ElementLoss;
use super::reduction::REDUCTION;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 6,
    name: "log_cosh",
    description: "The mean over all rows and outputs of ln cosh(y - t); targets are float32 values. Green 1990.",
    parameters: &[REDUCTION],
};

/// The loss of an output.
#[derive(Clone, Copy)]
pub(super) struct LogCosh;

impl Pairwise for LogCosh {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, y: S::F32, t: S::F32) -> [S::F32; 2] {
        let difference = simd.sub(y, t);
        let (size, slope) = (simd.abs(difference), math::tanh(simd, difference));
        let near = math::log1p(simd, simd.neg(simd.mul(slope, slope)));
        let decay = math::exp(simd, simd.mul(simd.splat(-2.0), size));
        let far = simd.add(size, simd.sub(math::log1p_unit(simd, decay), simd.splat(LN_2)));
        let is_near = simd.less(size, simd.splat(1.0));
        [simd.select(is_near, simd.mul(simd.splat(-0.5), near), far), slope]
    }
}

impl ElementLoss for LogCosh {
    fn new(_: &Settings) -> Self {
        LogCosh
    }

    fn in_double(_: &Settings, y: f64, t: f64) -> f64 {
        // Kahan's log1p is exact to the last digits where the sum is near 1.
        let size = (y - t).abs();
        if size < 1.0 {
            let less_one = math::in_double::expm1(size);
            let sine = 0.5 * (less_one + less_one / (1.0 + less_one));
            return 0.5 * math::in_double::log1p(sine * sine);
        }
        size + math::in_double::log1p(math::in_double::exp(-2.0 * size)) - std::f64::consts::LN_2
    }
}

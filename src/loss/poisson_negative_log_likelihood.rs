//! Poisson negative log-likelihood: ℓ = e^y − t y, or y − t ln(y + ε) of outputs that are rates.
//!
//! Cameron and Trivedi 1998. ∂ℓ/∂y = e^y − t, or 1 − t / (y + ε). The constant is Stirling's t ln t − t + ½
//! ln(2π t) in place of ln t!, for t > 1, else 0. PyTorch's `PoissonNLLLoss` gives the same, with
//! log_input, eps and full; Keras's `Poisson` is log_input = 0 with ε = 10⁻⁷.
//!
//! Cost: one pass; an exponential or a logarithm an element, with the constant a logarithm more.

use crate::catalog::{Entry, Param, Settings, parameter, switch};
use crate::kernels::math;
use crate::kernels::pairwise::Pairwise;
use crate::kernels::simd::Simd;

use super::elementwise::{ElementLoss, float};
use super::reduction::REDUCTION;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 12,
    name: "poisson_negative_log_likelihood",
    description: "The mean over all rows and outputs of e^y - t y, or y - t ln(y + epsilon) where log_input is 0; targets are float32 counts.",
    parameters: &[
        REDUCTION,
        switch(Param::LogInput, 1.0, "1: outputs are logarithms of rates; 0: rates"),
        switch(
            Param::IncludeConstant,
            0.0,
            "1: Stirling's approximation of ln t! is added; 0: it is not",
        ),
        parameter(
            Param::Epsilon,
            1e-8,
            [0.0, 1.0],
            "epsilon, what is added to a rate before its logarithm",
        ),
    ],
};

/// ½ ln 2π.
const HALF_LN_2_PI: f32 = 0.918_938_5;

/// The loss of an output.
#[derive(Clone, Copy)]
pub(super) struct PoissonNegativeLogLikelihood {
    log_input: bool,
    include_constant: bool,
    epsilon: f32,
}

impl Pairwise for PoissonNegativeLogLikelihood {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, y: S::F32, t: S::F32) -> [S::F32; 2] {
        let (one, epsilon) = (simd.splat(1.0), simd.splat(self.epsilon));
        let [value, slope] = if self.log_input {
            let rate = math::exp(simd, y);
            [simd.fma(simd.neg(t), y, rate), simd.sub(rate, t)]
        } else {
            let rate = simd.add(y, epsilon);
            let value = simd.fma(simd.neg(t), math::log(simd, rate), y);
            [value, simd.sub(one, simd.div(t, rate))]
        };
        if !self.include_constant {
            return [value, slope];
        }
        let is_large = simd.less(one, t);
        let t = simd.select(is_large, t, one);
        let logarithm = math::log(simd, t);
        let half = simd.fma(simd.splat(0.5), logarithm, simd.splat(HALF_LN_2_PI));
        let constant = simd.add(simd.fma(t, logarithm, simd.neg(t)), half);
        [simd.add(value, simd.select(is_large, constant, simd.splat(0.0))), slope]
    }
}

impl ElementLoss for PoissonNegativeLogLikelihood {
    fn new(settings: &Settings) -> Self {
        Self {
            log_input: settings.value(Param::LogInput) == 1.0,
            include_constant: settings.value(Param::IncludeConstant) == 1.0,
            epsilon: settings.value(Param::Epsilon) as f32,
        }
    }

    fn in_double(settings: &Settings, y: f64, t: f64) -> f64 {
        let value = if settings.value(Param::LogInput) == 1.0 {
            math::in_double::exp(y) - t * y
        } else {
            y - t * math::ln(y + float(settings, Param::Epsilon))
        };
        if settings.value(Param::IncludeConstant) == 1.0 && t > 1.0 {
            value + t * math::ln(t) - t + 0.5 * math::ln(std::f64::consts::TAU * t)
        } else {
            value
        }
    }
}

//! Functions of one variable in float64, written so that nothing cancels. Sources and equations
//! stand in each one's own file; parameters are the floats nearest to what is set.

use std::f64::consts::FRAC_2_PI;

use crate::activation::{Activation, ActivationKind};
use crate::catalog::Param;
use crate::kernels::math::in_double::{atan, exp, expm1, log1p, normal, sin, tanh};
use crate::kernels::math::ln;

/// SELU's λ and α.
const SCALE: f64 = 1.050_700_987_355_480_5;
const SELU_ALPHA: f64 = 1.673_263_242_354_377_2;

/// f(x) of a kind with the parameters of an activation, for finite x and the infinities that the
/// equation allows.
#[inline(never)]
pub(super) fn value(kind: ActivationKind, activation: &Activation, x: f64) -> f64 {
    use ActivationKind as Kind;
    let p = |key| activation.number(key);
    match kind {
        Kind::Identity => x,
        Kind::Sigmoid => sigmoid(x),
        Kind::Tanh => tanh(x),
        Kind::Relu => rectify(x),
        Kind::HardSigmoid => clamp(x + 3.0, 0.0, 6.0) / 6.0,
        Kind::LogSigmoid => -softplus(-x),
        Kind::HardTanh => clamp(x, -1.0, 1.0),
        Kind::ScaledTanh => 1.7159 * tanh(2.0 / 3.0 * x),
        Kind::Arctan => atan(x),
        Kind::Softsign => x / (1.0 + x.abs()),
        Kind::Elliot if x < 0.0 => 0.5 / (1.0 - x),
        Kind::Elliot => 1.0 - 0.5 / (1.0 + x),
        Kind::Isrlu if x >= 0.0 => x,
        Kind::Isru | Kind::Isrlu => x / (1.0 + p(Param::Alpha) * x * x).sqrt(),
        Kind::Sinusoid => sin(x),
        Kind::Sinc if x == 0.0 => 1.0,
        Kind::Sinc => sin(x) / x,
        Kind::Gaussian => exp(-x * x),
        Kind::BentIdentity => x + 0.5 * x * (x / (1.0 + (x * x + 1.0).sqrt())),
        Kind::SoftExponential => soft_exponential(p(Param::Alpha), x),
        Kind::ComplementaryLogLog => -expm1(-exp(x)),
        Kind::BinaryStep => f64::from(u8::from(x >= 0.0)),
        Kind::Relu6 => clamp(x, 0.0, 6.0),
        Kind::Threshold if x > p(Param::Threshold) => x,
        Kind::Threshold => p(Param::Value),
        Kind::SquaredRelu => rectify(x) * rectify(x),
        Kind::LeakyRelu if x > 0.0 => x,
        Kind::LeakyRelu => p(Param::Slope) * x,
        Kind::Elu | Kind::Celu if x > 0.0 => x,
        Kind::Elu => p(Param::Alpha) * expm1(x),
        Kind::Celu => p(Param::Alpha) * expm1(x / p(Param::Alpha)),
        Kind::Selu if x > 0.0 => SCALE * x,
        Kind::Selu => SCALE * SELU_ALPHA * expm1(x),
        Kind::Softplus => softplus(p(Param::Beta) * x) / p(Param::Beta),
        Kind::Silu => x * sigmoid(x),
        Kind::Swish => x * sigmoid(p(Param::Beta) * x),
        Kind::HardSwish => x * (clamp(x + 3.0, 0.0, 6.0) / 6.0),
        Kind::Gelu => x * normal(x),
        Kind::GeluTanh => x * sigmoid(2.0 * FRAC_2_PI.sqrt() * (x + 0.044715 * x * x * x)),
        Kind::QuickGelu => x * sigmoid(1.702 * x),
        Kind::Mish => x * mish_gate(x),
        Kind::Squareplus => squareplus(p(Param::Curvature), x),
        Kind::Snake => snake(p(Param::Frequency), x),
        Kind::SoftShrink if x.abs() > p(Param::Lambda) => x - p(Param::Lambda).copysign(x),
        Kind::HardShrink if x.abs() > p(Param::Lambda) => x,
        Kind::SoftShrink | Kind::HardShrink => 0.0,
        Kind::TanhShrink => tanh_shrink(x),
        // Functions of more than one variable stand in `mod.rs`.
        Kind::Softmax | Kind::LogSoftmax | Kind::Softmin | Kind::Sparsemax => f64::NAN,
        Kind::Prelu | Kind::Srelu | Kind::Apl => f64::NAN,
        Kind::LearnedSwish | Kind::LearnedSnake => f64::NAN,
        Kind::Rrelu | Kind::RreluDivisor => f64::NAN,
        Kind::Maxout | Kind::Crelu => f64::NAN,
        Kind::Glu | Kind::Reglu | Kind::Geglu | Kind::Swiglu => f64::NAN,
    }
}

/// max(0, x).
pub(super) fn rectify(x: f64) -> f64 {
    x.max(0.0)
}

fn clamp(x: f64, low: f64, high: f64) -> f64 {
    x.max(low).min(high)
}

/// 1 / (1 + e⁻ˣ).
#[inline(never)]
pub(super) fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + exp(-x))
}

/// ln(1 + eˣ).
#[inline(never)]
fn softplus(x: f64) -> f64 {
    rectify(x) + log1p(exp(-x.abs()))
}

/// x + sin²(a x) / a; x for a = 0.
#[inline(never)]
pub(super) fn snake(a: f64, x: f64) -> f64 {
    let wave = sin(a * x);
    if a == 0.0 { x } else { x + wave * wave / a }
}

/// tanh(ln(1 + eˣ)).
#[inline(never)]
fn mish_gate(x: f64) -> f64 {
    let e = exp(x);
    if x < 0.0 { e * (e + 2.0) / (e * (e + 2.0) + 2.0) } else { tanh(softplus(x)) }
}

/// (x + √(x² + b)) / 2.
fn squareplus(b: f64, x: f64) -> f64 {
    let root = (x * x + b).sqrt();
    if x < 0.0 { 0.5 * b / (root - x) } else { 0.5 * (x + root) }
}

/// x − tanh x, near 0 by its series.
#[inline(never)]
fn tanh_shrink(x: f64) -> f64 {
    if x.abs() > 0.1 {
        return x - tanh(x);
    }
    let series = [1.0 / 3.0, -2.0 / 15.0, 17.0 / 315.0, -62.0 / 2835.0, 1382.0 / 155_925.0];
    series.iter().rev().fold(0.0, |sum, c| sum * x * x + c) * x * x * x
}

#[inline(never)]
fn soft_exponential(alpha: f64, x: f64) -> f64 {
    if alpha == 0.0 {
        return x;
    }
    if alpha > 0.0 {
        return expm1(alpha * x) / alpha + alpha;
    }
    // α² is exact.
    let sum = (1.0 - alpha * alpha) - alpha * x;
    let logarithm = if sum < 0.5 { ln(sum) } else { log1p(-alpha * (x + alpha)) };
    logarithm / -alpha
}

//! Every elementwise activation's derivative in float64, by the equations of their sources, written
//! so that nothing cancels. Parameters are the floats nearest to what is set.

use glia::activation::{Activation, ActivationKind};
use glia::catalog::Param;

/// f(x) for finite x and the infinities that the equation allows: the library's own in float64,
/// which shares nothing with its kernels and which tests/reference/in_double.rs holds against the golden
/// tables.
pub fn value(activation: &Activation, x: f64) -> f64 {
    match activation.kind() {
        // Of the largest floats, too, for which the library has no use.
        ActivationKind::Sinusoid => x.sin(),
        ActivationKind::Sinc if x != 0.0 => x.sin() / x,
        _ => activation.value_in_double(x),
    }
}

/// f′(x) for finite x.
pub fn derivative(activation: &Activation, x: f64) -> f64 {
    use ActivationKind as Kind;
    let p = |key| parameter(activation, key);
    let step = |holds: bool| f64::from(u8::from(holds));
    match activation.kind() {
        Kind::Identity => 1.0,
        Kind::Sigmoid => sigmoid(x) * sigmoid(-x),
        Kind::Tanh => sech_squared(x),
        Kind::Relu => step(x > 0.0),
        Kind::HardSigmoid => step(x > -3.0 && x < 3.0) / 6.0,
        Kind::LogSigmoid => sigmoid(-x),
        Kind::HardTanh => step(x > -1.0 && x < 1.0),
        Kind::ScaledTanh => 1.7159 * 2.0 / 3.0 * sech_squared(2.0 / 3.0 * x),
        Kind::Arctan => 1.0 / (1.0 + x * x),
        Kind::Softsign => (1.0 + x.abs()).powi(-2),
        Kind::Elliot => 0.5 * (1.0 + x.abs()).powi(-2),
        Kind::Isru => (1.0 + p(Param::Alpha) * x * x).powf(-1.5),
        Kind::Isrlu if x < 0.0 => (1.0 + p(Param::Alpha) * x * x).powf(-1.5),
        Kind::Isrlu => 1.0,
        Kind::Sinusoid => x.cos(),
        Kind::Sinc => sinc_slope(x),
        Kind::Gaussian => -2.0 * x * (-x * x).exp(),
        Kind::BentIdentity => 1.0 + 0.5 * x / (x * x + 1.0).sqrt(),
        Kind::SoftExponential => soft_exponential_slope(p(Param::Alpha), x),
        Kind::ComplementaryLogLog => (x - x.exp()).exp(),
        Kind::BinaryStep => 0.0,
        Kind::Relu6 => step(x > 0.0 && x < 6.0),
        Kind::Threshold => step(x > p(Param::Threshold)),
        Kind::SquaredRelu => 2.0 * x.max(0.0),
        Kind::LeakyRelu if x > 0.0 => 1.0,
        Kind::LeakyRelu => p(Param::Slope),
        Kind::Elu | Kind::Celu if x > 0.0 => 1.0,
        Kind::Elu => p(Param::Alpha) * x.exp(),
        Kind::Celu => (x / p(Param::Alpha)).exp(),
        Kind::Selu if x > 0.0 => SCALE,
        Kind::Selu => SCALE * SELU_ALPHA * x.exp(),
        Kind::Softplus => sigmoid(p(Param::Beta) * x),
        Kind::Silu => gate_slope(x, x),
        Kind::Swish => gate_slope(p(Param::Beta) * x, p(Param::Beta) * x),
        Kind::HardSwish if x <= -3.0 => 0.0,
        Kind::HardSwish if x >= 3.0 => 1.0,
        Kind::HardSwish => (2.0 * x + 3.0) / 6.0,
        Kind::Gelu => normal(x) + x * (-0.5 * x * x).exp() / (2.0 * std::f64::consts::PI).sqrt(),
        Kind::GeluTanh => {
            let slope = 2.0 * std::f64::consts::FRAC_2_PI.sqrt() * (1.0 + 3.0 * 0.044715 * x * x);
            gate_slope(2.0 * cubic(x), x * slope)
        }
        Kind::QuickGelu => gate_slope(1.702 * x, 1.702 * x),
        Kind::Mish => {
            // 1 − tanh² and the sigmoid, the derivative of softplus.
            let inner = sech_squared(softplus(x)) * sigmoid(x);
            mish_gate(x) + if inner == 0.0 { 0.0 } else { x * inner }
        }
        Kind::Squareplus if x < 0.0 => {
            let root = root(p(Param::Curvature), x);
            0.5 * p(Param::Curvature) / (root - x) / root
        }
        Kind::Squareplus => 0.5 * (1.0 + x / root(p(Param::Curvature), x)),
        Kind::Snake => 1.0 + (2.0 * p(Param::Frequency) * x).sin(),
        Kind::SoftShrink | Kind::HardShrink if p(Param::Lambda) == 0.0 => 1.0,
        Kind::SoftShrink | Kind::HardShrink => step(x.abs() > p(Param::Lambda)),
        Kind::TanhShrink => x.tanh().powi(2),
        Kind::Softmax | Kind::LogSoftmax | Kind::Softmin | Kind::Sparsemax => {
            panic!("a function of rows")
        }
        Kind::Prelu
        | Kind::Rrelu
        | Kind::RreluDivisor
        | Kind::Srelu
        | Kind::Apl
        | Kind::Maxout
        | Kind::Crelu
        | Kind::Glu
        | Kind::Reglu
        | Kind::Geglu
        | Kind::Swiglu
        | Kind::LearnedSwish
        | Kind::LearnedSnake => panic!("not a function of one variable alone"),
    }
}

/// f and f′ at a float, with the roundings that are part of a definition: snake's product.
pub fn at_float(activation: &Activation, x: f32) -> [f64; 2] {
    let x64 = f64::from(x);
    if activation.kind() != ActivationKind::Snake {
        return [value(activation, x64), derivative(activation, x64)];
    }
    let frequency = activation.settings().value(Param::Frequency) as f32;
    let turn = f64::from(frequency * x);
    if turn.is_infinite() {
        return [x64, f64::NAN];
    }
    [x64 + turn.sin().powi(2) / f64::from(frequency), 1.0 + (2.0 * turn).sin()]
}

/// SELU's λ and α.
const SCALE: f64 = 1.050_700_987_355_480_5;
const SELU_ALPHA: f64 = 1.673_263_242_354_377_2;

fn parameter(activation: &Activation, key: Param) -> f64 {
    f64::from(activation.settings().value(key) as f32)
}

fn sigmoid(x: f64) -> f64 {
    if x < 0.0 { x.exp() / (1.0 + x.exp()) } else { 1.0 / (1.0 + (-x).exp()) }
}

fn softplus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}

fn sech_squared(x: f64) -> f64 {
    let t = (-2.0 * x.abs()).exp();
    4.0 * t / ((1.0 + t) * (1.0 + t))
}

/// Φ(x), the normal distribution.
fn normal(x: f64) -> f64 {
    0.5 * libm::erfc(-x / std::f64::consts::SQRT_2)
}

/// √(2/π) (x + 0.044715 x³).
fn cubic(x: f64) -> f64 {
    std::f64::consts::FRAC_2_PI.sqrt() * (x + 0.044715 * x * x * x)
}

fn root(b: f64, x: f64) -> f64 {
    (x * x + b).sqrt()
}

/// σ(u) (1 + m (1 − σ(u))).
fn gate_slope(u: f64, m: f64) -> f64 {
    let rest = sigmoid(-u);
    sigmoid(u) * if rest == 0.0 { 1.0 } else { 1.0 + m * rest }
}

/// tanh(ln(1 + eˣ)).
fn mish_gate(x: f64) -> f64 {
    let e = x.exp();
    if x < 0.0 { e * (e + 2.0) / (e * (e + 2.0) + 2.0) } else { softplus(x).tanh() }
}

fn tanh_shrink(x: f64) -> f64 {
    if x.abs() > 0.1 {
        return x - x.tanh();
    }
    let series = [1.0 / 3.0, -2.0 / 15.0, 17.0 / 315.0, -62.0 / 2835.0, 1382.0 / 155_925.0];
    series.iter().rev().fold(0.0, |sum, c| sum * x * x + c) * x * x * x
}

/// (cos x − sin x / x) / x, near 0 by its series.
fn sinc_slope(x: f64) -> f64 {
    if x.abs() > 1.0 {
        return (x.cos() - x.sin() / x) / x;
    }
    let (mut sum, mut power, mut factorial) = (0.0, 1.0, 1.0);
    for n in 1..12 {
        let m = f64::from(2 * n);
        power *= -x * x;
        factorial *= m * (m + 1.0);
        sum += m * power / factorial;
    }
    if x == 0.0 { 0.0 } else { sum / x }
}

fn soft_exponential(alpha: f64, x: f64) -> f64 {
    if alpha == 0.0 {
        x
    } else if alpha < 0.0 {
        let sum = (1.0 - alpha * alpha) - alpha * x;
        let logarithm = if sum < 0.5 { sum.ln() } else { (-alpha * (x + alpha)).ln_1p() };
        logarithm / -alpha
    } else {
        (alpha * x).exp_m1() / alpha + alpha
    }
}

fn soft_exponential_slope(alpha: f64, x: f64) -> f64 {
    if alpha >= 0.0 {
        return (alpha * x).exp();
    }
    // x + α is exact in double precision only where x is not tiny; α² is exact.
    let sum = (1.0 - alpha * alpha) - alpha * x;
    if sum < 0.0 { f64::NAN } else { 1.0 / sum }
}

/// The settings that are looked at: all defaults, and each parameter at both of its bounds, with a
/// word for the case.
pub fn cases(kind: ActivationKind) -> Vec<(String, Activation)> {
    let mut cases = vec![("default".to_owned(), Activation::new(kind))];
    for parameter in kind.entry().parameters {
        for (end, bound) in [("minimum", parameter.minimum), ("maximum", parameter.maximum)] {
            let mut activation = Activation::new(kind);
            activation.set(parameter.key, bound).expect("a bound may be set");
            cases.push((format!("{}_{end}", parameter.key.name()), activation));
        }
    }
    cases
}

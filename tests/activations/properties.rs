//! What the catalogue says of each activation, held against the function itself: range, monotony,
//! symmetry, the neighbourhood of zero, saturation, kinks; and its values at NaN and infinities.
#![allow(clippy::disallowed_methods)]

use glia::activation::{Activation, ActivationKind, ActivationProperty, Reads};
use glia::kernels::runtime::Runtime;

use crate::support::functions::{cases, derivative};

/// The sample is every so many-th bit pattern; debug builds are slow.
const STRIDE: usize = if cfg!(debug_assertions) { 299_993 } else { 199_999 };

/// f and f′ at each input.
fn values(activation: &Activation, inputs: &[f32]) -> [Vec<f32>; 2] {
    let runtime = Runtime::on_calling_thread();
    let mut outputs = inputs.to_vec();
    activation.forward(&runtime, inputs.len(), &mut outputs);
    let mut slopes = vec![1.0; inputs.len()];
    let read = if activation.kind().reads() == Reads::Input { inputs } else { &outputs };
    activation.backward(&runtime, inputs.len(), read, &mut slopes);
    [outputs, slopes]
}

fn at(activation: &Activation, x: f64) -> [f64; 2] {
    values(activation, &[x as f32]).map(|list| f64::from(list[0]))
}

/// Finite floats in ascending order: a sample of all, and a grid around zero.
fn inputs() -> Vec<f32> {
    let sample = (0..1u64 << 32).step_by(STRIDE).map(|bits| f32::from_bits(bits as u32));
    let grid = (-20_480..20_481).map(|step| step as f32 / 1024.0);
    let mut inputs: Vec<_> = sample.filter(|x| x.is_finite()).chain(grid).collect();
    inputs.sort_by(f32::total_cmp);
    inputs
}

/// Every elementwise activation at its defaults and with each parameter at its bounds.
fn all() -> impl Iterator<Item = (String, Activation)> {
    let kinds = ActivationKind::ALL.into_iter().filter(|kind| kind.is_elementwise());
    kinds.flat_map(|kind| {
        let name = kind.entry().name;
        cases(kind)
            .into_iter()
            .map(move |(case, activation)| (format!("{name} {case}"), activation))
    })
}

#[test]
fn ranges_are_kept_and_reached() {
    let inputs = inputs();
    for (name, activation) in all() {
        let [outputs, _] = values(&activation, &inputs);
        let numbers = || outputs.iter().map(|y| f64::from(*y)).filter(|y| !y.is_nan());
        let least = numbers().fold(f64::INFINITY, f64::min);
        let greatest = numbers().fold(f64::NEG_INFINITY, f64::max);
        let [low, high] = activation.properties().range;
        let slack = |end: f64| 1e-6 * end.abs() + 1e-12;
        assert!(least >= low - slack(low), "{name}: {least:e} is below {low:e}");
        assert!(greatest <= high + slack(high), "{name}: {greatest:e} is above {high:e}");
        let reached = |end: f64, got: f64| match end.is_infinite() {
            true => got.abs() > 10.0 && got.signum() == end.signum(),
            false => (got - end).abs() <= 1e-2 * end.abs().max(1.0),
        };
        assert!(reached(low, least), "{name}: {least:e}, far above {low:e}");
        assert!(reached(high, greatest), "{name}: {greatest:e}, far below {high:e}");
    }
}

#[test]
fn what_is_monotonic_never_falls_and_the_rest_does() {
    let inputs = inputs();
    for (name, activation) in all() {
        let [outputs, _] = values(&activation, &inputs);
        let pairs = || outputs.windows(2).filter(|pair| !pair[0].is_nan() && !pair[1].is_nan());
        let falls = |pair: &&[f32], by: f32| pair[1] < pair[0] - by * pair[0].abs().max(1e-30);
        let rounding = pairs().find(|pair| falls(pair, 1e-6));
        let fallen: f32 = pairs().map(|pair| (pair[0] - pair[1]).max(0.0)).sum();
        match activation.properties().monotonic {
            true => assert!(rounding.is_none(), "{name} falls: {rounding:?}"),
            false => assert!(fallen > 1e-3, "{name} never falls"),
        }
    }
}

#[test]
fn what_is_zero_centred_is_odd_and_the_rest_is_not() {
    let inputs = inputs();
    let mirrored: Vec<_> = inputs.iter().map(|x| -x).collect();
    for (name, activation) in all() {
        let ([right, _], [left, _]) =
            (values(&activation, &inputs), values(&activation, &mirrored));
        let sums = || right.iter().zip(&left).map(|(a, b)| (a + b).abs());
        match activation.properties().zero_centred {
            true => assert!(sums().all(|sum| sum == 0.0), "{name} is not odd"),
            false => assert!(sums().any(|sum| sum > 1e-3 || sum.is_nan()), "{name} is odd"),
        }
    }
}

#[test]
fn what_is_the_identity_near_zero_has_a_slope_of_one_there() {
    for (name, activation) in all() {
        let ratios = [1e-30, 1e-20, 1e-10, 1e-6, -1e-6, -1e-10, -1e-20, -1e-30];
        let is_one = |x: &f64| {
            let ratio = at(&activation, *x)[0] / f64::from(*x as f32);
            (ratio - 1.0).abs() < 1e-3
        };
        let is_identity = ratios.iter().all(is_one);
        assert_eq!(activation.properties().identity_near_zero, is_identity, "{name}");
    }
}

#[test]
fn what_saturates_levels_off() {
    for (name, activation) in all() {
        for (side, x) in [-1e6, 1e6].into_iter().enumerate() {
            let ([near, slope], [far, _]) = (at(&activation, x), at(&activation, 4.0 * x));
            let is_level = slope.abs() < 1e-3 && (far - near).abs() < 1e-3;
            let said = activation.properties().saturates[side];
            assert_eq!(said, is_level, "{name} at {x}: {near}, {far}, slope {slope}");
        }
    }
}

/// The limit is a twentieth of the largest slope in float64, and what is counted lies below it.
#[test]
fn what_counts_as_saturated_has_a_twentieth_of_the_slope() {
    let (runtime, inputs) = (Runtime::on_calling_thread(), inputs());
    for (name, activation) in all() {
        let slopes = (-256..256).map(|i| derivative(&activation, f64::from(i) / 64.0).abs());
        let limit = slopes.fold(0.0, f64::max) / 20.0;
        let said = activation.property(ActivationProperty::SaturatedSlope);
        let saturates = activation.properties().saturates.contains(&true);
        assert_eq!(said.is_nan(), !saturates, "{name}");
        assert!(!saturates || (said - limit).abs() <= 1e-5 * limit, "{name}: {said}, {limit}");
        let [outputs, _] = values(&activation, &inputs);
        let mut sides = [vec![], vec![]];
        for (&x, &y) in inputs.iter().zip(&outputs) {
            let slope = derivative(&activation, f64::from(x)).abs();
            // A derivative that is computed from a rounded output has fewer digits.
            let is_clear = (slope - limit).abs() > 1e-3 * limit + 1e-6 || slope == limit;
            let reads_output = activation.kind().reads() == Reads::Output;
            if is_clear {
                sides[usize::from(slope <= limit)].push(if reads_output { y } else { x });
            }
        }
        let counts = sides.each_ref().map(|read| activation.count_saturated(&runtime, 1, read));
        let expected = if saturates { sides[1].len() } else { 0 };
        assert_eq!(counts, [Some(0), Some(expected)], "{name}");
    }
}

#[test]
fn kinks_are_where_a_function_or_its_derivative_jumps() {
    const STEP: f64 = 1.0 / 8192.0;
    for (name, activation) in all() {
        let properties = activation.properties();
        let kinks: Vec<_> = properties.kinks.points().iter().map(|k| f64::from(*k)).collect();
        let jump = |x: f64| {
            let (left, right) = (at(&activation, x - STEP), at(&activation, x + STEP));
            (right[0] - left[0]).abs().max((right[1] - left[1]).abs() / (1.0 + left[1].abs()))
        };
        for &kink in &kinks {
            let size = STEP * (kink.abs() / 64.0).max(1.0);
            let (left, right) = (at(&activation, kink - size), at(&activation, kink + size));
            let jumps = (right[0] - left[0]).abs().max((right[1] - left[1]).abs());
            assert!(jumps > 0.05, "{name}: no kink at {kink}: {left:?}, {right:?}");
        }
        for index in -2048..2048 {
            let x = f64::from(index) / 256.0 + 1.0 / 1024.0;
            let is_near = kinks.iter().any(|kink| (kink - x).abs() < 2.0 * STEP);
            let found = jump(x);
            let steep = at(&activation, x)[1].abs() * 4.0 * STEP;
            assert!(
                is_near || found.is_nan() || found < 0.05 + steep,
                "{name}: kink at {x}: {found}"
            );
        }
        let count = activation.property(ActivationProperty::KinkCount);
        assert_eq!(count, kinks.len() as f64, "{name}");
    }
}

/// f(−∞), f(∞), f′(−∞), f′(∞), for finite ends of the range and whatever else the limits are.
fn limits(kind: ActivationKind) -> [f32; 4] {
    use ActivationKind as Kind;
    const INFINITY: f32 = f32::INFINITY;
    const HALF_PI: f32 = std::f32::consts::FRAC_PI_2;
    let rectifier = [0.0, INFINITY, 0.0, 1.0];
    match kind {
        Kind::Identity | Kind::SoftShrink | Kind::HardShrink | Kind::TanhShrink => {
            [-INFINITY, INFINITY, 1.0, 1.0]
        }
        Kind::Snake => [-INFINITY, INFINITY, f32::NAN, f32::NAN],
        Kind::BentIdentity => [-INFINITY, INFINITY, 0.5, 1.5],
        Kind::LeakyRelu => [-INFINITY, INFINITY, 0.01, 1.0],
        Kind::LogSigmoid => [-INFINITY, -0.0, 1.0, 0.0],
        Kind::Sigmoid | Kind::HardSigmoid | Kind::Elliot => [0.0, 1.0, 0.0, 0.0],
        Kind::ComplementaryLogLog | Kind::BinaryStep => [0.0, 1.0, 0.0, 0.0],
        Kind::Tanh | Kind::HardTanh | Kind::Softsign | Kind::Isru => [-1.0, 1.0, 0.0, 0.0],
        Kind::ScaledTanh => [-1.7159, 1.7159, 0.0, 0.0],
        Kind::Arctan => [-HALF_PI, HALF_PI, 0.0, 0.0],
        Kind::Sinusoid => [f32::NAN; 4],
        Kind::Sinc | Kind::Gaussian => [0.0, 0.0, 0.0, 0.0],
        Kind::SoftExponential => [-1.5, INFINITY, 0.0, INFINITY],
        Kind::Relu6 => [0.0, 6.0, 0.0, 0.0],
        Kind::SquaredRelu => [0.0, INFINITY, 0.0, INFINITY],
        Kind::Elu | Kind::Celu | Kind::Isrlu => [-1.0, INFINITY, 0.0, 1.0],
        Kind::Selu => [-1.758_099_3, INFINITY, 0.0, 1.050_701],
        Kind::Silu | Kind::Swish | Kind::Gelu | Kind::GeluTanh | Kind::QuickGelu | Kind::Mish => {
            [-0.0, INFINITY, 0.0, 1.0]
        }
        Kind::Relu | Kind::Threshold | Kind::Softplus | Kind::HardSwish | Kind::Squareplus => {
            rectifier
        }
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

#[test]
fn infinities_give_the_limits() {
    for kind in ActivationKind::ALL.into_iter().filter(|kind| kind.is_elementwise()) {
        let activation = Activation::new(kind);
        let [outputs, slopes] = values(&activation, &[f32::NEG_INFINITY, f32::INFINITY]);
        let got = [outputs[0], outputs[1], slopes[0], slopes[1]];
        for (got, expected) in got.into_iter().zip(limits(kind)) {
            // The sign of a slope of zero says nothing.
            let same = got == expected || (got.is_nan() && expected.is_nan());
            assert!(same, "{}: {got:?} instead of {expected:?}", kind.entry().name);
        }
        let signs = outputs
            .iter()
            .zip(limits(kind))
            .all(|(y, limit)| y.is_nan() || y.is_sign_negative() == limit.is_sign_negative());
        assert!(signs, "{}: a zero of the wrong sign: {outputs:?}", kind.entry().name);
    }
}

#[test]
fn nan_stays_nan() {
    for (name, activation) in all() {
        let [outputs, slopes] = values(&activation, &[f32::NAN, -f32::NAN]);
        assert!(outputs.iter().all(|y| y.is_nan()), "{name}: {outputs:?}");
        // The identity's and ReLU's gradients pass.
        let passes = matches!(activation.kind(), ActivationKind::Identity | ActivationKind::Relu);
        assert!(passes || slopes.iter().all(|y| y.is_nan()), "{name}: slopes {slopes:?}");
    }
}

#[test]
fn zeros_of_odd_functions_keep_their_sign() {
    for (name, activation) in all() {
        let [outputs, _] = values(&activation, &[0.0, -0.0]);
        if activation.properties().zero_centred {
            assert!(outputs[0].is_sign_positive() && outputs[1].is_sign_negative(), "{name}");
        }
        assert_eq!(outputs[0], outputs[1], "{name}");
    }
}

/// The values that the issue names, and tails of which a naive formula has no digit.
#[test]
fn far_out_values() {
    use ActivationKind as Kind;
    let cases = [
        (Kind::Softplus, 100.0, 100.0),
        (Kind::Softplus, -100.0, 3.78e-44),
        (Kind::LogSigmoid, 100.0, -3.78e-44),
        (Kind::LogSigmoid, -100.0, -100.0),
        (Kind::Sinc, 0.0, 1.0),
        (Kind::Mish, -100.0, -3.72e-42),
        (Kind::Mish, 200.0, 200.0),
        (Kind::Gelu, -14.0, -1.090_6e-43),
        (Kind::Gelu, -20.0, -0.0),
        (Kind::Gelu, 20.0, 20.0),
        (Kind::Silu, -100.0, -3.72e-42),
        (Kind::Silu, -200.0, -0.0),
    ];
    for (kind, x, expected) in cases {
        let got = values(&Activation::new(kind), &[x])[0][0];
        let close = (got - expected).abs() <= 1e-5 * expected.abs() + 3e-45;
        let sign = got.is_sign_negative() == expected.is_sign_negative();
        assert!(close && sign, "{kind:?} of {x}: {got:e} instead of {expected:e}");
    }
}

//! How far the elementary functions are from the truth, in units in the last place.
//!
//! The quick tests take every 4099th bit pattern at every level of this CPU. The exhaustive one
//! takes all 2³² at the best level, prints a table and, where GLIA_WRITE_DOCS is set, writes
//! `docs/accuracy.md`:
//! `GLIA_WRITE_DOCS=1 cargo test --release --test kernels accuracy -- --ignored --nocapture`.
//!
//! The truth is the standard library's double-precision function of the same input (the error
//! function is libm's); its own error is below 2⁻²⁷ of an f32's unit in the last place.
#![allow(clippy::disallowed_methods)]

use std::fmt::Write;

use glia::kernels::level::{InstructionSet, Level};
use glia::kernels::math;
use glia::kernels::simd::{Kernel, LANES, Simd};

use crate::support::compare::ulp_distance;

/// Bit patterns that one kernel call takes.
const BLOCK: usize = 4096;

/// Defines the functions: the most ULP that any result may be off, what is tested, the truth.
macro_rules! functions {
    ($($name:ident: $bound:literal, |$simd:ident, $x:ident| $ours:expr, |$y:ident| $truth:expr;)*) => {
        #[derive(Clone, Copy)]
        #[allow(non_camel_case_types)]
        enum Function {
            $($name,)*
        }

        impl Function {
            const ALL: [Self; [$(stringify!($name)),*].len()] = [$(Self::$name),*];

            fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }

            fn bound(self) -> f64 {
                match self {
                    $(Self::$name => $bound,)*
                }
            }

            fn truth(self, y: f64) -> f64 {
                match self {
                    $(Self::$name => { let $y = y; $truth })*
                }
            }

            #[inline(always)]
            fn apply<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
                match self {
                    $(Self::$name => { let ($simd, $x) = (simd, x); $ours })*
                }
            }
        }

        $(
            #[test]
            fn $name() {
                quick(Function::$name);
            }
        )*
    };
}

functions! {
    exp: 1.0, |simd, x| math::exp(simd, x), |x| x.exp();
    exp2: 1.0, |simd, x| math::exp2(simd, x), |x| x.exp2();
    expm1: 1.0, |simd, x| math::expm1(simd, x), |x| x.exp_m1();
    log: 1.0, |simd, x| math::log(simd, x), |x| x.ln();
    log1p: 1.0, |simd, x| math::log1p(simd, x), |x| x.ln_1p();
    tanh: 1.0, |simd, x| math::tanh(simd, x), |x| x.tanh();
    sigmoid: 1.0, |simd, x| math::sigmoid(simd, x), |x| 1.0 / (1.0 + (-x).exp());
    softplus: 2.0, |simd, x| math::softplus(simd, x), |x| x.max(0.0) + (-x.abs()).exp().ln_1p();
    erf: 1.0, |simd, x| math::erf(simd, x), |x| libm::erf(x);
    sin: 1.0, |simd, x| math::sin(simd, x), |x| x.sin();
    cos: 1.0, |simd, x| math::cos(simd, x), |x| x.cos();
    atan: 1.0, |simd, x| math::atan(simd, x), |x| x.atan();
    reciprocal_square_root: 2.0, |simd, x| math::reciprocal_square_root(simd, x), |x| 1.0 / x.sqrt();
    inverse_square_root_unit: 2.5,
        |simd, x| math::inverse_square_root_unit(simd, x, 1.0), |x| unit(x);
}

/// x / √(1 + x²), which is NaN / ∞ at infinity if one does not look.
fn unit(x: f64) -> f64 {
    if x.is_infinite() { x.signum() } else { x / (1.0 + x * x).sqrt() }
}

/// Applies a function to whole vectors in place.
struct Apply<'a>(Function, &'a mut [f32]);

impl Kernel for Apply<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        for lanes in self.1.as_chunks_mut::<LANES>().0 {
            let result = self.0.apply(simd, simd.load(lanes));
            simd.store(lanes, result);
        }
    }
}

/// What was found over a set of inputs.
#[derive(Clone, Copy, Default)]
struct Report {
    worst: f64,
    at: f32,
    nearest: u64,
    inputs: u64,
}

impl Report {
    fn add(&mut self, x: f32, truth: f64, result: f32) {
        let error = ulp_distance(truth, result);
        if error > self.worst {
            (self.worst, self.at) = (error, x);
        }
        self.nearest += u64::from(error <= 0.5);
        self.inputs += 1;
    }

    fn merge(self, other: Self) -> Self {
        let worse = if other.worst > self.worst { other } else { self };
        Self { nearest: self.nearest + other.nearest, inputs: self.inputs + other.inputs, ..worse }
    }
}

/// Compares over the bit patterns start, start + stride, ... up to and without `end`.
fn measure(set: InstructionSet, function: Function, start: u64, end: u64, stride: u64) -> Report {
    let mut report = Report::default();
    let mut pattern = start;
    while pattern < end {
        let count = (end - pattern).div_ceil(stride).min(BLOCK as u64) as usize;
        let mut values = [0.0; BLOCK];
        for (index, value) in values[..count].iter_mut().enumerate() {
            *value = f32::from_bits((pattern + index as u64 * stride) as u32);
        }
        let inputs = values;
        set.dispatch(Apply(function, &mut values));
        for (&x, &result) in inputs[..count].iter().zip(&values) {
            report.add(x, function.truth(f64::from(x)), result);
        }
        pattern += count as u64 * stride;
    }
    report
}

fn quick(function: Function) {
    for set in InstructionSet::available() {
        let report = measure(set, function, 0, 1 << 32, 4099);
        assert!(
            report.worst <= function.bound(),
            "{} at {}: {:.4} ULP at {:e}",
            function.name(),
            set.level().name(),
            report.worst,
            report.at
        );
    }
}

/// The references, against values from 500-bit arithmetic; those of sine and cosine are at the
/// floats that are nearest to a multiple of π/2.
#[test]
fn truth_is_true() {
    for (function, x, truth) in [
        (Function::erf, 0.1, 1.124_629_160_182_849e-1),
        (Function::erf, 2.5, 9.995_930_479_825_55e-1),
        (Function::sin, 1.545_835_783_890_580_4e29, -3.229_539_596_495_242e-9),
        (Function::cos, 7.729_178_919_452_902e28, -1.614_769_798_247_621e-9),
    ] {
        let error = (function.truth(x) / truth - 1.0).abs();
        assert!(error < 1e-15, "{} of {x:e}: {error:e}", function.name());
    }
}

#[test]
fn error_is_measured_in_units_of_the_last_place() {
    let ulp = f64::from(f32::EPSILON);
    assert_eq!(ulp_distance(1.0 + 0.75 * ulp, 1.0), 0.75);
    assert_eq!(ulp_distance(1.5, 1.5 + 2.0 * f32::EPSILON), 2.0);
    assert_eq!(ulp_distance(2f64.powi(-149) * 3.25, f32::from_bits(3)), 0.25);
    assert_eq!(ulp_distance(f64::from(f32::MAX), f32::INFINITY), 1.0);
    assert_eq!(ulp_distance(1e40, f32::INFINITY), 0.0);
    assert_eq!(ulp_distance(0.0, -0.0), f64::INFINITY);
    assert_eq!(ulp_distance(1.0, f32::NAN), f64::INFINITY);
    assert_eq!(ulp_distance(f64::NAN, 1.0), f64::INFINITY);
    assert_eq!(ulp_distance(f64::NAN, f32::NAN), 0.0);
}

/// All 2³² inputs, split among the CPU's cores.
fn exhaustive(set: InstructionSet, function: Function) -> Report {
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get()) as u64;
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|thread| scope.spawn(move || measure(set, function, thread, 1 << 32, threads)))
            .collect();
        workers.into_iter().map(|w| w.join().unwrap()).fold(Report::default(), Report::merge)
    })
}

fn table(level: Level, reports: &[(Function, Report)]) -> String {
    let mut text = String::from("# Accuracy of the elementary functions\n\n");
    text +=
        "Over all 2³² inputs, against double precision. An ULP is the distance between floats\n";
    text += "at the float nearest to the true value; 0.5 is the best that is possible. The bits\n";
    text += "are the same at every level; this run used ";
    writeln!(text, "{}.\n", level.name()).unwrap();
    text +=
        "| function | worst error in ULP | at input | bits of the input | correctly rounded |\n";
    text += "|---|---|---|---|---|\n";
    for (function, report) in reports {
        let (name, worst, at) = (function.name(), report.worst, report.at);
        let share = 100.0 * report.nearest as f64 / report.inputs as f64;
        writeln!(text, "| {name} | {worst:.4} | {at:e} | {:#010x} | {share:.2} % |", at.to_bits())
            .unwrap();
    }
    text += "\nWritten by `tests/kernels/accuracy.rs`; its header says how to repeat it.\n";
    text
}

#[test]
#[ignore = "takes minutes in release"]
fn every_input() {
    let set = InstructionSet::detect();
    let reports = Function::ALL.map(|function| (function, exhaustive(set, function)));
    let text = table(set.level(), &reports);
    println!("{text}");
    if std::env::var_os("GLIA_WRITE_DOCS").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/accuracy.md");
        std::fs::write(path, &text).unwrap();
    }
    for (function, report) in reports {
        assert_eq!(report.inputs, 1 << 32);
        assert!(report.worst <= function.bound(), "{}: {:.4} ULP", function.name(), report.worst);
    }
}

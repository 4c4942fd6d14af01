//! How far every elementwise activation and its derivative are from the truth.
//!
//! The truth is float64 (`tests/support/functions.rs`); what is allowed stands in the golden
//! table, so many units in the last place or so much absolute error. The quick tests take every
//! 99,991st bit pattern, and every float around special points, with every parameter at its
//! default and at its bounds; the long one every 997th, or what GLIA_STRIDE says; 1, all 2³²,
//! takes the defaults alone:
//! `cargo test --release --test activation_accuracy -- --ignored --nocapture`. It prints a table;
//! where GLIA_WRITE_DOCS is set, it writes `docs/accuracy_activations.md`.
#![allow(clippy::disallowed_methods)]

mod support;

use std::fmt::Write;

use glia::activation::{Activation, ActivationKind, Reads};
use glia::kernels::runtime::Runtime;

use support::compare::{assert_same_bits, ulp_distance};
use support::functions::{at_float, cases};
use support::golden::Table;
use support::runtimes;

/// The quick test's inputs are every so many-th bit pattern; debug builds are slow.
const STRIDE: u64 = if cfg!(debug_assertions) { 9_999_991 } else { 99_991 };
/// Inputs that one call takes.
const BLOCK: usize = 4096;

/// The worst of one function.
#[derive(Clone, Copy, Default)]
struct Worst {
    /// In units of the last place, where the absolute bound alone does not do.
    ulp: f64,
    at: f32,
    /// Where the bound in units is not met, the largest absolute error.
    absolute: f64,
    absolute_at: f32,
}

/// What may be off.
#[derive(Clone, Copy)]
struct Allowed {
    ulp: f64,
    absolute: f64,
}

impl Worst {
    fn add(&mut self, x: f32, truth: f64, result: f32, allowed: Allowed) {
        // The sign of an exact zero is looked at by the tests of special values.
        if truth == 0.0 && result == 0.0 {
            return;
        }
        let distance = ulp_distance(truth, result);
        if distance <= allowed.ulp {
            if distance > self.ulp {
                (self.ulp, self.at) = (distance, x);
            }
            return;
        }
        let error = (truth - f64::from(result)).abs();
        let error = if error.is_nan() { f64::INFINITY } else { error };
        if error > self.absolute {
            (self.absolute, self.absolute_at) = (error, x);
        }
    }

    fn merge(self, other: Self) -> Self {
        let ulp = if other.ulp > self.ulp { other } else { self };
        let absolute = if other.absolute > self.absolute { other } else { self };
        Self {
            ulp: ulp.ulp,
            at: ulp.at,
            absolute: absolute.absolute,
            absolute_at: absolute.absolute_at,
        }
    }
}

/// What the golden table allows: the value's and the derivative's.
fn allowed(table: &Table, kind: ActivationKind) -> [Allowed; 2] {
    let record = table.get(&format!("{}.tolerance", kind.entry().name));
    let [ulp, absolute, derivative_ulp, derivative_absolute] = record[..] else {
        panic!("four numbers")
    };
    let derivative = Allowed { ulp: derivative_ulp, absolute: derivative_absolute };
    [Allowed { ulp, absolute }, derivative]
}

/// Compares a block of inputs.
fn measure(activation: &Activation, allowed: [Allowed; 2], inputs: &[f32], worst: &mut [Worst; 2]) {
    let runtime = Runtime::on_calling_thread();
    let mut outputs = inputs.to_vec();
    activation.forward(&runtime, inputs.len(), &mut outputs);
    let mut slopes = vec![1.0; inputs.len()];
    let read = match activation.kind().reads() {
        Reads::Input => inputs,
        Reads::Output => &outputs,
    };
    activation.backward(&runtime, inputs.len(), read, &mut slopes);
    for ((&x, &output), &slope) in inputs.iter().zip(&outputs).zip(&slopes) {
        let truth = at_float(activation, x);
        worst[0].add(x, truth[0], output, allowed[0]);
        worst[1].add(x, truth[1], slope, allowed[1]);
    }
}

/// Finite floats: every `stride`-th bit pattern from a start.
fn patterns(start: u64, stride: u64) -> impl Iterator<Item = f32> {
    let floats = (start..1 << 32).step_by(stride as usize).map(|bits| f32::from_bits(bits as u32));
    floats.filter(|x| x.is_finite())
}

/// Floats around what may be special: powers of two, kinks, limits of formulas.
fn neighbourhoods() -> Vec<f32> {
    let mut points = vec![0.0, f32::MIN_POSITIVE, f32::MAX, 1e-20, 1e-12, 1e-8];
    points.extend([0.5, 0.9, 1.0, 1.3, 1.5, 2.0, 3.0, 5.2, 6.0, 9.0, 9.02, 12.5, 13.0, 14.6]);
    points.extend([17.5, 18.0, 88.0, 88.8, 89.0, 100.0, 103.3, 104.0, 120.0, 170.0, 174.0, 1e6]);
    points.extend([0.751_791_5, 1.192_431_2, 1.278_464_5, 4.493_409_6, 1.15e18, 1.8e19]);
    let near = points.into_iter().flat_map(|point: f32| {
        let bits = point.to_bits() as i64;
        (bits - 40..bits + 41).map(|bits| f32::from_bits(bits.unsigned_abs() as u32))
    });
    near.filter(|x| x.is_finite()).flat_map(|x| [x, -x]).collect()
}

/// The worst of a value and of a derivative over the inputs.
fn sweep(activation: &Activation, inputs: impl Iterator<Item = f32>) -> [Worst; 2] {
    let table = Table::read("activations");
    let allowed = allowed(&table, activation.kind());
    let mut worst = [Worst::default(); 2];
    let mut block = Vec::with_capacity(BLOCK);
    for x in inputs {
        block.push(x);
        if block.len() == BLOCK {
            measure(activation, allowed, &block, &mut worst);
            block.clear();
        }
    }
    measure(activation, allowed, &block, &mut worst);
    worst
}

/// What is off by more than is allowed, in words.
fn failures(activation: &Activation, case: &str, worst: [Worst; 2]) -> Vec<String> {
    let allowed = allowed(&Table::read("activations"), activation.kind());
    let parts = ["value", "derivative"].into_iter().zip(worst.into_iter().zip(allowed));
    let failed = parts.filter(|(_, (worst, allowed))| worst.absolute > allowed.absolute);
    let words = failed.map(|(part, (worst, allowed))| {
        format!(
            "{} {case}: {part}: off by {:e} at {:e}, where {} ULP or {:e} are allowed\n",
            activation.settings().entry().name,
            worst.absolute,
            worst.absolute_at,
            allowed.ulp,
            allowed.absolute,
        )
    });
    words.collect()
}

fn elementwise() -> impl Iterator<Item = ActivationKind> {
    ActivationKind::ALL.into_iter().filter(|kind| kind.is_elementwise())
}

#[test]
fn a_sample_of_all_floats_with_every_parameter_at_its_bounds() {
    let mut failed = Vec::new();
    for kind in elementwise() {
        for (case, activation) in cases(kind) {
            let inputs = patterns(0, STRIDE).chain(neighbourhoods());
            failed.extend(failures(&activation, &case, sweep(&activation, inputs)));
        }
    }
    assert!(failed.is_empty(), "{}", failed.concat());
}

#[test]
fn every_level_gives_the_same_bits_with_every_parameter_at_its_bounds() {
    for kind in elementwise() {
        for (case, activation) in cases(kind) {
            let inputs: Vec<_> = patterns(7, 1_999_993).chain(neighbourhoods()).collect();
            let at = |runtime: &Runtime| {
                let mut outputs = inputs.clone();
                activation.forward(runtime, 1, &mut outputs);
                let mut slopes = vec![1.5; inputs.len()];
                let read = if kind.reads() == Reads::Input { &inputs } else { &outputs };
                activation.backward(runtime, 1, read, &mut slopes);
                [outputs, slopes].concat()
            };
            let expected = at(&runtimes::plain());
            for runtime in runtimes::single_threaded() {
                let place =
                    format!("{} {case} at {}", kind.entry().name, runtimes::describe(&runtime));
                assert_same_bits(&place, &at(&runtime), &expected);
            }
        }
    }
}

fn row(text: &mut String, name: &str, worst: [Worst; 2]) {
    write!(text, "| {name} |").unwrap();
    for Worst { ulp, at, absolute, absolute_at } in worst {
        write!(text, " {ulp:.2} | {at:e} |").unwrap();
        match absolute {
            0.0 => write!(text, " |").unwrap(),
            _ => write!(text, " {absolute:.1e} at {absolute_at:e} |").unwrap(),
        }
    }
    text.push('\n');
}

#[test]
#[ignore = "takes minutes in release, hours for every input"]
fn a_dense_sample_of_all_floats() {
    let stride = std::env::var("GLIA_STRIDE").map_or(997, |text| text.parse().unwrap());
    let every = stride == 1;
    let mut text = String::from("# Accuracy of the activations\n\n");
    let inputs =
        if every { "Over all floats".into() } else { format!("Over one float of {stride}") };
    writeln!(text, "{inputs}, against double precision, with default parameters: the worst error")
        .unwrap();
    text +=
        "in units in the last place, and its input; where a function crosses zero away from the\n";
    text +=
        "origin, or its error is absolute for another reason that its file states, the largest\n";
    text += "absolute error of those inputs that are further off than the bound in units.\n\n";
    text += "| activation | value: ULP | at | absolute | derivative: ULP | at | absolute |\n";
    text += "|---|---|---|---|---|---|---|\n";
    let mut failed = Vec::new();
    for kind in elementwise() {
        let settings = if every { vec![cases(kind).swap_remove(0)] } else { cases(kind) };
        for (case, activation) in settings {
            let threads = std::thread::available_parallelism().map_or(1, |n| n.get()) as u64;
            let worst = std::thread::scope(|scope| {
                let activation = &activation;
                let workers: Vec<_> = (0..threads)
                    .map(|thread| {
                        let inputs = patterns(thread * stride, stride * threads);
                        scope.spawn(move || sweep(activation, inputs))
                    })
                    .collect();
                let parts = workers.into_iter().map(|worker| worker.join().unwrap());
                parts.fold([Worst::default(); 2], |all, part| {
                    [all[0].merge(part[0]), all[1].merge(part[1])]
                })
            });
            failed.extend(failures(&activation, &case, worst));
            let name = kind.entry().name;
            println!(
                "{name} {case}: {:.2} ULP at {:e}, {:.2e}; derivative {:.2} ULP at {:e}, {:.2e}",
                worst[0].ulp,
                worst[0].at,
                worst[0].absolute,
                worst[1].ulp,
                worst[1].at,
                worst[1].absolute
            );
            if case == "default" {
                row(&mut text, name, worst);
            }
        }
    }
    text += "\nWritten by `tests/activation_accuracy.rs`; its header says how to repeat it.\n";
    if std::env::var_os("GLIA_WRITE_DOCS").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/accuracy_activations.md");
        std::fs::write(path, &text).unwrap();
    }
    assert!(failed.is_empty(), "{}", failed.concat());
}

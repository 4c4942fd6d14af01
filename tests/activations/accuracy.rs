//! How far every activation and its derivative are from the truth.
//!
//! The truth is float64 (`tests/support/functions.rs` and `subjects.rs`, which says how those that
//! learn, draw or gate are functions of one input); what is allowed is so many units in the last
//! place or so much absolute error. The quick tests take every 99,991st bit pattern, and every float
//! around special points, with every parameter at its default and at its bounds; the long one every
//! 997th, or what GLIA_STRIDE says; 1, all 2³², takes the defaults alone:
//! `cargo test --release --test activations accuracy -- --ignored --nocapture`. It prints a table;
//! where GLIA_WRITE_DOCS is set, it writes `docs/accuracy_activations.md`. All 2³² inputs of every
//! function take hours: where GLIA_ROWS names a folder, a line that is ready is kept there, a run that
//! was stopped goes on, and a run of fewer inputs takes the lines of more from there. Empty the folder
//! when a function changes.
#![allow(clippy::disallowed_methods)]

use std::path::{Path, PathBuf};

use glia::kernels::runtime::Runtime;

use crate::support::accuracy::{Worst, neighbourhoods, patterns, row};
use crate::support::compare::assert_same_bits;
use crate::support::runtimes;
use crate::support::subjects::{Subject, elementwise, others};

/// The quick test's inputs are every so many-th bit pattern; debug builds are slow.
const STRIDE: u64 = if cfg!(debug_assertions) { 9_999_991 } else { 99_991 };
/// Inputs that one call takes.
const BLOCK: usize = 4096;

/// What the document says before its tables.
const INTRODUCTION: &str = "\
Against double precision, with default parameters: the worst error
in units in the last place, and its input; where a function crosses zero away from the
origin, or its error is absolute for another reason that its file states, the largest
absolute error of those inputs that are further off than the bound in units. The last column
says which floats were tried: all, or one of so many.

";
const HEAD: &str = "\
| activation | value: ULP | at | absolute | derivative: ULP | at | absolute | floats |
|---|---|---|---|---|---|---|---|
";
const OTHERS: &str = "
Those that learn, draw or gate, as functions of one input: slope 0.3 (PReLU), the mean of the
draws (RReLU), lower threshold and slope -1 and 0.3, upper ones 1.5 and -0.7 (SReLU), one hinge at
1.5 with slope 0.3 (APL), factor 1.7 (Swish), frequency 1.3 (Snake), the pieces x and -x (maxout),
the first half (CReLU), g(b) with a = 1 (gated units).

";

/// The worst of a value and of a derivative over the inputs.
fn sweep(subject: &Subject, inputs: impl Iterator<Item = f32>) -> [Worst; 2] {
    let runtime = Runtime::on_calling_thread();
    let mut worst = [Worst::default(); 2];
    let mut measure = |inputs: &[f32]| {
        let [outputs, slopes] = subject.compute(&runtime, inputs);
        for ((&x, &output), &slope) in inputs.iter().zip(&outputs).zip(&slopes) {
            let truth = (subject.truth)(x);
            worst[0].add(x, truth[0], output, subject.allowed[0]);
            worst[1].add(x, truth[1], slope, subject.allowed[1]);
        }
    };
    let mut block = Vec::with_capacity(BLOCK);
    for x in inputs {
        block.push(x);
        if block.len() == BLOCK {
            measure(&block);
            block.clear();
        }
    }
    if !block.is_empty() {
        measure(&block);
    }
    worst
}

/// The same, every so many-th float, on all cores.
fn sweep_all(subject: &Subject, stride: u64) -> [Worst; 2] {
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get()) as u64;
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|thread| {
                let inputs = patterns(thread * stride, stride * threads);
                scope.spawn(move || sweep(subject, inputs))
            })
            .collect();
        let parts = workers.into_iter().map(|worker| worker.join().unwrap());
        parts
            .fold([Worst::default(); 2], |all, part| [all[0].merge(part[0]), all[1].merge(part[1])])
    })
}

/// What is off by more than is allowed, in words.
fn failures(subject: &Subject, worst: [Worst; 2]) -> Vec<String> {
    let parts = ["value", "derivative"].into_iter().zip(worst.into_iter().zip(subject.allowed));
    let failed = parts.filter(|(_, (worst, allowed))| worst.absolute > allowed.absolute);
    let words = failed.map(|(part, (worst, allowed))| {
        format!(
            "{} {}: {part}: off by {:e} at {:e}, where {} ULP or {:e} are allowed\n",
            subject.kind().entry().name,
            subject.case,
            worst.absolute,
            worst.absolute_at,
            allowed.ulp,
            allowed.absolute,
        )
    });
    words.collect()
}

fn subjects() -> impl Iterator<Item = Subject> {
    elementwise().into_iter().chain(others())
}

#[test]
fn a_sample_of_all_floats_with_every_parameter_at_its_bounds() {
    let mut failed = Vec::new();
    for subject in subjects() {
        let inputs = patterns(0, STRIDE).chain(neighbourhoods());
        failed.extend(failures(&subject, sweep(&subject, inputs)));
    }
    assert!(failed.is_empty(), "{}", failed.concat());
}

#[test]
fn every_level_gives_the_same_bits_with_every_parameter_at_its_bounds() {
    let inputs: Vec<_> = patterns(7, 1_999_993).chain(neighbourhoods()).collect();
    for subject in subjects() {
        let at = |runtime: &Runtime| subject.compute(runtime, &inputs).concat();
        let expected = at(&runtimes::plain());
        for runtime in runtimes::single_threaded() {
            let (name, place) = (subject.kind().entry().name, runtimes::describe(&runtime));
            let what = format!("{name} {} at {place}", subject.case);
            assert_same_bits(&what, &at(&runtime), &expected);
        }
    }
}

/// The line of a subject for the table, without its end.
fn line(subject: &Subject, stride: u64, failed: &mut Vec<String>) -> String {
    let name = subject.kind().entry().name;
    let worst = sweep_all(subject, stride);
    failed.extend(failures(subject, worst));
    let [value, slope] = worst;
    println!(
        "{name} {}: {:.2} ULP at {:e}, {:.2e}; derivative {:.2} ULP at {:e}, {:.2e}",
        subject.case, value.ulp, value.at, value.absolute, slope.ulp, slope.at, slope.absolute
    );
    let mut line = String::new();
    row(&mut line, name, worst);
    line
}

/// The file that keeps the line of a subject's defaults, where there is a folder for them.
fn kept_in(subject: &Subject, stride: u64) -> Option<PathBuf> {
    let folder = std::env::var_os("GLIA_ROWS").filter(|_| subject.case == "default")?;
    Some(Path::new(&folder).join(format!("{}.{stride}", subject.kind().entry().name)))
}

/// The line of all floats or, if there is none, that of the stride: computed, or kept by another run.
fn kept_line(subject: &Subject, stride: u64, failed: &mut Vec<String>) -> String {
    for stride in [1, stride] {
        let kept = kept_in(subject, stride);
        if let Some(line) = kept.and_then(|path| std::fs::read_to_string(path).ok()) {
            return format!("{} {} |\n", line.trim_end(), floats(stride));
        }
    }
    let before = failed.len();
    let line = line(subject, stride, failed);
    if let Some(path) = kept_in(subject, stride).filter(|_| failed.len() == before) {
        std::fs::write(path, &line).unwrap();
    }
    format!("{} {} |\n", line.trim_end(), floats(stride))
}

fn floats(stride: u64) -> String {
    if stride == 1 { "all".into() } else { format!("1 of {stride}") }
}

/// A table of subjects; what failed goes into `failed`.
fn table(subjects: Vec<Subject>, stride: u64, failed: &mut Vec<String>) -> String {
    let mut text = String::from(HEAD);
    // For every input, the defaults alone.
    for subject in subjects.iter().filter(|subject| stride > 1 || subject.case == "default") {
        let line = kept_line(subject, stride, failed);
        if subject.case == "default" {
            text += &line;
        }
    }
    text
}

#[test]
#[ignore = "takes minutes in release, hours for every input"]
fn a_dense_sample_of_all_floats() {
    let stride = std::env::var("GLIA_STRIDE").map_or(997, |text| text.parse().unwrap());
    let mut text = format!("# Accuracy of the activations\n\n{INTRODUCTION}");
    let mut failed = Vec::new();
    text += &table(elementwise(), stride, &mut failed);
    text += OTHERS;
    text += &table(others(), stride, &mut failed);
    text += "\nWritten by `tests/activations/accuracy.rs`; its header says how to repeat it.\n";
    if std::env::var_os("GLIA_WRITE_DOCS").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/accuracy_activations.md");
        std::fs::write(path, &text).unwrap();
    }
    assert!(failed.is_empty(), "{}", failed.concat());
}

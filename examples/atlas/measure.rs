//! How long each activation takes over 4,096 elements on one core of this machine.

use std::hint::black_box;
use std::ops::Range;
use std::path::Path;
use std::time::{Duration, Instant};

use glia::activation::{
    Activation, ActivationKind, Context, Draw, Form, Initial, MOST_LEARNED, Parameters, Reads,
};
use glia::kernels::runtime::Runtime;
use glia::rng::{Philox, Stream};
use glia::tensor::buffer::Buffer;

use super::pages::SPEED;
use super::pages::speed::{Record, Times};

/// Inputs of a call.
const ELEMENTS: usize = 4096;
/// Elements of a row, where rows matter.
const COLUMNS: usize = 64;
/// Samples, of which the fastest tenth's slowest counts: other programs only ever add time.
const SAMPLES: usize = 1000;
/// How long a sample lasts: less than a turn of the scheduler, so that many are not disturbed.
const SAMPLE: Duration = Duration::from_micros(200);
/// What the record begins with.
const HEAD: &str = "\
# Activations over 4,096 elements in cache on one core: nanoseconds an element. Written by
# cargo run --release --example atlas -- --measure; rows of 64 where rows matter; inputs uniform in
# (-4, 4); arrays begin at whole lines of the cache. Each time is one that a tenth of 1,000 samples
# of 0.2 ms kept: other programs ran.
";

/// Measures the activations with these names, or all, and writes the record.
pub fn record(names: &[String]) -> Result<(), String> {
    let is_known =
        |name: &&String| ActivationKind::ALL.iter().any(|kind| kind.entry().name == name.as_str());
    if let Some(name) = names.iter().find(|name| !is_known(name)) {
        return Err(format!("--measure: expected names of activations, got {name}"));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(SPEED);
    let mut record = match std::fs::read_to_string(&path) {
        Ok(text) => Record::parse(&text)?,
        Err(_) => Record::default(),
    };
    let runtime = Runtime::on_calling_thread();
    let run = format!("{}, {}, {}", today()?, machine(), runtime.level().name());
    for kind in ActivationKind::ALL {
        let name = kind.entry().name;
        if names.is_empty() || names.iter().any(|wanted| wanted == name) {
            let parts = Case::new(kind).times(&runtime);
            println!("{name}: {parts:?}");
            record.replace(name, Times { run: run.clone(), parts });
        }
    }
    std::fs::write(&path, record.write(HEAD)).map_err(|error| format!("{SPEED}: {error}"))
}

/// The arrays of one activation.
struct Case {
    activation: Activation,
    columns: usize,
    parameters: Vec<f32>,
    inputs: Buffer,
    outputs: Buffer,
    gradients: Buffer,
}

/// An array of numbers; each with an index of its own begins at another place in a page.
fn array(index: usize, count: usize, value: impl Fn(usize) -> f32) -> Buffer {
    let mut array = Buffer::staggered::<f32>(count, index).expect("a little memory");
    let places = array.as_mut_slice::<f32>().iter_mut().enumerate();
    places.for_each(|(index, place)| *place = value(index));
    array
}

impl Case {
    fn new(kind: ActivationKind) -> Self {
        let activation = Activation::new(kind);
        let columns = match kind.form() {
            Form::Elementwise | Form::Random => ELEMENTS,
            _ => COLUMNS,
        };
        let philox = Philox::new(1);
        let uniform = |index: usize| philox.uniform(Stream::Initialization, 0, index as u64) as f32;
        let inputs = array(0, ELEMENTS, |index| 8.0 * uniform(index) - 4.0);
        let mut parameters = Vec::new();
        for learned in kind.learned() {
            let count: usize = activation.learned_shape(learned, columns).iter().product();
            parameters.extend((0..count).map(|index| {
                match (learned.initial)(activation.settings()) {
                    Initial::Constant(value) => value as f32,
                    Initial::Uniform(low, high) => {
                        low as f32 + (high - low) as f32 * uniform(ELEMENTS + index)
                    }
                }
            }));
        }
        let units = activation.output_columns("columns", columns).expect("a row that fits");
        let count = ELEMENTS / columns * units;
        let gradients = array(2, count, |index| uniform(2 * ELEMENTS + index) - 0.5);
        let outputs = array(1, count, |_| 0.0);
        Self { activation, columns, parameters, inputs, outputs, gradients }
    }

    /// What is timed, and the nanoseconds an element.
    fn times(&mut self, runtime: &Runtime) -> Vec<(String, f64)> {
        let form = self.activation.kind().form();
        let mut parts = Vec::new();
        let draw = Draw { philox: Philox::new(1), node: 0, step: 0 };
        let draw = (form == Form::Random).then_some(draw);
        let mut add = |name: &str, time: f64| parts.push((name.to_owned(), time));
        add("forward", nanoseconds(|| self.forward(runtime, draw)));
        let mut results = array(3, ELEMENTS, |_| 0.0);
        add("backward", nanoseconds(|| self.backward(runtime, draw, results.as_mut_slice())));
        if form == Form::Learned {
            let mut results = vec![0.0; self.parameters.len()];
            add("backward_of_what_is_learned", nanoseconds(|| self.learn(runtime, &mut results)));
        }
        if form == Form::Random {
            add("forward_in_inference", nanoseconds(|| self.forward(runtime, None)));
        }
        parts
    }

    fn ranges(&self) -> [Range<usize>; MOST_LEARNED] {
        self.activation.learned_ranges(self.columns).expect("few columns")
    }

    fn forward(&mut self, runtime: &Runtime, draw: Option<Draw>) {
        let ranges = self.ranges();
        let context = context(
            runtime,
            self.columns,
            draw,
            Parameters { flat: &self.parameters, ranges: &ranges },
        );
        let inputs = black_box(self.inputs.as_slice());
        self.activation.compute_with(context, Some(inputs), self.outputs.as_mut_slice());
        black_box(&self.outputs);
    }

    fn backward(&self, runtime: &Runtime, draw: Option<Draw>, results: &mut [f32]) {
        let kind = self.activation.kind();
        let (read, other) = match (kind.form(), kind.reads()) {
            (Form::Reshaping, _) => (&self.gradients, &self.inputs),
            (_, Reads::Input) => (&self.inputs, &self.gradients),
            (_, Reads::Output) => (&self.outputs, &self.gradients),
        };
        let ranges = self.ranges();
        let context = context(
            runtime,
            self.columns,
            draw,
            Parameters { flat: &self.parameters, ranges: &ranges },
        );
        let (read, other) = (black_box(read.as_slice()), other.as_slice());
        self.activation.differentiate_with(context, read, Some(other), results);
        black_box(results);
    }

    fn learn(&self, runtime: &Runtime, results: &mut [f32]) {
        let ranges = self.ranges();
        let context = context(
            runtime,
            self.columns,
            None,
            Parameters { flat: &self.parameters, ranges: &ranges },
        );
        let (inputs, gradients) = (black_box(self.inputs.as_slice()), self.gradients.as_slice());
        self.activation.differentiate_parameters(context, inputs, gradients, results);
        black_box(results);
    }
}

fn context<'a>(
    runtime: &'a Runtime,
    columns: usize,
    draw: Option<Draw>,
    parameters: Parameters<'a>,
) -> Context<'a> {
    Context { parameters, draw, ..Context::plain(runtime, columns) }
}

/// The nanoseconds an element of a call.
fn nanoseconds(mut call: impl FnMut()) -> f64 {
    let mut calls = 1_u32;
    let mut time = |calls: u32| {
        let start = Instant::now();
        (0..calls).for_each(|_| call());
        start.elapsed()
    };
    while time(calls) < SAMPLE {
        calls *= 2;
    }
    let each = f64::from(calls) * ELEMENTS as f64;
    let mut samples: Vec<f64> =
        (0..SAMPLES).map(|_| time(calls).as_nanos() as f64 / each).collect();
    samples.sort_by(f64::total_cmp);
    (samples[SAMPLES / 10] * 1e4).round() / 1e4
}

/// The date, as `date` says it.
fn today() -> Result<String, String> {
    let output = std::process::Command::new("date").arg("+%Y-%m-%d").output();
    let output = output.map_err(|error| format!("date: {error}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The processor, as Linux names it.
fn machine() -> String {
    let text = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let field = |name: &str| {
        let line = text.lines().find(|line| line.split(':').next().unwrap_or("").trim() == name);
        line.and_then(|line| line.split(':').nth(1)).map(|value| value.trim().to_owned())
    };
    match (field("model name"), field("cpu family"), field("model")) {
        (Some(name), Some(family), Some(model)) => {
            format!("{name} (cpu family {family}, model {model})")
        }
        _ => std::env::consts::ARCH.into(),
    }
}

//! w6: every activation and its gradient through the C ABI, from one array of the host to another,
//! over 2^20 floats of inputs (1m) or 4096 (4k); and a plain copy of as many, which is the bound of
//! what is at memory's speed.
//!
//! A function of one variable sees one row. Softmax works on rows of 10 and 1000, what else works
//! along rows, or needs more than an input, on rows of 64: parameters for each channel, the slopes of
//! randomized rectifiers drawn, gradients of the parameters computed too.

use std::ptr;

use glia::activation::{Activation, ActivationKind, Form};

use super::activation_reference::Reference;
use super::c_api::*;
use super::data::Floats;
use super::expect::expect_near;
use super::protocol::Bench;

/// Elements of a row of what works along rows.
const ROW: usize = 64;
/// The step whose random numbers are drawn.
const STEP: u64 = 1;

/// Name, kind and elements of a row, none where all is one row; under the names that peers use.
fn workloads() -> Vec<(String, ActivationKind, Option<usize>)> {
    let mut workloads = Vec::new();
    for kind in ActivationKind::ALL {
        let name = kind.entry().name;
        match kind {
            ActivationKind::Softmax => {
                workloads.extend([10, 1000].map(|row| (format!("{name}{row}"), kind, Some(row))));
            }
            ActivationKind::LeakyRelu => workloads.push(("lrelu".into(), kind, None)),
            _ if kind.is_elementwise() => workloads.push((name.into(), kind, None)),
            _ => workloads.push((name.into(), kind, Some(ROW))),
        }
    }
    workloads
}

/// Times every activation, size and direction.
pub fn run(bench: &Bench, runtime: &Runtime) {
    for (size, count) in [("1m", 1 << 20), ("4k", 4096)] {
        copy(bench, &format!("w6.copy.{size}.fwd"), count);
        for (name, kind, row) in workloads() {
            let names = ["fwd", "bwd"].map(|direction| format!("w6.{name}.{size}.{direction}"));
            if names.iter().any(|name| bench.wants(name)) {
                let columns = row.unwrap_or(count);
                time(bench, runtime, &names, kind, [count / columns, columns]);
            }
        }
    }
}

fn copy(bench: &Bench, name: &str, count: usize) {
    if bench.wants(name) {
        let (from, mut to) = (Floats::uniform(count, 1, 4.0), Floats::zeros(count));
        bench.time(name, || {
            to.copy_from_slice(&from);
            std::hint::black_box(&mut to);
        });
    }
}

fn time(
    bench: &Bench,
    runtime: &Runtime,
    [forward, backward]: &[String; 2],
    kind: ActivationKind,
    [rows, columns]: [usize; 2],
) {
    let mut case = Case::new(runtime, kind, rows, columns);
    case.forward();
    case.backward();
    case.check(forward);
    if bench.wants(forward) {
        bench.time(forward, || case.forward());
    }
    if bench.wants(backward) {
        bench.time(backward, || case.backward());
    }
}

/// An activation with a host's arrays.
struct Case<'a> {
    runtime: &'a Runtime,
    kind: ActivationKind,
    activation: *mut Handle,
    options: ActivationOptions,
    rows: usize,
    columns: usize,
    inputs: Floats,
    outputs: Floats,
    output_gradient: Floats,
    input_gradient: Floats,
    parameters: Floats,
    parameter_gradient: Floats,
}

impl<'a> Case<'a> {
    fn new(runtime: &'a Runtime, kind: ActivationKind, rows: usize, columns: usize) -> Self {
        let (code, mut width, mut learned) = (kind as i32, 0, 0);
        // SAFETY: all pointers are good for the call.
        let activation = made(|out, error| unsafe { glia_activation_new(code, out, error) });
        // SAFETY: as above, with a live handle.
        checked(|error| unsafe {
            glia_activation_output_columns(activation, columns, &mut width, error)
        });
        // SAFETY: as above.
        checked(|error| unsafe {
            glia_activation_parameter_count(activation, columns, &mut learned, error)
        });
        let mut parameters = Floats::uniform(learned, 5, 0.4);
        // Factors and frequencies are none near 0.
        parameters.iter_mut().for_each(|value| *value += 0.75);
        Self {
            runtime,
            kind,
            activation,
            options: ActivationOptions::training(1, STEP),
            rows,
            columns,
            inputs: Floats::uniform(rows * columns, 1, 4.0),
            outputs: Floats::zeros(rows * width),
            output_gradient: Floats::uniform(rows * width, 3, 1.0),
            input_gradient: Floats::zeros(rows * columns),
            parameters,
            parameter_gradient: Floats::zeros(learned),
        }
    }

    /// Whether the short calls do.
    fn is_plain(&self) -> bool {
        matches!(self.kind.form(), Form::Elementwise | Form::AlongRows)
    }

    #[inline(always)]
    fn forward(&mut self) {
        let (activation, runtime) = (self.activation, self.runtime.0);
        let (rows, columns) = (self.rows, self.columns);
        let (x, y) = (self.inputs.as_ptr(), self.outputs.as_mut_ptr());
        let (parameters, count) = (self.parameters.as_ptr(), self.parameters.len());
        // SAFETY: live handles, arrays as long as said.
        checked(|error| unsafe {
            if self.is_plain() {
                glia_activation_forward(activation, runtime, x, rows, columns, y, error)
            } else {
                let options = &self.options;
                glia_activation_forward_with(
                    activation, runtime, x, rows, columns, parameters, count, options, y, error,
                )
            }
        });
    }

    #[inline(always)]
    fn backward(&mut self) {
        let (activation, runtime) = (self.activation, self.runtime.0);
        let (rows, columns) = (self.rows, self.columns);
        let (x, y) = (self.inputs.as_ptr(), self.outputs.as_ptr());
        let (from, to) = (self.output_gradient.as_ptr(), self.input_gradient.as_mut_ptr());
        let (parameters, count) = (self.parameters.as_ptr(), self.parameters.len());
        let sums = if count == 0 { ptr::null_mut() } else { self.parameter_gradient.as_mut_ptr() };
        // SAFETY: live handles, arrays as long as said.
        checked(|error| unsafe {
            if self.is_plain() {
                glia_activation_backward(activation, runtime, x, y, from, rows, columns, to, error)
            } else {
                let options = &self.options;
                glia_activation_backward_with(
                    activation, runtime, x, y, from, rows, columns, parameters, count, options, to,
                    sums, error,
                )
            }
        });
    }

    /// Compares the last row with float64.
    fn check(&self, workload: &str) {
        let row = self.rows - 1;
        let width = self.outputs.len() / self.rows;
        let reference = Reference {
            activation: &Activation::new(self.kind),
            parameters: &self.parameters,
            columns: self.columns,
            start: row * self.columns,
            step: STEP,
        };
        let inputs = &self.inputs[row * self.columns..];
        let gradient = &self.output_gradient[row * width..];
        let [outputs, slopes] = reference.passes(inputs, gradient);
        for (got, expected) in self.outputs[row * width..].iter().zip(outputs) {
            expect_near(workload, f64::from(*got), expected);
        }
        for (got, expected) in self.input_gradient[row * self.columns..].iter().zip(slopes) {
            // NaN where a kink is too near for a difference.
            if !expected.is_nan() {
                expect_near(workload, f64::from(*got), expected);
            }
        }
    }
}

impl Drop for Case<'_> {
    fn drop(&mut self) {
        // SAFETY: freed once.
        unsafe { glia_activation_free(self.activation) };
    }
}

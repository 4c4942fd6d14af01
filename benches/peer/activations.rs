//! w6: an activation and its gradient through the C ABI, from one array of the host to another,
//! over 2^20 floats (1m) or 4096 (4k). Softmax works on rows of 10 or 1000.

use super::c_api::*;
use super::data::Floats;
use super::expect::expect_near;
use super::protocol::Bench;
use super::reference::{activate, activate_backward, widened};

/// Name, kind and columns.
const KINDS: [(&str, i32, usize); 10] = [
    ("relu", ACTIVATION_RELU, 1),
    ("lrelu", ACTIVATION_LEAKY_RELU, 1),
    ("elu", ACTIVATION_ELU, 1),
    ("softplus", ACTIVATION_SOFTPLUS, 1),
    ("silu", ACTIVATION_SILU, 1),
    ("gelu", ACTIVATION_GELU, 1),
    ("sigmoid", ACTIVATION_SIGMOID, 1),
    ("tanh", ACTIVATION_TANH, 1),
    ("softmax10", ACTIVATION_SOFTMAX, 10),
    ("softmax1000", ACTIVATION_SOFTMAX, 1000),
];

/// Times every activation, size and direction.
pub fn run(bench: &Bench, runtime: &Runtime) {
    for (size, count) in [("1m", 1 << 20), ("4k", 4096)] {
        for (name, kind, columns) in KINDS {
            let names = ["fwd", "bwd"].map(|direction| format!("w6.{name}.{size}.{direction}"));
            if names.iter().any(|name| bench.wants(name)) {
                // An elementwise function sees one row, softmax whole rows.
                let columns = if columns == 1 { count } else { columns };
                time(bench, runtime, &names, kind, [count / columns, columns]);
            }
        }
    }
}

fn time(
    bench: &Bench,
    runtime: &Runtime,
    [forward, backward]: &[String; 2],
    kind: i32,
    [rows, columns]: [usize; 2],
) {
    let mut case = Case::new(runtime, kind, rows, columns);
    case.forward();
    case.backward();
    case.check(forward, kind);
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
    activation: *mut Handle,
    rows: usize,
    columns: usize,
    inputs: Floats,
    outputs: Floats,
    output_gradient: Floats,
    input_gradient: Floats,
}

impl<'a> Case<'a> {
    fn new(runtime: &'a Runtime, kind: i32, rows: usize, columns: usize) -> Self {
        let count = rows * columns;
        Self {
            runtime,
            // SAFETY: all pointers are good for the call.
            activation: made(|out, error| unsafe { glia_activation_new(kind, out, error) }),
            rows,
            columns,
            inputs: Floats::uniform(count, 1, 4.0),
            outputs: Floats::zeros(count),
            output_gradient: Floats::uniform(count, 3, 1.0),
            input_gradient: Floats::zeros(count),
        }
    }

    #[inline(always)]
    fn forward(&mut self) {
        let (rows, columns) = (self.rows, self.columns);
        let (x, y) = (self.inputs.as_ptr(), self.outputs.as_mut_ptr());
        // SAFETY: live handles, arrays as long as said.
        checked(|error| unsafe {
            glia_activation_forward(self.activation, self.runtime.0, x, rows, columns, y, error)
        });
    }

    #[inline(always)]
    fn backward(&mut self) {
        let (rows, columns) = (self.rows, self.columns);
        let (x, y) = (self.inputs.as_ptr(), self.outputs.as_ptr());
        let (from, to) = (self.output_gradient.as_ptr(), self.input_gradient.as_mut_ptr());
        let (kind, runtime) = (self.activation, self.runtime.0);
        // SAFETY: live handles, arrays as long as said.
        checked(|error| unsafe {
            glia_activation_backward(kind, runtime, x, y, from, rows, columns, to, error)
        });
    }

    /// Compares the last row with plain loops.
    fn check(&self, workload: &str, kind: i32) {
        let first = (self.rows - 1) * self.columns;
        let inputs = widened(&self.inputs[first..]);
        let mut expected = inputs.clone();
        activate(kind, &mut expected);
        let gradient = widened(&self.output_gradient[first..]);
        let slopes = activate_backward(kind, &inputs, &expected, &gradient);
        for (place, (expected, slope)) in expected.into_iter().zip(slopes).enumerate() {
            expect_near(workload, f64::from(self.outputs[first + place]), expected);
            expect_near(workload, f64::from(self.input_gradient[first + place]), slope);
        }
    }
}

impl Drop for Case<'_> {
    fn drop(&mut self) {
        // SAFETY: freed once.
        unsafe { glia_activation_free(self.activation) };
    }
}

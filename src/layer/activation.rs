//! An activation as a layer of its own: y = f(x).

use crate::activation::{Activation, Reads};
use crate::catalog::Entry;
use crate::error::Error;

use super::add::pass_gradient_on;
use super::{Backward, Forward, only_input};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "layer",
    code: 2,
    name: "activation",
    description: "y = f(x), f an activation of the catalogue, along the last axis where f is not \
                  elementwise.",
    parameters: &[],
};

pub(super) fn output_shape(inputs: &[&[usize]]) -> Result<Vec<usize>, Error> {
    Ok(only_input("activation", inputs)?.to_vec())
}

pub(super) fn forward(activation: &Activation, mut pass: Forward<'_>) {
    let (runtime, columns) = (pass.runtime, pass.output.columns);
    let (input, output) = pass.input_and_output(0);
    activation.forward_into(runtime, columns, input, output);
}

pub(super) fn backward(activation: &Activation, mut pass: Backward<'_>) {
    let (runtime, columns) = (pass.runtime, pass.output.columns);
    let read = match activation.kind().reads() {
        Reads::Input => pass.inputs[0],
        Reads::Output => pass.output,
    };
    let (read, gradient) = pass.place_and_gradient(read);
    activation.backward(runtime, columns, read, gradient);
    pass_gradient_on(&mut pass);
}

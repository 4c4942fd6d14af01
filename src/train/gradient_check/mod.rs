//! Gradients against differences: whether what the backward pass gives is the derivative of the
//! loss, for every parameter and input of a model, and for a host's own loss at the outputs.
//!
//! For a value x, with step h and f the loss in float64, c(h) = (f(x + h) − f(x − h)) / 2h. Numeric
//! is (4 c(h/2) − c(h)) / 3, whose error is of fourth order (Richardson 1911). Analytic is what the
//! float32 pass gives; both agree where |analytic − numeric| is at most relative · (the largest
//! gradient of the tensor) + absolute + what float64 itself loses, ε (|f| / h). `difference.rs` says
//! how kinks are found. Cost: four passes in float64 through what depends on an element, for each.

mod analytic;
mod difference;
mod options;
mod report;
mod selection;

use crate::error::Error;
use crate::kernels::runtime::Runtime;
use crate::loss::{Loss, Targets};
use crate::model::{InDouble, Model};
use crate::tensor::doubles::part;

pub use analytic::Gradients;
use difference::Differences;
pub use options::GradientCheckOptions;
pub use report::{GradientReport, TensorReport, WorstElement};

/// A host's loss of a batch of outputs, row after row, in float64. Where it is given a place for the
/// gradient at the outputs, it fills that too.
pub type HostLoss<'a> = dyn FnMut(&[f64], Option<&mut [f64]>) -> Result<f64, Error> + 'a;

/// What is differentiated.
pub enum CheckedLoss<'a> {
    /// A loss of the library, and the batch's targets.
    Own(&'a Loss, &'a Targets<'a>),
    /// A host's loss.
    Host(&'a mut HostLoss<'a>),
}

impl CheckedLoss<'_> {
    /// The loss in float64.
    #[inline(never)]
    fn value(&mut self, columns: usize, outputs: &[f64]) -> Result<f64, Error> {
        match self {
            Self::Own(loss, targets) => Ok(loss.evaluate_in_double(columns, outputs, targets)),
            Self::Host(loss) => loss(outputs, None),
        }
    }
}

/// Which values are nudged.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Output,
    Input,
    /// A parameter of this node, which begins there in the network's layout.
    Parameter(usize, usize),
}

/// Computes the gradients of a batch and compares them with differences.
pub fn check_gradients(
    model: &Model,
    runtime: &Runtime,
    inputs: &[f32],
    loss: &mut CheckedLoss<'_>,
    options: &GradientCheckOptions,
) -> Result<GradientReport, Error> {
    let gradients = Gradients::new(model, runtime, inputs, loss, options)?;
    compare_gradients(model, inputs, loss, &gradients, options)
}

/// Compares gradients of a batch, wherever they are from, with differences.
pub fn compare_gradients(
    model: &Model,
    inputs: &[f32],
    loss: &mut CheckedLoss<'_>,
    gradients: &Gradients,
    options: &GradientCheckOptions,
) -> Result<GradientReport, Error> {
    let mut options = *options;
    options.complete()?;
    let network = model.network();
    let in_double = InDouble::new(model, inputs, options.draws())?;
    let mut differences = Differences::new(in_double, loss, gradients, options)?;
    let (loss, loss_in_double) = (gradients.loss, differences.loss());
    let mut report = GradientReport { loss, loss_in_double, tensors: Vec::new() };
    let ends = [
        ("output", network.output(), Part::Output, gradients.output()),
        ("input", network.input(), Part::Input, gradients.input()),
    ];
    for (name, node, part, gradient) in ends {
        differences.compare(&mut report, (name, &node.shape), part, gradient)?;
    }
    let mut parameters = network.layout.parameters.iter();
    for node in 0..network.graph.nodes().len() {
        for parameter in parameters.by_ref().take(network.layout.of_node(node).len()) {
            let place = Part::Parameter(node, parameter.range.start);
            let gradient = part(gradients.parameters(), parameter.range.clone());
            let tensor = (parameter.name.as_str(), &parameter.shape[..]);
            differences.compare(&mut report, tensor, place, gradient)?;
        }
    }
    Ok(report)
}

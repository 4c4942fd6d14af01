//! A curve as the library computes it: an output and its slope, for inputs along a line.

use glia::activation::{Activation, Context, Form, Parameters, Reads};
use glia::kernels::runtime::Runtime;

/// A function of one variable x: one output of an activation for the row `offsets` + x · `slopes`.
pub struct Curve {
    /// The activation.
    pub activation: Activation,
    /// The values of what it learns.
    pub parameters: Vec<f32>,
    /// The row for x = 0.
    pub offsets: Vec<f32>,
    /// How each element of the row follows x.
    pub slopes: Vec<f32>,
    /// Which output.
    pub output: usize,
}

/// One point of a curve.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// The variable.
    pub x: f32,
    /// f and its derivative by x.
    pub y: [f32; 2],
}

impl Curve {
    /// The function of each element alone.
    pub fn elementwise(activation: Activation) -> Self {
        Self {
            activation,
            parameters: Vec::new(),
            offsets: vec![0.0],
            slopes: vec![1.0],
            output: 0,
        }
    }

    /// The point at x.
    pub fn at(&self, x: f32) -> Point {
        let runtime = Runtime::on_calling_thread();
        let columns = self.offsets.len();
        let activation = &self.activation;
        let ranges = activation.learned_ranges(columns).expect("few columns");
        let parameters = Parameters { flat: &self.parameters, ranges: &ranges };
        let context = Context { parameters, ..Context::plain(&runtime, columns) };

        let terms = self.offsets.iter().zip(&self.slopes);
        let row: Vec<f32> = terms.map(|(offset, slope)| offset + slope * x).collect();
        let count = activation.output_columns("columns", columns).expect("a row that fits");
        let mut outputs = vec![0.0; count];
        activation.compute_with(context, Some(&row), &mut outputs);

        let mut wanted = vec![0.0; count];
        wanted[self.output] = 1.0;
        let mut gradients = vec![0.0; columns];
        let kind = activation.kind();
        match (kind.form(), kind.reads()) {
            (Form::Reshaping, _) => {
                activation.differentiate_with(context, &wanted, Some(&row), &mut gradients);
            }
            (_, Reads::Input) => {
                activation.differentiate_with(context, &row, Some(&wanted), &mut gradients);
            }
            (_, Reads::Output) => {
                activation.differentiate_with(context, &outputs, Some(&wanted), &mut gradients);
            }
        }
        let along = gradients.iter().zip(&self.slopes).map(|(gradient, slope)| gradient * slope);
        Point { x, y: [outputs[self.output], along.sum()] }
    }
}

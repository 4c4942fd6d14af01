//! Every activation in float64, by the equation of its publication: what gradient checks take
//! differences of, and what the tests of accuracy hold the kernels against.
//!
//! It stands apart from the kernels on purpose: one match for all that does not compile until a new
//! kind is in it, written from the publication and not from the code that it shall judge. Values
//! alone, no derivatives. Cost: tens of nanoseconds an element; nothing is vectorised.

mod elementwise;
mod rows;

use crate::catalog::Param;
use crate::tensor::doubles::part;

use super::context::Draw;
use super::{Activation, ActivationKind, Form};

use elementwise::{rectify, sigmoid};

/// What rows are computed with in float64.
#[derive(Clone, Copy)]
pub struct ContextInDouble<'a> {
    /// Elements of a row of inputs.
    pub columns: usize,
    /// The number of the first element in its batch.
    pub start: usize,
    /// Learned parameters, in the order of [`ActivationKind::learned`].
    pub parameters: &'a [&'a [f64]],
    /// Random numbers, in training.
    pub draw: Option<Draw>,
}

impl Activation {
    /// f(x) in float64 of a function of one variable; NaN for any other kind.
    pub fn value_in_double(&self, x: f64) -> f64 {
        elementwise::value(self.kind(), self, x)
    }

    /// Computes the outputs of rows of inputs in float64.
    ///
    /// # Panics
    /// Where lengths do not fit.
    pub fn compute_in_double(
        &self,
        context: ContextInDouble<'_>,
        inputs: &[f64],
        outputs: &mut [f64],
    ) {
        let rows = (inputs.len() / context.columns.max(1)).max(1);
        let output_columns = outputs.len() / rows;
        for (row, outputs) in outputs.chunks_mut(output_columns.max(1)).enumerate() {
            let first = row * context.columns;
            let inputs = part(inputs, first..first + context.columns);
            match self.kind().form() {
                Form::AlongRows => rows::compute(self.kind(), inputs, outputs),
                Form::Reshaping => self.reshape(inputs, outputs),
                Form::Elementwise | Form::Learned | Form::Random => {
                    for (column, (output, &x)) in outputs.iter_mut().zip(inputs).enumerate() {
                        let index = context.start + first + column;
                        *output = self.element(&context, index, column, x);
                    }
                }
            }
        }
    }

    /// The output for one input of a row.
    #[inline(never)]
    fn element(&self, context: &ContextInDouble<'_>, index: usize, column: usize, x: f64) -> f64 {
        use ActivationKind as Kind;
        let p = |number: usize, row: usize| self.learned_value(context, [number, row, column]);
        match self.kind() {
            Kind::Prelu if x > 0.0 => x,
            Kind::Prelu => p(0, 0) * x,
            Kind::Srelu if x >= p(2, 0) => p(2, 0) + p(3, 0) * (x - p(2, 0)),
            Kind::Srelu if x <= p(0, 0) => p(0, 0) + p(1, 0) * (x - p(0, 0)),
            Kind::Srelu => x,
            Kind::Apl => {
                let hinges = 0..self.settings().value(Param::Hinges) as usize;
                let terms = hinges.map(|hinge| p(0, hinge) * rectify(p(1, hinge) - x));
                rectify(x) + terms.sum::<f64>()
            }
            Kind::LearnedSwish => x * sigmoid(p(0, 0) * x),
            Kind::LearnedSnake => elementwise::snake(p(0, 0), x),
            Kind::Rrelu | Kind::RreluDivisor if x > 0.0 => x,
            Kind::Rrelu => self.drawn(context.draw, index) * x,
            Kind::RreluDivisor => x / self.drawn(context.draw, index),
            _ => elementwise::value(self.kind(), self, x),
        }
    }

    /// A value of learned parameter `number`, in row `row` of its values, for a column.
    #[inline(never)]
    fn learned_value(
        &self,
        context: &ContextInDouble<'_>,
        [number, row, column]: [usize; 3],
    ) -> f64 {
        let values = context.parameters[number];
        let width = values.len() / self.kind().learned()[number].row_count(self.settings());
        values[row * width + column % width]
    }

    /// The number of an element of the batch: drawn in training, else the mean.
    #[inline(never)]
    fn drawn(&self, draw: Option<Draw>, index: usize) -> f64 {
        let [low, high] = [Param::Minimum, Param::Maximum].map(|key| self.number(key));
        let [low, high] = [low.min(high), low.max(high)];
        let share = draw.map_or(0.5, |draw| {
            let word = draw.words(index as u64 / 4)[index % 4];
            (f64::from(word >> 9) + 0.5) / 8_388_608.0
        });
        low + (high - low) * share
    }

    /// A parameter of the catalogue, as the float that the kernels use.
    #[inline(never)]
    fn number(&self, key: Param) -> f64 {
        f64::from(self.settings().value(key) as f32)
    }

    /// A row of outputs of another length.
    #[inline(never)]
    fn reshape(&self, inputs: &[f64], outputs: &mut [f64]) {
        use ActivationKind as Kind;
        let (units, count) = (outputs.len(), inputs.len());
        let gate = match self.kind() {
            Kind::Glu => Kind::Sigmoid,
            Kind::Geglu => Kind::Gelu,
            Kind::Swiglu => Kind::Silu,
            _ => Kind::Relu,
        };
        for (unit, output) in outputs.iter_mut().enumerate() {
            *output = match self.kind() {
                Kind::Maxout => {
                    let pieces = inputs.iter().skip(unit).step_by(units);
                    pieces.fold(
                        f64::NEG_INFINITY,
                        |largest, x| if *x > largest { *x } else { largest },
                    )
                }
                Kind::Crelu if unit < count => rectify(inputs[unit]),
                Kind::Crelu => rectify(-inputs[unit - count]),
                _ => inputs[unit] * elementwise::value(gate, self, inputs[unit + units]),
            };
        }
    }
}

//! The passes of an activation over arrays: shared among threads, in place or from one array into
//! another.
//!
//! What stands in a pass is compiled once; of each function only its loop is, at every level.

use crate::catalog::Settings;
use crate::kernels::channelwise::{self, Channelwise, MOST_PARAMETERS};
use crate::kernels::elementwise::{CHUNK, Scale, map_in_place};
use crate::kernels::in_out::InOut;
use crate::kernels::runtime::Runtime;

use super::context::Context;
use super::elementwise::{self, Elementwise};
use super::random_slope::{self, Convention, RandomSlope};
use super::reshape::Reshape;
use super::rows::{self, AlongRows};

/// What is done with a function once its kind is known.
pub(super) trait Visitor {
    /// With the identity.
    fn identity(self);
    /// With a function of each element.
    fn elementwise<F: Elementwise>(self, function: F);
    /// With a function of each row.
    fn along_rows<F: AlongRows>(self, function: F);
    /// With a function of each row, of the negative input.
    fn negated_rows<F: AlongRows>(self, function: F);
    /// With a function of each element and learned parameters, `shared` where they are one for all
    /// channels.
    fn learned<F: Channelwise>(self, function: F, shared: bool);
    /// With a randomized rectifier.
    fn random(self, convention: Convention, settings: &Settings);
    /// With a function that gives rows of another length.
    fn reshaping(self, function: &dyn Reshape);
}

/// An array that is read, or none where the other is changed in place, and one that is written.
pub(super) struct Arrays<'a> {
    pub context: Context<'a>,
    pub input: Option<&'a [f32]>,
    pub output: &'a mut [f32],
}

impl Arrays<'_> {
    fn copy(self) {
        if let Some(input) = self.input {
            self.output.copy_from_slice(input);
        }
    }

    /// Negates the output in place.
    fn negate(&mut self) {
        map_in_place(self.context.runtime, self.output, Scale(-1.0));
    }

    /// The output alone, to go on with in place.
    fn in_place(&mut self) -> Arrays<'_> {
        let context = self.context;
        Arrays { context, input: None, output: &mut *self.output }
    }

    /// Computes parts of both arrays, in whole rows where `unit` is their length.
    fn for_each_part(self, unit: usize, pass: &dyn Pass) {
        let Self { context: Context { runtime, .. }, input, output, .. } = self;
        let chunk = CHUNK.div_ceil(unit) * unit;
        if output.len() <= chunk {
            let part = match input {
                Some(input) => InOut::apart(input, output),
                None => InOut::in_place(output),
            };
            return pass.compute(runtime, 0, part);
        }
        runtime.for_each_chunk(output.len(), [(output, chunk)], |index, [output]| {
            let start = index * chunk;
            let part = match input {
                Some(input) => InOut::apart(&input[start..][..output.len()], output),
                None => InOut::in_place(output),
            };
            pass.compute(runtime, start, part);
        });
    }
}

/// What a pass does with a part of its arrays. An object, not a type parameter: the loops over the
/// parts are compiled once.
trait Pass: Sync {
    /// Computes a part; its first element has the number `start`.
    fn compute(&self, runtime: &Runtime, start: usize, part: InOut<'_>);
}

/// A function's values.
struct Values<F>(F);

impl<F: Elementwise> Pass for Values<F> {
    fn compute(&self, runtime: &Runtime, _: usize, part: InOut<'_>) {
        runtime.dispatch(elementwise::Value(self.0, part));
    }
}

/// A function's gradients, given what the derivative reads.
struct Gradients<'a, F>(F, &'a [f32]);

impl<F: Elementwise> Pass for Gradients<'_, F> {
    fn compute(&self, runtime: &Runtime, start: usize, part: InOut<'_>) {
        let read = &self.1[start..][..part.len()];
        runtime.dispatch(elementwise::Gradient(self.0, read, part));
    }
}

/// Values of rows of so many elements.
struct RowValues<F>(F, usize);

impl<F: AlongRows> Pass for RowValues<F> {
    fn compute(&self, runtime: &Runtime, _: usize, part: InOut<'_>) {
        runtime.dispatch(rows::Value(self.0, self.1, part));
    }
}

/// Gradients of rows of so many elements, given the outputs.
struct RowGradients<'a, F>(F, usize, &'a [f32]);

impl<F: AlongRows> Pass for RowGradients<'_, F> {
    fn compute(&self, runtime: &Runtime, start: usize, part: InOut<'_>) {
        let read = &self.2[start..][..part.len()];
        runtime.dispatch(rows::Gradient(self.0, self.1, read, part));
    }
}

/// Values of a function with learned parameters.
struct LearnedValues<'a, F>(F, channelwise::Parameters<'a>, usize);

impl<F: Channelwise> Pass for LearnedValues<'_, F> {
    fn compute(&self, runtime: &Runtime, start: usize, part: InOut<'_>) {
        let Self(function, parameters, first) = self;
        let (function, start) = (*function, first + start);
        runtime.dispatch(channelwise::Value { function, parameters, start, part });
    }
}

/// Gradients of a function with learned parameters, given the inputs.
struct LearnedGradients<'a, F>(F, channelwise::Parameters<'a>, usize, &'a [f32]);

impl<F: Channelwise> Pass for LearnedGradients<'_, F> {
    fn compute(&self, runtime: &Runtime, start: usize, part: InOut<'_>) {
        let Self(function, parameters, first, inputs) = self;
        let inputs = &inputs[start..][..part.len()];
        let (function, start) = (*function, first + start);
        runtime.dispatch(channelwise::Gradient { function, parameters, start, inputs, part });
    }
}

/// Values of a randomized rectifier.
struct RandomValues(RandomSlope, usize);

impl Pass for RandomValues {
    fn compute(&self, runtime: &Runtime, start: usize, part: InOut<'_>) {
        runtime.dispatch(random_slope::Value(self.0, (self.1 + start) as u64, part));
    }
}

/// Gradients of a randomized rectifier, given the outputs.
struct RandomGradients<'a>(RandomSlope, usize, &'a [f32]);

impl Pass for RandomGradients<'_> {
    fn compute(&self, runtime: &Runtime, start: usize, part: InOut<'_>) {
        let outputs = &self.2[start..][..part.len()];
        runtime.dispatch(random_slope::Gradient(self.0, (self.1 + start) as u64, outputs, part));
    }
}

/// Values of a function that gives rows of another length, of inputs in rows of `columns`; the part
/// is of the outputs, in rows of `width`.
struct ReshapedValues<'a> {
    function: &'a dyn Reshape,
    columns: usize,
    width: usize,
    inputs: &'a [f32],
}

impl Pass for ReshapedValues<'_> {
    fn compute(&self, runtime: &Runtime, start: usize, mut part: InOut<'_>) {
        let Self { columns, width, .. } = *self;
        let inputs = &self.inputs[start / width * columns..][..part.len() / width * columns];
        self.function.value(runtime, columns, inputs, part.output());
    }
}

/// Gradients of such a function, given those at the outputs; the part is of the inputs.
struct ReshapedGradients<'a> {
    function: &'a dyn Reshape,
    columns: usize,
    width: usize,
    gradients: &'a [f32],
}

impl Pass for ReshapedGradients<'_> {
    fn compute(&self, runtime: &Runtime, start: usize, part: InOut<'_>) {
        let Self { columns, width, .. } = *self;
        let gradients = &self.gradients[start / columns * width..][..part.len() / columns * width];
        self.function.gradient(runtime, columns, gradients, part);
    }
}

/// Inputs become outputs.
pub(super) struct Forward<'a>(pub Arrays<'a>);

impl Visitor for Forward<'_> {
    fn identity(self) {
        self.0.copy();
    }

    fn elementwise<F: Elementwise>(self, function: F) {
        self.0.for_each_part(1, &Values(function));
    }

    fn along_rows<F: AlongRows>(self, function: F) {
        let columns = self.0.context.columns.max(1);
        self.0.for_each_part(columns, &RowValues(function, columns));
    }

    fn negated_rows<F: AlongRows>(self, function: F) {
        let mut arrays = self.0;
        if let Some(input) = arrays.input {
            arrays.output.copy_from_slice(input);
        }
        arrays.negate();
        Forward(arrays.in_place()).along_rows(function);
    }

    fn learned<F: Channelwise>(self, function: F, shared: bool) {
        let parameters = parameters(&self.0.context, shared);
        let start = self.0.context.start;
        self.0.for_each_part(1, &LearnedValues(function, parameters, start));
    }

    fn random(self, convention: Convention, settings: &Settings) {
        let Context { start, draw, .. } = self.0.context;
        let function = RandomSlope::new(convention, settings, draw);
        self.0.for_each_part(1, &RandomValues(function, start));
    }

    fn reshaping(self, function: &dyn Reshape) {
        let Arrays { context, input, output } = self.0;
        let inputs = input.expect("rows of another length are never computed in place");
        let columns = context.columns;
        if output.is_empty() {
            return;
        }
        let width = output.len() / (inputs.len() / columns);
        let arrays = Arrays { context, input: None, output };
        arrays.for_each_part(width, &ReshapedValues { function, columns, width, inputs });
    }
}

/// Gradients at the outputs become gradients at the inputs, given what the derivative reads.
pub(super) struct Backward<'a>(pub Arrays<'a>, pub &'a [f32]);

impl Visitor for Backward<'_> {
    fn identity(self) {
        self.0.copy();
    }

    fn elementwise<F: Elementwise>(self, function: F) {
        assert_eq!(self.1.len(), self.0.output.len(), "arrays of different lengths");
        self.0.for_each_part(1, &Gradients(function, self.1));
    }

    fn along_rows<F: AlongRows>(self, function: F) {
        assert_eq!(self.1.len(), self.0.output.len(), "arrays of different lengths");
        let columns = self.0.context.columns.max(1);
        self.0.for_each_part(columns, &RowGradients(function, columns, self.1));
    }

    fn negated_rows<F: AlongRows>(self, function: F) {
        let Self(mut arrays, read) = self;
        if let Some(gradient) = arrays.input {
            arrays.output.copy_from_slice(gradient);
        }
        Backward(arrays.in_place(), read).along_rows(function);
        arrays.negate();
    }

    fn learned<F: Channelwise>(self, function: F, shared: bool) {
        assert_eq!(self.1.len(), self.0.output.len(), "arrays of different lengths");
        let parameters = parameters(&self.0.context, shared);
        let start = self.0.context.start;
        self.0.for_each_part(1, &LearnedGradients(function, parameters, start, self.1));
    }

    fn random(self, convention: Convention, settings: &Settings) {
        assert_eq!(self.1.len(), self.0.output.len(), "arrays of different lengths");
        let Context { start, draw, .. } = self.0.context;
        let function = RandomSlope::new(convention, settings, draw);
        self.0.for_each_part(1, &RandomGradients(function, start, self.1));
    }

    /// Here the arrays are the inputs and their gradients, and what is read is the gradient at the
    /// outputs.
    fn reshaping(self, function: &dyn Reshape) {
        let Self(arrays, gradients) = self;
        let columns = arrays.context.columns;
        if gradients.is_empty() {
            return;
        }
        let width = gradients.len() / (arrays.output.len() / columns);
        let pass = ReshapedGradients { function, columns, width, gradients };
        arrays.for_each_part(columns, &pass);
    }
}

/// Gradients of learned parameters: of inputs and gradients at the outputs.
pub(super) struct ParameterGradients<'a> {
    pub context: Context<'a>,
    pub inputs: &'a [f32],
    pub gradients: &'a [f32],
    /// Receives the gradients, in the ranges of the parameters.
    pub output: &'a mut [f32],
}

impl Visitor for ParameterGradients<'_> {
    fn identity(self) {}
    fn elementwise<F: Elementwise>(self, _: F) {}
    fn along_rows<F: AlongRows>(self, _: F) {}
    fn negated_rows<F: AlongRows>(self, _: F) {}
    fn random(self, _: Convention, _: &Settings) {}
    fn reshaping(self, _: &dyn Reshape) {}

    fn learned<F: Channelwise>(self, function: F, shared: bool) {
        let parameters = parameters(&self.context, shared);
        let arrays = [self.inputs, self.gradients];
        for (index, range) in self.context.parameters.ranges.iter().enumerate() {
            let rows = self.output[range.clone()].chunks_mut(parameters.width);
            for (row, output) in rows.enumerate() {
                let runtime = self.context.runtime;
                let place = [index, row];
                channelwise::parameter_gradient(
                    runtime,
                    function,
                    &parameters,
                    place,
                    arrays,
                    output,
                );
            }
        }
    }
}

/// Learned parameters as the kernels read them.
pub(super) fn parameters<'a>(context: &Context<'a>, shared: bool) -> channelwise::Parameters<'a> {
    let mut values: [&[f32]; MOST_PARAMETERS] = [&[]; MOST_PARAMETERS];
    for (values, range) in values.iter_mut().zip(context.parameters.ranges) {
        *values = &context.parameters.flat[range.clone()];
    }
    let columns = context.columns.max(1);
    channelwise::Parameters { values, width: if shared { 1 } else { columns }, columns }
}

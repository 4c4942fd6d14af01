//! The passes of an activation over arrays: shared among threads, in place or from one array into
//! another.
//!
//! What stands in a pass is compiled once; of each function only its loop is, at every level.

use crate::kernels::elementwise::{CHUNK, Scale, map_in_place};
use crate::kernels::in_out::InOut;
use crate::kernels::runtime::Runtime;

use super::elementwise::{self, Elementwise};
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
}

/// An array that is read, or none where the other is changed in place, and one that is written.
pub(super) struct Arrays<'a> {
    pub runtime: &'a Runtime,
    /// Elements of a row.
    pub columns: usize,
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
        map_in_place(self.runtime, self.output, Scale(-1.0));
    }

    /// The output alone, to go on with in place.
    fn in_place(&mut self) -> Arrays<'_> {
        let Self { runtime, columns, .. } = *self;
        Arrays { runtime, columns, input: None, output: &mut *self.output }
    }

    /// Computes parts of both arrays, in whole rows where `unit` is their length.
    fn for_each_part(self, unit: usize, pass: &dyn Pass) {
        let Self { runtime, input, output, .. } = self;
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
        let columns = self.0.columns.max(1);
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
        let columns = self.0.columns.max(1);
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
}

//! Gradients of learned parameters over a batch that comes in parts, as sums that are carried from
//! part to part (`crate::kernels::channel_sums`).
//!
//! The sums of all rows of all parameters stand one after the other.

use crate::catalog::Settings;
use crate::kernels::channel_sums;
use crate::kernels::channelwise::Channelwise;

use super::context::{Context, Parameters};
use super::elementwise::Elementwise;
use super::function::Activation;
use super::passes::{Visitor, parameters};
use super::random_slope::Convention;
use super::reshape::Reshape;
use super::rows::AlongRows;

/// Adds the elements of a part of a batch to the sums.
struct Addition<'a> {
    context: Context<'a>,
    inputs: &'a [f32],
    gradients: &'a [f32],
    sums: &'a mut [f32],
}

impl Visitor for Addition<'_> {
    fn identity(self) {}
    fn elementwise<F: Elementwise>(self, _: F) {}
    fn along_rows<F: AlongRows>(self, _: F) {}
    fn negated_rows<F: AlongRows>(self, _: F) {}
    fn random(self, _: Convention, _: &Settings) {}
    fn reshaping(self, _: &dyn Reshape) {}

    fn learned<F: Channelwise>(self, function: F, shared: bool) {
        let Self { context, inputs, gradients, sums } = self;
        let parameters = parameters(&context, shared);
        let each = channel_sums::floats(parameters.width, parameters.columns);
        let mut sums = sums.chunks_exact_mut(each);
        for (index, range) in context.parameters.ranges.iter().enumerate() {
            for row in 0..range.len() / parameters.width {
                let place = ([index, row], context.start);
                let sums = sums.next().expect("sums of each row");
                let arrays = [inputs, gradients];
                channel_sums::add(context.runtime, function, &parameters, place, arrays, sums);
            }
        }
    }
}

impl Activation {
    /// Values of a row of a learned parameter.
    fn learned_width(&self, columns: usize) -> usize {
        if self.is_shared() { 1 } else { columns }
    }

    /// Floats of the sums that gradients of learned parameters are made of over a batch in parts,
    /// for rows of `columns` inputs; 0 where nothing is learned.
    pub fn parameter_sums(&self, columns: usize) -> usize {
        let learned = self.kind().learned().iter();
        let rows: usize = learned.map(|learned| learned.row_count(self.settings())).sum();
        rows * channel_sums::floats(self.learned_width(columns), columns)
    }

    /// Adds a part of a batch, from element `context.start` on, to the sums; element 0 begins them.
    ///
    /// # Panics
    /// Where lengths do not fit.
    pub fn add_parameter_gradients(
        &self,
        context: Context<'_>,
        inputs: &[f32],
        gradients: &[f32],
        sums: &mut [f32],
    ) {
        let pass = Addition { context, inputs, gradients, sums };
        self.kind().visit(self.settings(), pass);
    }

    /// Writes the gradients of learned parameters, which stand in `output` in the ranges of
    /// `parameters`, from the sums over so many elements in rows of `columns`.
    ///
    /// # Panics
    /// Where lengths do not fit.
    pub fn finish_parameter_gradients(
        &self,
        parameters: Parameters<'_>,
        (elements, columns): (usize, usize),
        sums: &[f32],
        output: &mut [f32],
    ) {
        let width = self.learned_width(columns);
        let mut sums = sums.chunks_exact(channel_sums::floats(width, columns));
        for range in parameters.ranges {
            for row in output[range.clone()].chunks_mut(width) {
                channel_sums::finish(elements, sums.next().expect("sums of each row"), row);
            }
        }
    }
}

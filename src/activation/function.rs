//! An activation with its parameters, and its passes over arrays.

use std::ops::Range;

use crate::catalog::{Param, Settings, by_code};
use crate::error::Error;
use crate::kernels::runtime::Runtime;

use super::context::Context;
use super::form::Learned;
use super::passes::{Arrays, Backward, Forward, ParameterGradients};
use super::{ActivationKind, ActivationProperty, ENTRIES, MOST_LEARNED, Properties};

/// An activation with its parameters.
#[derive(Clone, Debug)]
pub struct Activation {
    kind: ActivationKind,
    settings: Settings,
}

impl Activation {
    /// An activation with default parameters.
    pub fn new(kind: ActivationKind) -> Self {
        Self { kind, settings: Settings::new(kind.entry()) }
    }

    /// An activation by its pinned number.
    pub fn from_code(code: i32) -> Result<Self, Error> {
        Ok(Self::from_settings(Settings::new(by_code(&ENTRIES, code)?)))
    }

    /// An activation from settings of this family.
    pub fn from_settings(settings: Settings) -> Self {
        let kind =
            ActivationKind::ALL.into_iter().find(|kind| *kind as i32 == settings.entry().code);
        Self { kind: kind.expect("an entry of this family"), settings }
    }

    /// The kind.
    pub fn kind(&self) -> ActivationKind {
        self.kind
    }

    /// The parameters.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Sets a parameter.
    pub fn set(&mut self, key: Param, value: f64) -> Result<(), Error> {
        self.settings.set(key, value)
    }

    /// What is known of the function with these parameters.
    pub fn properties(&self) -> Properties {
        (self.kind.facts().properties)(&self.settings)
    }

    /// One of the properties as a number.
    pub fn property(&self, property: ActivationProperty) -> f64 {
        let properties = self.properties();
        match property {
            ActivationProperty::Minimum => properties.range[0],
            ActivationProperty::Maximum => properties.range[1],
            ActivationProperty::Monotonic => properties.monotonic.into(),
            ActivationProperty::ZeroCentred => properties.zero_centred.into(),
            ActivationProperty::IdentityNearZero => properties.identity_near_zero.into(),
            ActivationProperty::SaturatesBelow => properties.saturates[0].into(),
            ActivationProperty::SaturatesAbove => properties.saturates[1].into(),
            ActivationProperty::Reads => f64::from(self.kind.reads() as i32),
            ActivationProperty::KinkCount => properties.kinks.points().len() as f64,
            ActivationProperty::SaturatedSlope => {
                self.saturated_slope().map_or(f64::NAN, f64::from)
            }
            ActivationProperty::Gain => self.gain().unwrap_or(f64::NAN),
            ActivationProperty::SecondMomentGain => self.second_moment_gain().unwrap_or(f64::NAN),
        }
    }

    /// Replaces the inputs by the outputs; rows of `columns` elements one after the other.
    pub fn forward(&self, runtime: &Runtime, columns: usize, values: &mut [f32]) {
        self.compute_with(Context::plain(runtime, columns), None, values);
    }

    /// Writes the outputs for the inputs; rows of `columns` elements one after the other.
    ///
    /// # Panics
    /// Where the lengths differ.
    pub fn forward_into(
        &self,
        runtime: &Runtime,
        columns: usize,
        inputs: &[f32],
        outputs: &mut [f32],
    ) {
        self.compute_with(Context::plain(runtime, columns), Some(inputs), outputs);
    }

    /// Replaces the gradient at the outputs by the gradient at the inputs. `read` is the inputs or
    /// the outputs, whichever [`ActivationKind::reads`] names.
    ///
    /// # Panics
    /// Where the lengths differ.
    pub fn backward(&self, runtime: &Runtime, columns: usize, read: &[f32], gradient: &mut [f32]) {
        self.differentiate_with(Context::plain(runtime, columns), read, None, gradient);
    }

    /// Writes the gradient at the inputs for that at the outputs; `read` as in [`Self::backward`].
    ///
    /// # Panics
    /// Where the lengths differ.
    pub fn backward_into(
        &self,
        runtime: &Runtime,
        columns: usize,
        read: &[f32],
        gradient: &[f32],
        input_gradient: &mut [f32],
    ) {
        assert_eq!(gradient.len(), input_gradient.len(), "arrays of different lengths");
        let context = Context::plain(runtime, columns);
        self.differentiate_with(context, read, Some(gradient), input_gradient);
    }

    /// The length of a row of outputs, for rows of `columns` inputs. `what` names the columns in
    /// messages.
    pub fn output_columns(&self, what: &str, columns: usize) -> Result<usize, Error> {
        self.kind.output_columns(&self.settings, what, columns)
    }

    /// Whether learned parameters are one for all channels.
    pub(super) fn is_shared(&self) -> bool {
        self.settings.get(Param::Shared).is_ok_and(|shared| shared == 1.0)
    }

    /// The shape of a learned parameter, for rows of `columns` inputs: a value a channel, in as many
    /// rows as the parameter has.
    pub fn learned_shape(&self, learned: &Learned, columns: usize) -> Vec<usize> {
        let width = if self.is_shared() { 1 } else { columns };
        match learned.rows {
            Some(_) => vec![learned.row_count(&self.settings), width],
            None => vec![width],
        }
    }

    /// Where each learned parameter stands for rows of `columns` inputs, one after the other; empty
    /// ranges for those that the kind has not.
    pub fn learned_ranges(&self, columns: usize) -> Result<[Range<usize>; MOST_LEARNED], Error> {
        let width = if self.is_shared() { 1 } else { columns };
        let mut end = 0_usize;
        let mut ranges = std::array::from_fn(|_| 0..0);
        for (range, learned) in ranges.iter_mut().zip(self.kind.learned()) {
            let start = end;
            let next = learned.row_count(&self.settings).checked_mul(width);
            let next = next.and_then(|count| start.checked_add(count));
            end = next
                .filter(|end| *end <= isize::MAX as usize / size_of::<f32>())
                .ok_or_else(|| Error::invalid(format!("columns: expected fewer, got {columns}")))?;
            *range = start..end;
        }
        Ok(ranges)
    }

    /// Computes outputs for inputs, or in place where none are given, with all that the kind may
    /// read. Kinds that give rows of another length need inputs.
    ///
    /// # Panics
    /// Where lengths do not fit.
    pub fn compute_with(&self, context: Context<'_>, input: Option<&[f32]>, output: &mut [f32]) {
        self.kind.visit(&self.settings, Forward(Arrays { context, input, output }));
    }

    /// Computes the gradients at the inputs.
    ///
    /// For a kind whose rows keep their length, `read` is what its derivative reads, and the
    /// gradients at the outputs stand in `input` or, where there is none, in `output`, which
    /// receives the result. For one of the form [`super::Form::Reshaping`], `read` is the gradients
    /// at the outputs, and the inputs stand in `input` or else in `output`.
    ///
    /// # Panics
    /// Where lengths do not fit.
    pub fn differentiate_with(
        &self,
        context: Context<'_>,
        read: &[f32],
        input: Option<&[f32]>,
        output: &mut [f32],
    ) {
        self.kind.visit(&self.settings, Backward(Arrays { context, input, output }, read));
    }

    /// Replaces the gradients of learned parameters, which stand in `output` in the ranges of the
    /// context's parameters, given the inputs and the gradients at the outputs of all rows.
    ///
    /// # Panics
    /// Where lengths do not fit.
    pub fn differentiate_parameters(
        &self,
        context: Context<'_>,
        inputs: &[f32],
        gradients: &[f32],
        output: &mut [f32],
    ) {
        let pass = ParameterGradients { context, inputs, gradients, output };
        self.kind.visit(&self.settings, pass);
    }
}

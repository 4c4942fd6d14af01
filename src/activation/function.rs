//! An activation with its parameters, and its passes over arrays.

use crate::catalog::{Param, Settings, by_code};
use crate::error::Error;
use crate::kernels::runtime::Runtime;

use super::passes::{Arrays, Backward, Forward};
use super::{ActivationKind, ActivationProperty, ENTRIES, Properties};

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
        }
    }

    /// Replaces the inputs by the outputs; rows of `columns` elements one after the other.
    pub fn forward(&self, runtime: &Runtime, columns: usize, values: &mut [f32]) {
        self.compute(Arrays { runtime, columns, input: None, output: values });
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
        assert_eq!(inputs.len(), outputs.len(), "arrays of different lengths");
        self.compute(Arrays { runtime, columns, input: Some(inputs), output: outputs });
    }

    /// Replaces the gradient at the outputs by the gradient at the inputs. `read` is the inputs or
    /// the outputs, whichever [`ActivationKind::reads`] names.
    ///
    /// # Panics
    /// Where the lengths differ.
    pub fn backward(&self, runtime: &Runtime, columns: usize, read: &[f32], gradient: &mut [f32]) {
        self.differentiate(read, Arrays { runtime, columns, input: None, output: gradient });
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
        let input = Some(gradient);
        self.differentiate(read, Arrays { runtime, columns, input, output: input_gradient });
    }

    fn compute(&self, arrays: Arrays<'_>) {
        self.kind.visit(&self.settings, Forward(arrays));
    }

    fn differentiate(&self, read: &[f32], arrays: Arrays<'_>) {
        self.kind.visit(&self.settings, Backward(arrays, read));
    }
}

//! Room 4: layers, one file each. This file is the family's registry.
//!
//! A layer is an immutable description: which shapes it takes and gives, which parameters it has,
//! and forward and backward as operations over buffers that it is handed. It owns no buffers and
//! no state.

mod activation;
mod add;
mod dense;
mod pass;

use crate::activation::{Activation, ActivationKind};
use crate::catalog::{Entry, Param, Settings, by_code};
use crate::error::{Error, ErrorCode};
use crate::init::{Fans, Initializer, InitializerKind};
use crate::kernels::gemm::RowLayer;
use crate::kernels::runtime::Runtime;

pub use pass::{Backward, Forward, InputGradient, Place};

// Adding one: a line here, in `ALL`, `ENTRIES` and in each `match` of this file.
/// The layers, with their pinned numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum LayerKind {
    /// y = f(x W + b).
    Dense = 1,
    /// y = f(x).
    Activation = 2,
    /// y = x₁ + x₂ + …
    Add = 3,
}

impl LayerKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 3] = [Self::Dense, Self::Activation, Self::Add];
}

/// The family's entries, in the order of their numbers.
pub static ENTRIES: [&Entry; 3] = [&dense::ENTRY, &activation::ENTRY, &add::ENTRY];

/// A parameter that a layer asks for.
#[derive(Debug)]
pub struct ParameterNeed {
    /// Its name inside the layer: `weight`, `bias`.
    pub name: &'static str,
    /// Its shape.
    pub shape: Vec<usize>,
    /// Its fans.
    pub fans: Fans,
    /// What fills it.
    pub initializer: Initializer,
}

/// A layer's description.
#[derive(Clone, Debug)]
pub struct Layer {
    kind: LayerKind,
    settings: Settings,
    activation: Activation,
    weight: Initializer,
    bias: Initializer,
}

impl Layer {
    /// A layer with default parameters: identity activation, He normal weights, zero bias.
    pub fn new(kind: LayerKind) -> Self {
        let place = LayerKind::ALL.iter().position(|known| *known == kind);
        Self::from_settings(Settings::new(ENTRIES[place.expect("in the list")]))
    }

    /// A layer by its pinned number.
    pub fn from_code(code: i32) -> Result<Self, Error> {
        Ok(Self::from_settings(Settings::new(by_code(&ENTRIES, code)?)))
    }

    /// A layer from settings of this family.
    pub fn from_settings(settings: Settings) -> Self {
        let kind = LayerKind::ALL.into_iter().find(|kind| *kind as i32 == settings.entry().code);
        Self {
            kind: kind.expect("an entry of this family"),
            settings,
            activation: Activation::new(ActivationKind::Identity),
            weight: Initializer::new(InitializerKind::HeNormal),
            bias: Initializer::new(InitializerKind::Constant),
        }
    }

    /// The kind.
    pub fn kind(&self) -> LayerKind {
        self.kind
    }

    /// The parameters set by key.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Sets a parameter.
    pub fn set(&mut self, key: Param, value: f64) -> Result<(), Error> {
        self.settings.set(key, value)
    }

    /// Whether the layer applies an activation.
    pub fn takes_activation(&self) -> bool {
        matches!(self.kind, LayerKind::Dense | LayerKind::Activation)
    }

    /// The activation.
    pub fn activation(&self) -> &Activation {
        &self.activation
    }

    /// Sets the activation of a layer that has one.
    pub fn set_activation(&mut self, activation: Activation) -> Result<(), Error> {
        if !self.takes_activation() {
            return Err(Error::invalid(format!(
                "activation: layer {} takes none; put an activation layer after it",
                self.settings.entry().name
            )));
        }
        self.activation = activation;
        Ok(())
    }

    /// What fills the parameter with this name inside the layer.
    pub fn initializer(&self, name: &str) -> Result<&Initializer, Error> {
        match (self.kind, name) {
            (LayerKind::Dense, "weight") => Ok(&self.weight),
            (LayerKind::Dense, "bias") => Ok(&self.bias),
            _ => Err(self.no_such_parameter(name)),
        }
    }

    /// Sets what fills the parameter with this name inside the layer.
    pub fn set_initializer(&mut self, name: &str, initializer: Initializer) -> Result<(), Error> {
        match (self.kind, name) {
            (LayerKind::Dense, "weight") => self.weight = initializer,
            (LayerKind::Dense, "bias") => self.bias = initializer,
            _ => return Err(self.no_such_parameter(name)),
        }
        Ok(())
    }

    fn no_such_parameter(&self, name: &str) -> Error {
        let known = if self.kind == LayerKind::Dense { "weight or bias" } else { "none" };
        Error::new(
            ErrorCode::NotFound,
            format!("parameter: layer {} has {known}; got \"{name}\"", self.settings.entry().name),
        )
    }

    /// The shape of the output, without the batch.
    pub fn output_shape(&self, inputs: &[&[usize]]) -> Result<Vec<usize>, Error> {
        match self.kind {
            LayerKind::Dense => dense::output_shape(&self.settings, inputs),
            LayerKind::Activation => activation::output_shape(inputs),
            LayerKind::Add => add::output_shape(inputs),
        }
    }

    /// The parameters that the layer needs for these inputs, which `output_shape` took.
    pub fn parameters(&self, inputs: &[&[usize]]) -> Vec<ParameterNeed> {
        match self.kind {
            LayerKind::Dense => {
                dense::parameters(&self.settings, inputs[0][0], &self.weight, &self.bias)
            }
            LayerKind::Activation | LayerKind::Add => Vec::new(),
        }
    }

    /// Whether training keeps the values before the activation in a place of their own.
    pub fn keeps_sums(&self) -> bool {
        self.kind == LayerKind::Dense && dense::keeps_sums(&self.activation)
    }

    /// Floats that the layer needs to work in, for batches of up to `rows`, forward and, for
    /// training, backward.
    pub fn scratch(&self, inputs: &[&[usize]], rows: usize, training: bool) -> usize {
        match self.kind {
            LayerKind::Dense => dense::scratch(&self.settings, inputs[0][0], rows, training),
            LayerKind::Activation | LayerKind::Add => 0,
        }
    }

    /// Floats of a copy of the weights in the order in which products read them; 0 for none.
    pub fn packed_floats(&self, inputs: &[&[usize]]) -> usize {
        match self.kind {
            LayerKind::Dense => dense::packed_floats(&self.settings, inputs[0][0]),
            LayerKind::Activation | LayerKind::Add => 0,
        }
    }

    /// Makes that copy.
    pub fn pack(
        &self,
        runtime: &Runtime,
        inputs: &[&[usize]],
        parameters: &[&[f32]],
        packed: &mut [f32],
    ) {
        match self.kind {
            LayerKind::Dense => dense::pack(runtime, inputs[0][0], parameters, packed),
            LayerKind::Activation | LayerKind::Add => {}
        }
    }

    /// The layer as a step of the pass of one row, if it can be one: a dense layer whose sums have
    /// one block. The places are the caller's to fill in.
    pub fn row_layer(&self, inputs: &[&[usize]]) -> Option<RowLayer> {
        match self.kind {
            LayerKind::Dense => dense::row_layer(&self.settings, &self.activation, inputs[0][0]),
            LayerKind::Activation | LayerKind::Add => None,
        }
    }

    /// Computes the output.
    pub fn forward(&self, pass: Forward<'_>) {
        match self.kind {
            LayerKind::Dense => dense::forward(&self.activation, pass),
            LayerKind::Activation => activation::forward(&self.activation, pass),
            LayerKind::Add => add::forward(pass),
        }
    }

    /// Computes the gradients of parameters and inputs. The gradient at the output is used up.
    pub fn backward(&self, pass: Backward<'_>) {
        match self.kind {
            LayerKind::Dense => dense::backward(&self.activation, pass),
            LayerKind::Activation => activation::backward(&self.activation, pass),
            LayerKind::Add => add::backward(pass),
        }
    }
}

/// The one input of a layer that takes one.
fn only_input<'a>(layer: &str, inputs: &[&'a [usize]]) -> Result<&'a [usize], Error> {
    match inputs {
        [shape] => Ok(shape),
        _ => Err(Error::shape(format!(
            "inputs: layer {layer}: expected 1 input, got {}",
            inputs.len()
        ))),
    }
}

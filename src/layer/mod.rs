//! Room 4: layers, one file each. This file is the family's registry.
//!
//! A layer is an immutable description: which shapes it takes and gives, which parameters it has,
//! and forward and backward as operations over buffers that it is handed. It owns no buffers and
//! no state.

mod activation;
mod add;
mod dense;
mod parts;
mod pass;

use std::ops::{ControlFlow, Range};

use crate::activation::{Activation, ActivationKind, Context, Initial, Learned, Parameters, Reads};
use crate::catalog::{Entry, Param, Settings, by_code};
use crate::error::{Error, ErrorCode};
use crate::init::{Fans, Initializer, InitializerKind};
use crate::kernels::gemm::{PackPart, RowLayer};
use crate::kernels::runtime::Runtime;

pub use pass::{Backward, Forward, ForwardInDouble, InputGradient, PartSums, Place};

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
    /// Its name inside the layer: `weight`, `bias`, or what the activation learns.
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
    /// What fills each parameter, by its name: the layer's own, then the activation's.
    initializers: Vec<(&'static str, Initializer)>,
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
        let kind = kind.expect("an entry of this family");
        let own = match kind {
            LayerKind::Dense => dense::initializers(),
            LayerKind::Activation | LayerKind::Add => Vec::new(),
        };
        let activation = Activation::new(ActivationKind::Identity);
        Self { kind, settings, activation, initializers: own }
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
        let own = self.initializers.len() - self.activation.kind().learned().len();
        self.initializers.truncate(own);
        let settings = activation.settings();
        let learned = activation.kind().learned().iter();
        self.initializers
            .extend(learned.map(|learned| (learned.name, first_values(settings, learned))));
        self.activation = activation;
        Ok(())
    }

    /// The names of the parameters inside the layer that have initialisers.
    pub fn initialized(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.initializers.iter().map(|(name, _)| *name)
    }

    /// What fills the parameter with this name inside the layer.
    pub fn initializer(&self, name: &str) -> Result<&Initializer, Error> {
        let found = self.initializers.iter().find(|(known, _)| *known == name);
        found.map(|(_, initializer)| initializer).ok_or_else(|| self.no_such_parameter(name))
    }

    /// Sets what fills the parameter with this name inside the layer.
    pub fn set_initializer(&mut self, name: &str, initializer: Initializer) -> Result<(), Error> {
        match self.initializers.iter_mut().find(|(known, _)| *known == name) {
            Some((_, place)) => *place = initializer,
            None => return Err(self.no_such_parameter(name)),
        }
        Ok(())
    }

    fn no_such_parameter(&self, name: &str) -> Error {
        let known: Vec<_> = self.initialized().collect();
        let known = if known.is_empty() { "none".into() } else { known.join(", ") };
        Error::new(
            ErrorCode::NotFound,
            format!("parameter: layer {} has: {known}; got \"{name}\"", self.settings.entry().name),
        )
    }

    /// The shape of the output, without the batch.
    pub fn output_shape(&self, inputs: &[&[usize]]) -> Result<Vec<usize>, Error> {
        match self.kind {
            LayerKind::Dense => dense::output_shape(&self.settings, &self.activation, inputs),
            LayerKind::Activation => activation::output_shape(&self.activation, inputs),
            LayerKind::Add => add::output_shape(inputs),
        }
    }

    /// The parameters that the layer needs for these inputs, which `output_shape` took.
    pub fn parameters(&self, inputs: &[&[usize]]) -> Vec<ParameterNeed> {
        let initializer = |name: &str| self.initializer(name).expect("its own").clone();
        let mut needs = match self.kind {
            LayerKind::Dense => dense::parameters(&self.settings, inputs[0][0], initializer),
            LayerKind::Activation | LayerKind::Add => Vec::new(),
        };
        let columns = match self.kind {
            LayerKind::Dense => self.settings.value(Param::Units) as usize,
            LayerKind::Activation | LayerKind::Add => inputs[0].last().copied().unwrap_or(1),
        };
        needs.extend(self.activation.kind().learned().iter().map(|learned| ParameterNeed {
            name: learned.name,
            shape: self.activation.learned_shape(learned, columns),
            fans: Fans { fan_in: 1, fan_out: 1 },
            initializer: initializer(learned.name),
        }));
        needs
    }

    /// Values that the layer keeps apart from its outputs, a row; 0 for none.
    #[inline(never)]
    pub fn kept(&self, training: bool) -> usize {
        match self.kind {
            LayerKind::Dense => dense::kept(&self.settings, &self.activation, training),
            LayerKind::Activation | LayerKind::Add => 0,
        }
    }

    /// Where what the derivative of the activation reads stands in training.
    pub fn read_place(&self, inputs: &[Place], output: Place, kept: Option<Place>) -> Place {
        match (self.kind, self.activation.kind().reads()) {
            (LayerKind::Activation, Reads::Input) => inputs[0],
            _ => kept.unwrap_or(output),
        }
    }

    /// Floats that the layer needs to work in, for batches of up to `rows`, forward and, for
    /// training, backward.
    pub fn scratch(&self, inputs: &[&[usize]], rows: usize, training: bool) -> usize {
        match self.kind {
            LayerKind::Dense => dense::scratch(&self.settings, inputs[0][0], rows, training),
            LayerKind::Activation if training => {
                activation::scratch(&self.activation, inputs[0], rows)
            }
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

    /// The parts in which that copy is made, each of about `most` floats at most.
    pub fn pack_parts(&self, inputs: &[&[usize]], most: usize) -> Vec<PackPart> {
        match self.kind {
            LayerKind::Dense => dense::pack_parts(&self.settings, inputs[0][0], most),
            LayerKind::Activation | LayerKind::Add => Vec::new(),
        }
    }

    /// Makes a part of that copy, of the weights that stand in `flat` at the layer's `parameters`.
    pub fn pack(
        &self,
        runtime: &Runtime,
        flat: &[f32],
        parameters: &[Range<usize>],
        part: &PackPart,
        packed: &mut [f32],
    ) {
        match self.kind {
            LayerKind::Dense => {
                let [own, _] = dense::split(&self.activation, parameters);
                let units = self.settings.value(Param::Units) as usize;
                dense::pack(runtime, flat, own, (units, part), packed);
            }
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

    /// Finishes the sums of one row, in place, in inference: applies the activation with its learned
    /// parameters, the last of `parameters`.
    pub fn finish_row(
        &self,
        runtime: &Runtime,
        weights: &[f32],
        parameters: &[Range<usize>],
        sums: &mut [f32],
    ) {
        let [_, ranges] = dense::split(&self.activation, parameters);
        let parameters = Parameters { flat: weights, ranges };
        let context = Context { parameters, ..Context::plain(runtime, sums.len()) };
        self.activation.compute_with(context, None, sums);
    }

    /// Computes the output. A pace may break it off; then it goes on in the next call.
    pub fn forward(&self, pass: Forward<'_>) -> ControlFlow<()> {
        match self.kind {
            LayerKind::Dense => dense::forward(&self.activation, pass),
            LayerKind::Activation => activation::forward(&self.activation, pass),
            LayerKind::Add => add::forward(pass),
        }
    }

    /// Computes the output in float64 by the textbook's equation: what gradient checks take
    /// differences of.
    pub fn forward_in_double(&self, pass: ForwardInDouble<'_>) {
        match self.kind {
            LayerKind::Dense => dense::forward_in_double(&self.activation, pass),
            LayerKind::Activation => activation::forward_in_double(&self.activation, pass),
            LayerKind::Add => add::forward_in_double(pass),
        }
    }

    /// Computes the gradients of parameters and inputs. The gradient at the output is used up. A pace
    /// may break it off; then it goes on in the next call.
    pub fn backward(&self, pass: Backward<'_>) -> ControlFlow<()> {
        match self.kind {
            LayerKind::Dense => dense::backward(&self.activation, pass),
            LayerKind::Activation => activation::backward(&self.activation, pass),
            LayerKind::Add => add::backward(pass),
        }
    }
}

/// What gives a learned parameter its first values where the host says nothing.
fn first_values(settings: &Settings, learned: &Learned) -> Initializer {
    let (kind, values) = match (learned.initial)(settings) {
        Initial::Constant(value) => (InitializerKind::Constant, [(Param::Value, value); 2]),
        Initial::Uniform(minimum, maximum) => {
            (InitializerKind::Uniform, [(Param::Minimum, minimum), (Param::Maximum, maximum)])
        }
    };
    let mut initializer = Initializer::new(kind);
    for (key, value) in values {
        initializer.set(key, value).expect("within the bounds of the initialiser");
    }
    initializer
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

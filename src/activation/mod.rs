//! Room 3: activations, one file each, the function with its derivative beside it.
//!
//! This file is the family's registry. The derivative of each is written over its *output*, so
//! that the forward pass may work in place and the backward pass needs nothing else.

mod identity;
mod relu;
mod sigmoid;
mod softmax;
mod tanh;

use crate::catalog::{Entry, Param, Settings, by_code};
use crate::error::Error;
use crate::kernels::elementwise::{Binary, Unary, combine, combine_in_place, map, map_in_place};
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::Simd;

// Adding one: a line here, in `ALL`, `ENTRIES`, `compute` and `differentiate`.
/// The activations, with their pinned numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum ActivationKind {
    /// f(x) = x.
    Identity = 1,
    /// f(x) = 1 / (1 + e⁻ˣ).
    Sigmoid = 2,
    /// f(x) = tanh x.
    Tanh = 3,
    /// f(x) = max(0, x).
    Relu = 4,
    /// f(x)ᵢ = eˣⁱ / Σⱼ eˣʲ, along each row.
    Softmax = 5,
}

/// The family's entries, in the order of their numbers.
pub static ENTRIES: [&Entry; 5] =
    [&identity::ENTRY, &sigmoid::ENTRY, &tanh::ENTRY, &relu::ENTRY, &softmax::ENTRY];

impl ActivationKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 5] =
        [Self::Identity, Self::Sigmoid, Self::Tanh, Self::Relu, Self::Softmax];

    /// The kind's facts.
    pub fn entry(self) -> &'static Entry {
        ENTRIES[Self::ALL.iter().position(|kind| *kind == self).expect("in the list")]
    }

    /// Whether each output depends on one input alone.
    pub fn is_elementwise(self) -> bool {
        self != Self::Softmax
    }

    /// Where the derivative jumps: points that a numerical check of the gradient must avoid.
    pub fn kinks(self) -> &'static [f32] {
        match self {
            Self::Relu => relu::KINKS,
            Self::Identity | Self::Sigmoid | Self::Tanh | Self::Softmax => &[],
        }
    }
}

/// A function of one variable with its derivative, over vectors.
trait Elementwise: Copy + Sync {
    /// f(x).
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32;
    /// f′(x) as a function of y = f(x).
    fn derivative<S: Simd>(self, simd: S, y: S::F32) -> S::F32;
}

/// f as a map.
#[derive(Clone, Copy)]
struct Value<F>(F);

impl<F: Elementwise> Unary for Value<F> {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        self.0.value(simd, x)
    }
}

/// The chain rule: the gradient at the output becomes the gradient at the input.
#[derive(Clone, Copy)]
struct Gradient<F>(F);

impl<F: Elementwise> Binary for Gradient<F> {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, gradient: S::F32, y: S::F32) -> S::F32 {
        simd.mul(gradient, self.0.derivative(simd, y))
    }
}

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

    /// Replaces the inputs by the outputs; rows of `columns` elements one after the other.
    pub fn forward(&self, runtime: &Runtime, columns: usize, values: &mut [f32]) {
        self.compute(runtime, columns, None, values);
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
        self.compute(runtime, columns, Some(inputs), outputs);
    }

    /// Replaces the gradient at the outputs by the gradient at the inputs.
    pub fn backward(
        &self,
        runtime: &Runtime,
        columns: usize,
        outputs: &[f32],
        gradient: &mut [f32],
    ) {
        self.differentiate(runtime, columns, outputs, None, gradient);
    }

    /// Writes the gradient at the inputs for that at the outputs.
    ///
    /// # Panics
    /// Where the lengths differ.
    pub fn backward_into(
        &self,
        runtime: &Runtime,
        columns: usize,
        outputs: &[f32],
        gradient: &[f32],
        input_gradient: &mut [f32],
    ) {
        assert_eq!(gradient.len(), input_gradient.len(), "arrays of different lengths");
        self.differentiate(runtime, columns, outputs, Some(gradient), input_gradient);
    }

    /// The outputs, of the input or, where there is none, in place.
    fn compute(&self, runtime: &Runtime, columns: usize, x: Option<&[f32]>, y: &mut [f32]) {
        match self.kind {
            ActivationKind::Identity => {
                if let Some(x) = x {
                    y.copy_from_slice(x);
                }
            }
            ActivationKind::Sigmoid => value(runtime, x, y, sigmoid::Sigmoid),
            ActivationKind::Tanh => value(runtime, x, y, tanh::Tanh),
            ActivationKind::Relu => value(runtime, x, y, relu::Relu),
            ActivationKind::Softmax => softmax::forward(runtime, columns, x, y),
        }
    }

    /// The gradient at the inputs, of that at the outputs or, where there is none, in place.
    fn differentiate(
        &self,
        runtime: &Runtime,
        columns: usize,
        y: &[f32],
        gradient: Option<&[f32]>,
        result: &mut [f32],
    ) {
        match self.kind {
            ActivationKind::Identity => {
                if let Some(gradient) = gradient {
                    result.copy_from_slice(gradient);
                }
            }
            ActivationKind::Sigmoid => slope(runtime, y, gradient, result, sigmoid::Sigmoid),
            ActivationKind::Tanh => slope(runtime, y, gradient, result, tanh::Tanh),
            ActivationKind::Relu => slope(runtime, y, gradient, result, relu::Relu),
            ActivationKind::Softmax => softmax::backward(runtime, columns, y, gradient, result),
        }
    }
}

fn value<F: Elementwise>(runtime: &Runtime, x: Option<&[f32]>, y: &mut [f32], function: F) {
    match x {
        Some(x) => map(runtime, x, y, Value(function)),
        None => map_in_place(runtime, y, Value(function)),
    }
}

fn slope<F: Elementwise>(
    runtime: &Runtime,
    y: &[f32],
    gradient: Option<&[f32]>,
    result: &mut [f32],
    function: F,
) {
    match gradient {
        Some(gradient) => combine(runtime, gradient, y, result, Gradient(function)),
        None => combine_in_place(runtime, result, y, Gradient(function)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_round_trip() {
        for kind in ActivationKind::ALL {
            assert_eq!(kind.entry().code, kind as i32);
            assert_eq!(Activation::from_code(kind as i32).unwrap().kind(), kind);
        }
        assert!(Activation::from_code(0).is_err());
    }
}

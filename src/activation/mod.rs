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
use crate::kernels::elementwise::{Binary, Unary, combine_in_place, map_in_place};
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::Simd;

// Adding one: a line here, in `ALL`, `ENTRIES`, `forward` and `backward`.
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
        match self.kind {
            ActivationKind::Identity => {}
            ActivationKind::Sigmoid => map_in_place(runtime, values, Value(sigmoid::Sigmoid)),
            ActivationKind::Tanh => map_in_place(runtime, values, Value(tanh::Tanh)),
            ActivationKind::Relu => map_in_place(runtime, values, Value(relu::Relu)),
            ActivationKind::Softmax => softmax::forward(runtime, columns, values),
        }
    }

    /// Replaces the gradient at the outputs by the gradient at the inputs.
    pub fn backward(
        &self,
        runtime: &Runtime,
        columns: usize,
        outputs: &[f32],
        gradient: &mut [f32],
    ) {
        let y = outputs;
        match self.kind {
            ActivationKind::Identity => {}
            ActivationKind::Sigmoid => {
                combine_in_place(runtime, gradient, y, Gradient(sigmoid::Sigmoid));
            }
            ActivationKind::Tanh => combine_in_place(runtime, gradient, y, Gradient(tanh::Tanh)),
            ActivationKind::Relu => combine_in_place(runtime, gradient, y, Gradient(relu::Relu)),
            ActivationKind::Softmax => softmax::backward(runtime, columns, y, gradient),
        }
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

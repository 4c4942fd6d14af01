//! Vectors that a contrastive loss takes out of the outputs, and the gradients that it gives back.
//!
//! An embedding is e = f x, f = 1 / d or 1 / (d |x|), 0 for a vector of length 0. From g = ∂L/∂e the
//! gradient at x is f g, or f (g − d² e (e·g)): what points along the vector changes nothing. d is 1, or
//! the temperature that similarities are divided by.
//!
//! Cost: one or two passes over a vector each.

use crate::kernels::elementwise::{Binary, Scale, for_each_pair, for_each_vector};
use crate::kernels::in_out::InOut;
use crate::kernels::reduce;
use crate::kernels::simd::{Kernel, Simd};

/// Copies a vector, divided and if wanted by its length too; returns the factor.
pub(super) struct Take<'a> {
    pub from: &'a [f32],
    pub to: &'a mut [f32],
    pub divisor: f32,
    pub normalize: bool,
}

impl Kernel for Take<'_> {
    type Output = f32;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> f32 {
        let mut factor = 1.0 / self.divisor;
        if self.normalize {
            let norm = reduce::sum_of_products(simd, self.from, self.from).sqrt();
            factor = if norm == 0.0 { 0.0 } else { factor / norm };
        }
        for_each_vector(simd, InOut::apart(self.from, self.to), Scale(factor));
        factor
    }
}

/// Multiplies losses and gradients of rows by their weights.
pub(super) struct Weigh<'a> {
    pub weights: &'a [f32],
    pub columns: usize,
    pub losses: &'a mut [f32],
    pub pulls: &'a mut [f32],
}

impl Kernel for Weigh<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        for (row, (&weight, loss)) in self.weights.iter().zip(self.losses).enumerate() {
            if weight != 1.0 {
                *loss *= weight;
                let pulls = &mut self.pulls[row * self.columns..][..self.columns];
                for_each_vector(simd, InOut::in_place(pulls), Scale(weight));
            }
        }
    }
}

/// The gradient at an output from that at the embedding x̂ / d made of it: f (g − d² e (e·g)), with e the
/// embedding and `square` d² where it was normalized.
pub(super) struct Give<'a> {
    pub embedding: &'a [f32],
    pub from: &'a [f32],
    pub to: &'a mut [f32],
    pub factor: f32,
    pub square: Option<f32>,
}

/// factor · (g − along · e).
#[derive(Clone, Copy)]
struct Across {
    factor: f32,
    along: f32,
}

impl Binary for Across {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, g: S::F32, e: S::F32) -> S::F32 {
        simd.mul(simd.splat(self.factor), simd.fma(simd.splat(-self.along), e, g))
    }
}

impl Kernel for Give<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Self { embedding, from, to, factor, square } = self;
        let along = match square {
            Some(square) => square * reduce::sum_of_products(simd, embedding, from),
            None => 0.0,
        };
        for_each_pair(simd, InOut::apart(from, to), embedding, Across { factor, along });
    }
}

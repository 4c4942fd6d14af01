//! Gradients that are too large are made smaller before the optimizer sees them, in this order:
//!
//! - by value: each element to at most c in size;
//! - by ratio (adaptive gradient clipping): of each unit, the column of a matrix or the whole of a
//!   parameter with fewer than two axes, to at most λ max(‖w‖, 10⁻³) in norm;
//! - by norm: all of them, by one factor, to at most c in their norm together.
//!
//! Pascanu, Mikolov and Bengio 2013 (norm); Brock, De, Smith and Simonyan 2021 (ratio). Norms are
//! summed in double precision in the order of the elements. What is not finite stays. Cost: a pass for
//! each that is set; by ratio two passes over weights and gradients.

use std::ops::ControlFlow;

use crate::catalog::Param;
use crate::kernels::elementwise::{Scale, Unary, map_in_place};
use crate::kernels::pace::{Pace, Work};
use crate::kernels::simd::Simd;

use super::update::{PIECE, Update};

/// Places in the stage of an update.
const CLIP_VALUE: usize = 0;
const CLIP_RATIO: usize = 1;
const CLIP_NORM: usize = 2;
const SHRINK: usize = 3;

/// The norm that weights count with at least, so that a unit that begins at 0 can learn.
const SMALLEST_NORM: f64 = 1e-3;

/// To at most a limit in size; NaN stays.
#[derive(Clone, Copy)]
struct Limit(f32);

impl Unary for Limit {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let below = simd.min(simd.splat(self.0), x);
        simd.max(simd.splat(-self.0), below)
    }
}

/// ‖x‖ of every `stride`-th element.
fn norm(values: &[f32], stride: usize) -> f64 {
    let squares = values.iter().step_by(stride).map(|&x| f64::from(x) * f64::from(x));
    squares.sum::<f64>().sqrt()
}

/// The norm of all gradients, on the way: what an update at a pace carries from operation to
/// operation.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NormSums {
    /// Σ g² of the parameter that is being read.
    parameter: f64,
    /// Σ of the squared norms of those before it.
    all: f64,
}

impl NormSums {
    /// Adds a piece of a parameter, its last one or not.
    fn add(&mut self, values: &[f32], is_last: bool) {
        for &x in values {
            self.parameter += f64::from(x) * f64::from(x);
        }
        if is_last {
            let norm = self.parameter.sqrt();
            (self.parameter, self.all) = (0.0, self.all + norm * norm);
        }
    }
}

impl Update<'_> {
    /// Makes the gradients smaller where the settings say so.
    pub(super) fn clip(
        self,
        pace: &mut Pace,
        weights: &[f32],
        gradients: &mut [f32],
        norms: &mut NormSums,
    ) -> ControlFlow<()> {
        let setting = |key| self.treatment.update(key);
        let (value, ratio) = (setting(Param::ClipValue), setting(Param::ClipRatio));
        if value > 0.0 {
            self.map(pace, CLIP_VALUE, gradients, Limit(value as f32))?;
        }
        if ratio > 0.0 {
            for (_, parameter) in self.moving() {
                let columns = if parameter.shape.len() < 2 { 1 } else { parameter.columns() };
                let (range, floats) = (parameter.range.clone(), parameter.range.len());
                pace.one(Work { site: CLIP_RATIO, units: 2 }, floats, || {
                    let gradients = &mut gradients[range.clone()];
                    clip_units(ratio, columns, &weights[range.clone()], gradients);
                })?;
            }
        }
        match setting(Param::ClipNorm) {
            most if most > 0.0 => self.clip_norm(pace, most, gradients, norms),
            _ => ControlFlow::Continue(()),
        }
    }

    fn clip_norm(
        self,
        pace: &mut Pace,
        most: f64,
        gradients: &mut [f32],
        norms: &mut NormSums,
    ) -> ControlFlow<()> {
        for (_, parameter) in self.moving() {
            let values = &gradients[parameter.range.clone()];
            pace.pieces(Work { site: CLIP_NORM, units: 1 }, values.len(), PIECE, |range| {
                norms.add(&values[range.clone()], range.end == values.len());
            })?;
        }
        let all = norms.all.sqrt();
        if all > most && all.is_finite() {
            self.map(pace, SHRINK, gradients, Scale((most / all) as f32))?;
        }
        ControlFlow::Continue(())
    }

    /// Applies a function to all gradients.
    fn map<F: Unary>(
        self,
        pace: &mut Pace,
        site: usize,
        gradients: &mut [f32],
        function: F,
    ) -> ControlFlow<()> {
        pace.pieces(Work { site, units: 2 }, gradients.len(), PIECE, |range| {
            map_in_place(self.runtime, &mut gradients[range], function);
        })
    }
}

/// A matrix of `columns` units, row after row; with one column all is one unit.
fn clip_units(ratio: f64, columns: usize, weights: &[f32], gradients: &mut [f32]) {
    for column in 0..columns.min(gradients.len()) {
        let size = norm(&gradients[column..], columns);
        let most = ratio * norm(&weights[column..], columns).max(SMALLEST_NORM);
        if size > most && size.is_finite() {
            let factor = (most / size) as f32;
            gradients[column..].iter_mut().step_by(columns).for_each(|x| *x *= factor);
        }
    }
}

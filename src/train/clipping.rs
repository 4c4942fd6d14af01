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

use crate::catalog::Param;
use crate::kernels::elementwise::{Scale, Unary, map_in_place};
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::Simd;

use super::update::Update;

/// The norm that weights count with at least, so that a unit that begins at 0 can learn.
const SMALLEST_NORM: f64 = 1e-3;

/// To at most a limit in size; NaN stays.
#[derive(Clone, Copy)]
pub(super) struct Limit(pub(super) f32);

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

impl Update<'_> {
    /// Makes the gradients smaller where the settings say so.
    pub(super) fn clip(self, weights: &[f32], gradients: &mut [f32]) {
        let setting = |key| self.treatment.update(key);
        let (value, ratio) = (setting(Param::ClipValue), setting(Param::ClipRatio));
        if value > 0.0 {
            map_in_place(self.runtime, gradients, Limit(value as f32));
        }
        if ratio > 0.0 {
            for (_, parameter) in self.moving() {
                let columns = if parameter.shape.len() < 2 { 1 } else { parameter.columns() };
                let (range, weights) = (parameter.range.clone(), &weights[parameter.range.clone()]);
                shrink_units(&mut gradients[range], columns, |column| {
                    ratio * norm(&weights[column..], columns).max(SMALLEST_NORM)
                });
            }
        }
        let most = setting(Param::ClipNorm);
        if most > 0.0 {
            self.clip_norm(most, gradients);
        }
    }

    fn clip_norm(self, most: f64, gradients: &mut [f32]) {
        let norms =
            self.moving().map(|(_, parameter)| norm(&gradients[parameter.range.clone()], 1));
        let all = norms.map(|norm| norm * norm).sum::<f64>().sqrt();
        if all > most && all.is_finite() {
            shrink(self.runtime, (most / all) as f32, gradients);
        }
    }
}

pub(super) fn shrink(runtime: &Runtime, factor: f32, gradients: &mut [f32]) {
    map_in_place(runtime, gradients, Scale(factor));
}

/// Makes the units of a matrix of `columns` of them, row after row, at most so large in norm; with one
/// column all is one unit.
pub(super) fn shrink_units(values: &mut [f32], columns: usize, most: impl Fn(usize) -> f64) {
    for column in 0..columns.min(values.len()) {
        let (size, most) = (norm(&values[column..], columns), most(column));
        if size > most && size.is_finite() {
            let factor = (most / size) as f32;
            values[column..].iter_mut().step_by(columns).for_each(|x| *x *= factor);
        }
    }
}

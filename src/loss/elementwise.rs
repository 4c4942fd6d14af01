//! The pass of losses that look at one output at a time: ℓ(y, t) and ∂ℓ/∂y, element by element.
//!
//! Elements of whole rows, at most 1,024, or a part of a longer row, are computed in one loop, which
//! writes the gradient and, into memory of the call, the values. These are added row by row, by the
//! order of all reductions; the sums of the parts of a long row in order. Cost: one pass over
//! outputs and targets, the gradient written once.

use crate::catalog::{Param, Settings};
use crate::kernels::pairwise::{Pairs, Pairwise};
use crate::kernels::reduce;
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::{Kernel, Simd};

use super::{RowPass, Total};

/// Elements whose values stand in memory at a time.
const BLOCK: usize = 1024;

/// A loss of one output.
pub(super) trait ElementLoss: Pairwise {
    /// With these parameters.
    fn new(settings: &Settings) -> Self;

    /// ℓ(y, t) in float64, by the textbook's equation.
    fn in_double(settings: &Settings, y: f64, t: f64) -> f64;
}

/// A parameter as the floats' pass uses it: the nearest float.
pub(super) fn float(settings: &Settings, key: Param) -> f64 {
    f64::from(settings.value(key) as f32)
}

/// A row's loss in float64: the sum of its elements.
pub(super) fn row_in_double<F: ElementLoss>(
    settings: &Settings,
    outputs: &[f64],
    expected: &dyn Fn(usize) -> f64,
) -> f64 {
    outputs.iter().enumerate().map(|(column, &y)| F::in_double(settings, y, expected(column))).sum()
}

/// What computes a block: outputs and targets, values and gradient, the gradient's factor.
type Block<'a> = dyn Fn([&[f32]; 2], [&mut [f32]; 2], f32) + 'a;

/// Some rows of a batch: each one's loss, and the batch's gradient.
pub(super) fn rows<F: ElementLoss>(runtime: &Runtime, pass: RowPass<'_>, settings: &Settings) {
    let function = F::new(settings);
    blocks(runtime, pass, &|inputs, outputs, factor| {
        runtime.dispatch(Pairs { inputs, outputs, factor, function });
    });
}

#[inline(never)]
fn blocks(runtime: &Runtime, pass: RowPass<'_>, compute: &Block<'_>) {
    let RowPass { columns, outputs, gradient, values, row_divisor, .. } = pass;
    let factor = (pass.share / row_divisor as f64) as f32;
    let targets = pass.targets.rows(pass.first, values.len(), columns);
    let mut room = [0.0; BLOCK];
    if columns > BLOCK {
        for (row, value) in values.iter_mut().enumerate() {
            let (mut sum, end) = (0.0, (row + 1) * columns);
            for start in (row * columns..end).step_by(BLOCK) {
                let range = start..end.min(start + BLOCK);
                let terms = &mut room[..range.len()];
                let inputs = [&outputs[range.clone()], &targets[range.clone()]];
                compute(inputs, [&mut *terms, &mut gradient[range]], factor);
                sum += runtime.dispatch(Total(terms));
            }
            *value = sum / row_divisor as f32;
        }
        return;
    }
    let at_once = BLOCK / columns.max(1);
    for (index, values) in values.chunks_mut(at_once).enumerate() {
        let start = index * at_once * columns;
        let range = start..start + values.len() * columns;
        let terms = &mut room[..range.len()];
        let inputs = [&outputs[range.clone()], &targets[range.clone()]];
        compute(inputs, [&mut *terms, &mut gradient[range]], factor);
        runtime.dispatch(RowMeans { columns, terms, divisor: row_divisor as f32, values });
    }
}

/// The sum of each row's terms, divided.
struct RowMeans<'a> {
    columns: usize,
    terms: &'a [f32],
    divisor: f32,
    values: &'a mut [f32],
}

impl Kernel for RowMeans<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        if self.columns == 1 {
            // −0 becomes +0, as in a sum.
            self.values.iter_mut().zip(self.terms).for_each(|(value, term)| *value = 0.0 + term);
            return;
        }
        for (row, value) in self.values.iter_mut().enumerate() {
            let terms = &self.terms[row * self.columns..][..self.columns];
            *value = reduce::sum(simd, terms) / self.divisor;
        }
    }
}

//! Gradients of learned parameters over a batch that comes in parts.
//!
//! The order is that of [`super::channelwise`]: rows of a value a channel, or of sixteen where all
//! channels share a value, are added in ascending order in blocks of 256 rows, block sums in order.
//! A part may end anywhere, in the middle of a row of sixteen too, so a lane keeps two numbers: the
//! total of the finished blocks and the sum of the one that is under way. Cost: one pass over
//! memory for each row of each parameter, on one thread, and both sums loaded and stored with it.

use super::channelwise::{Channelwise, Parameters, load, store, sum_of_lanes};
use super::gemm::BATCH_BLOCK;
use super::level::Level;
use super::runtime::Runtime;
use super::simd::{Kernel, LANES, Simd};
use super::single::Single;

/// Lanes of the sums of a row of a parameter with so many values, where rows have `columns` channels.
pub fn lanes(width: usize, columns: usize) -> usize {
    if width > 1 || columns == 1 { width } else { LANES }
}

/// Floats that the sums of such a row stand in.
pub fn floats(width: usize, columns: usize) -> usize {
    2 * lanes(width, columns)
}

/// Some elements of a batch, and the sums that they are added to.
struct Part<'a, F> {
    function: F,
    parameters: &'a Parameters<'a>,
    /// The parameter's number, and the row.
    place: [usize; 2],
    /// The number of the first element in the batch.
    start: usize,
    inputs: &'a [f32],
    gradients: &'a [f32],
    totals: &'a mut [f32],
    sums: &'a mut [f32],
}

impl<F: Channelwise> Part<'_, F> {
    #[inline(always)]
    fn compute<S: Simd>(self, simd: S, most: usize) {
        let lanes = self.sums.len();
        let (mut row, mut lane) = (self.start / lanes, self.start % lanes);
        let mut done = 0;
        while done < self.inputs.len() {
            if lane == 0 && row > 0 && row.is_multiple_of(BATCH_BLOCK) {
                finish_block(row == BATCH_BLOCK, self.totals, self.sums);
            }
            let count = most.min(lanes - lane).min(self.inputs.len() - done);
            let channel = self.parameters.channel(lane, count);
            let x = load(simd, &self.inputs[done..], count);
            let gradient = load(simd, &self.gradients[done..], count);
            let slope = self.function.parameter_derivative(simd, x, self.place, channel);
            let sum = load(simd, &self.sums[lane..], count);
            let sum = simd.add(sum, simd.mul(gradient, slope));
            store(simd, &mut self.sums[lane..], count, sum);
            (done, lane) = (done + count, lane + count);
            if lane == lanes {
                (row, lane) = (row + 1, 0);
            }
        }
    }
}

impl<F: Channelwise> Kernel for Part<'_, F> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        if S::LEVEL == Level::Scalar { self.compute(Single, 1) } else { self.compute(simd, LANES) }
    }
}

/// Adds the sums of a block to the totals, which they are after the first one; the next begins at +0.
fn finish_block(is_first: bool, totals: &mut [f32], sums: &mut [f32]) {
    for (total, sum) in totals.iter_mut().zip(sums) {
        *total = if is_first { *sum } else { *total + *sum };
        *sum = 0.0;
    }
}

/// Adds the elements from number `start` of the batch on to the sums of row `place[1]` of parameter
/// number `place[0]`; element 0 begins them.
///
/// # Panics
/// Where the arrays differ in length, or the sums have not [`floats`] floats.
pub fn add<F: Channelwise>(
    runtime: &Runtime,
    function: F,
    parameters: &Parameters<'_>,
    (place, start): ([usize; 2], usize),
    [inputs, gradients]: [&[f32]; 2],
    sums: &mut [f32],
) {
    assert_eq!(inputs.len(), gradients.len(), "arrays of different lengths");
    let lanes = lanes(parameters.width, parameters.columns);
    assert_eq!(sums.len(), 2 * lanes, "not the sums of a row of values");
    if start == 0 {
        sums.fill(0.0);
    }
    let (totals, sums) = sums.split_at_mut(lanes);
    let part = Part { function, parameters, place, start, inputs, gradients, totals, sums };
    runtime.dispatch(part);
}

/// Writes the gradients of a row of a parameter, the sums of a batch of so many elements.
///
/// # Panics
/// Where there are fewer sums than values.
pub fn finish(elements: usize, sums: &[f32], output: &mut [f32]) {
    let (totals, sums) = sums.split_at(sums.len() / 2);
    let has_totals = elements > BATCH_BLOCK * sums.len();
    let value = |lane: usize| if has_totals { totals[lane] + sums[lane] } else { sums[lane] };
    if output.len() == sums.len() {
        for (lane, output) in output.iter_mut().enumerate() {
            *output = value(lane);
        }
    } else {
        output[0] = sum_of_lanes(std::array::from_fn(value));
    }
}

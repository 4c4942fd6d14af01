//! Functions of one variable with learned parameters, one value a channel or one for all.
//!
//! A channel is a column. A function may have several parameters, and a parameter several rows of
//! values; each row has a value a channel, or one value that all channels share.
//!
//! Gradients of parameters are sums over the batch in the order of the weight gradients: ascending
//! in the rows, in blocks of 256 rows, block sums in order. Where all channels share a value, the
//! batch is taken as rows of sixteen elements, and their sums are added by halving. Cost: one pass
//! over memory for values and for gradients, and one for each row of each parameter.

use super::gemm::BATCH_BLOCK;
use super::in_out::InOut;
use super::level::Level;
use super::runtime::Runtime;
use super::simd::{Kernel, LANES, Simd};
use super::single::Single;

/// The most parameters of a function.
pub const MOST_PARAMETERS: usize = 4;

/// Columns whose sums one thread computes at a time.
const CHUNK: usize = 128;

/// A function with learned parameters. Implement the methods with `#[inline(always)]`.
pub trait Channelwise: Copy + Sync {
    /// f(x).
    fn value<S: Simd>(self, simd: S, x: S::F32, channel: Channel<'_>) -> S::F32;
    /// ∂f / ∂x, from x.
    fn derivative<S: Simd>(self, simd: S, x: S::F32, channel: Channel<'_>) -> S::F32;
    /// ∂f / ∂p, p the value at `place`: the parameter's number, and the row in it.
    fn parameter_derivative<S: Simd>(
        self,
        simd: S,
        x: S::F32,
        place: [usize; 2],
        channel: Channel<'_>,
    ) -> S::F32;
}

/// The parameters of a function as its passes read them.
#[derive(Clone, Copy)]
pub struct Parameters<'a> {
    /// The values of each.
    pub values: [&'a [f32]; MOST_PARAMETERS],
    /// Values of a row: a value a channel, or one.
    pub width: usize,
    /// Channels, at least one.
    pub columns: usize,
}

impl Parameters<'_> {
    #[inline(always)]
    pub(super) fn channel(&self, column: usize, lanes: usize) -> Channel<'_> {
        Channel { parameters: self, column, lanes }
    }
}

/// The parameters of some channels side by side.
#[derive(Clone, Copy)]
pub struct Channel<'a> {
    parameters: &'a Parameters<'a>,
    column: usize,
    lanes: usize,
}

impl Channel<'_> {
    /// The values in a row of a parameter.
    #[inline(always)]
    pub fn get<S: Simd>(&self, simd: S, parameter: usize, row: usize) -> S::F32 {
        let Parameters { values, width, .. } = *self.parameters;
        let values = &values[parameter][row * width..][..width];
        if width == 1 {
            simd.splat(values[0])
        } else {
            load(simd, &values[self.column..], self.lanes)
        }
    }
}

/// The first lanes from a slice that has so many.
#[inline(always)]
pub(super) fn load<S: Simd>(simd: S, values: &[f32], lanes: usize) -> S::F32 {
    match values.first_chunk() {
        Some(whole) if lanes == LANES => simd.load(whole),
        _ if lanes == 1 => simd.splat(values[0]),
        _ => simd.load_partial(&values[..lanes]),
    }
}

/// Writes the first lanes into a slice that has room for so many.
#[inline(always)]
pub(super) fn store<S: Simd>(simd: S, values: &mut [f32], lanes: usize, x: S::F32) {
    match values.first_chunk_mut() {
        Some(whole) if lanes == LANES => simd.store(whole, x),
        _ => simd.store_partial(&mut values[..lanes], x),
    }
}

/// Groups of at most so many elements in one row, from an element of the batch on.
struct Groups {
    place: usize,
    length: usize,
    column: usize,
    columns: usize,
    most: usize,
}

impl Groups {
    #[inline(always)]
    fn new(start: usize, length: usize, parameters: &Parameters<'_>, most: usize) -> Self {
        // With one value for all, rows do not matter.
        let columns = if parameters.width == 1 { usize::MAX } else { parameters.columns };
        Self { place: 0, length, column: start % columns, columns, most }
    }

    /// Place, column and size of the next group.
    #[inline(always)]
    fn next(&mut self) -> Option<[usize; 3]> {
        if self.place == self.length {
            return None;
        }
        let (place, column) = (self.place, self.column);
        let lanes = self.most.min(self.length - place).min(self.columns - column);
        self.place += lanes;
        self.column += lanes;
        if self.column == self.columns {
            self.column = 0;
        }
        Some([place, column, lanes])
    }
}

/// Inputs become outputs; the first has the number `start` in the batch.
pub struct Value<'a, F> {
    /// f.
    pub function: F,
    /// Its parameters.
    pub parameters: &'a Parameters<'a>,
    /// The first element's number.
    pub start: usize,
    /// What is read and written.
    pub part: InOut<'a>,
}

impl<F: Channelwise> Value<'_, F> {
    #[inline(always)]
    fn compute<S: Simd>(mut self, simd: S, most: usize) {
        let mut groups = Groups::new(self.start, self.part.len(), self.parameters, most);
        while let Some([place, column, lanes]) = groups.next() {
            let channel = self.parameters.channel(column, lanes);
            let x = load(simd, &self.part.input()[place..], lanes);
            let y = self.function.value(simd, x, channel);
            store(simd, &mut self.part.output()[place..], lanes, y);
        }
    }
}

impl<F: Channelwise> Kernel for Value<'_, F> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        if S::LEVEL == Level::Scalar { self.compute(Single, 1) } else { self.compute(simd, LANES) }
    }
}

/// The chain rule: gradients at the outputs become those at the inputs.
pub struct Gradient<'a, F> {
    /// f.
    pub function: F,
    /// Its parameters.
    pub parameters: &'a Parameters<'a>,
    /// The first element's number.
    pub start: usize,
    /// The inputs of the forward pass.
    pub inputs: &'a [f32],
    /// What is read and written.
    pub part: InOut<'a>,
}

impl<F: Channelwise> Gradient<'_, F> {
    #[inline(always)]
    fn compute<S: Simd>(mut self, simd: S, most: usize) {
        let mut groups = Groups::new(self.start, self.part.len(), self.parameters, most);
        while let Some([place, column, lanes]) = groups.next() {
            let channel = self.parameters.channel(column, lanes);
            let gradient = load(simd, &self.part.input()[place..], lanes);
            let x = load(simd, &self.inputs[place..], lanes);
            let slope = self.function.derivative(simd, x, channel);
            store(simd, &mut self.part.output()[place..], lanes, simd.mul(gradient, slope));
        }
    }
}

impl<F: Channelwise> Kernel for Gradient<'_, F> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        if S::LEVEL == Level::Scalar { self.compute(Single, 1) } else { self.compute(simd, LANES) }
    }
}

/// The gradients of a row of a parameter, of some columns: Σ g · ∂f / ∂p.
struct Sums<'a, F> {
    function: F,
    parameters: &'a Parameters<'a>,
    /// The parameter's number, and the row.
    place: [usize; 2],
    /// Elements of a row.
    stride: usize,
    /// The first of the columns.
    column: usize,
    inputs: &'a [f32],
    gradients: &'a [f32],
    sums: &'a mut [f32],
}

impl<F: Channelwise> Sums<'_, F> {
    #[inline(always)]
    fn compute<S: Simd>(self, simd: S, most: usize) {
        for (index, sums) in self.sums.chunks_mut(most).enumerate() {
            let (column, width) = (self.column + index * most, sums.len());
            let mut total = simd.splat(0.0);
            for block in (0..self.inputs.len()).step_by(BATCH_BLOCK * self.stride) {
                let end = (block + BATCH_BLOCK * self.stride).min(self.inputs.len());
                let mut sum = simd.splat(0.0);
                for start in (block + column..end).step_by(self.stride) {
                    // Shared values: the last of the rows of sixteen may be shorter.
                    let lanes = width.min(end - start);
                    let channel = self.parameters.channel(column, lanes);
                    let x = load(simd, &self.inputs[start..], lanes);
                    let gradient = load(simd, &self.gradients[start..], lanes);
                    let slope = self.function.parameter_derivative(simd, x, self.place, channel);
                    let product = simd.mul(gradient, slope);
                    // Past the end the slope may be infinite.
                    let is_whole = lanes == width;
                    let zero = simd.splat(0.0);
                    let product = if is_whole {
                        product
                    } else {
                        simd.select(simd.first(lanes), product, zero)
                    };
                    sum = simd.add(sum, product);
                }
                total = if block == 0 { sum } else { simd.add(total, sum) };
            }
            store(simd, sums, width, total);
        }
    }
}

impl<F: Channelwise> Kernel for Sums<'_, F> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        if S::LEVEL == Level::Scalar { self.compute(Single, 1) } else { self.compute(simd, LANES) }
    }
}

/// Writes the gradients of row `row` of parameter number `parameter`.
///
/// # Panics
/// Where the arrays differ in length, or the output has not a row's values.
pub fn parameter_gradient<F: Channelwise>(
    runtime: &Runtime,
    function: F,
    parameters: &Parameters<'_>,
    place: [usize; 2],
    [inputs, gradients]: [&[f32]; 2],
    output: &mut [f32],
) {
    assert_eq!(inputs.len(), gradients.len(), "arrays of different lengths");
    assert_eq!(output.len(), parameters.width, "not a row of values");
    if parameters.width > 1 || parameters.columns == 1 {
        let stride = parameters.columns;
        runtime.for_each_chunk(inputs.len(), [(output, CHUNK)], |index, [sums]| {
            let column = index * CHUNK;
            runtime.dispatch(Sums {
                function,
                parameters,
                place,
                stride,
                column,
                inputs,
                gradients,
                sums,
            });
        });
        return;
    }
    let mut lanes = [0.0; LANES];
    let sums = &mut lanes[..];
    let stride = LANES;
    runtime.dispatch(Sums {
        function,
        parameters,
        place,
        stride,
        column: 0,
        inputs,
        gradients,
        sums,
    });
    output[0] = sum_of_lanes(lanes);
}

/// The sum by halving: lane i takes in lane i + 8, then i + 4, i + 2, i + 1.
pub(super) fn sum_of_lanes(mut lanes: [f32; LANES]) -> f32 {
    let mut half = LANES / 2;
    while half > 0 {
        for lane in 0..half {
            lanes[lane] += lanes[lane + half];
        }
        half /= 2;
    }
    lanes[0]
}

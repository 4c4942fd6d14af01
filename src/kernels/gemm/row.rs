//! One row through a network of dense layers: as fast as the weights can be loaded.
//!
//! An engine that serves one agent at a time computes nothing else. A layer's packed matrix is
//! followed by its bias, both padded with +0 to whole vectors, and a value between two layers has
//! room for whole vectors, so that no loop asks where the columns end. The strips stand in memory
//! in the order in which they are read. Eight sums at a time hide the latency of the multiply-add:
//! as many chains, vectors and strips.

use crate::kernels::elementwise::{Unary, for_each_vector};
use crate::kernels::in_out::InOut;
use crate::kernels::level::Level;
use crate::kernels::math;
use crate::kernels::simd::{Kernel, LANES, Simd};

use super::right::strip_of;
use super::{DEPTH_BLOCK, chains, packed_floats};

/// A layer of a network that one row goes through.
#[derive(Clone, Copy, Debug)]
pub struct RowLayer {
    /// Inputs of the layer, at most one block along the summed index.
    pub depth: usize,
    /// Outputs of the layer.
    pub units: usize,
    /// Where its input begins among the values; `None` for the network's input.
    pub input: Option<usize>,
    /// Where its output begins among the values, with room for whole vectors, apart from its
    /// input; `None` for the network's output.
    pub output: Option<usize>,
    /// Where its matrix begins among the packed ones; its bias follows ([`RowLayer::floats`]).
    pub packed: usize,
    /// What follows the sums.
    pub end: RowEnd,
}

/// What is done with the sums of a layer. What agents have most is part of the pass: a call and a
/// jump for a vector or two takes as long as a hyperbolic tangent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowEnd {
    /// Nothing.
    Sums,
    /// What is below zero becomes zero.
    Rectify,
    /// The hyperbolic tangent.
    Tanh,
    /// `finish` is called.
    Finish,
}

impl RowLayer {
    /// Floats of a packed matrix with its bias.
    pub fn floats(depth: usize, units: usize) -> usize {
        packed_floats(depth + 1, units)
    }
}

/// One row through all layers, in one jump to the instruction set.
pub struct RowPass<'a> {
    /// The layers, in order.
    pub layers: &'a [RowLayer],
    /// The packed matrices with their biases.
    pub packed: &'a [f32],
    /// The network's input.
    pub inputs: &'a [f32],
    /// The values between the layers.
    pub values: &'a mut [f32],
    /// The network's output.
    pub outputs: &'a mut [f32],
    /// Called with the number and the output of each layer that asks for it.
    pub finish: &'a dyn Fn(usize, &mut [f32]),
}

impl Kernel for RowPass<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Self { layers, packed, inputs, values, outputs, finish } = self;
        // First: later reads through `values` would end the use of its pointer.
        let room = values.len();
        let places = values.as_mut_ptr();
        for (index, layer) in layers.iter().enumerate() {
            let RowLayer { depth, units, .. } = *layer;
            let whole = units.next_multiple_of(LANES);
            let left = match layer.input {
                None => inputs[..depth].as_ptr(),
                Some(start) => {
                    assert!(start + depth <= room, "an input past the values");
                    places.wrapping_add(start).cast_const()
                }
            };
            let (output, columns) = match layer.output {
                None => (outputs[..units].as_mut_ptr(), units),
                Some(start) => {
                    assert!(start + whole <= room, "an output past the values");
                    (places.wrapping_add(start), whole)
                }
            };
            let packed = &packed[layer.packed..][..RowLayer::floats(depth, units)];
            let row = Row {
                left,
                depth,
                right: packed.as_ptr(),
                bias: packed[whole * depth..].as_ptr(),
                output,
                columns,
                rectify: layer.end == RowEnd::Rectify,
            };
            assert!(depth <= DEPTH_BLOCK, "a sum of more than one block");
            if let (Some(input), Some(output)) = (layer.input, layer.output) {
                assert!(
                    input + depth <= output || output + whole <= input,
                    "an output over its input"
                );
            }
            // SAFETY: all that the row describes was just found to be there, the output apart from
            // the input; this pass has the values and the outputs to itself.
            unsafe {
                match chains(units) {
                    1 => row.compute::<S, 1>(simd),
                    2 => row.compute::<S, 2>(simd),
                    _ => row.compute::<S, 4>(simd),
                }
            }
            // SAFETY: as above; between two layers there is room for whole vectors.
            let output = unsafe { std::slice::from_raw_parts_mut(output, columns) };
            match layer.end {
                RowEnd::Sums | RowEnd::Rectify => {}
                RowEnd::Tanh => for_each_vector(simd, InOut::in_place(output), Tanh),
                RowEnd::Finish => finish(index, &mut output[..units]),
            }
        }
    }
}

/// The hyperbolic tangent.
#[derive(Clone, Copy)]
struct Tanh;

impl Unary for Tanh {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        math::tanh(simd, x)
    }
}

/// The columns of a layer that are still to be computed.
#[derive(Clone, Copy)]
struct Row {
    /// The layer's inputs.
    left: *const f32,
    depth: usize,
    /// The strip of the first column, and its bias.
    right: *const f32,
    bias: *const f32,
    /// The first column's place, and how many can be written from there on.
    output: *mut f32,
    columns: usize,
    rectify: bool,
}

impl Row {
    /// Computes all columns.
    ///
    /// # Safety
    /// All that the row describes is there, matrix and bias in whole vectors.
    #[inline(always)]
    unsafe fn compute<S: Simd, const CHAINS: usize>(mut self, simd: S) {
        // SAFETY: the caller's promise; each block moves on by as many columns as it computed.
        unsafe {
            if strip_of(S::LEVEL) == LANES {
                // Few registers: a strip is one vector.
                let one_by_one = S::LEVEL == Level::Scalar;
                while CHAINS == 1 && !one_by_one && self.vectors() >= 4 {
                    self.block::<S, CHAINS, 4, 1>(simd);
                }
                while CHAINS == 2 && !one_by_one && self.vectors() >= 2 {
                    self.block::<S, CHAINS, 2, 1>(simd);
                }
                while self.vectors() > 0 {
                    self.block::<S, CHAINS, 1, 1>(simd);
                }
                return;
            }
            while CHAINS == 1 && self.vectors() >= 8 {
                self.block::<S, CHAINS, 2, 4>(simd);
            }
            // Four chains are of layers of one or two vectors.
            while CHAINS < 4 && self.vectors() >= 4 {
                self.block::<S, CHAINS, 1, 4>(simd);
            }
            match self.vectors() {
                0 => {}
                1 => self.block::<S, CHAINS, 1, 1>(simd),
                2 => self.block::<S, CHAINS, 1, 2>(simd),
                3 if CHAINS < 4 => self.block::<S, CHAINS, 1, 3>(simd),
                _ => unreachable!("more vectors than the chains are for"),
            }
        }
    }

    /// Vectors that are left.
    #[inline(always)]
    fn vectors(&self) -> usize {
        self.columns.div_ceil(LANES)
    }

    /// The columns of some strips of the same width; moves on behind them.
    ///
    /// # Safety
    /// All that the row describes is there, matrix and bias in whole vectors.
    // Counted loops over three dimensions: the numbers say where in memory each vector is.
    #[allow(clippy::needless_range_loop)]
    #[inline(always)]
    unsafe fn block<S: Simd, const CHAINS: usize, const STRIPS: usize, const VECTORS: usize>(
        &mut self,
        simd: S,
    ) {
        let mut sums = [[[simd.splat(0.0); VECTORS]; STRIPS]; CHAINS];
        for strip in 0..STRIPS {
            for vector in 0..VECTORS {
                let place = self.bias.wrapping_add((strip * VECTORS + vector) * LANES);
                // SAFETY: the bias is there in whole vectors.
                sums[0][strip][vector] = simd.load(unsafe { &*place.cast() });
            }
        }
        let strip_floats = self.depth * VECTORS * LANES;
        let (mut left, mut right) = (self.left, self.right);
        let row = VECTORS * LANES;
        let end = left.wrapping_add(self.depth & !3);
        while left != end {
            for k in 0..4 {
                // SAFETY: four inputs and rows are left, or more.
                unsafe {
                    let factor = simd.splat(*left.wrapping_add(k));
                    let right = right.wrapping_add(k * row);
                    step(simd, factor, right, strip_floats, &mut sums[k % CHAINS]);
                }
            }
            left = left.wrapping_add(4);
            right = right.wrapping_add(4 * row);
        }
        for k in 0..3 {
            if k < self.depth % 4 {
                // SAFETY: so many inputs and rows are left.
                unsafe {
                    let factor = simd.splat(*left.wrapping_add(k));
                    let right = right.wrapping_add(k * row);
                    step(simd, factor, right, strip_floats, &mut sums[k % CHAINS]);
                }
            }
        }
        for strip in 0..STRIPS {
            for vector in 0..VECTORS {
                let mut chains = [simd.splat(0.0); CHAINS];
                for (chain, sum) in chains.iter_mut().enumerate() {
                    *sum = sums[chain][strip][vector];
                }
                // SAFETY: the columns can be written.
                unsafe {
                    self.put(simd, (strip * VECTORS + vector) * LANES, combined(simd, chains))
                };
            }
        }
        let done = STRIPS * VECTORS * LANES;
        self.right = self.right.wrapping_add(STRIPS * strip_floats);
        self.bias = self.bias.wrapping_add(done);
        self.output = self.output.wrapping_add(done);
        self.columns = self.columns.saturating_sub(done);
    }

    /// Stores sixteen columns, or those that there are.
    ///
    /// # Safety
    /// `columns` floats can be written at `output`.
    #[inline(always)]
    unsafe fn put<S: Simd>(&self, simd: S, first: usize, mut sum: S::F32) {
        if self.rectify {
            sum = simd.rectify(sum);
        }
        let place = self.output.wrapping_add(first);
        let there = self.columns.saturating_sub(first);
        if there >= LANES {
            // SAFETY: a whole vector is there.
            simd.store(unsafe { &mut *place.cast() }, sum);
        } else {
            // SAFETY: so many are there.
            simd.store_partial(unsafe { std::slice::from_raw_parts_mut(place, there) }, sum);
        }
    }
}

/// One step of one chain of all columns.
///
/// # Safety
/// A row of `VECTORS` vectors stands at `right` and every `strip_floats` from there.
#[inline(always)]
unsafe fn step<S: Simd, const STRIPS: usize, const VECTORS: usize>(
    simd: S,
    factor: S::F32,
    right: *const f32,
    strip_floats: usize,
    sums: &mut [[S::F32; VECTORS]; STRIPS],
) {
    for (strip, sums) in sums.iter_mut().enumerate() {
        for (vector, sum) in sums.iter_mut().enumerate() {
            let place = right.wrapping_add(strip * strip_floats + vector * LANES);
            // SAFETY: the caller's promise.
            *sum = simd.fma(factor, simd.load(unsafe { &*place.cast() }), *sum);
        }
    }
}

/// The chains combined by halving.
#[inline(always)]
fn combined<S: Simd, const CHAINS: usize>(simd: S, mut chains: [S::F32; CHAINS]) -> S::F32 {
    let mut half = CHAINS / 2;
    while half > 0 {
        for chain in 0..half {
            chains[chain] = simd.add(chains[chain], chains[chain + half]);
        }
        half /= 2;
    }
    chains[0]
}

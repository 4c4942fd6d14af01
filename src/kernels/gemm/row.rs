//! One row of C from a packed right matrix: as fast as the matrix can be loaded.
//!
//! A network that serves one agent at a time computes nothing else. The strips stand in memory in
//! the order in which they are read, so that one pointer a strip moves on by a constant. Eight sums
//! at a time hide the latency of the multiply-add: as many chains, vectors and strips.

use std::ops::Range;

use crate::kernels::simd::{Kernel, LANES, Simd};

use super::right::strip_of;

/// A layer of a network that one row goes through.
#[derive(Clone, Debug)]
pub struct RowLayer {
    /// Where its input is among the values; `None` for the network's input.
    pub input: Option<Range<usize>>,
    /// Where its output goes among the values; `None` for the network's output.
    pub output: Option<Range<usize>>,
    /// Its matrix among the packed ones.
    pub packed: Range<usize>,
    /// Its bias among the weights.
    pub bias: Option<Range<usize>>,
    /// Interleaved chains of its sums.
    pub chains: usize,
    /// Replaces what is below zero by zero.
    pub rectify: bool,
    /// Whether `finish` is called with its output.
    pub finish: bool,
}

/// One row through all layers, in one jump to the instruction set.
pub struct RowPass<'a> {
    /// The layers, each of at most one block along the summed index.
    pub layers: &'a [RowLayer],
    /// The weights, for the biases.
    pub weights: &'a [f32],
    /// The packed matrices.
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
        let Self { layers, weights, packed, inputs, values, outputs, finish } = self;
        for (index, layer) in layers.iter().enumerate() {
            let (left, output) = match (&layer.input, &layer.output) {
                (None, None) => (inputs, &mut *outputs),
                (None, Some(output)) => (inputs, &mut values[output.clone()]),
                (Some(input), None) => (&values[input.clone()], &mut *outputs),
                (Some(input), Some(output)) => {
                    let both = values.get_disjoint_mut([input.clone(), output.clone()]);
                    let [input, output] = both.expect("the plan keeps places apart");
                    (&*input, output)
                }
            };
            let bias = layer.bias.as_ref().map(|range| &weights[range.clone()]);
            let packed = &packed[layer.packed.clone()];
            let row = Row { left, packed, bias, accumulate: false, rectify: layer.rectify };
            match layer.chains {
                1 => simd.run(Chained::<1> { row, output: &mut *output }),
                2 => simd.run(Chained::<2> { row, output: &mut *output }),
                _ => simd.run(Chained::<4> { row, output: &mut *output }),
            }
            if layer.finish {
                finish(index, output);
            }
        }
    }
}

/// A row of C, of a product of one block along the summed index.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    /// The row of the left matrix.
    pub left: &'a [f32],
    /// The right matrix: `packed_floats` of it.
    pub packed: &'a [f32],
    pub bias: Option<&'a [f32]>,
    pub accumulate: bool,
    pub rectify: bool,
}

/// The row with so many chains.
pub(super) struct Chained<'a, 'b, const CHAINS: usize> {
    pub row: Row<'a>,
    pub output: &'b mut [f32],
}

impl<const CHAINS: usize> Kernel for Chained<'_, '_, CHAINS> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(mut self, simd: S) {
        let strip = strip_of(S::LEVEL);
        let whole = self.output.len().div_ceil(LANES) * LANES / strip * strip;
        let mut column = 0;
        if strip == LANES {
            // Few registers: a strip is one vector.
            while CHAINS == 1 && column + 4 * strip <= whole {
                self.strips::<S, 4, 1>(simd, column);
                column += 4 * strip;
            }
            while CHAINS == 2 && column + 2 * strip <= whole {
                self.strips::<S, 2, 1>(simd, column);
                column += 2 * strip;
            }
        }
        while strip > LANES && CHAINS == 1 && column + 2 * strip <= whole {
            self.strips::<S, 2, 4>(simd, column);
            column += 2 * strip;
        }
        while strip > LANES && column + strip <= whole {
            self.strips::<S, 1, 4>(simd, column);
            column += strip;
        }
        while column < self.output.len() {
            match (self.output.len() - column).div_ceil(LANES) {
                3 if strip > LANES => self.strips::<S, 1, 3>(simd, column),
                2 if strip > LANES => self.strips::<S, 1, 2>(simd, column),
                _ => self.strips::<S, 1, 1>(simd, column),
            }
            column += strip;
        }
    }
}

impl<const CHAINS: usize> Chained<'_, '_, CHAINS> {
    /// The columns of some strips of the same width.
    // Counted loops over three dimensions: the numbers say where in memory each vector is.
    #[allow(clippy::needless_range_loop)]
    #[inline(always)]
    fn strips<S: Simd, const STRIPS: usize, const VECTORS: usize>(
        &mut self,
        simd: S,
        column: usize,
    ) {
        let Row { left, packed, .. } = self.row;
        let mut sums = [[[simd.splat(0.0); VECTORS]; STRIPS]; CHAINS];
        if let Some(bias) = self.row.bias {
            for strip in 0..STRIPS {
                for vector in 0..VECTORS {
                    let first = column + (strip * VECTORS + vector) * LANES;
                    sums[0][strip][vector] = load(simd, bias, first);
                }
            }
        }
        let depth = left.len();
        let packed = &packed[column * depth..][..STRIPS * VECTORS * LANES * depth];
        let whole = depth - depth % CHAINS;
        let mut k = 0;
        while k < whole {
            for (chain, sums) in sums.iter_mut().enumerate() {
                step(simd, left, packed, k + chain, sums);
            }
            k += CHAINS;
        }
        for (chain, sums) in sums.iter_mut().enumerate() {
            if whole + chain < depth {
                step(simd, left, packed, whole + chain, sums);
            }
        }
        for strip in 0..STRIPS {
            for vector in 0..VECTORS {
                let first = column + (strip * VECTORS + vector) * LANES;
                let mut chains = [simd.splat(0.0); CHAINS];
                for (chain, sum) in chains.iter_mut().enumerate() {
                    *sum = sums[chain][strip][vector];
                }
                self.put(simd, first, combined(simd, chains));
            }
        }
    }

    /// Stores or adds sixteen columns, or those that there are.
    #[inline(always)]
    fn put<S: Simd>(&mut self, simd: S, first: usize, mut sum: S::F32) {
        if self.row.accumulate {
            sum = simd.add(load(simd, self.output, first), sum);
        }
        if self.row.rectify {
            sum = simd.rectify(sum);
        }
        let end = self.output.len().min(first + LANES);
        let target = &mut self.output[first..end];
        match <&mut [f32; LANES]>::try_from(&mut *target) {
            Ok(target) => simd.store(target, sum),
            Err(_) => simd.store_partial(target, sum),
        }
    }
}

/// Sixteen floats from `first` on, or those that there are.
#[inline(always)]
fn load<S: Simd>(simd: S, values: &[f32], first: usize) -> S::F32 {
    let values = &values[first..values.len().min(first + LANES)];
    match values.try_into() {
        Ok(values) => simd.load(values),
        Err(_) => simd.load_partial(values),
    }
}

/// Step k of one chain of all columns.
#[inline(always)]
fn step<S: Simd, const STRIPS: usize, const VECTORS: usize>(
    simd: S,
    left: &[f32],
    packed: &[f32],
    k: usize,
    sums: &mut [[S::F32; VECTORS]; STRIPS],
) {
    let depth = left.len();
    // SAFETY: k is below the depth.
    let factor = simd.splat(unsafe { *left.get_unchecked(k) });
    for (strip, sums) in sums.iter_mut().enumerate() {
        for (vector, sum) in sums.iter_mut().enumerate() {
            let place = ((strip * depth + k) * VECTORS + vector) * LANES;
            // SAFETY: `packed` has `depth` rows of `VECTORS` vectors for each strip.
            let row = simd.load(unsafe { &*packed.as_ptr().add(place).cast() });
            *sum = simd.fma(factor, row, *sum);
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

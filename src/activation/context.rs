//! What the passes of an activation compute with beside their arrays.

use std::ops::Range;

use crate::kernels::runtime::Runtime;
use crate::rng::{Philox, Stream};

/// Learned parameters: ranges of one array, in the order of [`super::ActivationKind::learned`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Parameters<'a> {
    /// The array.
    pub flat: &'a [f32],
    /// The parameters in it.
    pub ranges: &'a [Range<usize>],
}

/// What names the random numbers of a pass in training; the same draw gives the same numbers.
#[derive(Clone, Copy, Debug)]
pub struct Draw {
    /// The generator of the seed.
    pub philox: Philox,
    /// The number of the node, below 2¹⁶: each has draws of its own.
    pub node: u32,
    /// The number of updates done.
    pub step: u64,
}

impl Draw {
    /// The words of elements 4 `block` to 4 `block` + 3.
    #[inline]
    pub(super) fn words(&self, block: u64) -> [u32; 4] {
        self.philox.block_of(Stream::ActivationSlope, self.node, self.step, block)
    }

    /// The words of sixteen such blocks: word w of block `block` + i is `[w][i]`.
    #[inline(always)]
    pub(super) fn sixteen_blocks(&self, block: u64) -> [[u32; 16]; 4] {
        self.philox.blocks_of(Stream::ActivationSlope, self.node, self.step, block)
    }
}

/// What a pass computes with.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Threads and instruction set.
    pub runtime: &'a Runtime,
    /// Elements of a row of inputs; each is a channel of learned parameters.
    pub columns: usize,
    /// The number of the first element in its batch: where it is not 0, a part is computed.
    pub start: usize,
    /// Learned parameters.
    pub parameters: Parameters<'a>,
    /// Random numbers, in training.
    pub draw: Option<Draw>,
}

impl<'a> Context<'a> {
    /// Without learned parameters and random numbers.
    pub fn plain(runtime: &'a Runtime, columns: usize) -> Self {
        Self { runtime, columns, start: 0, parameters: Parameters::default(), draw: None }
    }
}

//! The random numbers of one parameter.
//!
//! A draw is named by the seed, the parameter's name and the place of a value in it, and by nothing
//! else: adding a layer elsewhere changes no other layer's values. Cost: half a block of Philox.

use crate::rng::{Philox, Stream};

use super::quantile;

/// The most values of a parameter: the draws of a stream and step have as many numbers.
pub(super) const MOST_VALUES: u64 = 1 << 33;

/// The part of the stream that chooses places; values come from part 0.
const PLACES: u32 = 1;

/// The draws of one parameter.
pub(super) struct Draws {
    philox: Philox,
    parameter: u64,
}

impl Draws {
    pub(super) fn new(seed: u64, name: &str) -> Self {
        Self { philox: Philox::new(seed), parameter: name_hash(name) }
    }

    /// Uniform in (0, 1).
    pub(super) fn uniform(&self, index: usize) -> f64 {
        self.philox.uniform(Stream::Initialization, self.parameter, index as u64)
    }

    /// Standard normal, by the inverse of the distribution function: one draw a value.
    pub(super) fn normal(&self, index: usize) -> f64 {
        quantile::standard_normal(self.uniform(index))
    }

    /// A place in 0 .. bound, apart from the draws of values (Lemire 2019, without the rejection:
    /// the bias is below bound / 2⁶⁴).
    pub(super) fn place(&self, index: usize, bound: usize) -> usize {
        let index = index as u64;
        let words = self.philox.block_of(Stream::Initialization, PLACES, self.parameter, index / 2);
        let first = 2 * (index % 2) as usize;
        let bits = u64::from(words[first]) | u64::from(words[first + 1]) << 32;
        ((u128::from(bits) * bound as u128) >> 64) as usize
    }
}

/// FNV-1a (Fowler, Noll, Vo) of a name: which draws belong to which parameter.
fn name_hash(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

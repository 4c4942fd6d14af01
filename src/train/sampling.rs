//! Which sample stands at each place of an epoch.
//!
//! Without replacement an epoch has every sample once, in the order of the data or in one that is
//! shuffled for each epoch. With replacement every place has a sample drawn for itself, uniformly and
//! independently, so that samples come several times or not at all (Robbins and Monro 1951 have
//! independent draws; on average a share of 1 - 1/e, 63 %, comes in an epoch). An epoch then is a
//! number of draws, as many as there are samples.
//!
//! A draw is a function of seed, epoch and place: there is no state, and nothing to make before an
//! epoch. Cost: a block of Philox for each, no memory.

use crate::rng::{Philox, Stream};

/// The samples of an epoch.
#[derive(Clone, Copy)]
pub(super) enum Selection<'a> {
    /// In the order of the data.
    InOrder,
    /// In this order.
    Shuffled(&'a [u32]),
    /// Each place drawn for itself.
    Drawn {
        philox: Philox,
        /// Updates that the trainer had done before the run, plus the epoch.
        step: u64,
        /// Samples of the data set.
        samples: u64,
    },
}

impl Selection<'_> {
    /// The sample at a place of the epoch.
    pub(super) fn sample(&self, place: usize) -> usize {
        match *self {
            Self::InOrder => place,
            Self::Shuffled(order) => order[place] as usize,
            Self::Drawn { philox, step, samples } => {
                philox.evenly_below(Stream::Replacement, step, place as u64, samples) as usize
            }
        }
    }
}

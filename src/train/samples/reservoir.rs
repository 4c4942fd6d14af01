//! The reservoir: of all samples that ever came, each is in it with the same probability.
//!
//! Algorithm R (Waterman; Vitter 1985, "Random sampling with a reservoir"): the first N samples fill
//! the N slots. Sample number n ≥ N, from 0, draws j uniformly from 0 to n; where j < N it takes slot
//! j, else it is passed over.
//!
//! Why each is as likely as any other: after n ≥ N samples each is in it with probability N / n, by
//! induction. The next one comes in with probability N / (n + 1). One that was in it leaves where just
//! its slot is drawn, 1 / (n + 1), and so stays with N / n · n / (n + 1) = N / (n + 1).
//!
//! Draw j is a function of the seed and n alone, so the content is one of the samples and the seed, and
//! there is no state beside the number of samples. Algorithms X to Z (Vitter) and L (Li 1994) draw how
//! many samples to pass over instead, which needs state, logarithms and a place in a sequence of draws:
//! it would save a block of Philox for a sample that is passed over, about 20 nanoseconds, less than
//! the host takes to make the sample. Cost: that block, and where the sample comes in the copy.

use crate::catalog::Param;
use crate::catalog::{Entry, Parameter, whole};
use crate::rng::{Philox, Stream};

use super::{CAPACITY, REFUSE_NON_FINITE};

/// Whole numbers that every binding can write.
const SEED: Parameter =
    whole(Param::Seed, 0.0, [0.0, u32::MAX as f64], "chooses the samples that are kept");

pub(super) static ENTRY: Entry = Entry {
    family: "samples",
    code: 2,
    name: "reservoir",
    description: "A sample of the whole life, in which everything that ever came is with the same \
                  probability (Vitter 1985, algorithm R).",
    parameters: &[CAPACITY, REFUSE_NON_FINITE, SEED],
};

/// The slot of the sample with this number; none where it is passed over.
pub(super) fn slot(philox: Philox, number: u64, capacity: usize) -> Option<usize> {
    if number < capacity as u64 {
        return Some(number as usize);
    }
    let drawn = philox.evenly_below(Stream::Reservoir, number, 0, number + 1);
    (drawn < capacity as u64).then_some(drawn as usize)
}

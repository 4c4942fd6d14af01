//! The ring: the newest N samples.
//!
//! Sample number n, from 0, stands in slot n mod N, in the place of the one that is N older. Cost:
//! the copy.

use crate::catalog::Entry;

use super::{CAPACITY, REFUSE_NON_FINITE};

pub(super) static ENTRY: Entry = Entry {
    family: "samples",
    code: 1,
    name: "ring",
    description: "The newest samples: each new one takes the place of the oldest.",
    parameters: &[CAPACITY, REFUSE_NON_FINITE],
};

/// The slot of the sample with this number.
pub(super) fn slot(number: u64, capacity: usize) -> usize {
    (number % capacity as u64) as usize
}

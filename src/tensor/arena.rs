//! A plan of one block of memory, made once and used for every step.
//!
//! Values that are alive at the same time get places that do not overlap; others share. Places
//! are given first fit in the order of the requests (greedy by time), each starting on a cache
//! line. The plan depends on the requests alone.

use std::ops::Range;

use super::buffer::ALIGNMENT;

/// Floats of a cache line.
const LINE: usize = ALIGNMENT / size_of::<f32>();

/// A value's place, and the steps during which it is needed.
struct Place {
    floats: Range<usize>,
    alive: Range<usize>,
}

/// A plan under construction.
#[derive(Default)]
pub struct ArenaPlan {
    /// In the order of their floats.
    places: Vec<Place>,
    floats: usize,
}

impl ArenaPlan {
    /// A place for `floats` floats that are written in step `alive.start` and last read before
    /// step `alive.end`. Where addresses have 32 bits, values may be more than any memory: the plan is
    /// then as large as a number can be, which no buffer gets.
    pub fn reserve(&mut self, floats: usize, alive: Range<usize>) -> Range<usize> {
        let length = floats.next_multiple_of(LINE);
        let together =
            |place: &&Place| place.alive.start < alive.end && alive.start < place.alive.end;
        let mut start = 0usize;
        for taken in self.places.iter().filter(together) {
            if start.saturating_add(length) <= taken.floats.start {
                break;
            }
            start = start.max(taken.floats.end);
        }
        let end = start.saturating_add(length);
        self.floats = self.floats.max(end);
        let before = self.places.partition_point(|place| place.floats.start < start);
        self.places.insert(before, Place { floats: start..end, alive });
        start..start.saturating_add(floats)
    }

    /// Floats of the whole block.
    pub fn floats(&self) -> usize {
        self.floats
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_needs_two_places_only() {
        let mut plan = ArenaPlan::default();
        let places: Vec<_> = (0..10).map(|step| plan.reserve(100, step..step + 2)).collect();
        assert_eq!(plan.floats(), 2 * 112);
        assert!(places.windows(2).all(|pair| pair[0].start != pair[1].start));
    }

    #[test]
    fn values_alive_together_never_overlap() {
        let mut plan = ArenaPlan::default();
        let mut made: Vec<(Range<usize>, Range<usize>)> = Vec::new();
        for request in 0..200usize {
            let alive = request % 17..request % 17 + 1 + request % 5;
            let place = plan.reserve(1 + request * 37 % 91, alive.clone());
            for (other, other_alive) in &made {
                let together = other_alive.start < alive.end && alive.start < other_alive.end;
                let overlap = other.start < place.end && place.start < other.end;
                assert!(!(together && overlap));
            }
            assert!(place.end <= plan.floats() && place.start % LINE == 0);
            made.push((place, alive));
        }
    }
}

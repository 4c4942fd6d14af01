//! Which elements of a tensor are looked at: all, or so many spread over it, one drawn from each of
//! as many slices, and always the element whose gradient is the largest, since a wrong factor shows
//! there first.

use std::ops::Range;

use crate::rng::{Philox, Stream};

/// A choice of elements of one tensor.
#[derive(Clone, Copy)]
pub(super) struct Selection {
    /// Elements of the tensor.
    count: usize,
    /// How many of them are chosen.
    pub chosen: usize,
    /// That of the largest gradient.
    largest: usize,
    philox: Philox,
    /// The number of the tensor.
    tensor: usize,
}

impl Selection {
    /// The choice for a tensor with these gradients and this number; at most so many, 0 for all.
    pub fn new(gradients: &[f64], most: usize, seed: u64, tensor: usize) -> Self {
        let count = gradients.len();
        let chosen = if most == 0 { count } else { most.min(count) };
        Self { count, chosen, largest: largest(gradients), philox: Philox::new(seed), tensor }
    }

    /// The first elements of the tensor have one more in their slices where it does not come out
    /// even.
    fn slice(&self, place: usize) -> Range<usize> {
        let start =
            |place: usize| place * (self.count / self.chosen) + place.min(self.count % self.chosen);
        start(place)..start(place + 1)
    }

    /// The chosen element with the number `place`; they ascend.
    #[inline(never)]
    pub fn element(&self, place: usize) -> usize {
        let slice = self.slice(place);
        if slice.contains(&self.largest) {
            return self.largest;
        }
        if slice.len() == 1 {
            return slice.start;
        }
        let (tensor, length) = (self.tensor as u64, slice.len() as u64);
        let draw = self.philox.below(Stream::GradientCheck, tensor, place as u64, length);
        slice.start + draw as usize
    }
}

/// The first of the largest gradients; what is not finite is larger than all.
fn largest(gradients: &[f64]) -> usize {
    let mut best = (0, -1.0);
    for (index, gradient) in gradients.iter().enumerate() {
        let size = if gradient.is_finite() { gradient.abs() } else { f64::INFINITY };
        if size > best.1 {
            best = (index, size);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::Selection;

    fn elements(gradients: &[f64], most: usize, seed: u64, tensor: usize) -> Vec<usize> {
        let selection = Selection::new(gradients, most, seed, tensor);
        (0..selection.chosen).map(|place| selection.element(place)).collect()
    }

    #[test]
    fn so_many_different_elements_with_the_largest() {
        let mut gradients = vec![0.5; 1000];
        gradients[421] = -0.75;
        for (most, expected) in [(0, 1000), (1, 1), (7, 7), (999, 999), (5000, 1000)] {
            let chosen = elements(&gradients, most, 3, 2);
            assert_eq!(chosen.len(), expected);
            assert!(chosen.is_sorted_by(|a, b| a < b) && chosen.contains(&421));
            assert!(chosen[chosen.len() - 1] < 1000);
        }
        let chosen = |seed, tensor| elements(&gradients, 9, seed, tensor);
        assert_eq!(chosen(1, 0), chosen(1, 0));
        assert_ne!(chosen(1, 0), chosen(2, 0));
        assert_ne!(chosen(1, 0), chosen(1, 1));
        assert!(elements(&[], 4, 0, 0).is_empty());
        assert_eq!(elements(&[1.0, f64::NAN, 2.0], 1, 0, 0), [1]);
    }
}

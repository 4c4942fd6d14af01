//! The recent losses: their mean and deviation, the limit above which a loss explodes, and whether
//! they still fall.
//!
//! The limit is m + f · max(s, |m| / 10), m being the mean and s the standard deviation of a full
//! window: with f = 10, ten deviations above the mean and at least twice the mean. Progress is the
//! mean of the older half of the window less that of the newer half; a plateau is progress below the
//! threshold times the size of the older mean. All sums go from the oldest loss to the newest, so that
//! a window read from a file gives the same bits. Cost: one addition for each loss of the window.

use crate::error::Error;
use crate::train::fit::resize;

/// The least deviation that counts, as a share of the mean: losses that hardly vary are no reason to
/// refuse one that is a little higher.
const LEAST_DEVIATION: f64 = 0.1;

/// A window of losses.
pub(super) struct Losses {
    values: Vec<f64>,
    /// How many are there, and where the next one goes.
    count: usize,
    next: usize,
}

impl Losses {
    pub(super) fn new(window: usize) -> Result<Self, Error> {
        let mut values = Vec::new();
        resize(&mut values, window)?;
        Ok(Self { values, count: 0, next: 0 })
    }

    pub(super) fn window(&self) -> usize {
        self.values.len()
    }

    pub(super) fn is_full(&self) -> bool {
        self.count == self.values.len()
    }

    /// Forgets all of them.
    pub(super) fn clear(&mut self) {
        (self.count, self.next) = (0, 0);
    }

    pub(super) fn push(&mut self, loss: f64) {
        self.values[self.next] = loss;
        self.next = (self.next + 1) % self.values.len();
        self.count = (self.count + 1).min(self.values.len());
    }

    /// The losses, the oldest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = f64> {
        let (newer, older) = self.values[..self.count].split_at(self.next.min(self.count));
        older.iter().chain(newer).copied()
    }

    /// The newest; NaN before the first.
    pub(super) fn last(&self) -> f64 {
        self.iter().last().unwrap_or(f64::NAN)
    }

    /// Mean and standard deviation; NaN before the first.
    pub(super) fn moments(&self) -> [f64; 2] {
        let count = self.count as f64;
        let mean = self.iter().sum::<f64>() / count;
        let squares: f64 = self.iter().map(|loss| (loss - mean) * (loss - mean)).sum();
        [mean, (squares / count).sqrt()]
    }

    /// What a loss may be at most; NaN, which nothing exceeds, before the window is full.
    pub(super) fn limit(&self, factor: f64) -> f64 {
        if !self.is_full() || factor == 0.0 {
            return f64::NAN;
        }
        let [mean, deviation] = self.moments();
        mean + factor * deviation.max(LEAST_DEVIATION * mean.abs())
    }

    /// By how much the losses fell from the older half of a full window to the newer one, as a share
    /// of the older mean's size; NaN before the window is full.
    pub(super) fn progress(&self) -> f64 {
        if !self.is_full() {
            return f64::NAN;
        }
        let half = self.count / 2;
        let older = self.iter().take(half).sum::<f64>() / half as f64;
        let newer = self.iter().skip(self.count - half).sum::<f64>() / half as f64;
        let fallen = older - newer;
        if fallen == 0.0 { 0.0 } else { fallen / older.abs() }
    }
}

#[cfg(test)]
mod tests {
    use super::Losses;

    fn losses(window: usize, values: impl IntoIterator<Item = f64>) -> Losses {
        let mut losses = Losses::new(window).unwrap();
        values.into_iter().for_each(|loss| losses.push(loss));
        losses
    }

    #[test]
    fn the_oldest_go() {
        assert!(losses(4, []).last().is_nan() && losses(4, []).moments()[0].is_nan());
        for count in 1..12 {
            let kept = losses(4, (0..count).map(f64::from));
            let expected: Vec<_> = ((count - 4).max(0)..count).map(f64::from).collect();
            assert_eq!(kept.iter().collect::<Vec<_>>(), expected);
            assert_eq!(kept.last(), f64::from(count - 1));
            assert_eq!(kept.is_full(), count >= 4);
        }
    }

    #[test]
    fn the_limit_is_deviations_above_the_mean_and_never_near_it() {
        assert!(losses(4, [1.0; 3]).limit(10.0).is_nan());
        // Mean 2, deviation 1.
        assert_eq!(losses(4, [1.0, 3.0, 1.0, 3.0]).limit(10.0), 12.0);
        assert!(losses(4, [1.0, 3.0, 1.0, 3.0]).limit(0.0).is_nan());
        assert_eq!(losses(4, [2.0; 4]).limit(10.0), 4.0);
        assert_eq!(losses(4, [-2.0; 4]).limit(10.0), 0.0);
    }

    #[test]
    fn progress_is_from_half_to_half() {
        assert!(losses(4, [4.0; 3]).progress().is_nan());
        assert_eq!(losses(4, [4.0, 4.0, 3.0, 3.0]).progress(), 0.25);
        // The one in the middle belongs to neither half.
        assert_eq!(losses(5, [4.0, 4.0, 100.0, 5.0, 5.0]).progress(), -0.25);
        assert_eq!(losses(4, [-1.0, -1.0, -2.0, -2.0]).progress(), 1.0);
        assert_eq!(losses(4, [0.0; 4]).progress(), 0.0);
    }
}

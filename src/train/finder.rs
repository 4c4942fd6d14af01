//! The learning-rate finder: a short run at each of several fixed rates, all from the same state.
//!
//! Goodfellow, Bengio and Courville 2016, section 8.3.1: the first rate of a schedule should be
//! "higher than the learning rate that yields the best performance after the first 100 iterations or
//! so", but not so high that training becomes unstable. So the next higher of the rates that were
//! tried is suggested, if it still brought the loss at least half as far down as the best one did,
//! else the best one.
//!
//! Each run is on a copy of the trainer, made from a checkpoint in memory: the trainer stays as it is.
//! All runs see the same minibatches and draw the same numbers. Memory: one checkpoint and one
//! trainer. Cost: iterations × rates steps.

use std::sync::Arc;

use crate::catalog::Param;
use crate::error::Error;
use crate::tensor::tensor::Tensor;

use super::fit::FitOptions;
use super::trainer::{Trainer, TrainerOptions};

/// The most steps of each run.
const MOST_ITERATIONS: u64 = 1_000_000;

/// What runs at several rates gave.
#[derive(Clone, Debug)]
pub struct RateCurve {
    /// The loss of the first minibatch before any update, the same for all rates.
    pub start: f64,
    /// The mean loss of the last tenth of the steps at each rate, at least of one step; infinite
    /// where a loss was not finite.
    pub losses: Vec<f64>,
    /// The place of the rate to begin with; none where no rate brought the loss below `start`.
    pub suggestion: Option<usize>,
}

impl Trainer {
    /// Trains a copy of the trainer for so many steps at each of the rates, which ascend.
    pub fn find_learning_rate(
        &self,
        inputs: &Tensor,
        targets: &Tensor,
        rates: &[f64],
        iterations: u64,
    ) -> Result<RateCurve, Error> {
        let ascend = rates.windows(2).all(|pair| pair[0] < pair[1]);
        if rates.is_empty() || !ascend {
            let count = rates.len();
            return Err(Error::invalid(format!(
                "rates: expected at least one, each above the one before, got {count}"
            )));
        }
        if iterations == 0 || iterations > MOST_ITERATIONS {
            return Err(Error::invalid(format!(
                "iterations: expected 1 to {MOST_ITERATIONS}, got {iterations}"
            )));
        }
        let file = self.to_bytes()?;
        let options = TrainerOptions { input_gradient: false, ..self.options };
        let mut curve = RateCurve { start: f64::NAN, losses: Vec::new(), suggestion: None };
        for &rate in rates {
            let mut copy = Self::from_bytes(&file, Arc::clone(&self.runtime), options)?;
            copy.set_schedule(Param::LearningRate, None)?;
            // Rates at which training diverges belong to the curve.
            copy.set_watch_setting(Param::Watch, 0.0)?;
            copy.set_optimizer(Param::LearningRate, rate)
                .map_err(|error| error.context("rates"))?;
            let [start, reached] = copy.short_run(inputs, targets, iterations)?;
            curve.start = start;
            curve.losses.push(reached);
        }
        curve.suggestion = suggestion(curve.start, &curve.losses);
        Ok(curve)
    }

    /// The losses of the first step, and of the last tenth of so many steps.
    fn short_run(
        &mut self,
        inputs: &Tensor,
        targets: &Tensor,
        iterations: u64,
    ) -> Result<[f64; 2], Error> {
        let batch_size = self.options.largest_batch;
        self.begin(FitOptions::new(iterations, batch_size))?;
        let counted = (iterations / 10).max(1);
        let (mut start, mut sum) = (f64::NAN, 0.0);
        for step in 0..iterations {
            self.advance(inputs, targets, 1)?;
            let loss = self.last_loss();
            if step == 0 {
                start = loss;
            }
            if !loss.is_finite() {
                return Ok([start, f64::INFINITY]);
            }
            if step >= iterations - counted {
                sum += loss;
            }
        }
        Ok([start, sum / counted as f64])
    }
}

/// The place after the best, if it brought the loss at least half as far down; else the best, if it
/// brought the loss down. Of equally good rates the lowest is the best.
fn suggestion(start: f64, losses: &[f64]) -> Option<usize> {
    let mut best = 0;
    for place in 1..losses.len() {
        if losses[place] < losses[best] {
            best = place;
        }
    }
    let lowest = *losses.get(best).filter(|loss| **loss < start)?;
    let half = lowest + 0.5 * (start - lowest);
    let stable = losses.get(best + 1).is_some_and(|loss| *loss <= half);
    Some(if stable { best + 1 } else { best })
}

#[cfg(test)]
mod tests {
    use super::suggestion;

    #[test]
    fn the_next_higher_rate_is_suggested_while_it_is_stable() {
        let diverged = f64::INFINITY;
        assert_eq!(suggestion(2.0, &[1.9, 1.0, 1.5, diverged]), Some(2));
        assert_eq!(suggestion(2.0, &[1.9, 1.0, 1.51, diverged]), Some(1));
        assert_eq!(suggestion(2.0, &[1.9, 1.0, 2.5, diverged]), Some(1));
        assert_eq!(suggestion(-1.0, &[-1.5, -3.0, -2.0]), Some(2));
        assert_eq!(suggestion(-1.0, &[-1.5, -3.0, -1.9]), Some(1));
        assert_eq!(suggestion(2.0, &[1.9, 1.0, diverged]), Some(1));
        assert_eq!(suggestion(2.0, &[1.9, 1.0]), Some(1));
        assert_eq!(suggestion(2.0, &[1.0, 1.0, 1.0]), Some(1));
        assert_eq!(suggestion(2.0, &[2.0, diverged]), None);
        assert_eq!(suggestion(f64::NAN, &[diverged]), None);
    }
}

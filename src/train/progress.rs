//! How far a run is.

use std::time::Duration;

/// A run's position, and its figures of the epoch so far.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// The epoch that the last step belonged to, from 0.
    pub epoch: u64,
    /// Epochs of the run.
    pub epochs: u64,
    /// Steps done in that epoch.
    pub step: u64,
    /// Steps of an epoch.
    pub steps: u64,
    /// Samples seen since the run began.
    pub samples: u64,
    /// The mean loss of that epoch so far; NaN before its first step.
    pub loss: f64,
    /// The share of samples of that epoch so far whose class was right when they were seen; NaN
    /// for a loss without classes.
    pub accuracy: f64,
    /// Samples per second since the run was begun or loaded; 0 before its first step.
    pub samples_per_second: f64,
    /// Seconds until the end at this speed; NaN before the first step.
    pub seconds_left: f64,
    /// Whether the last step ended an epoch.
    pub epoch_finished: bool,
    /// Whether the run is done.
    pub finished: bool,
}

/// The time spent in a run's steps: what other work the host does between them does not count.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clock {
    spent: Duration,
    samples: u64,
}

impl Clock {
    pub(super) fn add(&mut self, spent: Duration, samples: u64) {
        self.spent += spent;
        self.samples += samples;
    }

    pub(super) fn samples_per_second(&self) -> f64 {
        let seconds = self.spent.as_secs_f64();
        if seconds > 0.0 { self.samples as f64 / seconds } else { 0.0 }
    }
}

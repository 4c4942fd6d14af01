//! What a gradient check is done with: step, tolerances, which elements, training or inference.

use crate::error::Error;
use crate::model::Draws;
use crate::rng::Philox;

/// Options of a gradient check; zero is the default of each number.
#[derive(Clone, Copy, Debug, Default)]
pub struct GradientCheckOptions {
    /// h: how far a value is nudged to either side, times the value's size where that is above 1;
    /// 0: 10⁻⁵.
    pub step: f64,
    /// What a gradient may be off, as a share of its tensor's largest; 0: 10⁻⁴.
    pub relative_tolerance: f64,
    /// What it may be off besides; 0: 2.5 · 10⁻⁷.
    pub absolute_tolerance: f64,
    /// The most elements of a tensor that are looked at; 0: all.
    pub most_elements: usize,
    /// Chooses them; that of the largest gradient is always one.
    pub selection_seed: u64,
    /// Whether the passes are those of training, where randomized rectifiers draw.
    pub training: bool,
    /// The seed of the draws, a trainer's.
    pub seed: u64,
    /// The step of the draws: a trainer's updates done.
    pub training_step: u64,
}

impl GradientCheckOptions {
    /// Fills all defaults in; refuses what is out of bounds.
    pub(super) fn complete(&mut self) -> Result<(), Error> {
        let numbers = [
            ("step", &mut self.step, [1e-9, 1.0, 1e-5]),
            ("relative_tolerance", &mut self.relative_tolerance, [0.0, 1.0, 1e-4]),
            ("absolute_tolerance", &mut self.absolute_tolerance, [0.0, 1e9, 2.5e-7]),
        ];
        for (name, number, [low, high, default]) in numbers {
            if *number == 0.0 {
                *number = default;
            } else if !(low..=high).contains(number) {
                let message = format!("{name}: expected 0 or {low} to {high}, got {number}");
                return Err(Error::invalid(message));
            }
        }
        Ok(())
    }

    /// The random numbers of the passes.
    pub(super) fn draws(&self) -> Option<Draws> {
        let draws = || Draws { philox: Philox::new(self.seed), step: self.training_step };
        self.training.then(draws)
    }
}

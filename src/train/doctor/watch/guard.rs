//! The guard between gradients and weights: a step is refused, or done and recorded.
//!
//! A refused step changes neither weights nor the optimizer's state, the schedules, the average or
//! the number of steps, and its loss does not become part of the recent past; its gradients stay and
//! can be mended. At intervals, if so set, the ratio of update to weight, ‖Δθ‖ / ‖θ‖ with θ before the
//! update, is measured for each layer. Cost of that: a copy of the weights and three passes over
//! them on the calling thread, 2 to 3 nanoseconds a parameter.

use crate::catalog::Param;
use crate::error::Error;
use crate::host::log::LogLevel;
use crate::tensor::buffer::Buffer;
use crate::train::doctor::figures::{distance, norm};
use crate::train::trainer::Trainer;

use super::finding::{Finding, Refusal};
use super::{Pending, State, layers};

impl Trainer {
    /// Updates the weights, unless the watch refuses.
    pub(in crate::train) fn checked_update(&mut self) -> Result<(), Error> {
        self.checked(&mut |trainer| {
            trainer.update();
            Ok(())
        })
    }

    /// Does an update of any kind, unless the watch refuses. It does not look at what the update
    /// computes.
    pub(in crate::train) fn checked(
        &mut self,
        update: &mut dyn FnMut(&mut Self) -> Result<(), Error>,
    ) -> Result<(), Error> {
        // It is taken out for the time of the update, and put back whatever it says.
        let Some(mut state) = self.followers.watch.state.take() else { return update(self) };
        let outcome = self.watched_update(&mut state, update);
        self.followers.watch.state = Some(state);
        outcome
    }

    /// Takes in the loss of a micro-batch, whose gradients are to be averaged with others before the
    /// update, unless the watch refuses.
    pub(in crate::train) fn check_micro_batch(&mut self) -> Result<(), Error> {
        let Some(mut state) = self.followers.watch.state.take() else { return Ok(()) };
        let outcome = self.check(&mut state);
        if outcome.is_ok() {
            let Pending { loss, .. } = std::mem::take(&mut state.pending);
            if let Some(loss) = loss.filter(|loss| loss.is_finite()) {
                state.losses.push(loss);
            }
        }
        self.followers.watch.state = Some(state);
        outcome.map(|_| ())
    }

    /// The squared norm of gradients that are not refused.
    fn check(&self, state: &mut State) -> Result<f64, Error> {
        let was_changed = state.pending.squares.is_none();
        let squares = state.pending.squares.unwrap_or_else(|| self.gradient_squares());
        if was_changed {
            let is_fine = squares.is_finite();
            state.pending.origin = if is_fine { None } else { Some(self.origin_in_gradients()) };
        }
        let Some(refusal) = self.refusal(state, squares, was_changed) else { return Ok(squares) };
        state.refused += 1;
        state.last = Some(refusal);
        let error = refusal.error(&self.network);
        self.runtime.tell(LogLevel::Warning, format_args!("refused: {error}"));
        Err(error)
    }

    fn watched_update(
        &mut self,
        state: &mut State,
        update: &mut dyn FnMut(&mut Self) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let squares = self.check(state)?;
        let measures = self.followers.watch.is_due(Param::RatioInterval, self.steps + 1);
        let mut before = state.before.as_mut().filter(|_| measures).map(Buffer::as_mut_slice);
        if let Some(before) = &mut before {
            before.copy_from_slice(self.weights());
        }
        update(self)?;
        if let Some(before) = before {
            self.measure_ratios(before, &mut state.ratios);
        }
        state.record(squares);
        Ok(())
    }

    fn refusal(&self, state: &State, squares: f64, was_changed: bool) -> Option<Refusal> {
        let Pending { loss, origin, .. } = state.pending;
        let limit = state.losses.limit(self.followers.watch.settings.value(Param::ExplosionFactor));
        // A host that mended the gradients knows of the loss.
        let is_loss_fine = was_changed || loss.is_none_or(f64::is_finite);
        let loss = loss.unwrap_or(f64::NAN);
        let finding = if !is_loss_fine {
            Finding::LossNotFinite
        } else if !squares.is_finite() {
            Finding::GradientNotFinite
        } else if loss > limit {
            Finding::LossExplodes
        } else {
            return None;
        };
        Some(Refusal { finding, step: self.steps + 1, loss, limit, origin })
    }

    /// ‖Δθ‖ / ‖θ‖ of each layer; NaN where it has no parameters.
    fn measure_ratios(&self, before: &[f32], ratios: &mut [f64]) {
        for (ratio, node) in ratios.iter_mut().zip(layers(&self.network)) {
            let ranges = self.network.layout.of_node(node);
            *ratio = match (ranges.first(), ranges.last()) {
                (Some(first), Some(last)) => {
                    let all = first.start..last.end;
                    distance(&before[all.clone()], &self.weights()[all.clone()])
                        / norm(&before[all])
                }
                _ => f64::NAN,
            };
        }
    }
}

impl State {
    /// Takes in a step that was done.
    fn record(&mut self, squares: f64) {
        let Pending { loss, rows, halves, .. } = std::mem::take(&mut self.pending);
        if let Some(loss) = loss.filter(|loss| loss.is_finite()) {
            self.losses.push(loss);
        }
        if let Some(halves) = halves {
            self.scale.add(halves, squares);
        }
        self.watched += 1;
        (self.gradient_norm, self.rows) = (squares.sqrt(), rows);
    }
}

//! The guard between gradients and weights: a step is admitted or not, and recorded once it is done.
//!
//! A step that is not admitted changes neither weights nor the optimizer's state, the schedules, the
//! average or the number of steps, but for a rollback; its loss does not become part of the recent
//! past. One that is refused leaves its gradients, which can be mended. At intervals, if so set, the
//! ratio of update to weight, ‖Δθ‖ / ‖θ‖ with θ before the update, is measured for each layer. Cost of
//! that: a copy of the weights and three passes over them on the calling thread, 2 to 3 nanoseconds a
//! parameter.

use crate::catalog::Param;
use crate::error::Error;
use crate::train::doctor::figures::{distance, norm};
use crate::train::trainer::Trainer;

use super::finding::Finding;
use super::policy::Policy;
use super::record::{Event, in_row};
use super::{Pending, State, layers};

/// What becomes of the gradients of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::train) enum Verdict {
    /// The update is done.
    Learn,
    /// Nothing is learned at present.
    Frozen,
    /// The batch was in trouble.
    LeftOut,
}

impl Trainer {
    /// Updates the weights, if the step is admitted.
    pub(in crate::train) fn checked_update(&mut self) -> Result<Verdict, Error> {
        self.checked(&mut |trainer| {
            trainer.update();
            Ok(())
        })
    }

    /// Does an update of any kind, if the step is admitted. What the update computes is not watched.
    pub(in crate::train) fn checked(
        &mut self,
        update: &mut dyn FnMut(&mut Self) -> Result<(), Error>,
    ) -> Result<Verdict, Error> {
        let verdict = self.admit()?;
        if verdict == Verdict::Learn {
            // It is taken out for the time of the update, and put back whatever it says.
            let state = self.followers.watch.state.take();
            let outcome = update(self);
            self.followers.watch.state = state;
            outcome?;
            self.conclude();
        }
        Ok(verdict)
    }

    /// Before an update: whether it is to be done. Where not, what the policy says was done already.
    pub(in crate::train) fn admit(&mut self) -> Result<Verdict, Error> {
        let verdict = self.judge()?;
        if verdict == Verdict::Learn {
            let is_due = self.followers.watch.is_due(Param::RatioInterval, self.steps + 1);
            let Some(state) = &mut self.followers.watch.state else { return Ok(verdict) };
            if let Some(before) = state.before.as_mut().filter(|_| is_due) {
                before.as_mut_slice().copy_from_slice(self.weights.as_slice::<f32>());
            }
        }
        Ok(verdict)
    }

    /// After an update that was admitted: it becomes part of the past.
    pub(in crate::train) fn conclude(&mut self) {
        let Some(mut state) = self.followers.watch.state.take() else { return };
        let measures = self.followers.watch.is_due(Param::RatioInterval, self.steps);
        if let Some(before) = state.before.as_ref().filter(|_| measures) {
            self.measure_ratios(before.as_slice(), &mut state.ratios);
        }
        state.record();
        self.recover_rate();
        self.followers.watch.state = Some(state);
    }

    /// Takes in the loss of a micro-batch, whose gradients are to be averaged with others before the
    /// update, if it is admitted to them. While nothing is learned, all are.
    pub(in crate::train) fn admit_micro_batch(&mut self) -> Result<Verdict, Error> {
        if self.treatment.is_all_frozen() {
            return Ok(Verdict::Learn);
        }
        let verdict = self.judge()?;
        if let (Verdict::Learn, Some(state)) = (verdict, &mut self.followers.watch.state) {
            state.push_loss();
            state.pending = Pending::default();
        }
        Ok(verdict)
    }

    /// Drops the gradients that stand ready.
    pub(super) fn drop_gradients(&mut self) {
        (self.pending, self.forward_rows) = (false, 0);
    }

    /// Looks at the gradients that stand ready, and does what the policy says.
    fn judge(&mut self) -> Result<Verdict, Error> {
        if self.treatment.is_all_frozen() {
            self.drop_gradients();
            if let Some(state) = &mut self.followers.watch.state {
                state.pending = Pending::default();
            }
            return Ok(Verdict::Frozen);
        }
        let Some(mut state) = self.followers.watch.state.take() else { return Ok(Verdict::Learn) };
        let verdict = self.judge_by(&mut state);
        self.followers.watch.state = Some(state);
        verdict
    }

    fn judge_by(&mut self, state: &mut State) -> Result<Verdict, Error> {
        let was_changed = state.pending.squares.is_none();
        let squares = state.pending.squares.unwrap_or_else(|| self.gradient_squares());
        if was_changed {
            let is_fine = squares.is_finite();
            state.pending.origin = if is_fine { None } else { Some(self.origin_in_gradients()) };
        }
        let event = Event {
            finding: Finding::Nothing,
            policy: Policy::DropRows,
            step: self.steps + 1,
            loss: state.pending.loss.unwrap_or(f64::NAN),
            norm: squares.sqrt(),
            limit: f64::NAN,
            rows: 0,
            origin: None,
        };
        let Pending { rows, dropped, first_dropped, .. } = state.pending;
        if dropped > 0 {
            let (finding, origin) = (Finding::RowsOutOfBounds, Some(in_row(first_dropped)));
            state.record.add(Event { finding, rows: dropped, origin, ..event });
            state.pending.dropped = 0;
            if dropped == rows {
                return Ok(self.leave_out(state));
            }
        }
        match self.trouble(state, event, was_changed) {
            Some(event) => self.respond(state, event),
            None => {
                state.pending.squares = Some(squares);
                self.renew_snapshot(state);
                Ok(Verdict::Learn)
            }
        }
    }

    /// What is wrong with a step, with all that is known of it.
    fn trouble(&self, state: &State, known: Event, was_changed: bool) -> Option<Event> {
        let setting = |key| self.followers.watch.settings.value(key);
        let Pending { loss, origin, .. } = state.pending;
        let limit = state.losses.limit(setting(Param::ExplosionFactor));
        let most = setting(Param::NormBound);
        // A host that mended the gradients knows of the loss.
        let is_loss_fine = was_changed || loss.is_none_or(f64::is_finite);
        let (finding, limit) = if !is_loss_fine {
            (Finding::LossNotFinite, f64::NAN)
        } else if !known.norm.is_finite() {
            (Finding::GradientNotFinite, f64::NAN)
        } else if known.loss > limit {
            (Finding::LossExplodes, limit)
        } else if most > 0.0 && known.norm > most {
            (Finding::NormOutOfBounds, most)
        } else {
            return None;
        };
        Some(Event { finding, limit, origin, ..known })
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
    /// Takes in the loss that is pending.
    fn push_loss(&mut self) {
        if let Some(loss) = self.pending.loss.filter(|loss| loss.is_finite()) {
            self.losses.push(loss);
        }
        (self.left_out, self.explosions) = (0, 0);
    }

    /// Takes in a step that was done.
    fn record(&mut self) {
        self.push_loss();
        let Pending { squares, rows, halves, .. } = std::mem::take(&mut self.pending);
        let squares = squares.unwrap_or(f64::NAN);
        if let Some(halves) = halves {
            self.scale.add(halves, squares);
        }
        self.watched += 1;
        self.good += 1;
        (self.gradient_norm, self.rows) = (squares.sqrt(), rows);
    }
}

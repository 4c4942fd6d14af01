//! What a policy does with a step that is in trouble.
//!
//! - The norm of gradients c is clipped to is brought a millionth below it, so that a mean of clipped
//!   ones, rounded, is not above it again (Pascanu, Mikolov and Bengio 2013).
//! - The learning rate shrinks by a factor s, at most to 1/1024, and each of n good steps brings it back
//!   by s^(−1/n), never above what it was: Vogl, Mangis, Rigler, Zink and Alkon 1988, "Accelerating the
//!   convergence of the back-propagation method", who reject a step of higher error, shrink the rate by
//!   0.7 and raise it by 1.05 after each good step (s = 0.7, n = 7); loss scaling does the same (Micikevicius
//!   et al. 2018, "Mixed precision training", section 3.2). A rate that only shrinks would end a life of
//!   learning.
//! - Losses that explode again and again, with no good step between, are a new level of the loss, as of
//!   a robot in another room: the recent past is forgotten, and they are learned from. By `Refuse` the
//!   host decides that.

use crate::catalog::Param;
use crate::error::Error;
use crate::host::log::LogLevel;
use crate::kernels::math::{in_double::exp, ln};
use crate::train::clipping::shrink;
use crate::train::trainer::Trainer;

use super::finding::Finding;
use super::guard::Verdict;
use super::policy::{Policy, policy_for};
use super::record::Event;
use super::{Pending, State};

/// The smallest share of a learning rate that is left.
const LEAST_RATE: f64 = 1.0 / 1024.0;

/// How far below its bound a norm is clipped to.
const BELOW: f64 = 1.0 - 1e-6;

impl Trainer {
    /// Does what the policy says.
    pub(super) fn respond(&mut self, state: &mut State, event: Event) -> Result<Verdict, Error> {
        let snapshot = state.snapshot.as_ref().filter(|snapshot| snapshot.is_taken());
        let policy = match policy_for(&self.followers.watch.settings, event.finding) {
            // Before the first good step the weights are those that it would go back to.
            Policy::RollBack if snapshot.is_none() => Policy::Skip,
            policy => policy,
        };
        let event = Event { policy, ..event };
        state.record.add(event);
        if policy != Policy::Refuse {
            let Event { step, finding, .. } = event;
            let message = format_args!("step {step}: {finding:?}, {policy:?}");
            self.runtime.tell(LogLevel::Warning, message);
        }
        match policy {
            Policy::Refuse => {
                state.left_out += 1;
                let error = event.error(&self.network);
                self.runtime.tell(LogLevel::Warning, format_args!("refused: {error}"));
                return Err(error);
            }
            Policy::Clip => {
                self.clip_to_bound(event.norm);
                state.pending.squares = Some(event.norm * event.norm);
                return Ok(Verdict::Learn);
            }
            Policy::ShrinkRate => {
                let factor = self.followers.watch.settings.value(Param::RateShrink);
                let scale = &mut self.treatment.rate_scale;
                *scale = (*scale * factor).max(LEAST_RATE.min(*scale));
            }
            Policy::RollBack => {
                snapshot.expect("taken").give(self);
                state.good = 0;
            }
            Policy::Stop => self.treatment.freeze_all(),
            Policy::Skip | Policy::DropRows => {}
        }
        if event.finding == Finding::LossExplodes {
            self.count_explosion(state);
        }
        Ok(self.leave_out(state))
    }

    /// Leaves a step out.
    pub(super) fn leave_out(&mut self, state: &mut State) -> Verdict {
        self.drop_gradients();
        state.pending = Pending::default();
        state.left_out += 1;
        Verdict::LeftOut
    }

    fn count_explosion(&self, state: &mut State) {
        let most = self.followers.watch.settings.value(Param::Patience) as u64;
        state.explosions += 1;
        if most > 0 && state.explosions >= most {
            state.losses.clear();
            state.explosions = 0;
        }
    }

    fn clip_to_bound(&mut self, norm: f64) {
        let most = self.followers.watch.settings.value(Param::NormBound);
        if norm > most {
            let factor = (most / norm * BELOW) as f32;
            shrink(&self.runtime, factor, self.gradients.as_mut_slice());
        }
    }

    /// After a good step: brings a rate that shrank back.
    pub(super) fn recover_rate(&mut self) {
        let setting = |key| self.followers.watch.settings.value(key);
        let (factor, steps) = (setting(Param::RateShrink), setting(Param::RateRecovery));
        let scale = &mut self.treatment.rate_scale;
        if *scale < 1.0 && steps > 0.0 {
            *scale = (*scale * exp(-ln(factor) / steps)).min(1.0);
        }
    }

    /// Takes a snapshot, where it is time: the weights have just shown that they are sound.
    pub(super) fn renew_snapshot(&self, state: &mut State) {
        let interval = self.followers.watch.settings.value(Param::SnapshotInterval) as u64;
        let Some(snapshot) = &mut state.snapshot else { return };
        if !snapshot.is_taken() || state.good >= interval {
            snapshot.take(self);
            state.good = 0;
        }
    }
}

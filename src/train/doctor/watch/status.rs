//! What the watch knows, for polling, and what to do in words.
//!
//! The limits of the advice are those of a report, and one more: a batch that is a tenth of the
//! gradient noise scale or ten times it.

use crate::catalog::Param;
use crate::error::{Error, ErrorCode};
use crate::train::doctor::advice::{LARGE_STEP, SMALL_STEP};
use crate::train::doctor::numbers::{percent, short};
use crate::train::trainer::Trainer;

use super::finding::Finding;
use super::policy::Policy;
use super::{State, layers};

/// How many times as large as the other the batch or the noise scale is worth a word.
const FAR: f64 = 10.0;

/// What the watch knows. A figure that there is not yet is NaN.
#[derive(Clone, Copy, Debug)]
pub struct WatchStatus {
    /// Updates that were watched.
    pub watched: u64,
    /// Steps that were refused.
    pub refused: u64,
    /// What the last event was; [`Finding::Nothing`] for none.
    pub finding: Finding,
    /// The update that it was or would have been, from 1; 0 for none.
    pub step: u64,
    /// The number of the layer where it began.
    pub layer: Option<usize>,
    /// Of the last update.
    pub loss: f64,
    /// Of the losses in the window.
    pub mean: f64,
    /// Their standard deviation.
    pub deviation: f64,
    /// Above which a loss is refused.
    pub limit: f64,
    /// By which share the losses fell over the window.
    pub progress: f64,
    /// Whether that is too little.
    pub plateau: bool,
    /// Of all gradients at the last update, before clipping.
    pub gradient_norm: f64,
    /// The largest ratio of update to weight of a layer at the last measurement.
    pub update_ratio: f64,
    /// The gradient noise scale B, in rows.
    pub noise_scale: f64,
    /// tr Σ, the variance of the gradient of one row.
    pub gradient_variance: f64,
    /// |G|², the squared norm of the gradient of all data.
    pub gradient_square: f64,
    /// Events of all kinds: those below this number can be asked for, the last 64 of them.
    pub events: u64,
    /// How many there were of each finding, by its number.
    pub findings: [u64; Finding::ALL.len()],
    /// How often each policy was used, by its number.
    pub policies: [u64; Policy::ALL.len()],
    /// Rows that were left out of their batches.
    pub dropped_rows: u64,
    /// Steps that were left out or refused since the last one that was done.
    pub left_out: u64,
    /// What the learning rate is multiplied by at present.
    pub rate_scale: f64,
    /// Whether nothing is learned at present.
    pub frozen: bool,
}

impl Trainer {
    pub(super) fn watch_state(&self) -> Result<&State, Error> {
        self.followers.watch.state.as_deref().ok_or_else(|| {
            Error::state("trainer: expected one whose watch is switched on, got one without")
        })
    }

    /// What the watch knows.
    pub fn watch_status(&self) -> Result<WatchStatus, Error> {
        let state = self.watch_state()?;
        let setting = |key| self.followers.watch.settings.value(key);
        let [mean, deviation] = state.losses.moments();
        let [noise_scale, gradient_variance, gradient_square] = state.scale.values();
        let progress = state.losses.progress();
        let record = &state.record;
        let last = record.last();
        Ok(WatchStatus {
            watched: state.watched,
            refused: record.policies[Policy::Refuse as usize],
            finding: last.map_or(Finding::Nothing, |last| last.finding),
            step: last.map_or(0, |last| last.step),
            layer: last.and_then(|last| last.layer()),
            loss: state.losses.last(),
            mean,
            deviation,
            limit: state.losses.limit(setting(Param::ExplosionFactor)),
            progress,
            plateau: progress < setting(Param::PlateauThreshold),
            gradient_norm: state.gradient_norm,
            update_ratio: state.ratios.iter().copied().fold(f64::NAN, f64::max),
            noise_scale,
            gradient_variance,
            gradient_square,
            events: record.total,
            findings: record.findings,
            policies: record.policies,
            dropped_rows: record.rows,
            left_out: state.left_out,
            rate_scale: self.treatment.rate_scale,
            frozen: self.treatment.is_all_frozen(),
        })
    }

    /// The ratio of update to weight of a layer at the last measurement; NaN before the first, and
    /// for a layer without parameters.
    pub fn watch_ratio(&self, layer: usize) -> Result<f64, Error> {
        let ratios = &self.watch_state()?.ratios;
        ratios.get(layer).copied().ok_or_else(|| {
            let message = format!("layer: expected a layer below {}, got {layer}", ratios.len());
            Error::new(ErrorCode::NotFound, message)
        })
    }

    /// What to do, a sentence a finding, each on a line; empty where nothing was found.
    pub fn watch_advice(&self) -> Result<String, Error> {
        let state = self.watch_state()?;
        let status = self.watch_status()?;
        let mut lines = Vec::new();
        if let Some(last) = state.record.last() {
            lines.push(last.message(&self.network));
        }
        if status.plateau {
            lines.push(format!(
                "the loss fell by {} over the last {} updates; lower the learning rate, or stop",
                percent(status.progress.max(0.0)),
                state.losses.window()
            ));
        }
        for (ratio, node) in state.ratios.iter().zip(layers(&self.network)) {
            let name = &self.network.graph.nodes()[node].name;
            if *ratio >= LARGE_STEP && ratio.is_finite() {
                let share = percent(*ratio);
                lines.push(format!(
                    "{name}: a step changes its weights by {share}; lower the learning rate"
                ));
            } else if *ratio <= SMALL_STEP {
                lines.push(format!(
                    "{name}: a step changes its weights by {} of their norm; raise the learning rate",
                    short(*ratio)
                ));
            }
        }
        lines.extend(on_noise_scale(status.noise_scale, state.rows));
        Ok(lines.join("\n"))
    }
}

fn on_noise_scale(scale: f64, rows: usize) -> Option<String> {
    let rows = rows as f64;
    let cure = if scale >= FAR * rows {
        "larger batches, or more of them averaged, would take fewer steps"
    } else if scale <= rows / FAR {
        "smaller batches would do as well for less"
    } else {
        return None;
    };
    Some(format!(
        "the gradient noise scale is {} rows, the batch has {}; {cure}",
        short(scale),
        short(rows)
    ))
}

#[cfg(test)]
mod tests {
    use super::on_noise_scale;

    #[test]
    fn a_batch_far_from_the_noise_scale_is_told() {
        assert!(on_noise_scale(319.0, 32).is_none() && on_noise_scale(f64::NAN, 32).is_none());
        assert!(on_noise_scale(320.0, 32).unwrap().contains("larger batches"));
        assert!(on_noise_scale(3.3, 32).is_none());
        assert!(on_noise_scale(3.2, 32).unwrap().contains("smaller batches"));
        assert!(
            on_noise_scale(f64::INFINITY, 32)
                .unwrap()
                .starts_with("the gradient noise scale is inf rows")
        );
    }
}

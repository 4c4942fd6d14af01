//! Reduce on plateau: v = max(v_0 · fʳ, minimum), r being how often the reported values stopped
//! getting better.
//!
//! Common practice, as in He, Zhang, Ren and Sun 2016, section 3.4 ("divided by 10 when the error
//! plateaus"). A value is better if it is below best · (1 − threshold), or best − threshold, or above
//! the like for what is to be maximized. After more than `patience` values in a row that are not,
//! the value is reduced, and the next `cooldown` ones do not count. Defaults and counting are those
//! of PyTorch's ReduceLROnPlateau with eps = 0; Keras reduces one value earlier for the same
//! patience. NaN is never better. Cost: 60 operations a bit of r.
//!
//! It is the one schedule with a state: what was reported, and not the step, decides.

use serde_json::{Value, json};

use crate::catalog::{Entry, Param, Settings, parameter, switch};
use crate::error::Error;
use crate::kernels::math::compound;

use super::parameters::{INITIAL, WARMUP_START, WARMUP_STEPS, steps};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "schedule",
    code: 14,
    name: "plateau",
    description: "v = max(initial factor^r, minimum), r being how often the reported values did not \
                  get better for long (as in He et al. 2016). Its state is the host's to feed.",
    parameters: &[
        INITIAL,
        parameter(Param::Factor, 0.1, [0.0, 1.0], "what each reduction multiplies the value by"),
        parameter(Param::Minimum, 0.0, [0.0, 1e6], "the least value, if the initial one is above"),
        switch(Param::Maximize, 0.0, "1 where larger reports are better, 0 where smaller are"),
        steps(Param::Patience, 10.0, 0.0, "reports without improvement that are borne"),
        parameter(
            Param::Threshold,
            1e-4,
            [0.0, 1e6],
            "how much better than the best a report must be to count",
        ),
        switch(
            Param::ThresholdAbsolute,
            0.0,
            "1 for a threshold that is a difference, 0 for one that is a share of the best",
        ),
        steps(Param::Cooldown, 0.0, 0.0, "reports after a reduction that do not count"),
        switch(
            Param::EachEpoch,
            0.0,
            "1: a run reports the mean loss of each epoch at its end; 0: the host reports",
        ),
        WARMUP_STEPS,
        WARMUP_START,
    ],
};

/// What was reported so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct State {
    /// None before the first report that was better than nothing.
    best: Option<f64>,
    waiting: u64,
    cooling: u64,
    reductions: u64,
}

pub(super) fn value(settings: &Settings, state: &State) -> f64 {
    let initial = settings.value(Param::Initial);
    let reduced = initial * compound(settings.value(Param::Factor), state.reductions);
    // A minimum above the initial value does not raise it.
    reduced.max(settings.value(Param::Minimum).min(initial))
}

/// The lowest and the highest value.
pub(super) fn range(settings: &Settings) -> [f64; 2] {
    let initial = settings.value(Param::Initial);
    let is_reduced = settings.value(Param::Factor) < 1.0;
    [if is_reduced { settings.value(Param::Minimum).min(initial) } else { initial }, initial]
}

fn is_better(settings: &Settings, best: Option<f64>, report: f64) -> bool {
    let threshold = settings.value(Param::Threshold);
    let sign = if settings.value(Param::Maximize) == 1.0 { 1.0 } else { -1.0 };
    let best = best.unwrap_or(-sign * f64::INFINITY);
    let border = if settings.value(Param::ThresholdAbsolute) == 1.0 {
        best + sign * threshold
    } else {
        best * (1.0 + sign * threshold)
    };
    if sign > 0.0 { report > border } else { report < border }
}

impl State {
    /// Takes in a value; true where it leads to a reduction.
    pub(super) fn report(&mut self, settings: &Settings, report: f64) -> bool {
        if is_better(settings, self.best, report) {
            self.best = Some(report);
            self.waiting = 0;
        } else {
            self.waiting = self.waiting.saturating_add(1);
        }
        if self.cooling > 0 {
            self.cooling -= 1;
            self.waiting = 0;
        }
        let is_over = self.waiting > settings.value(Param::Patience) as u64;
        if is_over {
            self.reductions = self.reductions.saturating_add(1);
            self.cooling = settings.value(Param::Cooldown) as u64;
            self.waiting = 0;
        }
        is_over
    }

    /// The state, as a checkpoint holds it; the best value as its bits: it may be infinite.
    pub(super) fn to_json(self) -> Value {
        json!({
            "best_bits": self.best.map(f64::to_bits),
            "waiting": self.waiting,
            "cooling": self.cooling,
            "reductions": self.reductions,
        })
    }

    /// Reads what `to_json` wrote.
    pub(super) fn from_json(json: &Value) -> Result<Self, Error> {
        let number = |key: &str| {
            let number = json.get(key).and_then(Value::as_u64);
            number.ok_or_else(|| Error::corrupt(format!("state: expected a number \"{key}\"")))
        };
        let best = match json.get("best_bits") {
            Some(Value::Null) => None,
            _ => Some(f64::from_bits(number("best_bits")?)),
        };
        if best.is_some_and(f64::is_nan) {
            return Err(Error::corrupt("state: expected a best value that is a number"));
        }
        Ok(Self {
            best,
            waiting: number("waiting")?,
            cooling: number("cooling")?,
            reductions: number("reductions")?,
        })
    }
}

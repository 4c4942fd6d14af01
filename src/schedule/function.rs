//! A schedule: its kind with its parameters, its points and its state.

use serde_json::{Value, json};

use crate::catalog::{Param, Settings, by_code};
use crate::error::Error;

use super::parameters::{line, shares};
use super::points::Points;
use super::{
    ENTRIES, ScheduleKind, constant, cosine, cosine_restarts, exponential, inverse_time, linear,
    momentum_ramp, multi_step, one_cycle, piecewise, plateau, polynomial, step,
};

/// A schedule with its parameters.
#[derive(Clone, Debug)]
pub struct Schedule {
    kind: ScheduleKind,
    settings: Settings,
    /// Empty for kinds without, and until they are set.
    points: Points,
    /// Of a plateau; other kinds leave it as it is.
    state: plateau::State,
}

impl Schedule {
    /// A schedule with default parameters and without points.
    pub fn new(kind: ScheduleKind) -> Self {
        let place = ScheduleKind::ALL.iter().position(|known| *known == kind);
        Self::from_settings(Settings::new(ENTRIES[place.expect("in the list")]))
    }

    /// A schedule by its pinned number.
    pub fn from_code(code: i32) -> Result<Self, Error> {
        Ok(Self::from_settings(Settings::new(by_code(&ENTRIES, code)?)))
    }

    fn from_settings(settings: Settings) -> Self {
        let kind = ScheduleKind::ALL.into_iter().find(|kind| *kind as i32 == settings.entry().code);
        let kind = kind.expect("an entry of this family");
        Self { kind, settings, points: Points::default(), state: plateau::State::default() }
    }

    /// The kind.
    pub fn kind(&self) -> ScheduleKind {
        self.kind
    }

    /// The parameters.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Sets a parameter.
    pub fn set(&mut self, key: Param, value: f64) -> Result<(), Error> {
        self.settings.set(key, value)
    }

    /// Sets the points: steps in ascending order, with a value each where the kind has values.
    pub fn set_points(&mut self, steps: &[i64], values: &[f64]) -> Result<(), Error> {
        if !self.kind.has_points() {
            let name = self.settings.entry().name;
            return Err(Error::invalid(format!(
                "schedule: expected a kind with points, got {name}, which has none"
            )));
        }
        let expected = if self.kind.has_point_values() { steps.len() } else { 0 };
        if values.len() != expected {
            return Err(Error::invalid(format!(
                "values: expected {expected} for {}, got {}",
                self.settings.entry().name,
                values.len()
            )));
        }
        self.points = Points::new(steps, values)?;
        Ok(())
    }

    /// Whether the schedule follows what is reported to it.
    pub fn takes_reports(&self) -> bool {
        self.kind == ScheduleKind::Plateau
    }

    /// Takes in what a plateau follows; true where it leads to a reduction.
    pub fn report(&mut self, value: f64) -> Result<bool, Error> {
        if !self.takes_reports() {
            let name = self.settings.entry().name;
            return Err(Error::invalid(format!("schedule: expected a plateau, got {name}")));
        }
        Ok(self.state.report(&self.settings, value))
    }

    /// Refuses a schedule that lacks its points.
    fn check_points(&self) -> Result<(), Error> {
        if self.kind.has_points() && self.points.len() == 0 {
            return Err(Error::state(format!(
                "schedule: expected a {} with points, got none",
                self.settings.entry().name
            )));
        }
        Ok(())
    }

    /// The value at a step, the first being 0.
    pub fn value(&self, step: u64) -> Result<f64, Error> {
        self.check_points()?;
        let warmup = self.settings.value(Param::WarmupSteps) as u64;
        if step >= warmup {
            return Ok(self.own_value(step - warmup));
        }
        let start = self.settings.value(Param::WarmupStart);
        Ok(self.own_value(0) * line(start, 1.0, shares(step, warmup)))
    }

    /// The value so many steps after the warm-up.
    fn own_value(&self, step: u64) -> f64 {
        let settings = &self.settings;
        match self.kind {
            ScheduleKind::Constant => constant::value(settings),
            ScheduleKind::Linear => linear::value(settings, step),
            ScheduleKind::Step => step::value(settings, step),
            ScheduleKind::MultiStep => multi_step::value(settings, &self.points, step),
            ScheduleKind::Exponential => exponential::value(settings, step),
            ScheduleKind::Polynomial => polynomial::value(settings, step),
            ScheduleKind::InverseTime => inverse_time::value(settings, step),
            ScheduleKind::Cosine => cosine::value(settings, step),
            ScheduleKind::CosineRestarts => cosine_restarts::value(settings, step),
            ScheduleKind::OneCycle => one_cycle::value(settings, step),
            ScheduleKind::PiecewiseConstant => piecewise::value(&self.points, false, step),
            ScheduleKind::PiecewiseLinear => piecewise::value(&self.points, true, step),
            ScheduleKind::MomentumRamp => momentum_ramp::value(settings, step),
            ScheduleKind::Plateau => plateau::value(settings, &self.state),
        }
    }

    /// The lowest and the highest value that the schedule can have.
    pub fn range(&self) -> Result<[f64; 2], Error> {
        self.check_points()?;
        let first = self.own_value(0);
        let [low, high] = match self.kind {
            ScheduleKind::CosineRestarts => cosine_restarts::range(&self.settings),
            ScheduleKind::OneCycle => one_cycle::range(&self.settings),
            ScheduleKind::Plateau => plateau::range(&self.settings),
            ScheduleKind::PiecewiseConstant | ScheduleKind::PiecewiseLinear => {
                let fold = |pick: fn(f64, f64) -> f64| {
                    self.points.values().iter().copied().fold(first, pick)
                };
                [fold(f64::min), fold(f64::max)]
            }
            // The others go one way.
            _ => {
                let last = self.own_value(u64::MAX);
                [first.min(last), first.max(last)]
            }
        };
        let has_warmup = self.settings.value(Param::WarmupSteps) > 0.0;
        let start = if has_warmup { self.settings.value(Param::WarmupStart) } else { 1.0 };
        Ok([low.min(start * first), high])
    }

    /// The schedule, as a checkpoint holds it.
    pub fn to_json(&self) -> Value {
        json!({
            "settings": self.settings.to_json(),
            "points": self.kind.has_points().then(|| self.points.to_json()),
            "state": self.takes_reports().then(|| self.state.to_json()),
        })
    }

    /// Reads what `to_json` wrote.
    pub fn from_json(json: &Value) -> Result<Self, Error> {
        let part = |key: &str| {
            json.get(key).ok_or_else(|| Error::corrupt(format!("expected a part \"{key}\"")))
        };
        let mut schedule = Self::from_settings(Settings::from_json(&ENTRIES, part("settings")?)?);
        if schedule.kind.has_points() {
            schedule.points = Points::from_json(part("points")?)?;
            let values = schedule.points.values().len();
            let has_values = values == schedule.points.len() && values > 0;
            if has_values != schedule.kind.has_point_values() {
                return Err(Error::corrupt("points: expected as many values as the kind needs"));
            }
        }
        if schedule.takes_reports() {
            schedule.state = plateau::State::from_json(part("state")?)?;
        }
        Ok(schedule)
    }
}

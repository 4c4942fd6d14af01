//! Hyperparameters that follow schedules: which ones, and their values for the next update.
//!
//! The optimizer always has the values of the next update: they are set when a schedule is given,
//! after each update and after each report. Step k of a schedule is the update before which k were
//! done, so that the first one has the schedule's value at 0. (Algorithm 8.1 of Goodfellow, Bengio
//! and Courville 2016 numbers its updates from 1, and so would never use its ε_0.)

use serde_json::{Map, Value};

use crate::catalog::Param;
use crate::error::{Error, ErrorCode};
use crate::host::log::LogLevel;
use crate::optim::Optimizer;
use crate::schedule::Schedule;

use super::trainer::Trainer;

/// The schedules of an optimizer's parameters, in the order of the keys' numbers.
#[derive(Default)]
pub(super) struct Schedules(Vec<(Param, Schedule)>);

impl Schedules {
    /// Gives a parameter a schedule that never leaves its bounds, or none.
    fn set(
        &mut self,
        optimizer: &Optimizer,
        key: Param,
        schedule: Option<Schedule>,
    ) -> Result<(), Error> {
        let (_, parameter) = optimizer.settings().entry().parameter(key)?;
        if let Some(schedule) = &schedule {
            let [low, high] = schedule.range()?;
            let (least, most) = (parameter.minimum, parameter.maximum);
            if parameter.integer || low < least || high > most {
                return Err(Error::new(
                    ErrorCode::OutOfRange,
                    format!(
                        "schedule: {} of {} takes {} from {least} to {most}, got values from {low} \
                         to {high}",
                        key.name(),
                        optimizer.settings().entry().name,
                        if parameter.integer { "whole numbers without schedule" } else { "values" },
                    ),
                ));
            }
        }
        self.0.retain(|(known, _)| *known != key);
        if let Some(schedule) = schedule {
            // In its place, so that the same schedules give the same file.
            let place = self.0.partition_point(|(known, _)| (*known as i32) < key as i32);
            self.0.insert(place, (key, schedule));
        }
        Ok(())
    }

    fn get(&self, key: Param) -> Option<&Schedule> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, schedule)| schedule)
    }

    /// Refuses to set a parameter that a schedule sets.
    pub(super) fn check_free(&self, key: Param) -> Result<(), Error> {
        if self.get(key).is_none() {
            return Ok(());
        }
        let name = key.name();
        Err(Error::state(format!("key: expected a parameter without a schedule, got {name}")))
    }

    /// Sets the parameters to their values at a step.
    pub(super) fn apply(&self, optimizer: &mut Optimizer, step: u64) {
        for (key, schedule) in &self.0 {
            let value = schedule.value(step).expect("with its points");
            let (_, parameter) = optimizer.settings().entry().parameter(*key).expect("its own");
            // The range was checked; rounding may go a last digit beyond it.
            let value = value.clamp(parameter.minimum, parameter.maximum);
            optimizer.set(*key, value).expect("within its bounds");
        }
    }

    /// The schedules, as a checkpoint holds them.
    pub(super) fn to_json(&self) -> Value {
        let mut map = Map::new();
        for (key, schedule) in &self.0 {
            map.insert(key.name().into(), schedule.to_json());
        }
        Value::Object(map)
    }

    /// Reads what `to_json` wrote.
    pub(super) fn from_json(json: &Value, optimizer: &Optimizer) -> Result<Self, Error> {
        let map = json.as_object();
        let map = map.ok_or_else(|| Error::corrupt("file: expected an object \"schedules\""))?;
        let mut schedules = Self::default();
        for parameter in optimizer.settings().entry().parameters {
            if let Some(json) = map.get(parameter.key.name()) {
                let schedule = Schedule::from_json(json);
                let set = schedule.and_then(|s| schedules.set(optimizer, parameter.key, Some(s)));
                set.map_err(|error| {
                    Error::corrupt(format!("file: schedules: {}", error.message()))
                })?;
            }
        }
        if schedules.0.len() != map.len() {
            return Err(Error::corrupt("file: schedules: of a parameter that the optimizer lacks"));
        }
        Ok(schedules)
    }
}

impl Trainer {
    /// Lets a parameter of the optimizer follow a copy of a schedule from the next update on, or,
    /// with none, keep the value that it has.
    pub fn set_schedule(&mut self, key: Param, schedule: Option<Schedule>) -> Result<(), Error> {
        self.schedules.set(&self.optimizer, key, schedule)?;
        self.schedules.apply(&mut self.optimizer, self.steps);
        Ok(())
    }

    /// The schedule that a parameter of the optimizer follows, with its state.
    pub fn schedule(&self, key: Param) -> Result<&Schedule, Error> {
        self.optimizer.settings().entry().parameter(key)?;
        self.schedules.get(key).ok_or_else(|| {
            let name = key.name();
            Error::new(ErrorCode::NotFound, format!("key: {name} follows no schedule"))
        })
    }

    /// Reports a value, such as the loss on data that were held back, to every plateau.
    pub fn report(&mut self, value: f64) -> Result<(), Error> {
        if self.report_where(value, |_| true) {
            return Ok(());
        }
        Err(Error::state("trainer: expected a parameter that follows a plateau, got none"))
    }

    /// Reports an epoch's mean loss to those that want it.
    pub(super) fn report_epoch(&mut self, loss: f64) {
        let wants = |schedule: &Schedule| schedule.settings().value(Param::EachEpoch) == 1.0;
        self.report_where(loss, wants);
    }

    /// Reports to the plateaus that are wanted; whether there was one.
    fn report_where(&mut self, value: f64, wanted: impl Fn(&Schedule) -> bool) -> bool {
        let mut found = false;
        for (key, schedule) in &mut self.schedules.0 {
            if schedule.takes_reports() && wanted(schedule) {
                let before = schedule.value(self.steps).expect("with its points");
                schedule.report(value).expect("a plateau");
                let (key, now) = (key.name(), schedule.value(self.steps).expect("as before"));
                if now != before {
                    self.runtime.tell(
                        LogLevel::Information,
                        format_args!("a plateau at {value}: {key} goes from {before} to {now}"),
                    );
                }
                found = true;
            }
        }
        self.schedules.apply(&mut self.optimizer, self.steps);
        found
    }
}

//! The watch as a checkpoint holds it. Numbers that need not be finite stand as their bits.

use serde_json::{Value, json};

use crate::catalog::{Param, Settings};
use crate::error::Error;
use crate::io::container::{Contents, Item};
use crate::model::Network;
use crate::optim::Optimizer;
use crate::train::save::counter;
use crate::train::treatment::Treatment;

use super::policy::{self, Policy};
use super::record::Record;
use super::rows::Rows;
use super::snapshot::Snapshot;
use super::{FAMILY, State, Watch};

pub(super) fn corrupt(what: &str) -> Error {
    Error::corrupt(format!("file: watch: {what}"))
}

pub(super) fn number(json: &Value, key: &str) -> Result<u64, Error> {
    let number = json.get(key).and_then(Value::as_u64);
    number.ok_or_else(|| corrupt(&format!("expected a number \"{key}\"")))
}

/// A counter.
pub(super) fn count(json: &Value, key: &str) -> Result<u64, Error> {
    let count = json.get(key).and_then(counter);
    count.ok_or_else(|| corrupt(&format!("expected a counter \"{key}\", below 2^53")))
}

pub(super) fn real(json: &Value, key: &str) -> Result<f64, Error> {
    number(json, key).map(f64::from_bits)
}

fn bits(values: impl Iterator<Item = f64>) -> Vec<u64> {
    values.map(f64::to_bits).collect()
}

/// An array of at most so many numbers.
fn reals(json: &Value, key: &str, most: usize) -> Result<Vec<f64>, Error> {
    let bad = || corrupt(&format!("expected an array \"{key}\" of at most {most} numbers"));
    let array = json.get(key).and_then(Value::as_array).filter(|array| array.len() <= most);
    let numbers = array.ok_or_else(bad)?.iter().map(|value| value.as_u64().map(f64::from_bits));
    numbers.collect::<Option<_>>().ok_or_else(bad)
}

impl Watch {
    pub(in crate::train) fn to_json(&self) -> Value {
        let state = self.state.as_ref().map(|state| state.to_json());
        json!({ "settings": self.settings.to_json(), "state": state })
    }

    /// Reads what `to_json` and `items` wrote, and the number of tensors.
    pub(in crate::train) fn read(
        json: &Value,
        file: (&Network, &Contents<'_>),
        how: (&Optimizer, &Treatment),
    ) -> Result<(Self, usize), Error> {
        let part = |key: &str| json.get(key).unwrap_or(&Value::Null);
        let settings = Settings::from_json(&FAMILY, part("settings"));
        let settings = settings.map_err(|error| corrupt(error.message()))?;
        let is_on = settings.value(Param::Watch) == 1.0;
        if is_on == part("state").is_null() {
            return Err(corrupt("expected a state where it is switched on, and there alone"));
        }
        let mut watch = Self { settings, state: None, rows: Rows::default() };
        let mut tensors = 0;
        if is_on {
            let mut state = State::new(&watch.settings, file.0)?;
            state.read(part("state"))?;
            let snapshot = part("state").get("snapshot").unwrap_or(&Value::Null);
            if policy::uses(&watch.settings, Policy::RollBack) == snapshot.is_null() {
                return Err(corrupt(
                    "expected a snapshot where a policy rolls back, and there alone",
                ));
            }
            if !snapshot.is_null() {
                let (read, count) = Snapshot::read(snapshot, file, how)?;
                (state.snapshot, tensors) = (Some(Box::new(read)), count);
            }
            watch.state = Some(Box::new(state));
        }
        Ok((watch, tensors))
    }

    /// The tensors of a checkpoint.
    pub(in crate::train) fn items<'a>(
        &'a self,
        network: &Network,
        optimizer: &Optimizer,
    ) -> Vec<Item<'a>> {
        let snapshot = self.state.as_ref().and_then(|state| state.snapshot.as_ref());
        snapshot.map_or_else(Vec::new, |snapshot| snapshot.items(network, optimizer))
    }
}

impl State {
    fn to_json(&self) -> Value {
        json!({
            "losses": bits(self.losses.iter()),
            "noise_scale":
                bits([self.scale.trace, self.scale.square, self.scale.weight].into_iter()),
            "ratios": bits(self.ratios.iter().copied()),
            "watched": self.watched,
            "gradient_norm": self.gradient_norm.to_bits(),
            "rows": self.rows,
            "left_out": self.left_out,
            "explosions": self.explosions,
            "good": self.good,
            "record": self.record.to_json(),
            "snapshot": self.snapshot.as_ref().map(|snapshot| snapshot.to_json()),
        })
    }

    fn read(&mut self, json: &Value) -> Result<(), Error> {
        for loss in reals(json, "losses", self.losses.window())? {
            self.losses.push(loss);
        }
        let [trace, square, weight] = reals(json, "noise_scale", 3)?
            .try_into()
            .map_err(|_| corrupt("expected three numbers \"noise_scale\""))?;
        (self.scale.trace, self.scale.square, self.scale.weight) = (trace, square, weight);
        let ratios = reals(json, "ratios", self.ratios.len())?;
        if ratios.len() != self.ratios.len() {
            return Err(corrupt("expected a ratio for each layer"));
        }
        self.ratios = ratios;
        self.watched = count(json, "watched")?;
        self.gradient_norm = real(json, "gradient_norm")?;
        self.rows = count(json, "rows")? as usize;
        self.left_out = count(json, "left_out")?;
        self.explosions = count(json, "explosions")?;
        self.good = count(json, "good")?;
        let record = json.get("record").unwrap_or(&Value::Null);
        self.record = Record::from_json(record, self.ratios.len())?;
        if json.as_object().is_none_or(|object| object.len() != 11) {
            return Err(corrupt("expected all of its state and no more"));
        }
        Ok(())
    }
}

//! The watch as a checkpoint holds it. Numbers that need not be finite stand as their bits.

use serde_json::{Value, json};

use crate::catalog::{Param, Settings};
use crate::error::Error;
use crate::model::Network;
use crate::train::save::MOST_STEPS;

use super::finding::{Finding, Refusal};
use super::origin::{Cause, Origin};
use super::{FAMILY, State, Watch};

fn corrupt(what: &str) -> Error {
    Error::corrupt(format!("file: watch: {what}"))
}

fn number(json: &Value, key: &str) -> Result<u64, Error> {
    let number = json.get(key).and_then(Value::as_u64);
    number.ok_or_else(|| corrupt(&format!("expected a number \"{key}\"")))
}

/// A counter.
fn count(json: &Value, key: &str) -> Result<u64, Error> {
    let count = number(json, key)?;
    if count < MOST_STEPS { Ok(count) } else { Err(corrupt(&format!("\"{key}\" is too large"))) }
}

fn real(json: &Value, key: &str) -> Result<f64, Error> {
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

    /// Reads what `to_json` wrote.
    pub(in crate::train) fn from_json(json: &Value, network: &Network) -> Result<Self, Error> {
        let part = |key: &str| json.get(key).unwrap_or(&Value::Null);
        let settings = Settings::from_json(&FAMILY, part("settings"));
        let settings = settings.map_err(|error| corrupt(error.message()))?;
        let is_on = settings.value(Param::Watch) == 1.0;
        if is_on == part("state").is_null() {
            return Err(corrupt("expected a state where it is switched on, and there alone"));
        }
        let mut watch = Self { settings, state: None };
        if is_on {
            let mut state = State::new(&watch.settings, network)?;
            state.read(part("state"))?;
            watch.state = Some(Box::new(state));
        }
        Ok(watch)
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
            "refused": self.refused,
            "last": self.last.map(Refusal::to_json),
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
        self.refused = count(json, "refused")?;
        self.last = match json.get("last") {
            Some(Value::Null) => None,
            Some(last) => Some(Refusal::from_json(last, self.ratios.len())?),
            None => return Err(corrupt("expected \"last\"")),
        };
        if json.as_object().is_none_or(|object| object.len() != 8) {
            return Err(corrupt("expected all of its state and no more"));
        }
        Ok(())
    }
}

impl Refusal {
    fn to_json(self) -> Value {
        let origin = self.origin.map(|origin| {
            json!({
                "layer": origin.layer,
                "forward": origin.is_forward,
                "cause": origin.cause as u8,
            })
        });
        json!({
            "finding": self.finding as i32,
            "step": self.step,
            "loss": self.loss.to_bits(),
            "limit": self.limit.to_bits(),
            "origin": origin,
        })
    }

    fn from_json(json: &Value, layers: usize) -> Result<Self, Error> {
        let code = number(json, "finding")?;
        let finding = Finding::ALL.into_iter().skip(1).find(|known| *known as u64 == code);
        let origin = match json.get("origin") {
            None | Some(Value::Null) => None,
            Some(origin) => Some(Origin::from_json(origin, layers)?),
        };
        Ok(Self {
            finding: finding.ok_or_else(|| corrupt("an unknown finding"))?,
            step: count(json, "step")?,
            loss: real(json, "loss")?,
            limit: real(json, "limit")?,
            origin,
        })
    }
}

impl Origin {
    fn from_json(json: &Value, layers: usize) -> Result<Self, Error> {
        let layer = match json.get("layer") {
            None | Some(Value::Null) => None,
            Some(_) => Some(count(json, "layer")? as usize),
        };
        if layer.is_some_and(|layer| layer >= layers) {
            return Err(corrupt("a layer that the model has not"));
        }
        let is_forward = json.get("forward").and_then(Value::as_bool);
        let cause = match number(json, "cause")? {
            0 => Cause::Batch,
            1 => Cause::Parameters,
            2 => Cause::Overflow,
            _ => return Err(corrupt("an unknown cause")),
        };
        let is_forward = is_forward.ok_or_else(|| corrupt("expected a truth value \"forward\""))?;
        Ok(Self { layer, is_forward, cause })
    }
}

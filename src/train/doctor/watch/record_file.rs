//! The record of the watch as a checkpoint holds it. Numbers that need not be finite stand as their bits.

use serde_json::{Value, json};

use crate::error::Error;
use crate::train::save::counter;

use super::finding::Finding;
use super::origin::{Cause, Origin};
use super::policy::Policy;
use super::record::{Event, MOST_EVENTS, Record};
use super::state::{corrupt, count, number, real};

/// So many counters.
fn counters<const COUNT: usize>(json: &Value, key: &str) -> Result<[u64; COUNT], Error> {
    let bad = || corrupt(&format!("expected {COUNT} counters \"{key}\""));
    let array = json.get(key).and_then(Value::as_array).ok_or_else(bad)?;
    let counts: Option<Vec<_>> = array.iter().map(counter).collect();
    counts.and_then(|counts| counts.try_into().ok()).ok_or_else(bad)
}

impl Record {
    pub(super) fn to_json(&self) -> Value {
        let events = self.kept().map(|number| self.get(number).expect("kept").to_json());
        json!({
            "total": self.total,
            "findings": self.findings,
            "policies": self.policies,
            "rows": self.rows,
            "events": events.collect::<Vec<_>>(),
        })
    }

    pub(super) fn from_json(json: &Value, layers: usize) -> Result<Self, Error> {
        let mut record = Self::new()?;
        let total = count(json, "total")?;
        let events = json.get("events").and_then(Value::as_array);
        let events = events.ok_or_else(|| corrupt("expected \"events\""))?;
        if events.len() as u64 != total.min(MOST_EVENTS as u64) {
            return Err(corrupt("expected the last events"));
        }
        // Each stands at the place of its number.
        record.events.clear();
        let first = total - events.len() as u64;
        let turn = (first % MOST_EVENTS as u64) as usize;
        let places = (0..events.len()).map(|place| (place + events.len() - turn) % events.len());
        for place in places {
            record.events.push(Event::from_json(&events[place], layers)?);
        }
        record.total = total;
        (record.findings, record.policies) =
            (counters(json, "findings")?, counters(json, "policies")?);
        record.rows = count(json, "rows")?;
        Ok(record)
    }
}

impl Event {
    fn to_json(self) -> Value {
        let origin = self.origin.map(|origin| {
            json!({
                "layer": origin.layer,
                "row": origin.row,
                "forward": origin.is_forward,
                "cause": origin.cause as u8,
            })
        });
        json!({
            "finding": self.finding as i32,
            "policy": self.policy as i32,
            "step": self.step,
            "loss": self.loss.to_bits(),
            "norm": self.norm.to_bits(),
            "limit": self.limit.to_bits(),
            "rows": self.rows,
            "origin": origin,
        })
    }

    fn from_json(json: &Value, layers: usize) -> Result<Self, Error> {
        let (finding, policy) = (number(json, "finding")?, number(json, "policy")?);
        let finding = Finding::ALL.into_iter().skip(1).find(|known| *known as u64 == finding);
        let policy = Policy::ALL.into_iter().find(|known| *known as u64 == policy);
        let origin = match json.get("origin") {
            None | Some(Value::Null) => None,
            Some(origin) => Some(Origin::from_json(origin, layers)?),
        };
        Ok(Self {
            finding: finding.ok_or_else(|| corrupt("an unknown finding"))?,
            policy: policy.ok_or_else(|| corrupt("an unknown policy"))?,
            step: count(json, "step")?,
            loss: real(json, "loss")?,
            norm: real(json, "norm")?,
            limit: real(json, "limit")?,
            rows: count(json, "rows")? as usize,
            origin,
        })
    }
}

impl Origin {
    fn from_json(json: &Value, layers: usize) -> Result<Self, Error> {
        let place = |key: &str| match json.get(key) {
            None | Some(Value::Null) => Ok(None),
            Some(_) => count(json, key).map(|place| Some(place as usize)),
        };
        let (layer, row) = (place("layer")?, place("row")?);
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
        Ok(Self { layer, is_forward, cause, row })
    }
}

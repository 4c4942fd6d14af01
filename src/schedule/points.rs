//! The points of a schedule: steps in ascending order, and for most kinds a value at each.

use serde_json::{Value, json};

use crate::error::{Error, ErrorCode};

/// The most points of a schedule.
const MOST: usize = 65_536;

/// Points. Where the kind has no use for values, there are none.
#[derive(Clone, Debug, Default)]
pub(super) struct Points {
    steps: Vec<u64>,
    values: Vec<f64>,
}

impl Points {
    /// Checks and copies points.
    pub(super) fn new(steps: &[i64], values: &[f64]) -> Result<Self, Error> {
        if steps.is_empty() || steps.len() > MOST {
            let count = steps.len();
            return Err(Error::invalid(format!("count: expected 1 to {MOST} points, got {count}")));
        }
        let wrong = steps
            .iter()
            .enumerate()
            .find(|(place, step)| **step < 0 || *place > 0 && **step <= steps[place - 1]);
        if let Some((place, step)) = wrong {
            return Err(Error::invalid(format!(
                "steps: expected whole numbers from 0 on, each above the one before, got {step} at \
                 {place}"
            )));
        }
        let wrong = values.iter().enumerate().find(|(_, value)| !(0.0..=1e6).contains(*value));
        if let Some((place, value)) = wrong {
            return Err(Error::new(
                ErrorCode::OutOfRange,
                format!("values: expected numbers from 0 to 1000000, got {value} at {place}"),
            ));
        }
        Ok(Self { steps: steps.iter().map(|&step| step as u64).collect(), values: values.to_vec() })
    }

    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }

    pub(super) fn steps(&self) -> &[u64] {
        &self.steps
    }

    pub(super) fn values(&self) -> &[f64] {
        &self.values
    }

    /// The number of points at or before a step.
    pub(super) fn up_to(&self, step: u64) -> usize {
        self.steps.partition_point(|known| *known <= step)
    }

    /// The points, as a checkpoint holds them.
    pub(super) fn to_json(&self) -> Value {
        json!({"steps": self.steps, "values": self.values})
    }

    /// Reads what `to_json` wrote.
    pub(super) fn from_json(json: &Value) -> Result<Self, Error> {
        let list = |key: &str| {
            let list = json.get(key).and_then(Value::as_array).map(Vec::as_slice);
            list.ok_or_else(|| Error::corrupt(format!("points: expected a list \"{key}\"")))
        };
        let numbers = || Error::corrupt("points: expected numbers");
        let steps: Option<Vec<i64>> = list("steps")?.iter().map(Value::as_i64).collect();
        let values: Option<Vec<f64>> = list("values")?.iter().map(Value::as_f64).collect();
        let (steps, values) = (steps.ok_or_else(numbers)?, values.ok_or_else(numbers)?);
        if steps.is_empty() && values.is_empty() {
            return Ok(Self::default());
        }
        Self::new(&steps, &values)
    }
}

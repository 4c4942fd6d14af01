//! What an optimizer keeps beside the weights, in words.

use glia::catalog::Param;
use glia::optim::{Extent, Optimizer, OptimizerKind};

/// The state of a kind with its parameters at their defaults.
pub struct State(Optimizer);

/// Of a kind.
pub fn state(kind: OptimizerKind) -> State {
    State(Optimizer::new(kind))
}

impl State {
    /// How many floats a weight, as short as it can be said.
    pub fn short(&self) -> String {
        let count = |wanted: Extent| {
            let slots = self.0.slots().iter().filter(|slot| slot.extent == wanted);
            slots.count()
        };
        let mut parts = Vec::new();
        let (weights, rows) = (count(Extent::Weights), count(Extent::Rows));
        if weights > 0 || self.0.slots().is_empty() {
            parts.push(weights.to_string());
        }
        if rows > 0 {
            parts.push("rows and columns".into());
        }
        for key in [Param::History] {
            match count(Extent::Times(key)) {
                0 => {}
                copies => parts.push(format!("{copies} × {}", key.name())),
            }
        }
        parts.join(" + ")
    }

    /// What it keeps.
    pub fn words(&self) -> String {
        let slots = self.0.slots().iter().map(|slot| {
            let size = match slot.extent {
                Extent::Weights => "4 bytes a weight".into(),
                Extent::Rows => "4 bytes a row of a matrix".into(),
                Extent::Columns => "4 bytes a column of a matrix".into(),
                Extent::Vectors => "4 bytes a weight of what is no matrix".into(),
                Extent::Times(key) => format!("4 bytes a weight, {} times", key.name()),
            };
            format!("`{}`, {size}", slot.name)
        });
        let slots: Vec<String> = slots.collect();
        if slots.is_empty() { "nothing".into() } else { slots.join("; ") }
    }

    /// Bytes that an update reads and writes for each weight, if in one pass.
    pub fn traffic(&self) -> Option<usize> {
        let slots = self.0.slots();
        let each = slots.iter().all(|slot| slot.extent == Extent::Weights);
        let (read, written) = (2 + slots.len(), 1 + slots.len());
        each.then_some(4 * (read + written))
    }
}

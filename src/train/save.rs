//! Checkpoints: a model's file with the optimizer's slots and every counter beside the weights.
//!
//! Training goes on from it bit for bit as if it had never stopped.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::catalog::Settings;
use crate::error::Error;
use crate::io::container::{read, write};
use crate::kernels::runtime::Runtime;
use crate::loss::{self, Loss};
use crate::model::{network_from_json, network_to_json, weight_items};
use crate::optim::{self, Optimizer};

use super::accumulation::Accumulated;
use super::fit::Fit;
use super::followers::Followers;
use super::samples::Online;
use super::scheduled::Schedules;
use super::state::State;
use super::trainer::{Saved, Trainer, TrainerOptions, WEIGHTS, check_loss};
use super::treatment::Treatment;

/// More updates than any trainer will have done: what counts them may count on.
pub(super) const MOST_STEPS: u64 = 1 << 53;

/// A counter of a file: none so large that it could not be counted on.
pub(super) fn counter(value: &Value) -> Option<u64> {
    value.as_u64().filter(|count| *count < MOST_STEPS)
}

/// What the names of a slot's tensors start with.
pub(super) fn slot_prefix(slot: &str) -> String {
    format!("glia/{slot}/")
}

/// The weights of classes, each of which is a float.
fn class_weights(json: &Value) -> Result<Vec<f32>, Error> {
    let bad = || Error::corrupt("file: expected an array of numbers \"class_weights\"");
    let numbers = json.as_array().ok_or_else(bad)?;
    numbers.iter().map(|number| number.as_f64().map(|x| x as f32).ok_or_else(bad)).collect()
}

impl Trainer {
    /// The trainer as the bytes of a file.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let mut state = network_to_json(&self.network);
        let online = self.online.saved()?;
        state["trainer"] = json!({
            "loss": self.loss.settings().to_json(),
            "class_weights": self.loss.class_weights(),
            "optimizer": self.optimizer.settings().to_json(),
            "schedules": self.schedules.to_json(),
            "treatment": self.treatment.to_json(),
            "followers": self.followers.to_json(),
            "steps": self.steps,
            "seed": self.options.seed,
            "accumulated": self.accumulated.to_json(),
            "run": self.fit.as_ref().map(Fit::to_json),
            "online": online.json(),
        });
        let mut items = weight_items(&self.network, "", self.weights());
        items.extend(self.state.items(&self.network, &self.optimizer));
        if let Some((prefix, sum)) = self.accumulated.saved() {
            items.extend(weight_items(&self.network, prefix, sum));
        }
        items.extend(self.followers.items(&self.network, &self.optimizer));
        items.extend(online.items());
        write(&state, &items)
    }

    /// Reads a trainer from the bytes of a file. The seed is the file's; of the options the
    /// largest batch and the input gradient count. The memory of a step is made by the first one.
    pub fn from_bytes(
        bytes: &[u8],
        runtime: Arc<Runtime>,
        options: TrainerOptions,
    ) -> Result<Self, Error> {
        let contents = read(bytes)?;
        let network = network_from_json(&contents)?;
        let description = contents.state.get("trainer").ok_or_else(|| {
            Error::corrupt("file: expected a trainer's checkpoint, got a model; load it as one")
        })?;
        let part = |key: &str| description.get(key).unwrap_or(&Value::Null);
        let number = |key: &str| {
            let number = part(key).as_u64();
            number.ok_or_else(|| Error::corrupt(format!("file: expected a number \"{key}\"")))
        };
        let settings = |family, key: &str| {
            Settings::from_json(family, part(key))
                .map_err(|error| Error::corrupt(format!("file: {key}: {}", error.message())))
        };
        let mut loss = Loss::from_settings(settings(&loss::ENTRIES, "loss")?);
        let class_weights = class_weights(part("class_weights"))?;
        if !class_weights.is_empty() {
            loss.set_class_weights(&class_weights)
                .map_err(|error| Error::corrupt(format!("file: class {}", error.message())))?;
        }
        let mut optimizer = Optimizer::from_settings(settings(&optim::ENTRIES, "optimizer")?);
        let schedules = Schedules::from_json(part("schedules"), &optimizer)?;
        let treatment = Treatment::from_json(part("treatment"), &network)?;
        let fit = match part("run") {
            Value::Null => None,
            run => Some(Fit::from_json(run)?),
        };
        let weights = network.read_buffer(&contents, "", WEIGHTS)?;
        let (state, state_tensors) = State::read(&network, &optimizer, &contents, "")?;
        let steps = number("steps")?;
        if steps >= MOST_STEPS {
            return Err(Error::corrupt(format!("file: expected fewer steps, got {steps}")));
        }
        schedules.apply(&mut optimizer, steps);
        let file = (&*network, &contents);
        let (followers, follower_tensors) =
            Followers::read(part("followers"), file, (&optimizer, &treatment))?;
        let accumulated = Accumulated::read(part("accumulated"), &network, &contents)?;
        let options = TrainerOptions { seed: number("seed")?, ..options };
        if network.graph.nodes().len() < 2 || check_loss(&network, &loss).is_err() {
            return Err(Error::corrupt("file: a network and a loss that cannot be trained"));
        }
        let (online, online_tensors) = Online::read(part("online"), (&network, &loss), &contents)?;
        let sums = usize::from(accumulated.count > 0);
        let weight_tensors = network.layout.parameters.len() * (1 + sums);
        let tensors = weight_tensors + state_tensors + follower_tensors + online_tensors;
        if contents.len() != tensors {
            return Err(Error::corrupt(format!(
                "file: expected {tensors} tensors, got {}",
                contents.len()
            )));
        }
        let saved = Saved {
            weights,
            state,
            followers,
            steps,
            fit,
            schedules,
            treatment,
            accumulated,
            online,
        };
        Self::assemble(network, loss, optimizer, runtime, options, saved)
    }
}

//! The last good snapshot of a trainer, to roll back to: weights, the optimizer's state, the average
//! and the number of steps.
//!
//! It is taken before an update, once the loss and the gradients of a batch have shown that the weights
//! are sound: what an update has just made is not proven yet. What a run has read of its data stays
//! read, as in the restarts of Chowdhery et al. 2022, "PaLM: scaling language modeling with pathways",
//! section 5.1, which went back before a spike and left out the batches at it. Reports to a plateau stay,
//! too. Memory: as for weights and state once more, made when the policy is chosen. Cost: a copy of
//! them at the interval and at a rollback.

use std::ops::Range;

use serde_json::{Value, json};

use crate::catalog::Settings;
use crate::error::Error;
use crate::io::container::{Contents, Item};
use crate::model::{Network, weight_items};
use crate::optim::Optimizer;
use crate::tensor::buffer::Buffer;
use crate::train::average::Average;
use crate::train::save::counter;
use crate::train::state::State as Slots;
use crate::train::trainer::{Trainer, WEIGHTS};
use crate::train::treatment::Treatment;

use super::policy::{self, Policy};

/// What the names of its tensors in a checkpoint start with.
const PREFIX: &str = "glia/snapshot/";

/// A snapshot.
pub(in crate::train) struct Snapshot {
    weights: Buffer,
    slots: Slots,
    average: Option<Average>,
    steps: u64,
    /// Before that there is only memory.
    is_taken: bool,
}

/// Copies what of a range falls into each pair of arrays, these being one after the other.
fn copy_range<'a>(pairs: impl Iterator<Item = (&'a mut [f32], &'a [f32])>, range: Range<usize>) {
    let mut first = 0;
    for (to, from) in pairs {
        let place = |end: usize| end.clamp(first, first + from.len()) - first;
        let part = place(range.start)..place(range.end);
        to[part.clone()].copy_from_slice(&from[part]);
        first += from.len();
    }
}

/// The arrays of weights, state and average, in their order.
fn arrays<'a>(
    weights: &'a Buffer,
    slots: &'a Slots,
    average: Option<&'a Average>,
) -> impl Iterator<Item = &'a [f32]> {
    let average = average.map(|average| average.values.as_slice());
    std::iter::once(weights.as_slice()).chain(slots.slots()).chain(average)
}

/// The same, to be changed.
fn arrays_mut<'a>(
    weights: &'a mut Buffer,
    slots: &'a mut Slots,
    average: Option<&'a mut Average>,
) -> impl Iterator<Item = &'a mut [f32]> {
    let average = average.map(|average| average.values.as_mut_slice());
    std::iter::once(weights.as_mut_slice()).chain(slots.slots_mut()).chain(average)
}

impl Snapshot {
    /// Memory for a trainer's.
    pub(super) fn new(trainer: &Trainer) -> Result<Self, Error> {
        let weights = Buffer::copied(trainer.weights.as_slice::<f32>())?;
        let slots = trainer.state.copy_of_slots()?;
        let average = match trainer.followers.average {
            Some(_) => Some(Average::new(&trainer.network)?),
            None => None,
        };
        Ok(Self { weights, slots, average, steps: 0, is_taken: false })
    }

    pub(super) fn is_taken(&self) -> bool {
        self.is_taken
    }

    /// Floats of all arrays: the end of the ranges below.
    fn floats(&self) -> usize {
        arrays(&self.weights, &self.slots, self.average.as_ref()).map(<[f32]>::len).sum()
    }

    /// Takes a range of the arrays in from the trainer.
    fn take_range(&mut self, trainer: &Trainer, range: Range<usize>) {
        let from = arrays(&trainer.weights, &trainer.state, trainer.followers.average.as_ref());
        let to = arrays_mut(&mut self.weights, &mut self.slots, self.average.as_mut());
        copy_range(to.zip(from), range);
    }

    /// Gives a range of the arrays back to the trainer.
    fn give_range(&self, trainer: &mut Trainer, range: Range<usize>) {
        let from = arrays(&self.weights, &self.slots, self.average.as_ref());
        let Trainer { weights, state, followers, .. } = trainer;
        let to = arrays_mut(weights, state, followers.average.as_mut());
        copy_range(to.zip(from), range);
    }

    /// Takes the trainer's state in.
    pub(super) fn take(&mut self, trainer: &Trainer) {
        self.take_range(trainer, 0..self.floats());
        if let (Some(to), Some(from)) = (&mut self.average, &trainer.followers.average) {
            to.count = from.count;
        }
        (self.steps, self.is_taken) = (trainer.steps, true);
    }

    /// Brings a trainer back to it.
    pub(super) fn give(&self, trainer: &mut Trainer) {
        self.give_range(trainer, 0..self.floats());
        if let (Some(to), Some(from)) = (&mut trainer.followers.average, &self.average) {
            to.count = from.count;
        }
        trainer.steps = self.steps;
        trainer.schedules.apply(&mut trainer.optimizer, self.steps);
        // Micro-batches so far belong to weights that are no more.
        trainer.accumulated.clear();
    }

    /// The tensors that a checkpoint holds of it: none before it is taken.
    pub(super) fn items(&self, network: &Network, optimizer: &Optimizer) -> Vec<Item<'_>> {
        if !self.is_taken {
            return Vec::new();
        }
        let mut items = weight_items(network, "", self.weights.as_slice());
        items.extend(self.slots.items(network, optimizer));
        items.extend(self.average.iter().flat_map(|average| average.items(network)));
        items.iter_mut().for_each(|item| item.name.insert_str(0, PREFIX));
        items
    }

    pub(super) fn to_json(&self) -> Value {
        let averaged = self.average.as_ref().map(|average| average.count);
        json!({ "steps": self.steps, "averaged": averaged, "taken": self.is_taken })
    }

    /// Reads what `to_json` and `items` wrote, and the number of tensors.
    pub(super) fn read(
        json: &Value,
        (network, contents): (&Network, &Contents<'_>),
        (optimizer, settings): (&Optimizer, &Treatment),
    ) -> Result<(Self, usize), Error> {
        let bad = || Error::corrupt("file: watch: an impossible snapshot");
        let part = |key: &str| json.get(key).unwrap_or(&Value::Null);
        let steps = counter(part("steps")).ok_or_else(bad)?;
        let is_taken = part("taken").as_bool().ok_or_else(bad)?;
        let place = (network, contents, PREFIX);
        let (average, of_average) = Average::read(part("averaged"), place, settings)?;
        if !is_taken {
            if steps != 0 || of_average > 0 {
                return Err(bad());
            }
            let weights = Buffer::staggered::<f32>(network.layout.floats, WEIGHTS)?;
            let slots = Slots::new(network, optimizer)?;
            return Ok((Self { weights, slots, average, steps, is_taken }, 0));
        }
        let weights = network.read_buffer(contents, PREFIX, WEIGHTS)?;
        let (slots, tensors) = Slots::read(network, optimizer, contents, PREFIX)?;
        let tensors = tensors + of_average + network.layout.parameters.len();
        Ok((Self { weights, slots, average, steps, is_taken }, tensors))
    }
}

impl Trainer {
    /// Makes the memory of the snapshot where the settings ask for one, or gives it back.
    pub(super) fn make_snapshot_room(&mut self, settings: &Settings) -> Result<(), Error> {
        let Some(state) = &self.followers.watch.state else { return Ok(()) };
        let is_wanted = policy::uses(settings, Policy::RollBack);
        let made = match (is_wanted, state.snapshot.is_some()) {
            (true, false) => Some(Box::new(Snapshot::new(self)?)),
            (false, true) => None,
            _ => return Ok(()),
        };
        self.followers.watch.state.as_mut().expect("on").snapshot = made;
        Ok(())
    }

    /// Where the trainer's average began anew, that of the snapshot is none yet.
    pub(in crate::train) fn follow_average_in_snapshot(&mut self) -> Result<(), Error> {
        let Some(state) = &mut self.followers.watch.state else { return Ok(()) };
        if let Some(snapshot) = &mut state.snapshot {
            snapshot.average = match self.followers.average {
                Some(_) => Some(Average::new(&self.network)?),
                None => None,
            };
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::copy_range;

    #[test]
    fn ranges_together_copy_everything_once() {
        let from = [vec![1.0; 3], vec![], vec![2.0; 5], vec![3.0; 2]];
        for step in 1..12 {
            let mut to = from.clone().map(|array| vec![0.0; array.len()]);
            for start in (0..10).step_by(step) {
                let before: f32 = to.iter().flatten().sum();
                let range = start..(start + step).min(10);
                let pairs =
                    to.iter_mut().map(Vec::as_mut_slice).zip(from.iter().map(Vec::as_slice));
                copy_range(pairs, range.clone());
                let after: f32 = to.iter().flatten().sum();
                let all: Vec<f32> = from.iter().flatten().copied().collect();
                assert_eq!(after - before, all[range].iter().sum::<f32>());
            }
            assert_eq!(to, from);
        }
    }
}

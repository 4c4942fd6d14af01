//! The optimizer's state of all parameters of a network, and the memory that an update works in.
//!
//! A slot with one float a weight has the network's layout, so that an update may be one pass over all
//! parameters. Any other has its own, each parameter's floats on a cache line of their own.

use std::ops::Range;

use crate::catalog::Param;
use crate::error::Error;
use crate::io::container::{Contents, Item};
use crate::model::Network;
use crate::optim::{Extent, MAXIMUM_SLOTS, Optimizer};
use crate::tensor::buffer::Buffer;

use super::trainer::{FIRST_SLOT, Trainer};

/// Floats of a cache line.
const LINE: usize = 16;

/// Floats of each slot, and the memory to work in.
pub(super) type Parts<'a> = ([&'a mut [f32]; MAXIMUM_SLOTS], &'a mut [f32]);

/// One slot of all parameters.
struct Slot {
    /// So many copies of one layout, one after the other.
    buffer: Buffer,
    /// Each parameter's floats in the first of them.
    ranges: Vec<Range<usize>>,
    /// Floats of a copy.
    floats: usize,
}

impl Slot {
    /// A parameter's floats in a copy.
    fn range(&self, copy: usize, parameter: usize) -> Range<usize> {
        let (range, start) = (&self.ranges[parameter], copy * self.floats);
        start + range.start..start + range.end
    }
}

/// The state.
pub(super) struct State {
    slots: Vec<Slot>,
    /// Empty until `prepare`.
    scratch: Option<Buffer>,
}

/// Where a slot of each parameter stands, and the floats of one copy.
fn layout(network: &Network, optimizer: &Optimizer, slot: usize) -> (Vec<Range<usize>>, usize) {
    let parameters = network.layout.parameters.iter();
    if matches!(optimizer.slots()[slot].extent, Extent::Weights | Extent::Times(_)) {
        let ranges = parameters.map(|parameter| parameter.range.clone()).collect();
        return (ranges, network.layout.floats);
    }
    let mut floats: usize = 0;
    let ranges = parameters.map(|parameter| {
        let end = floats.saturating_add(optimizer.slot_floats(slot, &parameter.shape));
        let range = floats..end;
        floats = end.checked_next_multiple_of(LINE).unwrap_or(usize::MAX);
        range
    });
    (ranges.collect(), floats)
}

/// What the name of a slot's tensor starts with; copies are numbered where there may be several.
fn prefix(optimizer: &Optimizer, slot: usize, copy: usize) -> String {
    let slot = optimizer.slots()[slot];
    match slot.extent {
        Extent::Times(_) => format!("glia/{}/{copy}/", slot.name),
        _ => format!("glia/{}/", slot.name),
    }
}

/// The tensors of a file: slot, copy, parameter, name and shape of each.
fn tensors(
    network: &Network,
    optimizer: &Optimizer,
) -> Vec<(usize, usize, usize, String, Vec<usize>)> {
    let mut tensors = Vec::new();
    for slot in 0..optimizer.slots().len() {
        for copy in 0..optimizer.slot_copies(slot) {
            for (index, parameter) in network.layout.parameters.iter().enumerate() {
                if let Some(shape) = optimizer.slot_shape(slot, &parameter.shape) {
                    let name = prefix(optimizer, slot, copy) + &parameter.name;
                    tensors.push((slot, copy, index, name, shape));
                }
            }
        }
    }
    tensors
}

impl State {
    /// The state before the first step.
    pub(super) fn new(network: &Network, optimizer: &Optimizer) -> Result<Self, Error> {
        let slots = (0..optimizer.slots().len()).map(|slot| {
            let (ranges, floats) = layout(network, optimizer, slot);
            let all = floats.saturating_mul(optimizer.slot_copies(slot));
            let buffer = Buffer::staggered::<f32>(all, FIRST_SLOT + slot)?;
            Ok(Slot { buffer, ranges, floats })
        });
        Ok(Self { slots: slots.collect::<Result<_, Error>>()?, scratch: None })
    }

    /// Reads the state from a file: every tensor is checked before memory is made. Returns it with
    /// the number of tensors.
    pub(super) fn read(
        network: &Network,
        optimizer: &Optimizer,
        contents: &Contents<'_>,
    ) -> Result<(Self, usize), Error> {
        let tensors = tensors(network, optimizer);
        tensors.iter().try_for_each(|(.., name, shape)| contents.expect(name, shape))?;
        let mut state = Self::new(network, optimizer)?;
        for (slot, copy, index, name, shape) in &tensors {
            let slot = &mut state.slots[*slot];
            let range = slot.range(*copy, *index);
            contents.copy(name, shape, &mut slot.buffer.as_mut_slice()[range])?;
        }
        Ok((state, tensors.len()))
    }

    /// The tensors of a file: of each slot one a parameter, where it has floats for it.
    pub(super) fn items(&self, network: &Network, optimizer: &Optimizer) -> Vec<Item<'_>> {
        let tensors = tensors(network, optimizer).into_iter();
        let items = tensors.map(|(slot, copy, index, name, shape)| {
            let slot = &self.slots[slot];
            let values = &slot.buffer.as_slice()[slot.range(copy, index)];
            Item { name, shape, values }
        });
        items.collect()
    }

    /// Makes the memory that an update works in.
    pub(super) fn prepare(
        &mut self,
        network: &Network,
        optimizer: &Optimizer,
    ) -> Result<(), Error> {
        if self.scratch.is_none() {
            let shapes = network.layout.parameters.iter().map(|parameter| &parameter.shape[..]);
            // A search goes over all parameters at once.
            let most = if optimizer.kind().searches() {
                optimizer.scratch(&[network.layout.floats])
            } else {
                shapes.map(|shape| optimizer.scratch(shape)).max().unwrap_or(0)
            };
            self.scratch = Some(Buffer::zeroed::<f32>(most)?);
        }
        Ok(())
    }

    /// A copy that is prepared.
    pub(super) fn copy(&self, network: &Network, optimizer: &Optimizer) -> Result<Self, Error> {
        let slots = self.slots.iter().map(|slot| {
            let buffer = Buffer::copied(slot.buffer.as_slice::<f32>())?;
            Ok(Slot { buffer, ranges: slot.ranges.clone(), floats: slot.floats })
        });
        let mut copy = Self { slots: slots.collect::<Result<_, Error>>()?, scratch: None };
        copy.prepare(network, optimizer)?;
        Ok(copy)
    }

    /// The number of slots.
    pub(super) fn len(&self) -> usize {
        self.slots.len()
    }

    /// Each slot as a whole, and the memory to work in: for optimizers with one float a weight in all
    /// of them, or in each of their copies.
    pub(super) fn whole(&mut self) -> Parts<'_> {
        let mut all: [&mut [f32]; MAXIMUM_SLOTS] = Default::default();
        for (slice, slot) in all.iter_mut().zip(&mut self.slots) {
            *slice = slot.buffer.as_mut_slice();
        }
        (all, self.scratch.as_mut().expect("prepared").as_mut_slice())
    }

    /// One parameter's part of a prepared state.
    pub(super) fn parts(&mut self, parameter: usize) -> Parts<'_> {
        let mut parts: [&mut [f32]; MAXIMUM_SLOTS] = Default::default();
        for (slice, slot) in parts.iter_mut().zip(&mut self.slots) {
            *slice = &mut slot.buffer.as_mut_slice()[slot.ranges[parameter].clone()];
        }
        (parts, self.scratch.as_mut().expect("prepared").as_mut_slice())
    }

    /// Some floats of each slot, for optimizers with one float a weight in all of them.
    pub(super) fn range(&mut self, range: Range<usize>) -> [&mut [f32]; MAXIMUM_SLOTS] {
        let mut all: [&mut [f32]; MAXIMUM_SLOTS] = Default::default();
        for (slice, slot) in all.iter_mut().zip(&mut self.slots) {
            *slice = &mut slot.buffer.as_mut_slice()[range.clone()];
        }
        all
    }

    /// The same, to be read.
    pub(super) fn read_range(&self, range: Range<usize>) -> [&[f32]; MAXIMUM_SLOTS] {
        let mut all: [&[f32]; MAXIMUM_SLOTS] = Default::default();
        for (slice, slot) in all.iter_mut().zip(&self.slots) {
            *slice = &slot.buffer.as_slice()[range.clone()];
        }
        all
    }
}

impl Trainer {
    /// Refuses another value of a parameter that decides which state there is.
    pub(super) fn check_state(&self, key: Param, value: f64) -> Result<(), Error> {
        let optimizer = self.optimizer();
        if !optimizer.decides_state(key) || optimizer.settings().value(key) == value {
            return Ok(());
        }
        Err(Error::state(format!(
            "key: {} decides which state the trainer keeps; expected {}, as it was made with, got \
             {value}",
            key.name(),
            optimizer.settings().value(key)
        )))
    }
}

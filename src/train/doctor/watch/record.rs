//! The record of what happened: the last events with all that is known of them, in memory made
//! beforehand, and how many there were of each kind. Cost: a copy of some 100 bytes an event.

use crate::error::{Error, ErrorCode};
use crate::train::fit::reserve;
use crate::train::trainer::Trainer;

use super::finding::Finding;
use super::origin::{Cause, Origin};
use super::policy::Policy;

/// How many events are kept.
pub(super) const MOST_EVENTS: usize = 64;

/// What happened in a step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event {
    pub(super) finding: Finding,
    /// What was done.
    pub(super) policy: Policy,
    /// The number of the update that it was or would have been.
    pub(super) step: u64,
    /// NaN also where the host computed it.
    pub(super) loss: f64,
    /// Of all gradients, before clipping.
    pub(super) norm: f64,
    /// What the loss or the norm could be at most, where it was too large.
    pub(super) limit: f64,
    /// Rows that were left out of the batch.
    pub(super) rows: usize,
    pub(super) origin: Option<Origin>,
}

/// An event of a trainer's watch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WatchEvent {
    /// What happened.
    pub finding: Finding,
    /// What was done.
    pub policy: Policy,
    /// The number of the update that it was or would have been, from 1.
    pub step: u64,
    /// The number of the layer where it began.
    pub layer: Option<usize>,
    /// The sample where it began: the row of the batch, in a run that of the data set.
    pub sample: Option<usize>,
    /// Rows that were left out.
    pub rows: usize,
    /// The loss; NaN also where the host computed it.
    pub loss: f64,
    /// The norm of all gradients, before clipping.
    pub gradient_norm: f64,
    /// What the loss or the norm could be at most, where it was too large; else NaN.
    pub limit: f64,
}

/// The last events and how many there were.
pub(super) struct Record {
    /// As they come; then the oldest is replaced, each at its number modulo their count.
    pub(super) events: Vec<Event>,
    pub(super) total: u64,
    /// By finding, by policy, and rows that were left out.
    pub(super) findings: [u64; Finding::ALL.len()],
    pub(super) policies: [u64; Policy::ALL.len()],
    pub(super) rows: u64,
}

impl Record {
    pub(super) fn new() -> Result<Self, Error> {
        let mut events = Vec::new();
        reserve(&mut events, MOST_EVENTS)?;
        let (findings, policies) = Default::default();
        Ok(Self { events, total: 0, findings, policies, rows: 0 })
    }

    pub(super) fn add(&mut self, event: Event) {
        match self.events.len() < MOST_EVENTS {
            true => self.events.push(event),
            false => self.events[(self.total % MOST_EVENTS as u64) as usize] = event,
        }
        self.total += 1;
        self.findings[event.finding as usize] += 1;
        self.policies[event.policy as usize] += 1;
        self.rows += event.rows as u64;
    }

    /// The numbers of the events that are kept.
    pub(super) fn kept(&self) -> std::ops::Range<u64> {
        self.total - self.events.len() as u64..self.total
    }

    pub(super) fn get(&self, number: u64) -> Option<&Event> {
        let is_kept = self.kept().contains(&number);
        is_kept.then(|| &self.events[(number % MOST_EVENTS as u64) as usize])
    }

    /// The newest.
    pub(super) fn last(&self) -> Option<&Event> {
        self.get(self.total.checked_sub(1)?)
    }
}

/// Where rows were left out: no layer, for what the batch holds.
pub(super) fn in_row(row: Option<usize>) -> Origin {
    Origin { layer: None, is_forward: true, cause: Cause::Batch, row }
}

impl Trainer {
    /// An event by its number, from 0; the last 64 are kept.
    pub fn watch_event(&self, number: u64) -> Result<WatchEvent, Error> {
        let record = &self.watch_state()?.record;
        let event = record.get(number).ok_or_else(|| {
            let kept = record.kept();
            let message = format!(
                "number: expected one of the events that are kept, from {} to below {}, got {number}",
                kept.start, kept.end
            );
            Error::new(ErrorCode::NotFound, message)
        })?;
        Ok(WatchEvent {
            finding: event.finding,
            policy: event.policy,
            step: event.step,
            layer: event.layer(),
            sample: event.origin.and_then(|origin| origin.row),
            rows: event.rows,
            loss: event.loss,
            gradient_norm: event.norm,
            limit: event.limit,
        })
    }
}

//! The watch: what the doctor sees of every step of a training run, where it is switched on.
//!
//! After the gradients of a batch and before the weights are touched, a step is in trouble whose loss
//! or gradients are not finite, whose loss explodes against the recent past, or whose gradients are
//! above a bound (`guard.rs`); where that began is found (`origin.rs`), and the policy for that kind of
//! trouble (`policy.rs`) says what is done (`respond.rs`): by default the step is refused. `record.rs`
//! keeps what happened, `snapshot.rs` what to go back to; `rows.rs` leaves single rows out. Of the steps
//! that are done, the recent losses are kept (`losses.rs`), at intervals the ratios of update to weight
//! (`guard.rs`) and the gradient noise scale (`noise_scale.rs`). `status.rs` reports, `state.rs` saves.
//!
//! Memory is made when it is asked for, none in a step. Cost: off, nothing; on, a pass over the
//! gradients in each step; of the rest, see those files.

mod finding;
mod guard;
mod losses;
mod noise_scale;
mod origin;
mod policy;
mod record;
mod record_file;
mod respond;
mod rows;
mod snapshot;
mod state;
mod status;

use crate::catalog::{Entry, Param, Parameter, Settings, parameter, switch, whole};
use crate::error::Error;
use crate::model::{Network, Operation};
use crate::tensor::buffer::Buffer;
use crate::train::fit::resize;
use crate::train::save::MOST_STEPS;
use crate::train::trainer::Trainer;

pub use finding::Finding;
pub(in crate::train) use guard::Verdict;
pub(in crate::train) use origin::Source;
pub use policy::Policy;
pub use record::WatchEvent;
pub(in crate::train) use rows::RowWeights;
pub use status::WatchStatus;

use losses::Losses;
use noise_scale::{Halves, NoiseScale};
use origin::Origin;
use record::Record;
use rows::Rows;
use snapshot::Snapshot;

/// A number of updates; 0 for never.
const fn interval(key: Param, description: &'static str) -> Parameter {
    whole(key, 0.0, [0.0, MOST_STEPS as f64], description)
}

/// The settings.
pub(super) static ENTRY: Entry = Entry {
    family: "watch",
    code: 1,
    name: "watch",
    description: "What the doctor watches in a training run.",
    parameters: &[
        switch(Param::Watch, 0.0, "1: every step is watched"),
        whole(Param::Window, 100.0, [4.0, 65536.0], "how many losses are the recent past"),
        parameter(
            Param::ExplosionFactor,
            10.0,
            [0.0, 1e6],
            "how many deviations above their mean a loss explodes; 0: never",
        ),
        parameter(
            Param::PlateauThreshold,
            0.01,
            [0.0, 1.0],
            "the share by which the losses must fall over the window",
        ),
        interval(Param::RatioInterval, "every how many updates their size is measured"),
        interval(Param::NoiseScaleInterval, "every how many updates the noise scale is measured"),
        policy::NON_FINITE,
        policy::EXPLOSION,
        policy::NORM,
        policy::NORM_BOUND,
        policy::RATE_SHRINK,
        policy::RATE_RECOVERY,
        policy::SNAPSHOT_INTERVAL,
        policy::PATIENCE,
        policy::ROW_BOUND,
    ],
};

static FAMILY: [&Entry; 1] = [&ENTRY];

/// The watch of a trainer.
pub(in crate::train) struct Watch {
    settings: Settings,
    /// While it is switched on.
    state: Option<Box<State>>,
    pub(in crate::train) rows: Rows,
}

impl Default for Watch {
    fn default() -> Self {
        Self { settings: Settings::new(&ENTRY), state: None, rows: Rows::default() }
    }
}

/// What was seen.
struct State {
    losses: Losses,
    scale: NoiseScale,
    /// ‖Δθ‖ / ‖θ‖ of each layer at the last measurement; NaN before.
    ratios: Vec<f64>,
    /// The weights before an update that is measured.
    before: Option<Buffer>,
    /// Updates that were watched.
    watched: u64,
    record: Record,
    /// Steps that were left out since the last one that was done, and exploding losses among them.
    left_out: u64,
    explosions: u64,
    /// Where a policy goes back to it, and the steps that were done since it was taken or given back.
    snapshot: Option<Box<Snapshot>>,
    good: u64,
    /// The norm of all gradients and the rows of the last update.
    gradient_norm: f64,
    rows: usize,
    pending: Pending,
}

/// What is known of the gradients that wait for their update.
#[derive(Clone, Copy, Default)]
struct Pending {
    /// None for a loss that the host computed.
    loss: Option<f64>,
    /// Σ g² of all parameters that are not frozen; none where the host may have changed them.
    squares: Option<f64>,
    /// Where something that is not finite began.
    origin: Option<Origin>,
    /// Of the batch, those of them that were left out, and the first sample of these.
    rows: usize,
    dropped: usize,
    first_dropped: Option<usize>,
    halves: Option<Halves>,
}

/// The nodes that are layers, in the order of their numbers in reports.
fn layers(network: &Network) -> impl DoubleEndedIterator<Item = usize> {
    let nodes = network.graph.nodes().iter().enumerate();
    nodes.filter(|(_, node)| matches!(node.operation, Operation::Layer(_))).map(|(index, _)| index)
}

impl State {
    fn new(settings: &Settings, network: &Network) -> Result<Self, Error> {
        let mut ratios = Vec::new();
        resize(&mut ratios, layers(network).count())?;
        ratios.fill(f64::NAN);
        let mut state = Self {
            losses: Losses::new(settings.value(Param::Window) as usize)?,
            scale: NoiseScale::default(),
            ratios,
            before: None,
            watched: 0,
            record: Record::new()?,
            left_out: 0,
            explosions: 0,
            snapshot: None,
            good: 0,
            gradient_norm: f64::NAN,
            rows: 0,
            pending: Pending::default(),
        };
        state.make_room(settings, network)?;
        Ok(state)
    }

    /// Makes the memory of what the settings ask for, or gives it back.
    fn make_room(&mut self, settings: &Settings, network: &Network) -> Result<(), Error> {
        let window = settings.value(Param::Window) as usize;
        if window != self.losses.window() {
            self.losses = Losses::new(window)?;
        }
        if settings.value(Param::RatioInterval) == 0.0 {
            self.before = None;
        } else if self.before.is_none() {
            self.before = Some(Buffer::zeroed::<f32>(network.layout.floats)?);
        }
        Ok(())
    }
}

impl Watch {
    /// Whether an interval that began with the first update ends with this one.
    fn is_due(&self, key: Param, step: u64) -> bool {
        let interval = self.settings.value(key) as u64;
        interval > 0 && step.is_multiple_of(interval)
    }

    /// The gradients are a mean over so many rows of several batches, whose losses were seen before.
    pub(in crate::train) fn begin_mean(&mut self, rows: usize) {
        if let Some(state) = &mut self.state {
            state.pending = Pending { rows, ..Pending::default() };
        }
    }

    /// The gradients may be others from now on.
    pub(in crate::train) fn forget_origin(&mut self) {
        if let Some(state) = &mut self.state {
            (state.pending.squares, state.pending.halves) = (None, None);
        }
    }
}

impl Trainer {
    /// A setting of the doctor's watch.
    pub fn watch_setting(&self, key: Param) -> Result<f64, Error> {
        self.followers.watch.settings.get(key)
    }

    /// Sets a setting of the doctor's watch. Switching it off forgets what was seen, and brings a
    /// learning rate that it shrank back; another window forgets the losses. Allocates.
    pub fn set_watch_setting(&mut self, key: Param, value: f64) -> Result<(), Error> {
        let mut settings = self.followers.watch.settings.clone();
        settings.set(key, value)?;
        policy::check(&settings, &self.optimizer, &self.loss)?;
        let outcome = self.make_watch_room(&settings);
        let watch = &mut self.followers.watch;
        if outcome.is_ok() {
            watch.settings = settings;
        }
        if watch.settings.value(Param::Watch) == 0.0 {
            (watch.state, self.treatment.rate_scale) = (None, 1.0);
        }
        outcome
    }

    /// Makes the memory of what settings ask for.
    fn make_watch_room(&mut self, settings: &Settings) -> Result<(), Error> {
        let watch = &mut self.followers.watch;
        watch.rows.make_room(settings, self.options.largest_batch)?;
        if settings.value(Param::Watch) == 0.0 {
            return Ok(());
        }
        match &mut watch.state {
            Some(state) => state.make_room(settings, &self.network)?,
            None => watch.state = Some(Box::new(State::new(settings, &self.network)?)),
        }
        self.make_snapshot_room(settings)
    }

    /// Makes the memory of what the settings of a loaded trainer ask for; refuses those that make no
    /// sense for it.
    pub(in crate::train) fn prepare_watch(&mut self) -> Result<(), Error> {
        let watch = &mut self.followers.watch;
        watch.rows.make_room(&watch.settings, self.options.largest_batch)?;
        policy::check(&watch.settings, &self.optimizer, &self.loss)
            .map_err(|error| Error::corrupt(format!("file: watch: {}", error.message())))
    }
}

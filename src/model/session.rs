//! A session: an arena planned once for a model and a largest batch, which runs inference.
//!
//! A batch goes through all layers in blocks of rows whose values stay in the cache. Running
//! allocates nothing and locks nothing. Many sessions, one a thread, share one model's
//! weights. A session of a model serves the weights as they were when it was made; one that follows
//! snapshots takes the newest at the begin of each run.

use std::sync::Arc;

use crate::error::Error;
use crate::host::log::LogLevel;
use crate::kernels::runtime::{Runtime, WORKER_SCRATCH};
use crate::kernels::strided::{StridedRows, StridedRowsMut, Strides, for_each_block};
use crate::tensor::buffer::Buffer;
use crate::tensor::shape::show_batch;

use super::model::{Model, Network};
use super::passes::Batch;
use super::plan::Plan;
use super::row::RowSteps;
use super::served::Served;
use super::snapshot::Snapshots;

/// Floats of values that a block of rows should have: three quarters of a cache of 48 KiB.
const BLOCK_FLOATS: usize = 9216;
/// The rows of a block, at least and at most: multiples of what a tile takes.
const BLOCK_ROWS: [usize; 2] = [24, 96];

/// A session.
pub struct Session {
    network: Arc<Network>,
    pub(super) served: Served,
    runtime: Arc<Runtime>,
    /// The plan of one block.
    plan: Plan,
    arena: Buffer,
    /// The way of a single row, if there is a shorter one.
    row: Option<RowSteps>,
    /// A row of inputs and one of outputs, where they stand at strides.
    staging: Buffer,
    largest_batch: usize,
    /// Floats of a row of inputs and of outputs.
    sizes: [usize; 2],
}

impl Session {
    /// A session of a model for batches of up to `largest_batch` rows.
    pub fn new(model: &Model, runtime: Arc<Runtime>, largest_batch: usize) -> Result<Self, Error> {
        let packed = model.packed(&runtime)?;
        let served = Served::Model { flat: Arc::clone(model.weights()), packed };
        Self::assemble(Arc::clone(model.network()), served, runtime, largest_batch)
    }

    /// A session that serves the newest of a trainer's snapshots in each run. Without a runtime it is
    /// the calling thread alone, at the snapshots' level.
    pub fn following(
        snapshots: &Snapshots,
        runtime: Option<Arc<Runtime>>,
        largest_batch: usize,
    ) -> Result<Self, Error> {
        let level = snapshots.level();
        let runtime = runtime.map_or_else(|| Runtime::new(1, Some(level)), Ok)?;
        if runtime.level() != level {
            return Err(Error::invalid(format!(
                "runtime: expected the instruction set of the snapshots, that of their trainer's \
                 runtime, {}, got {}",
                level.name(),
                runtime.level().name()
            )));
        }
        let served = Served::Snapshots { reader: snapshots.reader()?, is_pinned: false };
        Self::assemble(Arc::clone(snapshots.network()), served, runtime, largest_batch)
    }

    fn assemble(
        network: Arc<Network>,
        served: Served,
        runtime: Arc<Runtime>,
        largest_batch: usize,
    ) -> Result<Self, Error> {
        // A plan of the whole batch says whether it is one that a computer could hold.
        Plan::inference(&network, largest_batch)?;
        let row = Plan::inference(&network, 1)?;
        let [least, most] = BLOCK_ROWS;
        let rows = (BLOCK_FLOATS / row.values().max(1) / 12 * 12).clamp(least, most);
        let plan = Plan::inference(&network, rows.min(largest_batch))?;
        let mut arena = Buffer::zeroed::<f32>(plan.floats)?;
        arena.touch();
        let packed = served.weights().packed.expect("a session's weights");
        let row = RowSteps::new(&network, &plan, packed);
        if plan.floats > WORKER_SCRATCH && runtime.threads() > 1 {
            let (rows, floats, most) = (plan.largest_batch, plan.floats, WORKER_SCRATCH);
            runtime.tell(
                LogLevel::Warning,
                format_args!(
                    "a block of {rows} rows takes {floats} floats, a worker has {most}: threads \
                     share the products of large layers, not the rows of a batch"
                ),
            );
        }
        let sizes = [network.input().size(), network.output().size()];
        let staging = Buffer::zeroed::<f32>(sizes[0] + sizes[1])?;
        let mut session =
            Self { network, served, runtime, plan, arena, row, staging, largest_batch, sizes };
        session.warm_up()?;
        Ok(session)
    }

    /// Runs zeros, one row and a block, so that the host's first run finds all memory and code there.
    fn warm_up(&mut self) -> Result<(), Error> {
        for rows in [1, self.block_rows()] {
            let [input, output] = self.sizes.map(|size| rows * size);
            let mut values = Buffer::zeroed::<f32>(input + output)?;
            let (inputs, outputs) = values.as_mut_slice().split_at_mut(input);
            self.run(inputs, outputs)?;
        }
        Ok(())
    }

    /// The immutable part of the model.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// Threads and instruction set.
    pub fn runtime(&self) -> &Arc<Runtime> {
        &self.runtime
    }

    /// The largest batch.
    pub fn largest_batch(&self) -> usize {
        self.largest_batch
    }

    /// Rows that go through all layers together: what [`Self::forward`] takes at most.
    pub fn block_rows(&self) -> usize {
        self.plan.largest_batch
    }

    /// Computes the outputs of rows of inputs, block by block; threads share the blocks.
    pub fn run(&mut self, inputs: &[f32], outputs: &mut [f32]) -> Result<(), Error> {
        let rows = self.rows(inputs.len(), outputs.len())?;
        self.served.follow();
        if let (1, Some(row)) = (rows, &self.row) {
            let (weights, arena) = (self.served.weights(), self.arena.as_mut_slice());
            row.run(&self.network, &self.runtime, weights, arena, inputs, outputs);
            return Ok(());
        }
        let [input, output] = self.sizes.map(|size| Strides::contiguous(rows, size));
        self.run_blocks(StridedRows::of(inputs, input), StridedRowsMut::of(outputs, output));
        Ok(())
    }

    /// As [`Self::run`], of rows that stand at strides. The same bits.
    pub fn run_strided(
        &mut self,
        inputs: StridedRows<'_>,
        mut outputs: StridedRowsMut<'_>,
    ) -> Result<(), Error> {
        let counts = [inputs.strides(), outputs.strides()].map(|all| all.rows * all.columns);
        let rows = self.rows(counts[0], counts[1])?;
        self.served.follow();
        if let (1, Some(row)) = (rows, &self.row) {
            let (weights, arena) = (self.served.weights(), self.arena.as_mut_slice());
            let (input, output) = self.staging.as_mut_slice::<f32>().split_at_mut(self.sizes[0]);
            inputs.gather(input);
            row.run(&self.network, &self.runtime, weights, arena, input, output);
            outputs.scatter(output);
            return Ok(());
        }
        self.run_blocks(inputs, outputs);
        Ok(())
    }

    fn run_blocks(&mut self, inputs: StridedRows<'_>, outputs: StridedRowsMut<'_>) {
        let (network, runtime, plan) = (&*self.network, &*self.runtime, &self.plan);
        // A worker has room for the arena of any block but those of very wide networks.
        let shared = plan.floats <= WORKER_SCRATCH;
        let rows = inputs.strides().rows;
        let work = if shared { rows.saturating_mul(network.layout.floats) } else { 0 };
        let (weights, arena) = (self.served.weights(), self.arena.as_mut_slice());
        let how = (runtime, work, plan.largest_batch);
        for_each_block(how, inputs, outputs, arena, |inputs, mut outputs, arena| {
            let rows = inputs.strides().rows;
            inputs.gather(&mut arena[plan.input(network).range(rows)]);
            plan.forward(network, runtime, Batch::inference(rows), weights, arena);
            outputs.scatter(&arena[plan.output(network).range(rows)]);
        });
    }

    /// The number of rows that so many input and output values are, if it is one that fits.
    #[inline]
    pub fn rows(&self, inputs: usize, outputs: usize) -> Result<usize, Error> {
        if [inputs, outputs] == self.sizes { Ok(1) } else { self.several_rows(inputs, outputs) }
    }

    /// Floats of a row of inputs and of outputs.
    pub fn sizes(&self) -> [usize; 2] {
        self.sizes
    }

    /// Refuses more rows than the session takes.
    #[inline]
    pub fn check_rows(&self, rows: usize) -> Result<(), Error> {
        if rows <= self.largest_batch { Ok(()) } else { Err(self.too_many_rows(rows)) }
    }

    #[cold]
    fn too_many_rows(&self, rows: usize) -> Error {
        Error::shape(format!(
            "inputs: expected at most {} rows, the session's largest batch, got {rows}",
            self.largest_batch
        ))
    }

    fn several_rows(&self, inputs: usize, outputs: usize) -> Result<usize, Error> {
        let (input, output) = (self.network.input(), self.network.output());
        if !inputs.is_multiple_of(input.size()) {
            return Err(Error::shape(format!(
                "inputs: expected {}, a multiple of {} values, got {inputs}",
                show_batch(&input.shape),
                input.size()
            )));
        }
        let rows = inputs / input.size();
        self.check_rows(rows)?;
        if outputs != rows * output.size() {
            return Err(Error::shape(format!(
                "outputs: expected {} values of shape {} for {rows} rows, got {outputs}",
                rows * output.size(),
                show_batch(&output.shape)
            )));
        }
        Ok(rows)
    }

    /// The place for the first `rows` rows of input, at most a block.
    pub fn inputs(&mut self, rows: usize) -> &mut [f32] {
        let place = self.plan.input(&self.network);
        &mut self.arena.as_mut_slice()[place.range(rows)]
    }

    /// Computes the outputs of the rows that stand in the input's place.
    pub fn forward(&mut self, rows: usize) {
        let weights = self.served.weights();
        let arena = self.arena.as_mut_slice();
        let batch = Batch::inference(rows);
        self.plan.forward(&self.network, &self.runtime, batch, weights, arena);
    }

    /// The first `rows` rows of output, and the runtime to go on with.
    pub fn outputs(&self, rows: usize) -> (&[f32], &Runtime) {
        let place = self.plan.output(&self.network);
        (&self.arena.as_slice()[place.range(rows)], &self.runtime)
    }
}

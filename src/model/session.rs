//! A session: an arena planned once for a model and a largest batch, which runs inference.
//!
//! A batch goes through all layers in blocks of rows whose values stay in the cache. Running
//! allocates nothing and locks nothing. Many sessions, one a thread, share one model's
//! weights. A session serves the weights as they were when it was made.

use std::sync::Arc;

use crate::error::Error;
use crate::host::log::LogLevel;
use crate::kernels::runtime::{Runtime, WORKER_SCRATCH};
use crate::tensor::buffer::Buffer;
use crate::tensor::shape::show_batch;

use super::model::{Model, Network};
use super::packed::PackedWeights;
use super::plan::{Batch, Plan, Weights};
use super::row::RowSteps;

/// Floats of values that a block of rows should have: three quarters of a first-level cache.
const BLOCK_FLOATS: usize = 6144;
/// The rows of a block, at least and at most: multiples of what a tile takes.
const BLOCK_ROWS: [usize; 2] = [24, 96];

/// A session.
pub struct Session {
    network: Arc<Network>,
    weights: Arc<Buffer>,
    packed: Arc<PackedWeights>,
    runtime: Arc<Runtime>,
    /// The plan of one block.
    plan: Plan,
    arena: Buffer,
    /// The way of a single row, if there is a shorter one.
    row: Option<RowSteps>,
    largest_batch: usize,
    /// Floats of a row of inputs and of outputs.
    sizes: [usize; 2],
}

impl Session {
    /// A session of a model for batches of up to `largest_batch` rows.
    pub fn new(model: &Model, runtime: Arc<Runtime>, largest_batch: usize) -> Result<Self, Error> {
        let network = Arc::clone(model.network());
        // A plan of the whole batch says whether it is one that a computer could hold.
        Plan::inference(&network, largest_batch)?;
        let row = Plan::inference(&network, 1)?;
        let [least, most] = BLOCK_ROWS;
        let rows = (BLOCK_FLOATS / row.values().max(1) / 12 * 12).clamp(least, most);
        let plan = Plan::inference(&network, rows.min(largest_batch))?;
        let arena = Buffer::zeroed::<f32>(plan.floats)?;
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
        let packed = model.packed(&runtime)?;
        let weights = Arc::clone(model.weights());
        let row = RowSteps::new(&network, &plan, &packed);
        let sizes = [network.input().size(), network.output().size()];
        Ok(Self { network, weights, packed, runtime, plan, arena, row, largest_batch, sizes })
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
        let [input, output] = self.sizes;
        let (plan, block) = (&self.plan, self.plan.largest_batch);
        let weights = Weights { flat: self.weights.as_slice(), packed: Some(&self.packed) };
        if let (1, Some(row)) = (rows, &self.row) {
            let arena = self.arena.as_mut_slice();
            row.run(&self.network, &self.runtime, weights, arena, inputs, outputs);
            return Ok(());
        }
        // A worker has room for the arena of any block but those of very wide networks.
        let shared = plan.floats <= WORKER_SCRATCH;
        let work = if shared { rows.saturating_mul(self.network.layout.floats) } else { 0 };
        let parts = [(outputs, block * output)];
        let arena = self.arena.as_mut_slice();
        let (network, runtime) = (&*self.network, &*self.runtime);
        runtime.for_each_chunk_in(work, parts, arena, |index, [outputs], arena| {
            let rows = outputs.len() / output;
            let from = index * block * input;
            let inputs = &inputs[from..from + rows * input];
            arena[plan.input(network).range(rows)].copy_from_slice(inputs);
            plan.forward(network, runtime, Batch::inference(rows), weights, arena);
            outputs.copy_from_slice(&arena[plan.output(network).range(rows)]);
        });
        Ok(())
    }

    /// The number of rows that so many input and output values are, if it is one that fits.
    #[inline]
    pub fn rows(&self, inputs: usize, outputs: usize) -> Result<usize, Error> {
        if [inputs, outputs] == self.sizes { Ok(1) } else { self.several_rows(inputs, outputs) }
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
        if rows > self.largest_batch() {
            return Err(Error::shape(format!(
                "inputs: expected at most {} rows, the session's largest batch, got {rows}",
                self.largest_batch()
            )));
        }
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
        let weights = Weights { flat: self.weights.as_slice(), packed: Some(&self.packed) };
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

//! A session: an arena planned once for a model and a largest batch, which runs inference.
//!
//! Running allocates nothing and locks nothing. Many sessions, one a thread, share one model's
//! weights. A session serves the weights as they were when it was made.

use std::sync::Arc;

use crate::error::Error;
use crate::kernels::runtime::Runtime;
use crate::tensor::buffer::Buffer;
use crate::tensor::shape::show_batch;

use super::model::{Model, Network};
use super::plan::Plan;

/// A session.
pub struct Session {
    network: Arc<Network>,
    weights: Arc<Buffer>,
    runtime: Arc<Runtime>,
    plan: Plan,
    arena: Buffer,
}

impl Session {
    /// A session of a model for batches of up to `largest_batch` rows.
    pub fn new(model: &Model, runtime: Arc<Runtime>, largest_batch: usize) -> Result<Self, Error> {
        let network = Arc::clone(model.network());
        let plan = Plan::inference(&network, largest_batch)?;
        let arena = Buffer::zeroed::<f32>(plan.floats)?;
        Ok(Self { network, weights: Arc::clone(model.weights()), runtime, plan, arena })
    }

    /// The immutable part of the model.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// Threads and instruction set.
    pub fn runtime(&self) -> &Runtime {
        &self.runtime
    }

    /// The largest batch.
    pub fn largest_batch(&self) -> usize {
        self.plan.largest_batch
    }

    /// Computes the outputs of rows of inputs.
    pub fn run(&mut self, inputs: &[f32], outputs: &mut [f32]) -> Result<(), Error> {
        let rows = self.rows(inputs.len(), outputs.len())?;
        self.inputs(rows).copy_from_slice(inputs);
        outputs.copy_from_slice(self.forward(rows));
        Ok(())
    }

    /// The number of rows that so many input and output values are, if it is one that fits.
    pub fn rows(&self, inputs: usize, outputs: usize) -> Result<usize, Error> {
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

    /// The place for the first `rows` rows of input.
    pub fn inputs(&mut self, rows: usize) -> &mut [f32] {
        let place = self.plan.steps[self.network.input_index()].output;
        &mut self.arena.as_mut_slice()[place.range(rows)]
    }

    /// Computes the outputs of the rows that stand in the input's place.
    pub fn forward(&mut self, rows: usize) -> &[f32] {
        let arena = self.arena.as_mut_slice();
        self.plan.forward(&self.network, &self.runtime, rows, self.weights.as_slice(), arena);
        self.outputs(rows).0
    }

    /// The first `rows` rows of output, and the runtime to go on with.
    pub fn outputs(&self, rows: usize) -> (&[f32], &Runtime) {
        let place = self.plan.steps[self.network.graph.output()].output;
        (&self.arena.as_slice()[place.range(rows)], &self.runtime)
    }
}

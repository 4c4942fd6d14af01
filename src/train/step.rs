//! A step of training: the loss and the gradients of a batch, then an update of the weights.

use crate::error::Error;
use crate::loss::Targets;
use crate::model::Weights;

use super::doctor::Source;
use super::trainer::{BatchResult, Trainer, evaluate_loss, whole_rows};

impl Trainer {
    /// Computes loss and gradients of a batch; the weights stay. An optimizer that looks ahead has
    /// both taken there, at θ + α v.
    pub fn compute_gradients(
        &mut self,
        inputs: &[f32],
        targets: &Targets<'_>,
    ) -> Result<f64, Error> {
        let rows = whole_rows(&self.network, inputs.len())?;
        self.differentiate_arrays(rows, inputs, targets, None)
    }

    /// Updates the weights from the gradients, once for each computation of them.
    pub fn apply_gradients(&mut self) -> Result<(), Error> {
        self.check_no_search()?;
        self.settle();
        if !self.pending {
            return Err(Error::state(
                "trainer: expected gradients computed since the last update, got none",
            ));
        }
        // Gradients of a file may be applied before the first step.
        self.state.prepare(&self.network, &self.optimizer)?;
        self.checked_update()
    }

    /// A whole step: gradients of a batch, then an update. Returns the loss before the update.
    pub fn step(&mut self, inputs: &[f32], targets: &Targets<'_>) -> Result<f64, Error> {
        if self.optimizer.kind().searches() {
            let rows = whole_rows(&self.network, inputs.len())?;
            self.settle();
            let mut batch = self.array_batch(rows, inputs, targets, None)?;
            return self.search(&mut batch).map(|result| result.loss);
        }
        let loss = self.compute_gradients(inputs, targets)?;
        self.checked_update()?;
        Ok(loss)
    }

    /// The gradient at the model's input for the last batch.
    pub fn input_gradient(&self) -> Result<&[f32], Error> {
        let place = self.plan.steps[self.network.input_index()].gradient;
        let place = place.ok_or_else(|| {
            Error::state("trainer: expected one made with the option input_gradient")
        })?;
        self.check_kept()?;
        let arena = self.arena.as_ref().filter(|_| self.last_rows > 0);
        let arena = arena
            .ok_or_else(|| Error::state("trainer: expected gradients computed before, got none"))?;
        Ok(&arena.as_slice()[place.range(self.last_rows)])
    }

    /// The number of rows that so many input values are, if they are computed at once.
    pub fn rows(&self, values: usize) -> Result<usize, Error> {
        let rows = whole_rows(&self.network, values)?;
        if rows > self.options.largest_batch {
            return Err(Error::shape(format!(
                "inputs: expected at most {} rows, the trainer's largest batch, got {rows}",
                self.options.largest_batch
            )));
        }
        Ok(rows)
    }

    /// The place for the first `rows` rows of input.
    pub(super) fn inputs(&mut self, rows: usize) -> Result<&mut [f32], Error> {
        self.prepare()?;
        // What the arena held is overwritten.
        (self.forward_rows, self.has_row_losses) = (0, false);
        let place = self.plan.steps[self.network.input_index()].output;
        let arena = self.arena.as_mut().expect("prepared").as_mut_slice();
        Ok(&mut arena[place.range(rows)])
    }

    /// Loss and gradients of the rows that stand in the input's place.
    pub(super) fn differentiate(
        &mut self,
        rows: usize,
        targets: &Targets<'_>,
        weights: Option<&[f32]>,
        number: impl Fn(usize) -> usize,
    ) -> Result<BatchResult, Error> {
        self.loss.check(rows, self.network.output().size(), targets, number)?;
        let batch = self.batch(0..rows);
        self.move_ahead();
        self.measure_halves(rows, targets, weights);
        let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        let flat = self.ahead.as_ref().unwrap_or(&self.weights).as_slice();
        let unpacked = Weights { flat, packed: None };
        self.plan.forward(&self.network, &self.runtime, batch, unpacked, arena);
        let how = (&*self.network, &*self.runtime, &self.loss);
        let result = evaluate_loss(how, &self.plan, rows, (targets, weights), arena);
        let gradients = self.gradients.as_mut_slice();
        self.plan.backward(&self.network, &self.runtime, batch, flat, gradients, arena);
        (self.last_rows, self.has_row_losses) = (rows, true);
        self.pending = true;
        self.watch_batch(batch, Source::Targets(targets, weights, result.loss));
        Ok(result)
    }
}

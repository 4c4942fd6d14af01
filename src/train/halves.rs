//! The halves of a step, for losses that the host computes, weights of samples, and the losses of rows.
//!
//! A host that has its own loss, as in reinforcement learning, reads the outputs of a forward pass,
//! gives the gradient of its loss at them to the backward pass, and then applies the gradients.

use crate::error::Error;
use crate::loss::{Targets, check_weights};
use crate::model::Weights;

use super::doctor::Source;
use super::trainer::{Trainer, whole_rows};

impl Trainer {
    /// Computes loss and gradients of a batch whose rows have weights; the model's weights stay.
    pub fn compute_gradients_weighted(
        &mut self,
        inputs: &[f32],
        targets: &Targets<'_>,
        weights: &[f32],
    ) -> Result<f64, Error> {
        let rows = whole_rows(&self.network, inputs.len())?;
        if weights.len() != rows {
            return Err(Error::shape(format!(
                "weights: expected {rows}, one for each row, got {}",
                weights.len()
            )));
        }
        check_weights("row", weights)?;
        self.differentiate_arrays(rows, inputs, targets, Some(weights))
    }

    /// The forward pass of training over some rows; returns the outputs, row after row. An optimizer
    /// that looks ahead has both passes there, at θ + α v.
    pub fn forward(&mut self, inputs: &[f32]) -> Result<&[f32], Error> {
        let rows = self.rows(inputs.len())?;
        self.settle();
        self.inputs(rows)?.copy_from_slice(inputs);
        let batch = self.batch(0..rows);
        self.move_ahead();
        let flat = self.ahead.as_ref().unwrap_or(&self.weights).as_slice();
        let weights = Weights { flat, packed: None };
        let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        self.plan.forward(&self.network, &self.runtime, batch, weights, arena);
        self.forward_rows = rows;
        let [outputs, ..] = self.plan.loss_arrays(&self.network, rows, arena);
        Ok(outputs)
    }

    /// The backward pass after [`Self::forward`], from the gradient of a host's loss at its outputs;
    /// once for each forward pass, whose weights must still be the model's.
    pub fn backward(&mut self, output_gradient: &[f32]) -> Result<(), Error> {
        let rows = self.forward_rows;
        if rows == 0 {
            return Err(Error::state(
                "trainer: expected a forward pass since the last gradients or update, got none",
            ));
        }
        let expected = rows * self.network.output().size();
        if output_gradient.len() != expected {
            return Err(Error::shape(format!(
                "output_gradient: expected {expected} values for {rows} rows, got {}",
                output_gradient.len()
            )));
        }
        let batch = self.batch(0..rows);
        let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        let [_, gradient, ..] = self.plan.loss_arrays(&self.network, rows, arena);
        gradient.copy_from_slice(output_gradient);
        let weights = self.ahead.as_ref().unwrap_or(&self.weights).as_slice();
        let gradients = self.gradients.as_mut_slice();
        self.plan.backward(&self.network, &self.runtime, batch, weights, gradients, arena);
        (self.forward_rows, self.last_rows, self.pending) = (0, rows, true);
        self.watch_batch(batch, Source::Gradient(output_gradient));
        Ok(())
    }

    /// Refuses to give what only the rows of a batch that is computed at once leave.
    pub(super) fn check_kept(&self) -> Result<(), Error> {
        let (rows, largest) = (self.last_rows, self.options.largest_batch);
        if rows <= largest {
            return Ok(());
        }
        Err(Error::state(format!(
            "trainer: expected a last batch of at most {largest} rows, the largest batch, of which \
             each row's values are kept; got one of {rows}"
        )))
    }

    /// The loss of each row of the last batch, times the row's weight.
    pub fn row_losses(&self) -> Result<&[f32], Error> {
        self.check_kept()?;
        let arena = self.arena.as_ref().filter(|_| self.has_row_losses);
        let arena = arena.ok_or_else(|| {
            Error::state("trainer: expected a batch with targets computed before, got none")
        })?;
        Ok(&arena.as_slice()[self.plan.row_losses.range(self.last_rows)])
    }
}

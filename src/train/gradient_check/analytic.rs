//! The gradients that are checked: those of the float32 passes, as a trainer computes them.

use crate::error::Error;
use crate::kernels::runtime::Runtime;
use crate::loss::LossOutput;
use crate::model::{Batch, Model, Plan, Weights};
use crate::tensor::buffer::Buffer;
use crate::tensor::doubles::{part, part_mut, widen, zeros};

use super::super::trainer::{check_layers, check_loss, whole_rows};
use super::{CheckedLoss, GradientCheckOptions};

/// Loss and gradients of a batch.
#[derive(Clone, Debug)]
pub struct Gradients {
    /// The loss, of a host in float64.
    pub loss: f64,
    /// The parts, one after the other.
    values: Vec<f64>,
    /// Where each but the last ends.
    ends: [usize; 3],
}

impl Gradients {
    /// What the model gave, row after row.
    pub fn outputs(&self) -> &[f64] {
        part(&self.values, 0..self.ends[0])
    }

    /// The gradient at the outputs, of a host in float64.
    pub fn output(&self) -> &[f64] {
        part(&self.values, self.ends[0]..self.ends[1])
    }

    /// The gradient at the inputs, row after row.
    pub fn input(&self) -> &[f64] {
        part(&self.values, self.ends[1]..self.ends[2])
    }

    /// The gradients of all parameters, in the network's layout.
    pub fn parameters(&self) -> &[f64] {
        part(&self.values, self.ends[2]..self.values.len())
    }

    /// The same, to be changed.
    pub fn parameters_mut(&mut self) -> &mut [f64] {
        let end = self.values.len();
        part_mut(&mut self.values, self.ends[2]..end)
    }

    /// Computes loss and gradients of a batch of whole rows.
    pub fn new(
        model: &Model,
        runtime: &Runtime,
        inputs: &[f32],
        loss: &mut CheckedLoss<'_>,
        options: &GradientCheckOptions,
    ) -> Result<Self, Error> {
        let network = model.network();
        let rows = check_batch(model, inputs.len(), loss)?;
        let mut plan = Plan::training(network, rows, true)?;
        if let CheckedLoss::Own(loss, _) = loss {
            plan = plan.with_room(loss.room(rows, network.output().size()));
        }
        let floats = network.layout.floats;
        // The arena, then the gradients.
        let mut buffer = Buffer::zeroed::<f32>(plan.floats.saturating_add(floats))?;
        let (arena, flat) = buffer.as_mut_slice::<f32>().split_at_mut(plan.floats);
        let count = rows * network.output().size();
        let ends = [count, 2 * count, 2 * count + inputs.len()];
        let mut made = Self { loss: 0.0, values: zeros(ends[2] + floats)?, ends };
        arena[plan.input(network).range(rows)].copy_from_slice(inputs);
        let batch = Batch { rows, first: 0, draws: options.draws() };
        let weights = Weights { flat: model.flat(), packed: None };
        plan.forward(network, runtime, batch, weights, arena);
        made.differentiate_loss(&plan, model, runtime, loss, arena)?;
        plan.backward(network, runtime, batch, model.flat(), flat, arena);
        let input = plan.steps[network.input_index()].gradient.expect("asked for").range(rows);
        widen(&arena[input], part_mut(&mut made.values, ends[1]..ends[2]));
        widen(flat, made.parameters_mut());
        Ok(made)
    }

    /// Computes the loss, and its gradient at the outputs into its place.
    fn differentiate_loss(
        &mut self,
        plan: &Plan,
        model: &Model,
        runtime: &Runtime,
        loss: &mut CheckedLoss<'_>,
        arena: &mut [f32],
    ) -> Result<(), Error> {
        let (network, rows) = (model.network(), plan.largest_batch);
        let [outputs, gradient, row_values, room] = plan.loss_arrays(network, rows, arena);
        let (wide_outputs, wide_gradient) = self.values.split_at_mut(self.ends[0]);
        let wide_gradient = part_mut(wide_gradient, 0..gradient.len());
        widen(outputs, wide_outputs);
        match loss {
            CheckedLoss::Own(loss, targets) => {
                let columns = network.output().size();
                let result = LossOutput { row_values, gradient, room };
                self.loss = loss.evaluate(runtime, columns, outputs, targets, result);
                widen(gradient, wide_gradient);
            }
            CheckedLoss::Host(loss) => {
                self.loss = loss(wide_outputs, Some(wide_gradient))?;
                gradient.iter_mut().zip(wide_gradient).for_each(|(to, from)| *to = *from as f32);
            }
        }
        Ok(())
    }
}

/// The number of rows of a batch that fits the model and the loss.
#[inline(never)]
fn check_batch(model: &Model, values: usize, loss: &CheckedLoss<'_>) -> Result<usize, Error> {
    let network = model.network();
    check_layers(network)?;
    let rows = whole_rows(network, values)?;
    if let CheckedLoss::Own(loss, targets) = loss {
        check_loss(network, loss)?;
        loss.check(rows, network.output().size(), targets, |row| row)?;
    }
    Ok(rows)
}

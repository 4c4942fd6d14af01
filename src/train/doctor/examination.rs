//! One forward and one backward pass over a batch, with a look at every layer.
//!
//! The passes are those of a training step, in a plan in which no value is overwritten by another.
//! The optimizer's next step is done on copies. Memory: the values and gradients of the whole batch,
//! a copy of the gradients and, for a trainer, of the weights and the optimizer's state.

use crate::activation::{Context, Form};
use crate::error::Error;
use crate::kernels::pace::Pace;
use crate::kernels::runtime::Runtime;
use crate::layer::{Layer, LayerKind};
use crate::loss::{Loss, Targets};
use crate::model::{Batch, Draws, Model, Network, Operation, Plan, Step, Weights};
use crate::tensor::buffer::Buffer;
use crate::train::clipping::NormSums;
use crate::train::trainer::{Trainer, check_layers, check_loss, evaluate_loss, whole_rows};

use super::figures::{self, Figures, Flat, Rows, count_non_finite, fraction};
use super::{LayerReport, Report, advice};

/// What is examined.
struct Patient<'a> {
    network: &'a Network,
    runtime: &'a Runtime,
    loss: &'a Loss,
    weights: &'a [f32],
    /// Where the passes take the weights: as they are, or ahead of them.
    point: &'a [f32],
    draws: Option<Draws>,
    /// Whose optimizer says what a step would change.
    trainer: Option<&'a Trainer>,
}

/// What the passes gave.
struct Measured {
    rows: usize,
    loss: f64,
    non_finite_inputs: f64,
    figures: Vec<Figures>,
}

/// Examines a model with a batch.
pub fn examine(
    model: &Model,
    loss: &Loss,
    runtime: &Runtime,
    inputs: &[f32],
    targets: &Targets<'_>,
) -> Result<Report, Error> {
    let network = model.network();
    check_layers(network)?;
    check_loss(network, loss)?;
    let weights = model.flat();
    let (point, draws, trainer) = (weights, None, None);
    let patient = Patient { network, runtime, loss, weights, point, draws, trainer };
    patient.examine(inputs, targets)
}

impl Trainer {
    /// Examines the model as it stands with a batch of any number of rows. Randomized rectifiers
    /// draw as in the next step, and update norms are those of the next step, were this its batch.
    /// Where the optimizer looks ahead, all is as it is there. Nothing of the trainer changes.
    pub fn examine(&self, inputs: &[f32], targets: &Targets<'_>) -> Result<Report, Error> {
        let ahead = self.ahead_of_weights()?;
        let patient = Patient {
            network: self.network(),
            runtime: &self.runtime,
            loss: &self.loss,
            weights: self.weights(),
            point: ahead.as_ref().map_or(self.weights(), Buffer::as_slice),
            draws: Some(self.draws()),
            trainer: Some(self),
        };
        patient.examine(inputs, targets)
    }

    /// Where the next step takes its gradients, for an optimizer that looks ahead.
    fn ahead_of_weights(&self) -> Result<Option<Buffer>, Error> {
        if !self.optimizer.kind().looks_ahead() {
            return Ok(None);
        }
        let mut ahead = Buffer::zeroed::<f32>(self.weights().len())?;
        let next = self.update_at(self.steps + 1);
        let (weights, ahead_of) = (self.weights(), ahead.as_mut_slice());
        Pace::in_one_go(|pace| next.look_ahead(pace, weights, &self.state, ahead_of));
        Ok(Some(ahead))
    }

    /// The weights after the next step with these gradients.
    fn next_weights(&self, gradients: &[f32]) -> Result<Buffer, Error> {
        let mut changed = Buffer::copied(self.weights())?;
        let mut state = self.state.copy(&self.network, &self.optimizer)?;
        let mut gradients = Buffer::copied(gradients)?;
        let (weights, gradients) = (changed.as_mut_slice(), gradients.as_mut_slice());
        let (update, norms) = (self.update_at(self.steps + 1), &mut NormSums::default());
        Pace::in_one_go(|pace| update.apply(pace, weights, gradients, &mut state, norms));
        Ok(changed)
    }
}

impl Patient<'_> {
    fn examine(&self, inputs: &[f32], targets: &Targets<'_>) -> Result<Report, Error> {
        let Self { network, runtime, weights, point, .. } = *self;
        let rows = whole_rows(network, inputs.len())?;
        self.loss.check(rows, network.output().size(), targets, |row| row)?;
        let plan = Plan::examination(network, rows)?;
        let plan = plan.with_room(self.loss.room(rows, network.output().size()));
        let mut arena = Buffer::zeroed::<f32>(plan.floats)?;
        let mut gradients = Buffer::zeroed::<f32>(network.layout.floats)?;
        let (arena, gradients) = (arena.as_mut_slice(), gradients.as_mut_slice());
        let batch = Batch { rows, first: 0, draws: self.draws };
        arena[plan.input(network).range(rows)].copy_from_slice(inputs);
        plan.forward(network, runtime, batch, Weights { flat: point, packed: None }, arena);
        // Before the backward pass, which uses up what some activations read.
        let mut layers = Vec::new();
        for (_, layer, step) in self.layers(&plan) {
            let read = layer.read_place(&step.inputs, step.output, step.kept);
            let values = &arena[read.range(rows)];
            let saturated = layer.activation().count_saturated(runtime, read.columns, values);
            layers.push(figures::of_outputs(rows, &arena[step.output.range(rows)], saturated));
        }
        let how = (network, runtime, self.loss);
        let loss = evaluate_loss(how, &plan, rows, (targets, None), arena).loss;
        plan.backward(network, runtime, batch, point, gradients, arena);
        // What a search would give takes other losses than this one.
        let stepping = self.trainer.filter(|trainer| !trainer.optimizer.kind().searches());
        let next = stepping.map(|trainer| trainer.next_weights(gradients)).transpose()?;
        let next = next.as_ref().map(Buffer::as_slice);
        let flat = Flat { weights, gradients, next };
        for ((index, layer, step), figures) in self.layers(&plan).zip(&mut layers) {
            self.add_gradients(figures, (index, layer, step), &flat, arena)?;
        }
        let non_finite_inputs = fraction(count_non_finite(inputs), inputs.len());
        Ok(self.report(&plan, Measured { rows, loss, non_finite_inputs, figures: layers }))
    }

    /// The layers with their nodes' numbers and places.
    fn layers<'a>(&'a self, plan: &'a Plan) -> impl Iterator<Item = (usize, &'a Layer, &'a Step)> {
        let nodes = self.network.graph.nodes().iter().zip(&plan.steps).enumerate();
        nodes.filter_map(|(index, (node, step))| match &node.operation {
            Operation::Layer(layer) => Some((index, layer, step)),
            Operation::Input => None,
        })
    }

    /// The figures of gradients and parameters, after the backward pass.
    fn add_gradients(
        &self,
        figures: &mut Figures,
        (index, layer, step): (usize, &Layer, &Step),
        flat: &Flat<'_>,
        arena: &[f32],
    ) -> Result<(), Error> {
        let rows = figures.rows;
        let place = step.gradient.expect("every layer has one");
        let gradient = &arena[place.range(rows)];
        let is_reshaping = layer.activation().kind().form() == Form::Reshaping;
        let mut result;
        let gradients = match (layer.kind(), step.kept) {
            // Here the gradients are those at the outputs still.
            (LayerKind::Activation, _) if is_reshaping => {
                let input = step.inputs[0];
                result = Buffer::zeroed::<f32>(rows * input.size)?;
                let context = Context::plain(self.runtime, input.columns);
                let values = Some(&arena[input.range(rows)]);
                let to = result.as_mut_slice();
                layer.activation().differentiate_with(context, gradient, values, to);
                Rows { values: result.as_slice(), columns: input.columns }
            }
            (LayerKind::Dense, Some(kept)) if is_reshaping => {
                Rows { values: &arena[kept.range(rows)], columns: kept.columns }
            }
            _ => Rows { values: gradient, columns: place.columns },
        };
        let outputs = &arena[step.output.range(rows)];
        let outputs = Rows { values: outputs, columns: step.output.columns };
        figures.dead = fraction(figures::count_dead(rows, outputs, gradients), figures.units);
        let ranges = self.network.layout.of_node(index);
        figures::add_parameters(figures, ranges, flat);
        let (mut bad, mut all) = (count_non_finite(gradients.values), gradients.values.len());
        for range in ranges {
            bad += count_non_finite(&flat.gradients[range.clone()]);
            all += range.len();
        }
        figures.non_finite_gradients = fraction(bad, all);
        Ok(())
    }

    /// Names and kinds beside the figures, and what follows from them.
    fn report(&self, plan: &Plan, measured: Measured) -> Report {
        let Measured { rows, loss, non_finite_inputs, figures } = measured;
        let first_non_finite = figures
            .iter()
            .position(|figures| figures.non_finite > 0.0)
            .or_else(|| figures.iter().rposition(|figures| figures.non_finite_gradients > 0.0));
        let mut layers = Vec::new();
        for ((index, layer, _), figures) in self.layers(plan).zip(figures) {
            let kind = layer.settings().entry().name;
            let activation = layer.activation().kind().entry().name;
            let activation = if layer.takes_activation() { activation } else { kind };
            let name = self.network.graph.nodes()[index].name.clone();
            layers.push(LayerReport { name, kind, activation, figures, advice: String::new() });
        }
        let mut report = Report { rows, loss, non_finite_inputs, first_non_finite, layers };
        for (number, (index, layer, _)) in self.layers(plan).enumerate() {
            let is_output = index == self.network.graph.output();
            let advice = advice::advise(&report, number, layer.activation(), is_output);
            report.layers[number].advice = advice;
        }
        report
    }
}

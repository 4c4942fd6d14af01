//! Where values that are not finite began: passes over the batch once more, with a look at every
//! layer.
//!
//! The rule is that of a report: the first layer with such outputs in the order of the forward pass;
//! where all outputs are finite, the first with such gradients, of what it passes on or of its
//! parameters, in the order of the backward pass. The passes are those of the step and leave what it
//! left, bit for bit. Nothing is allocated. Cost, where something is not finite: the step's passes
//! again; else one pass over the gradients.

use crate::loss::Targets;
use crate::model::{Batch, GradientSums, Weights};
use crate::train::chunks::chunk_from;
use crate::train::source::BatchSource;
use crate::train::trainer::{Trainer, evaluate_loss};

use super::layers;

/// What gave the gradient at the outputs.
pub(in crate::train) enum Source<'a> {
    /// A loss with targets and weights of rows, and what it was.
    Targets(&'a Targets<'a>, Option<&'a [f32]>, f64),
    /// The host.
    Gradient(&'a [f32]),
}

/// Where it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    /// The layer's number; none where it was the loss.
    pub(super) layer: Option<usize>,
    /// In its outputs, else in its gradients.
    pub(super) is_forward: bool,
    /// What was not finite before.
    pub(super) cause: Cause,
}

/// What outputs were computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Cause {
    /// Values of the batch were not finite.
    Batch = 0,
    /// Parameters of the layer were not finite.
    Parameters = 1,
    /// Everything was finite.
    Overflow = 2,
}

fn is_finite(values: &[f32]) -> bool {
    values.iter().all(|value| value.is_finite())
}

/// Lanes of a sum of squares: enough to hide the latency of an addition.
const LANES: usize = 16;

/// Σ x² in double precision, in sixteen sums that are added in order.
#[inline(never)]
fn sum_of_squares(values: &[f32]) -> f64 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for chunk in chunks {
        for (sum, value) in sums.iter_mut().zip(chunk) {
            *sum += f64::from(*value) * f64::from(*value);
        }
    }
    for (sum, value) in sums.iter_mut().zip(rest) {
        *sum += f64::from(*value) * f64::from(*value);
    }
    sums.iter().sum()
}

impl Trainer {
    /// Σ g² of all parameters that are not frozen; not finite where one of them is not, as no sum of
    /// floats' squares overflows.
    pub(super) fn gradient_squares(&self) -> f64 {
        let gradients = self.gradients.as_slice();
        let moving = self.update_at(self.steps + 1).moving();
        moving.map(|(_, parameter)| sum_of_squares(&gradients[parameter.range.clone()])).sum()
    }

    /// Looks at the gradients of a batch that were just computed.
    pub(in crate::train) fn watch_batch(&mut self, batch: Batch, source: Source<'_>) {
        if self.followers.watch.state.is_none() {
            return;
        }
        let squares = self.gradient_squares();
        let loss = match source {
            Source::Targets(_, _, loss) => Some(loss),
            Source::Gradient(_) => None,
        };
        let is_fine = squares.is_finite() && loss.is_none_or(f64::is_finite);
        let origin = if is_fine { None } else { Some(self.find_origin(batch, &source)) };
        let pending = &mut self.followers.watch.state.as_mut().expect("on").pending;
        (pending.loss, pending.rows, pending.origin) = (loss, batch.rows, origin);
        pending.squares = Some(squares);
        if loss.is_none() {
            pending.halves = None;
        }
    }

    /// The same of a batch that came in chunks, whose gradients are complete.
    pub(in crate::train) fn watch_chunks(&mut self, batch: &mut dyn BatchSource, loss: f64) {
        if self.followers.watch.state.is_none() {
            return;
        }
        let squares = self.gradient_squares();
        let is_fine = squares.is_finite() && loss.is_finite();
        let origin = if is_fine { None } else { Some(self.find_origin_in_chunks(batch, loss)) };
        let pending = &mut self.followers.watch.state.as_mut().expect("on").pending;
        (pending.loss, pending.rows, pending.origin) = (Some(loss), batch.rows(), origin);
        (pending.squares, pending.halves) = (Some(squares), None);
    }

    /// The layer of the first chunk with outputs that are not finite, else what the gradients show.
    fn find_origin_in_chunks(&mut self, batch: &mut dyn BatchSource, loss: f64) -> Origin {
        let (rows, mut first) = (batch.rows(), 0);
        while first < rows {
            let chunk = chunk_from(first, rows, self.options.largest_batch);
            first = chunk.end;
            let place = self.plan.input(&self.network).range(chunk.len());
            let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
            batch.inputs(chunk.clone(), &mut arena[place]);
            let origin = self.repeat_forward(self.batch(chunk));
            if let Some(origin) = origin {
                return origin;
            }
        }
        match loss.is_finite() {
            true => self.origin_in_gradients(),
            false => Origin { layer: None, is_forward: true, cause: Cause::Overflow },
        }
    }

    fn find_origin(&mut self, batch: Batch, source: &Source<'_>) -> Origin {
        let in_outputs = self.repeat_forward(batch);
        let loss_is_finite = self.repeat_loss(batch.rows, source);
        let in_gradients = self.repeat_backward(batch);
        // An activation that levels off hides an infinite input from the outputs.
        let cause = if self.inputs_are_finite(batch.rows) { Cause::Overflow } else { Cause::Batch };
        in_outputs.unwrap_or(if loss_is_finite {
            Origin { layer: in_gradients, is_forward: false, cause }
        } else {
            Origin { layer: None, is_forward: true, cause }
        })
    }

    fn inputs_are_finite(&self, rows: usize) -> bool {
        let arena = self.arena.as_ref().expect("prepared").as_slice();
        is_finite(&arena[self.plan.input(&self.network).range(rows)])
    }

    /// The first layer with outputs that are not finite, and why.
    fn repeat_forward(&mut self, batch: Batch) -> Option<Origin> {
        let inputs_are_finite = self.inputs_are_finite(batch.rows);
        let Self { network, runtime, plan, .. } = self;
        let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        let flat = self.ahead.as_ref().unwrap_or(&self.weights).as_slice();
        plan.forward(network, runtime, batch, Weights { flat, packed: None }, arena);
        let outputs = |index: usize| &arena[plan.steps[index].output.range(batch.rows)];
        let mut numbered = layers(network).enumerate();
        let (number, index) = numbered.find(|(_, index)| !is_finite(outputs(*index)))?;
        let mut parameters = network.layout.of_node(index).iter();
        let cause = if !inputs_are_finite {
            Cause::Batch
        } else if parameters.all(|range| is_finite(&flat[range.clone()])) {
            Cause::Overflow
        } else {
            Cause::Parameters
        };
        Some(Origin { layer: Some(number), is_forward: true, cause })
    }

    /// Puts the gradient at the outputs into its place; whether the loss is finite.
    fn repeat_loss(&mut self, rows: usize, source: &Source<'_>) -> bool {
        let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        match source {
            Source::Targets(targets, weights, loss) => {
                let how = (&*self.network, &*self.runtime, &self.loss);
                evaluate_loss(how, &self.plan, rows, (targets, *weights), arena);
                loss.is_finite()
            }
            Source::Gradient(gradient) => {
                let [_, place, ..] = self.plan.loss_arrays(&self.network, rows, arena);
                place.copy_from_slice(gradient);
                true
            }
        }
    }

    /// The first layer that the backward pass meets with gradients that are not finite.
    fn repeat_backward(&mut self, batch: Batch) -> Option<usize> {
        let Self { network, runtime, plan, gradients, .. } = self;
        let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        let flat = self.ahead.as_ref().unwrap_or(&self.weights).as_slice();
        let sums = GradientSums::of_batch(gradients.as_mut_slice());
        let mut first = None;
        plan.backward_onto(
            network,
            runtime,
            batch,
            flat,
            (sums, arena),
            &mut |index, arena, gradients| {
                let place = plan.steps[index].gradient.expect("every layer has one");
                let mut parameters = network.layout.of_node(index).iter();
                let is_fine = is_finite(&arena[place.range(batch.rows)])
                    && parameters.all(|range| is_finite(&gradients[range.clone()]));
                if first.is_none() && !is_fine {
                    first = Some(index);
                }
            },
        );
        first.and_then(|node| layers(network).position(|index| index == node))
    }

    /// The first layer, in the order of the backward pass, with gradients of parameters that are not
    /// finite: what is left to find where the host changed them.
    pub(super) fn origin_in_gradients(&self) -> Origin {
        let gradients = self.gradients.as_slice();
        let network = &self.network;
        let is_fine = |index: usize| {
            let mut parameters = network.layout.of_node(index).iter();
            parameters.all(|range| is_finite(&gradients[range.clone()]))
        };
        let numbered = layers(network).enumerate();
        let layer = numbered.filter(|(_, index)| !is_fine(*index)).map(|(number, _)| number).last();
        Origin { layer, is_forward: false, cause: Cause::Overflow }
    }
}

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
    /// The sample: the row of the batch, in a run that of the data set; none where it was of none.
    pub(super) row: Option<usize>,
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

/// The first row, of `size` values each, with one that is not finite.
fn first_row(values: &[f32], size: usize) -> Option<usize> {
    values.iter().position(|value| !value.is_finite()).map(|place| place / size.max(1))
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

    /// Looks at the gradients of a batch that were just computed; `number` gives the number of a row in
    /// the whole that the host knows.
    pub(in crate::train) fn watch_batch(
        &mut self,
        batch: Batch,
        source: Source<'_>,
        number: &dyn Fn(usize) -> usize,
    ) {
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
        let origin = origin.map(|origin| Origin { row: origin.row.map(number), ..origin });
        self.set_pending((loss, batch.rows), squares, origin);
        if loss.is_none() {
            self.forget_halves();
        }
    }

    /// What is known of the batch whose gradients stand ready.
    fn set_pending(
        &mut self,
        (loss, rows): (Option<f64>, usize),
        squares: f64,
        origin: Option<Origin>,
    ) {
        let watch = &mut self.followers.watch;
        let pending = &mut watch.state.as_mut().expect("on").pending;
        (pending.loss, pending.rows, pending.origin) = (loss, rows, origin);
        pending.squares = Some(squares);
        (pending.dropped, pending.first_dropped) = (watch.rows.dropped, watch.rows.first);
    }

    fn forget_halves(&mut self) {
        self.followers.watch.state.as_mut().expect("on").pending.halves = None;
    }

    /// The same of a batch that came in chunks, whose gradients are complete.
    pub(in crate::train) fn watch_chunks(&mut self, batch: &mut dyn BatchSource, loss: f64) {
        if self.followers.watch.state.is_none() {
            return;
        }
        let squares = self.gradient_squares();
        let is_fine = squares.is_finite() && loss.is_finite();
        let origin = if is_fine { None } else { Some(self.find_origin_in_chunks(batch, loss)) };
        self.set_pending((Some(loss), batch.rows()), squares, origin);
        self.forget_halves();
    }

    /// The layer of the first chunk with outputs that are not finite, else what the gradients show.
    fn find_origin_in_chunks(&mut self, batch: &mut dyn BatchSource, loss: f64) -> Origin {
        let (rows, mut first, mut bad_input) = (batch.rows(), 0, None);
        while first < rows {
            let chunk = chunk_from(first, rows, self.options.largest_batch);
            first = chunk.end;
            let place = self.plan.input(&self.network).range(chunk.len());
            let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
            batch.inputs(chunk.clone(), &mut arena[place]);
            let expected = batch.expected(chunk.clone());
            let (samples, place) = expected.samples;
            let taken = self.take_rows(chunk.len(), &expected.targets, expected.weights);
            let origin = self.repeat_forward(self.batch(chunk.clone()));
            self.put_rows(taken);
            if let Some(origin) = origin {
                return Origin { row: origin.row.map(|row| samples.sample(place + row)), ..origin };
            }
            let row = self.bad_input(chunk.len()).map(|row| samples.sample(place + row));
            bad_input = bad_input.or(row);
        }
        let origin = match loss.is_finite() {
            true => self.origin_in_gradients(),
            false => Origin { layer: None, is_forward: true, cause: Cause::Overflow, row: None },
        };
        let cause = if bad_input.is_some() { Cause::Batch } else { origin.cause };
        Origin { cause, row: bad_input, ..origin }
    }

    fn find_origin(&mut self, batch: Batch, source: &Source<'_>) -> Origin {
        let in_outputs = self.repeat_forward(batch);
        let bad_loss = self.repeat_loss(batch.rows, source);
        let in_gradients = self.repeat_backward(batch);
        // An activation that levels off hides an infinite input from the outputs.
        let bad_input = self.bad_input(batch.rows);
        let cause = if bad_input.is_some() { Cause::Batch } else { Cause::Overflow };
        in_outputs.unwrap_or(match (bad_loss, in_gradients) {
            (Some(row), _) => Origin { layer: None, is_forward: true, cause, row },
            (None, found) => {
                let (layer, row) = found.map_or((None, None), |(layer, row)| (Some(layer), row));
                Origin { layer, is_forward: false, cause, row: bad_input.or(row) }
            }
        })
    }

    /// The first row whose inputs are not finite.
    fn bad_input(&self, rows: usize) -> Option<usize> {
        let arena = self.arena.as_ref().expect("prepared").as_slice();
        let place = self.plan.input(&self.network);
        first_row(&arena[place.range(rows)], place.size)
    }

    /// The first layer with outputs that are not finite, and why.
    fn repeat_forward(&mut self, batch: Batch) -> Option<Origin> {
        let inputs_are_finite = self.bad_input(batch.rows).is_none();
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
        let row = first_row(outputs(index), plan.steps[index].output.size);
        Some(Origin { layer: Some(number), is_forward: true, cause, row })
    }

    /// Puts the gradient at the outputs into its place; where the loss is not finite, the row of which
    /// it is not.
    fn repeat_loss(&mut self, rows: usize, source: &Source<'_>) -> Option<Option<usize>> {
        let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        match source {
            Source::Targets(targets, weights, loss) => {
                let how = (&*self.network, &*self.runtime, &self.loss);
                evaluate_loss(how, &self.plan, rows, (targets, *weights), arena);
                let [_, _, values, _] = self.plan.loss_arrays(&self.network, rows, arena);
                (!loss.is_finite()).then(|| first_row(values, 1))
            }
            Source::Gradient(gradient) => {
                let [_, place, ..] = self.plan.loss_arrays(&self.network, rows, arena);
                place.copy_from_slice(gradient);
                None
            }
        }
    }

    /// The first layer that the backward pass meets with gradients that are not finite, and the row.
    fn repeat_backward(&mut self, batch: Batch) -> Option<(usize, Option<usize>)> {
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
                let row = first_row(&arena[place.range(batch.rows)], place.size);
                let is_fine =
                    row.is_none() && parameters.all(|range| is_finite(&gradients[range.clone()]));
                if first.is_none() && !is_fine {
                    first = Some((index, row));
                }
            },
        );
        let number = |node| layers(network).position(|index| index == node);
        first.and_then(|(node, row)| number(node).map(|layer| (layer, row)))
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
        Origin { layer, is_forward: false, cause: Cause::Overflow, row: None }
    }
}

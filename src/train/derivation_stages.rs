//! What the stages of a derivation (derivation.rs) do: the operations over a chunk.

use std::ops::{ControlFlow, Range};

use crate::kernels::elementwise::{Sum, combine_in_place};
use crate::kernels::pace::{Pace, Work};
use crate::loss::LossOutput;
use crate::model::{GradientSums, Weights};

use super::accuracy::count_correct;
use super::chunks::Carried;
use super::derivation::{Derivation, Halt, go};
use super::doctor::{RowWeights, Source};
use super::source::BatchSource;
use super::trainer::{Trainer, evaluate_loss};
use super::update::PIECE;

/// The weights of some rows of a chunk: those given, or where rows are left out theirs.
pub(super) fn in_place_of<'a>(
    taken: &'a Option<RowWeights>,
    rows: &Range<usize>,
    given: Option<&'a [f32]>,
) -> Option<&'a [f32]> {
    let own = taken.as_ref().and_then(|taken| taken.or(None));
    own.map(|weights| &weights[rows.clone()]).or(given)
}

impl Trainer {
    /// Checks the targets of the next chunk and adds them to what the loss is divided by; for that,
    /// inputs are looked at, too, where rows may be left out.
    pub(super) fn read_targets(
        &mut self,
        derivation: &mut Derivation,
        batch: &mut dyn BatchSource,
        pace: &mut Pace,
    ) -> Result<(), Halt> {
        let columns = self.network.output().size();
        let (first, rows) = (derivation.chunk.end, derivation.rows);
        let chunk = self.chunk(first, rows);
        let mut checked = Ok(());
        let mut units = self.loss.kind().target_columns(columns);
        if first == 0 {
            self.begin_rows();
        }
        if self.drops_rows() {
            // The inputs' place is overwritten.
            (self.forward_rows, self.has_row_losses, self.last_rows) = (0, false, 0);
            units += self.network.input().size();
        }
        go(pace.one(Work { site: 0, units }, chunk.len(), || {
            let count = chunk.len();
            if self.drops_rows() {
                let place = self.plan.input(&self.network).range(count);
                let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
                batch.inputs(chunk.clone(), &mut arena[place]);
            }
            let expected = batch.expected(chunk.clone());
            let (samples, place) = expected.samples;
            let number = |row: usize| samples.sample(place + row);
            checked = self.loss.check(count, columns, &expected.targets, number);
            if checked.is_ok() {
                let taken = self.take_rows(count, &expected.targets, expected.weights);
                self.count_rows(&taken, &number);
                let weights = taken.or(expected.weights);
                derivation.divisor.add(&self.loss, count, &expected.targets, weights);
                self.put_rows(taken);
            }
        }))?;
        checked?;
        derivation.chunk = chunk;
        Ok(())
    }

    /// The targets are right: what stood of another batch does not count from now on.
    pub(super) fn begin_derivation(&mut self) {
        (self.forward_rows, self.has_row_losses, self.last_rows) = (0, false, 0);
        self.pending = false;
        let carried = self.carried.as_mut().expect("prepared");
        carried.values.clear();
        carried.sums.rows = 0;
    }

    /// Looks at the rows of a chunk whose inputs were copied; those that are left out become 0.
    pub(super) fn leave_rows_out(
        &mut self,
        derivation: &mut Derivation,
        batch: &mut dyn BatchSource,
    ) {
        let expected = batch.expected(derivation.chunk.clone());
        let rows = derivation.chunk.len();
        derivation.taken = Some(self.take_rows(rows, &expected.targets, expected.weights));
    }

    /// Gives the memory of the rows that were left out back.
    pub(super) fn put_back_rows(&mut self, derivation: &mut Derivation) {
        if let Some(taken) = derivation.taken.take() {
            self.put_rows(taken);
        }
    }

    pub(super) fn copy_inputs(
        &mut self,
        chunk: &Range<usize>,
        batch: &mut dyn BatchSource,
        pace: &mut Pace,
    ) -> ControlFlow<()> {
        let place = self.plan.input(&self.network);
        let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        let (size, first) = (place.size, chunk.start);
        let each = (PIECE / size.max(1)).max(1);
        pace.pieces(Work { site: 0, units: size }, chunk.len(), each, |rows| {
            let to = &mut arena[place.range_of(&rows)];
            batch.inputs(first + rows.start..first + rows.end, to);
        })
    }

    pub(super) fn forward_node(
        &mut self,
        node: usize,
        chunk: &Range<usize>,
        pace: &mut Pace,
    ) -> ControlFlow<()> {
        let part = self.batch(chunk.clone());
        let Self { network, runtime, plan, arena, weights, ahead, .. } = self;
        let arena = arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        let flat = ahead.as_ref().unwrap_or(weights).as_slice();
        let weights = Weights { flat, packed: None };
        plan.forward_node((network, runtime, pace), node, part, weights, arena)
    }

    /// The chunk's share of the loss, and its gradient at the outputs.
    pub(super) fn loss_of_chunk(
        &mut self,
        derivation: &mut Derivation,
        batch: &mut dyn BatchSource,
        pace: &mut Pace,
    ) -> ControlFlow<()> {
        let chunk = derivation.chunk.clone();
        let (rows, columns) = (chunk.len(), self.network.output().size());
        let Self { network, runtime, plan, loss, carried, arena, .. } = self;
        let arena = arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        if loss.kind().mixes_rows() {
            let expected = batch.expected(chunk);
            // Losses of this kind leave no rows out.
            let targets = (&expected.targets, expected.weights);
            return pace.one(Work { site: 1, units: columns }, rows, || {
                let how = (&**network, &**runtime, &*loss);
                derivation.mixed_loss = evaluate_loss(how, plan, rows, targets, arena).loss;
            });
        }
        let values = &mut carried.as_mut().expect("prepared").values;
        let divisor = derivation.divisor.value(loss);
        let classifies = loss.kind().classifies();
        let [outputs, gradient, row_values, _] = plan.loss_arrays(network, rows, arena);
        let each = (PIECE / columns.max(1)).max(1);
        pace.pieces(Work { site: 0, units: columns }, rows, each, |rows| {
            let expected = batch.expected(chunk.start + rows.start..chunk.start + rows.end);
            let weights = in_place_of(&derivation.taken, &rows, expected.weights);
            let targets = (&expected.targets, weights);
            let floats = rows.start * columns..rows.end * columns;
            let (outputs, gradient) = (&outputs[floats.clone()], &mut gradient[floats]);
            let row_values = &mut row_values[rows];
            let result = LossOutput { row_values: &mut *row_values, gradient, room: &mut [] };
            loss.evaluate_part(runtime, columns, outputs, targets, divisor, result);
            values.add(runtime, row_values);
            if classifies {
                derivation.correct += count_correct(outputs, columns, &expected.targets, weights);
            }
        })
    }

    pub(super) fn backward_at(
        &mut self,
        node: usize,
        derivation: &Derivation,
        pace: &mut Pace,
    ) -> ControlFlow<()> {
        let part = self.batch(derivation.chunk.clone());
        let Self { network, runtime, plan, gradients, arena, weights, ahead, carried, .. } = self;
        let arena = arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        let weights = ahead.as_ref().unwrap_or(weights).as_slice();
        let Carried { block, sums, .. } = carried.as_mut().expect("prepared");
        let (join, in_block) = derivation.join(block.is_some());
        let flat = match block {
            Some(block) if in_block => block.as_mut_slice(),
            _ => gradients.as_mut_slice(),
        };
        let mut sums = GradientSums { flat, join, carried: Some(sums) };
        plan.backward_node((network, runtime, pace), node, part, weights, (&mut sums, arena))
    }

    /// After the backward pass of a chunk: a block that is complete is added to those before it.
    pub(super) fn join_block(
        &mut self,
        derivation: &Derivation,
        pace: &mut Pace,
    ) -> ControlFlow<()> {
        let Self { carried, gradients, runtime, .. } = self;
        let Carried { block, sums, .. } = carried.as_mut().expect("prepared");
        let (_, in_block) = derivation.join(block.is_some());
        if let (Some(block), true, true) = (block, in_block, derivation.ends_block()) {
            let (gradients, block) = (gradients.as_mut_slice::<f32>(), block.as_slice::<f32>());
            pace.pieces(Work { site: 0, units: 2 }, gradients.len(), PIECE, |range| {
                let gradients = &mut gradients[range.clone()];
                combine_in_place(runtime, gradients, &block[range], Sum);
            })?;
        }
        sums.rows = derivation.chunk.end;
        ControlFlow::Continue(())
    }

    /// What is left once all chunks are done.
    pub(super) fn finish_derivation(&mut self, derivation: &mut Derivation) {
        let carried = self.carried.as_ref().expect("prepared");
        carried.sums.finish(&self.network, self.gradients.as_mut_slice());
        let divisor = derivation.divisor.value(&self.loss);
        derivation.loss = if self.loss.kind().mixes_rows() {
            derivation.mixed_loss
        } else if divisor == 0.0 {
            0.0
        } else {
            f64::from(carried.values.value(&self.runtime)) / divisor
        };
        self.last_rows = derivation.rows;
        self.has_row_losses = derivation.rows <= self.options.largest_batch;
        self.pending = true;
    }

    /// What the watch sees of the batch.
    pub(super) fn watch_derivation(
        &mut self,
        derivation: &Derivation,
        batch: &mut dyn BatchSource,
    ) {
        if derivation.rows > self.options.largest_batch {
            return self.watch_chunks(batch, derivation.loss);
        }
        let part = self.batch(0..derivation.rows);
        let expected = batch.expected(0..derivation.rows);
        let weights = in_place_of(&derivation.taken, &(0..derivation.rows), expected.weights);
        let source = Source::Targets(&expected.targets, weights, derivation.loss);
        let (samples, place) = expected.samples;
        self.watch_batch(part, source, &|row| samples.sample(place + row));
    }
}

//! Loss and gradients of a batch with more rows than the trainer's largest batch: in chunks.
//!
//! Sums over the rows go on from chunk to chunk in the one order that the whole batch has
//! (`docs/numerics.md`), so the bits are the same for every size of chunk. Chunks are cut at multiples
//! of 256 rows, the blocks of that order: chunks of 256 rows and more are whole blocks, whose sums are
//! added to the gradients; smaller ones go on inside a block, whose sums stand in memory of their own
//! from the second block on. Cost: that of the batch; for chunks below 256 rows one pass over the
//! gradients every 256 rows; targets are read twice. Memory: docs/training_regimes.md.

use std::ops::Range;

use crate::error::Error;
use crate::kernels::elementwise::{Sum, combine_in_place};
use crate::kernels::gemm::BATCH_BLOCK;
use crate::kernels::join::Join;
use crate::loss::{Divisor, LossOutput, Targets, ValueSum};
use crate::model::{CarriedSums, GradientSums, Network, Weights};
use crate::tensor::buffer::Buffer;

use super::accuracy::count_correct;
use super::source::{ArrayBatch, BatchSource};
use super::trainer::{BatchResult, Trainer};

/// What is carried from chunk to chunk.
pub(super) struct Carried {
    /// The sums of a block of rows, in the network's layout; where chunks are smaller than a block and
    /// the batch has several.
    block: Option<Buffer>,
    sums: CarriedSums,
    values: ValueSum,
}

impl Carried {
    fn new(network: &Network) -> Result<Self, Error> {
        Ok(Self { block: None, sums: CarriedSums::new(network)?, values: ValueSum::new()? })
    }

    fn bytes(&self) -> usize {
        let block = self.block.as_ref().map_or(0, Buffer::bytes);
        block + self.sums.bytes() + self.values.bytes()
    }
}

/// The chunk that begins at a row of a batch of `rows`.
pub(super) fn chunk_from(first: usize, rows: usize, largest: usize) -> Range<usize> {
    let most = if largest >= BATCH_BLOCK {
        largest / BATCH_BLOCK * BATCH_BLOCK
    } else {
        // As even as can be.
        let even = BATCH_BLOCK.div_ceil(BATCH_BLOCK.div_ceil(largest));
        even.min(BATCH_BLOCK - first % BATCH_BLOCK)
    };
    first..rows.min(first.saturating_add(most))
}

impl Trainer {
    /// Makes the memory of a step over up to `rows` rows, which may be more than the largest batch.
    /// Without this call the first such step does.
    pub fn prepare_batch(&mut self, rows: usize) -> Result<(), Error> {
        let largest = self.options.largest_batch;
        if rows > largest && self.loss.kind().mixes_rows() {
            return Err(Error::shape(format!(
                "rows: {} compares all rows of a batch with one another: expected at most {largest}, \
                 the trainer's largest batch, got {rows}",
                self.loss.settings().entry().name
            )));
        }
        self.prepare()?;
        if rows <= largest {
            return Ok(());
        }
        let mut carried = match self.carried.take() {
            Some(carried) => carried,
            None => Carried::new(&self.network)?,
        };
        if largest < BATCH_BLOCK && rows > BATCH_BLOCK && carried.block.is_none() {
            carried.block = Some(Buffer::zeroed::<f32>(self.network.layout.floats)?);
        }
        self.carried = Some(carried);
        Ok(())
    }

    /// Bytes of the memory of a step: the values of a largest batch, and what is carried from chunk to
    /// chunk of a larger one. Weights, gradients and slots are not among them.
    pub fn step_bytes(&self) -> usize {
        let arena = self.arena.as_ref().map_or(0, Buffer::bytes);
        arena + self.carried.as_ref().map_or(0, Carried::bytes)
    }

    /// Loss and gradients of arrays of any number of rows; the weights stay.
    pub(super) fn differentiate_arrays(
        &mut self,
        rows: usize,
        inputs: &[f32],
        targets: &Targets<'_>,
        weights: Option<&[f32]>,
    ) -> Result<f64, Error> {
        if rows <= self.options.largest_batch {
            self.inputs(rows)?.copy_from_slice(inputs);
            return self.differentiate(rows, targets, weights, |row| row).map(|result| result.loss);
        }
        let mut batch = self.array_batch(rows, inputs, targets, weights)?;
        self.differentiate_in_chunks(&mut batch).map(|result| result.loss)
    }

    /// Arrays as a batch that can be asked for parts, once the targets are known to fit.
    pub(super) fn array_batch<'a>(
        &self,
        rows: usize,
        inputs: &'a [f32],
        targets: &'a Targets<'a>,
        weights: Option<&'a [f32]>,
    ) -> Result<ArrayBatch<'a>, Error> {
        let columns = self.network.output().size();
        self.loss.check(rows, columns, targets, |row| row)?;
        let target_columns = self.loss.kind().target_columns(columns);
        Ok(ArrayBatch { rows, inputs, targets, weights, target_columns })
    }

    /// Loss and gradients of a batch of any number of rows.
    pub(super) fn differentiate_batch(
        &mut self,
        batch: &mut impl BatchSource,
    ) -> Result<BatchResult, Error> {
        match batch.rows() <= self.options.largest_batch {
            true => self.differentiate_samples(batch),
            false => self.differentiate_in_chunks(batch),
        }
    }

    /// Loss and gradients of samples that are computed at once.
    fn differentiate_samples(
        &mut self,
        batch: &mut impl BatchSource,
    ) -> Result<BatchResult, Error> {
        let rows = batch.rows();
        batch.inputs(0..rows, self.inputs(rows)?);
        let expected = batch.expected(0..rows);
        let (samples, place) = expected.samples;
        let number = |row: usize| samples.sample(place + row);
        self.differentiate(rows, &expected.targets, expected.weights, number)
    }

    /// Loss and gradients of a batch in chunks. Nothing changes where targets are wrong.
    fn differentiate_in_chunks(
        &mut self,
        batch: &mut impl BatchSource,
    ) -> Result<BatchResult, Error> {
        let rows = batch.rows();
        self.prepare_batch(rows)?;
        (self.forward_rows, self.has_row_losses) = (0, false);
        self.begin_rows();
        let divisor = self.read_targets(batch)?;
        self.move_ahead();
        let mut carried = self.carried.take().expect("prepared");
        carried.values.clear();
        carried.sums.rows = 0;
        let (mut correct, mut first) = (0, 0);
        while first < rows {
            let chunk = chunk_from(first, rows, self.options.largest_batch);
            first = chunk.end;
            correct += self.loss_of_chunk(chunk.clone(), batch, divisor, &mut carried.values);
            self.gradients_of_chunk(chunk, rows, &mut carried);
        }
        carried.sums.finish(&self.network, self.gradients.as_mut_slice());
        let sum = f64::from(carried.values.value(&self.runtime));
        self.carried = Some(carried);
        (self.last_rows, self.pending) = (rows, true);
        let loss = if divisor == 0.0 { 0.0 } else { sum / divisor };
        self.watch_chunks(batch, loss);
        let mut result = BatchResult { loss, correct, dropped: 0 };
        result.without_dropped(self.followers.watch.rows.dropped, rows);
        Ok(result)
    }

    /// Checks all targets, and gives what the sum of the rows' losses is divided by; for that, inputs
    /// are looked at, too, where rows may be left out.
    fn read_targets(&mut self, batch: &mut impl BatchSource) -> Result<f64, Error> {
        let (rows, columns) = (batch.rows(), self.network.output().size());
        let (mut divisor, mut first) = (Divisor::default(), 0);
        while first < rows {
            let chunk = chunk_from(first, rows, self.options.largest_batch);
            if self.drops_rows() {
                let place = self.plan.input(&self.network).range(chunk.len());
                let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
                batch.inputs(chunk.clone(), &mut arena[place]);
            }
            let (count, expected) = (chunk.len(), batch.expected(chunk.clone()));
            let (samples, place) = expected.samples;
            let number = |row: usize| samples.sample(place + row);
            self.loss.check(count, columns, &expected.targets, number)?;
            let taken = self.take_rows(count, &expected.targets, expected.weights);
            self.count_rows(&taken, &number);
            divisor.add(&self.loss, count, &expected.targets, taken.or(expected.weights));
            self.put_rows(taken);
            first = chunk.end;
        }
        Ok(divisor.value(&self.loss))
    }

    /// The forward pass of a chunk and its share of the loss; returns the right rows.
    fn loss_of_chunk(
        &mut self,
        chunk: Range<usize>,
        batch: &mut impl BatchSource,
        divisor: f64,
        values: &mut ValueSum,
    ) -> usize {
        let (rows, part) = (chunk.len(), self.batch(chunk.clone()));
        let place = self.plan.input(&self.network).range(rows);
        let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        batch.inputs(chunk.clone(), &mut arena[place]);
        let expected = batch.expected(chunk);
        let taken = self.take_rows(rows, &expected.targets, expected.weights);
        let targets = (&expected.targets, taken.or(expected.weights));
        let (network, runtime, plan) = (&*self.network, &*self.runtime, &self.plan);
        let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        let flat = self.ahead.as_ref().unwrap_or(&self.weights).as_slice();
        plan.forward(network, runtime, part, Weights { flat, packed: None }, arena);
        let columns = network.output().size();
        let [outputs, gradient, row_values, _] = plan.loss_arrays(network, rows, arena);
        let result = LossOutput { row_values: &mut *row_values, gradient, room: &mut [] };
        self.loss.evaluate_part(runtime, columns, outputs, targets, divisor, result);
        values.add(runtime, row_values);
        let classifies = self.loss.kind().classifies();
        let correct =
            if classifies { count_correct(outputs, columns, targets.0, targets.1) } else { 0 };
        self.put_rows(taken);
        correct
    }

    /// The backward pass of a chunk.
    fn gradients_of_chunk(&mut self, chunk: Range<usize>, rows: usize, carried: &mut Carried) {
        let part = self.batch(chunk.clone());
        let Self { network, runtime, plan, gradients, arena, weights, ahead, .. } = self;
        let arena = arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        let weights = ahead.as_ref().unwrap_or(weights).as_slice();
        let gradients = gradients.as_mut_slice::<f32>();
        let begins = chunk.start.is_multiple_of(BATCH_BLOCK);
        let ends = chunk.end.is_multiple_of(BATCH_BLOCK) || chunk.end == rows;
        let is_inside = !(begins && ends);
        // Of the blocks after the first one, the sums of one that comes in several chunks.
        let mut block = match &mut carried.block {
            Some(block) if is_inside && chunk.start >= BATCH_BLOCK => Some(block.as_mut_slice()),
            _ => None,
        };
        let join = match (chunk.start % BATCH_BLOCK, &block) {
            (0, None) if chunk.start > 0 => Join::AddBlocks,
            (0, _) => Join::Replace,
            _ => Join::Resume,
        };
        let flat = block.as_deref_mut().unwrap_or(&mut *gradients);
        let sums = GradientSums { flat, join, carried: Some(&mut carried.sums) };
        plan.backward_onto(network, runtime, part, weights, (sums, arena), &mut |_, _, _| ());
        carried.sums.rows = chunk.end;
        if let (Some(block), true) = (block, ends) {
            combine_in_place(runtime, gradients, block, Sum);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_cover_a_batch_and_none_crosses_a_block_that_it_does_not_fill() {
        for largest in (1..=600).chain([1023, 1024, usize::MAX]) {
            for rows in [1, 255, 256, 257, 1000, 2049] {
                let mut first = 0;
                while first < rows {
                    let chunk = chunk_from(first, rows, largest);
                    assert!(chunk.start == first && chunk.end > first && chunk.len() <= largest);
                    let within = (chunk.end - 1) / BATCH_BLOCK == first / BATCH_BLOCK;
                    assert!(within || first.is_multiple_of(BATCH_BLOCK), "{largest}: {chunk:?}");
                    let ends = chunk.end == rows || chunk.end.is_multiple_of(BATCH_BLOCK);
                    assert!(ends || largest < BATCH_BLOCK, "{largest}: {chunk:?}");
                    first = chunk.end;
                }
                assert_eq!(first, rows);
            }
        }
    }
}

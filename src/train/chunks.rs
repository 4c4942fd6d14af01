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
use crate::kernels::gemm::BATCH_BLOCK;
use crate::kernels::pace::Pace;
use crate::loss::{Targets, ValueSum};
use crate::model::{CarriedSums, Network};
use crate::tensor::buffer::Buffer;

use super::derivation::{Derivation, Halt};
use super::source::{ArrayBatch, BatchSource};
use super::trainer::{BatchResult, Trainer};

/// What is carried from chunk to chunk.
pub(super) struct Carried {
    /// The sums of a block of rows, in the network's layout; where chunks are smaller than a block and
    /// the batch has several.
    pub(super) block: Option<Buffer>,
    pub(super) sums: CarriedSums,
    pub(super) values: ValueSum,
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
        self.prepare_chunks(rows)
    }

    /// Makes what is carried from chunk to chunk of such a step.
    pub(super) fn prepare_chunks(&mut self, rows: usize) -> Result<(), Error> {
        let largest = self.options.largest_batch;
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
        self.settle();
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
        self.prepare_batch(batch.rows())?;
        let mut derivation = Derivation::new(batch.rows());
        match self.derive(&mut derivation, batch, &mut Pace::whole()) {
            Ok(result) => Ok(result),
            Err(Halt::Failed(error)) => Err(error),
            Err(Halt::TimeIsUp) => unreachable!("broken off without a frame"),
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

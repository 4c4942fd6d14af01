//! A batch whose rows are asked for in parts: arrays of the host, or samples of a data set.

use std::ops::Range;

use crate::loss::Targets;

use super::data::{DataSet, TargetRoom};
use super::sampling::Selection;

/// What some rows of a batch should give.
pub(super) struct Expected<'a> {
    pub(super) targets: Targets<'a>,
    pub(super) weights: Option<&'a [f32]>,
    /// Samples by the places of the batch's rows, and the place of the first of these rows.
    pub(super) samples: (Selection<'a>, usize),
}

/// A batch.
pub(super) trait BatchSource {
    /// Its rows.
    fn rows(&self) -> usize;
    /// Copies the inputs of some rows.
    fn inputs(&self, rows: Range<usize>, to: &mut [f32]);
    /// What some rows should give.
    fn expected(&mut self, rows: Range<usize>) -> Expected<'_>;
}

/// Arrays, row after row.
pub(super) struct ArrayBatch<'a> {
    pub(super) rows: usize,
    pub(super) inputs: &'a [f32],
    pub(super) targets: &'a Targets<'a>,
    pub(super) weights: Option<&'a [f32]>,
    /// Target values of a row, where they are values.
    pub(super) target_columns: usize,
}

impl BatchSource for ArrayBatch<'_> {
    fn rows(&self) -> usize {
        self.rows
    }

    fn inputs(&self, rows: Range<usize>, to: &mut [f32]) {
        let size = self.inputs.len() / self.rows;
        to.copy_from_slice(&self.inputs[rows.start * size..rows.end * size]);
    }

    fn expected(&mut self, rows: Range<usize>) -> Expected<'_> {
        Expected {
            samples: (Selection::InOrder, rows.start),
            targets: self.targets.part(rows.clone(), self.target_columns),
            weights: self.weights.map(|weights| &weights[rows]),
        }
    }
}

/// Samples of a data set.
pub(super) struct SampleBatch<'a> {
    pub(super) data: &'a DataSet<'a>,
    pub(super) selection: Selection<'a>,
    /// The places of the batch in the epoch.
    pub(super) places: Range<usize>,
    pub(super) room: &'a mut TargetRoom,
}

impl SampleBatch<'_> {
    fn samples(&self, rows: Range<usize>) -> impl Iterator<Item = usize> + use<'_> {
        let first = self.places.start;
        rows.map(move |row| self.selection.sample(first + row))
    }
}

impl BatchSource for SampleBatch<'_> {
    fn rows(&self) -> usize {
        self.places.len()
    }

    fn inputs(&self, rows: Range<usize>, to: &mut [f32]) {
        self.data.gather_inputs(self.samples(rows), to);
    }

    fn expected(&mut self, rows: Range<usize>) -> Expected<'_> {
        let (selection, first) = (self.selection, self.places.start + rows.start);
        let samples = (first..first + rows.len()).map(move |place| selection.sample(place));
        Expected {
            samples: (selection, first),
            targets: self.room.gather(self.data, rows.len(), samples),
            weights: None,
        }
    }
}

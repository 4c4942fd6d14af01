//! Rows of a batch that are not there: those with an input or a target that is NaN or larger in size
//! than a bound, before the forward pass, so that the others still teach.
//!
//! Such a row's inputs become 0 and its weight −1, by which its loss and its gradient are 0 and it is
//! not counted (`loss/reduction.rs`): the loss is the mean over the rows that are left. Its place in the
//! batch stays, and so do the draws of the others. Gradients are the bits of a batch without it, as
//! long as no row changes its block of 256 and none has draws; the loss is summed in another order.
//! Cost: a pass over the inputs and the targets, for a batch in chunks two.

use std::ops::Range;

use crate::catalog::{Param, Settings};
use crate::error::Error;
use crate::loss::Targets;
use crate::train::fit::resize;
use crate::train::trainer::Trainer;

/// The rows of the last batch.
#[derive(Default)]
pub(in crate::train) struct Rows {
    /// Weights of the rows of a largest batch.
    weights: Vec<f32>,
    /// How many of the batch are not there, and the first sample of them.
    pub(in crate::train) dropped: usize,
    pub(in crate::train) first: Option<usize>,
}

impl Rows {
    /// Makes the memory where the settings ask for it, or gives it back.
    pub(super) fn make_room(&mut self, settings: &Settings, rows: usize) -> Result<(), Error> {
        let rows = if bound(settings).is_some() { rows } else { 0 };
        if rows != self.weights.len() {
            let mut weights = Vec::new();
            resize(&mut weights, rows)?;
            self.weights = weights;
        }
        Ok(())
    }
}

/// The bound, where there is one.
fn bound(settings: &Settings) -> Option<f32> {
    let bound = settings.value(Param::RowBound);
    (bound > 0.0 && settings.value(Param::Watch) == 1.0).then_some(bound as f32)
}

fn fits(values: &[f32], bound: f32) -> bool {
    values.iter().all(|value| value.abs() <= bound)
}

impl Trainer {
    /// Begins a batch.
    pub(in crate::train) fn begin_rows(&mut self) {
        let rows = &mut self.followers.watch.rows;
        (rows.dropped, rows.first) = (0, None);
    }

    /// Whether rows may be left out.
    pub(in crate::train) fn drops_rows(&self) -> bool {
        bound(&self.followers.watch.settings).is_some()
    }

    /// Looks at rows whose inputs stand in their place. The memory is taken out, to be put back by
    /// `put_rows`; its weights count in the place of those given, where there are any in it.
    pub(in crate::train) fn take_rows(
        &mut self,
        rows: usize,
        targets: &Targets<'_>,
        weights: Option<&[f32]>,
    ) -> RowWeights {
        let mut taken = RowWeights { weights: Vec::new(), used: 0..0, dropped: 0, first: None };
        let Some(bound) = bound(&self.followers.watch.settings) else { return taken };
        taken.weights = std::mem::take(&mut self.followers.watch.rows.weights);
        let columns = self.loss.kind().target_columns(self.network.output().size());
        let place = self.plan.input(&self.network);
        let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        let inputs = arena[place.range(rows)].chunks_exact_mut(place.size);
        for ((row, inputs), to) in inputs.enumerate().zip(&mut taken.weights) {
            let is_there = fits(inputs, bound) && fits(targets.row(row, columns), bound);
            *to = if is_there { weights.map_or(1.0, |weights| weights[row]) } else { -1.0 };
            if !is_there {
                inputs.fill(0.0);
                taken.dropped += 1;
                taken.first = taken.first.or(Some(row));
            }
        }
        if taken.dropped > 0 {
            taken.used = 0..rows;
        }
        taken
    }

    /// Puts the memory back.
    pub(in crate::train) fn put_rows(&mut self, taken: RowWeights) {
        self.followers.watch.rows.weights = taken.weights;
    }

    /// Counts rows that are not there, once; `number` gives the number of a row in the whole that the
    /// host knows.
    pub(in crate::train) fn count_rows(
        &mut self,
        taken: &RowWeights,
        number: &dyn Fn(usize) -> usize,
    ) {
        let rows = &mut self.followers.watch.rows;
        rows.dropped += taken.dropped;
        rows.first = rows.first.or(taken.first.map(number));
    }
}

/// The weights of some rows, with those that are not there.
pub(in crate::train) struct RowWeights {
    weights: Vec<f32>,
    /// Empty where all rows are there.
    used: Range<usize>,
    dropped: usize,
    first: Option<usize>,
}

impl RowWeights {
    /// The weights that count.
    pub(in crate::train) fn or<'a>(&'a self, given: Option<&'a [f32]>) -> Option<&'a [f32]> {
        if self.used.is_empty() { given } else { Some(&self.weights[self.used.clone()]) }
    }
}

//! Optimizers that evaluate the loss several times in a step: an iteration by reverse communication,
//! in which who calls computes the loss and its gradients wherever the weights have been put.

use crate::kernels::runtime::Runtime;

use super::lbfgs::{Context, Search, SearchArrays};
use super::line_search::{LineSearch, Point};
use super::step::Values;
use super::{Optimizer, OptimizerKind, Step};

/// Numbers that a search is written as.
pub const SEARCH_NUMBERS: usize = 16;

impl OptimizerKind {
    /// Whether a step takes several losses and gradients: [`Optimizer::begin_search`] and
    /// [`Optimizer::go_on`] do it, and [`Optimizer::step`] cannot.
    pub fn searches(self) -> bool {
        self == Self::Lbfgs
    }
}

impl Optimizer {
    /// Begins an iteration from the loss and the gradients at the weights, and moves the weights to
    /// where both are wanted next. None where there is nothing to do; then the iteration is done.
    ///
    /// # Panics
    /// Where an array is too short.
    pub fn begin_search(
        &self,
        runtime: &Runtime,
        step: Step,
        loss: f64,
        arrays: &mut SearchArrays<'_>,
    ) -> Option<Search> {
        let values = Values { settings: self.settings(), step };
        Context { runtime, values }.begin(loss, arrays)
    }

    /// Takes in the loss and the gradients where the weights are. True where both are wanted at other
    /// weights, to which these were moved; false where the iteration is done: both are then those of
    /// the weights.
    ///
    /// # Panics
    /// Where an array is too short.
    pub fn go_on(
        &self,
        runtime: &Runtime,
        step: Step,
        search: &mut Search,
        loss: f64,
        arrays: &mut SearchArrays<'_>,
    ) -> bool {
        let values = Values { settings: self.settings(), step };
        Context { runtime, values }.go_on(search, loss, arrays)
    }
}

impl Search {
    /// The search as numbers, from which `from_numbers` makes the same one.
    pub fn to_numbers(&self) -> [f64; SEARCH_NUMBERS] {
        let Self { line, step, largest, is_settled } = *self;
        let LineSearch { start, low, high, is_bracketed, tried } = line;
        let [start, low, high] =
            [start, low, high].map(|point| [point.step, point.loss, point.slope]);
        let flags = [is_bracketed.into(), tried.into(), is_settled.into()];
        let mut numbers = [0.0; SEARCH_NUMBERS];
        let all = [start, low, high, flags, [step, largest, 0.0]];
        numbers[..15].copy_from_slice(all.as_flattened());
        numbers
    }

    /// Reads what `to_numbers` wrote; of other numbers it makes a search all the same.
    pub fn from_numbers(numbers: &[f64; SEARCH_NUMBERS]) -> Self {
        let point = |first: usize| Point {
            step: numbers[first],
            loss: numbers[first + 1],
            slope: numbers[first + 2],
        };
        let line = LineSearch {
            start: point(0),
            low: point(3),
            high: point(6),
            is_bracketed: numbers[9] != 0.0,
            tried: numbers[10] as u32,
        };
        let (step, largest) = (numbers[12], numbers[13]);
        Self { line, is_settled: numbers[11] != 0.0, step, largest }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_the_same_after_numbers() {
        let point = |step: f64| Point { step, loss: step.sqrt(), slope: -step };
        for (is_bracketed, is_settled) in [(false, true), (true, false)] {
            let [start, low, high] = [0.0, 0.1, 7.0].map(point);
            let line = LineSearch { start, low, high, is_bracketed, tried: 9 };
            let search = Search { line, step: 0.3, largest: 2.5, is_settled };
            assert_eq!(Search::from_numbers(&search.to_numbers()), search);
        }
    }
}

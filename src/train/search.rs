//! A step of an optimizer that searches: several losses and gradients of one batch, at weights that the
//! optimizer chooses.
//!
//! All evaluations of a step draw the same random numbers. The loss that a step returns is that before
//! it, as for the others.

use crate::catalog::Param;
use crate::error::Error;
use crate::kernels::pace::Pace;
use crate::optim::{Search, SearchArrays, Span, Step};

use super::source::BatchSource;
use super::trainer::{BatchResult, Trainer};

impl Trainer {
    /// Refuses gradients that are not those of the batch's loss: from them no step can be searched.
    pub(super) fn check_no_search(&self) -> Result<(), Error> {
        if !self.optimizer.kind().searches() {
            return Ok(());
        }
        Err(Error::state(format!(
            "trainer: {} needs the loss at several weights in a step; expected a whole step or a run, \
             got gradients to apply",
            self.optimizer.settings().entry().name
        )))
    }

    /// Refuses settings under which the gradients are not those of the loss, or the step is not along
    /// the direction that was searched.
    fn check_search(&self) -> Result<(), Error> {
        let name = self.optimizer.settings().entry().name;
        for key in [Param::ClipValue, Param::ClipNorm, Param::ClipRatio, Param::GradientNoise] {
            let value = self.treatment.update(key);
            if value > 0.0 {
                return Err(Error::state(format!(
                    "trainer: {name} searches by the loss's own gradients; expected {} 0, got {value}",
                    key.name()
                )));
            }
        }
        for (index, parameter) in self.update_at(0).moving() {
            let [factor, _] = self.treatment.factors(index, parameter.shape.len());
            if factor != 1.0 {
                return Err(Error::state(format!(
                    "trainer: {name} has one step for all parameters; expected rate_factor 1, got \
                     {factor} for {}",
                    parameter.name
                )));
            }
        }
        Ok(())
    }

    /// Lists the weights that move, in memory that was made before.
    fn list_spans(&mut self) {
        let mut spans = std::mem::take(&mut self.spans);
        spans.clear();
        for (index, parameter) in self.update_at(0).moving() {
            let [_, decay_factor] = self.treatment.factors(index, parameter.shape.len());
            spans.push(Span { range: parameter.range.clone(), decay_factor });
        }
        self.spans = spans;
    }

    /// Goes on with a search, or begins one: with the loss of the gradients that were just computed.
    /// True where both are wanted again.
    fn go_on(&mut self, search: &mut Option<Search>, loss: f64) -> bool {
        let Self { optimizer, runtime, spans, weights, gradients, state, steps, .. } = self;
        let step = Step::new(*steps + 1);
        let ([past_steps, changes, ..], scratch) = state.whole();
        let (weights, gradients) = (weights.as_mut_slice(), gradients.as_slice());
        let mut arrays =
            SearchArrays { weights, gradients, steps: past_steps, changes, scratch, spans };
        match search {
            Some(search) => optimizer.go_on(runtime, step, search, loss, &mut arrays),
            None => {
                *search = optimizer.begin_search(runtime, step, loss, &mut arrays);
                search.is_some()
            }
        }
    }

    /// A whole step on a batch. The watch looks at the loss and the gradients before it; where a search
    /// tries weights, they may be what they are.
    pub(super) fn search(&mut self, batch: &mut impl BatchSource) -> Result<BatchResult, Error> {
        self.check_search()?;
        let first = self.differentiate_batch(batch)?;
        self.checked(&mut |trainer| trainer.search_from(first.loss, batch))?;
        Ok(first)
    }

    /// A step from gradients that were just computed.
    fn search_from(&mut self, loss: f64, batch: &mut impl BatchSource) -> Result<(), Error> {
        self.list_spans();
        let (mut search, mut loss) = (None, loss);
        while self.go_on(&mut search, loss) {
            loss = self.differentiate_batch(batch)?.loss;
        }
        self.count_update();
        Pace::in_one_go(|pace| self.add_to_average(pace));
        Ok(())
    }
}

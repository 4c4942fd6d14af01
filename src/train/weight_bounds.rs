//! Bounds on the weights, so that they cannot drift off in a life of learning: after an update each
//! weight is brought back into them.
//!
//! - by value: θ ← max(−c, min(c, θ)), the projection onto a box, as in projected gradient descent
//!   (Bertsekas 1976, "On the Goldstein-Levitin-Polyak gradient projection method");
//! - by unit (max-norm): the weights of each unit, the column of a matrix, to at most c in norm, by one
//!   factor: Srebro and Shraibman 2005, "Rank, trace-norm and max-norm"; Hinton, Srivastava,
//!   Krizhevsky, Sutskever and Salakhutdinov 2012, "Improving neural networks by preventing
//!   co-adaptation of feature detectors". Parameters of fewer than two axes, such as biases, have none.
//!
//! A parameter's own bound counts in the place of that of all. Frozen parameters stay, and so do NaNs.
//! Norms are sums in double precision in the order of the rows. Cost: nothing where none is set; by
//! value a pass over the weights, by unit two.

use std::ops::ControlFlow;

use crate::catalog::Param;
use crate::kernels::elementwise::map_in_place;
use crate::kernels::pace::{Pace, Work};

use super::clipping::{Limit, shrink_units};
use super::update::{PIECE, Update};

/// Places in the stage of an update.
const BY_VALUE: usize = 6;
const BY_UNIT: usize = 7;

impl Update<'_> {
    /// Brings all weights into their bounds, after they were updated.
    pub(super) fn bound(self, pace: &mut Pace, weights: &mut [f32]) -> ControlFlow<()> {
        if self.treatment.bounds(Param::WeightBound) {
            self.bound_values(pace, weights)?;
        }
        if self.treatment.bounds(Param::UnitBound) {
            self.bound_units(pace, weights)?;
        }
        ControlFlow::Continue(())
    }

    fn bound_values(self, pace: &mut Pace, weights: &mut [f32]) -> ControlFlow<()> {
        for (index, parameter) in self.moving() {
            let most = self.treatment.bound(index, Param::WeightBound);
            let values = &mut weights[parameter.range.clone()];
            if most > 0.0 {
                pace.pieces(Work { site: BY_VALUE, units: 2 }, values.len(), PIECE, |range| {
                    map_in_place(self.runtime, &mut values[range], Limit(most as f32));
                })?;
            }
        }
        ControlFlow::Continue(())
    }

    /// The units of whole parameters.
    fn bound_units(self, pace: &mut Pace, weights: &mut [f32]) -> ControlFlow<()> {
        for (index, parameter) in self.moving() {
            let most = self.treatment.bound(index, Param::UnitBound);
            let values = &mut weights[parameter.range.clone()];
            if most > 0.0 && parameter.shape.len() > 1 {
                pace.one(Work { site: BY_UNIT, units: 2 }, values.len(), || {
                    shrink_units(values, parameter.columns(), |_| most);
                })?;
            }
        }
        ControlFlow::Continue(())
    }
}

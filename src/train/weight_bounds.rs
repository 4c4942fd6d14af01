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

use std::ops::Range;

use crate::catalog::Param;
use crate::kernels::elementwise::map_in_place;

use super::clipping::{Limit, shrink_units};
use super::update::Update;

impl Update<'_> {
    /// Brings all weights into their bounds, after they were updated.
    pub(super) fn bound(self, weights: &mut [f32]) {
        self.bound_values(weights, 0..weights.len());
        self.bound_units(weights);
    }

    /// Brings the weights of a range of the flat buffer into their bounds by value.
    pub(super) fn bound_values(self, weights: &mut [f32], range: Range<usize>) {
        if !self.treatment.bounds(Param::WeightBound) {
            return;
        }
        for (index, parameter) in self.moving() {
            let most = self.treatment.bound(index, Param::WeightBound);
            let from = range.start.max(parameter.range.start);
            let to = range.end.min(parameter.range.end);
            if most > 0.0 && from < to {
                map_in_place(self.runtime, &mut weights[from..to], Limit(most as f32));
            }
        }
    }

    /// Brings the units of whole parameters into their bounds.
    fn bound_units(self, weights: &mut [f32]) {
        if !self.treatment.bounds(Param::UnitBound) {
            return;
        }
        for (index, parameter) in self.moving() {
            let most = self.treatment.bound(index, Param::UnitBound);
            if most > 0.0 && parameter.shape.len() > 1 {
                shrink_units(&mut weights[parameter.range.clone()], parameter.columns(), |_| most);
            }
        }
    }
}

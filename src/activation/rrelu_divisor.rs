//! Randomized leaky rectified linear unit as it was published: f(x) = x for x > 0, else x / a, in
//! training with a drawn from U(l, u) for each element of each step, otherwise with the mean
//! a = (l + u) / 2.
//!
//! f′ = 1 for x > 0, else 1 / a. Xu, Wang, Chen and Li 2015, with l = 3 and u = 8, as in the
//! competition that it comes from. The mean of the draws of 1 / a is larger than the 1 / a of the
//! mean (0.196 against 0.182 there): the publication's inference, which this is, is a little steeper
//! in training than in use. The ends may be set in either order. NaN stays NaN. Accuracy: 0.5 ULP for
//! the divisor drawn. Cost: in training twenty integer products for four draws (`random_slope.rs`);
//! a division.

use crate::catalog::Param;

use super::properties::{Facts, Kinks, Properties, Reads, entry, parameter};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        47,
        "rrelu_divisor",
        "f(x) = x for x > 0, else x / a; in training a is drawn from U(minimum, maximum) for each \
         element, otherwise the mean (Xu, Wang, Chen and Li 2015).",
        &[
            parameter(Param::Minimum, 3.0, [1.0, 100.0], "l: the least divisor"),
            parameter(Param::Maximum, 8.0, [1.0, 100.0], "u: the greatest divisor"),
        ],
    ),
    reads: Reads::Output,
    properties: |_| Properties { monotonic: true, kinks: Kinks::at(0.0), ..Properties::NONE },
};

//! Randomized leaky rectified linear unit: f(x) = x for x > 0, else a x, in training with a drawn
//! from U(l, u) for each element of each step, otherwise with the mean a = (l + u) / 2.
//!
//! f′ = 1 for x > 0, else the same a. Xu, Wang, Chen and Li 2015 (there as a divisor, `rrelu_divisor`);
//! as a slope, with l = 1/8 and u = 1/3, it is what most libraries mean. The ends may be set in either
//! order. NaN stays NaN. Accuracy: 0.5 ULP for the slope drawn. Cost: in training twenty
//! integer products for four draws (`random_slope.rs`); otherwise one comparison, one product.

use crate::catalog::Param;

use super::properties::{Facts, Kinks, Properties, Reads, entry, parameter};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        46,
        "rrelu",
        "f(x) = x for x > 0, else a x; in training a is drawn from U(minimum, maximum) for each \
         element, otherwise the mean (Xu, Wang, Chen and Li 2015).",
        &[
            parameter(Param::Minimum, 1.0 / 8.0, [0.0, 100.0], "l: the least slope"),
            parameter(Param::Maximum, 1.0 / 3.0, [0.0, 100.0], "u: the greatest slope"),
        ],
    ),
    reads: Reads::Output,
    properties: |_| Properties { monotonic: true, kinks: Kinks::at(0.0), ..Properties::NONE },
};

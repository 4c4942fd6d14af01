//! Quick GELU: f(x) = x σ(1.702 x), f′ = σ(u) (1 + u (1 − σ(u))), u = 1.702 x.
//!
//! Hendrycks and Gimpel 2016; in CLIP. Within 0.02 of GELU. f(−∞) = −0. Accuracy: 4 ULP; the
//! derivative 4 ULP or, near its zero at the minimum, 1.2 · 10⁻⁷. Cost: one exponential and one
//! division.

use super::properties::{Facts, Properties, Reads, entry};
use super::silu;
use super::swish::Swish;

/// β is 1.702, the sum of these floats.
pub(super) const FUNCTION: Swish = Swish::of(1.702, -2.193_451e-8);

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        35,
        "quick_gelu",
        "f(x) = x / (1 + exp(-1.702 x)), range [-0.164, inf): GELU by a sigmoid (Hendrycks and \
         Gimpel 2016).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties {
        range: [silu::LEAST / 1.702, f64::INFINITY],
        saturates: [true, false],
        ..Properties::NONE
    },
};

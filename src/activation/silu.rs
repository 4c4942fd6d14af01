//! Sigmoid linear unit: f(x) = x σ(x), f′ = σ(x) (1 + x (1 − σ(x))).
//!
//! Elfwing, Uchibe and Doya 2018; Hendrycks and Gimpel 2016. Smooth, not monotonic, least at x =
//! −1.28. f(−∞) = −0. Accuracy: 3 ULP; the derivative 4 ULP or, near its zero at the minimum, 1.2 ·
//! 10⁻⁷. Cost: one exponential and one division.

use super::properties::{Facts, Properties, Reads, entry};
use super::swish::Swish;

/// The least value, x σ(x) at −1.278…
pub(super) const LEAST: f64 = -0.278_464_542_761_073_8;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        30,
        "silu",
        "f(x) = x / (1 + exp(-x)), range [-0.278, inf), least at -1.28 (Elfwing, Uchibe and Doya \
          2018).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties {
        range: [LEAST, f64::INFINITY],
        saturates: [true, false],
        ..Properties::NONE
    },
};

/// Swish with β = 1.
pub(super) const FUNCTION: Swish = Swish::of(1.0, 0.0);

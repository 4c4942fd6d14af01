//! Scaled exponential linear unit: f(x) = λ x for x > 0, else λ α (eˣ − 1); f′ = λ and λ α eˣ.
//!
//! Klambauer, Unterthiner, Mayr and Hochreiter 2017: with λ = 1.0507… and α = 1.6733… means and
//! deviations of deep stacks tend to 0 and 1, given LeCun's initial weights. The derivative jumps
//! at 0. NaN stays NaN. Accuracy: 2 ULP both. Cost: one exponential.

use super::elu::Elu;
use super::properties::{Facts, Kinks, Properties, Reads, entry};

/// λ and λ α, of the paper's λ = 1.0507009873554805 and α = 1.6732632423543772.
const SCALE: f32 = 1.050_701;
const SCALE_ALPHA: f32 = 1.758_099_3;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        27,
        "selu",
        "f(x) = 1.0507 x for x > 0, else 1.7581 (exp(x) - 1): normalises itself (Klambauer et \
         al. 2017).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties {
        range: [-f64::from(SCALE_ALPHA), f64::INFINITY],
        kinks: Kinks::at(0.0),
        ..Properties::RECTIFIER
    },
};

/// ELU, scaled.
pub(super) const FUNCTION: Elu = Elu::of(SCALE, SCALE_ALPHA);

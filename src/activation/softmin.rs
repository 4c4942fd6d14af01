//! Softmin along a row: f(x)ᵢ = e^−xᵢ / Σⱼ e^−xⱼ, the softmax of −x.
//!
//! Goodfellow, Bengio and Courville 2016 among others: probabilities from costs. Backward: dxᵢ =
//! −yᵢ (gᵢ − Σⱼ gⱼ yⱼ). A row with NaN, or with −∞, becomes NaN. In the registry it is softmax with its
//! input and its input's gradient negated. Accuracy: that of softmax. Cost: that of softmax, and one
//! pass more.

use super::properties::{Facts, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        43,
        "softmin",
        "f(x)_i = exp(-x_i) / sum_j exp(-x_j) along each row: probabilities from costs, \
         the softmax of -x.",
        &[],
    ),
    reads: Reads::Output,
    properties: |_| Properties { monotonic: false, ..Properties::STEP },
};

//! The normal distribution cut off: given that the value lies between two bounds.
//!
//! x = μ + σ Φ⁻¹(Φ(a) + u (Φ(b) − Φ(a))), a and b the bounds in deviations, u uniform (Devroye 1986,
//! chapter II.2): one draw a value, none thrown away. Its variance is σ² (1 + (a φ(a) − b φ(b)) / Z −
//! ((φ(a) − φ(b)) / Z)²), Z = Φ(b) − Φ(a): 0.7737 σ² at ±2 (Johnson, Kotz and Balakrishnan 1994,
//! section 10.1). Cost: a draw and a quantile a value.

use crate::catalog::{Entry, Param, parameter};
use crate::kernels::math::in_double;

use super::draws::Draws;
use super::quantile;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "initializer",
    code: 12,
    name: "truncated_normal",
    description: "Normal, cut off at a minimum and a maximum in standard deviations from the mean; \
                  of the variance deviation^2 (1 + (a p(a) - b p(b)) / Z - ((p(a) - p(b)) / Z)^2), p \
                  the normal density, Z = P(b) - P(a): 0.7737 deviation^2 at +-2. As Keras's \
                  TruncatedNormal; PyTorch's trunc_normal_ gives the bounds as values.",
    parameters: &[
        parameter(Param::Mean, 0.0, [-1e30, 1e30], "the mean before the cut"),
        parameter(
            Param::StandardDeviation,
            0.05,
            [0.0, 1e30],
            "the standard deviation before the cut",
        ),
        parameter(
            Param::Minimum,
            -2.0,
            [-30.0, 30.0],
            "the lower bound, in deviations from the mean",
        ),
        parameter(
            Param::Maximum,
            2.0,
            [-30.0, 30.0],
            "the upper bound, in deviations from the mean, at least the minimum",
        ),
    ],
};

/// The deviation of a standard normal value cut off at ±2: √(1 − 4 φ(2) / (2 Φ(2) − 1)).
const DEVIATION_AT_TWO: f64 = 0.879_625_661_034_239_8;

/// A normal distribution between two bounds in deviations.
struct Cut {
    bounds: [f64; 2],
    /// Φ of both, or of their opposites where the bounds lie to the right: the left tail is exact.
    probabilities: [f64; 2],
    is_mirrored: bool,
}

impl Cut {
    fn new(bounds: [f64; 2]) -> Self {
        let [low, high] = bounds;
        let is_mirrored = low > -high;
        let sides = if is_mirrored { [-low, -high] } else { [low, high] };
        Self { bounds, probabilities: sides.map(in_double::normal), is_mirrored }
    }

    /// The value below which the share `uniform` lies.
    fn quantile(&self, uniform: f64) -> f64 {
        let [first, second] = self.probabilities;
        let x = quantile::standard_normal(first + uniform * (second - first));
        let x = if self.is_mirrored { -x } else { x };
        x.clamp(self.bounds[0], self.bounds[1])
    }
}

/// Values of N(mean, deviation²) between bounds in deviations, the lower first.
pub(super) fn fill(
    draws: &Draws,
    [mean, deviation]: [f64; 2],
    bounds: [f64; 2],
    values: &mut [f32],
) {
    let cut = Cut::new(bounds);
    for (index, value) in values.iter_mut().enumerate() {
        *value = (mean + deviation * cut.quantile(draws.uniform(index))) as f32;
    }
}

/// Values of this variance, of a normal distribution cut off at two deviations.
pub(super) fn fill_with_variance(draws: &Draws, variance: f64, values: &mut [f32]) {
    fill(draws, [0.0, variance.sqrt() / DEVIATION_AT_TWO], [-2.0, 2.0], values);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deviation_at_two_is_that_of_the_formula() {
        let density = in_double::exp(-2.0) / std::f64::consts::TAU.sqrt();
        let inside = 2.0 * in_double::normal(2.0) - 1.0;
        let deviation = (1.0 - 4.0 * density / inside).sqrt();
        assert!((deviation - DEVIATION_AT_TWO).abs() < 1e-15, "{deviation}");
    }

    #[test]
    fn quantiles_stay_inside_and_follow_the_share_in_both_tails() {
        for [low, high] in
            [[-2.0, 2.0], [-1.0, 3.0], [5.0, 6.0], [-6.0, -5.0], [29.0, 30.0], [1.0, 1.0]]
        {
            let cut = Cut::new([low, high]);
            let mut before = low;
            for step in 0..=100 {
                let x = cut.quantile(f64::from(step) / 100.0);
                assert!((before..=high).contains(&x), "{low} to {high}: {x} after {before}");
                before = x;
            }
            assert!((cut.quantile(0.0) - low).abs() < 1e-7 && (before - high).abs() < 1e-7);
        }
        let [left, right] = [[-6.0, -5.0], [5.0, 6.0]].map(Cut::new);
        for share in [0.001, 0.25, 0.9] {
            let (x, y) = (left.quantile(share), right.quantile(1.0 - share));
            assert!((x + y).abs() < 1e-7, "{share}: {x} and {y}");
        }
    }
}

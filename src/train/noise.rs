//! Noise that is added to gradients, and fades: g ← g + N(0, σ²), σ² = η / (1 + t)^γ, t being the
//! number of updates done.
//!
//! Neelakantan, Vilnis, Le, Sutskever, Kaiser, Kurach and Martens 2015, "Adding gradient noise
//! improves learning for very deep networks", equation 1, with η of 0.01, 0.3 or 1 and γ = 0.55; as
//! there, the noise comes after clipping (sections 4.2 and 4.3), so that its size is what was asked
//! for. The draw of an element is named by the seed, the step and the element's place among all
//! weights, and by nothing else: `kernels/normal.rs`. Gradients of frozen parameters get none. Cost: a
//! pass over the gradients, 1.5 to 2 nanoseconds an element.

use std::ops::ControlFlow;

use crate::catalog::{Param, Parameter, parameter};
use crate::kernels::math::{in_double::exp, ln};
use crate::kernels::normal::{NormalNoise, add_normal_noise};
use crate::kernels::pace::{Pace, Work};
use crate::rng::Stream;

use super::update::{PIECE, Update};

/// Its place in the stage of an update.
const NOISE_SITE: usize = 4;

/// The entries of η and γ.
pub(super) const NOISE: Parameter =
    parameter(Param::GradientNoise, 0.0, [0.0, 1e6], "the variance of noise on the gradients");
pub(super) const NOISE_DECAY: Parameter =
    parameter(Param::GradientNoiseDecay, 0.55, [0.0, 10.0], "how fast that noise fades");

/// σ with `done` updates done.
fn deviation(variance: f64, decay: f64, done: u64) -> f64 {
    (variance * exp(-decay * ln(1.0 + done as f64))).sqrt()
}

impl Update<'_> {
    /// Adds the noise of this step, where there is any.
    pub(super) fn add_noise(self, pace: &mut Pace, gradients: &mut [f32]) -> ControlFlow<()> {
        let variance = self.treatment.update(Param::GradientNoise);
        if variance == 0.0 {
            return ControlFlow::Continue(());
        }
        let done = self.step - 1;
        let decay = self.treatment.update(Param::GradientNoiseDecay);
        let noise = NormalNoise {
            philox: self.philox,
            stream: Stream::GradientNoise,
            step: done,
            deviation: deviation(variance, decay, done) as f32,
        };
        for (_, parameter) in self.moving() {
            let first = parameter.range.start;
            let values = &mut gradients[parameter.range.clone()];
            pace.pieces(Work { site: NOISE_SITE, units: 10 }, values.len(), PIECE, |range| {
                let first = first + range.start;
                add_normal_noise(self.runtime, noise, first, &mut values[range]);
            })?;
        }
        ControlFlow::Continue(())
    }
}

#[cfg(test)]
mod tests {
    use super::deviation;

    #[test]
    fn the_deviation_fades_as_published() {
        let near = |a: f64, b: f64| assert!((a / b - 1.0).abs() < 1e-14, "{a:e}, not {b:e}");
        near(deviation(0.01, 0.55, 0), 0.1);
        near(deviation(1.0, 0.5, 15), 0.5);
        near(deviation(4.0, 0.0, 1000), 2.0);
        // √0.3 · 1001^−0.275 by a calculator of many digits.
        near(deviation(0.3, 0.55, 1000), 0.081_929_679_519_450_37);
    }
}

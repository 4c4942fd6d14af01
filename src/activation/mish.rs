//! Mish: f(x) = x tanh(ln(1 + eˣ)).
//!
//! Misra 2019. Smooth, not monotonic, least at x = −1.19. With t = e^−|x|, tanh(ln(1 + eˣ)) is
//! (1 + 2t) / (1 + 2t + 2t²) to the right and t (2 + t) / (2 + t (2 + t)) to the left, where t is
//! multiplied last: the tail runs out through the subnormals. With e = eˣ and n = e (e + 2), f′ is
//! (n (n + 2) + 4x e (e + 1)) / (n + 2)², in the same two forms. f(−∞) = −0. Accuracy: 4 ULP; the
//! derivative 4 ULP or, near its zero at the minimum, 2 · 10⁻⁷. Cost: one exponential and one
//! division.

use crate::kernels::math::{DECAY_UNIT, Decay};
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::gate;
use super::properties::{Facts, Properties, Reads, entry};

/// What value and derivative share.
struct Terms<S: Simd> {
    is_left: S::Mask,
    /// 2⁶⁴ t, and t.
    decay: Decay<S>,
    t: S::F32,
    /// n / t to the left, n t² to the right.
    n: S::F32,
    /// n + 2 to the left, (n + 2) t² to the right.
    sum: S::F32,
}

/// Of x and its size.
#[inline(always)]
fn terms<S: Simd>(simd: S, x: S::F32, size: S::F32) -> Terms<S> {
    let (one, two) = (simd.splat(1.0), simd.splat(2.0));
    let is_left = simd.less(x, simd.splat(0.0));
    let decay = Decay::of(simd, size);
    let t = simd.mul(decay.value(simd), simd.splat(DECAY_UNIT));
    let twice = simd.add(t, t);
    let n = simd.select(is_left, simd.add(t, two), simd.add(twice, one));
    let sum = simd.select(is_left, simd.fma(t, n, two), simd.fma(twice, t, n));
    Terms { is_left, decay, t, n, sum }
}

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        36,
        "mish",
        "f(x) = x tanh(log(1 + exp(x))), range [-0.309, inf), least at -1.19 (Misra 2019).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties {
        range: [-0.308_843_413_017_250_4, f64::INFINITY],
        saturates: [true, false],
        ..Properties::NONE
    },
};

#[derive(Clone, Copy)]
pub(super) struct Mish;

impl Elementwise for Mish {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let size = gate::size(simd, x, gate::LARGEST);
        let Terms { is_left, decay, t, n, sum } = terms(simd, x, size);
        // To the right, x less x · 2t² / sum.
        let factor = simd.select(is_left, n, simd.add(t, t));
        let quotient = decay.times(simd, simd.div(simd.mul(size, factor), sum));
        gate::less_tail(simd, x, simd.mul(quotient, simd.splat(DECAY_UNIT)))
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let size = gate::size(simd, x, gate::LARGEST);
        let Terms { is_left, decay, t, n, sum } = terms(simd, x, size);
        let slope = simd.mul(simd.mul(simd.splat(4.0), size), simd.add(simd.splat(1.0), t));
        let slope = simd.select(is_left, simd.neg(slope), simd.mul(slope, simd.mul(t, t)));
        let quotient = simd.div(simd.fma(n, sum, slope), simd.mul(sum, sum));
        let left = simd.mul(decay.times(simd, quotient), simd.splat(DECAY_UNIT));
        simd.select(is_left, left, quotient)
    }
}

//! Mish: f(x) = x tanh(ln(1 + eˣ)).
//!
//! Misra 2019. Smooth, not monotonic, least at x = −1.19. With t = e^−|x|, tanh(ln(1 + eˣ)) is
//! (1 + 2t) / (1 + 2t + 2t²) to the right and t (2 + t) / (2 + t (2 + t)) to the left, where t is
//! multiplied last: the tail runs out through the subnormals. With e = eˣ and n = e (e + 2), f′ is
//! (n (n + 2) + 4x e (e + 1)) / (n + 2)², in the same two forms. f(−∞) = −0. Accuracy: 4 ULP; the
//! derivative 4 ULP or, near its zero at the minimum, 2 · 10⁻⁷. Cost: one exponential and one
//! division.

use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::{Elementwise, clamp};
use super::properties::{Facts, Properties, Reads, entry};

/// Beyond this size of x, every output is x or −0.
const LARGEST: f32 = 170.0;

/// What value and derivative share.
struct Terms<S: Simd> {
    is_left: S::Mask,
    /// t in two factors.
    parts: [S::F32; 2],
    t: S::F32,
    /// n / t to the left, n t² to the right.
    n: S::F32,
    /// n + 2 to the left, (n + 2) t² to the right.
    sum: S::F32,
}

#[inline(always)]
fn terms<S: Simd>(simd: S, x: S::F32) -> Terms<S> {
    let (one, two) = (simd.splat(1.0), simd.splat(2.0));
    let is_left = simd.less(x, simd.splat(0.0));
    let parts = math::exp_parts(simd, simd.neg(simd.abs(x)), simd.splat(0.0));
    let t = simd.mul(parts[0], parts[1]);
    let twice = simd.add(t, t);
    let n = simd.select(is_left, simd.add(t, two), simd.add(twice, one));
    let left = simd.fma(t, n, two);
    let right = simd.fma(twice, t, n);
    Terms { is_left, parts, t, n, sum: simd.select(is_left, left, right) }
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
        let x = simd.max(simd.splat(-LARGEST), x);
        let Terms { is_left, parts, n, sum, .. } = terms(simd, x);
        let quotient = simd.mul(x, simd.div(n, sum));
        let left = simd.mul(simd.mul(quotient, parts[0]), parts[1]);
        simd.select(is_left, left, quotient)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let x = clamp(simd, x, [-LARGEST, LARGEST]);
        let Terms { is_left, parts, t, n, sum } = terms(simd, x);
        let one = simd.splat(1.0);
        let slope = simd.mul(simd.mul(simd.splat(4.0), x), simd.add(one, t));
        let slope = simd.select(is_left, slope, simd.mul(slope, simd.mul(t, t)));
        let quotient = simd.div(simd.fma(n, sum, slope), simd.mul(sum, sum));
        let left = simd.mul(simd.mul(quotient, parts[0]), parts[1]);
        simd.select(is_left, left, quotient)
    }
}

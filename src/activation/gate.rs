//! x times a sigmoid of it: what SiLU, Swish and the approximations of GELU share.
//!
//! f(x) = x σ(u), u a function of x, f′ = σ(u) (1 + x u′ (1 − σ(u))). With t = e^−|u|, σ(u) is 1 /
//! (1 + t) to the right and t / (1 + t) to the left, where t is multiplied last and in two parts:
//! the tail runs out through the subnormals with the accuracy of x t. u is the sum of two floats,
//! since a rounding of u = −100 alone would cost the tail 50 ULP.

use crate::kernels::math;
use crate::kernels::simd::Simd;

/// Beyond this size of u, every output is x or −0.
pub(super) const LARGEST: f32 = 170.0;

/// What both functions begin with.
struct Decay<S: Simd> {
    is_left: S::Mask,
    parts: [S::F32; 2],
    one_plus_t: S::F32,
    t: S::F32,
}

#[inline(always)]
fn decay<S: Simd>(simd: S, [u, rest]: [S::F32; 2]) -> Decay<S> {
    let is_left = simd.less(u, simd.splat(0.0));
    let size = simd.select(is_left, u, simd.neg(u));
    let rest = simd.select(is_left, rest, simd.neg(rest));
    let parts = math::exp_parts(simd, size, rest);
    let t = simd.mul(parts[0], parts[1]);
    Decay { is_left, parts, one_plus_t: simd.add(simd.splat(1.0), t), t }
}

impl<S: Simd> Decay<S> {
    /// `right` to the right, `left` · t to the left.
    #[inline(always)]
    fn join(&self, simd: S, left: S::F32, right: S::F32) -> S::F32 {
        let left = simd.mul(simd.mul(left, self.parts[0]), self.parts[1]);
        simd.select(self.is_left, left, right)
    }
}

/// x σ(u), for x that is cut off to the left where |u| would pass [`LARGEST`].
#[inline(always)]
pub(super) fn value<S: Simd>(simd: S, x: S::F32, u: [S::F32; 2]) -> S::F32 {
    let decay = decay(simd, u);
    let quotient = simd.div(x, decay.one_plus_t);
    decay.join(simd, quotient, quotient)
}

/// σ(u) (1 + m (1 − σ(u))), where m = x u′.
#[inline(always)]
pub(super) fn derivative<S: Simd>(simd: S, m: S::F32, u: [S::F32; 2]) -> S::F32 {
    let decay = decay(simd, u);
    let square = simd.mul(decay.one_plus_t, decay.one_plus_t);
    let left = simd.add(decay.one_plus_t, m);
    let right = simd.fma(m, decay.t, decay.one_plus_t);
    let quotient = simd.div(simd.select(decay.is_left, left, right), square);
    decay.join(simd, quotient, quotient)
}

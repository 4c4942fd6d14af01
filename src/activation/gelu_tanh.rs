//! GELU by tanh: f(x) = ½ x (1 + tanh w), w = √(2/π) (x + 0.044715 x³).
//!
//! Hendrycks and Gimpel 2016, the approximation, as in BERT and GPT-2; it differs from GELU by up
//! to 5 · 10⁻⁴. It is x σ(2w); 2w is computed as the sum of two floats, so that the tail
//! keeps its digits. With u = 2w, f′ = σ(u) (1 + x u′ (1 − σ(u))). f(−∞) = −0. Accuracy: 4
//! ULP; the derivative 4 ULP or, near its zero at the minimum, 1.2 · 10⁻⁷. Cost: one exponential
//! and one division.

use crate::kernels::math::Decay;
use crate::kernels::simd::Simd;

use super::elementwise::{Elementwise, product};
use super::gate;
use super::properties::{Facts, Properties, Reads, entry};

/// 2 √(2/π) and 0.044715, each with what the float nearest to it lacks.
const SCALE: f32 = 1.595_769_2;
const SCALE_LOW: f32 = -4.534_068e-8;
const CUBIC: f32 = 0.044_715;
const CUBIC_LOW: f32 = 1.546_144_5e-9;
/// Beyond this size of x, u is above 113 and every output x or −0.
const LARGEST: f32 = 11.0;

/// u = 2 √(2/π) (x + 0.044715 x³) as the sum of two floats: every rounding error that counts is
/// carried along.
#[inline(always)]
fn argument<S: Simd>(simd: S, x: S::F32) -> [S::F32; 2] {
    let one = simd.splat(1.0);
    let square = simd.mul(x, x);
    let square_rest = simd.fma(x, x, simd.neg(square));
    let [cubic, rest] = product(simd, CUBIC, square);
    let rest = simd.fma(simd.splat(CUBIC), square_rest, rest);
    let rest = simd.fma(simd.splat(CUBIC_LOW), square, rest);
    // 1 + cubic; Knuth's TwoSum, since either may be larger.
    let sum = simd.add(one, cubic);
    let share = simd.sub(sum, one);
    let lost = simd.add(simd.sub(one, simd.sub(sum, share)), simd.sub(cubic, share));
    let rest = simd.add(rest, lost);
    let high = simd.mul(x, sum);
    let low = simd.fma(x, rest, simd.fma(x, sum, simd.neg(high)));
    let [u, rest] = product(simd, SCALE, high);
    let rest = simd.fma(simd.splat(SCALE), low, rest);
    [u, simd.fma(simd.splat(SCALE_LOW), high, rest)]
}

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        34,
        "gelu_tanh",
        "f(x) = 0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))), range [-0.170, inf): GELU by \
         tanh (Hendrycks and Gimpel 2016).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties {
        range: [-0.170_040_750_571_254_05, f64::INFINITY],
        saturates: [true, false],
        ..Properties::NONE
    },
};

#[derive(Clone, Copy)]
pub(super) struct GeluTanh;

impl Elementwise for GeluTanh {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let size = gate::size(simd, x, LARGEST);
        let [u, rest] = argument(simd, size);
        gate::value(simd, x, size, Decay::of_sum(simd, [u, rest]).value(simd))
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let size = gate::size(simd, x, LARGEST);
        let cubic = simd.mul(simd.mul(size, size), simd.splat(3.0 * SCALE * CUBIC));
        let slope = simd.add(cubic, simd.splat(SCALE));
        let [u, rest] = argument(simd, size);
        gate::derivative(simd, x, simd.mul(size, slope), Decay::of_sum(simd, [u, rest]).value(simd))
    }
}

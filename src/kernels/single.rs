//! One float as a vector: what the scalar level runs functions of each element over.
//!
//! Every operation is that of a lane of [`super::scalar::Scalar`], so that a function whose lanes
//! do not look at each other gives the same bits over either. Written over sixteen lanes on a CPU
//! without vectors, those functions would be half of the library, and slower.
//!
//! Only lane 0 exists: loads read it, stores write it, and nothing that joins lanes may be used.

use super::fused::fused_multiply_add;
use super::level::Level;
use super::simd::{Kernel, LANES, Simd};

/// The scalar level, one element at a time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Single;

/// A function of its own: inlined into every kernel it would be most of their code.
#[inline(never)]
fn fused(a: f32, b: f32, c: f32) -> f32 {
    fused_multiply_add(a, b, c)
}

impl Simd for Single {
    type F32 = f32;
    type I32 = i32;
    type Mask = bool;

    const LEVEL: Level = Level::Scalar;
    const REGISTERS: usize = 8;

    #[inline(always)]
    fn run<K: Kernel>(self, kernel: K) -> K::Output {
        kernel.run(self)
    }

    #[inline(always)]
    fn splat(self, x: f32) -> f32 {
        x
    }
    #[inline(always)]
    fn load(self, x: &[f32; LANES]) -> f32 {
        x[0]
    }
    #[inline(always)]
    fn store(self, out: &mut [f32; LANES], x: f32) {
        out[0] = x;
    }

    #[inline(always)]
    fn add(self, a: f32, b: f32) -> f32 {
        a + b
    }
    #[inline(always)]
    fn sub(self, a: f32, b: f32) -> f32 {
        a - b
    }
    #[inline(always)]
    fn mul(self, a: f32, b: f32) -> f32 {
        a * b
    }
    #[inline(always)]
    fn div(self, a: f32, b: f32) -> f32 {
        a / b
    }
    #[inline(always)]
    fn fma(self, a: f32, b: f32, c: f32) -> f32 {
        fused(a, b, c)
    }
    #[inline(always)]
    fn sqrt(self, a: f32) -> f32 {
        a.sqrt()
    }

    #[inline(always)]
    fn less(self, a: f32, b: f32) -> bool {
        a < b
    }
    #[inline(always)]
    fn less_equal(self, a: f32, b: f32) -> bool {
        a <= b
    }
    #[inline(always)]
    fn equal(self, a: f32, b: f32) -> bool {
        a == b
    }
    #[inline(always)]
    fn mask_and(self, a: bool, b: bool) -> bool {
        a & b
    }
    #[inline(always)]
    fn mask_or(self, a: bool, b: bool) -> bool {
        a | b
    }
    #[inline(always)]
    fn mask_not(self, a: bool) -> bool {
        !a
    }
    #[inline(always)]
    fn any(self, a: bool) -> bool {
        a
    }
    #[inline(always)]
    fn select(self, mask: bool, yes: f32, no: f32) -> f32 {
        if mask { yes } else { no }
    }

    #[inline(always)]
    fn int_splat(self, x: i32) -> i32 {
        x
    }
    #[inline(always)]
    fn int_add(self, a: i32, b: i32) -> i32 {
        a.wrapping_add(b)
    }
    #[inline(always)]
    fn int_sub(self, a: i32, b: i32) -> i32 {
        a.wrapping_sub(b)
    }
    #[inline(always)]
    fn int_and(self, a: i32, b: i32) -> i32 {
        a & b
    }
    #[inline(always)]
    fn int_or(self, a: i32, b: i32) -> i32 {
        a | b
    }
    #[inline(always)]
    fn int_xor(self, a: i32, b: i32) -> i32 {
        a ^ b
    }
    #[inline(always)]
    fn shift_left<const N: i32>(self, a: i32) -> i32 {
        a << N
    }
    #[inline(always)]
    fn shift_right<const N: i32>(self, a: i32) -> i32 {
        a >> N
    }

    #[inline(always)]
    fn interleave(self, a: f32, b: f32) -> (f32, f32) {
        (a, b)
    }

    #[inline(always)]
    fn bits(self, a: f32) -> i32 {
        a.to_bits() as i32
    }
    #[inline(always)]
    fn from_bits(self, a: i32) -> f32 {
        f32::from_bits(a as u32)
    }
    #[inline(always)]
    fn from_int(self, a: i32) -> f32 {
        a as f32
    }
}

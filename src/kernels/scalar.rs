//! The scalar level: plain Rust over arrays, correct on any CPU.
//!
//! It is the reference that the other levels must equal bit for bit, and what runs where neither
//! AVX2 nor NEON exists. The fused multiply-add is emulated exactly, which makes it slow.

use super::fused::fused_multiply_add;
use super::level::Level;
use super::simd::{Kernel, LANES, Simd};

/// The scalar level; every CPU has it.
#[derive(Clone, Copy, Debug)]
pub struct Scalar;

#[inline(always)]
fn map2<A: Copy, B: Copy, R: Copy + Default>(
    a: [A; LANES],
    b: [B; LANES],
    f: impl Fn(A, B) -> R,
) -> [R; LANES] {
    let mut out = [R::default(); LANES];
    for lane in 0..LANES {
        out[lane] = f(a[lane], b[lane]);
    }
    out
}

/// A function of its own: inlined into every kernel it would be half of the library.
#[inline(never)]
fn fused(a: &[f32; LANES], b: &[f32; LANES], c: &[f32; LANES]) -> [f32; LANES] {
    let mut out = [0.0; LANES];
    for lane in 0..LANES {
        out[lane] = fused_multiply_add(a[lane], b[lane], c[lane]);
    }
    out
}

impl Simd for Scalar {
    type F32 = [f32; LANES];
    type I32 = [i32; LANES];
    type Mask = [bool; LANES];

    const LEVEL: Level = Level::Scalar;
    const REGISTERS: usize = 8;

    #[inline(always)]
    fn run<K: Kernel>(self, kernel: K) -> K::Output {
        kernel.run(self)
    }

    #[inline(always)]
    fn splat(self, x: f32) -> Self::F32 {
        [x; LANES]
    }
    #[inline(always)]
    fn load(self, x: &[f32; LANES]) -> Self::F32 {
        *x
    }
    #[inline(always)]
    fn store(self, out: &mut [f32; LANES], x: Self::F32) {
        *out = x;
    }

    #[inline(always)]
    fn add(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        map2(a, b, |a, b| a + b)
    }
    #[inline(always)]
    fn sub(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        map2(a, b, |a, b| a - b)
    }
    #[inline(always)]
    fn mul(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        map2(a, b, |a, b| a * b)
    }
    #[inline(always)]
    fn div(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        map2(a, b, |a, b| a / b)
    }
    #[inline(always)]
    fn fma(self, a: Self::F32, b: Self::F32, c: Self::F32) -> Self::F32 {
        fused(&a, &b, &c)
    }
    #[inline(always)]
    fn sqrt(self, a: Self::F32) -> Self::F32 {
        a.map(f32::sqrt)
    }

    #[inline(always)]
    fn less(self, a: Self::F32, b: Self::F32) -> Self::Mask {
        map2(a, b, |a, b| a < b)
    }
    #[inline(always)]
    fn less_equal(self, a: Self::F32, b: Self::F32) -> Self::Mask {
        map2(a, b, |a, b| a <= b)
    }
    #[inline(always)]
    fn equal(self, a: Self::F32, b: Self::F32) -> Self::Mask {
        map2(a, b, |a, b| a == b)
    }
    #[inline(always)]
    fn mask_and(self, a: Self::Mask, b: Self::Mask) -> Self::Mask {
        map2(a, b, |a, b| a & b)
    }
    #[inline(always)]
    fn mask_or(self, a: Self::Mask, b: Self::Mask) -> Self::Mask {
        map2(a, b, |a, b| a | b)
    }
    #[inline(always)]
    fn mask_not(self, a: Self::Mask) -> Self::Mask {
        a.map(|a| !a)
    }
    #[inline(always)]
    fn any(self, a: Self::Mask) -> bool {
        a.contains(&true)
    }
    #[inline(always)]
    fn select(self, mask: Self::Mask, yes: Self::F32, no: Self::F32) -> Self::F32 {
        let mut out = no;
        for lane in 0..LANES {
            if mask[lane] {
                out[lane] = yes[lane];
            }
        }
        out
    }

    #[inline(always)]
    fn int_splat(self, x: i32) -> Self::I32 {
        [x; LANES]
    }
    #[inline(always)]
    fn int_add(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        map2(a, b, i32::wrapping_add)
    }
    #[inline(always)]
    fn int_sub(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        map2(a, b, i32::wrapping_sub)
    }
    #[inline(always)]
    fn int_and(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        map2(a, b, |a, b| a & b)
    }
    #[inline(always)]
    fn int_or(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        map2(a, b, |a, b| a | b)
    }
    #[inline(always)]
    fn int_xor(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        map2(a, b, |a, b| a ^ b)
    }
    #[inline(always)]
    fn shift_left<const N: i32>(self, a: Self::I32) -> Self::I32 {
        a.map(|a| a << N)
    }
    #[inline(always)]
    fn shift_right<const N: i32>(self, a: Self::I32) -> Self::I32 {
        a.map(|a| a >> N)
    }

    #[inline(always)]
    fn interleave(self, a: Self::F32, b: Self::F32) -> (Self::F32, Self::F32) {
        let lane = |lane: usize| if lane.is_multiple_of(2) { a[lane / 2] } else { b[lane / 2] };
        (std::array::from_fn(lane), std::array::from_fn(|i| lane(LANES + i)))
    }

    #[inline(always)]
    fn bits(self, a: Self::F32) -> Self::I32 {
        a.map(|a| a.to_bits() as i32)
    }
    #[inline(always)]
    fn from_bits(self, a: Self::I32) -> Self::F32 {
        a.map(|a| f32::from_bits(a as u32))
    }
    #[inline(always)]
    fn from_int(self, a: Self::I32) -> Self::F32 {
        a.map(|a| a as f32)
    }
}

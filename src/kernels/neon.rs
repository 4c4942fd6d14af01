//! The NEON level (every 64-bit Arm): a vector is four 128-bit registers.
//!
//! pulp's token proves that the CPU has the instructions; `unsafe` is only what hides a register from
//! the compiler.

use core::arch::aarch64::{float32x4_t, int32x4_t, uint32x4_t};
use core::arch::asm;

use super::level::Level;
use super::simd::{Kernel, LANES, Simd};

/// The NEON level; a value proves that the CPU has it.
#[derive(Clone, Copy, Debug)]
pub struct Neon(pulp::aarch64::Neon);

impl Neon {
    /// The level, if this CPU has it.
    pub fn detect() -> Option<Self> {
        pulp::aarch64::Neon::try_new().map(Self)
    }
}

struct Call<K>(Neon, K);

impl<K: Kernel> pulp::NullaryFnOnce for Call<K> {
    type Output = K::Output;

    #[inline(always)]
    fn call(self) -> K::Output {
        self.1.run(self.0)
    }
}

/// Applies an operation to all four quarters.
#[inline(always)]
fn quarters<A: Copy, B: Copy, R>(a: [A; 4], b: [B; 4], f: impl Fn(A, B) -> R) -> [R; 4] {
    [f(a[0], b[0]), f(a[1], b[1]), f(a[2], b[2]), f(a[3], b[3])]
}

impl Simd for Neon {
    type F32 = [float32x4_t; 4];
    type I32 = [int32x4_t; 4];
    type Mask = [uint32x4_t; 4];

    const LEVEL: Level = Level::Neon;
    const REGISTERS: usize = 8;

    #[inline(always)]
    fn run<K: Kernel>(self, kernel: K) -> K::Output {
        self.0.vectorize(Call(self, kernel))
    }

    #[inline(always)]
    fn splat(self, x: f32) -> Self::F32 {
        [self.0.neon.vdupq_n_f32(x); 4]
    }
    #[inline(always)]
    fn load(self, x: &[f32; LANES]) -> Self::F32 {
        pulp::cast(*x)
    }
    #[inline(always)]
    fn store(self, out: &mut [f32; LANES], x: Self::F32) {
        *out = pulp::cast(x);
    }

    #[inline(always)]
    fn add(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        quarters(a, b, |a, b| self.0.neon.vaddq_f32(a, b))
    }
    #[inline(always)]
    fn sub(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        quarters(a, b, |a, b| self.0.neon.vsubq_f32(a, b))
    }
    #[inline(always)]
    fn mul(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        quarters(a, b, |a, b| self.0.neon.vmulq_f32(a, b))
    }
    #[inline(always)]
    fn div(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        quarters(a, b, |a, b| self.0.neon.vdivq_f32(a, b))
    }
    #[inline(always)]
    fn fma(self, a: Self::F32, b: Self::F32, c: Self::F32) -> Self::F32 {
        let mut out = c;
        for quarter in 0..4 {
            out[quarter] = self.0.neon.vfmaq_f32(c[quarter], a[quarter], b[quarter]);
        }
        out
    }
    #[inline(always)]
    fn sqrt(self, a: Self::F32) -> Self::F32 {
        a.map(|a| self.0.neon.vsqrtq_f32(a))
    }

    #[inline(always)]
    fn less(self, a: Self::F32, b: Self::F32) -> Self::Mask {
        quarters(a, b, |a, b| self.0.neon.vcltq_f32(a, b))
    }
    #[inline(always)]
    fn less_equal(self, a: Self::F32, b: Self::F32) -> Self::Mask {
        quarters(a, b, |a, b| self.0.neon.vcleq_f32(a, b))
    }
    #[inline(always)]
    fn equal(self, a: Self::F32, b: Self::F32) -> Self::Mask {
        quarters(a, b, |a, b| self.0.neon.vceqq_f32(a, b))
    }
    #[inline(always)]
    fn mask_and(self, a: Self::Mask, b: Self::Mask) -> Self::Mask {
        quarters(a, b, |a, b| self.0.neon.vandq_u32(a, b))
    }
    #[inline(always)]
    fn mask_or(self, a: Self::Mask, b: Self::Mask) -> Self::Mask {
        quarters(a, b, |a, b| self.0.neon.vorrq_u32(a, b))
    }
    #[inline(always)]
    fn mask_not(self, a: Self::Mask) -> Self::Mask {
        a.map(|a| self.0.neon.vmvnq_u32(a))
    }
    #[inline(always)]
    fn any(self, a: Self::Mask) -> bool {
        let [a, b, c, d] = a.map(opaque);
        let [low, high] = [self.0.neon.vorrq_u32(a, b), self.0.neon.vorrq_u32(c, d)];
        self.0.neon.vmaxvq_u32(self.0.neon.vorrq_u32(low, high)) != 0
    }
    #[inline(always)]
    fn select(self, mask: Self::Mask, yes: Self::F32, no: Self::F32) -> Self::F32 {
        let mut out = no;
        for quarter in 0..4 {
            out[quarter] = self.0.neon.vbslq_f32(mask[quarter], yes[quarter], no[quarter]);
        }
        out
    }

    #[inline(always)]
    fn int_splat(self, x: i32) -> Self::I32 {
        [self.0.neon.vdupq_n_s32(x); 4]
    }
    #[inline(always)]
    fn int_add(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        quarters(a, b, |a, b| self.0.neon.vaddq_s32(a, b))
    }
    #[inline(always)]
    fn int_sub(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        quarters(a, b, |a, b| self.0.neon.vsubq_s32(a, b))
    }
    #[inline(always)]
    fn int_and(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        quarters(a, b, |a, b| self.0.neon.vandq_s32(a, b))
    }
    #[inline(always)]
    fn int_or(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        quarters(a, b, |a, b| self.0.neon.vorrq_s32(a, b))
    }
    #[inline(always)]
    fn int_xor(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        quarters(a, b, |a, b| self.0.neon.veorq_s32(a, b))
    }
    #[inline(always)]
    fn shift_left<const N: i32>(self, a: Self::I32) -> Self::I32 {
        a.map(|a| self.0.neon.vshlq_s32(a, self.0.neon.vdupq_n_s32(N)))
    }
    #[inline(always)]
    fn shift_right<const N: i32>(self, a: Self::I32) -> Self::I32 {
        a.map(|a| self.0.neon.vshlq_s32(a, self.0.neon.vdupq_n_s32(-N)))
    }

    #[inline(always)]
    fn interleave(self, a: Self::F32, b: Self::F32) -> (Self::F32, Self::F32) {
        let zip = |quarter: usize| {
            let low = self.0.neon.vzip1q_f32(a[quarter], b[quarter]);
            [low, self.0.neon.vzip2q_f32(a[quarter], b[quarter])]
        };
        let [first, second, third, fourth] = [zip(0), zip(1), zip(2), zip(3)];
        ([first[0], first[1], second[0], second[1]], [third[0], third[1], fourth[0], fourth[1]])
    }

    #[inline(always)]
    fn bits(self, a: Self::F32) -> Self::I32 {
        a.map(|a| self.0.neon.vreinterpretq_s32_f32(a))
    }
    #[inline(always)]
    fn from_bits(self, a: Self::I32) -> Self::F32 {
        a.map(|a| self.0.neon.vreinterpretq_f32_s32(a))
    }
    #[inline(always)]
    fn from_int(self, a: Self::I32) -> Self::F32 {
        a.map(|a| self.0.neon.vcvtq_f32_s32(a))
    }
}

/// A mask of which the compiler no longer knows how it came about. Else it joins the comparisons of
/// several quarters into one of their maximum, and a signalling NaN in one of them would hide what
/// the others have.
#[inline(always)]
fn opaque(mut mask: uint32x4_t) -> uint32x4_t {
    // SAFETY: no instruction, and the register keeps its value.
    unsafe {
        asm!("/* {0:v} */", inout(vreg) mask, options(pure, nomem, nostack, preserves_flags))
    };
    mask
}

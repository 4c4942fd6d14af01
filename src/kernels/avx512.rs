//! The AVX-512 level (F, BW, CD, DQ, VL): a vector is one 512-bit register.
//!
//! pulp's token proves that the CPU has the instructions; `unsafe` is only what takes an address.

use core::arch::x86_64::{__m256, __m512, __m512i, __mmask16};

use super::level::Level;
use super::simd::{Kernel, LANES, ROUNDER, Simd};
use super::x86::{FOLDED, fold_max, fold_maxima, fold_min, fold_of_each, fold_sum, fold_sums};

/// The AVX-512 level; a value proves that the CPU has it.
#[derive(Clone, Copy, Debug)]
pub struct Avx512(pulp::x86::V4);

impl Avx512 {
    /// The level, if this CPU has it.
    pub fn detect() -> Option<Self> {
        pulp::x86::V4::try_new().map(Self)
    }
}

impl Avx512 {
    #[inline(always)]
    fn halves_of_eight(self, vectors: [__m512; FOLDED]) -> [[__m256; 2]; FOLDED] {
        let mut halves = [[self.0.avx._mm256_setzero_ps(); 2]; FOLDED];
        for (halves, vector) in halves.iter_mut().zip(vectors) {
            let low = self.0.avx512f._mm512_castps512_ps256(vector);
            *halves = [low, self.0.avx512dq._mm512_extractf32x8_ps::<1>(vector)];
        }
        halves
    }
    #[inline(always)]
    fn with_zeros(self, half: __m256) -> __m512 {
        pulp::cast([half, self.0.avx._mm256_setzero_ps()])
    }
    #[inline(always)]
    fn sums_of_eight(self, vectors: [__m512; FOLDED]) -> __m512 {
        self.with_zeros(fold_sums(*self.0, self.halves_of_eight(vectors)))
    }
    #[inline(always)]
    fn maxima_of_eight(self, vectors: [__m512; FOLDED]) -> __m512 {
        self.with_zeros(fold_maxima(*self.0, self.halves_of_eight(vectors)))
    }
}

struct Call<K>(Avx512, K);

impl<K: Kernel> pulp::NullaryFnOnce for Call<K> {
    type Output = K::Output;

    #[inline(always)]
    fn call(self) -> K::Output {
        self.1.run(self.0)
    }
}

impl Simd for Avx512 {
    type F32 = __m512;
    type I32 = __m512i;
    type Mask = __mmask16;

    const LEVEL: Level = Level::Avx512;
    const REGISTERS: usize = 32;

    #[inline(always)]
    fn run<K: Kernel>(self, kernel: K) -> K::Output {
        self.0.vectorize(Call(self, kernel))
    }

    #[inline(always)]
    fn splat(self, x: f32) -> Self::F32 {
        self.0.avx512f._mm512_set1_ps(x)
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
        self.0.avx512f._mm512_add_ps(a, b)
    }
    #[inline(always)]
    fn sub(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        self.0.avx512f._mm512_sub_ps(a, b)
    }
    #[inline(always)]
    fn mul(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        self.0.avx512f._mm512_mul_ps(a, b)
    }
    #[inline(always)]
    fn div(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        self.0.avx512f._mm512_div_ps(a, b)
    }
    #[inline(always)]
    fn fma(self, a: Self::F32, b: Self::F32, c: Self::F32) -> Self::F32 {
        self.0.avx512f._mm512_fmadd_ps(a, b, c)
    }
    #[inline(always)]
    fn sqrt(self, a: Self::F32) -> Self::F32 {
        self.0.avx512f._mm512_sqrt_ps(a)
    }

    #[inline(always)]
    fn max(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        self.0.avx512f._mm512_max_ps(a, b)
    }
    #[inline(always)]
    fn min(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        self.0.avx512f._mm512_min_ps(a, b)
    }

    #[inline(always)]
    fn less(self, a: Self::F32, b: Self::F32) -> Self::Mask {
        self.0.avx512f._mm512_cmplt_ps_mask(a, b)
    }
    #[inline(always)]
    fn less_equal(self, a: Self::F32, b: Self::F32) -> Self::Mask {
        self.0.avx512f._mm512_cmple_ps_mask(a, b)
    }
    #[inline(always)]
    fn equal(self, a: Self::F32, b: Self::F32) -> Self::Mask {
        self.0.avx512f._mm512_cmpeq_ps_mask(a, b)
    }
    #[inline(always)]
    fn mask_and(self, a: Self::Mask, b: Self::Mask) -> Self::Mask {
        a & b
    }
    #[inline(always)]
    fn mask_or(self, a: Self::Mask, b: Self::Mask) -> Self::Mask {
        a | b
    }
    #[inline(always)]
    fn mask_not(self, a: Self::Mask) -> Self::Mask {
        !a
    }
    #[inline(always)]
    fn any(self, a: Self::Mask) -> bool {
        a != 0
    }
    #[inline(always)]
    fn select(self, mask: Self::Mask, yes: Self::F32, no: Self::F32) -> Self::F32 {
        self.0.avx512f._mm512_mask_blend_ps(mask, no, yes)
    }

    #[inline(always)]
    fn int_splat(self, x: i32) -> Self::I32 {
        self.0.avx512f._mm512_set1_epi32(x)
    }
    #[inline(always)]
    fn int_add(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        self.0.avx512f._mm512_add_epi32(a, b)
    }
    #[inline(always)]
    fn int_sub(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        self.0.avx512f._mm512_sub_epi32(a, b)
    }
    #[inline(always)]
    fn int_and(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        self.0.avx512f._mm512_and_si512(a, b)
    }
    #[inline(always)]
    fn int_or(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        self.0.avx512f._mm512_or_si512(a, b)
    }
    #[inline(always)]
    fn int_xor(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        self.0.avx512f._mm512_xor_si512(a, b)
    }
    #[inline(always)]
    fn shift_left<const N: i32>(self, a: Self::I32) -> Self::I32 {
        self.0.avx512f._mm512_sll_epi32(a, self.0.sse2._mm_cvtsi32_si128(N))
    }
    #[inline(always)]
    fn shift_right<const N: i32>(self, a: Self::I32) -> Self::I32 {
        self.0.avx512f._mm512_sra_epi32(a, self.0.sse2._mm_cvtsi32_si128(N))
    }

    #[inline(always)]
    fn interleave(self, a: Self::F32, b: Self::F32) -> (Self::F32, Self::F32) {
        let set = |places: [i32; LANES]| -> __m512i { pulp::cast(places) };
        let first = set([0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23]);
        let second = set([8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31]);
        let permute = |places| self.0.avx512f._mm512_permutex2var_ps(a, places, b);
        (permute(first), permute(second))
    }

    #[inline(always)]
    fn bits(self, a: Self::F32) -> Self::I32 {
        self.0.avx512f._mm512_castps_si512(a)
    }
    #[inline(always)]
    fn from_bits(self, a: Self::I32) -> Self::F32 {
        self.0.avx512f._mm512_castsi512_ps(a)
    }
    #[inline(always)]
    fn from_int(self, a: Self::I32) -> Self::F32 {
        self.0.avx512f._mm512_cvtepi32_ps(a)
    }

    #[inline(always)]
    fn load_partial_or(self, x: &[f32], fill: f32) -> Self::F32 {
        let fill = self.splat(fill);
        // SAFETY: the mask holds for as many lanes as the slice has elements; no other is read.
        unsafe { self.0.avx512f._mm512_mask_loadu_ps(fill, first_lanes(x.len()), x.as_ptr()) }
    }
    #[inline(always)]
    fn store_partial(self, out: &mut [f32], x: Self::F32) {
        // SAFETY: the mask holds for as many lanes as the slice has elements; no other is written.
        unsafe { self.0.avx512f._mm512_mask_storeu_ps(out.as_mut_ptr(), first_lanes(out.len()), x) }
    }

    #[inline(always)]
    fn scale(self, a: Self::F32, shifted: Self::F32) -> Self::F32 {
        let n = self.sub(shifted, self.splat(ROUNDER));
        self.0.avx512f._mm512_scalef_ps(a, n)
    }

    #[inline(always)]
    fn unordered(self, a: Self::F32, b: Self::F32) -> Self::Mask {
        self.0.avx512f._mm512_cmpunord_ps_mask(a, b)
    }

    #[inline(always)]
    fn sum_lanes(self, a: Self::F32) -> f32 {
        let low = self.0.avx512f._mm512_castps512_ps256(a);
        fold_sum(*self.0, low, self.0.avx512dq._mm512_extractf32x8_ps::<1>(a))
    }
    #[inline(always)]
    fn max_lanes(self, a: Self::F32) -> f32 {
        let low = self.0.avx512f._mm512_castps512_ps256(a);
        fold_max(*self.0, low, self.0.avx512dq._mm512_extractf32x8_ps::<1>(a))
    }
    #[inline(always)]
    fn min_lanes(self, a: Self::F32) -> f32 {
        let low = self.0.avx512f._mm512_castps512_ps256(a);
        fold_min(*self.0, low, self.0.avx512dq._mm512_extractf32x8_ps::<1>(a))
    }
    fold_of_each!(sums_of_lanes, sum_lanes, sums_of_eight);
    fold_of_each!(maxima_of_lanes, max_lanes, maxima_of_eight);
}

/// The mask of the first `count` lanes.
///
/// # Panics
/// Where there are not so many.
#[inline(always)]
fn first_lanes(count: usize) -> __mmask16 {
    assert!(count <= LANES, "more than a vector");
    ((1u32 << count) - 1) as __mmask16
}

//! The AVX2 level (with FMA, BMI1/2, LZCNT: x86-64-v3): a vector is two 256-bit registers.
//!
//! pulp's token proves that the CPU has the instructions; `unsafe` is only what takes an address.

use core::arch::x86_64::{__m256, __m256i, _CMP_EQ_OQ, _CMP_LE_OQ, _CMP_LT_OQ, _CMP_UNORD_Q};

use super::level::Level;
use super::simd::{Kernel, LANES, Simd};
use super::x86::{FOLDED, fold_max, fold_maxima, fold_min, fold_of_each, fold_sum, fold_sums};

/// The AVX2 level; a value proves that the CPU has it.
#[derive(Clone, Copy, Debug)]
pub struct Avx2(pulp::x86::V3);

impl Avx2 {
    /// The level, if this CPU has it.
    pub fn detect() -> Option<Self> {
        pulp::x86::V3::try_new().map(Self)
    }

    /// Rows and columns of 8 × 8 floats exchanged: pairs, fours, then the 128-bit lanes.
    #[inline(always)]
    fn transpose_quarter(self, rows: [__m256; HALF]) -> [__m256; HALF] {
        let [a, b, c, d, e, f, g, h] = rows;
        let [a, b, c, d] = self.transpose_fours([a, b, c, d]);
        let [e, f, g, h] = self.transpose_fours([e, f, g, h]);
        let low = |a, b| self.0.avx._mm256_permute2f128_ps::<0x20>(a, b);
        let high = |a, b| self.0.avx._mm256_permute2f128_ps::<0x31>(a, b);
        [low(a, e), low(b, f), low(c, g), low(d, h), high(a, e), high(b, f), high(c, g), high(d, h)]
    }

    /// Rows and columns of 4 × 4 floats exchanged, in each 128-bit lane.
    #[inline(always)]
    fn transpose_fours(self, [a, b, c, d]: [__m256; 4]) -> [__m256; 4] {
        let avx = self.0.avx;
        let (low, low_next) = (avx._mm256_unpacklo_ps(a, b), avx._mm256_unpacklo_ps(c, d));
        let (high, high_next) = (avx._mm256_unpackhi_ps(a, b), avx._mm256_unpackhi_ps(c, d));
        [
            avx._mm256_shuffle_ps::<0x44>(low, low_next),
            avx._mm256_shuffle_ps::<0xee>(low, low_next),
            avx._mm256_shuffle_ps::<0x44>(high, high_next),
            avx._mm256_shuffle_ps::<0xee>(high, high_next),
        ]
    }

    /// Masks of the first `count` lanes.
    ///
    /// # Panics
    /// Where there are not so many.
    #[inline(always)]
    fn first_lanes(self, count: usize) -> [__m256i; 2] {
        // Sixteen that hold and sixteen that do not: a window of them is a mask.
        const WINDOW: [i32; 2 * LANES] = {
            let mut window = [0; 2 * LANES];
            let mut lane = 0;
            while lane < LANES {
                window[lane] = -1;
                lane += 1;
            }
            window
        };
        let lanes = &WINDOW[LANES - count..][..LANES];
        let (lanes, _) = lanes.as_chunks::<HALF>();
        [pulp::cast(lanes[0]), pulp::cast(lanes[1])]
    }
}

/// Lanes of one register.
const HALF: usize = LANES / 2;

struct Call<K>(Avx2, K);

impl<K: Kernel> pulp::NullaryFnOnce for Call<K> {
    type Output = K::Output;

    #[inline(always)]
    fn call(self) -> K::Output {
        self.1.run(self.0)
    }
}

/// Applies an operation to both halves.
#[inline(always)]
fn halves<A: Copy, R>(a: [A; 2], b: [A; 2], f: impl Fn(A, A) -> R) -> [R; 2] {
    [f(a[0], b[0]), f(a[1], b[1])]
}

impl Avx2 {
    #[inline(always)]
    fn sums_of_eight(self, vectors: [[__m256; 2]; FOLDED]) -> [__m256; 2] {
        [fold_sums(self.0, vectors), self.0.avx._mm256_setzero_ps()]
    }
    #[inline(always)]
    fn maxima_of_eight(self, vectors: [[__m256; 2]; FOLDED]) -> [__m256; 2] {
        [fold_maxima(self.0, vectors), self.0.avx._mm256_setzero_ps()]
    }
}

impl Simd for Avx2 {
    type F32 = [__m256; 2];
    type I32 = [__m256i; 2];
    type Mask = [__m256; 2];

    const LEVEL: Level = Level::Avx2;
    const REGISTERS: usize = 8;

    #[inline(always)]
    fn run<K: Kernel>(self, kernel: K) -> K::Output {
        self.0.vectorize(Call(self, kernel))
    }

    #[inline(always)]
    fn splat(self, x: f32) -> Self::F32 {
        [self.0.avx._mm256_set1_ps(x); 2]
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
        halves(a, b, |a, b| self.0.avx._mm256_add_ps(a, b))
    }
    #[inline(always)]
    fn sub(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        halves(a, b, |a, b| self.0.avx._mm256_sub_ps(a, b))
    }
    #[inline(always)]
    fn mul(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        halves(a, b, |a, b| self.0.avx._mm256_mul_ps(a, b))
    }
    #[inline(always)]
    fn div(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        halves(a, b, |a, b| self.0.avx._mm256_div_ps(a, b))
    }
    #[inline(always)]
    fn fma(self, a: Self::F32, b: Self::F32, c: Self::F32) -> Self::F32 {
        [self.0.fma._mm256_fmadd_ps(a[0], b[0], c[0]), self.0.fma._mm256_fmadd_ps(a[1], b[1], c[1])]
    }
    #[inline(always)]
    fn sqrt(self, a: Self::F32) -> Self::F32 {
        a.map(|a| self.0.avx._mm256_sqrt_ps(a))
    }

    #[inline(always)]
    fn max(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        halves(a, b, |a, b| self.0.avx._mm256_max_ps(a, b))
    }
    #[inline(always)]
    fn min(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        halves(a, b, |a, b| self.0.avx._mm256_min_ps(a, b))
    }

    #[inline(always)]
    fn less(self, a: Self::F32, b: Self::F32) -> Self::Mask {
        halves(a, b, |a, b| self.0.avx._mm256_cmp_ps::<_CMP_LT_OQ>(a, b))
    }
    #[inline(always)]
    fn less_equal(self, a: Self::F32, b: Self::F32) -> Self::Mask {
        halves(a, b, |a, b| self.0.avx._mm256_cmp_ps::<_CMP_LE_OQ>(a, b))
    }
    #[inline(always)]
    fn equal(self, a: Self::F32, b: Self::F32) -> Self::Mask {
        halves(a, b, |a, b| self.0.avx._mm256_cmp_ps::<_CMP_EQ_OQ>(a, b))
    }
    #[inline(always)]
    fn mask_and(self, a: Self::Mask, b: Self::Mask) -> Self::Mask {
        halves(a, b, |a, b| self.0.avx._mm256_and_ps(a, b))
    }
    #[inline(always)]
    fn mask_or(self, a: Self::Mask, b: Self::Mask) -> Self::Mask {
        halves(a, b, |a, b| self.0.avx._mm256_or_ps(a, b))
    }
    #[inline(always)]
    fn mask_not(self, a: Self::Mask) -> Self::Mask {
        let all = self.0.avx._mm256_castsi256_ps(self.0.avx._mm256_set1_epi32(-1));
        a.map(|a| self.0.avx._mm256_xor_ps(a, all))
    }
    #[inline(always)]
    fn any(self, a: Self::Mask) -> bool {
        self.0.avx._mm256_movemask_ps(self.0.avx._mm256_or_ps(a[0], a[1])) != 0
    }
    #[inline(always)]
    fn select(self, mask: Self::Mask, yes: Self::F32, no: Self::F32) -> Self::F32 {
        [
            self.0.avx._mm256_blendv_ps(no[0], yes[0], mask[0]),
            self.0.avx._mm256_blendv_ps(no[1], yes[1], mask[1]),
        ]
    }

    #[inline(always)]
    fn int_splat(self, x: i32) -> Self::I32 {
        [self.0.avx._mm256_set1_epi32(x); 2]
    }
    #[inline(always)]
    fn int_add(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        halves(a, b, |a, b| self.0.avx2._mm256_add_epi32(a, b))
    }
    #[inline(always)]
    fn int_sub(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        halves(a, b, |a, b| self.0.avx2._mm256_sub_epi32(a, b))
    }
    #[inline(always)]
    fn int_and(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        halves(a, b, |a, b| self.0.avx2._mm256_and_si256(a, b))
    }
    #[inline(always)]
    fn int_or(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        halves(a, b, |a, b| self.0.avx2._mm256_or_si256(a, b))
    }
    #[inline(always)]
    fn int_xor(self, a: Self::I32, b: Self::I32) -> Self::I32 {
        halves(a, b, |a, b| self.0.avx2._mm256_xor_si256(a, b))
    }
    #[inline(always)]
    fn shift_left<const N: i32>(self, a: Self::I32) -> Self::I32 {
        a.map(|a| self.0.avx2._mm256_slli_epi32::<N>(a))
    }
    #[inline(always)]
    fn shift_right<const N: i32>(self, a: Self::I32) -> Self::I32 {
        a.map(|a| self.0.avx2._mm256_srai_epi32::<N>(a))
    }

    #[inline(always)]
    fn interleave(self, a: Self::F32, b: Self::F32) -> (Self::F32, Self::F32) {
        let [first, second] = halves(a, b, |a, b| {
            // Within each 128-bit lane; then the lanes are put in order.
            let low = self.0.avx._mm256_unpacklo_ps(a, b);
            let high = self.0.avx._mm256_unpackhi_ps(a, b);
            [
                self.0.avx._mm256_permute2f128_ps::<0x20>(low, high),
                self.0.avx._mm256_permute2f128_ps::<0x31>(low, high),
            ]
        });
        (first, second)
    }

    #[inline(always)]
    fn transpose(self, block: [Self::F32; LANES]) -> [Self::F32; LANES] {
        // A quarter fits the registers; the off-diagonal ones change places.
        let mut turned = block;
        for row in 0..2 {
            for column in 0..2 {
                let mut quarter = [block[0][0]; HALF];
                for (lane, vector) in quarter.iter_mut().enumerate() {
                    *vector = block[row * HALF + lane][column];
                }
                for (lane, vector) in self.transpose_quarter(quarter).iter().enumerate() {
                    turned[column * HALF + lane][row] = *vector;
                }
            }
        }
        turned
    }

    #[inline(always)]
    fn bits(self, a: Self::F32) -> Self::I32 {
        a.map(|a| self.0.avx._mm256_castps_si256(a))
    }
    #[inline(always)]
    fn from_bits(self, a: Self::I32) -> Self::F32 {
        a.map(|a| self.0.avx._mm256_castsi256_ps(a))
    }
    #[inline(always)]
    fn from_int(self, a: Self::I32) -> Self::F32 {
        a.map(|a| self.0.avx._mm256_cvtepi32_ps(a))
    }

    #[inline(always)]
    fn load_partial_or(self, x: &[f32], fill: f32) -> Self::F32 {
        let fill = self.splat(fill);
        let masks = self.first_lanes(x.len());
        let half = |place: usize| {
            let address = x.as_ptr().wrapping_add(place * HALF);
            // SAFETY: the mask holds for the lanes that are elements of the slice; no other is
            // read.
            let lanes = unsafe { self.0.avx._mm256_maskload_ps(address, masks[place]) };
            let mask = self.0.avx._mm256_castsi256_ps(masks[place]);
            self.0.avx._mm256_blendv_ps(fill[place], lanes, mask)
        };
        [half(0), half(1)]
    }

    #[inline(always)]
    fn unordered(self, a: Self::F32, b: Self::F32) -> Self::Mask {
        halves(a, b, |a, b| self.0.avx._mm256_cmp_ps::<_CMP_UNORD_Q>(a, b))
    }

    #[inline(always)]
    fn sum_lanes(self, a: Self::F32) -> f32 {
        fold_sum(self.0, a[0], a[1])
    }
    #[inline(always)]
    fn max_lanes(self, a: Self::F32) -> f32 {
        fold_max(self.0, a[0], a[1])
    }
    #[inline(always)]
    fn min_lanes(self, a: Self::F32) -> f32 {
        fold_min(self.0, a[0], a[1])
    }

    fold_of_each!(sums_of_lanes, sum_lanes, sums_of_eight);
    fold_of_each!(maxima_of_lanes, max_lanes, maxima_of_eight);
}

//! What both x86-64 levels share: folds of lanes over 256-bit registers, the widest that AVX-512
//! folds too.

use core::arch::x86_64::__m256;

/// Vectors whose lanes are folded side by side, so that the results fill one register.
pub(super) const FOLDED: usize = 8;

/// Defines the fold of sixteen lanes by halving, given as two halves; eight lanes are combined by
/// one instruction, then four, two and one.
macro_rules! fold {
    ($(#[$doc:meta])* $name:ident, $eight:ident, $four:ident, $one:ident) => {
        $(#[$doc])*
        #[inline(always)]
        pub(super) fn $name(cpu: pulp::x86::V3, low: __m256, high: __m256) -> f32 {
            let eight = cpu.avx.$eight(low, high);
            let low = cpu.avx._mm256_castps256_ps128(eight);
            let four = cpu.sse.$four(low, cpu.avx._mm256_extractf128_ps::<1>(eight));
            let two = cpu.sse.$four(four, cpu.sse._mm_movehl_ps(four, four));
            cpu.sse._mm_cvtss_f32(cpu.sse.$one(two, cpu.sse3._mm_movehdup_ps(two)))
        }
    };
}

fold!(
    /// The sum by halving.
    fold_sum, _mm256_add_ps, _mm_add_ps, _mm_add_ss
);
fold!(
    /// The largest by halving.
    fold_max, _mm256_max_ps, _mm_max_ps, _mm_max_ss
);
fold!(
    /// The smallest by halving.
    fold_min, _mm256_min_ps, _mm_min_ps, _mm_min_ss
);

/// Defines the same fold of eight vectors side by side: where one vector has but four lanes left,
/// two share a register, and so on, until one register holds the eight results.
macro_rules! fold_each {
    ($(#[$doc:meta])* $name:ident, $combine:ident) => {
        $(#[$doc])*
        #[inline(always)]
        pub(super) fn $name(cpu: pulp::x86::V3, vectors: [[__m256; 2]; FOLDED]) -> __m256 {
            let cpu = cpu.avx;
            let mut eight = [cpu._mm256_setzero_ps(); FOLDED];
            for row in 0..FOLDED {
                eight[row] = cpu.$combine(vectors[row][0], vectors[row][1]);
            }
            // Rows r and r + 4, four lanes each.
            let mut four = [eight[0]; 4];
            for row in 0..4 {
                let (a, b) = (eight[row], eight[row + 4]);
                let low = cpu._mm256_permute2f128_ps::<0x20>(a, b);
                four[row] = cpu.$combine(low, cpu._mm256_permute2f128_ps::<0x31>(a, b));
            }
            // Rows 2 r, 2 r + 1 and those four further on, two lanes each.
            let mut two = [eight[0]; 2];
            for row in 0..2 {
                let (a, b) = (four[2 * row], four[2 * row + 1]);
                let low = cpu._mm256_shuffle_ps::<0b01_00_01_00>(a, b);
                two[row] = cpu.$combine(low, cpu._mm256_shuffle_ps::<0b11_10_11_10>(a, b));
            }
            let [a, b] = two;
            let low = cpu._mm256_shuffle_ps::<0b10_00_10_00>(a, b);
            cpu.$combine(low, cpu._mm256_shuffle_ps::<0b11_01_11_01>(a, b))
        }
    };
}

fold_each!(
    /// The sum of each of eight vectors by halving.
    fold_sums, _mm256_add_ps
);
fold_each!(
    /// The largest lane of each of eight vectors by halving.
    fold_maxima, _mm256_max_ps
);

/// Defines a method of the vector type that folds each of some vectors: eight by one function, any
/// other number one by one.
macro_rules! fold_of_each {
    ($name:ident, $single:ident, $eight:ident) => {
        #[inline(always)]
        fn $name<const COUNT: usize>(self, vectors: [Self::F32; COUNT]) -> Self::F32 {
            if let ([eight], []) = vectors.as_chunks::<FOLDED>() {
                return self.$eight(*eight);
            }
            let mut results = [0.0; LANES];
            for (result, vector) in results.iter_mut().zip(vectors) {
                *result = self.$single(vector);
            }
            self.load(&results)
        }
    };
}
pub(super) use fold_of_each;

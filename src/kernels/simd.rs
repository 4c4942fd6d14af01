//! The vector type that every kernel is written over: sixteen floats, on every machine.
//!
//! One generic body per function (`S: Simd`) gives the scalar, AVX2, AVX-512 and NEON versions.
//! The width is sixteen everywhere, one register on AVX-512, two on AVX2, four on NEON, an array
//! on the scalar level, so that a lane-wise sum has the same order, and so the same bits, at
//! every level.
//!
//! Each operation is the IEEE 754 one, rounded to nearest, ties to even, with subnormals. The
//! fused multiply-add rounds once. NaNs are quiet; their sign and payload are not specified.
//!
//! A value of an implementing type is the proof that the CPU has the level, which is why the
//! methods are safe. Method bodies are `inline(always)`: only the outermost `run` carries the
//! CPU features, and what is not inlined into it would be compiled without them.

// The receiver is the level, a token; what is converted is the argument.
#![allow(clippy::wrong_self_convention)]

use super::level::Level;

/// Lanes of a vector, at every level.
pub const LANES: usize = 16;

/// 1.5 · 2²³: a float of this size has no fraction, so that adding it rounds to an integer, which
/// then stands in the low bits.
pub const ROUNDER: f32 = 12_582_912.0;

/// The bits of 1.0: the exponent field of 2⁰.
pub const ONE: i32 = 0x3f80_0000;

/// A computation written once over the vector type.
pub trait Kernel {
    /// What the computation returns.
    type Output;

    /// Runs at the level of `simd`. Implement it with `#[inline(always)]`.
    fn run<S: Simd>(self, simd: S) -> Self::Output;
}

/// One instruction-set level.
pub trait Simd: Copy + Send + Sync + 'static {
    /// Sixteen `f32`.
    type F32: Copy;
    /// Sixteen `i32`.
    type I32: Copy;
    /// Sixteen truth values.
    type Mask: Copy;

    /// The level's name and number.
    const LEVEL: Level;
    /// How many vectors the register file holds.
    const REGISTERS: usize;

    /// Runs a kernel with the level's CPU features on.
    fn run<K: Kernel>(self, kernel: K) -> K::Output;

    /// All lanes `x`.
    fn splat(self, x: f32) -> Self::F32;
    /// Lane i is `x[i]`.
    fn load(self, x: &[f32; LANES]) -> Self::F32;
    /// `out[i]` is lane i.
    fn store(self, out: &mut [f32; LANES], x: Self::F32);

    /// a + b.
    fn add(self, a: Self::F32, b: Self::F32) -> Self::F32;
    /// a − b.
    fn sub(self, a: Self::F32, b: Self::F32) -> Self::F32;
    /// a · b.
    fn mul(self, a: Self::F32, b: Self::F32) -> Self::F32;
    /// a / b.
    fn div(self, a: Self::F32, b: Self::F32) -> Self::F32;
    /// a · b + c, rounded once.
    fn fma(self, a: Self::F32, b: Self::F32, c: Self::F32) -> Self::F32;
    /// The square root.
    fn sqrt(self, a: Self::F32) -> Self::F32;

    /// a < b; false where either is NaN.
    fn less(self, a: Self::F32, b: Self::F32) -> Self::Mask;
    /// a ≤ b; false where either is NaN.
    fn less_equal(self, a: Self::F32, b: Self::F32) -> Self::Mask;
    /// a = b; false where either is NaN.
    fn equal(self, a: Self::F32, b: Self::F32) -> Self::Mask;
    /// Both.
    fn mask_and(self, a: Self::Mask, b: Self::Mask) -> Self::Mask;
    /// Either.
    fn mask_or(self, a: Self::Mask, b: Self::Mask) -> Self::Mask;
    /// Not.
    fn mask_not(self, a: Self::Mask) -> Self::Mask;
    /// True where at least one lane is.
    fn any(self, a: Self::Mask) -> bool;
    /// `yes` where the mask holds, else `no`.
    fn select(self, mask: Self::Mask, yes: Self::F32, no: Self::F32) -> Self::F32;

    /// All lanes `x`.
    fn int_splat(self, x: i32) -> Self::I32;
    /// a + b, wrapping.
    fn int_add(self, a: Self::I32, b: Self::I32) -> Self::I32;
    /// a − b, wrapping.
    fn int_sub(self, a: Self::I32, b: Self::I32) -> Self::I32;
    /// Bitwise and.
    fn int_and(self, a: Self::I32, b: Self::I32) -> Self::I32;
    /// Bitwise or.
    fn int_or(self, a: Self::I32, b: Self::I32) -> Self::I32;
    /// Bitwise exclusive or.
    fn int_xor(self, a: Self::I32, b: Self::I32) -> Self::I32;
    /// Shifts left by `N` bits, `N` from 1 to 31, filling with zeros.
    fn shift_left<const N: i32>(self, a: Self::I32) -> Self::I32;
    /// Shifts right by `N` bits, `N` from 1 to 31, filling with the sign.
    fn shift_right<const N: i32>(self, a: Self::I32) -> Self::I32;

    /// The lanes of two vectors in turn: a₀ b₀ a₁ b₁ … in the first result, the rest in the second.
    fn interleave(self, a: Self::F32, b: Self::F32) -> (Self::F32, Self::F32);

    /// The bit patterns of the floats.
    fn bits(self, a: Self::F32) -> Self::I32;
    /// The floats with these bit patterns.
    fn from_bits(self, a: Self::I32) -> Self::F32;
    /// The integers as floats, rounded to nearest.
    fn from_int(self, a: Self::I32) -> Self::F32;

    /// Rows and columns of 16 × 16 floats exchanged: four rounds of interleaving row i with i + 8.
    #[inline(always)]
    fn transpose(self, mut block: [Self::F32; LANES]) -> [Self::F32; LANES] {
        for _ in 0..LANES.ilog2() {
            let before = block;
            for row in 0..LANES / 2 {
                (block[2 * row], block[2 * row + 1]) =
                    self.interleave(before[row], before[row + LANES / 2]);
            }
        }
        block
    }

    /// Loads a slice of at most sixteen; the lanes past its end are +0.
    #[inline(always)]
    fn load_partial(self, x: &[f32]) -> Self::F32 {
        self.load_partial_or(x, 0.0)
    }

    /// Loads a slice of at most sixteen; the lanes past its end are `fill`.
    #[inline(always)]
    fn load_partial_or(self, x: &[f32], fill: f32) -> Self::F32 {
        let mut lanes = [fill; LANES];
        lanes[..x.len()].copy_from_slice(x);
        self.load(&lanes)
    }

    /// Stores the first lanes into a slice of at most sixteen.
    #[inline(always)]
    fn store_partial(self, out: &mut [f32], x: Self::F32) {
        let lanes = self.to_array(x);
        out.copy_from_slice(&lanes[..out.len()]);
    }

    /// The lanes as an array.
    #[inline(always)]
    fn to_array(self, x: Self::F32) -> [f32; LANES] {
        let mut lanes = [0.0; LANES];
        self.store(&mut lanes, x);
        lanes
    }

    /// −a: the sign bit flipped, of zeros and NaNs too.
    #[inline(always)]
    fn neg(self, a: Self::F32) -> Self::F32 {
        self.from_bits(self.int_xor(self.bits(a), self.int_splat(i32::MIN)))
    }

    /// |a|: the sign bit cleared.
    #[inline(always)]
    fn abs(self, a: Self::F32) -> Self::F32 {
        self.from_bits(self.int_and(self.bits(a), self.int_splat(i32::MAX)))
    }

    /// |a| with the sign of `sign`.
    #[inline(always)]
    fn copy_sign(self, a: Self::F32, sign: Self::F32) -> Self::F32 {
        let sign = self.int_and(self.bits(sign), self.int_splat(i32::MIN));
        self.from_bits(self.int_or(self.bits(self.abs(a)), sign))
    }

    /// The larger; `b` where either is NaN or both are zeros.
    #[inline(always)]
    fn max(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        self.select(self.less(b, a), a, b)
    }

    /// The smaller; `b` where either is NaN or both are zeros.
    #[inline(always)]
    fn min(self, a: Self::F32, b: Self::F32) -> Self::F32 {
        self.select(self.less(a, b), a, b)
    }

    /// +0 where a ≤ 0, else a: NaN where a is.
    #[inline(always)]
    fn rectify(self, a: Self::F32) -> Self::F32 {
        // A −0 that the maximum let pass becomes +0 in the sum.
        let zero = self.splat(0.0);
        self.add(self.max(zero, a), zero)
    }

    /// a · 2ⁿ, rounded once: as a subnormal where it is one, to infinity where it is too large. n is
    /// `shifted` less [`ROUNDER`], an integer from −252 to 254; a is from ½ to 2, or NaN, and then
    /// `shifted` may be NaN too.
    #[inline(always)]
    fn scale(self, a: Self::F32, shifted: Self::F32) -> Self::F32 {
        // In two halves, powers that are floats. The first product is exact wherever the result is
        // not zero. The low nine bits of the rounder are zero: there, `shifted` has n.
        let exponent = self.shift_left::<23>(self.bits(shifted));
        let first = self.int_and(self.shift_right::<1>(exponent), self.int_splat(-1 << 23));
        let second = self.int_sub(exponent, first);
        let first = self.from_bits(self.int_add(self.int_splat(ONE), first));
        let second = self.from_bits(self.int_add(self.int_splat(ONE), second));
        self.mul(self.mul(a, first), second)
    }

    /// True in the first `count` lanes.
    #[inline(always)]
    fn first(self, count: usize) -> Self::Mask {
        const NUMBERS: [f32; LANES] =
            [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0];
        self.less(self.load(&NUMBERS), self.splat(count as f32))
    }

    /// True where either is NaN.
    #[inline(always)]
    fn unordered(self, a: Self::F32, b: Self::F32) -> Self::Mask {
        self.mask_not(self.mask_and(self.equal(a, a), self.equal(b, b)))
    }

    /// True where a is NaN.
    #[inline(always)]
    fn is_nan(self, a: Self::F32) -> Self::Mask {
        self.unordered(a, a)
    }

    /// The sum of the lanes by halving: lane i takes in lane i+8, then i+4, i+2, i+1.
    #[inline(always)]
    fn sum_lanes(self, a: Self::F32) -> f32 {
        fold(self.to_array(a), |x, y| x + y)
    }

    /// The largest lane: the same tree, each step `max` of the lower and the upper lane. What NaNs
    /// give is fixed by that and otherwise without meaning.
    #[inline(always)]
    fn max_lanes(self, a: Self::F32) -> f32 {
        fold(self.to_array(a), |x, y| if y < x { x } else { y })
    }

    /// [`Self::sum_lanes`] of each of at most sixteen vectors, in a lane each; then zeros.
    #[inline(always)]
    fn sums_of_lanes<const COUNT: usize>(self, vectors: [Self::F32; COUNT]) -> Self::F32 {
        let mut sums = [0.0; LANES];
        for (sum, vector) in sums.iter_mut().zip(vectors) {
            *sum = self.sum_lanes(vector);
        }
        self.load(&sums)
    }

    /// [`Self::max_lanes`] of each of at most sixteen vectors, in a lane each; then zeros.
    #[inline(always)]
    fn maxima_of_lanes<const COUNT: usize>(self, vectors: [Self::F32; COUNT]) -> Self::F32 {
        let mut maxima = [0.0; LANES];
        for (maximum, vector) in maxima.iter_mut().zip(vectors) {
            *maximum = self.max_lanes(vector);
        }
        self.load(&maxima)
    }

    /// The smallest lane, by the same tree of `min`.
    #[inline(always)]
    fn min_lanes(self, a: Self::F32) -> f32 {
        fold(self.to_array(a), |x, y| if x < y { x } else { y })
    }
}

/// Combines the lanes by halving, the one tree of all reductions.
#[inline(always)]
fn fold(mut lanes: [f32; LANES], combine: impl Fn(f32, f32) -> f32) -> f32 {
    let mut half = LANES / 2;
    while half > 0 {
        for lane in 0..half {
            lanes[lane] = combine(lanes[lane], lanes[lane + half]);
        }
        half /= 2;
    }
    lanes[0]
}

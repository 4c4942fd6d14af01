//! Instruction-set levels: which exist, which this CPU has, and the jump into one of them.

use crate::error::Error;

#[cfg(target_arch = "x86_64")]
use super::avx2::Avx2;
#[cfg(target_arch = "x86_64")]
use super::avx512::Avx512;
#[cfg(target_arch = "aarch64")]
use super::neon::Neon;
use super::scalar::Scalar;
use super::simd::{Kernel, Simd};

/// The levels, with the numbers that the C ABI uses. Results are the same bits at each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Level {
    /// Plain code with an emulated fused multiply-add; any CPU, slow.
    Scalar = 1,
    /// x86-64 with AVX2 and FMA (x86-64-v3).
    Avx2 = 2,
    /// x86-64 with AVX-512 F, BW, CD, DQ and VL (x86-64-v4).
    Avx512 = 3,
    /// 64-bit Arm with NEON.
    Neon = 4,
}

impl Level {
    /// Every level, in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::Scalar, Self::Avx2, Self::Avx512, Self::Neon];

    /// The level's name: `scalar`, `avx2`, `avx512`, `neon`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Scalar => "scalar",
            Self::Avx2 => "avx2",
            Self::Avx512 => "avx512",
            Self::Neon => "neon",
        }
    }

    /// The level with this number.
    pub fn from_code(code: i32) -> Option<Self> {
        Self::ALL.into_iter().find(|level| *level as i32 == code)
    }
}

/// A level that this CPU is known to have.
#[derive(Clone, Copy, Debug)]
pub struct InstructionSet(Proof);

#[derive(Clone, Copy, Debug)]
enum Proof {
    Scalar(Scalar),
    #[cfg(target_arch = "x86_64")]
    Avx2(Avx2),
    #[cfg(target_arch = "x86_64")]
    Avx512(Avx512),
    #[cfg(target_arch = "aarch64")]
    Neon(Neon),
}

impl InstructionSet {
    /// The best level of this CPU.
    pub fn detect() -> Self {
        [Level::Avx512, Level::Avx2, Level::Neon]
            .into_iter()
            .find_map(Self::try_new)
            .unwrap_or(Self(Proof::Scalar(Scalar)))
    }

    /// This level, or an error that names it where the CPU lacks it.
    pub fn require(level: Level) -> Result<Self, Error> {
        Self::try_new(level).ok_or_else(|| {
            let best = Self::detect().level().name();
            Error::unsupported(format!(
                "level: expected one that this CPU has (at best {best}), got {}",
                level.name()
            ))
        })
    }

    fn try_new(level: Level) -> Option<Self> {
        match level {
            Level::Scalar => Some(Self(Proof::Scalar(Scalar))),
            #[cfg(target_arch = "x86_64")]
            Level::Avx2 => Avx2::detect().map(|level| Self(Proof::Avx2(level))),
            #[cfg(target_arch = "x86_64")]
            Level::Avx512 => Avx512::detect().map(|level| Self(Proof::Avx512(level))),
            #[cfg(target_arch = "aarch64")]
            Level::Neon => Neon::detect().map(|level| Self(Proof::Neon(level))),
            #[allow(unreachable_patterns)]
            _ => None,
        }
    }

    /// The levels of this CPU, worst first.
    pub fn available() -> impl Iterator<Item = Self> {
        Level::ALL.into_iter().filter_map(Self::try_new)
    }

    /// Which level it is.
    pub fn level(self) -> Level {
        match self.0 {
            Proof::Scalar(_) => Scalar::LEVEL,
            #[cfg(target_arch = "x86_64")]
            Proof::Avx2(_) => Avx2::LEVEL,
            #[cfg(target_arch = "x86_64")]
            Proof::Avx512(_) => Avx512::LEVEL,
            #[cfg(target_arch = "aarch64")]
            Proof::Neon(_) => Neon::LEVEL,
        }
    }

    /// Runs a kernel at this level.
    #[inline]
    pub fn dispatch<K: Kernel>(self, kernel: K) -> K::Output {
        match self.0 {
            Proof::Scalar(simd) => simd.run(kernel),
            #[cfg(target_arch = "x86_64")]
            Proof::Avx2(simd) => simd.run(kernel),
            #[cfg(target_arch = "x86_64")]
            Proof::Avx512(simd) => simd.run(kernel),
            #[cfg(target_arch = "aarch64")]
            Proof::Neon(simd) => simd.run(kernel),
        }
    }
}

//! The types of numbers that a tensor may hold.

use crate::error::{Error, ErrorCode};

/// Element types, with the numbers that the C ABI uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Type {
    /// IEEE 754 single precision.
    Float32 = 1,
    /// Signed, 32 bits: class labels.
    Int32 = 2,
    /// Signed, 64 bits: class labels.
    Int64 = 3,
}

impl Type {
    /// Every type, in the order of their numbers.
    pub const ALL: [Self; 3] = [Self::Float32, Self::Int32, Self::Int64];

    /// The size of one element in bytes.
    pub fn size(self) -> usize {
        match self {
            Self::Float32 | Self::Int32 => 4,
            Self::Int64 => 8,
        }
    }

    /// The type's name: `float32`, `int32`, `int64`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Float32 => "float32",
            Self::Int32 => "int32",
            Self::Int64 => "int64",
        }
    }

    /// The type with this number; `argument` names it in the error.
    pub fn from_code(argument: &str, code: i32) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|known| *known as i32 == code).ok_or_else(|| {
            Error::new(
                ErrorCode::UnknownKind,
                format!("{argument}: expected a GLIA_TYPE_ number from 1 to 3, got {code}"),
            )
        })
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for f32 {}
    impl Sealed for i32 {}
    impl Sealed for i64 {}
    impl Sealed for u8 {}
    impl Sealed for u32 {}
}

/// A plain number: every bit pattern is a value.
pub trait Element: Copy + Send + Sync + 'static + sealed::Sealed {}

impl Element for f32 {}
impl Element for i32 {}
impl Element for i64 {}
impl Element for u8 {}
impl Element for u32 {}

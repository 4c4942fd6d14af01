//! What can go wrong: a pinned code for programs, a message for people.

use std::any::Any;
use std::fmt;
use std::io;

/// The kinds of failure. A number once released keeps its meaning for ever and is never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(i32)]
pub enum ErrorCode {
    /// No error.
    Ok = 0,
    /// A bug in glia was caught; the handle that it happened in is unusable, the process is not.
    Internal = 1,
    /// A pointer is NULL, or not aligned, where a value is needed.
    NullPointer = 2,
    /// A handle is of another kind, was freed, or is no handle at all.
    BadHandle = 3,
    /// A handle was left in an unknown state by an internal error; only freeing it is allowed.
    Poisoned = 4,
    /// A handle is in use: a training thread has the trainer, or, which only a library built with the
    /// feature `checked` notices, another call has it. In any other that is a data race of the host.
    Busy = 5,
    /// An argument is outside what the function accepts.
    InvalidArgument = 6,
    /// A number is not one of the family's kinds.
    UnknownKind = 7,
    /// The kind has no parameter with this key.
    UnknownKey = 8,
    /// A parameter's value is outside its bounds.
    OutOfRange = 9,
    /// Counts, shapes or element types do not fit together.
    ShapeMismatch = 10,
    /// No item has this name.
    NotFound = 11,
    /// The call does not fit what the object is doing.
    InvalidState = 12,
    /// The system refused a file operation.
    Io = 13,
    /// The bytes are not a whole, unharmed glia file.
    CorruptFile = 14,
    /// This CPU, platform or version cannot do it.
    Unsupported = 15,
    /// Memory could not be had.
    OutOfMemory = 16,
    /// A training step was refused: its loss or gradients are not finite, its loss explodes, or its
    /// gradients are above their bound.
    Diverged = 17,
}

impl ErrorCode {
    /// Every code, in the order of their numbers.
    pub const ALL: [Self; 18] = [
        Self::Ok,
        Self::Internal,
        Self::NullPointer,
        Self::BadHandle,
        Self::Poisoned,
        Self::Busy,
        Self::InvalidArgument,
        Self::UnknownKind,
        Self::UnknownKey,
        Self::OutOfRange,
        Self::ShapeMismatch,
        Self::NotFound,
        Self::InvalidState,
        Self::Io,
        Self::CorruptFile,
        Self::Unsupported,
        Self::OutOfMemory,
        Self::Diverged,
    ];

    /// A short text for the code alone.
    pub fn text(self) -> &'static str {
        match self {
            Self::Ok => "no error",
            Self::Internal => "internal error",
            Self::NullPointer => "null or misaligned pointer",
            Self::BadHandle => "bad handle",
            Self::Poisoned => "handle poisoned by an internal error",
            Self::Busy => "handle in use",
            Self::InvalidArgument => "invalid argument",
            Self::UnknownKind => "unknown kind",
            Self::UnknownKey => "unknown parameter key",
            Self::OutOfRange => "parameter out of range",
            Self::ShapeMismatch => "shape mismatch",
            Self::NotFound => "not found",
            Self::InvalidState => "invalid state",
            Self::Io => "input or output failed",
            Self::CorruptFile => "corrupt file",
            Self::Unsupported => "unsupported",
            Self::OutOfMemory => "out of memory",
            Self::Diverged => "training diverges",
        }
    }

    /// The code with this number.
    pub fn from_code(code: i32) -> Option<Self> {
        Self::ALL.into_iter().find(|known| *known as i32 == code)
    }
}

/// A failure: its code, and a message that names the argument, what was expected and what came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    code: ErrorCode,
    message: String,
}

impl Error {
    /// An error with a message of the form "argument: expected …, got …".
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// The code.
    pub fn code(&self) -> ErrorCode {
        self.code
    }

    /// The message.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// An argument outside what the function accepts.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::InvalidArgument, message)
    }

    /// Counts, shapes or element types that do not fit together.
    pub fn shape(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::ShapeMismatch, message)
    }

    /// A call that does not fit what the object is doing.
    pub fn state(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::InvalidState, message)
    }

    /// A file that is not whole and unharmed.
    pub fn corrupt(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::CorruptFile, message)
    }

    /// Something that this CPU, platform or version cannot do.
    pub fn unsupported(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::Unsupported, message)
    }

    /// What the system refused: with `code`, or unsupported where the platform has no such thing at all.
    pub fn of_system(error: &io::Error, code: ErrorCode, what: impl fmt::Display) -> Self {
        let code =
            if error.kind() == io::ErrorKind::Unsupported { ErrorCode::Unsupported } else { code };
        Self::new(code, format!("{what}: {error}"))
    }

    /// A bug that showed itself by a panic.
    pub fn of_panic(panic: &(dyn Any + Send)) -> Self {
        let text = panic.downcast_ref::<&str>().copied();
        let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
        Self::new(ErrorCode::Internal, format!("internal error: {}", text.unwrap_or("a panic")))
    }

    /// The same error with the place where it happened put before the message.
    #[must_use]
    pub fn context(self, place: impl fmt::Display) -> Self {
        Self { code: self.code, message: format!("{place}: {}", self.message) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::ErrorCode;

    #[test]
    fn codes_are_dense_and_have_texts() {
        for (number, code) in ErrorCode::ALL.into_iter().enumerate() {
            assert_eq!(code as usize, number);
            assert_eq!(ErrorCode::from_code(number as i32), Some(code));
            assert!(!code.text().is_empty());
        }
        assert_eq!(ErrorCode::from_code(-1), None);
    }
}

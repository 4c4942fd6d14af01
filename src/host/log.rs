//! A host's log: a function that is told what happened, with how much it matters.
//!
//! Nobody is told anything by default, and then a message costs a look at one number. A message is
//! written into memory on the stack, and cut where it is longer; nothing is allocated.

use std::ffi::{c_char, c_void};
use std::fmt::{self, Write};
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Mutex, PoisonError};

/// How much a message matters. A number once released keeps its meaning for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum LogLevel {
    /// Something of the host's or of glia's is broken.
    Error = 1,
    /// Training or speed suffers: a step was refused, a search found no step.
    Warning = 2,
    /// Something began or ended.
    Information = 3,
}

impl LogLevel {
    /// The level with this number.
    pub fn from_code(code: i32) -> Option<Self> {
        [Self::Error, Self::Warning, Self::Information].into_iter().find(|it| *it as i32 == code)
    }
}

/// What a host is told: level, the text with its length, and what it wants to be given.
pub type Callback =
    unsafe extern "C" fn(level: i32, message: *const c_char, length: usize, user: *mut c_void);

/// A listener.
#[derive(Clone, Copy)]
pub struct Listener {
    callback: Callback,
    user: *mut c_void,
}

// SAFETY: the maker promised that the function may be called with this value on any thread.
unsafe impl Send for Listener {}

impl Listener {
    /// A listener.
    ///
    /// # Safety
    /// The function may be called with `user` on any thread until another listener is set, and
    /// does not unwind.
    pub unsafe fn new(callback: Callback, user: *mut c_void) -> Self {
        Self { callback, user }
    }

    /// Tells it.
    pub fn tell(&self, level: LogLevel, message: &Message) {
        let text = message.text();
        // SAFETY: the maker's promise; the text stays for the call, and a NUL stands behind it.
        unsafe { (self.callback)(level as i32, text.as_ptr().cast(), text.len(), self.user) };
    }
}

/// A log: who listens, and to what.
#[derive(Default)]
pub struct Log {
    /// The least important level that is listened to; 0 for none.
    level: AtomicI32,
    listener: Mutex<Option<Listener>>,
}

impl Log {
    /// Who listens to this level.
    #[inline]
    pub fn listener(&self, level: LogLevel) -> Option<Listener> {
        if self.level.load(Ordering::Relaxed) < level as i32 {
            return None;
        }
        *self.listener.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets who listens, to `level` and what matters more; `None` is nobody.
    pub fn listen(&self, listener: Option<Listener>, level: LogLevel) {
        let level = if listener.is_some() { level as i32 } else { 0 };
        *self.listener.lock().unwrap_or_else(PoisonError::into_inner) = listener;
        self.level.store(level, Ordering::Relaxed);
    }
}

/// Bytes of a message, its NUL counted.
const LONGEST: usize = 512;

/// A message in memory on the stack.
pub struct Message {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Message {
    /// The text of a format, cut to fit.
    pub fn new(arguments: fmt::Arguments<'_>) -> Self {
        let mut message = Self { bytes: [0; LONGEST], length: 0 };
        // What does not fit ends it.
        let _ = message.write_fmt(arguments);
        message
    }

    /// The text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).expect("cut between characters")
    }
}

impl Write for Message {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let fits = text.floor_char_boundary(LONGEST - 1 - self.length);
        self.bytes[self.length..self.length + fits].copy_from_slice(&text.as_bytes()[..fits]);
        self.length += fits;
        if fits < text.len() { Err(fmt::Error) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_message_is_cut_between_characters() {
        for skip in 0..3 {
            let message = Message::new(format_args!("{}{}", "x".repeat(skip), "é".repeat(400)));
            let text = message.text();
            assert!(text.len() >= LONGEST - 2 && text.len() < LONGEST && text.ends_with('é'));
            assert_eq!(message.bytes[text.len()], 0);
        }
        assert_eq!(Message::new(format_args!("{} of {}", 1, 2)).text(), "1 of 2");
    }
}

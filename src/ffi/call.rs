//! The arguments of one call, checked: handles, arrays, places for results.
//!
//! Each check names the argument, what was expected and what came. What it hands out lives no
//! longer than the call.

use std::cell::RefCell;
use std::sync::atomic::{AtomicI32, Ordering};

use crate::error::{Error, ErrorCode};

use super::handle::{Cell, Handle, Header, kind_of};

/// The most handles that a call takes.
const MOST_HANDLES: usize = 6;

/// A call in progress.
pub(super) struct Call {
    /// Whether the host was unwinding when the call began.
    began_unwinding: bool,
    held: RefCell<[Option<Held>; MOST_HANDLES]>,
}

#[derive(Clone, Copy)]
struct Held {
    header: *const Header,
    exclusive: bool,
}

/// A place for a result: checked first, written last, so that a failed call writes nothing.
pub(super) struct Out<T>(*mut T);

impl<T> Out<T> {
    /// Writes the result.
    pub(super) fn write(self, value: T) {
        // SAFETY: checked by `Call::out` to be aligned and not null; the caller's for the call.
        unsafe { self.0.write(value) };
    }
}

fn null(argument: &str, expected: &str, got: &str) -> Error {
    let message = format!("{argument}: expected {expected}, got {got}");
    Error::new(ErrorCode::NullPointer, message)
}

/// Checks that a pointer may be used for values of its type.
fn check<T>(argument: &str, pointer: *const T) -> Result<(), Error> {
    let expected = "a pointer to a value";
    if pointer.is_null() {
        return Err(null(argument, expected, "NULL"));
    }
    if !pointer.is_aligned() {
        return Err(null(argument, expected, "a misaligned address"));
    }
    Ok(())
}

impl Call {
    pub(super) fn new() -> Self {
        let began_unwinding = std::thread::panicking();
        Self { began_unwinding, held: RefCell::new([None; MOST_HANDLES]) }
    }

    /// The value of a handle that other calls may read at the same time.
    pub(super) fn shared<H: Handle>(
        &self,
        argument: &str,
        handle: *const H,
    ) -> Result<&H::Value, Error> {
        self.hold(argument, handle, false)?;
        // SAFETY: a live handle of this kind; calls that would change it have it to themselves.
        Ok(unsafe { &*(*handle.cast::<Cell<H::Value>>()).value.get() })
    }

    /// The value of a handle, or `None` for NULL.
    pub(super) fn optional<H: Handle>(
        &self,
        argument: &str,
        handle: *const H,
    ) -> Result<Option<&H::Value>, Error> {
        if handle.is_null() { Ok(None) } else { self.shared(argument, handle).map(Some) }
    }

    /// The value of a handle that the call has to itself.
    #[allow(clippy::mut_from_ref)]
    pub(super) fn exclusive<H: Handle>(
        &self,
        argument: &str,
        handle: *mut H,
    ) -> Result<&mut H::Value, Error> {
        self.hold(argument, handle, true)?;
        // SAFETY: a live handle of this kind, which the caller has to itself by contract; `hold`
        // refuses to hand the same one out twice in a call.
        Ok(unsafe { &mut *(*handle.cast::<Cell<H::Value>>()).value.get() })
    }

    /// Whether a handle is alive, of this kind and, as far as the checked build knows, in no call,
    /// and so may be freed; a poisoned one may.
    pub(super) fn may_be_freed<H: Handle>(handle: *const H) -> bool {
        let header = handle.cast::<Header>();
        if header.is_null() || !header.is_aligned() {
            return false;
        }
        // SAFETY: not null, aligned; the caller promises a handle, which begins with a header.
        let header = unsafe { &*header };
        let idle = !cfg!(feature = "checked") || header.users.load(Ordering::Acquire) == 0;
        header.magic.load(Ordering::Acquire) == H::MAGIC && idle
    }

    fn hold<H: Handle>(
        &self,
        argument: &str,
        handle: *const H,
        exclusive: bool,
    ) -> Result<(), Error> {
        let header = handle.cast::<Header>();
        if header.is_null() {
            return Err(null(argument, &format!("a {}", H::NAME), "NULL"));
        }
        let bad = |got: &str| {
            let message = format!("{argument}: expected a {}, got a {got}", H::NAME);
            Err(Error::new(ErrorCode::BadHandle, message))
        };
        if !header.is_aligned() {
            return bad("misaligned pointer");
        }
        // SAFETY: aligned; the caller promises a handle, and every handle begins with a header.
        let header = unsafe { &*header };
        let magic = header.magic.load(Ordering::Acquire);
        if magic != H::MAGIC {
            return bad(kind_of(magic));
        }
        if header.poisoned.load(Ordering::Acquire) {
            let message = format!(
                "{argument}: expected a usable {}, got one that an internal error left in an \
                 unknown state; free it",
                H::NAME
            );
            return Err(Error::new(ErrorCode::Poisoned, message));
        }
        self.register(argument, header, exclusive)?;
        inject_panic();
        Ok(())
    }

    /// Notes a handle, so that a panic poisons it and, in the checked build, so that two calls
    /// that may not overlap are found.
    fn register(&self, argument: &str, header: &Header, exclusive: bool) -> Result<(), Error> {
        let mut held = self.held.borrow_mut();
        let same = held.iter().flatten().find(|held| std::ptr::eq(held.header, header));
        if same.is_some_and(|same| exclusive || same.exclusive) {
            let message = format!("{argument}: expected another handle, got one given twice");
            return Err(Error::new(ErrorCode::Busy, message));
        }
        if cfg!(feature = "checked") && !take(&header.users, exclusive) {
            let message = format!("{argument}: expected an idle handle, got one in use by a call");
            return Err(Error::new(ErrorCode::Busy, message));
        }
        let free = held.iter_mut().find(|slot| slot.is_none()).expect("no call takes more");
        *free = Some(Held { header, exclusive });
        Ok(())
    }

    /// Marks the handles that the call had to itself as unusable.
    pub(super) fn poison(&self) {
        for held in self.held.borrow().iter().flatten().filter(|held| held.exclusive) {
            // SAFETY: the handle was alive when it was taken, and nobody frees it in the call.
            unsafe { &*held.header }.poisoned.store(true, Ordering::Release);
        }
    }

    /// An array that the call reads; NULL is allowed for none.
    pub(super) fn slice<T: Copy>(
        &self,
        argument: &str,
        pointer: *const T,
        count: usize,
    ) -> Result<&[T], Error> {
        inject_panic();
        if count == 0 {
            return Ok(&[]);
        }
        check_array(argument, pointer, count)?;
        // SAFETY: aligned and not null; the caller promises `count` values for the call.
        Ok(unsafe { std::slice::from_raw_parts(pointer, count) })
    }

    /// An array that the call writes; NULL is allowed for none.
    #[allow(clippy::mut_from_ref)]
    pub(super) fn slice_mut<T: Copy>(
        &self,
        argument: &str,
        pointer: *mut T,
        count: usize,
    ) -> Result<&mut [T], Error> {
        inject_panic();
        if count == 0 {
            return Ok(&mut []);
        }
        check_array(argument, pointer, count)?;
        // SAFETY: aligned and not null; the caller promises `count` values for the call alone.
        Ok(unsafe { std::slice::from_raw_parts_mut(pointer, count) })
    }

    /// A place for a result.
    pub(super) fn out<T>(&self, argument: &str, pointer: *mut T) -> Result<Out<T>, Error> {
        inject_panic();
        check(argument, pointer)?;
        Ok(Out(pointer))
    }

    /// A place for a result that the caller may leave out with NULL.
    pub(super) fn optional_out<T>(
        &self,
        argument: &str,
        pointer: *mut T,
    ) -> Result<Option<Out<T>>, Error> {
        if pointer.is_null() { Ok(None) } else { self.out(argument, pointer).map(Some) }
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        if std::thread::panicking() && !self.began_unwinding {
            self.poison();
        }
        if cfg!(feature = "checked") {
            for held in self.held.borrow().iter().flatten() {
                // SAFETY: as in `poison`.
                let users = unsafe { &(*held.header).users };
                if held.exclusive {
                    users.store(0, Ordering::Release);
                } else {
                    users.fetch_sub(1, Ordering::Release);
                }
            }
        }
    }
}

/// Takes a handle for a call, if it is free for it.
fn take(users: &AtomicI32, exclusive: bool) -> bool {
    let next = |users: i32| match (exclusive, users) {
        (true, 0) => Some(-1),
        (false, 0..) => Some(users + 1),
        _ => None,
    };
    users.fetch_update(Ordering::AcqRel, Ordering::Acquire, next).is_ok()
}

fn check_array<T>(argument: &str, pointer: *const T, count: usize) -> Result<(), Error> {
    check(argument, pointer)?;
    match count.checked_mul(size_of::<T>()) {
        Some(bytes) if bytes <= isize::MAX as usize => Ok(()),
        _ => Err(Error::invalid(format!(
            "{argument}: expected a count that fits into memory, got {count}"
        ))),
    }
}

/// In the checked build: panics if the test call asked for it.
pub(super) fn inject_panic() {
    #[cfg(feature = "checked")]
    super::checked::panic_if_asked();
}

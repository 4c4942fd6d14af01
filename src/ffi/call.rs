//! The arguments of one call, checked: handles, arrays, places for results.
//!
//! Each check names the argument, what was expected and what came. What it hands out lives no
//! longer than the call.

use std::cell::Cell as Slot;
use std::sync::atomic::{AtomicI32, Ordering};

use crate::error::{Error, ErrorCode};
use crate::host::log::LogLevel;
use crate::kernels::host_jobs::HostJobs;

use super::handle::{Cell, Handle, Header, LENT, kind_of};
use super::trainer::glia_trainer;

/// The most handles that a call takes.
const MOST_HANDLES: usize = 6;

/// A call in progress.
///
/// A small network's run takes less time than a careless check of its arguments: what happens in
/// every call is inlined, what makes an error stands apart.
pub(super) struct Call {
    /// Whether the host was unwinding when the call began.
    began_unwinding: bool,
    /// The handles that were taken so far, the last ones null.
    held: [Slot<*const Header>; MOST_HANDLES],
    /// Bit i is set where the call has handle i to itself.
    exclusive: Slot<u8>,
    /// The one of them that computes on a host's job system, or null.
    on_host: Slot<*const Header>,
}

/// What a handle must be.
#[derive(Clone, Copy)]
struct Kind {
    magic: u64,
    name: &'static str,
}

impl Kind {
    fn of<H: Handle>() -> Self {
        Self { magic: H::MAGIC, name: H::NAME }
    }
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

#[cold]
fn null(argument: &str, expected: &str, got: &str) -> Error {
    let message = format!("{argument}: expected {expected}, got {got}");
    Error::new(ErrorCode::NullPointer, message)
}

/// Checks that a pointer may be used for values of its type.
#[inline]
fn check<T>(argument: &str, pointer: *const T) -> Result<(), Error> {
    if pointer.is_null() || !pointer.is_aligned() {
        let got = if pointer.is_null() { "NULL" } else { "a misaligned address" };
        return Err(null(argument, "a pointer to a value", got));
    }
    Ok(())
}

impl Call {
    #[inline(always)]
    pub(super) fn new() -> Self {
        Self {
            began_unwinding: std::thread::panicking(),
            held: [const { Slot::new(std::ptr::null()) }; MOST_HANDLES],
            exclusive: Slot::new(0),
            on_host: Slot::new(std::ptr::null()),
        }
    }

    /// The handles that were taken so far, and whether the call has them to itself.
    #[inline(always)]
    fn held(&self) -> impl Iterator<Item = (&Header, bool)> {
        let handles = self.held.iter().map(Slot::get).take_while(|header| !header.is_null());
        handles.enumerate().map(|(index, header)| {
            // SAFETY: the handle was alive when it was taken, and nobody frees it in the call.
            (unsafe { &*header }, self.exclusive.get() >> index & 1 == 1)
        })
    }

    /// The value of a handle that other calls may read at the same time.
    #[inline]
    pub(super) fn shared<H: Handle>(
        &self,
        argument: &str,
        handle: *const H,
    ) -> Result<&H::Value, Error> {
        self.hold_apart(argument, Kind::of::<H>(), handle.cast(), false)?;
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
    #[inline]
    pub(super) fn exclusive<H: Handle>(
        &self,
        argument: &str,
        handle: *mut H,
    ) -> Result<&mut H::Value, Error> {
        self.hold_apart(argument, Kind::of::<H>(), handle.cast(), true)?;
        // SAFETY: a live handle of this kind, which the caller has to itself by contract; `hold`
        // refuses to hand the same one out twice in a call.
        Ok(unsafe { &mut *(*handle.cast::<Cell<H::Value>>()).value.get() })
    }

    /// The same, checked where the call stands, for the calls that must be shortest.
    #[allow(clippy::mut_from_ref)]
    #[inline(always)]
    pub(super) fn exclusive_at_once<H: Handle>(
        &self,
        argument: &str,
        handle: *mut H,
    ) -> Result<&mut H::Value, Error> {
        self.hold(argument, Kind::of::<H>(), handle.cast(), true)?;
        // SAFETY: as in `exclusive`.
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

    /// One copy for all kinds and exports.
    #[inline(never)]
    fn hold_apart(
        &self,
        argument: &str,
        kind: Kind,
        header: *const Header,
        exclusive: bool,
    ) -> Result<(), Error> {
        self.hold(argument, kind, header, exclusive)
    }

    #[inline(always)]
    fn hold(
        &self,
        argument: &str,
        kind: Kind,
        header: *const Header,
        exclusive: bool,
    ) -> Result<(), Error> {
        if header.is_null() || !header.is_aligned() {
            return Err(no_handle(argument, kind.name, header));
        }
        // SAFETY: aligned; the caller promises a handle, and every handle begins with a header.
        let header = unsafe { &*header };
        let magic = header.magic.load(Ordering::Acquire);
        if magic != kind.magic {
            return Err(other_mark(argument, kind, magic));
        }
        if header.poisoned.load(Ordering::Acquire) {
            return Err(poisoned(argument, kind.name));
        }
        self.register(argument, header, exclusive)?;
        inject_panic();
        Ok(())
    }

    /// Notes a handle, so that a panic poisons it and, in the checked build, so that two calls
    /// that may not overlap are found.
    #[inline(always)]
    fn register(&self, argument: &str, header: &Header, exclusive: bool) -> Result<(), Error> {
        let same = self.held().find(|(held, _)| std::ptr::eq(*held, header));
        if same.is_some_and(|(_, alone)| exclusive || alone) {
            return Err(busy(argument, "another handle, got one given twice"));
        }
        if cfg!(feature = "checked") && !take(&header.users, exclusive) {
            return Err(busy(argument, "an idle handle, got one in use by a call"));
        }
        let index = self.held.iter().position(|held| held.get().is_null());
        let index = index.expect("no call takes more");
        self.held[index].set(header);
        if header.on_host.is_some() {
            self.on_host.set(header);
        }
        self.exclusive.set(self.exclusive.get() | u8::from(exclusive) << index);
        Ok(())
    }

    /// What the host's job system did wrong, if the call computed on one.
    #[inline(always)]
    pub(super) fn check_host(&self) -> Result<(), Error> {
        if self.on_host.get().is_null() { Ok(()) } else { self.check_host_apart() }
    }

    #[inline(never)]
    fn check_host_apart(&self) -> Result<(), Error> {
        // SAFETY: as in `held`.
        let header = unsafe { &*self.on_host.get() };
        let Some(runtime) = header.on_host.as_deref() else { return Ok(()) };
        let fault = runtime.host_jobs().map_or(Ok(()), HostJobs::fault);
        if let Err(error) = &fault {
            runtime.tell(LogLevel::Error, format_args!("{error}"));
        }
        fault
    }

    /// Marks the handles that the call had to itself as unusable.
    #[cold]
    pub(super) fn poison(&self) {
        for (header, _) in self.held().filter(|(_, exclusive)| *exclusive) {
            header.poisoned.store(true, Ordering::Release);
        }
    }

    /// An array that the call reads; NULL is allowed for none.
    #[inline(always)]
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
    #[inline(always)]
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

    /// Checks an array that may be NULL even where no element of it is used.
    pub(super) fn optional_array<T>(&self, argument: &str, pointer: *const T) -> Result<(), Error> {
        inject_panic();
        if pointer.is_null() { Ok(()) } else { check(argument, pointer) }
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
            for (header, exclusive) in self.held() {
                if exclusive {
                    header.users.store(0, Ordering::Release);
                } else {
                    header.users.fetch_sub(1, Ordering::Release);
                }
            }
        }
    }
}

#[cold]
fn no_handle(argument: &str, name: &str, header: *const Header) -> Error {
    if header.is_null() {
        return null(argument, &format!("a {name}"), "NULL");
    }
    other_handle(argument, name, "misaligned pointer")
}

/// A handle with another mark than that of its kind.
#[cold]
fn other_mark(argument: &str, kind: Kind, magic: u64) -> Error {
    if magic == LENT && kind.magic == glia_trainer::MAGIC {
        let expected = "an idle trainer, got one that a training thread has until the training ends \
                        or glia_training_stop ends it";
        return busy(argument, expected);
    }
    other_handle(argument, kind.name, kind_of(magic))
}

#[cold]
fn other_handle(argument: &str, name: &str, got: &str) -> Error {
    let message = format!("{argument}: expected a {name}, got a {got}");
    Error::new(ErrorCode::BadHandle, message)
}

#[cold]
fn poisoned(argument: &str, name: &str) -> Error {
    let message = format!(
        "{argument}: expected a usable {name}, got one that an internal error left in an unknown \
         state; free it"
    );
    Error::new(ErrorCode::Poisoned, message)
}

#[cold]
fn busy(argument: &str, expected: &str) -> Error {
    Error::new(ErrorCode::Busy, format!("{argument}: expected {expected}"))
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

#[inline]
fn check_array<T>(argument: &str, pointer: *const T, count: usize) -> Result<(), Error> {
    check(argument, pointer)?;
    if count > isize::MAX as usize / size_of::<T>().max(1) {
        return Err(too_many(argument, count));
    }
    Ok(())
}

#[cold]
fn too_many(argument: &str, count: usize) -> Error {
    Error::invalid(format!("{argument}: expected a count that fits into memory, got {count}"))
}

/// In the checked build: panics if the test call asked for it.
#[inline]
pub(super) fn inject_panic() {
    #[cfg(feature = "checked")]
    super::checked::panic_if_asked();
}

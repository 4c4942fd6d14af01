//! Handles: a value behind a header that says of which kind it is.
//!
//! In C a handle is a pointer to an opaque struct of its own type. Here it points to a `Cell`:
//! the header first, so that a handle of another kind is recognised before anything is believed.

use std::cell::UnsafeCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU64, Ordering};

use crate::kernels::runtime::Runtime;

/// An opaque C type with what stands behind it.
pub(super) trait Handle: 'static {
    /// The value.
    type Value;
    /// Eight letters that mark the kind in memory.
    const MAGIC: u64;
    /// The C type's name.
    const NAME: &'static str;

    /// The runtime that calls with the value compute on, if they do.
    fn runtime(_: &Self::Value) -> Option<&Arc<Runtime>> {
        None
    }
}

/// What every handle begins with.
#[repr(C)]
pub(super) struct Header {
    pub(super) magic: AtomicU64,
    pub(super) poisoned: AtomicBool,
    /// In the checked build: −1 while a call has the handle to itself, else the calls that share.
    pub(super) users: AtomicI32,
    /// Where calls compute on a host's job system, whose faults they report.
    pub(super) on_host: Option<Arc<Runtime>>,
}

/// A header with its value.
#[repr(C)]
pub(super) struct Cell<T> {
    pub(super) header: Header,
    pub(super) value: UnsafeCell<T>,
}

/// The mark of a handle that was freed.
pub(super) const FREED: u64 = u64::from_le_bytes(*b"gliaFREE");

/// The mark of a trainer that a thread of the library's has to itself.
pub(super) const LENT: u64 = u64::from_le_bytes(*b"gliaLENT");

/// The C types that the library knows, for messages about the wrong kind.
const KINDS: [(u64, &str); 19] = [
    (super::error::glia_error::MAGIC, super::error::glia_error::NAME),
    (super::runtime::glia_runtime::MAGIC, super::runtime::glia_runtime::NAME),
    (super::activation::glia_activation::MAGIC, super::activation::glia_activation::NAME),
    (super::initializer::glia_initializer::MAGIC, super::initializer::glia_initializer::NAME),
    (super::loss::glia_loss::MAGIC, super::loss::glia_loss::NAME),
    (super::optimizer::glia_optimizer::MAGIC, super::optimizer::glia_optimizer::NAME),
    (super::schedule::glia_schedule::MAGIC, super::schedule::glia_schedule::NAME),
    (super::layer::glia_layer::MAGIC, super::layer::glia_layer::NAME),
    (super::graph::glia_graph::MAGIC, super::graph::glia_graph::NAME),
    (super::model::glia_model::MAGIC, super::model::glia_model::NAME),
    (super::session::glia_session::MAGIC, super::session::glia_session::NAME),
    (super::trainer::glia_trainer::MAGIC, super::trainer::glia_trainer::NAME),
    (super::snapshots::glia_snapshots::MAGIC, super::snapshots::glia_snapshots::NAME),
    (super::tensor::glia_tensor::MAGIC, super::tensor::glia_tensor::NAME),
    (super::samples::glia_samples::MAGIC, super::samples::glia_samples::NAME),
    (super::doctor::glia_report::MAGIC, super::doctor::glia_report::NAME),
    (super::training::glia_training::MAGIC, super::training::glia_training::NAME),
    (LENT, "glia_trainer that a training thread has"),
    (FREED, "handle that was freed"),
];

/// What a magic word says.
pub(super) fn kind_of(magic: u64) -> &'static str {
    let known = KINDS.iter().find(|(known, _)| *known == magic);
    known.map_or("pointer to something else", |(_, name)| name)
}

/// Makes a handle; the caller frees it.
pub(super) fn into_handle<H: Handle>(value: H::Value) -> *mut H {
    let on_host = H::runtime(&value).filter(|runtime| runtime.host_jobs().is_some()).cloned();
    let header = Header {
        magic: AtomicU64::new(H::MAGIC),
        poisoned: AtomicBool::new(false),
        users: AtomicI32::new(0),
        on_host,
    };
    Box::into_raw(Box::new(Cell { header, value: UnsafeCell::new(value) })).cast()
}

/// Ends a handle that was checked to be of this kind. Its magic word is marked first.
///
/// # Safety
/// `handle` came from `into_handle` and nobody uses it any more.
pub(super) unsafe fn release<H: Handle>(handle: *mut H) {
    let cell = handle.cast::<Cell<H::Value>>();
    // SAFETY: the handle is alive until this function ends it. The swap makes a second free by
    // another thread at the same time see the mark.
    let magic = unsafe { &(*cell).header.magic }.swap(FREED, Ordering::AcqRel);
    if magic != H::MAGIC {
        return;
    }
    #[cfg(not(feature = "checked"))]
    // SAFETY: made by `Box::into_raw` in `into_handle`.
    drop(unsafe { Box::from_raw(cell) });
    #[cfg(feature = "checked")]
    // SAFETY: as above; the memory goes to the quarantine, where only the header is read.
    unsafe {
        std::ptr::drop_in_place(std::ptr::addr_of_mut!((*cell).value));
        (*cell).header.on_host = None;
        super::checked::quarantine(cell.cast());
    }
}

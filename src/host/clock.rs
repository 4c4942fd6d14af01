//! The clock that frames, rates and pauses are measured by: the system's, which never goes backwards.
//!
//! wasm32-unknown-unknown has none, and the standard library's panics there. The host gives its own, as
//! the function `nanoseconds` of the module `glia` that it instantiates with: nanoseconds since some
//! moment, as a double. Nothing but times depends on it; one that stands still makes frames of any
//! budget endless, and one that goes backwards counts as standing still.

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub use std::time::Instant;

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub use of_the_host::Instant;

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
mod of_the_host {
    use std::time::Duration;

    #[link(wasm_import_module = "glia")]
    unsafe extern "C" {
        safe fn nanoseconds() -> f64;
    }

    /// A moment by the host's clock; as much of the standard library's as the library uses.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub struct Instant(Duration);

    impl Instant {
        /// This moment.
        pub fn now() -> Self {
            // NaN and what is below zero become 0, what is too large the largest number.
            Self(Duration::from_nanos(nanoseconds() as u64))
        }

        /// The time since then.
        pub fn elapsed(&self) -> Duration {
            Self::now().saturating_duration_since(*self)
        }

        /// The time since an earlier moment; 0 where it is a later one.
        pub fn saturating_duration_since(&self, earlier: Self) -> Duration {
            self.0.saturating_sub(earlier.0)
        }

        /// A later moment.
        pub fn checked_add(&self, duration: Duration) -> Option<Self> {
            self.0.checked_add(duration).map(Self)
        }
    }
}

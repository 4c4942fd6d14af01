//! Versions.

use super::guard::guard_value;

/// The version of the ABI: it changes when a program linked before no longer works.
pub(crate) const ABI_VERSION: i32 = 0;

const fn part(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let (mut value, mut index) = (0, 0);
    while index < bytes.len() {
        value = value * 10 + (bytes[index] - b'0') as u32;
        index += 1;
    }
    value
}

/// The version of the library that is loaded, which may be newer than the header.
///
/// @return major << 16 | minor << 8 | patch, to be compared with GLIA_VERSION
///
/// Threads: any, at the same time. Allocates nothing. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn glia_version() -> u32 {
    guard_value(|| {
        part(env!("CARGO_PKG_VERSION_MAJOR")) << 16
            | part(env!("CARGO_PKG_VERSION_MINOR")) << 8
            | part(env!("CARGO_PKG_VERSION_PATCH"))
    })
}

/// The version of the ABI of the library that is loaded.
///
/// @return the number to be compared with GLIA_ABI_VERSION; programs run with a library of the
///         same one
///
/// Threads: any, at the same time. Allocates nothing. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn glia_abi_version() -> i32 {
    guard_value(|| ABI_VERSION)
}

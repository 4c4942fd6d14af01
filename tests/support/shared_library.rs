//! Where the shared library stands that cargo built for this test.

use std::path::PathBuf;

/// The shared library: cargo leaves that of a test run beside the test, in its folder `deps`. The
/// one a folder above is of the last `cargo build`, and may be older.
pub fn shared_library() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let library = test.with_file_name("libglia.so");
    assert!(library.exists(), "{} is missing", library.display());
    library
}

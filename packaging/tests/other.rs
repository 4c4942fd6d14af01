//! Another static library in Rust, with a standard library of its own: it panics, catches, allocates and
//! starts a thread, so that all that two of them could mix up is in use.

use std::panic::catch_unwind;

#[unsafe(no_mangle)]
pub extern "C" fn other_sum(count: u64) -> u64 {
    let caught = catch_unwind(|| {
        let numbers: Vec<u64> = (1..=count).collect();
        assert!(numbers.len() < 1000, "too many numbers");
        numbers.iter().sum()
    });
    let on_thread = std::thread::spawn(move || caught.unwrap_or(0)).join();
    on_thread.unwrap_or(0)
}

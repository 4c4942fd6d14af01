//! A shared library with one function, to see what linkers make of packaging/rustc-cc.

#[unsafe(no_mangle)]
pub extern "C" fn tiny_answer() -> i32 {
    42
}

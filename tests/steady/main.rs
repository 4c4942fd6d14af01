//! A steady hand: learning that goes on beside what a host does wrong.

#[path = "../support/mod.rs"]
mod support;

mod hand;
mod policies;
mod rows;

//! All that is differentiated, against independent numbers and against differences.

#[path = "../support/mod.rs"]
mod support;

mod golden;
mod gradient;
mod gradient_check;
mod in_double;

//! Metrics: how good outputs are, as one number, in double precision over a host's arrays.

mod classes;
mod regression;
mod roc;

pub use classes::{confusion, log_loss, top_accuracy};
pub use regression::{Regression, regression};
pub use roc::roc_area;

//! The doctor: examinations, and the watch over steps.

#[path = "../container/mod.rs"]
mod container;
#[path = "../support/mod.rs"]
mod support;

mod examination;
mod examination_figures;
mod watch;
mod watch_figures;
mod watch_files;
mod watch_regimes;

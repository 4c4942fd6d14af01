//! Room 7: the C ABI. One file per handle, each export a plain function with a thin body.
//!
//! Every body runs inside `guard`, takes its arguments through `call::Call`, which checks
//! them, and calls the room below. The doc comments of this folder are the C header's.

// C names stand as they are in C; `unsafe` needs no second explanation on every export: what a
// caller must keep to is the contract at the head of the header.
#![allow(non_camel_case_types, clippy::missing_safety_doc)]
// In the header `[samples]` is a shape.
#![allow(rustdoc::broken_intra_doc_links)]

mod activation;
mod activation_pass;
mod activation_with;
mod allocator;
mod arrays;
mod call;
mod catalog;
#[cfg(feature = "checked")]
mod checked;
mod dlpack;
mod doctor;
mod error;
mod finder;
mod fit;
mod frames;
mod gradient_check;
mod graph;
mod guard;
mod handle;
mod initializer;
mod layer;
mod layer_sequential_unit_variance;
mod log;
mod loss;
mod metric;
mod model;
mod model_file;
mod optimizer;
mod optimizer_search;
mod optimizer_step;
mod options;
mod runtime;
mod samples;
mod samples_content;
mod schedule;
mod session;
mod session_follow;
mod session_strided;
mod snapshots;
mod tensor;
mod tensor_view;
mod text;
mod trainer;
mod trainer_average;
mod trainer_event;
mod trainer_file;
mod trainer_halves;
mod trainer_parallel;
mod trainer_regimes;
mod trainer_samples;
mod trainer_schedule;
mod trainer_treatment;
mod trainer_values;
mod trainer_watch;
mod training;
mod version;
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
mod wasm;

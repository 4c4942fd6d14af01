//! glia's own peer: one JSON line a workload, by the protocol of `protocol.rs`.
//!
//! Networks, training and activations go through the C ABI, as a host's program would call them;
//! products and optimizers, which have no export of their own, through the crate. The program is
//! linked with the same object code as the shared library.

mod activation_reference;
mod activations;
mod c_api;
mod c_network;
mod data;
mod expect;
mod inference;
mod optimizers;
mod product_call;
mod product_shapes;
mod products;
mod protocol;
mod reference;
mod training;

use glia::kernels::level::Level;
use glia::kernels::runtime::Runtime;
use protocol::Bench;

fn main() {
    let bench = Bench::from_environment("glia");
    let level = bench.level.as_deref().map(level_named);
    let settings = c_api::RuntimeOptions::new(bench.threads, level.map_or(0, |level| level as i32));
    let host = c_api::Runtime::new(&settings);
    // The first call of an export has silenced the panics of the standard library's copy, which
    // this program shares: a failed check is to be heard.
    drop(std::panic::take_hook());
    let runtime = Runtime::new(bench.threads, level).expect("a runtime");
    inference::run(&bench, &host);
    training::run(&bench, &host);
    products::run(&bench, &runtime);
    activations::run(&bench, &host);
    optimizers::run(&bench, &runtime);
}

/// The level of this name, or a way out that says what was expected.
fn level_named(name: &str) -> Level {
    let found = Level::ALL.into_iter().find(|level| level.name() == name);
    found.unwrap_or_else(|| {
        let names = Level::ALL.map(Level::name).join(", ");
        protocol::give_up(&format!("--level: expected one of {names}, got {name}"))
    })
}

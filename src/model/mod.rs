//! Room 5: a graph of layers with its weights, and what runs it.

mod carried;
mod graph;
mod in_double;
mod json;
mod layout;
#[allow(clippy::module_inception)]
mod model;
mod packed;
mod passes;
mod plan;
mod row;
mod save;
mod served;
mod session;
mod snapshot;

pub use carried::{CarriedSums, GradientSums};
pub use graph::{Graph, Node, Operation};
pub use in_double::InDouble;
pub use layout::{Layout, Parameter};
pub use model::{Model, Network};
pub use packed::PackedWeights;
pub use passes::{Batch, Draws, Weights};
pub use plan::{Plan, Step};
pub use save::{network_from_json, network_to_json, weight_items};
pub use session::Session;
pub use snapshot::{Publisher, Snapshots};

//! The networks of the workloads.

use glia::activation::{Activation, ActivationKind};
use glia::catalog::Param;
use glia::layer::{Layer, LayerKind};
use glia::model::{Graph, Model};

/// A policy network as games have it.
pub const POLICY: [usize; 4] = [32, 64, 64, 8];
/// A classifier of small images.
pub const CLASSIFIER: [usize; 4] = [784, 256, 128, 10];

/// Dense layers with one activation, the last of them linear.
pub fn model(sizes: &[usize], activation: ActivationKind) -> Model {
    let mut graph = Graph::default();
    let mut node = graph.add_input("inputs", &sizes[..1]).unwrap();
    for (index, &units) in sizes[1..].iter().enumerate() {
        let mut layer = Layer::new(LayerKind::Dense);
        layer.set(Param::Units, units as f64).unwrap();
        if index + 2 < sizes.len() {
            layer.set_activation(Activation::new(activation)).unwrap();
        }
        node = graph.add_layer(&format!("layer{index}"), layer, &[node]).unwrap();
    }
    Model::new(graph, 1).unwrap()
}

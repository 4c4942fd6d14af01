//! One row through a network whose layers are all dense: a list of steps, made once.
//!
//! An engine that asks a policy for one agent's action pays for the arithmetic and little else:
//! the steps read the host's input and write the host's output in one jump to the kernels.

use crate::kernels::gemm::{RowLayer, RowPass};
use crate::kernels::runtime::Runtime;

use super::graph::Operation;
use super::model::Network;
use super::packed::PackedWeights;
use super::passes::Weights;
use super::plan::Plan;

/// The most multiply-adds of a layer: larger ones are shared among threads.
const MOST_WORK: usize = 1 << 18;

/// The steps of a row.
pub struct RowSteps {
    layers: Vec<RowLayer>,
    /// The node of each step.
    nodes: Vec<usize>,
}

impl RowSteps {
    /// The steps of a network, if each of its nodes can be one.
    pub fn new(network: &Network, plan: &Plan, packed: &PackedWeights) -> Option<Self> {
        let nodes = network.graph.nodes();
        let mut steps = Self { layers: Vec::new(), nodes: Vec::new() };
        for (index, node) in nodes.iter().enumerate() {
            let Operation::Layer(layer) = &node.operation else { continue };
            let shapes: Vec<_> =
                node.inputs.iter().map(|&input| nodes[input].shape.as_slice()).collect();
            let step = layer.row_layer(&shapes)?;
            if step.depth * step.units > MOST_WORK {
                return None;
            }
            let place = |node: usize| plan.steps[node].output.start;
            let input = Some(node.inputs[0]).filter(|&input| input != network.input_index());
            let output = Some(index).filter(|&index| index != network.graph.output());
            steps.layers.push(RowLayer {
                input: input.map(place),
                output: output.map(place),
                packed: packed.place(index).start,
                ..step
            });
            steps.nodes.push(index);
        }
        (!steps.layers.is_empty()).then_some(steps)
    }

    /// Computes the outputs of one row.
    pub fn run(
        &self,
        network: &Network,
        runtime: &Runtime,
        weights: Weights<'_>,
        values: &mut [f32],
        inputs: &[f32],
        outputs: &mut [f32],
    ) {
        let finish = |step: usize, output: &mut [f32]| {
            let node = self.nodes[step];
            if let Operation::Layer(layer) = &network.graph.nodes()[node].operation {
                let parameters = network.layout.of_node(node);
                layer.finish_row(runtime, weights.flat, parameters, output);
            }
        };
        let packed = weights.packed.expect("a session's weights");
        runtime.dispatch(RowPass {
            layers: &self.layers,
            packed: packed.values(),
            inputs,
            values,
            outputs,
            finish: &finish,
        });
    }
}

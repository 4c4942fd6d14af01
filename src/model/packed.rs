//! Weights copied into the order in which products read them: once, when they have changed.

use std::ops::Range;

use crate::error::Error;
use crate::kernels::runtime::Runtime;
use crate::tensor::buffer::Buffer;

use super::graph::Operation;
use super::model::Network;

/// Floats of a cache line.
const LINE: usize = 16;

/// The copies of a network's weights, for the instruction set of one runtime.
#[derive(Debug)]
pub struct PackedWeights {
    values: Buffer,
    /// Where each node's copy stands; empty for a node without.
    of_node: Vec<Range<usize>>,
}

impl PackedWeights {
    /// Copies the weights. Costs one pass over them.
    pub fn new(network: &Network, runtime: &Runtime, flat: &[f32]) -> Result<Self, Error> {
        let nodes = network.graph.nodes();
        let shapes = |index: usize| -> Vec<&[usize]> {
            nodes[index].inputs.iter().map(|&input| nodes[input].shape.as_slice()).collect()
        };
        let mut end = 0;
        let place = |(index, node): (usize, &super::graph::Node)| {
            let floats = match &node.operation {
                Operation::Layer(layer) => layer.packed_floats(&shapes(index)),
                Operation::Input => 0,
            };
            let start = end;
            end += floats.next_multiple_of(LINE);
            start..start + floats
        };
        let of_node: Vec<_> = nodes.iter().enumerate().map(place).collect();
        let mut values = Buffer::zeroed::<f32>(end)?;
        for (index, node) in nodes.iter().enumerate() {
            if let Operation::Layer(layer) = &node.operation {
                let parameters = network.layout.of_node(index).iter();
                let parameters: Vec<_> = parameters.map(|range| &flat[range.clone()]).collect();
                let packed = &mut values.as_mut_slice()[of_node[index].clone()];
                layer.pack(runtime, &shapes(index), &parameters, packed);
            }
        }
        Ok(Self { values, of_node })
    }

    /// All copies.
    pub fn values(&self) -> &[f32] {
        self.values.as_slice()
    }

    /// Where a node's copy stands among them.
    pub fn place(&self, index: usize) -> Range<usize> {
        self.of_node[index].clone()
    }

    /// The copy of a node's weights, if it has one.
    pub fn of_node(&self, index: usize) -> Option<&[f32]> {
        let range = self.of_node[index].clone();
        if range.is_empty() { None } else { Some(&self.values.as_slice()[range]) }
    }
}

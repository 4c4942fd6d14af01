//! The sums of a backward pass over a batch that comes in parts.

use std::ops::Range;

use crate::error::Error;
use crate::kernels::join::Join;
use crate::layer::PartSums;
use crate::tensor::buffer::Buffer;

use super::graph::Operation;
use super::model::Network;

/// What a backward pass over some rows of a batch writes.
pub struct GradientSums<'a> {
    /// In the network's layout: gradients, or the sums that become gradients.
    pub flat: &'a mut [f32],
    /// How the rows join those before them.
    pub join: Join,
    /// Of a batch in parts, what the layers carry from part to part beside it.
    pub carried: Option<&'a mut CarriedSums>,
}

impl<'a> GradientSums<'a> {
    /// Of a batch that is computed at once.
    pub fn of_batch(gradients: &'a mut [f32]) -> Self {
        Self { flat: gradients, join: Join::Replace, carried: None }
    }
}

/// What the layers of a network carry from part to part: the sums of learned parameters.
pub struct CarriedSums {
    /// Rows of the batch that were added.
    pub rows: usize,
    buffer: Buffer,
    of_node: Vec<Range<usize>>,
}

impl CarriedSums {
    /// Room for those of a network. Allocates.
    pub fn new(network: &Network) -> Result<Self, Error> {
        let mut floats = 0;
        let of_node = network.graph.nodes().iter().map(|node| {
            let start = floats;
            if let Operation::Layer(layer) = &node.operation {
                floats += layer.sums(&shapes(network, &node.inputs));
            }
            start..floats
        });
        let of_node = of_node.collect();
        Ok(Self { rows: 0, buffer: Buffer::zeroed::<f32>(floats)?, of_node })
    }

    /// Bytes of the sums.
    pub fn bytes(&self) -> usize {
        self.buffer.bytes()
    }

    /// Those of a node, for the next part; none where the layer learns nothing of that kind.
    pub(super) fn part_of(&mut self, node: usize) -> PartSums<'_> {
        let floats = &mut self.buffer.as_mut_slice()[self.of_node[node].clone()];
        PartSums { first_row: self.rows, floats }
    }

    /// Writes the gradients that the sums stand for after the last part of a batch.
    pub fn finish(&self, network: &Network, gradients: &mut [f32]) {
        for (index, node) in network.graph.nodes().iter().enumerate() {
            let sums = &self.buffer.as_slice()[self.of_node[index].clone()];
            if let (Operation::Layer(layer), false) = (&node.operation, sums.is_empty()) {
                let shape = input_shape(network, &node.inputs);
                let parameters = network.layout.of_node(index);
                layer.finish_gradients(&[shape], parameters, self.rows, sums, gradients);
            }
        }
    }
}

/// The shapes of a node's inputs.
fn shapes<'a>(network: &'a Network, inputs: &[usize]) -> Vec<&'a [usize]> {
    inputs.iter().map(|&input| network.graph.nodes()[input].shape.as_slice()).collect()
}

/// The shape of the only input of a layer that learns more than weights; allocates nothing.
fn input_shape<'a>(network: &'a Network, inputs: &[usize]) -> &'a [usize] {
    &network.graph.nodes()[inputs[0]].shape
}

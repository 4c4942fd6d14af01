//! Weights copied into the order in which products read them: once, when they have changed.

use std::ops::Range;
use std::sync::Arc;

use crate::error::Error;
use crate::kernels::gemm::PackPart;
use crate::kernels::runtime::Runtime;
use crate::tensor::buffer::Buffer;

use super::graph::Operation;
use super::model::Network;

/// Floats of a cache line.
const LINE: usize = 16;

/// The most floats that are copied in one piece (of a layer of more than 64 columns; a piece has 64
/// at least). It takes some tens of microseconds.
pub const PIECE: usize = 1 << 16;

/// Where the copies of a network's weights stand, and the pieces in which they are made.
#[derive(Debug)]
pub struct Packing {
    /// Where each node's copy stands; empty for a node without.
    of_node: Vec<Range<usize>>,
    /// Floats of all copies.
    floats: usize,
    /// A node with a part of its copy.
    pieces: Vec<(usize, PackPart)>,
}

impl Packing {
    /// The packing of a network.
    pub fn new(network: &Network) -> Self {
        let nodes = network.graph.nodes();
        let mut packing = Self { of_node: Vec::new(), floats: 0, pieces: Vec::new() };
        for (index, node) in nodes.iter().enumerate() {
            let mut floats = 0;
            if let Operation::Layer(layer) = &node.operation {
                let shapes = node.inputs.iter().map(|&input| nodes[input].shape.as_slice());
                let shapes: Vec<_> = shapes.collect();
                floats = layer.packed_floats(&shapes);
                let parts = layer.pack_parts(&shapes, PIECE).into_iter();
                packing.pieces.extend(parts.map(|part| (index, part)));
            }
            packing.of_node.push(packing.floats..packing.floats + floats);
            packing.floats += floats.next_multiple_of(LINE);
        }
        packing
    }

    /// The number of pieces.
    pub fn pieces(&self) -> usize {
        self.pieces.len()
    }
}

/// The copies of a network's weights, for the instruction set of one runtime.
#[derive(Debug)]
pub struct PackedWeights {
    values: Buffer,
    packing: Arc<Packing>,
}

impl PackedWeights {
    /// Copies the weights. Costs one pass over them.
    pub fn new(network: &Network, runtime: &Runtime, flat: &[f32]) -> Result<Self, Error> {
        let mut packed = Self::zeroed(Arc::new(Packing::new(network)))?;
        for piece in 0..packed.packing.pieces() {
            packed.pack(network, runtime, flat, piece);
        }
        Ok(packed)
    }

    /// Memory for the copies.
    pub fn zeroed(packing: Arc<Packing>) -> Result<Self, Error> {
        let mut values = Buffer::zeroed::<f32>(packing.floats)?;
        values.touch();
        Ok(Self { values, packing })
    }

    /// Makes one piece of the copies.
    pub fn pack(&mut self, network: &Network, runtime: &Runtime, flat: &[f32], piece: usize) {
        let (node, part) = &self.packing.pieces[piece];
        if let Operation::Layer(layer) = &network.graph.nodes()[*node].operation {
            let place = self.packing.of_node[*node].clone();
            let packed = &mut self.values.as_mut_slice()[place];
            layer.pack(runtime, flat, network.layout.of_node(*node), part, packed);
        }
    }

    /// All copies.
    pub fn values(&self) -> &[f32] {
        self.values.as_slice()
    }

    /// Where a node's copy stands among them.
    pub fn place(&self, index: usize) -> Range<usize> {
        self.packing.of_node[index].clone()
    }

    /// The copy of a node's weights, if it has one.
    pub fn of_node(&self, index: usize) -> Option<&[f32]> {
        let range = self.place(index);
        if range.is_empty() { None } else { Some(&self.values.as_slice()[range]) }
    }
}

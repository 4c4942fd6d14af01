//! Where each parameter stands in the one flat buffer of a model.
//!
//! Every parameter starts on a cache line; the floats between them are zero and stay zero.
//! Gradients and optimizer slots have the same layout, so an update is one pass over flat arrays.

use std::ops::Range;

use crate::error::Error;
use crate::init::{Fans, Initializer};
use crate::tensor::shape::checked_count;

use super::graph::{Graph, Operation};

/// Floats of a cache line.
const LINE: usize = 16;

/// The most floats that a model may have: what fits into memory with its gradients and slots.
const MOST_FLOATS: usize = isize::MAX as usize / 64;

/// A parameter of a model.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// `<layer>.weight`, `<layer>.bias`.
    pub name: String,
    /// Its shape.
    pub shape: Vec<usize>,
    /// Its floats in the flat buffer.
    pub range: Range<usize>,
    /// Its fans.
    pub fans: Fans,
    /// What fills it.
    pub initializer: Initializer,
}

impl Parameter {
    /// The length of its last axis: what a row of it has.
    pub fn columns(&self) -> usize {
        self.shape.last().copied().unwrap_or(1)
    }
}

/// The layout of a graph's parameters.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The parameters, in the order of the nodes.
    pub parameters: Vec<Parameter>,
    /// The ranges of all parameters.
    ranges: Vec<Range<usize>>,
    /// Which of them belong to each node.
    of_node: Vec<Range<usize>>,
    /// Floats of the flat buffer.
    pub floats: usize,
}

impl Layout {
    /// The layout of a checked graph.
    pub fn new(graph: &Graph) -> Result<Self, Error> {
        let mut layout = Self::default();
        for node in graph.nodes() {
            let first = layout.ranges.len();
            if let Operation::Layer(layer) = &node.operation {
                let nodes = node.inputs.iter().map(|&input| graph.nodes()[input].shape.as_slice());
                for need in layer.parameters(&nodes.collect::<Vec<_>>()) {
                    let name = format!("{}.{}", node.name, need.name);
                    let count = checked_count(&need.shape).map_err(|e| e.context(&name))?;
                    let range = layout.reserve(count).map_err(|e| e.context(&name))?;
                    layout.ranges.push(range.clone());
                    let (shape, fans, initializer) = (need.shape, need.fans, need.initializer);
                    layout.parameters.push(Parameter { name, shape, range, fans, initializer });
                }
            }
            layout.of_node.push(first..layout.ranges.len());
        }
        Ok(layout)
    }

    fn reserve(&mut self, count: usize) -> Result<Range<usize>, Error> {
        let end = self.floats.checked_add(count).filter(|end| *end <= MOST_FLOATS);
        let end = end.ok_or_else(|| Error::shape("expected a model that fits into memory"))?;
        let range = self.floats..end;
        self.floats = end.next_multiple_of(LINE);
        Ok(range)
    }

    /// Writes zeros between the parameters of a buffer with this layout.
    pub fn clear_gaps(&self, flat: &mut [f32]) {
        for range in &self.ranges {
            flat[range.end..range.end.next_multiple_of(LINE)].fill(0.0);
        }
    }

    /// The ranges of a node's parameters.
    pub fn of_node(&self, node: usize) -> &[Range<usize>] {
        &self.ranges[self.of_node[node].clone()]
    }
}

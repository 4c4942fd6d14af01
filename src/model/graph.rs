//! A graph under construction: named nodes, each an input or a layer over earlier nodes.

use std::collections::HashSet;

use crate::activation::ActivationKind;
use crate::error::{Error, ErrorCode};
use crate::layer::Layer;
use crate::tensor::shape::{checked_count, show};

/// What a node does.
#[derive(Clone, Debug)]
pub enum Operation {
    /// Takes what the host gives.
    Input,
    /// Computes a layer.
    Layer(Layer),
}

/// A node: nodes refer to earlier ones only, so a graph has no cycles.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its name, unique in the graph.
    pub name: String,
    /// What it does.
    pub operation: Operation,
    /// The nodes that it takes, by number.
    pub inputs: Vec<usize>,
    /// The shape of its output, without the batch.
    pub shape: Vec<usize>,
}

impl Node {
    /// Floats of a row of its output.
    #[inline(never)]
    pub fn size(&self) -> usize {
        self.shape.iter().product()
    }

    /// Floats of a row that it keeps apart from its output; 0 for none.
    pub fn kept(&self, training: bool) -> usize {
        match &self.operation {
            Operation::Layer(layer) => layer.kept(training),
            Operation::Input => 0,
        }
    }
}

/// Names that start so belong to checkpoints.
pub(super) const RESERVED_PREFIX: &str = "glia/";

/// The longest name, in bytes.
const LONGEST_NAME: usize = 255;

/// The most nodes of a graph: planning the memory takes time quadratic in them.
const MOST_NODES: usize = 16_384;

/// The most axes of an input: every node copies the shape.
const MOST_AXES: usize = 8;

/// A graph of layers.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    nodes: Vec<Node>,
    names: HashSet<String>,
    output: Option<usize>,
}

impl Graph {
    /// The nodes, in the order in which they were added.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Adds an input of this shape, without the batch; returns its number.
    pub fn add_input(&mut self, name: &str, shape: &[usize]) -> Result<usize, Error> {
        if shape.is_empty() || shape.contains(&0) || shape.len() > MOST_AXES {
            return Err(Error::shape(format!(
                "shape: expected 1 to {MOST_AXES} lengths, none of them 0, got {}",
                show(shape)
            )));
        }
        checked_count(shape)?;
        self.add(name, Operation::Input, Vec::new(), shape.to_vec())
    }

    /// Adds a layer over earlier nodes; returns its number.
    pub fn add_layer(
        &mut self,
        name: &str,
        layer: Layer,
        inputs: &[usize],
    ) -> Result<usize, Error> {
        let shapes = inputs.iter().map(|&input| Ok(self.node("inputs", input)?.shape.as_slice()));
        let shapes = shapes.collect::<Result<Vec<_>, Error>>()?;
        let shape = layer.output_shape(&shapes).map_err(|error| error.context(name))?;
        self.add(name, Operation::Layer(layer), inputs.to_vec(), shape)
    }

    fn add(
        &mut self,
        name: &str,
        operation: Operation,
        inputs: Vec<usize>,
        shape: Vec<usize>,
    ) -> Result<usize, Error> {
        let plain =
            !name.is_empty() && name.len() <= LONGEST_NAME && !name.contains(char::is_control);
        if !plain || name.starts_with(RESERVED_PREFIX) {
            return Err(Error::invalid(format!(
                "name: expected 1 to {LONGEST_NAME} bytes without control characters, not starting with \"{RESERVED_PREFIX}\"; got {name:?}"
            )));
        }
        if self.nodes.len() == MOST_NODES {
            return Err(Error::invalid(format!("graph: expected at most {MOST_NODES} nodes")));
        }
        if !self.names.insert(name.to_owned()) {
            return Err(Error::invalid(format!(
                "name: expected one that no other node has, got \"{name}\""
            )));
        }
        self.nodes.push(Node { name: name.to_owned(), operation, inputs, shape });
        Ok(self.nodes.len() - 1)
    }

    /// Chooses the node whose output the model gives; without it, the last one.
    pub fn set_output(&mut self, node: usize) -> Result<(), Error> {
        self.node("node", node)?;
        self.output = Some(node);
        Ok(())
    }

    /// The node with a number.
    pub fn node(&self, argument: &str, node: usize) -> Result<&Node, Error> {
        self.nodes.get(node).ok_or_else(|| {
            Error::new(
                ErrorCode::NotFound,
                format!(
                    "{argument}: expected the number of a node, below {}, got {node}",
                    self.nodes.len()
                ),
            )
        })
    }

    /// The number of the output node.
    pub fn output(&self) -> usize {
        self.output.unwrap_or(self.nodes.len().saturating_sub(1))
    }

    /// Whether the output is a softmax: a loss that applies softmax itself does not fit it.
    pub fn ends_in_softmax(&self) -> bool {
        self.nodes.get(self.output()).is_some_and(|node| match &node.operation {
            Operation::Layer(layer) => layer.activation().kind() == ActivationKind::Softmax,
            Operation::Input => false,
        })
    }

    /// Checks that it is whole: one input, and every node on a way from it to the output.
    pub fn check(&self) -> Result<(), Error> {
        let inputs = self.nodes.iter().filter(|node| matches!(node.operation, Operation::Input));
        let count = inputs.count();
        if count != 1 {
            return Err(Error::invalid(format!("graph: expected 1 input, got {count}")));
        }
        let mut used = vec![false; self.nodes.len()];
        used[self.output()] = true;
        for (index, node) in self.nodes.iter().enumerate().rev() {
            if !used[index] {
                return Err(Error::invalid(format!(
                    "graph: expected every node to reach the output \"{}\", but \"{}\" does not",
                    self.nodes[self.output()].name,
                    node.name
                )));
            }
            node.inputs.iter().for_each(|&input| used[input] = true);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Param;
    use crate::layer::LayerKind;

    fn dense(units: f64) -> Layer {
        let mut layer = Layer::new(LayerKind::Dense);
        layer.set(Param::Units, units).unwrap();
        layer
    }

    #[test]
    fn shapes_follow_the_layers() {
        let mut graph = Graph::default();
        let x = graph.add_input("x", &[7]).unwrap();
        let a = graph.add_layer("a", dense(5.0), &[x]).unwrap();
        let b = graph.add_layer("b", dense(5.0), &[x]).unwrap();
        let sum = graph.add_layer("sum", Layer::new(LayerKind::Add), &[a, b]).unwrap();
        assert_eq!(graph.node("node", sum).unwrap().shape, [5]);
        assert_eq!(graph.output(), sum);
        graph.check().unwrap();
    }

    #[test]
    fn mistakes_are_named() {
        let mut graph = Graph::default();
        assert!(graph.check().is_err());
        assert!(graph.add_input("x", &[]).is_err() && graph.add_input("x", &[3, 0]).is_err());
        let x = graph.add_input("x", &[7]).unwrap();
        for bad in ["", "x", "glia/x", "a\nb"] {
            assert!(graph.add_layer(bad, dense(2.0), &[x]).is_err(), "{bad:?}");
        }
        assert!(graph.add_layer("a", dense(2.0), &[5]).is_err());
        assert!(graph.add_layer("a", dense(2.0), &[x, x]).is_err());
        let a = graph.add_layer("a", dense(2.0), &[x]).unwrap();
        let error = graph.add_layer("s", Layer::new(LayerKind::Add), &[x, a]).unwrap_err();
        assert!(error.message().contains("[*, 7] and [*, 2]"), "{error}");
        graph.add_layer("b", dense(2.0), &[x]).unwrap();
        let error = graph.check().unwrap_err();
        assert!(error.message().contains("\"a\" does not"), "{error}");
    }
}

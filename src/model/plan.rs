//! The plan of a pass: where every value of a network stands in one arena.
//!
//! Made once for a largest batch. Values share memory when they are not alive together.

use std::ops::Range;

use crate::error::Error;
use crate::layer::{InputGradient, Place};
use crate::tensor::arena::ArenaPlan;

use super::graph::{Node, Operation};
use super::model::Network;

/// The most floats of one value: 2³⁶, 256 GiB; where addresses have 32 bits 2²⁸, 1 GiB.
const MOST_FLOATS: usize = if usize::BITS > 32 { (1u64 << 36) as usize } else { 1 << 28 };

/// The places of one node.
#[derive(Debug)]
pub struct Step {
    /// The outputs of its inputs.
    pub inputs: Vec<Place>,
    /// Its output.
    pub output: Place,
    /// What its activation reads and nothing else keeps: the values before it. In training the
    /// backward pass may use them up.
    pub kept: Option<Place>,
    /// The gradient at its output.
    pub gradient: Option<Place>,
    /// Where the gradients at its inputs go.
    pub input_gradients: Vec<Option<InputGradient>>,
}

/// The places of all nodes.
#[derive(Debug)]
pub struct Plan {
    /// One step a node.
    pub steps: Vec<Step>,
    /// Floats of the arena: the values, then memory for the layers to work in.
    pub floats: usize,
    /// Floats of the values.
    values: usize,
    /// One float a row: the row's loss.
    pub row_losses: Place,
    /// The largest batch.
    pub largest_batch: usize,
}

impl Plan {
    /// A plan for forward passes alone.
    pub fn inference(network: &Network, largest_batch: usize) -> Result<Self, Error> {
        let nodes = network.graph.nodes();
        let last_use = last_uses(network);
        let mut arena = Arena::new(nodes, largest_batch)?;
        let outputs: Vec<_> = nodes
            .iter()
            .enumerate()
            .map(|(index, node)| arena.place(node, index..last_use[index] + 1))
            .collect();
        let kept: Vec<_> = nodes
            .iter()
            .enumerate()
            .map(|(index, node)| arena.keep(node, false, index..index + 1))
            .collect();
        let none = vec![None; nodes.len()];
        let places = Places { outputs: &outputs, kept: &kept, gradients: &none };
        let plan = arena.plan(network, places, nodes.len()..nodes.len());
        Ok(plan.with_scratch(network, false))
    }

    /// A plan for forward and backward passes.
    pub fn training(
        network: &Network,
        largest_batch: usize,
        input_gradient: bool,
    ) -> Result<Self, Error> {
        Self::both_passes(network, largest_batch, input_gradient, false)
    }

    /// A plan for forward and backward passes in which no two values share memory, so that all can
    /// be read afterwards.
    pub fn examination(network: &Network, largest_batch: usize) -> Result<Self, Error> {
        Self::both_passes(network, largest_batch, false, true)
    }

    /// Backward, node i has its turn at step 2n − i.
    fn both_passes(
        network: &Network,
        largest_batch: usize,
        input_gradient: bool,
        keep_all: bool,
    ) -> Result<Self, Error> {
        let nodes = network.graph.nodes();
        let count = nodes.len();
        let last_use = last_uses(network);
        let mut arena = Arena::new(nodes, largest_batch)?;
        let turn = |index: usize| 2 * count - index;
        let during = |steps: Range<usize>| if keep_all { 0..2 * count + 2 } else { steps };
        let outputs: Vec<_> = nodes
            .iter()
            .enumerate()
            .map(|(index, node)| arena.place(node, during(index..turn(index) + 1)))
            .collect();
        let kept: Vec<_> = nodes
            .iter()
            .enumerate()
            .map(|(index, node)| arena.keep(node, true, during(index..turn(index) + 1)))
            .collect();
        let gradients: Vec<_> = nodes
            .iter()
            .enumerate()
            .map(|(index, node)| {
                let wanted = index != network.input_index() || input_gradient;
                let first_write = turn(last_use[index].min(count));
                // The gradient at the model's input is read by the host, after the last step.
                let last_read =
                    if index == network.input_index() { 2 * count + 1 } else { turn(index) };
                wanted.then(|| arena.place(node, during(first_write..last_read + 1)))
            })
            .collect();
        let places = Places { outputs: &outputs, kept: &kept, gradients: &gradients };
        let plan = arena.plan(network, places, during(count..2 * count + 2));
        Ok(plan.with_scratch(network, true))
    }

    /// Floats of the values.
    pub fn values(&self) -> usize {
        self.values
    }

    /// The place of the network's input.
    pub fn input(&self, network: &Network) -> Place {
        self.steps[network.input_index()].output
    }

    /// The place of the network's output.
    pub fn output(&self, network: &Network) -> Place {
        self.steps[network.graph.output()].output
    }

    /// A plan with at least so much memory for a loss to work in.
    pub fn with_room(self, floats: usize) -> Self {
        Self { floats: self.floats.max(self.values.saturating_add(floats)), ..self }
    }

    /// What a loss reads and writes, of the first `rows` rows: the network's outputs, the gradient
    /// there, a float a row, and memory to work in. Of a plan for both passes.
    pub fn loss_arrays<'a>(
        &self,
        network: &Network,
        rows: usize,
        arena: &'a mut [f32],
    ) -> [&'a mut [f32]; 4] {
        let step = &self.steps[network.graph.output()];
        let gradient = step.gradient.expect("an output that is no input has a gradient");
        let row_losses = self.row_losses.range(rows);
        let room = self.values..arena.len();
        let places = [step.output.range(rows), gradient.range(rows), row_losses, room];
        arena.get_disjoint_mut(places).expect("the plan keeps places apart")
    }

    fn with_scratch(mut self, network: &Network, training: bool) -> Self {
        let nodes = network.graph.nodes();
        let scratch = nodes.iter().map(|node| match &node.operation {
            Operation::Layer(layer) => {
                let inputs: Vec<_> =
                    node.inputs.iter().map(|&input| nodes[input].shape.as_slice()).collect();
                layer.scratch(&inputs, self.largest_batch, training)
            }
            Operation::Input => 0,
        });
        self.floats = self.values.saturating_add(scratch.max().unwrap_or(0));
        self
    }
}

/// For each node the last one that takes its output; the output node is taken after all.
fn last_uses(network: &Network) -> Vec<usize> {
    let nodes = network.graph.nodes();
    let mut last = vec![0; nodes.len()];
    for (index, node) in nodes.iter().enumerate() {
        node.inputs.iter().for_each(|&input| last[input] = index);
    }
    last[network.graph.output()] = nodes.len();
    last
}

/// The places of each node.
#[derive(Clone, Copy)]
struct Places<'a> {
    outputs: &'a [Place],
    kept: &'a [Option<Place>],
    gradients: &'a [Option<Place>],
}

/// The arena's plan for a batch.
struct Arena {
    plan: ArenaPlan,
    largest_batch: usize,
}

impl Arena {
    fn new(nodes: &[Node], largest_batch: usize) -> Result<Self, Error> {
        let fits = |node: &Node| {
            let size = node.size().max(node.kept(true));
            largest_batch.checked_mul(size).is_some_and(|floats| floats <= MOST_FLOATS)
        };
        if largest_batch == 0 || !nodes.iter().all(fits) {
            return Err(Error::invalid(format!(
                "largest_batch: expected at least 1, and a batch that fits into memory, got {largest_batch}"
            )));
        }
        Ok(Self { plan: ArenaPlan::default(), largest_batch })
    }

    fn place(&mut self, node: &Node, alive: Range<usize>) -> Place {
        let range = self.plan.reserve(self.largest_batch * node.size(), alive);
        let columns = node.shape.last().copied().unwrap_or(1);
        Place { start: range.start, size: node.size(), columns }
    }

    /// A place for what a node keeps apart from its output, if it does.
    fn keep(&mut self, node: &Node, training: bool, alive: Range<usize>) -> Option<Place> {
        let size = Some(node.kept(training)).filter(|size| *size > 0)?;
        let range = self.plan.reserve(self.largest_batch * size, alive);
        Some(Place { start: range.start, size, columns: size })
    }

    /// Joins the places of the nodes into steps.
    fn plan(mut self, network: &Network, places: Places<'_>, losses_alive: Range<usize>) -> Plan {
        let Places { outputs, kept, gradients } = places;
        let losses = if losses_alive.is_empty() { 0 } else { self.largest_batch };
        let row_losses = self.plan.reserve(losses, losses_alive);
        let mut written = vec![false; outputs.len()];
        let mut steps: Vec<_> = network
            .graph
            .nodes()
            .iter()
            .enumerate()
            .rev()
            .map(|(index, node)| {
                let input_gradients = node.inputs.iter().map(|&input| {
                    let accumulate = std::mem::replace(&mut written[input], true);
                    gradients[input].map(|place| InputGradient { place, accumulate })
                });
                Step {
                    input_gradients: input_gradients.collect(),
                    inputs: node.inputs.iter().map(|&input| outputs[input]).collect(),
                    output: outputs[index],
                    kept: kept[index],
                    gradient: gradients[index],
                }
            })
            .collect();
        steps.reverse();
        Plan {
            steps,
            floats: self.plan.floats(),
            values: self.plan.floats(),
            row_losses: Place { start: row_losses.start, size: 1, columns: 1 },
            largest_batch: self.largest_batch,
        }
    }
}

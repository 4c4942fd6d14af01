//! The passes over a plan: all nodes in one go, or one node after the other at a pace.

use std::ops::ControlFlow;

use crate::activation::Draw;
use crate::kernels::pace::Pace;
use crate::kernels::runtime::Runtime;
use crate::layer::{Backward, Forward};
use crate::rng::Philox;

use super::carried::GradientSums;
use super::graph::Operation;
use super::model::Network;
use super::packed::PackedWeights;
use super::plan::Plan;

/// What looks at a backward pass after each node: its number, the values, the gradients.
pub type Look<'a> = dyn FnMut(usize, &[f32], &[f32]) + 'a;

/// What a pass goes over.
#[derive(Clone, Copy, Debug)]
pub struct Batch {
    /// The first rows of the places.
    pub rows: usize,
    /// The number of the first of them, by which random numbers are drawn.
    pub first: usize,
    /// In training, the random numbers.
    pub draws: Option<Draws>,
}

impl Batch {
    /// So many rows, outside of training.
    pub fn inference(rows: usize) -> Self {
        Self { rows, first: 0, draws: None }
    }
}

/// The random numbers of a training step.
#[derive(Clone, Copy, Debug)]
pub struct Draws {
    /// The generator of the trainer's seed.
    pub philox: Philox,
    /// Updates done.
    pub step: u64,
}

impl Draws {
    pub(super) fn of_node(self, node: usize) -> Draw {
        Draw { philox: self.philox, node: node as u32, step: self.step }
    }
}

/// The weights of a network as a pass reads them.
#[derive(Clone, Copy)]
pub struct Weights<'a> {
    /// In the network's layout.
    pub flat: &'a [f32],
    /// Copies in the order in which products read them.
    pub packed: Option<&'a PackedWeights>,
}

impl Plan {
    /// Computes the output of the batch; the input stands in its place.
    pub fn forward(
        &self,
        network: &Network,
        runtime: &Runtime,
        batch: Batch,
        weights: Weights<'_>,
        arena: &mut [f32],
    ) {
        for node in 0..self.steps.len() {
            Pace::in_one_go(|pace| {
                self.forward_node((network, runtime, pace), node, batch, weights, arena)
            });
        }
    }

    /// Computes the output of one node of the batch, those before it being there, at a pace.
    pub fn forward_node(
        &self,
        (network, runtime, pace): (&Network, &Runtime, &mut Pace),
        node: usize,
        batch: Batch,
        weights: Weights<'_>,
        arena: &mut [f32],
    ) -> ControlFlow<()> {
        let step = &self.steps[node];
        let Operation::Layer(layer) = &network.graph.nodes()[node].operation else {
            return ControlFlow::Continue(());
        };
        let (arena, scratch) = arena.split_at_mut(self.values());
        layer.forward(Forward {
            runtime,
            pace,
            rows: batch.rows,
            first_row: batch.first,
            weights: weights.flat,
            packed: weights.packed.and_then(|packed| packed.of_node(node)),
            scratch,
            parameters: network.layout.of_node(node),
            arena,
            inputs: &step.inputs,
            output: step.output,
            kept: step.kept,
            draw: batch.draws.map(|draws| draws.of_node(node)),
        })
    }

    /// Computes all gradients; the gradient at the output stands in its place, and the batch is
    /// that of the forward pass.
    pub fn backward(
        &self,
        network: &Network,
        runtime: &Runtime,
        batch: Batch,
        weights: &[f32],
        gradients: &mut [f32],
        arena: &mut [f32],
    ) {
        let look = &mut |_: usize, _: &[f32], _: &[f32]| ();
        let sums = GradientSums::of_batch(gradients);
        self.backward_onto(network, runtime, batch, weights, (sums, arena), look);
    }

    /// As [`Self::backward`], of rows of a batch that are added to those before them. After each node
    /// `look` sees its number, the values and the gradients.
    pub fn backward_onto(
        &self,
        network: &Network,
        runtime: &Runtime,
        batch: Batch,
        weights: &[f32],
        (mut gradients, arena): (GradientSums<'_>, &mut [f32]),
        look: &mut Look<'_>,
    ) {
        for node in (0..self.steps.len()).rev().filter(|&node| self.has_backward(network, node)) {
            Pace::in_one_go(|pace| {
                let how = (network, runtime, pace);
                self.backward_node(how, node, batch, weights, (&mut gradients, arena))
            });
            look(node, &arena[..self.values()], gradients.flat);
        }
    }

    /// Whether the backward pass has anything to do at a node.
    pub fn has_backward(&self, network: &Network, node: usize) -> bool {
        let is_layer = matches!(network.graph.nodes()[node].operation, Operation::Layer(_));
        is_layer && self.steps[node].gradient.is_some()
    }

    /// Computes what the gradient at the output of one node gives, those after it being done, at a
    /// pace.
    pub fn backward_node(
        &self,
        (network, runtime, pace): (&Network, &Runtime, &mut Pace),
        node: usize,
        batch: Batch,
        weights: &[f32],
        (gradients, arena): (&mut GradientSums<'_>, &mut [f32]),
    ) -> ControlFlow<()> {
        let step = &self.steps[node];
        let (Operation::Layer(layer), Some(output_gradient)) =
            (&network.graph.nodes()[node].operation, step.gradient)
        else {
            return ControlFlow::Continue(());
        };
        let (arena, scratch) = arena.split_at_mut(self.values());
        layer.backward(Backward {
            runtime,
            pace,
            rows: batch.rows,
            first_row: batch.first,
            weights,
            gradients: &mut *gradients.flat,
            join: gradients.join,
            sums: gradients.carried.as_mut().map(|carried| carried.part_of(node)),
            parameters: network.layout.of_node(node),
            scratch,
            arena,
            inputs: &step.inputs,
            output: step.output,
            kept: step.kept,
            draw: batch.draws.map(|draws| draws.of_node(node)),
            output_gradient,
            input_gradients: &step.input_gradients,
        })
    }
}

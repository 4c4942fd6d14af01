//! A network in float64, by the textbook's equations: what gradient checks take differences of.
//!
//! It keeps the values of all nodes, so that a change of one parameter or one input computes anew
//! only what depends on it, and of an input only its row. Cost: as many multiply-adds as the float32
//! pass, tens of times slower.

use std::ops::Range;

use crate::error::Error;
use crate::layer::ForwardInDouble;
use crate::tensor::doubles::{part, part_mut, widen, zeros};

use super::graph::Operation;
use super::model::Model;
use super::passes::Draws;

/// A model and a batch in float64.
pub struct InDouble<'a> {
    model: &'a Model,
    draws: Option<Draws>,
    rows: usize,
    /// The parameters in the network's layout, the values of the batch, the values that the last
    /// change reached, and memory for the layers.
    memory: Vec<f64>,
    /// Where each of these ends.
    ends: [usize; 3],
    /// The nodes: where the outputs of each begin among the values, those of the input first, and
    /// whether the last change reached it.
    nodes: Vec<(usize, bool)>,
}

impl<'a> InDouble<'a> {
    /// A model with whole rows of inputs; with draws, as it is in training.
    pub fn new(model: &'a Model, inputs: &[f32], draws: Option<Draws>) -> Result<Self, Error> {
        let network = model.network();
        let rows = inputs.len() / network.input().size();
        let (mut values, mut scratch) = (0, 0);
        let nodes = network.graph.nodes().iter().map(|node| {
            let start = values;
            values += rows * node.size();
            scratch = scratch.max(rows * node.kept(true).max(node.size()));
            (start, false)
        });
        let nodes = nodes.collect();
        let parameters = model.flat().len();
        let ends = [parameters, parameters + values, parameters + 2 * values];
        let memory = zeros(ends[2] + scratch)?;
        let mut made = Self { model, draws, rows, memory, ends, nodes };
        widen(model.flat(), &mut made.memory);
        widen(inputs, made.inputs_mut());
        made.change(network.input_index(), 0..rows);
        made.memory.copy_within(ends[1] + inputs.len()..ends[2], ends[0] + inputs.len());
        Ok(made)
    }

    /// Rows of the batch.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The parameters, in the network's layout.
    pub fn parameters_mut(&mut self) -> &mut [f64] {
        part_mut(&mut self.memory, 0..self.ends[0])
    }

    /// The inputs, row after row.
    pub fn inputs_mut(&mut self) -> &mut [f64] {
        let size = self.model.network().input().size();
        part_mut(&mut self.memory, self.ends[0]..self.ends[0] + self.rows * size)
    }

    /// The outputs of the batch after a change at node `first`, in its parameters or, of the input,
    /// in these rows. The next change does not include this one.
    pub fn change(&mut self, first: usize, rows: Range<usize>) -> &[f64] {
        let network = self.model.network();
        let (start, count) = (self.nodes[network.graph.output()].0, network.output().size());
        let place = self.ends[1] + start..self.ends[1] + start + self.rows * count;
        self.memory
            .copy_within(self.ends[0] + start..self.ends[0] + start + place.len(), place.start);
        for (index, node) in network.graph.nodes().iter().enumerate() {
            let reads_change = node.inputs.iter().any(|&input| self.nodes[input].1);
            let is_changed = index == first || index > first && reads_change;
            self.nodes[index].1 = is_changed;
            if is_changed {
                self.compute(index, &rows);
            }
        }
        part(&self.memory, place)
    }

    /// Computes some rows of a node; those of the input stand where they are.
    #[inline(never)]
    fn compute(&mut self, index: usize, rows: &Range<usize>) {
        let network = self.model.network();
        let nodes = network.graph.nodes();
        let Operation::Layer(layer) = &nodes[index].operation else { return };
        let [parameters, values, changed] = self.ends;
        // Values of these rows of a node, among those that begin there.
        let place = |start: usize, node: usize| {
            let (start, size) = (start + self.nodes[node].0, nodes[node].size());
            start + rows.start * size..start + rows.end * size
        };
        let output = place(values, index);
        // A node's inputs stand before it.
        let (before, rest) = self.memory.split_at_mut(output.start);
        let (output, rest) = rest.split_at_mut(output.len());
        let inputs = nodes[index].inputs.iter().map(|&input| {
            let is_changed = self.nodes[input].1 && input != network.input_index();
            part(before, place(if is_changed { values } else { parameters }, input))
        });
        let inputs: Vec<_> = inputs.collect();
        let first = &nodes[nodes[index].inputs[0]];
        let scratch = changed - before.len() - output.len();
        let scratch_end = rest.len();
        layer.forward_in_double(ForwardInDouble {
            first_row: rows.start,
            weights: part(before, 0..parameters),
            parameters: network.layout.of_node(index),
            inputs: &inputs,
            input_size: first.size(),
            columns: first.shape.last().copied().unwrap_or(1),
            scratch: part_mut(rest, scratch..scratch_end),
            output,
            draw: self.draws.map(|draws| draws.of_node(index)),
        });
    }
}

//! A data set: two tensors with a row a sample, and the minibatch that is cut from it.

use crate::error::Error;
use crate::loss::{Loss, Targets};
use crate::model::Network;
use crate::tensor::element::{Element, Type};
use crate::tensor::shape::{show, show_batch};
use crate::tensor::tensor::Tensor;

use super::fit::resize;

/// Inputs and targets, held by tensors of the host.
#[derive(Clone, Copy)]
pub(super) struct DataSet<'a> {
    inputs: &'a Tensor,
    targets: &'a Tensor,
}

impl<'a> DataSet<'a> {
    /// Checks types and shapes against a network and a loss.
    pub(super) fn new(
        network: &Network,
        loss: &Loss,
        inputs: &'a Tensor,
        targets: &'a Tensor,
    ) -> Result<Self, Error> {
        let input = network.input();
        let fits = !inputs.shape().is_empty() && row_size(inputs) == input.size();
        if inputs.element_type() != Type::Float32 || !fits {
            return Err(Error::shape(format!(
                "inputs: expected float32 {}, got {} {}",
                show_batch(&input.shape),
                inputs.element_type().name(),
                show(inputs.shape())
            )));
        }
        let output = network.output();
        let (rows, is_values) = (inputs.shape()[0], targets.element_type() == Type::Float32);
        let columns = loss.kind().target_columns(output.size());
        let expected = if is_values { columns } else { 1 };
        let target_rows = targets.shape().first().copied().unwrap_or(0);
        if target_rows != rows || row_size(targets) != expected {
            let mut shape = vec![rows];
            if is_values && columns == output.size() {
                shape.extend_from_slice(&output.shape);
            } else if is_values {
                shape.push(columns);
            }
            return Err(Error::shape(format!(
                "targets: expected {} {}, got {}",
                targets.element_type().name(),
                show(&shape),
                show(targets.shape())
            )));
        }
        Ok(Self { inputs, targets })
    }

    /// The number of samples.
    pub(super) fn rows(&self) -> usize {
        self.inputs.shape()[0]
    }

    /// Copies the inputs of these samples, one after the other.
    pub(super) fn gather_inputs(&self, rows: impl Iterator<Item = usize>, to: &mut [f32]) {
        gather(self.inputs, rows, to);
    }
}

/// Elements of a sample: 1 where a tensor is a plain list.
fn row_size(tensor: &Tensor) -> usize {
    tensor.shape().get(1..).map_or(1, |shape| shape.iter().product())
}

fn gather<T: Element>(tensor: &Tensor, rows: impl Iterator<Item = usize>, to: &mut [T]) {
    let size = row_size(tensor).max(1);
    let to = to.chunks_exact_mut(size);
    if let Some(elements) = tensor.as_slice::<T>() {
        for (row, to) in rows.zip(to) {
            to.copy_from_slice(&elements[row * size..][..size]);
        }
        return;
    }
    for (row, to) in rows.zip(to) {
        tensor.for_each_index_of(row, |place, index| to[place] = tensor.buffer().read(index));
    }
}

/// Room for the targets of a batch, of whichever type the data set has.
#[derive(Default)]
pub(super) struct TargetRoom {
    values: Vec<f32>,
    labels32: Vec<i32>,
    labels64: Vec<i64>,
}

impl TargetRoom {
    /// Makes room for `rows` rows, once.
    pub(super) fn prepare(&mut self, data: &DataSet<'_>, rows: usize) -> Result<(), Error> {
        let count = rows * row_size(data.targets);
        match data.targets.element_type() {
            Type::Float32 if self.values.len() < count => resize(&mut self.values, count),
            Type::Int32 if self.labels32.len() < rows => resize(&mut self.labels32, rows),
            Type::Int64 if self.labels64.len() < rows => resize(&mut self.labels64, rows),
            _ => Ok(()),
        }
    }

    /// Copies the targets of `count` samples.
    pub(super) fn gather(
        &mut self,
        data: &DataSet<'_>,
        count: usize,
        rows: impl Iterator<Item = usize>,
    ) -> Targets<'_> {
        let targets = data.targets;
        match targets.element_type() {
            Type::Float32 => {
                let values = &mut self.values[..count * row_size(targets)];
                gather(targets, rows, values);
                Targets::Values(values)
            }
            Type::Int32 => {
                gather(targets, rows, &mut self.labels32[..count]);
                Targets::Labels32(&self.labels32[..count])
            }
            Type::Int64 => {
                gather(targets, rows, &mut self.labels64[..count]);
                Targets::Labels64(&self.labels64[..count])
            }
        }
    }
}

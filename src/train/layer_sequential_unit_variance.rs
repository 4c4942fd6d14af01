//! Layer-sequential unit-variance initialisation (LSUV): orthogonal weights, scaled by what a batch of
//! data does in the network, so that every dense layer's sums have unit variance.
//!
//! Mishkin and Matas 2016, "All you need is a good init", algorithm 1: layer after layer, while
//! |Var(x W + b) − 1| ≥ tolerance, W ← W / √Var, the variance over all units and rows of the batch, of
//! the sums before the activation, with the layers before already scaled. Of a layer without bias one
//! scaling does. Variances are summed in double precision; the products are those of a session: the
//! same bits everywhere. Cost: a forward pass, and for each scaling one more of its layer.

use std::fmt;
use std::ops::Range;

use crate::activation::{Activation, ActivationKind};
use crate::error::Error;
use crate::init::{Initializer, InitializerKind};
use crate::kernels::pace::Pace;
use crate::kernels::runtime::Runtime;
use crate::layer::{Forward, Layer, LayerKind, Place};
use crate::model::{Model, Network, Operation, Plan};
use crate::tensor::buffer::Buffer;

use super::short;
use super::trainer::whole_rows;

/// Options of the initialisation; zero is the default of each number.
#[derive(Clone, Copy, Debug, Default)]
pub struct UnitVarianceOptions {
    /// How far from 1 a variance may be; 0: a tenth, as published.
    pub tolerance: f64,
    /// The most scalings of a layer; 0: 10.
    pub most_scalings: usize,
    /// Whether the weights are scaled as they stand, instead of orthogonal ones.
    pub keep_weights: bool,
}

/// What was done to one layer.
#[derive(Clone, Debug)]
pub struct UnitVarianceLayer {
    /// The node's name.
    pub name: String,
    /// How often it was scaled.
    pub scalings: usize,
    /// What its weights were multiplied by, all in all.
    pub scale: f64,
    /// The variance of its sums before the first scaling and after the last.
    pub variances: [f64; 2],
    /// Whether the last is within the tolerance.
    pub is_within: bool,
}

/// What was done to a model.
#[derive(Clone, Debug)]
pub struct UnitVarianceReport {
    /// Rows of the batch.
    pub rows: usize,
    /// The dense layers, in the order of the forward pass.
    pub layers: Vec<UnitVarianceLayer>,
}

impl fmt::Display for UnitVarianceReport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for layer in &self.layers {
            let [first, last, scale] =
                [layer.variances[0], layer.variances[1], layer.scale].map(short);
            let (name, scalings) = (&layer.name, layer.scalings);
            let end = if layer.is_within { "" } else { ", out of tolerance" };
            writeln!(
                formatter,
                "{name}: variance {first} to {last}, {scalings} scalings, by {scale}{end}"
            )?;
        }
        Ok(())
    }
}

/// The network while it is initialised.
struct Work<'a> {
    network: &'a Network,
    runtime: &'a Runtime,
    plan: Plan,
    arena: Buffer,
    weights: Buffer,
}

/// Initialises the weights of a model's dense layers by a batch of whole rows. Biases and what
/// activations learn stay. A model that cannot be initialised stays as it is.
pub fn initialize_unit_variance(
    model: &mut Model,
    runtime: &Runtime,
    inputs: &[f32],
    seed: u64,
    options: UnitVarianceOptions,
) -> Result<UnitVarianceReport, Error> {
    let options = complete(options)?;
    let network = model.network().clone();
    let rows = whole_rows(&network, inputs.len())?;
    let plan = Plan::inference(&network, rows)?;
    let mut work = Work {
        arena: Buffer::zeroed::<f32>(plan.floats)?,
        weights: Buffer::copied(model.flat())?,
        network: &network,
        runtime,
        plan,
    };
    let place = work.plan.input(&network).range(rows);
    work.arena.as_mut_slice::<f32>()[place].copy_from_slice(inputs);
    let mut report = UnitVarianceReport { rows, layers: Vec::new() };
    for (index, node) in network.graph.nodes().iter().enumerate() {
        let Operation::Layer(layer) = &node.operation else { continue };
        if layer.kind() == LayerKind::Dense {
            if !options.keep_weights {
                work.make_orthogonal(index, seed)?;
            }
            let done = work.scale(index, &node.name, layer, &options)?;
            report.layers.push(done);
        }
        let step = &work.plan.steps[index];
        let places = (step.output, step.kept);
        work.forward(index, layer, network.layout.of_node(index), places);
    }
    let weights = work.weights;
    *model = Model::from_parts(network, weights);
    Ok(report)
}

/// Fills the defaults in; refuses what is out of bounds.
fn complete(mut options: UnitVarianceOptions) -> Result<UnitVarianceOptions, Error> {
    const MOST: usize = 1000;
    let tolerance = options.tolerance;
    if !(0.0..=1.0).contains(&tolerance) {
        let message = format!("tolerance: expected 0 to 1, got {tolerance}");
        return Err(Error::invalid(message));
    }
    if options.most_scalings > MOST {
        let message = format!("most_scalings: expected 0 to {MOST}, got {}", options.most_scalings);
        return Err(Error::invalid(message));
    }
    if tolerance == 0.0 {
        options.tolerance = 0.1;
    }
    if options.most_scalings == 0 {
        options.most_scalings = 10;
    }
    Ok(options)
}

impl Work<'_> {
    /// The floats of a dense node's weight.
    fn weight(&self, index: usize) -> Range<usize> {
        self.network.layout.of_node(index)[0].clone()
    }

    fn make_orthogonal(&mut self, index: usize, seed: u64) -> Result<(), Error> {
        let range = self.weight(index);
        let mut parameters = self.network.layout.parameters.iter();
        let parameter = parameters.find(|parameter| parameter.range == range).expect("its weight");
        let values = &mut self.weights.as_mut_slice::<f32>()[range];
        let orthogonal = Initializer::new(InitializerKind::Orthogonal);
        let filled =
            orthogonal.fill(seed, &parameter.name, parameter.fans, parameter.columns(), values);
        filled.map_err(|error| error.context(&parameter.name))
    }

    /// Scales a dense node's weight until its sums have unit variance.
    fn scale(
        &mut self,
        index: usize,
        name: &str,
        layer: &Layer,
        options: &UnitVarianceOptions,
    ) -> Result<UnitVarianceLayer, Error> {
        let mut sums = layer.clone();
        sums.set_activation(Activation::new(ActivationKind::Identity))?;
        let first = self.variance(index, layer, &sums);
        let mut done = UnitVarianceLayer {
            name: name.into(),
            scalings: 0,
            scale: 1.0,
            variances: [first, first],
            is_within: false,
        };
        loop {
            let variance = done.variances[1];
            done.is_within = (variance - 1.0).abs() < options.tolerance;
            if done.is_within || done.scalings == options.most_scalings {
                return Ok(done);
            }
            let factor = 1.0 / variance.sqrt();
            if !self.multiply(index, factor) {
                return Ok(done);
            }
            done.scale *= factor;
            done.scalings += 1;
            done.variances[1] = self.variance(index, layer, &sums);
        }
    }

    /// Multiplies a dense node's weight, if all of it stays finite.
    fn multiply(&mut self, index: usize, factor: f64) -> bool {
        let range = self.weight(index);
        let weight = &mut self.weights.as_mut_slice::<f32>()[range];
        let product = |value: f32| (f64::from(value) * factor) as f32;
        let is_finite = factor > 0.0 && weight.iter().all(|value| product(*value).is_finite());
        if is_finite {
            weight.iter_mut().for_each(|value| *value = product(*value));
        }
        is_finite
    }

    /// The variance of a dense node's sums, of which `sums` gives those before the activation of
    /// `layer`.
    fn variance(&mut self, index: usize, layer: &Layer, sums: &Layer) -> f64 {
        let step = &self.plan.steps[index];
        let place = step.kept.unwrap_or(step.output);
        let parameters = self.network.layout.of_node(index);
        let learned = layer.activation().kind().learned().len();
        let own = &parameters[..parameters.len() - learned];
        self.forward(index, sums, own, (place, None));
        let values = &self.arena.as_slice::<f32>()[place.range(self.plan.largest_batch)];
        variance(values)
    }

    /// Runs a layer in the place of a node.
    fn forward(
        &mut self,
        index: usize,
        layer: &Layer,
        parameters: &[Range<usize>],
        (output, kept): (Place, Option<Place>),
    ) {
        let values = self.plan.values();
        let (arena, scratch) = self.arena.as_mut_slice::<f32>().split_at_mut(values);
        let pace = &mut Pace::whole();
        let done = layer.forward(Forward {
            runtime: self.runtime,
            pace,
            rows: self.plan.largest_batch,
            first_row: 0,
            weights: self.weights.as_slice(),
            packed: None,
            scratch,
            parameters,
            arena,
            inputs: &self.plan.steps[index].inputs,
            output,
            kept,
            draw: None,
        });
        debug_assert!(done.is_continue());
    }
}

/// The mean of the squared distances from the mean.
fn variance(values: &[f32]) -> f64 {
    let count = values.len() as f64;
    let mean = values.iter().map(|&value| f64::from(value)).sum::<f64>() / count;
    let square = |&value: &f32| (f64::from(value) - mean) * (f64::from(value) - mean);
    values.iter().map(square).sum::<f64>() / count
}

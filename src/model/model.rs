//! A model: a graph with a value for every parameter.

use std::sync::{Arc, OnceLock};

use crate::error::{Error, ErrorCode};
use crate::io::container::hash_values;
use crate::kernels::level::Level;
use crate::kernels::runtime::Runtime;
use crate::tensor::buffer::Buffer;

use super::graph::{Graph, Node, Operation};
use super::layout::{Layout, Parameter};
use super::packed::PackedWeights;

/// The immutable part of a model, shared by all that runs or trains it.
#[derive(Debug)]
pub struct Network {
    /// The graph; it has been checked.
    pub graph: Graph,
    /// Where its parameters stand.
    pub layout: Layout,
    input: usize,
}

impl Network {
    /// Checks a graph and lays its parameters out.
    pub fn new(graph: Graph) -> Result<Arc<Self>, Error> {
        graph.check()?;
        let layout = Layout::new(&graph)?;
        let input = graph.nodes().iter().position(|n| matches!(n.operation, Operation::Input));
        Ok(Arc::new(Self { input: input.expect("checked"), graph, layout }))
    }

    /// The number of the input node.
    pub fn input_index(&self) -> usize {
        self.input
    }

    /// The input node.
    pub fn input(&self) -> &Node {
        &self.graph.nodes()[self.input]
    }

    /// The output node.
    pub fn output(&self) -> &Node {
        &self.graph.nodes()[self.graph.output()]
    }

    /// The parameter with a number.
    pub fn parameter(&self, index: usize) -> Result<&Parameter, Error> {
        let parameters = &self.layout.parameters;
        parameters.get(index).ok_or_else(|| {
            Error::new(
                ErrorCode::NotFound,
                format!("index: expected a parameter below {}, got {index}", parameters.len()),
            )
        })
    }

    /// The number of the parameter with a name.
    pub fn parameter_index(&self, name: &str) -> Result<usize, Error> {
        let found = self.layout.parameters.iter().position(|parameter| parameter.name == name);
        found.ok_or_else(|| {
            let all = self.layout.parameters.iter().map(|parameter| parameter.name.as_str());
            let some = all.take(8).collect::<Vec<_>>().join(", ");
            let count = self.layout.parameters.len();
            let message =
                format!("name: got \"{name}\", expected one of {count} names such as {some}");
            Error::new(ErrorCode::NotFound, message)
        })
    }

    /// A parameter's floats in a flat buffer, checked against the length of a host's array.
    pub fn slice<'a>(
        &self,
        flat: &'a [f32],
        index: usize,
        length: usize,
    ) -> Result<&'a [f32], Error> {
        let parameter = self.parameter(index)?;
        check_length(parameter, length)?;
        Ok(&flat[parameter.range.clone()])
    }

    /// A parameter's floats in a flat buffer, to be changed.
    pub fn slice_mut<'a>(
        &self,
        flat: &'a mut [f32],
        index: usize,
        length: usize,
    ) -> Result<&'a mut [f32], Error> {
        let parameter = self.parameter(index)?;
        check_length(parameter, length)?;
        Ok(&mut flat[parameter.range.clone()])
    }

    /// SHA-256 over the bits of all parameters in a flat buffer, in their order.
    pub fn hash(&self, flat: &[f32]) -> [u8; 32] {
        hash_values(self.layout.parameters.iter().map(|parameter| &flat[parameter.range.clone()]))
    }
}

fn check_length(parameter: &Parameter, length: usize) -> Result<(), Error> {
    let expected = parameter.range.len();
    if length == expected {
        return Ok(());
    }
    Err(Error::shape(format!(
        "values: {}: expected {expected} values of shape {:?}, got {length}",
        parameter.name, parameter.shape
    )))
}

/// A model. Copies share their weights until one of them is changed.
#[derive(Clone, Debug)]
pub struct Model {
    network: Arc<Network>,
    weights: Arc<Buffer>,
    /// Copies of these weights for products, one a level, made when a session asks first.
    packed: Arc<[OnceLock<Arc<PackedWeights>>; Level::ALL.len()]>,
}

impl Model {
    /// A model with initial values drawn by a seed.
    pub fn new(graph: Graph, seed: u64) -> Result<Self, Error> {
        let network = Network::new(graph)?;
        let mut weights = Buffer::zeroed::<f32>(network.layout.floats)?;
        for parameter in &network.layout.parameters {
            let values = &mut weights.as_mut_slice::<f32>()[parameter.range.clone()];
            parameter
                .initializer
                .fill(seed, &parameter.name, parameter.fans, parameter.columns(), values)
                .map_err(|error| error.context(&parameter.name))?;
        }
        Ok(Self::from_parts(network, weights))
    }

    /// A model of these weights, which have the network's layout.
    pub fn from_parts(network: Arc<Network>, weights: Buffer) -> Self {
        Self { network, weights: Arc::new(weights), packed: Arc::default() }
    }

    /// The immutable part.
    pub fn network(&self) -> &Arc<Network> {
        &self.network
    }

    /// The flat buffer.
    pub fn weights(&self) -> &Arc<Buffer> {
        &self.weights
    }

    /// The flat buffer's floats.
    pub fn flat(&self) -> &[f32] {
        self.weights.as_slice()
    }

    /// The weights in the order in which products at the runtime's level read them: copied once,
    /// and shared by all sessions of the model.
    pub fn packed(&self, runtime: &Runtime) -> Result<Arc<PackedWeights>, Error> {
        let level = Level::ALL.iter().position(|level| *level == runtime.level());
        let copy = &self.packed[level.expect("in the list")];
        if let Some(packed) = copy.get() {
            return Ok(Arc::clone(packed));
        }
        let packed = Arc::new(PackedWeights::new(&self.network, runtime, self.flat())?);
        // Two threads may come here together: both copies are the same.
        Ok(Arc::clone(copy.get_or_init(|| packed)))
    }

    /// Copies a parameter out.
    pub fn get(&self, index: usize, values: &mut [f32]) -> Result<(), Error> {
        let parameter = self.network.slice(self.flat(), index, values.len())?;
        values.copy_from_slice(parameter);
        Ok(())
    }

    /// Copies a parameter in. Sessions, trainers and copies made before keep the old values.
    pub fn set(&mut self, index: usize, values: &[f32]) -> Result<(), Error> {
        self.network.slice(self.flat(), index, values.len())?;
        if Arc::get_mut(&mut self.weights).is_none() {
            self.weights = Arc::new(Buffer::copied(self.weights.as_slice::<f32>())?);
        }
        self.packed = Arc::default();
        let weights = Arc::get_mut(&mut self.weights).expect("just copied");
        let parameter = self.network.slice_mut(weights.as_mut_slice(), index, values.len())?;
        parameter.copy_from_slice(values);
        Ok(())
    }

    /// SHA-256 over the bits of all parameters.
    pub fn hash(&self) -> [u8; 32] {
        self.network.hash(self.flat())
    }
}

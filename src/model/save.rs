//! Models as files: the graph in the metadata, one tensor a parameter.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::error::Error;
use crate::io::container::{Contents, Item, read, write};
use crate::tensor::buffer::Buffer;

use super::graph::Graph;
use super::model::{Model, Network};

/// The state of a file that holds a network.
pub fn network_to_json(network: &Network) -> Value {
    json!({ "graph": network.graph.to_json() })
}

/// Reads the network of a file. It holds no values: `Network::read_buffer` makes memory for them,
/// where the file has them.
pub fn network_from_json(contents: &Contents<'_>) -> Result<Arc<Network>, Error> {
    let graph = contents.state.get("graph").unwrap_or(&Value::Null);
    Network::new(Graph::from_json(graph)?)
        .map_err(|error| Error::corrupt(format!("file: {}", error.message())))
}

/// One item a parameter, from a buffer of the network's layout; names get a prefix.
pub fn weight_items<'a>(network: &Network, prefix: &str, flat: &'a [f32]) -> Vec<Item<'a>> {
    let item = |parameter: &super::Parameter| Item {
        name: format!("{prefix}{}", parameter.name),
        shape: parameter.shape.clone(),
        values: &flat[parameter.range.clone()],
    };
    network.layout.parameters.iter().map(item).collect()
}

impl Network {
    /// Reads a buffer of this layout from a file, names with a prefix. Every tensor is checked
    /// before memory is made: none is made for a network that the file does not fill. `stagger` is
    /// the buffer's index among those that an update goes through together.
    pub fn read_buffer(
        &self,
        contents: &Contents<'_>,
        prefix: &str,
        stagger: usize,
    ) -> Result<Buffer, Error> {
        for parameter in &self.layout.parameters {
            contents.expect(&format!("{prefix}{}", parameter.name), &parameter.shape)?;
        }
        let mut buffer = Buffer::staggered::<f32>(self.layout.floats, stagger)?;
        for parameter in &self.layout.parameters {
            let name = format!("{prefix}{}", parameter.name);
            let values = &mut buffer.as_mut_slice()[parameter.range.clone()];
            contents.copy(&name, &parameter.shape, values)?;
        }
        Ok(buffer)
    }
}

impl Model {
    /// The model as the bytes of a file.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let items = weight_items(self.network(), "", self.flat());
        write(&network_to_json(self.network()), &items)
    }

    /// Reads a model from the bytes of a model's or a trainer's file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let contents = read(bytes)?;
        let network = network_from_json(&contents)?;
        let weights = network.read_buffer(&contents, "", 0)?;
        Ok(Self::from_parts(network, weights))
    }
}

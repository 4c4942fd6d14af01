//! A graph as JSON, as checkpoints hold it. Kinds and parameters stand by name.

use serde_json::{Map, Value, json};

use crate::activation::{self, Activation};
use crate::catalog::Settings;
use crate::error::Error;
use crate::init::{self, Initializer};
use crate::layer::{self, Layer};

use super::graph::{Graph, Node, Operation};

impl Graph {
    /// The graph as JSON.
    pub fn to_json(&self) -> Value {
        let nodes: Vec<_> = self.nodes().iter().map(node_to_json).collect();
        json!({ "nodes": nodes, "output": self.output() })
    }

    /// Reads what `to_json` wrote. Every rule that holds for a host's calls holds here.
    pub fn from_json(json: &Value) -> Result<Self, Error> {
        let mut graph = Self::default();
        for node in array(json, "nodes")? {
            add_node(&mut graph, node).map_err(as_corrupt)?;
        }
        let output = json.get("output").and_then(Value::as_u64);
        let output = output.ok_or_else(|| Error::corrupt("graph: expected an output"))?;
        graph.set_output(usize::try_from(output).unwrap_or(usize::MAX)).map_err(as_corrupt)?;
        graph.check().map_err(as_corrupt)?;
        Ok(graph)
    }
}

fn node_to_json(node: &Node) -> Value {
    let mut map = Map::new();
    map.insert("name".into(), node.name.as_str().into());
    match &node.operation {
        Operation::Input => {
            map.insert("shape".into(), node.shape.clone().into());
        }
        Operation::Layer(layer) => {
            map.insert("inputs".into(), node.inputs.clone().into());
            map.insert("layer".into(), layer.settings().to_json());
            if layer.takes_activation() {
                map.insert("activation".into(), layer.activation().settings().to_json());
            }
            for name in layer.initialized() {
                if let Ok(initializer) = layer.initializer(name) {
                    map.insert(name.into(), initializer.settings().to_json());
                }
            }
        }
    }
    Value::Object(map)
}

fn add_node(graph: &mut Graph, json: &Value) -> Result<(), Error> {
    let name = json.get("name").and_then(Value::as_str);
    let name = name.ok_or_else(|| Error::corrupt("expected a name"))?;
    let Some(layer_json) = json.get("layer") else {
        return graph.add_input(name, &numbers(json, "shape")?).map(|_| ());
    };
    let mut layer = Layer::from_settings(Settings::from_json(&layer::ENTRIES, layer_json)?);
    if let Some(activation) = json.get("activation") {
        let settings = Settings::from_json(&activation::ENTRIES, activation)?;
        layer.set_activation(Activation::from_settings(settings))?;
    }
    let initialized: Vec<_> = layer.initialized().collect();
    for name in initialized {
        if let Some(initializer) = json.get(name) {
            let settings = Settings::from_json(&init::ENTRIES, initializer)?;
            layer.set_initializer(name, Initializer::from_settings(settings))?;
        }
    }
    graph.add_layer(name, layer, &numbers(json, "inputs")?).map(|_| ())
}

fn array<'a>(json: &'a Value, key: &str) -> Result<&'a [Value], Error> {
    let list = json.get(key).and_then(Value::as_array).map(Vec::as_slice);
    list.ok_or_else(|| Error::corrupt(format!("graph: expected a list \"{key}\"")))
}

fn numbers(json: &Value, key: &str) -> Result<Vec<usize>, Error> {
    let number = |value: &Value| value.as_u64().and_then(|number| usize::try_from(number).ok());
    let numbers = array(json, key)?.iter().map(number).collect::<Option<_>>();
    numbers.ok_or_else(|| Error::corrupt(format!("graph: expected whole numbers in \"{key}\"")))
}

/// What is a mistake in a host's call is damage in a file.
fn as_corrupt(error: Error) -> Error {
    Error::corrupt(format!("graph: {}", error.message()))
}

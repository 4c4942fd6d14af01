//! The container of model files once more, written down independently of the library, so that
//! tests can make files whose checksum fits and whose contents do not.
#![allow(dead_code)] // Each test program uses its own part.

use safetensors::tensor::{Dtype, SafeTensors, TensorView, serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// A tensor of a file.
#[derive(Clone, Debug)]
pub struct Tensor {
    pub name: String,
    pub dtype: Dtype,
    pub shape: Vec<usize>,
    pub data: Vec<u8>,
}

/// The contents of a file.
#[derive(Clone, Debug)]
pub struct File {
    pub state: Value,
    pub tensors: Vec<Tensor>,
}

impl File {
    /// Reads a whole file.
    pub fn read(bytes: &[u8]) -> Self {
        let (_, metadata) = SafeTensors::read_metadata(bytes).unwrap();
        let entry = &metadata.metadata().as_ref().unwrap()["glia"];
        let entry: Value = serde_json::from_str(entry).unwrap();
        let tensor = |(name, view): (String, TensorView<'_>)| Tensor {
            name,
            dtype: view.dtype(),
            shape: view.shape().to_vec(),
            data: view.data().to_vec(),
        };
        let tensors = SafeTensors::deserialize(bytes).unwrap().tensors();
        let mut tensors: Vec<_> = tensors.into_iter().map(tensor).collect();
        tensors.sort_by(|a, b| a.name.cmp(&b.name));
        Self { state: entry["state"].clone(), tensors }
    }

    /// The tensor with a name.
    pub fn tensor(&self, name: &str) -> &Tensor {
        let found = self.tensors.iter().find(|tensor| tensor.name == name);
        found.unwrap_or_else(|| panic!("no tensor {name}"))
    }

    /// Writes the file with a checksum that fits; `None` where the tensors are impossible.
    pub fn write(&self) -> Option<Vec<u8>> {
        write_with_state(&self.state.to_string(), &self.tensors)
    }
}

/// Writes a file whose state is this text.
pub fn write_with_state(state: &str, tensors: &[Tensor]) -> Option<Vec<u8>> {
    let sum = checksum(state, tensors);
    let entry = format!("{{\"sha256\":\"{sum}\",\"state\":{state},\"version\":1}}");
    let mut views = Vec::new();
    for tensor in tensors {
        let view = TensorView::new(tensor.dtype, tensor.shape.clone(), &tensor.data).ok()?;
        views.push((tensor.name.as_str(), view));
    }
    serialize(views, Some([("glia".to_owned(), entry)].into_iter().collect())).ok()
}

fn checksum(state: &str, tensors: &[Tensor]) -> String {
    let mut tensors: Vec<_> = tensors.iter().collect();
    tensors.sort_by(|a, b| a.name.cmp(&b.name));
    let mut hash = Sha256::new();
    let mut part = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    part(state.as_bytes());
    for tensor in tensors {
        part(tensor.name.as_bytes());
        part(format!("{:?}{:?}", tensor.dtype, tensor.shape).as_bytes());
        part(&tensor.data);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

//! The container of models and checkpoints: a safetensors file with one entry of metadata.
//!
//! The tensors are what the `safetensors` package of any language reads. The metadata entry
//! `glia` is a JSON object: the container's version, the state (graph, optimizer, counters), and
//! a SHA-256 over state and tensors, so that a file with one flipped bit is refused. The same
//! contents give the same bytes.
//!
//! Reading trusts nothing, and allocates in proportion to the bytes that it is given.

use safetensors::tensor::{Dtype, Metadata, SafeTensors, TensorInfo, TensorView};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::error::{Error, ErrorCode};

/// The version that this library writes, and the newest that it reads.
const VERSION: u64 = 1;

/// The metadata entry.
const ENTRY: &str = "glia";

/// A tensor to write.
pub struct Item<'a> {
    /// Its name; names are unique.
    pub name: String,
    /// Its shape.
    pub shape: Vec<usize>,
    /// Its elements.
    pub values: &'a [f32],
}

/// Writes state and tensors.
pub fn write(state: &Value, items: &[Item<'_>]) -> Result<Vec<u8>, Error> {
    let bytes = items.iter().map(|item| little_endian(item.values));
    let bytes = bytes.collect::<Result<Vec<_>, _>>()?;
    let mut views = Vec::with_capacity(items.len());
    for (item, bytes) in items.iter().zip(&bytes) {
        let view = TensorView::new(Dtype::F32, item.shape.clone(), bytes);
        views.push((item.name.as_str(), view.map_err(|error| internal(&error))?));
    }
    let mut entry = Map::new();
    entry.insert("version".into(), VERSION.into());
    entry.insert("sha256".into(), checksum(state, &views).into());
    entry.insert("state".into(), state.clone());
    serialize(views, Value::Object(entry).to_string())
}

/// The bytes that safetensors' own `serialize` gives, which cannot report that there is no memory.
fn serialize(mut views: Vec<(&str, TensorView<'_>)>, entry: String) -> Result<Vec<u8>, Error> {
    views.sort_by_key(|(name, _)| *name);
    let mut end = 0;
    let mut infos = Vec::with_capacity(views.len());
    for (name, view) in &views {
        let (start, shape) = (end, view.shape().to_vec());
        end += view.data().len();
        let info = TensorInfo { dtype: view.dtype(), shape, data_offsets: (start, end) };
        infos.push(((*name).to_owned(), info));
    }
    let metadata = [(ENTRY.to_owned(), entry)].into_iter().collect();
    let metadata = Metadata::new(Some(metadata), infos).map_err(|error| internal(&error))?;
    let header = serde_json::to_string(&metadata).map_err(|error| internal(&error))?;
    let length = header.len().next_multiple_of(8);
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(8 + length + end).map_err(|_| refused(8 + length + end))?;
    bytes.extend((length as u64).to_le_bytes());
    bytes.extend(header.as_bytes());
    bytes.resize(8 + length, b' ');
    views.iter().for_each(|(_, view)| bytes.extend(view.data()));
    Ok(bytes)
}

/// What a file held.
pub struct Contents<'a> {
    /// The state.
    pub state: Value,
    tensors: SafeTensors<'a>,
}

/// Reads and checks a file.
pub fn read(bytes: &[u8]) -> Result<Contents<'_>, Error> {
    let broken = |error: &dyn std::fmt::Display| Error::corrupt(format!("file: {error}"));
    let tensors = SafeTensors::deserialize(bytes).map_err(|error| broken(&error))?;
    let (_, header) = SafeTensors::read_metadata(bytes).map_err(|error| broken(&error))?;
    let entry = header.metadata().as_ref().and_then(|metadata| metadata.get(ENTRY));
    let text = entry.ok_or_else(|| {
        Error::corrupt("file: expected the metadata entry \"glia\": a file that glia did not write")
    })?;
    let mut entry: Map<String, Value> =
        serde_json::from_str(text).map_err(|error| broken(&error))?;
    // The same value may be written in several ways; only glia's own is free of damage.
    if serde_json::to_string(&entry).ok().as_ref() != Some(text) {
        return Err(Error::corrupt("file: the metadata is not as glia writes it"));
    }
    let version = entry.get("version").and_then(Value::as_u64).unwrap_or(0);
    if version == 0 || version > VERSION {
        return Err(Error::unsupported(format!(
            "file: expected container version 1 to {VERSION}, got {version}"
        )));
    }
    let state = entry.remove("state").unwrap_or(Value::Null);
    let views: Vec<_> = tensors.iter().collect();
    let expected = entry.get("sha256").and_then(Value::as_str);
    if expected != Some(checksum(&state, &views).as_str()) {
        return Err(Error::corrupt("file: the checksum does not fit the contents"));
    }
    Ok(Contents { state, tensors })
}

impl Contents<'_> {
    /// The number of tensors.
    pub fn len(&self) -> usize {
        self.tensors.len()
    }

    /// Whether there are no tensors.
    pub fn is_empty(&self) -> bool {
        self.tensors.is_empty()
    }

    /// Checks that there is a tensor of this name and shape, before memory is made for it.
    pub fn expect(&self, name: &str, shape: &[usize]) -> Result<(), Error> {
        self.view(name, shape).map(|_| ())
    }

    /// Copies the tensor of this name and shape.
    pub fn copy(&self, name: &str, shape: &[usize], values: &mut [f32]) -> Result<(), Error> {
        let view = self.view(name, shape)?;
        for (value, bytes) in values.iter_mut().zip(view.data().as_chunks::<4>().0) {
            *value = f32::from_le_bytes(*bytes);
        }
        Ok(())
    }

    fn view(&self, name: &str, shape: &[usize]) -> Result<TensorView<'_>, Error> {
        let view = self
            .tensors
            .tensor(name)
            .map_err(|_| Error::corrupt(format!("file: expected a tensor \"{name}\"")))?;
        if view.dtype() != Dtype::F32 || view.shape() != shape {
            return Err(Error::corrupt(format!(
                "file: tensor \"{name}\": expected float32 {shape:?}, got {:?} {:?}",
                view.dtype(),
                view.shape()
            )));
        }
        Ok(view)
    }
}

/// SHA-256 in hexadecimal over the state and, in the order of their names, the tensors.
fn checksum<N: AsRef<str>>(state: &Value, views: &[(N, TensorView<'_>)]) -> String {
    let mut views: Vec<_> = views.iter().map(|(name, view)| (name.as_ref(), view)).collect();
    views.sort_by_key(|(name, _)| *name);
    let mut hash = Sha256::new();
    let mut part = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    part(state.to_string().as_bytes());
    for (name, view) in views {
        part(name.as_bytes());
        part(format!("{:?}{:?}", view.dtype(), view.shape()).as_bytes());
        part(view.data());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 over the bits of floats: what lockstep hosts compare.
pub fn hash_values<'a>(values: impl Iterator<Item = &'a [f32]>) -> [u8; 32] {
    let mut hash = Sha256::new();
    for value in values.flatten() {
        hash.update(value.to_le_bytes());
    }
    hash.finalize().into()
}

fn little_endian(values: &[f32]) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(values.len() * 4).map_err(|_| refused(values.len() * 4))?;
    values.iter().for_each(|value| bytes.extend_from_slice(&value.to_le_bytes()));
    Ok(bytes)
}

#[cold]
fn refused(bytes: usize) -> Error {
    Error::new(ErrorCode::OutOfMemory, format!("memory: the system refused {bytes} bytes"))
}

fn internal(error: &dyn std::fmt::Display) -> Error {
    Error::new(ErrorCode::Internal, format!("file: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn written() -> Vec<u8> {
        let (a, b) = ([1.0, f32::NAN, -0.0], [4.0; 4]);
        let items = [
            Item { name: "b".into(), shape: vec![2, 2], values: &b },
            Item { name: "a".into(), shape: vec![3], values: &a },
        ];
        write(&json!({"step": u64::MAX, "rate": 0.1 + 0.2}), &items).unwrap()
    }

    #[test]
    fn what_was_written_is_read() {
        let bytes = written();
        assert_eq!(bytes, written(), "the same contents, the same bytes");
        let contents = read(&bytes).unwrap();
        assert_eq!(contents.state, json!({"step": u64::MAX, "rate": 0.1 + 0.2}));
        let mut values = [0.0; 3];
        contents.copy("a", &[3], &mut values).unwrap();
        assert!(values[0] == 1.0 && values[1].is_nan() && values[2].is_sign_negative());
        assert_eq!(contents.len(), 2);
        assert!(contents.expect("a", &[1, 3]).is_err() && contents.expect("c", &[3]).is_err());
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_noticed() {
        let bytes = written();
        for bit in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(read(&changed).is_err(), "bit {bit}");
        }
        for length in 0..bytes.len() {
            assert!(read(&bytes[..length]).is_err(), "length {length}");
        }
    }
}

//! Buffers of samples in a checkpoint: what is in them, how many ever came, and how many batches were
//! drawn, so that learning goes on bit for bit.
//!
//! A file has tensors for the samples that are there, slot after slot: `glia/samples/0/inputs`
//! \[samples, values\], `…/targets` \[samples, values\], and `…/weights` \[samples\]. A label l is two values,
//! ⌊l / 65536⌋ and l mod 65536, each exact as a float. Memory for a whole buffer is made when it is
//! needed, not while a file is read.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::catalog::Settings;
use crate::error::Error;
use crate::io::container::{Contents, Item};
use crate::loss::{Loss, check_weights};
use crate::model::Network;
use crate::train::fit::resize;
use crate::train::save::counter;

use super::ENTRIES;
use super::form::Form;
use super::online::{Attached, LARGEST_SHARE, Online};
use super::store::{Content, Store};

/// The values that a label is written as.
const LABEL_PARTS: usize = 2;
const LABEL_BASE: i64 = 65536;

/// A copy of what a trainer has of online data, from one moment for each buffer.
pub(in crate::train) struct SavedOnline {
    json: Value,
    tensors: Vec<(String, Vec<usize>, Vec<f32>)>,
}

fn copied(values: &[f32]) -> Result<Vec<f32>, Error> {
    let mut copy = Vec::new();
    resize(&mut copy, values.len())?;
    copy.copy_from_slice(values);
    Ok(copy)
}

/// The values of a sample's target in a file.
fn target_columns(form: &Form) -> usize {
    if form.is_labels { LABEL_PARTS } else { form.values() }
}

fn written_labels(labels: &[i32]) -> Result<Vec<f32>, Error> {
    let mut values = Vec::new();
    resize(&mut values, labels.len() * LABEL_PARTS)?;
    for (parts, label) in values.chunks_exact_mut(LABEL_PARTS).zip(labels) {
        let label = i64::from(*label);
        parts.copy_from_slice(&[
            label.div_euclid(LABEL_BASE) as f32,
            label.rem_euclid(LABEL_BASE) as f32,
        ]);
    }
    Ok(values)
}

fn read_label(parts: &[f32]) -> Option<i32> {
    let [high, low] = [f64::from(parts[0]), f64::from(parts[1])];
    let is_low = low.trunc() == low && (0.0..LABEL_BASE as f64).contains(&low);
    let label = high * LABEL_BASE as f64 + low;
    let fits = (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&label);
    (is_low && high.trunc() == high && fits).then_some(label as i32)
}

/// The tensors of a buffer with so many samples: name and shape of each, those without values left
/// out.
fn names(index: usize, count: usize, form: &Form) -> [(String, Vec<usize>); 3] {
    let name = |part: &str| format!("glia/samples/{index}/{part}");
    [
        (name("inputs"), vec![count, form.inputs()]),
        (name("targets"), vec![count, target_columns(form)]),
        (name("weights"), vec![count]),
    ]
}

fn has_values(shape: &[usize]) -> bool {
    !shape.contains(&0)
}

impl Online {
    /// Copies what a checkpoint holds. Each buffer is locked for the copy.
    pub(in crate::train) fn saved(&self) -> Result<SavedOnline, Error> {
        let (mut buffers, mut tensors) = (Vec::new(), Vec::new());
        for (index, Attached { store, share, .. }) in self.attached.iter().enumerate() {
            let content = store.lock();
            let (form, count) = (&store.form, store.count_of(content.total));
            buffers.push(json!({
                "settings": store.settings().to_json(),
                "labels": form.is_labels,
                "share": share,
                "total": content.total,
            }));
            let targets = match form.is_labels {
                true => written_labels(&content.labels[..count])?,
                false => copied(&content.values[..count * form.values()])?,
            };
            let inputs = copied(&content.inputs[..count * form.inputs()])?;
            let parts = [inputs, targets, copied(&content.weights[..count])?];
            drop(content);
            let named = names(index, count, form).into_iter().zip(parts);
            let filled = named.filter(|((_, shape), _)| has_values(shape));
            tensors.extend(filled.map(|((name, shape), values)| (name, shape, values)));
        }
        Ok(SavedOnline { json: json!({ "drawn": self.drawn, "buffers": buffers }), tensors })
    }

    /// Reads what was saved, and says how many tensors it was. A file without has none attached.
    pub(in crate::train) fn read(
        json: &Value,
        (network, loss): (&Arc<Network>, &Loss),
        contents: &Contents<'_>,
    ) -> Result<(Self, usize), Error> {
        let mut online = Self::default();
        if json.is_null() {
            return Ok((online, 0));
        }
        let number = |json: &Value, key: &str| {
            json.get(key).and_then(counter).ok_or_else(|| {
                Error::corrupt(format!("file: samples: expected a number \"{key}\""))
            })
        };
        online.drawn = number(json, "drawn")?;
        let buffers = json.get("buffers").and_then(Value::as_array);
        let buffers = buffers.ok_or_else(|| Error::corrupt("file: samples: expected buffers"))?;
        let mut tensors = 0;
        for (index, json) in buffers.iter().enumerate() {
            let part = |key: &str| json.get(key).unwrap_or(&Value::Null);
            let corrupt =
                |error: Error| Error::corrupt(format!("file: samples: {}", error.message()));
            let settings = Settings::from_json(&ENTRIES, part("settings")).map_err(corrupt)?;
            let share = part("share").as_f64().filter(|share| *share > 0.0);
            let share = share.filter(|share| *share <= LARGEST_SHARE);
            let labels = part("labels").as_bool();
            let (share, is_labels) = share.zip(labels).ok_or_else(|| {
                Error::corrupt("file: samples: expected a share, and whether targets are labels")
            })?;
            let form = Form::new(network, loss, is_labels).map_err(corrupt)?;
            let total = number(json, "total")?;
            let store = Store::new(settings, form);
            let (content, read) = read_content(&store, total, index, contents)?;
            *store.lock() = content;
            tensors += read;
            online.attached.push(Attached { store: Arc::new(store), share, count: 0 });
        }
        Ok((online, tensors))
    }
}

/// Reads the tensors of a buffer, each checked before memory is made for it; says how many.
fn read_content(
    store: &Store,
    total: u64,
    index: usize,
    contents: &Contents<'_>,
) -> Result<(Content, usize), Error> {
    let mut read = [const { Vec::new() }; 3];
    let mut tensors = 0;
    let named = names(index, store.count_of(total), &store.form);
    for ((name, shape), values) in named.iter().zip(&mut read) {
        if has_values(shape) {
            contents.expect(name, shape)?;
            resize(values, shape.iter().product())?;
            contents.copy(name, shape, values)?;
            tensors += 1;
        }
    }
    let [inputs, targets, weights] = read;
    check_weights("sample", &weights).map_err(|_| {
        Error::corrupt("file: samples: expected weights that are finite and not negative")
    })?;
    let mut content = Content { inputs, weights, total, ..Content::default() };
    if store.form.is_labels {
        let labels: Option<Vec<_>> = targets.chunks_exact(LABEL_PARTS).map(read_label).collect();
        let labels = labels.filter(|labels| store.form.are_labels(labels));
        content.labels = labels.ok_or_else(|| {
            Error::corrupt("file: samples: expected labels that the trainer's loss takes")
        })?;
    } else {
        content.values = targets;
    }
    Ok((content, tensors))
}

impl SavedOnline {
    /// The counters and settings.
    pub(in crate::train) fn json(&self) -> &Value {
        &self.json
    }

    /// The tensors.
    pub(in crate::train) fn items(&self) -> impl Iterator<Item = Item<'_>> {
        self.tensors.iter().map(|(name, shape, values)| Item {
            name: name.clone(),
            shape: shape.clone(),
            values,
        })
    }
}

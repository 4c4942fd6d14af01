//! Damage to files of models and trainers, drawn by Philox: case n is the same on every machine.

use glia::rng::Philox;
use safetensors::tensor::Dtype;
use serde_json::{Value, json};

use crate::container::{File, Tensor, write_with_state};

/// Draws of one case.
pub struct Draws {
    case: u64,
    next: u32,
}

impl Draws {
    pub fn new(case: u64) -> Self {
        Self { case, next: 0 }
    }

    fn bits(&mut self) -> u64 {
        self.next += 1;
        let words = Philox::new(2026).block(0, self.case, self.next);
        u64::from(words[0]) << 32 | u64::from(words[1])
    }

    /// A number below `bound`, which is at least 1.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.bits() % bound as u64) as usize
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// Numbers that overflow, wrap, or mean an absurd size.
const NUMBERS: [u64; 18] = [
    0,
    1,
    2,
    3,
    7,
    8,
    255,
    1 << 16,
    i32::MAX as u64,
    u32::MAX as u64,
    1 << 36,
    1 << 53,
    (1 << 53) + 1,
    1_000_000_000_000_000_000,
    i64::MAX as u64,
    i64::MAX as u64 + 1,
    u64::MAX - 7,
    u64::MAX,
];

/// Makes a damaged file from one or two of the given ones.
pub type Damage = fn(&mut Draws, &[Vec<u8>]) -> Vec<u8>;

/// The kinds of damage; each case has the kind of its number. Those with `true` come under a
/// checksum that fits; the others must be noticed by it.
pub const KINDS: [(&str, bool, Damage); 9] = [
    ("truncated", false, truncate),
    ("flipped bits", false, flip),
    ("spliced", false, splice),
    ("another header size", false, header_size),
    ("bytes repeated or removed", false, repeat_or_remove),
    ("another number in the header", false, header_number),
    ("another state", true, state),
    ("another state", true, state),
    ("other tensors", true, tensors),
];

fn any(draws: &mut Draws, files: &[Vec<u8>]) -> Vec<u8> {
    draws.pick(files).clone()
}

fn truncate(draws: &mut Draws, files: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = any(draws, files);
    bytes.truncate(draws.below(bytes.len()));
    bytes
}

fn flip(draws: &mut Draws, files: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = any(draws, files);
    for _ in 0..=draws.below(8) {
        let bit = draws.below(bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
    }
    bytes
}

/// The beginning of one file and the end of another.
fn splice(draws: &mut Draws, files: &[Vec<u8>]) -> Vec<u8> {
    let (mut bytes, other) = (any(draws, files), any(draws, files));
    bytes.truncate(draws.below(bytes.len()));
    // As often as not at the same place.
    let start = if draws.below(2) == 0 { bytes.len() } else { draws.below(other.len()) };
    bytes.extend_from_slice(&other[start.min(other.len())..]);
    bytes
}

fn header_size(draws: &mut Draws, files: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = any(draws, files);
    let size = u64::from_le_bytes(bytes[..8].try_into().unwrap());
    let limit = 100_000_000;
    let near = [size - 1, size + 1, size + 8, bytes.len() as u64, bytes.len() as u64 - 8, limit];
    let size = if draws.below(2) == 0 { *draws.pick(&near) } else { *draws.pick(&NUMBERS) };
    bytes[..8].copy_from_slice(&size.to_le_bytes());
    bytes
}

fn repeat_or_remove(draws: &mut Draws, files: &[Vec<u8>]) -> Vec<u8> {
    let bytes = any(draws, files);
    let (first, second) = (draws.below(bytes.len()), draws.below(bytes.len()));
    let (start, end) = (first.min(second), first.max(second));
    // With start and end exchanged the part between them stands twice.
    let (until, from) = if draws.below(2) == 0 { (start, end) } else { (end, start) };
    [&bytes[..until], &bytes[from..]].concat()
}

/// Replaces one number in the text of the header, whose size is set right again.
fn header_number(draws: &mut Draws, files: &[Vec<u8>]) -> Vec<u8> {
    let bytes = any(draws, files);
    let size = u64::from_le_bytes(bytes[..8].try_into().unwrap()) as usize;
    let header = &bytes[8..8 + size];
    // Offsets and shapes are what follows a bracket or a comma.
    let is_start = |&i: &usize| header[i].is_ascii_digit() && b"[,".contains(&header[i - 1]);
    let starts: Vec<_> = (1..size).filter(is_start).collect();
    let start = *draws.pick(&starts);
    let length = header[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number = draws.pick(&NUMBERS).to_string();
    let header = [&header[..start], number.as_bytes(), &header[start + length..]].concat();
    [&(header.len() as u64).to_le_bytes(), &header[..], &bytes[8 + size..]].concat()
}

/// Changes one to three places of the state, under a checksum that fits.
fn state(draws: &mut Draws, files: &[Vec<u8>]) -> Vec<u8> {
    let bytes = any(draws, files);
    let mut file = File::read(&bytes);
    for _ in 0..=draws.below(3) {
        let places = pointers(&file.state);
        let place = draws.pick(&places).clone();
        change(draws, &mut file.state, &place);
    }
    file.write().unwrap_or(bytes)
}

/// The JSON pointers of everything inside a value.
fn pointers(value: &Value) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Array(list) => list.iter().enumerate().map(|(i, v)| (i.to_string(), v)).collect(),
        Value::Object(map) => map.iter().map(|(key, v)| (key.clone(), v)).collect(),
        _ => Vec::new(),
    };
    let mut all = vec![String::new()];
    for (key, child) in children {
        all.extend(pointers(child).into_iter().map(|rest| format!("/{key}{rest}")));
    }
    all
}

fn change(draws: &mut Draws, state: &mut Value, place: &str) {
    let source = pointers(state);
    let other: &String = draws.pick(&source);
    let other = state.pointer(other).cloned();
    let Some(value) = state.pointer_mut(place) else { return };
    match (draws.below(4), &mut *value) {
        (0, Value::Array(list)) if !list.is_empty() => {
            let copy = draws.pick(list).clone();
            list.insert(draws.below(list.len() + 1), copy);
        }
        (1, Value::Array(list)) if !list.is_empty() => {
            list.remove(draws.below(list.len()));
        }
        (0, Value::Object(map)) if !map.is_empty() => {
            let keys: Vec<_> = map.keys().cloned().collect();
            map.remove(draws.pick(&keys));
        }
        (2, _) => *value = other.unwrap_or(Value::Null),
        _ => *value = any_value(draws),
    }
}

fn any_value(draws: &mut Draws) -> Value {
    let number = *draws.pick(&NUMBERS);
    match draws.below(12) {
        0..5 => number.into(),
        5 => (-(draws.below(1000) as i64)).into(),
        6 => i64::MIN.into(),
        7 => (*draws.pick(&[0.5, -0.0, 1e300, -1e300, 5e-324, 1e18, 1e9, 2.5])).into(),
        8 => {
            let texts = ["", "relu", "dense", "add", "adam", "sgd", "no such kind", "\0", "glia/a"];
            (*draws.pick(&texts)).into()
        }
        9 => draws.pick(&[Value::Null, true.into(), false.into(), json!([]), json!({})]).clone(),
        10 => vec![number; draws.below(2000)].into(),
        _ => (0..draws.below(120)).fold(Value::Null, |value, _| json!([value])),
    }
}

/// Changes one or two tensors, under a checksum that fits.
fn tensors(draws: &mut Draws, files: &[Vec<u8>]) -> Vec<u8> {
    let bytes = any(draws, files);
    let mut file = File::read(&bytes);
    for _ in 0..=draws.below(2) {
        if !file.tensors.is_empty() {
            let index = draws.below(file.tensors.len());
            change_tensor(draws, &mut file.tensors, index);
        }
    }
    file.write().unwrap_or(bytes)
}

fn change_tensor(draws: &mut Draws, tensors: &mut Vec<Tensor>, index: usize) {
    let count = tensors.len();
    match draws.below(8) {
        0 => drop(tensors.remove(index)),
        1 => tensors[index].name += ["2", "\0", "\"", "é"][draws.below(4)],
        2 => tensors[index].shape.reverse(),
        3 => tensors[index].shape.insert(0, 1),
        4 => {
            let data = tensors[index].data.clone();
            tensors[draws.below(count)].data = data;
        }
        5 => {
            tensors[index].dtype = *draws.pick(&[Dtype::I32, Dtype::U32, Dtype::F64, Dtype::U8]);
        }
        6 => (tensors[index].shape, tensors[index].data) = (vec![0, usize::MAX], Vec::new()),
        // The values only: the file is whole and must load.
        _ => {
            let bits = (draws.bits() as u32).to_le_bytes();
            tensors[index].data.chunks_exact_mut(4).for_each(|value| value.copy_from_slice(&bits));
        }
    }
}

/// Files made by somebody who knows the format, with a checksum that fits.
pub fn hostile(trainer: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let of_state = |state: String| write_with_state(&state, &[]).unwrap();
    let of_nodes = |nodes: Vec<Value>| {
        let output = nodes.len() - 1;
        of_state(json!({"graph": {"nodes": nodes, "output": output}}).to_string())
    };
    let input = |shape: Vec<usize>| json!({"name": "x", "shape": shape});
    let chain = |shape: Vec<usize>, length: usize| {
        of_nodes(
            (0..=length).map(|i| if i == 0 { input(shape.clone()) } else { curve(i) }).collect(),
        )
    };
    let sum = json!({"name": "s", "inputs": vec![0; 50_000], "layer": {"kind": "add"}});
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let units = json!({"kind": "dense", "units": 1e9, "use_bias": 0});
    let layer = json!({"name": "d", "inputs": [0], "layer": units, "activation": {"kind": "relu"}});
    let mut files = vec![
        ("a layer of 10^9 units without weights", of_nodes(vec![input(vec![1]), layer])),
        ("an input alone", chain(vec![3], 0)),
        ("a chain of 2,000 nodes", chain(vec![3], 2000)),
        ("a shape of 20,000 axes in 1,000 nodes", chain(vec![1; 20_000], 1000)),
        ("a sum of 50,000 inputs", of_nodes(vec![input(vec![3]), sum])),
        ("rows of 2^60 values", chain(vec![1 << 60], 3)),
        ("rows of 2^35 values in 100 nodes", chain(vec![1 << 35], 100)),
        ("a shape whose product overflows", chain(vec![1 << 32, 1 << 32], 1)),
        ("30,000 objects", of_state(json!(vec![json!({"": 0}); 30_000]).to_string())),
        ("200,000 numbers", of_state(json!(vec![0; 200_000]).to_string())),
        ("nested 100 deep", of_state(nested(100))),
        ("nested 200 deep", of_state(nested(200))),
        ("nested 100,000 deep", of_state(nested(100_000))),
    ];
    for (name, counters) in [
        ("a schedule of another optimizer", json!({"schedules": {"decay": null}})),
        ("steps at their end", json!({"steps": u64::MAX})),
        ("more right rows than rows", json!({"run": {"correct": u64::MAX}})),
        ("epochs without end", json!({"run": {"epochs": u64::MAX, "rows": null, "position": 0}})),
        ("an epoch without end", json!({"run": {"epochs": 1u64 << 50, "epoch": (1u64 << 50) - 1}})),
    ] {
        let mut file = File::read(trainer);
        merge(&mut file.state["trainer"], &counters);
        files.push((name, file.write().unwrap()));
    }
    files
}

fn curve(number: usize) -> Value {
    let (name, inputs) = (number.to_string(), [number - 1]);
    json!({"name": name, "inputs": inputs, "layer": {"kind": "activation"}, "activation": {"kind": "tanh"}})
}

fn merge(value: &mut Value, changes: &Value) {
    match changes {
        Value::Object(map) => map.iter().for_each(|(key, change)| merge(&mut value[key], change)),
        other => *value = other.clone(),
    }
}

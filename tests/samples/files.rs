//! Buffers of samples in damaged files: each is refused, and makes no memory that it does not justify.

use crate::container::File;
use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::loss::{Loss, LossKind, Targets};
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::samples::{Given, Samples, SamplesKind};
use glia::train::{Trainer, TrainerOptions};
use serde_json::json;

use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;

/// A trainer with three labelled samples in a ring of the largest capacity, as a file.
fn file() -> File {
    let layers = [(dense(3, ActivationKind::Identity), &[0][..])];
    let model = random_model(graph(&[2], &layers), &mut Random::new(4));
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let sgd = Optimizer::new(OptimizerKind::Sgd);
    let mut ring = Samples::new(SamplesKind::Ring);
    ring.set(Param::Capacity, 100.0).unwrap();
    ring.prepare(model.network(), &loss, true).unwrap();
    let targets = Targets::Labels32(&[2, -100, 0]);
    let given = Given { inputs: &[0.5; 6], targets: &targets, weights: Some(&[1.0, 2.0, 0.0]) };
    ring.store().unwrap().add(given).unwrap();
    let options = TrainerOptions::default();
    let mut trainer = Trainer::new(&model, loss, sgd, runtimes::plain(), options).unwrap();
    trainer.attach_samples(&ring, 1.0).unwrap();
    trainer.step_samples(4).unwrap();
    let mut file = File::read(&trainer.to_bytes().unwrap());
    file.state["trainer"]["online"]["buffers"][0]["settings"]["capacity"] = json!(2147483648.0);
    file
}

fn load(file: &File) -> Result<Trainer, glia::error::Error> {
    let options = TrainerOptions::default();
    Trainer::from_bytes(&file.write().unwrap(), runtimes::plain(), options)
}

#[test]
fn a_capacity_takes_no_memory_while_a_file_is_read() {
    // Of 2³¹ samples it would be 48 gigabytes.
    let mut trainer = load(&file()).unwrap();
    trainer.step_samples(2).unwrap();
    assert_eq!(trainer.attached_sample_buffer(0).unwrap().0.store().unwrap().count(), 3);
}

#[test]
fn a_file_without_buffers_loads() {
    let mut file = file();
    file.state["trainer"]["online"] = json!(null);
    file.tensors.retain(|tensor| !tensor.name.starts_with("glia/samples/"));
    assert_eq!(load(&file).unwrap().attached_samples(), 0);
}

#[test]
fn impossible_buffers_are_refused() {
    let refused = |file: &File, what: &str| {
        let error = load(file).map(|_| ()).expect_err(what);
        assert_eq!(error.code(), ErrorCode::CorruptFile, "{what}: {error}");
    };
    for (pointer, value) in [
        ("", json!(null)),
        ("", json!(7)),
        ("/drawn", json!(-1)),
        ("/drawn", json!(1u64 << 60)),
        ("/buffers", json!(null)),
        ("/buffers", json!([])),
        ("/buffers/0", json!(null)),
        ("/buffers/0/share", json!(0)),
        ("/buffers/0/share", json!(1e7)),
        ("/buffers/0/labels", json!(false)),
        ("/buffers/0/labels", json!(1)),
        ("/buffers/0/total", json!(2)),
        ("/buffers/0/total", json!(4)),
        ("/buffers/0/total", json!(1u64 << 53)),
        ("/buffers/0/total", json!(0.5)),
        ("/buffers/0/settings", json!({"kind": "heap"})),
        ("/buffers/0/settings/capacity", json!(0)),
        ("/buffers/0/settings/capacity", json!(2)),
    ] {
        let mut file = file();
        *file.state["trainer"]["online"].pointer_mut(pointer).unwrap() = value.clone();
        refused(&file, &format!("{pointer} = {value}"));
    }
    for (name, value) in [
        ("weights", -1.0f32),
        ("weights", f32::NAN),
        ("targets", 0.5),
        ("targets", 1.0),
        ("targets", 40_000.0),
        ("targets", f32::NAN),
        ("targets", f32::INFINITY),
    ] {
        let mut file = file();
        let full = format!("glia/samples/0/{name}");
        let tensor = file.tensors.iter_mut().find(|tensor| tensor.name == full).unwrap();
        tensor.data[..4].copy_from_slice(&value.to_le_bytes());
        refused(&file, &format!("{name} {value}"));
    }
    let mut missing = file();
    missing.tensors.retain(|tensor| tensor.name != "glia/samples/0/targets");
    refused(&missing, "a tensor is missing");
}

//! Files of models and trainers: what was saved is loaded, to the last bit.
//!
//! `checkpoint_memory.rs` reads damaged files; `checkpoint_python.py` reads, with the Python
//! package, the file that `the_file_is_plain_safetensors` writes.

use crate::container::File;
use crate::digits::{CLASSES, Digits, dense, optimizer, residual_network, stack};
use glia::activation::{Activation, ActivationKind, Form};
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::init::{Initializer, InitializerKind};
use glia::kernels::runtime::Runtime;
use glia::layer::{Layer, LayerKind};
use glia::loss::{Loss, LossKind};
use glia::model::{Graph, Model, Parameter, Session};
use glia::optim::OptimizerKind;
use glia::train::{FitOptions, Progress, Trainer, TrainerOptions};
use safetensors::tensor::{Dtype, SafeTensors};

const RUN: FitOptions = FitOptions::new(3, 16);

fn options() -> TrainerOptions {
    TrainerOptions { largest_batch: 16, seed: 11, input_gradient: false }
}

fn trainer_of(model: &Model, kind: OptimizerKind) -> Trainer {
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    Trainer::new(model, loss, optimizer(kind), Runtime::single(), options()).unwrap()
}

/// A trainer in the middle of the second epoch.
fn trained(kind: OptimizerKind, digits: &Digits) -> Trainer {
    let mut trainer = trainer_of(&residual_network(3, ActivationKind::Identity), kind);
    trainer.begin(RUN).unwrap();
    trainer.advance(&digits.inputs, &digits.labels, 5).unwrap();
    trainer
}

fn loaded(bytes: &[u8]) -> Trainer {
    // The seed is the file's.
    let options = TrainerOptions { seed: 99, ..options() };
    Trainer::from_bytes(bytes, Runtime::single(), options).unwrap()
}

fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|value| value.to_bits()).collect()
}

/// Bits that careless code changes: NaN of both kinds with a payload, both zeros, subnormals.
const SPECIAL: [u32; 10] = [
    0x7fc1_2345,
    0xffc0_0001,
    0x7f80_0001,
    0x8000_0000,
    0x0000_0000,
    0x0000_0001,
    0x807f_ffff,
    0x7f80_0000,
    0xff80_0000,
    0x7f7f_ffff,
];

/// A model whose weights are such values.
fn special_model() -> Model {
    let mut model = residual_network(3, ActivationKind::Identity);
    for index in 0..model.network().layout.parameters.len() {
        let count = model.network().layout.parameters[index].range.len();
        let values: Vec<f32> =
            SPECIAL.iter().cycle().take(count).map(|b| f32::from_bits(*b)).collect();
        model.set(index, &values).unwrap();
    }
    model
}

#[test]
fn a_model_keeps_every_bit() {
    for model in [special_model(), residual_network(3, ActivationKind::Softmax)] {
        let bytes = model.to_bytes().unwrap();
        assert_eq!(bytes, model.to_bytes().unwrap(), "saved twice");
        let back = Model::from_bytes(&bytes).unwrap();
        assert_eq!(bits(back.flat()), bits(model.flat()));
        assert_eq!(back.hash(), model.hash());
        assert_eq!(back.to_bytes().unwrap(), bytes, "saved, loaded and saved");
    }
}

#[test]
fn a_trainer_keeps_every_bit() {
    for kind in OptimizerKind::ALL {
        let trainer = trainer_of(&special_model(), kind);
        let bytes = trainer.to_bytes().unwrap();
        let back = loaded(&bytes);
        assert_eq!(bits(back.weights()), bits(trainer.weights()));
        assert_eq!(back.to_bytes().unwrap(), bytes);
    }
}

fn figures(progress: Progress) -> (u64, u64, u64, u64, u64, u64, u64, bool, bool) {
    let Progress { epoch, epochs, step, steps, samples, loss, accuracy, .. } = progress;
    let (ended, finished) = (progress.epoch_finished, progress.finished);
    (epoch, epochs, step, steps, samples, loss.to_bits(), accuracy.to_bits(), ended, finished)
}

#[test]
fn a_trainer_keeps_its_state_at_every_step_of_a_run() {
    let digits = Digits::first(40);
    for kind in OptimizerKind::ALL {
        let mut trainer = trainer_of(&residual_network(3, ActivationKind::Identity), kind);
        assert!(loaded(&trainer.to_bytes().unwrap()).progress().is_err(), "no run was begun");
        trainer.begin(RUN).unwrap();
        for step in 0..10 {
            let bytes = trainer.to_bytes().unwrap();
            let back = loaded(&bytes);
            assert_eq!(back.steps(), step.min(9));
            assert_eq!(back.options().seed, 11);
            assert_eq!(figures(back.progress().unwrap()), figures(trainer.progress().unwrap()));
            assert_eq!(back.to_bytes().unwrap(), bytes, "{kind:?}, step {step}");
            trainer.advance(&digits.inputs, &digits.labels, 1).unwrap();
        }
        assert!(trainer.progress().unwrap().finished);
    }
}

#[test]
fn a_trainers_file_holds_the_optimizers_state() {
    let digits = Digits::first(40);
    for kind in OptimizerKind::ALL {
        let mut trainer = trained(kind, &digits);
        trainer.set_optimizer(Param::LearningRate, 0.1 + 0.2).unwrap();
        let bytes = trainer.to_bytes().unwrap();
        let file = File::read(&bytes);
        let parameters = &trainer.network().layout.parameters;
        let mut tensors = parameters.len();
        for (number, slot) in trainer.optimizer().slots().iter().enumerate() {
            let kept = |parameter: &&Parameter| {
                trainer.optimizer().slot_shape(number, &parameter.shape).is_some()
            };
            let copies = trainer.optimizer().slot_copies(number);
            tensors += parameters.iter().filter(kept).count() * copies;
            let last = parameters.iter().rfind(kept).expect("a parameter with this slot");
            let copy = if copies > 1 { "/0" } else { "" };
            let tensor = file.tensor(&format!("glia/{}{copy}/{}", slot.name, last.name));
            assert!(tensor.data.iter().any(|byte| *byte != 0), "{kind:?}: {} is zero", slot.name);
        }
        assert_eq!(file.tensors.len(), tensors, "{kind:?}");
        let rate = loaded(&bytes).optimizer().settings().get(Param::LearningRate).unwrap();
        assert_eq!(rate, 0.1 + 0.2);
    }
}

#[test]
fn a_run_with_infinite_or_nan_losses_is_kept() {
    let digits = Digits::first(40);
    let mut trainer = trainer_of(&special_model(), OptimizerKind::Sgd);
    trainer.begin(RUN).unwrap();
    let progress = trainer.advance(&digits.inputs, &digits.labels, 1).unwrap();
    assert!(!progress.loss.is_finite());
    let bytes = trainer.to_bytes().unwrap();
    assert_eq!(figures(loaded(&bytes).progress().unwrap()), figures(progress));
}

/// However many epochs a run is begun with: it is refused, or it can be saved and loaded.
#[test]
fn a_run_of_any_length_is_refused_or_kept() {
    let digits = Digits::first(40);
    for epochs in [1, 1 << 30, 1 << 47, 1 << 48, 1 << 53, 1 << 63, u64::MAX] {
        let mut trainer = trained(OptimizerKind::Sgd, &digits);
        if trainer.begin(FitOptions { epochs, ..RUN }).is_err() {
            continue;
        }
        let advanced = trainer.advance(&digits.inputs, &digits.labels, 1);
        assert!(advanced.is_ok() || epochs > 1 << 47, "{epochs} epochs");
        loaded(&trainer.to_bytes().unwrap());
    }
}

#[test]
fn a_trainers_file_loads_as_a_model_and_a_models_file_not_as_a_trainer() {
    let trainer = trained(OptimizerKind::Adam, &Digits::first(40));
    let model = Model::from_bytes(&trainer.to_bytes().unwrap()).unwrap();
    assert_eq!(model.hash(), trainer.hash());
    let bytes = model.to_bytes().unwrap();
    assert_eq!(bytes, trainer.model().unwrap().to_bytes().unwrap());
    let error = Trainer::from_bytes(&bytes, Runtime::single(), options()).err().unwrap();
    assert_eq!(error.code(), ErrorCode::CorruptFile);
    let expected = "file: expected a trainer's checkpoint, got a model";
    assert!(error.message().starts_with(expected), "{error}");
}

#[test]
fn a_saved_run_goes_on_with_another_largest_batch() {
    let digits = Digits::first(40);
    let bytes = trained(OptimizerKind::Sgd, &digits).to_bytes().unwrap();
    let ends = [3, 15, 16, 64].map(|largest_batch| {
        let options = TrainerOptions { largest_batch, ..options() };
        let mut trainer = Trainer::from_bytes(&bytes, Runtime::single(), options).unwrap();
        trainer.advance(&digits.inputs, &digits.labels, 2).unwrap();
        trainer.hash()
    });
    assert!(ends.iter().all(|end| *end == ends[0]));
}

/// A graph with every activation and every initialiser, odd names, and no bias here and there.
fn every_kind() -> Graph {
    let mut graph = Graph::default();
    let names = ["größe \"x\"", "層/1", "a.b\\c", "🧠", "__metadata__", "x", "{}"];
    let mut node = graph.add_input(" ", &[6]).unwrap();
    for (index, kind) in InitializerKind::ALL.into_iter().enumerate() {
        let mut layer = Layer::new(LayerKind::Dense);
        layer.set(Param::Units, 6.0).unwrap();
        layer.set(Param::UseBias, (index % 2) as f64).unwrap();
        layer.set_initializer("weight", Initializer::new(kind)).unwrap();
        let activation = ActivationKind::ALL[index % ActivationKind::ALL.len()];
        layer.set_activation(Activation::new(activation)).unwrap();
        let name = names.get(index).map_or_else(|| format!("layer {index}"), |&name| name.into());
        node = graph.add_layer(&name, layer, &[node]).unwrap();
    }
    for (index, kind) in ActivationKind::ALL.into_iter().enumerate() {
        let mut layer = Layer::new(LayerKind::Activation);
        layer.set_activation(Activation::new(kind)).unwrap();
        let mut next = graph.add_layer(&format!("activation {index}"), layer, &[node]).unwrap();
        if kind.form() == Form::Reshaping {
            let mut layer = Layer::new(LayerKind::Dense);
            layer.set(Param::Units, 6.0).unwrap();
            next = graph.add_layer(&format!("six again {index}"), layer, &[next]).unwrap();
        }
        let add = Layer::new(LayerKind::Add);
        node = graph.add_layer(&format!("add {index}"), add, &[next, node, next]).unwrap();
    }
    graph
}

#[test]
fn every_kind_and_every_name_is_kept() {
    let model = Model::new(every_kind(), 1).unwrap();
    let bytes = model.to_bytes().unwrap();
    let back = Model::from_bytes(&bytes).unwrap();
    assert_eq!(back.to_bytes().unwrap(), bytes);
    assert_eq!(back.network().graph.to_json(), model.network().graph.to_json());
    let mut outputs = [[0.0; 12]; 2];
    for (model, outputs) in [&model, &back].into_iter().zip(&mut outputs) {
        let mut session = Session::new(model, Runtime::single(), 2).unwrap();
        session.run(&[0.5; 12], outputs).unwrap();
    }
    assert_eq!(bits(&outputs[0]), bits(&outputs[1]));
}

#[test]
fn a_model_without_weights_is_a_file_too() {
    let mut graph = Graph::default();
    let input = graph.add_input("input", &[2, 3]).unwrap();
    graph.add_layer("curve", Layer::new(LayerKind::Activation), &[input]).unwrap();
    let bytes = Model::new(graph, 1).unwrap().to_bytes().unwrap();
    let model = Model::from_bytes(&bytes).unwrap();
    assert_eq!(model.network().output().shape, [2, 3]);
}

#[test]
fn the_file_is_plain_safetensors() {
    let digits = Digits::first(40);
    let trainer = trained(OptimizerKind::Adam, &digits);
    let bytes = trainer.to_bytes().unwrap();
    let tensors = SafeTensors::deserialize(&bytes).unwrap();
    let mut lines = String::new();
    for parameter in &trainer.network().layout.parameters {
        let view = tensors.tensor(&parameter.name).unwrap();
        assert_eq!((view.dtype(), view.shape()), (Dtype::F32, parameter.shape.as_slice()));
        let values = &trainer.weights()[parameter.range.clone()];
        let expected: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        assert_eq!(view.data(), expected, "{}", parameter.name);
        let shape: Vec<_> = parameter.shape.iter().map(usize::to_string).collect();
        let values: Vec<_> = bits(values).iter().map(|bits| format!("{bits:08x}")).collect();
        lines += &format!("{}\t{}\t{}\n", parameter.name, shape.join(","), values.join(" "));
    }
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join("checkpoint_python.glia"), bytes).unwrap();
    std::fs::write(folder.join("checkpoint_python.txt"), lines).unwrap();
}

/// The tests' own writer of files makes what the library makes; `checkpoint_memory.rs` uses it.
#[test]
fn the_container_is_as_the_tests_describe_it() {
    let digits = Digits::first(40);
    let network = stack(&[5, CLASSES], ActivationKind::Tanh, 1);
    for bytes in [
        network.to_bytes().unwrap(),
        trained(OptimizerKind::Momentum, &digits).to_bytes().unwrap(),
        Model::new(every_kind(), 1).unwrap().to_bytes().unwrap(),
    ] {
        assert!(File::read(&bytes).write().unwrap() == bytes);
    }
    let mut graph = Graph::default();
    let input = graph.add_input("x", &[2]).unwrap();
    dense(&mut graph, "y", 1, ActivationKind::Identity, input);
    let json = graph.to_json();
    assert_eq!(json["nodes"][1]["layer"]["units"], 1.0);
    assert_eq!(json["nodes"][1]["inputs"][0], 0);
}

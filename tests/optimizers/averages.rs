//! Averages of the weights: their values against an independent table, what is averaged and when, the
//! same bits everywhere, and that files keep them.

use std::sync::Arc;

use crate::container::File;
use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::Model;
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::{Trainer, TrainerOptions};

use crate::support::compare::{Tolerance, assert_tensor_close};
use crate::support::golden::Table;
use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;

const PARAMETERS: [&str; 4] = ["layer1.weight", "layer1.bias", "layer2.weight", "layer2.bias"];
const KEYS: [Param; 5] = [
    Param::Average,
    Param::AverageDecay,
    Param::AverageBiasCorrection,
    Param::AverageStart,
    Param::AverageInterval,
];

/// A model with a batch that it is trained with.
struct Fixture {
    model: Model,
    inputs: Vec<f32>,
    targets: Vec<f32>,
}

impl Fixture {
    /// The problem of the table.
    fn golden(table: &Table) -> Self {
        let layers = [
            (dense(3, ActivationKind::Tanh), &[0][..]),
            (dense(1, ActivationKind::Identity), &[1]),
        ];
        let mut model = Model::new(graph(&[1], &layers), 0).unwrap();
        for name in PARAMETERS {
            let index = model.network().parameter_index(name).unwrap();
            model.set(index, &table.floats(name)).unwrap();
        }
        Self { model, inputs: table.floats("inputs"), targets: table.floats("targets") }
    }

    fn random(units: usize) -> Self {
        let mut random = Random::new(71);
        let layers = [
            (dense(units, ActivationKind::Tanh), &[0][..]),
            (dense(2, ActivationKind::Identity), &[1]),
        ];
        let model = random_model(graph(&[5], &layers), &mut random);
        Self {
            model,
            inputs: random.floats(6 * 5, -2.0, 2.0),
            targets: random.floats(12, -1.0, 1.0),
        }
    }

    fn trainer(&self, kind: OptimizerKind, runtime: &Arc<Runtime>) -> Trainer {
        let mut optimizer = Optimizer::new(kind);
        optimizer.set(Param::LearningRate, 0.125).unwrap();
        let loss = Loss::new(LossKind::MeanSquaredError);
        let options = TrainerOptions::default();
        Trainer::new(&self.model, loss, optimizer, Arc::clone(runtime), options).unwrap()
    }

    /// A trainer of plain descent with an average.
    fn averaging(&self, settings: &[(Param, f64)]) -> Trainer {
        let mut trainer = self.trainer(OptimizerKind::Sgd, &runtimes::plain());
        set(&mut trainer, settings);
        trainer
    }

    fn steps(&self, trainer: &mut Trainer, count: usize) {
        for _ in 0..count {
            trainer.step(&self.inputs, &Targets::Values(&self.targets)).unwrap();
        }
    }
}

fn set(trainer: &mut Trainer, settings: &[(Param, f64)]) {
    settings.iter().for_each(|&(key, value)| trainer.set_update_setting(key, value).unwrap());
}

fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|value| value.to_bits()).collect()
}

/// The rounding of twenty updates and averages in float32.
const ROUNDING: Tolerance = Tolerance { relative: 4e-6, absolute: 1e-6 };

#[test]
fn averages_are_those_of_the_table() {
    let table = Table::read("averages");
    let fixture = Fixture::golden(&table);
    for runtime in runtimes::single_threaded() {
        for case in table.cases("", ".settings") {
            let mut trainer = fixture.trainer(OptimizerKind::Sgd, &runtime);
            let settings = table.get(&format!("{case}.settings")).iter();
            for (key, value) in KEYS.into_iter().zip(settings) {
                trainer.set_update_setting(key, *value).unwrap();
            }
            let mut done = 0;
            for step in [3, 10, 20] {
                fixture.steps(&mut trainer, step - done);
                done = step;
                let count = table.counts(&format!("{case}.step{step}.count"));
                assert_eq!(trainer.average_count(), count[0] as u64, "{case}, step {step}");
                let average = trainer.average_model().unwrap();
                for name in PARAMETERS {
                    let index = average.network().parameter_index(name).unwrap();
                    let range = average.network().layout.parameters[index].range.clone();
                    let expected = table.get(&format!("{case}.step{step}.{name}"));
                    let what =
                        format!("{case}, step {step}, {name}, {}", runtimes::describe(&runtime));
                    assert_tensor_close(&what, &average.flat()[range], expected, ROUNDING);
                }
            }
        }
    }
}

#[test]
fn an_average_changes_nothing_of_the_training() {
    let fixture = Fixture::random(7);
    for kind in OptimizerKind::ALL {
        let mut plain = fixture.trainer(kind, &runtimes::plain());
        let mut averaging = fixture.trainer(kind, &runtimes::plain());
        set(&mut averaging, &[(Param::Average, 1.0), (Param::AverageDecay, 0.5)]);
        fixture.steps(&mut plain, 5);
        fixture.steps(&mut averaging, 5);
        assert_eq!(plain.hash(), averaging.hash(), "{kind:?}");
        assert_ne!(averaging.average_model().unwrap().hash(), plain.hash(), "{kind:?}");
    }
}

/// Also a zero with a sign and a subnormal.
#[test]
fn a_frozen_parameter_is_averaged_to_its_own_bits() {
    let mut fixture = Fixture::random(4);
    let frozen = [-0.0, 0.1, f32::from_bits(1), -3.7];
    fixture.model.set(1, &frozen).unwrap();
    for kind in [1.0, 2.0] {
        let mut trainer = fixture.averaging(&[(Param::Average, kind)]);
        trainer.set_group(1, Param::Frozen, 1.0).unwrap();
        fixture.steps(&mut trainer, 6);
        let average = trainer.average_model().unwrap();
        let parameters = &average.network().layout.parameters;
        assert_eq!(bits(&average.flat()[parameters[1].range.clone()]), bits(&frozen));
        let moved = parameters[0].range.clone();
        assert_ne!(bits(&average.flat()[moved.clone()]), bits(&trainer.weights()[moved]));
    }
}

/// SHA-256 of the average of three updates, in debug and release builds alike; another one is a numeric break.
const GOLDEN: &str = "490df6db528a15fc6c7aab87accd336b97528d4b6594db5eb6dd1033c16ce2e4";

#[test]
fn the_same_bits_at_every_level_and_with_every_number_of_threads() {
    // 300,002 weights and more: threads share the pass.
    let fixture = Fixture::random(runtimes::SHARED / 8);
    let mut hashes = Vec::new();
    for runtime in runtimes::all() {
        let mut trainer = fixture.trainer(OptimizerKind::Sgd, &runtime);
        set(&mut trainer, &[(Param::Average, 1.0), (Param::AverageDecay, 0.75)]);
        fixture.steps(&mut trainer, 3);
        let average = trainer.average_model().unwrap();
        hashes.push((average.hash(), runtimes::describe(&runtime)));
    }
    for (hash, place) in &hashes {
        let hexadecimal = hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        assert_eq!(hexadecimal, GOLDEN, "{place}");
    }
}

/// Averages of every kind go on from a file bit for bit, from before the first weights on.
#[test]
fn a_file_keeps_the_average() {
    let fixture = Fixture::random(7);
    for kind in [1.0, 2.0] {
        let settings = [
            (Param::AverageDecay, 0.9),
            (Param::AverageStart, 2.0),
            (Param::AverageInterval, 2.0),
            (Param::Average, kind),
        ];
        let mut whole = fixture.averaging(&settings);
        for step in 0..7 {
            let bytes = whole.to_bytes().unwrap();
            let options = TrainerOptions::default();
            let mut back = Trainer::from_bytes(&bytes, runtimes::plain(), options).unwrap();
            assert_eq!(back.to_bytes().unwrap(), bytes, "step {step}");
            assert_eq!(back.average_count(), step / 2);
            fixture.steps(&mut back, 7 - step as usize);
            let mut rest = fixture.averaging(&settings);
            fixture.steps(&mut rest, 7);
            let of = |trainer: &Trainer| trainer.average_model().unwrap().hash();
            assert_eq!(of(&back), of(&rest), "step {step}");
            assert_eq!(back.to_bytes().unwrap(), rest.to_bytes().unwrap(), "step {step}");
            fixture.steps(&mut whole, 1);
        }
        let bytes = whole.to_bytes().unwrap();
        let file = File::read(&bytes);
        let stored = file.tensor("glia/average/layer1.weight");
        let average = whole.average_model().unwrap();
        let range = average.network().layout.parameters[0].range.clone();
        let expected: Vec<u8> =
            average.flat()[range].iter().flat_map(|x| x.to_le_bytes()).collect();
        assert_eq!(stored.data, expected);
    }
}

#[test]
fn the_average_is_a_model_that_serves_and_is_saved() {
    let fixture = Fixture::random(7);
    let mut trainer = fixture.averaging(&[(Param::Average, 2.0)]);
    fixture.steps(&mut trainer, 4);
    let average = trainer.average_model().unwrap();
    let back = Model::from_bytes(&average.to_bytes().unwrap()).unwrap();
    assert_eq!(back.hash(), average.hash());
    let loss = Loss::new(LossKind::MeanSquaredError);
    let runtime = runtimes::plain();
    let targets = Targets::Values(&fixture.targets);
    let report = glia::train::examine(&back, &loss, &runtime, &fixture.inputs, &targets).unwrap();
    assert!(report.loss.is_finite());
    // It stands for itself.
    fixture.steps(&mut trainer, 1);
    assert_eq!(back.hash(), average.hash());
}

#[test]
fn an_average_begins_anew_where_its_kind_changes_and_only_there() {
    let fixture = Fixture::random(7);
    let mut trainer = fixture.averaging(&[]);
    let refused = |trainer: &Trainer| trainer.average_model().unwrap_err().code();
    fixture.steps(&mut trainer, 1);
    assert_eq!((refused(&trainer), trainer.average_count()), (ErrorCode::InvalidState, 0));
    set(&mut trainer, &[(Param::Average, 1.0)]);
    assert_eq!(refused(&trainer), ErrorCode::InvalidState);
    fixture.steps(&mut trainer, 3);
    set(&mut trainer, &[(Param::Average, 1.0), (Param::AverageDecay, 0.5)]);
    assert_eq!(trainer.average_count(), 3);
    set(&mut trainer, &[(Param::Average, 2.0)]);
    assert_eq!((refused(&trainer), trainer.average_count()), (ErrorCode::InvalidState, 0));
    fixture.steps(&mut trainer, 1);
    assert_eq!(trainer.average_model().unwrap().hash(), trainer.hash());
    set(&mut trainer, &[(Param::Average, 0.0)]);
    assert_eq!(refused(&trainer), ErrorCode::InvalidState);
    for (key, value) in [
        (Param::Average, 3.0),
        (Param::Average, 0.5),
        (Param::AverageDecay, 1.0),
        (Param::AverageInterval, 0.0),
        (Param::AverageStart, -1.0),
        (Param::AverageBiasCorrection, 2.0),
    ] {
        let error = trainer.set_update_setting(key, value).unwrap_err();
        assert_eq!(error.code(), ErrorCode::OutOfRange, "{key:?}");
    }
}

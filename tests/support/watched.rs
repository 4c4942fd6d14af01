//! What the tests of the doctor's watch share: a model with a branch, a batch, trainers with a watch.

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::error::{Error, ErrorCode};
use glia::layer::Layer;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::Model;
use glia::optim::{Optimizer, OptimizerKind};
use glia::tensor::buffer::Buffer;
use glia::tensor::element::Type;
use glia::tensor::tensor::Tensor;
use glia::train::{Trainer, TrainerOptions};

use super::networks::{activation_layer, add, dense, graph, random_model};
use super::random::Random;
use super::runtimes;

/// The sizes of the model and the batch.
pub const INPUTS: usize = 4;
pub const OUTPUTS: usize = 2;
pub const ROWS: usize = 8;

/// layer1 dense, layer2 an activation, layer3 dense, layer4 the sum of both, layer5 dense.
pub fn model() -> Model {
    let layers: [(Layer, &[usize]); 5] = [
        (dense(5, ActivationKind::Identity), &[0]),
        (activation_layer(ActivationKind::Softplus), &[1]),
        (dense(5, ActivationKind::Tanh), &[2]),
        (add(), &[2, 3]),
        (dense(OUTPUTS, ActivationKind::Identity), &[4]),
    ];
    random_model(graph(&[INPUTS], &layers), &mut Random::new(91))
}

/// The model with one value in all of a parameter.
pub fn changed(model: &Model, name: &str, value: f32) -> Model {
    let mut model = Model::from_bytes(&model.to_bytes().unwrap()).unwrap();
    let index = model.network().parameter_index(name).unwrap();
    let count = model.network().parameter(index).unwrap().range.len();
    model.set(index, &vec![value; count]).unwrap();
    model
}

/// The inputs of a batch.
pub fn inputs() -> Vec<f32> {
    Random::new(92).floats(ROWS * INPUTS, -1.0, 1.0)
}

/// Its targets.
pub fn targets() -> Vec<f32> {
    Random::new(93).floats(ROWS * OUTPUTS, -1.0, 1.0)
}

/// A trainer with these settings of the watch.
pub fn trainer(model: &Model, kind: OptimizerKind, settings: &[(Param, f64)]) -> Trainer {
    let mut optimizer = Optimizer::new(kind);
    optimizer.set(Param::LearningRate, 0.01).unwrap();
    let loss = Loss::new(LossKind::MeanSquaredError);
    let options = TrainerOptions { input_gradient: true, ..TrainerOptions::default() };
    let made = Trainer::new(model, loss, optimizer, runtimes::plain(), options);
    let mut trainer = made.unwrap();
    set(&mut trainer, settings);
    trainer
}

/// Sets the watch.
pub fn set(trainer: &mut Trainer, settings: &[(Param, f64)]) {
    settings.iter().for_each(|&(key, value)| trainer.set_watch_setting(key, value).unwrap());
}

/// The watch on.
pub const ON: (Param, f64) = (Param::Watch, 1.0);
/// Everything that can be measured, in every step.
pub const ALL: [(Param, f64); 4] =
    [(Param::Window, 4.0), (Param::RatioInterval, 1.0), (Param::NoiseScaleInterval, 1.0), ON];

/// A step with the batch.
pub fn step(trainer: &mut Trainer) -> Result<f64, Error> {
    trainer.step(&inputs(), &Targets::Values(&targets()))
}

/// A matrix.
pub fn tensor(columns: usize, values: &[f32]) -> Tensor {
    let shape = [values.len() / columns, columns];
    let strides = [columns, 1];
    Tensor::over(Buffer::copied(values).unwrap(), Type::Float32, &shape, &strides).unwrap()
}

/// What must not change: weights, optimizer, steps. The file without what the watch itself keeps.
pub fn kept(trainer: &Trainer) -> ([u8; 32], u64, Vec<u8>) {
    let mut copy = Trainer::from_bytes(
        &trainer.to_bytes().unwrap(),
        runtimes::plain(),
        TrainerOptions::default(),
    )
    .unwrap();
    copy.set_watch_setting(Param::Watch, 0.0).unwrap();
    (trainer.hash(), trainer.steps(), copy.to_bytes().unwrap())
}

/// A step was refused, in these words.
pub fn assert_diverged(outcome: Result<impl std::fmt::Debug, Error>, words: &[&str]) {
    let error = outcome.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Diverged, "{error}");
    for word in words {
        assert!(error.message().contains(word), "no \"{word}\" in \"{error}\"");
    }
}

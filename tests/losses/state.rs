//! What a trainer's loss is made of is kept by a file: a run that is loaded goes on to the bit with
//! class weights, label smoothing, an ignored label and a reduction.

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::loss::{Loss, LossKind, Targets};
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::{Trainer, TrainerOptions};

use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;

const ROWS: usize = 12;
const CLASSES: usize = 3;

/// The inputs and labels of a batch; each third row is ignored.
fn batch() -> (Vec<f32>, Vec<i32>) {
    let labels = (0..ROWS as i32).map(|row| if row % 3 == 2 { -7 } else { row % 2 }).collect();
    (Random::new(52).floats(ROWS * 4, -2.0, 2.0), labels)
}

fn trainer(loss: Loss) -> Trainer {
    let layers = [
        (dense(6, ActivationKind::Tanh), &[0][..]),
        (dense(CLASSES, ActivationKind::Identity), &[1]),
    ];
    let model = random_model(graph(&[4], &layers), &mut Random::new(51));
    let adam = Optimizer::new(OptimizerKind::Adam);
    Trainer::new(&model, loss, adam, runtimes::plain(), TrainerOptions::default()).unwrap()
}

fn special_loss() -> Loss {
    let mut loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    loss.set_class_weights(&[0.5, 2.0, 0.0]).unwrap();
    loss.set(Param::IgnoredLabel, -7.0).unwrap();
    loss.set(Param::LabelSmoothing, 0.125).unwrap();
    loss.set(Param::Reduction, 1.0).unwrap();
    loss
}

fn steps(trainer: &mut Trainer, count: usize) -> f64 {
    let (inputs, labels) = batch();
    let step = |_| trainer.step(&inputs, &Targets::Labels32(&labels)).unwrap();
    (0..count).map(step).last().unwrap()
}

#[test]
fn a_run_goes_on_with_the_loss_that_it_had() {
    let mut trainer = trainer(special_loss());
    steps(&mut trainer, 3);
    let bytes = trainer.to_bytes().unwrap();
    let mut back =
        Trainer::from_bytes(&bytes, runtimes::plain(), TrainerOptions::default()).unwrap();
    assert_eq!(steps(&mut trainer, 4).to_bits(), steps(&mut back, 4).to_bits());
    assert_eq!(trainer.hash(), back.hash());
    assert_eq!(trainer.to_bytes().unwrap(), back.to_bytes().unwrap());
}

/// Against a test that could not fail: each of them changes the weights.
#[test]
fn each_part_of_the_loss_changes_the_weights() {
    let hash = |change: &dyn Fn(&mut Loss)| {
        let mut loss = special_loss();
        change(&mut loss);
        let mut trainer = trainer(loss);
        steps(&mut trainer, 3);
        trainer.hash()
    };
    let expected = hash(&|_| ());
    assert_ne!(hash(&|loss| loss.set_class_weights(&[0.5, 1.0, 0.0]).unwrap()), expected);
    assert_ne!(hash(&|loss| loss.set(Param::LabelSmoothing, 0.0).unwrap()), expected);
    assert_ne!(hash(&|loss| loss.set(Param::Reduction, 0.0).unwrap()), expected);
}

#[test]
fn a_batch_of_ignored_labels_moves_nothing() {
    let mut loss = special_loss();
    loss.set(Param::Reduction, 0.0).unwrap();
    let mut trainer = trainer(loss);
    let (inputs, before) = (batch().0, trainer.hash());
    let loss = trainer.step(&inputs, &Targets::Labels32(&[-7; ROWS])).unwrap();
    assert_eq!(loss, 0.0);
    assert!(trainer.gradients().iter().all(|gradient| *gradient == 0.0));
    assert_eq!(trainer.hash(), before);
}

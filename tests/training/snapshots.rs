//! Snapshots: a publication in pieces is one at once, nobody sees a part of it, and the copies that
//! products read are those of a model with the weights.

use std::sync::Arc;

use crate::digits::{CLASSES, Digits, PIXELS, optimizer, stack};
use glia::activation::ActivationKind;
use glia::kernels::level::Level;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::{Model, Session};
use glia::optim::OptimizerKind;
use glia::train::{Trainer, TrainerOptions};

const ROWS: usize = 20;

fn trainer(model: &Model, runtime: &Arc<Runtime>) -> Trainer {
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let options = TrainerOptions { largest_batch: ROWS, ..TrainerOptions::default() };
    let adam = optimizer(OptimizerKind::Adam);
    Trainer::new(model, loss, adam, Arc::clone(runtime), options).unwrap()
}

fn step(trainer: &mut Trainer, digits: &Digits) {
    trainer.step(digits.pixels(), &Targets::Labels32(digits.classes())).unwrap();
}

fn outputs(session: &mut Session, digits: &Digits, rows: usize) -> Vec<f32> {
    let mut outputs = vec![0.0; rows * CLASSES];
    session.run(&digits.pixels()[..rows * PIXELS], &mut outputs).unwrap();
    outputs
}

/// Levels of this machine.
fn runtimes() -> impl Iterator<Item = Arc<Runtime>> {
    Level::ALL.into_iter().filter_map(|level| Runtime::new(1, Some(level)).ok())
}

/// A network of several pieces: more floats than one has, and layers of more than one block.
fn large() -> Model {
    stack(&[700, 130, CLASSES], ActivationKind::Prelu, 2)
}

#[test]
fn what_follows_serves_the_bits_of_a_model() {
    let digits = Digits::first(ROWS);
    for (runtime, model) in runtimes().flat_map(|runtime| {
        [large(), stack(&[9, CLASSES], ActivationKind::Tanh, 3)].map(|m| (Arc::clone(&runtime), m))
    }) {
        let mut trainer = trainer(&model, &runtime);
        let snapshots = trainer.snapshots().unwrap();
        let mut session = Session::following(&snapshots, None, ROWS).unwrap();
        for version in 2..6 {
            step(&mut trainer, &digits);
            assert_eq!(trainer.publish().unwrap(), version);
            let model = trainer.model().unwrap();
            let mut fresh = Session::new(&model, Arc::clone(&runtime), ROWS).unwrap();
            for rows in [1, 2, ROWS] {
                let [got, expected] = [&mut session, &mut fresh].map(|s| outputs(s, &digits, rows));
                assert_eq!(got, expected, "version {version}, {rows} rows, {:?}", runtime.level());
            }
            assert_eq!((session.version(), session.hash()), (version, model.hash()));
        }
    }
}

#[test]
fn a_publication_in_pieces_is_seen_when_it_is_whole() {
    let digits = Digits::first(ROWS);
    let runtime = Runtime::single();
    let mut trainer = trainer(&large(), &runtime);
    let snapshots = trainer.snapshots().unwrap();
    let mut session = Session::following(&snapshots, None, ROWS).unwrap();
    let first = outputs(&mut session, &digits, ROWS);
    let mut last = first.clone();
    for (round, at_once) in [1, 2, 3, 1000].into_iter().enumerate() {
        step(&mut trainer, &digits);
        trainer.begin_publication().unwrap();
        // One that is given up for the weights of a later step.
        trainer.continue_publication(at_once).unwrap();
        step(&mut trainer, &digits);
        trainer.begin_publication().unwrap();
        let mut calls = 1;
        while !trainer.continue_publication(at_once).unwrap() {
            assert_eq!(outputs(&mut session, &digits, ROWS), last, "a part was seen");
            calls += 1;
        }
        assert!(at_once == 1000 || calls > 2, "{calls} calls of {at_once} pieces");
        let model = trainer.model().unwrap();
        let mut fresh = Session::new(&model, Arc::clone(&runtime), ROWS).unwrap();
        last = outputs(&mut session, &digits, ROWS);
        assert_eq!(last, outputs(&mut fresh, &digits, ROWS));
        // With 1000 the one that was to be given up was whole.
        let finished = 2 + round as u64 + u64::from(at_once == 1000);
        assert_eq!(snapshots.version(), finished);
        assert!(trainer.continue_publication(1).unwrap(), "none is in progress");
        assert_eq!(snapshots.version(), finished);
    }
    assert_ne!(first, last);
}

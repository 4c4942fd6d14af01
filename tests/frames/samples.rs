//! Training in frames on samples that come while a step is under way.

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::Model;
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::samples::{Given, Samples, SamplesKind};
use glia::train::{Trainer, TrainerOptions};

use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;

const INPUTS: usize = 5;
const OUTPUTS: usize = 3;
const BATCH: usize = 20;

fn model() -> Model {
    let layers = [
        (dense(40, ActivationKind::Rrelu), &[0][..]),
        (dense(OUTPUTS, ActivationKind::Identity), &[1]),
    ];
    random_model(graph(&[INPUTS], &layers), &mut Random::new(4))
}

/// A trainer with a buffer, which has some samples.
fn trainer(largest_batch: usize) -> (Trainer, Samples) {
    let (model, loss) = (model(), Loss::new(LossKind::MeanSquaredError));
    let mut samples = Samples::new(SamplesKind::Reservoir);
    samples.set(Param::Capacity, 50.0).unwrap();
    samples.prepare(model.network(), &loss, false).unwrap();
    let options = TrainerOptions { largest_batch, seed: 5, ..Default::default() };
    let adam = Optimizer::new(OptimizerKind::Adam);
    let mut trainer = Trainer::new(&model, loss, adam, runtimes::plain(), options).unwrap();
    trainer.attach_samples(&samples, 1.0).unwrap();
    add(&samples, 0);
    (trainer, samples)
}

/// Adds the rows of a block.
fn add(samples: &Samples, block: u64) {
    let mut random = Random::new(block);
    let inputs = random.floats(30 * INPUTS, -1.0, 1.0);
    let values = random.floats(30 * OUTPUTS, -1.0, 1.0);
    let weights = (block % 2 == 1).then(|| random.floats(30, 0.0, 2.0));
    let targets = Targets::Values(&values);
    let given = Given { inputs: &inputs, targets: &targets, weights: weights.as_deref() };
    samples.store().unwrap().add(given).unwrap();
}

#[test]
fn samples_added_in_the_middle_of_a_step_do_not_change_it() {
    for largest_batch in [BATCH, 6] {
        let ((mut whole, to_whole), (mut framed, to_framed)) =
            (trainer(largest_batch), trainer(largest_batch));
        for step in 1..12 {
            whole.step_samples(BATCH).unwrap();
            // The first operation draws.
            for _ in 0..1 + step {
                if framed.run_samples_for(BATCH, 1, 0).unwrap().finished {
                    panic!("a step of few operations");
                }
            }
            add(&to_whole, step);
            add(&to_framed, step);
            while !framed.run_samples_for(BATCH, 1, 20_000).unwrap().finished {}
            assert_eq!(framed.hash(), whole.hash(), "step {step}, {largest_batch} rows at a time");
        }
    }
}

#[test]
fn a_step_that_is_left_draws_the_same_samples_again() {
    let ((mut whole, _), (mut framed, _)) = (trainer(BATCH), trainer(BATCH));
    let mut random = Random::new(8);
    for _ in 0..6 {
        whole.step_samples(BATCH).unwrap();
        loop {
            let frames = random.below(25);
            let mut finished = false;
            for _ in 0..frames {
                finished = framed.run_samples_for(BATCH, 1, 0).unwrap().finished;
                if finished {
                    break;
                }
            }
            if finished {
                break;
            }
            let steps = framed.steps();
            framed.settle();
            // In the middle of the update it was finished.
            if framed.steps() > steps {
                break;
            }
        }
        assert_eq!(framed.hash(), whole.hash());
    }
    // Whole steps go on where frames ended.
    framed.step_samples(BATCH).unwrap();
    whole.run_samples_for(BATCH, 1, u64::MAX).unwrap();
    assert_eq!(framed.hash(), whole.hash());
}

#[test]
fn what_cannot_be_drawn_is_an_error_and_many_steps_fit_a_frame() {
    let (mut trainer, samples) = trainer(BATCH);
    let report = trainer.run_samples_for(BATCH, 7, u64::MAX).unwrap();
    assert!(report.steps == 7 && report.finished && report.loss.is_finite());
    assert_eq!(trainer.steps(), 7);
    assert_eq!(trainer.run_samples_for(BATCH, 0, u64::MAX).unwrap().steps, 0);
    let error = trainer.run_samples_for(0, 1, 1).unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidArgument);
    samples.store().unwrap().clear();
    let error = trainer.run_samples_for(BATCH, 1, 1).unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidState);
    add(&samples, 1);
    assert!(trainer.run_samples_for(BATCH, 1, u64::MAX).unwrap().finished);
}

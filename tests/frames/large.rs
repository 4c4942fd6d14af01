//! Two hundred steps of a network with a layer of 2048 × 2048 weights under random budgets: the
//! weights of whole steps. In a release build alone, for its time.
#![cfg(not(debug_assertions))]

use crate::digits::{CLASSES, Digits, optimizer, stack};
use crate::support::random::Random;
use glia::activation::ActivationKind;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind};
use glia::optim::OptimizerKind;
use glia::train::{FitOptions, Trainer, TrainerOptions};

const STEPS: u64 = 200;
const BATCH: usize = 16;

#[test]
fn two_hundred_steps_under_random_budgets_give_the_weights_of_whole_steps() {
    let digits = Digits::first(40 * BATCH);
    let model = stack(&[2048, 2048, CLASSES], ActivationKind::Relu, 3);
    let begun = || {
        let options = TrainerOptions { largest_batch: BATCH, seed: 4, ..Default::default() };
        let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
        let momentum = optimizer(OptimizerKind::Momentum);
        let mut trainer = Trainer::new(&model, loss, momentum, Runtime::single(), options).unwrap();
        trainer.begin(FitOptions::new(5, BATCH)).unwrap();
        trainer
    };
    let (mut whole, mut framed) = (begun(), begun());
    whole.advance(&digits.inputs, &digits.labels, u64::MAX).unwrap();
    let (mut random, mut frames) = (Random::new(7), 0);
    loop {
        // As many frames of microseconds as of milliseconds.
        let most = [1, 1_000, 100_000, 5_000_000][random.below(4)];
        let budget = 1 + random.below(most) as u64;
        let report = framed.run_for(&digits.inputs, &digits.labels, budget).unwrap();
        frames += 1;
        if report.finished {
            break;
        }
    }
    assert!(frames > 2 * STEPS, "{frames} frames");
    assert_eq!((whole.steps(), framed.steps()), (STEPS, STEPS));
    assert_eq!(framed.hash(), whole.hash());
}

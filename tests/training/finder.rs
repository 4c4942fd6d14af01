//! The learning-rate finder: its curve is what runs at the rates give, and the trainer stays.

use crate::digits::{Digits, optimizer, residual_network};
use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind};
use glia::optim::OptimizerKind;
use glia::schedule::{Schedule, ScheduleKind};
use glia::train::{FitOptions, Trainer, TrainerOptions};

const RATES: [f64; 7] = [1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0, 1e5];

/// A trainer in the middle of a run, whose rate follows a schedule.
fn trainer(digits: &Digits) -> Trainer {
    let model = residual_network(3, ActivationKind::Identity);
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let options = TrainerOptions { largest_batch: 40, seed: 11, input_gradient: true };
    let kind = optimizer(OptimizerKind::Momentum);
    let mut trainer = Trainer::new(&model, loss, kind, Runtime::single(), options).unwrap();
    let schedule = Schedule::new(ScheduleKind::Cosine);
    trainer.set_schedule(Param::LearningRate, Some(schedule)).unwrap();
    trainer.begin(FitOptions::new(3, 16)).unwrap();
    trainer.advance(&digits.inputs, &digits.labels, 2).unwrap();
    trainer
}

#[test]
fn the_curve_is_what_runs_at_the_rates_give_and_the_trainer_stays() {
    let digits = Digits::first(40);
    let trainer = trainer(&digits);
    let before = trainer.to_bytes().unwrap();
    let curve = trainer.find_learning_rate(&digits.inputs, &digits.labels, &RATES, 30).unwrap();
    assert_eq!(trainer.to_bytes().unwrap(), before, "the trainer changed");
    for (&rate, &reached) in RATES.iter().zip(&curve.losses) {
        let options = *trainer.options();
        let mut copy = Trainer::from_bytes(&before, Runtime::single(), options).unwrap();
        copy.set_schedule(Param::LearningRate, None).unwrap();
        copy.set_optimizer(Param::LearningRate, rate).unwrap();
        copy.begin(FitOptions::new(30, 40)).unwrap();
        // An epoch is one step here: its mean loss is that of the step.
        let mut step = || copy.advance(&digits.inputs, &digits.labels, 1).unwrap().loss;
        let losses: Vec<_> = (0..30).map(|_| step()).collect();
        assert_eq!(losses[0], curve.start);
        let is_finite = losses.iter().all(|loss| loss.is_finite());
        let mean = losses[27..].iter().sum::<f64>() / 3.0;
        let expected = if is_finite { mean } else { f64::INFINITY };
        assert!((reached - expected).abs() <= 1e-12 * expected || reached == expected, "{rate}");
    }
    let best = (0..RATES.len()).min_by(|a, b| curve.losses[*a].total_cmp(&curve.losses[*b]));
    let suggested = curve.suggestion.unwrap();
    println!("start {}, losses {:?}, suggested {}", curve.start, curve.losses, RATES[suggested]);
    assert!((best.unwrap()..best.unwrap() + 2).contains(&suggested));
    assert!(curve.losses[suggested] < curve.start);
    assert!(curve.losses[RATES.len() - 1] > curve.start, "a rate of 10^5 is too large");
}

#[test]
fn wrong_rates_and_iterations_are_refused() {
    let digits = Digits::first(40);
    let trainer = trainer(&digits);
    let refused = |rates: &[f64], iterations| {
        let found = trainer.find_learning_rate(&digits.inputs, &digits.labels, rates, iterations);
        found.unwrap_err().code()
    };
    for rates in [&[][..], &[0.1, 0.1], &[0.2, 0.1], &[f64::NAN, 0.1]] {
        assert_eq!(refused(rates, 5), ErrorCode::InvalidArgument, "{rates:?}");
    }
    for iterations in [0, 1_000_001, u64::MAX] {
        assert_eq!(refused(&[0.1], iterations), ErrorCode::InvalidArgument);
    }
    for rates in [&[-1.0, 0.1][..], &[0.1, f64::INFINITY], &[f64::NAN]] {
        assert_eq!(refused(rates, 5), ErrorCode::OutOfRange, "{rates:?}");
    }
    let curve = trainer.find_learning_rate(&digits.inputs, &digits.labels, &[1e5], 5).unwrap();
    assert_eq!(curve.suggestion, None, "a rate of 10^5 brings no loss down");
}

//! Runs and evaluations beyond their bits: new orders in new runs, losses that do not depend on the
//! size of batches, and files whose counters no run can have.

use crate::container::File;
use crate::digits::{Digits, optimizer, residual_network, stack};
use glia::activation::ActivationKind;
use glia::error::ErrorCode;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind};
use glia::model::Session;
use glia::optim::OptimizerKind;
use glia::train::{FitOptions, Trainer, TrainerOptions, evaluate};
use serde_json::{Value, json};

const ONE_EPOCH: FitOptions = FitOptions::new(1, 10);

fn trainer(rate: f64) -> Trainer {
    let model = stack(&[64, 10], ActivationKind::Identity, 1);
    let mut sgd = optimizer(OptimizerKind::Sgd);
    sgd.set(glia::catalog::Param::LearningRate, rate).unwrap();
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    Trainer::new(&model, loss, sgd, Runtime::single(), TrainerOptions::default()).unwrap()
}

/// The mean loss after each step of an epoch: with a learning rate of 0 it shows the order.
fn order(trainer: &mut Trainer, digits: &Digits) -> Vec<u64> {
    trainer.begin(ONE_EPOCH).unwrap();
    let mut losses = Vec::new();
    loop {
        let progress = trainer.advance(&digits.inputs, &digits.labels, 1).unwrap();
        losses.push(progress.loss.to_bits());
        if progress.finished {
            return losses;
        }
    }
}

#[test]
fn every_run_of_a_trainer_has_an_order_of_its_own() {
    let digits = Digits::first(50);
    let mut first = trainer(0.0);
    let (one, two) = (order(&mut first, &digits), order(&mut first, &digits));
    assert_ne!(one, two);
    assert_eq!(one, order(&mut trainer(0.0), &digits));
}

#[test]
fn an_evaluation_does_not_depend_on_the_batch() {
    let digits = Digits::first(50);
    let model = stack(&[64, 32, 10], ActivationKind::Tanh, 1);
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let run = |batch| {
        let mut session = Session::new(&model, Runtime::single(), batch).unwrap();
        let result = evaluate(&mut session, &loss, &digits.inputs, &digits.labels).unwrap();
        (result.loss.to_bits(), result.accuracy.to_bits())
    };
    let expected = run(50);
    for batch in [1, 2, 7, 16, 49, 1000] {
        assert_eq!(run(batch), expected, "batches of {batch}");
    }
}

#[test]
fn softmax_is_not_applied_twice() {
    let digits = Digits::first(10);
    let model = residual_network(1, ActivationKind::Softmax);
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let mut session = Session::new(&model, Runtime::single(), 10).unwrap();
    let error = evaluate(&mut session, &loss, &digits.inputs, &digits.labels).unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidArgument);
    assert!(error.message().starts_with("loss: "), "{error}");
}

#[test]
fn a_wrong_data_set_does_not_bind_a_run() {
    let (few, many) = (Digits::first(20), Digits::first(50));
    let mut trainer = trainer(0.1);
    trainer.begin(ONE_EPOCH).unwrap();
    trainer.advance(&few.inputs, &few.labels, 0).unwrap();
    trainer.advance(&many.inputs, &many.labels, 1).unwrap();
    let error = trainer.advance(&few.inputs, &few.labels, 1).unwrap_err();
    assert!(error.message().contains("the 50 samples"), "{error}");
}

#[test]
fn counters_that_no_run_can_have_are_refused() {
    let digits = Digits::first(50);
    let mut trainer = trainer(0.1);
    trainer.begin(ONE_EPOCH).unwrap();
    trainer.advance(&digits.inputs, &digits.labels, 2).unwrap();
    let file = File::read(&trainer.to_bytes().unwrap());
    let load = |file: &File| {
        let bytes = file.write().unwrap();
        Trainer::from_bytes(&bytes, Runtime::single(), TrainerOptions::default()).map(|_| ())
    };
    load(&file).unwrap();
    for (key, value) in [
        ("rows", json!(0)),
        ("rows", json!("a hundred")),
        ("epochs", json!(u64::MAX)),
        ("epochs", json!(0)),
        ("epoch", json!(1)),
        ("position", json!(33)),
        ("position", json!(0)),
        ("batch_size", json!(0)),
        ("correct", json!(51)),
        ("keep_order", Value::Null),
        ("with_replacement", json!(1)),
        ("micro_batches", json!(0)),
        ("micro_batches", json!((1 << 24) + 1)),
        ("first", json!(u64::MAX)),
        ("surplus", json!(1)),
    ] {
        let mut changed = file.clone();
        changed.state["trainer"]["run"][key] = value.clone();
        let error = load(&changed).expect_err(&format!("{key}: {value}"));
        assert_eq!(error.code(), ErrorCode::CorruptFile, "{key}: {value}: {error}");
    }
}

//! Between two frames: what a step that was stopped leaves, what it refuses to show, and what of it is
//! reported and published.

use std::sync::Arc;

use crate::digits::{CLASSES, Digits, PIXELS, optimizer, stack};
use crate::framed::{Budgets, residual_network_of_digits, treated};
use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::Session;
use glia::optim::OptimizerKind;
use glia::tensor::buffer::Buffer;
use glia::tensor::element::Type;
use glia::tensor::tensor::Tensor;
use glia::train::{FitOptions, FrameReport, Trainer, TrainerOptions};

#[test]
fn a_step_that_is_left_has_changed_nothing() {
    let digits = Digits::first(64);
    let mut trainer = treated(OptimizerKind::Adam, 64, false);
    let before = trainer.to_bytes().unwrap();
    let targets = Targets::Labels32(digits.classes());
    for _ in 0..10 {
        trainer.step_for(digits.pixels(), &targets, 0).unwrap();
    }
    assert!(trainer.is_under_way());
    trainer.check_whole().unwrap();
    trainer.settle();
    assert!(!trainer.is_under_way());
    assert_eq!(trainer.to_bytes().unwrap(), before);
    assert_eq!(trainer.apply_gradients().unwrap_err().code(), ErrorCode::InvalidState);
}

#[test]
fn an_update_that_is_half_done_is_finished_or_refused_to_be_shown() {
    let digits = Digits::first(64);
    let targets = Targets::Labels32(digits.classes());
    let mut whole = treated(OptimizerKind::Adam, 64, false);
    whole.step(digits.pixels(), &targets).unwrap();
    let mut trainer = treated(OptimizerKind::Adam, 64, false);
    while trainer.check_whole().is_ok() {
        let report = trainer.step_for(digits.pixels(), &targets, 0).unwrap();
        assert!(!report.finished, "no update was ever half done");
    }
    let error = trainer.check_whole().unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidState);
    trainer.settle();
    assert_eq!(trainer.hash(), whole.hash());
    assert_eq!(trainer.steps(), 1);
}

#[test]
fn wrong_targets_and_wrong_states_are_named_and_change_nothing() {
    let digits = Digits::first(64);
    let mut trainer = treated(OptimizerKind::Adam, 16, false);
    let before = trainer.hash();
    let (inputs, labels) = (&digits.inputs, &digits.labels);
    let error = trainer.run_for(inputs, labels, 1000).unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidState);
    let mut classes = digits.classes().to_vec();
    classes[50] = CLASSES as i32;
    let error = loop {
        let report = trainer.step_for(digits.pixels(), &Targets::Labels32(&classes), 0);
        match report {
            Ok(report) => assert_eq!(report.steps, 0),
            Err(error) => break error,
        }
    };
    assert_eq!(error.code(), ErrorCode::OutOfRange);
    assert!(error.message().contains("row 50"), "{}", error.message());
    let wrong = Buffer::copied(&classes).unwrap();
    let wrong = Tensor::over(wrong, Type::Int32, &[64], &[1]).unwrap();
    trainer.begin(FitOptions { keep_order: true, ..FitOptions::new(1, 64) }).unwrap();
    let error = loop {
        match trainer.run_for(inputs, &wrong, 0) {
            Ok(report) => assert_eq!(report.steps, 0),
            Err(error) => break error,
        }
    };
    assert_eq!(error.code(), ErrorCode::OutOfRange);
    assert_eq!(trainer.hash(), before);
    let short = Targets::Labels32(&classes[..3]);
    let error = trainer.step_for(&digits.pixels()[..2 * PIXELS], &short, 0).unwrap_err();
    assert_eq!(error.code(), ErrorCode::ShapeMismatch);
    let options = TrainerOptions::default();
    let (loss, lbfgs) = (Loss::new(LossKind::SoftmaxCrossEntropy), optimizer(OptimizerKind::Lbfgs));
    let model = residual_network_of_digits();
    let mut searching = Trainer::new(&model, loss, lbfgs, Runtime::single(), options).unwrap();
    let right = Targets::Labels32(digits.classes());
    let error = searching.step_for(digits.pixels(), &right, 0).unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidState);
}

#[test]
fn a_poisoned_batch_is_refused_in_frames_as_in_whole_steps() {
    let digits = Digits::first(128);
    let mut pixels = digits.pixels().to_vec();
    pixels[70 * PIXELS] = f32::NAN;
    let inputs = Buffer::copied(&pixels).unwrap();
    let inputs = Tensor::over(inputs, Type::Float32, &[128, PIXELS], &[PIXELS, 1]).unwrap();
    let begun = || {
        let mut trainer = treated(OptimizerKind::Adam, 16, true);
        trainer.begin(FitOptions { keep_order: true, ..FitOptions::new(1, 16) }).unwrap();
        trainer
    };
    let (mut whole, mut framed) = (begun(), begun());
    let mut messages = [Vec::new(), Vec::new()];
    loop {
        match whole.advance(&inputs, &digits.labels, 1) {
            Ok(progress) if progress.finished => break,
            Ok(_) => {}
            Err(error) => messages[0].push(error.message().to_owned()),
        }
    }
    let mut budgets = Budgets::new(2);
    loop {
        match framed.run_for(&inputs, &digits.labels, budgets.next()) {
            Ok(FrameReport { finished: true, .. }) => break,
            Ok(_) => {}
            Err(error) => messages[1].push(error.message().to_owned()),
        }
    }
    let [expected, got] = &messages;
    assert!(expected.len() == 1 && expected == got, "{expected:?} {got:?}");
    assert_eq!(framed.hash(), whole.hash());
}

#[test]
fn a_report_says_how_far_the_step_is_and_foretells_the_rest() {
    let digits = Digits::first(256);
    let model = stack(&[400, 400, CLASSES], ActivationKind::Tanh, 5);
    let options = TrainerOptions { largest_batch: 64, ..Default::default() };
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let sgd = optimizer(OptimizerKind::Sgd);
    let mut trainer =
        Trainer::new(&model, loss, sgd, Arc::clone(&Runtime::single()), options).unwrap();
    trainer.begin(FitOptions::new(1, 64)).unwrap();
    let (mut last, mut shares, mut known) = (0.0, 0, false);
    loop {
        let report = trainer.run_for(&digits.inputs, &digits.labels, 0).unwrap();
        if report.finished {
            assert_eq!(report.step_share, 0.0);
            break;
        }
        if report.steps > 0 {
            (last, known) = (0.0, true);
        } else {
            assert!(report.step_share >= last, "{} after {last}", report.step_share);
            shares += u64::from(report.step_share > last);
            last = report.step_share;
        }
        assert_eq!(report.step_nanoseconds_left.is_nan(), !known);
        assert!(!known || report.epoch_nanoseconds_left >= report.step_nanoseconds_left);
    }
    assert!(known && shares > 20, "{shares} shares");
}

#[test]
fn what_is_published_between_two_frames_is_whole() {
    let digits = Digits::first(64);
    let targets = Targets::Labels32(digits.classes());
    let mut whole = treated(OptimizerKind::Adam, 64, false);
    let before = whole.hash();
    whole.step(digits.pixels(), &targets).unwrap();
    let mut trainer = treated(OptimizerKind::Adam, 64, false);
    let snapshots = trainer.snapshots().unwrap();
    let mut session = Session::following(&snapshots, None, 1).unwrap();
    for _ in 0..10 {
        trainer.step_for(digits.pixels(), &targets, 0).unwrap();
    }
    trainer.publish().unwrap();
    session.follow();
    assert!(trainer.is_under_way() && session.hash() == before);
    while trainer.check_whole().is_ok() {
        assert!(!trainer.step_for(digits.pixels(), &targets, 0).unwrap().finished);
    }
    trainer.publish().unwrap();
    session.follow();
    assert_eq!(session.hash(), whole.hash());
}

#[test]
fn snapshots_are_published_at_intervals_of_whole_steps() {
    let digits = Digits::first(128);
    let begun = || {
        let mut trainer = treated(OptimizerKind::Adam, 16, false);
        trainer.begin(FitOptions::new(2, 16)).unwrap();
        trainer
    };
    let (mut whole, mut framed) = (begun(), begun());
    let mut hashes = vec![whole.hash()];
    for _ in 0..8 {
        whole.advance(&digits.inputs, &digits.labels, 2).unwrap();
        hashes.push(whole.hash());
    }
    framed.set_update_setting(Param::PublishInterval, 2.0).unwrap();
    let snapshots = framed.snapshots().unwrap();
    let mut session = Session::following(&snapshots, None, 1).unwrap();
    loop {
        session.follow();
        assert_eq!(session.hash(), hashes[session.version() as usize - 1]);
        // Version 1 is that before the first step.
        assert!(session.version() - 1 <= framed.steps() / 2);
        if framed.run_for(&digits.inputs, &digits.labels, 0).unwrap().finished {
            break;
        }
    }
    session.follow();
    assert_eq!((session.version(), session.hash()), (9, whole.hash()));
    // A whole step publishes too, and without somebody to follow there is nothing to publish.
    whole.set_update_setting(Param::PublishInterval, 1.0).unwrap();
    let right = Targets::Labels32(digits.classes());
    for trainer in [&mut whole, &mut framed] {
        trainer.step(digits.pixels(), &right).unwrap();
        trainer.step(digits.pixels(), &right).unwrap();
    }
    session.follow();
    assert_eq!((session.version(), session.hash()), (10, framed.hash()));
    assert_eq!(whole.snapshots().unwrap().version(), 1);
}

#[test]
fn an_order_that_is_half_made_is_made_anew_after_other_calls() {
    let digits = Digits::first(64);
    let targets = Targets::Labels32(digits.classes());
    // What comes after one operation of the first epoch's order: a step over arrays in frames, a run
    // begun again, whole steps of the run.
    for other in 0..3 {
        let begun = || {
            let mut trainer = treated(OptimizerKind::Adam, 16, false);
            trainer.begin(FitOptions::new(2, 16)).unwrap();
            trainer
        };
        let (mut whole, mut framed) = (begun(), begun());
        framed.run_for(&digits.inputs, &digits.labels, 0).unwrap();
        assert!(!framed.is_under_way());
        match other {
            0 => {
                whole.step(digits.pixels(), &targets).unwrap();
                while !framed.step_for(digits.pixels(), &targets, 0).unwrap().finished {}
            }
            1 => {
                for trainer in [&mut whole, &mut framed] {
                    trainer.begin(FitOptions::new(2, 16)).unwrap();
                }
            }
            _ => {
                for trainer in [&mut whole, &mut framed] {
                    trainer.advance(&digits.inputs, &digits.labels, 1).unwrap();
                }
            }
        }
        whole.advance(&digits.inputs, &digits.labels, u64::MAX).unwrap();
        while !framed.run_for(&digits.inputs, &digits.labels, 0).unwrap().finished {}
        assert_eq!(framed.hash(), whole.hash(), "{other}");
    }
}

//! Training in frames under every policy of the watch: a poisoned run ends as one of whole steps does.

use crate::digits::{Digits, PIXELS};
use crate::framed::{Budgets, treated};
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::optim::OptimizerKind;
use glia::tensor::buffer::Buffer;
use glia::tensor::element::Type;
use glia::tensor::tensor::Tensor;
use glia::train::{FitOptions, Policy, Trainer};

const SAMPLES: usize = 240;

/// The digits, with NaN, infinity and 1e38 in some of the pixels.
fn poisoned(digits: &Digits) -> Tensor {
    let mut pixels = digits.pixels().to_vec();
    for (place, value) in [(30, f32::NAN), (31, f32::INFINITY), (99, 1e38), (170, f32::NAN)] {
        pixels[place * PIXELS + 5] = value;
    }
    let pixels = Buffer::copied(&pixels).unwrap();
    Tensor::over(pixels, Type::Float32, &[SAMPLES, PIXELS], &[PIXELS, 1]).unwrap()
}

fn begun(policy: Policy, largest: usize, options: FitOptions, row_bound: f64) -> Trainer {
    let mut trainer = treated(OptimizerKind::Adam, largest, false);
    for (key, value) in [
        (Param::Watch, 1.0),
        (Param::NonFinitePolicy, f64::from(policy as i32)),
        (Param::ExplosionPolicy, f64::from(Policy::Skip as i32)),
        (Param::SnapshotInterval, 2.0),
        (Param::RowBound, row_bound),
        (Param::NoiseScaleInterval, 2.0),
        (Param::RatioInterval, 3.0),
    ] {
        trainer.set_watch_setting(key, value).unwrap();
    }
    trainer.set_update_setting(Param::WeightBound, 0.4).unwrap();
    trainer.set_update_setting(Param::UnitBound, 1.5).unwrap();
    trainer.begin(options).unwrap();
    trainer
}

/// What both must agree on.
fn outcome(trainer: &Trainer) -> String {
    let (status, progress) = (trainer.watch_status().unwrap(), trainer.progress().unwrap());
    format!(
        "{:?} {status:?} {:?} {:?} {}",
        trainer.hash(),
        progress.loss.to_bits(),
        progress.accuracy.to_bits(),
        trainer.steps()
    )
}

fn check(policy: Policy, largest: usize, options: FitOptions, row_bound: f64) {
    let digits = Digits::first(SAMPLES);
    let (inputs, labels) = (poisoned(&digits), &digits.labels);
    let mut whole = begun(policy, largest, options, row_bound);
    let mut framed = begun(policy, largest, options, row_bound);
    let mut refused = [0, 0];
    let mut diverged = |which: usize, error: glia::error::Error| {
        assert_eq!(error.code(), ErrorCode::Diverged, "{}", error.message());
        refused[which] += 1;
        false
    };
    while !whole
        .advance(&inputs, labels, 1)
        .map_or_else(|error| diverged(0, error), |progress| progress.finished)
    {}
    let mut budgets = Budgets::new(largest as u64 + row_bound as u64);
    while !framed
        .run_for(&inputs, labels, budgets.next() / 10)
        .map_or_else(|error| diverged(1, error), |report| report.finished)
    {}
    let place = format!("{policy:?}, {largest} rows at a time, {options:?}, {row_bound}");
    assert_eq!(refused[0], refused[1], "{place}");
    assert_eq!(outcome(&framed), outcome(&whole), "{place}");
    let status = whole.watch_status().unwrap();
    assert!(status.events > 0, "{place}: nothing happened");
}

#[test]
fn a_poisoned_run_in_frames_ends_as_one_of_whole_steps() {
    let policies =
        [Policy::Refuse, Policy::Skip, Policy::ShrinkRate, Policy::RollBack, Policy::Stop];
    for policy in policies {
        for (largest, batch) in [(16, 16), (6, 16), (60, 40)] {
            for micro_batches in [1, 3] {
                let options = FitOptions { micro_batches, ..FitOptions::new(2, batch) };
                check(policy, largest, options, 0.0);
            }
        }
    }
}

#[test]
fn rows_left_out_in_frames_are_those_of_whole_steps() {
    for (largest, batch) in [(16, 16), (6, 16), (60, 40), (240, 240), (70, 240)] {
        for micro_batches in [1, 2] {
            let options = FitOptions { micro_batches, ..FitOptions::new(2, batch) };
            check(Policy::Skip, largest, options, 1e6);
        }
    }
}

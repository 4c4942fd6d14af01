//! Training in frames: the weights are those of whole steps, bit for bit, for every sequence of
//! budgets, whatever the host does in between.

use crate::digits::{CLASSES, Digits, hexadecimal, optimizer, stack};
use crate::framed::{Budgets, treated};
use crate::golden_runs::{CASES, Course, STEPS};
use crate::support::networks::{activation_layer, dense, graph, random_model};
use crate::support::random::Random;
use glia::activation::ActivationKind;
use glia::kernels::runtime::Runtime;
use glia::layer::Layer;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::Model;
use glia::optim::OptimizerKind;
use glia::tensor::tensor::Tensor;
use glia::train::{FitOptions, Trainer, TrainerOptions};

/// Does a run in frames; `between` is called after each with its number.
fn run_in_frames(
    trainer: &mut Trainer,
    (inputs, targets): (&Tensor, &Tensor),
    mut budget: impl FnMut() -> u64,
    mut between: impl FnMut(&mut Trainer, u64),
) -> u64 {
    let mut steps = 0;
    for frame in 0.. {
        let report = trainer.run_for(inputs, targets, budget()).unwrap();
        steps += report.steps;
        assert!((0.0..1.0).contains(&report.step_share));
        assert_eq!(trainer.is_under_way(), trainer.is_under_way() && !report.finished);
        if report.finished {
            return steps;
        }
        between(trainer, frame);
    }
    unreachable!()
}

/// Cases by their number, so that tests share them.
fn check_golden_cases(remainder: usize) {
    let cases = CASES.into_iter().enumerate().filter(|(number, _)| number % 3 == remainder);
    for (number, case) in cases.filter(|(_, case)| case.optimizer != OptimizerKind::Lbfgs) {
        let course = Course::new(case);
        let mut budgets = Budgets::new(number as u64);
        let threads = [1, 1, 2][number % 3];
        let mut trainer = course.begun(Runtime::new(threads, None).unwrap());
        let data = (&course.digits.inputs, &course.targets);
        let steps = run_in_frames(&mut trainer, data, || budgets.next(), |_, _| ());
        assert_eq!(steps, STEPS);
        let name = format!("{:?}, {:?}", case.optimizer, case.loss);
        assert_eq!(hexadecimal(trainer.hash()), case.golden, "{name}");
    }
}

#[test]
fn golden_runs_in_frames_part_1() {
    check_golden_cases(0);
}

#[test]
fn golden_runs_in_frames_part_2() {
    check_golden_cases(1);
}

#[test]
fn golden_runs_in_frames_part_3() {
    check_golden_cases(2);
}

#[test]
fn one_operation_a_frame_gives_the_golden_weights() {
    let course = Course::adam();
    let mut trainer = course.begun(Runtime::single());
    let mut frames = 0;
    let data = (&course.digits.inputs, &course.targets);
    run_in_frames(&mut trainer, data, || 0, |_, _| frames += 1);
    assert!(frames > 40 * STEPS, "{frames} frames");
    assert_eq!(hexadecimal(trainer.hash()), course.case.golden);
}

#[test]
fn a_trainer_that_is_settled_or_saved_between_frames_gives_the_golden_weights() {
    let course = Course::adam();
    let mut trainer = course.begun(Runtime::single());
    let mut random = Random::new(3);
    let (mut refused, mut saved) = (0, 0);
    let (inputs, targets) = (&course.digits.inputs, &course.targets);
    'all: loop {
        // Of one operation each: often less than a step, which then begins anew.
        for _ in 0..random.below(120) {
            if trainer.run_for(inputs, targets, 0).unwrap().finished {
                break 'all;
            }
        }
        // Every other time in the middle of an update.
        let in_update = random.below(2) == 0;
        while in_update && trainer.check_whole().is_ok() {
            if trainer.run_for(inputs, targets, 0).unwrap().finished {
                break 'all;
            }
        }
        match random.below(11) {
            0..5 => trainer.settle(),
            5..10 => {
                refused += u64::from(trainer.check_whole().is_err());
                trainer.settle();
                trainer.check_whole().unwrap();
                let options = TrainerOptions { largest_batch: 64, ..Default::default() };
                let bytes = trainer.to_bytes().unwrap();
                trainer = Trainer::from_bytes(&bytes, Runtime::single(), options).unwrap();
                saved += 1;
            }
            _ => {
                course.advance(&mut trainer, 1);
            }
        }
    }
    assert!(saved > 0 && refused > 0, "saved {saved} times, refused to show {refused} times");
    assert_eq!(trainer.steps(), STEPS);
    assert_eq!(hexadecimal(trainer.hash()), course.case.golden);
}

#[test]
fn every_treatment_chunk_and_micro_batch_is_that_of_whole_steps() {
    let digits = Digits::first(300);
    let kinds = [OptimizerKind::Nesterov, OptimizerKind::Adamw, OptimizerKind::Lamb];
    for (kind, (largest, batch)) in kinds.into_iter().zip([(30, 70), (100, 70), (260, 300)]) {
        for micro_batches in [1, 2] {
            let begun = || {
                let mut trainer = treated(kind, largest, true);
                let options = FitOptions { micro_batches, ..FitOptions::new(2, batch) };
                trainer.begin(options).unwrap();
                trainer
            };
            let (mut whole, mut framed) = (begun(), begun());
            let expected = whole.advance(&digits.inputs, &digits.labels, u64::MAX).unwrap();
            let mut budgets = Budgets::new(8);
            let data = (&digits.inputs, &digits.labels);
            run_in_frames(&mut framed, data, || budgets.next(), |_, _| ());
            let name = format!("{kind:?}, {batch} rows by {largest}, {micro_batches}");
            let average = |trainer: &Trainer| trainer.average_model().unwrap().hash();
            assert_eq!(framed.hash(), whole.hash(), "{name}");
            assert_eq!(average(&framed), average(&whole), "{name}");
            let got = framed.progress().unwrap();
            assert_eq!(got.loss.to_bits(), expected.loss.to_bits(), "{name}");
            assert_eq!(got.accuracy, expected.accuracy, "{name}");
            let [got, expected] = [&framed, &whole].map(|trainer| {
                let status = trainer.watch_status().unwrap();
                format!("{:?} {:?}", status.gradient_norm, status.noise_scale)
            });
            assert_eq!(got, expected, "{name}");
        }
    }
}

/// Networks whose layers learn, draw, gate and reshape.
fn networks() -> Vec<(&'static str, Model)> {
    let kinds = [
        ("prelu", ActivationKind::Prelu),
        ("rrelu", ActivationKind::Rrelu),
        ("srelu", ActivationKind::Srelu),
        ("maxout", ActivationKind::Maxout),
        ("crelu", ActivationKind::Crelu),
        ("swiglu", ActivationKind::Swiglu),
        ("softmax", ActivationKind::Softmax),
        ("gelu", ActivationKind::Gelu),
    ];
    let network = |(name, kind)| {
        let first: (Layer, &[usize]) = (dense(36, kind), &[0]);
        let second: (Layer, &[usize]) = (activation_layer(kind), &[1]);
        let last: (Layer, &[usize]) = (dense(5, ActivationKind::Identity), &[2]);
        (name, random_model(graph(&[9], &[first, second, last]), &mut Random::new(2)))
    };
    kinds.into_iter().map(network).collect()
}

/// Steps over arrays: whole ones, or in frames.
fn step(
    trainer: &mut Trainer,
    inputs: &[f32],
    targets: &[f32],
    budgets: Option<&mut Budgets>,
) -> f64 {
    let targets = Targets::Values(targets);
    let Some(budgets) = budgets else { return trainer.step(inputs, &targets).unwrap() };
    loop {
        let report = trainer.step_for(inputs, &targets, budgets.next() / 100).unwrap();
        if report.finished {
            assert!(report.steps == 1 && !trainer.is_under_way());
            return report.loss;
        }
        assert!(report.steps == 0 && trainer.is_under_way());
    }
}

#[test]
fn layers_that_learn_draw_and_reshape_give_the_same_bits() {
    for (name, model) in networks() {
        for (rows, largest_batch) in [(70, 70), (70, 16), (600, 512)] {
            let mut random = Random::new(6);
            let inputs = random.floats(rows * 9, -2.0, 2.0);
            let targets = random.floats(rows * 5, 0.0, 1.0);
            let trainer = || {
                let options = TrainerOptions { largest_batch, seed: 5, ..Default::default() };
                let loss = Loss::new(LossKind::MeanSquaredError);
                let nesterov = optimizer(OptimizerKind::Nesterov);
                Trainer::new(&model, loss, nesterov, Runtime::single(), options).unwrap()
            };
            let (mut whole, mut framed, mut budgets) = (trainer(), trainer(), Budgets::new(1));
            for _ in 0..4 {
                let expected = step(&mut whole, &inputs, &targets, None);
                let got = step(&mut framed, &inputs, &targets, Some(&mut budgets));
                assert_eq!(got.to_bits(), expected.to_bits(), "{name}, {rows} by {largest_batch}");
            }
            assert_eq!(framed.hash(), whole.hash(), "{name}, {rows} by {largest_batch}");
        }
    }
}

#[test]
fn large_products_in_frames_on_several_threads_give_the_same_bits() {
    let digits = Digits::first(520);
    let model = stack(&[700, 530, CLASSES], ActivationKind::Tanh, 5);
    let trainer = |threads| {
        let options = TrainerOptions { largest_batch: 520, ..Default::default() };
        let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
        let runtime = Runtime::new(threads, None).unwrap();
        Trainer::new(&model, loss, optimizer(OptimizerKind::Adam), runtime, options).unwrap()
    };
    let targets = Targets::Labels32(digits.classes());
    let mut whole = trainer(1);
    for _ in 0..2 {
        whole.step(digits.pixels(), &targets).unwrap();
    }
    for threads in [1, 3] {
        let mut framed = trainer(threads);
        let mut frames = 0;
        while framed.steps() < 2 {
            framed.step_for(digits.pixels(), &targets, 0).unwrap();
            frames += 1;
        }
        framed.settle();
        assert!(frames > 80, "{frames} frames");
        assert_eq!(framed.hash(), whole.hash(), "{threads} threads");
    }
}

//! The figures of the doctor's watch are their definitions: ratios of update to weight, the gradient
//! noise scale, the plateau; the same bits at every level with every number of threads.
#![allow(clippy::disallowed_methods)]

use std::sync::Arc;

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::Model;
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::{Trainer, TrainerOptions};

use crate::support::networks::{activation_layer, dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;

const INPUTS: usize = 3;
const ROWS: usize = 16;

/// layer1 dense, layer2 an activation, layer3 dense.
fn model(units: usize) -> Model {
    let layers = [
        (dense(units, ActivationKind::Identity), &[0][..]),
        (activation_layer(ActivationKind::Tanh), &[1]),
        (dense(1, ActivationKind::Identity), &[2]),
    ];
    random_model(graph(&[INPUTS], &layers), &mut Random::new(61))
}

struct Setting {
    kind: OptimizerKind,
    rate: f64,
    reduction: f64,
}

const SETTING: Setting = Setting { kind: OptimizerKind::Sgd, rate: 0.01, reduction: 0.0 };

fn trainer(
    model: &Model,
    runtime: &Arc<Runtime>,
    setting: Setting,
    settings: &[(Param, f64)],
) -> Trainer {
    let mut optimizer = Optimizer::new(setting.kind);
    optimizer.set(Param::LearningRate, setting.rate).unwrap();
    let mut loss = Loss::new(LossKind::MeanSquaredError);
    loss.set(Param::Reduction, setting.reduction).unwrap();
    let options = TrainerOptions { largest_batch: 64, ..TrainerOptions::default() };
    let mut trainer = Trainer::new(model, loss, optimizer, Arc::clone(runtime), options).unwrap();
    settings.iter().for_each(|&(key, value)| trainer.set_watch_setting(key, value).unwrap());
    trainer
}

const ON: (Param, f64) = (Param::Watch, 1.0);

/// Rows with targets that are noise around a function.
fn batch(random: &mut Random, rows: usize) -> (Vec<f32>, Vec<f32>) {
    let inputs = random.floats(rows * INPUTS, -1.0, 1.0);
    let mut target = |x: &[f32]| x[0] - 0.5 * x[1] * x[2] + random.uniform(-0.5, 0.5);
    let targets = inputs.chunks(INPUTS).map(&mut target).collect();
    (inputs, targets)
}

fn squares(values: &[f32]) -> f64 {
    values.iter().map(|x| f64::from(*x) * f64::from(*x)).sum()
}

#[test]
fn ratios_are_changes_over_weights_of_each_layer() {
    for kind in [OptimizerKind::Sgd, OptimizerKind::Adam, OptimizerKind::Lamb] {
        let setting = Setting { kind, ..SETTING };
        let interval = (Param::RatioInterval, 3.0);
        let mut trainer = trainer(&model(5), &runtimes::plain(), setting, &[interval, ON]);
        let mut random = Random::new(62);
        let mut expected = [f64::NAN; 2];
        for number in 1..=7 {
            let (inputs, targets) = batch(&mut random, ROWS);
            let before = trainer.weights().to_vec();
            trainer.step(&inputs, &Targets::Values(&targets)).unwrap();
            let parameters = &trainer.network().layout.parameters;
            if number % 3 == 0 {
                for (place, expected) in expected.iter_mut().enumerate() {
                    let range =
                        parameters[2 * place].range.start..parameters[2 * place + 1].range.end;
                    let moved = range.clone().map(|index| {
                        let change = f64::from(trainer.weights()[index]) - f64::from(before[index]);
                        change * change
                    });
                    *expected = (moved.sum::<f64>() / squares(&before[range])).sqrt();
                }
            }
            let got = [0, 2].map(|layer| trainer.watch_ratio(layer).unwrap());
            for (got, expected) in got.iter().zip(&expected) {
                let is_near = (got / expected - 1.0).abs() < 1e-12;
                assert!(
                    is_near || got.is_nan() && expected.is_nan(),
                    "{kind:?}: {got}, {expected}"
                );
            }
            assert!(trainer.watch_ratio(1).unwrap().is_nan(), "no parameters");
            let largest = trainer.watch_status().unwrap().update_ratio;
            assert!(largest.is_nan() || largest == got[0].max(got[1]));
        }
        assert!(expected[0] > 0.0);
    }
}

#[test]
fn ratios_that_are_too_large_or_too_small_are_told() {
    for (rate, words) in [(2.0, "lower the learning rate"), (1e-9, "raise the learning rate")] {
        let setting = Setting { kind: OptimizerKind::Adam, rate, ..SETTING };
        let interval = (Param::RatioInterval, 1.0);
        let mut trainer = trainer(&model(5), &runtimes::plain(), setting, &[interval, ON]);
        let (inputs, targets) = batch(&mut Random::new(62), ROWS);
        trainer.step(&inputs, &Targets::Values(&targets)).unwrap();
        let advice = trainer.watch_advice().unwrap();
        assert!(advice.contains("layer3: a step changes its weights by"), "{advice}");
        assert!(advice.contains(words), "{advice}");
    }
}

/// tr Σ and |G|² by the estimator's equation, from gradients of a batch and its halves that another
/// trainer computes.
fn expected_scale(
    plain: &mut Trainer,
    rows: usize,
    inputs: &[f32],
    targets: &[f32],
    sum: bool,
) -> [f64; 2] {
    let half = rows / 2;
    let mut square_of = |from: usize, to: usize| {
        let (x, t) = (&inputs[from * INPUTS..to * INPUTS], &targets[from..to]);
        plain.compute_gradients(x, &Targets::Values(t)).unwrap();
        let count = (to - from) as f64;
        squares(plain.gradients()) / if sum { count * count } else { 1.0 }
    };
    let small = (square_of(0, half) + square_of(rows - half, rows)) / 2.0;
    let large = square_of(0, rows);
    let (small_rows, large_rows) = (half as f64, rows as f64);
    let trace = (small - large) / (1.0 / small_rows - 1.0 / large_rows);
    [trace, (large_rows * large - small_rows * small) / (large_rows - small_rows)]
}

#[test]
fn the_noise_scale_is_the_published_estimator() {
    for (rows, reduction) in [(16, 0.0), (2, 0.0), (17, 0.0), (16, 1.0)] {
        let setting = || Setting { reduction, rate: 1e-3, ..SETTING };
        let interval = (Param::NoiseScaleInterval, 2.0);
        let settings = [interval, (Param::ExplosionFactor, 0.0), ON];
        let mut watched = trainer(&model(5), &runtimes::plain(), setting(), &settings);
        let mut plain = trainer(&model(5), &runtimes::plain(), setting(), &[]);
        let mut random = Random::new(63);
        let (mut means, mut weight) = ([0.0; 2], 0.0);
        assert!(watched.watch_status().unwrap().noise_scale.is_nan());
        for number in 1..=6 {
            let (inputs, targets) = batch(&mut random, rows);
            if number % 2 == 0 {
                plain.weights_mut().copy_from_slice(watched.weights());
                let new = expected_scale(&mut plain, rows, &inputs, &targets, reduction == 1.0);
                means = [0, 1].map(|i| 0.9 * means[i] + 0.1 * new[i]);
                weight = 0.9 * weight + 0.1;
            }
            watched.step(&inputs, &Targets::Values(&targets)).unwrap();
        }
        let status = watched.watch_status().unwrap();
        let near = |got: f64, expected: f64| (got - expected).abs() < 1e-9 * means[0].abs();
        let [trace, square] = means.map(|mean| mean / weight);
        assert!(near(status.gradient_variance, trace), "{} {trace}", status.gradient_variance);
        assert!(near(status.gradient_square, square), "{} {square}", status.gradient_square);
        let scale = if square > 0.0 { trace / square } else { f64::INFINITY };
        assert!((status.noise_scale / scale - 1.0).abs() < 1e-9 || status.noise_scale == scale);
    }
}

/// Over many batches the estimate comes near what the gradients of single rows say: tr Σ is their
/// variance, G their mean. With a rate of 0 both stand still.
#[test]
fn the_noise_scale_is_that_of_single_rows() {
    let model = model(5);
    let mut random = Random::new(64);
    let (inputs, targets) = batch(&mut random, 4096);
    let mut single = trainer(&model, &runtimes::plain(), SETTING, &[]);
    let floats = model.flat().len();
    let (mut mean, mut total) = (vec![0.0; floats], 0.0);
    for row in 0..4096 {
        let x = &inputs[row * INPUTS..(row + 1) * INPUTS];
        single.compute_gradients(x, &Targets::Values(&targets[row..=row])).unwrap();
        total += squares(single.gradients()) / 4096.0;
        let gradients = single.gradients().iter();
        mean.iter_mut().zip(gradients).for_each(|(m, g)| *m += f64::from(*g) / 4096.0);
    }
    let square: f64 = mean.iter().map(|x| x * x).sum();
    let variance = total - square;
    let still = Setting { rate: 0.0, ..SETTING };
    let settings = [(Param::NoiseScaleInterval, 1.0), (Param::ExplosionFactor, 0.0), ON];
    let mut watched = trainer(&model, &runtimes::plain(), still, &settings);
    let (mut sums, count) = ([0.0; 2], 1000);
    for _ in 0..count {
        // The running means of many estimates, averaged once more.
        let rows: Vec<usize> = (0..64).map(|_| random.below(4096)).collect();
        let x: Vec<f32> =
            rows.iter().flat_map(|row| inputs[row * INPUTS..][..INPUTS].to_vec()).collect();
        let t: Vec<f32> = rows.iter().map(|row| targets[*row]).collect();
        watched.step(&x, &Targets::Values(&t)).unwrap();
        let status = watched.watch_status().unwrap();
        sums[0] += status.gradient_variance / f64::from(count);
        sums[1] += status.gradient_square / f64::from(count);
    }
    let near = |got: f64, expected: f64| (got / expected - 1.0).abs() < 0.05;
    assert!(near(sums[0], variance), "tr Σ {} instead of {variance}", sums[0]);
    assert!(near(sums[1], square), "|G|² {} instead of {square}", sums[1]);
}

#[test]
fn a_plateau_is_told_and_a_falling_loss_is_none() {
    let settings = [(Param::Window, 20.0), ON];
    let (inputs, targets) = batch(&mut Random::new(65), ROWS);
    for (rate, is_plateau) in [(0.0, true), (0.05, false)] {
        let setting = Setting { rate, ..SETTING };
        let mut trainer = trainer(&model(5), &runtimes::plain(), setting, &settings);
        let mut losses = Vec::new();
        for number in 1..=25 {
            losses.push(trainer.step(&inputs, &Targets::Values(&targets)).unwrap());
            let status = trainer.watch_status().unwrap();
            assert_eq!(status.plateau, is_plateau && number >= 20);
            assert_eq!(status.progress.is_nan(), number < 20);
        }
        let status = trainer.watch_status().unwrap();
        let recent = &losses[5..];
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let near = |a: f64, b: f64| (a - b).abs() < 1e-12;
        let progress = 1.0 - mean(&recent[10..]) / mean(&recent[..10]);
        assert!(near(status.progress, progress), "{} {progress}", status.progress);
        assert!(near(status.mean, mean(recent)) && status.loss == losses[24]);
        let squares: Vec<f64> = recent.iter().map(|x| (x - mean(recent)).powi(2)).collect();
        let deviation = mean(&squares).sqrt();
        assert!(near(status.deviation, deviation));
        assert!(near(status.limit, mean(recent) + 10.0 * deviation.max(0.1 * mean(recent))));
        let advice = trainer.watch_advice().unwrap();
        assert_eq!(advice.contains("the loss fell by 0 % over the last 20 updates"), is_plateau);
        let gradient = squares_of_last(&trainer);
        assert!(near(status.gradient_norm, gradient.sqrt()));
    }
}

fn squares_of_last(trainer: &Trainer) -> f64 {
    squares(trainer.gradients())
}

#[test]
fn the_same_bits_at_every_level_and_with_every_number_of_threads() {
    let model = model(2000);
    let mut found = Vec::new();
    for runtime in runtimes::all() {
        let settings = [
            (Param::Window, 4.0),
            (Param::RatioInterval, 1.0),
            (Param::NoiseScaleInterval, 1.0),
            ON,
        ];
        let setting = Setting { rate: 1e-4, ..SETTING };
        let mut trainer = trainer(&model, &runtime, setting, &settings);
        let mut random = Random::new(66);
        for _ in 0..5 {
            let (inputs, targets) = batch(&mut random, 64);
            trainer.step(&inputs, &Targets::Values(&targets)).unwrap();
        }
        let status = trainer.watch_status().unwrap();
        let figures = [
            status.loss,
            status.limit,
            status.progress,
            status.gradient_norm,
            status.update_ratio,
            status.noise_scale,
            status.gradient_variance,
        ];
        assert!(figures.iter().all(|figure| figure.is_finite() || *figure == f64::INFINITY));
        found.push((figures.map(f64::to_bits), runtimes::describe(&runtime)));
    }
    for (figures, place) in &found[1..] {
        assert_eq!(*figures, found[0].0, "{place}");
    }
}

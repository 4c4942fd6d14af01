//! Noise on gradients: its law and how it fades, its values against an independent table, where it
//! comes in, the same bits everywhere, and that a run goes on from a file with the same noise.
#![allow(clippy::disallowed_methods)]

use std::sync::Arc;

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::Model;
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::{Trainer, TrainerOptions};

use crate::support::compare::{Tolerance, assert_each_close};
use crate::support::golden::Table;
use crate::support::networks::{dense, dense_without_bias, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;

const INPUTS: usize = 20;

/// Layers of so many units; the parameters are layer1.weight, layer1.bias, layer2.weight.
fn model(units: usize) -> Model {
    let layers = [
        (dense(units, ActivationKind::Tanh), &[0][..]),
        (dense_without_bias(1, ActivationKind::Identity), &[1]),
    ];
    random_model(graph(&[INPUTS], &layers), &mut Random::new(81))
}

fn trainer(model: &Model, runtime: &Arc<Runtime>, seed: u64, settings: &[(Param, f64)]) -> Trainer {
    let optimizer = Optimizer::new(OptimizerKind::Sgd);
    let loss = Loss::new(LossKind::MeanSquaredError);
    let options = TrainerOptions { seed, ..TrainerOptions::default() };
    let made = Trainer::new(model, loss, optimizer, Arc::clone(runtime), options);
    let mut trainer = made.unwrap();
    settings.iter().for_each(|&(key, value)| trainer.set_update_setting(key, value).unwrap());
    trainer
}

fn step(trainer: &mut Trainer) {
    let inputs = Random::new(82).floats(3 * INPUTS, -1.0, 1.0);
    trainer.step(&inputs, &Targets::Values(&[0.5, -0.5, 0.25])).unwrap();
}

/// An update from gradients of 0: what is left in the gradients is the noise.
fn noise_of_an_update(trainer: &mut Trainer) -> Vec<f32> {
    let inputs = vec![0.0; INPUTS];
    trainer.compute_gradients(&inputs, &Targets::Values(&[0.0])).unwrap();
    trainer.gradients_mut().fill(0.0);
    trainer.apply_gradients().unwrap();
    trainer.gradients().to_vec()
}

/// √n sup |F_n − Φ|.
fn kolmogorov(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let count = sorted.len() as f64;
    let off = sorted.iter().enumerate().map(|(index, &x)| {
        let below = 0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2);
        (below - index as f64 / count).max((index + 1) as f64 / count - below)
    });
    off.fold(0.0, f64::max) * count.sqrt()
}

/// Mean, variance, the whole law, and that neighbours, and the two values of a pair, have nothing to
/// do with each other.
fn check_standard_normal(what: &str, z: &[f64]) {
    let count = z.len() as f64;
    // Five standard errors.
    let mean = z.iter().sum::<f64>() / count;
    assert!(mean.abs() < 5.0 / count.sqrt(), "{what}: mean {mean}");
    let variance = z.iter().map(|x| x * x).sum::<f64>() / count;
    assert!((variance - 1.0).abs() < 5.0 * (2.0 / count).sqrt(), "{what}: variance {variance}");
    let fourth = z.iter().map(|x| x.powi(4)).sum::<f64>() / count;
    assert!((fourth - 3.0).abs() < 5.0 * (96.0 / count).sqrt(), "{what}: fourth moment {fourth}");
    // 1.95 is passed once in a thousand (Kolmogorov 1933; Smirnov 1948).
    assert!(kolmogorov(z) < 1.95, "{what}: {}", kolmogorov(z));
    for lag in [1, 16, 32, 64] {
        let products = z.iter().zip(&z[lag..]).map(|(a, b)| a * b);
        let correlation = products.sum::<f64>() / count;
        assert!(correlation.abs() < 5.0 / count.sqrt(), "{what}: lag {lag}: {correlation}");
        let squares = z.iter().zip(&z[lag..]).map(|(a, b)| (a * a - 1.0) * (b * b - 1.0));
        let correlation = squares.sum::<f64>() / count / 2.0;
        assert!(
            correlation.abs() < 5.0 / count.sqrt(),
            "{what}: squares, lag {lag}: {correlation}"
        );
    }
}

#[test]
fn the_noise_is_normal_and_fades_as_published() {
    // 80,000 weights: the floats of a layer stand side by side.
    let model = model(4000);
    let range = model.network().layout.parameters[0].range.clone();
    for (eta, gamma) in [(1.0, 0.55), (0.01, 2.0), (0.3, 0.0)] {
        let settings = [(Param::GradientNoise, eta), (Param::GradientNoiseDecay, gamma)];
        let mut trainer = trainer(&model, &Runtime::on_calling_thread().into(), 5, &settings);
        for done in 0..5 {
            let noise = noise_of_an_update(&mut trainer);
            let deviation = (eta / f64::from(1 + done).powf(gamma)).sqrt();
            let z = noise[range.clone()].iter().map(|x| f64::from(*x) / deviation);
            let what = format!("variance {eta}, decay {gamma}, after {done}");
            check_standard_normal(&what, &z.collect::<Vec<_>>());
        }
    }
}

#[test]
fn draws_depend_on_seed_and_step() {
    let model = model(200);
    let settings = [(Param::GradientNoise, 1.0), (Param::GradientNoiseDecay, 0.0)];
    let draw = |seed| {
        let mut trainer = trainer(&model, &runtimes::plain(), seed, &settings);
        [noise_of_an_update(&mut trainer), noise_of_an_update(&mut trainer)].concat()
    };
    let (one, two) = (draw(1), draw(2));
    assert_eq!(one, draw(1));
    let same = |a: &[f32], b: &[f32]| a.iter().zip(b).filter(|(a, b)| a == b && **a != 0.0).count();
    assert!(same(&one, &two) < 5);
    let (first, second) = one.split_at(one.len() / 2);
    assert!(same(first, second) < 5);
}

/// The table has the noise of places 0 to 199 of the flat layout.
#[test]
fn draws_are_those_of_the_table() {
    let table = Table::read("gradient_noise");
    let [high, low] = table.numbers::<2>("seed");
    let seed = (high as u64) << 32 | low as u64;
    let model = model(10);
    for runtime in runtimes::single_threaded() {
        for case in table.cases("", ".settings") {
            let [eta, gamma, step] = table.numbers::<3>(&format!("{case}.settings"));
            let settings = [(Param::GradientNoise, eta), (Param::GradientNoiseDecay, gamma)];
            let mut trainer = trainer(&model, &runtime, seed, &settings);
            let mut noise = noise_of_an_update(&mut trainer);
            for _ in 0..step as u64 {
                noise = noise_of_an_update(&mut trainer);
            }
            let deviation = table.number(&format!("{case}.deviation"));
            // A few roundings of the logarithm's argument, of the angle and of the product.
            let tolerance = Tolerance { relative: 2e-6, absolute: 2e-6 * deviation };
            let expected = table.get(&format!("{case}.noise"));
            assert_each_close(case, &noise[..200], expected, tolerance);
        }
    }
}

#[test]
fn noise_comes_after_clipping_and_spares_what_is_frozen_and_the_floats_between() {
    let model = model(10);
    let clip = (Param::ClipNorm, 1e-3);
    let mut clipped = trainer(&model, &runtimes::plain(), 3, &[clip]);
    let mut noisy = trainer(&model, &runtimes::plain(), 3, &[clip, (Param::GradientNoise, 1.0)]);
    noisy.set_group(0, Param::Frozen, 1.0).unwrap();
    clipped.set_group(0, Param::Frozen, 1.0).unwrap();
    step(&mut clipped);
    step(&mut noisy);
    let parameters = &model.network().layout.parameters;
    let frozen = parameters[0].range.clone();
    assert_eq!(clipped.gradients()[frozen.clone()], noisy.gradients()[frozen.clone()]);
    assert_eq!(model.flat()[frozen.clone()], noisy.weights()[frozen]);
    // Clipped after it, the noise of variance 1 would be a thousandth.
    let bias = parameters[1].range.clone();
    let difference = |index: usize| clipped.gradients()[index] - noisy.gradients()[index];
    let size = bias.clone().map(|index| difference(index).abs()).sum::<f32>() / 10.0;
    assert!(size > 0.2, "{size}");
    for gap in [bias.end..parameters[2].range.start, parameters[2].range.end..noisy.weights().len()]
    {
        assert!(!gap.is_empty());
        assert!(noisy.gradients()[gap.clone()].iter().all(|x| x.to_bits() == 0));
        assert!(noisy.weights()[gap].iter().all(|x| x.to_bits() == 0));
    }
}

/// SHA-256 of the weights after two updates with noise, in debug and release builds alike; another one is a numeric break.
const GOLDEN: &str = "5223b5179fb72533f063b015a639764d8e9a56068ab7e61cd8411980dfad4389";

#[test]
fn the_same_bits_at_every_level_and_with_every_number_of_threads() {
    // 300,000 weights: threads share them.
    let model = model(runtimes::SHARED / INPUTS);
    let mut hashes = Vec::new();
    for runtime in runtimes::all() {
        let mut trainer = trainer(&model, &runtime, 9, &[(Param::GradientNoise, 0.3)]);
        (0..2).for_each(|_| step(&mut trainer));
        hashes.push((trainer.hash(), runtimes::describe(&runtime)));
    }
    for (hash, place) in &hashes {
        let hexadecimal = hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        assert_eq!(hexadecimal, GOLDEN, "{place}");
    }
}

#[test]
fn a_run_goes_on_from_a_file_with_the_same_noise() {
    let model = model(10);
    let settings = [(Param::GradientNoise, 0.3), (Param::GradientNoiseDecay, 0.75)];
    let mut whole = trainer(&model, &runtimes::plain(), 4, &settings);
    (0..3).for_each(|_| step(&mut whole));
    let options = TrainerOptions { seed: 99, ..TrainerOptions::default() };
    let bytes = whole.to_bytes().unwrap();
    let mut back = Trainer::from_bytes(&bytes, runtimes::plain(), options).unwrap();
    for trainer in [&mut whole, &mut back] {
        (0..3).for_each(|_| step(trainer));
    }
    assert_eq!(whole.to_bytes().unwrap(), back.to_bytes().unwrap());
    // And another one without noise goes another way.
    let mut quiet = trainer(&model, &runtimes::plain(), 4, &[]);
    (0..6).for_each(|_| step(&mut quiet));
    assert_ne!(quiet.hash(), whole.hash());
}

/// An examination shows what the next step would do, noise and all.
#[test]
fn an_examination_has_the_noise_of_the_next_step() {
    let model = model(10);
    let mut noisy = trainer(&model, &runtimes::plain(), 4, &[(Param::GradientNoise, 1.0)]);
    let inputs = Random::new(82).floats(3 * INPUTS, -1.0, 1.0);
    let targets = [0.5, -0.5, 0.25];
    let report = noisy.examine(&inputs, &Targets::Values(&targets)).unwrap();
    let before = noisy.weights().to_vec();
    noisy.step(&inputs, &Targets::Values(&targets)).unwrap();
    let range = noisy.network().layout.parameters[2].range.clone();
    let moved = range.map(|index| f64::from(noisy.weights()[index] - before[index]).powi(2));
    let expected = moved.sum::<f64>().sqrt();
    let got = report.layers[1].figures.update_norm;
    assert!((got / expected - 1.0).abs() < 1e-5, "{got}, moved {expected}");
}

//! Randomized rectifiers: the draws of training are uniform, of both conventions; they differ by
//! element, step, layer and seed; seed and step give them again, after a file too; and inference
//! takes their mean.
//!
//! Where x = −1 and the target is 0, the gradient of the mean squared error at the input of the
//! rectifier y = s x is −2 s² / n: so training shows its slopes s.
#![allow(clippy::disallowed_methods)]

use glia::activation::ActivationKind;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::{Model, Session};
use glia::optim::{Optimizer, OptimizerKind};
use glia::rng::Philox;
use glia::train::{Trainer, TrainerOptions};

use crate::support::networks::{activation_layer, graph};

const ROWS: usize = 256;
const COLUMNS: usize = 129;
const COUNT: usize = ROWS * COLUMNS;
const KINDS: [ActivationKind; 2] = [ActivationKind::Rrelu, ActivationKind::RreluDivisor];

/// The ends that the kinds have by default.
fn ends(kind: ActivationKind) -> [f64; 2] {
    if kind == ActivationKind::Rrelu { [1.0 / 8.0, 1.0 / 3.0] } else { [3.0, 8.0] }
}

fn options(seed: u64) -> TrainerOptions {
    TrainerOptions { largest_batch: ROWS, input_gradient: true, seed }
}

fn model(kind: ActivationKind) -> Model {
    Model::new(graph(&[COLUMNS], &[(activation_layer(kind), &[0])]), 0).unwrap()
}

fn trainer(kind: ActivationKind, seed: u64) -> Trainer {
    let (loss, sgd) = (Loss::new(LossKind::MeanSquaredError), Optimizer::new(OptimizerKind::Sgd));
    Trainer::new(&model(kind), loss, sgd, Runtime::single(), options(seed)).unwrap()
}

/// The numbers that the step which is next draws, between 0 and 1 of the way from end to end.
fn draws(kind: ActivationKind, trainer: &mut Trainer) -> Vec<f64> {
    let (inputs, targets) = (vec![-1.0; COUNT], vec![0.0; COUNT]);
    trainer.compute_gradients(&inputs, &Targets::Values(&targets)).unwrap();
    let [low, high] = ends(kind);
    let share = |&gradient: &f32| {
        let slope = (f64::from(-gradient) * COUNT as f64 / 2.0).sqrt();
        let number = if kind == ActivationKind::Rrelu { slope } else { 1.0 / slope };
        (number - low) / (high - low)
    };
    trainer.input_gradient().unwrap().iter().map(share).collect()
}

/// How many elements two draws have in common.
fn common(first: &[f64], second: &[f64]) -> usize {
    first.iter().zip(second).filter(|(a, b)| a == b).count()
}

/// The largest distance between the distribution of the values and the uniform one.
fn kolmogorov_smirnov(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let count = values.len() as f64;
    let distance = |(index, value): (usize, &f64)| {
        (value - index as f64 / count).abs().max((value - (index + 1) as f64 / count).abs())
    };
    sorted.iter().enumerate().map(distance).fold(0.0, f64::max)
}

/// The correlation between elements that are `lag` apart.
fn correlation(values: &[f64], lag: usize) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let variance: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let pairs = values.iter().zip(&values[lag..]);
    pairs.map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>() / variance
}

#[test]
fn the_draws_are_uniform_and_independent() {
    for kind in KINDS {
        let draws = draws(kind, &mut trainer(kind, 11));
        // The chance to be farther off is 1 in 10 000 (Kolmogorov 1933).
        let (distance, most) = (kolmogorov_smirnov(&draws), 2.23 / (COUNT as f64).sqrt());
        assert!(distance < most, "{kind:?}: {distance} is not below {most}");
        for lag in [1, 2, 3, 4, 16, COLUMNS] {
            let (found, most) = (correlation(&draws, lag).abs(), 4.0 / (COUNT as f64).sqrt());
            assert!(found < most, "{kind:?}: elements {lag} apart: {found} is not below {most}");
        }
    }
}

#[test]
fn a_wrong_distribution_is_seen() {
    let uniform = |index: usize| (index as f64 + 0.5) / COUNT as f64;
    let squared: Vec<_> = (0..COUNT).map(|index| uniform(index).powf(1.05)).collect();
    assert!(kolmogorov_smirnov(&squared) > 2.23 / (COUNT as f64).sqrt());
    let again: Vec<_> = (0..COUNT).map(|index| uniform(index / 4 * 7919 % COUNT)).collect();
    assert!(correlation(&again, 1) > 0.5);
}

#[test]
fn the_draws_differ_by_element_step_and_seed() {
    for kind in KINDS {
        let mut one = trainer(kind, 1);
        let first = draws(kind, &mut one);
        // Cells of 2²³: about 65 of these pairs of elements are the same by chance.
        let mut sorted = first.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.dedup();
        assert!(sorted.len() > COUNT - 2000, "{kind:?}: {} numbers only", sorted.len());
        assert_eq!(first, draws(kind, &mut one), "{kind:?}: the same step");
        one.apply_gradients().unwrap();
        assert!(common(&first, &draws(kind, &mut one)) < COUNT / 100, "{kind:?}: the next step");
        let other = draws(kind, &mut trainer(kind, 2));
        assert!(common(&first, &other) < COUNT / 100, "{kind:?}: another seed");
        assert_eq!(first, draws(kind, &mut trainer(kind, 1)), "{kind:?}: the same seed");
    }
}

#[test]
fn layers_draw_for_themselves() {
    for kind in KINDS {
        let two = [(activation_layer(kind), &[0][..]), (activation_layer(kind), &[1])];
        let model = Model::new(graph(&[COLUMNS], &two), 0).unwrap();
        let (loss, sgd) =
            (Loss::new(LossKind::MeanSquaredError), Optimizer::new(OptimizerKind::Sgd));
        let mut trainer = Trainer::new(&model, loss, sgd, Runtime::single(), options(1)).unwrap();
        let (inputs, targets) = (vec![-1.0; COUNT], vec![0.0; COUNT]);
        trainer.compute_gradients(&inputs, &Targets::Values(&targets)).unwrap();
        // Of two layers the gradient is −2 (s t)² / n; were t = s, its root would be s².
        let once = draws(kind, &mut self::trainer(kind, 1));
        let [low, high] = ends(kind);
        let same =
            trainer.input_gradient().unwrap().iter().zip(once).filter(|(gradient, share)| {
                let product = (f64::from(-**gradient) * COUNT as f64 / 2.0).sqrt();
                let number = low + share * (high - low);
                let slope = if kind == ActivationKind::Rrelu { number } else { 1.0 / number };
                (product - slope * slope).abs() < 1e-4 * product
            });
        assert!(same.count() < COUNT / 100, "{kind:?}");
    }
}

/// The draws by the documentation: word i mod 4 of the block ⌊i / 4⌋ of seed, step and node.
#[test]
fn seed_and_step_give_the_draws() {
    let (seed, step, node) = (1_u64 << 40 | 77, 3, 1);
    for kind in KINDS {
        let mut trainer = trainer(kind, seed);
        for _ in 0..step {
            draws(kind, &mut trainer);
            trainer.apply_gradients().unwrap();
        }
        let philox = Philox::new(seed);
        for (index, share) in draws(kind, &mut trainer).into_iter().enumerate() {
            let words = philox.block(3 | node << 8, step, (index / 4) as u32);
            let expected = (f64::from(words[index % 4] >> 9) + 0.5) / f64::from(1 << 23);
            assert!((share - expected).abs() < 3e-6, "{kind:?}[{index}]: {share}, {expected}");
        }
    }
}

#[test]
fn a_file_goes_on_with_the_same_draws() {
    for kind in KINDS {
        let mut trainer = trainer(kind, 5);
        draws(kind, &mut trainer);
        trainer.apply_gradients().unwrap();
        let bytes = trainer.to_bytes().unwrap();
        let mut loaded = Trainer::from_bytes(&bytes, Runtime::single(), options(5)).unwrap();
        for _ in 0..3 {
            assert_eq!(draws(kind, &mut trainer), draws(kind, &mut loaded), "{kind:?}");
            trainer.apply_gradients().unwrap();
            loaded.apply_gradients().unwrap();
        }
    }
}

#[test]
fn inference_takes_the_mean() {
    for kind in KINDS {
        let [low, high] = ends(kind);
        let mean = 0.5 * (low as f32 + high as f32);
        let slope = if kind == ActivationKind::Rrelu { mean } else { 1.0 / mean };
        let mut session = Session::new(&model(kind), Runtime::single(), ROWS).unwrap();
        let mut outputs = vec![0.0; COUNT];
        for _ in 0..2 {
            session.run(&vec![-1.0; COUNT], &mut outputs).unwrap();
            assert!(outputs.iter().all(|&output| output == -slope), "{kind:?}: {}", outputs[0]);
        }
        let positive: Vec<_> = (1..=COUNT).map(|index| index as f32).collect();
        session.run(&positive, &mut outputs).unwrap();
        assert_eq!(outputs, positive, "{kind:?}");
    }
}

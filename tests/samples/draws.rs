//! How often samples are drawn: by the shares of their buffers, and each of a buffer alike.

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::loss::{Loss, LossKind, Targets};
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::samples::{Given, Samples, SamplesKind};
use glia::train::{Trainer, TrainerOptions};

use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;

/// A trainer whose output is 0 for every input, so that the loss of a batch is the mean of its targets,
/// and so many rings for it.
fn averaging<const N: usize>() -> (Trainer, [Samples; N]) {
    let layers = [(dense(1, ActivationKind::Identity), &[0][..])];
    let model = random_model(graph(&[1], &layers), &mut Random::new(4));
    let (loss, sgd) = (Loss::new(LossKind::MeanAbsoluteError), Optimizer::new(OptimizerKind::Sgd));
    let options = TrainerOptions { seed: 9, ..Default::default() };
    let mut trainer = Trainer::new(&model, loss.clone(), sgd, runtimes::plain(), options).unwrap();
    trainer.weights_mut().fill(0.0);
    let rings = [0; N].map(|_| {
        let mut ring = Samples::new(SamplesKind::Ring);
        ring.set(Param::Capacity, 10.0).unwrap();
        ring.prepare(model.network(), &loss, false).unwrap();
        ring
    });
    (trainer, rings)
}

fn add(samples: &Samples, values: &[f32]) {
    let given = Given { inputs: values, targets: &Targets::Values(values), weights: None };
    samples.store().unwrap().add(given).unwrap();
}

#[test]
fn shares_are_right_on_average_and_within_a_row_in_each_batch() {
    let (mut trainer, [empty, ones, zeros]) = averaging();
    add(&ones, &[1.0]);
    add(&zeros, &[0.0]);
    for (samples, share) in [(&empty, 5.0), (&ones, 0.9), (&zeros, 2.1)] {
        trainer.attach_samples(samples, share).unwrap();
    }
    for rows in [1, 3, 10, 64] {
        let (exact, batches) = (rows as f64 * 0.3, 2000);
        let mut sum = 0.0;
        for _ in 0..batches {
            let ones = trainer.compute_gradients_samples(rows).unwrap() * rows as f64;
            assert!((ones - exact).abs() < 1.001, "{ones} of {rows} rows");
            sum += ones.round();
        }
        // A batch is off by a Bernoulli variable, whose deviation is at most a half.
        let mean = sum / f64::from(batches);
        assert!((mean - exact).abs() < 4.0 * 0.5 / f64::from(batches).sqrt(), "{mean} {exact}");
    }
}

#[test]
fn every_sample_of_a_buffer_is_drawn_as_often_as_any_other() {
    let (mut trainer, [ring]) = averaging();
    let values: Vec<f32> = (0..13).map(|number| number as f32).collect();
    add(&ring, &values);
    trainer.attach_samples(&ring, 1.0).unwrap();
    let mut counts = [0; 13];
    for _ in 0..5000 {
        counts[trainer.compute_gradients_samples(1).unwrap() as usize] += 1;
    }
    assert_eq!(counts[..3], [0; 3], "these were overwritten");
    let excess = counts[3..].iter().map(|&n| f64::from(n) - 500.0);
    let chi: f64 = excess.map(|excess| excess * excess / 500.0).sum();
    assert!(chi < 27.9, "chi-squared {chi} with nine degrees of freedom: {counts:?}");
}

//! Which samples a run's steps take: the whole data set at once, one at a time, with replacement.

use std::sync::Arc;

use crate::digits::{Digits, optimizer, residual_network};
use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::Model;
use glia::optim::{Optimizer, OptimizerKind};
use glia::rng::{Philox, Stream};
use glia::tensor::buffer::Buffer;
use glia::tensor::element::Type;
use glia::tensor::tensor::Tensor;
use glia::train::{FULL_BATCH, FitOptions, Trainer, TrainerOptions};

use crate::support::networks::{dense_without_bias, graph};

const SEED: u64 = 11;

fn digits_trainer(largest_batch: usize) -> Trainer {
    let model = residual_network(3, ActivationKind::Identity);
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let options = TrainerOptions { largest_batch, seed: SEED, input_gradient: false };
    Trainer::new(&model, loss, optimizer(OptimizerKind::Adam), Runtime::single(), options).unwrap()
}

fn run(mut trainer: Trainer, options: FitOptions, digits: &Digits) -> (Trainer, f64) {
    trainer.begin(options).unwrap();
    let progress = trainer.advance(&digits.inputs, &digits.labels, u64::MAX).unwrap();
    assert!(progress.finished);
    (trainer, progress.loss)
}

/// The weights, the loss and the right rows do not depend on the largest batch, in whichever order the
/// samples come.
#[test]
fn the_largest_batch_changes_nothing_in_runs() {
    let digits = Digits::first(600);
    let orders = [(false, false), (true, false), (false, true)];
    for (keep_order, with_replacement) in orders {
        for batch_size in [FULL_BATCH, 600, 300] {
            let options =
                FitOptions { keep_order, with_replacement, ..FitOptions::new(3, batch_size) };
            let (whole, loss) = run(digits_trainer(600), options, &digits);
            for largest_batch in [7, 64, 256] {
                let (chunks, same) = run(digits_trainer(largest_batch), options, &digits);
                assert!(chunks.hash() == whole.hash(), "{options:?}, {largest_batch}");
                assert_eq!((same, chunks.steps()), (loss, whole.steps()));
                let accuracy = |trainer: &Trainer| trainer.progress().unwrap().accuracy;
                assert_eq!(accuracy(&chunks), accuracy(&whole));
            }
        }
    }
    // The batch of all samples in their order is the host's own step.
    let options = FitOptions { keep_order: true, ..FitOptions::new(3, FULL_BATCH) };
    let (full, _) = run(digits_trainer(64), options, &digits);
    let mut own = digits_trainer(64);
    for _ in 0..3 {
        own.step(digits.pixels(), &Targets::Labels32(digits.classes())).unwrap();
    }
    assert!(full.hash() == own.hash() && full.steps() == 3);
}

/// A label that is no class is named by its sample, before anything changes.
#[test]
fn a_wrong_label_in_a_chunk_is_named_by_its_sample() {
    let mut digits = Digits::first(600);
    let mut labels = digits.classes().to_vec();
    labels[444] = 10;
    let labels = Buffer::copied(&labels).unwrap();
    digits.labels = Tensor::over(labels, Type::Int32, &[600], &[1]).unwrap();
    let mut trainer = digits_trainer(64);
    let before = trainer.hash();
    trainer.begin(FitOptions::new(1, FULL_BATCH)).unwrap();
    let error = trainer.advance(&digits.inputs, &digits.labels, 1).unwrap_err();
    assert!(error.message().contains("row 444: expected a label from 0 to 9, got 10"), "{error}");
    assert!(trainer.hash() == before && trainer.progress().unwrap().samples == 0);
}

/// Online learning: a run of batches of one is a step a sample.
#[test]
fn one_sample_at_a_time() {
    let digits = Digits::first(50);
    let options = FitOptions { keep_order: true, ..FitOptions::new(2, 1) };
    let (online, _) = run(digits_trainer(1), options, &digits);
    let mut own = digits_trainer(1);
    let size = digits.pixels().len() / 50;
    for _ in 0..2 {
        for (pixels, label) in digits.pixels().chunks(size).zip(digits.classes()) {
            own.step(pixels, &Targets::Labels32(&[*label])).unwrap();
        }
    }
    assert_eq!(online.steps(), 100);
    assert!(online.hash() == own.hash());
}

/// A model without a hidden layer whose gradient counts samples: row i of the inputs is the unit vector
/// i, so that a step of descent moves weight i by as often as the sample comes.
fn counting_model(samples: usize) -> (Model, Tensor, Tensor) {
    let layers = [(dense_without_bias(1, ActivationKind::Identity), &[0][..])];
    let mut model = Model::new(graph(&[samples], &layers), 0).unwrap();
    model.set(0, &vec![0.0; samples]).unwrap();
    let mut unit = vec![0.0f32; samples * samples];
    (0..samples).for_each(|sample| unit[sample * (samples + 1)] = 1.0);
    let strides = [samples, 1];
    let inputs =
        Tensor::over(Buffer::copied(&unit).unwrap(), Type::Float32, &[samples; 2], &strides);
    let targets = Buffer::copied(&vec![-1.0f32; samples]).unwrap();
    let targets = Tensor::over(targets, Type::Float32, &[samples, 1], &[1, 1]).unwrap();
    (model, inputs.unwrap(), targets)
}

/// How often each sample comes in an epoch of each of `epochs` runs of a trainer.
fn counts(samples: usize, epochs: usize, with_replacement: bool) -> Vec<Vec<u32>> {
    let (model, inputs, targets) = counting_model(samples);
    let mut loss = Loss::new(LossKind::MeanAbsoluteError);
    loss.set(Param::Reduction, 1.0).unwrap();
    let mut optimizer = Optimizer::new(OptimizerKind::Sgd);
    optimizer.set(Param::LearningRate, 1.0).unwrap();
    let options = TrainerOptions { seed: SEED, ..Default::default() };
    let mut trainer = Trainer::new(&model, loss, optimizer, Runtime::single(), options).unwrap();
    let mut counts = Vec::new();
    for _ in 0..epochs {
        trainer.begin(FitOptions { with_replacement, ..FitOptions::new(1, FULL_BATCH) }).unwrap();
        trainer.advance(&inputs, &targets, 1).unwrap();
        counts.push(trainer.weights()[..samples].iter().map(|weight| -*weight as u32).collect());
        trainer.weights_mut().fill(0.0);
    }
    counts
}

/// Samples come evenly and independently: chi-squared over the samples, and the number of samples that
/// come 0, 1, 2 … times in an epoch as the binomial law has it.
#[test]
fn samples_with_replacement_are_even_and_independent() {
    const SAMPLES: usize = 100;
    const EPOCHS: usize = 400;
    let epochs = counts(SAMPLES, EPOCHS, true);
    assert!(epochs.iter().all(|epoch| epoch.iter().sum::<u32>() == SAMPLES as u32));
    let chi_squared = |pairs: &mut dyn Iterator<Item = (f64, f64)>| -> f64 {
        pairs.map(|(got, expected)| (got - expected) * (got - expected) / expected).sum()
    };
    let total = |sample: usize| epochs.iter().map(|epoch| f64::from(epoch[sample])).sum::<f64>();
    let chi = chi_squared(&mut (0..SAMPLES).map(|sample| (total(sample), EPOCHS as f64)));
    // 99 degrees of freedom: 99.9 % lies between 60 and 149.
    assert!((60.0..149.0).contains(&chi), "samples: chi-squared {chi}");
    // The last class is five times and more.
    let mut got = [0.0; 6];
    epochs.iter().flatten().for_each(|&count| got[(count as usize).min(5)] += 1.0);
    let (n, p) = (SAMPLES as f64, 1.0 / SAMPLES as f64);
    let mut law = [0.0; 6];
    let mut probability: f64 = (0..SAMPLES).map(|_| 1.0 - p).product();
    for (times, place) in law[..5].iter_mut().enumerate() {
        *place = probability;
        probability *= (n - times as f64) / (times as f64 + 1.0) * p / (1.0 - p);
    }
    law[5] = 1.0 - law.iter().sum::<f64>();
    let all = (SAMPLES * EPOCHS) as f64;
    let chi = chi_squared(&mut got.into_iter().zip(law.map(|share| share * all)));
    // 5 degrees of freedom: 99.9 % lies below 20.5.
    assert!(chi < 20.5, "times in an epoch: chi-squared {chi}, {got:?}");
    assert!(counts(SAMPLES, 3, false).iter().flatten().all(|count| *count == 1));
}

/// Each draw is that of seed, epoch and place; the batches follow from it.
#[test]
fn draws_are_those_of_the_generator() {
    let digits = Digits::first(40);
    let (pixels, labels) = (digits.pixels(), digits.classes());
    let size = pixels.len() / 40;
    let options = FitOptions { with_replacement: true, ..FitOptions::new(2, 15) };
    let (run, _) = run(digits_trainer(64), options, &digits);
    let mut own = digits_trainer(64);
    for epoch in 0..2 {
        let draw = |place| Philox::new(SEED).evenly_below(Stream::Replacement, epoch, place, 40);
        let drawn: Vec<_> = (0..40).map(|place| draw(place) as usize).collect();
        for batch in drawn.chunks(15) {
            let rows = batch.iter().flat_map(|sample| &pixels[sample * size..][..size]);
            let rows: Vec<_> = rows.copied().collect();
            let labels: Vec<_> = batch.iter().map(|sample| labels[*sample]).collect();
            own.step(&rows, &Targets::Labels32(&labels)).unwrap();
        }
    }
    assert!(run.hash() == own.hash());
}

/// A run goes on from a checkpoint in the middle of an epoch, on another largest batch, bit for bit.
#[test]
fn runs_resume_in_the_middle_of_an_epoch() {
    let digits = Digits::first(300);
    for (keep_order, with_replacement) in [(false, false), (true, false), (false, true)] {
        for batch_size in [FULL_BATCH, 100, 1] {
            let options =
                FitOptions { keep_order, with_replacement, ..FitOptions::new(2, batch_size) };
            let (whole, loss) = run(digits_trainer(64), options, &digits);
            let mut cut = digits_trainer(64);
            cut.begin(options).unwrap();
            let progress = loop {
                let most = if batch_size == 1 { 77 } else { 1 };
                let progress = cut.advance(&digits.inputs, &digits.labels, most).unwrap();
                let bytes = cut.to_bytes().unwrap();
                let largest_batch = if cut.steps().is_multiple_of(2) { 0 } else { 33 };
                let options = TrainerOptions { largest_batch, ..Default::default() };
                cut = Trainer::from_bytes(&bytes, Runtime::single(), options).unwrap();
                if progress.finished {
                    break progress;
                }
            };
            assert!(cut.hash() == whole.hash() && progress.loss == loss, "{options:?}");
        }
    }
}

#[test]
fn what_a_run_cannot_be_begun_with_is_named() {
    let mut trainer = digits_trainer(64);
    let wrong = [
        (FitOptions::new(1, 0), "batch_size: expected at least 1, got 0"),
        (FitOptions { micro_batches: 1 << 25, ..FitOptions::new(1, 8) }, "micro_batches: expected"),
        (
            FitOptions { keep_order: true, with_replacement: true, ..FitOptions::new(1, 8) },
            "keep_order or with_replacement",
        ),
    ];
    for (options, words) in wrong {
        let error = trainer.begin(options).unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidArgument);
        assert!(error.message().contains(words), "{error}");
    }
    assert!(trainer.progress().is_err());
    assert_eq!(Arc::strong_count(trainer.network()), 1);
}

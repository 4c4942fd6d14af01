//! Accumulation over micro-batches: the mean of gradients that were computed one by one, then one update;
//! by hand and in runs, saved in the middle and continued bit for bit.

use std::sync::Arc;

use crate::digits::{Digits, optimizer, residual_network};
use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::Model;
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::{FULL_BATCH, FitOptions, Trainer, TrainerOptions};

use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;

const INPUTS: usize = 5;
const OUTPUTS: usize = 3;

/// Micro-batches of several sizes.
struct Data {
    inputs: Vec<f32>,
    targets: Vec<f32>,
    sizes: [usize; 5],
}

impl Data {
    fn new() -> Self {
        let (mut random, sizes) = (Random::new(21), [8, 1, 30, 8, 300]);
        let rows: usize = sizes.iter().sum();
        Self {
            inputs: random.floats(rows * INPUTS, -1.0, 1.0),
            targets: random.floats(rows * OUTPUTS, -1.0, 1.0),
            sizes,
        }
    }

    /// The inputs and targets of each micro-batch.
    fn parts(&self) -> impl Iterator<Item = (&[f32], Targets<'_>)> {
        let mut first = 0;
        self.sizes.iter().map(move |size| {
            let rows = first..first + size;
            first = rows.end;
            let targets = &self.targets[rows.start * OUTPUTS..rows.end * OUTPUTS];
            (&self.inputs[rows.start * INPUTS..rows.end * INPUTS], Targets::Values(targets))
        })
    }
}

fn model(activation: ActivationKind) -> Model {
    let layers =
        [(dense(9, activation), &[0][..]), (dense(OUTPUTS, ActivationKind::Identity), &[1])];
    random_model(graph(&[INPUTS], &layers), &mut Random::new(4))
}

fn trainer(model: &Model, kind: OptimizerKind, runtime: &Arc<Runtime>) -> Trainer {
    let mut optimizer = Optimizer::new(kind);
    optimizer.set(Param::LearningRate, 0.05).unwrap();
    let options = TrainerOptions { largest_batch: 64, seed: 9, ..Default::default() };
    let loss = Loss::new(LossKind::MeanSquaredError);
    Trainer::new(model, loss, optimizer, Arc::clone(runtime), options).unwrap()
}

fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|value| value.to_bits()).collect()
}

#[test]
fn the_mean_of_gradients_computed_one_by_one() {
    let (data, model) = (Data::new(), model(ActivationKind::Prelu));
    for runtime in runtimes::single_threaded() {
        let mut single = trainer(&model, OptimizerKind::Momentum, &runtime);
        let mut expected = vec![0.0f32; single.gradients().len()];
        for (index, (inputs, targets)) in data.parts().enumerate() {
            single.compute_gradients(inputs, &targets).unwrap();
            for (sum, gradient) in expected.iter_mut().zip(single.gradients()) {
                *sum = if index == 0 { *gradient } else { *sum + gradient };
            }
        }
        expected.iter_mut().for_each(|sum| *sum /= 5.0);
        assert!(expected.iter().any(|gradient| *gradient != 0.0));
        single.gradients_mut().copy_from_slice(&expected);
        single.apply_gradients().unwrap();

        let mut trainer = trainer(&model, OptimizerKind::Momentum, &runtime);
        let before = trainer.hash();
        for (index, (inputs, targets)) in data.parts().enumerate() {
            trainer.compute_gradients(inputs, &targets).unwrap();
            trainer.accumulate_gradients().unwrap();
            assert_eq!(trainer.micro_batches(), index as u64 + 1);
        }
        assert!(trainer.hash() == before && trainer.steps() == 0);
        trainer.average_gradients().unwrap();
        assert_eq!(bits(trainer.gradients()), bits(&expected));
        trainer.apply_gradients().unwrap();
        assert_eq!((trainer.steps(), trainer.micro_batches()), (1, 0));
        assert!(trainer.hash() == single.hash());
    }
}

/// Rows of micro-batches have the draws that they would have in one batch: over equal micro-batches the
/// mean is the gradient of the whole, but for rounding.
#[test]
fn averaging_leaves_the_rows_of_the_last_micro_batch() {
    let (data, model) = (Data::new(), model(ActivationKind::Tanh));
    let mut trainer = trainer(&model, OptimizerKind::Sgd, &runtimes::plain());
    for (inputs, targets) in data.parts().take(2) {
        trainer.compute_gradients(inputs, &targets).unwrap();
        trainer.accumulate_gradients().unwrap();
    }
    let losses = bits(trainer.row_losses().unwrap());
    assert_eq!(losses.len(), data.sizes[1]);
    trainer.average_gradients().unwrap();
    assert_eq!(bits(trainer.row_losses().unwrap()), losses);
}

#[test]
fn draws_go_by_the_number_of_the_row_among_all_micro_batches() {
    let (data, model) = (Data::new(), model(ActivationKind::Rrelu));
    let (inputs, targets) = (&data.inputs[..60 * INPUTS], &data.targets[..60 * OUTPUTS]);
    let runtime = Runtime::single();
    let mut whole = trainer(&model, OptimizerKind::Sgd, &runtime);
    whole.compute_gradients(inputs, &Targets::Values(targets)).unwrap();
    let mut cut = trainer(&model, OptimizerKind::Sgd, &runtime);
    for (inputs, targets) in inputs.chunks(20 * INPUTS).zip(targets.chunks(20 * OUTPUTS)) {
        cut.compute_gradients(inputs, &Targets::Values(targets)).unwrap();
        cut.accumulate_gradients().unwrap();
    }
    cut.average_gradients().unwrap();
    for (a, b) in whole.gradients().iter().zip(cut.gradients()) {
        assert!((a - b).abs() < 1e-5, "{a} and {b}");
    }
}

#[test]
fn nothing_to_use_is_an_error() {
    let (data, model) = (Data::new(), model(ActivationKind::Tanh));
    let mut trainer = trainer(&model, OptimizerKind::Sgd, &Runtime::single());
    let state = |outcome: Result<(), glia::error::Error>, words: &str| {
        let error = outcome.unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidState);
        assert!(error.message().contains(words), "{error}");
    };
    state(trainer.accumulate_gradients(), "gradients computed since");
    state(trainer.average_gradients(), "gradients accumulated since");
    let (inputs, targets) = data.parts().next().unwrap();
    trainer.compute_gradients(inputs, &targets).unwrap();
    trainer.accumulate_gradients().unwrap();
    state(trainer.accumulate_gradients(), "gradients computed since");
    state(trainer.apply_gradients(), "gradients computed since");
    trainer.average_gradients().unwrap();
    state(trainer.average_gradients(), "gradients accumulated since");
    trainer.apply_gradients().unwrap();
}

/// By hand, with a host's own loss too, through a save and a load after each micro-batch.
#[test]
fn an_accumulation_is_saved_in_the_middle() {
    let (data, model) = (Data::new(), model(ActivationKind::Rrelu));
    let run = |saves: bool| {
        let runtime = Runtime::single();
        let mut trainer = trainer(&model, OptimizerKind::Adam, &runtime);
        for _ in 0..3 {
            for (inputs, targets) in data.parts() {
                trainer.compute_gradients(inputs, &targets).unwrap();
                trainer.accumulate_gradients().unwrap();
                if saves {
                    let bytes = trainer.to_bytes().unwrap();
                    let options = TrainerOptions::default();
                    trainer = Trainer::from_bytes(&bytes, Arc::clone(&runtime), options).unwrap();
                }
            }
            trainer.average_gradients().unwrap();
            trainer.apply_gradients().unwrap();
        }
        trainer.hash()
    };
    assert!(run(true) == run(false));
}

fn digits_trainer(largest_batch: usize) -> Trainer {
    let model = residual_network(3, ActivationKind::Identity);
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let options = TrainerOptions { largest_batch, seed: 11, input_gradient: false };
    Trainer::new(&model, loss, optimizer(OptimizerKind::Adam), Runtime::single(), options).unwrap()
}

/// A run with micro-batches: what a host does by hand, updates counted, the last of an epoch of what is
/// left, and stopped after every step.
#[test]
fn runs_accumulate() {
    let digits = Digits::first(100);
    let (pixels, labels) = (digits.pixels(), digits.classes());
    let size = pixels.len() / labels.len();
    let options = FitOptions { keep_order: true, micro_batches: 3, ..FitOptions::new(2, 16) };
    // Seven micro-batches an epoch: three updates, the last of one micro-batch of four rows.
    let mut by_hand = digits_trainer(64);
    for _ in 0..2 {
        for update in pixels.chunks(48 * size).zip(labels.chunks(48)) {
            for (pixels, labels) in update.0.chunks(16 * size).zip(update.1.chunks(16)) {
                by_hand.compute_gradients(pixels, &Targets::Labels32(labels)).unwrap();
                by_hand.accumulate_gradients().unwrap();
            }
            by_hand.average_gradients().unwrap();
            by_hand.apply_gradients().unwrap();
        }
    }
    for largest_batch in [5, 64] {
        let mut whole = digits_trainer(largest_batch);
        whole.begin(options).unwrap();
        let progress = whole.advance(&digits.inputs, &digits.labels, u64::MAX).unwrap();
        assert!(progress.finished && progress.steps == 7 && whole.steps() == 6);
        assert!(whole.hash() == by_hand.hash(), "largest batch {largest_batch}");
        let mut cut = digits_trainer(largest_batch);
        cut.begin(options).unwrap();
        let mut counts = Vec::new();
        for step in 0.. {
            let options = TrainerOptions { largest_batch: 1 + step * 9 % 64, ..Default::default() };
            cut =
                Trainer::from_bytes(&cut.to_bytes().unwrap(), Runtime::single(), options).unwrap();
            let progress = cut.advance(&digits.inputs, &digits.labels, 1).unwrap();
            counts.push(cut.micro_batches());
            if progress.finished {
                break;
            }
        }
        assert_eq!(counts, [1, 2, 0, 1, 2, 0, 0, 1, 2, 0, 1, 2, 0, 0]);
        assert!(cut.hash() == by_hand.hash(), "cut, largest batch {largest_batch}");
    }
    // A full batch is one micro-batch an epoch; a new run forgets what another left.
    let mut full = digits_trainer(64);
    full.begin(options).unwrap();
    full.advance(&digits.inputs, &digits.labels, 2).unwrap();
    full.begin(FitOptions { keep_order: true, ..FitOptions::new(2, FULL_BATCH) }).unwrap();
    assert_eq!(full.micro_batches(), 0);
    full.advance(&digits.inputs, &digits.labels, u64::MAX).unwrap();
    assert_eq!(full.steps(), 2);
}

/// Counters that no trainer comes to.
#[test]
fn damaged_counters_are_refused() {
    let (data, model) = (Data::new(), model(ActivationKind::Tanh));
    let mut trainer = trainer(&model, OptimizerKind::Sgd, &Runtime::single());
    let (inputs, targets) = data.parts().next().unwrap();
    trainer.compute_gradients(inputs, &targets).unwrap();
    trainer.accumulate_gradients().unwrap();
    let bytes = trainer.to_bytes().unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let (good, start) = (r#"\"micro_batches\":1,\"rows\":8"#, text.find("accumulated").is_some());
    assert!(start && text.contains(good), "the counters as the file has them");
    for bad in [r#"\"micro_batches\":0,\"rows\":8"#, r#"\"micro_batches\":9,\"rows\":8"#] {
        let position = bytes.windows(good.len()).position(|part| part == good.as_bytes()).unwrap();
        let mut changed = bytes.clone();
        changed[position..position + good.len()].copy_from_slice(bad.as_bytes());
        let loaded = Trainer::from_bytes(&changed, Runtime::single(), TrainerOptions::default());
        assert_eq!(loaded.err().unwrap().code(), ErrorCode::CorruptFile, "{bad}");
    }
}

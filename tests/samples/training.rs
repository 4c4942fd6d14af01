//! Trainers that learn from buffers of samples: what they draw, the same bits as from arrays, and
//! learning that goes on from a file as if it had never stopped.

use std::sync::Arc;

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind};
use glia::model::Model;
use glia::optim::{Optimizer, OptimizerKind};
use glia::rng::{Philox, Stream};
use glia::train::samples::{CopiedTarget, Given, Samples, SamplesKind};
use glia::train::{Trainer, TrainerOptions};

use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;
use crate::support::targets::{OwnedTargets, every_form};

const INPUTS: usize = 5;
const OUTPUTS: usize = 6;
const SEED: u64 = 9;

/// A network with slopes that are drawn for each row.
fn model() -> Model {
    let layers = [
        (dense(9, ActivationKind::Rrelu), &[0][..]),
        (dense(OUTPUTS, ActivationKind::Sigmoid), &[1]),
    ];
    random_model(graph(&[INPUTS], &layers), &mut Random::new(4))
}

fn trainer(model: &Model, loss: &Loss, kind: OptimizerKind, largest_batch: usize) -> Trainer {
    let mut optimizer = Optimizer::new(kind);
    optimizer.set(Param::LearningRate, 0.05).unwrap();
    let options = TrainerOptions { largest_batch, seed: SEED, ..Default::default() };
    Trainer::new(model, loss.clone(), optimizer, runtimes::plain(), options).unwrap()
}

fn buffer(model: &Model, loss: &Loss, kind: SamplesKind, labels: bool, capacity: f64) -> Samples {
    let mut samples = Samples::new(kind);
    samples.set(Param::Capacity, capacity).unwrap();
    samples.prepare(model.network(), loss, labels).unwrap();
    samples
}

/// Rows of a batch as arrays.
struct Rows {
    inputs: Vec<f32>,
    targets: OwnedTargets,
    weights: Vec<f32>,
}

impl Rows {
    fn random(random: &mut Random, kind: LossKind, count: usize) -> Vec<Self> {
        let inputs = random.floats(count * INPUTS, -1.0, 1.0);
        let weights = random.floats(count, 0.0, 2.0);
        let forms = every_form(kind, random, count, OUTPUTS).into_iter();
        let with = |targets| Self { inputs: inputs.clone(), targets, weights: weights.clone() };
        forms.map(with).collect()
    }

    /// These rows.
    fn take(&self, rows: &[usize], columns: usize) -> Self {
        let inputs = rows.iter().flat_map(|&row| &self.inputs[row * INPUTS..][..INPUTS]);
        let weights = rows.iter().map(|&row| self.weights[row]).collect();
        let targets = match &self.targets {
            OwnedTargets::Values(values) => OwnedTargets::Values(
                rows.iter().flat_map(|&row| &values[row * columns..][..columns]).copied().collect(),
            ),
            OwnedTargets::Labels32(labels) => {
                OwnedTargets::Labels32(rows.iter().map(|&row| labels[row]).collect())
            }
            OwnedTargets::Labels64(labels) => {
                OwnedTargets::Labels64(rows.iter().map(|&row| labels[row]).collect())
            }
        };
        Self { inputs: inputs.copied().collect(), targets, weights }
    }

    fn add_to(&self, samples: &Samples, weighted: bool) {
        let weights = weighted.then_some(&self.weights[..]);
        let given = Given { inputs: &self.inputs, targets: &self.targets.lend(), weights };
        samples.store().unwrap().add(given).unwrap();
    }
}

/// The samples of a batch, by the rule of `docs/numerics.md`.
fn drawn(batch: u64, rows: usize, count: usize) -> Vec<usize> {
    let philox = Philox::new(SEED);
    let draw = |row| philox.evenly_below(Stream::Samples, batch, row as u64, count as u64);
    (0..rows).map(|row| draw(row) as usize).collect()
}

/// Every loss, in every form of targets, with and without weights, at once and in chunks.
#[test]
fn a_step_on_samples_is_a_step_on_the_same_rows() {
    let (model, mut random) = (model(), Random::new(3));
    for kind in LossKind::ALL {
        let (loss, columns) = (Loss::new(kind), kind.target_columns(OUTPUTS));
        for data in Rows::random(&mut random, kind, 40) {
            let is_labels = data.targets.lend().labels();
            for (weighted, largest) in [(false, 64), (true, 64), (false, 7), (true, 7)] {
                if kind.mixes_rows() && largest < 33 {
                    continue;
                }
                let [mut online, mut plain] =
                    [0; 2].map(|_| trainer(&model, &loss, OptimizerKind::Momentum, largest));
                let samples = buffer(&model, &loss, SamplesKind::Ring, is_labels, 64.0);
                online.attach_samples(&samples, 1.0).unwrap();
                data.add_to(&samples, weighted);
                for (batch, rows) in [1, 33, 20].into_iter().enumerate() {
                    let rows = data.take(&drawn(batch as u64, rows, 40), columns);
                    let targets = rows.targets.lend();
                    let expected = if weighted {
                        let weights = &rows.weights;
                        let loss =
                            plain.compute_gradients_weighted(&rows.inputs, &targets, weights);
                        plain.apply_gradients().unwrap();
                        loss
                    } else {
                        plain.step(&rows.inputs, &targets)
                    };
                    let loss = online.step_samples(rows.weights.len()).unwrap();
                    let name = loss_name(kind, &data, weighted, largest);
                    assert_eq!(loss.to_bits(), expected.unwrap().to_bits(), "{name}");
                    assert_eq!(online.hash(), plain.hash(), "{name}");
                }
            }
        }
    }
}

fn loss_name(kind: LossKind, data: &Rows, weighted: bool, largest: usize) -> String {
    format!("{kind:?}, {}, weighted {weighted}, largest batch {largest}", data.targets.form())
}

/// An optimizer that searches evaluates the batch several times.
#[test]
fn a_search_has_one_batch() {
    let (model, loss) = (model(), Loss::new(LossKind::MeanSquaredError));
    let data = Rows::random(&mut Random::new(8), LossKind::MeanSquaredError, 30).remove(0);
    let [mut online, mut plain] = [0; 2].map(|_| trainer(&model, &loss, OptimizerKind::Lbfgs, 64));
    let samples = buffer(&model, &loss, SamplesKind::Reservoir, false, 30.0);
    online.attach_samples(&samples, 1.0).unwrap();
    data.add_to(&samples, false);
    for batch in 0..4 {
        let rows = data.take(&drawn(batch, 25, 30), OUTPUTS);
        let expected = plain.step(&rows.inputs, &rows.targets.lend()).unwrap();
        assert_eq!(online.step_samples(25).unwrap().to_bits(), expected.to_bits());
        assert_eq!(online.hash(), plain.hash());
    }
}

/// The halves of a step over micro-batches: rows count on, so no draw comes twice.
#[test]
fn micro_batches_draw_by_their_rows() {
    let (model, loss) = (model(), Loss::new(LossKind::MeanSquaredError));
    let data = Rows::random(&mut Random::new(8), LossKind::MeanSquaredError, 30).remove(0);
    let [mut online, mut plain] = [0; 2].map(|_| trainer(&model, &loss, OptimizerKind::Adam, 64));
    let samples = buffer(&model, &loss, SamplesKind::Ring, false, 30.0);
    online.attach_samples(&samples, 1.0).unwrap();
    data.add_to(&samples, false);
    online.set_first_row(100).unwrap();
    plain.set_first_row(100).unwrap();
    for batch in 0..3 {
        let row = |row| 100 + batch * 8 + row;
        let draw = |at| Philox::new(SEED).evenly_below(Stream::Samples, batch, row(at), 30);
        let rows: Vec<_> = (0..8).map(|at| draw(at) as usize).collect();
        let rows = data.take(&rows, OUTPUTS);
        plain.compute_gradients(&rows.inputs, &rows.targets.lend()).unwrap();
        online.compute_gradients_samples(8).unwrap();
        assert_eq!(online.gradients(), plain.gradients());
        online.accumulate_gradients().unwrap();
        plain.accumulate_gradients().unwrap();
    }
}

/// Learning with adds between the steps, saved and loaded in the middle, by labels and by values.
#[test]
fn learning_goes_on_from_a_file_as_if_it_had_never_stopped() {
    for (kind, is_labels) in [
        (LossKind::SoftmaxCrossEntropy, true),
        (LossKind::MeanSquaredError, false),
        (LossKind::Triplet, false),
    ] {
        let (layers, loss) = ([(dense(OUTPUTS, ActivationKind::Rrelu), &[0][..])], Loss::new(kind));
        let model = random_model(graph(&[INPUTS], &layers), &mut Random::new(4));
        let mut random = Random::new(5);
        let mut data: Vec<_> =
            (0..40).map(|_| Rows::random(&mut random, kind, 3).remove(0)).collect();
        for rows in &mut data {
            if let OwnedTargets::Labels32(labels) = &mut rows.targets {
                labels[1] = -100; // The one that is ignored, beyond the classes.
            }
        }
        // Steps from one number to another, with three more samples before each.
        let learn = |trainer: &mut Trainer, buffers: &[Samples], steps: std::ops::Range<usize>| {
            for step in steps {
                buffers.iter().for_each(|samples| data[step].add_to(samples, step % 3 == 0));
                trainer.step_samples(10).unwrap();
            }
        };
        let new = || {
            let mut trainer = trainer(&model, &loss, OptimizerKind::Adam, 64);
            let ring = buffer(&model, &loss, SamplesKind::Ring, is_labels, 16.0);
            let reservoir = buffer(&model, &loss, SamplesKind::Reservoir, is_labels, 30.0);
            trainer.attach_samples(&ring, 0.25).unwrap();
            trainer.attach_samples(&reservoir, 0.75).unwrap();
            (trainer, [ring, reservoir])
        };
        let (mut whole, buffers) = new();
        learn(&mut whole, &buffers, 0..40);
        // Before the first sample, with less than a capacity, and with both full.
        for pause in [0, 1, 4, 20] {
            let (mut before, buffers) = new();
            learn(&mut before, &buffers, 0..pause);
            let bytes = before.to_bytes().unwrap();
            assert_eq!(bytes, before.to_bytes().unwrap());
            let options = TrainerOptions { largest_batch: 7, ..Default::default() };
            let mut after = Trainer::from_bytes(&bytes, runtimes::plain(), options).unwrap();
            assert_eq!(after.to_bytes().unwrap(), bytes, "what was read is written");
            assert_eq!(after.attached_samples(), 2);
            let (samples, shares): (Vec<_>, Vec<_>) =
                (0..2).map(|index| after.attached_sample_buffer(index).unwrap()).unzip();
            assert_eq!(shares, [0.25, 0.75]);
            assert_eq!(contents(&samples, is_labels), contents(&buffers, is_labels));
            learn(&mut after, &samples, pause..40);
            assert_eq!(after.hash(), whole.hash(), "{kind:?}, pause {pause}");
        }
    }
}

type Content = (u64, Vec<(Vec<u32>, Vec<u32>, i32, u32)>);

/// Everything that is in buffers, to the bit.
fn contents(buffers: &[Samples], is_labels: bool) -> Vec<Content> {
    let bits = |values: Vec<f32>| values.into_iter().map(f32::to_bits).collect();
    let content = |samples: &Samples| {
        let store = samples.store().unwrap();
        let [input, value] = store.sizes();
        let read = |index| {
            let (mut inputs, mut values, mut label) = (vec![0.0; input], vec![0.0; value], [0]);
            let target = match is_labels {
                true => CopiedTarget::Label32(&mut label),
                false => CopiedTarget::Values(&mut values),
            };
            let weight = store.read(index, &mut inputs, target).unwrap();
            (bits(inputs), bits(values), label[0], weight.to_bits())
        };
        (store.total(), (0..store.count()).map(read).collect())
    };
    buffers.iter().map(content).collect()
}

/// A step that the watch refuses is followed by another batch, else a bad sample would stop it for ever.
#[test]
fn a_refused_step_is_followed_by_other_samples() {
    let (model, loss) = (model(), Loss::new(LossKind::MeanSquaredError));
    let mut trainer = trainer(&model, &loss, OptimizerKind::Sgd, 64);
    trainer.set_watch_setting(Param::Watch, 1.0).unwrap();
    let mut ring = Samples::new(SamplesKind::Ring);
    ring.set(Param::RefuseNonFinite, 0.0).unwrap();
    ring.prepare(model.network(), &loss, false).unwrap();
    let mut data = Rows::random(&mut Random::new(8), LossKind::MeanSquaredError, 2).remove(0);
    data.inputs[0] = f32::NAN;
    data.add_to(&ring, false);
    trainer.attach_samples(&ring, 1.0).unwrap();
    let outcomes: Vec<_> = (0..40).map(|_| trainer.step_samples(1)).collect();
    let refused = outcomes.iter().filter(|outcome| outcome.is_err()).count();
    assert!((8..32).contains(&refused), "{refused} of 40");
    for error in outcomes.into_iter().filter_map(Result::err) {
        assert_eq!(error.code(), ErrorCode::Diverged);
    }
    assert_eq!(trainer.steps(), 40 - refused as u64);
    assert!(trainer.weights().iter().all(|weight| weight.is_finite()));
}

#[test]
fn what_cannot_be_attached_or_drawn_says_why() {
    let (model, loss) = (model(), Loss::new(LossKind::SoftmaxCrossEntropy));
    let mut trainer = trainer(&model, &loss, OptimizerKind::Sgd, 64);
    let message = |outcome: Result<f64, glia::error::Error>| {
        let error = outcome.unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidState);
        assert!(error.message().contains("expected samples in a buffer that is attached"));
    };
    message(trainer.step_samples(4));
    let labels = buffer(&model, &loss, SamplesKind::Ring, true, 4.0);
    trainer.attach_samples(&labels, 1.0).unwrap();
    message(trainer.step_samples(4));
    assert!(trainer.step_samples(0).is_err());

    let other = {
        let layers = [(dense(OUTPUTS, ActivationKind::Identity), &[0][..])];
        random_model(graph(&[INPUTS + 1], &layers), &mut Random::new(4))
    };
    let mut shifted = loss.clone();
    shifted.set(Param::IgnoredLabel, 0.0).unwrap();
    for (samples, expected) in [
        (buffer(&model, &loss, SamplesKind::Ring, false, 4.0), "all labels, or all values"),
        (buffer(&other, &loss, SamplesKind::Ring, true, 4.0), "expected ones of 5 inputs"),
        (
            buffer(&model, &shifted, SamplesKind::Ring, true, 4.0),
            "by the rule of the trainer's loss",
        ),
    ] {
        let error = trainer.attach_samples(&samples, 1.0).unwrap_err();
        assert!(error.message().contains(expected), "{error}");
    }
    for share in [-1.0, f64::NAN, f64::INFINITY, 1e7] {
        let error = trainer.attach_samples(&labels, share).unwrap_err();
        assert_eq!(error.code(), ErrorCode::OutOfRange);
    }
    let unprepared = Samples::new(SamplesKind::Ring);
    assert!(trainer.attach_samples(&unprepared, 1.0).is_err());
    trainer.attach_samples(&labels, 2.0).unwrap();
    assert_eq!(
        (trainer.attached_samples(), trainer.attached_sample_buffer(0).unwrap().1),
        (1, 2.0)
    );
    trainer.attach_samples(&labels, 0.0).unwrap();
    assert_eq!(trainer.attached_samples(), 0);
}

/// The same bits for any number of threads and instruction set.
#[test]
fn learning_from_samples_has_the_same_bits_everywhere() {
    let (model, loss) = (model(), Loss::new(LossKind::MeanSquaredError));
    let data = Rows::random(&mut Random::new(8), LossKind::MeanSquaredError, 300).remove(0);
    let learn = |runtime: &Arc<Runtime>| {
        let options = TrainerOptions { seed: SEED, ..Default::default() };
        let adam = Optimizer::new(OptimizerKind::Adam);
        let runtime = Arc::clone(runtime);
        let mut trainer = Trainer::new(&model, loss.clone(), adam, runtime, options).unwrap();
        for (kind, share) in [(SamplesKind::Ring, 0.5), (SamplesKind::Reservoir, 1.0)] {
            let samples = buffer(&model, &loss, kind, false, 50.0);
            data.add_to(&samples, true);
            trainer.attach_samples(&samples, share).unwrap();
        }
        for _ in 0..10 {
            trainer.step_samples(100).unwrap();
        }
        trainer.hash()
    };
    let expected = learn(&runtimes::plain());
    for runtime in runtimes::all() {
        assert_eq!(learn(&runtime), expected, "{}", runtimes::describe(&runtime));
    }
}

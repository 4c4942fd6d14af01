//! Nothing behind the host's back: after the first step, training and inference neither allocate
//! nor free, on the calling thread and on the library's own.
//!
//! One test only: the counters see the whole program.

mod counting_allocator;
mod digits;

use std::sync::Arc;

use counting_allocator::CountingAllocator;
use digits::{CLASSES, Digits, PIXELS, optimizer, residual_network, stack};
use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::kernels::runtime::Runtime;
use glia::kernels::strided::{StridedRows, StridedRowsMut, Strides};
use glia::loss::{Loss, LossKind, Targets};
use glia::model::{Model, Session};
use glia::optim::OptimizerKind;
use glia::schedule::{Schedule, ScheduleKind};
use glia::tensor::element::Type;
use glia::tensor::tensor::Tensor;
use glia::train::samples::{Given, Samples, SamplesKind};
use glia::train::{FULL_BATCH, FitOptions, Policy, Trainer, TrainerOptions};

static ALLOCATOR: CountingAllocator = CountingAllocator::new();

/// Steps and inferences of each part.
const TIMES: usize = 1000;

/// Asserts that `body` allocates and frees nothing.
fn allocates_nothing(name: &str, runtime: &Runtime, body: impl FnOnce()) {
    let before = ALLOCATOR.calls();
    body();
    let after = ALLOCATOR.calls();
    let (allocations, releases) = (after.0 - before.0, after.1 - before.1);
    let threads = runtime.threads();
    assert_eq!((allocations, releases), (0, 0), "{name}, {threads} threads");
}

fn trainer(model: &Model, kind: OptimizerKind, runtime: &Arc<Runtime>, batch: usize) -> Trainer {
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let options = TrainerOptions { largest_batch: batch, seed: 4, input_gradient: true };
    Trainer::new(model, loss, optimizer(kind), Arc::clone(runtime), options).unwrap()
}

/// Steps over batches whose size changes all the time.
fn check_steps(model: &Model, kind: OptimizerKind, runtime: &Arc<Runtime>, digits: &Digits) {
    let (pixels, labels) = (digits.pixels(), digits.classes());
    let mut trainer = trainer(model, kind, runtime, labels.len());
    let mut step = |number: usize| {
        let rows = 1 + number * 7 % labels.len();
        let targets = Targets::Labels32(&labels[..rows]);
        trainer.step(&pixels[..rows * PIXELS], &targets).unwrap();
    };
    step(0);
    allocates_nothing(&format!("steps, {kind:?}"), runtime, || (1..=TIMES).for_each(&mut step));
}

/// Steps by a loss whose rows interact, and which needs memory to work in.
fn check_contrastive_steps(model: &Model, runtime: &Arc<Runtime>, digits: &Digits) {
    let (rows, mut loss) = (digits.classes().len(), Loss::new(LossKind::InfoNce));
    loss.set(Param::Symmetric, 1.0).unwrap();
    let options = TrainerOptions { largest_batch: rows, ..TrainerOptions::default() };
    let adam = optimizer(OptimizerKind::Adam);
    let mut trainer = Trainer::new(model, loss, adam, Arc::clone(runtime), options).unwrap();
    trainer.prepare().unwrap();
    allocates_nothing("contrastive steps", runtime, || {
        for number in 0..TIMES / 4 {
            let pixels = &digits.pixels()[..(1 + number * 7 % rows) * PIXELS];
            trainer.step(pixels, &Targets::Values(&[])).unwrap();
        }
    });
}

/// Steps over more rows than the largest batch, micro-batches, and runs of each regime.
fn check_regimes(model: &Model, runtime: &Arc<Runtime>, digits: &Digits) {
    let (pixels, labels) = (digits.pixels(), digits.classes());
    let mut by_hand = trainer(model, OptimizerKind::Adam, runtime, 7);
    by_hand.prepare_batch(labels.len()).unwrap();
    let mut micro_batch = |rows: usize| {
        let targets = Targets::Labels32(&labels[..rows]);
        by_hand.compute_gradients(&pixels[..rows * PIXELS], &targets).unwrap();
        by_hand.accumulate_gradients().unwrap();
        if by_hand.micro_batches() == 3 {
            by_hand.average_gradients().unwrap();
            by_hand.apply_gradients().unwrap();
        }
    };
    // The sum of micro-batches is made by the first.
    micro_batch(1);
    allocates_nothing("micro-batches", runtime, || {
        (0..TIMES / 10).for_each(|number| micro_batch(1 + number * 7 % labels.len()));
    });
    let options = FitOptions::new(u64::from(u32::MAX), FULL_BATCH);
    let regimes = [
        options,
        FitOptions { with_replacement: true, ..options },
        FitOptions { with_replacement: true, batch_size: 9, micro_batches: 4, ..options },
    ];
    for regime in regimes {
        let mut trainer = trainer(model, OptimizerKind::Adam, runtime, 7);
        trainer.begin(regime).unwrap();
        trainer.advance(&digits.inputs, &digits.labels, 1).unwrap();
        allocates_nothing(&format!("{regime:?}"), runtime, || {
            trainer.advance(&digits.inputs, &digits.labels, TIMES as u64 / 10).unwrap();
        });
    }
}

/// Samples that are added to a ring and a reservoir, and steps on what is drawn of them, also in chunks.
fn check_samples(model: &Model, runtime: &Arc<Runtime>, digits: &Digits) {
    let (pixels, labels) = (digits.pixels(), digits.classes());
    let mut trainer = trainer(model, OptimizerKind::Adam, runtime, 7);
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let buffers = [SamplesKind::Ring, SamplesKind::Reservoir].map(Samples::new);
    let buffers = buffers.map(|mut samples| {
        samples.set(Param::Capacity, 50.0).unwrap();
        samples.prepare(model.network(), &loss, true).unwrap();
        trainer.attach_samples(&samples, 0.5).unwrap();
        samples
    });
    trainer.prepare_samples(300).unwrap();
    allocates_nothing("samples", runtime, || {
        for number in 0..TIMES / 4 {
            let row = number % labels.len();
            let targets = Targets::Labels32(&labels[row..row + 1]);
            let inputs = &pixels[row * PIXELS..][..PIXELS];
            for samples in &buffers {
                let given = Given { inputs, targets: &targets, weights: None };
                samples.store().unwrap().add(given).unwrap();
            }
            trainer.step_samples(1 + number * 7 % 300).unwrap();
        }
    });
}

/// Runs over many epochs, half of their steps with a pause after each.
fn check_run(
    name: &str,
    (model, runtime): (&Model, &Arc<Runtime>),
    (inputs, labels): (&Tensor, &Tensor),
    times: usize,
) {
    let mut trainer = trainer(model, OptimizerKind::Adam, runtime, 32);
    let mut plateau = Schedule::new(ScheduleKind::Plateau);
    plateau.set(Param::EachEpoch, 1.0).unwrap();
    trainer.set_schedule(Param::LearningRate, Some(plateau)).unwrap();
    let restarts = Schedule::new(ScheduleKind::CosineRestarts);
    trainer.set_schedule(Param::Beta1, Some(restarts)).unwrap();
    for keep_order in [false, true] {
        trainer.begin(FitOptions { keep_order, ..FitOptions::new(1000, 32) }).unwrap();
        trainer.advance(inputs, labels, 1).unwrap();
        allocates_nothing(&format!("run over {name}"), runtime, || {
            for _ in 0..times / 2 {
                trainer.advance(inputs, labels, 1).unwrap();
            }
            let progress = trainer.advance(inputs, labels, times as u64 / 2).unwrap();
            assert!(progress.epoch > 5, "the run crossed the borders of epochs");
        });
    }
}

/// Steps with noise on the gradients, an average of the weights, and everything that the doctor's
/// watch can measure; half of them are of gradients that are computed and applied apart.
fn check_followers(model: &Model, runtime: &Arc<Runtime>, digits: &Digits) {
    let (pixels, labels) = (digits.pixels(), digits.classes());
    let mut trainer = trainer(model, OptimizerKind::Nesterov, runtime, labels.len());
    for (key, value) in [
        (Param::GradientNoise, 1e-4),
        (Param::Average, 1.0),
        (Param::AverageInterval, 2.0),
        (Param::ClipNorm, 1.0),
    ] {
        trainer.set_update_setting(key, value).unwrap();
    }
    for (key, value) in [
        (Param::Window, 16.0),
        (Param::ExplosionFactor, 1e6),
        (Param::RatioInterval, 3.0),
        (Param::NoiseScaleInterval, 5.0),
        (Param::Watch, 1.0),
    ] {
        trainer.set_watch_setting(key, value).unwrap();
    }
    let targets = Targets::Labels32(labels);
    let mut step = |number: usize| {
        if number.is_multiple_of(2) {
            trainer.step(pixels, &targets).unwrap();
        } else {
            trainer.compute_gradients(pixels, &targets).unwrap();
            trainer.gradients_mut()[0] = 0.0;
            trainer.apply_gradients().unwrap();
        }
        assert!(trainer.watch_status().unwrap().watched == number as u64 + 1);
    };
    step(0);
    allocates_nothing("noise, average and watch", runtime, || (1..=TIMES).for_each(&mut step));
    // A batch that is not finite is looked through without memory of its own, too; the refusal is
    // an error with its text.
    let spoiled = vec![f32::NAN; pixels.len()];
    allocates_nothing("the search for what is not finite", runtime, || {
        assert!(trainer.compute_gradients(&spoiled, &targets).unwrap().is_nan());
    });
    assert!(trainer.apply_gradients().is_err());
}

/// Steps in trouble under each policy, by hand, in chunks and in micro-batches: half of them are
/// poisoned. A refusal is an error with its text.
fn check_policies(model: &Model, runtime: &Arc<Runtime>, digits: &Digits) {
    let (pixels, labels) = (digits.pixels(), digits.classes());
    let mut spoiled = pixels.to_vec();
    spoiled[3] = f32::NAN;
    let targets = Targets::Labels32(labels);
    let policies = [Policy::Skip, Policy::ShrinkRate, Policy::RollBack, Policy::Stop, Policy::Clip];
    for (largest, row_bound) in [(labels.len(), 0.0), (7, 0.0), (labels.len(), 1e6), (7, 1e6)] {
        for policy in policies {
            let mut trainer = trainer(model, OptimizerKind::Adam, runtime, largest);
            let of_non_finite = if policy == Policy::Clip { Policy::Skip } else { policy };
            trainer.set_update_setting(Param::Average, 1.0).unwrap();
            trainer.set_update_setting(Param::WeightBound, 1.0).unwrap();
            trainer.set_update_setting(Param::UnitBound, 1.0).unwrap();
            for (key, value) in [
                (Param::NonFinitePolicy, f64::from(of_non_finite as i32)),
                (Param::NormPolicy, f64::from(policy as i32)),
                (Param::NormBound, 0.01),
                (Param::SnapshotInterval, 3.0),
                (Param::RowBound, row_bound),
                (Param::Watch, 1.0),
            ] {
                trainer.set_watch_setting(key, value).unwrap();
            }
            trainer.prepare_batch(labels.len()).unwrap();
            let mut step = |number: usize| {
                let inputs = if number.is_multiple_of(2) { pixels } else { &spoiled };
                trainer.set_update_setting(Param::Frozen, 0.0).unwrap();
                if number.is_multiple_of(3) {
                    trainer.compute_gradients(inputs, &targets).unwrap();
                    trainer.accumulate_gradients().unwrap();
                } else {
                    trainer.step(inputs, &targets).unwrap();
                }
            };
            (0..8).for_each(&mut step);
            allocates_nothing(&format!("{policy:?}, {largest}, {row_bound}"), runtime, || {
                (8..TIMES / 10).for_each(&mut step);
            });
        }
    }
}

/// Inferences of one row to all rows, in turn.
fn check_inference(
    name: &str,
    (model, runtime): (&Model, &Arc<Runtime>),
    pixels: &[f32],
    times: usize,
) {
    let largest = pixels.len() / PIXELS;
    let mut session = Session::new(model, Arc::clone(runtime), largest).unwrap();
    let size = session.network().output().size();
    let mut outputs = vec![0.0; largest * size];
    allocates_nothing(&format!("inference, {name}"), runtime, || {
        for number in 0..times {
            let rows = 1 + number % largest;
            session.run(&pixels[..rows * PIXELS], &mut outputs[..rows * size]).unwrap();
        }
    });
}

/// Steps whose weights are published, in pieces or at once, and picked up by sessions that run over
/// rows, columns and pinned snapshots.
fn check_snapshots(model: &Model, runtime: &Arc<Runtime>, digits: &Digits) {
    let (pixels, labels) = (digits.pixels(), digits.classes());
    let mut trainer = trainer(model, OptimizerKind::Adam, runtime, labels.len());
    let snapshots = trainer.snapshots().unwrap();
    let follow = || {
        let runtime = Some(Arc::clone(runtime));
        Session::following(&snapshots, runtime, labels.len()).unwrap()
    };
    let mut sessions = [follow(), follow(), follow()];
    let mut outputs = vec![0.0; labels.len() * CLASSES];
    trainer.prepare().unwrap();
    allocates_nothing("snapshots", runtime, || {
        for number in 0..TIMES / 4 {
            let rows = 1 + number * 7 % labels.len();
            trainer.step(&pixels[..rows * PIXELS], &Targets::Labels32(&labels[..rows])).unwrap();
            if number % 2 == 0 {
                trainer.publish().unwrap();
            } else {
                trainer.begin_publication().unwrap();
                while !trainer.continue_publication(1).unwrap() {}
            }
            let session = &mut sessions[number % 3];
            session.pin(number % 5 == 0).unwrap();
            let across = |columns| Strides { rows, columns, row: 1, column: rows };
            let inputs = StridedRows::of(pixels, across(PIXELS));
            session.run_strided(inputs, StridedRowsMut::of(&mut outputs, across(CLASSES))).unwrap();
            session.run(&pixels[..PIXELS], &mut outputs[..CLASSES]).unwrap();
        }
    });
    assert_eq!(snapshots.version(), TIMES as u64 / 4 + 1);
}

/// A network whose products threads share: 32 · 64 · 300 multiply-adds and more are above the
/// limit of 2¹⁸, and so are the 3 · 99,000 floats of an update. A debug build does less of it.
fn check_shared_work(runtime: &Arc<Runtime>, digits: &Digits) {
    let times = if cfg!(debug_assertions) { TIMES / 20 } else { TIMES };
    let model = stack(&[300, 256, CLASSES], ActivationKind::Tanh, 6);
    let place = (&model, runtime);
    check_run("shared work", place, (&digits.inputs, &digits.labels), times);
    check_inference("shared work", place, &digits.pixels()[..40 * PIXELS], times);
}

#[test]
fn training_and_inference_allocate_nothing() {
    ALLOCATOR.begin();
    let digits = Digits::first(100);
    let few = Digits::first(20);
    let many = Digits::first(300);
    // The same images as columns of a matrix: a view whose rows do not stand one after the other.
    let columns = digits.transposed();
    let shape = [100, columns.shape()[1] / 4, 1, 2, 1, 2, 1];
    let axes = Tensor::zeros(Type::Float32, &shape).unwrap().transpose(1, 3).unwrap();
    let small = stack(&[20, CLASSES], ActivationKind::Sigmoid, 2);
    let learned = stack(&[20, CLASSES], ActivationKind::Prelu, 2);
    let residual = residual_network(3, ActivationKind::Softmax);
    for threads in [1, 2] {
        let runtime = Runtime::new(threads, None).unwrap();
        for kind in OptimizerKind::ALL {
            check_steps(&small, kind, &runtime, &few);
        }
        check_contrastive_steps(&small, &runtime, &few);
        check_regimes(&learned, &runtime, &many);
        check_samples(&small, &runtime, &few);
        check_followers(&small, &runtime, &few);
        check_policies(&small, &runtime, &few);
        check_run("rows", (&small, &runtime), (&digits.inputs, &digits.labels), TIMES);
        check_run("a transposed view", (&small, &runtime), (&columns, &digits.labels), TIMES);
        check_run("seven axes", (&small, &runtime), (&axes, &digits.labels), TIMES);
        check_inference("residual", (&residual, &runtime), few.pixels(), TIMES);
        check_snapshots(&learned, &runtime, &few);
        check_shared_work(&runtime, &digits);
    }
    // The counters count: a test that cannot fail proves nothing.
    let before = ALLOCATOR.calls();
    drop(std::hint::black_box(vec![1u8; 100]));
    assert_eq!(ALLOCATOR.calls(), (before.0 + 1, before.1 + 1));
}

//! The same bits everywhere: training gives the weights whose SHA-256 stands in this file, for
//! every thread count, at every instruction-set level of this CPU, in debug and release builds,
//! and however often the run was paused, saved and loaded.
//!
//! A hash that changes is a numeric break: results of the new version differ from those of the
//! old one on every machine. Change the constants only together with a note that says so.

use std::sync::Arc;

use crate::digits::{CLASSES, Digits, PIXELS, hexadecimal, optimizer, residual_network, stack};
use crate::golden_runs::{CASES, Case, Course, RUN, SAMPLES, SEED, STEPS};
use glia::activation::ActivationKind;
use glia::kernels::level::{InstructionSet, Level};
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::{Model, Session};
use glia::optim::OptimizerKind;
use glia::rng::Philox;
use glia::train::{FitOptions, Trainer, TrainerOptions};

/// The weights of the network whose every pass is shared between threads.
const GOLDEN_LARGE: &str = "a46a2ada8905afc6f0cb86965c71eaa53d8f317e0280d764b66f9cd7da6b8170";

/// Every runtime that a result must not depend on: each level of this CPU with 1, 2 and 3 threads.
fn runtimes() -> Vec<Arc<Runtime>> {
    let levels: Vec<Level> = InstructionSet::available().map(InstructionSet::level).collect();
    assert!(levels.contains(&Level::Scalar));
    println!("levels of this CPU: {levels:?}");
    let threads = |level| (1..=3).map(move |threads| Runtime::new(threads, Some(level)).unwrap());
    levels.into_iter().flat_map(threads).collect()
}

/// A debug build, some forty times slower, leaves all but the best level to the release build.
fn is_fast_enough(runtime: &Arc<Runtime>) -> bool {
    !cfg!(debug_assertions) || runtime.level() == Runtime::single().level()
}

fn describe(runtime: &Runtime) -> String {
    format!("{} threads, {}", runtime.threads(), runtime.level().name())
}

/// Trains at every level with every thread count.
fn check_case(case: Case) {
    let course = Course::new(case);
    let name = format!("{:?}, {:?}", case.optimizer, case.loss);
    for runtime in runtimes().into_iter().filter(is_fast_enough) {
        let hash = course.finish(course.begun(Arc::clone(&runtime)));
        assert_eq!(hash, case.golden, "{name}, {}", describe(&runtime));
    }
}

/// Half of the cases each, so that two tests run side by side.
fn check_cases(remainder: usize) {
    CASES.into_iter().skip(remainder).step_by(2).for_each(check_case);
}

#[test]
fn even_cases_give_the_golden_weights() {
    check_cases(0);
}

#[test]
fn odd_cases_give_the_golden_weights() {
    check_cases(1);
}

#[test]
fn every_optimizer_and_every_loss_has_a_golden_run() {
    for kind in OptimizerKind::ALL {
        assert!(CASES.iter().any(|case| case.optimizer == kind), "{kind:?}");
    }
    for kind in LossKind::ALL {
        assert!(CASES.iter().any(|case| case.loss == kind), "{kind:?}");
    }
}

/// A hash of weights that are NaN, or that never moved, would prove little.
#[test]
fn the_golden_runs_learn() {
    for case in CASES {
        let course = Course::new(case);
        let mut trainer = course.begun(Runtime::single());
        let (first, _) = course.advance(&mut trainer, 1);
        let (last, finished) = course.advance(&mut trainer, STEPS);
        let name = format!("{:?}, {:?}: {first} to {last}", case.optimizer, case.loss);
        assert!(finished && last < 0.97 * first, "{name}");
        assert!(trainer.weights().iter().all(|weight| weight.is_finite()), "{name}");
    }
}

/// Rows and units of the large network. Products, activations, loss and update all pass the
/// limit of 2¹⁸ below which a runtime keeps the work on the calling thread.
const LARGE_ROWS: usize = 520;
const LARGE_UNITS: usize = 512;
const _: () = assert!(LARGE_ROWS * LARGE_UNITS > 1 << 18);
const _: () = assert!((PIXELS + LARGE_UNITS) * LARGE_UNITS > 1 << 18);

fn large_hash(runtime: Arc<Runtime>, digits: &Digits) -> String {
    let model = stack(&[LARGE_UNITS, LARGE_UNITS], ActivationKind::Tanh, 5);
    let options = TrainerOptions { largest_batch: LARGE_ROWS, ..TrainerOptions::default() };
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let adam = optimizer(OptimizerKind::Adam);
    let mut trainer = Trainer::new(&model, loss, adam, runtime, options).unwrap();
    for _ in 0..2 {
        trainer.step(digits.pixels(), &Targets::Labels32(digits.classes())).unwrap();
    }
    hexadecimal(trainer.hash())
}

#[test]
fn layers_that_threads_share_give_the_golden_weights() {
    let digits = Digits::first(LARGE_ROWS);
    for runtime in runtimes().into_iter().filter(is_fast_enough) {
        let hash = large_hash(Arc::clone(&runtime), &digits);
        assert_eq!(hash, GOLDEN_LARGE, "{}", describe(&runtime));
    }
}

/// Saves and loads at a step, and goes on with another runtime.
fn save_and_load(trainer: &Trainer, runtime: &Arc<Runtime>) -> Trainer {
    let bytes = trainer.to_bytes().unwrap();
    let options = TrainerOptions { largest_batch: 64, ..TrainerOptions::default() };
    Trainer::from_bytes(&bytes, Arc::clone(runtime), options).unwrap()
}

#[test]
fn a_run_saved_and_loaded_at_a_random_step_gives_the_golden_weights() {
    for (number, case) in CASES.into_iter().enumerate() {
        let course = Course::new(case);
        let vector = [Runtime::single(), Runtime::new(2, None).unwrap()];
        for draw in 0..4u32 {
            let words = Philox::new(20).block(number as u32, 0, draw);
            let mut trainer = course.begun(Arc::clone(&vector[1]));
            let stop = u64::from(words[0]) % STEPS;
            course.advance(&mut trainer, stop);
            let mut trainer = save_and_load(&trainer, &vector[0]);
            assert_eq!(trainer.steps(), stop);
            // A second time, perhaps at once, perhaps after the last step.
            course.advance(&mut trainer, u64::from(words[1]) % (STEPS - stop + 1));
            let trainer = save_and_load(&trainer, &vector[1]);
            assert_eq!(course.finish(trainer), case.golden, "{:?}, step {stop}", case.optimizer);
        }
    }
}

#[test]
fn a_run_that_goes_on_with_another_level_and_thread_count_gives_the_golden_weights() {
    let course = Course::adam();
    let runtimes = runtimes();
    let mut trainer = course.begun(Arc::clone(&runtimes[0]));
    for step in 1..=STEPS {
        trainer = save_and_load(&trainer, &runtimes[(step * 5) as usize % runtimes.len()]);
        course.advance(&mut trainer, 1);
    }
    assert_eq!(course.finish(trainer), course.case.golden);
}

#[test]
fn a_run_paused_after_every_step_gives_the_golden_weights() {
    let course = Course::adam();
    let mut trainer = course.begun(Runtime::single());
    for step in 1..=STEPS {
        assert!(!course.advance(&mut trainer, 0).1);
        assert_eq!(course.advance(&mut trainer, 1).1, step == STEPS);
    }
    assert_eq!(course.finish(trainer), course.case.golden);
}

/// The run is nothing but steps over batches in Philox's order; the first float of each batch
/// stands at another alignment each time.
#[test]
fn steps_by_hand_at_any_alignment_give_the_golden_weights() {
    let course = Course::adam();
    let (pixels, labels) = (course.digits.pixels(), course.digits.classes());
    let mut trainer = course.trainer(Runtime::single(), SEED);
    let mut order = vec![0; SAMPLES];
    for epoch in 0..RUN.epochs {
        Philox::new(SEED).shuffle(epoch, &mut order);
        for (index, batch) in order.chunks(RUN.batch_size).enumerate() {
            let mut inputs = vec![0.0; index];
            for &sample in batch {
                inputs.extend_from_slice(&pixels[sample as usize * PIXELS..][..PIXELS]);
            }
            let targets: Vec<_> = batch.iter().map(|&s| i64::from(labels[s as usize])).collect();
            trainer.step(&inputs[index..], &Targets::Labels64(&targets)).unwrap();
        }
    }
    assert_eq!(hexadecimal(trainer.hash()), course.case.golden);
}

/// Against a test that could not fail: what must change the weights does.
#[test]
fn seed_order_and_optimizer_change_the_weights() {
    let course = Course::adam();
    let hash = |seed, run| {
        let mut trainer = course.trainer(Runtime::single(), seed);
        trainer.begin(run).unwrap();
        course.finish(trainer)
    };
    assert_eq!(hash(SEED, RUN), course.case.golden);
    assert_ne!(hash(SEED + 1, RUN), course.case.golden);
    assert_ne!(hash(SEED, FitOptions { keep_order: true, ..RUN }), course.case.golden);
    for (index, case) in CASES.iter().enumerate() {
        assert!(CASES[..index].iter().all(|other| other.golden != case.golden));
    }
}

fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|value| value.to_bits()).collect()
}

/// The outputs of all rows, `at_once` rows at a time.
fn outputs(model: &Model, runtime: &Arc<Runtime>, pixels: &[f32], at_once: usize) -> Vec<u32> {
    let mut session = Session::new(model, Arc::clone(runtime), at_once).unwrap();
    let size = session.network().output().size();
    let mut outputs = vec![0.0; pixels.len() / PIXELS * size];
    let parts = pixels.chunks(at_once * PIXELS).zip(outputs.chunks_mut(at_once * size));
    for (pixels, outputs) in parts {
        session.run(pixels, outputs).unwrap();
    }
    bits(&outputs)
}

#[test]
fn a_row_has_the_same_outputs_alone_and_in_any_batch() {
    let digits = Digits::first(70);
    let network = residual_network(3, ActivationKind::Softmax);
    let expected = outputs(&network, &Runtime::single(), digits.pixels(), 1);
    assert_eq!(expected.len(), 70 * CLASSES);
    for runtime in runtimes() {
        for at_once in [1, 2, 7, 8, 17, 64, 70] {
            let outputs = outputs(&network, &runtime, digits.pixels(), at_once);
            assert!(outputs == expected, "batches of {at_once}, {}", describe(&runtime));
        }
    }
}

#[test]
fn a_row_has_the_same_outputs_where_threads_share_its_batch() {
    let digits = Digits::first(LARGE_ROWS);
    let network = stack(&[LARGE_UNITS, 300, CLASSES], ActivationKind::Relu, 9);
    let expected = outputs(&network, &Runtime::single(), digits.pixels(), 1);
    for threads in 1..=3 {
        let runtime = Runtime::new(threads, None).unwrap();
        for at_once in [100, LARGE_ROWS] {
            let outputs = outputs(&network, &runtime, digits.pixels(), at_once);
            assert!(outputs == expected, "batches of {at_once}, {threads} threads");
        }
    }
}

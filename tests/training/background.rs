//! A training thread that ends before all is done: what panics in it is an error, and whoever lent the
//! trainer learns of it before anybody can see that it has ended; stopped anywhere, it leaves no update half
//! done.

use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use glia::activation::ActivationKind;
use glia::error::ErrorCode;
use glia::loss::LossKind;
use glia::tensor::element::Type;
use glia::tensor::tensor::Tensor;
use glia::train::{Access, FitOptions, Rhythm, Task, Trainer, Training};

use crate::support::networks::{dense, gradient_trainer, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;

/// A trainer that is looked after so often, and says how it came back.
struct Lent {
    trainer: Trainer,
    looks: AtomicUsize,
    /// What the look after them gives: a panic, or that the trainer is not wanted any more.
    panics: bool,
    back: Arc<Mutex<Option<Back>>>,
}

#[derive(Clone, Copy)]
struct Back {
    in_a_panic: bool,
    half_done: bool,
    steps: u64,
}

impl Deref for Lent {
    type Target = Trainer;
    fn deref(&self) -> &Trainer {
        &self.trainer
    }
}

impl DerefMut for Lent {
    fn deref_mut(&mut self) -> &mut Trainer {
        &mut self.trainer
    }
}

impl Access for Lent {
    fn is_wanted(&self) -> bool {
        let left = self.looks.fetch_sub(1, Ordering::Relaxed) > 0;
        assert!(left || !self.panics, "a fault on purpose");
        left
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let [in_a_panic, half_done] = [std::thread::panicking(), self.trainer.is_half_done()];
        *self.back.lock().unwrap() =
            Some(Back { in_a_panic, half_done, steps: self.trainer.steps() });
    }
}

/// A training by single operations that is looked after so often, and where the trainer says how it is.
fn training(looks: usize, panics: bool) -> (Training, Arc<Mutex<Option<Back>>>) {
    let layers = [
        (dense(5, ActivationKind::Tanh), &[0][..]),
        (dense(4, ActivationKind::Tanh), &[1]),
        (dense(2, ActivationKind::Identity), &[2]),
    ];
    let model = random_model(graph(&[3], &layers), &mut Random::new(1));
    let loss = LossKind::MeanSquaredError;
    let mut trainer = gradient_trainer(&model, loss, &runtimes::plain(), 4).unwrap();
    trainer.begin(FitOptions::new(1_000_000, 4)).unwrap();
    let inputs = Tensor::zeros(Type::Float32, &[8, 3]).unwrap();
    let targets = Tensor::zeros(Type::Float32, &[8, 2]).unwrap();
    let back = Arc::new(Mutex::new(None));
    let lent = Lent { trainer, looks: AtomicUsize::new(looks), panics, back: Arc::clone(&back) };
    let task = Task::Run { inputs, targets };
    (Training::start(lent, task, Rhythm { slice: 0, rest: 0 }).unwrap(), back)
}

const LONG: Option<Duration> = Some(Duration::from_secs(60));

#[test]
fn a_panic_is_an_error_and_whoever_lent_the_trainer_knows_first() {
    let (training, back) = training(3, true);
    let error = training.wait(LONG).unwrap_err();
    assert!(back.lock().unwrap().unwrap().in_a_panic);
    assert_eq!(error.code(), ErrorCode::Internal);
    assert_eq!(error.message(), "internal error: a fault on purpose");
    let state = training.state();
    assert!(!state.is_running && !state.is_finished && state.failure == ErrorCode::Internal);
    assert!(training.stop().is_err());
}

#[test]
fn wherever_it_is_stopped_no_update_is_half_done() {
    let mut most = 0;
    for looks in 0..200 {
        let (training, back) = training(looks, false);
        assert!(training.wait(LONG).unwrap());
        let back = back.lock().unwrap().unwrap();
        assert!(!back.half_done && !back.in_a_panic, "after {looks} operations");
        let state = training.state();
        // A step may stand between its update and its end.
        assert!([state.steps, state.steps + 1].contains(&back.steps), "after {looks} operations");
        most = most.max(back.steps);
    }
    assert!(most >= 5, "only {most} steps");
}

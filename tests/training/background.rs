//! A training thread in which something panics: it ends with an error, and whoever lent the trainer
//! learns of it before anybody can see that it has ended.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
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

/// Looks that are answered; the next one panics.
const LOOKS: usize = 3;

/// A trainer that counts how often it was looked after, and how often it came back in a panic.
struct Lent {
    trainer: Trainer,
    looks: AtomicUsize,
    panics: Arc<AtomicUsize>,
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
        assert!(self.looks.fetch_add(1, Ordering::Relaxed) < LOOKS, "a fault on purpose");
        true
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        self.panics.fetch_add(usize::from(std::thread::panicking()), Ordering::Relaxed);
    }
}

#[test]
fn a_panic_is_an_error_and_whoever_lent_the_trainer_knows_first() {
    let layer = (dense(2, ActivationKind::Tanh), &[0][..]);
    let model = random_model(graph(&[3], &[layer]), &mut Random::new(1));
    let runtime = runtimes::plain();
    let mut trainer = gradient_trainer(&model, LossKind::MeanSquaredError, &runtime, 4).unwrap();
    trainer.begin(FitOptions::new(1_000_000, 4)).unwrap();
    let inputs = Tensor::zeros(Type::Float32, &[8, 3]).unwrap();
    let targets = Tensor::zeros(Type::Float32, &[8, 2]).unwrap();
    let panics = Arc::new(AtomicUsize::new(0));
    let lent = Lent { trainer, looks: AtomicUsize::new(0), panics: Arc::clone(&panics) };
    let task = Task::Run { inputs, targets };
    let training = Training::start(lent, task, Rhythm { slice: 1, rest: 0 }).unwrap();
    let error = training.wait(Some(Duration::from_secs(60))).unwrap_err();
    assert_eq!(panics.load(Ordering::Relaxed), 1);
    assert_eq!(error.code(), ErrorCode::Internal);
    assert_eq!(error.message(), "internal error: a fault on purpose");
    let state = training.state();
    assert!(!state.is_running && !state.is_finished && state.failure == ErrorCode::Internal);
    assert!(training.stop().is_err());
}

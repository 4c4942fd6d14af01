//! The doctor's watch over batches that come in chunks and over micro-batches: what it refuses, and
//! what stays as it was.

use glia::catalog::Param;
use glia::loss::Targets;
use glia::optim::OptimizerKind;
use glia::train::{Finding, FitOptions, Trainer, TrainerOptions};

use crate::support::runtimes;
use crate::support::watched::{
    INPUTS, ON, OUTPUTS, ROWS, assert_diverged, changed, inputs, kept, model, set, step, targets,
    tensor, trainer,
};

/// A trainer that computes the batch three rows at a time.
fn in_chunks(of: &Trainer) -> Trainer {
    let options = TrainerOptions { largest_batch: 3, ..TrainerOptions::default() };
    Trainer::from_bytes(&of.to_bytes().unwrap(), runtimes::plain(), options).unwrap()
}

#[test]
fn a_batch_in_chunks_is_refused_as_the_whole_is() {
    let sound = model();
    let poisoned = changed(&sound, "layer3.weight", f32::NAN);
    for (model, bad_input, words) in [
        (&sound, true, "values that are not finite appear first in the outputs of layer1"),
        (&poisoned, false, "values that are not finite appear first in the outputs of layer3"),
    ] {
        let mut inputs = inputs();
        if bad_input {
            // In the last chunk alone.
            inputs[(ROWS - 1) * INPUTS] = f32::NAN;
        }
        let mut whole = trainer(model, OptimizerKind::Momentum, &[ON]);
        let mut chunked = in_chunks(&whole);
        for trainer in [&mut whole, &mut chunked] {
            let before = kept(trainer);
            assert_diverged(trainer.step(&inputs, &Targets::Values(&targets())), &[words]);
            assert!(kept(trainer) == before);
            let status = trainer.watch_status().unwrap();
            assert_eq!((status.refused, status.watched), (1, 0));
            assert_eq!(status.finding, Finding::LossNotFinite);
        }
        let layers = [&whole, &chunked].map(|trainer| trainer.watch_status().unwrap().layer);
        assert!(layers[0] == layers[1] && layers[0].is_some(), "{layers:?}");
    }
}

#[test]
fn a_sound_batch_in_chunks_is_watched_as_the_whole_is() {
    let mut whole = trainer(&model(), OptimizerKind::Adam, &[(Param::Window, 4.0), ON]);
    let mut chunked = in_chunks(&whole);
    for _ in 0..6 {
        step(&mut whole).unwrap();
        step(&mut chunked).unwrap();
    }
    assert_eq!(chunked.hash(), whole.hash());
    let [one, other] = [&whole, &chunked].map(|trainer| trainer.watch_status().unwrap());
    assert_eq!(one.mean.to_bits(), other.mean.to_bits());
    assert_eq!(one.gradient_norm.to_bits(), other.gradient_norm.to_bits());
    assert_eq!((one.watched, one.refused), (other.watched, other.refused));
}

#[test]
fn a_micro_batch_is_refused_before_it_spoils_the_mean() {
    let mut watched = trainer(&model(), OptimizerKind::Sgd, &[ON]);
    let mut other = trainer(&model(), OptimizerKind::Sgd, &[]);
    let (inputs, targets) = (inputs(), targets());
    let mut bad = inputs.clone();
    bad[5] = f32::INFINITY;
    for (number, batch) in [&inputs, &bad, &inputs].into_iter().enumerate() {
        watched.compute_gradients(batch, &Targets::Values(&targets)).unwrap();
        if number == 1 {
            assert_diverged(watched.accumulate_gradients(), &["appear first in"]);
            assert_eq!(watched.micro_batches(), 1);
        } else {
            watched.accumulate_gradients().unwrap();
            other.compute_gradients(batch, &Targets::Values(&targets)).unwrap();
            other.accumulate_gradients().unwrap();
        }
    }
    for trainer in [&mut watched, &mut other] {
        trainer.average_gradients().unwrap();
        trainer.apply_gradients().unwrap();
    }
    assert_eq!(watched.hash(), other.hash());
    let status = watched.watch_status().unwrap();
    assert_eq!((status.watched, status.refused), (1, 1));
    // Both sound micro-batches are part of the recent past.
    assert!(status.mean.is_finite() && status.deviation == 0.0);
}

#[test]
fn a_run_of_micro_batches_goes_on_after_one_that_was_refused() {
    let (mut inputs, targets) = (inputs(), targets());
    inputs[2 * INPUTS] = f32::NAN;
    let (inputs, targets) = (tensor(INPUTS, &inputs), tensor(OUTPUTS, &targets));
    let mut trainer = trainer(&model(), OptimizerKind::Sgd, &[]);
    set(&mut trainer, &[ON]);
    let options = FitOptions { keep_order: true, micro_batches: 2, ..FitOptions::new(1, 2) };
    trainer.begin(options).unwrap();
    trainer.advance(&inputs, &targets, 1).unwrap();
    assert_eq!((trainer.steps(), trainer.micro_batches()), (0, 1));
    assert_diverged(trainer.advance(&inputs, &targets, 1), &["appear first in"]);
    assert_eq!((trainer.steps(), trainer.micro_batches()), (0, 1));
    let progress = trainer.advance(&inputs, &targets, 10).unwrap();
    assert!(progress.finished && progress.loss.is_finite());
    // The first with the third, the fourth alone as the last of the epoch.
    assert_eq!((trainer.steps(), trainer.micro_batches()), (2, 0));
}

#[test]
fn a_mean_is_judged_by_itself_and_not_by_a_batch_that_is_not_in_it() {
    let mut trainer = trainer(&model(), OptimizerKind::Sgd, &[ON]);
    let (inputs, targets) = (inputs(), targets());
    let mut bad = inputs.clone();
    bad[5] = f32::NAN;
    trainer.compute_gradients(&inputs, &Targets::Values(&targets)).unwrap();
    trainer.accumulate_gradients().unwrap();
    trainer.compute_gradients(&bad, &Targets::Values(&targets)).unwrap();
    trainer.average_gradients().unwrap();
    trainer.apply_gradients().unwrap();
    let status = trainer.watch_status().unwrap();
    assert_eq!((status.watched, status.refused), (1, 0));
    assert!(status.mean.is_finite() && trainer.weights().iter().all(|weight| weight.is_finite()));
}

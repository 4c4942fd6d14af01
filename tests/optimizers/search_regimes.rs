//! L-BFGS over batches that come in chunks, in runs, and under the doctor's watch.

use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::loss::Targets;
use glia::optim::OptimizerKind;
use glia::train::{FULL_BATCH, FitOptions, Trainer, TrainerOptions};

use crate::support::runtimes;
use crate::support::watched::{
    INPUTS, ON, OUTPUTS, assert_diverged, inputs, kept, model, set, step, targets, tensor, trainer,
};

/// A trainer that computes so many rows at a time.
fn in_chunks(of: &Trainer, rows: usize) -> Trainer {
    let options = TrainerOptions { largest_batch: rows, ..TrainerOptions::default() };
    Trainer::from_bytes(&of.to_bytes().unwrap(), runtimes::plain(), options).unwrap()
}

#[test]
fn a_search_over_chunks_gives_the_bits_of_the_whole() {
    let mut whole = trainer(&model(), OptimizerKind::Lbfgs, &[]);
    let mut chunked = [1, 3, 7].map(|rows| in_chunks(&whole, rows));
    let (mut first, mut last) = (f64::NAN, f64::NAN);
    for number in 0..12 {
        last = step(&mut whole).unwrap();
        if number == 0 {
            first = last;
        }
        for trainer in &mut chunked {
            assert_eq!(step(trainer).unwrap().to_bits(), last.to_bits());
            assert_eq!(trainer.hash(), whole.hash(), "iteration {number}");
        }
    }
    assert!(last < 0.5 * first, "{first} to {last}");
}

#[test]
fn a_run_on_the_full_batch_is_the_steps_by_hand() {
    let mut by_hand = trainer(&model(), OptimizerKind::Lbfgs, &[]);
    let mut run = in_chunks(&by_hand, 3);
    let (inputs, targets) = (tensor(INPUTS, &inputs()), tensor(OUTPUTS, &targets()));
    run.begin(FitOptions { keep_order: true, ..FitOptions::new(6, FULL_BATCH) }).unwrap();
    for _ in 0..6 {
        step(&mut by_hand).unwrap();
        run.advance(&inputs, &targets, 1).unwrap();
        assert_eq!(run.hash(), by_hand.hash());
        // From a file in the middle, too.
        run = in_chunks(&run, 5);
    }
    assert!(run.progress().unwrap().finished);
    let micro = FitOptions { micro_batches: 2, ..FitOptions::new(1, 4) };
    let error = run.begin(micro).unwrap_err();
    assert!(error.message().contains("searches with whole batches"), "{error}");
}

#[test]
fn the_watch_refuses_a_search_from_what_is_not_finite() {
    let mut watched = trainer(&model(), OptimizerKind::Lbfgs, &[(Param::RatioInterval, 1.0)]);
    set(&mut watched, &[ON]);
    let mut plain = trainer(&model(), OptimizerKind::Lbfgs, &[]);
    let mut bad = inputs();
    bad[2] = f32::NAN;
    for _ in 0..4 {
        let before = kept(&watched);
        assert_diverged(watched.step(&bad, &Targets::Values(&targets())), &["appear first in"]);
        assert!(kept(&watched) == before);
        assert_eq!(step(&mut watched).unwrap().to_bits(), step(&mut plain).unwrap().to_bits());
        assert_eq!(watched.hash(), plain.hash());
    }
    let status = watched.watch_status().unwrap();
    assert_eq!((status.watched, status.refused), (4, 4));
    assert!(watched.watch_ratio(0).unwrap() > 0.0);
}

#[test]
fn gradients_that_are_not_the_losses_own_are_refused() {
    let mut trainer = trainer(&model(), OptimizerKind::Lbfgs, &[]);
    for key in [Param::GradientNoise, Param::ClipNorm] {
        trainer.set_update_setting(key, 0.5).unwrap();
        let before = kept(&trainer);
        let error = step(&mut trainer).unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidState);
        assert!(error.message().contains(key.name()), "{error}");
        assert!(kept(&trainer) == before);
        trainer.set_update_setting(key, 0.0).unwrap();
    }
    step(&mut trainer).unwrap();
}

#[test]
fn targets_that_do_not_fit_are_an_error_and_change_nothing() {
    let whole = trainer(&model(), OptimizerKind::Lbfgs, &[]);
    let (inputs, targets) = (inputs(), targets());
    for mut trainer in [in_chunks(&whole, 100), in_chunks(&whole, 3)] {
        let before = kept(&trainer);
        for wrong in [&targets[..0], &targets[1..]] {
            let error = trainer.step(&inputs, &Targets::Values(wrong)).unwrap_err();
            assert_eq!(error.code(), ErrorCode::ShapeMismatch, "{error}");
        }
        assert!(kept(&trainer) == before);
        step(&mut trainer).unwrap();
    }
}

//! What each policy does, bit for bit: in whole batches, in chunks, in micro-batches and in searches.

use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::loss::Targets;
use glia::optim::OptimizerKind;
use glia::schedule::{Schedule, ScheduleKind};
use glia::train::{Finding, FitOptions, Policy, Trainer, TrainerOptions};

use crate::support::runtimes;
use crate::support::watched::{
    INPUTS, ON, OUTPUTS, ROWS, inputs, kept, model, set, step, targets, tensor, trainer,
};

fn with(key: Param, policy: Policy) -> (Param, f64) {
    (key, f64::from(policy as i32))
}

fn non_finite(policy: Policy) -> (Param, f64) {
    with(Param::NonFinitePolicy, policy)
}

/// A trainer that computes so many rows at a time.
fn in_chunks(of: &Trainer, rows: usize) -> Trainer {
    let options = TrainerOptions { largest_batch: rows, ..TrainerOptions::default() };
    Trainer::from_bytes(&of.to_bytes().unwrap(), runtimes::plain(), options).unwrap()
}

fn bad_inputs() -> Vec<f32> {
    let mut bad = inputs();
    bad[5 * INPUTS + 1] = f32::NAN;
    bad
}

fn bad_step(trainer: &mut Trainer) {
    assert!(trainer.step(&bad_inputs(), &Targets::Values(&targets())).unwrap().is_nan());
}

#[test]
fn a_step_that_is_left_out_changes_nothing() {
    for kind in OptimizerKind::ALL {
        let mut whole = trainer(&model(), kind, &[non_finite(Policy::Skip), ON]);
        (0..3).for_each(|_| assert!(step(&mut whole).is_ok()));
        let chunked = in_chunks(&whole, 3);
        for mut trainer in [whole, chunked] {
            let before = kept(&trainer);
            bad_step(&mut trainer);
            assert!(kept(&trainer) == before, "{kind:?}");
            let event = trainer.watch_event(0).unwrap();
            assert_eq!((event.finding, event.policy), (Finding::LossNotFinite, Policy::Skip));
            assert_eq!((event.step, event.sample, event.layer), (4, Some(5), Some(0)));
            assert_eq!(trainer.apply_gradients().unwrap_err().code(), ErrorCode::InvalidState);
            step(&mut trainer).unwrap();
            assert_eq!(trainer.watch_status().unwrap().left_out, 0);
        }
    }
}

/// The snapshot is that before update 5: taken before the first, and again four good steps later.
#[test]
fn a_rollback_restores_every_bit() {
    let settings = [non_finite(Policy::RollBack), (Param::SnapshotInterval, 4.0), ON];
    for kind in OptimizerKind::ALL {
        let mut whole = trainer(&model(), kind, &settings);
        whole.set_update_setting(Param::Average, 1.0).unwrap();
        let mut decay = Schedule::new(ScheduleKind::Exponential);
        decay.set(Param::Initial, 0.01).unwrap();
        whole.set_schedule(Param::LearningRate, Some(decay)).unwrap();
        // Before there is a snapshot, it is a skip.
        bad_step(&mut whole);
        assert_eq!(whole.watch_event(0).unwrap().policy, Policy::Skip);
        let mut good = None;
        for number in 0..7 {
            if number == 4 {
                good = Some(kept(&whole));
            }
            step(&mut whole).unwrap();
        }
        let good = good.unwrap();
        let chunked = in_chunks(&whole, 3);
        for mut trainer in [whole, chunked] {
            assert!(kept(&trainer) != good);
            bad_step(&mut trainer);
            assert!(kept(&trainer) == good, "{kind:?}");
            let status = trainer.watch_status().unwrap();
            assert_eq!((trainer.steps(), status.policies[Policy::RollBack as usize]), (4, 1));
            // Another one before the next snapshot comes back to the same.
            (0..3).for_each(|_| assert!(step(&mut trainer).is_ok()));
            bad_step(&mut trainer);
            assert!(kept(&trainer) == good, "{kind:?}");
        }
    }
}

#[test]
fn an_average_that_began_after_the_snapshot_begins_anew() {
    let mut trainer = trainer(&model(), OptimizerKind::Adam, &[non_finite(Policy::RollBack), ON]);
    step(&mut trainer).unwrap();
    trainer.set_update_setting(Param::Average, 1.0).unwrap();
    step(&mut trainer).unwrap();
    assert_eq!(trainer.average_count(), 1);
    bad_step(&mut trainer);
    assert_eq!((trainer.average_count(), trainer.steps()), (0, 0));
    step(&mut trainer).unwrap();
    assert_eq!(trainer.average_count(), 1);
}

#[test]
fn a_rate_shrinks_and_comes_back() {
    let settings =
        [non_finite(Policy::ShrinkRate), (Param::RateShrink, 0.25), (Param::RateRecovery, 2.0), ON];
    for kind in [OptimizerKind::Sgd, OptimizerKind::Nesterov, OptimizerKind::Muon] {
        let mut shrunk = trainer(&model(), kind, &settings);
        step(&mut shrunk).unwrap();
        bad_step(&mut shrunk);
        assert_eq!(shrunk.watch_status().unwrap().rate_scale, 0.25);
        let mut lower = trainer(&model(), kind, &[]);
        step(&mut lower).unwrap();
        for index in 0..lower.network().layout.parameters.len() {
            lower.set_group(index, Param::RateFactor, 0.25).unwrap();
        }
        step(&mut shrunk).unwrap();
        step(&mut lower).unwrap();
        assert_eq!(shrunk.hash(), lower.hash(), "{kind:?}");
        let scale = |trainer: &Trainer| trainer.watch_status().unwrap().rate_scale;
        assert!((scale(&shrunk) / 0.5 - 1.0).abs() < 1e-14, "{}", scale(&shrunk));
        step(&mut shrunk).unwrap();
        assert!((scale(&shrunk) - 1.0).abs() < 1e-14);
        (0..20).for_each(|_| bad_step(&mut shrunk));
        assert_eq!(scale(&shrunk), 1.0 / 1024.0);
        set(&mut shrunk, &[(Param::Watch, 0.0), ON]);
        assert_eq!(scale(&shrunk), 1.0);
    }
}

#[test]
fn gradients_are_clipped_to_the_bound_and_the_step_is_done() {
    for rows in [ROWS, 3] {
        let settings = [with(Param::NormPolicy, Policy::Clip), (Param::NormBound, 0.125), ON];
        let mut clipped = in_chunks(&trainer(&model(), OptimizerKind::Sgd, &settings), rows);
        let mut plain = in_chunks(&trainer(&model(), OptimizerKind::Sgd, &[]), rows);
        plain.set_update_setting(Param::ClipNorm, 0.125 * (1.0 - 1e-6)).unwrap();
        for _ in 0..5 {
            step(&mut clipped).unwrap();
            step(&mut plain).unwrap();
        }
        let far = |(a, b): (&f32, &f32)| (a - b).abs() > 1e-6;
        assert!(!clipped.weights().iter().zip(plain.weights()).any(far));
        let status = clipped.watch_status().unwrap();
        assert_eq!((status.watched, status.policies[Policy::Clip as usize]), (5, 5));
        assert!(clipped.watch_event(0).unwrap().gradient_norm > 0.125);
        assert_eq!(clipped.watch_event(0).unwrap().limit, 0.125);
    }
}

#[test]
fn micro_batches_in_trouble_are_left_out_of_the_mean() {
    for policy in [Policy::Skip, Policy::ShrinkRate, Policy::RollBack, Policy::Stop] {
        let mut watched = trainer(&model(), OptimizerKind::Adam, &[non_finite(policy), ON]);
        let mut other = trainer(&model(), OptimizerKind::Adam, &[]);
        let (fine, bad, targets) = (inputs(), bad_inputs(), targets());
        for batch in [&bad, &fine, &fine] {
            watched.compute_gradients(batch, &Targets::Values(&targets)).unwrap();
            watched.accumulate_gradients().unwrap();
            watched.set_update_setting(Param::Frozen, 0.0).unwrap();
        }
        assert_eq!(watched.micro_batches(), 2, "{policy:?}");
        (0..2).for_each(|_| {
            other.compute_gradients(&fine, &Targets::Values(&targets)).unwrap();
            other.accumulate_gradients().unwrap();
        });
        if policy == Policy::ShrinkRate {
            (0..6).for_each(|index| other.set_group(index, Param::RateFactor, 0.5).unwrap());
        }
        for trainer in [&mut watched, &mut other] {
            trainer.average_gradients().unwrap();
            trainer.apply_gradients().unwrap();
        }
        assert_eq!(watched.hash(), other.hash(), "{policy:?}");
    }
}

#[test]
fn a_run_goes_on_over_what_is_left_out_and_names_the_sample() {
    let mut values = inputs();
    values[2 * INPUTS] = f32::NAN;
    let (bad, outputs) = (tensor(INPUTS, &values), tensor(OUTPUTS, &targets()));
    for micro_batches in [1, 2] {
        let mut run = trainer(&model(), OptimizerKind::Sgd, &[non_finite(Policy::Skip), ON]);
        run.begin(FitOptions { micro_batches, ..FitOptions::new(3, 2) }).unwrap();
        let progress = run.advance(&bad, &outputs, 100).unwrap();
        assert!(progress.finished && progress.loss.is_finite());
        let status = run.watch_status().unwrap();
        assert_eq!(status.policies[Policy::Skip as usize], 3);
        (0..3).for_each(|number| assert_eq!(run.watch_event(number).unwrap().sample, Some(2)));
    }
    // One that is left out row by row.
    let mut run = trainer(&model(), OptimizerKind::Sgd, &[(Param::RowBound, 1e6), ON]);
    run.begin(FitOptions::new(2, 3)).unwrap();
    let progress = run.advance(&bad, &outputs, 100).unwrap();
    assert!(progress.finished && progress.loss.is_finite());
    let status = run.watch_status().unwrap();
    assert_eq!((status.dropped_rows, status.watched, status.left_out), (2, 6, 0));
    assert_eq!(run.watch_event(1).unwrap().sample, Some(2));
}

#[test]
fn a_search_skips_rolls_back_and_stops() {
    for policy in [Policy::Skip, Policy::RollBack, Policy::Stop] {
        let settings = [non_finite(policy), (Param::SnapshotInterval, 1.0), ON];
        let mut watched = trainer(&model(), OptimizerKind::Lbfgs, &settings);
        let mut plain = trainer(&model(), OptimizerKind::Lbfgs, &[]);
        for trainer in [&mut watched, &mut plain] {
            (0..3).for_each(|_| assert!(step(trainer).is_ok()));
        }
        bad_step(&mut watched);
        if policy == Policy::RollBack {
            // Before the third.
            step(&mut watched).unwrap();
        }
        watched.set_update_setting(Param::Frozen, 0.0).unwrap();
        for trainer in [&mut watched, &mut plain] {
            (0..3).for_each(|_| assert!(step(trainer).is_ok()));
        }
        assert_eq!((watched.hash(), watched.steps()), (plain.hash(), plain.steps()), "{policy:?}");
    }
}

/// Ten exploding losses in a row are a new level; nine, or ten with a good one between, are not.
#[test]
fn a_new_level_of_the_loss_is_learned_from() {
    let settings = [with(Param::ExplosionPolicy, Policy::Skip), (Param::Window, 4.0), ON];
    let mut trainer = trainer(&model(), OptimizerKind::Sgd, &settings);
    let far: Vec<f32> = targets().iter().map(|x| x * 100.0).collect();
    let far_step = |trainer: &mut Trainer| {
        let before = trainer.steps();
        trainer.step(&inputs(), &Targets::Values(&far)).unwrap();
        trainer.steps() > before
    };
    (0..5).for_each(|_| assert!(step(&mut trainer).is_ok()));
    (0..9).for_each(|_| assert!(!far_step(&mut trainer)));
    step(&mut trainer).unwrap();
    (0..10).for_each(|_| assert!(!far_step(&mut trainer)));
    assert!(far_step(&mut trainer));
    assert_eq!(trainer.watch_status().unwrap().findings[Finding::LossExplodes as usize], 19);
}

#[test]
fn stopping_freezes_everything_until_the_host_resumes() {
    let mut trainer = trainer(&model(), OptimizerKind::Adam, &[non_finite(Policy::Stop), ON]);
    step(&mut trainer).unwrap();
    bad_step(&mut trainer);
    assert!(trainer.watch_status().unwrap().frozen);
    let before = trainer.to_bytes().unwrap();
    let loss = step(&mut trainer).unwrap();
    assert!(loss.is_finite());
    bad_step(&mut trainer);
    trainer.compute_gradients(&inputs(), &Targets::Values(&targets())).unwrap();
    trainer.apply_gradients().unwrap();
    assert!(trainer.to_bytes().unwrap() == before);
    trainer.set_update_setting(Param::Frozen, 0.0).unwrap();
    assert_eq!(step(&mut trainer).unwrap(), loss);
    assert_eq!(trainer.steps(), 2);
    // A run reports the loss of what it does not learn from.
    trainer.set_update_setting(Param::Frozen, 1.0).unwrap();
    trainer.begin(FitOptions { micro_batches: 3, ..FitOptions::new(1, 2) }).unwrap();
    let (inputs, targets) = (tensor(INPUTS, &inputs()), tensor(OUTPUTS, &targets()));
    let progress = trainer.advance(&inputs, &targets, 10).unwrap();
    assert!(progress.finished && progress.loss.is_finite());
    assert_eq!(trainer.steps(), 2);
}

//! Schedules: against the golden table, their ranges, and trainers that follow them.

use crate::digits::{Digits, optimizer, residual_network};
use crate::support::golden::Table;
use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind};
use glia::optim::OptimizerKind;
use glia::schedule::{ENTRIES, Schedule, ScheduleKind};
use glia::train::{FitOptions, Trainer, TrainerOptions};

/// What a value may be off, relatively; below 10⁻²⁹⁰ doubles have too few digits for that.
const TOLERANCE: f64 = 1e-13;

fn assert_near(what: &str, got: f64, expected: f64) {
    let allowed = TOLERANCE * expected.abs() + 1e-290;
    assert!((got - expected).abs() <= allowed, "{what}: expected {expected:e}, got {got:e}");
}

/// The schedule of a case, before any report.
fn configured(table: &Table, kind: ScheduleKind, case: &str) -> Schedule {
    let mut schedule = Schedule::new(kind);
    let entry = schedule.settings().entry();
    let values = table.get(&format!("{case}.parameters"));
    assert_eq!(values.len(), entry.parameters.len(), "{case}: one number for each parameter");
    for (parameter, &value) in entry.parameters.iter().zip(values) {
        if case.ends_with(".default") {
            assert_eq!(parameter.default, value, "{case}: {:?}", parameter.key);
        }
        schedule.set(parameter.key, value).unwrap_or_else(|error| panic!("{case}: {error}"));
    }
    if kind.has_points() {
        let steps = table.get(&format!("{case}.points"));
        let steps: Vec<_> = steps.iter().map(|&step| step as i64).collect();
        let values = format!("{case}.point_values");
        let values = if kind.has_point_values() { table.get(&values) } else { &[] };
        schedule.set_points(&steps, values).expect(case);
    }
    schedule
}

#[test]
fn golden() {
    let table = Table::read("schedules");
    for (kind, entry) in ScheduleKind::ALL.into_iter().zip(ENTRIES) {
        assert_eq!(entry.code, kind as i32, "kinds and entries stand in one order");
        let cases = table.cases(&format!("{}.", entry.name), ".parameters");
        assert!(cases.contains(&format!("{}.default", entry.name).as_str()));
        for case in cases {
            check_case(&table, kind, case);
        }
    }
}

fn check_case(table: &Table, kind: ScheduleKind, case: &str) {
    let mut schedule = configured(table, kind, case);
    if schedule.takes_reports() {
        let after = table.get(&format!("{case}.after"));
        for (report, (&value, &expected)) in
            table.get(&format!("{case}.reports")).iter().zip(after).enumerate()
        {
            let before = schedule.value(1000).unwrap();
            let is_reduced = schedule.report(value).unwrap();
            let got = schedule.value(1000).unwrap();
            assert_near(&format!("{case}: report {report}"), got, expected);
            assert!(is_reduced || got == before, "{case}: report {report}");
        }
    }
    let [low, high] = schedule.range().unwrap();
    let values = table.get(&format!("{case}.values"));
    for (&step, &expected) in table.get(&format!("{case}.steps")).iter().zip(values) {
        let got = schedule.value(step as u64).unwrap();
        assert_near(&format!("{case}: step {step}"), got, expected);
        let rounding = TOLERANCE * high;
        assert!((low - rounding..=high + rounding).contains(&got), "{case}: {got} of {low}–{high}");
    }
}

#[test]
fn a_schedule_can_be_asked_at_any_step_and_any_parameters() {
    for kind in ScheduleKind::ALL {
        for parameter in Schedule::new(kind).settings().entry().parameters {
            for bound in [parameter.minimum, parameter.maximum] {
                let mut schedule = Schedule::new(kind);
                if kind.has_points() {
                    let values: &[f64] = if kind.has_point_values() { &[0.5, 0.0] } else { &[] };
                    schedule.set_points(&[3, i64::MAX], values).unwrap();
                }
                schedule.set(parameter.key, bound).unwrap();
                let [low, high] = schedule.range().unwrap();
                for step in [0, 1, 2, 3, 999, 1000, 1 << 31, 1 << 53, i64::MAX as u64, u64::MAX] {
                    let value = schedule.value(step).unwrap();
                    let inside = value >= low * 0.999_999_9 && value <= high * 1.000_000_1;
                    assert!(inside, "{kind:?}, {:?} {bound}: {value} at {step}", parameter.key);
                }
            }
        }
    }
}

#[test]
fn points_are_checked() {
    let mut table = Schedule::new(ScheduleKind::PiecewiseLinear);
    assert_eq!(table.value(0).unwrap_err().code(), ErrorCode::InvalidState);
    let mut refused = |steps: &[i64], values: &[f64]| table.set_points(steps, values).unwrap_err();
    for steps in [&[][..], &[1, 1], &[2, 1], &[-1, 1], &[i64::MAX, i64::MAX]] {
        assert_eq!(refused(steps, &vec![0.5; steps.len()]).code(), ErrorCode::InvalidArgument);
    }
    assert_eq!(refused(&[1, 2], &[0.5]).code(), ErrorCode::InvalidArgument);
    for value in [-1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(refused(&[1], &[value]).code(), ErrorCode::OutOfRange);
    }
    let refused = Schedule::new(ScheduleKind::Cosine).set_points(&[1], &[0.5]).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::InvalidArgument);
    let refused = Schedule::new(ScheduleKind::MultiStep).set_points(&[1], &[0.5]).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::InvalidArgument);
    assert!(Schedule::new(ScheduleKind::Cosine).report(1.0).is_err());
}

const RUN: FitOptions = FitOptions::new(4, 16);

fn options() -> TrainerOptions {
    TrainerOptions { largest_batch: 16, seed: 11, input_gradient: false }
}

fn trainer(kind: OptimizerKind) -> Trainer {
    let model = residual_network(3, ActivationKind::Identity);
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    Trainer::new(&model, loss, optimizer(kind), Runtime::single(), options()).unwrap()
}

fn rate(trainer: &Trainer) -> f64 {
    trainer.optimizer().settings().get(Param::LearningRate).unwrap()
}

/// A warm-up of two steps, then down over seven more.
fn cosine() -> Schedule {
    let mut schedule = Schedule::new(ScheduleKind::Cosine);
    schedule.set(Param::Initial, 0.1).unwrap();
    schedule.set(Param::Steps, 7.0).unwrap();
    schedule.set(Param::WarmupSteps, 2.0).unwrap();
    schedule.set(Param::WarmupStart, 0.5).unwrap();
    schedule
}

fn ramp() -> Schedule {
    let mut schedule = Schedule::new(ScheduleKind::MomentumRamp);
    schedule.set(Param::Steps, 2.0).unwrap();
    schedule
}

#[test]
fn a_trainer_has_the_value_of_its_next_update() {
    let digits = Digits::first(40);
    let (mut scheduled, mut by_hand) =
        (trainer(OptimizerKind::Momentum), trainer(OptimizerKind::Momentum));
    scheduled.set_schedule(Param::LearningRate, Some(cosine())).unwrap();
    scheduled.set_schedule(Param::Momentum, Some(ramp())).unwrap();
    for trainer in [&mut scheduled, &mut by_hand] {
        trainer.begin(RUN).unwrap();
    }
    for step in 0..12 {
        let expected = cosine().value(step).unwrap();
        assert_eq!(rate(&scheduled), expected, "before update {}", step + 1);
        by_hand.set_optimizer(Param::LearningRate, expected).unwrap();
        by_hand.set_optimizer(Param::Momentum, ramp().value(step).unwrap()).unwrap();
        for trainer in [&mut scheduled, &mut by_hand] {
            trainer.advance(&digits.inputs, &digits.labels, 1).unwrap();
        }
        assert_eq!(scheduled.hash(), by_hand.hash(), "update {}", step + 1);
    }
    let refused = scheduled.set_optimizer(Param::LearningRate, 0.5).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::InvalidState);
    let last = rate(&scheduled);
    scheduled.set_schedule(Param::LearningRate, None).unwrap();
    scheduled.begin(RUN).unwrap();
    scheduled.advance(&digits.inputs, &digits.labels, 1).unwrap();
    assert_eq!(rate(&scheduled), last);
    scheduled.set_optimizer(Param::LearningRate, 0.5).unwrap();
}

#[test]
fn values_outside_a_parameters_bounds_are_refused() {
    let mut momentum = trainer(OptimizerKind::Momentum);
    let refuse = |trainer: &mut Trainer, key, schedule: Schedule, code| {
        let before = trainer.to_bytes().unwrap();
        assert_eq!(trainer.set_schedule(key, Some(schedule)).unwrap_err().code(), code);
        assert_eq!(trainer.to_bytes().unwrap(), before);
    };
    let mut rising = cosine();
    rising.set(Param::FinalShare, 10.5).unwrap();
    refuse(&mut momentum, Param::Momentum, rising.clone(), ErrorCode::OutOfRange);
    rising.set(Param::FinalShare, 10.0).unwrap();
    momentum.set_schedule(Param::Momentum, Some(rising)).unwrap();
    refuse(&mut momentum, Param::Beta1, cosine(), ErrorCode::UnknownKey);
    let table = Schedule::new(ScheduleKind::MultiStep);
    refuse(&mut momentum, Param::LearningRate, table, ErrorCode::InvalidState);
    let mut rmsprop = trainer(OptimizerKind::Rmsprop);
    refuse(&mut rmsprop, Param::EpsilonOutside, ramp(), ErrorCode::OutOfRange);
    assert_eq!(rmsprop.schedule(Param::Decay).err().unwrap().code(), ErrorCode::NotFound);
    assert_eq!(rmsprop.report(1.0).unwrap_err().code(), ErrorCode::InvalidState);
}

fn loaded(bytes: &[u8]) -> Trainer {
    Trainer::from_bytes(bytes, Runtime::single(), options()).unwrap()
}

/// One of each kind, with steps so few that much happens.
fn every_kind() -> Vec<Schedule> {
    let configured = |kind: ScheduleKind| {
        let mut schedule = Schedule::new(kind);
        let keys = schedule.settings().entry().parameters.iter().map(|known| known.key);
        let short = [(Param::Steps, 3.0), (Param::WarmupSteps, 1.0), (Param::EachEpoch, 1.0)];
        let few = [(Param::Patience, 1.0), (Param::Cooldown, 1.0), (Param::Threshold, 0.5)];
        for key in keys.collect::<Vec<_>>() {
            let value = short.iter().chain(&few).find(|(known, _)| *known == key);
            if let Some((_, value)) = value {
                schedule.set(key, *value).unwrap();
            }
        }
        if kind.has_points() {
            let values: &[f64] = if kind.has_point_values() { &[0.1, 0.3] } else { &[] };
            schedule.set_points(&[2, 7], values).unwrap();
        }
        schedule
    };
    ScheduleKind::ALL.into_iter().map(configured).collect()
}

#[test]
fn a_resumed_run_continues_its_schedules_to_the_bit() {
    let digits = Digits::first(40);
    for schedule in every_kind() {
        let kind = schedule.kind();
        let mut whole = trainer(OptimizerKind::Momentum);
        whole.set_schedule(Param::LearningRate, Some(schedule)).unwrap();
        whole.set_schedule(Param::Momentum, Some(ramp())).unwrap();
        whole.begin(FitOptions { epochs: 8, ..RUN }).unwrap();
        let mut cut = loaded(&whole.to_bytes().unwrap());
        for step in 0..24 {
            whole.advance(&digits.inputs, &digits.labels, 1).unwrap();
            cut.advance(&digits.inputs, &digits.labels, 1).unwrap();
            let bytes = cut.to_bytes().unwrap();
            cut = loaded(&bytes);
            assert_eq!(cut.to_bytes().unwrap(), bytes, "{kind:?}: saved, loaded and saved");
            assert_eq!(rate(&cut).to_bits(), rate(&whole).to_bits(), "{kind:?}: step {step}");
            assert_eq!(cut.hash(), whole.hash(), "{kind:?}: step {step}");
        }
        assert_eq!(cut.to_bytes().unwrap(), whole.to_bytes().unwrap(), "{kind:?}");
    }
}

#[test]
fn a_run_reports_its_epochs_to_a_plateau_that_wants_them() {
    let digits = Digits::first(40);
    let mut plateau = Schedule::new(ScheduleKind::Plateau);
    plateau.set(Param::Patience, 0.0).unwrap();
    // Nothing is better by that much.
    plateau.set(Param::Threshold, 1e6).unwrap();
    plateau.set(Param::ThresholdAbsolute, 1.0).unwrap();
    for each_epoch in [0.0, 1.0] {
        plateau.set(Param::EachEpoch, each_epoch).unwrap();
        let mut trainer = trainer(OptimizerKind::Sgd);
        trainer.set_schedule(Param::LearningRate, Some(plateau.clone())).unwrap();
        trainer.begin(RUN).unwrap();
        for epoch in 1..=4 {
            trainer.advance(&digits.inputs, &digits.labels, 3).unwrap();
            // The first epoch's loss is the first best.
            let expected =
                if each_epoch == 1.0 { [0.01, 1e-3, 1e-4, 1e-5][epoch - 1] } else { 0.01 };
            assert_near("the rate", rate(&trainer), expected);
        }
        let before = rate(&trainer);
        trainer.report(f64::NAN).unwrap();
        trainer.report(f64::NAN).unwrap();
        assert!(rate(&trainer) < before / 50.0, "the host reports too");
    }
}

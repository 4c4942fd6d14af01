//! The doctor's watch in files and beside what else a trainer does: a loaded run goes on with what was
//! seen, damaged files are refused, settings have bounds.

use crate::container::File;
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::loss::Targets;
use glia::optim::OptimizerKind;
use glia::train::{Trainer, TrainerOptions};
use serde_json::json;

use crate::support::runtimes;
use crate::support::watched::{
    ALL, INPUTS, ON, OUTPUTS, ROWS, assert_diverged, inputs, model, set, step, targets, tensor,
    trainer,
};

#[test]
fn a_file_keeps_the_watch_bit_for_bit() {
    let mut whole = trainer(&model(), OptimizerKind::Adam, &ALL);
    let mut nan = inputs();
    nan[0] = f32::NAN;
    for number in 0..9 {
        let bytes = whole.to_bytes().unwrap();
        let options = TrainerOptions { input_gradient: true, ..TrainerOptions::default() };
        let mut back = Trainer::from_bytes(&bytes, runtimes::plain(), options).unwrap();
        assert_eq!(back.to_bytes().unwrap(), bytes, "step {number}");
        for trainer in [&mut whole, &mut back] {
            if number == 5 {
                assert_diverged(trainer.step(&nan, &Targets::Values(&targets())), &["layer1"]);
            }
            step(trainer).unwrap();
        }
        assert_eq!(back.to_bytes().unwrap(), whole.to_bytes().unwrap(), "step {number}");
        assert_eq!(back.watch_advice().unwrap(), whole.watch_advice().unwrap());
        let figures = |trainer: &Trainer| format!("{:?}", trainer.watch_status().unwrap());
        assert_eq!(figures(&back), figures(&whole));
    }
    assert_eq!(whole.watch_status().unwrap().refused, 1);
}

#[test]
fn a_file_whose_watch_is_impossible_is_refused() {
    let mut trainer = trainer(&model(), OptimizerKind::Sgd, &ALL);
    (0..5).for_each(|_| assert!(step(&mut trainer).is_ok()));
    let nan = vec![f32::NAN; ROWS * INPUTS];
    assert!(trainer.step(&nan, &Targets::Values(&targets())).is_err());
    let file = File::read(&trainer.to_bytes().unwrap());
    let load = |file: &File| {
        let options = TrainerOptions::default();
        Trainer::from_bytes(&file.write().unwrap(), runtimes::plain(), options).map(|_| ())
    };
    load(&file).unwrap();
    for (pointer, value) in [
        ("/averaged", json!(1)),
        ("/watch", json!(null)),
        ("/watch/state", json!(null)),
        ("/watch/settings/watch", json!(0)),
        ("/watch/settings/window", json!(3)),
        ("/watch/state/losses", json!([1, 2, 3, 4, 5])),
        ("/watch/state/losses", json!(["1"])),
        ("/watch/state/noise_scale", json!([1, 2])),
        ("/watch/state/ratios", json!([1, 2, 3, 4])),
        ("/watch/state/ratios", json!([1, 2, 3, 4, 5, 6])),
        ("/watch/state/watched", json!(u64::MAX)),
        ("/watch/state/left_out", json!(-1)),
        ("/watch/state/snapshot", json!({})),
        ("/watch/settings/non_finite_policy", json!(5)),
        ("/watch/settings/explosion_policy", json!(3)),
        ("/watch/state/record/total", json!(2)),
        ("/watch/state/record/events", json!([])),
        ("/watch/state/record/findings", json!([0, 0, 0])),
        ("/watch/state/record/findings/1", json!(u64::MAX)),
        ("/watch/state/record/policies/0", json!(1u64 << 53)),
        ("/watch/state/record/events/0/policy", json!(7)),
        ("/watch/state/record/events/0/rows", json!(-1)),
        ("/watch/state/record/events/0/origin/row", json!("1")),
        ("/watch/state/gradient_norm", json!(0.5)),
        ("/watch/state/record/events/0/finding", json!(0)),
        ("/watch/state/record/events/0/finding", json!(6)),
        ("/watch/state/record/events/0/step", json!(null)),
        ("/watch/state/record/events/0/origin/layer", json!(5)),
        ("/watch/state/record/events/0/origin/cause", json!(3)),
        ("/watch/state/record/events/0/origin/forward", json!(1)),
    ] {
        let mut changed = file.clone();
        let place = format!("/trainer/followers{pointer}");
        *changed.state.pointer_mut(&place).unwrap_or_else(|| panic!("{place}")) = value.clone();
        let error = load(&changed).expect_err(&format!("{pointer}: {value}"));
        assert_eq!(error.code(), ErrorCode::CorruptFile, "{pointer}: {value}: {error}");
    }
    let mut surplus = file;
    surplus.state["trainer"]["followers"]["watch"]["state"]["more"] = json!(1);
    assert_eq!(load(&surplus).unwrap_err().code(), ErrorCode::CorruptFile);
}

#[test]
fn the_finder_goes_over_rates_at_which_training_diverges() {
    let (inputs, targets) = (tensor(INPUTS, &inputs()), tensor(OUTPUTS, &targets()));
    let rates = [0.01, 1e6];
    let watched = trainer(&model(), OptimizerKind::Sgd, &ALL);
    let curve = watched.find_learning_rate(&inputs, &targets, &rates, 30).unwrap();
    assert!(curve.losses[0] < curve.start && curve.losses[1].is_infinite(), "{curve:?}");
}

#[test]
fn settings_have_bounds_and_switching_off_forgets() {
    let mut trainer = trainer(&model(), OptimizerKind::Sgd, &ALL);
    (0..5).for_each(|_| assert!(step(&mut trainer).is_ok()));
    assert!(trainer.watch_status().unwrap().limit.is_finite());
    // Another window forgets the losses alone.
    set(&mut trainer, &[(Param::Window, 8.0)]);
    let status = trainer.watch_status().unwrap();
    assert!(status.limit.is_nan() && status.loss.is_nan() && status.watched == 5);
    set(&mut trainer, &[(Param::Watch, 0.0), ON]);
    assert_eq!(trainer.watch_status().unwrap().watched, 0);
    assert_eq!(trainer.watch_setting(Param::Window).unwrap(), 8.0);
    for (key, value) in [
        (Param::Window, 3.0),
        (Param::Window, 1e9),
        (Param::ExplosionFactor, -1.0),
        (Param::PlateauThreshold, 2.0),
        (Param::RatioInterval, 0.5),
        (Param::NoiseScaleInterval, -1.0),
        (Param::Watch, 2.0),
    ] {
        let error = trainer.set_watch_setting(key, value).unwrap_err();
        assert_eq!(error.code(), ErrorCode::OutOfRange, "{key:?}");
    }
    assert_eq!(trainer.set_watch_setting(ON.0, 1.0), Ok(()));
    let error = trainer.set_watch_setting(Param::ClipNorm, 1.0).unwrap_err();
    assert_eq!(error.code(), ErrorCode::UnknownKey);
    assert_eq!(trainer.watch_ratio(5).unwrap_err().code(), ErrorCode::NotFound);
}

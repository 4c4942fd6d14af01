//! What holds for the updates of a trainer: factors and freezes of parameters, decay that leaves
//! biases out, gradients that are clipped; and that files keep it.
#![allow(clippy::disallowed_methods)]

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::Model;
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::{Trainer, TrainerOptions};

use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;

const ROWS: usize = 6;

struct Fixture {
    model: Model,
    inputs: Vec<f32>,
    targets: Vec<f32>,
}

impl Fixture {
    /// Parameters: layer1.weight [4, 5], layer1.bias, layer2.weight [5, 2], layer2.bias.
    fn new() -> Self {
        let mut random = Random::new(31);
        let layers = [
            (dense(5, ActivationKind::Tanh), &[0][..]),
            (dense(2, ActivationKind::Identity), &[1]),
        ];
        let model = random_model(graph(&[4], &layers), &mut random);
        let inputs = random.floats(ROWS * 4, -2.0, 2.0);
        Self { model, inputs, targets: random.floats(ROWS * 2, -1.0, 1.0) }
    }

    fn trainer(&self, kind: OptimizerKind, settings: &[(Param, f64)]) -> Trainer {
        let mut optimizer = Optimizer::new(kind);
        optimizer.set(Param::LearningRate, 0.0625).unwrap();
        settings.iter().for_each(|&(key, value)| optimizer.set(key, value).unwrap());
        let loss = Loss::new(LossKind::MeanSquaredError);
        let options = TrainerOptions::default();
        Trainer::new(&self.model, loss, optimizer, runtimes::plain(), options).unwrap()
    }

    fn steps(&self, trainer: &mut Trainer, count: usize) {
        for _ in 0..count {
            trainer.step(&self.inputs, &Targets::Values(&self.targets)).unwrap();
        }
    }
}

/// A parameter's values.
fn values(trainer: &Trainer, index: usize) -> &[f32] {
    &trainer.weights()[trainer.network().layout.parameters[index].range.clone()]
}

fn gradients(trainer: &Trainer, index: usize) -> Vec<f64> {
    let range = trainer.network().layout.parameters[index].range.clone();
    trainer.gradients()[range].iter().map(|&x| f64::from(x)).collect()
}

fn norm<'a>(values: impl IntoIterator<Item = &'a f64>) -> f64 {
    values.into_iter().map(|x| x * x).sum::<f64>().sqrt()
}

#[test]
fn a_frozen_parameter_keeps_its_bits_whatever_the_optimizer() {
    let fixture = Fixture::new();
    for kind in OptimizerKind::ALL {
        let mut trainer = fixture.trainer(kind, &[]);
        fixture.steps(&mut trainer, 2);
        let before = trainer.model().unwrap();
        trainer.set_group(0, Param::Frozen, 1.0).unwrap();
        fixture.steps(&mut trainer, 3);
        let range = before.network().layout.parameters[0].range.clone();
        assert_eq!(values(&trainer, 0), &before.flat()[range], "{kind:?}");
        for other in 1..4 {
            let range = before.network().layout.parameters[other].range.clone();
            assert_ne!(values(&trainer, other), &before.flat()[range], "{kind:?}, {other}");
        }
        trainer.set_group(0, Param::Frozen, 0.0).unwrap();
        fixture.steps(&mut trainer, 1);
        let range = before.network().layout.parameters[0].range.clone();
        assert_ne!(values(&trainer, 0), &before.flat()[range], "{kind:?}");
    }
}

/// With powers of two no product is rounded differently.
#[test]
fn a_rate_factor_is_a_rate_of_its_own() {
    let fixture = Fixture::new();
    for kind in [OptimizerKind::Sgd, OptimizerKind::Nesterov, OptimizerKind::Adam] {
        let mut factor = fixture.trainer(kind, &[]);
        factor.set_group(2, Param::RateFactor, 0.25).unwrap();
        let mut slow = fixture.trainer(kind, &[(Param::LearningRate, 0.0625 / 4.0)]);
        let mut plain = fixture.trainer(kind, &[]);
        for trainer in [&mut factor, &mut slow, &mut plain] {
            fixture.steps(trainer, 1);
        }
        assert_eq!(values(&factor, 2), values(&slow, 2), "{kind:?}");
        assert_eq!(values(&factor, 0), values(&plain, 0), "{kind:?}");
        assert_ne!(values(&slow, 2), values(&plain, 2), "{kind:?}");
    }
}

/// Parameters on their own give the bits of all in one array.
#[test]
fn groups_that_change_nothing_change_no_bit() {
    let fixture = Fixture::new();
    for kind in OptimizerKind::ALL {
        let mut plain = fixture.trainer(kind, &[]);
        let mut grouped = fixture.trainer(kind, &[]);
        grouped.set_group(1, Param::RateFactor, 1.0).unwrap();
        fixture.steps(&mut plain, 4);
        fixture.steps(&mut grouped, 4);
        assert_eq!(plain.hash(), grouped.hash(), "{kind:?}");
    }
}

#[test]
fn the_switch_leaves_biases_out_of_the_decay() {
    let fixture = Fixture::new();
    let decayed = [(Param::WeightDecay, 0.5)];
    for kind in [OptimizerKind::Sgd, OptimizerKind::Adamw] {
        let mut all = fixture.trainer(kind, &decayed);
        let mut matrices = fixture.trainer(kind, &decayed);
        matrices.set_update_setting(Param::DecayVectors, 0.0).unwrap();
        let mut none = fixture.trainer(kind, &[(Param::WeightDecay, 0.0)]);
        for trainer in [&mut all, &mut matrices, &mut none] {
            fixture.steps(trainer, 1);
        }
        for (weight, bias) in [(0, 1), (2, 3)] {
            assert_eq!(values(&matrices, weight), values(&all, weight), "{kind:?}");
            assert_eq!(values(&matrices, bias), values(&none, bias), "{kind:?}");
            assert_ne!(values(&all, bias), values(&none, bias), "{kind:?}");
        }
        let mut halved = fixture.trainer(kind, &[(Param::WeightDecay, 0.25)]);
        let mut factor = fixture.trainer(kind, &decayed);
        factor.set_group(0, Param::DecayFactor, 0.5).unwrap();
        fixture.steps(&mut halved, 1);
        fixture.steps(&mut factor, 1);
        assert_eq!(values(&factor, 0), values(&halved, 0), "{kind:?}");
        assert_eq!(values(&factor, 1), values(&all, 1), "{kind:?}");
    }
}

/// The gradients as they came, and after an update with a setting.
fn clipped(fixture: &Fixture, key: Param, value: f64) -> [Vec<Vec<f64>>; 2] {
    let mut trainer = fixture.trainer(OptimizerKind::Sgd, &[]);
    trainer.set_update_setting(key, value).unwrap();
    let targets = Targets::Values(&fixture.targets);
    trainer.compute_gradients(&fixture.inputs, &targets).unwrap();
    let before = (0..4).map(|index| gradients(&trainer, index)).collect();
    trainer.apply_gradients().unwrap();
    [before, (0..4).map(|index| gradients(&trainer, index)).collect()]
}

#[test]
fn clipping_by_value_bounds_each_element_and_touches_no_other() {
    let fixture = Fixture::new();
    let [before, after] = clipped(&fixture, Param::ClipValue, 0.125);
    let mut cut = 0;
    for (before, after) in before.iter().flatten().zip(after.iter().flatten()) {
        assert_eq!(*after, before.clamp(-0.125, 0.125));
        cut += usize::from(before != after);
    }
    assert!(cut > 3);
}

#[test]
fn clipping_by_norm_scales_all_gradients_by_one_factor() {
    let fixture = Fixture::new();
    let [before, after] = clipped(&fixture, Param::ClipNorm, 0.125);
    let (size, least) = (norm(before.iter().flatten()), norm(after.iter().flatten()));
    assert!(size > 0.25 && (least - 0.125).abs() < 1e-7, "{size} {least}");
    for (before, after) in before.iter().flatten().zip(after.iter().flatten()) {
        assert!((after - before * 0.125 / size).abs() <= 1e-7 * before.abs());
    }
    let [before, after] = clipped(&fixture, Param::ClipNorm, 2.0 * size);
    assert_eq!(before, after);
}

#[test]
fn clipping_by_ratio_bounds_each_unit_by_its_weights() {
    let fixture = Fixture::new();
    const RATIO: f64 = 0.125;
    let [before, after] = clipped(&fixture, Param::ClipRatio, RATIO);
    let (mut cut, mut whole) = (0, 0);
    for (index, parameter) in fixture.model.network().layout.parameters.iter().enumerate() {
        let weights: Vec<_> =
            fixture.model.flat()[parameter.range.clone()].iter().map(|&x| f64::from(x)).collect();
        let units = if parameter.shape.len() < 2 { 1 } else { parameter.shape[1] };
        for unit in 0..units {
            let most = RATIO * norm(weights[unit..].iter().step_by(units)).max(1e-3);
            let size = norm(before[index][unit..].iter().step_by(units));
            let expected = if size > most { most } else { size };
            let got = norm(after[index][unit..].iter().step_by(units));
            assert!((got - expected).abs() <= 2e-7 * expected, "{index}, {unit}: {got} {expected}");
            if size > most { cut += 1 } else { whole += 1 }
        }
    }
    assert!(cut > 0 && whole > 0, "{cut} {whole}");
}

#[test]
fn what_is_not_finite_stays() {
    let fixture = Fixture::new();
    for key in [Param::ClipValue, Param::ClipRatio, Param::ClipNorm] {
        let mut trainer = fixture.trainer(OptimizerKind::Sgd, &[]);
        trainer.set_update_setting(key, 0.5).unwrap();
        let targets = Targets::Values(&fixture.targets);
        trainer.compute_gradients(&fixture.inputs, &targets).unwrap();
        trainer.gradients_mut()[3] = f32::NAN;
        trainer.apply_gradients().unwrap();
        assert!(trainer.gradients()[3].is_nan() && trainer.weights()[3].is_nan(), "{key:?}");
    }
}

#[test]
fn a_file_keeps_what_holds_for_the_updates() {
    let fixture = Fixture::new();
    let mut trainer = fixture.trainer(OptimizerKind::Nesterov, &[(Param::WeightDecay, 0.125)]);
    trainer.set_update_setting(Param::ClipNorm, 0.25).unwrap();
    trainer.set_update_setting(Param::DecayVectors, 0.0).unwrap();
    trainer.set_group(0, Param::Frozen, 1.0).unwrap();
    trainer.set_group(3, Param::RateFactor, 0.5).unwrap();
    fixture.steps(&mut trainer, 3);
    let options = TrainerOptions::default();
    let bytes = trainer.to_bytes().unwrap();
    let mut back = Trainer::from_bytes(&bytes, runtimes::plain(), options).unwrap();
    assert_eq!(back.group(3, Param::RateFactor), Ok(0.5));
    assert_eq!(back.update_setting(Param::ClipNorm), Ok(0.25));
    fixture.steps(&mut trainer, 3);
    fixture.steps(&mut back, 3);
    assert_eq!(trainer.hash(), back.hash());
    assert_eq!(trainer.to_bytes().unwrap(), back.to_bytes().unwrap());
}

#[test]
fn mistakes_are_named_and_change_nothing() {
    let fixture = Fixture::new();
    let mut trainer = fixture.trainer(OptimizerKind::Sgd, &[]);
    let code = |result: Result<(), glia::error::Error>| result.unwrap_err().code();
    assert_eq!(code(trainer.set_group(4, Param::Frozen, 1.0)), ErrorCode::NotFound);
    assert_eq!(code(trainer.set_group(0, Param::Frozen, 0.5)), ErrorCode::OutOfRange);
    assert_eq!(code(trainer.set_group(0, Param::Momentum, 0.5)), ErrorCode::UnknownKey);
    assert_eq!(code(trainer.set_update_setting(Param::ClipNorm, -1.0)), ErrorCode::OutOfRange);
    assert_eq!(code(trainer.set_update_setting(Param::RateFactor, 1.0)), ErrorCode::UnknownKey);
    assert_eq!(trainer.group(0, Param::Frozen), Ok(0.0));
    assert_eq!(trainer.group(9, Param::Frozen).unwrap_err().code(), ErrorCode::NotFound);
}

//! Rows that are left out of a batch, and bounds on the weights.

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::loss::{Loss, LossKind, Targets};
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::{Trainer, TrainerOptions};

use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;
use crate::support::watched::{
    INPUTS, ON, OUTPUTS, ROWS, inputs, model, set, step, targets, trainer,
};

/// Rows 2 and 5 are poisoned.
const BAD: [usize; 2] = [2, 5];

fn without(values: &[f32], columns: usize) -> Vec<f32> {
    let rows = values.chunks_exact(columns).enumerate();
    rows.filter(|(row, _)| !BAD.contains(row)).flat_map(|(_, row)| row.to_vec()).collect()
}

fn poisoned() -> (Vec<f32>, Vec<f32>) {
    let (mut inputs, mut targets) = (inputs(), targets());
    inputs[2 * INPUTS + 1] = f32::INFINITY;
    targets[5 * OUTPUTS] = f32::NAN;
    (inputs, targets)
}

fn classifier(kind: LossKind, reduction: f64, largest_batch: usize) -> Trainer {
    let mut loss = Loss::new(kind);
    loss.set(Param::Reduction, reduction).unwrap();
    let options = TrainerOptions { largest_batch, ..TrainerOptions::default() };
    let adam = Optimizer::new(OptimizerKind::Adam);
    Trainer::new(&model(), loss, adam, runtimes::plain(), options).unwrap()
}

#[test]
fn the_gradients_are_the_bits_of_a_batch_without_the_rows() {
    let (inputs, values) = poisoned();
    let labels: Vec<i32> = (0..ROWS as i32).map(|row| row % 2).collect();
    let kept_labels = [0, 1, 1, 0, 0, 1].map(|label| label);
    let kept: Vec<i32> =
        labels.iter().enumerate().filter(|(row, _)| !BAD.contains(row)).map(|(_, l)| *l).collect();
    assert_eq!(kept, kept_labels);
    let weights: Vec<f32> = (0..ROWS).map(|row| 0.5 + row as f32).collect();
    for reduction in [0.0, 1.0, 2.0] {
        for largest in [ROWS, 3] {
            for weighted in [false, true] {
                for kind in [LossKind::MeanSquaredError, LossKind::SoftmaxCrossEntropy] {
                    let mut whole = classifier(kind, reduction, largest);
                    set(&mut whole, &[(Param::RowBound, 100.0), ON]);
                    let mut left = classifier(kind, reduction, largest);
                    let (mut bad_inputs, less) = (inputs.clone(), without(&inputs, INPUTS));
                    bad_inputs[5 * INPUTS] = 1e38;
                    let less_values = without(&values, OUTPUTS);
                    let (all, some) = match kind {
                        LossKind::MeanSquaredError => {
                            (Targets::Values(&values), Targets::Values(&less_values))
                        }
                        _ => (Targets::Labels32(&labels), Targets::Labels32(&kept)),
                    };
                    let less_weights = without(&weights, 1);
                    let [got, expected] = if weighted {
                        [
                            whole.compute_gradients_weighted(&bad_inputs, &all, &weights),
                            left.compute_gradients_weighted(&less, &some, &less_weights),
                        ]
                    } else {
                        [
                            whole.compute_gradients(&bad_inputs, &all),
                            left.compute_gradients(&less, &some),
                        ]
                    }
                    .map(Result::unwrap);
                    let context = format!("{kind:?}, {reduction}, {largest}, {weighted}");
                    assert!((got / expected - 1.0).abs() < 1e-6, "{context}: {got} {expected}");
                    assert_eq!(whole.gradients(), left.gradients(), "{context}");
                    whole.apply_gradients().unwrap();
                    left.apply_gradients().unwrap();
                    assert_eq!(whole.hash(), left.hash(), "{context}");
                    let event = whole.watch_event(0).unwrap();
                    assert_eq!((event.sample, event.rows), (Some(2), 2), "{context}");
                }
            }
        }
    }
}

#[test]
fn a_sound_batch_is_the_same_bits_with_the_setting() {
    let mut plain = trainer(&model(), OptimizerKind::Adam, &[ON]);
    let mut guarded = trainer(&model(), OptimizerKind::Adam, &[(Param::RowBound, 10.0), ON]);
    for _ in 0..5 {
        assert_eq!(step(&mut plain).unwrap().to_bits(), step(&mut guarded).unwrap().to_bits());
    }
    assert_eq!(plain.hash(), guarded.hash());
    assert_eq!(guarded.watch_status().unwrap().events, 0);
}

#[test]
fn a_loss_that_compares_rows_has_them_all() {
    let adam = Optimizer::new(OptimizerKind::Adam);
    let loss = Loss::new(LossKind::InfoNce);
    let made = Trainer::new(&model(), loss, adam, runtimes::plain(), TrainerOptions::default());
    let mut trainer = made.unwrap();
    let error = trainer.set_watch_setting(Param::RowBound, 1.0).unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidState, "{error}");
    assert_eq!(trainer.watch_setting(Param::RowBound), Ok(0.0));
}

/// The columns' norms of a parameter.
fn unit_norms(trainer: &Trainer, index: usize) -> Vec<f64> {
    let parameter = &trainer.network().layout.parameters[index];
    let (columns, values) = (parameter.shape[1], &trainer.weights()[parameter.range.clone()]);
    let square = |column: usize| {
        let values = values[column..].iter().step_by(columns);
        values.map(|&x| f64::from(x) * f64::from(x)).sum::<f64>()
    };
    (0..columns).map(|column| square(column).sqrt()).collect()
}

#[test]
fn weights_stay_within_their_bounds_whatever_the_optimizer() {
    for kind in OptimizerKind::ALL.into_iter().filter(|kind| !kind.searches()) {
        let mut bounded = trainer(&model(), kind, &[]);
        bounded.set_optimizer(Param::LearningRate, 0.1).unwrap();
        bounded.set_update_setting(Param::WeightBound, 0.1).unwrap();
        bounded.set_update_setting(Param::UnitBound, 0.15).unwrap();
        bounded.set_group(2, Param::WeightBound, 0.05).unwrap();
        bounded.set_group(4, Param::Frozen, 1.0).unwrap();
        let frozen = bounded.network().layout.parameters[4].range.clone();
        let stays = bounded.weights()[frozen.clone()].to_vec();
        for _ in 0..10 {
            step(&mut bounded).unwrap();
            for (index, parameter) in bounded.network().layout.parameters.iter().enumerate() {
                let most = if index == 2 { 0.05 } else { 0.1 };
                let values = &bounded.weights()[parameter.range.clone()];
                assert!(index == 4 || values.iter().all(|w| w.abs() <= most), "{kind:?} {index}");
                if parameter.shape.len() > 1 && index != 4 {
                    let norms = unit_norms(&bounded, index);
                    assert!(norms.iter().all(|norm| *norm <= 0.15 + 1e-7), "{kind:?} {norms:?}");
                }
            }
        }
        assert_eq!(&bounded.weights()[frozen], &stays[..]);
    }
}

#[test]
fn bounds_that_are_far_change_no_bit_and_files_keep_them() {
    let mut plain = trainer(&model(), OptimizerKind::Adam, &[]);
    let mut far = trainer(&model(), OptimizerKind::Adam, &[]);
    far.set_update_setting(Param::WeightBound, 1e6).unwrap();
    far.set_update_setting(Param::UnitBound, 1e6).unwrap();
    (0..4).for_each(|_| assert_eq!(step(&mut plain), step(&mut far)));
    assert_eq!(plain.hash(), far.hash());
    far.set_group(1, Param::UnitBound, 0.5).unwrap();
    let bytes = far.to_bytes().unwrap();
    let options = TrainerOptions::default();
    let back = Trainer::from_bytes(&bytes, runtimes::plain(), options).unwrap();
    assert_eq!(back.update_setting(Param::WeightBound), Ok(1e6));
    assert_eq!(back.group(1, Param::UnitBound), Ok(0.5));
    let mut search = trainer(&model(), OptimizerKind::Lbfgs, &[]);
    search.set_update_setting(Param::WeightBound, 1.0).unwrap();
    let error = step(&mut search).unwrap_err();
    assert!(error.message().contains("weight_bound"), "{error}");
}

/// A wide layer, so that the bound is shared among threads.
#[test]
fn bounds_are_the_same_bits_with_threads() {
    let layers =
        [(dense(300, ActivationKind::Tanh), &[0][..]), (dense(2, ActivationKind::Identity), &[1])];
    let model = random_model(graph(&[700], &layers), &mut Random::new(3));
    let inputs = Random::new(4).floats(700, -1.0, 1.0);
    let hashes = runtimes::all().into_iter().map(|runtime| {
        let loss = Loss::new(LossKind::MeanSquaredError);
        let mut sgd = Optimizer::new(OptimizerKind::Sgd);
        sgd.set(Param::LearningRate, 0.1).unwrap();
        let options = TrainerOptions::default();
        let mut trainer = Trainer::new(&model, loss, sgd, runtime, options).unwrap();
        trainer.set_update_setting(Param::WeightBound, 0.03).unwrap();
        trainer.set_update_setting(Param::UnitBound, 0.5).unwrap();
        trainer.step(&inputs, &Targets::Values(&[1.0, -1.0])).unwrap();
        trainer.hash()
    });
    let hashes: Vec<_> = hashes.collect();
    assert!(hashes.iter().all(|hash| *hash == hashes[0]));
}

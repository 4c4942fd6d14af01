//! The doctor's watch refuses steps that would spoil the weights, names the layer where that began,
//! leaves everything as it was, and changes nothing of a run that is sound.

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::loss::Targets;
use glia::model::Model;
use glia::optim::OptimizerKind;
use glia::train::{Finding, FitOptions, Trainer, TrainerOptions};

use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;
use crate::support::watched::{
    ALL, INPUTS, ON, OUTPUTS, ROWS, assert_diverged, changed, inputs, kept, model, step, targets,
    tensor, trainer,
};

#[test]
fn without_it_nothing_is_refused() {
    let mut trainer = trainer(&model(), OptimizerKind::Sgd, &[]);
    let mut bad = inputs();
    bad[3] = f32::NAN;
    assert!(trainer.step(&bad, &Targets::Values(&targets())).unwrap().is_nan());
    assert!(trainer.weights().iter().any(|w| w.is_nan()));
    assert_eq!(trainer.watch_status().unwrap_err().code(), ErrorCode::InvalidState);
    assert_eq!(trainer.watch_ratio(0).unwrap_err().code(), ErrorCode::InvalidState);
    assert_eq!(trainer.watch_advice().unwrap_err().code(), ErrorCode::InvalidState);
}

#[test]
fn a_sound_run_is_the_same_bits_with_it() {
    for kind in OptimizerKind::ALL {
        let mut plain = trainer(&model(), kind, &[]);
        let mut watched = trainer(&model(), kind, &ALL);
        for number in 1..=12 {
            assert_eq!(step(&mut plain).unwrap().to_bits(), step(&mut watched).unwrap().to_bits());
            assert_eq!(plain.gradients(), watched.gradients(), "{kind:?}");
            assert_eq!(plain.input_gradient().unwrap(), watched.input_gradient().unwrap());
            assert_eq!(plain.row_losses().unwrap(), watched.row_losses().unwrap());
            assert_eq!(watched.watch_status().unwrap().watched, number);
        }
        assert_eq!(plain.hash(), watched.hash(), "{kind:?}");
        assert_eq!(watched.watch_status().unwrap().refused, 0);
    }
}

/// A model, a batch, and what is expected of the refusal.
struct Fault {
    model: Model,
    inputs: Vec<f32>,
    finding: Finding,
    words: [&'static str; 2],
}

fn faults() -> [Fault; 6] {
    let (model, inputs) = (model(), inputs());
    let mut infinite = inputs.clone();
    infinite[5] = f32::INFINITY;
    // The outputs are 0 and the loss is finite; the gradients at layer4 are sums beyond a float.
    let steep = changed(&changed(&model, "layer5.weight", 3e38), "layer1.weight", 0.0);
    let steep = changed(&changed(&steep, "layer1.bias", -200.0), "layer3.weight", 0.0);
    let steep = changed(&changed(&steep, "layer3.bias", 0.0), "layer5.bias", -16.0);
    let cases = [
        (model.to_bytes(), infinite, ["outputs of layer1;", "clean the data"]),
        (
            changed(&model, "layer3.bias", f32::NAN).to_bytes(),
            inputs.clone(),
            ["outputs of layer3;", "go back to a checkpoint"],
        ),
        (
            changed(&model, "layer1.weight", 3e38).to_bytes(),
            vec![1.0; ROWS * INPUTS],
            ["outputs of layer1;", "its sums overflow"],
        ),
        (
            changed(&model, "layer5.weight", 3e38).to_bytes(),
            inputs.clone(),
            ["outputs of layer5;", "its sums overflow"],
        ),
        (
            changed(&model, "layer5.bias", 1e30).to_bytes(),
            inputs.clone(),
            ["all outputs are finite", "the loss itself"],
        ),
        (
            steep.to_bytes(),
            inputs,
            ["gradients that are not finite appear first in layer4;", "lower the learning rate"],
        ),
    ];
    let mut place = 0;
    cases.map(|(bytes, inputs, words)| {
        place += 1;
        let finding = if place == 6 { Finding::GradientNotFinite } else { Finding::LossNotFinite };
        Fault { model: Model::from_bytes(&bytes.unwrap()).unwrap(), inputs, finding, words }
    })
}

#[test]
fn a_step_that_is_not_finite_is_refused_and_the_layer_is_that_of_a_report() {
    for (place, fault) in faults().into_iter().enumerate() {
        for kind in [OptimizerKind::Sgd, OptimizerKind::Adam, OptimizerKind::Nesterov] {
            let mut trainer = trainer(&fault.model, kind, &ALL);
            let before = kept(&trainer);
            let (targets, inputs) = (targets(), &fault.inputs);
            let targets = Targets::Values(&targets);
            for refused in 1..3 {
                assert_diverged(trainer.step(inputs, &targets), &fault.words);
                let status = trainer.watch_status().unwrap();
                assert_eq!((status.refused, status.step, status.watched), (refused, 1, 0));
                assert_eq!(status.finding, fault.finding, "fault {place}");
                let report = trainer.examine(inputs, &targets).unwrap();
                // A report knows of the loss itself only what its gradients show.
                if place != 4 {
                    assert_eq!(status.layer, report.first_non_finite, "fault {place}");
                    assert!(status.layer.is_some());
                }
                assert!(trainer.watch_advice().unwrap().contains(fault.words[1]));
            }
            assert_eq!(kept(&trainer), before, "fault {place}, {kind:?}");
        }
    }
}

/// tanh makes 1 of it, and 0 times infinity is in the gradients; the report says the same.
#[test]
fn an_infinite_input_that_an_activation_hides_is_told() {
    let layers = [
        (dense(3, ActivationKind::Tanh), &[0][..]),
        (dense(OUTPUTS, ActivationKind::Identity), &[1]),
    ];
    let model = random_model(graph(&[INPUTS], &layers), &mut Random::new(95));
    let mut trainer = trainer(&model, OptimizerKind::Sgd, &ALL);
    let mut bad = inputs();
    bad[5] = f32::INFINITY;
    let targets = targets();
    let outcome = trainer.step(&bad, &Targets::Values(&targets));
    assert_diverged(outcome, &["gradients: expected", "first in layer1; the batch holds such"]);
    let report = trainer.examine(&bad, &Targets::Values(&targets)).unwrap();
    assert_eq!(report.first_non_finite, trainer.watch_status().unwrap().layer);
    assert!(report.layers[0].advice.contains("clean the data"), "{}", report.layers[0].advice);
}

/// What a batch leaves behind is the same whether its origin was looked for or not.
#[test]
fn a_refused_batch_leaves_the_same_arrays_behind() {
    for (place, fault) in faults().into_iter().enumerate() {
        let bits = |values: &[f32]| values.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
        let [plain, watched] = [&[][..], &ALL].map(|settings| {
            let mut trainer = trainer(&fault.model, OptimizerKind::Sgd, settings);
            let targets = targets();
            let weights = vec![0.5; ROWS];
            let targets = Targets::Values(&targets);
            let loss = trainer.compute_gradients_weighted(&fault.inputs, &targets, &weights);
            let losses = bits(trainer.row_losses().unwrap());
            let gradient = bits(trainer.input_gradient().unwrap());
            (loss.unwrap().to_bits(), bits(trainer.gradients()), gradient, losses)
        });
        assert_eq!(plain, watched, "fault {place}");
    }
}

#[test]
fn training_goes_on_after_a_refusal_as_if_it_had_not_been() {
    for kind in [OptimizerKind::Sgd, OptimizerKind::Adam, OptimizerKind::Nesterov] {
        let mut sound = trainer(&model(), kind, &ALL);
        let mut troubled = trainer(&model(), kind, &ALL);
        for trainer in [&mut sound, &mut troubled] {
            (0..5).for_each(|_| assert!(step(trainer).is_ok()));
        }
        let before = kept(&troubled);
        let far: Vec<f32> = targets().iter().map(|x| x * 1000.0).collect();
        let limit = troubled.watch_status().unwrap().limit;
        assert!(limit.is_finite());
        let bad = troubled.step(&inputs(), &Targets::Values(&far));
        assert_diverged(bad, &["loss: expected at most", "in step 6", "lower the learning rate"]);
        let mut nan = inputs();
        nan[0] = f32::NAN;
        assert_diverged(troubled.step(&nan, &Targets::Values(&targets())), &["got NaN"]);
        assert_eq!(kept(&troubled), before);
        let status = troubled.watch_status().unwrap();
        assert_eq!((status.refused, status.watched, status.step), (2, 5, 6));
        assert_eq!(status.limit.to_bits(), limit.to_bits(), "not part of the recent past");
        for trainer in [&mut sound, &mut troubled] {
            trainer.set_optimizer(Param::LearningRate, 0.001).unwrap();
            (0..5).for_each(|_| assert!(step(trainer).is_ok()));
        }
        assert_eq!(kept(&troubled), kept(&sound));
    }
}

#[test]
fn a_loss_explodes_where_the_settings_say() {
    let far: Vec<f32> = targets().iter().map(|x| x + 3.0).collect();
    for (factor, window, refuses) in
        [(10.0, 4.0, true), (1000.0, 4.0, false), (0.0, 4.0, false), (10.0, 6.0, false)]
    {
        let settings = [(Param::Window, window), (Param::ExplosionFactor, factor), ON];
        let mut trainer = trainer(&model(), OptimizerKind::Sgd, &settings);
        (0..5).for_each(|_| assert!(step(&mut trainer).is_ok()));
        let outcome = trainer.step(&inputs(), &Targets::Values(&far));
        assert_eq!(outcome.is_err(), refuses, "factor {factor}, window {window}: {outcome:?}");
    }
}

/// Sixteen samples in batches of four, of which one holds a value that is none.
#[test]
fn a_run_goes_on_after_the_minibatch_that_was_refused() {
    let mut random = Random::new(94);
    let mut values = random.floats(16 * INPUTS, -1.0, 1.0);
    let outputs = tensor(OUTPUTS, &random.floats(16 * OUTPUTS, -1.0, 1.0));
    values[9 * INPUTS] = f32::NAN;
    let bad = tensor(INPUTS, &values);
    let mut trainer = trainer(&model(), OptimizerKind::Adam, &[ON]);
    trainer.begin(FitOptions { keep_order: true, ..FitOptions::new(2, 4) }).unwrap();
    for epoch in 0..2 {
        let mut losses = Vec::new();
        for minibatch in 0..4 {
            let outcome = trainer.advance(&bad, &outputs, 1);
            if minibatch == 2 {
                assert_diverged(outcome, &[&format!("in step {}", 3 * epoch + 3)]);
            } else {
                outcome.unwrap();
                losses.push(trainer.watch_status().unwrap().loss);
            }
            let progress = trainer.progress().unwrap();
            assert_eq!((progress.epoch, progress.step), (epoch, minibatch + 1));
            // The mean of the samples that were learned from, not of all.
            let mean = losses.iter().sum::<f64>() / losses.len() as f64;
            assert!((progress.loss / mean - 1.0).abs() < 1e-12, "{} {mean}", progress.loss);
            // A file in between keeps what was skipped.
            let bytes = trainer.to_bytes().unwrap();
            let options = TrainerOptions::default();
            trainer = Trainer::from_bytes(&bytes, runtimes::plain(), options).unwrap();
            assert_eq!(trainer.progress().unwrap().loss.to_bits(), progress.loss.to_bits());
        }
    }
    assert!(trainer.progress().unwrap().finished);
    assert_eq!(trainer.steps(), 6);
    assert_eq!(trainer.watch_status().unwrap().refused, 2);
}

#[test]
fn gradients_that_a_host_spoils_are_refused_and_may_be_mended() {
    let mut trainer = trainer(&model(), OptimizerKind::Adam, &ALL);
    trainer.compute_gradients(&inputs(), &Targets::Values(&targets())).unwrap();
    let before = kept(&trainer);
    let range = trainer.network().layout.parameters[2].range.clone();
    let sound = trainer.gradients()[range.start];
    trainer.gradients_mut()[range.start] = f32::NAN;
    assert_diverged(trainer.apply_gradients(), &["appear first in layer3;"]);
    assert_diverged(trainer.apply_gradients(), &["appear first in layer3;"]);
    assert_eq!(trainer.watch_status().unwrap().layer, Some(2));
    assert_eq!(kept(&trainer), before);
    trainer.gradients_mut()[range.start] = sound;
    trainer.apply_gradients().unwrap();
    assert_eq!(trainer.steps(), 1);
    // A host's own loss: there is no value, its gradient counts.
    trainer.forward(&inputs()).unwrap();
    let mut gradient = vec![0.1; ROWS * OUTPUTS];
    gradient[3] = f32::INFINITY;
    trainer.backward(&gradient).unwrap();
    assert_diverged(trainer.apply_gradients(), &["gradients: ", "appear first in layer5;"]);
    trainer.forward(&inputs()).unwrap();
    trainer.backward(&[0.1; ROWS * OUTPUTS]).unwrap();
    trainer.apply_gradients().unwrap();
    let status = trainer.watch_status().unwrap();
    assert_eq!((trainer.steps(), status.watched, status.refused), (2, 2, 3));
}

#[test]
fn only_what_moves_is_watched() {
    let mut trainer = trainer(&model(), OptimizerKind::Sgd, &ALL);
    trainer.set_group(2, Param::Frozen, 1.0).unwrap();
    trainer.compute_gradients(&inputs(), &Targets::Values(&targets())).unwrap();
    let range = trainer.network().layout.parameters[2].range.clone();
    trainer.gradients_mut()[range.start] = f32::NAN;
    trainer.apply_gradients().unwrap();
    assert!(trainer.weights().iter().all(|w| w.is_finite()));
}

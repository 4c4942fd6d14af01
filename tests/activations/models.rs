//! Every activation, at its defaults and with every parameter at its bounds, fused into dense and
//! as a layer: training has the same bits at every level, with threads, and through a file; and
//! what a session computes, in place, has those of the values that training keeps apart, of a row
//! alone too.
#![allow(clippy::disallowed_methods)]

use std::sync::Arc;

use glia::activation::{Activation, ActivationKind, Form};
use glia::catalog::Param;
use glia::kernels::runtime::Runtime;
use glia::layer::{Layer, LayerKind};
use glia::loss::{Loss, LossKind, Targets};
use glia::model::{Model, Session};
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::{Trainer, TrainerOptions};

use crate::support::compare::assert_same_bits;
use crate::support::functions::cases;
use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;

const ROWS: usize = 9;
const INPUTS: usize = 5;
const OUTPUTS: usize = 3;

/// The first multiple of what the activation joins that is not below `columns`.
fn columns_for(activation: &Activation, columns: usize) -> usize {
    let fits = |columns: &usize| activation.output_columns("columns", *columns).is_ok();
    (columns..columns + 256).find(fits).expect("a multiple of at most 256")
}

/// Dense with the activation, the activation alone over another, and a dense layer of 70 units with
/// it, so that parts of a product are finished on their own.
fn model(activation: &Activation) -> Model {
    let with = |kind: LayerKind, units: usize| {
        let mut layer = Layer::new(kind);
        if kind == LayerKind::Dense {
            layer.set(Param::Units, columns_for(activation, units) as f64).unwrap();
        }
        layer.set_activation(activation.clone()).unwrap();
        layer
    };
    let layers = [
        (with(LayerKind::Dense, 7), &[0][..]),
        (dense(columns_for(activation, 6), ActivationKind::Identity), &[1]),
        (with(LayerKind::Activation, 0), &[2]),
        (with(LayerKind::Dense, 70), &[3]),
        (dense(OUTPUTS, ActivationKind::Identity), &[4]),
    ];
    random_model(graph(&[INPUTS], &layers), &mut Random::new(3))
}

/// All settings; in a debug build, which is slow, the defaults alone.
fn settings(kind: ActivationKind) -> Vec<(String, Activation)> {
    let mut settings = cases(kind);
    settings.truncate(if cfg!(debug_assertions) { 1 } else { settings.len() });
    settings
}

fn options() -> TrainerOptions {
    TrainerOptions { largest_batch: ROWS, ..Default::default() }
}

fn trainer(model: &Model, runtime: &Arc<Runtime>) -> Trainer {
    let (loss, optimizer) =
        (Loss::new(LossKind::MeanSquaredError), Optimizer::new(OptimizerKind::Adam));
    Trainer::new(model, loss, optimizer, Arc::clone(runtime), options()).unwrap()
}

/// Two steps over the same batch; the weights after them.
fn step_twice(trainer: &mut Trainer, inputs: &[f32], wanted: &[f32]) -> Vec<f32> {
    for _ in 0..2 {
        trainer.step(inputs, &Targets::Values(wanted)).unwrap();
    }
    trainer.weights().to_vec()
}

#[test]
fn training_has_the_same_bits_everywhere_and_goes_on_from_a_file() {
    let mut random = Random::new(4);
    let inputs = random.floats(ROWS * INPUTS, -2.0, 2.0);
    let wanted = random.floats(ROWS * OUTPUTS, -1.0, 1.0);
    for kind in ActivationKind::ALL {
        for (case, activation) in settings(kind) {
            let what = format!("{} {case}", kind.entry().name);
            let model = model(&activation);
            let mut first = trainer(&model, &runtimes::plain());
            step_twice(&mut first, &inputs, &wanted);
            let bytes = first.to_bytes().unwrap();
            let expected = step_twice(&mut first, &inputs, &wanted);
            let mut loaded = Trainer::from_bytes(&bytes, runtimes::plain(), options()).unwrap();
            let got = step_twice(&mut loaded, &inputs, &wanted);
            assert_same_bits(&format!("{what}, loaded"), &got, &expected);
            for runtime in runtimes::all() {
                let mut trainer = trainer(&model, &runtime);
                step_twice(&mut trainer, &inputs, &wanted);
                let got = step_twice(&mut trainer, &inputs, &wanted);
                let place = format!("{what} at {}", runtimes::describe(&runtime));
                assert_same_bits(&place, &got, &expected);
            }
        }
    }
}

#[test]
fn a_session_computes_what_training_does() {
    let inputs = Random::new(5).floats(ROWS * INPUTS, -2.0, 2.0);
    // Randomized rectifiers draw in training.
    for kind in ActivationKind::ALL.into_iter().filter(|kind| kind.form() != Form::Random) {
        for (case, activation) in settings(kind) {
            let model = model(&activation);
            let mut outputs = vec![0.0; ROWS * OUTPUTS];
            let mut session = Session::new(&model, Runtime::single(), ROWS).unwrap();
            session.run(&inputs, &mut outputs).unwrap();
            // Where the targets are the outputs, the loss is 0, if training's are the same bits.
            let mut trainer = trainer(&model, &Runtime::single());
            let loss = trainer.compute_gradients(&inputs, &Targets::Values(&outputs)).unwrap();
            let finite = outputs.iter().all(|y| y.is_finite());
            assert!(!finite || loss == 0.0, "{} {case}: {loss:e}", kind.entry().name);
        }
    }
}

/// A row alone goes a way of its own through the kernels.
#[test]
fn a_row_alone_has_the_bits_that_it_has_in_a_batch() {
    let inputs = Random::new(6).floats(ROWS * INPUTS, -2.0, 2.0);
    for kind in ActivationKind::ALL {
        for (case, activation) in settings(kind) {
            let model = model(&activation);
            let mut expected = vec![0.0; ROWS * OUTPUTS];
            let mut session = Session::new(&model, runtimes::plain(), ROWS).unwrap();
            session.run(&inputs, &mut expected).unwrap();
            for runtime in runtimes::single_threaded() {
                let mut session = Session::new(&model, Arc::clone(&runtime), 1).unwrap();
                let mut outputs = vec![0.0; ROWS * OUTPUTS];
                for (row, output) in inputs.chunks(INPUTS).zip(outputs.chunks_mut(OUTPUTS)) {
                    session.run(row, output).unwrap();
                }
                let name = kind.entry().name;
                let what = format!("{name} {case} at {}", runtimes::describe(&runtime));
                assert_same_bits(&what, &outputs, &expected);
            }
        }
    }
}

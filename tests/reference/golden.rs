//! Every activation, loss and optimizer, and whole networks, against the float64 tables of
//! `tests/golden`, at every instruction-set level and with one to four threads.
//!
//! The tests walk the catalogues: a kind without records fails with the name of the file to extend.
//!
//! What is allowed: activations and their derivatives what the table says of each, all else 1e-5 of
//! the largest element of the tensor.
#![allow(clippy::disallowed_methods)]

use std::sync::Arc;

use glia::activation::{Activation, ActivationKind, Form, Reads};
use glia::kernels::runtime::Runtime;
use glia::loss::{self, Loss, LossKind, LossOutput, TargetForm};
use glia::model::{Model, Session};
use glia::optim::{self, Optimizer, OptimizerKind};
use glia::train::{Trainer, TrainerOptions};

use crate::support::compare::{
    Tolerance, assert_each_close, assert_number_close, assert_tensor_close, assert_within,
};
use crate::support::functions::cases;
use crate::support::golden::Table;
use crate::support::losses::{configured as configured_loss, sample_weights};
use crate::support::networks::{dense, golden_model, gradient_trainer, graph};
use crate::support::runtimes;
use crate::support::targets::OwnedTargets;

/// What gradients, outputs of networks and trained weights may be off, measured against the
/// largest element of the tensor.
const TENSOR: Tolerance = Tolerance { relative: 1e-5, absolute: 0.0 };
/// What a loss may be off: a small one is a difference of numbers of order one.
const LOSS: Tolerance = Tolerance { relative: 1e-5, absolute: 1e-7 };

#[test]
fn activations() {
    let table = Table::read("activations");
    for runtime in runtimes::all() {
        for kind in ActivationKind::ALL {
            match kind.form() {
                Form::Elementwise => check_elementwise(&table, &runtime, kind),
                Form::AlongRows => check_along_rows(&table, &runtime, kind),
                // tests/activations/with.rs, which has a table of its own.
                Form::Learned | Form::Random | Form::Reshaping => {}
            }
        }
    }
}

fn check_elementwise(table: &Table, runtime: &Runtime, kind: ActivationKind) {
    let name = kind.entry().name;
    let inputs = table.floats("elementwise.input");
    let [ulp, absolute, slope_ulp, slope_absolute] = table.numbers(&format!("{name}.tolerance"));
    for (case, activation) in cases(kind) {
        let record = |part: &str| match case.as_str() {
            "default" => format!("{name}.{part}"),
            case => format!("{name}.{case}.{part}"),
        };
        let what = |part: &str| format!("{} at {}", record(part), runtimes::describe(runtime));
        let columns = inputs.len();
        let mut outputs = inputs.clone();
        activation.forward(runtime, columns, &mut outputs);
        let expected = table.get(&record("output"));
        assert_within(&what("output"), &outputs, expected, ulp, absolute);
        let mut derivatives = vec![1.0; columns];
        let read = if kind.reads() == Reads::Input { &inputs } else { &outputs };
        activation.backward(runtime, columns, read, &mut derivatives);
        let expected = table.get(&record("derivative"));
        assert_within(&what("derivative"), &derivatives, expected, slope_ulp, slope_absolute);
    }
}

fn check_along_rows(table: &Table, runtime: &Runtime, kind: ActivationKind) {
    let name = kind.entry().name;
    let [relative, absolute] = table.numbers(&format!("{name}.tolerance"));
    let tolerance = Tolerance { relative, absolute };
    let activation = Activation::new(kind);
    for columns in table.counts(&format!("{name}.columns")) {
        let record = |part: &str| format!("{name}.{columns}.{part}");
        let what = |part: &str| format!("{} at {}", record(part), runtimes::describe(runtime));
        let mut outputs = table.floats(&record("input"));
        activation.forward(runtime, columns, &mut outputs);
        assert_each_close(&what("output"), &outputs, table.get(&record("output")), tolerance);
        let mut gradient = table.floats(&record("output_gradient"));
        activation.backward(runtime, columns, &outputs, &mut gradient);
        let expected = table.get(&record("input_gradient"));
        assert_tensor_close(&what("input_gradient"), &gradient, expected, TENSOR);
    }
}

#[test]
fn losses() {
    let table = Table::read("losses");
    for runtime in runtimes::all() {
        for (kind, entry) in LossKind::ALL.into_iter().zip(loss::ENTRIES) {
            assert_eq!(entry.code, kind as i32, "kinds and entries stand in one order");
            for case in table.cases(&format!("{}.", entry.name), ".shape") {
                for targets in case_targets(&table, case) {
                    check_loss(&table, &runtime, kind, case, &targets);
                }
            }
        }
    }
}

#[test]
fn losses_with_classes_are_checked_with_labels_and_with_distributions() {
    let table = Table::read("losses");
    for (kind, entry) in LossKind::ALL.into_iter().zip(loss::ENTRIES) {
        let suffixes = match kind.target_form() {
            TargetForm::Values => &[".targets"][..],
            TargetForm::LabelsOrDistributions => &[".labels", ".targets"],
            TargetForm::Labels | TargetForm::Signs => &[".labels"],
        };
        for suffix in suffixes {
            table.cases(&format!("{}.", entry.name), suffix);
        }
    }
}

/// A case's targets; labels in both integer types.
fn case_targets(table: &Table, case: &str) -> Vec<OwnedTargets> {
    let labels = format!("{case}.labels");
    if !table.has(&labels) {
        return vec![OwnedTargets::Values(table.floats(&format!("{case}.targets")))];
    }
    let labels = table.get(&labels);
    vec![
        OwnedTargets::Labels32(labels.iter().map(|&label| label as i32).collect()),
        OwnedTargets::Labels64(labels.iter().map(|&label| label as i64).collect()),
    ]
}

fn check_loss(table: &Table, runtime: &Runtime, kind: LossKind, case: &str, given: &OwnedTargets) {
    let place = runtimes::describe(runtime);
    let what = |part: &str| format!("{case}.{part} with {} at {place}", given.form());
    let shape = table.counts(&format!("{case}.shape"));
    let (rows, columns) = (shape[0], shape[1]);
    let outputs = table.floats(&format!("{case}.outputs"));
    let (mut row_values, mut gradient) = (vec![0.0; rows], vec![0.0; rows * columns]);
    let loss = configured_loss(table, kind, case);
    loss.check(rows, columns, &given.lend(), |row| row)
        .unwrap_or_else(|e| panic!("{}: {e}", what("targets")));
    let mut room = vec![f32::NAN; loss.room(rows, columns)];
    let (values, to) = (&mut row_values, &mut gradient);
    let result = LossOutput { row_values: values, gradient: to, room: &mut room };
    let weights = sample_weights(table, case);
    let targets = given.lend();
    let weights = weights.as_deref();
    let value = loss.evaluate_weighted(runtime, columns, &outputs, &targets, weights, result);
    let expected = table.number(&format!("{case}.value"));
    assert_number_close(&what("value"), value, expected, LOSS);
    let expected = table.get(&format!("{case}.gradient"));
    assert_tensor_close(&what("gradient"), &gradient, expected, TENSOR);
}

/// Steps of which the optimizers' table holds the weights.
const RECORDED_STEPS: [u64; 4] = [1, 2, 10, 100];

#[test]
fn optimizers() {
    let table = Table::read("optimizers");
    for runtime in runtimes::all() {
        for kind in OptimizerKind::ALL {
            for setting in ["default", "custom"] {
                check_optimizer(&table, &runtime, kind, setting);
            }
        }
    }
}

/// An optimizer with the hyperparameters of a case; they stand in the order of the entry.
fn configured(table: &Table, kind: OptimizerKind, setting: &str) -> Optimizer {
    let mut optimizer = Optimizer::new(kind);
    let entry = optimizer.settings().entry();
    let record = format!("{}.{setting}.hyper", entry.name);
    let values = table.get(&record);
    assert_eq!(values.len(), entry.parameters.len(), "{record}: one number for each parameter");
    for (parameter, &value) in entry.parameters.iter().zip(values) {
        if setting == "default" {
            assert_eq!(parameter.default as f32, value as f32, "{record}: {:?}", parameter.key);
        }
        optimizer.set(parameter.key, value).unwrap_or_else(|error| panic!("{record}: {error}"));
    }
    optimizer
}

fn check_optimizer(table: &Table, runtime: &Arc<Runtime>, kind: OptimizerKind, setting: &str) {
    let name = optim::ENTRIES.iter().find(|entry| entry.code == kind as i32).expect("known").name;
    let optimizer = configured(table, kind, setting);
    let (mut model, inputs, targets) = small_problem(table);
    let loss = Loss::new(LossKind::MeanSquaredError);
    let options = TrainerOptions { largest_batch: inputs.len(), ..Default::default() };
    let trainer = Trainer::new(&model, loss, optimizer, Arc::clone(runtime), options);
    let mut trainer = trainer.expect("a trainer");
    let losses = table.get(&format!("{name}.{setting}.losses"));
    // The golden path of a search ends early: tests/golden/optimizers.py says why.
    let steps = if kind.searches() { RECORDED_STEPS[2] } else { RECORDED_STEPS[3] };
    assert_eq!(losses.len() as u64, steps, "{name}.{setting}.losses");
    for step in 1..=steps {
        let what = format!("{name}.{setting}.step{step}");
        let place = format!("{what} at {}", runtimes::describe(runtime));
        let loss = trainer.step(&inputs, &targets.lend()).expect("a step");
        assert_number_close(
            &format!("{place}: loss before"),
            loss,
            losses[step as usize - 1],
            LOSS,
        );
        if RECORDED_STEPS.contains(&step) {
            model = trainer.model().expect("a copy");
            for part in SMALL_PARAMETERS {
                let expected = table.get(&format!("{what}.{part}"));
                let got = parameter(&model, part, model.flat());
                assert_tensor_close(&format!("{place}: {part}"), got, expected, TENSOR);
            }
        }
    }
    assert_eq!(trainer.steps(), steps);
}

/// The parameters of the optimizers' problem.
const SMALL_PARAMETERS: [&str; 4] =
    ["layer1.weight", "layer1.bias", "layer2.weight", "layer2.bias"];

/// The optimizers' problem: three units with tanh and an output, inputs and targets.
fn small_problem(table: &Table) -> (Model, Vec<f32>, OwnedTargets) {
    let layers =
        [(dense(3, ActivationKind::Tanh), &[0][..]), (dense(1, ActivationKind::Identity), &[1])];
    let mut model = Model::new(graph(&[1], &layers), 0).expect("a model");
    for name in SMALL_PARAMETERS {
        set_parameter(&mut model, name, &table.floats(name));
    }
    (model, table.floats("inputs"), OwnedTargets::Values(table.floats("targets")))
}

fn set_parameter(model: &mut Model, name: &str, values: &[f32]) {
    let index = model.network().parameter_index(name).expect(name);
    model.set(index, values).expect(name);
}

/// A parameter's part of a flat buffer of the model's layout.
fn parameter<'a>(model: &Model, name: &str, flat: &'a [f32]) -> &'a [f32] {
    let index = model.network().parameter_index(name).expect(name);
    &flat[model.network().layout.parameters[index].range.clone()]
}

#[test]
fn networks() {
    let table = Table::read("network");
    for runtime in runtimes::all() {
        for case in table.cases("", ".activations") {
            check_network(&table, &runtime, case);
        }
    }
}

fn check_network(table: &Table, runtime: &Arc<Runtime>, case: &str) {
    let what = |part: &str| format!("{case}.{part} at {}", runtimes::describe(runtime));
    let model = golden_model(table, case);
    let inputs = table.floats(&format!("{case}.inputs"));
    let rows = inputs.len() / model.network().input().size();
    let expected = table.get(&format!("{case}.outputs"));
    let mut outputs = vec![0.0; expected.len()];
    let mut session = Session::new(&model, Arc::clone(runtime), rows).expect("a session");
    session.run(&inputs, &mut outputs).expect("a run");
    assert_tensor_close(&what("outputs"), &outputs, expected, TENSOR);
    let squares = case.ends_with("mean_squared_error");
    let kind = if squares { LossKind::MeanSquaredError } else { LossKind::SoftmaxCrossEntropy };
    for targets in case_targets(table, case) {
        let mut trainer = gradient_trainer(&model, kind, runtime, rows).expect("a trainer");
        let loss = trainer.compute_gradients(&inputs, &targets.lend()).expect("gradients");
        assert_number_close(&what("loss"), loss, table.number(&format!("{case}.loss")), LOSS);
        for entry in &model.network().layout.parameters {
            let record = format!("gradient.{}", entry.name);
            let expected = table.get(&format!("{case}.{record}"));
            let got = parameter(&model, &entry.name, trainer.gradients());
            assert_tensor_close(&what(&record), got, expected, TENSOR);
        }
        let expected = table.get(&format!("{case}.gradient.inputs"));
        let got = trainer.input_gradient().expect("asked for");
        assert_tensor_close(&what("gradient.inputs"), got, expected, TENSOR);
    }
}

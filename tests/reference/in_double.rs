//! The library's equations in float64 against the golden tables, which a program in Python computed
//! with 40 and more digits: every activation, every loss, and whole networks. With it the gradient
//! check, which takes differences of them, rests on numbers that are not its own.
//!
//! Inputs of the tables are floats, so that nothing is rounded on the way; what is allowed is what
//! float64 loses.
#![allow(clippy::disallowed_methods)]

use glia::activation::{Activation, ActivationKind, ContextInDouble, Draw, Form};
use glia::catalog::Param;
use glia::loss::{self, LossKind};
use glia::model::InDouble;
use glia::rng::Philox;

use crate::support::functions::cases;
use crate::support::golden::Table;
use crate::support::losses::{configured, sample_weights};
use crate::support::networks::golden_model;
use crate::support::targets::OwnedTargets;

/// What a number may be off, as a share of its size and at least.
const SHARE: f64 = 1e-12;
const LEAST: f64 = 1e-14;
/// Inputs beyond it are those of special values, which the kernels are tested with.
const LARGEST: f64 = 1000.0;

fn check(what: &str, got: f64, expected: f64) {
    let allowed = SHARE * expected.abs() + LEAST;
    assert!((got - expected).abs() <= allowed, "{what}: expected {expected:e}, got {got:e}");
}

/// What was got, or what was expected where the rounding to floats in a definition explains it.
fn got_or(got: f64, expected: f64, rounding: f64) -> f64 {
    if (got - expected).abs() <= rounding { expected } else { got }
}

fn check_all(what: &str, got: &[f64], expected: &[f64]) {
    assert_eq!(got.len(), expected.len(), "{what}");
    for (index, (got, expected)) in got.iter().zip(expected).enumerate() {
        check(&format!("{what}, element {index}"), *got, *expected);
    }
}

#[test]
fn activations_of_one_variable() {
    let table = Table::read("activations");
    let inputs = table.get("elementwise.input");
    for kind in ActivationKind::ALL.into_iter().filter(|kind| kind.is_elementwise()) {
        for (case, activation) in cases(kind) {
            let name = kind.entry().name;
            let record = match case.as_str() {
                "default" => format!("{name}.output"),
                case => format!("{name}.{case}.output"),
            };
            let mut count = 0;
            for (&x, &expected) in inputs.iter().zip(table.get(&record)) {
                if x.abs() > LARGEST || !expected.is_finite() {
                    continue;
                }
                let got = activation.value_in_double(x);
                // The product inside of Snake is rounded to a float by its definition.
                let is_rounded = kind == ActivationKind::Snake;
                let rounding = if is_rounded { 1e-5 * x.abs() } else { 0.0 };
                check(&format!("{record} at {x:e}"), got_or(got, expected, rounding), expected);
                count += 1;
            }
            assert!(count >= 20, "{record}: {count} numbers");
        }
    }
}

#[test]
fn activations_along_rows() {
    let table = Table::read("activations");
    for kind in ActivationKind::ALL.into_iter().filter(|kind| kind.form() == Form::AlongRows) {
        let name = kind.entry().name;
        for columns in table.counts(&format!("{name}.columns")) {
            let inputs = table.get(&format!("{name}.{columns}.input"));
            let mut outputs = vec![0.0; inputs.len()];
            let context = ContextInDouble { columns, start: 0, parameters: &[], draw: None };
            Activation::new(kind).compute_in_double(context, inputs, &mut outputs);
            let what = format!("{name}.{columns}.output");
            check_all(&what, &outputs, table.get(&what));
        }
    }
}

#[test]
fn activations_that_learn_draw_and_gate() {
    let table = Table::read("activations_with");
    let forms = [Form::Learned, Form::Random, Form::Reshaping];
    for kind in ActivationKind::ALL.into_iter().filter(|kind| forms.contains(&kind.form())) {
        for case in table.cases(&format!("{}.", kind.entry().name), ".shape") {
            check_case_with(&table, kind, case);
        }
    }
}

fn check_case_with(table: &Table, kind: ActivationKind, case: &str) {
    let mut activation = Activation::new(kind);
    for pair in table.get(&format!("{case}.settings")).chunks(2) {
        let key = Param::from_code(pair[0] as i32).expect("a key");
        activation.set(key, pair[1]).expect("a setting");
    }
    let shape = table.counts(&format!("{case}.shape"));
    let (rows, columns, training) = (shape[0], shape[1], shape[3] == 1);
    let flat = table.get(&format!("{case}.parameters"));
    let ranges = activation.learned_ranges(columns).expect("a few");
    let learned = kind.learned().len();
    let parameters: Vec<_> = ranges[..learned].iter().map(|r| &flat[r.clone()]).collect();
    let draw = Draw { philox: Philox::new(shape[4] as u64), node: 0, step: shape[5] as u64 };
    let context = ContextInDouble {
        columns,
        start: 0,
        parameters: &parameters,
        draw: training.then_some(draw),
    };
    let inputs = table.get(&format!("{case}.input"));
    let mut outputs = vec![0.0; rows * shape[2]];
    activation.compute_in_double(context, inputs, &mut outputs);
    let expected = table.get(&format!("{case}.output"));
    for (index, (&got, &expected)) in outputs.iter().zip(expected).enumerate() {
        // What the definitions round to floats: the draw, and Snake's product.
        let rounding = match kind {
            ActivationKind::LearnedSnake => 1e-5,
            ActivationKind::Rrelu | ActivationKind::RreluDivisor => 2e-7 * expected.abs(),
            _ => 0.0,
        };
        if expected.is_finite() {
            let got = got_or(got, expected, rounding);
            check(&format!("{case}, element {index}"), got, expected);
        }
    }
}

#[test]
fn losses() {
    let table = Table::read("losses");
    for (kind, entry) in LossKind::ALL.into_iter().zip(loss::ENTRIES) {
        for case in table.cases(&format!("{}.", entry.name), ".shape") {
            if sample_weights(&table, case).is_some() {
                continue;
            }
            let columns = table.counts(&format!("{case}.shape"))[1];
            let labels = format!("{case}.labels");
            let targets = if table.has(&labels) {
                let labels = table.get(&labels);
                OwnedTargets::Labels64(labels.iter().map(|&label| label as i64).collect())
            } else {
                OwnedTargets::Values(table.floats(&format!("{case}.targets")))
            };
            let outputs = table.get(&format!("{case}.outputs"));
            let loss = configured(&table, kind, case);
            let value = loss.evaluate_in_double(columns, outputs, &targets.lend());
            check(case, value, table.number(&format!("{case}.value")));
        }
    }
}

#[test]
fn networks() {
    let table = Table::read("network");
    for case in table.cases("", ".activations") {
        let model = golden_model(&table, case);
        let inputs = table.floats(&format!("{case}.inputs"));
        let mut network = InDouble::new(&model, &inputs, None).expect("memory");
        let expected = table.get(&format!("{case}.outputs"));
        let rows = network.rows();
        check_all(case, network.change(0, 0..rows), expected);
        // A row that changes and changes back, and a parameter that does.
        let before = network.inputs_mut()[0];
        network.inputs_mut()[0] += 1.0;
        assert_ne!(network.change(0, 0..1), expected, "{case}");
        network.inputs_mut()[0] = before;
        let before = network.parameters_mut()[0];
        network.parameters_mut()[0] += 1.0;
        let changed = network.change(1, 0..rows).to_vec();
        network.parameters_mut()[0] = before;
        assert_ne!(changed, expected, "{case}");
        check_all(case, network.change(2, 0..rows), expected);
    }
}

//! The gradient of every loss, with every form of targets and with other parameters than the defaults,
//! against central differences in float64, by the library's own check, through a network.
#![allow(clippy::disallowed_methods)]

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::loss::{Loss, LossKind, TargetForm};
use glia::train::{CheckedLoss, GradientCheckOptions, check_gradients};

use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;
use crate::support::targets::{OwnedTargets, every_form};

/// Rows and about as many outputs.
const SHAPES: [(usize, usize); 3] = [(1, 1), (5, 6), (9, 18)];

/// What the outputs of a network that learns by a loss come from.
fn last_activation(kind: LossKind) -> ActivationKind {
    match kind {
        LossKind::BinaryCrossEntropy => ActivationKind::Sigmoid,
        LossKind::KlDivergence | LossKind::NegativeLogLikelihood => ActivationKind::LogSoftmax,
        _ => ActivationKind::Identity,
    }
}

/// The loss with its defaults, and with each parameter at other values in turn.
fn settings(kind: LossKind) -> Vec<Loss> {
    let mut all = vec![Loss::new(kind)];
    for parameter in all[0].settings().entry().parameters {
        let values: &[f64] = match parameter.key {
            Param::Reduction | Param::Aggregation => &[1.0, 2.0],
            Param::Power => &[2.0],
            Param::IncludeConstant | Param::Symmetric => &[1.0],
            Param::SquaredDistance | Param::Normalize => &[0.0],
            Param::Temperature => &[0.5, 2.0],
            Param::IgnoredLabel => &[0.0, 2.0],
            Param::Delta | Param::Beta | Param::Margin => &[0.3, 0.9],
            Param::Quantile | Param::LabelSmoothing => &[0.1, 0.8],
            Param::Gamma => &[0.0, 1.0, 3.5],
            Param::Alpha => &[-1.0, 0.9],
            // A rate has to be positive, and these networks have no activation for that; the golden
            // table has such cases. Epsilon is at work only at the ends.
            Param::LogInput | Param::Epsilon => &[],
            key => panic!("{kind:?}: expected values for {key:?}"),
        };
        for &value in values {
            let mut loss = Loss::new(kind);
            loss.set(parameter.key, value).expect("a value");
            all.push(loss);
        }
    }
    all
}

#[test]
fn every_loss_with_every_parameter() {
    let runtimes = runtimes::all();
    for kind in LossKind::ALL {
        let (mut compared, mut left_out) = (0, 0);
        for (index, (rows, columns)) in SHAPES.into_iter().enumerate() {
            // The cosine between two numbers has no slope.
            let by_cosine = [LossKind::CosineEmbedding, LossKind::InfoNce].contains(&kind);
            let least = if by_cosine { 4 } else { 1 };
            let columns = columns.max(least).next_multiple_of(kind.parts());
            for (number, loss) in settings(kind).iter().enumerate() {
                let runtime = &runtimes[(index + number) % runtimes.len()];
                let mut random = Random::new(7);
                let layers = [
                    (dense(5, ActivationKind::Tanh), &[0][..]),
                    (dense(columns, last_activation(kind)), &[1]),
                ];
                let model = random_model(graph(&[4], &layers), &mut random);
                let inputs = random.floats(rows * 4, -1.5, 1.5);
                for targets in every_form(kind, &mut random, rows, columns) {
                    let (given, what) = (targets.lend(), format!("{loss:?}, {rows} rows"));
                    let mut checked = CheckedLoss::Own(loss, &given);
                    let options = GradientCheckOptions::default();
                    let report = check_gradients(&model, runtime, &inputs, &mut checked, &options);
                    let report = report.unwrap_or_else(|error| panic!("{what}: {error}"));
                    let (got, expected) = (report.loss, report.loss_in_double);
                    let close = (got - expected).abs() <= 1e-5 * expected.abs().max(1.0);
                    assert!(close, "{what}: loss: expected {expected}, got {got}");
                    let total = report.total();
                    assert_eq!(total.out_of_tolerance, 0, "{what}: {:#?}", total.worst);
                    compared += total.checked;
                    left_out += total.at_kinks;
                }
            }
        }
        assert!(
            compared > 100 && left_out * 10 <= compared,
            "{kind:?}: {compared}, not {left_out}"
        );
    }
}

#[test]
fn class_weights_and_ignored_labels() {
    for kind in LossKind::ALL.into_iter().filter(|kind| kind.classifies()) {
        for reduction in [0.0, 1.0, 2.0] {
            let mut random = Random::new(11);
            let layers = [(dense(4, last_activation(kind)), &[0][..])];
            let model = random_model(graph(&[3], &layers), &mut random);
            let inputs = random.floats(6 * 3, -1.5, 1.5);
            let mut loss = Loss::new(kind);
            loss.set(Param::Reduction, reduction).expect("a reduction");
            loss.set_class_weights(&[0.5, 0.0, 2.0, 1.0]).expect("weights");
            let targets = OwnedTargets::Labels32(vec![0, 1, 2, 3, -100, 2]);
            assert_ne!(kind.target_form(), TargetForm::Values);
            let targets = targets.lend();
            let mut checked = CheckedLoss::Own(&loss, &targets);
            let options = GradientCheckOptions::default();
            let runtime = runtimes::plain();
            let report = check_gradients(&model, &runtime, &inputs, &mut checked, &options);
            let report = report.expect("a report");
            assert!((report.loss - report.loss_in_double).abs() < 1e-5, "{kind:?}");
            assert_eq!(report.total().out_of_tolerance, 0, "{kind:?}, {reduction}");
        }
    }
}

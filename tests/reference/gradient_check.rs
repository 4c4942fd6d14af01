//! The gradient check itself: it finds planted faults of every kind, in the tensor and at the element
//! where they are, and counts apart what it cannot judge.
#![allow(clippy::disallowed_methods)]

use glia::activation::ActivationKind;
use glia::error::{Error, ErrorCode};
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::{Graph, Model};
use glia::train::{
    CheckedLoss, GradientCheckOptions, GradientReport, Gradients, check_gradients,
    compare_gradients,
};

use crate::support::networks::{activation_layer, dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;

const ROWS: usize = 5;
const WIDTH: usize = 4;

/// A dense layer with this activation before another one.
fn network(kind: ActivationKind) -> Graph {
    let layers = [(dense(6, kind), &[0][..]), (dense(3, ActivationKind::Identity), &[1])];
    graph(&[WIDTH], &layers)
}

/// A model with a batch and targets of random values.
struct Case {
    model: Model,
    inputs: Vec<f32>,
    targets: Vec<f32>,
}

impl Case {
    fn new(graph: Graph, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let model = random_model(graph, &mut random);
        let inputs = random.floats(ROWS * model.network().input().size(), -1.5, 1.5);
        let targets = random.floats(ROWS * model.network().output().size(), -1.0, 1.0);
        Self { model, inputs, targets }
    }

    /// The report for gradients that are changed first.
    fn report(
        &self,
        options: GradientCheckOptions,
        change: impl Fn(&Model, &mut Gradients),
    ) -> GradientReport {
        let loss = Loss::new(LossKind::MeanSquaredError);
        let targets = Targets::Values(&self.targets);
        let mut checked = CheckedLoss::Own(&loss, &targets);
        let runtime = Runtime::on_calling_thread();
        let gradients = Gradients::new(&self.model, &runtime, &self.inputs, &mut checked, &options);
        let mut gradients = gradients.expect("gradients");
        change(&self.model, &mut gradients);
        let report =
            compare_gradients(&self.model, &self.inputs, &mut checked, &gradients, &options);
        report.expect("a report")
    }
}

/// The gradients of a parameter, to be changed.
fn gradient<'a>(model: &Model, gradients: &'a mut Gradients, name: &str) -> &'a mut [f64] {
    let index = model.network().parameter_index(name).expect(name);
    let range = model.network().layout.parameters[index].range.clone();
    &mut gradients.parameters_mut()[range]
}

/// The place of the largest.
fn largest(values: &[f64]) -> usize {
    let sizes = values.iter().map(|value| value.abs()).enumerate();
    sizes.max_by(|a, b| a.1.total_cmp(&b.1)).expect("some").0
}

/// A wrong sign and 1 % too much, in one element and in a whole tensor, in every parameter of nets of
/// every activation: found, in that tensor and in no other.
#[test]
fn planted_faults_are_found_where_they_are() {
    let options = GradientCheckOptions { most_elements: 4, training: true, ..Default::default() };
    for kind in ActivationKind::ALL {
        let case = Case::new(network(kind), 7);
        let clean = case.report(options, |_, _| ());
        assert_eq!(clean.total().out_of_tolerance, 0, "{kind:?}: {:?}", clean.total().worst);
        for (number, parameter) in case.model.network().layout.parameters.iter().enumerate() {
            let (clean, name) = (&clean.tensors[2 + number], &parameter.name);
            assert_eq!(&clean.name, name);
            // Weights before a step function, and slopes that no input of the batch reaches.
            if clean.too_small > 0 || clean.checked == 0 {
                continue;
            }
            for (factor, whole) in [(-1.0, false), (-1.0, true), (1.01, false), (0.99, true)] {
                let report = case.report(options, |model, gradients| {
                    let values = gradient(model, gradients, name);
                    let place = largest(values);
                    let places = if whole { 0..values.len() } else { place..place + 1 };
                    values[places].iter_mut().for_each(|value| *value *= factor);
                });
                let found = &report.tensors[2 + number];
                let what = format!("{kind:?}, {name} times {factor}, whole: {whole}");
                if found.at_kinks == 0 {
                    assert!(found.out_of_tolerance > 0, "{what}: {found:?}");
                }
                let total = report.total();
                assert_eq!(total.out_of_tolerance, found.out_of_tolerance, "{what}");
                if found.out_of_tolerance > 0 {
                    let worst = total.worst.expect("the one");
                    assert!(worst.name.starts_with(&format!("{name}[")), "{what}: {}", worst.name);
                }
            }
        }
    }
}

#[test]
fn the_worst_element_has_its_name_and_numbers() {
    let case = Case::new(network(ActivationKind::Prelu), 3);
    let mut right = 0.0;
    let report = case.report(GradientCheckOptions::default(), |model, gradients| {
        gradient(model, gradients, "layer1.weight")[2 * 6 + 5] += 0.5;
    });
    let worst = report.total().worst.expect("one");
    assert_eq!((worst.name.as_str(), worst.index), ("layer1.weight[2, 5]", 17));
    right += worst.numeric;
    assert!((worst.analytic - right - 0.5).abs() < 1e-5 && (worst.error - 0.5).abs() < 1e-5);
    assert_eq!(report.total().out_of_tolerance, 1);
    let report = case.report(GradientCheckOptions::default(), |model, gradients| {
        gradient(model, gradients, "layer1.slope")[3] = f64::NAN;
    });
    let worst = report.total().worst.expect("one");
    assert_eq!(worst.name, "layer1.slope[3]");
    assert!(worst.error == f64::INFINITY && worst.analytic.is_nan());
    assert_eq!(report.total().out_of_tolerance, 1);
}

/// A host's loss, the sum of the outputs to the third power, with its gradient changed.
fn cubes(outputs: &[f64], gradient: Option<&mut [f64]>, change: impl Fn(&mut [f64])) -> f64 {
    if let Some(gradient) = gradient {
        gradient.iter_mut().zip(outputs).for_each(|(to, y)| *to = 3.0 * y * y);
        change(gradient);
    }
    outputs.iter().map(|y| y * y * y).sum()
}

fn check_host(case: &Case, change: impl Fn(&mut [f64])) -> GradientReport {
    let mut host = |outputs: &[f64], gradient: Option<&mut [f64]>| -> Result<f64, Error> {
        Ok(cubes(outputs, gradient, &change))
    };
    let (runtime, options) = (Runtime::on_calling_thread(), GradientCheckOptions::default());
    let mut loss = CheckedLoss::Host(&mut host);
    check_gradients(&case.model, &runtime, &case.inputs, &mut loss, &options).expect("a report")
}

#[test]
fn a_hosts_gradient_is_checked_at_the_outputs_and_through_the_model() {
    let case = Case::new(network(ActivationKind::Gelu), 5);
    let report = check_host(&case, |_| ());
    assert_eq!(report.total().out_of_tolerance, 0, "{:?}", report.total().worst);
    assert_eq!(report.tensors[0].checked, ROWS * 3);
    let report = check_host(&case, |gradient| gradient[4] = -gradient[4]);
    assert_eq!(report.tensors[0].out_of_tolerance, 1);
    assert_eq!(report.tensors[0].worst.as_ref().expect("one").name, "output[1, 1]");
    // The chain carries the fault to that row of the input and to parameters.
    assert!(report.tensors[1].worst.as_ref().expect("one").name.starts_with("input[1, "));
    assert!(report.tensors[2..].iter().any(|tensor| tensor.out_of_tolerance > 0));
    let report = check_host(&case, |gradient| gradient.iter_mut().for_each(|g| *g *= 1.01));
    assert!(report.tensors.iter().all(|tensor| tensor.out_of_tolerance > 0), "{report:#?}");
}

#[test]
fn kinks_are_neither_right_nor_wrong() {
    let relu = || graph(&[WIDTH], &[(activation_layer(ActivationKind::Relu), &[0][..])]);
    // At the kink; near it, on each side, also at a third of the step; and clear of it.
    let distances = [0.0, 2e-6, -2e-6, 1e-5 / 3.0, -1e-5 / 3.0, 9e-6, 1.1e-5, -1.1e-5, 0.3, -0.3];
    for distance in distances {
        let mut case = Case::new(relu(), 1);
        case.inputs[6] = distance;
        let clear = distance.abs() > 1e-5;
        let report = case.report(GradientCheckOptions::default(), |_, _| ());
        let input = &report.tensors[1];
        assert_eq!(input.at_kinks, usize::from(!clear), "{distance:e}: {input:?}");
        assert_eq!(input.checked + input.at_kinks, ROWS * WIDTH);
        assert_eq!(report.total().out_of_tolerance, 0);
    }
    // A jump of the value.
    let step = graph(&[WIDTH], &[(activation_layer(ActivationKind::BinaryStep), &[0][..])]);
    let mut case = Case::new(step, 1);
    case.inputs[6] = 4e-6;
    let report = case.report(GradientCheckOptions::default(), |_, _| ());
    assert_eq!((report.tensors[1].at_kinks, report.total().out_of_tolerance), (1, 0));
    // The kink of a host's own loss, which no catalogue knows.
    let case = Case::new(network(ActivationKind::Identity), 2);
    let mut kink = f64::NAN;
    let mut host = |outputs: &[f64], gradient: Option<&mut [f64]>| -> Result<f64, Error> {
        if let Some(gradient) = gradient {
            kink = outputs[7];
            gradient[7] = 1.0;
        }
        Ok((outputs[7] - kink).abs())
    };
    let mut loss = CheckedLoss::Host(&mut host);
    let (runtime, options) = (Runtime::on_calling_thread(), GradientCheckOptions::default());
    let report = check_gradients(&case.model, &runtime, &case.inputs, &mut loss, &options);
    let report = report.expect("a report");
    assert_eq!((report.tensors[0].at_kinks, report.tensors[0].checked), (1, ROWS * 3 - 1));
    assert_eq!(report.total().out_of_tolerance, 0, "{:?}", report.total().worst);
}

/// Sharp but smooth functions are no kinks.
#[test]
fn sharp_bends_are_checked() {
    for (kind, key) in [
        (ActivationKind::Swish, glia::catalog::Param::Beta),
        (ActivationKind::Softplus, glia::catalog::Param::Beta),
        (ActivationKind::Snake, glia::catalog::Param::Frequency),
    ] {
        let mut activation = glia::activation::Activation::new(kind);
        activation.set(key, 100.0).expect("a bound");
        let mut layer = activation_layer(kind);
        layer.set_activation(activation).expect("it takes one");
        let mut case = Case::new(graph(&[WIDTH], &[(layer, &[0][..])]), 4);
        case.inputs[0] = 0.0;
        case.inputs[1] = 0.003;
        let report = case.report(GradientCheckOptions::default(), |_, _| ());
        let total = report.total();
        assert_eq!((total.at_kinks, total.out_of_tolerance), (0, 0), "{kind:?}: {:?}", total.worst);
    }
}

/// A large network of rectifiers, in which many values are near the kink; and other steps.
#[test]
fn most_elements_of_a_large_network_are_checked() {
    let relu = ActivationKind::Relu;
    let layers = [
        (dense(64, relu), &[0][..]),
        (dense(64, relu), &[1]),
        (dense(10, ActivationKind::Identity), &[2]),
    ];
    let mut random = Random::new(12);
    let model = random_model(graph(&[32], &layers), &mut random);
    let inputs = random.floats(16 * 32, -1.5, 1.5);
    let labels: Vec<i32> = (0..16).map(|row| row % 10).collect();
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let targets = Targets::Labels32(&labels);
    let runtime = Runtime::on_calling_thread();
    for (step, at_kinks) in [(1e-7, 1), (1e-6, 3), (1e-5, 20)] {
        let options = GradientCheckOptions { step, most_elements: 20, ..Default::default() };
        let mut checked = CheckedLoss::Own(&loss, &targets);
        let report = check_gradients(&model, &runtime, &inputs, &mut checked, &options);
        let total = report.expect("a report").total();
        assert_eq!(total.out_of_tolerance, 0, "step {step:e}: {:?}", total.worst);
        assert!(total.at_kinks <= at_kinks, "step {step:e}: {} at kinks", total.at_kinks);
        assert_eq!(total.checked + total.at_kinks, 20 * 7 + 10);
        assert_eq!(total.too_small, 0, "step {step:e}");
    }
}

#[test]
fn gradients_too_small_to_judge_are_counted() {
    let case = Case::new(network(ActivationKind::Tanh), 6);
    let mut host = |outputs: &[f64], gradient: Option<&mut [f64]>| -> Result<f64, Error> {
        let scale = 1e-9;
        if let Some(gradient) = gradient {
            gradient.fill(-scale);
        }
        Ok(scale * outputs.iter().sum::<f64>())
    };
    let runtime = Runtime::on_calling_thread();
    for (absolute_tolerance, wrong) in [(0.0, false), (1e-14, true)] {
        let options = GradientCheckOptions { absolute_tolerance, ..Default::default() };
        let mut loss = CheckedLoss::Host(&mut host);
        let report = check_gradients(&case.model, &runtime, &case.inputs, &mut loss, &options);
        let total = report.expect("a report").total();
        assert_eq!(total.out_of_tolerance > 0, wrong, "{total:?}");
        assert_eq!(total.too_small == total.checked, !wrong, "{total:?}");
    }
}

#[test]
fn the_report_is_the_same_on_every_runtime() {
    let case = Case::new(network(ActivationKind::Rrelu), 8);
    let loss = Loss::new(LossKind::MeanSquaredError);
    let targets = Targets::Values(&case.targets);
    let check = |runtime: &Runtime, options: &GradientCheckOptions| {
        let mut loss = CheckedLoss::Own(&loss, &targets);
        check_gradients(&case.model, runtime, &case.inputs, &mut loss, options).expect("a report")
    };
    let training = GradientCheckOptions { training: true, seed: 9, ..Default::default() };
    let first = check(&Runtime::on_calling_thread(), &training);
    for runtime in runtimes::all() {
        assert_eq!(check(&runtime, &training), first, "{}", runtimes::describe(&runtime));
    }
    let plain = Runtime::on_calling_thread();
    let others = [
        GradientCheckOptions { seed: 10, ..training },
        GradientCheckOptions { training_step: 1, ..training },
        GradientCheckOptions { training: false, ..training },
    ];
    for options in others {
        let report = check(&plain, &options);
        assert_ne!(report.loss_in_double, first.loss_in_double);
        assert_eq!(report.total().out_of_tolerance, 0, "{:?}", report.total().worst);
    }
}

#[test]
fn what_does_not_fit_is_refused() {
    let case = Case::new(network(ActivationKind::Tanh), 1);
    let loss = Loss::new(LossKind::MeanSquaredError);
    let code = |inputs: &[f32], targets: &[f32], options: GradientCheckOptions| {
        let targets = Targets::Values(targets);
        let mut loss = CheckedLoss::Own(&loss, &targets);
        let runtime = Runtime::on_calling_thread();
        let report = check_gradients(&case.model, &runtime, inputs, &mut loss, &options);
        report.err().map(|error| error.code())
    };
    let (inputs, targets, plain) = (&case.inputs, &case.targets, GradientCheckOptions::default());
    assert_eq!(code(inputs, targets, plain), None);
    assert_eq!(code(&inputs[1..], targets, plain), Some(ErrorCode::ShapeMismatch));
    assert_eq!(code(&[], targets, plain), Some(ErrorCode::ShapeMismatch));
    assert_eq!(code(inputs, &targets[1..], plain), Some(ErrorCode::ShapeMismatch));
    for step in [-1.0, f64::NAN, 2.0, 1e-300] {
        let options = GradientCheckOptions { step, ..plain };
        assert_eq!(code(inputs, targets, options), Some(ErrorCode::InvalidArgument));
    }
    let nothing = Model::new(graph(&[2], &[]), 0).expect("a model");
    let mut host = |_: &[f64], _: Option<&mut [f64]>| -> Result<f64, Error> { Ok(0.0) };
    let mut loss = CheckedLoss::Host(&mut host);
    let runtime = Runtime::on_calling_thread();
    let error = check_gradients(&nothing, &runtime, &[0.0, 0.0], &mut loss, &plain);
    assert_eq!(error.err().map(|error| error.code()), Some(ErrorCode::InvalidArgument));
}

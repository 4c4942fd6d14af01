//! InfoNCE on batches of more rows than it looks at together, against its equation in float64; the
//! same bits at every level and number of threads; rows of weight 0; data sets that are no batch.
#![allow(clippy::disallowed_methods)]

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind, LossOutput, Targets};
use glia::model::Session;
use glia::optim::{Optimizer, OptimizerKind};
use glia::tensor::buffer::Buffer;
use glia::tensor::element::Type;
use glia::tensor::tensor::Tensor;
use glia::train::{Trainer, TrainerOptions, evaluate};

use crate::support::compare::{Tolerance, assert_same_bits, assert_tensor_close};
use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;

/// What a gradient may be off, by the size of the largest.
const CLOSE: Tolerance = Tolerance { relative: 1e-5, absolute: 0.0 };

/// Floats of a query.
const HALF: usize = 3;

fn loss(symmetric: f64, normalize: f64) -> Loss {
    let mut loss = Loss::new(LossKind::InfoNce);
    loss.set(Param::Temperature, 0.25).unwrap();
    loss.set(Param::Symmetric, symmetric).unwrap();
    loss.set(Param::Normalize, normalize).unwrap();
    loss
}

/// Value, gradient and row values.
fn run(
    loss: &Loss,
    runtime: &Runtime,
    outputs: &[f32],
    weights: Option<&[f32]>,
) -> (f64, Vec<f32>, Vec<f32>) {
    let (columns, rows) = (2 * HALF, outputs.len() / (2 * HALF));
    let (mut gradient, mut row_values) = (vec![f32::NAN; outputs.len()], vec![f32::NAN; rows]);
    let mut room = vec![f32::NAN; loss.room(rows, columns)];
    let (values, to) = (&mut row_values, &mut gradient);
    let result = LossOutput { row_values: values, gradient: to, room: &mut room };
    let none = Targets::Values(&[]);
    let value = loss.evaluate_weighted(runtime, columns, outputs, &none, weights, result);
    (value, gradient, row_values)
}

/// Value and gradient of the mean in float64, every similarity in one matrix.
fn exact(outputs: &[f32], symmetric: bool, normalize: bool) -> (f64, Vec<f64>) {
    let rows = outputs.len() / (2 * HALF);
    let vector = |row: usize, side: usize| {
        let start = row * 2 * HALF + side * HALF;
        let x: Vec<f64> = outputs[start..start + HALF].iter().map(|x| f64::from(*x)).collect();
        let norm = if normalize { dot(&x, &x).sqrt() } else { 1.0 };
        (x.iter().map(|x| x / norm).collect::<Vec<_>>(), norm)
    };
    let sides = [0, 1].map(|side| (0..rows).map(|row| vector(row, side)).collect::<Vec<_>>());
    let (mut value, mut pulls) = (0.0, vec![vec![0.0; rows]; rows]);
    let directions: &[usize] = if symmetric { &[0, 1] } else { &[0] };
    let share = 1.0 / (rows * directions.len()) as f64;
    for &side in directions {
        for i in 0..rows {
            let all = sides[1 - side].iter().map(|(x, _)| dot(&sides[side][i].0, x) / 0.25);
            let scores: Vec<f64> = all.collect();
            let sum: f64 = scores.iter().map(|s| (s - scores[i]).exp()).sum();
            value += share * sum.ln();
            for j in 0..rows {
                let own = f64::from(u8::from(i == j));
                let pull = share * ((scores[j] - scores[i]).exp() / sum - own);
                *(if side == 0 { &mut pulls[i][j] } else { &mut pulls[j][i] }) += pull;
            }
        }
    }
    let mut gradient = Vec::new();
    for row in 0..rows {
        for side in 0..2 {
            let (x, norm) = &sides[side][row];
            let mut at_unit = vec![0.0; HALF];
            for (other, (y, _)) in sides[1 - side].iter().enumerate() {
                let pull = if side == 0 { pulls[row][other] } else { pulls[other][row] };
                at_unit.iter_mut().zip(y).for_each(|(sum, y)| *sum += pull * y / 0.25);
            }
            let along = if normalize { dot(x, &at_unit) } else { 0.0 };
            gradient.extend(at_unit.iter().zip(x).map(|(g, x)| (g - along * x) / norm));
        }
    }
    (value, gradient)
}

fn dot(x: &[f64], y: &[f64]) -> f64 {
    x.iter().zip(y).map(|(x, y)| x * y).sum()
}

#[test]
fn batches_of_any_number_of_rows() {
    for (index, rows) in [1, 2, 255, 256, 257, 600].into_iter().enumerate() {
        let outputs = Random::new(60 + index as u64).floats(rows * 2 * HALF, -1.5, 1.5);
        for (symmetric, normalize) in [(false, true), (true, true), (true, false)] {
            let loss = loss(f64::from(u8::from(symmetric)), f64::from(u8::from(normalize)));
            let (value, gradient) = exact(&outputs, symmetric, normalize);
            let first = run(&loss, &runtimes::plain(), &outputs, None);
            let place = format!("{rows} rows, symmetric {symmetric}, normalize {normalize}");
            assert!((first.0 - value).abs() <= 2e-6 * value, "{place}: {}, not {value}", first.0);
            assert_tensor_close(&place, &first.1, &gradient, CLOSE);
            for runtime in runtimes::all() {
                let other = run(&loss, &runtime, &outputs, None);
                assert_eq!(other.0.to_bits(), first.0.to_bits(), "{place}");
                assert_same_bits(&place, &other.1, &first.1);
                assert_same_bits(&place, &other.2, &first.2);
            }
        }
    }
}

#[test]
fn a_row_of_weight_0_is_as_if_it_was_not_there() {
    let rows = 300;
    let mut outputs = Random::new(70).floats(rows * 2 * HALF, -1.5, 1.5);
    let weights: Vec<f32> = (0..rows).map(|row| [2.0, 0.0, 0.5][row % 3]).collect();
    let (mut kept, mut kept_weights) = (Vec::new(), Vec::new());
    for (row_outputs, &weight) in outputs.chunks_mut(2 * HALF).zip(&weights) {
        if weight == 0.0 {
            row_outputs.fill(f32::NAN);
        } else {
            kept.extend_from_slice(row_outputs);
            kept_weights.push(weight);
        }
    }
    let mut loss = loss(1.0, 1.0);
    loss.set(Param::Reduction, 2.0).unwrap();
    let runtime = runtimes::plain();
    let whole = run(&loss, &runtime, &outputs, Some(&weights));
    let part = run(&loss, &runtime, &kept, Some(&kept_weights));
    let (mut gradient, mut values) = (Vec::new(), Vec::new());
    for (row, &weight) in weights.iter().enumerate() {
        let range = row * 2 * HALF..(row + 1) * 2 * HALF;
        if weight == 0.0 {
            assert!(whole.1[range].iter().all(|x| *x == 0.0) && whole.2[row] == 0.0, "row {row}");
        } else {
            gradient.extend_from_slice(&whole.1[range]);
            values.push(whole.2[row]);
        }
    }
    assert_same_bits("gradient", &gradient, &part.1);
    assert_same_bits("rows", &values, &part.2);
    assert!((whole.0 - part.0).abs() <= 1e-6 * part.0 && part.0 > 0.1, "{whole:?}, {part:?}");
}

#[test]
fn a_data_set_is_one_batch_or_refused() {
    let layers = [(dense(2 * HALF, ActivationKind::Identity), &[0][..])];
    let model = random_model(graph(&[4], &layers), &mut Random::new(80));
    let (loss, rows) = (loss(0.0, 1.0), 150);
    let inputs = Random::new(81).floats(rows * 4, -1.5, 1.5);
    let buffer = Buffer::copied(&inputs).unwrap();
    let tensor = Tensor::over(buffer, Type::Float32, &[rows, 4], &[4, 1]).unwrap();
    let targets = Tensor::zeros(Type::Float32, &[rows, 0]).unwrap();
    let runtime = runtimes::plain();
    let mut session = Session::new(&model, runtime.clone(), rows).unwrap();
    let mut outputs = vec![0.0; rows * 2 * HALF];
    session.run(&inputs, &mut outputs).unwrap();
    assert!(session.block_rows() < rows, "a data set of several blocks");
    let expected = run(&loss, &runtime, &outputs, None).0;
    let evaluation = evaluate(&mut session, &loss, &tensor, &targets).unwrap();
    assert_eq!(evaluation.loss.to_bits(), expected.to_bits());
    assert!(evaluation.accuracy.is_nan());
    let mut smaller = Session::new(&model, runtime, rows - 1).unwrap();
    let error = evaluate(&mut smaller, &loss, &tensor, &targets).unwrap_err();
    assert!(error.message().contains("at most 149 rows"), "{error}");
}

#[test]
fn a_batch_that_would_come_in_chunks_is_refused() {
    let layers = [(dense(2 * HALF, ActivationKind::Identity), &[0][..])];
    let model = random_model(graph(&[4], &layers), &mut Random::new(82));
    let options = TrainerOptions { largest_batch: 4, ..TrainerOptions::default() };
    let optimizer = Optimizer::new(OptimizerKind::Sgd);
    let runtime = Runtime::single();
    let mut trainer = Trainer::new(&model, loss(0.0, 1.0), optimizer, runtime, options).unwrap();
    let (before, inputs) = (trainer.hash(), Random::new(83).floats(20, -1.0, 1.0));
    let error = trainer.step(&inputs, &Targets::Values(&[])).unwrap_err();
    assert_eq!(error.code(), ErrorCode::ShapeMismatch);
    let words = "info_nce compares all rows of a batch with one another: expected at most 4";
    assert!(error.message().contains(words), "{}", error.message());
    assert_eq!((trainer.hash(), trainer.steps()), (before, 0));
    trainer.step(&inputs[..16], &Targets::Values(&[])).unwrap();
    assert_ne!(trainer.hash(), before);
}

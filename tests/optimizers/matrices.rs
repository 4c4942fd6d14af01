//! What is known of the optimizers that see matrices: Adafactor's factored moment, the singular values
//! of Muon's steps, and both against plain formulas in float64 on matrices of several sizes.
#![allow(clippy::disallowed_methods)]

use glia::catalog::Param;
use glia::kernels::runtime::Runtime;
use glia::optim::{Arrays, Optimizer, OptimizerKind, Step};

use crate::support::random::Random;
use crate::support::runtimes;

fn optimizer(kind: OptimizerKind, settings: &[(Param, f64)]) -> Optimizer {
    let mut optimizer = Optimizer::new(kind);
    settings.iter().for_each(|&(key, value)| optimizer.set(key, value).unwrap());
    optimizer
}

/// A parameter with the state of its optimizer and memory that holds something else before each step.
struct Parameter {
    optimizer: Optimizer,
    shape: Vec<usize>,
    weights: Vec<f32>,
    slots: Vec<Vec<f32>>,
    scratch: Vec<f32>,
}

impl Parameter {
    fn new(optimizer: Optimizer, shape: &[usize], weights: &[f32]) -> Self {
        let floats = (0..optimizer.slots().len()).map(|slot| optimizer.slot_floats(slot, shape));
        Self {
            slots: floats.map(|floats| vec![0.0; floats]).collect(),
            scratch: vec![0.0; optimizer.scratch(shape)],
            shape: shape.to_vec(),
            weights: weights.to_vec(),
            optimizer,
        }
    }

    fn step(&mut self, runtime: &Runtime, step: Step, gradients: &[f32]) {
        self.scratch.fill(f32::NAN);
        let mut slots: Vec<_> = self.slots.iter_mut().map(|slot| &mut slot[..]).collect();
        let (weights, slots) = (&mut self.weights[..], &mut slots[..]);
        let (shape, scratch) = (&self.shape[..], &mut self.scratch[..]);
        let arrays = Arrays { weights, gradients, slots, shape, scratch };
        self.optimizer.step(runtime, step, arrays);
    }
}

fn normal(seed: u64, count: usize) -> Vec<f32> {
    let mut random = Random::new(seed);
    (0..count).map(|_| (0..4).map(|_| random.uniform(-1.0, 1.0)).sum::<f32>()).collect()
}

fn assert_close(what: &str, got: &[f32], expected: &[f64], relative: f64) {
    let largest = expected.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
    for (index, (&got, expected)) in got.iter().zip(expected).enumerate() {
        let error = (f64::from(got) - expected).abs();
        assert!(error <= relative * largest, "{what}: {index}: expected {expected}, got {got}");
    }
}

/// The gradient a bᵀ has the second moment a² (b²)ᵀ, which rows and columns give back exactly: every
/// step is a sign, as with the full second moment.
#[test]
fn the_factored_moment_of_a_rank_one_gradient_is_exact() {
    let runtime = Runtime::on_calling_thread();
    let settings = [(Param::RelativeStep, 0.0), (Param::ScaleByParameter, 0.0)];
    let adafactor = optimizer(OptimizerKind::Adafactor, &settings);
    for [rows, columns] in [[1, 1], [3, 17], [40, 5], [70, 33]] {
        let (a, b) = (normal(1, rows), normal(2, columns));
        let outer = |scale: f32| -> Vec<f32> {
            a.iter().flat_map(|x| b.iter().map(move |y| scale * x * y)).collect()
        };
        let mut parameter =
            Parameter::new(adafactor.clone(), &[rows, columns], &vec![0.0; rows * columns]);
        let mut moment = 0.0;
        for (step, scale) in (1..).zip([1.0_f32, 0.25, 3.0]) {
            let share = f64::from(step as u32).powf(-0.8);
            moment = (1.0 - share) * moment + share * f64::from(scale * scale);
            parameter.weights.fill(0.0);
            parameter.step(&runtime, Step::new(step), &outer(scale));
            // All elements of u are this in size, and so is their root mean square.
            let u = f64::from(scale) / moment.sqrt();
            let expected: Vec<f64> =
                outer(1.0).iter().map(|x| -0.01 * u / u.max(1.0) * f64::from(x.signum())).collect();
            let what = format!("{rows} x {columns}, step {step}");
            assert_close(&what, &parameter.weights, &expected, 2e-6);
        }
    }
}

/// Against the equations of Shazeer and Stern in float64, for a batch of matrices as well.
#[test]
fn adafactor_is_as_published_for_matrices_of_all_sizes() {
    for shape in [&[5, 4][..], &[300, 7], &[16, 130], &[3, 20, 9], &[2, 2, 4, 4]] {
        let count: usize = shape.iter().product();
        let [rows, columns] = [shape[shape.len() - 2], shape[shape.len() - 1]];
        let (start, gradients) = (normal(3, count), normal(4, count));
        let mut expected = Vec::new();
        for gradients in gradients.chunks(rows * columns) {
            let square =
                |row: usize, column: usize| f64::from(gradients[row * columns + column]).powi(2);
            let mean_of_row = |row| (0..columns).map(|c| square(row, c)).sum::<f64>();
            let mean_of_column = |column| (0..rows).map(|r| square(r, column)).sum::<f64>();
            let all = (0..rows).map(mean_of_row).sum::<f64>();
            for (index, &gradient) in gradients.iter().enumerate() {
                let moment = mean_of_row(index / columns) * mean_of_column(index % columns) / all;
                expected.push(f64::from(gradient) / moment.sqrt());
            }
        }
        let size = |values: &mut dyn Iterator<Item = f64>| {
            (values.map(|x| x * x).sum::<f64>() / count as f64).sqrt()
        };
        let clip = size(&mut expected.iter().copied()).max(1.0);
        let scale = 0.01 * size(&mut start.iter().map(|&x| f64::from(x)));
        let expected: Vec<f64> = start
            .iter()
            .zip(&expected)
            .map(|(&weight, u)| f64::from(weight) - scale * u / clip)
            .collect();
        for runtime in runtimes::all() {
            let adafactor = Optimizer::new(OptimizerKind::Adafactor);
            let mut parameter = Parameter::new(adafactor, shape, &start);
            parameter.step(&runtime, Step::new(1), &gradients);
            let what = format!("{shape:?} at {}", runtimes::describe(&runtime));
            assert_close(&what, &parameter.weights, &expected, 1e-6);
        }
    }
}

/// Whatever the size of the gradients, an update has at most the root mean square of the threshold.
#[test]
fn adafactors_update_is_clipped() {
    let runtime = Runtime::on_calling_thread();
    let settings = [
        (Param::RelativeStep, 0.0),
        (Param::ScaleByParameter, 0.0),
        (Param::ClipThreshold, 0.25),
        (Param::LearningRate, 1.0),
    ];
    for shape in [&[12, 10][..], &[120]] {
        let mut parameter =
            Parameter::new(optimizer(OptimizerKind::Adafactor, &settings), shape, &[0.0; 120]);
        let gradients = normal(5, 120);
        parameter.step(&runtime, Step::new(1), &gradients);
        let squares = parameter.weights.iter().map(|x| f64::from(x * x)).sum::<f64>();
        assert!(((squares / 120.0).sqrt() - 0.25).abs() < 1e-6, "{shape:?}");
    }
}

/// A row-major matrix in float64.
type Matrix = Vec<Vec<f64>>;

fn matrix(values: &[f32], columns: usize) -> Matrix {
    values.chunks(columns).map(|row| row.iter().map(|&x| f64::from(x)).collect()).collect()
}

fn transposed(a: &Matrix) -> Matrix {
    (0..a[0].len()).map(|column| a.iter().map(|row| row[column]).collect()).collect()
}

fn product(a: &Matrix, b: &Matrix) -> Matrix {
    let b = transposed(b);
    let dot = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| x * y).sum();
    a.iter().map(|row| b.iter().map(|column| dot(row, column)).collect()).collect()
}

/// The singular values: roots of the eigenvalues of the smaller Gram matrix, by Jacobi's rotations.
fn singular_values(a: &Matrix) -> Vec<f64> {
    let wide = if a.len() > a[0].len() { transposed(a) } else { a.clone() };
    let mut gram = product(&wide, &transposed(&wide));
    let side = gram.len();
    for _ in 0..30 {
        for p in 0..side {
            for q in p + 1..side {
                if gram[p][q].abs() < 1e-300 {
                    continue;
                }
                let angle = 0.5 * (2.0 * gram[p][q]).atan2(gram[q][q] - gram[p][p]);
                let (sine, cosine) = angle.sin_cos();
                for row in &mut gram {
                    let (x, y) = (row[p], row[q]);
                    (row[p], row[q]) = (cosine * x - sine * y, sine * x + cosine * y);
                }
                let [above, below] = gram.get_disjoint_mut([p, q]).expect("two rows");
                for (x, y) in above.iter_mut().zip(below) {
                    (*x, *y) = (cosine * *x - sine * *y, sine * *x + cosine * *y);
                }
            }
        }
    }
    (0..side).map(|index| gram[index][index].max(0.0).sqrt()).collect()
}

/// O, from weights that begin at 0: the rate is 1 and the scale is taken out.
fn muons_direction(runtime: &Runtime, [rows, columns]: [usize; 2], gradients: &[f32]) -> Vec<f32> {
    let muon = optimizer(OptimizerKind::Muon, &[(Param::LearningRate, 1.0)]);
    let mut parameter = Parameter::new(muon, &[rows, columns], &vec![0.0; rows * columns]);
    parameter.step(runtime, Step::new(1), gradients);
    let scale = (columns as f32 / rows as f32).max(1.0).sqrt();
    parameter.weights.iter().map(|x| -x / scale).collect()
}

const SIZES: [[usize; 2]; 7] = [[1, 1], [1, 9], [9, 1], [8, 8], [12, 40], [40, 12], [33, 150]];

/// All singular values that are not tiny beside the norm come to 0.68 to 1.16, the band of five
/// iterations with the published coefficients.
#[test]
fn muons_steps_have_singular_values_near_one() {
    let runtime = Runtime::on_calling_thread();
    for size in SIZES {
        for scale in [1e-3, 1.0, 1e4] {
            let gradients = normal(6, size[0] * size[1]);
            let gradients: Vec<f32> = gradients.iter().map(|x| x * scale).collect();
            let before = singular_values(&matrix(&gradients, size[1]));
            let norm = before.iter().map(|x| x * x).sum::<f64>().sqrt();
            let least = before.iter().fold(f64::MAX, |least, x| least.min(*x));
            assert!(least / norm > 0.005, "{size:?}: the matrix is as it should be");
            let direction = muons_direction(&runtime, size, &gradients);
            for value in singular_values(&matrix(&direction, size[1])) {
                assert!((0.68..=1.16).contains(&value), "{size:?}: {value}");
            }
        }
    }
}

/// O has the singular vectors of the gradient: Gᵀ O is symmetric and has no negative eigenvalue, so
/// its trace is the sum of its singular values.
#[test]
fn muons_steps_keep_the_singular_vectors() {
    let runtime = Runtime::on_calling_thread();
    for size in SIZES {
        let gradients = normal(7, size[0] * size[1]);
        let direction = muons_direction(&runtime, size, &gradients);
        let (g, o) = (matrix(&gradients, size[1]), matrix(&direction, size[1]));
        let turned = product(&transposed(&g), &o);
        let largest = turned.iter().flatten().fold(0.0, |most: f64, x| most.max(x.abs()));
        for (row, values) in turned.iter().enumerate() {
            for (column, value) in values.iter().enumerate() {
                let error = (value - turned[column][row]).abs();
                assert!(error < 2e-5 * largest, "{size:?}: {row}, {column}: {error}");
            }
        }
        let trace: f64 = (0..turned.len()).map(|index| turned[index][index]).sum();
        let sum: f64 = singular_values(&turned).iter().sum();
        assert!((trace - sum).abs() < 1e-3 * sum, "{size:?}: {trace}, {sum}");
    }
}

/// Against plain loops in float64, and the same bits at every level and thread count.
#[test]
fn the_iteration_is_that_of_newton_and_schulz() {
    for size in SIZES {
        let gradients = normal(8, size[0] * size[1]);
        let mut x = matrix(&gradients, size[1]);
        let norm = x.iter().flatten().map(|x| x * x).sum::<f64>().sqrt();
        // With Nesterov's momentum, B is 1.95 times the gradient.
        x.iter_mut().flatten().for_each(|x| *x /= norm);
        for _ in 0..5 {
            let first = product(&product(&x, &transposed(&x)), &x);
            let second = product(&product(&x, &transposed(&x)), &first);
            for (row, (first, second)) in x.iter_mut().zip(first.iter().zip(&second)) {
                for (x, (y, z)) in row.iter_mut().zip(first.iter().zip(second)) {
                    *x = 3.4445 * *x - 4.775 * y + 2.0315 * z;
                }
            }
        }
        let expected: Vec<f64> = x.into_iter().flatten().collect();
        let plain = muons_direction(&runtimes::plain(), size, &gradients);
        assert_close(&format!("{size:?}"), &plain, &expected, 1e-4);
        for runtime in runtimes::all() {
            let got = muons_direction(&runtime, size, &gradients);
            let place = runtimes::describe(&runtime);
            assert!(got.iter().zip(&plain).all(|(a, b)| a.to_bits() == b.to_bits()), "{place}");
        }
    }
}

/// Large enough that threads share every pass.
#[test]
fn threads_and_levels_change_no_bit() {
    let large = [&[700, 500][..], &[2, 450, 333], &[270_001]];
    let adafactor = large.map(|shape| (OptimizerKind::Adafactor, shape));
    // A product is shared with fewer elements; a vector is AdamW's.
    let muon = [&[150, 100][..], &[90, 140]].map(|shape| (OptimizerKind::Muon, shape));
    for (kind, shape) in adafactor.into_iter().chain(muon) {
        let count = shape.iter().product();
        let (start, gradients) = (normal(9, count), normal(10, count));
        let run = |runtime: &Runtime| {
            let mut parameter = Parameter::new(Optimizer::new(kind), shape, &start);
            parameter.step(runtime, Step::new(1), &gradients);
            parameter.step(runtime, Step::new(2), &gradients);
            let floats = parameter.weights.iter().chain(parameter.slots.iter().flatten());
            floats.map(|x| x.to_bits()).collect::<Vec<_>>()
        };
        let best = run(&Runtime::on_calling_thread());
        for runtime in runtimes::all() {
            // The scalar level emulates what it lacks, and is slow in a debug build.
            let place = runtimes::describe(&runtime);
            if cfg!(debug_assertions) && place.contains("scalar") {
                continue;
            }
            assert!(run(&runtime) == best, "{kind:?} of {shape:?} at {place}");
        }
    }
}

#[test]
fn no_gradient_is_no_step_of_a_matrix() {
    let runtime = Runtime::on_calling_thread();
    for kind in [OptimizerKind::Adafactor, OptimizerKind::Muon] {
        for epsilon in [0.0, 1e-3] {
            let optimizer = optimizer(kind, &[(Param::Epsilon, epsilon)]);
            let mut parameter = Parameter::new(optimizer, &[5, 7], &[0.5; 35]);
            (1..4).for_each(|step| parameter.step(&runtime, Step::new(step), &[0.0; 35]));
            assert_eq!(parameter.weights, [0.5; 35], "{kind:?}");
        }
    }
}

/// The factors of a step multiply the rate, and the decay.
#[test]
fn rate_and_decay_factors_count() {
    let runtime = Runtime::on_calling_thread();
    let start = normal(11, 12);
    for kind in [OptimizerKind::Adafactor, OptimizerKind::Muon] {
        for shape in [&[3, 4][..], &[12]] {
            let moved = |decay, rate_factor, decay_factor| -> Vec<f64> {
                let optimizer = optimizer(kind, &[(Param::WeightDecay, decay)]);
                let mut parameter = Parameter::new(optimizer, shape, &start);
                let step = Step { number: 1, rate_factor, decay_factor };
                parameter.step(&runtime, step, &normal(12, 12));
                let pairs = parameter.weights.iter().zip(&start);
                pairs.map(|(new, old)| f64::from(*new) - f64::from(*old)).collect()
            };
            let plain = moved(0.0, 1.0, 1.0);
            let check = |got: Vec<f64>, expected: Vec<f64>| {
                for (got, expected) in got.iter().zip(expected) {
                    assert!((got - expected).abs() < 1e-6, "{kind:?} {shape:?}: {got} {expected}");
                }
            };
            check(moved(0.0, 0.5, 1.0), plain.iter().map(|x| 0.5 * x).collect());
            assert_eq!(moved(0.0, 0.0, 1.0), [0.0; 12]);
            assert_eq!(moved(0.5, 1.0, 0.0), plain);
            let decayed = moved(0.5, 1.0, 1.0);
            let is_muons_vector = kind == OptimizerKind::Muon && shape.len() < 2;
            let rate = match kind {
                OptimizerKind::Adafactor => 0.01,
                _ if is_muons_vector => 3e-4,
                _ => 0.02,
            };
            let expected = plain.iter().zip(&start).map(|(x, w)| x - rate * 0.5 * f64::from(*w));
            check(decayed, expected.collect());
        }
    }
}

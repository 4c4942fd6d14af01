//! L-BFGS: both Wolfe conditions hold at every step that it takes, it needs few iterations, and what it
//! cannot do is an error.
#![allow(clippy::disallowed_methods)]

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind, Targets};
use glia::optim::{Optimizer, OptimizerKind, SearchArrays, Span, Step};
use glia::train::{Trainer, TrainerOptions};

use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;

fn lbfgs(settings: &[(Param, f64)]) -> Optimizer {
    let mut optimizer = Optimizer::new(OptimizerKind::Lbfgs);
    settings.iter().for_each(|&(key, value)| optimizer.set(key, value).unwrap());
    optimizer
}

/// A function of a host's with its gradient.
type Function = fn(&[f32]) -> (f64, Vec<f32>);

/// Rosenbrock 1960, in as many dimensions (Moré, Garbow and Hillstrom 1981, number 21).
fn rosenbrock(point: &[f32]) -> (f64, Vec<f32>) {
    let (mut value, mut gradient) = (0.0, Vec::new());
    for pair in point.chunks(2) {
        let [x, y] = [pair[0], pair[1]].map(f64::from);
        let (valley, slope) = (y - x * x, 1.0 - x);
        value += 100.0 * valley * valley + slope * slope;
        gradient.push((-400.0 * x * valley - 2.0 * slope) as f32);
        gradient.push((200.0 * valley) as f32);
    }
    (value, gradient)
}

/// The same, but not a number where an element is above 1.5: close to the path from the usual start.
fn walled(point: &[f32]) -> (f64, Vec<f32>) {
    let (value, gradient) = rosenbrock(point);
    let outside = point.iter().any(|x| x.abs() > 1.5);
    (if outside { f64::NAN } else { value }, gradient)
}

/// Infinite beyond a wall, with gradients that are not numbers, and so steep before it that first steps
/// reach over it.
fn barrier(point: &[f32]) -> (f64, Vec<f32>) {
    let mut value = 0.0;
    let gradient = point.iter().enumerate().map(|(index, &x)| {
        let (x, weight) = (f64::from(x), (index + 1) as f64);
        if x >= 1.0 {
            value = f64::INFINITY;
            return f32::NAN;
        }
        value += -weight * x - (1.0 - x).ln();
        (-weight + 1.0 / (1.0 - x)) as f32
    });
    let gradient = gradient.collect();
    (value, gradient)
}

/// Σ cᵢ (xᵢ − 1)² / 2 in a rotated frame, its eigenvalues from 1 to 100.
fn quadratic(point: &[f32]) -> (f64, Vec<f32>) {
    let count = point.len();
    let mut direction: Vec<f64> = (0..count).map(|index| 1.0 + index as f64 * 0.25).collect();
    let norm = direction.iter().map(|x| x * x).sum::<f64>().sqrt();
    direction.iter_mut().for_each(|x| *x /= norm);
    let reflect = |values: &[f64]| -> Vec<f64> {
        let dot: f64 = values.iter().zip(&direction).map(|(a, b)| a * b).sum();
        values.iter().zip(&direction).map(|(a, b)| a - 2.0 * dot * b).collect()
    };
    let distances: Vec<f64> = point.iter().map(|&x| f64::from(x) - 1.0).collect();
    let mut turned = reflect(&distances);
    let mut value = 0.0;
    for (index, x) in turned.iter_mut().enumerate() {
        let curvature = 100_f64.powf(index as f64 / (count - 1) as f64);
        value += 0.5 * curvature * *x * *x;
        *x *= curvature;
    }
    (value, reflect(&turned).iter().map(|&x| x as f32).collect())
}

fn dot(a: &[f32], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(&a, b)| f64::from(a) * b).sum()
}

/// What a run came to.
struct Run {
    iterations: u64,
    evaluations: u32,
    not_finite: u32,
    point: Vec<f32>,
    gradient: Vec<f32>,
}

/// Iterates until there is nothing to do; checks both conditions at each step that was taken.
fn minimize(optimizer: &Optimizer, function: Function, start: &[f32], most: u64) -> Run {
    let runtime = Runtime::on_calling_thread();
    let setting = |key| optimizer.settings().get(key).unwrap();
    let count = start.len();
    let floats = |slot| vec![0.0; optimizer.slot_floats(slot, &[count])];
    let (mut steps, mut changes) = (floats(0), floats(1));
    let mut scratch = vec![f32::NAN; optimizer.scratch(&[count])];
    let spans = [Span { range: 0..count, decay_factor: 1.0 }];
    let mut point = start.to_vec();
    let (mut value, mut gradient) = function(&point);
    let mut run =
        Run { iterations: 0, evaluations: 1, not_finite: 0, point: vec![], gradient: vec![] };
    while run.iterations < most {
        let step = Step::new(run.iterations + 1);
        let (before, loss, slope) = (point.clone(), value, gradient.clone());
        let mut search = None;
        loop {
            let mut arrays = SearchArrays {
                weights: &mut point,
                gradients: &gradient,
                steps: &mut steps,
                changes: &mut changes,
                scratch: &mut scratch,
                spans: &spans,
            };
            let again = match &mut search {
                None => {
                    search = optimizer.begin_search(&runtime, step, value, &mut arrays);
                    if search.is_none() {
                        (run.point, run.gradient) = (point, gradient);
                        return run;
                    }
                    true
                }
                Some(search) => optimizer.go_on(&runtime, step, search, value, &mut arrays),
            };
            if !again {
                break;
            }
            (value, gradient) = function(&point);
            run.evaluations += 1;
            run.not_finite += u32::from(!value.is_finite());
        }
        run.iterations += 1;
        let moved = point.iter().zip(&before).map(|(a, b)| f64::from(*a) - f64::from(*b));
        let moved: Vec<f64> = moved.collect();
        // α φ'(0) and α φ'(α), to the rounding of the weights.
        let [first, last] = [&slope, &gradient].map(|gradient| dot(gradient, &moved));
        let noise = 1e-5 * first.abs() + 1e-12;
        let limit = loss + setting(Param::SufficientDecrease) * first + noise;
        assert!(value <= limit, "iteration {}: {loss} to {value}", run.iterations);
        let limit = setting(Param::SlopeShare) * first.abs() + noise;
        assert!(last.abs() <= limit, "iteration {}: {first}, {last}", run.iterations);
    }
    (run.point, run.gradient) = (point, gradient);
    run
}

/// −1.2, 1, −1.2, 1, …
fn usual_start() -> Vec<f32> {
    (0..10).map(|index| if index % 2 == 0 { -1.2 } else { 1.0 }).collect()
}

#[test]
fn both_wolfe_conditions_hold_at_every_step_on_the_way_through_rosenbrocks_valley() {
    for share in [0.9, 0.5] {
        let settings = [(Param::GradientTolerance, 1e-3), (Param::SlopeShare, share)];
        for (function, is_walled) in [(rosenbrock as Function, false), (walled, true)] {
            let run = minimize(&lbfgs(&settings), function, &usual_start(), 100);
            println!("{share}: {} iterations, {}", run.iterations, run.evaluations);
            assert!(run.iterations < 60, "{share}: {}", run.iterations);
            assert!(u64::from(run.evaluations) < 2 * run.iterations, "{}", run.evaluations);
            assert!(run.point.iter().all(|x| (x - 1.0).abs() < 2e-3), "{:?}", run.point);
            assert!(run.gradient.iter().all(|x| x.abs() <= 1e-3));
            assert!(!is_walled || run.not_finite == 0 || run.iterations > 0);
        }
    }
}

#[test]
fn a_search_comes_back_from_where_the_loss_is_not_finite() {
    let settings = [(Param::GradientTolerance, 1e-4), (Param::LearningRate, 8.0)];
    let run = minimize(&lbfgs(&settings), barrier, &[-0.5; 10], 100);
    assert!(run.not_finite > 0, "no step went over the wall");
    for (index, x) in run.point.iter().enumerate() {
        let expected = 1.0 - 1.0 / (index + 1) as f32;
        assert!((x - expected).abs() < 1e-4, "{index}: {x}");
    }
    let run = minimize(&lbfgs(&[(Param::GradientTolerance, 1e-3)]), walled, &[1.4; 10], 200);
    assert!(run.point.iter().all(|x| (x - 1.0).abs() < 2e-3), "{:?}", run.point);
}

#[test]
fn a_quadratic_takes_few_iterations_and_fewer_with_more_memory() {
    let iterations = [1.0, 3.0, 10.0, 100.0].map(|history| {
        let settings = [(Param::History, history), (Param::GradientTolerance, 1e-4)];
        let run = minimize(&lbfgs(&settings), quadratic, &[0.0; 10], 200);
        assert!(run.point.iter().all(|x| (x - 1.0).abs() < 1e-4), "{:?}", run.point);
        run.iterations
    });
    println!("{iterations:?}");
    assert!(iterations[2] < 35 && iterations[2] < iterations[0], "{iterations:?}");
}

#[test]
fn at_a_minimum_nothing_is_done() {
    let run = minimize(&lbfgs(&[]), quadratic, &[1.0; 10], 5);
    assert_eq!((run.iterations, run.evaluations), (0, 1));
    assert_eq!(run.point, [1.0; 10]);
}

/// Least squares over noisy targets.
struct Problem {
    trainer: Trainer,
    inputs: Vec<f32>,
    targets: Vec<f32>,
}

impl Problem {
    fn new(settings: &[(Param, f64)]) -> Self {
        let mut random = Random::new(41);
        let layers = [(dense(3, ActivationKind::Identity), &[0][..])];
        let model = random_model(graph(&[4], &layers), &mut random);
        let inputs = random.floats(24 * 4, -1.0, 1.0);
        let targets = random.floats(24 * 3, -1.0, 1.0);
        let (loss, options) = (Loss::new(LossKind::MeanSquaredError), TrainerOptions::default());
        let trainer = Trainer::new(&model, loss, lbfgs(settings), runtimes::plain(), options);
        Self { trainer: trainer.unwrap(), inputs, targets }
    }

    fn step(&mut self) -> Result<f64, glia::error::Error> {
        self.trainer.step(&self.inputs, &Targets::Values(&self.targets))
    }

    fn steps(&mut self, count: usize) {
        for _ in 0..count {
            self.step().unwrap();
        }
    }

    /// The largest element of ∇L + λ θ for each parameter.
    fn gradients(&mut self, decay: [f32; 2]) -> [f32; 2] {
        let targets = Targets::Values(&self.targets);
        self.trainer.compute_gradients(&self.inputs, &targets).unwrap();
        let ranges = self.trainer.network().layout.parameters.iter();
        let mut ranges = ranges.map(|parameter| parameter.range.clone());
        [0, 1].map(|index| {
            let range = ranges.next().unwrap();
            let weights = self.trainer.weights()[range.clone()].iter();
            let both = weights.zip(&self.trainer.gradients()[range]);
            both.map(|(weight, gradient)| (gradient + decay[index] * weight).abs())
                .fold(0.0, f32::max)
        })
    }
}

#[test]
fn a_trainer_solves_least_squares_in_few_steps() {
    let mut problem = Problem::new(&[]);
    let losses: Vec<f64> = (0..15).map(|_| problem.step().unwrap()).collect();
    assert_eq!(problem.trainer.steps(), 15);
    assert!(losses.windows(2).all(|pair| pair[1] <= pair[0] + 1e-7), "{losses:?}");
    // The loss is known to 3e-8, as a gradient of about 1e-4 changes it.
    let gradients = problem.gradients([0.0; 2]);
    assert!(gradients.iter().all(|gradient| *gradient < 1e-5), "{gradients:?}");
}

#[test]
fn a_weight_decay_is_part_of_the_loss_that_is_searched() {
    let mut problem = Problem::new(&[(Param::WeightDecay, 0.5)]);
    problem.steps(15);
    assert!(problem.gradients([0.5; 2]).iter().all(|gradient| *gradient < 2e-6));
    let mut problem = Problem::new(&[(Param::WeightDecay, 0.5)]);
    problem.trainer.set_update_setting(Param::DecayVectors, 0.0).unwrap();
    problem.trainer.set_group(0, Param::DecayFactor, 0.25).unwrap();
    problem.steps(15);
    assert!(problem.gradients([0.125, 0.0]).iter().all(|gradient| *gradient < 2e-6));
}

#[test]
fn a_frozen_parameter_stays_and_the_others_are_solved_for() {
    let mut problem = Problem::new(&[]);
    problem.trainer.set_group(1, Param::Frozen, 1.0).unwrap();
    let range = problem.trainer.network().layout.parameters[1].range.clone();
    let before = problem.trainer.weights()[range.clone()].to_vec();
    problem.steps(15);
    assert_eq!(problem.trainer.weights()[range], before);
    let [weights, biases] = problem.gradients([0.0; 2]);
    assert!(weights < 1e-6 && biases > 1e-3, "{weights}, {biases}");
}

/// Gradients that are not the loss's own, and rates that are not the direction's, are refused, and
/// nothing changes.
#[test]
fn what_cannot_be_searched_is_an_error() {
    let mut problem = Problem::new(&[]);
    let hash = problem.trainer.hash();
    let targets = Targets::Values(&problem.targets);
    problem.trainer.compute_gradients(&problem.inputs, &targets).unwrap();
    let error = problem.trainer.apply_gradients().unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidState);
    assert!(error.message().contains("lbfgs needs the loss at several weights"), "{error}");
    for (key, value) in [(Param::ClipNorm, 1.0), (Param::ClipValue, 2.0), (Param::ClipRatio, 0.5)] {
        problem.trainer.set_update_setting(key, value).unwrap();
        let error = problem.step().unwrap_err();
        let expected = format!("expected {} 0, got {value}", key.name());
        assert!(error.message().contains(&expected), "{error}");
        problem.trainer.set_update_setting(key, 0.0).unwrap();
    }
    problem.trainer.set_group(0, Param::RateFactor, 0.5).unwrap();
    let error = problem.step().unwrap_err();
    assert!(
        error.message().contains("expected rate_factor 1, got 0.5 for layer1.weight"),
        "{error}"
    );
    let error = problem.trainer.set_optimizer(Param::History, 5.0).unwrap_err();
    assert!(error.message().contains("history decides which state"), "{error}");
    assert_eq!((problem.trainer.hash(), problem.trainer.steps()), (hash, 0));
    problem.trainer.set_group(0, Param::RateFactor, 1.0).unwrap();
    problem.trainer.set_optimizer(Param::History, 10.0).unwrap();
    problem.step().unwrap();
    assert_ne!(problem.trainer.hash(), hash);
}

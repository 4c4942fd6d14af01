//! What is known of optimizers without running anything else: first steps, limits, rates that fall,
//! and what a gradient of nothing does.
#![allow(clippy::disallowed_methods)]

use glia::catalog::Param;
use glia::kernels::runtime::Runtime;
use glia::optim::{Arrays, Optimizer, OptimizerKind, Step};

/// Gradients of all sizes and both signs, each constant over the steps.
const GRADIENTS: [f32; 7] = [-300.0, -1.5, -1e-3, 0.0, 2e-3, 0.75, 40.0];

fn optimizer(kind: OptimizerKind, settings: &[(Param, f64)]) -> Optimizer {
    let mut optimizer = Optimizer::new(kind);
    settings.iter().for_each(|&(key, value)| optimizer.set(key, value).unwrap());
    optimizer
}

/// How far each step moves weights that begin at 0, and the slots after the last one.
fn steps(optimizer: &Optimizer, gradients: &[f32], count: u64) -> (Vec<Vec<f64>>, Vec<Vec<f32>>) {
    let runtime = Runtime::on_calling_thread();
    let length = gradients.len();
    let mut slots = vec![vec![0.0; length]; optimizer.kind().slots().len()];
    let moves = (1..=count).map(|step| {
        // From 0 each time, so that a step is not rounded by what it is added to.
        let mut weights = vec![0.0_f32; length];
        let mut parts: Vec<&mut [f32]> = slots.iter_mut().map(|slot| &mut slot[..]).collect();
        let arrays = Arrays { weights: &mut weights, gradients, slots: &mut parts };
        optimizer.step(&runtime, Step::new(step), arrays);
        weights.into_iter().map(f64::from).collect()
    });
    let moves = moves.collect();
    (moves, slots)
}

fn assert_near(what: &str, got: f64, expected: f64, relative: f64) {
    let error = (got - expected).abs();
    assert!(error <= relative * expected.abs(), "{what}: expected {expected:e}, got {got:e}");
}

#[test]
fn the_velocity_of_momentum_tends_to_the_rate_over_what_is_lost() {
    let momentum = optimizer(
        OptimizerKind::Momentum,
        &[(Param::LearningRate, 0.25), (Param::Momentum, 0.875)],
    );
    let (moves, slots) = steps(&momentum, &GRADIENTS, 300);
    for (index, &gradient) in GRADIENTS.iter().enumerate() {
        let limit = -0.25 * f64::from(gradient) / (1.0 - 0.875);
        assert_near("velocity", f64::from(slots[0][index]), limit, 1e-5);
        assert_near("step", moves[299][index], limit, 1e-5);
    }
}

#[test]
fn the_first_steps_of_adam_and_adagrad_are_the_rate() {
    for kind in [OptimizerKind::Adam, OptimizerKind::Adagrad] {
        let adapting = optimizer(kind, &[(Param::LearningRate, 0.01), (Param::Epsilon, 1e-12)]);
        let (moves, _) = steps(&adapting, &GRADIENTS, 1);
        for (&gradient, &step) in GRADIENTS.iter().zip(&moves[0]) {
            let expected = if gradient == 0.0 { 0.0 } else { -0.01 * f64::from(gradient.signum()) };
            assert_near(&format!("{kind:?} at {gradient}"), step, expected, 1e-5);
        }
    }
}

#[test]
fn the_rates_of_adagrad_only_fall() {
    let adagrad = optimizer(OptimizerKind::Adagrad, &[(Param::LearningRate, 0.5)]);
    let (moves, _) = steps(&adagrad, &GRADIENTS, 200);
    for pair in moves.windows(2) {
        for ((before, after), gradient) in pair[0].iter().zip(&pair[1]).zip(GRADIENTS) {
            assert!(gradient == 0.0 || after.abs() < before.abs(), "{gradient}: {pair:?}");
        }
    }
    // After t steps of one size, the t-th is 1 / √t of the first.
    assert_near("step 200", moves[199][5], -0.5 / 200_f64.sqrt(), 1e-4);
}

#[test]
fn the_steps_of_rmsprop_tend_to_the_rate() {
    for outside in [0.0, 1.0] {
        let settings = [
            (Param::LearningRate, 0.01),
            (Param::Epsilon, 1e-12),
            (Param::EpsilonOutside, outside),
        ];
        let (moves, _) = steps(&optimizer(OptimizerKind::Rmsprop, &settings), &GRADIENTS, 400);
        for (index, gradient) in GRADIENTS.into_iter().enumerate().filter(|(_, g)| *g != 0.0) {
            assert_near("last", moves[399][index], -0.01 * f64::from(gradient.signum()), 1e-4);
            // From no state the mean has a tenth of the square.
            let first = -0.01 * f64::from(gradient.signum()) / 0.1_f64.sqrt();
            assert_near("first", moves[0][index], first, 1e-4);
        }
    }
}

#[test]
fn the_place_of_epsilon_in_rmsprop_is_where_the_parameter_says() {
    let step = |outside| {
        let settings =
            [(Param::LearningRate, 1.0), (Param::Epsilon, 0.25), (Param::EpsilonOutside, outside)];
        steps(&optimizer(OptimizerKind::Rmsprop, &settings), &[0.5], 1).0[0][0]
    };
    assert_near("inside", step(0.0), -0.5 / (0.25 + 0.025_f64).sqrt(), 1e-6);
    assert_near("outside", step(1.0), -0.5 / (0.25 + 0.025_f64.sqrt()), 1e-6);
}

#[test]
fn no_gradient_is_no_step_whatever_the_parameters() {
    for kind in OptimizerKind::ALL {
        let mut optimizer = Optimizer::new(kind);
        if optimizer.settings().entry().parameters.iter().any(|p| p.key == Param::Epsilon) {
            optimizer.set(Param::Epsilon, 0.0).unwrap();
        }
        let (moves, _) = steps(&optimizer, &[0.0; 19], 3);
        assert!(moves.iter().flatten().all(|step| *step == 0.0), "{kind:?}: {moves:?}");
    }
}

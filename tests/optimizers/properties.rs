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

/// The slots of a parameter before the first step.
fn zeroed_slots(optimizer: &Optimizer, shape: &[usize]) -> Vec<Vec<f32>> {
    let floats = (0..optimizer.slots().len()).map(|slot| optimizer.slot_floats(slot, shape));
    floats.map(|floats| vec![0.0; floats]).collect()
}

/// How far each step moves weights that begin at 0, and the slots after the last one.
fn steps(optimizer: &Optimizer, gradients: &[f32], count: u64) -> (Vec<Vec<f64>>, Vec<Vec<f32>>) {
    let runtime = Runtime::on_calling_thread();
    let length = gradients.len();
    let mut slots: Vec<Vec<f32>> = zeroed_slots(optimizer, &[length]);
    let mut scratch = vec![0.0; optimizer.scratch(&[length])];
    let moves = (1..=count).map(|step| {
        // From 0 each time, so that a step is not rounded by what it is added to.
        let mut weights = vec![0.0_f32; length];
        let mut parts: Vec<&mut [f32]> = slots.iter_mut().map(|slot| &mut slot[..]).collect();
        let (weights_mut, slots, scratch) = (&mut weights[..], &mut parts[..], &mut scratch[..]);
        let shape = &[length];
        let arrays = Arrays { weights: weights_mut, gradients, slots, shape, scratch };
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
    for kind in OptimizerKind::ALL.into_iter().filter(|kind| !kind.searches()) {
        let mut optimizer = Optimizer::new(kind);
        if optimizer.settings().entry().parameters.iter().any(|p| p.key == Param::Epsilon) {
            optimizer.set(Param::Epsilon, 0.0).unwrap();
        }
        let (moves, _) = steps(&optimizer, &[0.0; 19], 3);
        assert!(moves.iter().flatten().all(|step| *step == 0.0), "{kind:?}: {moves:?}");
    }
}

/// With ϑ the weights of the textbook and v its velocity, those of the shifted form are ϑ + α v.
#[test]
fn nesterov_as_published_and_shifted_give_the_same_iterates_after_the_change_of_variables() {
    const MOMENTUM: f64 = 0.875;
    let runtime = Runtime::on_calling_thread();
    for holds_rate in [1.0, 0.0] {
        let settings = [
            (Param::LearningRate, 0.0625),
            (Param::Momentum, MOMENTUM),
            (Param::VelocityHoldsRate, holds_rate),
        ];
        let textbook = optimizer(OptimizerKind::Nesterov, &settings);
        let shifted = optimizer(OptimizerKind::NesterovShifted, &settings);
        // Gradients of Σ cᵢ θᵢ⁴ / 4 - θᵢ.
        let slope = |x: f32, index: usize| (index as f32 * 0.25 + 0.5) * x * x * x - 1.0;
        let gradient = |point: &[f32]| -> Vec<f32> {
            point.iter().enumerate().map(|(index, &x)| slope(x, index)).collect()
        };
        let start: Vec<f32> = (0..7).map(|index| index as f32 * 0.3 - 1.0).collect();
        let (mut weights, mut velocity) = (start.clone(), vec![0.0_f32; 7]);
        let (mut moved, mut other_velocity) = (start, vec![0.0_f32; 7]);
        for step in (1..=60).map(Step::new) {
            let mut ahead = vec![0.0; 7];
            textbook.look_ahead(&runtime, step, &weights, &[&velocity], &mut ahead);
            for (place, (got, expected)) in moved.iter().zip(&ahead).enumerate() {
                let what = format!("{holds_rate}: {place} before step {}", step.number);
                assert_near(&what, f64::from(*got), f64::from(*expected), 3e-5);
            }
            let gradients = gradient(&ahead);
            let slots = &mut [&mut velocity[..]];
            let arrays = Arrays::flat(&mut weights, &gradients, slots);
            textbook.step(&runtime, step, arrays);
            let gradients = gradient(&moved);
            let slots = &mut [&mut other_velocity[..]];
            let arrays = Arrays::flat(&mut moved, &gradients, slots);
            shifted.step(&runtime, step, arrays);
        }
        // They are different weights all the same, and both have come near to the minimum.
        assert!(weights.iter().zip(&moved).any(|(a, b)| a != b));
        assert!(gradient(&weights).iter().all(|slope| slope.abs() < 0.2), "{weights:?}");
    }
}

/// Adam's first step with a decay that does not pass through the moments, and with one that does.
#[test]
fn adamw_decays_beside_the_moments_and_adam_through_them() {
    let runtime = Runtime::on_calling_thread();
    let first = |kind, settings: &[(Param, f64)]| {
        let mut weights = [2.0_f32];
        let optimizer = optimizer(kind, settings);
        let (mut first, mut second) = ([0.0], [0.0]);
        let slots = &mut [&mut first[..], &mut second[..]];
        let arrays = Arrays::flat(&mut weights, &[0.5], slots);
        optimizer.step(&runtime, Step::new(1), arrays);
        f64::from(weights[0]) - 2.0
    };
    let settings = [(Param::LearningRate, 0.01), (Param::WeightDecay, 0.1)];
    assert_near("adam", first(OptimizerKind::Adam, &settings), -0.01, 1e-4);
    let decayed = -0.01 - 0.01 * 0.1 * 2.0;
    assert_near("adamw", first(OptimizerKind::Adamw, &settings), decayed, 1e-4);
    let settings = [settings[0], settings[1], (Param::DecayTimesRate, 0.0)];
    assert_near("adamw", first(OptimizerKind::Adamw, &settings), -0.01 - 0.1 * 2.0, 1e-4);
}

/// The steps of LAMB and LARS are as long as a share of the weights, whatever the gradients.
#[test]
fn steps_by_trust_are_as_long_as_a_share_of_the_weights() {
    let runtime = Runtime::on_calling_thread();
    let norm = |values: &[f32]| values.iter().map(|x| f64::from(x * x)).sum::<f64>().sqrt();
    for (kind, share) in [(OptimizerKind::Lamb, 0.01), (OptimizerKind::Lars, 0.01 * 0.001)] {
        let settings = [(Param::LearningRate, 0.01), (Param::WeightDecay, 0.0)];
        let optimizer = optimizer(kind, &settings);
        for size in [1e-3_f32, 1.0, 1e3] {
            let start: Vec<f32> = (0..100).map(|index| (index % 7) as f32 - 2.5).collect();
            let gradients: Vec<f32> = (0..100).map(|i| size * (3.0 - (i % 11) as f32)).collect();
            let mut weights = start.clone();
            let mut slots = zeroed_slots(&optimizer, &[100]);
            let mut slots: Vec<_> = slots.iter_mut().map(|slot| &mut slot[..]).collect();
            let (weights_mut, slots) = (&mut weights[..], &mut slots[..]);
            let arrays = Arrays::flat(weights_mut, &gradients, slots);
            optimizer.step(&runtime, Step::new(1), arrays);
            let change: Vec<f32> = weights.iter().zip(&start).map(|(a, b)| a - b).collect();
            assert_near(&format!("{kind:?} {size}"), norm(&change), share * norm(&start), 1e-2);
        }
    }
}

/// On f(x) = x²/2 a step over the minimum is taken back, or is not; then the step is half as long.
#[test]
fn rprop_takes_a_wrong_step_back_where_it_is_told_to() {
    let runtime = Runtime::on_calling_thread();
    for (backtracking, expected) in [(1.0, 0.5), (0.0, -0.5)] {
        let settings = [(Param::LearningRate, 1.0), (Param::Backtracking, backtracking)];
        let optimizer = optimizer(OptimizerKind::Rprop, &settings);
        let (mut weights, mut before, mut size) = ([0.5_f32], [0.0], [0.0]);
        for step in 1..=2 {
            let gradients = weights;
            let slots = &mut [&mut before[..], &mut size[..]];
            let arrays = Arrays::flat(&mut weights, &gradients, slots);
            optimizer.step(&runtime, Step::new(step), arrays);
        }
        assert_eq!((weights[0], before[0], size[0]), (expected, 0.0, 0.5));
    }
}

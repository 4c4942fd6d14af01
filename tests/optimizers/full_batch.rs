//! Gradient descent on the full batch, on a convex problem: a constant rate is enough.
#![allow(clippy::disallowed_methods)]

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::loss::{Loss, LossKind, Targets};
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::{Trainer, TrainerOptions};

use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;

const ROWS: usize = 24;

/// ‖∇L‖ after so many steps of least squares, which is convex: y = x W + b over noisy targets.
fn gradient_norm(kind: OptimizerKind, rate: f64, steps: usize) -> f64 {
    let mut random = Random::new(41);
    let layers = [(dense(3, ActivationKind::Identity), &[0][..])];
    let model = random_model(graph(&[4], &layers), &mut random);
    let inputs = random.floats(ROWS * 4, -1.0, 1.0);
    let targets = random.floats(ROWS * 3, -1.0, 1.0);
    let mut optimizer = Optimizer::new(kind);
    optimizer.set(Param::LearningRate, rate).unwrap();
    let loss = Loss::new(LossKind::MeanSquaredError);
    let options = TrainerOptions::default();
    let mut trainer = Trainer::new(&model, loss, optimizer, runtimes::plain(), options).unwrap();
    for _ in 0..steps {
        trainer.step(&inputs, &Targets::Values(&targets)).unwrap();
    }
    trainer.compute_gradients(&inputs, &Targets::Values(&targets)).unwrap();
    trainer.gradients().iter().map(|&x| f64::from(x) * f64::from(x)).sum::<f64>().sqrt()
}

#[test]
fn a_constant_rate_reaches_a_gradient_of_a_millionth() {
    let kinds = [
        (OptimizerKind::Sgd, 0.5),
        (OptimizerKind::Momentum, 0.1),
        (OptimizerKind::Nesterov, 0.1),
        (OptimizerKind::NesterovShifted, 0.1),
    ];
    for (kind, rate) in kinds {
        let [first, last] = [1, 1500].map(|steps| gradient_norm(kind, rate, steps));
        assert!(first > 1e-2 && last < 1e-6, "{kind:?}: {first:e}, then {last:e}");
    }
}

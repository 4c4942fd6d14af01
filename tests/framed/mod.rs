//! What the tests of training in frames share: budgets, and a trainer with every treatment.
#![allow(dead_code)] // Each test program uses its own part.

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind};
use glia::model::Model;
use glia::optim::OptimizerKind;
use glia::train::{Trainer, TrainerOptions};

use crate::digits::{optimizer, residual_network};
use crate::support::random::Random;

/// Budgets in nanoseconds: most of a single operation, some of many.
pub struct Budgets(Random);

impl Budgets {
    pub fn new(seed: u64) -> Self {
        Self(Random::new(seed))
    }

    pub fn next(&mut self) -> u64 {
        match self.0.below(4) {
            0 => 1,
            1 => self.0.below(20_000) as u64,
            2 => self.0.below(200_000) as u64,
            _ => self.0.below(5_000_000) as u64,
        }
    }
}

/// A trainer for the digits with everything that an update may do besides.
pub fn treated(kind: OptimizerKind, largest_batch: usize, watch: bool) -> Trainer {
    let options = TrainerOptions { largest_batch, seed: 9, ..Default::default() };
    let (loss, model) = (Loss::new(LossKind::SoftmaxCrossEntropy), residual_network_of_digits());
    let mut trainer =
        Trainer::new(&model, loss, optimizer(kind), Runtime::single(), options).unwrap();
    for (key, value) in [
        (Param::ClipValue, 0.05),
        (Param::ClipRatio, 0.5),
        (Param::ClipNorm, 0.3),
        (Param::GradientNoise, 1e-4),
        (Param::Average, 1.0),
        (Param::DecayVectors, 0.0),
    ] {
        trainer.set_update_setting(key, value).unwrap();
    }
    trainer.set_group(1, Param::Frozen, 1.0).unwrap();
    trainer.set_group(2, Param::RateFactor, 0.5).unwrap();
    if watch {
        trainer.set_watch_setting(Param::Watch, 1.0).unwrap();
        trainer.set_watch_setting(Param::RatioInterval, 2.0).unwrap();
        trainer.set_watch_setting(Param::NoiseScaleInterval, 3.0).unwrap();
    }
    trainer
}

pub fn residual_network_of_digits() -> Model {
    residual_network(3, ActivationKind::Identity)
}

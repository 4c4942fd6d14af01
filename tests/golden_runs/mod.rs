//! The golden runs: every optimizer and every loss over the digits, with the hash of the weights that
//! training ends with.
#![allow(dead_code)] // Each test program uses its own part.

use std::sync::Arc;

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind, TargetForm};
use glia::model::Model;
use glia::optim::OptimizerKind;
use glia::tensor::tensor::Tensor;
use glia::train::{FitOptions, Trainer, TrainerOptions};

use crate::digits::{CLASSES, Digits, hexadecimal, optimizer, residual_network_with};

/// A training run and the hash of the weights that it ends with.
#[derive(Clone, Copy)]
pub struct Case {
    pub optimizer: OptimizerKind,
    pub loss: LossKind,
    pub golden: &'static str,
}

pub const fn optimizer_case(optimizer: OptimizerKind, golden: &'static str) -> Case {
    Case { optimizer, loss: LossKind::SoftmaxCrossEntropy, golden }
}

pub const fn loss_case(loss: LossKind, golden: &'static str) -> Case {
    Case { optimizer: OptimizerKind::Adam, loss, golden }
}

/// The golden runs: every optimizer and every loss has one.
#[rustfmt::skip]
pub const CASES: [Case; 43] = [
    optimizer_case(OptimizerKind::Sgd, "44410cf830e0943a32ef09ba37ab6dac581a9b533f89a86745db0100b1047a73"),
    optimizer_case(OptimizerKind::Momentum, "c923536be45bd1f1fb77faa14dbdb334dc94d6f649e80faae20d96afb4b2d91c"),
    optimizer_case(OptimizerKind::Adam, "186e90360aaaa89a6e969a36e4cb9f1dbada622447a4ea97ce40d506496882d3"),
    optimizer_case(OptimizerKind::Adagrad, "1ecc0997175d86270adfdad02c180bd3f3ac765065ee872e829a474804ed6666"),
    optimizer_case(OptimizerKind::Rmsprop, "2d3e877200a5771e4fa8075b01e9bb03baa2aba731ef11e709fa1ea1433f156d"),
    optimizer_case(OptimizerKind::Nesterov, "9cfac14abbc09b67fdd1df0de62add3d9aad8e58db9f1a127f1f6473757c8fd4"),
    optimizer_case(OptimizerKind::NesterovShifted, "2eed1d6e1dc42c0b59b781c448c0530b3b6b9ceb1949167914a7559cd76b90a4"),
    optimizer_case(OptimizerKind::RmspropNesterov, "07c93190ac7aaf82e52152510aec0dbe05e96d2d73f386538de6630d93de7a20"),
    optimizer_case(OptimizerKind::RmspropCentered, "78e99fcfff908efb558157c92d1f794616e13e77c00d2ab7a109c8236b01de43"),
    optimizer_case(OptimizerKind::Adadelta, "a450b9e0917982977a3544f0677d0882796543e8358902de719e1303b6ad61a5"),
    optimizer_case(OptimizerKind::Adamax, "cd029bc9e7fafea5d980ca6f8b040f532abb536e5a5aa52925d078ab37dc672e"),
    optimizer_case(OptimizerKind::Nadam, "490566076bb29b280b7087319fd6997fd8c850317ec5b339a88404b55cb3f164"),
    optimizer_case(OptimizerKind::Radam, "b223169395aa8d905ce2263866fc916605735ef061c81101a85d34b95af3f9d3"),
    optimizer_case(OptimizerKind::Amsgrad, "b6baa65786f36ff4433094fde04da897137665bf2a890615c0cb0075d14317a2"),
    optimizer_case(OptimizerKind::Adamw, "e73bfc40982948ee52971252d8ea13765d9f0bc3a6a5bb40d8336897cd510757"),
    optimizer_case(OptimizerKind::Nadamw, "22557ebbd6664aba60eff2f06cf62091b4e131a59b896c1fc0250e1f2ab9e49a"),
    optimizer_case(OptimizerKind::Lion, "aa84d7b82ef47c026c1333fc275975fb8269be4a8f4112662cf4d10e4fe68081"),
    optimizer_case(OptimizerKind::Lamb, "6825b0b7bd932e6fc9ec7fa15167f66948a4206b1f93688cc99f27dc7f808fc9"),
    optimizer_case(OptimizerKind::Lars, "af9399fc2e4e65c9ebae0730efc7e929b10d531b80ecc8bd6c2eeea58d23538e"),
    optimizer_case(OptimizerKind::Rprop, "398b68fea1bbae79cd278b7ef5d7415b979fed995a410f2538f7f9ba4e43b875"),
    optimizer_case(OptimizerKind::Adan, "af1374ceeffe56883b07739f79f9810ea4a76c957feeeebf15f7cebd517b5b30"),
    optimizer_case(OptimizerKind::Adafactor, "5496859a64efb694e46e1c1590b09a819891385cc6e323d1ad637825a8f78cde"),
    optimizer_case(OptimizerKind::Muon, "9b81b9c87d89393011aab2af46b4cddcfad8ff55953f1c526ff5bae25b271130"),
    optimizer_case(OptimizerKind::Lbfgs, "5815d1ba7d24f8252198ca86c5623587fdaf3c159680acb00765841cca0e3f14"),
    loss_case(LossKind::MeanSquaredError, "3d919819076f5e3491a4f6b885813d7d143a43b6178cc1c2cc5733e60cd64ca1"),
    loss_case(LossKind::MeanAbsoluteError, "d73a3728f5b6c7e1908bdae41b4b80968d31a0b245d10874f84d13588e5bac0e"),
    loss_case(LossKind::Huber, "38696728d41ba772f31eb37e283921afce59439bc6e094a51893370a9f9d67d0"),
    loss_case(LossKind::SmoothL1, "48d6b76baea6df7b4ed2d30d14b32a5a1a4761d5b3ad9d856a4c6e1bf8245890"),
    loss_case(LossKind::LogCosh, "3588be542ec9d321c3d2a583d828ecfe5bfdde9b00caf1aa873c6052034e33a9"),
    loss_case(LossKind::Quantile, "ebf6a812b73767ccd7819a640982212e1a7eda3e032c66079a050d15b6ace9b3"),
    loss_case(LossKind::BinaryCrossEntropy, "862ac7937012c759815aa37c80ddc0ea4f22606d17f0286315a6c2befd982d36"),
    loss_case(LossKind::BinaryCrossEntropyWithLogits, "87dc4afd7fdee6a4403ff631117ca87c5ec0df997a3ed34f5df78454631fed41"),
    loss_case(LossKind::FocalWithLogits, "02af21e36ad8a09d5a6314e084eeca7206269e720f0dcfb390e56a9955480db6"),
    loss_case(LossKind::KlDivergence, "9ca7537aab950bc5eb10ea225c5f474be18e2c879dceb377a5f171fd28e7782d"),
    loss_case(LossKind::PoissonNegativeLogLikelihood, "71fe41dda601cfc5208b45fa53a7e799fbfd46694073f0f6fa0dc24d24c83a39"),
    loss_case(LossKind::GaussianNegativeLogLikelihood, "0890db0c6b5bf0593cab034eb6bd41e6a118b3f2e30bee5875c841997e8361b9"),
    loss_case(LossKind::Hinge, "76033cbad9ac69eff8b6e0779c74151b2bce3c7fb18f608afb1d2bb111722a08"),
    loss_case(LossKind::SquaredHinge, "09e4ae858d22ac19660d9258cc20a57321936323a5715336c8de1e9e30c9bdf7"),
    loss_case(LossKind::NegativeLogLikelihood, "0e9dc674f967d558468cec4fe9680005a544e3ce96672b42d600d9c63c18f0e4"),
    loss_case(LossKind::MultiClassMargin, "4935e9e7e4500071daa17657eee4ea0e3672f2dea36fe6b31a8fd3bba4571519"),
    loss_case(LossKind::CosineEmbedding, "34cbaba5d19e800d6c4e82a4ef1a49f706a901278b3ddf602eeeb98833215d79"),
    loss_case(LossKind::Triplet, "ce7e78b6eaef1ebcb1ae42cd3ad5b61362556b0ecf24cee278eb1e888471f2da"),
    loss_case(LossKind::InfoNce, "7641b161b4d40da8d2fd77bc2cadeb0c974a3c550dcb957f4f242e0812d5e954"),
];

/// A golden run: 500 images in batches of 64, the last of each epoch 52, twice.
pub const SAMPLES: usize = 500;
pub const RUN: FitOptions = FitOptions::new(2, 64);
pub const STEPS: u64 = 16;
pub const SEED: u64 = 7;

/// Outputs of the network: as many as there are digits, and more where a row is three vectors.
pub fn outputs_of(loss: LossKind) -> usize {
    CLASSES.next_multiple_of(loss.parts())
}

/// Samples with the targets that a loss takes.
pub struct Course {
    pub case: Case,
    pub digits: Digits,
    pub targets: Tensor,
}

impl Course {
    pub fn new(case: Case) -> Self {
        let digits = Digits::first(SAMPLES);
        let outputs = outputs_of(case.loss);
        let targets = match (case.loss.target_form(), case.loss) {
            (TargetForm::Labels | TargetForm::LabelsOrDistributions, _) => digits.labels.clone(),
            (TargetForm::Signs, _) => digits.signs(),
            (_, LossKind::Hinge | LossKind::SquaredHinge) => digits.rows_of(CLASSES, -1.0),
            (TargetForm::Values, kind) => digits.rows_of(kind.target_columns(outputs), 0.0),
        };
        Self { case, digits, targets }
    }

    /// The middle-sized run of most tests.
    pub fn adam() -> Self {
        Self::new(CASES[2])
    }

    pub fn model(&self) -> Model {
        let last = match self.case.loss {
            LossKind::MeanSquaredError => ActivationKind::Softmax,
            LossKind::BinaryCrossEntropy => ActivationKind::Sigmoid,
            LossKind::KlDivergence | LossKind::NegativeLogLikelihood => ActivationKind::LogSoftmax,
            _ => ActivationKind::Identity,
        };
        residual_network_with(3, last, outputs_of(self.case.loss))
    }

    pub fn trainer(&self, runtime: Arc<Runtime>, seed: u64) -> Trainer {
        let (mut loss, optimizer) = (Loss::new(self.case.loss), optimizer(self.case.optimizer));
        if self.case.loss == LossKind::SmoothL1 {
            // By default it is Huber's loss.
            loss.set(Param::Beta, 0.25).unwrap();
        }
        if self.case.loss == LossKind::KlDivergence {
            // From targets of 0 and 1 its mean is the negative log-likelihood.
            loss.set(Param::Reduction, 1.0).unwrap();
        }
        let options = TrainerOptions { largest_batch: 64, seed, ..TrainerOptions::default() };
        Trainer::new(&self.model(), loss, optimizer, runtime, options).unwrap()
    }

    pub fn begun(&self, runtime: Arc<Runtime>) -> Trainer {
        let mut trainer = self.trainer(runtime, SEED);
        trainer.begin(RUN).unwrap();
        trainer
    }

    /// Goes on by up to `steps` steps; returns the loss of the epoch and whether all is done.
    pub fn advance(&self, trainer: &mut Trainer, steps: u64) -> (f64, bool) {
        let progress = trainer.advance(&self.digits.inputs, &self.targets, steps).unwrap();
        (progress.loss, progress.finished)
    }

    pub fn finish(&self, mut trainer: Trainer) -> String {
        assert!(self.advance(&mut trainer, u64::MAX).1);
        assert_eq!(trainer.steps(), STEPS);
        hexadecimal(trainer.hash())
    }
}

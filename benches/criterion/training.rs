//! One step of training: a policy network and a classifier, with one thread and with two.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use glia::activation::ActivationKind;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::Model;
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::{Trainer, TrainerOptions};

use super::data::Floats;
use super::networks::{CLASSIFIER, POLICY, model};

fn trainer(model: &Model, loss: LossKind, optimizer: OptimizerKind, threads: usize) -> Trainer {
    let (loss, optimizer) = (Loss::new(loss), Optimizer::new(optimizer));
    let runtime = Runtime::new(threads, None).unwrap();
    Trainer::new(model, loss, optimizer, runtime, TrainerOptions::default()).unwrap()
}

pub fn bench(criterion: &mut Criterion) {
    policy(criterion);
    classifier(criterion);
}

fn policy(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("training, 32-64-64-8 tanh");
    let (x, y) = (Floats::uniform(32 * POLICY[0], 1, 1.0), Floats::uniform(32 * POLICY[3], 2, 1.0));
    let model = model(&POLICY, ActivationKind::Tanh);
    group.throughput(Throughput::Elements(32));
    for kind in OptimizerKind::ALL {
        let mut trainer = trainer(&model, LossKind::MeanSquaredError, kind, 1);
        group.bench_function(format!("{kind:?}, 32 rows"), |bencher| {
            bencher.iter(|| trainer.step(black_box(&x), &Targets::Values(&y)).unwrap());
        });
    }
    group.finish();
}

fn classifier(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("training, 784-256-128-10 ReLU");
    let x = Floats::uniform(64 * CLASSIFIER[0], 1, 1.0);
    let labels: Vec<i32> = (0..64).map(|row| row % 10).collect();
    let model = model(&CLASSIFIER, ActivationKind::Relu);
    group.throughput(Throughput::Elements(64));
    for threads in [1, 2] {
        let loss = LossKind::SoftmaxCrossEntropy;
        let mut trainer = trainer(&model, loss, OptimizerKind::Adam, threads);
        group.bench_function(format!("Adam, 64 rows, {threads} threads"), |bencher| {
            bencher.iter(|| trainer.step(black_box(&x), &Targets::Labels32(&labels)).unwrap());
        });
    }
    group.finish();
}

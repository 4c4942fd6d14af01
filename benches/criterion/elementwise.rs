//! Every activation that needs no more than its input, and its gradient, over an array in the first
//! cache, at each level; rows of 64.

use criterion::{Criterion, Throughput};
use glia::activation::{Activation, ActivationKind, Form};
use glia::kernels::level::InstructionSet;
use glia::kernels::runtime::Runtime;

use super::data::Floats;

const COUNT: usize = 4096;
const COLUMNS: usize = 64;

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("activations, 4096 floats");
    group.throughput(Throughput::Elements(COUNT as u64));
    let plain = ActivationKind::ALL
        .into_iter()
        .filter(|kind| matches!(kind.form(), Form::Elementwise | Form::AlongRows));
    for kind in plain {
        let (name, activation) = (kind.entry().name, Activation::new(kind));
        let (x, g) = (Floats::uniform(COUNT, 1, 4.0), Floats::uniform(COUNT, 2, 1.0));
        let (mut y, mut gradient) = (Floats::zeros(COUNT), Floats::zeros(COUNT));
        for set in InstructionSet::available() {
            let (level, runtime) = (set.level().name(), Runtime::new(1, Some(set.level())));
            let runtime = runtime.unwrap();
            group.bench_function(format!("{name}, forward, {level}"), |bencher| {
                bencher.iter(|| {
                    y.copy_from_slice(&x);
                    activation.forward(&runtime, COLUMNS, &mut y);
                });
            });
            group.bench_function(format!("{name}, backward, {level}"), |bencher| {
                bencher.iter(|| {
                    gradient.copy_from_slice(&g);
                    activation.backward(&runtime, COLUMNS, &y, &mut gradient);
                });
            });
        }
    }
    group.finish();
}

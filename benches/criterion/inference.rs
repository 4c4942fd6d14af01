//! One row and many through a policy network, for each level, beside the same products by ndarray.

use std::hint::black_box;

use criterion::Criterion;
use glia::activation::ActivationKind;
use glia::kernels::level::InstructionSet;
use glia::kernels::runtime::Runtime;
use glia::model::Session;
use ndarray::{Array2, ArrayView2};

use super::data::Floats;
use super::networks::{POLICY, model};

pub fn bench(criterion: &mut Criterion) {
    for (name, activation) in [("tanh", ActivationKind::Tanh), ("relu", ActivationKind::Relu)] {
        let mut group = criterion.benchmark_group(format!("inference, 32-64-64-8 {name}"));
        for rows in [1, 256, 4096] {
            let x = Floats::uniform(rows * POLICY[0], 1, 1.0);
            let mut y = Floats::zeros(rows * POLICY[3]);
            for set in InstructionSet::available() {
                let runtime = Runtime::new(1, Some(set.level())).unwrap();
                let mut session = Session::new(&model(&POLICY, activation), runtime, rows).unwrap();
                group.bench_function(format!("{rows} rows, {}", set.level().name()), |bencher| {
                    bencher.iter(|| session.run(black_box(&x), &mut y).unwrap());
                });
            }
            if activation == ActivationKind::Relu {
                let x = ArrayView2::from_shape((rows, POLICY[0]), &x).unwrap();
                let weights = POLICY.windows(2);
                let weights = weights.map(|pair| Array2::from_elem((pair[0], pair[1]), 0.1f32));
                let weights: Vec<_> = weights.collect();
                group.bench_function(format!("{rows} rows, ndarray's products"), |bencher| {
                    let start = || black_box(x).to_owned();
                    bencher.iter(|| weights.iter().fold(start(), |x, weights| x.dot(weights)));
                });
            }
        }
        group.finish();
    }
}

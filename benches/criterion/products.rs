//! Matrix products at each level, beside ndarray's.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use glia::kernels::level::InstructionSet;
use glia::kernels::runtime::Runtime;
use ndarray::ArrayView2;

use super::data::Floats;
use super::product_call::product;

/// Rows, depth, columns.
const SHAPES: [[usize; 3]; 5] =
    [[1, 64, 64], [32, 64, 64], [64, 784, 256], [256, 256, 256], [1024, 1024, 1024]];

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("products");
    for shape in SHAPES {
        let [rows, depth, columns] = shape;
        let name = format!("{rows}x{depth}x{columns}");
        let a = Floats::uniform(rows * depth, 1, 1.0);
        let b = Floats::uniform(depth * columns, 2, 1.0);
        let mut c = Floats::zeros(rows * columns);
        let mut scratch = Floats::zeros(0);
        group.throughput(Throughput::ElementsAndBytes {
            elements: 2 * (rows * depth * columns) as u64,
            bytes: 4 * (a.len() + b.len() + c.len()) as u64,
        });
        for set in InstructionSet::available() {
            let runtime = Runtime::new(1, Some(set.level())).unwrap();
            group.bench_function(format!("{name}, {}", set.level().name()), |bencher| {
                bencher.iter(|| {
                    let operands = [black_box(&a[..]), black_box(&b[..])];
                    product(&runtime, shape, operands, &mut scratch, &mut c);
                });
            });
        }
        let a = ArrayView2::from_shape((rows, depth), &a).unwrap();
        let b = ArrayView2::from_shape((depth, columns), &b).unwrap();
        group.bench_function(format!("{name}, ndarray"), |bencher| {
            bencher.iter(|| black_box(&a).dot(black_box(&b)));
        });
    }
    group.finish();
}

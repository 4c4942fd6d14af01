//! w5.gemm: C = A B, row-major, anything packed is packed anew in every call.

use glia::kernels::runtime::Runtime;

use super::data::Floats;
use super::product_call::product;
use super::product_shapes::{SHAPES, check, name};
use super::protocol::Bench;

/// Times every shape.
pub fn run(bench: &Bench, runtime: &Runtime) {
    for shape in SHAPES {
        let workload = name(shape);
        if !bench.wants(&workload) {
            continue;
        }
        let [rows, depth, columns] = shape;
        let a = Floats::uniform(rows * depth, 1, 1.0);
        let b = Floats::uniform(depth * columns, 2, 1.0);
        let mut c = Floats::zeros(rows * columns);
        let mut scratch = Floats::zeros(0);
        product(runtime, shape, [&a, &b], &mut scratch, &mut c);
        check(&workload, shape, &a, &b, &c);
        bench.time(&workload, || product(runtime, shape, [&a, &b], &mut scratch, &mut c));
    }
}

//! The crates `gemm` and `matrixmultiply` as peers: w5.gemm on the data of glia's peer. Which of
//! the two is told by the peer's name, BENCH_PEER.

#[path = "../../peer/data.rs"]
mod data;
#[path = "../../peer/expect.rs"]
mod expect;
#[path = "../../peer/product_shapes.rs"]
mod product_shapes;
#[allow(dead_code, reason = "these crates choose the level themselves")]
#[path = "../../peer/protocol.rs"]
mod protocol;

use data::Floats;
use gemm::Parallelism;
use product_shapes::{SHAPES, check, name};
use protocol::{Bench, give_up};

/// C = A B of a shape with a number of threads; all three row-major and large enough.
type Product = unsafe fn([usize; 3], usize, *const f32, *const f32, *mut f32);

fn main() {
    let bench = Bench::from_environment("gemm");
    let product: Product = match bench.peer() {
        "gemm" => by_gemm,
        "matrixmultiply" => by_matrixmultiply,
        other => give_up(&format!("BENCH_PEER: expected gemm or matrixmultiply, got {other}")),
    };
    for shape in SHAPES {
        let workload = name(shape);
        if !bench.wants(&workload) {
            continue;
        }
        let [rows, depth, columns] = shape;
        let a = Floats::uniform(rows * depth, 1, 1.0);
        let b = Floats::uniform(depth * columns, 2, 1.0);
        let mut c = Floats::zeros(rows * columns);
        let multiply = |c: &mut Floats| {
            // SAFETY: the arrays have the shape's sizes.
            unsafe { product(shape, bench.threads, a.as_ptr(), b.as_ptr(), c.as_mut_ptr()) }
        };
        multiply(&mut c);
        check(&workload, shape, &a, &b, &c);
        bench.time(&workload, || multiply(&mut c));
    }
}

/// # Safety
/// As `Product` says.
unsafe fn by_gemm(
    [rows, depth, columns]: [usize; 3],
    threads: usize,
    a: *const f32,
    b: *const f32,
    c: *mut f32,
) {
    let (depth_stride, column_stride) = (depth as isize, columns as isize);
    let parallelism = if threads > 1 { Parallelism::Rayon(threads) } else { Parallelism::None };
    // SAFETY: the caller's.
    unsafe {
        gemm::gemm(
            rows,
            columns,
            depth,
            c,
            1,
            column_stride,
            false,
            a,
            1,
            depth_stride,
            b,
            1,
            column_stride,
            0.0,
            1.0,
            false,
            false,
            false,
            parallelism,
        );
    }
}

/// # Safety
/// As `Product` says. The crate reads its number of threads from MATMUL_NUM_THREADS, which the
/// runner sets.
unsafe fn by_matrixmultiply(
    [rows, depth, columns]: [usize; 3],
    _threads: usize,
    a: *const f32,
    b: *const f32,
    c: *mut f32,
) {
    let (depth_stride, column_stride) = (depth as isize, columns as isize);
    // SAFETY: the caller's.
    unsafe {
        matrixmultiply::sgemm(
            rows,
            depth,
            columns,
            1.0,
            a,
            depth_stride,
            1,
            b,
            column_stride,
            1,
            0.0,
            c,
            column_stride,
            1,
        );
    }
}

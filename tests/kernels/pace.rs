//! Products operation by operation: the same bits as in one go, whatever the frames.

use std::ops::ControlFlow;

use glia::kernels::gemm::{
    BATCH_BLOCK, Matrix, Product, multiply, multiply_at_pace, pack, packed_floats,
};
use glia::kernels::level::Level;
use glia::kernels::pace::Pace;
use glia::kernels::runtime::Runtime;
use glia::rng::{Philox, Stream};

fn values(count: usize, seed: u64) -> Vec<f32> {
    let philox = Philox::new(seed);
    let draw = |index| philox.below(Stream::Shuffle, 0, index as u64, 2001) as f32 / 1000.0 - 1.0;
    (0..count).map(draw).collect()
}

/// The output in frames of no time at all; the second value is the number of frames.
fn in_frames(
    runtime: &Runtime,
    product: &Product<'_>,
    output: &mut [f32],
    rectifies: bool,
) -> usize {
    let mut pace = Pace::in_frames(1, runtime.threads()).unwrap();
    let mut scratch = vec![f32::NAN; product.scratch()];
    let negate = |_: usize, part: &mut [f32]| part.iter_mut().for_each(|x| *x = -*x);
    for frames in 1.. {
        pace.begin_frame(0);
        pace.enter(0);
        let finish = (!rectifies).then_some(&negate as &(dyn Fn(usize, &mut [f32]) + Sync));
        let how = (runtime, &mut pace);
        let done = multiply_at_pace(how, 0, product, output, &mut scratch, finish);
        if done == ControlFlow::Continue(()) {
            return frames;
        }
        // Between frames a host may do anything but touch the scratch memory.
    }
    unreachable!()
}

fn check(runtime: &Runtime, product: &Product<'_>, least: usize) {
    let rectifies = product.rectify;
    let negate = |_: usize, part: &mut [f32]| part.iter_mut().for_each(|x| *x = -*x);
    let finish = (!rectifies).then_some(&negate as &(dyn Fn(usize, &mut [f32]) + Sync));
    let held = values(product.rows * product.columns, 3);
    let (mut expected, mut output) = (held.clone(), held);
    multiply(runtime, product, &mut expected, &mut vec![0.0; product.scratch()], finish);
    let frames = in_frames(runtime, product, &mut output, rectifies);
    let shape = [product.rows, product.depth, product.columns];
    assert!(frames >= least, "{shape:?}: {frames} frames");
    let same = expected.iter().zip(&output).all(|(a, b)| a.to_bits() == b.to_bits());
    assert!(same, "{shape:?} at {:?} with {} threads", runtime.level(), runtime.threads());
}

/// A layer's three products.
fn products(runtime: &Runtime, [rows, inputs, units]: [usize; 3], least: usize) {
    let (x, w, z) = (values(rows * inputs, 1), values(inputs * units, 2), values(rows * units, 4));
    let bias = values(units, 5);
    let mut packed = vec![0.0; packed_floats(inputs, units)];
    let weight = Matrix::rows(&w, units);
    pack(runtime, weight, inputs, units, glia::kernels::gemm::DEPTH_BLOCK, &mut packed);
    let forward = Product::new(Matrix::rows(&x, inputs), weight, [rows, inputs, units]);
    let forward = Product { bias: Some(&bias), ..forward };
    check(runtime, &forward, least);
    check(runtime, &Product { rectify: true, ..forward }, least);
    check(runtime, &Product { packed: Some(&packed), accumulate: true, ..forward }, 1);
    let (left, right) = (Matrix::rows(&x, inputs).transposed(), Matrix::rows(&z, units));
    let weights = Product::new(left, right, [inputs, rows, units]);
    let weights = Product { chains: 1, block: BATCH_BLOCK, ..weights };
    check(runtime, &weights, least);
    check(runtime, &Product { accumulate: true, ..weights }, least);
    let left = Matrix::rows(&z, units);
    let input = Product::new(left, weight.transposed(), [rows, units, inputs]);
    check(runtime, &input, least);
}

#[test]
fn products_in_frames_have_the_bits_of_products_in_one_go() {
    let levels = Level::ALL.into_iter().filter(|&level| Runtime::new(1, Some(level)).is_ok());
    for level in levels.filter(|&level| level != Level::Scalar) {
        for threads in [1, 3] {
            let runtime = Runtime::new(threads, Some(level)).unwrap();
            for shape in [[1, 1, 1], [5, 33, 7], [64, 100, 100]] {
                products(&runtime, shape, 1);
            }
            products(&runtime, [300, 530, 270], 3);
            products(&runtime, [64, 1100, 700], 3);
            products(&runtime, [600, 65, 300], 2);
        }
    }
}

#[test]
fn one_row_of_a_wide_layer_comes_in_several_operations() {
    let runtime = Runtime::single();
    products(&runtime, [1, 2000, 2100], 3);
}

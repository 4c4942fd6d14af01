//! Sums over the rows of a batch that comes in parts have the bits of the whole, wherever it is cut.

use glia::kernels::column_sum::{sum_columns_onto, sum_rows};
use glia::kernels::gemm::{BATCH_BLOCK, Matrix, Product, multiply};
use glia::kernels::join::Join;
use glia::kernels::runtime::Runtime;

use crate::support::random::Random;
use crate::support::runtimes::{self, describe};

/// Parts of a batch: cut inside blocks, at their ends, and across several of them.
const CUTS: [&[usize]; 5] = [
    &[256, 512, 600],
    &[1, 2, 3, 256, 300, 512, 600],
    &[512, 600],
    &[7, 130, 256, 600],
    &[256, 599],
];

fn same(got: &[f32], expected: &[f32]) -> bool {
    got.iter().zip(expected).all(|(a, b)| a.to_bits() == b.to_bits()) && got.len() == expected.len()
}

/// Adds up parts by `add`, which is given their rows, how they join, and where to.
fn in_parts(
    cuts: &[usize],
    size: usize,
    mut add: impl FnMut(std::ops::Range<usize>, Join, &mut [f32]),
) -> Vec<f32> {
    // Rubbish, which must be replaced.
    let (mut total, mut block) = (vec![7.0; size], vec![7.0; size]);
    let mut first = 0;
    for &end in cuts {
        let inside =
            first % BATCH_BLOCK > 0 || (end % BATCH_BLOCK > 0 && Some(&end) != cuts.last());
        let target = if inside && first >= BATCH_BLOCK { &mut block } else { &mut total };
        let join = match first % BATCH_BLOCK {
            0 if first > 0 && !inside => Join::AddBlocks,
            0 => Join::Replace,
            _ => Join::Resume,
        };
        add(first..end, join, target);
        let ends = end % BATCH_BLOCK == 0 || Some(&end) == cuts.last();
        if inside && first >= BATCH_BLOCK && ends {
            total.iter_mut().zip(&block).for_each(|(total, sum)| *total += sum);
        }
        first = end;
    }
    total
}

fn weight_gradient(
    runtime: &Runtime,
    [inputs, units]: [usize; 2],
    (x, z): (&[f32], &[f32]),
    join: Join,
    output: &mut [f32],
) {
    let rows = x.len() / inputs;
    let (left, right) = (Matrix::rows(x, inputs).transposed(), Matrix::rows(z, units));
    let product = Product {
        chains: 1,
        block: BATCH_BLOCK,
        accumulate: join == Join::AddBlocks,
        resume: join == Join::Resume,
        ..Product::new(left, right, [inputs, rows, units])
    };
    let mut scratch = vec![0.0; product.scratch()];
    multiply(runtime, &product, output, &mut scratch, None);
}

#[test]
fn weight_gradients() {
    let mut random = Random::new(8);
    let shapes = [[1, 1], [1, 40], [3, 16], [5, 17], [12, 32], [13, 130], [260, 128], [300, 600]];
    for runtime in runtimes::single_threaded() {
        for shape in shapes {
            let [inputs, units] = shape;
            for cuts in CUTS {
                let rows = *cuts.last().unwrap();
                let x = random.floats(rows * inputs, -1.0, 1.0);
                let z = random.floats(rows * units, -1.0, 1.0);
                let mut expected = vec![0.0; inputs * units];
                weight_gradient(&runtime, shape, (&x, &z), Join::Replace, &mut expected);
                let got = in_parts(cuts, inputs * units, |rows, join, output| {
                    let x = &x[rows.start * inputs..rows.end * inputs];
                    let z = &z[rows.start * units..rows.end * units];
                    weight_gradient(&runtime, shape, (x, z), join, output);
                });
                assert!(same(&got, &expected), "{}: {shape:?}, {cuts:?}", describe(&runtime));
            }
        }
    }
}

#[test]
fn column_sums() {
    let mut random = Random::new(9);
    for runtime in runtimes::all() {
        for columns in [1, 5, 16, 33, 64, 128, 129, 300, 700] {
            for cuts in CUTS {
                let values = random.floats(cuts.last().unwrap() * columns, -1.0, 1.0);
                let mut expected = vec![0.0; columns];
                sum_rows(&runtime, &values, &mut expected);
                let got = in_parts(cuts, columns, |rows, join, output| {
                    let values = &values[rows.start * columns..rows.end * columns];
                    sum_columns_onto(&runtime, values, output.len(), join, (0, output));
                });
                assert!(same(&got, &expected), "{}: {columns}, {cuts:?}", describe(&runtime));
            }
        }
    }
}

#[test]
#[should_panic(expected = "more than a block")]
fn what_goes_on_is_within_a_block() {
    sum_columns_onto(&Runtime::single(), &[0.0; 257], 1, Join::Resume, (0, &mut [0.0]));
}

#[test]
#[should_panic(expected = "sums that cannot go on")]
fn several_chains_cannot_go_on() {
    let (x, w) = ([0.0; 16], [0.0; 16]);
    let product = Product::new(Matrix::rows(&x, 4), Matrix::rows(&w, 4), [4, 4, 4]);
    multiply(
        &Runtime::single(),
        &Product { resume: true, ..product },
        &mut [0.0; 16],
        &mut [],
        None,
    );
}

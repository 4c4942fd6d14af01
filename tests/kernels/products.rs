//! Matrix products and column sums, bit for bit as their contracts say, on random shapes.
//!
//! The contract of `kernels/gemm.rs` is written down a second time as a plain loop
//! (tests/support/contract.rs), and every instruction-set level with one to four threads must give
//! its bits: with plain, transposed and padded operands, slices at odd addresses, bias,
//! accumulation, and NaN, infinities, subnormals and zeros of both signs. A row alone must give what
//! it gives in a batch, and sums of ordinary numbers must be as accurate as their number of
//! roundings allows (Higham 2002, section 3.1).
#![allow(clippy::disallowed_methods)]

use std::collections::HashSet;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use glia::kernels::column_sum::sum_rows;
use glia::kernels::gemm::{
    BATCH_BLOCK, DEPTH_BLOCK, Matrix, Product, chains, multiply, pack, packed_floats,
};
use glia::kernels::runtime::Runtime;
use proptest::prelude::*;

use crate::support::compare::same_bits;
use crate::support::contract::{column_sums_by_contract, element, product_by_contract};
use crate::support::property::for_all;
use crate::support::random::{Random, SPECIAL};
use crate::support::runtimes::{self, SHARED};

/// Random cases of each property.
const CASES: u32 = if cfg!(debug_assertions) { 150 } else { 400 };
/// The most multiply-adds of a random case.
const MOST_WORK: usize = if cfg!(debug_assertions) { 300_000 } else { 3_000_000 };
/// Half the distance between 1 and the next float: the most that a rounding is off, relatively.
const UNIT_ROUNDOFF: f64 = f32::EPSILON as f64 / 2.0;

/// What the operands hold.
#[derive(Clone, Copy, Debug)]
enum Content {
    /// Numbers of order one.
    Ordinary,
    /// Numbers whose products are subnormal or vanish.
    Tiny,
    /// Zeros and ones of both signs.
    Signs,
    /// Ordinary numbers, with a few NaNs, infinities and other ends of the range among them.
    Special,
}

impl Content {
    fn draw(self, random: &mut Random, count: usize) -> Vec<f32> {
        match self {
            Self::Ordinary => random.floats(count, -2.0, 2.0),
            Self::Tiny => random.floats(count, -2e-20, 2e-20),
            Self::Signs => (0..count).map(|_| [0.0, -0.0, 1.0, -1.0][random.below(4)]).collect(),
            Self::Special => {
                let mut values = random.floats(count, -2.0, 2.0);
                for _ in 0..count.min(3) {
                    values[random.below(count)] = SPECIAL[random.below(SPECIAL.len())];
                }
                values
            }
        }
    }
}

/// A product to compute; its numbers follow from the seed.
#[derive(Clone, Debug)]
struct Problem {
    rows: usize,
    columns: usize,
    depth: usize,
    chains: usize,
    block: usize,
    /// Whether A and B are stored with rows and columns exchanged.
    transposed: [bool; 2],
    bias: bool,
    accumulate: bool,
    rectify: bool,
    /// Whether B is packed beforehand.
    packed: bool,
    /// Floats before A, B, bias and C in their arrays: odd addresses.
    offsets: [usize; 4],
    /// Floats between the stored rows of A and B.
    padding: [usize; 2],
    content: Content,
    seed: u64,
}

/// The arrays of a problem.
struct Operands {
    left: Vec<f32>,
    right: Vec<f32>,
    bias: Vec<f32>,
    /// What C holds before.
    output: Vec<f32>,
}

/// A matrix stored after `offset` floats.
fn view(values: &[f32], shape: [usize; 2], transposed: bool, padding: usize) -> Matrix<'_> {
    if transposed {
        Matrix::rows(values, shape[0] + padding).transposed()
    } else {
        Matrix::rows(values, shape[1] + padding)
    }
}

impl Problem {
    /// A product with numbers of order one, stored plainly, in the library's order for a layer.
    fn plain(rows: usize, columns: usize, depth: usize) -> Self {
        Self {
            rows,
            columns,
            depth,
            chains: chains(columns),
            block: DEPTH_BLOCK,
            transposed: [false; 2],
            bias: true,
            accumulate: false,
            rectify: false,
            packed: false,
            offsets: [0; 4],
            padding: [0; 2],
            content: Content::Ordinary,
            seed: 1,
        }
    }

    fn operands(&self) -> Operands {
        let mut random = Random::new(self.seed);
        let mut draw = |offset: usize, count: usize| {
            let values = self.content.draw(&mut random, count);
            [vec![f32::NAN; offset], values].concat()
        };
        let stored = |shape: [usize; 2], transposed: bool, padding: usize| {
            let [first, second] = if transposed { [shape[1], shape[0]] } else { shape };
            first * (second + padding)
        };
        let [rows, columns, depth] = [self.rows, self.columns, self.depth];
        let left = stored([rows, depth], self.transposed[0], self.padding[0]);
        let right = stored([depth, columns], self.transposed[1], self.padding[1]);
        Operands {
            left: draw(self.offsets[0], left),
            right: draw(self.offsets[1], right),
            bias: draw(self.offsets[2], columns),
            output: draw(self.offsets[3], rows * columns),
        }
    }

    fn product<'a>(&self, operands: &'a Operands) -> Product<'a> {
        let Self { rows, columns, depth, chains, block, accumulate, rectify, .. } = *self;
        let [left, right, bias, _] = self.offsets;
        let (left, right) = (&operands.left[left..], &operands.right[right..]);
        Product {
            left: view(left, [rows, depth], self.transposed[0], self.padding[0]),
            right: view(right, [depth, columns], self.transposed[1], self.padding[1]),
            rows,
            columns,
            depth,
            bias: self.bias.then(|| &operands.bias[bias..]),
            chains,
            block,
            accumulate,
            resume: false,
            rectify,
            packed: None,
        }
    }

    /// A product by the library, with B packed if the problem says so; what is finished is negated
    /// and must be handed over once.
    fn run(&self, runtime: &Runtime, product: Product<'_>, output: &mut [f32]) {
        let Product { right, depth, columns, block, .. } = product;
        let mut packed = vec![f32::NAN; packed_floats(depth, columns)];
        if self.packed {
            pack(runtime, right, depth, columns, block, &mut packed);
        }
        let product = Product { packed: self.packed.then_some(&packed[..]), ..product };
        let mut scratch = vec![f32::NAN; product.scratch()];
        let base = output.as_ptr() as usize;
        let negate = |first: usize, part: &mut [f32]| {
            assert_eq!(part.as_ptr() as usize, base + first * size_of::<f32>());
            part.iter_mut().for_each(|value| *value = -*value);
        };
        multiply(runtime, &product, output, &mut scratch, Some(&negate));
        output.iter_mut().for_each(|value| *value = -*value);
    }

    /// C by the library.
    fn multiply(&self, operands: &Operands, runtime: &Runtime) -> Vec<f32> {
        let mut output = operands.output.clone();
        self.run(runtime, self.product(operands), &mut output[self.offsets[3]..]);
        output.split_off(self.offsets[3])
    }

    /// Row `row` of C by the library, alone.
    fn multiply_row(&self, operands: &Operands, runtime: &Runtime, row: usize) -> Vec<f32> {
        let mut product = self.product(operands);
        product.rows = 1;
        let first = row * product.left.row_stride;
        product.left.values = product.left.values.get(first..).unwrap_or(&[]);
        let start = self.offsets[3] + row * self.columns;
        let mut output = operands.output[start..start + self.columns].to_vec();
        self.run(runtime, product, &mut output);
        output
    }

    /// Compares the library's bits with the contract's at every runtime, and rows alone.
    fn check(&self, runtimes: &[Arc<Runtime>]) -> Result<(), String> {
        let operands = self.operands();
        let product = self.product(&operands);
        let expected = product_by_contract(&product, &operands.output[self.offsets[3]..]);
        for runtime in runtimes {
            let place = runtimes::describe(runtime);
            same_bits(&place, &self.multiply(&operands, runtime), &expected)?;
            let row = (self.seed as usize + runtime.threads()) % self.rows.max(1);
            if row < self.rows {
                let got = self.multiply_row(&operands, runtime, row);
                let what = format!("row {row} alone, {place}");
                same_bits(&what, &got, &expected[row * self.columns..][..self.columns])?;
            }
        }
        match self.content {
            Content::Ordinary | Content::Tiny if !self.rectify => {
                self.check_accuracy(&operands, &expected)
            }
            _ => Ok(()),
        }
    }

    /// Every element within the bound of its number of roundings.
    fn check_accuracy(&self, operands: &Operands, results: &[f32]) -> Result<(), String> {
        let product = self.product(operands);
        let blocks = self.depth.div_ceil(self.block).max(1);
        let chain = self.block.min(self.depth).div_ceil(self.chains);
        let roundings = (chain + 2 + blocks) as f64;
        let gamma = roundings * UNIT_ROUNDOFF / (1.0 - roundings * UNIT_ROUNDOFF);
        // What a chain loses among the subnormals: half of the smallest one, each step.
        let underflow = self.depth as f64 * 2f64.powi(-149);
        for (index, &result) in results.iter().enumerate() {
            let (row, column) = (index / self.columns, index % self.columns);
            let before = operands.output[self.offsets[3] + index];
            let start = [
                product.bias.map_or(0.0, |bias| f64::from(bias[column])),
                if self.accumulate { f64::from(before) } else { 0.0 },
            ];
            let terms = (0..self.depth).map(|k| {
                let (a, b) = (element(&product.left, row, k), element(&product.right, k, column));
                f64::from(a) * f64::from(b)
            });
            let (mut sum, mut magnitude) = (0.0, 0.0);
            for term in terms.chain(start) {
                sum += term;
                magnitude += term.abs();
            }
            let error = (f64::from(result) - sum).abs();
            if error > gamma * magnitude + underflow {
                return Err(format!("({row}, {column}): {result} is {error:e} off {sum}"));
            }
        }
        Ok(())
    }
}

fn length() -> impl Strategy<Value = usize> {
    prop_oneof![1 => Just(0usize), 30 => 1..=70usize, 4 => 71..=300usize]
}

/// Lengths of sums, often on either side of where a block ends.
fn depth() -> impl Strategy<Value = usize> {
    let borders = vec![255, 256, 257, 300, 511, 512, 513, 768, 1023, 1024, 1025, 1300];
    prop_oneof![6 => length(), 2 => prop::sample::select(borders)]
}

/// A layer's block lengths, and any other that is allowed.
fn block() -> impl Strategy<Value = usize> {
    prop_oneof![Just(DEPTH_BLOCK), Just(BATCH_BLOCK), (1..=128usize).prop_map(|n| 4 * n)]
}

fn content() -> impl Strategy<Value = Content> {
    use Content::{Ordinary, Signs, Special, Tiny};
    prop::sample::select(vec![Ordinary, Ordinary, Tiny, Signs, Special, Special])
}

fn problem() -> impl Strategy<Value = Problem> {
    let order = (prop::sample::select(vec![1usize, 2, 4]), block());
    let kind = (any::<[bool; 2]>(), any::<[bool; 4]>(), content(), any::<u64>());
    let memory = ([0..4usize, 0..4, 0..4, 0..4], [0..3usize, 0..3]);
    (length(), length(), depth(), order, kind, memory).prop_map(
        |(rows, columns, depth, (chains, block), kind, (offsets, padding))| {
            let (transposed, [bias, accumulate, rectify, packed], content, seed) = kind;
            let most_rows = (MOST_WORK / (columns * depth).max(1)).max(1);
            let rows = rows.min(most_rows);
            Problem {
                transposed,
                bias,
                accumulate,
                rectify,
                packed,
                offsets,
                padding,
                content,
                seed,
                chains,
                block,
                ..Problem::plain(rows, columns, depth)
            }
        },
    )
}

#[test]
fn products_have_the_bits_of_the_contract() {
    let runtimes = runtimes::all();
    for_all(CASES, problem(), |problem| problem.check(&runtimes));
}

/// Rows, columns and depths of several shares of work each.
const SHARED_SHAPES: [(usize, usize, usize); 4] =
    [(200, 37, 100), (67, 130, 70), (500, 3, 257), (259, 70, 33)];

#[test]
fn products_shared_among_threads_have_the_bits_of_the_contract() {
    let runtimes = runtimes::all();
    for (rows, columns, depth) in SHARED_SHAPES {
        assert!(rows * columns * depth > SHARED, "large enough to be shared");
        for content in [Content::Ordinary, Content::Special] {
            let problem = Problem { content, ..Problem::plain(rows, columns, depth) };
            problem.check(&runtimes).unwrap_or_else(|message| panic!("{problem:?}: {message}"));
        }
    }
    // A weight gradient: the batch of 300 is summed, in blocks of 256 rows.
    let weights = Problem { bias: false, ..Problem::plain(130, 20, 300) };
    let weights = Problem { chains: 1, block: BATCH_BLOCK, transposed: [true, false], ..weights };
    weights.check(&runtimes).unwrap_or_else(|message| panic!("{weights:?}: {message}"));
}

#[test]
fn layers_run_four_two_or_one_chain() {
    for (columns, expected) in [(1, 4), (32, 4), (33, 2), (127, 2), (128, 1), (5000, 1)] {
        assert_eq!(chains(columns), expected, "{columns} columns");
    }
}

#[test]
fn column_sums_have_the_bits_of_the_contract_and_of_a_product_with_ones() {
    let runtimes = runtimes::all();
    let strategy = (depth(), length(), content(), any::<u64>(), 0..4usize);
    for_all(CASES, strategy, |(rows, columns, content, seed, offset)| {
        let values = content.draw(&mut Random::new(seed), offset + rows * columns);
        let values = &values[offset..];
        let expected = column_sums_by_contract(values, columns.max(1));
        let expected = &expected[..columns];
        let ones = vec![1.0; rows];
        let weight = Product {
            left: Matrix::rows(&ones, 1).transposed(),
            right: Matrix::rows(values, columns),
            bias: None,
            chains: 1,
            block: BATCH_BLOCK,
            rows: 1,
            columns,
            depth: rows,
            accumulate: false,
            resume: false,
            rectify: false,
            packed: None,
        };
        let mut scratch = vec![0.0; weight.scratch()];
        for runtime in &runtimes {
            let place = runtimes::describe(runtime);
            let mut output = vec![f32::NAN; offset + columns];
            sum_rows(runtime, values, &mut output[offset..]);
            same_bits(&place, &output[offset..], expected)?;
            multiply(runtime, &weight, &mut output[offset..], &mut scratch, None);
            same_bits(&format!("as a product, {place}"), &output[offset..], expected)?;
        }
        Ok(())
    });
}

#[test]
fn work_of_the_size_that_these_tests_call_shared_is_done_by_several_threads() {
    for runtime in runtimes::all().iter().filter(|runtime| runtime.threads() > 1) {
        let (seen, arrived) = (Mutex::new(HashSet::new()), Condvar::new());
        let mut values = vec![0.0; SHARED];
        // Every chunk waits until a second thread has come for one.
        runtime.for_each_chunk(SHARED, [(&mut values[..], 1 << 14)], |_, _| {
            let mut seen = seen.lock().expect("no panic before");
            seen.insert(std::thread::current().id());
            arrived.notify_all();
            let wait = Duration::from_secs(60);
            let outcome = arrived.wait_timeout_while(seen, wait, |seen| seen.len() < 2);
            let (_seen, timeout) = outcome.expect("no panic before");
            assert!(!timeout.timed_out(), "{}: one thread alone", runtimes::describe(runtime));
        });
    }
}

//! One row through a network of dense layers, bit for bit as the contract of the products says.
//!
//! A single row takes a way of its own through the kernels (`kernels/gemm/row.rs`). Here it goes
//! through random networks, at every instruction-set level, from and to addresses that are aligned
//! to nothing but floats; the same row in a batch must give the same, and what stands around the
//! outputs must stay.
#![allow(clippy::disallowed_methods)]

use std::sync::Arc;

use glia::activation::{Activation, ActivationKind};
use glia::kernels::gemm::{Matrix, Product};
use glia::kernels::runtime::Runtime;
use glia::model::{Model, Session};
use proptest::prelude::*;

use crate::support::compare::same_bits;
use crate::support::contract::product_by_contract;
use crate::support::networks::{dense, dense_without_bias, graph};
use crate::support::property::for_all;
use crate::support::random::{Random, SPECIAL};
use crate::support::runtimes::{describe, plain, single_threaded};

/// Random networks.
const CASES: u32 = if cfg!(debug_assertions) { 100 } else { 600 };
/// Rows of the batch that the row is compared with.
const ROWS: usize = 5;
/// What stands around the outputs.
const FENCE: f32 = 77.0;

/// Around the widths at which chains, strips and vectors change, and in between.
fn width() -> impl Strategy<Value = usize> {
    let edges = [1, 3, 4, 5, 8, 15, 16, 17, 31, 32, 33, 48, 49, 63, 64, 65, 80, 96, 112, 113];
    let wide = [127, 128, 129, 143, 144, 145, 191, 192, 193, 255, 256, 257, 300, 513];
    prop_oneof![
        4 => prop::sample::select(edges.to_vec()),
        2 => prop::sample::select(wide.to_vec()),
        2 => 1..=140usize,
    ]
}

#[derive(Clone, Debug)]
struct Network {
    widths: Vec<usize>,
    activation: ActivationKind,
    bias: bool,
    special: bool,
    seed: u64,
}

fn network() -> impl Strategy<Value = Network> {
    let activation = prop::sample::select(vec![
        ActivationKind::Identity,
        ActivationKind::Relu,
        ActivationKind::Tanh,
        ActivationKind::Softmax,
    ]);
    let widths = prop::collection::vec(width(), 2..=4);
    (widths, activation, any::<bool>(), any::<bool>(), any::<u64>()).prop_map(
        |(widths, activation, bias, special, seed)| Network {
            widths,
            activation,
            bias,
            special,
            seed,
        },
    )
}

impl Network {
    /// Ordinary numbers; where asked for, with a few ends of the range among them.
    fn draw(&self, random: &mut Random, count: usize) -> Vec<f32> {
        let mut values = random.floats(count, -1.0, 1.0);
        if self.special {
            for _ in 0..1 + count / 50 {
                values[random.below(count)] = SPECIAL[random.below(SPECIAL.len())];
            }
        }
        values
    }

    /// The model, and the weights of its layers, each with its bias if it has one.
    fn model(&self, random: &mut Random) -> (Model, Vec<Vec<Vec<f32>>>) {
        let layer = if self.bias { dense } else { dense_without_bias };
        let layers: Vec<_> =
            self.widths[1..].iter().map(|&units| layer(units, self.activation)).collect();
        let inputs: Vec<_> = (0..layers.len()).map(|index| [index]).collect();
        let layers: Vec<_> =
            layers.into_iter().zip(&inputs).map(|(layer, inputs)| (layer, &inputs[..])).collect();
        let mut model = Model::new(graph(&[self.widths[0]], &layers), 0).unwrap();
        let lengths: Vec<_> =
            model.network().layout.parameters.iter().map(|place| place.range.len()).collect();
        let mut parameters = Vec::new();
        for (index, length) in lengths.into_iter().enumerate() {
            let values = self.draw(random, length);
            model.set(index, &values).unwrap();
            parameters.push(values);
        }
        let each = if self.bias { 2 } else { 1 };
        (model, parameters.chunks(each).map(<[_]>::to_vec).collect())
    }

    /// The outputs of a row, by plain loops.
    fn expected(&self, layers: &[Vec<Vec<f32>>], inputs: &[f32]) -> Vec<f32> {
        let mut values = inputs.to_vec();
        for (layer, shape) in layers.iter().zip(self.widths.windows(2)) {
            let (left, right) =
                (Matrix::rows(&values, shape[0]), Matrix::rows(&layer[0], shape[1]));
            let product = Product::new(left, right, [1, shape[0], shape[1]]);
            let product = Product { bias: layer.get(1).map(Vec::as_slice), ..product };
            let mut outputs = product_by_contract(&product, &vec![0.0; shape[1]]);
            Activation::new(self.activation).forward(&plain(), shape[1], &mut outputs);
            values = outputs;
        }
        values
    }

    fn check(&self, runtimes: &[Arc<Runtime>]) -> Result<(), String> {
        let mut random = Random::new(self.seed);
        let (model, layers) = self.model(&mut random);
        let (width, height) = (self.widths[0], *self.widths.last().expect("two or more"));
        let inputs = self.draw(&mut random, ROWS * width);
        let expected: Vec<_> =
            inputs.chunks(width).flat_map(|row| self.expected(&layers, row)).collect();
        for runtime in runtimes {
            let mut session = Session::new(&model, Arc::clone(runtime), ROWS).unwrap();
            let mut outputs = vec![0.0; ROWS * height];
            session.run(&inputs, &mut outputs).unwrap();
            same_bits(&format!("a batch, {}", describe(runtime)), &outputs, &expected)?;
            let (row, shift) = (random.below(ROWS), random.below(4));
            let shifted = [&vec![FENCE; shift], &inputs[row * width..][..width]].concat();
            let mut outputs = vec![FENCE; shift + height + 16];
            session.run(&shifted[shift..], &mut outputs[shift..shift + height]).unwrap();
            let wanted = &expected[row * height..][..height];
            let what = format!("row {row} alone, {}", describe(runtime));
            same_bits(&what, &outputs[shift..shift + height], wanted)?;
            let around = outputs[..shift].iter().chain(&outputs[shift + height..]);
            if around.into_iter().any(|&value| value != FENCE) {
                return Err(format!("{what}: something was written beside the outputs"));
            }
        }
        Ok(())
    }
}

#[test]
fn a_row_alone_gives_the_bits_of_the_contract() {
    let runtimes = single_threaded();
    for_all(CASES, network(), |network| network.check(&runtimes));
}

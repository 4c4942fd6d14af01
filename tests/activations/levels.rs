//! Every activation has the same bits at every instruction-set level, values and derivatives, those
//! of its parameters too: over ten million inputs, one of 64 of them special and one of 16 any
//! pattern of bits (`make test-long`); a part of them always.
#![allow(clippy::disallowed_methods)]

use std::ops::Range;

use glia::activation::{Activation, ActivationKind, Context, Draw, Parameters};
use glia::kernels::runtime::Runtime;
use glia::rng::Philox;

use crate::support::compare::assert_same_bits;
use crate::support::passes::{Results, learned_ranges, passes};
use crate::support::random::{Random, SPECIAL};
use crate::support::runtimes;

/// A multiple of what the activations join, and of no vector's length.
const COLUMNS: usize = 1030;
/// Rows of a part.
const ROWS: usize = 97;
/// All parts: more than ten million inputs.
const PARTS: usize = 101;

/// The inputs of a part; every special one is among those of the first rows.
struct Part {
    activation: Activation,
    inputs: Vec<f32>,
    gradients: Vec<f32>,
    parameters: Vec<f32>,
    ranges: Vec<Range<usize>>,
}

impl Part {
    fn new(kind: ActivationKind, seed: u64) -> Self {
        let activation = Activation::new(kind);
        let mut random = Random::new(seed);
        let mut inputs = random.awkward_floats(ROWS * COLUMNS);
        inputs[..SPECIAL.len()].copy_from_slice(&SPECIAL);
        let width = activation.output_columns("columns", COLUMNS).unwrap();
        let ranges = learned_ranges(&activation, COLUMNS);
        Self {
            gradients: random.floats(ROWS * width, -2.0, 2.0),
            parameters: random.floats(ranges.last().map_or(0, |range| range.end), -1.5, 1.5),
            activation,
            inputs,
            ranges,
        }
    }

    /// Values, derivatives by the inputs, derivatives by the parameters.
    fn compute(&self, runtime: &Runtime) -> Results {
        let parameters = Parameters { flat: &self.parameters, ranges: &self.ranges };
        let draw = Some(Draw { philox: Philox::new(8), node: 2, step: 4 });
        let context = Context { parameters, draw, ..Context::plain(runtime, COLUMNS) };
        passes(&self.activation, context, &self.inputs, &self.gradients)
    }
}

fn check(parts: usize) {
    for kind in ActivationKind::ALL {
        for seed in 0..parts as u64 {
            let part = Part::new(kind, seed);
            let expected = part.compute(&runtimes::plain());
            for runtime in &runtimes::single_threaded()[1..] {
                for (got, expected) in part.compute(runtime).iter().zip(&expected) {
                    let what = format!("{} at {}", kind.entry().name, runtimes::describe(runtime));
                    assert_same_bits(&what, got, expected);
                }
            }
        }
    }
}

#[test]
fn a_part_of_the_inputs_has_the_same_bits_at_every_level() {
    check(1);
}

#[test]
#[ignore = "minutes; make test-long"]
fn ten_million_inputs_have_the_same_bits_at_every_level() {
    check(PARTS);
}

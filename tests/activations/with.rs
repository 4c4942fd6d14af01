//! Activations that learn parameters, draw numbers or change the number of columns: against the
//! float64 table `tests/golden/activations_with.txt`, with the same bits at every level, with
//! threads, in place and in parts.
#![allow(clippy::disallowed_methods)]

use std::ops::Range;

use glia::activation::{Activation, ActivationKind, Context, Draw, Form, Parameters, Reads};
use glia::catalog::Param;
use glia::kernels::runtime::Runtime;
use glia::rng::Philox;

use crate::support::compare::{
    Tolerance, assert_each_close, assert_same_bits, assert_tensor_close,
};
use crate::support::golden::Table;
use crate::support::passes::{Results, learned_ranges, passes};
use crate::support::random::Random;
use crate::support::runtimes;

/// Outputs, each by its own size; sums of several terms and Snake's angle are rounded.
const OUTPUT: Tolerance = Tolerance { relative: 1e-6, absolute: 6e-6 };
const TENSOR: Tolerance = Tolerance { relative: 1e-5, absolute: 0.0 };

/// An activation with its arrays.
struct Case {
    activation: Activation,
    columns: usize,
    parameters: Vec<f32>,
    ranges: Vec<Range<usize>>,
    draw: Option<Draw>,
    inputs: Vec<f32>,
    gradients: Vec<f32>,
}

impl Case {
    fn read(table: &Table, kind: ActivationKind, case: &str) -> Self {
        let mut activation = Activation::new(kind);
        for pair in table.get(&format!("{case}.settings")).chunks(2) {
            activation.set(Param::from_code(pair[0] as i32).unwrap(), pair[1]).unwrap();
        }
        let [rows, columns, width, training, seed, step] = table.numbers(&format!("{case}.shape"));
        let columns = columns as usize;
        assert_eq!(activation.output_columns("columns", columns).unwrap(), width as usize);
        let gradients = table.floats(&format!("{case}.output_gradient"));
        assert_eq!(gradients.len(), (rows * width) as usize, "{case}");
        let philox = Philox::new(seed as u64);
        Self {
            ranges: learned_ranges(&activation, columns),
            draw: (training == 1.0).then_some(Draw { philox, node: 0, step: step as u64 }),
            parameters: table.floats(&format!("{case}.parameters")),
            inputs: table.floats(&format!("{case}.input")),
            gradients,
            activation,
            columns,
        }
    }

    fn context<'a>(&'a self, runtime: &'a Runtime) -> Context<'a> {
        let parameters = Parameters { flat: &self.parameters, ranges: &self.ranges };
        Context { parameters, draw: self.draw, ..Context::plain(runtime, self.columns) }
    }

    fn is_reshaping(&self) -> bool {
        self.activation.kind().form() == Form::Reshaping
    }

    /// Every pass from one array into another.
    fn apart(&self, runtime: &Runtime) -> Results {
        passes(&self.activation, self.context(runtime), &self.inputs, &self.gradients)
    }

    /// Every pass that may be in place.
    fn in_place(&self, runtime: &Runtime) -> Results {
        let context = self.context(runtime);
        let [mut outputs, _, sums] = self.apart(runtime);
        if self.is_reshaping() {
            let mut values = self.inputs.clone();
            self.activation.differentiate_with(context, &self.gradients, None, &mut values);
            return [outputs, values, sums];
        }
        outputs.copy_from_slice(&self.inputs);
        self.activation.compute_with(context, None, &mut outputs);
        let reads_input = self.activation.kind().reads() == Reads::Input;
        let read = if reads_input { &self.inputs } else { &outputs };
        let mut values = self.gradients.clone();
        self.activation.differentiate_with(context, read, None, &mut values);
        [outputs, values, sums]
    }

    /// The outputs, part by part, as a product hands them out.
    fn in_parts(&self, runtime: &Runtime, random: &mut Random) -> Vec<f32> {
        let mut outputs = self.inputs.clone();
        let mut start = 0;
        while start < outputs.len() {
            let length = (1 + random.below(2 * self.columns + 20)).min(outputs.len() - start);
            let context = Context { start, ..self.context(runtime) };
            let part = &mut outputs[start..][..length];
            self.activation.compute_with(context, None, part);
            start += length;
        }
        outputs
    }
}

fn kinds() -> impl Iterator<Item = ActivationKind> {
    let forms = [Form::Learned, Form::Random, Form::Reshaping];
    ActivationKind::ALL.into_iter().filter(move |kind| forms.contains(&kind.form()))
}

#[test]
fn the_table_is_met_everywhere() {
    let table = Table::read("activations_with");
    for kind in kinds() {
        for name in table.cases(&format!("{}.", kind.entry().name), ".shape") {
            let case = Case::read(&table, kind, name);
            let expected = case.apart(&runtimes::plain());
            let part = |part: &str| table.get(&format!("{name}.{part}"));
            assert_each_close(name, &expected[0], part("output"), OUTPUT);
            assert_tensor_close(name, &expected[1], part("input_gradient"), TENSOR);
            assert_tensor_close(name, &expected[2], part("parameter_gradient"), TENSOR);
            for runtime in runtimes::all() {
                let place = format!("{name} at {}", runtimes::describe(&runtime));
                for results in [case.apart(&runtime), case.in_place(&runtime)] {
                    for (got, expected) in results.iter().zip(&expected) {
                        assert_same_bits(&place, got, expected);
                    }
                }
            }
        }
    }
}

/// Larger arrays, which threads share, with special values, in whole and in parts.
#[test]
fn every_level_gives_the_same_bits_in_whole_and_in_parts() {
    let mut random = Random::new(21);
    let special =
        [0.0, -0.0, f32::INFINITY, f32::NEG_INFINITY, f32::NAN, 1e-40, -1e-40, 1e30, -1e30];
    for kind in kinds() {
        for (columns, rows) in [(6, 1), (34, 7), (40, 2000), (1030, 90)] {
            let mut activation = Activation::new(kind);
            if activation.settings().get(Param::Shared).is_ok() {
                activation.set(Param::Shared, f64::from(columns % 4 == 0)).unwrap();
            }
            let width = activation.output_columns("columns", columns).unwrap();
            let ranges = learned_ranges(&activation, columns);
            let mut inputs = random.floats(rows * columns, -4.0, 4.0);
            for (index, value) in special.into_iter().enumerate() {
                inputs[(11 * index + 2) % (rows * columns)] = value;
            }
            let case = Case {
                parameters: random.floats(ranges.last().map_or(0, |range| range.end), -1.0, 1.0),
                draw: Some(Draw { philox: Philox::new(5), node: 3, step: 9 }),
                gradients: random.floats(rows * width, -2.0, 2.0),
                activation,
                columns,
                ranges,
                inputs,
            };
            let expected = case.apart(&runtimes::plain());
            for runtime in runtimes::all() {
                let place = format!("{kind:?} {columns} at {}", runtimes::describe(&runtime));
                let results = case.in_place(&runtime);
                for (got, expected) in results.iter().zip(&expected) {
                    assert_same_bits(&place, got, expected);
                }
                if !case.is_reshaping() {
                    let parts = case.in_parts(&runtime, &mut random);
                    assert_same_bits(&format!("{place} in parts"), &parts, &expected[0]);
                }
            }
        }
    }
}

/// Of every input that an output depends on; and infinite inputs give no NaN where the equation
/// has a limit: a parameter times infinity.
#[test]
fn nan_stays_nan_and_infinities_give_limits() {
    const COLUMNS: usize = 12;
    let runtime = runtimes::plain();
    for kind in kinds() {
        let activation = Activation::new(kind);
        let width = activation.output_columns("columns", COLUMNS).unwrap();
        let ranges = learned_ranges(&activation, COLUMNS);
        let count = ranges.last().map_or(0, |range| range.end);
        let outputs = |inputs: &[f32]| {
            let flat = vec![0.5; count];
            let parameters = Parameters { flat: &flat, ranges: &ranges };
            let context = Context { parameters, ..Context::plain(&runtime, COLUMNS) };
            let mut outputs = vec![0.0; width];
            activation.compute_with(context, Some(inputs), &mut outputs);
            outputs
        };
        for column in 0..COLUMNS {
            let mut inputs = vec![0.75; COLUMNS];
            inputs[column] = f32::NAN;
            let got = outputs(&inputs);
            let expected = if kind == ActivationKind::Crelu { 2 } else { 1 };
            let found = got.iter().filter(|value| value.is_nan()).count();
            assert_eq!(found, expected, "{kind:?}: NaN in column {column} gives {got:?}");
            for infinity in [f32::INFINITY, f32::NEG_INFINITY] {
                inputs[column] = infinity;
                let got = outputs(&inputs);
                let is_nan = got.iter().any(|value| value.is_nan());
                assert!(!is_nan, "{kind:?}: {infinity} gives {got:?}");
            }
        }
    }
}

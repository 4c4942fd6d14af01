//! Activations that are others for some of their parameters, forward and backward: maxout is the
//! rectifier and the leaky one, learned and drawn parameters give the functions with fixed ones, and
//! gated units are products with their gates.
#![allow(clippy::disallowed_methods)]

use glia::activation::{Activation, ActivationKind as Kind, Context, Draw, Parameters};
use glia::catalog::Param;
use glia::kernels::runtime::Runtime;
use glia::loss::{LossKind, Targets};
use glia::model::{Model, Session};
use glia::rng::Philox;

use crate::support::compare::assert_same_bits;
use crate::support::networks::{dense, gradient_trainer, graph};
use crate::support::random::Random;

const COLUMNS: usize = 18;
const ROWS: usize = 40;

/// Values and gradients at the inputs.
type Passes = [Vec<f32>; 2];

fn with(kind: Kind, settings: &[(Param, f64)]) -> Activation {
    let mut activation = Activation::new(kind);
    for &(key, value) in settings {
        activation.set(key, value).unwrap();
    }
    activation
}

/// Forward and backward over the same inputs and gradients, with parameters that all channels share.
fn passes(activation: &Activation, parameters: &[f32], draw: Option<Draw>) -> Passes {
    let mut random = Random::new(41);
    let (inputs, gradients) =
        (random.floats(ROWS * COLUMNS, -4.0, 4.0), random.floats(ROWS * COLUMNS, -2.0, 2.0));
    let runtime = Runtime::single();
    let ranges: Vec<_> = (0..parameters.len()).map(|index| index..index + 1).collect();
    let parameters = Parameters { flat: parameters, ranges: &ranges };
    let context = Context { parameters, draw, ..Context::plain(&runtime, COLUMNS) };
    let [outputs, slopes, _] =
        crate::support::passes::passes(activation, context, &inputs, &gradients);
    [outputs, slopes]
}

fn assert_same(what: &str, got: &Passes, expected: &Passes) {
    assert_same_bits(&format!("{what}, values"), &got[0], &expected[0]);
    assert_same_bits(&format!("{what}, gradients"), &got[1], &expected[1]);
}

#[test]
fn learned_parameters_give_the_functions_with_fixed_ones() {
    let shared =
        |kind, parameters: &[f32]| passes(&with(kind, &[(Param::Shared, 1.0)]), parameters, None);
    let fixed = |kind, settings: &[_]| passes(&with(kind, settings), &[], None);
    for slope in [0.0_f32, 0.01, 0.25, 0.9, 1.0] {
        let leaky = fixed(Kind::LeakyRelu, &[(Param::Slope, f64::from(slope))]);
        assert_same("prelu", &shared(Kind::Prelu, &[slope]), &leaky);
        // Bent at 0 and, with the slope 1, at 1.
        assert_same("srelu", &shared(Kind::Srelu, &[0.0, slope, 1.0, 1.0]), &leaky);
    }
    for factor in [0.5_f32, 1.0, 1.7] {
        let swish = fixed(Kind::Swish, &[(Param::Beta, f64::from(factor))]);
        assert_same("learned swish", &shared(Kind::LearnedSwish, &[factor]), &swish);
        let snake = fixed(Kind::Snake, &[(Param::Frequency, f64::from(factor))]);
        assert_same("learned snake", &shared(Kind::LearnedSnake, &[factor]), &snake);
    }
    assert_same("learned swish of 1", &shared(Kind::LearnedSwish, &[1.0]), &fixed(Kind::Silu, &[]));
    let apl = with(Kind::Apl, &[(Param::Shared, 1.0), (Param::Hinges, 1.0)]);
    assert_same("apl of slope 0", &passes(&apl, &[0.0, 0.5], None), &fixed(Kind::Relu, &[]));
}

#[test]
fn a_rectifier_that_draws_is_the_leaky_one_of_its_mean() {
    let draw = Some(Draw { philox: Philox::new(3), node: 1, step: 2 });
    let ends = |low: f64, high: f64| [(Param::Minimum, low), (Param::Maximum, high)];
    let leaky = |slope: f64| passes(&with(Kind::LeakyRelu, &[(Param::Slope, slope)]), &[], None);
    assert_same("mean", &passes(&with(Kind::Rrelu, &ends(0.125, 0.375)), &[], None), &leaky(0.25));
    assert_same(
        "equal ends",
        &passes(&with(Kind::Rrelu, &ends(0.25, 0.25)), &[], draw),
        &leaky(0.25),
    );
    let divisor = with(Kind::RreluDivisor, &ends(3.0, 5.0));
    assert_same("mean divisor", &passes(&divisor, &[], None), &leaky(0.25));
    let divisor = with(Kind::RreluDivisor, &ends(4.0, 4.0));
    assert_same("equal divisors", &passes(&divisor, &[], draw), &leaky(0.25));
}

#[test]
fn gated_units_are_products_with_their_gates() {
    let runtime = Runtime::single();
    let gates = [
        (Kind::Glu, Kind::Sigmoid),
        (Kind::Reglu, Kind::Relu),
        (Kind::Geglu, Kind::Gelu),
        (Kind::Swiglu, Kind::Silu),
    ];
    let half = COLUMNS / 2;
    let inputs = Random::new(42).floats(ROWS * COLUMNS, -4.0, 4.0);
    for (kind, gate) in gates {
        let mut outputs = vec![0.0; ROWS * half];
        let context = Context::plain(&runtime, COLUMNS);
        Activation::new(kind).compute_with(context, Some(&inputs), &mut outputs);
        let expected: Vec<_> = inputs
            .chunks(COLUMNS)
            .flat_map(|row| {
                let (values, gates) = row.split_at(half);
                let mut gates = gates.to_vec();
                Activation::new(gate).forward(&runtime, half, &mut gates);
                values.iter().zip(gates).map(|(a, g)| a * g).collect::<Vec<_>>()
            })
            .collect();
        assert_same_bits(kind.entry().name, &outputs, &expected);
    }
}

/// Two dense models over 7 inputs: one of an activation, and one of maxout whose second piece is
/// the first times `slope`; a power of two, so that no product is rounded.
fn maxout_beside(activation: &Activation, slope: f32) -> [Model; 2] {
    let mut plain = dense(5, Kind::Identity);
    plain.set_activation(activation.clone()).unwrap();
    let plain = Model::new(graph(&[7], &[(plain, &[0])]), 6).unwrap();
    let maxout = Model::new(graph(&[7], &[(dense(10, Kind::Maxout), &[0])]), 6).unwrap();
    let mut random = Random::new(43);
    let mut both = [plain, maxout];
    let (weights, biases) = (random.floats(35, -1.0, 1.0), random.floats(5, -1.0, 1.0));
    for (index, rows) in [(0, &weights), (1, &biases)] {
        both[0].set(index, rows).unwrap();
        let scaled = |row: &[f32]| row.iter().map(|value| value * slope).collect::<Vec<_>>();
        let pieces: Vec<_> =
            rows.chunks(5).flat_map(|row| [row.to_vec(), scaled(row)].concat()).collect();
        both[1].set(index, &pieces).unwrap();
    }
    both
}

#[test]
fn maxout_is_the_rectifier_and_the_leaky_one() {
    let inputs = Random::new(44).floats(ROWS * 7, -2.0, 2.0);
    let wanted = Random::new(45).floats(ROWS * 5, -2.0, 2.0);
    let cases = [
        (Activation::new(Kind::Relu), 0.0),
        (with(Kind::LeakyRelu, &[(Param::Slope, 0.25)]), 0.25),
    ];
    for (activation, slope) in cases {
        let both = maxout_beside(&activation, slope);
        let [plain, maxout] = both.each_ref().map(|model| {
            let mut outputs = vec![0.0; ROWS * 5];
            let mut session = Session::new(model, Runtime::single(), ROWS).unwrap();
            session.run(&inputs, &mut outputs).unwrap();
            let loss = LossKind::MeanSquaredError;
            let mut trainer = gradient_trainer(model, loss, &Runtime::single(), ROWS).unwrap();
            trainer.compute_gradients(&inputs, &Targets::Values(&wanted)).unwrap();
            let places = &model.network().layout.parameters;
            let gradients =
                places.iter().flat_map(|place| &trainer.gradients()[place.range.clone()]);
            let gradients: Vec<_> = gradients.copied().collect();
            (outputs, trainer.input_gradient().unwrap().to_vec(), gradients)
        });
        assert_eq!(plain.0, maxout.0, "slope {slope}: values");
        let close = |got: f32, expected: f32| {
            assert!((got - expected).abs() < 1e-6, "slope {slope}: {got:e}, expected {expected:e}");
        };
        maxout.1.iter().zip(&plain.1).for_each(|(&got, &expected)| close(got, expected));
        // By the chain rule: what one weight does, those of the two pieces do together.
        let pieces = maxout.2.chunks(10).map(|row| row.split_at(5));
        let joined = pieces.flat_map(|(first, second)| {
            first.iter().zip(second).map(|(a, b)| a + slope * b).collect::<Vec<_>>()
        });
        joined.zip(&plain.2).for_each(|(got, &expected)| close(got, expected));
    }
}

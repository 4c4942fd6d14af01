//! What sweeps over floats look at: every activation that can be seen as a function of one input,
//! with its derivative, the truth in float64 and what it may be off.
//!
//! Those that learn parameters have them fixed here, a randomized rectifier takes its mean, gated
//! units are g(b) with a = 1, maxout has the pieces x and −x, and of CReLU the first half is seen.

use glia::activation::{Activation, ActivationKind as Kind, Context, Form, Parameters};
use glia::catalog::Param;
use glia::kernels::runtime::Runtime;

use super::accuracy::Allowed;
use super::functions::{at_float, cases};
use super::golden::Table;
use super::passes::passes;

/// Value and derivative.
type Truth = Box<dyn Fn(f32) -> [f64; 2] + Sync>;

/// An activation with parameters.
pub struct Subject {
    pub activation: Activation,
    /// "default", or which parameter is at which bound.
    pub case: String,
    /// For value and derivative.
    pub allowed: [Allowed; 2],
    parameters: Vec<f32>,
    pub truth: Truth,
}

impl Subject {
    pub fn kind(&self) -> Kind {
        self.activation.kind()
    }

    /// Values and derivatives of a block of inputs.
    pub fn compute(&self, runtime: &Runtime, inputs: &[f32]) -> [Vec<f32>; 2] {
        let count = inputs.len();
        let before = match self.kind() {
            Kind::Glu | Kind::Reglu | Kind::Geglu | Kind::Swiglu => vec![1.0; count],
            Kind::Maxout => inputs.to_vec(),
            _ => Vec::new(),
        };
        let sign = if self.kind() == Kind::Maxout { -1.0 } else { 1.0 };
        let row: Vec<_> = before.iter().copied().chain(inputs.iter().map(|x| sign * x)).collect();
        let ranges: Vec<_> = (0..self.parameters.len()).map(|index| index..index + 1).collect();
        let parameters = Parameters { flat: &self.parameters, ranges: &ranges };
        let context = Context { parameters, ..Context::plain(runtime, row.len()) };
        let width = self.activation.output_columns("columns", row.len()).unwrap();
        let mut gradients = vec![1.0; width];
        gradients[count..].fill(0.0);
        let [mut outputs, slopes, _] = passes(&self.activation, context, &row, &gradients);
        // Of maxout the derivative by x itself; of gated units that by the gate.
        let first = if self.kind() == Kind::Maxout { 0 } else { before.len() };
        outputs.truncate(count);
        [outputs, slopes[first..first + count].to_vec()]
    }
}

/// Every elementwise activation, with its parameters at their defaults, and at their bounds.
pub fn elementwise() -> Vec<Subject> {
    let table = Table::read("activations");
    let kinds = Kind::ALL.into_iter().filter(|kind| kind.is_elementwise());
    let subjects = kinds.flat_map(|kind| {
        cases(kind).into_iter().map(move |(case, activation)| (kind, case, activation))
    });
    subjects
        .map(|(kind, case, activation)| {
            let twin = activation.clone();
            let truth: Truth = Box::new(move |x| at_float(&twin, x));
            let allowed = of_table(&table, kind);
            Subject { activation, case, allowed, parameters: Vec::new(), truth }
        })
        .collect()
}

/// The others that can be seen as functions of one input.
pub fn others() -> Vec<Subject> {
    let table = Table::read("activations");
    let kinds = Kind::ALL
        .into_iter()
        .filter(|kind| matches!(kind.form(), Form::Learned | Form::Random | Form::Reshaping));
    kinds.map(|kind| other(&table, kind)).collect()
}

fn other(table: &Table, kind: Kind) -> Subject {
    let twin = |kind, settings: &[(Param, f64)]| {
        let mut twin = Activation::new(kind);
        settings.iter().for_each(|&(key, value)| twin.set(key, value).unwrap());
        (of_table(table, kind), Box::new(move |x| at_float(&twin, x)) as Truth)
    };
    let slope = |slope| twin(Kind::LeakyRelu, &[(Param::Slope, slope)]);
    let (parameters, (allowed, truth)): (&[f32], _) = match kind {
        Kind::Prelu => (&[0.3], slope(0.3)),
        // The mean of 1/8 and 1/3, rounded.
        Kind::Rrelu => (&[], slope(f64::from(0.5 * (0.125 + 1.0_f32 / 3.0)))),
        Kind::RreluDivisor => (&[], (within(0.5, 0.0), Box::new(|x| scaled_below(x, 1.0 / 5.5)))),
        Kind::Srelu => (&[-1.0, 0.3, 1.5, -0.7], (within(2.0, 2e-7), Box::new(srelu))),
        Kind::Apl => (&[0.3, 1.5], (within(2.0, 2e-7), Box::new(apl))),
        Kind::LearnedSwish => (&[1.7], twin(Kind::Swish, &[(Param::Beta, 1.7)])),
        Kind::LearnedSnake => (&[1.3], twin(Kind::Snake, &[(Param::Frequency, 1.3)])),
        Kind::Maxout => (
            &[],
            (within(0.0, 0.0), Box::new(|x| [f64::from(x.abs()), f64::from(u8::from(x >= 0.0))])),
        ),
        Kind::Crelu | Kind::Reglu => (&[], twin(Kind::Relu, &[])),
        Kind::Glu => (&[], twin(Kind::Sigmoid, &[])),
        Kind::Geglu => (&[], twin(Kind::Gelu, &[])),
        Kind::Swiglu => (&[], twin(Kind::Silu, &[])),
        _ => panic!("{kind:?}: say here how it is a function of one input"),
    };
    let mut activation = Activation::new(kind);
    if !parameters.is_empty() {
        activation.set(Param::Shared, 1.0).unwrap();
    }
    if kind == Kind::Apl {
        activation.set(Param::Hinges, 1.0).unwrap();
    }
    let case = "default".into();
    Subject { activation, case, allowed, parameters: parameters.to_vec(), truth }
}

fn within(ulp: f64, absolute: f64) -> [Allowed; 2] {
    [Allowed { ulp, absolute }; 2]
}

/// x, and below zero a x.
fn scaled_below(x: f32, a: f64) -> [f64; 2] {
    if x > 0.0 { [f64::from(x), 1.0] } else { [a * f64::from(x), a] }
}

/// SReLU of the parameters above.
fn srelu(x: f32) -> [f64; 2] {
    let x = f64::from(x);
    let (lower_slope, upper_slope) = (f64::from(0.3_f32), f64::from(-0.7_f32));
    if x >= 1.5 {
        [1.5 + upper_slope * (x - 1.5), upper_slope]
    } else if x <= -1.0 {
        [-1.0 + lower_slope * (x + 1.0), lower_slope]
    } else {
        [x, 1.0]
    }
}

/// APL of the parameters above.
fn apl(x: f32) -> [f64; 2] {
    let (x, slope) = (f64::from(x), f64::from(0.3_f32));
    let step = |holds: bool| f64::from(u8::from(holds));
    let value = x.max(0.0) + slope * (1.5 - x).max(0.0);
    [value, step(x > 0.0) - slope * step(x < 1.5)]
}

/// What the golden table allows: the value's and the derivative's.
fn of_table(table: &Table, kind: Kind) -> [Allowed; 2] {
    let record = table.get(&format!("{}.tolerance", kind.entry().name));
    let [ulp, absolute, derivative_ulp, derivative_absolute] = record[..] else {
        panic!("four numbers")
    };
    let derivative = Allowed { ulp: derivative_ulp, absolute: derivative_absolute };
    [Allowed { ulp, absolute }, derivative]
}

//! What the picture of each activation shows: which curves, over which inputs, and in which words.

use glia::activation::{Activation, ActivationKind, Form, Initial};
use glia::catalog::Param;

use super::curve::{Curve, Point};
use super::plot::numbers::number;
use super::words::spaced;

/// Steps between the ends of the axis.
const STEPS: usize = 800;

/// A picture's contents.
pub struct Drawing {
    /// The functions, each drawn with its derivative.
    pub curves: Vec<Curve>,
    /// Between which functions draws in training lie.
    pub band: Option<[Curve; 2]>,
    /// The first and the last input.
    pub inputs: [f32; 2],
    /// Where f or f′ jumps.
    pub kinks: Vec<f32>,
    /// The finite ends of the range.
    pub limits: Vec<f64>,
    /// What the axis is, in the picture: "x".
    pub variable: &'static str,
    /// What is drawn, beside f and f′.
    pub caption: String,
}

/// The points of a drawing: of each curve, the pieces between its kinks.
pub struct Measured {
    /// The pieces of the curves.
    pub curves: Vec<Vec<Vec<Point>>>,
    /// The pieces of the ends of the band.
    pub band: Option<[Vec<Vec<Point>>; 2]>,
    /// f at the kinks, of each curve.
    pub kinks: Vec<Point>,
}

impl Drawing {
    /// The drawing of a kind.
    pub fn of(kind: ActivationKind) -> Result<Self, String> {
        let mut activation = Activation::new(kind);
        if kind == ActivationKind::Threshold {
            // With the default, 0, it is ReLU.
            activation.set(Param::Threshold, 1.0).expect("a threshold");
        }
        let properties = activation.properties();
        let limits = properties.range.into_iter().filter(|end| end.is_finite()).collect();
        let mut drawing = Self {
            curves: Vec::new(),
            band: None,
            inputs: inputs(kind),
            kinks: properties.kinks.points().to_vec(),
            limits,
            variable: "x",
            caption: String::new(),
        };
        match kind.form() {
            Form::Elementwise => {
                drawing.caption = as_set(&activation);
                drawing.curves.push(Curve::elementwise(activation));
            }
            Form::AlongRows => drawing.along_row(activation),
            Form::Learned => drawing.learned(activation),
            Form::Random => drawing.random(activation),
            Form::Reshaping => drawing.reshaping(activation)?,
        }
        Ok(drawing)
    }

    /// The first of two columns, the second 0.
    fn along_row(&mut self, activation: Activation) {
        if activation.kind() == ActivationKind::Sparsemax {
            self.kinks = vec![-1.0, 1.0];
        }
        self.caption = "The first output of the row [x, 0] and its derivative by x.".into();
        let curve = Curve::elementwise(activation);
        self.curves.push(Curve { offsets: vec![0.0, 0.0], slopes: vec![1.0, 0.0], ..curve });
    }

    /// One channel, with its first values or, where those would show too little, with others.
    fn learned(&mut self, activation: Activation) {
        let parameters = match activation.kind() {
            ActivationKind::Srelu => {
                self.kinks = vec![-1.0, 1.5];
                vec![-1.0, 0.2, 1.5, 0.4]
            }
            ActivationKind::Apl => {
                self.kinks = vec![-1.0, 0.0, 1.0];
                vec![0.5, -1.0, 1.0, -1.0]
            }
            kind => kind.learned().iter().map(|learned| first(&activation, learned)).collect(),
        };
        let learned = activation.kind().learned();
        let each = parameters.len() / learned.len();
        let words = learned.iter().zip(parameters.chunks(each)).map(|(learned, values)| {
            let values: Vec<_> = values.iter().map(|v| number(f64::from(*v), 4)).collect();
            format!("{} {}", spaced(learned.name), values.join(" and "))
        });
        let words: Vec<_> = words.collect();
        self.caption = format!("One channel with {}.", words.join(", "));
        self.curves.push(Curve { parameters, ..Curve::elementwise(activation) });
    }

    /// The mean as the curve, and the ends of the draws as a band.
    fn random(&mut self, activation: Activation) {
        let settings = activation.settings();
        let ends = [Param::Minimum, Param::Maximum].map(|key| settings.value(key));
        let at_end = |end: f64| {
            let mut activation = activation.clone();
            for key in [Param::Minimum, Param::Maximum] {
                activation.set(key, end).expect("an end is within the bounds");
            }
            Curve::elementwise(activation)
        };
        self.caption = format!(
            "Inference, with the mean of the draws; the bands are where f and f′ may lie in training, \
             with draws from {} to {}.",
            number(ends[0], 4),
            number(ends[1], 4)
        );
        self.band = Some(ends.map(at_end));
        self.curves.push(Curve::elementwise(activation));
    }

    /// Functions of several columns, each along a line of inputs that shows what it does.
    fn reshaping(&mut self, mut activation: Activation) -> Result<(), String> {
        use ActivationKind as Kind;
        match activation.kind() {
            Kind::Maxout => {
                activation.set(Param::Pieces, 3.0).expect("three pieces");
                self.kinks = vec![-1.2, 2.0];
                self.caption = "Three pieces over one input, as a dense layer gives them: \
                                −x − 1.5, x / 4 and x − 1.5."
                    .into();
                self.curves.push(Curve {
                    offsets: vec![-1.5, 0.0, -1.5],
                    slopes: vec![-1.0, 0.25, 1.0],
                    ..Curve::elementwise(activation)
                });
            }
            Kind::Crelu => {
                self.caption =
                    "Both outputs of one input: max(0, x) and, paler, max(0, −x).".into();
                for output in 0..2 {
                    let curve = Curve::elementwise(activation.clone());
                    self.curves.push(Curve { output, ..curve });
                }
            }
            Kind::Glu | Kind::Reglu | Kind::Geglu | Kind::Swiglu => {
                self.variable = "b";
                self.caption = "f(1, b), which is the gate g(b), and its derivative by b. The \
                                derivative by a is g(b) itself."
                    .into();
                self.curves.push(Curve {
                    offsets: vec![1.0, 0.0],
                    slopes: vec![0.0, 1.0],
                    ..Curve::elementwise(activation)
                });
            }
            kind => {
                let name = kind.entry().name;
                return Err(format!(
                    "examples/atlas/pages/drawing.rs: say what is drawn of {name}"
                ));
            }
        }
        Ok(())
    }

    /// Computes all points.
    pub fn measure(&self) -> Measured {
        let kinks = self.curves.iter().flat_map(|curve| self.kinks.iter().map(|x| curve.at(*x)));
        Measured {
            curves: self.curves.iter().map(|curve| self.pieces(curve)).collect(),
            band: self.band.as_ref().map(|ends| ends.each_ref().map(|curve| self.pieces(curve))),
            kinks: kinks.collect(),
        }
    }

    /// The points of a curve, in pieces that end at the floats beside its kinks.
    fn pieces(&self, curve: &Curve) -> Vec<Vec<Point>> {
        let mut ends = vec![self.inputs[0]];
        ends.extend(self.kinks.iter().flat_map(|kink| [kink.next_down(), kink.next_up()]));
        ends.push(self.inputs[1]);
        let [first, last] = self.inputs;
        let inner = (1..STEPS).map(|step| first + (last - first) * (step as f32 / STEPS as f32));
        let inner: Vec<_> = inner.collect();
        let piece = |ends: &[f32]| {
            let inner = inner.iter().copied().filter(|x| ends[0] < *x && *x < ends[1]);
            [ends[0]].into_iter().chain(inner).chain([ends[1]]).map(|x| curve.at(x)).collect()
        };
        ends.chunks(2).map(piece).collect()
    }
}

/// What a learned parameter begins with.
fn first(activation: &Activation, learned: &glia::activation::Learned) -> f32 {
    match (learned.initial)(activation.settings()) {
        Initial::Constant(value) => value as f32,
        Initial::Uniform(low, high) => (0.5 * (low + high)) as f32,
    }
}

/// The parameters as they are set, in words.
fn as_set(activation: &Activation) -> String {
    let settings = activation.settings();
    let parameters = settings.entry().parameters.iter();
    let words = parameters.map(|known| {
        format!("{} = {}", spaced(known.key.name()), number(settings.value(known.key), 4))
    });
    let words: Vec<_> = words.collect();
    if words.is_empty() { String::new() } else { format!("With {}.", words.join(", ")) }
}

/// Over which inputs a function shows what it is.
fn inputs(kind: ActivationKind) -> [f32; 2] {
    use ActivationKind as Kind;
    let end = match kind {
        Kind::Relu6 => return [-3.0, 9.0],
        Kind::SquaredRelu => return [-2.0, 2.0],
        Kind::Sinc => 14.0,
        Kind::Sinusoid => 8.0,
        Kind::Sigmoid | Kind::LogSigmoid | Kind::Softsign | Kind::Elliot | Kind::Arctan => 6.0,
        Kind::HardSigmoid | Kind::HardSwish | Kind::Softmax | Kind::Softmin => 6.0,
        Kind::LogSoftmax | Kind::Isru | Kind::Silu | Kind::Swish | Kind::Glu => 6.0,
        Kind::Mish | Kind::Swiglu | Kind::LearnedSwish => 6.0,
        Kind::HardShrink | Kind::SoftShrink | Kind::Sparsemax | Kind::Gaussian => 3.0,
        Kind::SoftExponential => 3.0,
        _ => 4.0,
    };
    [-end, end]
}

//! The gain of an activation: by how much weights before it must be larger than 1 / √fan for the signal
//! to stay as large as it is.
//!
//! Where x is standard normal and weights have variance g² / fan, sums behind the activation have
//! variance g² E f(x)²: g = 1 / √E f(x)² keeps it at 1. That is what He, Zhang, Ren and Sun (2015)
//! derive for rectifiers, and LeCun et al. (1998) and Klambauer et al. (2017) ask of their functions.
//! What is recommended is what is published where something is: PyTorch's table for tanh and the
//! sigmoid (`torch.nn.init.calculate_gain`; its 3/4 for SELU is not the publication's), else the
//! derived. Kumar (2017, "On weight initialization in deep neural networks") has, from the slope at 0,
//! 1 for tanh, as Glorot and Bengio (2010), and 3.6 for the sigmoid.
//!
//! E f(x)² is an integral over ±12 deviations by Gauss and Legendre, five points to an eighth, split
//! at kinks, in double precision. Cost: a thousand values.

use crate::catalog::Param;
use crate::kernels::math::in_double;
use crate::tensor::doubles::part;

use super::{Activation, ActivationKind, ContextInDouble, Form, Initial};

/// Where the integral ends, and panels to a unit.
const END: i32 = 12;
const PANELS: i32 = 8;
/// Gauss and Legendre's points on −1 to 1 with their weights.
const POINTS: [[f64; 2]; 5] = [
    [-0.906_179_845_938_664, 0.236_926_885_056_189_1],
    [-0.538_469_310_105_683_1, 0.478_628_670_499_366_5],
    [0.0, 0.568_888_888_888_888_9],
    [0.538_469_310_105_683_1, 0.478_628_670_499_366_5],
    [0.906_179_845_938_664, 0.236_926_885_056_189_1],
];
/// 1 / √(2π).
const DENSITY: f64 = 0.398_942_280_401_432_7;

impl Activation {
    /// The recommended gain; `None` along rows, where no row stands for all, and where every output of
    /// a normal input is 0.
    pub fn gain(&self) -> Option<f64> {
        self.published_gain().map_or_else(|| self.second_moment_gain(), |(gain, _)| Some(gain))
    }

    /// The gain that is published for this function, and where.
    pub fn published_gain(&self) -> Option<(f64, &'static str)> {
        let rectifier = |slope: f64| Some(((2.0 / (1.0 + slope * slope)).sqrt(), "He et al. 2015"));
        match self.kind() {
            ActivationKind::Identity => Some((1.0, "Glorot and Bengio 2010")),
            ActivationKind::Relu => rectifier(0.0),
            ActivationKind::LeakyRelu | ActivationKind::Prelu => {
                rectifier(self.settings().value(Param::Slope))
            }
            ActivationKind::Selu => Some((1.0, "Klambauer et al. 2017")),
            ActivationKind::ScaledTanh => Some((1.0, "LeCun et al. 1998")),
            ActivationKind::Tanh => Some((5.0 / 3.0, "PyTorch, calculate_gain")),
            ActivationKind::Sigmoid => Some((1.0, "PyTorch, calculate_gain")),
            _ => None,
        }
    }

    /// 1 / √E f(x)² for a standard normal x: of learned parameters as they begin, of drawn ones the
    /// mean; of gated units with inputs independent of each other.
    pub fn second_moment_gain(&self) -> Option<f64> {
        let moment = match self.kind() {
            ActivationKind::Maxout => {
                let pieces = self.settings().value(Param::Pieces);
                // The density of the largest of so many is `pieces` φ(x) Φ(x)^(pieces − 1).
                self.integral(|x| {
                    let power =
                        crate::kernels::math::power(in_double::normal(x), pieces as u64 - 1);
                    x * x * pieces * power
                })
            }
            // Half of the outputs are the rectified inputs, half the rectified opposites.
            ActivationKind::Crelu => 0.5,
            kind => match (kind.gate(), kind.form()) {
                (Some(gate), _) => return Self::new(gate).second_moment_gain(),
                (_, Form::AlongRows) => return None,
                _ => self.second_moment(),
            },
        };
        let gain = 1.0 / moment.sqrt();
        gain.is_finite().then_some(gain)
    }

    fn second_moment(&self) -> f64 {
        let learned = self.kind().learned().iter();
        let first: Vec<Vec<f64>> = learned
            .map(|learned| {
                let value = match (learned.initial)(self.settings()) {
                    Initial::Constant(value) => value,
                    Initial::Uniform(low, high) => 0.5 * (low + high),
                };
                vec![value; learned.row_count(self.settings())]
            })
            .collect();
        let parameters: Vec<&[f64]> = first.iter().map(Vec::as_slice).collect();
        let context = ContextInDouble { columns: 1, start: 0, parameters: &parameters, draw: None };
        self.integral(|x| {
            let mut y = [0.0];
            self.compute_in_double(context, &[x], &mut y);
            y[0] * y[0]
        })
    }

    /// The mean of a function of a standard normal number that is smooth but at the kinks.
    fn integral(&self, function: impl Fn(f64) -> f64) -> f64 {
        let properties = self.properties();
        let mut sum = 0.0;
        for panel in -END * PANELS..END * PANELS {
            let edge = |panel: i32| f64::from(panel) / f64::from(PANELS);
            let mut ends = [edge(panel), edge(panel + 1), 0.0, 0.0];
            let mut count = 2;
            for kink in properties.kinks.points().iter().map(|kink| f64::from(*kink)) {
                if ends[count - 2] < kink && kink < ends[count - 1] {
                    ends[count] = ends[count - 1];
                    ends[count - 1] = kink;
                    count += 1;
                }
            }
            for pair in part(&ends, 0..count).windows(2) {
                let (middle, half) = (0.5 * (pair[0] + pair[1]), 0.5 * (pair[1] - pair[0]));
                for [point, weight] in POINTS {
                    let x = middle + half * point;
                    sum += half * weight * DENSITY * in_double::exp(-0.5 * x * x) * function(x);
                }
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn derived(kind: ActivationKind) -> f64 {
        Activation::new(kind).second_moment_gain().unwrap()
    }

    /// Second moments that are known in closed form.
    #[test]
    fn derived_gains_are_the_known_ones() {
        let normal_at = |x: f64| in_double::exp(-0.5 * x * x) / std::f64::consts::TAU.sqrt();
        let inside = 2.0 * in_double::normal(1.0) - 1.0;
        let clipped = inside - 2.0 * normal_at(1.0) + (1.0 - inside);
        for (kind, moment) in [
            (ActivationKind::Identity, 1.0),
            (ActivationKind::Relu, 0.5),
            (ActivationKind::BinaryStep, 0.5),
            (ActivationKind::LeakyRelu, 0.500_05),
            (ActivationKind::SquaredRelu, 1.5),
            (ActivationKind::HardTanh, clipped),
            (ActivationKind::Crelu, 0.5),
            (ActivationKind::Reglu, 0.5),
            // Of two pieces E max² = 1.
            (ActivationKind::Maxout, 1.0),
            (ActivationKind::Selu, 1.0),
        ] {
            let gain = derived(kind);
            let tolerance = match kind {
                // Their parameters are rounded to float.
                ActivationKind::Selu | ActivationKind::LeakyRelu => 1e-6,
                _ => 1e-12,
            };
            assert!((gain * gain * moment - 1.0).abs() < tolerance, "{kind:?}: {gain}");
        }
        assert_eq!(Activation::new(ActivationKind::Softmax).gain(), None);
    }

    #[test]
    fn kinks_between_the_edges_of_panels_are_met() {
        let mut hinge = Activation::new(ActivationKind::Threshold);
        hinge.set(Param::Threshold, 0.3).unwrap();
        hinge.set(Param::Value, 0.0).unwrap();
        // ∫ x² φ from c on is c φ(c) + 1 − Φ(c).
        let c = f64::from(0.3f32);
        let density = in_double::exp(-0.5 * c * c) / std::f64::consts::TAU.sqrt();
        let moment = c * density + 1.0 - in_double::normal(c);
        let gain = hinge.second_moment_gain().unwrap();
        assert!((gain * gain * moment - 1.0).abs() < 1e-12, "{gain}");
    }

    #[test]
    fn published_gains_are_near_the_derived_or_known_to_differ() {
        for kind in ActivationKind::ALL {
            let Some((gain, _)) = Activation::new(kind).published_gain() else { continue };
            let most = match kind {
                ActivationKind::Tanh => 1.05,
                ActivationKind::ScaledTanh => 1.2,
                ActivationKind::Sigmoid => 2.0,
                _ => 1.0 + 1e-6,
            };
            let ratio = gain / derived(kind);
            assert!(ratio.max(1.0 / ratio) < most, "{kind:?}: {gain} against {}", derived(kind));
        }
    }
}

//! He (MSRA) initialisation: variance gain² / fan, with gain² = 2 / (1 + α²), α the slope of a leaky
//! rectifier for negative inputs: 2 / fan-in for ReLU. It keeps the second moment of the activations
//! from layer to layer, with the fan-out that of the gradients.
//!
//! He, Zhang, Ren and Sun 2015, "Delving deep into rectifiers", equations 10, 14 and 15. Cost: a draw
//! a value.

use crate::catalog::{Entry, Param, Parameter, Settings, parameter};

use super::Fans;
use super::scaling::TRUNCATED;

const FAN_MODE: Parameter = Parameter {
    key: Param::FanMode,
    default: 0.0,
    minimum: 0.0,
    maximum: 2.0,
    integer: true,
    description: "what divides the variance: 0 fan_in, which keeps the activations; 1 fan_out, which \
                  keeps the gradients; 2 their average",
};
const SLOPE: Parameter = parameter(
    Param::Slope,
    0.0,
    [-1e30, 1e30],
    "alpha, the slope for negative inputs of the rectifier behind the weights: 0 for ReLU",
);
const GAIN: Parameter = parameter(
    Param::Gain,
    0.0,
    [0.0, 1e30],
    "the gain in place of sqrt(2 / (1 + alpha^2)), as GLIA_ACTIVATION_PROPERTY_GAIN recommends; 0 \
     for that of the slope",
);

/// The entry of the normal form.
pub static NORMAL_ENTRY: Entry = Entry {
    family: "initializer",
    code: 4,
    name: "he_normal",
    description: "Normal, mean 0, variance gain^2 / fan with gain^2 = 2 / (1 + alpha^2): 2 / fan_in \
                  for ReLU (MSRA: He, Zhang, Ren and Sun 2015).",
    parameters: &[FAN_MODE, SLOPE, GAIN, TRUNCATED],
};

/// The entry of the uniform form.
pub static UNIFORM_ENTRY: Entry = Entry {
    family: "initializer",
    code: 5,
    name: "he_uniform",
    description: "Uniform in +-gain sqrt(3 / fan), variance gain^2 / fan with gain^2 = 2 / (1 + \
                  alpha^2): 2 / fan_in for ReLU (MSRA: He, Zhang, Ren and Sun 2015).",
    parameters: &[FAN_MODE, SLOPE, GAIN],
};

/// gain² / fan.
pub(super) fn variance(settings: &Settings, fans: Fans) -> f64 {
    let [gain, slope] = [Param::Gain, Param::Slope].map(|key| settings.value(key));
    let square = if gain > 0.0 { gain * gain } else { 2.0 / (1.0 + slope * slope) };
    square / fans.of_mode(settings.value(Param::FanMode))
}

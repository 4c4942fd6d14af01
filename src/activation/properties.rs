//! What is known of an activation: the list of properties by which surveys compare them.
//!
//! Facts stand as data beside each function; they may depend on its parameters. A test holds each
//! against the function itself.

pub(super) use crate::catalog::parameter;
use crate::catalog::{Entry, Param, Parameter, Settings};
use crate::error::{Error, ErrorCode};

/// The properties that can be asked for by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum ActivationProperty {
    /// The greatest number that no output is below; may be −∞.
    Minimum = 1,
    /// The least number that no output is above; may be ∞.
    Maximum = 2,
    /// 1 where a larger input never has a smaller output, else 0.
    Monotonic = 3,
    /// 1 where f(−x) = −f(x), so that inputs around zero have outputs around zero; else 0.
    ZeroCentred = 4,
    /// 1 where f(x) / x tends to 1 as x tends to 0; else 0.
    IdentityNearZero = 5,
    /// 1 where, as x tends to −∞, f′ tends to 0 and f to a number: units there learn no more.
    SaturatesBelow = 6,
    /// 1 where, as x tends to ∞, f′ tends to 0 and f to a number.
    SaturatesAbove = 7,
    /// What the backward pass reads: 1 the input, 2 the output.
    Reads = 8,
    /// How many points there are where f or f′ jumps; glia_activation_kink gives them.
    KinkCount = 9,
    /// The size of f′ up to which a value counts as saturated: a twentieth of the largest |f′| over
    /// the inputs from −4 to below 4, in steps of 1/64; of a gated unit, that of its gate. NaN where no
    /// value ever counts: for activations that level off on neither side, and for those along an
    /// axis.
    SaturatedSlope = 10,
    /// The recommended gain g: weights before the activation of variance g² / fan keep the signal as
    /// large as it is. Published: identity 1, ReLU √2, Leaky ReLU and PReLU √(2 / (1 + slope²)) (He et
    /// al. 2015), SELU 1 (Klambauer et al. 2017), scaled tanh 1 (LeCun et al. 1998); tanh 5/3 and
    /// sigmoid 1 as PyTorch's calculate_gain. All others: GLIA_ACTIVATION_PROPERTY_SECOND_MOMENT_GAIN.
    Gain = 11,
    /// The gain 1 / √E f(x)² for a standard normal x, which keeps the second moment of such inputs,
    /// computed numerically: of learned parameters as they begin, of drawn ones their mean. NaN for
    /// activations along an axis, and where it is not finite.
    SecondMomentGain = 12,
}

impl ActivationProperty {
    /// Every property, in the order of their numbers.
    pub const ALL: [Self; 12] = [
        Self::Minimum,
        Self::Maximum,
        Self::Monotonic,
        Self::ZeroCentred,
        Self::IdentityNearZero,
        Self::SaturatesBelow,
        Self::SaturatesAbove,
        Self::Reads,
        Self::KinkCount,
        Self::SaturatedSlope,
        Self::Gain,
        Self::SecondMomentGain,
    ];

    /// The property with this number.
    pub fn from_code(code: i32) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|known| *known as i32 == code).ok_or_else(|| {
            let most = Self::ALL.len();
            Error::new(
                ErrorCode::UnknownKey,
                format!(
                    "property: expected a GLIA_ACTIVATION_PROPERTY_ number from 1 to {most}, got {code}"
                ),
            )
        })
    }
}

/// What a derivative is computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Reads {
    /// x.
    Input = 1,
    /// y = f(x), where that loses nothing: a layer need not keep x.
    Output = 2,
}

/// The properties of an activation with its parameters as set.
#[derive(Clone, Debug, PartialEq)]
pub struct Properties {
    /// The greatest lower and the least upper bound of the outputs.
    pub range: [f64; 2],
    /// Whether f never decreases.
    pub monotonic: bool,
    /// Whether f(−x) = −f(x).
    pub zero_centred: bool,
    /// Whether f(x) / x tends to 1 at 0.
    pub identity_near_zero: bool,
    /// Whether f levels off as x tends to −∞, and as x tends to ∞.
    pub saturates: [bool; 2],
    /// Where f or f′ jumps: points that a numerical check of the gradient must avoid.
    pub kinks: Kinks,
}

impl Properties {
    /// Of any output, none of the properties.
    pub(super) const NONE: Self = Self {
        range: [f64::NEG_INFINITY, f64::INFINITY],
        monotonic: false,
        zero_centred: false,
        identity_near_zero: false,
        saturates: [false, false],
        kinks: Kinks::NONE,
    };
    /// Increasing, from 0 upwards, level to the left: the rectifier's family.
    pub(super) const RECTIFIER: Self = Self {
        range: [0.0, f64::INFINITY],
        monotonic: true,
        saturates: [true, false],
        ..Self::NONE
    };
    /// Increasing, from 0 to 1: the sigmoid's family.
    pub(super) const STEP: Self =
        Self { range: [0.0, 1.0], monotonic: true, saturates: [true, true], ..Self::NONE };
    /// Odd and increasing, the identity near zero, level on both sides: tanh's family.
    pub(super) const ODD_STEP: Self =
        Self { range: [-1.0, 1.0], zero_centred: true, identity_near_zero: true, ..Self::STEP };
}

/// A few points in ascending order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kinks {
    points: [f32; 2],
    count: usize,
}

impl Kinks {
    /// No point.
    pub const NONE: Self = Self { points: [0.0; 2], count: 0 };

    /// One point.
    pub(super) const fn at(point: f32) -> Self {
        Self { points: [point, 0.0], count: 1 }
    }

    /// Two points.
    pub(super) const fn at_both(first: f32, second: f32) -> Self {
        Self { points: [first, second], count: 2 }
    }

    /// The points.
    pub fn points(&self) -> &[f32] {
        &self.points[..self.count]
    }
}

/// What the catalogue knows of an activation.
pub(super) struct Facts {
    /// Name, number and parameters.
    pub entry: Entry,
    /// What the derivative is computed from.
    pub reads: Reads,
    /// The properties, for these settings.
    pub properties: fn(&Settings) -> Properties,
}

/// An entry of the family.
pub(super) const fn entry(
    code: i32,
    name: &'static str,
    description: &'static str,
    parameters: &'static [Parameter],
) -> Entry {
    Entry { family: "activation", code, name, description, parameters }
}

/// Whether a learned parameter is one for all channels.
pub(super) const SHARED: Parameter = Parameter {
    key: Param::Shared,
    default: 0.0,
    minimum: 0.0,
    maximum: 1.0,
    integer: true,
    description: "1 for one learned value for all channels, 0 for one for each",
};

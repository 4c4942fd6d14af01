//! What an entry of a family is: its name, its parameters with bounds, its documentation.
//!
//! Facts stand as data beside the code of each activation, loss, initialiser, optimizer and layer;
//! setters, queries, checkpoints, bindings and test harnesses all follow from them.

use serde_json::{Map, Value};

use crate::error::{Error, ErrorCode};

/// The keys of all parameters, one numbering for every family. A number once released is never
/// reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Param {
    /// The step size of an update.
    LearningRate = 1,
    /// The share of the velocity that is kept.
    Momentum = 2,
    /// The decay of the first moment.
    Beta1 = 3,
    /// The decay of the second moment.
    Beta2 = 4,
    /// The small constant that keeps a division finite.
    Epsilon = 5,
    /// The number of outputs of a layer.
    Units = 6,
    /// Whether a layer adds a bias: 1 or 0.
    UseBias = 7,
    /// A constant.
    Value = 8,
    /// The lower end of a range.
    Minimum = 9,
    /// The upper end of a range.
    Maximum = 10,
    /// The mean of a distribution.
    Mean = 11,
    /// The standard deviation of a distribution.
    StandardDeviation = 12,
    /// The shape of an activation, by its own equation.
    Alpha = 13,
    /// How sharply an activation bends.
    Beta = 14,
    /// The slope for negative inputs.
    Slope = 15,
    /// A limit that decides what happens to a value.
    Threshold = 16,
    /// The size up to which a value is shrunk to nothing.
    Lambda = 17,
    /// The frequency of a wave.
    Frequency = 18,
    /// How wide a bend is.
    Curvature = 19,
    /// Whether all channels share one learned parameter: 1 or 0.
    Shared = 20,
    /// The number of pieces of which the largest counts.
    Pieces = 21,
    /// The number of hinges of a piecewise linear function.
    Hinges = 22,
    /// Where the lower of two bends begins.
    LowerThreshold = 23,
    /// The slope below the lower bend.
    LowerSlope = 24,
    /// Where the upper of two bends begins.
    UpperThreshold = 25,
    /// The slope above the upper bend.
    UpperSlope = 26,
    /// The share of a running mean that is kept.
    Decay = 27,
    /// Whether the small constant is added outside the root: 1 or 0.
    EpsilonOutside = 28,
}

impl Param {
    /// Every key, in the order of their numbers.
    pub const ALL: [Self; 28] = [
        Self::LearningRate,
        Self::Momentum,
        Self::Beta1,
        Self::Beta2,
        Self::Epsilon,
        Self::Units,
        Self::UseBias,
        Self::Value,
        Self::Minimum,
        Self::Maximum,
        Self::Mean,
        Self::StandardDeviation,
        Self::Alpha,
        Self::Beta,
        Self::Slope,
        Self::Threshold,
        Self::Lambda,
        Self::Frequency,
        Self::Curvature,
        Self::Shared,
        Self::Pieces,
        Self::Hinges,
        Self::LowerThreshold,
        Self::LowerSlope,
        Self::UpperThreshold,
        Self::UpperSlope,
        Self::Decay,
        Self::EpsilonOutside,
    ];

    /// The key's name, as it stands in checkpoints.
    pub fn name(self) -> &'static str {
        match self {
            Self::LearningRate => "learning_rate",
            Self::Momentum => "momentum",
            Self::Beta1 => "beta1",
            Self::Beta2 => "beta2",
            Self::Epsilon => "epsilon",
            Self::Units => "units",
            Self::UseBias => "use_bias",
            Self::Value => "value",
            Self::Minimum => "minimum",
            Self::Maximum => "maximum",
            Self::Mean => "mean",
            Self::StandardDeviation => "standard_deviation",
            Self::Alpha => "alpha",
            Self::Beta => "beta",
            Self::Slope => "slope",
            Self::Threshold => "threshold",
            Self::Lambda => "lambda",
            Self::Frequency => "frequency",
            Self::Curvature => "curvature",
            Self::Shared => "shared",
            Self::Pieces => "pieces",
            Self::Hinges => "hinges",
            Self::LowerThreshold => "lower_threshold",
            Self::LowerSlope => "lower_slope",
            Self::UpperThreshold => "upper_threshold",
            Self::UpperSlope => "upper_slope",
            Self::Decay => "decay",
            Self::EpsilonOutside => "epsilon_outside",
        }
    }

    /// The key with this number.
    pub fn from_code(code: i32) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|key| *key as i32 == code).ok_or_else(|| {
            Error::new(
                ErrorCode::UnknownKey,
                format!(
                    "key: expected a GLIA_PARAM_ number from 1 to {}, got {code}",
                    Self::ALL.len()
                ),
            )
        })
    }
}

/// A parameter of one kind.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its key.
    pub key: Param,
    /// The value where none is set.
    pub default: f64,
    /// The least value that may be set.
    pub minimum: f64,
    /// The greatest value that may be set.
    pub maximum: f64,
    /// Whether only whole numbers may be set.
    pub integer: bool,
    /// What it does, with its symbol and unit.
    pub description: &'static str,
}

/// A parameter that need not be whole; it is used as the float nearest to it.
pub(crate) const fn parameter(
    key: Param,
    default: f64,
    [minimum, maximum]: [f64; 2],
    description: &'static str,
) -> Parameter {
    Parameter { key, default, minimum, maximum, integer: false, description }
}

/// A kind of a family.
#[derive(Debug)]
pub struct Entry {
    /// The family's word for it, as it stands in messages: "activation", "optimizer".
    pub family: &'static str,
    /// The pinned number of the kind.
    pub code: i32,
    /// The pinned name of the kind, as it stands in checkpoints.
    pub name: &'static str,
    /// The equation and its source.
    pub description: &'static str,
    /// The parameters.
    pub parameters: &'static [Parameter],
}

impl Entry {
    /// The parameter with a key, with its place in the list.
    pub fn parameter(&self, key: Param) -> Result<(usize, &'static Parameter), Error> {
        let found = self.parameters.iter().enumerate().find(|(_, known)| known.key == key);
        found.ok_or_else(|| {
            let known: Vec<_> = self.parameters.iter().map(|known| known.key.name()).collect();
            let known = if known.is_empty() { "none".into() } else { known.join(", ") };
            Error::new(
                ErrorCode::UnknownKey,
                format!(
                    "key: {} {} has the parameters: {known}; got {}",
                    self.family,
                    self.name,
                    key.name()
                ),
            )
        })
    }
}

/// Finds the entry with a number.
pub fn by_code(family: &'static [&'static Entry], code: i32) -> Result<&'static Entry, Error> {
    family.iter().copied().find(|entry| entry.code == code).ok_or_else(|| {
        let family_name = family.first().map_or("kind", |entry| entry.family);
        Error::new(
            ErrorCode::UnknownKind,
            format!(
                "kind: expected the number of an entry of the {family_name} catalogue, got {code}"
            ),
        )
    })
}

/// Finds the entry with a name.
pub fn by_name(family: &'static [&'static Entry], name: &str) -> Result<&'static Entry, Error> {
    family.iter().copied().find(|entry| entry.name == name).ok_or_else(|| {
        let some: Vec<_> = family.iter().take(8).map(|entry| entry.name).collect();
        let (family_name, count) =
            (family.first().map_or("kind", |entry| entry.family), family.len());
        Error::new(
            ErrorCode::NotFound,
            format!(
                "name: got \"{name}\", expected one of the {count} of the {family_name} catalogue, \
                 such as {}",
                some.join(", ")
            ),
        )
    })
}

/// An entry with a value for each of its parameters.
#[derive(Clone, Debug)]
pub struct Settings {
    entry: &'static Entry,
    values: Vec<f64>,
}

impl Settings {
    /// All defaults.
    pub fn new(entry: &'static Entry) -> Self {
        Self { entry, values: entry.parameters.iter().map(|known| known.default).collect() }
    }

    /// The kind that these settings are of.
    pub fn entry(&self) -> &'static Entry {
        self.entry
    }

    /// The value of a parameter.
    pub fn get(&self, key: Param) -> Result<f64, Error> {
        self.entry.parameter(key).map(|(place, _)| self.values[place])
    }

    /// The value of a parameter that the kind is known to have.
    ///
    /// # Panics
    /// Where it has not: a mistake inside the library.
    pub fn value(&self, key: Param) -> f64 {
        self.get(key).expect("the kind's own parameter")
    }

    /// Sets a parameter, within its bounds.
    pub fn set(&mut self, key: Param, value: f64) -> Result<(), Error> {
        let (place, parameter) = self.entry.parameter(key)?;
        let Parameter { minimum, maximum, integer, .. } = *parameter;
        let whole = !integer || value.trunc() == value;
        if !(minimum..=maximum).contains(&value) || !whole {
            let number = if integer { "a whole number" } else { "a number" };
            return Err(Error::new(
                ErrorCode::OutOfRange,
                format!(
                    "value: {} of {} {}: expected {number} from {minimum} to {maximum}, got {value}",
                    key.name(),
                    self.entry.family,
                    self.entry.name
                ),
            ));
        }
        self.values[place] = value;
        Ok(())
    }

    /// The kind and all values, as a checkpoint holds them.
    pub fn to_json(&self) -> Value {
        let mut map = Map::new();
        map.insert("kind".into(), self.entry.name.into());
        for (parameter, &value) in self.entry.parameters.iter().zip(&self.values) {
            map.insert(parameter.key.name().into(), value.into());
        }
        Value::Object(map)
    }

    /// Reads what `to_json` wrote; nothing may be missing, unknown or out of bounds.
    pub fn from_json(family: &'static [&'static Entry], json: &Value) -> Result<Self, Error> {
        let object = json.as_object().ok_or_else(|| Error::corrupt("expected an object"))?;
        let name = object.get("kind").and_then(Value::as_str);
        let name = name.ok_or_else(|| Error::corrupt("expected a kind"))?;
        let mut settings = Self::new(by_name(family, name)?);
        if object.len() != settings.values.len() + 1 {
            return Err(Error::corrupt(format!(
                "{name}: expected all of its parameters and no more"
            )));
        }
        for parameter in settings.entry.parameters {
            let value = object.get(parameter.key.name()).and_then(Value::as_f64);
            let value = value.ok_or_else(|| {
                Error::corrupt(format!("{name}: expected a number {}", parameter.key.name()))
            })?;
            settings.set(parameter.key, value)?;
        }
        Ok(settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static ENTRY: Entry = Entry {
        family: "optimizer",
        code: 1,
        name: "test",
        description: "",
        parameters: &[
            Parameter {
                key: Param::Momentum,
                default: 0.9,
                minimum: 0.0,
                maximum: 1.0,
                integer: false,
                description: "",
            },
            Parameter {
                key: Param::Units,
                default: 1.0,
                minimum: 1.0,
                maximum: 100.0,
                integer: true,
                description: "",
            },
        ],
    };

    #[test]
    fn bounds_and_keys_are_enforced_with_a_message_that_helps() {
        let mut settings = Settings::new(&ENTRY);
        settings.set(Param::Momentum, 1.0).unwrap();
        assert_eq!(settings.get(Param::Momentum), Ok(1.0));
        for bad in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
            let error = settings.set(Param::Momentum, bad).unwrap_err();
            assert_eq!(error.code(), ErrorCode::OutOfRange);
            assert!(error.message().contains("momentum of optimizer test"), "{error}");
        }
        assert_eq!(settings.set(Param::Units, 1.5).unwrap_err().code(), ErrorCode::OutOfRange);
        let error = settings.set(Param::Beta1, 0.5).unwrap_err();
        assert_eq!(error.code(), ErrorCode::UnknownKey);
        assert!(error.message().contains("momentum, units"), "{error}");
        assert_eq!(settings.get(Param::Momentum), Ok(1.0));
    }

    #[test]
    fn json_round_trip_is_exact() {
        static FAMILY: [&Entry; 1] = [&ENTRY];
        let mut settings = Settings::new(&ENTRY);
        settings.set(Param::Momentum, 0.1 + 0.2).unwrap();
        let text = settings.to_json().to_string();
        let back = Settings::from_json(&FAMILY, &serde_json::from_str(&text).unwrap()).unwrap();
        assert_eq!(back.values, settings.values);
        let extra = text.replace('{', "{\"beta1\":1,");
        assert!(Settings::from_json(&FAMILY, &serde_json::from_str(&extra).unwrap()).is_err());
    }
}

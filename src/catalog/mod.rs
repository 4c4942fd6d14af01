//! What an entry of a family is: its name, its parameters with bounds, its documentation.
//!
//! Facts stand as data beside the code of each activation, loss, initialiser, optimizer and layer;
//! setters, queries, checkpoints, bindings and test harnesses all follow from them.

mod param;
mod param_name;

use serde_json::{Map, Value};

use crate::error::{Error, ErrorCode};

pub use param::Param;

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

/// A parameter that is 1 for yes or 0 for no.
pub(crate) const fn switch(key: Param, default: f64, description: &'static str) -> Parameter {
    whole(key, default, [0.0, 1.0], description)
}

/// A parameter that is a whole number.
pub(crate) const fn whole(
    key: Param,
    default: f64,
    [minimum, maximum]: [f64; 2],
    description: &'static str,
) -> Parameter {
    Parameter { key, default, minimum, maximum, integer: true, description }
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

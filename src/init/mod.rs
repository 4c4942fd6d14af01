//! Room 3: initialisers, one file each. This file is the family's registry.
//!
//! A value depends on the seed, the parameter's name and the value's place in it, and on nothing
//! else: adding a layer elsewhere changes no other layer's values. Values are computed in double
//! precision and rounded once.

mod constant;
mod he;
mod normal;
mod quantile;
mod uniform;
mod xavier;

use crate::catalog::{Entry, Param, Settings, by_code};
use crate::error::Error;
use crate::rng::{Philox, Stream};

// Adding one: a line here, in `ALL`, in `ENTRIES` and in `fill`.
/// The initialisers, with their pinned numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum InitializerKind {
    /// Every value the same.
    Constant = 1,
    /// Uniform between two bounds.
    Uniform = 2,
    /// Normal with a mean and a standard deviation.
    Normal = 3,
    /// Normal with variance 2 / fan-in, for ReLU (MSRA).
    HeNormal = 4,
    /// Uniform with variance 2 / fan-in, for ReLU (MSRA).
    HeUniform = 5,
    /// Normal with variance 2 / (fan-in + fan-out), for tanh and sigmoid.
    XavierNormal = 6,
    /// Uniform with variance 2 / (fan-in + fan-out), for tanh and sigmoid.
    XavierUniform = 7,
}

impl InitializerKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 7] = [
        Self::Constant,
        Self::Uniform,
        Self::Normal,
        Self::HeNormal,
        Self::HeUniform,
        Self::XavierNormal,
        Self::XavierUniform,
    ];
}

/// The family's entries, in the order of their numbers.
pub static ENTRIES: [&Entry; 7] = [
    &constant::ENTRY,
    &uniform::ENTRY,
    &normal::ENTRY,
    &he::NORMAL_ENTRY,
    &he::UNIFORM_ENTRY,
    &xavier::NORMAL_ENTRY,
    &xavier::UNIFORM_ENTRY,
];

/// The most values of a parameter: the draws of a stream and step have as many numbers.
const MOST_VALUES: u64 = 1 << 33;

/// How many values feed one output of a layer, and how many outputs one value feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fans {
    /// Inputs of one output.
    pub fan_in: usize,
    /// Outputs of one input.
    pub fan_out: usize,
}

/// The draws of one parameter.
struct Draws {
    philox: Philox,
    parameter: u64,
}

impl Draws {
    /// Uniform in (0, 1).
    fn uniform(&self, index: usize) -> f64 {
        self.philox.uniform(Stream::Initialization, self.parameter, index as u64)
    }

    /// Standard normal, by the inverse of the distribution function: one draw a value.
    fn normal(&self, index: usize) -> f64 {
        quantile::standard_normal(self.uniform(index))
    }
}

/// An initialiser with its parameters.
#[derive(Clone, Debug)]
pub struct Initializer {
    kind: InitializerKind,
    settings: Settings,
}

impl Initializer {
    /// An initialiser with default parameters.
    pub fn new(kind: InitializerKind) -> Self {
        let place = InitializerKind::ALL.iter().position(|known| *known == kind);
        Self { kind, settings: Settings::new(ENTRIES[place.expect("in the list")]) }
    }

    /// An initialiser by its pinned number.
    pub fn from_code(code: i32) -> Result<Self, Error> {
        Ok(Self::from_settings(Settings::new(by_code(&ENTRIES, code)?)))
    }

    /// An initialiser from settings of this family.
    pub fn from_settings(settings: Settings) -> Self {
        let kind =
            InitializerKind::ALL.into_iter().find(|kind| *kind as i32 == settings.entry().code);
        Self { kind: kind.expect("an entry of this family"), settings }
    }

    /// The kind.
    pub fn kind(&self) -> InitializerKind {
        self.kind
    }

    /// The parameters.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Sets a parameter.
    pub fn set(&mut self, key: Param, value: f64) -> Result<(), Error> {
        self.settings.set(key, value)
    }

    /// Writes the initial values of the parameter with this name.
    pub fn fill(&self, seed: u64, name: &str, fans: Fans, values: &mut [f32]) -> Result<(), Error> {
        if values.len() as u64 > MOST_VALUES {
            return Err(Error::invalid(format!(
                "count: expected at most {MOST_VALUES} values, got {}",
                values.len()
            )));
        }
        let draws = Draws { philox: Philox::new(seed), parameter: name_hash(name) };
        let value = |key| self.settings.value(key);
        match self.kind {
            InitializerKind::Constant => values.fill(value(Param::Value) as f32),
            InitializerKind::Uniform => {
                let (minimum, maximum) = (value(Param::Minimum), value(Param::Maximum));
                if minimum > maximum {
                    return Err(Error::invalid(format!(
                        "minimum: expected at most the maximum {maximum}, got {minimum}"
                    )));
                }
                uniform::fill(&draws, minimum, maximum, values);
            }
            InitializerKind::Normal => {
                normal::fill(&draws, value(Param::Mean), value(Param::StandardDeviation), values);
            }
            InitializerKind::HeNormal => {
                normal::fill(&draws, 0.0, he::variance(fans).sqrt(), values);
            }
            InitializerKind::HeUniform => {
                uniform::fill_with_variance(&draws, he::variance(fans), values);
            }
            InitializerKind::XavierNormal => {
                normal::fill(&draws, 0.0, xavier::variance(fans).sqrt(), values);
            }
            InitializerKind::XavierUniform => {
                uniform::fill_with_variance(&draws, xavier::variance(fans), values);
            }
        }
        Ok(())
    }
}

/// FNV-1a (Fowler, Noll, Vo) of a name: which draws belong to which parameter.
fn name_hash(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(kind: InitializerKind, name: &str, fans: Fans) -> Vec<f32> {
        let mut values = vec![0.0; 100_000];
        Initializer::new(kind).fill(1, name, fans, &mut values).unwrap();
        values
    }

    fn moments(values: &[f32]) -> (f64, f64) {
        let n = values.len() as f64;
        let mean = values.iter().map(|&x| f64::from(x)).sum::<f64>() / n;
        let squares = values.iter().map(|&x| (f64::from(x) - mean) * (f64::from(x) - mean));
        (mean, squares.sum::<f64>() / n)
    }

    #[test]
    fn variances_are_those_of_the_publications() {
        let fans = Fans { fan_in: 50, fan_out: 200 };
        for (kind, variance) in [
            (InitializerKind::Normal, 0.05 * 0.05),
            (InitializerKind::Uniform, 0.1 * 0.1 / 12.0),
            (InitializerKind::HeNormal, 2.0 / 50.0),
            (InitializerKind::HeUniform, 2.0 / 50.0),
            (InitializerKind::XavierNormal, 2.0 / 250.0),
            (InitializerKind::XavierUniform, 2.0 / 250.0),
        ] {
            let (mean, square) = moments(&filled(kind, "dense.weight", fans));
            // Five standard errors of the mean; the variance to 3 %.
            assert!(mean.abs() < 5.0 * f64::sqrt(variance / 1e5), "{kind:?}: mean {mean}");
            assert!((square / variance - 1.0).abs() < 0.03, "{kind:?}: variance {square}");
        }
    }

    #[test]
    fn values_depend_on_seed_and_name_alone() {
        let fans = Fans { fan_in: 3, fan_out: 3 };
        let first = filled(InitializerKind::HeNormal, "a.weight", fans);
        assert_eq!(first, filled(InitializerKind::HeNormal, "a.weight", fans));
        assert_ne!(first, filled(InitializerKind::HeNormal, "b.weight", fans));
        let mut short = vec![0.0; 10];
        Initializer::new(InitializerKind::HeNormal).fill(1, "a.weight", fans, &mut short).unwrap();
        assert_eq!(short, first[..10]);
    }

    #[test]
    fn a_range_upside_down_is_refused() {
        let mut uniform = Initializer::new(InitializerKind::Uniform);
        uniform.set(Param::Minimum, 3.0).unwrap();
        let fans = Fans { fan_in: 1, fan_out: 1 };
        assert!(uniform.fill(1, "w", fans, &mut [0.0]).is_err());
    }
}

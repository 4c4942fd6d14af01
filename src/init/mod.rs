//! Room 3: initialisers, one file each. This file is the family's registry.
//!
//! A value depends on the seed, the parameter's name and the value's place in it, and on nothing
//! else, of a matrix also on its shape: adding a layer elsewhere changes no other layer's values.
//! Values are computed in double precision and rounded once.

mod constant;
mod draws;
mod he;
mod identity;
mod lecun;
mod normal;
mod orthogonal;
mod quantile;
mod scaling;
mod sparse;
mod truncated_normal;
mod uniform;
mod xavier;

use crate::catalog::{Entry, Param, Settings, by_code};
use crate::error::Error;

use draws::{Draws, MOST_VALUES};
pub use scaling::Fans;

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
    /// Normal with variance 2 / fan-in, for ReLU (MSRA); for leaky rectifiers less.
    HeNormal = 4,
    /// Uniform with variance 2 / fan-in, for ReLU (MSRA); for leaky rectifiers less.
    HeUniform = 5,
    /// Normal with variance 2 / (fan-in + fan-out), for tanh and sigmoid.
    XavierNormal = 6,
    /// Uniform with variance 2 / (fan-in + fan-out), for tanh and sigmoid.
    XavierUniform = 7,
    /// Normal with variance 1 / fan-in, for the scaled tanh and SELU.
    LecunNormal = 8,
    /// Uniform with variance 1 / fan-in, for the scaled tanh and SELU.
    LecunUniform = 9,
    /// A matrix with orthonormal columns or rows.
    Orthogonal = 10,
    /// The identity matrix.
    Identity = 11,
    /// Normal, cut off at two bounds.
    TruncatedNormal = 12,
    /// A fixed number of normal weights a unit, all others zero.
    Sparse = 13,
}

impl InitializerKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 13] = [
        Self::Constant,
        Self::Uniform,
        Self::Normal,
        Self::HeNormal,
        Self::HeUniform,
        Self::XavierNormal,
        Self::XavierUniform,
        Self::LecunNormal,
        Self::LecunUniform,
        Self::Orthogonal,
        Self::Identity,
        Self::TruncatedNormal,
        Self::Sparse,
    ];

    /// Whether the values are those of a matrix: they depend on its shape.
    pub fn is_matrix(self) -> bool {
        matches!(self, Self::Orthogonal | Self::Identity | Self::Sparse)
    }
}

/// The family's entries, in the order of their numbers.
pub static ENTRIES: [&Entry; 13] = [
    &constant::ENTRY,
    &uniform::ENTRY,
    &normal::ENTRY,
    &he::NORMAL_ENTRY,
    &he::UNIFORM_ENTRY,
    &xavier::NORMAL_ENTRY,
    &xavier::UNIFORM_ENTRY,
    &lecun::NORMAL_ENTRY,
    &lecun::UNIFORM_ENTRY,
    &orthogonal::ENTRY,
    &identity::ENTRY,
    &truncated_normal::ENTRY,
    &sparse::ENTRY,
];

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

    /// Writes the initial values of the parameter with this name. The values stand in rows of `columns`,
    /// the length of the parameter's last axis, which matters to matrices alone: their number must be
    /// a multiple of it.
    pub fn fill(
        &self,
        seed: u64,
        name: &str,
        fans: Fans,
        columns: usize,
        values: &mut [f32],
    ) -> Result<(), Error> {
        let count = values.len();
        if count as u64 > MOST_VALUES {
            return Err(Error::invalid(format!(
                "count: expected at most {MOST_VALUES} values, got {count}"
            )));
        }
        if self.kind.is_matrix() {
            if count == 0 {
                return Ok(());
            }
            if !count.is_multiple_of(columns) {
                return Err(Error::invalid(format!(
                    "count: initializer {}: expected rows of {columns} values, got {count} values",
                    self.settings.entry().name
                )));
            }
        }
        self.fill_checked(&Draws::new(seed, name), fans, columns, values)
    }

    fn fill_checked(
        &self,
        draws: &Draws,
        fans: Fans,
        columns: usize,
        values: &mut [f32],
    ) -> Result<(), Error> {
        let settings = &self.settings;
        let value = |key| settings.value(key);
        match self.kind {
            InitializerKind::Constant => values.fill(value(Param::Value) as f32),
            InitializerKind::Uniform => {
                let [minimum, maximum] = self.range()?;
                uniform::fill(draws, minimum, maximum, values);
            }
            InitializerKind::Normal => {
                normal::fill(draws, value(Param::Mean), value(Param::StandardDeviation), values);
            }
            InitializerKind::HeNormal => {
                self.fill_normal(draws, he::variance(settings, fans), values);
            }
            InitializerKind::HeUniform => {
                uniform::fill_with_variance(draws, he::variance(settings, fans), values);
            }
            InitializerKind::XavierNormal => {
                self.fill_normal(draws, xavier::variance(settings, fans), values);
            }
            InitializerKind::XavierUniform => {
                uniform::fill_with_variance(draws, xavier::variance(settings, fans), values);
            }
            InitializerKind::LecunNormal => {
                self.fill_normal(draws, lecun::variance(fans), values);
            }
            InitializerKind::LecunUniform => {
                uniform::fill_with_variance(draws, lecun::variance(fans), values);
            }
            InitializerKind::Orthogonal => {
                orthogonal::fill(draws, value(Param::Gain), columns, values)?;
            }
            InitializerKind::Identity => identity::fill(value(Param::Gain), columns, values),
            InitializerKind::TruncatedNormal => {
                let moments = [Param::Mean, Param::StandardDeviation].map(value);
                truncated_normal::fill(draws, moments, self.range()?, values);
            }
            InitializerKind::Sparse => sparse::fill(draws, settings, columns, values)?,
        }
        Ok(())
    }

    /// Normal values of this variance, cut off where the kind's parameter says so.
    fn fill_normal(&self, draws: &Draws, variance: f64, values: &mut [f32]) {
        if self.settings.value(Param::Truncated) == 1.0 {
            truncated_normal::fill_with_variance(draws, variance, values);
        } else {
            normal::fill(draws, 0.0, variance.sqrt(), values);
        }
    }

    /// Minimum and maximum in their order.
    fn range(&self) -> Result<[f64; 2], Error> {
        let [minimum, maximum] =
            [Param::Minimum, Param::Maximum].map(|key| self.settings.value(key));
        if minimum > maximum {
            return Err(Error::invalid(format!(
                "minimum: expected at most the maximum {maximum}, got {minimum}"
            )));
        }
        Ok([minimum, maximum])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(kind: InitializerKind, name: &str, fans: Fans) -> Vec<f32> {
        let mut values = vec![0.0; 100_000];
        Initializer::new(kind).fill(1, name, fans, 1, &mut values).unwrap();
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
        Initializer::new(InitializerKind::HeNormal)
            .fill(1, "a.weight", fans, 1, &mut short)
            .unwrap();
        assert_eq!(short, first[..10]);
    }

    #[test]
    fn a_range_upside_down_is_refused() {
        let mut uniform = Initializer::new(InitializerKind::Uniform);
        uniform.set(Param::Minimum, 3.0).unwrap();
        let fans = Fans { fan_in: 1, fan_out: 1 };
        assert!(uniform.fill(1, "w", fans, 1, &mut [0.0]).is_err());
    }
}

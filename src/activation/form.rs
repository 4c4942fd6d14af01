//! What kind of function an activation is: what it reads beside its input, and which shape it gives.

use crate::catalog::{Param, Settings};
use crate::error::Error;
use crate::kernels::channelwise::MOST_PARAMETERS;

use super::ActivationKind;

/// The forms of activations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Each output depends on one input and on nothing else.
    Elementwise,
    /// Each output depends on its row.
    AlongRows,
    /// Each output depends on one input and on learned parameters.
    Learned,
    /// Each output depends on one input and, in training, on a random number.
    Random,
    /// Rows of outputs have another length than rows of inputs.
    Reshaping,
}

/// The most parameters that an activation learns: SReLU's four.
pub const MOST_LEARNED: usize = MOST_PARAMETERS;

/// What a learned parameter begins with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Initial {
    /// Every value the same.
    Constant(f64),
    /// Uniform between two bounds.
    Uniform(f64, f64),
}

/// A learned parameter of an activation.
#[derive(Debug)]
pub struct Learned {
    /// Its name inside the layer.
    pub name: &'static str,
    /// The parameter of the catalogue that says how many rows of values it has, if it may be more
    /// than one.
    pub rows: Option<Param>,
    /// What it begins with.
    pub initial: fn(&Settings) -> Initial,
}

impl Learned {
    /// A parameter of one row that begins with a value of the catalogue.
    pub(super) const fn constant(name: &'static str, initial: fn(&Settings) -> Initial) -> Self {
        Self { name, rows: None, initial }
    }

    /// Rows of values.
    pub fn row_count(&self, settings: &Settings) -> usize {
        self.rows.map_or(1, |key| settings.value(key) as usize)
    }
}

impl ActivationKind {
    /// The function of the gate, where the kind has one.
    pub(super) fn gate(self) -> Option<Self> {
        match self {
            Self::Glu => Some(Self::Sigmoid),
            Self::Reglu => Some(Self::Relu),
            Self::Geglu => Some(Self::Gelu),
            Self::Swiglu => Some(Self::Silu),
            _ => None,
        }
    }

    /// What kind of function it is.
    pub fn form(self) -> Form {
        use ActivationKind as Kind;
        match self {
            Kind::Softmax | Kind::LogSoftmax | Kind::Softmin | Kind::Sparsemax => Form::AlongRows,
            Kind::Rrelu | Kind::RreluDivisor => Form::Random,
            Kind::Maxout | Kind::Crelu => Form::Reshaping,
            Kind::Glu | Kind::Reglu | Kind::Geglu | Kind::Swiglu => Form::Reshaping,
            _ if self.learned().is_empty() => Form::Elementwise,
            _ => Form::Learned,
        }
    }

    /// Whether each output depends on one input and on nothing else.
    pub fn is_elementwise(self) -> bool {
        self.form() == Form::Elementwise
    }

    /// The parameters that it learns, in the order in which they stand.
    pub fn learned(self) -> &'static [Learned] {
        use ActivationKind as Kind;
        match self {
            Kind::Prelu => &super::prelu::LEARNED,
            Kind::Srelu => &super::srelu::LEARNED,
            Kind::Apl => &super::apl::LEARNED,
            Kind::LearnedSwish => &super::learned_swish::LEARNED,
            Kind::LearnedSnake => &super::learned_snake::LEARNED,
            _ => &[],
        }
    }

    /// The length of a row of outputs, for rows of `columns` inputs; `what` names the columns in
    /// messages.
    pub(super) fn output_columns(
        self,
        settings: &Settings,
        what: &str,
        columns: usize,
    ) -> Result<usize, Error> {
        let name = self.entry().name;
        let parts = match self {
            Self::Maxout => settings.value(Param::Pieces) as usize,
            Self::Glu | Self::Reglu | Self::Geglu | Self::Swiglu => 2,
            Self::Crelu => {
                let doubled = columns.checked_mul(2);
                return doubled.ok_or_else(|| {
                    Error::shape(format!("{what}: activation {name}: {columns} is too many"))
                });
            }
            _ => return Ok(columns),
        };
        if columns.is_multiple_of(parts) {
            return Ok(columns / parts);
        }
        Err(Error::shape(format!(
            "{what}: activation {name}: expected a multiple of {parts}, got {columns}"
        )))
    }
}

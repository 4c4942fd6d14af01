//! Room 3: losses, one file each. This file is the family's registry.
//!
//! A loss looks at the outputs of a batch, row by row, gives each row a value and writes the
//! gradient of the batch's mean at the outputs, in one pass. Row values are added by the one
//! order of all reductions.

mod mean_squared_error;
mod softmax_cross_entropy;
mod targets;

use crate::catalog::{Entry, Param, Settings, by_code};
use crate::error::Error;
use crate::kernels::elementwise::CHUNK;
use crate::kernels::reduce;
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::{Kernel, Simd};

pub use targets::Targets;

// Adding one: a line here, in `ALL`, `ENTRIES`, `classifies`, `evaluate` and its twin in
// float64.
/// The losses, with their pinned numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum LossKind {
    /// The mean of the squared differences.
    MeanSquaredError = 1,
    /// Cross entropy of the softmax of the outputs.
    SoftmaxCrossEntropy = 2,
}

impl LossKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 2] = [Self::MeanSquaredError, Self::SoftmaxCrossEntropy];

    /// Whether the largest output names a class, so that accuracy has a meaning.
    pub fn classifies(self) -> bool {
        self == Self::SoftmaxCrossEntropy
    }
}

/// The family's entries, in the order of their numbers.
pub static ENTRIES: [&Entry; 2] = [&mean_squared_error::ENTRY, &softmax_cross_entropy::ENTRY];

/// A loss with its parameters.
#[derive(Clone, Debug)]
pub struct Loss {
    kind: LossKind,
    settings: Settings,
}

/// Where `evaluate` writes.
pub struct LossOutput<'a> {
    /// One value a row: the row's own loss.
    pub row_values: &'a mut [f32],
    /// The gradient of the batch's loss at the outputs.
    pub gradient: &'a mut [f32],
}

impl Loss {
    /// A loss with default parameters.
    pub fn new(kind: LossKind) -> Self {
        let place = LossKind::ALL.iter().position(|known| *known == kind);
        Self { kind, settings: Settings::new(ENTRIES[place.expect("in the list")]) }
    }

    /// A loss by its pinned number.
    pub fn from_code(code: i32) -> Result<Self, Error> {
        Ok(Self::from_settings(Settings::new(by_code(&ENTRIES, code)?)))
    }

    /// A loss from settings of this family.
    pub fn from_settings(settings: Settings) -> Self {
        let kind = LossKind::ALL.into_iter().find(|kind| *kind as i32 == settings.entry().code);
        Self { kind: kind.expect("an entry of this family"), settings }
    }

    /// The kind.
    pub fn kind(&self) -> LossKind {
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

    /// Checks targets against outputs of `rows` × `columns`; `number` gives the number of a row of
    /// the batch in the whole that the host knows.
    #[inline]
    pub fn check(
        &self,
        rows: usize,
        columns: usize,
        targets: &Targets<'_>,
        number: impl Fn(usize) -> usize,
    ) -> Result<(), Error> {
        self.check_by(rows, columns, targets, &number)
    }

    #[inline(never)]
    fn check_by(
        &self,
        rows: usize,
        columns: usize,
        targets: &Targets<'_>,
        number: &dyn Fn(usize) -> usize,
    ) -> Result<(), Error> {
        if self.kind == LossKind::MeanSquaredError && targets.labels() {
            return Err(Error::shape(
                "targets: mean_squared_error: expected float32 values, got labels",
            ));
        }
        targets.check(rows, columns, number)
    }

    /// The mean loss of a batch: outputs are rows of `columns` elements. Targets were checked.
    pub fn evaluate(
        &self,
        runtime: &Runtime,
        columns: usize,
        outputs: &[f32],
        targets: &Targets<'_>,
        result: LossOutput<'_>,
    ) -> f64 {
        let LossOutput { row_values, gradient } = result;
        let rows = row_values.len();
        if rows == 0 {
            return 0.0;
        }
        let columns_at_least = columns.max(1);
        let rows_at_once = CHUNK.div_ceil(columns_at_least);
        let parts = [(gradient, rows_at_once * columns_at_least), (&mut *row_values, rows_at_once)];
        runtime.for_each_chunk(rows * columns, parts, |index, [gradient, values]| {
            let first = index * rows_at_once;
            runtime.dispatch(RowPass {
                loss: self.kind,
                columns,
                rows,
                first,
                outputs: &outputs[first * columns..][..gradient.len()],
                targets,
                gradient,
                values,
            });
        });
        f64::from(runtime.dispatch(Total(row_values))) / rows as f64
    }

    /// The mean loss of a batch in float64, by the textbook's equation: what gradient checks take
    /// differences of. Rows have `columns` outputs, at least one; targets were checked.
    pub fn evaluate_in_double(
        &self,
        columns: usize,
        outputs: &[f64],
        targets: &Targets<'_>,
    ) -> f64 {
        let rows = (outputs.len() / columns).max(1);
        let mut sum = 0.0;
        for (row, outputs) in outputs.chunks_exact(columns).enumerate() {
            let expected = |column| targets.in_double(row, column, columns);
            sum += match self.kind {
                LossKind::MeanSquaredError => mean_squared_error::row_in_double(outputs, expected),
                LossKind::SoftmaxCrossEntropy => {
                    softmax_cross_entropy::row_in_double(outputs, expected)
                }
            };
        }
        sum / rows as f64
    }
}

struct Total<'a>(&'a [f32]);

impl Kernel for Total<'_> {
    type Output = f32;
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> f32 {
        reduce::sum(simd, self.0)
    }
}

/// Some rows of a batch.
struct RowPass<'a> {
    loss: LossKind,
    columns: usize,
    /// Rows of the whole batch: the mean is over them.
    rows: usize,
    /// The first of these rows in the batch.
    first: usize,
    outputs: &'a [f32],
    targets: &'a Targets<'a>,
    gradient: &'a mut [f32],
    values: &'a mut [f32],
}

impl Kernel for RowPass<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        match self.loss {
            LossKind::MeanSquaredError => mean_squared_error::rows(simd, self),
            LossKind::SoftmaxCrossEntropy if self.targets.labels() => {
                softmax_cross_entropy::label_rows(simd, self);
            }
            LossKind::SoftmaxCrossEntropy => softmax_cross_entropy::rows(simd, self),
        }
    }
}

//! What a batch should have given: values, or the numbers of classes.

use crate::error::{Error, ErrorCode};

/// Targets of a batch, row after row.
#[derive(Clone, Copy, Debug)]
pub enum Targets<'a> {
    /// A value, or a probability, for each output.
    Values(&'a [f32]),
    /// A class a row.
    Labels32(&'a [i32]),
    /// A class a row.
    Labels64(&'a [i64]),
}

impl<'a> Targets<'a> {
    /// Whether they are class numbers.
    pub fn labels(&self) -> bool {
        !matches!(self, Self::Values(_))
    }

    /// The class of a row, where the targets are classes.
    #[inline(always)]
    pub fn label(&self, row: usize) -> Option<usize> {
        match self {
            Self::Values(_) => None,
            Self::Labels32(labels) => Some(labels[row] as usize),
            Self::Labels64(labels) => Some(labels[row] as usize),
        }
    }

    /// The values of a row; empty where the targets are classes.
    #[inline(always)]
    pub fn row(&self, row: usize, columns: usize) -> &'a [f32] {
        match self {
            Self::Values(values) => &values[row * columns..][..columns],
            Self::Labels32(_) | Self::Labels64(_) => &[],
        }
    }

    /// What an output should have been: a value, or 1 for the label's and 0 for others.
    #[inline(never)]
    pub fn in_double(&self, row: usize, column: usize, columns: usize) -> f64 {
        let label = match self {
            Self::Values(values) => return f64::from(values[row * columns + column]),
            Self::Labels32(labels) => labels[row] as usize,
            Self::Labels64(labels) => labels[row] as usize,
        };
        f64::from(u8::from(label == column))
    }

    /// Checks count and range against outputs of `rows` × `columns`; `number` gives the number of
    /// a row of the batch in the whole that the host knows.
    pub fn check(
        &self,
        rows: usize,
        columns: usize,
        number: &dyn Fn(usize) -> usize,
    ) -> Result<(), Error> {
        let (count, expected, what) = match self {
            Self::Values(values) => (values.len(), rows * columns, "values"),
            Self::Labels32(labels) => (labels.len(), rows, "labels"),
            Self::Labels64(labels) => (labels.len(), rows, "labels"),
        };
        if count != expected {
            return Err(Error::shape(format!(
                "targets: expected {expected} {what} for {rows} rows of {columns} outputs, got {count}"
            )));
        }
        self.check_labels(columns, number)
    }

    /// Checks that labels are below `columns`.
    #[inline(never)]
    fn check_labels(&self, columns: usize, number: &dyn Fn(usize) -> usize) -> Result<(), Error> {
        let fits = |label: i64| usize::try_from(label).is_ok_and(|label| label < columns);
        let bad = match self {
            Self::Values(_) => None,
            Self::Labels32(labels) => {
                let mut labels = labels.iter().map(|&label| i64::from(label)).enumerate();
                labels.find(|(_, label)| !fits(*label))
            }
            Self::Labels64(labels) => {
                labels.iter().copied().enumerate().find(|(_, label)| !fits(*label))
            }
        };
        let Some((row, label)) = bad else { return Ok(()) };
        let (row, last) = (number(row), columns.saturating_sub(1));
        let message = format!("targets: row {row}: expected a label from 0 to {last}, got {label}");
        Err(Error::new(ErrorCode::OutOfRange, message))
    }
}

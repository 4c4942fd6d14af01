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

    /// Checks count and range against outputs of `rows` × `columns`.
    pub fn check(&self, rows: usize, columns: usize) -> Result<(), Error> {
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
        match self {
            Self::Values(_) => Ok(()),
            Self::Labels32(labels) => check_range(labels.iter().map(|&l| i64::from(l)), columns),
            Self::Labels64(labels) => check_range(labels.iter().copied(), columns),
        }
    }
}

fn check_range(mut labels: impl Iterator<Item = i64>, columns: usize) -> Result<(), Error> {
    let fits = |label: i64| usize::try_from(label).is_ok_and(|label| label < columns);
    let mut row = 0;
    let bad = labels.find(|&label| {
        row += 1;
        !fits(label)
    });
    match bad {
        None => Ok(()),
        Some(label) => Err(Error::new(
            ErrorCode::OutOfRange,
            format!(
                "targets: row {}: expected a label from 0 to {}, got {label}",
                row - 1,
                columns.saturating_sub(1)
            ),
        )),
    }
}

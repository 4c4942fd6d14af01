//! What a batch should have given: values, or the numbers of classes.

use std::ops::Range;

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
    /// The class of each of so many rows is the row's number, counted from the first one's.
    RowNumbers {
        /// The first row's number.
        first: usize,
        /// How many rows.
        count: usize,
    },
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
            Self::RowNumbers { first, .. } => Some(first + row),
        }
    }

    /// The values of a row; empty where the targets are classes.
    #[inline(always)]
    pub fn row(&self, row: usize, columns: usize) -> &'a [f32] {
        match self {
            Self::Values(values) => &values[row * columns..][..columns],
            _ => &[],
        }
    }

    /// What an output should have been: a value, or 1 for the label's and 0 for others.
    #[inline(never)]
    pub fn in_double(&self, row: usize, column: usize, columns: usize) -> f64 {
        let label = match self {
            Self::Values(values) => return f64::from(values[row * columns + column]),
            Self::Labels32(labels) => labels[row] as usize,
            Self::Labels64(labels) => labels[row] as usize,
            Self::RowNumbers { first, .. } => first + row,
        };
        f64::from(u8::from(label == column))
    }

    /// The label of a row as it stands, where the targets are labels.
    #[inline(always)]
    pub fn signed_label(&self, row: usize) -> Option<i64> {
        match self {
            Self::Values(_) => None,
            Self::Labels32(labels) => Some(i64::from(labels[row])),
            Self::Labels64(labels) => Some(labels[row]),
            Self::RowNumbers { first, .. } => Some((first + row) as i64),
        }
    }

    /// The values of some rows, one after the other; empty where the targets are labels.
    pub fn rows(&self, first: usize, count: usize, columns: usize) -> &'a [f32] {
        match self {
            Self::Values(values) => &values[first * columns..][..count * columns],
            _ => &[],
        }
    }

    /// The targets of some rows, of `columns` values each where they are values.
    pub fn part(&self, rows: Range<usize>, columns: usize) -> Targets<'a> {
        match self {
            Self::Values(values) => Self::Values(&values[rows.start * columns..rows.end * columns]),
            Self::Labels32(labels) => Self::Labels32(&labels[rows]),
            Self::Labels64(labels) => Self::Labels64(&labels[rows]),
            Self::RowNumbers { first, .. } => {
                Self::RowNumbers { first: first + rows.start, count: rows.len() }
            }
        }
    }

    /// Checks that there are labels for `rows` rows, or `each` values for each.
    pub fn check_count(&self, rows: usize, each: usize, columns: usize) -> Result<(), Error> {
        let (count, expected, what) = match self {
            Self::Values(values) => (values.len(), rows * each, "values"),
            Self::Labels32(labels) => (labels.len(), rows, "labels"),
            Self::Labels64(labels) => (labels.len(), rows, "labels"),
            Self::RowNumbers { count, .. } => (*count, rows, "labels"),
        };
        if count == expected {
            return Ok(());
        }
        Err(Error::shape(format!(
            "targets: expected {expected} {what} for {rows} rows of {columns} outputs, got {count}"
        )))
    }

    /// The first label that does not fit, with its row.
    fn first_unfit(&self, fits: &dyn Fn(i64) -> bool) -> Option<(usize, i64)> {
        match self {
            Self::Values(_) => None,
            Self::Labels32(labels) => {
                let mut labels = labels.iter().map(|&label| i64::from(label)).enumerate();
                labels.find(|(_, label)| !fits(*label))
            }
            Self::Labels64(labels) => {
                labels.iter().copied().enumerate().find(|(_, label)| !fits(*label))
            }
            Self::RowNumbers { first, count } => {
                let mut labels = (0..*count).map(|row| (row, (first + row) as i64));
                labels.find(|(_, label)| !fits(*label))
            }
        }
    }

    /// Checks that labels are below `columns`, or the one that is ignored; `number` gives the number
    /// of a row of the batch in the whole that the host knows.
    #[inline(never)]
    pub fn check_labels(
        &self,
        columns: usize,
        ignored: Option<i64>,
        number: &dyn Fn(usize) -> usize,
    ) -> Result<(), Error> {
        let is_class = |label: i64| usize::try_from(label).is_ok_and(|label| label < columns);
        let bad = self.first_unfit(&|label| is_class(label) || Some(label) == ignored);
        let Some((row, label)) = bad else { return Ok(()) };
        let (row, last) = (number(row), columns.saturating_sub(1));
        let message = format!("targets: row {row}: expected a label from 0 to {last}, got {label}");
        Err(Error::new(ErrorCode::OutOfRange, message))
    }

    /// Checks that labels are 1 or −1.
    #[inline(never)]
    pub fn check_signs(&self, number: &dyn Fn(usize) -> usize) -> Result<(), Error> {
        let bad = self.first_unfit(&|label| label == 1 || label == -1);
        let Some((row, label)) = bad else { return Ok(()) };
        let row = number(row);
        let message = format!("targets: row {row}: expected the label 1 or -1, got {label}");
        Err(Error::new(ErrorCode::OutOfRange, message))
    }
}

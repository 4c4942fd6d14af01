//! The pass of losses that look at a whole row of outputs at once.

use crate::kernels::simd::{Kernel, Simd};

use super::RowPass;

/// A loss of one row.
pub(super) trait RowLoss: Copy + Sync {
    /// The row's loss; writes the gradient, of the row's loss times `share`. Implement it with
    /// `#[inline(always)]`.
    fn row<S: Simd>(self, simd: S, row: Row<'_>) -> f32;
}

/// One row of a batch.
pub(super) struct Row<'a> {
    pub outputs: &'a [f32],
    /// Empty where the targets are labels.
    pub targets: &'a [f32],
    /// 0 where the targets are values.
    pub label: i64,
    pub gradient: &'a mut [f32],
    pub share: f32,
}

/// Computes some rows of a batch.
pub(super) struct EachRow<'a, F> {
    pub pass: RowPass<'a>,
    /// Targets of a row, where they are values.
    pub target_columns: usize,
    pub function: F,
}

impl<F: RowLoss> Kernel for EachRow<'_, F> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let RowPass { columns, first, share, outputs, targets, gradient, values, .. } = self.pass;
        for (index, value) in values.iter_mut().enumerate() {
            let range = index * columns..(index + 1) * columns;
            let row = Row {
                outputs: &outputs[range.clone()],
                targets: targets.row(first + index, self.target_columns),
                label: targets.signed_label(first + index).unwrap_or(0),
                gradient: &mut gradient[range],
                share: share as f32,
            };
            *value = self.function.row(simd, row);
        }
    }
}

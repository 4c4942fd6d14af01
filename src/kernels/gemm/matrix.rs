//! A matrix in memory, read with two strides.

/// A matrix: element (i, j) is `values[i * row_stride + j * column_stride]`.
#[derive(Clone, Copy, Debug)]
pub struct Matrix<'a> {
    /// The elements.
    pub values: &'a [f32],
    /// Distance between rows.
    pub row_stride: usize,
    /// Distance between columns.
    pub column_stride: usize,
}

impl<'a> Matrix<'a> {
    /// A matrix whose rows of `columns` elements stand one after the other.
    pub fn rows(values: &'a [f32], columns: usize) -> Self {
        Self { values, row_stride: columns, column_stride: 1 }
    }

    /// The same elements with rows and columns exchanged.
    pub fn transposed(self) -> Self {
        Self { row_stride: self.column_stride, column_stride: self.row_stride, ..self }
    }

    /// Whether every element of a matrix of this shape is there.
    pub(super) fn holds(&self, rows: usize, columns: usize) -> bool {
        rows == 0 || columns == 0 || self.index(rows - 1, columns - 1) < self.values.len()
    }

    /// Where an element stands among the values.
    pub(super) fn index(&self, row: usize, column: usize) -> usize {
        row * self.row_stride + column * self.column_stride
    }

    /// The address of an element.
    ///
    /// # Safety
    /// The element is there.
    pub(super) unsafe fn at(&self, row: usize, column: usize) -> *const f32 {
        let index = self.index(row, column);
        debug_assert!(index < self.values.len());
        // SAFETY: the caller promises that the index is inside.
        unsafe { self.values.as_ptr().add(index) }
    }
}

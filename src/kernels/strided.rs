//! Rows of floats that stand at strides in a host's memory, gathered into a block of rows and
//! scattered out of one.
//!
//! Element c of row r stands at first + r · row stride + c · column stride: rows one after the other
//! (columns, 1), fields of a host's structs (floats of the struct, 1), or a structure of arrays, one
//! array a field (1, floats of an array). The loops go through the host's memory by its smaller
//! stride. Cost: one load and one store a float.

use std::marker::PhantomData;

use super::runtime::Runtime;

/// How many rows and columns there are, and floats from one to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strides {
    /// Rows.
    pub rows: usize,
    /// Elements of a row.
    pub columns: usize,
    /// Floats from a row to the next.
    pub row: usize,
    /// Floats from an element to the next.
    pub column: usize,
}

impl Strides {
    /// Rows one after the other.
    pub fn contiguous(rows: usize, columns: usize) -> Self {
        Self { rows, columns, row: columns, column: 1 }
    }

    /// Floats from the first element to the last, both counted; `None` where they do not fit into
    /// memory.
    pub fn extent(&self) -> Option<usize> {
        const MOST: usize = isize::MAX as usize / size_of::<f32>();
        if self.rows == 0 || self.columns == 0 {
            return Some(0);
        }
        let last = (self.rows - 1).checked_mul(self.row)?;
        let last = last.checked_add((self.columns - 1).checked_mul(self.column)?)?;
        last.checked_add(1).filter(|extent| *extent <= MOST)
    }

    /// Whether one stride steps over all that the other reaches, so that no two elements share a
    /// place. Of strides that fit into memory.
    pub fn are_distinct(&self) -> bool {
        let (rows, columns) =
            (self.span(self.rows, self.row), self.span(self.columns, self.column));
        self.extent() == Some(0)
            || self.steps(self.row, self.rows, columns) && self.steps(self.column, self.columns, 1)
            || self.steps(self.column, self.columns, rows) && self.steps(self.row, self.rows, 1)
    }

    /// Whether a stride, if it is used at all, is at least so long.
    fn steps(&self, stride: usize, count: usize, least: usize) -> bool {
        count <= 1 || stride >= least
    }

    /// Floats that `count` elements at a stride reach over.
    fn span(&self, count: usize, stride: usize) -> usize {
        count.saturating_sub(1) * stride + 1
    }

    /// Whether no element is one of `other`, whose first stands `distance` floats behind the first of
    /// these: one set stands behind the other, or they alternate, as fields of the same structs do.
    pub fn are_apart(&self, other: &Self, distance: isize) -> bool {
        let (Some(extent), Some(other_extent)) = (self.extent(), other.extent()) else {
            return false;
        };
        let behind = distance >= 0 && distance.unsigned_abs() >= extent;
        let before = distance < 0 && distance.unsigned_abs() >= other_extent;
        let alternate = |period: usize, span: usize, other_span: usize| {
            let Ok(signed) = isize::try_from(period) else { return false };
            let place = if signed == 0 { 0 } else { distance.rem_euclid(signed) as usize };
            place >= span && place.saturating_add(other_span) <= period
        };
        let span = |of: &Self| [of.span(of.rows, of.row), of.span(of.columns, of.column)];
        let ([rows, columns], [other_rows, other_columns]) = (span(self), span(other));
        extent == 0
            || other_extent == 0
            || behind
            || before
            || self.row == other.row && alternate(self.row, columns, other_columns)
            || self.column == other.column && alternate(self.column, rows, other_rows)
    }

    /// Calls `copy` with the place of each run of floats that stand one after the other on both sides:
    /// in the host's memory, in a block of rows, and its length; or of each float.
    #[inline(always)]
    fn for_each(&self, mut copy: impl FnMut(usize, usize, usize)) {
        let Self { rows, columns, row, column } = *self;
        if column == 1 && row == columns {
            copy(0, 0, rows * columns);
        } else if column == 1 {
            (0..rows).for_each(|r| copy(r * row, r * columns, columns));
        } else if row < column {
            for c in 0..columns {
                (0..rows).for_each(|r| copy(r * row + c * column, r * columns + c, 1));
            }
        } else {
            for r in 0..rows {
                (0..columns).for_each(|c| copy(r * row + c * column, r * columns + c, 1));
            }
        }
    }
}

/// Rows that are read.
#[derive(Clone, Copy)]
pub struct StridedRows<'a> {
    first: *const f32,
    strides: Strides,
    memory: PhantomData<&'a [f32]>,
}

/// Rows that are written.
pub struct StridedRowsMut<'a> {
    first: *mut f32,
    strides: Strides,
    memory: PhantomData<&'a mut [f32]>,
}

// SAFETY: reads alone, of memory that is lent for reading.
unsafe impl Sync for StridedRows<'_> {}
// SAFETY: `for_each_block` alone uses one on several threads, and gives each its own rows.
unsafe impl Sync for StridedRowsMut<'_> {}

impl<'a> StridedRows<'a> {
    /// Rows of a host's memory.
    ///
    /// # Safety
    /// All elements can be read for `'a`, and nobody writes them.
    pub unsafe fn new(first: *const f32, strides: Strides) -> Self {
        Self { first, strides, memory: PhantomData }
    }

    /// Rows in a slice.
    ///
    /// # Panics
    /// Where it is too short.
    pub fn of(values: &'a [f32], strides: Strides) -> Self {
        assert!(strides.extent().is_some_and(|extent| extent <= values.len()), "too few values");
        Self { first: values.as_ptr(), strides, memory: PhantomData }
    }

    /// How they stand.
    pub fn strides(&self) -> Strides {
        self.strides
    }

    fn part(&self, first: usize, rows: usize) -> Self {
        let place = self.first.wrapping_add(first * self.strides.row);
        Self { first: place, strides: Strides { rows, ..self.strides }, memory: PhantomData }
    }

    /// Copies the rows into a block.
    ///
    /// # Panics
    /// Where the block has another size.
    #[inline]
    pub fn gather(&self, block: &mut [f32]) {
        assert_eq!(block.len(), self.strides.rows * self.strides.columns, "another size");
        let block = block.as_mut_ptr();
        // SAFETY: `for_each` stays within the elements, which can be read, and within the block, which
        // is borrowed mutably and so apart from them.
        self.strides.for_each(|from, to, count| unsafe {
            std::ptr::copy_nonoverlapping(self.first.add(from), block.add(to), count);
        });
    }
}

impl<'a> StridedRowsMut<'a> {
    /// Rows of a host's memory.
    ///
    /// # Safety
    /// All elements can be written for `'a`, no two are at one place, and nobody else uses them.
    pub unsafe fn new(first: *mut f32, strides: Strides) -> Self {
        Self { first, strides, memory: PhantomData }
    }

    /// Rows in a slice.
    ///
    /// # Panics
    /// Where it is too short, or two elements may be at one place.
    pub fn of(values: &'a mut [f32], strides: Strides) -> Self {
        assert!(strides.extent().is_some_and(|extent| extent <= values.len()), "too few values");
        assert!(strides.are_distinct(), "elements at one place");
        Self { first: values.as_mut_ptr(), strides, memory: PhantomData }
    }

    /// How they stand.
    pub fn strides(&self) -> Strides {
        self.strides
    }

    /// # Safety
    /// No row is in two parts that are alive at the same time.
    unsafe fn part(&self, first: usize, rows: usize) -> Self {
        let place = self.first.wrapping_add(first * self.strides.row);
        Self { first: place, strides: Strides { rows, ..self.strides }, memory: PhantomData }
    }

    /// Copies the rows out of a block.
    ///
    /// # Panics
    /// Where the block has another size.
    #[inline]
    pub fn scatter(&mut self, block: &[f32]) {
        assert_eq!(block.len(), self.strides.rows * self.strides.columns, "another size");
        // SAFETY: `for_each` stays within the block and within the elements, which this has to itself.
        self.strides.for_each(|to, from, count| unsafe {
            std::ptr::copy_nonoverlapping(block.as_ptr().add(from), self.first.add(to), count);
        });
    }
}

/// Cuts rows of inputs and as many of outputs into blocks of at most `block`, and calls `body` once
/// for each, on the runtime's threads; `work` and `scratch` as for [`Runtime::share`].
pub fn for_each_block(
    (runtime, work, block): (&Runtime, usize, usize),
    inputs: StridedRows<'_>,
    outputs: StridedRowsMut<'_>,
    scratch: &mut [f32],
    body: impl Fn(StridedRows<'_>, StridedRowsMut<'_>, &mut [f32]) + Sync,
) {
    let rows = inputs.strides.rows;
    assert_eq!(outputs.strides.rows, rows, "another number of rows");
    let outputs = &outputs;
    runtime.share(work, rows.div_ceil(block), scratch, |index, scratch| {
        let first = index * block;
        let rows = block.min(rows - first);
        // SAFETY: each index comes once.
        let outputs = unsafe { outputs.part(first, rows) };
        body(inputs.part(first, rows), outputs, scratch);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    /// All strides of a few rows and columns.
    fn all() -> impl Iterator<Item = Strides> {
        (0..4usize.pow(2) * 81).map(|code| Strides {
            rows: code % 4,
            columns: code / 4 % 4,
            row: code / 16 % 9,
            column: code / 144,
        })
    }

    fn places(strides: &Strides, first: isize) -> Vec<isize> {
        let Strides { rows, columns, row, column } = *strides;
        let place = |r: usize, c: usize| first + (r * row + c * column) as isize;
        (0..rows).flat_map(|r| (0..columns).map(move |c| place(r, c))).collect()
    }

    #[test]
    fn what_is_called_distinct_and_apart_is_so() {
        let mut both = 0;
        for one in all() {
            let taken = places(&one, 0);
            let set: HashSet<_> = taken.iter().copied().collect();
            assert_eq!(one.extent(), Some(taken.iter().max().map_or(0, |last| *last as usize + 1)));
            assert!(!one.are_distinct() || set.len() == taken.len(), "{one:?}");
            for other in all().step_by(7) {
                for distance in -9..10 {
                    let apart = places(&other, distance).iter().all(|place| !set.contains(place));
                    let said = one.are_apart(&other, distance);
                    assert!(!said || apart, "{one:?} {other:?} {distance}");
                    both += usize::from(said && apart);
                }
            }
        }
        assert!(both > 100_000, "{both}");
    }

    #[test]
    fn the_usual_layouts_are_taken() {
        let structs = |columns| Strides { rows: 5, columns, row: 10, column: 1 };
        assert!(structs(6).are_apart(&structs(4), 6) && structs(4).are_apart(&structs(6), -6));
        assert!(!structs(7).are_apart(&structs(4), 6) && !structs(6).are_apart(&structs(5), 6));
        let arrays = Strides { rows: 5, columns: 3, row: 1, column: 8 };
        assert!(arrays.are_distinct() && arrays.are_apart(&arrays, 24));
        assert!(arrays.are_apart(&Strides { rows: 3, ..arrays }, 5));
        assert!(!arrays.are_apart(&Strides { rows: 4, ..arrays }, 5));
        let huge = Strides { rows: 3, columns: 2, row: usize::MAX / 2, column: 1 };
        assert_eq!(huge.extent(), None);
    }

    #[test]
    fn what_is_gathered_is_scattered_back() {
        for strides in all().filter(|strides| strides.are_distinct() && strides.columns > 0) {
            let length = strides.extent().unwrap();
            let values: Vec<f32> = (0..length).map(|value| value as f32).collect();
            let mut block = vec![-1.0; strides.rows * strides.columns];
            StridedRows::of(&values, strides).gather(&mut block);
            let expected: Vec<_> = places(&strides, 0).iter().map(|place| *place as f32).collect();
            assert_eq!(block, expected, "{strides:?}");
            let mut back = vec![-1.0; length];
            StridedRowsMut::of(&mut back, strides).scatter(&block);
            let places: HashSet<_> = places(&strides, 0).into_iter().collect();
            for (place, value) in back.iter().enumerate() {
                let written = places.contains(&(place as isize));
                assert_eq!(*value, if written { place as f32 } else { -1.0 }, "{strides:?}");
            }
        }
    }
}

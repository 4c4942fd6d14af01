//! The state of an optimizer: named arrays beside each parameter, whose sizes follow from its shape.
//!
//! Of a parameter with two axes or more, the last two are the rows and columns of a matrix, the others
//! number the matrices; what has fewer axes is a vector.

use crate::catalog::{Param, Settings};

/// A named array of the state.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    /// Its name, as it stands in checkpoints.
    pub name: &'static str,
    /// How many floats it has.
    pub extent: Extent,
}

/// How many floats a slot has beside a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// One a weight.
    Weights,
    /// One a row of each matrix; none for vectors.
    Rows,
    /// One a column of each matrix; none for vectors.
    Columns,
    /// One a weight of vectors; none for matrices.
    Vectors,
    /// So many arrays with one a weight as this setting says.
    Times(Param),
}

impl Slot {
    /// A slot with one float a weight.
    pub(super) const fn each(name: &'static str) -> Self {
        Self { name, extent: Extent::Weights }
    }

    /// A slot of another extent.
    pub(super) const fn of(name: &'static str, extent: Extent) -> Self {
        Self { name, extent }
    }

    /// Floats beside a parameter; saturates.
    pub(super) fn floats(self, settings: &Settings, shape: &[usize]) -> usize {
        let all = product(shape);
        let is_matrix = shape.len() >= 2;
        match self.extent {
            Extent::Weights => all,
            Extent::Rows if is_matrix => product(&shape[..shape.len() - 1]),
            Extent::Columns if is_matrix => {
                product(&shape[..shape.len() - 2]).saturating_mul(shape[shape.len() - 1])
            }
            Extent::Vectors if !is_matrix => all,
            Extent::Times(key) => all.saturating_mul(settings.value(key) as usize),
            Extent::Rows | Extent::Columns | Extent::Vectors => 0,
        }
    }

    /// The shape of one copy beside a parameter, as a checkpoint has it; none where there are no
    /// floats for a parameter of this shape.
    pub(super) fn shape(self, shape: &[usize]) -> Option<Vec<usize>> {
        let (is_matrix, axes) = (shape.len() >= 2, shape.len());
        match self.extent {
            Extent::Weights => Some(shape.to_vec()),
            Extent::Rows => is_matrix.then(|| shape[..axes - 1].to_vec()),
            Extent::Columns => is_matrix.then(|| [&shape[..axes - 2], &shape[axes - 1..]].concat()),
            Extent::Vectors => (!is_matrix).then(|| shape.to_vec()),
            Extent::Times(_) => Some(shape.to_vec()),
        }
    }

    /// How many arrays of this shape there are.
    pub(super) fn copies(self, settings: &Settings) -> usize {
        match self.extent {
            Extent::Times(key) => settings.value(key) as usize,
            _ => 1,
        }
    }
}

/// The number of elements; saturates.
pub(super) fn product(lengths: &[usize]) -> usize {
    lengths.iter().fold(1, |all, &length| all.saturating_mul(length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Entry, parameter};

    static ENTRY: Entry = Entry {
        family: "optimizer",
        code: 1,
        name: "test",
        description: "",
        parameters: &[parameter(Param::Steps, 3.0, [0.0, 9.0], "")],
    };

    #[test]
    fn the_floats_are_those_of_the_shape() {
        let settings = Settings::new(&ENTRY);
        let extents = [Extent::Weights, Extent::Rows, Extent::Columns, Extent::Vectors];
        let extents = extents.into_iter().chain([Extent::Times(Param::Steps)]);
        for slot in extents.map(|extent| Slot::of("test", extent)) {
            for shape in [&[][..], &[5], &[0], &[4, 3], &[1, 3], &[2, 4, 3], &[2, 5, 4, 3]] {
                let made = slot.shape(shape).map_or(0, |shape| product(&shape));
                let made = made * slot.copies(&settings);
                assert_eq!(slot.floats(&settings, shape), made, "{slot:?} of {shape:?}");
            }
        }
        let floats = |extent, shape: &[usize]| Slot::of("", extent).floats(&settings, shape);
        assert_eq!([2, 3].map(|rows| floats(Extent::Rows, &[7, rows, 5])), [14, 21]);
        assert_eq!(floats(Extent::Columns, &[7, 2, 5]), 35);
        assert_eq!((floats(Extent::Rows, &[4]), floats(Extent::Vectors, &[4, 1])), (0, 0));
        assert_eq!(floats(Extent::Times(Param::Steps), &[2, 2]), 12);
        assert_eq!(floats(Extent::Weights, &[usize::MAX, 3]), usize::MAX);
    }
}

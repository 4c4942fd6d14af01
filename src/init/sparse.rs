//! Sparse initialisation: of each unit a few incoming weights from N(0, deviation²), all others 0, so
//! that units are unlike each other however many inputs there are.
//!
//! Martens 2010, "Deep learning via Hessian-free optimization", section 5, with 15 weights a unit;
//! Sutskever, Martens, Dahl and Hinton 2013, section 3.1, with deviation 1. Which weights of a column
//! are chosen: the first steps of a shuffle (Fisher and Yates 1938, Durstenfeld 1964), so that those of
//! fewer connections are among those of more. Cost: a draw and a write a value that is not 0, a write
//! for all others; an index a row of memory.

use crate::catalog::{Entry, Param, Parameter, Settings, parameter};
use crate::error::Error;
use crate::tensor::buffer::Buffer;

use super::draws::Draws;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "initializer",
    code: 13,
    name: "sparse",
    description: "Of each column of [inputs, units], the weights of a unit, a fixed number from a \
                  normal distribution of mean 0, all others 0 (Martens 2010; Sutskever, Martens, \
                  Dahl and Hinton 2013). All axes but the last are taken as one. PyTorch's sparse_ \
                  gives the share of zeros, and for each input.",
    parameters: &[
        Parameter {
            key: Param::Connections,
            default: 15.0,
            minimum: 1.0,
            maximum: 1e9,
            integer: true,
            description: "the weights of a unit that are not 0, as far as it has so many",
        },
        parameter(
            Param::Share,
            0.0,
            [0.0, 1.0],
            "their number as a share of all weights of the unit, rounded to the nearest, at least \
             1; 0 for the number of connections",
        ),
        parameter(Param::StandardDeviation, 1.0, [0.0, 1e30], "the standard deviation"),
    ],
};

/// The weights that are not zero, of a column of so many rows.
fn connections(settings: &Settings, rows: usize) -> usize {
    let share = settings.value(Param::Share);
    let number = if share > 0.0 {
        (share * rows as f64).round().max(1.0)
    } else {
        settings.value(Param::Connections)
    };
    (number as usize).min(rows)
}

/// A matrix of rows of `columns` values.
pub(super) fn fill(
    draws: &Draws,
    settings: &Settings,
    columns: usize,
    values: &mut [f32],
) -> Result<(), Error> {
    let deviation = settings.value(Param::StandardDeviation);
    let rows = values.len() / columns;
    let count = connections(settings, rows);
    let mut order = Buffer::zeroed::<i64>(rows)?;
    let order = order.as_mut_slice::<i64>();
    values.fill(0.0);
    for column in 0..columns {
        order.iter_mut().enumerate().for_each(|(row, place)| *place = row as i64);
        for step in 0..count {
            order.swap(step, step + draws.place(column * rows + step, rows - step));
            let index = order[step] as usize * columns + column;
            values[index] = (deviation * draws.normal(index)) as f32;
        }
    }
    Ok(())
}

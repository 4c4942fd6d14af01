//! Orthogonal initialisation: a matrix whose columns, or rows where there are fewer, are orthonormal,
//! times a gain; uniform among all such (Haar).
//!
//! Saxe, McClelland and Ganguli 2014, "Exact solutions to the nonlinear dynamics of learning in deep
//! linear neural networks". A matrix of standard normal draws is decomposed, A = Q R, by Householder's
//! reflections (1958) in double precision; each column of Q takes the sign of R's diagonal, without
//! which Q is not uniform (Mezzadri 2007). Cost: about 4 · long · short² operations, and two arrays of
//! doubles of the parameter's size.

use crate::catalog::Entry;
use crate::error::Error;
use crate::tensor::doubles::{add_multiple, part, part_mut, zeros};

use super::draws::Draws;
use super::scaling::GAIN;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "initializer",
    code: 10,
    name: "orthogonal",
    description: "gain times a matrix of orthonormal columns, or rows where there are fewer, drawn \
                  uniformly among all such (Saxe, McClelland and Ganguli 2014). All axes but the \
                  last are taken as one.",
    parameters: &[GAIN],
};

/// A matrix of rows of `columns` values.
pub(super) fn fill(
    draws: &Draws,
    gain: f64,
    columns: usize,
    values: &mut [f32],
) -> Result<(), Error> {
    let rows = values.len() / columns;
    let (long, short) = (rows.max(columns), rows.min(columns));
    // The place of element [i, j] of the tall matrix.
    let place =
        |i: usize, j: usize| if rows >= columns { i * columns + j } else { j * columns + i };
    let mut matrix = zeros(values.len())?;
    for (index, value) in matrix.iter_mut().enumerate() {
        *value = draws.normal(place(index / short, index % short));
    }
    let orthonormal = orthonormal_columns(&mut matrix, [long, short])?;
    for (index, value) in orthonormal.iter().enumerate() {
        values[place(index / short, index % short)] = (gain * value) as f32;
    }
    Ok(())
}

/// Q of A = Q R with a positive diagonal of R, for a tall matrix in rows, which is used up.
fn orthonormal_columns(matrix: &mut [f64], [long, short]: [usize; 2]) -> Result<Vec<f64>, Error> {
    let mut q = zeros(matrix.len())?;
    let mut signs = zeros(short)?;
    let (mut vector, mut row) = (zeros(long)?, zeros(short)?);
    for column in 0..short {
        signs[column] = eliminate(matrix, [long, short], column, &mut vector, &mut row);
        q[column * short + column] = 1.0;
    }
    for column in (0..short).rev() {
        // The reflection's vector stands where the column was.
        gather(matrix, [long, short], column, &mut vector);
        reflect(part(&vector, column..long), &mut q, [short, column], column, &mut row);
    }
    for row in q.chunks_exact_mut(short) {
        row.iter_mut().zip(&signs).for_each(|(value, sign)| *value *= sign);
    }
    Ok(q)
}

/// Copies a column, from the diagonal on.
fn gather(matrix: &[f64], [long, short]: [usize; 2], column: usize, vector: &mut [f64]) {
    for i in column..long {
        vector[i] = matrix[i * short + column];
    }
}

/// Reflects a column, from the diagonal on, to a multiple of the first unit vector; the reflection's
/// vector stays in the column. Returns the sign of R's diagonal element.
fn eliminate(
    matrix: &mut [f64],
    [long, short]: [usize; 2],
    column: usize,
    vector: &mut [f64],
    row: &mut [f64],
) -> f64 {
    gather(matrix, [long, short], column, vector);
    let norm = part(vector, column..long).iter().map(|x| x * x).sum::<f64>().sqrt();
    let sign = 1.0f64.copysign(-vector[column]);
    // Away from zero: nothing cancels.
    vector[column] -= sign * norm;
    for i in column..long {
        matrix[i * short + column] = vector[i];
    }
    reflect(part(vector, column..long), matrix, [short, column + 1], column, row);
    sign
}

/// M ← M − v (2 / vᵀv) (vᵀ M) for the rows from `first_row` on and the columns from `first` on.
fn reflect(
    vector: &[f64],
    matrix: &mut [f64],
    [short, first]: [usize; 2],
    first_row: usize,
    row: &mut [f64],
) {
    let square: f64 = vector.iter().map(|x| x * x).sum();
    if square == 0.0 {
        return;
    }
    let range = |i: usize| (first_row + i) * short + first..(first_row + i + 1) * short;
    let row = part_mut(row, first..short);
    row.fill(0.0);
    for (i, x) in vector.iter().enumerate() {
        add_multiple(row, *x, part(matrix, range(i)));
    }
    for (i, x) in vector.iter().enumerate() {
        add_multiple(part_mut(matrix, range(i)), -2.0 / square * x, row);
    }
}

//! Inference over rows that stand at strides in the host's memory.

use crate::error::Error;
use crate::kernels::strided::{StridedRows, StridedRowsMut, Strides};

use super::call::Call;
use super::error::{glia_error, glia_status};
use super::guard::guard;
use super::session::glia_session;

/// As glia_session_run, of rows that stand in the host's own structures: element e of row r is at
/// inputs[r * input_row_stride + e * input_element_stride], with e counted through the input's shape,
/// and likewise for outputs. The bits are those of glia_session_run. Strides are in floats:
///
/// - rows one after the other: row stride the size of a row, element stride 1;
/// - fields of an array of structs: row stride sizeof the struct / 4, element stride 1; inputs and
///   outputs may be fields of the same structs;
/// - a structure of arrays, one array of all agents for each element: row stride 1, element stride
///   the length of an array.
///
/// @param session                the session
/// @param rows                   rows, 0 to largest_batch
/// @param inputs                 the first element of the first row
/// @param input_row_stride       floats from a row to the next; 0 where all rows are the same
/// @param input_element_stride   floats from an element to the next
/// @param outputs                receives the outputs; no element may be at the place of another or
///                               of an input: one of the strides has to step over all that the other
///                               reaches, and outputs have to stand apart from inputs, or alternate
///                               with them at the same stride
/// @param output_row_stride      floats from a row to the next
/// @param output_element_stride  floats from an element to the next
/// @param error                  receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (rows),
///         GLIA_ERROR_INVALID_ARGUMENT (strides that do not fit into memory; elements that overlap)
///
/// Threads: any, one call at a time on the same session. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_session_run_strided(
    session: *mut glia_session,
    rows: usize,
    inputs: *const f32,
    input_row_stride: usize,
    input_element_stride: usize,
    outputs: *mut f32,
    output_row_stride: usize,
    output_element_stride: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let session = call.exclusive_at_once("session", session)?;
        session.check_rows(rows)?;
        let [columns, output_columns] = session.sizes();
        let (row, column) = (input_row_stride, input_element_stride);
        let input = Strides { rows, columns, row, column };
        let (row, column) = (output_row_stride, output_element_stride);
        let output = Strides { rows, columns: output_columns, row, column };
        check(call, (inputs, input), (outputs, output))?;
        // SAFETY: just checked; the caller promises that the elements are there for the call, and that
        // nobody else uses the outputs or writes the inputs.
        let (inputs, outputs) =
            unsafe { (StridedRows::new(inputs, input), StridedRowsMut::new(outputs, output)) };
        session.run_strided(inputs, outputs)
    })
}

/// Checks that all elements can be there, and that no output is at the place of another element.
fn check(
    call: &Call,
    (inputs, input): (*const f32, Strides),
    (outputs, output): (*mut f32, Strides),
) -> Result<(), Error> {
    let first = usize::from(input.rows > 0);
    call.slice("inputs", inputs, first)?;
    call.slice_mut("outputs", outputs, first)?;
    for (name, strides) in [("input", input), ("output", output)] {
        if strides.extent().is_none() {
            return Err(beyond(name, strides));
        }
    }
    if !output.are_distinct() {
        return Err(Error::invalid(format!(
            "output_row_stride: expected strides of which one steps over all that the other reaches, \
             got {} for {} rows and {} for {} elements",
            output.row, output.rows, output.column, output.columns
        )));
    }
    // Both are aligned: the distance is in whole floats. No address is above half of all.
    let distance = (outputs.addr() as isize).wrapping_sub(inputs.addr() as isize);
    if !input.are_apart(&output, distance / size_of::<f32>() as isize) {
        return Err(Error::invalid(
            "outputs: expected elements apart from inputs, got some that may be the same",
        ));
    }
    Ok(())
}

#[cold]
fn beyond(name: &str, strides: Strides) -> Error {
    Error::invalid(format!(
        "{name}_row_stride: expected strides that stay within memory, got {} for {} rows and {} for \
         {} elements",
        strides.row, strides.rows, strides.column, strides.columns
    ))
}

//! Metrics over a caller's arrays, in double precision.

use crate::error::Error;
use crate::loss::Targets;
use crate::train::metrics;

use super::arrays::element_count;
use super::call::Call;
use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;

/// The share of rows whose label is among the most classes with the largest scores: with most 1 the
/// accuracy. Of equal scores the first class is ahead; a row with a NaN is wrong.
///
/// @param scores   a score for each class, rows * columns floats, row after row
/// @param rows     the number of rows
/// @param columns  the classes, from 1
/// @param labels   the class of each row, from 0 to columns - 1, rows numbers
/// @param most     how many of the classes count, from 1
/// @param value    receives the share; NaN for no rows
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns or most is 0;
///         rows * columns does not fit into memory),
///         GLIA_ERROR_OUT_OF_RANGE (a label)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_metric_top_accuracy(
    scores: *const f32,
    rows: usize,
    columns: usize,
    labels: *const i32,
    most: usize,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let (scores, labels) = classes_in(call, ("scores", scores), rows, columns, labels)?;
        if most == 0 {
            return Err(Error::invalid("most: expected at least 1, got 0"));
        }
        call.out("value", value)?.write(metrics::top_accuracy(scores, columns, labels, most));
        Ok(())
    })
}

/// The confusion matrix: how many rows of each class have their largest score at each class. Of equal
/// scores the first counts; rows with a NaN are left out.
///
/// @param scores   a score for each class, rows * columns floats, row after row
/// @param rows     the number of rows
/// @param columns  the classes, from 1
/// @param labels   the class of each row, from 0 to columns - 1, rows numbers
/// @param counts   receives columns * columns counts: row label, column predicted
/// @param count    the numbers of counts: columns * columns
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns is 0; rows * columns
///         does not fit into memory),
///         GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_SHAPE_MISMATCH (count)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_metric_confusion(
    scores: *const f32,
    rows: usize,
    columns: usize,
    labels: *const i32,
    counts: *mut i64,
    count: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let (scores, labels) = classes_in(call, ("scores", scores), rows, columns, labels)?;
        let expected = element_count(columns, columns)?;
        if count != expected {
            return Err(Error::shape(format!("counts: expected {expected} numbers, got {count}")));
        }
        let counts = call.slice_mut("counts", counts, count)?;
        metrics::confusion(scores, columns, labels, counts);
        Ok(())
    })
}

/// The logarithmic loss: less the mean logarithm of the probability of each row's label, taken to be
/// at least 1e-15.
///
/// @param probabilities  a probability for each class, rows * columns floats, row after row
/// @param rows     the number of rows
/// @param columns  the classes, from 1
/// @param labels   the class of each row, from 0 to columns - 1, rows numbers
/// @param value    receives the loss; NaN for no rows
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns is 0; rows * columns
///         does not fit into memory),
///         GLIA_ERROR_OUT_OF_RANGE (a label)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_metric_log_loss(
    probabilities: *const f32,
    rows: usize,
    columns: usize,
    labels: *const i32,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let array = ("probabilities", probabilities);
        let (probabilities, labels) = classes_in(call, array, rows, columns, labels)?;
        call.out("value", value)?.write(metrics::log_loss(probabilities, columns, labels));
        Ok(())
    })
}

/// How far values are from what they should be: mean absolute error, root mean squared error, and R
/// squared, 1 - sum (y - t)^2 / sum (t - mean t)^2.
///
/// @param outputs                  the values y
/// @param targets                  what they should be, t, as many
/// @param count                    the number of values
/// @param mean_absolute_error      receives it; NaN for no values; may be NULL
/// @param root_mean_squared_error  receives it; NaN for no values; may be NULL
/// @param r_squared                receives it; NaN where all targets are equal; may be NULL
/// @param error                    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (count does not fit into
///         memory)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_metric_regression(
    outputs: *const f32,
    targets: *const f32,
    count: usize,
    mean_absolute_error: *mut f64,
    root_mean_squared_error: *mut f64,
    r_squared: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let outputs = call.slice("outputs", outputs, count)?;
        let found = metrics::regression(outputs, call.slice("targets", targets, count)?);
        let results = [
            (
                call.optional_out("mean_absolute_error", mean_absolute_error)?,
                found.mean_absolute_error,
            ),
            (
                call.optional_out("root_mean_squared_error", root_mean_squared_error)?,
                found.root_mean_squared_error,
            ),
            (call.optional_out("r_squared", r_squared)?, found.r_squared),
        ];
        for (out, result) in results {
            if let Some(out) = out {
                out.write(result);
            }
        }
        Ok(())
    })
}

/// The area under the receiver operating characteristic: the probability that a sample of label 1 has
/// a larger score than one of label 0, equal scores counted half. Hanley and McNeil 1982.
///
/// @param scores  a score for each sample
/// @param labels  0 or 1 for each sample
/// @param count   the number of samples
/// @param value   receives the area; NaN where a label is missing or a score is NaN
/// @param error   receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (count does not fit into
///         memory), GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time. Allocates eight bytes a sample for the time of the call. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_metric_roc_area(
    scores: *const f32,
    labels: *const i32,
    count: usize,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let scores = call.slice("scores", scores, count)?;
        let labels = call.slice("labels", labels, count)?;
        Targets::Labels32(labels).check_labels(2, None, &|row| row)?;
        call.out("value", value)?.write(metrics::roc_area(scores, labels)?);
        Ok(())
    })
}

/// Scores of classes, and labels, checked.
fn classes_in<'a>(
    call: &'a Call,
    (argument, scores): (&str, *const f32),
    rows: usize,
    columns: usize,
    labels: *const i32,
) -> Result<(&'a [f32], &'a [i32]), Error> {
    if columns == 0 {
        return Err(Error::invalid("columns: expected at least 1, got 0"));
    }
    let scores = call.slice(argument, scores, element_count(rows, columns)?)?;
    let labels = call.slice("labels", labels, rows)?;
    Targets::Labels32(labels).check_labels(columns, None, &|row| row)?;
    Ok((scores, labels))
}

//! The doctor: reports on what happens in each layer.

use std::ffi::{c_char, c_void};

use crate::error::Error;
use crate::train::{Figures, Report, examine};

use super::call::Call;
use super::error::{free, glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::{Handle, into_handle};
use super::loss::{glia_loss, targets_in};
use super::model::glia_model;
use super::options::{Options, write};
use super::runtime::{glia_runtime, runtime_or_default};
use super::text::TextOut;
use super::trainer::{glia_trainer, whole};

/// A report: figures of each layer for one batch, and advice. It stands for itself: the trainer or
/// model may change or go.
pub struct glia_report {
    _opaque: [u8; 0],
}

impl Handle for glia_report {
    type Value = Report;
    const MAGIC: u64 = u64::from_le_bytes(*b"gliaREPO");
    const NAME: &'static str = "glia_report";
}

/// What a report says of the whole. Set struct_size to sizeof(glia_report_summary) before the call.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_report_summary {
    /// sizeof(glia_report_summary).
    pub struct_size: usize,
    /// Rows of the batch.
    pub rows: usize,
    /// The number of layers: nodes of the graph that are no inputs, in the order in which they
    /// were added.
    pub layers: usize,
    /// The first layer with values that are not finite, -1 for none. The forward pass is followed
    /// first: the layer is the first with such outputs. Where all outputs are finite, it is the
    /// first with such gradients as the backward pass meets them, from the last layer on.
    pub first_non_finite: i64,
    /// The fraction, 0 to 1, of input values that are not finite.
    pub non_finite_inputs: f64,
    /// The mean loss of the rows.
    pub loss: f64,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_report_summary {}

/// What a report says of a layer. Set struct_size to sizeof(glia_layer_figures) before the call. A
/// figure that a layer has not is NaN. Fractions are from 0 to 1.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_layer_figures {
    /// sizeof(glia_layer_figures).
    pub struct_size: usize,
    /// Rows of the batch.
    pub rows: usize,
    /// Units: outputs of a row.
    pub units: usize,
    /// The fraction of units that are dead: the output is 0 in every row of the batch, and so is
    /// the gradient of the loss by what the activation computes it from, so that nothing the unit
    /// has will change.
    pub dead: f64,
    /// The fraction of values that are saturated: |f'(x)| is at most a twentieth of the largest
    /// over -4 <= x < 4 (GLIA_ACTIVATION_PROPERTY_SATURATED_SLOPE). Of a gated unit the gate
    /// counts. 0 for activations that level off on neither side, for those with learned parameters
    /// and for layers without activation; NaN for activations along an axis.
    pub saturated: f64,
    /// The mean of all outputs: far from 0 against the deviation, they are not centred. NaN or
    /// infinite where an output is not finite.
    pub mean: f64,
    /// Their standard deviation; NaN where an output is not finite.
    pub deviation: f64,
    /// The fraction of outputs that are NaN or infinite.
    pub non_finite: f64,
    /// The same of the gradients at what the activation computes from, together with those of the
    /// layer's parameters.
    pub non_finite_gradients: f64,
    /// The same of the layer's parameters; NaN for a layer without.
    pub non_finite_parameters: f64,
    /// The Euclidean norm of the gradient of the mean loss by all parameters of the layer; NaN for a
    /// layer without.
    pub gradient_norm: f64,
    /// The norm of these parameters; NaN for a layer without.
    pub weight_norm: f64,
    /// The norm of what the trainer's next step would change these parameters by, were this batch
    /// its minibatch, with the optimizer's state as it is; NaN for a report on a model, and for a
    /// layer without parameters.
    pub update_norm: f64,
    /// update_norm / weight_norm; infinite where parameters of 0 change.
    pub update_ratio: f64,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_layer_figures {}

impl From<&Figures> for glia_layer_figures {
    fn from(figures: &Figures) -> Self {
        Self {
            struct_size: size_of::<Self>(),
            rows: figures.rows,
            units: figures.units,
            dead: figures.dead,
            saturated: figures.saturated,
            mean: figures.mean,
            deviation: figures.deviation,
            non_finite: figures.non_finite,
            non_finite_gradients: figures.non_finite_gradients,
            non_finite_parameters: figures.non_finite_parameters,
            gradient_norm: figures.gradient_norm,
            weight_norm: figures.weight_norm,
            update_norm: figures.update_norm,
            update_ratio: figures.update_ratio(),
        }
    }
}

/// Examines the model that a trainer trains, as it stands, with a batch: one forward and one
/// backward pass in memory of their own. The trainer stays as it is, and goes on bit for bit as if
/// nothing had been asked. The figures are the same bits with every number of threads and every
/// instruction set.
///
/// @param trainer       the trainer; randomized rectifiers draw as in its next step
/// @param inputs        the rows one after the other, each of the model's input shape
/// @param input_count   floats of inputs: rows times the size of the input; at least 1 row, and as
///                      many as fit into memory, whatever the trainer's largest batch
/// @param targets       what the rows should give: floats of the model's output shape, or one
///                      label a row, from 0 to the number of outputs - 1
/// @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
/// @param target_count  elements of targets
/// @param report        receives the report, to be freed with glia_report_free
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
///         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY,
///         GLIA_ERROR_INVALID_STATE (an update is half done: glia_trainer_run_for)
///
/// Threads: any, at the same time as other calls that do not change the trainer. Allocates, for the
/// time of the call twice the values of all layers for all rows, and copies of the weights, their
/// gradients and the optimizer's state. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_examine(
    trainer: *const glia_trainer,
    inputs: *const f32,
    input_count: usize,
    targets: *const c_void,
    target_type: i32,
    target_count: usize,
    report: *mut *mut glia_report,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = whole(call, trainer)?;
        let inputs = call.slice("inputs", inputs, input_count)?;
        let targets = targets_in(call, "targets", targets, target_type, target_count)?;
        let out = call.out("report", report)?;
        out.write(into_handle(trainer.examine(inputs, &targets)?));
        Ok(())
    })
}

/// Examines a model with a batch, as glia_trainer_examine does; without an optimizer there are no
/// figures of updates. Randomized rectifiers use the mean of their draws.
///
/// @param model         the model: at least one layer; for GLIA_LOSS_SOFTMAX_CROSS_ENTROPY one that
///                      ends before the softmax
/// @param loss          the loss
/// @param runtime       threads and instruction set; NULL for the calling thread alone
/// @param inputs        the rows one after the other, each of the model's input shape
/// @param input_count   floats of inputs: rows times the size of the input; at least 1 row
/// @param targets       what the rows should give: floats of the model's output shape, or one
///                      label a row, from 0 to the number of outputs - 1
/// @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
/// @param target_count  elements of targets
/// @param report        receives the report, to be freed with glia_report_free
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (model),
///         GLIA_ERROR_UNKNOWN_KIND (target_type), GLIA_ERROR_SHAPE_MISMATCH,
///         GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time. Allocates, as glia_trainer_examine. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_examine(
    model: *const glia_model,
    loss: *const glia_loss,
    runtime: *const glia_runtime,
    inputs: *const f32,
    input_count: usize,
    targets: *const c_void,
    target_type: i32,
    target_count: usize,
    report: *mut *mut glia_report,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let model = call.shared("model", model)?;
        let loss = call.shared("loss", loss)?;
        let runtime = runtime_or_default(call, runtime)?;
        let inputs = call.slice("inputs", inputs, input_count)?;
        let targets = targets_in(call, "targets", targets, target_type, target_count)?;
        let out = call.out("report", report)?;
        out.write(into_handle(examine(model, loss, &runtime, inputs, &targets)?));
        Ok(())
    })
}

/// Frees a report.
///
/// @param report  the report; NULL is fine
///
/// Threads: any. Must not be called twice with the same report. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_report_free(report: *mut glia_report) {
    free(report);
}

/// What a report says of the whole: rows, loss, the number of layers, and where values that are not
/// finite begin.
///
/// @param report   the report
/// @param summary  receives the facts, as far as its struct_size goes, which the caller sets
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_report_summarize(
    report: *const glia_report,
    summary: *mut glia_report_summary,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let report = call.shared("report", report)?;
        write(call, "summary", summary)?(glia_report_summary {
            struct_size: size_of::<glia_report_summary>(),
            rows: report.rows,
            layers: report.layers.len(),
            first_non_finite: report.first_non_finite.map_or(-1, |layer| layer as i64),
            non_finite_inputs: report.non_finite_inputs,
            loss: report.loss,
        });
        Ok(())
    })
}

/// The figures of a layer.
///
/// @param report   the report
/// @param layer    the layer, from 0 to below the summary's layers
/// @param figures  receives the figures, as far as its struct_size goes, which the caller sets
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (layer),
///         GLIA_ERROR_INVALID_ARGUMENT (struct_size)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_report_layer(
    report: *const glia_report,
    layer: usize,
    figures: *mut glia_layer_figures,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let report = call.shared("report", report)?;
        let out = write(call, "figures", figures)?;
        out((&report.layer(layer)?.figures).into());
        Ok(())
    })
}

/// Copies the name of a layer, as the graph has it.
///
/// @param report    the report
/// @param layer     the layer, from 0 to below the summary's layers
/// @param text      buffer for the name, cut to fit and always NUL-terminated; may be NULL with
///                  capacity 0
/// @param capacity  bytes of the buffer
/// @param needed    receives the bytes of the whole name with its NUL; may be NULL
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (layer)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_report_layer_name(
    report: *const glia_report,
    layer: usize,
    text: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let name = |report: &Report| Ok(report.layer(layer)?.name.clone());
        copy_text(call, report, TextOut { text, capacity, needed }, &name)
    })
}

/// Copies the advice for a layer: a sentence a finding, such as "hidden: 41 % of units are dead;
/// lower the learning rate, or use Leaky ReLU", each on a line; an empty text where nothing was
/// found. The limits from which on a figure is a finding are in docs/doctor.md. The wording may
/// change with any version: a program reads figures.
///
/// @param report    the report
/// @param layer     the layer, from 0 to below the summary's layers
/// @param text      buffer for the advice, cut to fit and always NUL-terminated; may be NULL with
///                  capacity 0
/// @param capacity  bytes of the buffer
/// @param needed    receives the bytes of the whole advice with its NUL; may be NULL
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (layer)
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_report_advice(
    report: *const glia_report,
    layer: usize,
    text: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let advice = |report: &Report| Ok(report.layer(layer)?.advice.clone());
        copy_text(call, report, TextOut { text, capacity, needed }, &advice)
    })
}

/// Copies the report as a table, a line a layer, with the advice under it: for a person to read in
/// letters of one width.
///
/// @param report    the report
/// @param text      buffer for the table, cut to fit and always NUL-terminated; may be NULL with
///                  capacity 0
/// @param capacity  bytes of the buffer
/// @param needed    receives the bytes of the whole table with its NUL; may be NULL
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_report_table(
    report: *const glia_report,
    text: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let table = |report: &Report| Ok(report.to_string());
        copy_text(call, report, TextOut { text, capacity, needed }, &table)
    })
}

/// Copies a text of a report out.
fn copy_text(
    call: &Call,
    report: *const glia_report,
    out: TextOut,
    text: &dyn Fn(&Report) -> Result<String, Error>,
) -> Result<(), Error> {
    out.write(call, &text(call.shared("report", report)?)?)
}

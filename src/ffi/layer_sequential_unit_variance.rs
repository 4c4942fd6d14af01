//! Initialisation by data: LSUV.

use std::ffi::c_char;

use crate::error::Error;
use crate::train::{UnitVarianceOptions, UnitVarianceReport, initialize_unit_variance};

use super::call::Call;
use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::model::glia_model;
use super::options::{Options, place, read, write};
use super::runtime::{glia_runtime, runtime_or_default};
use super::text::TextOut;

/// Options of glia_model_initialize_lsuv. Set struct_size to sizeof(glia_lsuv_options); zero in any
/// other field means the default.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_lsuv_options {
    /// sizeof(glia_lsuv_options).
    pub struct_size: usize,
    /// How far from 1 a variance may be, up to 1; 0: 0.1, as published.
    pub tolerance: f64,
    /// The most scalings of a layer, up to 1000; 0: 10.
    pub most_scalings: usize,
    /// 1 to scale the weights as they stand; 0 to begin with orthogonal ones, as published.
    pub keep_weights: i32,
    /// Zero.
    pub reserved: i32,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_lsuv_options {}

/// What glia_model_initialize_lsuv did. Set struct_size to sizeof(glia_lsuv_report) before the call.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_lsuv_report {
    /// sizeof(glia_lsuv_report).
    pub struct_size: usize,
    /// Rows of the batch.
    pub rows: usize,
    /// Dense layers.
    pub layers: usize,
    /// Those whose variance is now out of tolerance: it is 0 or not finite, as with inputs that are
    /// all the same, or the bias has too much of it, or there were too few scalings.
    pub out_of_tolerance: usize,
    /// Scalings of all layers together.
    pub scalings: usize,
    /// The least variance of a layer's sums at the end; NaN where none is a number.
    pub least_variance: f64,
    /// The greatest.
    pub greatest_variance: f64,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_lsuv_report {}

impl From<&UnitVarianceReport> for glia_lsuv_report {
    fn from(done: &UnitVarianceReport) -> Self {
        let mut report = Self {
            struct_size: size_of::<Self>(),
            rows: done.rows,
            layers: done.layers.len(),
            least_variance: f64::NAN,
            greatest_variance: f64::NAN,
            ..Self::default()
        };
        for layer in &done.layers {
            let variance = layer.variances[1];
            report.out_of_tolerance += usize::from(!layer.is_within);
            report.scalings += layer.scalings;
            report.least_variance = report.least_variance.min(variance);
            report.greatest_variance = report.greatest_variance.max(variance);
        }
        report
    }
}

/// Initialises the weights of a model's dense layers by what a batch does in it (LSUV: Mishkin and
/// Matas 2016): layer after layer, the weights are made orthogonal and then scaled so that the sums
/// x W + b, before the activation, have variance 1 over all units and rows of the batch. Biases and
/// what activations learn stay. The same model, batch, seed and options give the same bits on every
/// machine. Sessions, trainers and copies made before keep the old values.
///
/// @param model        the model
/// @param runtime      threads and instruction set; NULL for the calling thread alone
/// @param inputs       the rows one after the other, each of the model's input shape
/// @param input_count  floats of inputs: rows times the size of the input, at least one row; some
///                     hundred rows like those of training do
/// @param seed         the seed of the orthogonal weights: those that an orthogonal initializer gives
///                     parameters of these names
/// @param options      what differs from the defaults; NULL for none
/// @param report       receives what was done; set its struct_size
/// @param text         buffer for a line on each dense layer: its name, its variance before the first
///                     scaling and after the last, the number of scalings and their product; cut to
///                     fit and always NUL-terminated; may be NULL with capacity 0
/// @param capacity     bytes of the buffer
/// @param needed       receives the bytes of the whole text with its NUL; may be NULL
/// @param error        receives the error of a failed call, which leaves the model as it was; may be
///                     NULL
/// @return GLIA_OK, also where layers are out of tolerance: see the report; GLIA_ERROR_NULL_POINTER,
///         GLIA_ERROR_INVALID_ARGUMENT (options; struct_size of report), GLIA_ERROR_UNSUPPORTED
///         (options of a newer header), GLIA_ERROR_SHAPE_MISMATCH (input_count),
///         GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, one call at a time on the same model. Allocates a copy of the weights, which becomes
/// the model's, and for the time of the call values of all rows and two doubles a weight of the
/// largest layer. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_initialize_lsuv(
    model: *mut glia_model,
    runtime: *const glia_runtime,
    inputs: *const f32,
    input_count: usize,
    seed: u64,
    options: *const glia_lsuv_options,
    report: *mut glia_lsuv_report,
    text: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let model = call.exclusive("model", model)?;
        let runtime = runtime_or_default(call, runtime)?;
        let inputs = call.slice("inputs", inputs, input_count)?;
        let options = options_in(call, options)?;
        let text = TextOut { text, capacity, needed };
        // A call that fails writes nothing, into the model neither.
        place(call, "report", report.cast())?;
        text.check(call)?;
        let done = initialize_unit_variance(model, &runtime, inputs, seed, options)?;
        let out = write(call, "report", report)?;
        text.write(call, &done.to_string())?;
        out((&done).into());
        Ok(())
    })
}

/// Reads the options.
fn options_in(
    call: &Call,
    options: *const glia_lsuv_options,
) -> Result<UnitVarianceOptions, Error> {
    let given = read(call, options)?;
    if !(0..=1).contains(&given.keep_weights) || given.reserved != 0 {
        return Err(Error::invalid(format!(
            "options: expected keep_weights 0 or 1 and reserved 0, got {} and {}",
            given.keep_weights, given.reserved
        )));
    }
    Ok(UnitVarianceOptions {
        tolerance: given.tolerance,
        most_scalings: given.most_scalings,
        keep_weights: given.keep_weights == 1,
    })
}

//! The gradient check: analytic gradients against differences, for models with a loss of the library
//! or of the host.

use std::cell::Cell;
use std::ffi::{c_char, c_void};
use std::sync::Arc;

use crate::error::{Error, ErrorCode};
use crate::kernels::float_environment::FloatEnvironment;
use crate::kernels::runtime::Runtime;
use crate::model::Model;
use crate::train::{
    CheckedLoss, GradientCheckOptions, GradientReport, TensorReport, WorstElement, check_gradients,
};

use super::call::Call;
use super::error::{glia_error, glia_status};
use super::guard::{guard, guard_with_callbacks};
use super::loss::{glia_loss, targets_in};
use super::model::glia_model;
use super::options::{self, Options};
use super::runtime::{glia_runtime, runtime_or_default};
use super::text::TextOut;

/// Options of a gradient check. Set struct_size to sizeof(glia_gradient_check_options); zero in any
/// other field means the default.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_gradient_check_options {
    /// sizeof(glia_gradient_check_options).
    pub struct_size: usize,
    /// How far a value is nudged to either side, times its size where that is above 1; from 1e-9
    /// to 1; 0: 1e-5.
    pub step: f64,
    /// What a gradient may be off, as a share of the largest gradient of its tensor; up to 1; 0:
    /// 1e-4, which is what float32 may lose.
    pub relative_tolerance: f64,
    /// What a gradient may be off besides; 0: 2.5e-7, for a loss of order one.
    pub absolute_tolerance: f64,
    /// The most elements of a tensor that are looked at: one of each of so many slices of it, and
    /// always that of the largest gradient; 0: all.
    pub most_elements: usize,
    /// Chooses them.
    pub selection_seed: u64,
    /// 1: the passes of training, in which randomized rectifiers draw; 0: those of inference.
    pub training: i32,
    /// Zero.
    pub reserved: i32,
    /// In training: the seed, as a trainer's.
    pub seed: u64,
    /// In training: the updates that a trainer has done before the step.
    pub training_step: u64,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_gradient_check_options {}

/// What a gradient check found. Set struct_size to sizeof(glia_gradient_report) before the call.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_gradient_report {
    /// sizeof(glia_gradient_report).
    pub struct_size: usize,
    /// Elements that were compared.
    pub checked: usize,
    /// Those that are further off than they may be: 0 where the gradients are right. One that is not
    /// finite counts, too.
    pub out_of_tolerance: usize,
    /// Elements that were not compared, since there is a kink (a jump of the slope, as of ReLU at 0,
    /// or of the value) between the points of the difference: neither right nor wrong.
    pub at_kinks: usize,
    /// Of the elements compared, those of tensors whose gradients are all so small that the tolerance
    /// would hide an error of 1 %: they show little. Where they are many, scale the loss up, or lower
    /// absolute_tolerance.
    pub too_small: usize,
    /// The loss as the model computes it; a host's, of the model's outputs.
    pub loss: f64,
    /// The loss with the whole model computed in float64.
    pub loss_in_double: f64,
    /// The gradient of the worst element, whose error is the largest share of its tolerance, as the
    /// backward pass computed it; NaN where nothing was compared. Where elements are out of tolerance
    /// it is one of the tensor nearest to the loss that has such, since what is wrong there makes all
    /// behind it wrong.
    pub worst_analytic: f64,
    /// What differences gave for it.
    pub worst_numeric: f64,
    /// How far they are apart; infinite where one is not finite.
    pub worst_error: f64,
    /// How far they may be: relative_tolerance times the largest gradient of the tensor, and
    /// absolute_tolerance, and the rounding of float64.
    pub worst_tolerance: f64,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_gradient_report {}

/// A host's own loss of a batch of outputs. Called on the calling thread, inside
/// glia_gradient_check_with_callback, many times: once with a place for the gradient, then without.
/// It must give the same loss for the same outputs. It may call any function, but must not leave by
/// an exception or longjmp. It runs in the host's own floating-point environment.
///
/// @param outputs   what the network gave, rows * columns doubles, row after row; valid during the
///                  callback
/// @param rows      the number of rows of the batch
/// @param columns   the number of outputs of a row
/// @param gradient  receives the derivative of the loss by each output, rows * columns doubles, all
///                  zero before; NULL where it is not asked for
/// @param loss      receives the loss of the batch; NaN before
/// @param user      what the caller of glia_gradient_check_with_callback gave
/// @return GLIA_OK to go on; any other number ends the check, which then returns it, or
///         GLIA_ERROR_INVALID_ARGUMENT if it is none of GLIA_ERROR_…
pub type glia_loss_callback = Option<
    unsafe extern "C" fn(
        outputs: *const f64,
        rows: usize,
        columns: usize,
        gradient: *mut f64,
        loss: *mut f64,
        user: *mut c_void,
    ) -> glia_status,
>;

/// Compares the gradients of a model with a loss, as training computes them, with central differences
/// of the loss in float64: the gradients at the outputs, at the inputs, and of every parameter. What
/// it gives is the same on every machine. A layer is checked by a model that has no other.
///
/// An element is named by its tensor and its index in it, from 0: "hidden.weight[2, 5]",
/// "hidden.slope[3]"; "input[2, 5]" and "output[2, 0]", of which the first number is the row.
///
/// @param model         the model: at least one layer; for GLIA_LOSS_SOFTMAX_CROSS_ENTROPY one that
///                      ends before the softmax
/// @param loss          the loss
/// @param runtime       threads and instruction set of the passes that are checked; NULL for the
///                      calling thread alone
/// @param inputs        the rows one after the other, each of the model's input shape
/// @param input_count   floats of inputs: rows times the size of the input, at least one row
/// @param targets       what the rows should give: floats of the model's output shape, or one label a
///                      row, from 0 to the number of outputs - 1
/// @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
/// @param target_count  elements of targets
/// @param options       what differs from the defaults; NULL for none
/// @param report        receives what was found; set its struct_size
/// @param text          buffer for the name of the worst element, cut to fit and always
///                      NUL-terminated, empty where nothing was compared; may be NULL with capacity 0
/// @param capacity      bytes of the buffer
/// @param needed        receives the bytes of the whole name with its NUL; may be NULL
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, also where gradients are wrong: see out_of_tolerance; GLIA_ERROR_NULL_POINTER,
///         GLIA_ERROR_INVALID_ARGUMENT (options; struct_size of report;
///         GLIA_LOSS_SOFTMAX_CROSS_ENTROPY and a model that ends in softmax; a model without layers),
///         GLIA_ERROR_UNSUPPORTED (options of a newer header), GLIA_ERROR_UNKNOWN_KIND (target_type),
///         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time. Allocates for the time of the call: three doubles a parameter, and
/// for each row two a value of each node. It takes four passes in float64 for each element: of a large
/// model choose some by most_elements. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_gradient_check(
    model: *const glia_model,
    loss: *const glia_loss,
    runtime: *const glia_runtime,
    inputs: *const f32,
    input_count: usize,
    targets: *const c_void,
    target_type: i32,
    target_count: usize,
    options: *const glia_gradient_check_options,
    report: *mut glia_gradient_report,
    text: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    let arguments = Arguments { model, runtime, inputs, input_count, options };
    let results = Results { report, name: TextOut { text, capacity, needed } };
    guard(error, |call| {
        let checked = arguments.check(call, call, &results)?;
        let loss = call.shared("loss", loss)?;
        let targets = targets_in(call, "targets", targets, target_type, target_count)?;
        results.write(call, checked.run(&mut CheckedLoss::Own(loss, &targets))?)
    })
}

/// Does what glia_gradient_check does with a loss of the host's own: checks the gradient at the
/// outputs that the callback gives, and with it the whole chain through the model. The chain begins
/// with that gradient rounded to float; differences are taken of the loss that the callback gives.
///
/// @param model        the model: at least one layer
/// @param runtime      threads and instruction set of the passes that are checked; NULL for the
///                     calling thread alone
/// @param inputs       the rows one after the other, each of the model's input shape
/// @param input_count  floats of inputs: rows times the size of the input, at least one row
/// @param callback     the loss; not NULL
/// @param user         given to the callback
/// @param options      what differs from the defaults; NULL for none
/// @param report       receives what was found; set its struct_size
/// @param text         buffer for the name of the worst element, cut to fit and always
///                     NUL-terminated, empty where nothing was compared; may be NULL with capacity 0
/// @param capacity     bytes of the buffer
/// @param needed       receives the bytes of the whole name with its NUL; may be NULL
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, also where gradients are wrong: see out_of_tolerance; what the callback returned;
///         GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (options; struct_size of report; a
///         model without layers), GLIA_ERROR_UNSUPPORTED (options of a newer header),
///         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time; the callback runs on the calling thread. Model and runtime are held
/// before the first callback only: it may use, change and free them. Allocates as glia_gradient_check
/// does. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_gradient_check_with_callback(
    model: *const glia_model,
    runtime: *const glia_runtime,
    inputs: *const f32,
    input_count: usize,
    callback: glia_loss_callback,
    user: *mut c_void,
    options: *const glia_gradient_check_options,
    report: *mut glia_gradient_report,
    text: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    let arguments = Arguments { model, runtime, inputs, input_count, options };
    let results = Results { report, name: TextOut { text, capacity, needed } };
    guard_with_callbacks(error, |call| {
        // The library's environment, but while the callback runs.
        let environment = Cell::new(Some(FloatEnvironment::set_default()));
        // The handles are given back before the first callback.
        let checked = arguments.check(call, &Call::new(), &results)?;
        let callback = callback.ok_or_else(no_callback)?;
        let columns = checked.model.network().output().size();
        let mut host = |outputs: &[f64], gradient: Option<&mut [f64]>| {
            let gradient = gradient.map_or(std::ptr::null_mut(), <[f64]>::as_mut_ptr);
            let (rows, mut loss) = (outputs.len() / columns, f64::NAN);
            drop(environment.take());
            // SAFETY: the caller's function, with the arguments that its type says.
            let status =
                unsafe { callback(outputs.as_ptr(), rows, columns, gradient, &raw mut loss, user) };
            environment.set(Some(FloatEnvironment::set_default()));
            if status == ErrorCode::Ok as glia_status { Ok(loss) } else { Err(refused(status)) }
        };
        results.write(call, checked.run(&mut CheckedLoss::Host(&mut host))?)
    })
}

/// What both calls take.
struct Arguments {
    model: *const glia_model,
    runtime: *const glia_runtime,
    inputs: *const f32,
    input_count: usize,
    options: *const glia_gradient_check_options,
}

/// The same, checked.
struct Checked<'a> {
    model: Model,
    runtime: Arc<Runtime>,
    inputs: &'a [f32],
    options: GradientCheckOptions,
}

impl Arguments {
    /// Checks them, and where the results go; the handles are held by a call of their own.
    #[inline(never)]
    fn check<'a>(
        &self,
        call: &'a Call,
        handles: &Call,
        results: &Results,
    ) -> Result<Checked<'a>, Error> {
        let model = handles.shared("model", self.model)?.clone();
        let runtime = runtime_or_default(handles, self.runtime)?;
        let inputs = call.slice("inputs", self.inputs, self.input_count)?;
        let options = options_in(call, self.options)?;
        options::place(call, "report", results.report.cast())?;
        results.name.check(call)?;
        Ok(Checked { model, runtime, inputs, options })
    }
}

impl Checked<'_> {
    #[inline(never)]
    fn run(&self, loss: &mut CheckedLoss<'_>) -> Result<GradientReport, Error> {
        check_gradients(&self.model, &self.runtime, self.inputs, loss, &self.options)
    }
}

#[cold]
fn no_callback() -> Error {
    Error::new(ErrorCode::NullPointer, "callback: expected a function, got NULL")
}

/// What a callback that ends the check is to the caller.
#[cold]
fn refused(status: glia_status) -> Error {
    let code = ErrorCode::from_code(status).unwrap_or(ErrorCode::InvalidArgument);
    Error::new(code, format!("callback: expected 0 (GLIA_OK) from it, got {status}"))
}

/// Where the caller wants what was found.
struct Results {
    report: *mut glia_gradient_report,
    name: TextOut,
}

impl Results {
    #[inline(never)]
    fn write(&self, call: &Call, found: GradientReport) -> Result<(), Error> {
        let out = options::write(call, "report", self.report)?;
        let TensorReport { checked, out_of_tolerance, at_kinks, too_small, worst, .. } =
            found.total();
        let worst = worst.unwrap_or(WorstElement {
            name: String::new(),
            index: 0,
            analytic: f64::NAN,
            numeric: f64::NAN,
            error: f64::NAN,
            tolerance: f64::NAN,
        });
        self.name.write(call, &worst.name)?;
        out(glia_gradient_report {
            struct_size: size_of::<glia_gradient_report>(),
            checked,
            out_of_tolerance,
            at_kinks,
            too_small,
            loss: found.loss,
            loss_in_double: found.loss_in_double,
            worst_analytic: worst.analytic,
            worst_numeric: worst.numeric,
            worst_error: worst.error,
            worst_tolerance: worst.tolerance,
        });
        Ok(())
    }
}

/// Reads the options of a check.
fn options_in(
    call: &Call,
    options: *const glia_gradient_check_options,
) -> Result<GradientCheckOptions, Error> {
    let given = options::read(call, options)?;
    if !(0..=1).contains(&given.training) || given.reserved != 0 {
        return Err(Error::invalid(format!(
            "options: expected training 0 or 1 and reserved 0, got {} and {}",
            given.training, given.reserved
        )));
    }
    Ok(GradientCheckOptions {
        step: given.step,
        relative_tolerance: given.relative_tolerance,
        absolute_tolerance: given.absolute_tolerance,
        most_elements: given.most_elements,
        selection_seed: given.selection_seed,
        training: given.training == 1,
        seed: given.seed,
        training_step: given.training_step,
    })
}

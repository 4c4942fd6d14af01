//! The functions of glia.h that the workloads call, declared as the header does, and the runtime.

use std::ffi::{c_char, c_void};
use std::ptr;

/// A handle of any kind.
#[repr(C)]
pub struct Handle {
    _opaque: [u8; 0],
}

/// Receives a handle, or an error.
pub type Out = *mut *mut Handle;

pub const ACTIVATION_IDENTITY: i32 = 1;
pub const ACTIVATION_TANH: i32 = 3;
pub const ACTIVATION_RELU: i32 = 4;
pub const ACTIVATION_SOFTMAX: i32 = 5;
pub const LOSS_MEAN_SQUARED_ERROR: i32 = 1;
pub const LOSS_SOFTMAX_CROSS_ENTROPY: i32 = 2;
pub const OPTIMIZER_SGD: i32 = 1;
pub const OPTIMIZER_MOMENTUM: i32 = 2;
pub const OPTIMIZER_ADAM: i32 = 3;
pub const PARAM_LEARNING_RATE: i32 = 1;
pub const TYPE_FLOAT32: i32 = 1;
pub const TYPE_INT32: i32 = 2;
pub const STRLEN: usize = usize::MAX;

/// glia_runtime_options.
#[repr(C)]
pub struct RuntimeOptions {
    struct_size: usize,
    threads: i32,
    level: i32,
}

/// glia_trainer_options.
#[repr(C)]
pub struct TrainerOptions {
    pub struct_size: usize,
    pub largest_batch: usize,
    pub seed: u64,
    pub input_gradient: i32,
    pub reserved: i32,
}

/// glia_activation_options.
#[repr(C)]
pub struct ActivationOptions {
    struct_size: usize,
    seed: u64,
    step: u64,
    training: i32,
    reserved: i32,
}

impl ActivationOptions {
    /// Those of a training step.
    pub fn training(seed: u64, step: u64) -> Self {
        Self { struct_size: size_of::<Self>(), seed, step, training: 1, reserved: 0 }
    }
}

#[rustfmt::skip]
unsafe extern "C" {
    pub fn glia_error_message(error: *const Handle, text: *mut c_char, capacity: usize, needed: *mut usize) -> i32;
    pub fn glia_runtime_new(options: *const RuntimeOptions, runtime: Out, error: Out) -> i32;
    pub fn glia_runtime_free(runtime: *mut Handle);
    pub fn glia_graph_new(graph: Out, error: Out) -> i32;
    pub fn glia_graph_free(graph: *mut Handle);
    pub fn glia_graph_add_input(graph: *mut Handle, name: *const c_char, length: usize, shape: *const i64, rank: usize, node: *mut i32, error: Out) -> i32;
    pub fn glia_graph_add_dense(graph: *mut Handle, name: *const c_char, length: usize, input: i32, units: i64, activation: i32, node: *mut i32, error: Out) -> i32;
    pub fn glia_model_new(graph: *const Handle, seed: u64, model: Out, error: Out) -> i32;
    pub fn glia_model_free(model: *mut Handle);
    pub fn glia_model_parameter_set(model: *mut Handle, index: usize, values: *const f32, count: usize, error: Out) -> i32;
    pub fn glia_session_new(model: *const Handle, runtime: *const Handle, largest_batch: usize, session: Out, error: Out) -> i32;
    pub fn glia_session_free(session: *mut Handle);
    pub fn glia_session_run(session: *mut Handle, inputs: *const f32, input_count: usize, outputs: *mut f32, output_count: usize, error: Out) -> i32;
    pub fn glia_loss_new(kind: i32, loss: Out, error: Out) -> i32;
    pub fn glia_loss_free(loss: *mut Handle);
    pub fn glia_optimizer_new(kind: i32, optimizer: Out, error: Out) -> i32;
    pub fn glia_optimizer_free(optimizer: *mut Handle);
    pub fn glia_optimizer_set(optimizer: *mut Handle, key: i32, value: f64, error: Out) -> i32;
    pub fn glia_trainer_new(model: *const Handle, loss: *const Handle, optimizer: *const Handle, runtime: *const Handle, options: *const TrainerOptions, trainer: Out, error: Out) -> i32;
    pub fn glia_trainer_free(trainer: *mut Handle);
    pub fn glia_trainer_step(trainer: *mut Handle, inputs: *const f32, input_count: usize, targets: *const c_void, target_type: i32, target_count: usize, loss: *mut f64, error: Out) -> i32;
    pub fn glia_activation_new(kind: i32, activation: Out, error: Out) -> i32;
    pub fn glia_activation_free(activation: *mut Handle);
    pub fn glia_activation_forward(activation: *const Handle, runtime: *const Handle, input: *const f32, rows: usize, columns: usize, output: *mut f32, error: Out) -> i32;
    pub fn glia_activation_backward(activation: *const Handle, runtime: *const Handle, input: *const f32, output: *const f32, output_gradient: *const f32, rows: usize, columns: usize, input_gradient: *mut f32, error: Out) -> i32;
    pub fn glia_activation_output_columns(activation: *const Handle, columns: usize, output_columns: *mut usize, error: Out) -> i32;
    pub fn glia_activation_parameter_count(activation: *const Handle, columns: usize, count: *mut usize, error: Out) -> i32;
    pub fn glia_activation_forward_with(activation: *const Handle, runtime: *const Handle, input: *const f32, rows: usize, columns: usize, parameters: *const f32, parameter_count: usize, options: *const ActivationOptions, output: *mut f32, error: Out) -> i32;
    pub fn glia_activation_backward_with(activation: *const Handle, runtime: *const Handle, input: *const f32, output: *const f32, output_gradient: *const f32, rows: usize, columns: usize, parameters: *const f32, parameter_count: usize, options: *const ActivationOptions, input_gradient: *mut f32, parameter_gradient: *mut f32, error: Out) -> i32;
}

/// Makes a call; where it fails, gives up with the library's message.
#[inline(always)]
pub fn checked(call: impl FnOnce(Out) -> i32) {
    let mut error = ptr::null_mut();
    if call(&mut error) != 0 {
        failed(error);
    }
}

#[cold]
fn failed(error: *const Handle) -> ! {
    let mut text = [0u8; 512];
    // SAFETY: the buffer is as long as said; the text ends with NUL.
    unsafe { glia_error_message(error, text.as_mut_ptr().cast(), text.len(), ptr::null_mut()) };
    super::protocol::give_up(String::from_utf8_lossy(&text).trim_end_matches('\0'))
}

/// Makes a handle.
pub fn made(call: impl FnOnce(Out, Out) -> i32) -> *mut Handle {
    let mut handle = ptr::null_mut();
    checked(|error| call(&mut handle, error));
    handle
}

impl RuntimeOptions {
    /// Threads and a GLIA_LEVEL_ number, 0 for the best.
    pub fn new(threads: usize, level: i32) -> Self {
        Self { struct_size: size_of::<Self>(), threads: threads as i32, level }
    }
}

/// A runtime.
pub struct Runtime(pub *mut Handle);

impl Runtime {
    /// A runtime with these options.
    pub fn new(options: &RuntimeOptions) -> Self {
        // SAFETY: all pointers are good for the call.
        Self(made(|out, error| unsafe { glia_runtime_new(options, out, error) }))
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        // SAFETY: freed once.
        unsafe { glia_runtime_free(self.0) };
    }
}

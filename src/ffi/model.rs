//! Models: a graph with a value for every parameter.

use std::ffi::c_char;

use crate::model::Model;

use super::error::{free, glia_error, glia_status};
use super::graph::glia_graph;
use super::guard::guard_seldom;
use super::handle::{Handle, into_handle};
use super::text::{ShapeOut, TextOut, hash_out, text_in};

/// A model: a graph with a value for every parameter. Sessions and trainers copy what they need.
pub struct glia_model {
    _opaque: [u8; 0],
}

impl Handle for glia_model {
    type Value = Model;
    const MAGIC: u64 = u64::from_le_bytes(*b"gliaMODE");
    const NAME: &'static str = "glia_model";
}

/// Makes a model of a graph, with initial values drawn by a seed. A parameter's values depend on
/// the seed, its name and its shape alone.
///
/// @param graph  the graph: one input, every node on a way from it to the output; it is copied
/// @param seed   any number
/// @param model  receives the model, to be freed with glia_model_free
/// @param error  receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (graph, or an
///         initializer's range), GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_new(
    graph: *const glia_graph,
    seed: u64,
    model: *mut *mut glia_model,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let graph = call.shared("graph", graph)?;
        let out = call.out("model", model)?;
        out.write(into_handle(Model::new(graph.clone(), seed)?));
        Ok(())
    })
}

/// Frees a model. Sessions and trainers made from it stay.
///
/// @param model  the model; NULL is fine
///
/// Threads: any. Must not be called twice with the same model. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_free(model: *mut glia_model) {
    free(model);
}

/// The shape of a model's input, without the batch.
///
/// @param model     the model
/// @param shape     receives the lengths; may be NULL with capacity 0, to ask for the rank alone
/// @param capacity  lengths that fit into shape, at least the rank
/// @param rank      receives how many lengths there are
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_input_shape(
    model: *const glia_model,
    shape: *mut i64,
    capacity: usize,
    rank: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let model = call.shared("model", model)?;
        ShapeOut { shape, capacity, rank }.write(call, &model.network().input().shape)
    })
}

/// The shape of a model's output, without the batch.
///
/// @param model     the model
/// @param shape     receives the lengths; may be NULL with capacity 0, to ask for the rank alone
/// @param capacity  lengths that fit into shape, at least the rank
/// @param rank      receives how many lengths there are
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_output_shape(
    model: *const glia_model,
    shape: *mut i64,
    capacity: usize,
    rank: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let model = call.shared("model", model)?;
        ShapeOut { shape, capacity, rank }.write(call, &model.network().output().shape)
    })
}

/// The number of a model's parameters: tensors such as "hidden.weight".
///
/// @param model  the model
/// @param count  receives the number
/// @param error  receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_parameter_count(
    model: *const glia_model,
    count: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let model = call.shared("model", model)?;
        call.out("count", count)?.write(model.network().layout.parameters.len());
        Ok(())
    })
}

/// Copies the name of a parameter: "LAYER.weight" or "LAYER.bias".
///
/// @param model     the model
/// @param index     the parameter's number, below glia_model_parameter_count
/// @param text      buffer for the name, cut to fit and always NUL-terminated; may be NULL with
///                  capacity 0
/// @param capacity  bytes of the buffer
/// @param needed    receives the bytes of the whole name with its NUL; may be NULL
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_parameter_name(
    model: *const glia_model,
    index: usize,
    text: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let parameter = call.shared("model", model)?.network().parameter(index)?;
        TextOut { text, capacity, needed }.write(call, &parameter.name)
    })
}

/// The number of the parameter with a name.
///
/// @param model        the model
/// @param name         the name, UTF-8
/// @param name_length  its bytes; GLIA_STRLEN where it ends with NUL
/// @param index        receives the number
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (no UTF-8),
///         GLIA_ERROR_NOT_FOUND (name)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_parameter_index(
    model: *const glia_model,
    name: *const c_char,
    name_length: usize,
    index: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let model = call.shared("model", model)?;
        let name = text_in(call, "name", name, name_length)?;
        let out = call.out("index", index)?;
        out.write(model.network().parameter_index(name)?);
        Ok(())
    })
}

/// The shape of a parameter: [inputs, units] for a dense layer's weight, [units] for its bias.
///
/// @param model     the model
/// @param index     the parameter's number, below glia_model_parameter_count
/// @param shape     receives the lengths; may be NULL with capacity 0, to ask for the rank alone
/// @param capacity  lengths that fit into shape, at least the rank
/// @param rank      receives how many lengths there are
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
///         GLIA_ERROR_INVALID_ARGUMENT (capacity)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_parameter_shape(
    model: *const glia_model,
    index: usize,
    shape: *mut i64,
    capacity: usize,
    rank: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let parameter = call.shared("model", model)?.network().parameter(index)?;
        ShapeOut { shape, capacity, rank }.write(call, &parameter.shape)
    })
}

/// Copies a parameter's values out, rows one after the other.
///
/// @param model   the model
/// @param index   the parameter's number, below glia_model_parameter_count
/// @param values  receives the values
/// @param count   floats of values: the product of the parameter's shape
/// @param error   receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
///         GLIA_ERROR_SHAPE_MISMATCH (count)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_parameter_get(
    model: *const glia_model,
    index: usize,
    values: *mut f32,
    count: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let model = call.shared("model", model)?;
        model.get(index, call.slice_mut("values", values, count)?)
    })
}

/// Copies a parameter's values in. Sessions and trainers made before keep the old values.
///
/// @param model   the model
/// @param index   the parameter's number, below glia_model_parameter_count
/// @param values  the values, rows one after the other
/// @param count   floats of values: the product of the parameter's shape
/// @param error   receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
///         GLIA_ERROR_SHAPE_MISMATCH (count), GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, one call at a time on the same model. Allocates where a session or a copy shares
/// the weights. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_parameter_set(
    model: *mut glia_model,
    index: usize,
    values: *const f32,
    count: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let model = call.exclusive("model", model)?;
        model.set(index, call.slice("values", values, count)?)
    })
}

/// The number of a model's weights: values of all parameters together.
///
/// @param model  the model
/// @param count  receives the number
/// @param error  receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_weight_count(
    model: *const glia_model,
    count: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let parameters = &call.shared("model", model)?.network().layout.parameters;
        let weights = parameters.iter().map(|parameter| parameter.range.len()).sum();
        call.out("count", count)?.write(weights);
        Ok(())
    })
}

/// SHA-256 over the bits of all parameters in order: equal for models with the same bits, on
/// every machine.
///
/// @param model     the model
/// @param hash      receives 32 bytes
/// @param capacity  bytes of hash, at least 32
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_hash(
    model: *const glia_model,
    hash: *mut u8,
    capacity: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let model = call.shared("model", model)?;
        hash_out(call, hash, capacity, || model.hash())
    })
}

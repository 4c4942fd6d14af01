//! Graphs: the description that a model is made from.

use std::ffi::c_char;

use crate::activation::Activation;
use crate::catalog::Param;
use crate::error::{Error, ErrorCode};
use crate::layer::{Layer, LayerKind};
use crate::model::Graph;

use super::error::{free, glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::{Handle, into_handle};
use super::layer::glia_layer;
use super::text::{ShapeOut, shape_in, text_in};

/// A graph of layers under construction: an input, and layers over earlier nodes. Models copy it.
pub struct glia_graph {
    _opaque: [u8; 0],
}

impl Handle for glia_graph {
    type Value = Graph;
    const MAGIC: u64 = u64::from_le_bytes(*b"gliaGRAP");
    const NAME: &'static str = "glia_graph";
}

/// Makes an empty graph.
///
/// @param graph  receives the graph, to be freed with glia_graph_free
/// @param error  receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_graph_new(
    graph: *mut *mut glia_graph,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        call.out("graph", graph)?.write(into_handle(Graph::default()));
        Ok(())
    })
}

/// Frees a graph. Models made from it stay.
///
/// @param graph  the graph; NULL is fine
///
/// Threads: any. Must not be called twice with the same graph. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_graph_free(graph: *mut glia_graph) {
    free(graph);
}

/// Adds the input. A model has exactly one.
///
/// @param graph        the graph
/// @param name         the node's name, 1 to 255 bytes of UTF-8, unique in the graph, without
///                     control characters, not starting with "glia/"
/// @param name_length  its bytes; GLIA_STRLEN where it ends with NUL
/// @param shape        the lengths of one sample, without the batch, each at least 1; {64} for 64
///                     values
/// @param rank         how many lengths, 1 to 8
/// @param node         receives the node's number
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (name, or more than 16,384
///         nodes), GLIA_ERROR_SHAPE_MISMATCH (shape)
///
/// Threads: any, one call at a time on the same graph. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_graph_add_input(
    graph: *mut glia_graph,
    name: *const c_char,
    name_length: usize,
    shape: *const i64,
    rank: usize,
    node: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let graph = call.exclusive("graph", graph)?;
        let name = text_in(call, "name", name, name_length)?;
        let shape = shape_in(call, "shape", shape, rank)?;
        let out = call.out("node", node)?;
        out.write(graph.add_input(name, &shape)? as i32);
        Ok(())
    })
}

/// Adds a layer over earlier nodes. The layer is copied.
///
/// @param graph        the graph
/// @param layer        the layer
/// @param name         the node's name, as in glia_graph_add_input; the layer's parameters are
///                     called "NAME.weight" and "NAME.bias"
/// @param name_length  its bytes; GLIA_STRLEN where it ends with NUL
/// @param inputs       the numbers of the nodes that it takes, in order
/// @param input_count  how many: 1 for GLIA_LAYER_DENSE and GLIA_LAYER_ACTIVATION, at least 1 for
///                     GLIA_LAYER_ADD
/// @param node         receives the node's number
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (name, or more than 16,384
///         nodes), GLIA_ERROR_NOT_FOUND (inputs), GLIA_ERROR_SHAPE_MISMATCH (the layer does not
///         take these inputs)
///
/// Threads: any, one call at a time on the same graph. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_graph_add_layer(
    graph: *mut glia_graph,
    layer: *const glia_layer,
    name: *const c_char,
    name_length: usize,
    inputs: *const i32,
    input_count: usize,
    node: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let graph = call.exclusive("graph", graph)?;
        let layer = call.shared("layer", layer)?;
        let name = text_in(call, "name", name, name_length)?;
        let inputs = call.slice("inputs", inputs, input_count)?;
        let inputs = inputs.iter().map(|&input| node_index("inputs", input));
        let inputs = inputs.collect::<Result<Vec<_>, _>>()?;
        let out = call.out("node", node)?;
        out.write(graph.add_layer(name, layer.clone(), &inputs)? as i32);
        Ok(())
    })
}

/// Adds a dense layer y = f(x W + b) with He normal weights and a zero bias: the short way for the
/// most usual layer. glia_layer_new and glia_graph_add_layer do the same with every choice open.
///
/// @param graph        the graph
/// @param name         the node's name, as in glia_graph_add_input; the layer's parameters are
///                     called "NAME.weight" and "NAME.bias"
/// @param name_length  its bytes; GLIA_STRLEN where it ends with NUL
/// @param input        the number of the node that it takes, of a shape of one length
/// @param units        the number of sums x W + b, at least 1: of outputs, but for an activation
///                     that gives rows of another length
/// @param activation   f, one of GLIA_ACTIVATION_…, with default parameters
/// @param node         receives the node's number
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (name, or more than 16,384
///         nodes), GLIA_ERROR_NOT_FOUND (input), GLIA_ERROR_OUT_OF_RANGE (units),
///         GLIA_ERROR_UNKNOWN_KIND (activation), GLIA_ERROR_SHAPE_MISMATCH (the input's shape)
///
/// Threads: any, one call at a time on the same graph. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_graph_add_dense(
    graph: *mut glia_graph,
    name: *const c_char,
    name_length: usize,
    input: i32,
    units: i64,
    activation: i32,
    node: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let graph = call.exclusive("graph", graph)?;
        let name = text_in(call, "name", name, name_length)?;
        let out = call.out("node", node)?;
        let input = node_index("input", input)?;
        graph.node("input", input)?;
        let mut layer = Layer::new(LayerKind::Dense);
        layer.set(Param::Units, units as f64).map_err(|error| error.context("units"))?;
        let activation = Activation::from_code(activation);
        layer.set_activation(activation.map_err(|error| error.context("activation"))?)?;
        out.write(graph.add_layer(name, layer, &[input])? as i32);
        Ok(())
    })
}

/// Chooses the node whose output the model gives. Without this call it is the last one added.
///
/// @param graph  the graph
/// @param node   the node's number
/// @param error  receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (node)
///
/// Threads: any, one call at a time on the same graph. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_graph_set_output(
    graph: *mut glia_graph,
    node: i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        call.exclusive("graph", graph)?.set_output(node_index("node", node)?)
    })
}

/// The shape of a node's output, without the batch.
///
/// @param graph     the graph
/// @param node      the node's number
/// @param shape     receives the lengths; may be NULL with capacity 0, to ask for the rank alone
/// @param capacity  lengths that fit into shape, at least the rank
/// @param rank      receives how many lengths there are
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (node),
///         GLIA_ERROR_INVALID_ARGUMENT (capacity)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_graph_node_shape(
    graph: *const glia_graph,
    node: i32,
    shape: *mut i64,
    capacity: usize,
    rank: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let graph = call.shared("graph", graph)?;
        let node = graph.node("node", node_index("node", node)?)?;
        ShapeOut { shape, capacity, rank }.write(call, &node.shape)
    })
}

/// A node's number.
fn node_index(argument: &str, node: i32) -> Result<usize, Error> {
    usize::try_from(node).map_err(|_| {
        let message = format!("{argument}: expected the number of a node, from 0, got {node}");
        Error::new(ErrorCode::NotFound, message)
    })
}

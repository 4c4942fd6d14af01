/*
 * hostile_table_models.c: the exports of graphs, models and sessions. The graph of KIND_GRAPH has
 * an input "input" of 2 values and a dense layer "hidden" of 3 units, nodes 0 and 1.
 */
#include "hostile_describe.h"
#include "hostile_tables.h"

static const int64_t shape_of_two[1] = {2};
static const int32_t first_node[1] = {0};
static const float six_floats[6] = {1.0f, 2.0f, 3.0f, 4.0f, 5.0f, 6.0f};
static const float four_floats[4] = {0.5f, -0.5f, 0.25f, -0.25f};
static const glia_lsuv_options lsuv_options = {
    .struct_size = sizeof(lsuv_options), .tolerance = 0.5, .most_scalings = 3};

#define NODE                                                                                       \
    NUMBER_WRONG("node", 1, NULL, {-1, GLIA_ERROR_NOT_FOUND}, {2, GLIA_ERROR_NOT_FOUND},           \
                 {INT32_MAX, GLIA_ERROR_NOT_FOUND}, {INT32_MIN, GLIA_ERROR_NOT_FOUND})
#define INDEX                                                                                      \
    NUMBER_WRONG("index", 0, NULL, {2, GLIA_ERROR_NOT_FOUND}, {-1, GLIA_ERROR_NOT_FOUND},          \
                 {INT64_MAX, GLIA_ERROR_NOT_FOUND})
#define COUNT_OF_SIX                                                                               \
    NUMBER_WRONG("count", 6, "values", {0, GLIA_ERROR_SHAPE_MISMATCH},                             \
                 {5, GLIA_ERROR_SHAPE_MISMATCH}, {7, GLIA_ERROR_SHAPE_MISMATCH},                   \
                 {INT64_MAX / 8, GLIA_ERROR_SHAPE_MISMATCH})

CALL(graph_new, P(0), P(1))
CALL_FREE(graph_free)
CALL(graph_add_input, P(0), P(1), SIZE(2), P(3), SIZE(4), P(5), P(6))
CALL(graph_add_layer, P(0), P(1), P(2), SIZE(3), P(4), SIZE(5), P(6), P(7))
CALL(graph_add_dense, P(0), P(1), SIZE(2), I32(3), I64(4), I32(5), P(6), P(7))
CALL(graph_set_output, P(0), I32(1), P(2))
CALL(graph_node_shape, P(0), I32(1), P(2), SIZE(3), P(4), P(5))

CALL(model_new, P(0), U64(1), P(2), P(3))
CALL_FREE(model_free)
CALL(model_input_shape, P(0), P(1), SIZE(2), P(3), P(4))
CALL(model_output_shape, P(0), P(1), SIZE(2), P(3), P(4))
CALL(model_parameter_count, P(0), P(1), P(2))
CALL(model_parameter_name, P(0), SIZE(1), P(2), SIZE(3), P(4), P(5))
CALL(model_parameter_index, P(0), P(1), SIZE(2), P(3), P(4))
CALL(model_parameter_shape, P(0), SIZE(1), P(2), SIZE(3), P(4), P(5))
CALL(model_parameter_get, P(0), SIZE(1), P(2), SIZE(3), P(4))
CALL(model_parameter_set, P(0), SIZE(1), P(2), SIZE(3), P(4))
CALL(model_weight_count, P(0), P(1), P(2))
CALL(model_initialize_lsuv, P(0), P(1), P(2), SIZE(3), U64(4), P(5), P(6), P(7), SIZE(8), P(9), P(10))
CALL(model_hash, P(0), P(1), SIZE(2), P(3))
CALL(model_save, P(0), P(1), SIZE(2), P(3))
CALL(model_load, P(0), SIZE(1), P(2), P(3))
CALL(model_save_to_memory, P(0), P(1), SIZE(2), P(3), P(4))
CALL(model_load_from_memory, P(0), SIZE(1), P(2), P(3))

CALL(session_new, P(0), P(1), SIZE(2), P(3), P(4))
CALL_FREE(session_free)
CALL(session_run, P(0), P(1), SIZE(2), P(3), SIZE(4), P(5))
CALL(session_evaluate, P(0), P(1), P(2), P(3), P(4), P(5), P(6))

const struct export_entry entries_of_models[] = {
    ENTRY(graph_new, OUT_HANDLE("graph", KIND_GRAPH), ERROR),
    ENTRY_FREE(graph_free, "graph", KIND_GRAPH),
    ENTRY(graph_add_input, EXCLUSIVE("graph", KIND_GRAPH),
          STRING("name", "second input", GLIA_ERROR_INVALID_ARGUMENT,
                 GLIA_ERROR_INVALID_ARGUMENT),
          ARRAY_IN("shape", shape_of_two, "rank"),
          NUMBER_WRONG("rank", 1, "shape", {0, GLIA_ERROR_SHAPE_MISMATCH}, TOO_LARGE),
          OUT("node", int32_t), ERROR),
    ENTRY(graph_add_layer, EXCLUSIVE("graph", KIND_GRAPH), SHARED("layer", KIND_LAYER),
          STRING("name", "branch", GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_INVALID_ARGUMENT),
          ARRAY_IN("inputs", first_node, "input_count"),
          NUMBER_WRONG("input_count", 1, "inputs", {0, GLIA_ERROR_SHAPE_MISMATCH}, TOO_LARGE),
          OUT("node", int32_t), ERROR),
    ENTRY(graph_add_dense, EXCLUSIVE("graph", KIND_GRAPH),
          STRING("name", "short", GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_INVALID_ARGUMENT),
          NUMBER_WRONG("input", 0, NULL, {-1, GLIA_ERROR_NOT_FOUND}, {2, GLIA_ERROR_NOT_FOUND},
                       {INT32_MAX, GLIA_ERROR_NOT_FOUND}, {INT32_MIN, GLIA_ERROR_NOT_FOUND}),
          NUMBER_WRONG("units", 4, NULL, {0, GLIA_ERROR_OUT_OF_RANGE},
                       {-1, GLIA_ERROR_OUT_OF_RANGE}, {INT64_MAX, GLIA_ERROR_OUT_OF_RANGE}),
          CODE("activation", GLIA_ACTIVATION_RELU), OUT("node", int32_t), ERROR),
    ENTRY(graph_set_output, EXCLUSIVE("graph", KIND_GRAPH), NODE, ERROR),
    ENTRY(graph_node_shape, SHARED("graph", KIND_GRAPH), NODE, SHAPE_OUT("shape", 1), ERROR),

    ENTRY(model_new, SHARED("graph", KIND_GRAPH), NUMBER("seed", 7),
          OUT_HANDLE("model", KIND_MODEL), ERROR),
    ENTRY_FREE(model_free, "model", KIND_MODEL),
    ENTRY(model_input_shape, SHARED("model", KIND_MODEL), SHAPE_OUT("shape", 1), ERROR),
    ENTRY(model_output_shape, SHARED("model", KIND_MODEL), SHAPE_OUT("shape", 1), ERROR),
    ENTRY(model_parameter_count, SHARED("model", KIND_MODEL), OUT("count", size_t), ERROR),
    ENTRY(model_parameter_name, SHARED("model", KIND_MODEL), INDEX, TEXT_OUT, ERROR),
    ENTRY(model_parameter_index, SHARED("model", KIND_MODEL),
          STRING("name", "hidden.bias", GLIA_ERROR_NOT_FOUND, GLIA_ERROR_NOT_FOUND),
          OUT("index", size_t), ERROR),
    ENTRY(model_parameter_shape, SHARED("model", KIND_MODEL), INDEX, SHAPE_OUT("shape", 2), ERROR),
    ENTRY(model_parameter_get, SHARED("model", KIND_MODEL), INDEX,
          ARRAY_OUT("values", float, 6, "count"), COUNT_OF_SIX, ERROR),
    ENTRY(model_parameter_set, EXCLUSIVE("model", KIND_MODEL), INDEX,
          ARRAY_IN("values", six_floats, "count"), COUNT_OF_SIX, ERROR),
    ENTRY(model_weight_count, SHARED("model", KIND_MODEL), OUT("count", size_t), ERROR),
    ENTRY(model_initialize_lsuv, EXCLUSIVE("model", KIND_MODEL), OPTIONAL("runtime", KIND_RUNTIME),
          ARRAY_IN("inputs", four_floats, "input_count"),
          NUMBER_WRONG("input_count", 4, "inputs", {0, GLIA_ERROR_SHAPE_MISMATCH},
                       {3, GLIA_ERROR_SHAPE_MISMATCH}, {5, GLIA_ERROR_SHAPE_MISMATCH}, TOO_LARGE),
          NUMBER("seed", 7), OPTIONS(lsuv_options), RESULT("report", glia_lsuv_report), TEXT_OUT,
          ERROR),
    ENTRY(model_hash, SHARED("model", KIND_MODEL), HASH_OUT, ERROR),
    ENTRY(model_save, SHARED("model", KIND_MODEL), PATH("path", model_path, &model_path_length),
          ERROR),
    ENTRY(model_load, PATH("path", model_path, &model_path_length),
          OUT_HANDLE("model", KIND_MODEL), ERROR),
    ENTRY(model_save_to_memory, SHARED("model", KIND_MODEL), FILE_OUT(&model_file_size), ERROR),
    ENTRY(model_load_from_memory, BYTES_IN("bytes", model_file, &model_file_size, "length"),
          NUMBER_AT("length", &model_file_size, "bytes", {0, GLIA_ERROR_CORRUPT_FILE},
                    {1, GLIA_ERROR_CORRUPT_FILE}, {100, GLIA_ERROR_CORRUPT_FILE},
                    {-1, GLIA_ERROR_INVALID_ARGUMENT}),
          OUT_HANDLE("model", KIND_MODEL), ERROR),

    ENTRY(session_new, SHARED("model", KIND_MODEL), OPTIONAL("runtime", KIND_RUNTIME),
          NUMBER_WRONG("largest_batch", 4, NULL, {0, GLIA_ERROR_INVALID_ARGUMENT}, TOO_LARGE),
          OUT_HANDLE("session", KIND_SESSION), ERROR),
    ENTRY_FREE(session_free, "session", KIND_SESSION),
    ENTRY(session_run, EXCLUSIVE("session", KIND_SESSION),
          ARRAY_IN("inputs", four_floats, "input_count"),
          NUMBER_WRONG("input_count", 4, "inputs", {3, GLIA_ERROR_SHAPE_MISMATCH},
                       {5, GLIA_ERROR_SHAPE_MISMATCH}, {10, GLIA_ERROR_SHAPE_MISMATCH},
                       {-1, GLIA_ERROR_SHAPE_MISMATCH}),
          ARRAY_OUT("outputs", float, 6, "output_count"),
          NUMBER_WRONG("output_count", 6, "outputs", {0, GLIA_ERROR_SHAPE_MISMATCH},
                       {5, GLIA_ERROR_SHAPE_MISMATCH}, {7, GLIA_ERROR_SHAPE_MISMATCH},
                       {-1, GLIA_ERROR_SHAPE_MISMATCH}),
          ERROR),
    ENTRY(session_evaluate, EXCLUSIVE("session", KIND_SESSION), SHARED("loss", KIND_LOSS),
          SHARED("inputs", KIND_TENSOR_OF_INPUTS), SHARED("targets", KIND_TENSOR_OF_LABELS),
          OUT_OPTIONAL("mean", double), OUT_OPTIONAL("accuracy", double), ERROR),
};
const size_t count_of_models = sizeof(entries_of_models) / sizeof(entries_of_models[0]);

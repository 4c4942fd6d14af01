/*
 * glia_layer_…: parameters, activations and initializers of every layer; a description is copied
 * where it is added; what activation and add layers compute.
 */

#include "harness.h"

#include <string.h>

static glia_layer *make(int32_t kind)
{
    glia_layer *layer = NULL;
    CHECK_OK(glia_layer_new(kind, &layer, ERROR));
    return layer;
}

static glia_activation *activation_of(int32_t kind)
{
    glia_activation *activation = NULL;
    CHECK_OK(glia_activation_new(kind, &activation, ERROR));
    return activation;
}

/* Which layers take an activation, and which parameters have an initializer. */
static void check_parts(void)
{
    glia_activation *relu = activation_of(GLIA_ACTIVATION_RELU);
    glia_layer *dense = make(GLIA_LAYER_DENSE), *activation = make(GLIA_LAYER_ACTIVATION);
    glia_layer *add = make(GLIA_LAYER_ADD);
    glia_initializer *normal = NULL;
    CHECK_OK(glia_initializer_new(GLIA_INITIALIZER_NORMAL, &normal, ERROR));
    CHECK_OK(glia_layer_set_activation(dense, relu, ERROR));
    CHECK_OK(glia_layer_set_activation(activation, relu, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "activation",
                  glia_layer_set_activation(add, relu, ERROR));
    CHECK_OK(glia_layer_set_initializer(dense, "weight", GLIA_STRLEN, normal, ERROR));
    CHECK_OK(glia_layer_set_initializer(dense, "bias and more", 4, normal, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "wait",
                  glia_layer_set_initializer(dense, "wait", GLIA_STRLEN, normal, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "weight",
                  glia_layer_set_initializer(add, "weight", GLIA_STRLEN, normal, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "parameter",
                  glia_layer_set_initializer(dense, "\xc3", 1, normal, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "activation",
                  glia_layer_set_activation(dense, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "initializer",
                  glia_layer_set_initializer(dense, "bias", 4, NULL, ERROR));
    glia_initializer_free(normal);
    glia_layer_free(add);
    glia_layer_free(activation);
    glia_layer_free(dense);
    glia_activation_free(relu);
}

/* Adds one description three times, changed in between, and frees all before the model is made. */
static glia_model *changed_in_between(void)
{
    const int64_t shape[1] = {5};
    int32_t node = -1;
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    glia_layer *dense = make(GLIA_LAYER_DENSE);
    glia_initializer *constant = NULL;
    CHECK_OK(glia_initializer_new(GLIA_INITIALIZER_CONSTANT, &constant, ERROR));
    CHECK_OK(glia_initializer_set(constant, GLIA_PARAM_VALUE, 0.5, ERROR));
    CHECK_OK(glia_graph_new(&graph, ERROR));
    CHECK_OK(glia_graph_add_input(graph, "x", 1, shape, 1, &node, ERROR));
    CHECK_OK(glia_layer_set(dense, GLIA_PARAM_UNITS, 3, ERROR));
    CHECK_OK(glia_graph_add_layer(graph, dense, "a", 1, &node, 1, &node, ERROR));
    CHECK_OK(glia_layer_set(dense, GLIA_PARAM_UNITS, 4, ERROR));
    CHECK_OK(glia_layer_set(dense, GLIA_PARAM_USE_BIAS, 0, ERROR));
    CHECK_OK(glia_layer_set_initializer(dense, "weight", GLIA_STRLEN, constant, ERROR));
    CHECK_OK(glia_initializer_set(constant, GLIA_PARAM_VALUE, 9, ERROR));
    CHECK_OK(glia_graph_add_layer(graph, dense, "b", 1, &node, 1, &node, ERROR));
    CHECK_OK(glia_layer_set(dense, GLIA_PARAM_UNITS, 77, ERROR));
    glia_initializer_free(constant);
    glia_layer_free(dense);
    CHECK_OK(glia_model_new(graph, 1, &model, ERROR));
    glia_graph_free(graph);
    return model;
}

static void check_copies(void)
{
    float weight[12];
    size_t count = 0, index = 0, rank = 0;
    int64_t shape[2] = {0};
    glia_model *model = changed_in_between();
    CHECK_OK(glia_model_parameter_count(model, &count, ERROR));
    CHECK_THAT(count == 3, "expected a.weight, a.bias and b.weight, got %zu parameters", count);
    CHECK_OK(glia_model_parameter_index(model, "b.weight", GLIA_STRLEN, &index, ERROR));
    CHECK_OK(glia_model_parameter_shape(model, index, shape, 2, &rank, ERROR));
    CHECK(rank == 2 && shape[0] == 3 && shape[1] == 4);
    CHECK_OK(glia_model_parameter_get(model, index, weight, 12, ERROR));
    for (size_t place = 0; place < 12; place++)
        CHECK(weight[place] == 0.5f);
    glia_model_free(model);
}

/* x -> f(x) for every activation, as a layer of its own: the same bits as the activation with the
 * parameters that the model has. */
static void check_activation_layer(int32_t kind)
{
    enum { ROWS = 3, COLUMNS = 18, MOST = 2 * ROWS * COLUMNS };
    const int64_t shape[1] = {COLUMNS};
    float inputs[ROWS * COLUMNS], expected[MOST], outputs[MOST], parameters[4 * COLUMNS];
    size_t columns = 0, count = 0, tensors = 0, used = 0;
    int32_t node = -1;
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    glia_session *session = NULL;
    glia_layer *layer = make(GLIA_LAYER_ACTIVATION);
    glia_activation *activation = activation_of(kind);
    harness_numbers(inputs, ROWS * COLUMNS, 1);
    CHECK_OK(glia_layer_set_activation(layer, activation, ERROR));
    CHECK_OK(glia_graph_new(&graph, ERROR));
    CHECK_OK(glia_graph_add_input(graph, "x", 1, shape, 1, &node, ERROR));
    CHECK_OK(glia_graph_add_layer(graph, layer, "y", 1, &node, 1, &node, ERROR));
    CHECK_OK(glia_model_new(graph, 1, &model, ERROR));
    CHECK_OK(glia_model_parameter_count(model, &tensors, ERROR));
    CHECK_OK(glia_activation_output_columns(activation, COLUMNS, &columns, ERROR));
    CHECK_OK(glia_activation_parameter_count(activation, COLUMNS, &count, ERROR));
    for (size_t index = 0; index < tensors; index++, used += count / tensors)
        CHECK_OK(glia_model_parameter_get(model, index, parameters + used,
                                          count / tensors, ERROR));
    CHECK(used == count);
    CHECK_OK(glia_session_new(model, NULL, ROWS, &session, ERROR));
    CHECK_OK(glia_session_run(session, inputs, ROWS * COLUMNS, outputs, ROWS * columns, ERROR));
    CHECK_OK(glia_activation_forward_with(activation, NULL, inputs, ROWS, COLUMNS, parameters,
                                          count, NULL, expected, ERROR));
    CHECK_SAME(outputs, expected, ROWS * columns, "activation layer of kind %d", (int)kind);
    glia_session_free(session);
    glia_model_free(model);
    glia_graph_free(graph);
    glia_activation_free(activation);
    glia_layer_free(layer);
}

/* The sum of a node with itself and with another. */
static void check_add_layer(void)
{
    const int64_t shape[2] = {2, 3};
    const int32_t both[3] = {0, 0, 1};
    const float inputs[6] = {1, -2, 3, -4, 5, -6};
    const float expected[6] = {3, -4, 9, -8, 15, -12};
    float outputs[6];
    int32_t node = -1, input = 0;
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    glia_session *session = NULL;
    glia_layer *layer = make(GLIA_LAYER_ACTIVATION), *add = make(GLIA_LAYER_ADD);
    glia_activation *relu = activation_of(GLIA_ACTIVATION_RELU);
    CHECK_OK(glia_layer_set_activation(layer, relu, ERROR));
    CHECK_OK(glia_graph_new(&graph, ERROR));
    CHECK_OK(glia_graph_add_input(graph, "x", 1, shape, 2, &node, ERROR));
    CHECK_OK(glia_graph_add_layer(graph, layer, "relu", 4, &input, 1, &node, ERROR));
    CHECK_OK(glia_graph_add_layer(graph, add, "sum", 3, both, 3, &node, ERROR));
    CHECK_OK(glia_model_new(graph, 1, &model, ERROR));
    CHECK_OK(glia_session_new(model, NULL, 1, &session, ERROR));
    CHECK_OK(glia_session_run(session, inputs, 6, outputs, 6, ERROR));
    CHECK_SAME(outputs, expected, 6, "x + x + relu(x)");
    glia_session_free(session);
    glia_model_free(model);
    glia_graph_free(graph);
    glia_activation_free(relu);
    glia_layer_free(add);
    glia_layer_free(layer);
}

int main(void)
{
    check_parts();
    check_copies();
    for (int32_t index = 0; index < harness_kinds(GLIA_FAMILY_ACTIVATION); index++)
        check_activation_layer(harness_kind(GLIA_FAMILY_ACTIVATION, index));
    check_add_layer();
    harness_check_family(&harness_families[4]);
    return harness_finish("layer");
}

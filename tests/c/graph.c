/*
 * glia_graph_…: names, numbers and shapes of nodes, the choice of the output, graphs that are no
 * model, and what is refused with which words.
 */

#include "harness.h"

#include <string.h>

static glia_layer *dense(int32_t units)
{
    glia_layer *layer = NULL;
    CHECK_OK(glia_layer_new(GLIA_LAYER_DENSE, &layer, ERROR));
    CHECK_OK(glia_layer_set(layer, GLIA_PARAM_UNITS, units, ERROR));
    return layer;
}

/* A graph with the input "x" of 7 values, node 0. */
static glia_graph *graph_with_input(void)
{
    const int64_t shape[1] = {7};
    int32_t node = -1;
    glia_graph *graph = NULL;
    CHECK_OK(glia_graph_new(&graph, ERROR));
    CHECK_OK(glia_graph_add_input(graph, "x", GLIA_STRLEN, shape, 1, &node, ERROR));
    CHECK(node == 0);
    return graph;
}

static void check_shapes(void)
{
    const int32_t branches[2] = {1, 2};
    int64_t shape[3] = {-1, -1, -1};
    int32_t node = -1, input = 0;
    size_t rank = 0;
    glia_graph *graph = graph_with_input();
    glia_layer *five = dense(5), *add = NULL;
    CHECK_OK(glia_layer_new(GLIA_LAYER_ADD, &add, ERROR));
    CHECK_OK(glia_graph_add_layer(graph, five, "a", 1, &input, 1, &node, ERROR));
    CHECK(node == 1);
    CHECK_OK(glia_graph_add_layer(graph, five, "b", 1, &input, 1, &node, ERROR));
    CHECK_OK(glia_graph_add_layer(graph, add, "sum", 3, branches, 2, &node, ERROR));
    CHECK(node == 3);
    CHECK_OK(glia_graph_node_shape(graph, 3, shape, 3, &rank, ERROR));
    CHECK(rank == 1 && shape[0] == 5 && shape[1] == -1);
    CHECK_OK(glia_graph_node_shape(graph, 0, NULL, 0, &rank, ERROR));
    CHECK(rank == 1);
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "got 4",
                  glia_graph_node_shape(graph, 4, shape, 3, &rank, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "got -1",
                  glia_graph_node_shape(graph, -1, shape, 3, &rank, ERROR));
    glia_layer_free(add);
    glia_layer_free(five);
    glia_graph_free(graph);
    glia_graph_free(NULL);
}

/* A rank that does not fit is refused, and nothing is written. */
static void check_small_shape_buffer(void)
{
    const int64_t lengths[3] = {2, 3, 4};
    int64_t shape[3] = {-1, -1, -1};
    int32_t node = -1;
    size_t rank = 77;
    glia_graph *graph = NULL;
    CHECK_OK(glia_graph_new(&graph, ERROR));
    CHECK_OK(glia_graph_add_input(graph, "x", 1, lengths, 3, &node, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "capacity",
                  glia_graph_node_shape(graph, node, shape, 2, &rank, ERROR));
    CHECK(shape[0] == -1 && rank == 77);
    CHECK_OK(glia_graph_node_shape(graph, node, shape, 3, &rank, ERROR));
    CHECK(rank == 3 && memcmp(shape, lengths, sizeof shape) == 0);
    glia_graph_free(graph);
}

static void check_names(void)
{
    static const char *const refused[] = {"", "x", "glia/x", "a\nb", "tab\t", "\x7f"};
    char longest[257];
    int32_t node = -1, input = 0;
    glia_graph *graph = graph_with_input();
    glia_layer *layer = dense(7);
    memset(longest, 'n', sizeof longest);
    for (size_t index = 0; index < sizeof refused / sizeof refused[0]; index++)
        CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "name",
                      glia_graph_add_layer(graph, layer, refused[index], GLIA_STRLEN, &input, 1,
                                           &node, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "name",
                  glia_graph_add_layer(graph, layer, "\xff", 1, &input, 1, &node, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "name",
                  glia_graph_add_layer(graph, layer, longest, 256, &input, 1, &node, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "name",
                  glia_graph_add_layer(graph, layer, NULL, 1, &input, 1, &node, ERROR));
    CHECK(node == -1);
    CHECK_OK(glia_graph_add_layer(graph, layer, longest, 255, &input, 1, &node, ERROR));
    CHECK_OK(glia_graph_add_layer(graph, layer, "gr\xc3\xb6\xc3\x9f" "e", GLIA_STRLEN, &node, 1,
                                  &node, ERROR));
    CHECK_OK(glia_graph_add_layer(graph, layer, "X", 1, &node, 1, &node, ERROR));
    CHECK(node == 3);
    glia_layer_free(layer);
    glia_graph_free(graph);
}

static void check_input_shapes(void)
{
    static const struct {
        int64_t shape[2];
        size_t rank;
    } refused[] = {{{0, 1}, 1}, {{-1, 1}, 1}, {{3, 0}, 2}, {{1, 1}, 0},
                   {{INT64_MAX, INT64_MAX}, 2}, {{INT64_MAX, 1}, 1}};
    int32_t node = -1;
    glia_graph *graph = NULL;
    CHECK_OK(glia_graph_new(&graph, ERROR));
    for (size_t index = 0; index < sizeof refused / sizeof refused[0]; index++)
        CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "shape",
                      glia_graph_add_input(graph, "x", 1, refused[index].shape,
                                           refused[index].rank, &node, ERROR));
    CHECK(node == -1);
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "shape",
                  glia_graph_add_input(graph, "x", 1, NULL, 1, &node, ERROR));
    glia_graph_free(graph);
}

static void check_layers_that_do_not_fit(void)
{
    const int32_t two[2] = {0, 1}, nowhere[1] = {9}, negative[1] = {-1};
    const int64_t image[2] = {2, 3};
    int32_t node = -1, input = 0, picture = -1;
    glia_graph *graph = graph_with_input();
    glia_layer *layer = dense(2), *add = NULL;
    CHECK_OK(glia_layer_new(GLIA_LAYER_ADD, &add, ERROR));
    CHECK_OK(glia_graph_add_layer(graph, layer, "a", 1, &input, 1, &node, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "[*, 7] and [*, 2]",
                  glia_graph_add_layer(graph, add, "s", 1, two, 2, &node, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "inputs",
                  glia_graph_add_layer(graph, layer, "s", 1, two, 2, &node, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "inputs",
                  glia_graph_add_layer(graph, layer, "s", 1, two, 0, &node, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "inputs",
                  glia_graph_add_layer(graph, add, "s", 1, NULL, 0, &node, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "inputs",
                  glia_graph_add_layer(graph, layer, "s", 1, nowhere, 1, &node, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "inputs",
                  glia_graph_add_layer(graph, layer, "s", 1, negative, 1, &node, ERROR));
    CHECK(node == 1);
    CHECK_OK(glia_graph_add_input(graph, "picture", GLIA_STRLEN, image, 2, &picture, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "[*, 2, 3]",
                  glia_graph_add_layer(graph, layer, "s", 1, &picture, 1, &node, ERROR));
    glia_layer_free(add);
    glia_layer_free(layer);
    glia_graph_free(graph);
}

/* What is no model: nothing, two inputs, nodes that lead nowhere. */
static void check_graphs_that_are_no_models(void)
{
    const int64_t shape[1] = {7};
    int32_t node = -1, input = 0;
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    glia_layer *layer = dense(2);
    CHECK_OK(glia_graph_new(&graph, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "graph", glia_model_new(graph, 1, &model, ERROR));
    glia_graph_free(graph);
    graph = graph_with_input();
    CHECK_OK(glia_graph_add_layer(graph, layer, "a", 1, &input, 1, &node, ERROR));
    CHECK_OK(glia_graph_add_layer(graph, layer, "b", 1, &input, 1, &node, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "\"a\"", glia_model_new(graph, 1, &model, ERROR));
    CHECK_OK(glia_graph_set_output(graph, 1, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "\"b\"", glia_model_new(graph, 1, &model, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "node", glia_graph_set_output(graph, 3, ERROR));
    glia_graph_free(graph);
    graph = graph_with_input();
    CHECK_OK(glia_graph_add_input(graph, "y", 1, shape, 1, &node, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "input", glia_model_new(graph, 1, &model, ERROR));
    CHECK(model == NULL);
    glia_graph_free(graph);
    glia_layer_free(layer);
}

/* The output may be an earlier node, where all others lead to it: here through a cut graph. */
static void check_output(void)
{
    int64_t shape[1] = {0};
    size_t rank = 0;
    int32_t node = -1, input = 0;
    glia_graph *graph = graph_with_input();
    glia_model *model = NULL;
    glia_layer *layer = dense(2);
    CHECK_OK(glia_graph_add_layer(graph, layer, "a", 1, &input, 1, &node, ERROR));
    CHECK_OK(glia_graph_set_output(graph, node, ERROR));
    CHECK_OK(glia_model_new(graph, 1, &model, ERROR));
    CHECK_OK(glia_model_output_shape(model, shape, 1, &rank, ERROR));
    CHECK(rank == 1 && shape[0] == 2);
    CHECK_OK(glia_model_input_shape(model, shape, 1, &rank, ERROR));
    CHECK(rank == 1 && shape[0] == 7);
    glia_model_free(model);
    glia_layer_free(layer);
    glia_graph_free(graph);
}

/* The short way to a dense layer gives the same model as the long one. */
static void check_add_dense(void)
{
    const harness_dense layers[2] = {{9, GLIA_ACTIVATION_TANH}, {4, GLIA_ACTIVATION_SOFTMAX}};
    uint8_t first[HARNESS_HASH], second[HARNESS_HASH];
    uint8_t bytes[2][4096];
    size_t sizes[2] = {0, 0};
    int32_t node = -1;
    glia_graph *graph = NULL;
    glia_model *shorter = NULL, *longer = harness_model(7, layers, 2, 5);
    const int64_t shape[1] = {7};
    CHECK_OK(glia_graph_new(&graph, ERROR));
    CHECK_OK(glia_graph_add_input(graph, "inputs", GLIA_STRLEN, shape, 1, &node, ERROR));
    CHECK_OK(glia_graph_add_dense(graph, "layer1", GLIA_STRLEN, node, 9, GLIA_ACTIVATION_TANH,
                                  &node, ERROR));
    CHECK_OK(glia_graph_add_dense(graph, "layer2", 6, node, 4, GLIA_ACTIVATION_SOFTMAX, &node,
                                  ERROR));
    CHECK(node == 2);
    CHECK_OK(glia_model_new(graph, 5, &shorter, ERROR));
    harness_model_hash(shorter, first);
    harness_model_hash(longer, second);
    CHECK(harness_same_hash(first, second));
    CHECK_OK(glia_model_save_to_memory(shorter, bytes[0], sizeof bytes[0], &sizes[0], ERROR));
    CHECK_OK(glia_model_save_to_memory(longer, bytes[1], sizeof bytes[1], &sizes[1], ERROR));
    CHECK(sizes[0] == sizes[1] && memcmp(bytes[0], bytes[1], sizes[0]) == 0);
    glia_model_free(shorter);
    glia_model_free(longer);
    glia_graph_free(graph);
}

static void check_refused_dense(void)
{
    const int64_t image[2] = {2, 3};
    int32_t node = -1, picture = -1;
    glia_graph *graph = graph_with_input();
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "units",
                  glia_graph_add_dense(graph, "a", 1, 0, 0, GLIA_ACTIVATION_RELU, &node, ERROR));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "units",
                  glia_graph_add_dense(graph, "a", 1, 0, -3, GLIA_ACTIVATION_RELU, &node, ERROR));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "units",
                  glia_graph_add_dense(graph, "a", 1, 0, INT64_MAX, GLIA_ACTIVATION_RELU, &node,
                                       ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "activation",
                  glia_graph_add_dense(graph, "a", 1, 0, 3, 99, &node, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "input",
                  glia_graph_add_dense(graph, "a", 1, 7, 3, GLIA_ACTIVATION_RELU, &node, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "name",
                  glia_graph_add_dense(graph, "x", 1, 0, 3, GLIA_ACTIVATION_RELU, &node, ERROR));
    CHECK_OK(glia_graph_add_input(graph, "picture", GLIA_STRLEN, image, 2, &picture, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "[*, 2, 3]",
                  glia_graph_add_dense(graph, "a", 1, picture, 3, GLIA_ACTIVATION_RELU, &node,
                                       ERROR));
    CHECK(node == -1);
    glia_graph_free(graph);
}

int main(void)
{
    check_add_dense();
    check_refused_dense();
    check_shapes();
    check_small_shape_buffer();
    check_names();
    check_input_shapes();
    check_layers_that_do_not_fit();
    check_graphs_that_are_no_models();
    check_output();
    return harness_finish("graph");
}

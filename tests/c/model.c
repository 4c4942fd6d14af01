/*
 * glia_model_…: parameters by name and by number, shapes, values and hashes; the same values as
 * the initializer gives; what is refused. Files: model_file.c.
 */

#include "harness.h"

#include <stdlib.h>
#include <string.h>

/* 7-9-6-4, as in the network's table. */
static glia_model *small_model(uint64_t seed)
{
    const harness_dense layers[3] = {{9, GLIA_ACTIVATION_TANH},
                                     {6, GLIA_ACTIVATION_RELU},
                                     {4, GLIA_ACTIVATION_IDENTITY}};
    return harness_model(7, layers, 3, seed);
}

static void check_parameters(void)
{
    static const char *const names[6] = {"layer1.weight", "layer1.bias",   "layer2.weight",
                                         "layer2.bias",   "layer3.weight", "layer3.bias"};
    static const int64_t shapes[6][2] = {{7, 9}, {9, 0}, {9, 6}, {6, 0}, {6, 4}, {4, 0}};
    glia_model *model = small_model(1);
    size_t count = 0, weights = 0, sum = 0;
    CHECK_OK(glia_model_parameter_count(model, &count, ERROR));
    CHECK(count == 6);
    for (size_t index = 0; index < 6; index++) {
        char name[32], small[7];
        size_t found = 99, needed = 0, rank = 0;
        int64_t shape[2] = {0};
        CHECK_OK(glia_model_parameter_name(model, index, name, sizeof name, &needed, ERROR));
        CHECK(strcmp(name, names[index]) == 0 && needed == strlen(name) + 1);
        CHECK_OK(glia_model_parameter_name(model, index, small, sizeof small, &needed, ERROR));
        CHECK(strncmp(small, name, 6) == 0 && small[6] == 0 && needed == strlen(name) + 1);
        CHECK_OK(glia_model_parameter_index(model, name, GLIA_STRLEN, &found, ERROR));
        CHECK(found == index);
        CHECK_OK(glia_model_parameter_shape(model, index, shape, 2, &rank, ERROR));
        CHECK(rank == (index % 2 == 0 ? 2 : 1) && memcmp(shape, shapes[index], 16) == 0);
        sum += (size_t)shape[0] * (size_t)(rank == 2 ? shape[1] : 1);
    }
    CHECK_OK(glia_model_weight_count(model, &weights, ERROR));
    CHECK_THAT(weights == sum, "expected %zu weights, got %zu", sum, weights);
    glia_model_free(model);
    glia_model_free(NULL);
}

/* The initial values are what the initializer gives for this seed, name and fans. */
static void check_initial_values(void)
{
    float got[63], expected[63];
    glia_model *model = small_model(123456789012345);
    glia_initializer *he = NULL;
    CHECK_OK(glia_initializer_new(GLIA_INITIALIZER_HE_NORMAL, &he, ERROR));
    CHECK_OK(glia_model_parameter_get(model, 0, got, 63, ERROR));
    CHECK_OK(glia_initializer_fill(he, 123456789012345, "layer1.weight", GLIA_STRLEN, 7, 9,
                                   expected, 63, ERROR));
    CHECK_SAME(got, expected, 63, "layer1.weight");
    CHECK_OK(glia_model_parameter_get(model, 1, got, 9, ERROR));
    memset(expected, 0, sizeof expected);
    CHECK_SAME(got, expected, 9, "layer1.bias");
    glia_initializer_free(he);
    glia_model_free(model);
}

/* Values go in and out with every bit; the hash tells every bit. */
static void check_values_and_hash(void)
{
    float values[63], got[63], before[63];
    const uint32_t special[5] = {0x7fc00001, 0x80000000, 0x00000001, 0xff800000, 0x7f7fffff};
    uint8_t first[HARNESS_HASH], second[HARNESS_HASH];
    glia_model *model = small_model(1), *twin = small_model(1), *other = small_model(2);
    harness_model_hash(model, first);
    harness_model_hash(twin, second);
    CHECK(harness_same_hash(first, second));
    harness_model_hash(other, second);
    CHECK(!harness_same_hash(first, second));
    harness_numbers(values, 63, 3);
    memcpy(values, special, sizeof special);
    CHECK_OK(glia_model_parameter_get(model, 0, before, 63, ERROR));
    CHECK_OK(glia_model_parameter_set(model, 0, values, 63, ERROR));
    CHECK_OK(glia_model_parameter_get(model, 0, got, 63, ERROR));
    CHECK(memcmp(got, values, sizeof got) == 0);
    harness_model_hash(model, second);
    CHECK(!harness_same_hash(first, second));
    CHECK_OK(glia_model_parameter_set(model, 0, before, 63, ERROR));
    harness_model_hash(model, second);
    CHECK(harness_same_hash(first, second));
    before[62] = -before[62];
    CHECK_OK(glia_model_parameter_set(model, 0, before, 63, ERROR));
    harness_model_hash(model, second);
    CHECK(!harness_same_hash(first, second));
    glia_model_free(model);
    glia_model_free(twin);
    glia_model_free(other);
}

static void check_refused(void)
{
    float values[63];
    uint8_t hash[HARNESS_HASH];
    int64_t shape[2] = {-1, -1};
    size_t value = 77;
    glia_model *model = small_model(1);
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "6",
                  glia_model_parameter_get(model, 6, values, 63, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "index",
                  glia_model_parameter_set(model, SIZE_MAX, values, 63, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "index",
                  glia_model_parameter_name(model, 6, NULL, 0, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "index",
                  glia_model_parameter_shape(model, 6, shape, 2, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "layer9.weight",
                  glia_model_parameter_index(model, "layer9.weight", GLIA_STRLEN, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "name",
                  glia_model_parameter_index(model, "\xff", 1, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "62",
                  glia_model_parameter_get(model, 0, values, 62, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "64",
                  glia_model_parameter_set(model, 0, values, 64, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "capacity",
                  glia_model_parameter_shape(model, 0, shape, 1, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "capacity",
                  glia_model_hash(model, hash, HARNESS_HASH - 1, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "model",
                  glia_model_parameter_count(NULL, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "values",
                  glia_model_parameter_get(model, 0, NULL, 63, ERROR));
    CHECK_THAT(value == 77 && shape[0] == -1, "a refused call wrote its result");
    glia_model_free(model);
}

/* An initializer with an impossible range is refused when a model draws from it. */
static void check_impossible_initializer(void)
{
    const int64_t shape[1] = {3};
    int32_t node = -1;
    glia_graph *graph = NULL;
    glia_layer *layer = NULL;
    glia_model *model = NULL;
    glia_initializer *uniform = NULL;
    CHECK_OK(glia_initializer_new(GLIA_INITIALIZER_UNIFORM, &uniform, ERROR));
    CHECK_OK(glia_initializer_set(uniform, GLIA_PARAM_MINIMUM, 2, ERROR));
    CHECK_OK(glia_layer_new(GLIA_LAYER_DENSE, &layer, ERROR));
    CHECK_OK(glia_layer_set_initializer(layer, "weight", GLIA_STRLEN, uniform, ERROR));
    CHECK_OK(glia_graph_new(&graph, ERROR));
    CHECK_OK(glia_graph_add_input(graph, "x", 1, shape, 1, &node, ERROR));
    CHECK_OK(glia_graph_add_layer(graph, layer, "a", 1, &node, 1, &node, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "minimum",
                  glia_model_new(graph, 1, &model, ERROR));
    glia_initializer_free(uniform);
    glia_layer_free(layer);
    glia_graph_free(graph);
}

/* A model too large for any memory is an error, not the end. */
static void check_too_large(void)
{
    const int64_t shape[1] = {INT64_C(1) << 40};
    int32_t node = -1;
    glia_graph *graph = NULL;
    glia_layer *layer = NULL;
    glia_model *model = NULL;
    CHECK_OK(glia_layer_new(GLIA_LAYER_DENSE, &layer, ERROR));
    CHECK_OK(glia_layer_set(layer, GLIA_PARAM_UNITS, 1e9, ERROR));
    CHECK_OK(glia_graph_new(&graph, ERROR));
    CHECK_OK(glia_graph_add_input(graph, "x", 1, shape, 1, &node, ERROR));
    CHECK_OK(glia_graph_add_layer(graph, layer, "a", 1, &node, 1, &node, ERROR));
    glia_status status = glia_model_new(graph, 1, &model, ERROR);
    CHECK_THAT(status == GLIA_ERROR_SHAPE_MISMATCH || status == GLIA_ERROR_OUT_OF_MEMORY,
               "a model of 4 ZB: status %d", (int)status);
    CHECK(model == NULL);
    glia_layer_free(layer);
    glia_graph_free(graph);
}

int main(void)
{
    check_parameters();
    check_initial_values();
    check_values_and_hash();
    check_refused();
    check_impossible_initializer();
    check_too_large();
    return harness_finish("model");
}

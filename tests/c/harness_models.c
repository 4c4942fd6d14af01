/* Runtimes, models, trainers and tensors for the test programs. See harness.h. */

#include "harness.h"

#include <stdio.h>
#include <string.h>

void harness_runtimes_make(harness_runtimes *runtimes)
{
    runtimes->count = 0;
    for (int32_t level = GLIA_LEVEL_SCALAR; level <= GLIA_LEVEL_NEON; level++)
        for (int32_t threads = 1; threads <= 3; threads++) {
            glia_runtime_options options = {sizeof options, threads, level};
            glia_runtime *runtime = NULL;
            char name[16] = "";
            glia_status status = glia_runtime_new(&options, &runtime, ERROR);
            if (status == GLIA_ERROR_UNSUPPORTED)
                continue;
            CHECK_OK(status);
            CHECK_OK(glia_level_name(level, name, sizeof name, NULL, ERROR));
            snprintf(runtimes->text[runtimes->count], sizeof runtimes->text[0], "%s, %d threads",
                     name, (int)threads);
            runtimes->handle[runtimes->count++] = runtime;
        }
    CHECK_THAT(runtimes->count >= 3, "the scalar level is there on every CPU");
}

void harness_runtimes_free(harness_runtimes *runtimes)
{
    for (size_t index = 0; index < runtimes->count; index++)
        glia_runtime_free(runtimes->handle[index]);
    runtimes->count = 0;
}

static void add_dense(glia_graph *graph, const harness_dense *dense, size_t number, int32_t *node)
{
    char name[48];
    int32_t input = *node;
    glia_activation *activation = NULL;
    glia_layer *layer = NULL;
    snprintf(name, sizeof name, "layer%zu", number);
    CHECK_OK(glia_activation_new(dense->activation, &activation, ERROR));
    CHECK_OK(glia_layer_new(GLIA_LAYER_DENSE, &layer, ERROR));
    CHECK_OK(glia_layer_set(layer, GLIA_PARAM_UNITS, dense->units, ERROR));
    CHECK_OK(glia_layer_set_activation(layer, activation, ERROR));
    CHECK_OK(glia_graph_add_layer(graph, layer, name, GLIA_STRLEN, &input, 1, node, ERROR));
    glia_layer_free(layer);
    glia_activation_free(activation);
}

glia_model *harness_model(int32_t inputs, const harness_dense *layers, size_t count, uint64_t seed)
{
    const int64_t shape[1] = {inputs};
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    int32_t node = -1;
    CHECK_OK(glia_graph_new(&graph, ERROR));
    CHECK_OK(glia_graph_add_input(graph, "inputs", GLIA_STRLEN, shape, 1, &node, ERROR));
    for (size_t index = 0; index < count; index++)
        add_dense(graph, &layers[index], index + 1, &node);
    CHECK_OK(glia_model_new(graph, seed, &model, ERROR));
    glia_graph_free(graph);
    return model;
}

void harness_set_parameter(glia_model *model, const char *name, const golden_record *record)
{
    size_t index = 0;
    CHECK_OK(glia_model_parameter_index(model, name, GLIA_STRLEN, &index, ERROR));
    CHECK_OK(glia_model_parameter_set(model, index, record->floats, record->count, ERROR));
}

glia_model *harness_golden_model(const golden_table *table, const char *name)
{
    static const int32_t numbers[5] = {GLIA_ACTIVATION_IDENTITY, GLIA_ACTIVATION_SIGMOID,
                                       GLIA_ACTIVATION_TANH, GLIA_ACTIVATION_RELU,
                                       GLIA_ACTIVATION_SOFTMAX};
    harness_dense layers[8] = {{0, 0}};
    const golden_record *activations = golden_get(table, "%s.activations", name);
    size_t count = activations->count;
    for (size_t index = 0; index < count && index < 8; index++) {
        const golden_record *bias = golden_get(table, "%s.layer%zu.bias", name, index + 1);
        layers[index].units = (int32_t)bias->count;
        layers[index].activation = numbers[(size_t)activations->values[index]];
    }
    const golden_record *first = golden_get(table, "%s.layer1.weight", name);
    glia_model *model = harness_model((int32_t)first->count / layers[0].units, layers, count, 0);
    for (size_t index = 0; index < count; index++) {
        char parameter[48];
        snprintf(parameter, sizeof parameter, "layer%zu.weight", index + 1);
        harness_set_parameter(model, parameter, golden_get(table, "%s.%s", name, parameter));
        snprintf(parameter, sizeof parameter, "layer%zu.bias", index + 1);
        harness_set_parameter(model, parameter, golden_get(table, "%s.%s", name, parameter));
    }
    return model;
}

glia_loss *harness_loss(int32_t kind)
{
    glia_loss *loss = NULL;
    CHECK_OK(glia_loss_new(kind, &loss, ERROR));
    return loss;
}

glia_optimizer *harness_optimizer(int32_t kind, double learning_rate)
{
    glia_optimizer *optimizer = NULL;
    CHECK_OK(glia_optimizer_new(kind, &optimizer, ERROR));
    CHECK_OK(glia_optimizer_set(optimizer, GLIA_PARAM_LEARNING_RATE, learning_rate, ERROR));
    return optimizer;
}

int harness_searches(int32_t kind)
{
    static const int64_t shape[1] = {1};
    glia_optimizer *optimizer = NULL;
    glia_optimizer_info info = {.struct_size = sizeof info};
    CHECK_OK(glia_optimizer_new(kind, &optimizer, ERROR));
    CHECK_OK(glia_optimizer_needs(optimizer, shape, 1, &info, ERROR));
    glia_optimizer_free(optimizer);
    return info.searches;
}

glia_trainer *harness_trainer(const glia_model *model, int32_t loss_kind, int32_t optimizer_kind,
                              double learning_rate, const glia_runtime *runtime,
                              size_t largest_batch, uint64_t seed)
{
    glia_trainer_options options = {sizeof options, largest_batch, seed, 1, 0};
    glia_loss *loss = harness_loss(loss_kind);
    glia_optimizer *optimizer = harness_optimizer(optimizer_kind, learning_rate);
    glia_trainer *trainer = NULL;
    CHECK_OK(glia_trainer_new(model, loss, optimizer, runtime, &options, &trainer, ERROR));
    glia_optimizer_free(optimizer);
    glia_loss_free(loss);
    return trainer;
}

glia_tensor *harness_tensor(int32_t type, const void *values, int64_t rows, int64_t columns)
{
    const int64_t shape[2] = {rows, columns};
    glia_tensor *tensor = NULL;
    size_t size = type == GLIA_TYPE_INT64 ? 8 : 4;
    size_t count = (size_t)rows * (size_t)(columns > 0 ? columns : 1);
    CHECK_OK(glia_tensor_new(type, shape, columns > 0 ? 2 : 1, &tensor, ERROR));
    CHECK_OK(glia_tensor_copy_in(tensor, values, count * size, ERROR));
    return tensor;
}

void harness_trainer_hash(const glia_trainer *trainer, uint8_t hash[HARNESS_HASH])
{
    CHECK_OK(glia_trainer_hash(trainer, hash, HARNESS_HASH, ERROR));
}

void harness_model_hash(const glia_model *model, uint8_t hash[HARNESS_HASH])
{
    CHECK_OK(glia_model_hash(model, hash, HARNESS_HASH, ERROR));
}

int harness_same_hash(const uint8_t *first, const uint8_t *second)
{
    return memcmp(first, second, HARNESS_HASH) == 0;
}

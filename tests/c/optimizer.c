/*
 * glia_optimizer_…: every optimizer of the catalogue against tests/golden/optimizers.txt, 100
 * steps through a trainer, at every level and number of threads; and its parameters.
 */

#include "harness.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define PARAMETERS 4
static const char *const parameters[PARAMETERS] = {"layer1.weight", "layer1.bias",
                                                   "layer2.weight", "layer2.bias"};

/* An optimizer with the hyperparameters of a case; they stand in the order of the catalogue. */
static glia_optimizer *configured(const golden_table *table, int32_t kind, const char *name,
                                  const char *setting)
{
    const golden_record *hyper = golden_get(table, "%s.%s.hyper", name, setting);
    glia_optimizer *optimizer = NULL;
    int32_t count = 0;
    CHECK_OK(glia_optimizer_new(kind, &optimizer, ERROR));
    CHECK_OK(glia_catalog_parameter_count(GLIA_FAMILY_OPTIMIZER, kind, &count, ERROR));
    CHECK_THAT((size_t)count == hyper->count, "%s: one number for each parameter", hyper->name);
    for (int32_t index = 0; index < count; index++) {
        glia_parameter_info info = {.struct_size = sizeof info};
        CHECK_OK(glia_catalog_parameter(GLIA_FAMILY_OPTIMIZER, kind, index, &info, ERROR));
        if (strcmp(setting, "default") == 0)
            CHECK_THAT((float)info.default_value == hyper->floats[index],
                       "%s: default of key %d", hyper->name, (int)info.key);
        CHECK_OK(glia_optimizer_set(optimizer, info.key, hyper->values[index], ERROR));
    }
    return optimizer;
}

/* The problem of the table: three units with tanh and an output, ten parameters. */
static glia_model *small_model(const golden_table *table)
{
    static const harness_dense layers[2] = {{3, GLIA_ACTIVATION_TANH}, {1, GLIA_ACTIVATION_IDENTITY}};
    glia_model *model = harness_model(1, layers, 2, 0);
    for (size_t index = 0; index < PARAMETERS; index++)
        harness_set_parameter(model, parameters[index], golden_get(table, "%s", parameters[index]));
    return model;
}

static void check_weights(const golden_table *table, const glia_trainer *trainer, const char *name,
                          const char *setting, int step, const char *place)
{
    for (size_t index = 0; index < PARAMETERS; index++) {
        const golden_record *expected = golden_find(table, "%s.%s.step%d.%s", name, setting, step,
                                                    parameters[index]);
        float values[64];
        if (expected == NULL)
            continue;
        CHECK_OK(glia_trainer_parameter_get(trainer, index, values, expected->count, ERROR));
        CHECK_TENSOR(values, expected->values, expected->count, "%s at %s", expected->name, place);
    }
}

static void check_setting(const golden_table *table, int32_t kind, const char *name,
                          const char *setting, const glia_runtime *runtime, const char *place)
{
    const golden_record *inputs = golden_get(table, "inputs");
    const golden_record *targets = golden_get(table, "targets");
    const golden_record *losses = golden_get(table, "%s.%s.losses", name, setting);
    golden_get(table, "%s.%s.step%zu.layer2.weight", name, setting, losses->count);
    glia_model *model = small_model(table);
    glia_optimizer *optimizer = configured(table, kind, name, setting);
    glia_loss *loss = harness_loss(GLIA_LOSS_MEAN_SQUARED_ERROR);
    glia_trainer *trainer = NULL;
    CHECK_OK(glia_trainer_new(model, loss, optimizer, runtime, NULL, &trainer, ERROR));
    for (size_t step = 1; step <= losses->count; step++) {
        double value = NAN;
        CHECK_OK(glia_trainer_step(trainer, inputs->floats, inputs->count, targets->floats,
                                   GLIA_TYPE_FLOAT32, targets->count, &value, ERROR));
        CHECK_THAT(harness_loss_near(value, losses->values[step - 1]),
                   "%s.%s: loss before step %zu at %s: expected %.9g, got %.9g", name, setting,
                   step, place, losses->values[step - 1], value);
        check_weights(table, trainer, name, setting, (int)step, place);
    }
    glia_trainer_free(trainer);
    glia_loss_free(loss);
    glia_optimizer_free(optimizer);
    glia_model_free(model);
}

static void check_kinds(const golden_table *table, const glia_runtime *runtime, const char *place)
{
    for (int32_t index = 0; index < harness_kinds(GLIA_FAMILY_OPTIMIZER); index++) {
        char name[64];
        int32_t kind = harness_kind(GLIA_FAMILY_OPTIMIZER, index);
        harness_name(GLIA_FAMILY_OPTIMIZER, kind, name);
        check_setting(table, kind, name, "default", runtime, place);
        check_setting(table, kind, name, "custom", runtime, place);
    }
}

/* The trainer has a copy: each setter changes its own one only. */
static void check_copy(const golden_table *table)
{
    double value = 0;
    glia_model *model = small_model(table);
    glia_loss *loss = harness_loss(GLIA_LOSS_MEAN_SQUARED_ERROR);
    glia_optimizer *sgd = harness_optimizer(GLIA_OPTIMIZER_SGD, 0.25);
    glia_trainer *trainer = NULL;
    CHECK_OK(glia_trainer_new(model, loss, sgd, NULL, NULL, &trainer, ERROR));
    CHECK_OK(glia_optimizer_set(sgd, GLIA_PARAM_LEARNING_RATE, 0.5, ERROR));
    CHECK_OK(glia_trainer_optimizer_get(trainer, GLIA_PARAM_LEARNING_RATE, &value, ERROR));
    CHECK(value == 0.25);
    CHECK_OK(glia_trainer_optimizer_set(trainer, GLIA_PARAM_LEARNING_RATE, 0.125, ERROR));
    CHECK_OK(glia_optimizer_get(sgd, GLIA_PARAM_LEARNING_RATE, &value, ERROR));
    CHECK(value == 0.5);
    CHECK_OK(glia_trainer_optimizer_get(trainer, GLIA_PARAM_LEARNING_RATE, &value, ERROR));
    CHECK(value == 0.125);
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KEY, "momentum",
                  glia_trainer_optimizer_set(trainer, GLIA_PARAM_MOMENTUM, 0.5, ERROR));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "learning_rate",
                  glia_trainer_optimizer_set(trainer, GLIA_PARAM_LEARNING_RATE, -1, ERROR));
    glia_optimizer_free(sgd);
    glia_loss_free(loss);
    glia_model_free(model);
    glia_trainer_free(trainer);
}

int main(void)
{
    golden_table *table = golden_read("optimizers");
    harness_runtimes runtimes;
    harness_runtimes_make(&runtimes);
    check_kinds(table, NULL, "no runtime");
    for (size_t index = 0; index < runtimes.count; index++)
        check_kinds(table, runtimes.handle[index], runtimes.text[index]);
    check_copy(table);
    harness_check_family(&harness_families[3]);
    harness_runtimes_free(&runtimes);
    golden_free(table);
    return harness_finish("optimizer");
}

/*
 * glia_trainer_…: losses and gradients against tests/golden/network.txt, a step as the sum of its
 * halves, values and gradients in and out, counters, and what is refused. Files: trainer_file.c;
 * runs over data sets: fit.c.
 */

#include "harness.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { INPUTS = 7, OUTPUTS = 4, ROWS = 5, PARAMETERS = 6, MOST_VALUES = 63 };

static const size_t sizes[PARAMETERS] = {63, 9, 54, 6, 24, 4};

/* A batch with its targets, of any type. */
typedef struct batch {
    const float *inputs;
    const void *targets;
    int32_t type;
    size_t count;
} batch;

static double compute(glia_trainer *trainer, const batch *rows)
{
    double loss = NAN;
    CHECK_OK(glia_trainer_compute_gradients(trainer, rows->inputs, ROWS * INPUTS, rows->targets,
                                            rows->type, rows->count, &loss, ERROR));
    return loss;
}

static double step(glia_trainer *trainer, const batch *rows)
{
    double loss = NAN;
    CHECK_OK(glia_trainer_step(trainer, rows->inputs, ROWS * INPUTS, rows->targets, rows->type,
                               rows->count, &loss, ERROR));
    return loss;
}

static void check_gradients(const golden_table *table, const char *name, const batch *rows,
                            const glia_runtime *runtime, const char *place)
{
    float values[MOST_VALUES];
    double expected = golden_get(table, "%s.loss", name)->values[0];
    int32_t kind = strstr(name, "mean_squared_error") != NULL ? GLIA_LOSS_MEAN_SQUARED_ERROR
                                                              : GLIA_LOSS_SOFTMAX_CROSS_ENTROPY;
    glia_model *model = harness_golden_model(table, name);
    glia_trainer *trainer =
        harness_trainer(model, kind, GLIA_OPTIMIZER_SGD, 0.1, runtime, ROWS, 0);
    double loss = compute(trainer, rows);
    CHECK_THAT(harness_loss_near(loss, expected), "%s: loss %.9g at %s, expected %.9g", name, loss,
               place, expected);
    for (size_t index = 0; index < PARAMETERS; index++) {
        char parameter[48];
        CHECK_OK(glia_model_parameter_name(model, index, parameter, sizeof parameter, NULL,
                                           ERROR));
        const golden_record *gradient = golden_get(table, "%s.gradient.%s", name, parameter);
        CHECK_OK(glia_trainer_gradient_get(trainer, index, values, gradient->count, ERROR));
        CHECK_TENSOR(values, gradient->values, gradient->count, "%s at %s", gradient->name, place);
    }
    const golden_record *inputs = golden_get(table, "%s.gradient.inputs", name);
    CHECK_OK(glia_trainer_input_gradient(trainer, values, inputs->count, ERROR));
    CHECK_TENSOR(values, inputs->values, inputs->count, "%s at %s", inputs->name, place);
    glia_trainer_free(trainer);
    glia_model_free(model);
}

static void check_case(const golden_table *table, const char *name, const glia_runtime *runtime,
                       const char *place)
{
    const float *inputs = golden_get(table, "%s.inputs", name)->floats;
    const golden_record *labels = golden_find(table, "%s.labels", name);
    int32_t narrow[ROWS];
    int64_t wide[ROWS];
    for (size_t row = 0; labels != NULL && row < ROWS; row++) {
        narrow[row] = (int32_t)labels->values[row];
        wide[row] = (int64_t)labels->values[row];
    }
    if (labels != NULL) {
        check_gradients(table, name, &(batch){inputs, narrow, GLIA_TYPE_INT32, ROWS}, runtime,
                        place);
        check_gradients(table, name, &(batch){inputs, wide, GLIA_TYPE_INT64, ROWS}, runtime,
                        place);
    } else {
        const float *targets = golden_get(table, "%s.targets", name)->floats;
        batch rows = {inputs, targets, GLIA_TYPE_FLOAT32, ROWS * OUTPUTS};
        check_gradients(table, name, &rows, runtime, place);
    }
}

static void check_golden(const golden_table *table, const glia_runtime *runtime, const char *place)
{
    char name[64];
    size_t next = golden_next_case(table, 0, "", ".activations", name);
    CHECK_THAT(next != 0, "no cases in tests/golden/network.txt");
    for (; next != 0; next = golden_next_case(table, next, "", ".activations", name))
        check_case(table, name, runtime, place);
}

static glia_model *small_model(void)
{
    const harness_dense layers[3] = {{9, GLIA_ACTIVATION_TANH},
                                     {6, GLIA_ACTIVATION_RELU},
                                     {OUTPUTS, GLIA_ACTIVATION_IDENTITY}};
    return harness_model(INPUTS, layers, 3, 3);
}

static glia_trainer *small_trainer(int32_t optimizer)
{
    glia_model *model = small_model();
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY, optimizer,
                                            0.05, NULL, ROWS, 0);
    glia_model_free(model);
    return trainer;
}

/* A step is: gradients, then the update; for every optimizer. */
static void check_halves(int32_t optimizer)
{
    float inputs[ROWS * INPUTS];
    const int32_t labels[ROWS] = {0, 3, 1, 2, 0};
    const batch rows = {inputs, labels, GLIA_TYPE_INT32, ROWS};
    uint8_t first[HARNESS_HASH], second[HARNESS_HASH];
    int64_t steps = -1;
    glia_trainer *whole = small_trainer(optimizer), *halves = small_trainer(optimizer);
    harness_numbers(inputs, ROWS * INPUTS, 4);
    for (int index = 0; index < 10; index++) {
        double loss = step(whole, &rows);
        CHECK(compute(halves, &rows) == loss);
        CHECK(compute(halves, &rows) == loss);
        CHECK_OK(glia_trainer_apply_gradients(halves, ERROR));
        CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "gradients",
                      glia_trainer_apply_gradients(halves, ERROR));
    }
    harness_trainer_hash(whole, first);
    harness_trainer_hash(halves, second);
    CHECK_THAT(harness_same_hash(first, second), "optimizer %d: other weights", (int)optimizer);
    CHECK_OK(glia_trainer_step_count(halves, &steps, ERROR));
    CHECK(steps == 10);
    glia_trainer_free(whole);
    glia_trainer_free(halves);
    glia_trainer_free(NULL);
}

/* The host clips gradients: w - rate * g with the gradient that it put in. */
static void check_gradient_set(void)
{
    float inputs[ROWS * INPUTS], before[9], gradient[9], after[9], zeros[MOST_VALUES] = {0};
    const int32_t labels[ROWS] = {0, 3, 1, 2, 0};
    const batch rows = {inputs, labels, GLIA_TYPE_INT32, ROWS};
    glia_trainer *trainer = small_trainer(GLIA_OPTIMIZER_SGD);
    harness_numbers(inputs, ROWS * INPUTS, 4);
    harness_numbers(gradient, 9, 5);
    CHECK_OK(glia_trainer_gradient_get(trainer, 1, after, 9, ERROR));
    CHECK_SAME(after, zeros, 9, "gradients before the first batch");
    compute(trainer, &rows);
    for (size_t index = 0; index < PARAMETERS; index++)
        CHECK_OK(glia_trainer_gradient_set(trainer, index, zeros, sizes[index], ERROR));
    CHECK_OK(glia_trainer_gradient_set(trainer, 1, gradient, 9, ERROR));
    CHECK_OK(glia_trainer_gradient_get(trainer, 1, after, 9, ERROR));
    CHECK_SAME(after, gradient, 9, "the gradient that was set");
    CHECK_OK(glia_trainer_parameter_get(trainer, 1, before, 9, ERROR));
    CHECK_OK(glia_trainer_apply_gradients(trainer, ERROR));
    CHECK_OK(glia_trainer_parameter_get(trainer, 1, after, 9, ERROR));
    for (size_t index = 0; index < 9; index++)
        CHECK(fabsf(after[index] - (before[index] - 0.05f * gradient[index])) < 1e-7f);
    CHECK_OK(glia_trainer_parameter_set(trainer, 1, gradient, 9, ERROR));
    CHECK_OK(glia_trainer_parameter_get(trainer, 1, after, 9, ERROR));
    CHECK_SAME(after, gradient, 9, "the bias that was set");
    glia_trainer_free(trainer);
}

/* The trainer's model has its weights, and does not move with it. */
static void check_model(void)
{
    float inputs[ROWS * INPUTS];
    const int32_t labels[ROWS] = {0, 3, 1, 2, 0};
    const batch rows = {inputs, labels, GLIA_TYPE_INT32, ROWS};
    uint8_t first[HARNESS_HASH], second[HARNESS_HASH];
    glia_trainer *trainer = small_trainer(GLIA_OPTIMIZER_ADAM);
    glia_model *model = NULL;
    harness_numbers(inputs, ROWS * INPUTS, 4);
    step(trainer, &rows);
    CHECK_OK(glia_trainer_model(trainer, &model, ERROR));
    harness_trainer_hash(trainer, first);
    harness_model_hash(model, second);
    CHECK(harness_same_hash(first, second));
    step(trainer, &rows);
    harness_trainer_hash(trainer, second);
    CHECK(!harness_same_hash(first, second));
    harness_model_hash(model, second);
    CHECK(harness_same_hash(first, second));
    glia_trainer_free(trainer);
    glia_model_free(model);
}

/* A wrong label names its row and itself, and leaves the weights as they are. */
static void check_wrong_targets(void)
{
    float inputs[ROWS * INPUTS] = {0}, targets[ROWS * OUTPUTS] = {0};
    const int32_t labels[ROWS] = {0, 3, 1, 4, 0};
    uint8_t first[HARNESS_HASH], second[HARNESS_HASH];
    double loss = 7;
    int64_t steps = -1;
    glia_trainer *trainer = small_trainer(GLIA_OPTIMIZER_SGD);
    harness_trainer_hash(trainer, first);
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "row 3",
                  glia_trainer_step(trainer, inputs, ROWS * INPUTS, labels, GLIA_TYPE_INT32, ROWS,
                                    &loss, ERROR));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "got 4",
                  glia_trainer_compute_gradients(trainer, inputs, ROWS * INPUTS, labels,
                                                 GLIA_TYPE_INT32, ROWS, &loss, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "targets",
                  glia_trainer_step(trainer, inputs, ROWS * INPUTS, labels, GLIA_TYPE_INT32,
                                    ROWS - 1, &loss, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "targets",
                  glia_trainer_step(trainer, inputs, ROWS * INPUTS, targets, GLIA_TYPE_FLOAT32,
                                    ROWS, &loss, ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "target_type",
                  glia_trainer_step(trainer, inputs, ROWS * INPUTS, labels, 0, ROWS, &loss,
                                    ERROR));
    harness_trainer_hash(trainer, second);
    CHECK_OK(glia_trainer_step_count(trainer, &steps, ERROR));
    CHECK(harness_same_hash(first, second) && loss == 7 && steps == 0);
    glia_trainer_free(trainer);
}

static void check_refused(void)
{
    float inputs[ROWS * INPUTS] = {0};
    const int32_t labels[ROWS] = {0};
    glia_trainer *trainer = small_trainer(GLIA_OPTIMIZER_SGD);
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "input",
                  glia_trainer_step(trainer, inputs, INPUTS + 1, labels, GLIA_TYPE_INT32, 1, NULL,
                                    ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "input",
                  glia_trainer_step(trainer, inputs, 0, labels, GLIA_TYPE_INT32, 0, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "gradients",
                  glia_trainer_apply_gradients(trainer, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "gradients",
                  glia_trainer_input_gradient(trainer, inputs, ROWS * INPUTS, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "index",
                  glia_trainer_parameter_get(trainer, 6, inputs, 4, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "5",
                  glia_trainer_gradient_get(trainer, 5, inputs, 5, ERROR));
    CHECK_OK(glia_trainer_step(trainer, inputs, INPUTS, labels, GLIA_TYPE_INT32, 1, NULL, ERROR));
    CHECK_OK(glia_trainer_input_gradient(trainer, inputs, INPUTS, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "values",
                  glia_trainer_input_gradient(trainer, inputs, ROWS * INPUTS, ERROR));
    glia_trainer_free(trainer);
}

static void check_refused_at_making(void)
{
    glia_trainer_options options = {sizeof options, 0, 0, 2, 0};
    const harness_dense softmax = {3, GLIA_ACTIVATION_SOFTMAX};
    glia_model *model = harness_model(2, &softmax, 1, 0);
    glia_loss *entropy = harness_loss(GLIA_LOSS_SOFTMAX_CROSS_ENTROPY);
    glia_loss *squares = harness_loss(GLIA_LOSS_MEAN_SQUARED_ERROR);
    glia_optimizer *sgd = harness_optimizer(GLIA_OPTIMIZER_SGD, 0.1);
    glia_trainer *trainer = NULL;
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "softmax",
                  glia_trainer_new(model, entropy, sgd, NULL, NULL, &trainer, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "input_gradient",
                  glia_trainer_new(model, squares, sgd, NULL, &options, &trainer, ERROR));
    options.input_gradient = 0;
    options.reserved = 1;
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "reserved",
                  glia_trainer_new(model, squares, sgd, NULL, &options, &trainer, ERROR));
    CHECK(trainer == NULL);
    options.reserved = 0;
    CHECK_OK(glia_trainer_new(model, squares, sgd, NULL, &options, &trainer, ERROR));
    float values[6] = {0};
    CHECK_OK(glia_trainer_step(trainer, values, 4, values, GLIA_TYPE_FLOAT32, 6, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "input_gradient",
                  glia_trainer_input_gradient(trainer, values, 4, ERROR));
    glia_trainer_free(trainer);
    glia_optimizer_free(sgd);
    glia_loss_free(squares);
    glia_loss_free(entropy);
    glia_model_free(model);
}

int main(void)
{
    golden_table *table = golden_read("network");
    harness_runtimes runtimes;
    harness_runtimes_make(&runtimes);
    check_golden(table, NULL, "no runtime");
    for (size_t index = 0; index < runtimes.count; index++)
        check_golden(table, runtimes.handle[index], runtimes.text[index]);
    for (int32_t index = 0; index < harness_kinds(GLIA_FAMILY_OPTIMIZER); index++)
        check_halves(harness_kind(GLIA_FAMILY_OPTIMIZER, index));
    check_gradient_set();
    check_model();
    check_wrong_targets();
    check_refused();
    check_refused_at_making();
    harness_runtimes_free(&runtimes);
    golden_free(table);
    return harness_finish("trainer");
}

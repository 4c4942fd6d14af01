/*
 * Training regimes: batches larger than the largest one, by hand and as runs over a whole data set;
 * micro-batches; samples drawn with replacement; one sample at a time.
 */

#include "harness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { INPUTS = 7, CLASSES = 3, ROWS = 600, WEIGHTS = 7 * 40 + 40, SIZES = 7 };

static const size_t sizes[SIZES] = {ROWS, 1, 7, 64, 255, 256, 257};

typedef struct data_set {
    float inputs[ROWS * INPUTS];
    int32_t labels[ROWS];
    float weights[ROWS];
    glia_tensor *input_tensor;
    glia_tensor *label_tensor;
} data_set;

static data_set data;

static void data_make(void)
{
    harness_numbers(data.inputs, ROWS * INPUTS, 5);
    harness_numbers(data.weights, ROWS, 6);
    for (int32_t row = 0; row < ROWS; row++) {
        data.labels[row] = row % 11 == 4 ? -100 : row * 5 % CLASSES;
        data.weights[row] = fabsf(data.weights[row]);
    }
    data.input_tensor = harness_tensor(GLIA_TYPE_FLOAT32, data.inputs, ROWS, INPUTS);
    data.label_tensor = harness_tensor(GLIA_TYPE_INT32, data.labels, ROWS, 0);
}

static glia_trainer *trainer_of(const glia_runtime *runtime, size_t largest_batch)
{
    const harness_dense layers[4] = {{40, GLIA_ACTIVATION_PRELU},
                                     {33, GLIA_ACTIVATION_RRELU},
                                     {16, GLIA_ACTIVATION_TANH},
                                     {CLASSES, GLIA_ACTIVATION_IDENTITY}};
    glia_model *model = harness_model(INPUTS, layers, 4, 3);
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY,
                                            GLIA_OPTIMIZER_MOMENTUM, 0.01, runtime, largest_batch,
                                            17);
    glia_model_free(model);
    return trainer;
}

static void compute(glia_trainer *trainer, size_t first, size_t rows, double *loss)
{
    CHECK_OK(glia_trainer_compute_gradients(trainer, data.inputs + first * INPUTS, rows * INPUTS,
                                            data.labels + first, GLIA_TYPE_INT32, rows, loss,
                                            ERROR));
}

/* Ten steps over all rows, half of them weighted; two for slow checkers: the loss of the last, and the
 * weights. */
static double ten_steps(glia_trainer *trainer, uint8_t hash[HARNESS_HASH])
{
    double loss = NAN;
    for (int step = 0; step < (harness_short() ? 1 : 5); step++) {
        CHECK_OK(glia_trainer_step(trainer, data.inputs, ROWS * INPUTS, data.labels,
                                   GLIA_TYPE_INT32, ROWS, NULL, ERROR));
        CHECK_OK(glia_trainer_compute_gradients_weighted(trainer, data.inputs, ROWS * INPUTS,
                                                         data.labels, GLIA_TYPE_INT32, ROWS,
                                                         data.weights, ROWS, &loss, ERROR));
        CHECK_OK(glia_trainer_apply_gradients(trainer, ERROR));
    }
    harness_trainer_hash(trainer, hash);
    return loss;
}

/* The largest batch decides on memory and speed only. */
static void check_sizes(void)
{
    harness_runtimes runtimes;
    harness_runtimes_make(&runtimes);
    float expected[WEIGHTS], got[WEIGHTS];
    uint8_t expected_hash[HARNESS_HASH], hash[HARNESS_HASH];
    double expected_loss = NAN;
    for (size_t place = 0; place < runtimes.count; place++)
        for (size_t index = 0; index < SIZES; index++) {
            if (index > 0 && index < 3 && place % 4 != 0)
                continue;
            if (harness_short() && place % 4 != 0)
                continue;
            const char *text = runtimes.text[place];
            glia_trainer *trainer = trainer_of(runtimes.handle[place], sizes[index]);
            compute(trainer, 0, ROWS, NULL);
            CHECK_OK(glia_trainer_gradient_get(trainer, 0, got, 7 * 40, ERROR));
            CHECK_OK(glia_trainer_gradient_get(trainer, 2, got + 7 * 40, 40, ERROR));
            double loss = ten_steps(trainer, hash);
            if (place == 0 && index == 0) {
                memcpy(expected, got, sizeof got);
                memcpy(expected_hash, hash, sizeof hash);
                expected_loss = loss;
            }
            harness_check_same(__FILE__, __LINE__, got, expected, WEIGHTS, "%s, %zu", text,
                               sizes[index]);
            CHECK_THAT(harness_same_hash(hash, expected_hash), "%s, %zu: other weights", text,
                       sizes[index]);
            CHECK_THAT(loss == expected_loss, "%s, %zu: loss %.17g, not %.17g", text, sizes[index],
                       loss, expected_loss);
            glia_trainer_free(trainer);
        }
    harness_runtimes_free(&runtimes);
}

/* Memory is what the largest batch asks for, whatever the rows of a step. */
static void check_memory(void)
{
    glia_trainer *trainer = trainer_of(NULL, 64);
    size_t before = 0, after = 0, again = 0;
    CHECK_OK(glia_trainer_step_memory(trainer, &before, ERROR));
    CHECK_OK(glia_trainer_prepare_batch(trainer, GLIA_FULL_BATCH, ERROR));
    CHECK_OK(glia_trainer_step_memory(trainer, &after, ERROR));
    compute(trainer, 0, ROWS, NULL);
    CHECK_OK(glia_trainer_step_memory(trainer, &again, ERROR));
    CHECK_THAT(before > 0 && after > before && after < before + 65536 && again == after,
               "%zu bytes, then %zu, then %zu", before, after, again);
    float values[ROWS];
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "at most 64 rows",
                  glia_trainer_row_losses(trainer, values, ROWS, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "at most 64 rows",
                  glia_trainer_forward(trainer, data.inputs, ROWS * INPUTS, values, ROWS, ERROR));
    glia_trainer_free(trainer);
}

static void run(glia_trainer *trainer, const glia_fit_options *options, int64_t at_once,
                uint8_t hash[HARNESS_HASH])
{
    glia_progress progress = {.struct_size = sizeof progress};
    CHECK_OK(glia_trainer_begin(trainer, options, ERROR));
    while (!progress.finished)
        CHECK_OK(glia_trainer_advance(trainer, data.input_tensor, data.label_tensor, at_once,
                                      &progress, ERROR));
    harness_trainer_hash(trainer, hash);
}

/* Runs: the whole data set a step, large batches, one sample a step, with replacement. */
static void check_runs(void)
{
    const glia_fit_options all[] = {{sizeof all[0], 2, GLIA_FULL_BATCH, 1, 0, 0},
                                    {sizeof all[0], 2, 300, 0, 0, 0},
                                    {sizeof all[0], 1, 1, 0, 0, 0},
                                    {sizeof all[0], 2, 100, 0, 1, 0},
                                    {sizeof all[0], 2, 100, 0, 0, 4}};
    const int64_t updates[] = {2, 4, ROWS, 12, 4};
    uint8_t expected[HARNESS_HASH], hash[HARNESS_HASH], shuffled[HARNESS_HASH];
    for (size_t index = 0; index < sizeof all / sizeof all[0]; index++) {
        for (size_t size = 0; size < SIZES; size += 2) {
            glia_trainer *trainer = trainer_of(NULL, sizes[size]);
            int64_t steps = -1;
            run(trainer, &all[index], size == 0 ? INT64_MAX : 3, size == 0 ? expected : hash);
            CHECK_OK(glia_trainer_step_count(trainer, &steps, ERROR));
            CHECK_THAT(steps == updates[index], "run %zu: %lld updates", index, (long long)steps);
            CHECK_THAT(size == 0 || harness_same_hash(hash, expected), "run %zu, %zu: other weights",
                       index, sizes[size]);
            glia_trainer_free(trainer);
        }
    }
    glia_fit_options options = {sizeof options, 2, 100, 0, 0, 0};
    glia_trainer *trainer = trainer_of(NULL, 64);
    run(trainer, &options, INT64_MAX, shuffled);
    glia_trainer_free(trainer);
    options.with_replacement = 1;
    trainer = trainer_of(NULL, 64);
    run(trainer, &options, INT64_MAX, hash);
    CHECK_THAT(!harness_same_hash(hash, shuffled), "with replacement the samples are the same");
    glia_trainer_free(trainer);
}

/* Micro-batches by hand: their mean, saved in the middle. */
static void check_micro_batches(void)
{
    enum { COUNT = 3 };
    const size_t rows[COUNT] = {100, 30, 400};
    float expected[WEIGHTS] = {0}, got[WEIGHTS];
    glia_trainer *trainer = trainer_of(NULL, 64);
    int64_t count = -1;
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "gradients",
                  glia_trainer_accumulate_gradients(trainer, ERROR));
    for (size_t part = 0, first = 0; part < COUNT; first += rows[part++]) {
        compute(trainer, first, rows[part], NULL);
        CHECK_OK(glia_trainer_gradient_get(trainer, 0, got, 7 * 40, ERROR));
        CHECK_OK(glia_trainer_gradient_get(trainer, 2, got + 7 * 40, 40, ERROR));
        for (size_t index = 0; index < WEIGHTS; index++)
            expected[index] = part == 0 ? got[index] : expected[index] + got[index];
        CHECK_OK(glia_trainer_accumulate_gradients(trainer, ERROR));
        CHECK_OK(glia_trainer_micro_batches(trainer, &count, ERROR));
        CHECK(count == (int64_t)part + 1);
        size_t size = 0;
        CHECK_OK(glia_trainer_save_to_memory(trainer, NULL, 0, &size, ERROR));
        uint8_t *bytes = harness_allocate(size, 1);
        CHECK_OK(glia_trainer_save_to_memory(trainer, bytes, size, &size, ERROR));
        glia_trainer_free(trainer);
        trainer = NULL;
        CHECK_OK(glia_trainer_load_from_memory(bytes, size, NULL, NULL, &trainer, ERROR));
        free(bytes);
    }
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "gradients",
                  glia_trainer_apply_gradients(trainer, ERROR));
    CHECK_OK(glia_trainer_average_gradients(trainer, ERROR));
    CHECK_OK(glia_trainer_gradient_get(trainer, 0, got, 7 * 40, ERROR));
    CHECK_OK(glia_trainer_gradient_get(trainer, 2, got + 7 * 40, 40, ERROR));
    for (size_t index = 0; index < WEIGHTS; index++)
        expected[index] /= COUNT;
    CHECK_SAME(got, expected, WEIGHTS, "the mean of the micro-batches");
    CHECK_OK(glia_trainer_apply_gradients(trainer, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "accumulated",
                  glia_trainer_average_gradients(trainer, ERROR));
    glia_trainer_free(trainer);
}

int main(void)
{
    data_make();
    check_sizes();
    check_memory();
    check_runs();
    check_micro_batches();
    glia_tensor_free(data.input_tensor);
    glia_tensor_free(data.label_tensor);
    return harness_finish("trainer_regimes");
}

/*
 * glia_runtime_…: threads and levels. Training with 1 to 3 threads at each level of this CPU
 * gives the same weights, bit for bit; a runtime lives as long as what was made with it.
 */

#define _POSIX_C_SOURCE 199309L
#include "harness.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static void check_default(void)
{
    int32_t threads = 0, level = 0, best = 0;
    glia_runtime *runtime = NULL;
    CHECK_OK(glia_runtime_new(NULL, &runtime, ERROR));
    CHECK_OK(glia_runtime_threads(runtime, &threads, ERROR));
    CHECK(threads == 1);
    CHECK_OK(glia_runtime_level(runtime, &level, ERROR));
    CHECK_OK(glia_runtime_level(NULL, &best, ERROR));
    CHECK(level == best);
    glia_runtime_free(runtime);
    glia_runtime_options options = {.struct_size = sizeof options};
    CHECK_OK(glia_runtime_new(&options, &runtime, ERROR));
    CHECK_OK(glia_runtime_threads(runtime, &threads, ERROR));
    CHECK(threads == 1);
    glia_runtime_free(runtime);
    glia_runtime_free(NULL);
}

static void check_options(void)
{
    int32_t value = 0, best = 0;
    CHECK_OK(glia_runtime_level(NULL, &best, ERROR));
    for (int32_t level = GLIA_LEVEL_SCALAR; level <= GLIA_LEVEL_NEON; level++)
        for (int32_t threads = 1; threads <= 3; threads++) {
            glia_runtime_options options = {sizeof options, threads, level};
            glia_runtime *runtime = NULL;
            glia_status status = glia_runtime_new(&options, &runtime, ERROR);
            CHECK_THAT(level != best || status == GLIA_OK, "the best level is there");
            if (status != GLIA_OK) {
                CHECK(status == GLIA_ERROR_UNSUPPORTED && runtime == NULL);
                continue;
            }
            CHECK_OK(glia_runtime_threads(runtime, &value, ERROR));
            CHECK(value == threads);
            CHECK_OK(glia_runtime_level(runtime, &value, ERROR));
            CHECK(value == level);
            glia_runtime_free(runtime);
        }
}

static void refuse(int32_t threads, int32_t level, glia_status status, const char *words)
{
    glia_runtime_options options = {sizeof options, threads, level};
    glia_runtime *runtime = NULL;
    CHECK_REFUSED(status, words, glia_runtime_new(&options, &runtime, ERROR));
    CHECK(runtime == NULL);
}

static void check_refused(void)
{
    int32_t value = 0;
    refuse(-1, 0, GLIA_ERROR_INVALID_ARGUMENT, "threads");
    refuse(1025, 0, GLIA_ERROR_INVALID_ARGUMENT, "threads");
    refuse(1, -1, GLIA_ERROR_UNKNOWN_KIND, "level");
    refuse(1, 5, GLIA_ERROR_UNKNOWN_KIND, "level");
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "runtime", glia_runtime_new(NULL, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "runtime", glia_runtime_threads(NULL, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "level", glia_runtime_level(NULL, NULL, ERROR));
}

static void check_level_names(void)
{
    static const char *const names[] = {"scalar", "avx2", "avx512", "neon"};
    for (int32_t level = GLIA_LEVEL_SCALAR; level <= GLIA_LEVEL_NEON; level++) {
        char text[16] = "", small[4];
        size_t needed = 0;
        CHECK_OK(glia_level_name(level, text, sizeof text, &needed, ERROR));
        CHECK(strcmp(text, names[level - 1]) == 0 && needed == strlen(text) + 1);
        CHECK_OK(glia_level_name(level, small, sizeof small, &needed, ERROR));
        CHECK(strncmp(small, text, 3) == 0 && small[3] == 0 && needed == strlen(text) + 1);
    }
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "level", glia_level_name(5, NULL, 0, NULL, ERROR));
}

enum { INPUTS = 200, MOST_ROWS = 300, CLASSES = 10 };

/* Trains a net that is large enough to be shared among threads; gives weights and outputs. The
 * runtime is freed before it is used through trainer and session. */
static void train(glia_runtime *runtime, uint8_t hash[HARNESS_HASH], float *outputs)
{
    const harness_dense layers[3] = {{150, GLIA_ACTIVATION_TANH},
                                     {120, GLIA_ACTIVATION_SIGMOID},
                                     {CLASSES, GLIA_ACTIVATION_IDENTITY}};
    const int steps = harness_short() ? 1 : 3;
    const size_t rows = harness_short() ? 40 : MOST_ROWS;
    float *inputs = harness_allocate(rows * INPUTS, sizeof *inputs);
    int32_t labels[MOST_ROWS];
    glia_model *model = harness_model(INPUTS, layers, 3, 5), *trained = NULL;
    glia_session *session = NULL;
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY,
                                            GLIA_OPTIMIZER_ADAM, 0.01, runtime, rows, 0);
    harness_numbers(inputs, rows * INPUTS, 3);
    for (size_t row = 0; row < rows; row++)
        labels[row] = (int32_t)(row * 7 % CLASSES);
    CHECK_OK(glia_trainer_model(trainer, &trained, ERROR));
    CHECK_OK(glia_session_new(trained, runtime, rows, &session, ERROR));
    glia_model_free(model);
    glia_model_free(trained);
    glia_runtime_free(runtime);
    for (int step = 0; step < steps; step++)
        CHECK_OK(glia_trainer_step(trainer, inputs, rows * INPUTS, labels, GLIA_TYPE_INT32, rows,
                                   NULL, ERROR));
    CHECK_OK(glia_session_run(session, inputs, rows * INPUTS, outputs, rows * CLASSES, ERROR));
    harness_trainer_hash(trainer, hash);
    glia_session_free(session);
    glia_trainer_free(trainer);
    free(inputs);
}

static void check_same_bits(void)
{
    static float first[MOST_ROWS * CLASSES], outputs[MOST_ROWS * CLASSES];
    uint8_t expected[HARNESS_HASH], hash[HARNESS_HASH];
    harness_runtimes runtimes;
    harness_runtimes_make(&runtimes);
    train(NULL, expected, first);
    for (size_t index = 0; index < runtimes.count; index++) {
        train(runtimes.handle[index], hash, outputs);
        CHECK_THAT(harness_same_hash(hash, expected), "other weights at %s",
                   runtimes.text[index]);
        CHECK_SAME(outputs, first, MOST_ROWS * CLASSES, "outputs at %s", runtimes.text[index]);
    }
}

/* Between calls the threads of a runtime sleep: while the host does, the process uses next to no
 * processor. Three threads that look out for work all the time would use three times the pause, or
 * all that the machine has. */
static void check_sleep(void)
{
    static float inputs[MOST_ROWS * INPUTS], outputs[MOST_ROWS * 512];
    const harness_dense layers[1] = {{512, GLIA_ACTIVATION_RELU}};
    const glia_runtime_options options = {sizeof options, 4, 0};
    const struct timespec pause = {0, 400000000};
    glia_runtime *runtime = NULL;
    glia_session *session = NULL;
    glia_model *model = harness_model(INPUTS, layers, 1, 1);
    CHECK_OK(glia_runtime_new(&options, &runtime, ERROR));
    CHECK_OK(glia_session_new(model, runtime, MOST_ROWS, &session, ERROR));
    harness_numbers(inputs, MOST_ROWS * INPUTS, 3);
    CHECK_OK(glia_session_run(session, inputs, MOST_ROWS * INPUTS, outputs, MOST_ROWS * 512,
                              ERROR));
    clock_t before = clock();
    nanosleep(&pause, NULL);
    double used = (double)(clock() - before) / CLOCKS_PER_SEC;
    CHECK_THAT(used < 0.1, "%.3f s of processor in a pause of 0.4 s", used);
    glia_session_free(session);
    glia_runtime_free(runtime);
    glia_model_free(model);
}

int main(void)
{
    check_default();
    check_options();
    check_refused();
    check_level_names();
    check_same_bits();
    check_sleep();
    return harness_finish("runtime");
}

/*
 * glia_runtime_new_with_jobs: a host's job system does all parallel work, no other thread exists,
 * and the weights are those of glia's own threads, bit for bit.
 */

#include "harness_jobs.h"

#include <fenv.h>
#include <stdlib.h>
#include <string.h>

enum { INPUTS = 200, ROWS = 300, CLASSES = 10, WIDE = 2048 };

/* Trains a net that is large enough to be shared; gives the weights' hash and outputs of a run. */
static void train(glia_runtime *runtime, uint8_t hash[HARNESS_HASH], float *outputs)
{
    static float inputs[ROWS * INPUTS];
    const harness_dense layers[3] = {{150, GLIA_ACTIVATION_TANH},
                                     {120, GLIA_ACTIVATION_SIGMOID},
                                     {CLASSES, GLIA_ACTIVATION_IDENTITY}};
    int32_t labels[ROWS];
    glia_model *model = harness_model(INPUTS, layers, 3, 5), *trained = NULL;
    glia_session *session = NULL;
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY,
                                            GLIA_OPTIMIZER_ADAM, 0.01, runtime, ROWS, 0);
    harness_numbers(inputs, ROWS * INPUTS, 3);
    for (int row = 0; row < ROWS; row++)
        labels[row] = row * 7 % CLASSES;
    for (int step = 0; step < 3; step++)
        CHECK_OK(glia_trainer_step(trainer, inputs, ROWS * INPUTS, labels, GLIA_TYPE_INT32, ROWS,
                                   NULL, ERROR));
    harness_trainer_hash(trainer, hash);
    CHECK_OK(glia_trainer_model(trainer, &trained, ERROR));
    CHECK_OK(glia_session_new(trained, runtime, ROWS, &session, ERROR));
    CHECK_OK(glia_session_run(session, inputs, ROWS * INPUTS, outputs, ROWS * CLASSES, ERROR));
    glia_session_free(session);
    glia_trainer_free(trainer);
    glia_model_free(trained);
    glia_model_free(model);
}

static float expected_outputs[ROWS * CLASSES], outputs[ROWS * CLASSES];
static uint8_t expected_hash[HARNESS_HASH], hash[HARNESS_HASH];

/* Trains on a runtime, frees it, and checks the bits. */
static void check_bits(const char *title, glia_runtime *runtime)
{
    train(runtime, hash, outputs);
    glia_runtime_free(runtime);
    CHECK_THAT(harness_same_hash(hash, expected_hash), "other weights: %s", title);
    CHECK_SAME(outputs, expected_outputs, ROWS * CLASSES, "%s", title);
}

static glia_runtime *own_threads(int32_t threads)
{
    const glia_runtime_options options = {sizeof options, threads, 0};
    glia_runtime *runtime = NULL;
    CHECK_OK(glia_runtime_new(&options, &runtime, ERROR));
    return runtime;
}

static void check_same_bits(void)
{
    harness_pool pool;
    int64_t jobs = 0;
    train(NULL, expected_hash, expected_outputs);
    check_bits("two threads of glia's own", own_threads(2));
    check_bits("inline", harness_job_runtime(harness_inline_run, &jobs, 1));
    CHECK(jobs > 10);
    harness_pool_start(&pool, NULL);
    check_bits("a pool", harness_job_runtime(harness_pool_run, &pool, HARNESS_POOL));
    harness_pool_stop(&pool);
    CHECK_THAT(pool.jobs == jobs, "%lld jobs inline, %lld on a pool", (long long)jobs,
               (long long)pool.jobs);
}

/* Where the threads of the pool and the caller have an unusual floating-point environment. */
static void set_rounding(void)
{
    fesetround(FE_UPWARD);
}

static int rounding_in_callback;

static void note_rounding(glia_job_body body, int32_t count, void *job, void *pool)
{
    rounding_in_callback = fegetround();
    harness_pool_run(body, count, job, pool);
}

static void check_environment(void)
{
    harness_pool pool;
    set_rounding();
    harness_pool_start(&pool, set_rounding);
    check_bits("rounding up", harness_job_runtime(note_rounding, &pool, HARNESS_POOL));
    harness_pool_stop(&pool);
    CHECK(fegetround() == FE_UPWARD && rounding_in_callback == FE_UPWARD);
    fesetround(FE_TONEAREST);
}

/* Large products: the pool's threads all take part, and there is no thread besides. */
static void check_no_other_thread(void)
{
    const int wide = harness_short() ? WIDE / 4 : WIDE;
    const size_t rows = 64;
    const harness_dense layers[3] = {{wide, GLIA_ACTIVATION_RELU},
                                     {wide, GLIA_ACTIVATION_RELU},
                                     {CLASSES, GLIA_ACTIVATION_IDENTITY}};
    harness_pool pool;
    float *inputs = harness_allocate(rows * INPUTS, sizeof *inputs);
    float *targets = harness_allocate(rows * CLASSES, sizeof *targets);
    harness_numbers(inputs, rows * INPUTS, 1);
    harness_numbers(targets, rows * CLASSES, 2);
    harness_pool_start(&pool, NULL);
    int before = harness_threads();
    glia_runtime *runtime = harness_job_runtime(harness_pool_run, &pool, HARNESS_POOL);
    glia_model *model = harness_model(INPUTS, layers, 3, 1);
    glia_session *session = NULL;
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_MEAN_SQUARED_ERROR,
                                            GLIA_OPTIMIZER_ADAM, 0.001, runtime, rows, 0);
    CHECK_OK(glia_session_new(model, runtime, rows, &session, ERROR));
    for (int step = 0; step < 4; step++) {
        CHECK_OK(glia_trainer_step(trainer, inputs, rows * INPUTS, targets, GLIA_TYPE_FLOAT32,
                                   rows * CLASSES, NULL, ERROR));
        CHECK_OK(glia_session_run(session, inputs, rows * INPUTS, targets, rows * CLASSES, ERROR));
    }
    CHECK_THAT(pool.most_threads == before && harness_threads() == before,
               "%d threads before, %d in a job, %d after", before, pool.most_threads,
               harness_threads());
    for (int worker = 0; worker < HARNESS_POOL; worker++)
        CHECK_THAT(pool.bodies[worker] > 0, "worker %d did nothing", worker);
    glia_session_free(session);
    glia_trainer_free(trainer);
    glia_model_free(model);
    glia_runtime_free(runtime);
    harness_pool_stop(&pool);
    free(inputs);
    free(targets);
}

/* A host that does other work with the same runtime while it waits. */
static glia_runtime *nested_runtime;
static int nesting;

static void nest(glia_job_body body, int32_t count, void *job, void *user)
{
    CHECK_THAT(!nesting, "a job in a job");
    nesting = 1;
    if (*(int *)user == 0) {
        *(int *)user = 1;
        train(nested_runtime, hash, outputs);
        CHECK(harness_same_hash(hash, expected_hash));
    }
    nesting = 0;
    body(0, count, 0, job);
}

static void check_nested(void)
{
    int done = 0;
    nested_runtime = harness_job_runtime(nest, &done, 1);
    check_bits("around another call", nested_runtime);
    CHECK(done);
}

static void check_refused(void)
{
    glia_runtime_options options = {sizeof options, 0, 0};
    glia_runtime *runtime = NULL;
    int32_t threads = 0;
    CHECK_OK(glia_runtime_new_with_jobs(NULL, harness_inline_run, NULL, &runtime, ERROR));
    CHECK_OK(glia_runtime_threads(runtime, &threads, ERROR));
    CHECK(threads == 1);
    glia_runtime_free(runtime);
    runtime = NULL;
    options.threads = 1025;
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "1025",
                  glia_runtime_new_with_jobs(&options, harness_inline_run, NULL, &runtime, ERROR));
    options.threads = -2;
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "-2",
                  glia_runtime_new_with_jobs(&options, harness_inline_run, NULL, &runtime, ERROR));
    options.threads = 5;
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "parallel_for",
                  glia_runtime_new_with_jobs(&options, NULL, NULL, &runtime, ERROR));
    CHECK(runtime == NULL);
    runtime = harness_job_runtime(harness_inline_run, NULL, 5);
    CHECK_OK(glia_runtime_threads(runtime, &threads, ERROR));
    CHECK(threads == 5);
    glia_runtime_free(runtime);
}

int main(void)
{
    check_refused();
    check_same_bits();
    check_environment();
    check_no_other_thread();
    check_nested();
    return harness_finish("jobs");
}

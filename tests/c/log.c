/*
 * glia_runtime_log_set: what a host is told, at which levels, on which thread.
 */

#include "harness_jobs.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { INPUTS = 8, WIDE = 20000, ROWS = 256 };

/* What was told. */
typedef struct journal {
    int count[4];
    char last[4][512];
    pthread_t thread;
    int elsewhere;
} journal;

static void note(int32_t level, const char *message, size_t length, void *user)
{
    journal *self = user;
    CHECK(level >= GLIA_LOG_LEVEL_ERROR && level <= GLIA_LOG_LEVEL_INFORMATION);
    CHECK(strlen(message) == length && length < 512);
    self->count[level]++;
    memcpy(self->last[level], message, length + 1);
    self->elsewhere += !pthread_equal(self->thread, pthread_self());
}

static int total(const journal *self)
{
    return self->count[1] + self->count[2] + self->count[3];
}

static float inputs[ROWS * INPUTS], targets[ROWS];

static glia_status step(glia_trainer *trainer)
{
    return glia_trainer_step(trainer, inputs, 4 * INPUTS, targets, GLIA_TYPE_FLOAT32, 4, NULL,
                             ERROR);
}

static glia_runtime *own_runtime(int32_t threads)
{
    const glia_runtime_options options = {sizeof options, threads, 0};
    glia_runtime *runtime = NULL;
    CHECK_OK(glia_runtime_new(&options, &runtime, ERROR));
    return runtime;
}

static glia_trainer *small_trainer(glia_runtime *runtime)
{
    const harness_dense layers[2] = {{4, GLIA_ACTIVATION_TANH}, {1, GLIA_ACTIVATION_IDENTITY}};
    glia_model *model = harness_model(INPUTS, layers, 2, 1);
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_MEAN_SQUARED_ERROR,
                                            GLIA_OPTIMIZER_ADAM, 0.01, runtime, ROWS, 0);
    CHECK_OK(glia_trainer_watch_set(trainer, GLIA_PARAM_WATCH, 1, ERROR));
    glia_model_free(model);
    return trainer;
}

static void check_training(void)
{
    journal told = {.thread = pthread_self()};
    glia_runtime *runtime = own_runtime(2);
    glia_trainer *trainer = small_trainer(runtime);
    glia_schedule *plateau = NULL;
    CHECK_OK(glia_schedule_new(GLIA_SCHEDULE_PLATEAU, &plateau, ERROR));
    CHECK_OK(glia_schedule_set(plateau, GLIA_PARAM_PATIENCE, 1, ERROR));
    CHECK_OK(glia_trainer_schedule_set(trainer, GLIA_PARAM_LEARNING_RATE, plateau, ERROR));
    targets[0] = NAN;
    CHECK(step(trainer) == GLIA_ERROR_DIVERGED && total(&told) == 0);
    CHECK_OK(glia_runtime_log_set(runtime, note, &told, GLIA_LOG_LEVEL_WARNING, ERROR));
    CHECK(step(trainer) == GLIA_ERROR_DIVERGED);
    CHECK_THAT(told.count[GLIA_LOG_LEVEL_WARNING] == 1 && total(&told) == 1, "%d", total(&told));
    CHECK_THAT(strstr(told.last[GLIA_LOG_LEVEL_WARNING], "refused: loss") != NULL, "told: %s",
               told.last[GLIA_LOG_LEVEL_WARNING]);
    targets[0] = 0;
    CHECK_OK(glia_trainer_update_set(trainer, GLIA_PARAM_AVERAGE, 1, ERROR));
    CHECK_OK(step(trainer));
    CHECK_THAT(total(&told) == 1, "information is not asked for: %d", total(&told));
    CHECK_OK(glia_runtime_log_set(runtime, note, &told, GLIA_LOG_LEVEL_INFORMATION, ERROR));
    CHECK_OK(glia_trainer_update_set(trainer, GLIA_PARAM_AVERAGE, 2, ERROR));
    CHECK_OK(step(trainer));
    CHECK_OK(step(trainer));
    CHECK_THAT(told.count[GLIA_LOG_LEVEL_INFORMATION] == 1 &&
                   strcmp(told.last[GLIA_LOG_LEVEL_INFORMATION], "the average begins with step 2") == 0,
               "told: %s", told.last[GLIA_LOG_LEVEL_INFORMATION]);
    for (int report = 0; report < 4; report++)
        CHECK_OK(glia_trainer_schedule_report(trainer, 0.5, ERROR));
    CHECK_THAT(strstr(told.last[GLIA_LOG_LEVEL_INFORMATION], "learning_rate goes from") != NULL,
               "told: %s", told.last[GLIA_LOG_LEVEL_INFORMATION]);
    CHECK_OK(glia_runtime_log_set(runtime, NULL, NULL, GLIA_LOG_LEVEL_ERROR, ERROR));
    int before = total(&told);
    targets[0] = NAN;
    CHECK(step(trainer) == GLIA_ERROR_DIVERGED && total(&told) == before && told.elsewhere == 0);
    targets[0] = 0;
    glia_schedule_free(plateau);
    glia_trainer_free(trainer);
    glia_runtime_free(runtime);
}

/* A network whose rows are too wide for a worker's memory. */
static void check_session(void)
{
    journal told = {.thread = pthread_self()};
    const harness_dense layers[2] = {{WIDE, GLIA_ACTIVATION_RELU}, {1, GLIA_ACTIVATION_IDENTITY}};
    glia_model *model = harness_model(INPUTS, layers, 2, 1);
    for (int32_t threads = 1; threads <= 2; threads++) {
        glia_runtime *runtime = own_runtime(threads);
        glia_session *session = NULL;
        CHECK_OK(glia_runtime_log_set(runtime, note, &told, GLIA_LOG_LEVEL_WARNING, ERROR));
        CHECK_OK(glia_session_new(model, runtime, ROWS, &session, ERROR));
        CHECK_THAT(total(&told) == threads - 1, "%d threads: %d", (int)threads, total(&told));
        glia_session_free(session);
        glia_runtime_free(runtime);
    }
    CHECK(strstr(told.last[GLIA_LOG_LEVEL_WARNING], "floats, a worker has") != NULL);
    glia_model_free(model);
}

static void do_nothing(glia_job_body body, int32_t count, void *job, void *user)
{
    (void)body, (void)count, (void)job, (void)user;
}

static void check_job_system(void)
{
    static float outputs[ROWS * 512];
    journal told = {.thread = pthread_self()};
    const harness_dense layers[1] = {{512, GLIA_ACTIVATION_RELU}};
    glia_model *model = harness_model(INPUTS, layers, 1, 1);
    glia_runtime *runtime = harness_job_runtime(do_nothing, NULL, 2);
    glia_session *session = NULL;
    CHECK_OK(glia_runtime_log_set(runtime, note, &told, GLIA_LOG_LEVEL_ERROR, ERROR));
    CHECK_OK(glia_session_new(model, runtime, ROWS, &session, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "parallel_for",
                  glia_session_run(session, inputs, ROWS * INPUTS, outputs, ROWS * 512, ERROR));
    CHECK(total(&told) == 1 && strstr(told.last[GLIA_LOG_LEVEL_ERROR], "parallel_for") != NULL);
    glia_session_free(session);
    glia_runtime_free(runtime);
    glia_model_free(model);
}

static void check_refused(void)
{
    glia_runtime *runtime = own_runtime(1);
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "level",
                  glia_runtime_log_set(runtime, note, NULL, 0, ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "got 4",
                  glia_runtime_log_set(runtime, note, NULL, 4, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "runtime",
                  glia_runtime_log_set(NULL, note, NULL, 1, ERROR));
    glia_runtime_free(runtime);
}

int main(void)
{
    harness_numbers(inputs, ROWS * INPUTS, 1);
    check_training();
    check_session();
    check_job_system();
    check_refused();
    return harness_finish("log");
}

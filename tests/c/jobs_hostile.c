/*
 * Job systems that break their promises: the results are whole, the call says what was wrong, the
 * next one works, and memory stays safe.
 */

#include "harness_jobs.h"

#include <poll.h>
#include <stdatomic.h>
#include <string.h>

enum { INPUTS = 8, HIDDEN = 512, ROWS = 16 };

enum crime { NONE, MISSING, ALL_MISSING, TWICE, TWICE_AT_ONCE, PAST, BACKWARDS, NEGATIVE,
             WRONG_WORKER, LATE };

/* A host with a crime that it commits once, when `armed`. */
typedef struct host {
    enum crime crime;
    int armed;
    /* For the thread that goes on after the return: the body that it calls. */
    pthread_t thread;
    int has_thread;
    glia_job_body body;
    void *job;
    int32_t begin, end;
    uint32_t worker;
    atomic_int inside;
} host;

static void *call_body(void *user)
{
    host *self = user;
    atomic_store(&self->inside, 1);
    self->body(self->begin, self->end, self->worker, self->job);
    return NULL;
}

static void on_a_thread(host *self, int32_t begin, int32_t end, uint32_t worker)
{
    self->begin = begin;
    self->end = end;
    self->worker = worker;
    self->has_thread = 1;
    CHECK(pthread_create(&self->thread, NULL, call_body, self) == 0);
    while (!atomic_load(&self->inside))
        poll(NULL, 0, 1);
}

static void join(host *self)
{
    if (self->has_thread)
        pthread_join(self->thread, NULL);
    self->has_thread = 0;
}

static void run(glia_job_body body, int32_t count, void *job, void *user)
{
    host *self = user;
    enum crime crime = self->armed ? self->crime : NONE;
    self->armed = 0;
    self->body = body;
    self->job = job;
    switch (crime) {
    case NONE: body(0, count, 1, job); break;
    case MISSING: body(0, count - 1, 0, job); break;
    case ALL_MISSING: break;
    case TWICE:
        body(0, count, 0, job);
        body(1, 2, 1, job);
        break;
    case TWICE_AT_ONCE:
        on_a_thread(self, 0, count, 1);
        body(0, count, 0, job);
        join(self);
        break;
    case PAST: body(0, count + 1, 0, job); break;
    case BACKWARDS: body(1, 0, 0, job); break;
    case NEGATIVE: body(INT32_MIN, count, 0, job); break;
    case WRONG_WORKER: body(0, count, 2, job); break;
    case LATE: body(0, count, 0, job); break;
    }
}

static float inputs[ROWS * INPUTS], targets[ROWS * HIDDEN];

static glia_trainer *trainer_on(glia_runtime *runtime)
{
    const harness_dense layers[2] = {{HIDDEN, GLIA_ACTIVATION_TANH},
                                     {HIDDEN, GLIA_ACTIVATION_IDENTITY}};
    glia_model *model = harness_model(INPUTS, layers, 2, 5);
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_MEAN_SQUARED_ERROR,
                                            GLIA_OPTIMIZER_ADAM, 0.01, runtime, ROWS, 0);
    glia_model_free(model);
    return trainer;
}

static glia_status step(glia_trainer *trainer)
{
    return glia_trainer_step(trainer, inputs, ROWS * INPUTS, targets, GLIA_TYPE_FLOAT32,
                             ROWS * HIDDEN, NULL, ERROR);
}

static uint8_t expected[HARNESS_HASH];

/* Three steps, the crime in the second. */
static void commit(enum crime crime, const char *words)
{
    host self = {.crime = crime};
    uint8_t hash[HARNESS_HASH];
    glia_runtime *runtime = harness_job_runtime(run, &self, 2);
    glia_trainer *trainer = trainer_on(runtime);
    CHECK_OK(step(trainer));
    self.armed = 1;
    if (crime == LATE)
        self.body(0, 1, 0, self.job);
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, words, step(trainer));
    CHECK_THAT(!self.armed, "nothing was shared");
    CHECK_OK(step(trainer));
    harness_trainer_hash(trainer, hash);
    CHECK_THAT(harness_same_hash(hash, expected), "other weights: %s", words);
    glia_trainer_free(trainer);
    glia_runtime_free(runtime);
}

static void check_crimes(void)
{
    commit(MISSING, "no call for index");
    commit(ALL_MISSING, "no call for index 0");
    commit(TWICE, "index 1 twice");
    commit(TWICE_AT_ONCE, "twice");
    commit(PAST, "past the count");
    commit(BACKWARDS, "a range that is empty");
    commit(NEGATIVE, "a range that is empty");
    commit(WRONG_WORKER, "worker 2 of 2");
    commit(LATE, "after it returned");
}

/* A run over a data set, and a session, say it too. */
static void check_other_calls(void)
{
    host self = {.crime = ALL_MISSING};
    static float outputs[ROWS * HIDDEN], good[ROWS * HIDDEN];
    const glia_fit_options options = {sizeof options, 1, ROWS, 1, 0, 0};
    glia_runtime *runtime = harness_job_runtime(run, &self, 2);
    glia_trainer *trainer = trainer_on(runtime);
    glia_model *model = NULL;
    glia_session *session = NULL;
    glia_tensor *input_tensor = harness_tensor(GLIA_TYPE_FLOAT32, inputs, ROWS, INPUTS);
    glia_tensor *target_tensor = harness_tensor(GLIA_TYPE_FLOAT32, targets, ROWS, HIDDEN);
    CHECK_OK(glia_trainer_model(trainer, &model, ERROR));
    CHECK_OK(glia_session_new(model, runtime, ROWS, &session, ERROR));
    CHECK_OK(glia_session_run(session, inputs, ROWS * INPUTS, good, ROWS * HIDDEN, ERROR));
    self.armed = 1;
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "parallel_for",
                  glia_session_run(session, inputs, ROWS * INPUTS, outputs, ROWS * HIDDEN, ERROR));
    CHECK_SAME(outputs, good, ROWS * HIDDEN, "outputs of a session");
    self.armed = 1;
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "parallel_for",
                  glia_trainer_fit(trainer, input_tensor, target_tensor, &options, NULL, NULL,
                                   ERROR));
    CHECK_OK(glia_trainer_fit(trainer, input_tensor, target_tensor, &options, NULL, NULL, ERROR));
    glia_tensor_free(input_tensor);
    glia_tensor_free(target_tensor);
    glia_session_free(session);
    glia_model_free(model);
    glia_trainer_free(trainer);
    glia_runtime_free(runtime);
}

int main(void)
{
    harness_numbers(inputs, ROWS * INPUTS, 1);
    harness_numbers(targets, ROWS * HIDDEN, 2);
    glia_trainer *trainer = trainer_on(NULL);
    for (int count = 0; count < 3; count++)
        CHECK_OK(step(trainer));
    harness_trainer_hash(trainer, expected);
    glia_trainer_free(trainer);
    check_crimes();
    check_other_calls();
    return harness_finish("jobs_hostile");
}

/*
 * glia_trainer_start, glia_trainer_start_samples and glia_training_…: trainings on a thread of the
 * library's own have the bits of those on the host's, wherever they are stopped; who has the trainer
 * meanwhile; how they end.
 */

#include "harness_jobs.h"

#include <math.h>
#include <poll.h>
#include <stdatomic.h>
#include <string.h>

enum { INPUTS = 8, CLASSES = 3, ROWS = 256, BATCH = 16 };

/* Of the runs that are compared. */
static int run_epochs, run_steps;

static float inputs[ROWS * INPUTS];
static int32_t labels[ROWS];
static glia_tensor *input_tensor, *label_tensor;

static glia_trainer *trainer_on(const glia_runtime *runtime, int32_t optimizer)
{
    const harness_dense layers[2] = {{64, GLIA_ACTIVATION_TANH}, {CLASSES, GLIA_ACTIVATION_IDENTITY}};
    glia_model *model = harness_model(INPUTS, layers, 2, 5);
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY, optimizer, 0.01,
                                            runtime, BATCH, 0);
    glia_model_free(model);
    return trainer;
}

static void begin(glia_trainer *trainer, int64_t epochs)
{
    const glia_fit_options options = {sizeof options, epochs, BATCH, 0, 0, 0};
    CHECK_OK(glia_trainer_begin(trainer, &options, ERROR));
}

static glia_training *start(glia_trainer *trainer, int64_t slice)
{
    const glia_training_options options = {sizeof options, slice, 0};
    glia_training *training = NULL;
    CHECK_OK(glia_trainer_start(trainer, input_tensor, label_tensor, &options, &training, ERROR));
    return training;
}

static glia_training_state state_of(const glia_training *training)
{
    glia_training_state state = {.struct_size = sizeof state};
    CHECK_OK(glia_training_progress(training, &state, ERROR));
    return state;
}

/* The weights after the whole run in one call. */
static void expect(glia_trainer *trainer, int32_t optimizer)
{
    uint8_t hash[HARNESS_HASH], expected[HARNESS_HASH];
    glia_progress progress = {.struct_size = sizeof progress};
    glia_trainer *other = trainer_on(NULL, optimizer);
    begin(other, run_epochs);
    CHECK_OK(glia_trainer_advance(other, input_tensor, label_tensor, run_steps, &progress, ERROR));
    CHECK(progress.finished);
    harness_trainer_hash(other, expected);
    harness_trainer_hash(trainer, hash);
    CHECK_THAT(harness_same_hash(hash, expected), "other weights, optimizer %d", (int)optimizer);
    glia_trainer_free(other);
}

/* A run to its end, for an optimizer that goes in slices, and one whose steps are whole. */
static void check_whole_runs(int32_t optimizer)
{
    int32_t ended = 0;
    glia_trainer *trainer = trainer_on(NULL, optimizer);
    begin(trainer, run_epochs);
    glia_training *training = start(trainer, 0);
    CHECK_OK(glia_training_wait(training, -1, &ended, ERROR));
    CHECK(ended == 1);
    const glia_training_state state = state_of(training);
    CHECK(!state.running && state.finished && state.status == GLIA_OK && state.steps == run_steps);
    CHECK(state.loss > 0 && state.loss < 2 && state.nanoseconds > 0);
    expect(trainer, optimizer);
    CHECK_OK(glia_training_stop(training, ERROR));
    glia_training_free(training);
    /* What is done stays done. */
    training = start(trainer, 0);
    CHECK_OK(glia_training_wait(training, -1, NULL, ERROR));
    CHECK(state_of(training).finished && state_of(training).steps == 0);
    glia_training_free(training);
    glia_trainer_free(trainer);
}

/* Stopped again and again, in the middle of steps, with frames and whole steps in between. */
static void check_stops(void)
{
    glia_trainer *trainer = trainer_on(NULL, GLIA_OPTIMIZER_ADAM);
    int64_t steps = 0, under_way = 0;
    int turn = 0;
    begin(trainer, run_epochs);
    for (;; turn++) {
        glia_frame frame = {.struct_size = sizeof frame};
        CHECK_OK(glia_trainer_run_for(trainer, input_tensor, label_tensor, 1, &frame, ERROR));
        steps += frame.steps;
        under_way += frame.under_way;
        if (frame.finished)
            break;
        glia_training *training = start(trainer, 1);
        if (turn % 3 == 0)
            poll(NULL, 0, 1);
        CHECK_OK(glia_training_stop(training, ERROR));
        const glia_training_state state = state_of(training);
        CHECK(!state.running);
        steps += state.steps;
        glia_training_free(training);
    }
    CHECK_THAT(steps == run_steps, "%d steps", (int)steps);
    CHECK(turn < 4 || under_way > 0);
    expect(trainer, GLIA_OPTIMIZER_ADAM);
    glia_trainer_free(trainer);
}

/* While the thread has the trainer, the host has not; snapshots are served all the same. */
static void check_possession(void)
{
    static float outputs[CLASSES];
    int64_t first = 0, version = 0;
    int32_t ended = 1;
    glia_training *other = NULL;
    glia_snapshots *snapshots = NULL;
    glia_session *session = NULL;
    glia_trainer *trainer = trainer_on(NULL, GLIA_OPTIMIZER_ADAM);
    CHECK_OK(glia_trainer_update_set(trainer, GLIA_PARAM_PUBLISH_INTERVAL, 4, ERROR));
    CHECK_OK(glia_trainer_snapshots(trainer, &snapshots, ERROR));
    CHECK_OK(glia_session_follow(snapshots, NULL, 1, &session, ERROR));
    begin(trainer, 100000000);
    glia_training *training = start(trainer, 0);
    CHECK_REFUSED(GLIA_ERROR_BUSY, "trainer: expected an idle trainer",
                  glia_trainer_publish(trainer, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_BUSY, "glia_training_stop",
                  glia_trainer_step_count(trainer, &first, ERROR));
    CHECK_REFUSED(GLIA_ERROR_BUSY, "trainer",
                  glia_trainer_start_samples(trainer, 1, 1, NULL, &other, ERROR));
    CHECK_REFUSED(GLIA_ERROR_BAD_HANDLE, "session: expected a glia_session",
                  glia_session_version((const void *)trainer, &version, ERROR));
    CHECK_OK(glia_training_wait(training, 1000, &ended, ERROR));
    CHECK(ended == 0 && state_of(training).running);
    CHECK_OK(glia_snapshots_version(snapshots, &first, ERROR));
    do {
        poll(NULL, 0, 1);
        CHECK_OK(glia_session_run(session, inputs, INPUTS, outputs, CLASSES, ERROR));
        CHECK_OK(glia_session_version(session, &version, ERROR));
    } while (version < first + 3);
    CHECK_OK(glia_training_stop(training, ERROR));
    const glia_training_state state = state_of(training);
    CHECK(!state.running && !state.finished && state.status == GLIA_OK && state.steps > 0);
    int64_t steps = 0;
    CHECK_OK(glia_trainer_step_count(trainer, &steps, ERROR));
    /* A step may have been stopped between its update and its end. */
    CHECK(steps == state.steps || steps == state.steps + 1);
    CHECK_OK(glia_trainer_publish(trainer, NULL, ERROR));
    glia_training_free(training);
    glia_session_free(session);
    glia_snapshots_free(snapshots);
    glia_trainer_free(trainer);
}

/* Whichever of the two is freed first, also while the thread works. */
static void check_frees(void)
{
    int threads = harness_threads();
    for (int order = 0; order < 2; order++) {
        glia_trainer *trainer = trainer_on(NULL, GLIA_OPTIMIZER_ADAM);
        begin(trainer, 100000000);
        glia_training *training = start(trainer, order);
        if (order == 0) {
            glia_trainer_free(trainer);
            CHECK_OK(glia_training_wait(training, -1, NULL, ERROR));
            CHECK(!state_of(training).finished);
            glia_training_free(training);
        } else {
            glia_training_free(training);
            begin(trainer, 1);
            glia_trainer_free(trainer);
        }
    }
    CHECK(harness_threads() == threads);
    glia_training_free(NULL);
}

/* The thread waits for samples, then learns from them what the host would. */
static void check_samples(void)
{
    uint8_t hash[HARNESS_HASH], expected[HARNESS_HASH];
    for (int on_thread = 0; on_thread < 2; on_thread++) {
        glia_training *training = NULL;
        glia_samples *samples = NULL;
        glia_trainer *trainer = trainer_on(NULL, GLIA_OPTIMIZER_ADAM);
        glia_model *model = NULL;
        glia_loss *loss = harness_loss(GLIA_LOSS_SOFTMAX_CROSS_ENTROPY);
        CHECK_OK(glia_trainer_model(trainer, &model, ERROR));
        CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "samples",
                      glia_trainer_start_samples(trainer, BATCH, 1, NULL, &training, ERROR));
        CHECK_OK(glia_samples_new(GLIA_SAMPLES_RING, &samples, ERROR));
        CHECK_OK(glia_samples_set(samples, GLIA_PARAM_CAPACITY, ROWS, ERROR));
        CHECK_OK(glia_samples_prepare(samples, model, loss, GLIA_TYPE_INT32, ERROR));
        CHECK_OK(glia_trainer_samples_attach(trainer, samples, 1, ERROR));
        if (on_thread) {
            CHECK_OK(glia_trainer_start_samples(trainer, BATCH, run_steps, NULL, &training, ERROR));
            poll(NULL, 0, 5);
            CHECK(state_of(training).running && state_of(training).steps == 0);
        }
        CHECK_OK(glia_samples_add(samples, inputs, ROWS * INPUTS, labels, GLIA_TYPE_INT32, ROWS,
                                  NULL, 0, ERROR));
        if (on_thread)
            CHECK_OK(glia_training_wait(training, -1, NULL, ERROR));
        for (int step = 0; step < run_steps && !on_thread; step++)
            CHECK_OK(glia_trainer_step_samples(trainer, BATCH, NULL, ERROR));
        harness_trainer_hash(trainer, on_thread ? hash : expected);
        glia_training_free(training);
        glia_samples_free(samples);
        glia_loss_free(loss);
        glia_model_free(model);
        glia_trainer_free(trainer);
    }
    CHECK(harness_same_hash(hash, expected));
}

/* A step that fails ends the training, and the trainer is as sound as after the step in a call. */
static void check_failure(void)
{
    glia_trainer *trainer = trainer_on(NULL, GLIA_OPTIMIZER_ADAM);
    const float before = inputs[5];
    CHECK_OK(glia_trainer_watch_set(trainer, GLIA_PARAM_WATCH, 1, ERROR));
    inputs[5] = NAN;
    glia_tensor *poisoned = harness_tensor(GLIA_TYPE_FLOAT32, inputs, ROWS, INPUTS);
    inputs[5] = before;
    begin(trainer, run_epochs);
    glia_training *training = NULL;
    CHECK_OK(glia_trainer_start(trainer, poisoned, label_tensor, NULL, &training, ERROR));
    /* Its memory is kept as long as it is needed. */
    glia_tensor_free(poisoned);
    CHECK_REFUSED(GLIA_ERROR_DIVERGED, "finite",
                  glia_training_wait(training, -1, NULL, ERROR));
    const glia_training_state state = state_of(training);
    CHECK(!state.running && !state.finished && state.status == GLIA_ERROR_DIVERGED);
    CHECK(state.steps < ROWS / BATCH);
    CHECK_REFUSED(GLIA_ERROR_DIVERGED, "finite", glia_training_stop(training, ERROR));
    glia_training_free(training);
    training = start(trainer, 0);
    CHECK_OK(glia_training_wait(training, -1, NULL, ERROR));
    CHECK(state_of(training).finished);
    glia_training_free(training);
    glia_trainer_free(trainer);
}

/* A job system whose first call of a training tries to end that training, and its last misses a part. */
static struct {
    _Atomic(glia_training *) training;
    atomic_int tries, misses;
} from_inside;

static void run_inside(glia_job_body body, int32_t count, void *job, void *user)
{
    const int miss = atomic_load(&from_inside.misses);
    glia_training *training = atomic_exchange(&from_inside.training, NULL);
    (void)user;
    if (training != NULL) {
        CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "own", glia_training_stop(training, ERROR));
        CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "own",
                      glia_training_wait(training, -1, NULL, ERROR));
        harness_free_error();
        glia_training_free(training);
        atomic_fetch_add(&from_inside.tries, 1);
    }
    body(0, count - miss, 0, job);
}

static void check_host_threads(void)
{
    enum { WIDE = 1024 };
    const harness_dense layers[2] = {{WIDE, GLIA_ACTIVATION_TANH}, {CLASSES, GLIA_ACTIVATION_IDENTITY}};
    glia_runtime *runtime = harness_job_runtime(run_inside, NULL, 2);
    glia_model *model = harness_model(INPUTS, layers, 2, 5);
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY,
                                            GLIA_OPTIMIZER_SGD, 0.01, runtime, ROWS, 0);
    const glia_fit_options options = {sizeof options, 100000000, ROWS, 0, 0, 0};
    CHECK_OK(glia_trainer_begin(trainer, &options, ERROR));
    glia_training *training = start(trainer, 0);
    /* Ended and freed on its own thread, it gives the trainer back. */
    atomic_store(&from_inside.training, training);
    int64_t steps = 0;
    while (glia_trainer_step_count(trainer, &steps, NULL) == GLIA_ERROR_BUSY)
        poll(NULL, 0, 1);
    CHECK(atomic_load(&from_inside.tries) == 1);
    /* A broken promise ends it too. */
    training = start(trainer, 0);
    atomic_store(&from_inside.misses, 1);
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "parallel_for",
                  glia_training_wait(training, -1, NULL, ERROR));
    glia_training_free(training);
    glia_trainer_free(trainer);
    glia_model_free(model);
    glia_runtime_free(runtime);
}

static void check_arguments(void)
{
    glia_training *training = NULL;
    glia_trainer *trainer = trainer_on(NULL, GLIA_OPTIMIZER_ADAM);
    glia_training_options options = {sizeof options, -1, 0};
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "run",
                  glia_trainer_start(trainer, input_tensor, label_tensor, NULL, &training, ERROR));
    begin(trainer, 2);
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "slice_nanoseconds",
                  glia_trainer_start(trainer, input_tensor, label_tensor, &options, &training,
                                     ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "inputs",
                  glia_trainer_start(trainer, label_tensor, label_tensor, NULL, &training, ERROR));
    CHECK(training == NULL);
    /* Slices with rests between them. */
    options.slice_nanoseconds = 1000;
    options.rest_nanoseconds = 2000000;
    CHECK_OK(glia_trainer_start(trainer, input_tensor, label_tensor, &options, &training, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "nanoseconds",
                  glia_training_wait(training, -2, NULL, ERROR));
    while (state_of(training).nanoseconds == 0) {
        poll(NULL, 0, 1);
    }
    CHECK_OK(glia_training_stop(training, ERROR));
    glia_training_free(training);
    glia_trainer_free(trainer);
}

int main(void)
{
    run_epochs = harness_short() ? 1 : 8;
    run_steps = ROWS / BATCH * run_epochs;
    harness_numbers(inputs, ROWS * INPUTS, 1);
    for (int row = 0; row < ROWS; row++)
        labels[row] = (inputs[row * INPUTS] > 0) + (inputs[row * INPUTS + 1] > 0);
    input_tensor = harness_tensor(GLIA_TYPE_FLOAT32, inputs, ROWS, INPUTS);
    label_tensor = harness_tensor(GLIA_TYPE_INT32, labels, ROWS, 0);
    check_whole_runs(GLIA_OPTIMIZER_ADAM);
    check_whole_runs(GLIA_OPTIMIZER_LBFGS);
    check_stops();
    check_possession();
    check_frees();
    check_samples();
    check_failure();
    check_host_threads();
    check_arguments();
    glia_tensor_free(input_tensor);
    glia_tensor_free(label_tensor);
    return harness_finish("training");
}

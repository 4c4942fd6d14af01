/*
 * A steady hand: under every policy poisoned data never spoil what is served, training goes on, events
 * are counted right, a rollback restores every bit, bounds hold, and a freeze is one call.
 */

#include "harness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 8, INPUTS = 3, FILE_SIZE = 1 << 18 };

static const float poison[5] = {NAN, INFINITY, -INFINITY, 1e38f, -1e38f};

static int steps_of_a_life(void)
{
    return harness_short() ? 500 : 10000;
}

static glia_model *make_model(void)
{
    static const harness_dense layers[] = {{10, GLIA_ACTIVATION_RELU},
                                           {4, GLIA_ACTIVATION_TANH},
                                           {1, GLIA_ACTIVATION_IDENTITY}};
    return harness_model(INPUTS, layers, 3, 7);
}

static glia_trainer *make_trainer(int32_t optimizer, double rate, const glia_runtime *runtime)
{
    glia_model *model = make_model();
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_MEAN_SQUARED_ERROR, optimizer, rate,
                                            runtime, ROWS, 3);
    glia_model_free(model);
    return trainer;
}

static void set(glia_trainer *trainer, int32_t key, double value)
{
    double back = -1;
    CHECK_OK(glia_trainer_watch_set(trainer, key, value, ERROR));
    CHECK_OK(glia_trainer_watch_get(trainer, key, &back, ERROR));
    CHECK(back == value);
}

static void update_set(glia_trainer *trainer, int32_t key, double value)
{
    CHECK_OK(glia_trainer_update_set(trainer, key, value, ERROR));
}

static glia_watch_status status_of(const glia_trainer *trainer)
{
    glia_watch_status status = {0};
    status.struct_size = sizeof status;
    CHECK_OK(glia_trainer_watch_status(trainer, &status, ERROR));
    return status;
}

static glia_watch_event event_of(const glia_trainer *trainer, int64_t number)
{
    glia_watch_event event = {0};
    event.struct_size = sizeof event;
    CHECK_OK(glia_trainer_watch_event(trainer, (uint64_t)number, &event, ERROR));
    CHECK(event.struct_size == sizeof event);
    return event;
}

static void make_batch(uint32_t seed, float inputs[ROWS * INPUTS], float targets[ROWS])
{
    harness_numbers(inputs, ROWS * INPUTS, seed);
    for (int row = 0; row < ROWS; row++) {
        const float *x = inputs + row * INPUTS;
        targets[row] = x[0] * x[1] + 0.5f * x[2];
    }
}

static glia_status try_step(glia_trainer *trainer, const float *inputs, const float *targets,
                            double *loss, glia_error **error)
{
    return glia_trainer_step(trainer, inputs, ROWS * INPUTS, targets, GLIA_TYPE_FLOAT32, ROWS, loss,
                             error);
}

/* The outputs of the model as it stands are finite; writes them. */
static void check_serves(const glia_trainer *trainer, float outputs[ROWS], int step)
{
    float inputs[ROWS * INPUTS], unused[ROWS];
    glia_model *model = NULL;
    glia_session *session = NULL;
    make_batch(99, inputs, unused);
    CHECK_OK(glia_trainer_model(trainer, &model, ERROR));
    CHECK_OK(glia_session_new(model, NULL, ROWS, &session, ERROR));
    CHECK_OK(glia_session_run(session, inputs, ROWS * INPUTS, outputs, ROWS, ERROR));
    for (int row = 0; row < ROWS; row++)
        CHECK_THAT(isfinite(outputs[row]), "step %d: row %d: %g", step, row, (double)outputs[row]);
    glia_session_free(session);
    glia_model_free(model);
}

static double mean_error(const glia_trainer *trainer)
{
    float inputs[ROWS * INPUTS], targets[ROWS], outputs[ROWS];
    double sum = 0;
    make_batch(99, inputs, targets);
    check_serves(trainer, outputs, -1);
    for (int row = 0; row < ROWS; row++)
        sum += (double)((outputs[row] - targets[row]) * (outputs[row] - targets[row]));
    return sum / ROWS;
}

/* A life with poison in one of a hundred samples; returns how many steps were poisoned. */
static int live(glia_trainer *trainer, int is_poisoned)
{
    float inputs[ROWS * INPUTS], targets[ROWS], draws[ROWS * 2], outputs[ROWS], gradient[3 * 10];
    int poisoned = 0;
    for (int step = 0; step < steps_of_a_life(); step++) {
        glia_status status;
        double frozen = 0;
        int here = 0;
        make_batch(1000 + (uint32_t)step, inputs, targets);
        harness_numbers(draws, ROWS * 2, 500000 + (uint32_t)step);
        if (step % 3 == 2) {
            CHECK_OK(glia_trainer_compute_gradients(trainer, inputs, ROWS * INPUTS, targets,
                                                    GLIA_TYPE_FLOAT32, ROWS, NULL, ERROR));
            if (is_poisoned && draws[0] > 0.98f) {
                CHECK_OK(glia_trainer_gradient_get(trainer, 0, gradient, 30, ERROR));
                gradient[step % 30] = poison[step % 5];
                CHECK_OK(glia_trainer_gradient_set(trainer, 0, gradient, 30, ERROR));
                here = 1;
            }
            status = glia_trainer_apply_gradients(trainer, ERROR);
        } else {
            for (int row = 0; is_poisoned && row < ROWS; row++)
                if (draws[row] > 0.98f) {
                    const float bad = poison[(step + row) % 5];
                    if (draws[ROWS + row] > 0)
                        inputs[row * INPUTS + step % INPUTS] = bad;
                    else
                        targets[row] = bad;
                    here = 1;
                }
            status = try_step(trainer, inputs, targets, NULL, ERROR);
        }
        CHECK(status == GLIA_OK || (status == GLIA_ERROR_DIVERGED && here));
        poisoned += here;
        check_serves(trainer, outputs, step);
        CHECK_OK(glia_trainer_update_get(trainer, GLIA_PARAM_FROZEN, &frozen, ERROR));
        if (frozen == 1)
            update_set(trainer, GLIA_PARAM_FROZEN, 0);
    }
    return poisoned;
}

static int64_t done(const glia_watch_status *status, int32_t policy)
{
    switch (policy) {
    case GLIA_POLICY_REFUSE: return status->refused;
    case GLIA_POLICY_SKIP: return status->skipped;
    case GLIA_POLICY_SHRINK_RATE: return status->rate_shrinks;
    case GLIA_POLICY_ROLL_BACK: return status->roll_backs;
    case GLIA_POLICY_STOP: return status->stops;
    default: return status->clipped;
    }
}

static void check_lives(void)
{
    static const int32_t optimizers[2] = {GLIA_OPTIMIZER_MOMENTUM, GLIA_OPTIMIZER_ADAM};
    for (int kind = 0; kind < 2; kind++) {
        glia_trainer *clean = make_trainer(optimizers[kind], 0.003, NULL);
        const double start = mean_error(clean);
        live(clean, 0);
        const double end = mean_error(clean);
        CHECK_THAT(harness_short() || end < 0.3 * start, "from %g to %g", start, end);
        glia_trainer_free(clean);
        for (int32_t policy = GLIA_POLICY_REFUSE; policy <= GLIA_POLICY_CLIP; policy++) {
            /* What is not finite cannot be clipped. */
            const int32_t skip = policy == GLIA_POLICY_CLIP ? GLIA_POLICY_SKIP : policy;
            glia_trainer *trainer = make_trainer(optimizers[kind], 0.003, NULL);
            set(trainer, GLIA_PARAM_NORM_BOUND, policy == GLIA_POLICY_CLIP ? 2 : 20);
            set(trainer, GLIA_PARAM_NON_FINITE_POLICY, skip);
            set(trainer, GLIA_PARAM_EXPLOSION_POLICY, policy);
            set(trainer, GLIA_PARAM_NORM_POLICY, policy);
            set(trainer, GLIA_PARAM_EXPLOSION_FACTOR, 50);
            set(trainer, GLIA_PARAM_RATE_RECOVERY, 4);
            set(trainer, GLIA_PARAM_SNAPSHOT_INTERVAL, 10);
            set(trainer, GLIA_PARAM_WATCH, 1);
            const int poisoned = live(trainer, 1);
            const glia_watch_status status = status_of(trainer);
            const double reached = mean_error(trainer);
            CHECK_THAT(harness_short() || reached < 1.5 * end + 0.003, "policy %d: %g, without %g",
                       policy, reached, end);
            CHECK_THAT(status.events > poisoned / 2 && status.events - status.clipped <= poisoned,
                       "%d of %d", (int)status.events, poisoned);
            CHECK(done(&status, policy) + done(&status, skip) >= status.events - 1);
            CHECK(status.losses_not_finite + status.gradients_not_finite + status.explosions +
                      status.norms_out_of_bounds == status.events);
            CHECK(status.watched + status.events - status.clipped == steps_of_a_life());
            const glia_watch_event last = event_of(trainer, status.events - 1);
            CHECK(last.finding == status.finding && last.step == status.refused_step);
            glia_trainer_free(trainer);
        }
    }
}

static void check_events(void)
{
    float inputs[ROWS * INPUTS], targets[ROWS];
    glia_watch_event event = {0};
    double loss = 0;
    glia_trainer *trainer = make_trainer(GLIA_OPTIMIZER_ADAM, 0.01, NULL);
    set(trainer, GLIA_PARAM_NON_FINITE_POLICY, GLIA_POLICY_SKIP);
    set(trainer, GLIA_PARAM_ROW_BOUND, 1000);
    set(trainer, GLIA_PARAM_WATCH, 1);
    event.struct_size = sizeof event;
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "number: expected one of the events that are kept",
                  glia_trainer_watch_event(trainer, 0, &event, ERROR));
    make_batch(1, inputs, targets);
    inputs[5 * INPUTS] = NAN;
    targets[6] = 1e38f;
    CHECK_OK(try_step(trainer, inputs, targets, &loss, ERROR));
    CHECK(isfinite(loss));
    event = event_of(trainer, 0);
    CHECK(event.finding == GLIA_FINDING_ROWS_OUT_OF_BOUNDS && event.policy == GLIA_POLICY_DROP_ROWS);
    CHECK(event.sample == 5 && event.rows == 2 && event.step == 1 && event.layer == -1);
    CHECK(event.loss == loss && event.gradient_norm > 0 && isnan(event.limit));
    /* No row is left: nothing to learn from. */
    for (int row = 0; row < ROWS; row++)
        targets[row] = NAN;
    CHECK_OK(try_step(trainer, inputs, targets, &loss, ERROR));
    CHECK(isnan(loss) && status_of(trainer).watched == 1 && status_of(trainer).left_out == 1);
    set(trainer, GLIA_PARAM_ROW_BOUND, 0);
    make_batch(1, inputs, targets);
    inputs[3 * INPUTS] = NAN;
    CHECK_OK(try_step(trainer, inputs, targets, &loss, ERROR));
    CHECK(isnan(loss));
    event = event_of(trainer, 2);
    CHECK(event.finding == GLIA_FINDING_LOSS_NOT_FINITE && event.policy == GLIA_POLICY_SKIP);
    CHECK(event.sample == 3 && event.layer == 0 && event.rows == 0 && event.step == 2);
    CHECK(status_of(trainer).dropped_rows == 2 + ROWS && status_of(trainer).events == 3);
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "gradients computed since the last update",
                  glia_trainer_apply_gradients(trainer, ERROR));
    glia_trainer_free(trainer);
}

static size_t file_of(const glia_trainer *trainer, unsigned char *file)
{
    size_t size = 0;
    CHECK_OK(glia_trainer_save_to_memory(trainer, file, FILE_SIZE, &size, ERROR));
    return size;
}

static void check_rollback(void)
{
    float inputs[ROWS * INPUTS], targets[ROWS];
    uint8_t good[HARNESS_HASH], now[HARNESS_HASH];
    int64_t steps = 0;
    glia_trainer *trainer = make_trainer(GLIA_OPTIMIZER_ADAM, 0.01, NULL);
    set(trainer, GLIA_PARAM_NON_FINITE_POLICY, GLIA_POLICY_ROLL_BACK);
    set(trainer, GLIA_PARAM_SNAPSHOT_INTERVAL, 4);
    set(trainer, GLIA_PARAM_WATCH, 1);
    for (uint32_t step = 0; step < 7; step++) {
        if (step == 4)
            harness_trainer_hash(trainer, good);
        make_batch(step, inputs, targets);
        CHECK_OK(try_step(trainer, inputs, targets, NULL, ERROR));
    }
    harness_trainer_hash(trainer, now);
    CHECK(!harness_same_hash(good, now));
    inputs[0] = NAN;
    CHECK_OK(try_step(trainer, inputs, targets, NULL, ERROR));
    harness_trainer_hash(trainer, now);
    CHECK_OK(glia_trainer_step_count(trainer, &steps, ERROR));
    CHECK(harness_same_hash(good, now) && steps == 4);
    CHECK(status_of(trainer).roll_backs == 1 && event_of(trainer, 0).step == 8);
    glia_trainer_free(trainer);
}

static void check_freeze(void)
{
    float inputs[ROWS * INPUTS], targets[ROWS];
    uint8_t before[HARNESS_HASH], after[HARNESS_HASH];
    double loss = 0, again = 0;
    glia_trainer *trainer = make_trainer(GLIA_OPTIMIZER_ADAM, 0.01, NULL);
    unsigned char *first = harness_allocate(FILE_SIZE, 1), *second = harness_allocate(FILE_SIZE, 1);
    make_batch(1, inputs, targets);
    CHECK_OK(try_step(trainer, inputs, targets, NULL, ERROR));
    update_set(trainer, GLIA_PARAM_FROZEN, 1);
    const size_t size = file_of(trainer, first);
    CHECK_OK(try_step(trainer, inputs, targets, &loss, ERROR));
    CHECK_OK(try_step(trainer, inputs, targets, &again, ERROR));
    CHECK(loss == again && isfinite(loss));
    CHECK(file_of(trainer, second) == size && memcmp(first, second, size) == 0);
    harness_trainer_hash(trainer, before);
    update_set(trainer, GLIA_PARAM_FROZEN, 0);
    CHECK_OK(try_step(trainer, inputs, targets, &again, ERROR));
    harness_trainer_hash(trainer, after);
    CHECK(loss == again && !harness_same_hash(before, after));
    free(second);
    free(first);
    glia_trainer_free(trainer);
}

static void check_bounds(void)
{
    float inputs[ROWS * INPUTS], targets[ROWS], weights[30];
    glia_trainer *trainer = make_trainer(GLIA_OPTIMIZER_SGD, 10, NULL);
    update_set(trainer, GLIA_PARAM_WEIGHT_BOUND, 0.25);
    CHECK_OK(glia_trainer_group_set(trainer, 1, GLIA_PARAM_WEIGHT_BOUND, 0.125, ERROR));
    for (uint32_t step = 0; step < 20; step++) {
        make_batch(step, inputs, targets);
        CHECK_OK(try_step(trainer, inputs, targets, NULL, ERROR));
        for (size_t parameter = 0; parameter < 2; parameter++) {
            const size_t count = parameter == 0 ? 30 : 10;
            CHECK_OK(glia_trainer_parameter_get(trainer, parameter, weights, count, ERROR));
            for (size_t place = 0; place < count; place++)
                CHECK(fabsf(weights[place]) <= (parameter == 0 ? 0.25f : 0.125f));
        }
    }
    glia_trainer_free(trainer);
}

static void check_mistakes(void)
{
    glia_trainer *search = make_trainer(GLIA_OPTIMIZER_LBFGS, 1, NULL);
    glia_trainer *trainer = make_trainer(GLIA_OPTIMIZER_RPROP, 0.01, NULL);
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "GLIA_POLICY_CLIP",
                  glia_trainer_watch_set(search, GLIA_PARAM_NORM_POLICY, GLIA_POLICY_CLIP, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "GLIA_POLICY_SHRINK_RATE",
                  glia_trainer_watch_set(search, GLIA_PARAM_NON_FINITE_POLICY,
                                         GLIA_POLICY_SHRINK_RATE, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "GLIA_POLICY_SHRINK_RATE",
                  glia_trainer_watch_set(trainer, GLIA_PARAM_NORM_POLICY, GLIA_POLICY_SHRINK_RATE,
                                         ERROR));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "non_finite_policy",
                  glia_trainer_watch_set(trainer, GLIA_PARAM_NON_FINITE_POLICY, GLIA_POLICY_CLIP,
                                         ERROR));
    set(trainer, GLIA_PARAM_EXPLOSION_POLICY, GLIA_POLICY_CLIP);
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "norm_bound",
                  glia_trainer_watch_set(trainer, GLIA_PARAM_NORM_BOUND, 0, ERROR));
    glia_trainer_free(trainer);
    glia_trainer_free(search);
}

int main(void)
{
    check_lives();
    check_events();
    check_rollback();
    check_freeze();
    check_bounds();
    check_mistakes();
    return harness_finish("steady_hand");
}

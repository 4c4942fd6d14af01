/*
 * soak: thirty minutes of learning and serving without a pause, as a robot would have them.
 *
 * One thread is a control loop of 500 periods a second: in each it runs the newest policy for one
 * agent, adds what it has seen to a ring and to a reservoir (one sample in a hundred is poisoned: NaN,
 * infinity, 1e38), and learns from both for what is left of 1 ms. Two other threads serve 64 agents
 * each, with the newest policy, every millisecond. What is to be learned drifts all the time.
 *
 * Every minute a line: steps, versions, latency of the run of one agent, memory. It fails where an
 * output is not finite, a version goes back, a call fails, glia has asked for memory since all was made,
 * or the process has grown since the second minute.
 *
 * Usage: soak [MINUTES]
 */

#define _GNU_SOURCE
#include "check.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { INPUTS = 32, OUTPUTS = 8, BATCH = 64, AGENTS = 64, READERS = 2, PERIOD = 2000000 };
/* Latencies are counted in steps of a 32nd of an octave, from 64 ns on. */
enum { STEPS_AN_OCTAVE = 32, LATENCIES = 24 * STEPS_AN_OCTAVE };

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void sleep_until(int64_t time)
{
    const struct timespec until = {time / 1000000000, time % 1000000000};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
}

static atomic_long requests;

static void *give(size_t size, size_t alignment, void *user)
{
    (void)user;
    atomic_fetch_add(&requests, 1);
    const size_t least = alignment < sizeof(void *) ? sizeof(void *) : alignment;
    void *memory = NULL;
    return posix_memalign(&memory, least, size) == 0 ? memory : NULL;
}

static void take_back(void *memory, size_t size, size_t alignment, void *user)
{
    (void)size;
    (void)alignment;
    (void)user;
    free(memory);
}

/* Numbers from a seed, from -1 to 1: Lehmer's generator. */
static float drawn(uint64_t *state)
{
    *state = *state * 48271 % 2147483647;
    return (float)(*state % 20001) / 10000.0f - 1.0f;
}

/* KiB of memory that is the process's own: pages of program files come and go. */
static long own_memory(void)
{
    char line[256];
    long size = -1;
    FILE *file = fopen("/proc/self/status", "r");
    while (file != NULL && size < 0 && fgets(line, sizeof line, file) != NULL)
        sscanf(line, "RssAnon: %ld", &size);
    if (size < 0)
        stop("no RssAnon in /proc/self/status");
    fclose(file);
    return size;
}

/* What is to be learned: waves whose phase drifts with the time. */
static void wanted(const float *inputs, double phase, float *outputs)
{
    for (int output = 0; output < OUTPUTS; output++)
        outputs[output] =
            0.5f * sinf(3 * inputs[output] + (float)phase) + 0.5f * inputs[output + OUTPUTS];
}

static atomic_bool has_ended;
static atomic_long served;

/* A thread that serves. */
static void *serve(void *snapshots)
{
    static _Thread_local float inputs[AGENTS * INPUTS], outputs[AGENTS * OUTPUTS];
    glia_session *session = NULL;
    int64_t version = 0, last = 0;
    uint64_t state = 77;
    CHECK(glia_session_follow, snapshots, NULL, AGENTS, &session);
    for (int64_t next = now(); !atomic_load(&has_ended); next += 1000000) {
        for (int index = 0; index < AGENTS * INPUTS; index++)
            inputs[index] = drawn(&state);
        CHECK(glia_session_run, session, inputs, AGENTS * INPUTS, outputs, AGENTS * OUTPUTS);
        CHECK(glia_session_version, session, &version);
        for (int index = 0; index < AGENTS * OUTPUTS; index++)
            if (!isfinite(outputs[index]))
                stop("a served output is not finite");
        if (version < last)
            stop("a version went back");
        last = version;
        atomic_fetch_add(&served, 1);
        sleep_until(next);
    }
    glia_session_free(session);
    return NULL;
}

static glia_trainer *make_trainer(glia_samples **ring, glia_samples **reservoir)
{
    const int64_t shape[1] = {INPUTS};
    const glia_trainer_options sizes = {sizeof sizes, BATCH, 7, 0, 0};
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    glia_loss *loss = NULL;
    glia_optimizer *adam = NULL;
    glia_trainer *trainer = NULL;
    int32_t node = 0;
    CHECK(glia_graph_new, &graph);
    CHECK(glia_graph_add_input, graph, "seen", GLIA_STRLEN, shape, 1, &node);
    CHECK(glia_graph_add_dense, graph, "a", GLIA_STRLEN, node, 64, GLIA_ACTIVATION_TANH, &node);
    CHECK(glia_graph_add_dense, graph, "b", GLIA_STRLEN, node, 64, GLIA_ACTIVATION_TANH, &node);
    CHECK(glia_graph_add_dense, graph, "c", GLIA_STRLEN, node, OUTPUTS, GLIA_ACTIVATION_IDENTITY, &node);
    CHECK(glia_model_new, graph, 1, &model);
    CHECK(glia_loss_new, GLIA_LOSS_MEAN_SQUARED_ERROR, &loss);
    CHECK(glia_optimizer_new, GLIA_OPTIMIZER_ADAM, &adam);
    CHECK(glia_trainer_new, model, loss, adam, NULL, &sizes, &trainer);
    glia_samples **buffers[2] = {ring, reservoir};
    const int32_t kinds[2] = {GLIA_SAMPLES_RING, GLIA_SAMPLES_RESERVOIR};
    for (int index = 0; index < 2; index++) {
        CHECK(glia_samples_new, kinds[index], buffers[index]);
        CHECK(glia_samples_set, *buffers[index], GLIA_PARAM_CAPACITY, 4096);
        CHECK(glia_samples_set, *buffers[index], GLIA_PARAM_REFUSE_NON_FINITE, 0);
        CHECK(glia_samples_prepare, *buffers[index], model, loss, GLIA_TYPE_FLOAT32);
        CHECK(glia_trainer_samples_attach, trainer, *buffers[index], index == 0 ? 3 : 1);
    }
    CHECK(glia_trainer_watch_set, trainer, GLIA_PARAM_WATCH, 1);
    CHECK(glia_trainer_watch_set, trainer, GLIA_PARAM_ROW_BOUND, 1e6);
    CHECK(glia_trainer_watch_set, trainer, GLIA_PARAM_NON_FINITE_POLICY, GLIA_POLICY_ROLL_BACK);
    CHECK(glia_trainer_watch_set, trainer, GLIA_PARAM_EXPLOSION_POLICY, GLIA_POLICY_SKIP);
    CHECK(glia_trainer_update_set, trainer, GLIA_PARAM_PUBLISH_INTERVAL, 5);
    glia_optimizer_free(adam);
    glia_loss_free(loss);
    glia_model_free(model);
    glia_graph_free(graph);
    return trainer;
}

/* One agent's life. */
typedef struct loop {
    glia_trainer *trainer;
    glia_samples *ring, *reservoir;
    glia_session *session;
    uint64_t state;
    int64_t steps, versions, last_version, late;
    double phase, error_sum;
    int latency[LATENCIES];
    int runs;
    double worst;
} loop;

/* A sample, one in a hundred of them poisoned. */
static void add_sample(loop *self, const float *seen, const float *right)
{
    float inputs[INPUTS], outputs[OUTPUTS];
    memcpy(inputs, seen, sizeof inputs);
    memcpy(outputs, right, sizeof outputs);
    if (drawn(&self->state) > 0.98f) {
        const float poison[3] = {NAN, INFINITY, 1e38f};
        const int kind = (int)(self->state % 3);
        if (self->state % 2 == 0)
            inputs[5] = poison[kind];
        else
            outputs[2] = poison[kind];
    }
    CHECK(glia_samples_add, self->ring, inputs, INPUTS, outputs, GLIA_TYPE_FLOAT32, OUTPUTS, NULL, 0);
    CHECK(glia_samples_add, self->reservoir, inputs, INPUTS, outputs, GLIA_TYPE_FLOAT32, OUTPUTS, NULL,
                           0);
}

static void period(loop *self, int64_t begin)
{
    float seen[INPUTS], done[OUTPUTS], right[OUTPUTS];
    for (int index = 0; index < INPUTS; index++)
        seen[index] = drawn(&self->state);
    const int64_t before = now();
    CHECK(glia_session_run, self->session, seen, INPUTS, done, OUTPUTS);
    const double took = (double)(now() - before);
    const int place = (int)(STEPS_AN_OCTAVE * log2(took < 64 ? 1 : took / 64));
    self->latency[place < LATENCIES ? place : LATENCIES - 1]++;
    self->runs++;
    if (took > self->worst)
        self->worst = took;
    CHECK(glia_session_version, self->session, &self->versions);
    if (self->versions < self->last_version)
        stop("a version went back");
    self->last_version = self->versions;
    self->phase += 1e-5;
    wanted(seen, self->phase, right);
    for (int output = 0; output < OUTPUTS; output++) {
        if (!isfinite(done[output]))
            stop("an output is not finite");
        self->error_sum += (done[output] - right[output]) * (done[output] - right[output]) / OUTPUTS;
    }
    add_sample(self, seen, right);
    const int64_t left = begin + PERIOD / 2 - now();
    glia_frame frame = {.struct_size = sizeof frame};
    if (left > 0)
        CHECK(glia_trainer_run_samples_for, self->trainer, BATCH, INT64_MAX, left, &frame);
    self->steps += frame.steps;
    self->late += now() > begin + PERIOD;
}

/* The microseconds that a share of the runs took at most. */
static double latency_of(const loop *self, double share)
{
    int place = 0;
    for (int seen = 0; place < LATENCIES; place++) {
        seen += self->latency[place];
        if (seen >= share * self->runs)
            break;
    }
    return 0.064 * exp2((place + 1.0) / STEPS_AN_OCTAVE);
}

/* A line, and whether memory has grown. */
static void report(loop *self, int minute, long *memory)
{
    glia_watch_status status = {.struct_size = sizeof status};
    const long size = own_memory();
    const int runs = self->runs;
    CHECK(glia_trainer_watch_status, self->trainer, &status);
    printf("%3d min: %9lld steps, version %8lld, served %8ld, error %.4f, run median %.2f, 99 %% %.2f, "
           "99.9 %% %.2f, worst %.1f us, %lld periods late, %ld KiB, %ld requests, %lld events\n",
           minute, (long long)self->steps, (long long)self->versions, atomic_load(&served),
           self->error_sum / runs, latency_of(self, 0.5), latency_of(self, 0.99),
           latency_of(self, 0.999), self->worst / 1e3, (long long)self->late, size,
           atomic_load(&requests), (long long)status.events);
    fflush(stdout);
    if (minute == 2)
        *memory = size;
    if (minute > 1 && atomic_load(&requests) > 0)
        stop("glia asked for memory");
    if (minute > 2 && size > *memory)
        stop("memory has grown");
    /* The first minute makes what is made by the first frame and the first event. */
    atomic_store(&requests, 0);
    memset(self->latency, 0, sizeof self->latency);
    self->worst = 0;
    self->error_sum = 0;
    self->runs = 0;
    self->late = 0;
}

int main(int count, char **arguments)
{
    static loop self = {.state = 5};
    const int minutes = count > 1 ? atoi(arguments[1]) : 30;
    pthread_t readers[READERS];
    glia_snapshots *snapshots = NULL;
    long memory = 0;
    CHECK(glia_allocator_set, give, take_back, NULL);
    self.trainer = make_trainer(&self.ring, &self.reservoir);
    CHECK(glia_trainer_prepare_samples, self.trainer, BATCH);
    CHECK(glia_trainer_snapshots, self.trainer, &snapshots);
    CHECK(glia_session_follow, snapshots, NULL, 1, &self.session);
    for (int index = 0; index < READERS; index++)
        if (pthread_create(&readers[index], NULL, serve, snapshots) != 0)
            stop("no thread");
    int64_t next = now();
    for (int minute = 1; minute <= minutes; minute++) {
        for (int number = 0; number < 60 * 500; number++, next += PERIOD) {
            /* Where the system was away for longer, no period is made up for. */
            const int64_t time = now();
            if (time > next + PERIOD)
                next = time;
            sleep_until(next);
            period(&self, now());
        }
        report(&self, minute, &memory);
    }
    atomic_store(&has_ended, 1);
    for (int index = 0; index < READERS; index++)
        pthread_join(readers[index], NULL);
    glia_session_free(self.session);
    glia_snapshots_free(snapshots);
    glia_trainer_free(self.trainer);
    glia_samples_free(self.ring);
    glia_samples_free(self.reservoir);
    printf("soak: %d minutes, no error, memory flat\n", minutes);
    return 0;
}

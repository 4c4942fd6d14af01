/*
 * Snapshots under load: one trainer that publishes after each step, eight sessions that follow it.
 * Every output is compared, bit for bit, with what the trainer itself computed for the version that
 * the session names; versions never go back; a thread that a signal holds up for 100 ms delays no
 * other; memory stays flat.
 *
 *   snapshots [RUNS]    so many runs of all sessions together; without it a few seconds' worth
 */

#define _GNU_SOURCE
#include "harness.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { INPUTS = 8, OUTPUTS = 4, ROWS = 2, READERS = 8, DATA = 64, BATCH = 16 };
/* Versions whose hash is noted: every so many. */
enum { HASHED = 16 };
/* Runs after which a reader lets another thread have the processor, so that all meet the trainer. */
enum { TURN = 32 };
#define SUSPENSION_NS 100000000

/* What a version gives for the two rows, and for some its weights' hash. Written before the version
 * is published. */
typedef struct expected {
    float outputs[ROWS * OUTPUTS];
} expected;

static struct {
    float rows[ROWS * INPUTS];
    expected *versions;
    uint8_t (*hashes)[HARNESS_HASH];
    int64_t most_versions;
    int64_t runs;
    glia_trainer *trainer;
    glia_snapshots *snapshots;
    atomic_llong total, published;
    atomic_int stop;
    /* Of the thread that a signal holds up: what the others did meanwhile. */
    atomic_llong runs_meanwhile, published_meanwhile;
    atomic_int resumed;
} all;

typedef struct reader {
    pthread_t thread;
    glia_session *session;
    int number;
    int64_t versions, hashes;
} reader;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* Sleeps wherever the thread was, and notes what the others did. */
static void hold_up(int signal_number)
{
    const struct timespec time = {0, SUSPENSION_NS};
    long long runs = atomic_load(&all.total), published = atomic_load(&all.published);
    (void)signal_number;
    nanosleep(&time, NULL);
    atomic_store(&all.runs_meanwhile, atomic_load(&all.total) - runs);
    atomic_store(&all.published_meanwhile, atomic_load(&all.published) - published);
    atomic_store(&all.resumed, 1);
}

static void *train(void *unused)
{
    float inputs[DATA * INPUTS], targets[DATA * OUTPUTS];
    int64_t version = 1;
    (void)unused;
    harness_numbers(inputs, DATA * INPUTS, 11);
    harness_numbers(targets, DATA * OUTPUTS, 12);
    for (int64_t step = 0; !atomic_load(&all.stop); step++) {
        /* Other targets for the same inputs each time: the weights never come to rest. */
        int64_t first = step % (DATA - BATCH), other = step * 7 % (DATA - BATCH + 1);
        CHECK_OK(glia_trainer_step(all.trainer, inputs + first * INPUTS, BATCH * INPUTS,
                                   targets + other * OUTPUTS, GLIA_TYPE_FLOAT32, BATCH * OUTPUTS,
                                   NULL, ERROR));
        if (version + 1 >= all.most_versions)
            continue;
        float *outputs = all.versions[version + 1].outputs;
        CHECK_OK(glia_trainer_forward(all.trainer, all.rows, ROWS * INPUTS, outputs,
                                      ROWS * OUTPUTS, ERROR));
        CHECK_THAT(memcmp(outputs, all.versions[version].outputs, sizeof(expected)) != 0,
                   "version %lld gives what the one before gave", (long long)version + 1);
        if ((version + 1) % HASHED == 0)
            harness_trainer_hash(all.trainer, all.hashes[(version + 1) / HASHED]);
        CHECK_OK(glia_trainer_publish(all.trainer, &version, ERROR));
        CHECK(version == atomic_fetch_add(&all.published, 1) + 2);
    }
    harness_free_error();
    return NULL;
}

/* One of the ways to run: a row or both, one after the other or as a structure of arrays. Writes the
 * outputs of the rows from `first` on, and returns how many. */
static int run(reader *self, int way, int first, float outputs[ROWS * OUTPUTS])
{
    float arrays[INPUTS * ROWS], results[OUTPUTS * ROWS];
    int rows = way / 2 == 0 ? 1 : ROWS;
    const float *inputs = all.rows + first * INPUTS;
    if (way % 2 == 0) {
        CHECK_OK(glia_session_run(self->session, inputs, (size_t)rows * INPUTS, outputs,
                                  (size_t)rows * OUTPUTS, ERROR));
        return rows;
    }
    for (int row = 0; row < rows; row++)
        for (int element = 0; element < INPUTS; element++)
            arrays[element * ROWS + row] = inputs[row * INPUTS + element];
    CHECK_OK(glia_session_run_strided(self->session, (size_t)rows, arrays, 1, ROWS, results, 1,
                                      ROWS, ERROR));
    for (int row = 0; row < rows; row++)
        for (int element = 0; element < OUTPUTS; element++)
            outputs[row * OUTPUTS + element] = results[element * ROWS + row];
    return rows;
}

static void check_hash(reader *self, int64_t version)
{
    uint8_t hash[HARNESS_HASH];
    CHECK_OK(glia_session_hash(self->session, hash, sizeof hash, ERROR));
    CHECK_THAT(harness_same_hash(hash, all.hashes[version / HASHED]), "the weights of version %lld",
               (long long)version);
    self->hashes++;
}

static void *serve(void *argument)
{
    reader *self = argument;
    int64_t last = 0, newest = 0, version = 0;
    for (int64_t count = self->number; !atomic_load(&all.stop); count++) {
        float outputs[ROWS * OUTPUTS];
        int way = (int)(count % 4), first = way / 2 == 0 ? (int)(count / 4 % ROWS) : 0;
        CHECK_OK(glia_snapshots_version(all.snapshots, &newest, ERROR));
        int rows = run(self, way, first, outputs);
        CHECK_OK(glia_session_version(self->session, &version, ERROR));
        CHECK_THAT(version >= last && version >= newest, "version %lld after %lld, newest %lld",
                   (long long)version, (long long)last, (long long)newest);
        CHECK_THAT(memcmp(outputs, all.versions[version].outputs + first * OUTPUTS,
                          (size_t)rows * OUTPUTS * sizeof(float)) == 0,
                   "way %d, version %lld: other bits than the trainer's", way, (long long)version);
        if (version != last && version % HASHED == 0)
            check_hash(self, version);
        self->versions += version != last;
        last = version;
        atomic_fetch_add(&all.total, 1);
        if (count % TURN == 0)
            sched_yield();
    }
    harness_free_error();
    return NULL;
}

static void prepare(reader *readers)
{
    const harness_dense layers[3] = {{32, GLIA_ACTIVATION_TANH},
                                     {32, GLIA_ACTIVATION_TANH},
                                     {OUTPUTS, GLIA_ACTIVATION_IDENTITY}};
    glia_model *model = harness_model(INPUTS, layers, 3, 5);
    all.trainer = harness_trainer(model, GLIA_LOSS_MEAN_SQUARED_ERROR, GLIA_OPTIMIZER_ADAM, 0.001,
                                  NULL, BATCH, 1);
    glia_model_free(model);
    harness_numbers(all.rows, ROWS * INPUTS, 13);
    /* Written now, so that the memory is there before the first measurement of it. */
    all.versions = harness_allocate((size_t)all.most_versions, sizeof *all.versions);
    memset(all.versions, 0xff, (size_t)all.most_versions * sizeof *all.versions);
    size_t hashes = (size_t)all.most_versions / HASHED + 1;
    all.hashes = harness_allocate(hashes, sizeof *all.hashes);
    memset(all.hashes, 0xff, hashes * sizeof *all.hashes);
    CHECK_OK(glia_trainer_forward(all.trainer, all.rows, ROWS * INPUTS, all.versions[1].outputs,
                                  ROWS * OUTPUTS, ERROR));
    CHECK_OK(glia_trainer_snapshots(all.trainer, &all.snapshots, ERROR));
    for (int number = 0; number < READERS; number++) {
        readers[number] = (reader){.number = number};
        CHECK_OK(glia_session_follow(all.snapshots, NULL, ROWS, &readers[number].session, ERROR));
    }
}

#if defined(_WIN32)
/* Whose ERROR would take the place of the harness's. */
#define NOGDI
#include <windows.h>
/* After windows.h, which it needs. */
#include <psapi.h>

static long resident_pages(void)
{
    PROCESS_MEMORY_COUNTERS counters = {.cb = sizeof counters};
    CHECK(GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof counters));
    return (long)(counters.WorkingSetSize / (SIZE_T)sysconf(_SC_PAGESIZE));
}
#else
static long resident_pages(void)
{
    long size = 0, resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file == NULL || fscanf(file, "%ld %ld", &size, &resident) != 2)
        resident = 0;
    if (file != NULL)
        fclose(file);
    return resident;
}
#endif

static void nap(long nanoseconds)
{
    const struct timespec time = {0, nanoseconds};
    nanosleep(&time, NULL);
}

/* What the others did while a thread was held up. Waiting for it they would end what they are at: each
 * reader one run, the trainer one publication, each time. */
static long long runs_meanwhile, published_meanwhile;

/* Holds one thread up; the others must go on. */
static void suspend(pthread_t thread, int is_trainer, int *suspensions)
{
    atomic_store(&all.resumed, 0);
    CHECK(pthread_kill(thread, SIGUSR1) == 0);
    while (!atomic_load(&all.resumed))
        nap(1000000);
    runs_meanwhile += atomic_load(&all.runs_meanwhile);
    published_meanwhile += is_trainer ? 0 : atomic_load(&all.published_meanwhile);
    *suspensions += 1;
}

int main(int count, char **arguments)
{
    reader readers[READERS];
    pthread_t trainer;
    int suspensions = 0, is_long = count > 1;
    const struct sigaction action = {.sa_handler = hold_up, .sa_flags = SA_RESTART};
    all.runs = is_long ? atoll(arguments[1]) : harness_short() ? 20000 : 400000;
    all.most_versions = is_long ? 1 << 23 : 1 << 20;
    CHECK(sigaction(SIGUSR1, &action, NULL) == 0);
    prepare(readers);
    double start = now();
    CHECK(pthread_create(&trainer, NULL, train, NULL) == 0);
    for (int number = 0; number < READERS; number++)
        CHECK(pthread_create(&readers[number].thread, NULL, serve, &readers[number]) == 0);
    while (atomic_load(&all.total) < all.runs / 10)
        nap(1000000);
    long before = resident_pages();
    while (atomic_load(&all.total) < all.runs || suspensions < 4) {
        suspend(readers[suspensions % READERS].thread, 0, &suspensions);
        suspend(trainer, 1, &suspensions);
    }
    long grown = resident_pages() - before;
    /* Of all holds together: a single one may come when the system has other things to do. */
    CHECK_THAT(runs_meanwhile > 2 * READERS * suspensions, "%lld runs while %d threads were held up",
               runs_meanwhile, suspensions);
    CHECK_THAT(published_meanwhile > suspensions / 2 || all.published + 2 >= all.most_versions,
               "%lld publications while %d readers were held up", published_meanwhile, suspensions / 2);
    atomic_store(&all.stop, 1);
    pthread_join(trainer, NULL);
    int64_t versions = 0, hashes = 0;
    for (int number = 0; number < READERS; number++) {
        pthread_join(readers[number].thread, NULL);
        CHECK(readers[number].versions > 4);
        versions += readers[number].versions;
        hashes += readers[number].hashes;
    }
    double seconds = now() - start;
#ifndef HAS_SANITIZER
    CHECK_THAT(grown * sysconf(_SC_PAGESIZE) <= 2 << 20, "memory grew by %ld pages", grown);
#endif
    printf("%lld runs, %lld publications, %lld changes of version seen, %lld hashes compared, "
           "%d threads held up for 100 ms, %ld pages more, %.1f s\n",
           (long long)atomic_load(&all.total), (long long)atomic_load(&all.published),
           (long long)versions, (long long)hashes, suspensions, grown, seconds);
    /* The trainer first: what follows keeps what it needs. */
    glia_trainer_free(all.trainer);
    glia_snapshots_free(all.snapshots);
    for (int number = 0; number < READERS; number++) {
        float outputs[ROWS * OUTPUTS];
        run(&readers[number], 2, 0, outputs);
        glia_session_free(readers[number].session);
    }
    free(all.versions);
    free(all.hashes);
    return harness_finish("snapshots");
}

/*
 * After prepare, neither a run nor a step nor a publication faults a page: the memory is there, from
 * the first run on. Networks of one page and of a hundred thousand weights, one row and many.
 *
 * Sanitizers and Valgrind touch memory of their own: with them it does nothing.
 */

#define _GNU_SOURCE
#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__linux__) && !defined(HAS_SANITIZER)
#include <sys/resource.h>

enum { INPUTS = 32, OUTPUTS = 8, ROWS = 500, TIMES = 200 };

static float inputs[ROWS * INPUTS], outputs[ROWS * OUTPUTS], targets[ROWS * OUTPUTS];

static long faults(void)
{
    struct rusage usage;
    CHECK(getrusage(RUSAGE_SELF, &usage) == 0);
    return usage.ru_minflt + usage.ru_majflt;
}

/* What was found in an attempt. The system takes pages away now and then, when it is short of them or
 * only looks which are in use: one attempt without a fault shows that the library makes none. */
static long found;
static char where[160];

static void note(long count, const char *name, const char *when)
{
    if (count > 0)
        snprintf(where, sizeof where, "%s: %ld page faults in %s", name, count, when);
    found += count;
}

static void run(glia_session *session, size_t rows)
{
    CHECK_OK(glia_session_run(session, inputs, rows * INPUTS, outputs, rows * OUTPUTS, ERROR));
    CHECK_OK(glia_session_run_strided(session, rows, inputs, 1, ROWS, outputs, 1, ROWS, ERROR));
}

/* The faults of a session's first runs and of its later ones. */
static void check_session(glia_session *session, const char *name)
{
    long before = faults();
    run(session, 1);
    run(session, ROWS);
    note(faults() - before, name, "the first runs");
    before = faults();
    for (size_t time = 0; time < TIMES; time++)
        run(session, 1 + time * 37 % ROWS);
    note(faults() - before, name, "later runs");
}

/* Steps, each published and picked up. */
static void check_publishing(glia_trainer *trainer, glia_session *following, const char *name)
{
    CHECK_OK(glia_trainer_step(trainer, inputs, ROWS * INPUTS, targets, GLIA_TYPE_FLOAT32,
                               ROWS * OUTPUTS, NULL, ERROR));
    long before = faults();
    for (int time = 0; time < TIMES / 10; time++) {
        CHECK_OK(glia_trainer_step(trainer, inputs, ROWS * INPUTS, targets, GLIA_TYPE_FLOAT32,
                                   ROWS * OUTPUTS, NULL, ERROR));
        CHECK_OK(glia_trainer_publish(trainer, NULL, ERROR));
        run(following, 1 + (size_t)time * 29 % ROWS);
    }
    note(faults() - before, name, "steps, publications and runs");
}

static void check_network(int32_t hidden, const char *name)
{
    const harness_dense layers[3] = {{hidden, GLIA_ACTIVATION_TANH},
                                     {hidden, GLIA_ACTIVATION_TANH},
                                     {OUTPUTS, GLIA_ACTIVATION_IDENTITY}};
    glia_model *model = harness_model(INPUTS, layers, 3, 3);
    glia_session *session = NULL, *following = NULL;
    glia_snapshots *snapshots = NULL;
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_MEAN_SQUARED_ERROR,
                                            GLIA_OPTIMIZER_ADAM, 0.01, NULL, ROWS, 1);
    CHECK_OK(glia_session_new(model, NULL, ROWS, &session, ERROR));
    check_session(session, name);
    CHECK_OK(glia_trainer_snapshots(trainer, &snapshots, ERROR));
    CHECK_OK(glia_session_follow(snapshots, NULL, ROWS, &following, ERROR));
    check_session(following, name);
    check_publishing(trainer, following, name);
    glia_snapshots_free(snapshots);
    glia_session_free(following);
    glia_trainer_free(trainer);
    glia_session_free(session);
    glia_model_free(model);
}

int main(void)
{
    harness_numbers(inputs, ROWS * INPUTS, 3);
    harness_numbers(targets, ROWS * OUTPUTS, 4);
    memset(outputs, 0xff, sizeof outputs);
    /* The count counts: a page that nobody has touched is a fault. */
    long before = faults();
    char *fresh = harness_allocate(1 << 24, 1);
    for (size_t byte = 0; byte < 1 << 24; byte += 4096)
        *(volatile char *)(fresh + byte) = 1;
    CHECK(faults() - before > 0);
    free(fresh);
    for (int attempt = 0; attempt == 0 || (found > 0 && attempt < 5); attempt++) {
        found = 0;
        check_network(16, "16 units");
        check_network(300, "300 units");
    }
    CHECK_THAT(found == 0, "%s", where);
    return harness_finish("page_faults");
}

#else

int main(void)
{
    printf("page_faults: not counted on this system or with this sanitizer\n");
    return 0;
}

#endif

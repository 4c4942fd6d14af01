/*
 * Job systems that break their promises while a body is inside: a body is held where it reads a
 * page that may not be read yet, so that it is certain that it is inside.
 */
#define _DEFAULT_SOURCE
#include "harness_jobs.h"

#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>

enum { PAGE = 65536, COUNT = 1 << 20, BYTES = COUNT * sizeof(float), AFTER_MS = 20 };

enum crime { NONE, SHARED_WORKER, EARLY };

/* A host with a crime that it commits at its next job. */
typedef struct host {
    enum crime crime;
    pthread_t thread;
    glia_job_body body;
    void *job;
    int32_t end;
} host;

static float *inputs, outputs[COUNT], expected[COUNT];
static atomic_bool entered, released;

static void allow_page(void)
{
    mprotect(inputs, PAGE, PROT_READ | PROT_WRITE);
}

/* Runs where the held body touches the page. Any other fault ends the program as ever. */
static void handle_fault(int signal_number, siginfo_t *information, void *unused)
{
    const char *address = information->si_addr, *page = (const char *)inputs;
    (void)unused;
    if (address < page || address >= page + PAGE) {
        signal(signal_number, SIG_DFL);
        return;
    }
    atomic_store(&entered, true);
    while (!atomic_load(&released))
        poll(NULL, 0, 1);
    allow_page();
}

static void *call_body(void *user)
{
    host *self = user;
    self->body(0, self->end, 0, self->job);
    return NULL;
}

/* Begins a body for the first indices on a thread, and returns when it is held. */
static void hold(host *self, int32_t end)
{
    self->end = end;
    CHECK(pthread_create(&self->thread, NULL, call_body, self) == 0);
    while (!atomic_load(&entered))
        poll(NULL, 0, 1);
}

/* Lets the held body go on when the job system has surely returned. */
static void *release_later(void *unused)
{
    (void)unused;
    poll(NULL, 0, AFTER_MS);
    atomic_store(&released, true);
    return NULL;
}

static pthread_t releaser;

static void run(glia_job_body body, int32_t count, void *job, void *user)
{
    host *self = user;
    self->body = body;
    self->job = job;
    switch (self->crime) {
    case NONE: body(0, count, 1, job); break;
    case SHARED_WORKER:
        hold(self, 1);
        body(1, count, 0, job);
        atomic_store(&released, true);
        pthread_join(self->thread, NULL);
        break;
    case EARLY:
        hold(self, count);
        CHECK(pthread_create(&releaser, NULL, release_later, NULL) == 0);
        break;
    }
}

static glia_status forward(const glia_activation *activation, const glia_runtime *runtime)
{
    return glia_activation_forward(activation, runtime, inputs, 1, COUNT, outputs, ERROR);
}

/* Whether the crime was noticed; the outputs are whole in any case, also those of the next call. */
static int commit(const glia_activation *activation, enum crime crime, const char *words)
{
    host self = {.crime = crime};
    glia_runtime *runtime = harness_job_runtime(run, &self, 2);
    atomic_store(&entered, false);
    atomic_store(&released, false);
    memset(outputs, 0, BYTES);
    mprotect(inputs, PAGE, PROT_NONE);
    glia_status status = forward(activation, runtime);
    CHECK_THAT(atomic_load(&entered), "no body was held");
    if (crime == EARLY) {
        pthread_join(self.thread, NULL);
        pthread_join(releaser, NULL);
    }
    if (status != GLIA_OK)
        CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, words, status);
    CHECK_SAME(outputs, expected, COUNT, "%s", words);
    self.crime = NONE;
    CHECK_OK(forward(activation, runtime));
    CHECK_SAME(outputs, expected, COUNT, "%s", words);
    glia_runtime_free(runtime);
    return status != GLIA_OK;
}

int main(void)
{
    struct sigaction action = {.sa_sigaction = handle_fault, .sa_flags = SA_SIGINFO};
    glia_activation *activation = NULL;
    inputs = mmap(NULL, BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK_THAT(inputs != MAP_FAILED, "no memory");
    harness_numbers(inputs, COUNT, 1);
    CHECK_OK(glia_activation_new(GLIA_ACTIVATION_SIGMOID, &activation, ERROR));
    CHECK_OK(forward(activation, NULL));
    memcpy(expected, outputs, BYTES);
    CHECK(sigaction(SIGSEGV, &action, NULL) == 0);
    CHECK_THAT(commit(activation, SHARED_WORKER, "worker 0 in two bodies"), "not noticed");
    int noticed = 0;
    /* A host that is held up for longer than the body has not returned early. */
    for (int again = 0; again < 50 && !noticed; again++)
        noticed = commit(activation, EARLY, "a body that still ran when it returned");
    CHECK_THAT(noticed, "an early return was never noticed");
    glia_activation_free(activation);
    munmap(inputs, BYTES);
    return harness_finish("jobs_held");
}

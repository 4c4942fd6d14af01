/*
 * A host's job system for the tests: a small pool of threads in the manner of an engine's, and what
 * it counts.
 */

#ifndef GLIA_TESTS_HARNESS_JOBS_H
#define GLIA_TESTS_HARNESS_JOBS_H

#include "harness.h"

#include <pthread.h>

#ifdef __cplusplus
extern "C" {
#endif

#define HARNESS_POOL 3

/* The pool: the caller of a job is worker 0, the threads are 1 to HARNESS_POOL - 1. */
typedef struct harness_pool {
    pthread_t threads[HARNESS_POOL];
    pthread_mutex_t lock;
    pthread_cond_t posted;
    pthread_cond_t finished;
    glia_job_body body;
    void *job;
    int32_t count;
    int32_t next;
    int32_t done;
    int stop;
    /* Called by each thread once, when it begins. */
    void (*prepare)(void);
    /* Jobs, and the bodies that each worker has done. */
    int64_t jobs;
    int64_t bodies[HARNESS_POOL];
    /* The most threads of this process at any job. */
    int most_threads;
} harness_pool;

void harness_pool_start(harness_pool *pool, void (*prepare)(void));
void harness_pool_stop(harness_pool *pool);
/* The job system: a glia_parallel_for whose user is a harness_pool. */
void harness_pool_run(glia_job_body body, int32_t count, void *job, void *pool);
/* Another: does everything on the calling thread. Its user is an int64_t that counts jobs, or NULL. */
void harness_inline_run(glia_job_body body, int32_t count, void *job, void *jobs);
/* A runtime on a job system, at the level of this number in GLIA_HARNESS_LEVEL, or the best. */
glia_runtime *harness_job_runtime(glia_parallel_for parallel_for, void *user, int32_t workers);
/* The threads of this process, or -1 where the system does not say. */
int harness_threads(void);

#ifdef __cplusplus
}
#endif

#endif

/*
 * harness_jobs.h: a small pool of threads, as an engine has one.
 */

#include "harness_jobs.h"

#include <stdlib.h>
#include <string.h>

#if defined(_WIN32)
/* Whose ERROR would take the place of the harness's. */
#define NOGDI
#include <windows.h>
/* After windows.h, which it needs. */
#include <tlhelp32.h>

int harness_threads(void)
{
    THREADENTRY32 entry = {.dwSize = sizeof entry};
    HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPTHREAD, 0);
    if (all == INVALID_HANDLE_VALUE)
        return -1;
    int count = 0;
    for (BOOL more = Thread32First(all, &entry); more; more = Thread32Next(all, &entry))
        count += entry.th32OwnerProcessID == GetCurrentProcessId();
    CloseHandle(all);
    return count;
}
#else
#include <dirent.h>

int harness_threads(void)
{
    DIR *folder = opendir("/proc/self/task");
    if (folder == NULL)
        return -1;
    int count = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        count += entry->d_name[0] != '.';
    closedir(folder);
    return count;
}
#endif

/* Does indices of the job that there is, as long as there are any; with the lock. */
static void help(harness_pool *pool, uint32_t worker)
{
    while (pool->next < pool->count) {
        int32_t index = pool->next++;
        pool->bodies[worker]++;
        pthread_mutex_unlock(&pool->lock);
        pool->body(index, index + 1, worker, pool->job);
        pthread_mutex_lock(&pool->lock);
        if (++pool->done == pool->count)
            pthread_cond_broadcast(&pool->finished);
    }
}

struct life {
    harness_pool *pool;
    uint32_t worker;
};

static struct life lives[HARNESS_POOL];

static void *live(void *user)
{
    struct life *life = user;
    harness_pool *pool = life->pool;
    if (pool->prepare != NULL)
        pool->prepare();
    pthread_mutex_lock(&pool->lock);
    while (!pool->stop) {
        help(pool, life->worker);
        pthread_cond_wait(&pool->posted, &pool->lock);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

void harness_pool_start(harness_pool *pool, void (*prepare)(void))
{
    memset(pool, 0, sizeof *pool);
    pool->prepare = prepare;
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->posted, NULL);
    pthread_cond_init(&pool->finished, NULL);
    for (uint32_t worker = 1; worker < HARNESS_POOL; worker++) {
        lives[worker] = (struct life){pool, worker};
        CHECK(pthread_create(&pool->threads[worker], NULL, live, &lives[worker]) == 0);
    }
}

void harness_pool_stop(harness_pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    pool->stop = 1;
    pthread_cond_broadcast(&pool->posted);
    pthread_mutex_unlock(&pool->lock);
    for (int worker = 1; worker < HARNESS_POOL; worker++)
        pthread_join(pool->threads[worker], NULL);
    pthread_cond_destroy(&pool->finished);
    pthread_cond_destroy(&pool->posted);
    pthread_mutex_destroy(&pool->lock);
}

void harness_pool_run(glia_job_body body, int32_t count, void *job, void *user)
{
    harness_pool *pool = user;
    int threads = harness_threads();
    pthread_mutex_lock(&pool->lock);
    pool->most_threads = threads > pool->most_threads ? threads : pool->most_threads;
    pool->jobs++;
    pool->body = body;
    pool->job = job;
    pool->count = count;
    pool->next = pool->done = 0;
    pthread_cond_broadcast(&pool->posted);
    help(pool, 0);
    while (pool->done < count)
        pthread_cond_wait(&pool->finished, &pool->lock);
    pool->count = pool->next = 0;
    pthread_mutex_unlock(&pool->lock);
}

void harness_inline_run(glia_job_body body, int32_t count, void *job, void *user)
{
    if (user != NULL)
        ++*(int64_t *)user;
    body(0, count, 0, job);
}

glia_runtime *harness_job_runtime(glia_parallel_for parallel_for, void *user, int32_t workers)
{
    const char *level = getenv("GLIA_HARNESS_LEVEL");
    const glia_runtime_options options = {sizeof options, workers, level == NULL ? 0 : atoi(level)};
    glia_runtime *runtime = NULL;
    CHECK_OK(glia_runtime_new_with_jobs(&options, parallel_for, user, &runtime, ERROR));
    return runtime;
}

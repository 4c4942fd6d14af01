/*
 * Opens the library, trains a little, closes it, a thousand times: it is gone from memory after each close,
 * and the process does not grow. Arguments: images, a library; a third where it has to stay after the first
 * close, as with glibc 2.17 (packaging/glibc/keep.c).
 */

#define _GNU_SOURCE
#include "learn.h"

#include <dlfcn.h>
#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { ROUNDS = 1000, SETTLED = 100, MOST_GROWTH_KB = 512 };

static const char *images, *path;

static long resident_kb(void)
{
    long size = 0, resident = 0;
    /* What the C library keeps for later calls is no growth. */
    malloc_trim(0);
    FILE *file = fopen("/proc/self/statm", "r");
    expect(file != NULL && fscanf(file, "%ld %ld", &size, &resident) == 2, "/proc/self/statm");
    fclose(file);
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

static int is_mapped(void)
{
    char line[1024];
    int found = 0;
    FILE *file = fopen("/proc/self/maps", "r");
    expect(file != NULL, "/proc/self/maps");
    while (fgets(line, sizeof line, file) != NULL)
        found |= strstr(line, "libglia") != NULL;
    fclose(file);
    return found;
}

static void round_of(int32_t threads, char text[HASH_TEXT])
{
    library functions;
    learner made;
    void *opened = library_open(path, RTLD_LOCAL, &functions);
    learner_make(&made, &functions, images, threads);
    learner_begin(&made);
    learner_advance(&made, 3);
    learner_hash(&made, text);
    learner_free(&made);
    expect(functions.glia_allocator_set(NULL, NULL, NULL, NULL) == GLIA_OK, "nothing of glia's is alive");
    expect(dlclose(opened) == 0, "the library can be closed");
}

/* With threads of the library's: on a thread that ends. */
static void *round_with_workers(void *text)
{
    round_of(3, text);
    return NULL;
}

static void on_thread(char text[HASH_TEXT])
{
    pthread_t thread;
    expect(pthread_create(&thread, NULL, round_with_workers, text) == 0, "a thread");
    pthread_join(thread, NULL);
}

/* Every fifth round has workers; the library is then gone when the round after it has closed it. */
static void check_that_it_goes(const char first[HASH_TEXT], int stays)
{
    char text[HASH_TEXT];
    long settled = 0, kept = 0, closes = 0;
    for (int round = 1; round <= ROUNDS; round++) {
        if (round % 5 == 4) {
            on_thread(text);
        } else {
            round_of(1, text);
            kept += is_mapped();
            closes++;
        }
        expect(strcmp(first, text) == 0, "each round computes the same");
        if (round == SETTLED)
            settled = resident_kb();
    }
    long growth = resident_kb() - settled;
    printf("reload: %d rounds, grown by %ld kB in the last %d, still there after %ld closes\n", ROUNDS, growth,
           ROUNDS - SETTLED, kept);
    expect(growth <= MOST_GROWTH_KB, "the process does not grow");
    expect(kept == (stays ? closes : 0), stays ? "the library stays" : "the library is gone after each close");
}

/* Workers that are started on a thread keep the library there until that thread ends; docs/install.md has
 * the reason. Nothing grows then either. */
static void check_workers_on_a_thread_that_stays(const char first[HASH_TEXT])
{
    char text[HASH_TEXT];
    long settled = 0;
    for (int round = 1; round <= 2 * SETTLED; round++) {
        round_of(3, text);
        expect(strcmp(first, text) == 0, "each round computes the same");
        if (round == SETTLED)
            settled = resident_kb();
    }
    long growth = resident_kb() - settled;
    printf("reload: with workers on the main thread grown by %ld kB in %d rounds, %s\n", growth, SETTLED,
           is_mapped() ? "still there" : "gone");
    expect(growth <= MOST_GROWTH_KB, "the process does not grow");
}

int main(int count, char **arguments)
{
    char first[HASH_TEXT];
    expect(count == 3 || count == 4, "two or three arguments");
    images = arguments[1];
    path = arguments[2];
    round_of(1, first);
    check_that_it_goes(first, count == 4);
    check_workers_on_a_thread_that_stays(first);
    return 0;
}

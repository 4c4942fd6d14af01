/*
 * Opens the library, trains a little, closes it, a thousand times: it is gone from memory after each close,
 * also where it had threads, and the process does not grow. Arguments: images, a library.
 */

#define _GNU_SOURCE
#include "learn.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { ROUNDS = 1000, SETTLED = 100, MOST_GROWTH_KB = 512 };

static const char *images, *path;

static long resident_kb(void)
{
    long size = 0, resident = 0;
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

/* A call on a thread that ends before the library is closed, and one that lives on. */
static void *round_on_thread(void *text)
{
    round_of(2, text);
    return NULL;
}

int main(int count, char **arguments)
{
    char first[HASH_TEXT], text[HASH_TEXT];
    long settled = 0, kept = 0;
    pthread_t thread;
    expect(count == 3, "two arguments");
    images = arguments[1];
    path = arguments[2];
    round_of(1, first);
    printf("reload: after the first close the library is %s\n", is_mapped() ? "still mapped" : "gone");
    for (int round = 1; round <= ROUNDS; round++) {
        if (round % 10 == 0) {
            expect(pthread_create(&thread, NULL, round_on_thread, text) == 0, "a thread");
            pthread_join(thread, NULL);
        } else {
            round_of(round % 10 == 5 ? 2 : 1, text);
        }
        expect(strcmp(first, text) == 0, "each round computes the same");
        kept += is_mapped();
        if (round == SETTLED)
            settled = resident_kb();
    }
    long growth = resident_kb() - settled;
    printf("reload: %d rounds, grown by %ld kB in the last %d, still mapped after %ld closes\n", ROUNDS, growth,
           ROUNDS - SETTLED, kept);
    expect(growth <= MOST_GROWTH_KB, "the process does not grow");
    expect(kept == 0, "the library is gone after each close");
    return 0;
}

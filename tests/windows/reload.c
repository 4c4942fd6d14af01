/*
 * LoadLibrary, training, FreeLibrary, many times: the library is gone from the process after each, and memory,
 * handles and indices of thread-local storage are what they were. Windows has 1,088 such indices in a process:
 * a library that keeps one in each round ends its host. What the loader itself keeps (Wine's does) is known by
 * as many rounds in which nothing is called, and is not counted. Arguments: images, a library.
 */

#include "learn.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <windows.h>
/* After windows.h, which it needs. */
#include <psapi.h>

enum { ROUNDS = 1500, SETTLED = 100, MOST_GROWTH_KB = 512, MOST_INDICES = 1088 };

static const char *images, *path;

static long private_kb(void)
{
    PROCESS_MEMORY_COUNTERS counters = {.cb = sizeof counters};
    expect(GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof counters), "memory can be asked for");
    return (long)(counters.PagefileUsage / 1024);
}

static DWORD handles(void)
{
    DWORD count = 0;
    expect(GetProcessHandleCount(GetCurrentProcess(), &count), "handles can be counted");
    return count;
}

/* The indices of thread-local storage that are still to be had. */
static int free_indices(void)
{
    static DWORD taken[MOST_INDICES];
    int count = 0;
    while (count < MOST_INDICES && (taken[count] = TlsAlloc()) != TLS_OUT_OF_INDEXES)
        count++;
    for (int index = 0; index < count; index++)
        TlsFree(taken[index]);
    return count;
}

static int is_loaded(void)
{
    return GetModuleHandleA("glia.dll") != NULL;
}

static void round_of(int32_t threads, char text[HASH_TEXT])
{
    library functions;
    learner made;
    void *opened = library_open(path, RTLD_LOCAL, &functions);
    expect(is_loaded(), "the library has the name that is looked for");
    learner_make(&made, &functions, images, threads);
    learner_begin(&made);
    learner_advance(&made, 3);
    learner_hash(&made, text);
    learner_free(&made);
    expect(functions.glia_allocator_set(NULL, NULL, NULL, NULL) == GLIA_OK, "nothing of glia's is alive");
    expect(dlclose(opened) == 0, "the library can be closed");
    expect(!is_loaded(), "the library is gone after FreeLibrary");
}

static DWORD WINAPI round_on_thread(void *text)
{
    round_of(3, text);
    return 0;
}

/* A thread of the host's that ends after each round, with workers of the library's. */
static void on_thread(char text[HASH_TEXT])
{
    HANDLE thread = CreateThread(NULL, 0, round_on_thread, text, 0, NULL);
    expect(thread != NULL && WaitForSingleObject(thread, INFINITE) == WAIT_OBJECT_0, "a thread");
    CloseHandle(thread);
}

/* The growth by rounds of the loader alone. */
static long loader_kb(void)
{
    long settled = 0;
    for (int round = 1; round <= ROUNDS; round++) {
        void *opened = dlopen(path, RTLD_LOCAL);
        expect(opened != NULL && dlclose(opened) == 0, "the library can be opened and closed");
        if (round == SETTLED)
            settled = private_kb();
    }
    return private_kb() - settled;
}

int main(int count, char **arguments)
{
    char first[HASH_TEXT], text[HASH_TEXT];
    long settled_kb = 0;
    DWORD settled_handles = 0;
    int settled_indices = 0;
    expect(count == 3, "two arguments");
    images = arguments[1];
    path = arguments[2];
    long loader = loader_kb();
    round_of(1, first);
    for (int round = 1; round <= ROUNDS; round++) {
        if (round % 5 == 4)
            on_thread(text);
        else
            round_of(round % 5 == 2 ? 2 : 1, text);
        expect(strcmp(first, text) == 0, "each round computes the same");
        if (round == SETTLED) {
            settled_kb = private_kb();
            settled_handles = handles();
            settled_indices = free_indices();
        }
    }
    long kb = private_kb() - settled_kb;
    int used = settled_indices - free_indices(), more = (int)handles() - (int)settled_handles;
    printf("reload: %d rounds; after the first %d: %ld kB (the loader alone: %ld kB), %d handles, %d indices of "
           "thread-local storage more\n", ROUNDS, SETTLED, kb, loader, more, used);
    expect(kb <= loader + MOST_GROWTH_KB, "the process does not grow");
    expect(more <= 0, "no handle is left behind");
    expect(used <= 0, "no index of thread-local storage is left behind");
    return 0;
}

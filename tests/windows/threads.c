/*
 * Threads of Windows' own, which know nothing of the C runtime: an error that was made on a thread that has
 * ended is read and freed on another; handles end on threads that did not make them; a training needs no more
 * stack than the header says. Arguments: images, promised hash.
 */

#include "learn.h"

#include <stdio.h>
#include <string.h>
#include <windows.h>

enum { THREADS = 8, PAINTED = 512 * 1024, MOST_STACK = 128 * 1024, PAINT = 0x5a };

static const char *images, *hash_file;
static glia_error *errors[THREADS];
static char messages[THREADS][256];
static glia_tensor *tensors[THREADS];

static DWORD WINAPI make_error(void *number)
{
    const int64_t shape[1] = {-1 - (int64_t)(size_t)number};
    glia_tensor_new(GLIA_TYPE_FLOAT32, shape, 1, &tensors[0], &errors[(size_t)number]);
    return 0;
}

static DWORD WINAPI read_error(void *number)
{
    size_t index = (size_t)number;
    glia_error_message(errors[index], messages[index], sizeof messages[index], NULL);
    glia_error_free(errors[index]);
    return 0;
}

static DWORD WINAPI make_tensor(void *number)
{
    const int64_t shape[1] = {1000};
    glia_tensor_new(GLIA_TYPE_FLOAT32, shape, 1, &tensors[(size_t)number], NULL);
    return 0;
}

static DWORD WINAPI free_tensor(void *number)
{
    glia_tensor_free(tensors[(size_t)number]);
    return 0;
}

/* Writes on the part of the stack that calls of this depth and deeper ones use. */
static __attribute__((noinline)) void paint(void)
{
    volatile unsigned char area[PAINTED];
    for (size_t place = 0; place < PAINTED; place++)
        area[place] = PAINT;
    __asm__ volatile("" : : "m"(area));
}

/* How much of it was written on since: the lowest place that is not as it was. */
static __attribute__((noinline)) size_t depth(void)
{
    volatile unsigned char area[PAINTED];
    /* What is there is what is asked for. */
    __asm__ volatile("" : "=m"(area));
    size_t untouched = 0;
    while (untouched < PAINTED && area[untouched] == PAINT)
        untouched++;
    return PAINTED - untouched;
}

static DWORD WINAPI learn(void *unused)
{
    learner made;
    char got[HASH_TEXT], promised[HASH_TEXT];
    (void)unused;
    learner_make(&made, library_linked(), images, 2);
    paint();
    glia_status status = learner_fit(&made, NULL, NULL);
    size_t used = depth();
    learner_hash(&made, got);
    learner_free(&made);
    read_hash(hash_file, promised);
    printf("threads: %zu bytes of stack used\n", used);
    expect(status == GLIA_OK && strcmp(got, promised) == 0, "the promised bits");
    expect(used > 1024 && used <= MOST_STACK, "at most 128 KiB of stack");
    return 0;
}

/* A function on so many threads at once, each with its number. */
static void on_threads(LPTHREAD_START_ROUTINE function, int count)
{
    HANDLE threads[THREADS];
    for (size_t number = 0; number < (size_t)count; number++) {
        threads[number] = CreateThread(NULL, 0, function, (void *)number, 0, NULL);
        expect(threads[number] != NULL, "a thread");
    }
    for (int number = 0; number < count; number++) {
        expect(WaitForSingleObject(threads[number], 60000) == WAIT_OBJECT_0, "a thread ends");
        CloseHandle(threads[number]);
    }
}

static void check_errors(void)
{
    char number[32];
    on_threads(make_error, THREADS);
    on_threads(read_error, THREADS);
    for (int index = 0; index < THREADS; index++) {
        snprintf(number, sizeof number, "%d", -1 - index);
        expect(strstr(messages[index], "shape") != NULL, "the message names the argument");
        expect(strstr(messages[index], number) != NULL, "each thread's error has its own number");
    }
    printf("threads: %s\n", messages[THREADS - 1]);
}

int main(int count, char **arguments)
{
    expect(count == 3, "two arguments");
    images = arguments[1];
    hash_file = arguments[2];
    check_errors();
    on_threads(make_tensor, THREADS);
    on_threads(free_tensor, THREADS);
    on_threads(learn, 1);
    printf("threads: all checks hold\n");
    return 0;
}

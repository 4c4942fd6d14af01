/*
 * Threads of Windows' own, which know nothing of the C runtime: an error that was made on a thread that has
 * ended is read and freed on another; a thread with a small stack learns; handles end on threads that did not
 * make them. Arguments: images, promised hash.
 */

#include "learn.h"

#include <stdio.h>
#include <string.h>
#include <windows.h>

enum { THREADS = 8, STACK = 192 * 1024 };

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

static DWORD WINAPI learn(void *unused)
{
    (void)unused;
    learn_as_promised(library_linked(), images, hash_file, 2);
    return 0;
}

/* A function on so many threads at once, each with its number and so much stack. */
static void on_threads(LPTHREAD_START_ROUTINE function, int count, SIZE_T stack)
{
    HANDLE threads[THREADS];
    for (size_t number = 0; number < (size_t)count; number++) {
        threads[number] = CreateThread(NULL, stack, function, (void *)number, STACK_SIZE_PARAM_IS_A_RESERVATION, NULL);
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
    on_threads(make_error, THREADS, 0);
    on_threads(read_error, THREADS, 0);
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
    on_threads(make_tensor, THREADS, 0);
    on_threads(free_tensor, THREADS, 0);
    on_threads(learn, 1, STACK);
    printf("threads: all checks hold\n");
    return 0;
}

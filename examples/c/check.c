/* check.c: the ways out of check.h. */
#include "check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

_Noreturn void stop_with_error(const char *function, glia_error *error)
{
    char message[1024] = "no message";
    glia_error_message(error, message, sizeof message, NULL);
    fprintf(stderr, "%s: %s (status %d)\n", function, message, (int)glia_error_code(error));
    glia_error_free(error);
    exit(EXIT_FAILURE);
}

_Noreturn void stop(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(EXIT_FAILURE);
}

void *allocate(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (memory == NULL) {
        stop("no memory for %zu x %zu bytes", count, size);
    }
    return memory;
}

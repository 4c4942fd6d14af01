/* check.h: what the example programs do when something fails: say what, and end. */
#ifndef CHECK_H
#define CHECK_H

#include <stddef.h>

#include "glia/glia.h"

/* Calls a function of the library: CHECK(glia_graph_new, &graph) is
 * glia_graph_new(&graph, &error), followed by a look at what came back. */
#define CHECK(function, ...)                                   \
    do {                                                       \
        glia_error *check_error = NULL;                        \
        if (function(__VA_ARGS__, &check_error) != GLIA_OK) {  \
            stop_with_error(#function, check_error);           \
        }                                                      \
    } while (0)

/* Prints the message of the error and ends the program with EXIT_FAILURE. */
_Noreturn void stop_with_error(const char *function, glia_error *error);

/* The same for failures of the program itself; the arguments are those of printf. */
_Noreturn void stop(const char *format, ...);

/* Zeroed memory for `count` things of `size` bytes, or the end of the program. */
void *allocate(size_t count, size_t size);

#endif

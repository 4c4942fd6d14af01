/*
 * Loads glia and runs one row of a 32-64-64-8 network, as a program does that has just started;
 * prints the microseconds of the load, of making model and session, and of the first run.
 * Usage: first PATH-OF-LIBGLIA
 */

#define _POSIX_C_SOURCE 200809L

#include "glia/glia.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void *library;

/* Declares a variable with the type of an export, and finds the export. */
#define FIND(variable, export) \
    __typeof__(export) *variable; \
    find(#export, &variable, sizeof variable)

static void find(const char *name, void *function, size_t size)
{
    void *address = dlsym(library, name);
    if (address == NULL) {
        fprintf(stderr, "expected the library to export %s\n", name);
        exit(1);
    }
    memcpy(function, &address, size);
}

static double microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static void expect_ok(glia_status status, const char *what)
{
    if (status != GLIA_OK) {
        fprintf(stderr, "%s: expected status 0, got %d\n", what, (int)status);
        exit(1);
    }
}

/* A model with random weights, and a session for one row. */
static glia_session *prepare(void)
{
    FIND(graph_new, glia_graph_new);
    FIND(add_input, glia_graph_add_input);
    FIND(add_dense, glia_graph_add_dense);
    FIND(model_new, glia_model_new);
    FIND(session_new, glia_session_new);
    const int64_t shape[1] = {32};
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    glia_session *session = NULL;
    int32_t node;
    expect_ok(graph_new(&graph, NULL), "graph");
    expect_ok(add_input(graph, "inputs", GLIA_STRLEN, shape, 1, &node, NULL), "input");
    expect_ok(add_dense(graph, "a", GLIA_STRLEN, node, 64, GLIA_ACTIVATION_TANH, &node, NULL), "a");
    expect_ok(add_dense(graph, "b", GLIA_STRLEN, node, 64, GLIA_ACTIVATION_TANH, &node, NULL), "b");
    expect_ok(add_dense(graph, "c", GLIA_STRLEN, node, 8, GLIA_ACTIVATION_IDENTITY, &node, NULL),
              "c");
    expect_ok(model_new(graph, 1, &model, NULL), "model");
    expect_ok(session_new(model, NULL, 1, &session, NULL), "session");
    return session;
}

int main(int count, char **arguments)
{
    const float inputs[32] = {1.0f};
    float outputs[8] = {0.0f};
    if (count != 2) {
        fprintf(stderr, "expected one argument, the path of the library, got %d\n", count - 1);
        return 1;
    }
    double start = microseconds();
    library = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    double loaded = microseconds();
    glia_session *session = prepare();
    double prepared = microseconds();
    FIND(run, glia_session_run);
    expect_ok(run(session, inputs, 32, outputs, 8, NULL), "run");
    double end = microseconds();
    printf("%.1f %.1f %.1f %g\n", loaded - start, prepared - loaded, end - prepared,
           (double)outputs[0]);
    return 0;
}

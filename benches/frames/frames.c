/*
 * frames: how well training keeps a frame's budget. For three networks
 *
 * - 200 steps under random budgets between 1 ns and 5 ms, whose weights must be those of 200 steps of
 *   glia_trainer_advance (else it fails), and
 * - 10,000 frames of 1 ms each: by how much they were over, median, 99 %, 99.9 % and worst, and how
 *   much of the budget was used.
 *
 * Usage: frames [FRAMES [MICROSECONDS]]. Read the figures on a machine that does nothing else: what
 * the system takes away while an operation runs counts as over.
 */

#define _POSIX_C_SOURCE 200809L
#include "check.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { STEPS = 200, LAYERS = 3, HASH = 32 };

typedef struct network {
    const char *name;
    int64_t inputs, units[LAYERS];
    int32_t activation, optimizer;
    size_t batch, samples;
} network;

static const network networks[] = {
    {"32-64-64-8 tanh, 32 rows, Adam", 32, {64, 64, 8}, GLIA_ACTIVATION_TANH, GLIA_OPTIMIZER_ADAM,
     32, 1024},
    {"784-256-128-10 ReLU, 64 rows, Adam", 784, {256, 128, 10}, GLIA_ACTIVATION_RELU,
     GLIA_OPTIMIZER_ADAM, 64, 1024},
    {"256-2048-2048-10 ReLU, 64 rows, momentum", 256, {2048, 2048, 10}, GLIA_ACTIVATION_RELU,
     GLIA_OPTIMIZER_MOMENTUM, 64, 1024},
};

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/* Numbers from a seed: Lehmer's generator. */
static uint32_t drawn(uint64_t *state)
{
    *state = *state * 48271 % 2147483647;
    return (uint32_t)*state;
}

static glia_tensor *random_tensor(size_t rows, size_t columns, uint64_t seed)
{
    const int64_t shape[2] = {(int64_t)rows, (int64_t)columns};
    float *values = malloc(rows * columns * sizeof *values);
    glia_tensor *tensor = NULL;
    for (size_t index = 0; index < rows * columns; index++)
        values[index] = (float)(drawn(&seed) % 20001) / 10000.0f - 1.0f;
    CHECK(glia_tensor_new, GLIA_TYPE_FLOAT32, shape, 2, &tensor);
    CHECK(glia_tensor_copy_in, tensor, values, rows * columns * sizeof *values);
    free(values);
    return tensor;
}

static glia_model *model_of(const network *net)
{
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    int32_t node = 0;
    CHECK(glia_graph_new, &graph);
    CHECK(glia_graph_add_input, graph, "input", GLIA_STRLEN, &net->inputs, 1, &node);
    for (int layer = 0; layer < LAYERS; layer++) {
        glia_layer *dense = NULL;
        glia_activation *activation = NULL;
        char name[16];
        int32_t kind = layer + 1 < LAYERS ? net->activation : GLIA_ACTIVATION_IDENTITY;
        snprintf(name, sizeof name, "dense%d", layer);
        CHECK(glia_layer_new, GLIA_LAYER_DENSE, &dense);
        CHECK(glia_layer_set, dense, GLIA_PARAM_UNITS, (double)net->units[layer]);
        CHECK(glia_activation_new, kind, &activation);
        CHECK(glia_layer_set_activation, dense, activation);
        CHECK(glia_graph_add_layer, graph, dense, name, GLIA_STRLEN, &node, 1, &node);
        glia_activation_free(activation);
        glia_layer_free(dense);
    }
    CHECK(glia_model_new, graph, 1, &model);
    glia_graph_free(graph);
    return model;
}

static glia_trainer *trainer_of(const network *net, int64_t epochs)
{
    const glia_trainer_options sizes = {sizeof sizes, net->batch, 7, 0, 0};
    const glia_fit_options run = {sizeof run, epochs, net->batch, 0, 0, 0};
    glia_model *model = model_of(net);
    glia_loss *loss = NULL;
    glia_optimizer *optimizer = NULL;
    glia_trainer *trainer = NULL;
    CHECK(glia_loss_new, GLIA_LOSS_MEAN_SQUARED_ERROR, &loss);
    CHECK(glia_optimizer_new, net->optimizer, &optimizer);
    CHECK(glia_optimizer_set, optimizer, GLIA_PARAM_LEARNING_RATE, 1e-4);
    CHECK(glia_trainer_new, model, loss, optimizer, NULL, &sizes, &trainer);
    CHECK(glia_trainer_begin, trainer, &run);
    glia_optimizer_free(optimizer);
    glia_loss_free(loss);
    glia_model_free(model);
    return trainer;
}

static void same_weights(const network *net, glia_tensor *inputs, glia_tensor *targets)
{
    uint8_t expected[HASH], got[HASH];
    uint64_t state = 20;
    int64_t steps = 0, frames = 0;
    glia_trainer *whole = trainer_of(net, 1000), *framed = trainer_of(net, 1000);
    const int64_t begin = now();
    CHECK(glia_trainer_advance, whole, inputs, targets, STEPS, NULL);
    const double whole_time = (double)(now() - begin) / STEPS / 1e3;
    CHECK(glia_trainer_hash, whole, expected, HASH);
    while (steps < STEPS) {
        glia_frame frame = {.struct_size = sizeof frame};
        /* Most are short, so that there are many frames whatever the network. */
        const uint32_t most = drawn(&state) % 20 == 0 ? 5000000 : 10000;
        CHECK(glia_trainer_run_for, framed, inputs, targets, 1 + drawn(&state) % most, &frame);
        steps += frame.steps;
        frames++;
    }
    CHECK(glia_trainer_settle, framed);
    CHECK(glia_trainer_step_count, framed, &steps);
    CHECK(glia_trainer_advance, whole, inputs, targets, steps - STEPS, NULL);
    CHECK(glia_trainer_hash, whole, expected, HASH);
    CHECK(glia_trainer_hash, framed, got, HASH);
    printf("  %lld steps in %lld frames: %s; a whole step takes %.1f us\n", (long long)steps,
           (long long)frames, memcmp(expected, got, HASH) == 0 ? "the same weights" : "OTHER WEIGHTS",
           whole_time);
    if (memcmp(expected, got, HASH) != 0)
        exit(1);
    glia_trainer_free(framed);
    glia_trainer_free(whole);
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void overruns(const network *net, glia_tensor *inputs, glia_tensor *targets, int frames,
                     int64_t budget)
{
    double *over = malloc((size_t)frames * sizeof *over), used = 0;
    int64_t steps = 0;
    glia_trainer *trainer = trainer_of(net, 1000000);
    for (int number = -100; number < frames; number++) {
        glia_frame frame = {.struct_size = sizeof frame};
        const int64_t begin = now();
        CHECK(glia_trainer_run_for, trainer, inputs, targets, budget, &frame);
        const double took = (double)(now() - begin);
        /* The first hundred learn how long operations take. */
        if (number < 0)
            continue;
        over[number] = (took - (double)budget) / 1e3;
        used += took / (double)budget / frames;
        steps += frame.steps;
    }
    qsort(over, (size_t)frames, sizeof *over, by_size);
    const double shares[] = {0.5, 0.99, 0.999, 1};
    printf("  %d frames of %.3f ms: over by median %.1f, 99 %% %.1f, 99.9 %% %.1f, worst %.1f us; "
           "%.0f %% of the budget used, %.2f steps a frame\n",
           frames, (double)budget / 1e6, over[(int)(shares[0] * (frames - 1))],
           over[(int)(shares[1] * (frames - 1))], over[(int)(shares[2] * (frames - 1))],
           over[frames - 1], 100 * used, (double)steps / frames);
    glia_trainer_free(trainer);
    free(over);
}

int main(int count, char **arguments)
{
    const int frames = count > 1 ? atoi(arguments[1]) : 10000;
    const int64_t budget = count > 2 ? 1000 * atoll(arguments[2]) : 1000000;
    if (frames < 1 || budget < 1) {
        fprintf(stderr, "usage: frames [FRAMES [MICROSECONDS]]\n");
        return 2;
    }
    for (size_t index = 0; index < sizeof networks / sizeof networks[0]; index++) {
        const network *net = &networks[index];
        glia_tensor *inputs = random_tensor(net->samples, (size_t)net->inputs, 3);
        glia_tensor *targets = random_tensor(net->samples, (size_t)net->units[LAYERS - 1], 4);
        printf("%s\n", net->name);
        same_weights(net, inputs, targets);
        overruns(net, inputs, targets, frames, budget);
        glia_tensor_free(targets);
        glia_tensor_free(inputs);
    }
    return 0;
}

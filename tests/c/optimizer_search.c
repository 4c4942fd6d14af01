/*
 * glia_optimizer_search: an optimizer that searches minimizes a function of the host's, also from where
 * it was saved in the middle of an iteration, and comes back from where the function is not a number.
 */

#include "harness.h"

#include <math.h>
#include <string.h>

#define SIZE 10
#define HISTORY 10

/* A host's arrays. */
struct host {
    float weights[SIZE], gradients[SIZE];
    float state[2 * HISTORY * SIZE];
    float scratch[4 * SIZE];
    double search[18];
    double loss;
    int32_t next;
    int evaluations, iterations;
};

static const int64_t shape[1] = {SIZE};

/* Rosenbrock's function in ten dimensions (Rosenbrock 1960; More, Garbow and Hillstrom 1981, number
 * 21): five valleys side by side. Beyond 3 it is not a number. */
static void evaluate(struct host *host)
{
    host->loss = 0;
    host->evaluations++;
    for (int index = 0; index < SIZE; index += 2) {
        const double x = host->weights[index], y = host->weights[index + 1];
        const double valley = y - x * x, slope = 1 - x;
        host->loss += 100 * valley * valley + slope * slope;
        host->gradients[index] = (float)(-400 * x * valley - 2 * slope);
        host->gradients[index + 1] = (float)(200 * valley);
        if (fabs(x) > 3 || fabs(y) > 3)
            host->loss = NAN;
    }
}

static void begin(struct host *host)
{
    memset(host, 0, sizeof *host);
    for (int index = 0; index < SIZE; index++)
        host->weights[index] = index % 2 == 0 ? -1.2f : 1.0f;
    evaluate(host);
}

/* One call, and the evaluation that it asks for. */
static void go_on(const glia_optimizer *optimizer, struct host *host)
{
    host->next = 7;
    CHECK_OK(glia_optimizer_search(optimizer, NULL, shape, 1, host->loss, host->weights,
                                   host->gradients, host->state, host->scratch, host->search,
                                   &host->next, ERROR));
    CHECK(host->next >= -1 && host->next <= 1);
    if (host->next == 1)
        evaluate(host);
    else
        host->iterations++;
}

static glia_optimizer *optimizer_of(int32_t kind)
{
    glia_optimizer *optimizer = NULL;
    CHECK_OK(glia_optimizer_new(kind, &optimizer, ERROR));
    return optimizer;
}

static void check_minimum(void)
{
    glia_optimizer *optimizer = optimizer_of(GLIA_OPTIMIZER_LBFGS);
    struct host host;
    CHECK_OK(glia_optimizer_set(optimizer, GLIA_PARAM_GRADIENT_TOLERANCE, 1e-4, ERROR));
    begin(&host);
    while (host.next != -1 && host.iterations < 100)
        go_on(optimizer, &host);
    CHECK_THAT(host.next == -1, "no minimum after %d iterations, loss %g", host.iterations,
               host.loss);
    for (int index = 0; index < SIZE; index++)
        CHECK_THAT(fabs(host.weights[index] - 1.0f) < 1e-3, "weight %d: %g", index,
                   host.weights[index]);
    CHECK_THAT(host.evaluations < 3 * host.iterations, "%d evaluations in %d iterations",
               host.evaluations, host.iterations);
    glia_optimizer_free(optimizer);
}

/* A hundred iterations agree with the reference, the minimum (1, ..., 1): what the golden table, whose
 * paths part by rounding after some ten iterations, cannot say. */
static void check_a_hundred_iterations(void)
{
    glia_optimizer *optimizer = optimizer_of(GLIA_OPTIMIZER_LBFGS);
    struct host host;
    begin(&host);
    while (host.iterations < 100)
        go_on(optimizer, &host);
    for (int index = 0; index < SIZE; index++)
        CHECK_THAT(fabs(host.weights[index] - 1.0) < 1e-5, "weight %d: %.8f", index,
                   host.weights[index]);
    glia_optimizer_free(optimizer);
}

/* What a host saves after any call is all that is needed to go on with the same bits. */
static void check_saved(void)
{
    glia_optimizer *optimizer = optimizer_of(GLIA_OPTIMIZER_LBFGS);
    struct host host, saved;
    for (int stop = 0; stop < 30; stop++) {
        glia_optimizer *other = optimizer_of(GLIA_OPTIMIZER_LBFGS);
        begin(&host);
        for (int call = 0; call < stop; call++)
            go_on(optimizer, &host);
        memset(&saved, 0xA5, sizeof saved);
        memcpy(saved.weights, host.weights, sizeof saved.weights);
        memcpy(saved.state, host.state, sizeof saved.state);
        memcpy(saved.search, host.search, sizeof saved.search);
        if (host.next == 1)
            memcpy(saved.scratch, host.scratch, sizeof saved.scratch);
        evaluate(&saved);
        for (int call = stop; call < 40; call++) {
            go_on(optimizer, &host);
            go_on(other, &saved);
            CHECK_THAT(memcmp(host.weights, saved.weights, sizeof host.weights) == 0,
                       "saved after call %d: other weights after call %d", stop, call);
            CHECK(host.next == saved.next);
        }
        glia_optimizer_free(other);
    }
    glia_optimizer_free(optimizer);
}

static void check_needs_and_refusals(void)
{
    glia_optimizer *lbfgs = optimizer_of(GLIA_OPTIMIZER_LBFGS);
    glia_optimizer *sgd = optimizer_of(GLIA_OPTIMIZER_SGD);
    glia_optimizer_info info = {.struct_size = sizeof info};
    struct host host;
    begin(&host);
    CHECK_OK(glia_optimizer_needs(lbfgs, shape, 1, &info, ERROR));
    CHECK(info.slots == 2 && info.searches == 1 && info.search_doubles == 18);
    CHECK(info.state_floats == 2 * HISTORY * SIZE && info.scratch_floats == 4 * SIZE);
    CHECK_OK(glia_optimizer_set(lbfgs, GLIA_PARAM_HISTORY, 3, ERROR));
    CHECK_OK(glia_optimizer_needs(lbfgs, shape, 1, &info, ERROR));
    CHECK(info.state_floats == 2 * 3 * SIZE);
    CHECK_REFUSED(GLIA_ERROR_UNSUPPORTED, "glia_optimizer_search does its steps",
                  glia_optimizer_step(lbfgs, NULL, 1, shape, 1, host.weights, host.gradients,
                                      host.state, host.scratch, ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNSUPPORTED, "glia_optimizer_step does its steps",
                  glia_optimizer_search(sgd, NULL, shape, 1, 0, host.weights, host.gradients,
                                        host.state, host.scratch, host.search, &host.next, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "scratch: expected an array apart from state",
                  glia_optimizer_search(lbfgs, NULL, shape, 1, 0, host.weights, host.gradients,
                                        host.state, host.state, host.search, &host.next, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "search",
                  glia_optimizer_search(lbfgs, NULL, shape, 1, 0, host.weights, host.gradients,
                                        host.state, host.scratch, NULL, &host.next, ERROR));
    CHECK(host.weights[1] == 1.0f && host.next == 0);
    /* A loss that is not a number where an iteration begins: there is nothing to do. */
    CHECK_OK(glia_optimizer_search(lbfgs, NULL, shape, 1, NAN, host.weights, host.gradients,
                                   host.state, host.scratch, host.search, &host.next, ERROR));
    CHECK(host.next == -1 && host.weights[1] == 1.0f);
    glia_optimizer_free(lbfgs);
    glia_optimizer_free(sgd);
}

/* Numbers that are not a search's own give results without meaning, and no more. */
static void check_wild_numbers(void)
{
    static const double wild[] = {NAN, INFINITY, -INFINITY, -1, 1e300, 5e-324, 1};
    glia_optimizer *optimizer = optimizer_of(GLIA_OPTIMIZER_LBFGS);
    for (size_t first = 0; first < sizeof wild / sizeof *wild; first++)
        for (size_t place = 0; place < 18; place++) {
            struct host host;
            begin(&host);
            go_on(optimizer, &host);
            host.search[place] = wild[first];
            for (int call = 0; call < 3; call++)
                go_on(optimizer, &host);
        }
    glia_optimizer_free(optimizer);
}

int main(void)
{
    check_minimum();
    check_a_hundred_iterations();
    check_saved();
    check_needs_and_refusals();
    check_wild_numbers();
    return harness_finish("optimizer_search");
}

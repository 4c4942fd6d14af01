/*
 * glia_allocator_set: every byte comes from the host and goes back; each allocation of a whole life
 * (build, train, save, load, run) is refused in turn, once and from then on, and what comes is an
 * error, or for small ones the library's reserve, with nothing lost.
 */

#include "harness_jobs.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whether the library was built with the feature `checked`, which alone has this function. */
#if defined(_WIN32)
/* Whose ERROR would take the place of the harness's. */
#define NOGDI
#include <windows.h>
static int is_checked(void)
{
    return GetProcAddress(GetModuleHandleA("glia.dll"), "glia_checked_panic_after") != NULL;
}
#else
extern void glia_checked_panic_after(int64_t checks) __attribute__((weak));
static int is_checked(void)
{
    return glia_checked_panic_after != NULL;
}
#endif

/* A host's allocator: it writes size and alignment before each block, and says no when told to. */
typedef struct header {
    size_t size;
    size_t alignment;
    uint64_t mark;
} header;

#if defined(_WIN32)
#include <malloc.h>
#define aligned_alloc(alignment, size) _aligned_malloc(size, alignment)
#define aligned_free _aligned_free
#else
#define aligned_free free
#endif

enum { BEFORE = 64 };
#define ALIVE 0x616c697665676c69u

static atomic_llong live_blocks, live_bytes, requests;
/* The request that is refused, counted from 1, and whether all after it are too; 0 for none. */
static long long refused;
static int refused_on, misaligned;

static void *allocate(size_t size, size_t alignment, void *user)
{
    long long number = atomic_fetch_add(&requests, 1) + 1;
    CHECK(user == &refused && size > 0);
    CHECK_THAT(alignment <= BEFORE && (alignment & (alignment - 1)) == 0, "alignment %zu",
               alignment);
    if (refused > 0 && (number == refused || (refused_on && number > refused)))
        return NULL;
    char *memory = aligned_alloc(BEFORE, (size + 2 * BEFORE - 1) / BEFORE * BEFORE);
    if (memory == NULL)
        return NULL;
    memset(memory, 0x5a, size + BEFORE);
    *(header *)memory = (header){size, alignment, ALIVE};
    atomic_fetch_add(&live_blocks, 1);
    atomic_fetch_add(&live_bytes, (long long)size);
    return memory + BEFORE + (misaligned ? 1 : 0);
}

static void deallocate(void *memory, size_t size, size_t alignment, void *user)
{
    char *start = (char *)memory - BEFORE - (misaligned ? 1 : 0);
    header *before = (header *)start;
    CHECK(user == &refused && before->mark == ALIVE);
    CHECK_THAT(before->size == size && before->alignment == alignment, "%zu at %zu, was %zu at %zu",
               size, alignment, before->size, before->alignment);
    before->mark = 0;
    atomic_fetch_sub(&live_blocks, 1);
    atomic_fetch_sub(&live_bytes, (long long)size);
    aligned_free(start);
}

enum { INPUTS = 6, ROWS = 8 };

/* All that a life makes. */
typedef struct life {
    glia_error *error;
    glia_runtime *runtime;
    glia_graph *graph;
    glia_model *model, *trained, *loaded_model;
    glia_loss *loss;
    glia_optimizer *optimizer;
    glia_trainer *trainer, *loaded;
    glia_session *session;
    glia_tensor *inputs, *targets;
} life;

static uint8_t saved[1 << 18];

#define DO(call) \
    do { \
        glia_status status_ = (call); \
        if (status_ != GLIA_OK) \
            return status_; \
    } while (0)

static glia_status build(life *self, int32_t threads)
{
    const glia_runtime_options options = {sizeof options, threads, 0};
    const int64_t shape[1] = {INPUTS};
    glia_error **error = &self->error;
    int32_t node = 0;
    if (threads > 1)
        DO(glia_runtime_new(&options, &self->runtime, error));
    else
        DO(glia_runtime_new_with_jobs(NULL, harness_inline_run, NULL, &self->runtime, error));
    DO(glia_graph_new(&self->graph, error));
    DO(glia_graph_add_input(self->graph, "inputs", GLIA_STRLEN, shape, 1, &node, error));
    DO(glia_graph_add_dense(self->graph, "hidden", GLIA_STRLEN, node, 800, GLIA_ACTIVATION_TANH,
                            &node, error));
    DO(glia_graph_add_dense(self->graph, "output", GLIA_STRLEN, node, 2,
                            GLIA_ACTIVATION_IDENTITY, &node, error));
    DO(glia_model_new(self->graph, 1, &self->model, error));
    DO(glia_loss_new(GLIA_LOSS_MEAN_SQUARED_ERROR, &self->loss, error));
    DO(glia_optimizer_new(GLIA_OPTIMIZER_ADAM, &self->optimizer, error));
    return glia_trainer_new(self->model, self->loss, self->optimizer, self->runtime, NULL,
                            &self->trainer, error);
}

static glia_status train(life *self)
{
    static const float inputs[ROWS * INPUTS] = {1, 2, 3}, targets[ROWS * 2] = {1, 0, 1};
    const glia_fit_options options = {sizeof options, 2, 3, 0, 0, 0};
    const int64_t input_shape[2] = {ROWS, INPUTS}, target_shape[2] = {ROWS, 2};
    glia_error **error = &self->error;
    DO(glia_tensor_new(GLIA_TYPE_FLOAT32, input_shape, 2, &self->inputs, error));
    DO(glia_tensor_new(GLIA_TYPE_FLOAT32, target_shape, 2, &self->targets, error));
    DO(glia_trainer_update_set(self->trainer, GLIA_PARAM_AVERAGE, 1, error));
    DO(glia_trainer_step(self->trainer, inputs, ROWS * INPUTS, targets, GLIA_TYPE_FLOAT32,
                         ROWS * 2, NULL, error));
    return glia_trainer_fit(self->trainer, self->inputs, self->targets, &options, NULL, NULL,
                            error);
}

static glia_status save_and_run(life *self)
{
    static const float inputs[ROWS * INPUTS] = {3, 2, 1};
    float outputs[ROWS * 2];
    size_t size = 0;
    glia_error **error = &self->error;
    DO(glia_trainer_save_to_memory(self->trainer, saved, sizeof saved, &size, error));
    DO(glia_trainer_load_from_memory(saved, size, self->runtime, NULL, &self->loaded, error));
    DO(glia_trainer_model(self->loaded, &self->trained, error));
    DO(glia_model_save_to_memory(self->trained, saved, sizeof saved, &size, error));
    DO(glia_model_load_from_memory(saved, size, &self->loaded_model, error));
    DO(glia_session_new(self->loaded_model, self->runtime, ROWS, &self->session, error));
    return glia_session_run(self->session, inputs, ROWS * INPUTS, outputs, ROWS * 2, error);
}

/* One life, to its end or to the first call that fails; everything is freed. */
static glia_status live(int32_t threads)
{
    life self = {.error = NULL};
    glia_status status = build(&self, threads);
    status = status == GLIA_OK ? train(&self) : status;
    status = status == GLIA_OK ? save_and_run(&self) : status;
    if (status != GLIA_OK && !refused_on)
        CHECK_THAT(self.error != NULL && glia_error_code(self.error) == status, "an error");
    glia_session_free(self.session);
    glia_trainer_free(self.loaded);
    glia_trainer_free(self.trainer);
    glia_model_free(self.loaded_model);
    glia_model_free(self.trained);
    glia_model_free(self.model);
    glia_tensor_free(self.inputs);
    glia_tensor_free(self.targets);
    glia_optimizer_free(self.optimizer);
    glia_loss_free(self.loss);
    glia_graph_free(self.graph);
    glia_runtime_free(self.runtime);
    glia_error_free(self.error);
    return status;
}

static void check_balance(const char *title, long long request)
{
    CHECK_THAT(live_blocks == 0 && live_bytes == 0, "%s %lld: %lld blocks of %lld bytes are left",
               title, request, (long long)live_blocks, (long long)live_bytes);
}

static long long count_requests(int32_t threads)
{
    atomic_store(&requests, 0);
    CHECK(live(threads) == GLIA_OK);
    check_balance("no request refused", 0);
    return atomic_load(&requests);
}

/* Refuses each request of a life in turn. */
static void refuse_all(int32_t threads, int on, long long every)
{
    const char *title = on ? "requests refused from" : "refused request";
    long long all = count_requests(threads), errors = 0;
    refused_on = on;
    for (long long request = 1; request <= all; request += every) {
        atomic_store(&requests, 0);
        refused = request;
        glia_status status = live(threads);
        errors += status != GLIA_OK;
        CHECK_THAT(status == GLIA_OK || status == GLIA_ERROR_OUT_OF_MEMORY, "%s %lld: status %d",
                   title, request, (int)status);
        refused = 0;
        check_balance(title, request);
    }
    refused_on = 0;
    /* One request alone is often small, and served by the reserve: of few of them none may fail. */
    if (on || every < 7)
        CHECK_THAT(errors * every > (on ? all / 2 : 10), "%lld of %lld refusals are errors", errors,
                   all);
    CHECK(live(threads) == GLIA_OK);
}

/* Set first, kept while anything is alive, given back after. */
static void check_set(void)
{
    CHECK(glia_allocator_set(allocate, deallocate, &refused, ERROR) == GLIA_OK);
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "deallocate",
                  glia_allocator_set(allocate, NULL, NULL, ERROR));
    harness_free_error();
    check_balance("an error freed", 0);
    CHECK(count_requests(1) > 50 && count_requests(2) > 50);
    CHECK(glia_allocator_set(NULL, NULL, NULL, ERROR) == GLIA_OK);
    long long before = requests;
    CHECK(live(1) == GLIA_OK && requests == before);
    CHECK(glia_allocator_set(allocate, deallocate, &refused, ERROR) == GLIA_OK);
    glia_graph *graph = NULL;
    CHECK_OK(glia_graph_new(&graph, ERROR));
    CHECK(live_blocks > 0);
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "alive", glia_allocator_set(NULL, NULL, NULL, ERROR));
    glia_graph_free(graph);
    harness_free_error();
}

/* Addresses that are not aligned are as good as none. */
static void check_misaligned(void)
{
    misaligned = 1;
    CHECK(live(1) == GLIA_ERROR_OUT_OF_MEMORY);
    check_balance("misaligned", 0);
    misaligned = 0;
}

int main(void)
{
    const long long every = harness_short() ? 101 : 1;
    if (is_checked()) {
        printf("allocator: not counted with a checked library, which keeps the headers of handles\n");
        return 0;
    }
    check_set();
    check_misaligned();
    /* Each in turn; in the other ways, which take the same paths, some. */
    refuse_all(1, 0, every);
    refuse_all(1, 1, every * 7);
    refuse_all(2, 0, every * 13);
    refuse_all(2, 1, every * 13);
    check_balance("the end", 0);
    return harness_finish("allocator");
}

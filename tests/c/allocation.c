/*
 * What the header calls "Allocates nothing but errors" is counted at the C calls themselves, with
 * an allocator that this program puts in front of the system's. Sanitizers have an allocator of
 * their own: with them it does nothing. It does not run under Valgrind.
 */

#include "harness_jobs.h"
#include "harness_points.h"

#include <stdio.h>
#include <stdlib.h>

#if defined(__GLIBC__) && !defined(HAS_SANITIZER)
#include <errno.h>
#include <stdatomic.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static atomic_size_t allocations;

void *malloc(size_t size)
{
    atomic_fetch_add(&allocations, 1);
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    atomic_fetch_add(&allocations, 1);
    return __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    atomic_fetch_add(&allocations, 1);
    return __libc_realloc(memory, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    atomic_fetch_add(&allocations, 1);
    *memory = __libc_memalign(alignment, size);
    return *memory == NULL ? ENOMEM : 0;
}

/* Makes a call twice, then counts what many more of it allocate. */
#define CHECK_NO_ALLOCATION(call) \
    do { \
        for (int warm = 0; warm < 2; warm++) \
            CHECK_OK(call); \
        size_t before = atomic_load(&allocations); \
        for (int again = 0; again < 10; again++) \
            (void)(call); \
        size_t made = atomic_load(&allocations) - before; \
        CHECK_THAT(made == 0, "%zu allocations in 10 calls of %s", made, #call); \
    } while (0)

/* The place for errors: none, as a host without an interest in them would have it. */
#define NO_ERROR NULL

static void check_counter(void)
{
    size_t before = atomic_load(&allocations);
    glia_loss *loss = harness_loss(GLIA_LOSS_MEAN_SQUARED_ERROR);
    CHECK_THAT(atomic_load(&allocations) > before, "the counter does not see glia's memory");
    glia_loss_free(loss);
}

static void check_functions(const points *data, const glia_runtime *runtime)
{
    float outputs[POINTS * POINT_INPUTS], gradient[POINTS * POINT_INPUTS];
    char text[64];
    int32_t number = 0;
    double value = 0;
    glia_activation *tanh_activation = NULL;
    glia_initializer *normal = NULL;
    CHECK_OK(glia_activation_new(GLIA_ACTIVATION_TANH, &tanh_activation, ERROR));
    CHECK_OK(glia_initializer_new(GLIA_INITIALIZER_NORMAL, &normal, ERROR));
    CHECK_NO_ALLOCATION(glia_activation_forward(tanh_activation, runtime, data->inputs, POINTS,
                                                POINT_INPUTS, outputs, NO_ERROR));
    CHECK_NO_ALLOCATION(glia_activation_backward(tanh_activation, runtime, NULL, outputs,
                                                 data->inputs, POINTS, POINT_INPUTS, gradient,
                                                 NO_ERROR));
    CHECK_NO_ALLOCATION(glia_initializer_fill(normal, 1, "x", GLIA_STRLEN, 1, 1, outputs, 50,
                                              NO_ERROR));
    CHECK_NO_ALLOCATION(glia_initializer_set(normal, GLIA_PARAM_MEAN, 0.5, NO_ERROR));
    CHECK_NO_ALLOCATION(glia_initializer_get(normal, GLIA_PARAM_MEAN, &value, NO_ERROR));
    CHECK_NO_ALLOCATION(glia_activation_kind(tanh_activation, &number, NO_ERROR));
    CHECK_NO_ALLOCATION(glia_catalog_find(GLIA_FAMILY_LOSS, "mean_squared_error", GLIA_STRLEN,
                                          &number, NO_ERROR));
    CHECK_NO_ALLOCATION(glia_catalog_name(GLIA_FAMILY_LOSS, 1, text, sizeof text, NULL,
                                          NO_ERROR));
    glia_initializer_free(normal);
    glia_activation_free(tanh_activation);
}

static void check_training(const points *data, const glia_runtime *runtime)
{
    const glia_fit_options options = {sizeof options, 1000, 0, 0, 0, 0};
    float values[POINTS * POINT_INPUTS];
    int64_t steps = 0;
    double loss = 0;
    glia_progress progress = {.struct_size = sizeof progress};
    glia_frame frame = {.struct_size = sizeof frame};
    glia_trainer *trainer = points_trainer(runtime, 1);
    CHECK_NO_ALLOCATION(glia_trainer_step(trainer, data->inputs, POINT_BATCH * POINT_INPUTS,
                                          data->labels, GLIA_TYPE_INT32, POINT_BATCH, &loss,
                                          NO_ERROR));
    CHECK_NO_ALLOCATION(glia_trainer_parameter_get(trainer, 1, values, 10, NO_ERROR));
    CHECK_NO_ALLOCATION(glia_trainer_parameter_set(trainer, 1, values, 10, NO_ERROR));
    CHECK_NO_ALLOCATION(glia_trainer_gradient_get(trainer, 1, values, 10, NO_ERROR));
    CHECK_NO_ALLOCATION(glia_trainer_input_gradient(trainer, values, POINT_BATCH * POINT_INPUTS,
                                                    NO_ERROR));
    CHECK_NO_ALLOCATION(glia_trainer_step_count(trainer, &steps, NO_ERROR));
    CHECK_NO_ALLOCATION(glia_trainer_optimizer_set(trainer, GLIA_PARAM_LEARNING_RATE, 0.01,
                                                   NO_ERROR));
    CHECK_OK(glia_trainer_begin(trainer, &options, ERROR));
    CHECK_NO_ALLOCATION(glia_trainer_advance(trainer, data->input_tensor, data->label_tensor, 9,
                                             &progress, NO_ERROR));
    CHECK_NO_ALLOCATION(glia_trainer_progress(trainer, &progress, NO_ERROR));
    CHECK_NO_ALLOCATION(glia_trainer_run_for(trainer, data->input_tensor, data->label_tensor, 2000,
                                             &frame, NO_ERROR));
    CHECK_NO_ALLOCATION(glia_trainer_step_for(trainer, data->inputs, POINT_BATCH * POINT_INPUTS,
                                              data->labels, GLIA_TYPE_INT32, POINT_BATCH, 100, &frame,
                                              NO_ERROR));
    CHECK_NO_ALLOCATION(glia_trainer_settle(trainer, NO_ERROR));
    glia_trainer_free(trainer);
}

static void check_inference(const points *data, const glia_runtime *runtime)
{
    const harness_dense layers[2] = {{16, GLIA_ACTIVATION_RELU}, {3, GLIA_ACTIVATION_SOFTMAX}};
    float outputs[POINTS * 3], inputs[POINTS * POINT_INPUTS];
    size_t count = 0;
    glia_model *model = harness_model(POINT_INPUTS, layers, 2, 1);
    glia_session *session = NULL;
    CHECK_OK(glia_session_new(model, runtime, POINTS, &session, ERROR));
    CHECK_NO_ALLOCATION(glia_session_run(session, data->inputs, POINTS * POINT_INPUTS, outputs,
                                         POINTS * 3, NO_ERROR));
    CHECK_NO_ALLOCATION(glia_session_run(session, data->inputs, POINT_INPUTS, outputs, 3,
                                         NO_ERROR));
    CHECK_NO_ALLOCATION(glia_model_parameter_get(model, 1, outputs, 16, NO_ERROR));
    CHECK_NO_ALLOCATION(glia_model_weight_count(model, &count, NO_ERROR));
    CHECK_NO_ALLOCATION(glia_tensor_copy_out(data->input_tensor, inputs, sizeof inputs, NO_ERROR));
    glia_session_free(session);
    glia_model_free(model);
}

int main(void)
{
    const glia_runtime_options options = {sizeof options, 2, 0};
    glia_runtime *runtime = NULL;
    points data;
    points_make(&data);
    check_counter();
    CHECK_OK(glia_runtime_new(&options, &runtime, ERROR));
    check_functions(&data, NULL);
    check_inference(&data, NULL);
    check_training(&data, NULL);
    check_inference(&data, runtime);
    check_training(&data, runtime);
    glia_runtime_free(runtime);
    runtime = harness_job_runtime(harness_inline_run, NULL, 2);
    check_inference(&data, runtime);
    check_training(&data, runtime);
    glia_runtime_free(runtime);
    points_free(&data);
    return harness_finish("allocation");
}

#else

int main(void)
{
    printf("allocation: not counted with this C library or sanitizer\n");
    return 0;
}

#endif

/*
 * The host's floating-point environment: flush-to-zero, denormals-are-zero and rounding upwards
 * change no bit of any result, and stand as before after every call, a refused one too.
 */

#include "harness_points.h"

#include <fenv.h>
#include <string.h>

#if defined(__SSE2__)
#include <xmmintrin.h>
#endif

/* What a host may set, and what it finds afterwards. The x86 flags: the upper 10 bits. */
static unsigned read_environment(void)
{
#if defined(__SSE2__)
    return ((unsigned)fegetround() << 16) | (_mm_getcsr() & 0xffc0u);
#else
    return (unsigned)fegetround();
#endif
}

static void set_odd_environment(void)
{
    fesetround(FE_UPWARD);
#if defined(__SSE2__)
    _mm_setcsr(_mm_getcsr() | 0x8040u);
#endif
}

static void set_plain_environment(void)
{
#if defined(__SSE2__)
    _mm_setcsr(_mm_getcsr() & ~0x8040u);
#endif
    fesetround(FE_TONEAREST);
}

/* Everything that computes, with subnormal numbers among the inputs. */
typedef struct results {
    float activations[64 * 8];
    float gradient[64];
    float initial[64];
    float outputs[POINTS * POINT_CLASSES];
    double loss;
    double mean;
    double accuracy;
    double parameter;
    uint8_t stepped[HARNESS_HASH];
    uint8_t fitted[HARNESS_HASH];
    uint8_t drawn[HARNESS_HASH];
    unsigned environment;
} results;

static void inputs_with_subnormals(float *values, size_t count)
{
    harness_numbers(values, count, 21);
    for (size_t index = 0; index < count; index += 3)
        values[index] *= 1e-38f;
    for (size_t index = 1; index < count; index += 3)
        values[index] *= 80;
}

static void run_functions(const float *inputs, results *out)
{
    const int32_t labels[8] = {0, 1, 2, 3, 4, 5, 6, 7};
    glia_loss *entropy = NULL;
    glia_initializer *normal = NULL;
    for (int32_t kind = GLIA_ACTIVATION_IDENTITY; kind <= GLIA_ACTIVATION_SOFTMAX; kind++) {
        glia_activation *activation = NULL;
        glia_activation_new(kind, &activation, NULL);
        glia_activation_forward(activation, NULL, inputs, 8, 8, out->activations + kind * 64,
                                NULL);
        glia_activation_backward(activation, NULL, inputs, NULL, inputs, 8, 8, out->gradient,
                                 NULL);
        glia_activation_free(activation);
    }
    glia_loss_new(GLIA_LOSS_SOFTMAX_CROSS_ENTROPY, &entropy, NULL);
    glia_loss_evaluate(entropy, NULL, inputs, 8, 8, labels, GLIA_TYPE_INT32, 8, out->gradient,
                       &out->loss, NULL);
    glia_initializer_new(GLIA_INITIALIZER_NORMAL, &normal, NULL);
    glia_initializer_set(normal, GLIA_PARAM_STANDARD_DEVIATION, 0.1, NULL);
    glia_initializer_get(normal, GLIA_PARAM_STANDARD_DEVIATION, &out->parameter, NULL);
    glia_initializer_fill(normal, 4, "x", 1, 3, 3, out->initial, 64, NULL);
    glia_initializer_free(normal);
    glia_loss_free(entropy);
}

/* A callback that plays the host: it sets its own environment in the middle of a run. */
static int32_t disturb(const glia_progress *progress, void *user)
{
    (void)progress;
    if (*(const int *)user)
        set_odd_environment();
    return 0;
}

static void run_training(const points *data, const glia_runtime *runtime, int disturbed,
                         results *out)
{
    const glia_fit_options options = {sizeof options, 2, 0, 0, 0, 0};
    glia_trainer *trainer = points_trainer(runtime, 5);
    glia_model *model = NULL;
    glia_session *session = NULL;
    glia_loss *entropy = harness_loss(GLIA_LOSS_SOFTMAX_CROSS_ENTROPY);
    glia_trainer_hash(trainer, out->drawn, HARNESS_HASH, NULL);
    glia_trainer_step(trainer, data->inputs, POINT_BATCH * POINT_INPUTS, data->labels,
                      GLIA_TYPE_INT32, POINT_BATCH, NULL, NULL);
    glia_trainer_hash(trainer, out->stepped, HARNESS_HASH, NULL);
    glia_trainer_fit(trainer, data->input_tensor, data->label_tensor, &options, disturb,
                     &disturbed, NULL);
    glia_trainer_hash(trainer, out->fitted, HARNESS_HASH, NULL);
    glia_trainer_model(trainer, &model, NULL);
    glia_session_new(model, runtime, POINTS, &session, NULL);
    glia_session_run(session, data->inputs, POINTS * POINT_INPUTS, out->outputs,
                     POINTS * POINT_CLASSES, NULL);
    glia_session_evaluate(session, entropy, data->input_tensor, data->label_tensor, &out->mean,
                          &out->accuracy, NULL);
    glia_loss_free(entropy);
    glia_session_free(session);
    glia_model_free(model);
    glia_trainer_free(trainer);
}

static results run(const points *data, const glia_runtime *runtime, int odd, int disturbed)
{
    results out;
    float inputs[64];
    memset(&out, 0, sizeof out);
    inputs_with_subnormals(inputs, 64);
    if (odd)
        set_odd_environment();
    run_functions(inputs, &out);
    run_training(data, runtime, disturbed, &out);
    out.environment = read_environment();
    set_plain_environment();
    return out;
}

static void check_results(const results *got, const results *expected, const char *what)
{
    CHECK_SAME(got->activations, expected->activations, 64 * 6, "%s: activations", what);
    CHECK_SAME(got->gradient, expected->gradient, 64, "%s: gradient", what);
    CHECK_SAME(got->initial, expected->initial, 64, "%s: initial values", what);
    CHECK_SAME(got->outputs, expected->outputs, POINTS * POINT_CLASSES, "%s: outputs", what);
    CHECK_THAT(got->loss == expected->loss && got->mean == expected->mean, "%s: loss", what);
    CHECK_THAT(got->accuracy == expected->accuracy, "%s: accuracy", what);
    CHECK_THAT(got->parameter == 0.1, "%s: a parameter", what);
    CHECK_THAT(harness_same_hash(got->drawn, expected->drawn), "%s: first weights", what);
    CHECK_THAT(harness_same_hash(got->stepped, expected->stepped), "%s: after a step", what);
    CHECK_THAT(harness_same_hash(got->fitted, expected->fitted), "%s: after a fit", what);
}

static void check_same_bits(const points *data)
{
    harness_runtimes runtimes;
    harness_runtimes_make(&runtimes);
    results expected = run(data, NULL, 0, 0);
    set_odd_environment();
    unsigned odd = read_environment();
    set_plain_environment();
    CHECK(read_environment() == expected.environment && odd != expected.environment);
    for (size_t index = 0; index < runtimes.count; index++) {
        results got = run(data, runtimes.handle[index], 1, 0);
        check_results(&got, &expected, runtimes.text[index]);
        CHECK_THAT(got.environment == odd, "at %s: environment %x, set %x", runtimes.text[index],
                   got.environment, odd);
    }
    results got = run(data, NULL, 0, 1);
    check_results(&got, &expected, "a callback that sets an environment");
    harness_runtimes_free(&runtimes);
}

/* After each refused call the environment is the host's too; on each way out of a function. */
static void check_after_errors(const points *data)
{
    glia_trainer *trainer = points_trainer(NULL, 5);
    glia_activation *relu = NULL;
    glia_error *error = NULL;
    glia_model *model = NULL;
    int32_t label = 77;
    unsigned after[6];
    set_odd_environment();
    unsigned before = read_environment();
    glia_trainer_step(trainer, data->inputs, POINT_INPUTS, &label, GLIA_TYPE_INT32, 1, NULL, NULL);
    after[0] = read_environment();
    glia_activation_new(999, &relu, NULL);
    after[1] = read_environment();
    glia_activation_forward(NULL, NULL, data->inputs, 1, 1, NULL, &error);
    after[2] = read_environment();
    glia_model_load("/nowhere/at/all", GLIA_STRLEN, &model, NULL);
    after[3] = read_environment();
    glia_trainer_fit(trainer, data->label_tensor, data->label_tensor, NULL, NULL, NULL, NULL);
    after[4] = read_environment();
    glia_error_free(error);
    glia_trainer_free(trainer);
    after[5] = read_environment();
    set_plain_environment();
    for (size_t index = 0; index < 6; index++)
        CHECK_THAT(after[index] == before, "call %zu: environment %x, set %x", index,
                   after[index], before);
}

int main(void)
{
    points data;
    points_make(&data);
    check_same_bits(&data);
    check_after_errors(&data);
    points_free(&data);
    return harness_finish("float_environment");
}

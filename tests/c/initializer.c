/*
 * glia_initializer_…: every initialiser of the catalogue: the moments that its description
 * promises, the same values by seed, name and place, and its parameters. Matrices stand in
 * initializer_matrix.c, golden values in initializer_golden.c.
 */

#include "harness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define COUNT 40000
#define FAN_IN 30
#define FAN_OUT 50

/* What a kind with default parameters draws: the furthest from the mean, 0 for a whole normal
 * distribution. Matrices: initializer_matrix.c. */
typedef struct promise {
    const char *name;
    double mean;
    double variance;
    double furthest;
} promise;

#define HE_VARIANCE (2.0 / FAN_IN)
#define XAVIER_VARIANCE (2.0 / (FAN_IN + FAN_OUT))
#define LECUN_VARIANCE (1.0 / FAN_IN)

static const promise promises[] = {
    {"constant", 0, 0, 1e-9},
    {"uniform", 0, 0.05 * 0.05 / 3, 0.05},
    {"normal", 0, 0.05 * 0.05, 0},
    {"he_normal", 0, HE_VARIANCE, 0},
    {"he_uniform", 0, HE_VARIANCE, 0.447214},
    {"xavier_normal", 0, XAVIER_VARIANCE, 0},
    {"xavier_uniform", 0, XAVIER_VARIANCE, 0.273861},
    {"lecun_normal", 0, LECUN_VARIANCE, 0},
    {"lecun_uniform", 0, LECUN_VARIANCE, 0.316228},
    {"truncated_normal", 0, 0.773741 * 0.05 * 0.05, 0.1},
};

static int is_matrix(const char *name)
{
    return strcmp(name, "orthogonal") == 0 || strcmp(name, "identity") == 0 ||
           strcmp(name, "sparse") == 0;
}

static const promise *promise_of(const char *name)
{
    for (size_t index = 0; index < sizeof promises / sizeof promises[0]; index++)
        if (strcmp(promises[index].name, name) == 0)
            return &promises[index];
    harness_fail(__FILE__, __LINE__, "%s: add its moments to `promises` in tests/c/initializer.c",
                 name);
    return NULL;
}

static glia_initializer *make(int32_t kind)
{
    glia_initializer *initializer = NULL;
    CHECK_OK(glia_initializer_new(kind, &initializer, ERROR));
    return initializer;
}

static void fill(const glia_initializer *initializer, uint64_t seed, const char *name,
                 float *values, size_t count)
{
    CHECK_OK(glia_initializer_fill(initializer, seed, name, GLIA_STRLEN, FAN_IN, FAN_OUT, values,
                                   count, ERROR));
}

static void check_moments(const promise *expected, const float *values)
{
    double sum = 0, squares = 0, inside = 0;
    double deviation = sqrt(expected->variance), furthest = expected->furthest;
    for (size_t index = 0; index < COUNT; index++) {
        double value = (double)values[index] - expected->mean;
        sum += value;
        squares += value * value;
        inside += fabs(value) <= deviation;
        CHECK_THAT(furthest == 0 || fabs(value) <= furthest * (1 + 1e-5), "%s: %g lies outside",
                   expected->name, value);
    }
    double mean = sum / COUNT, variance = squares / COUNT;
    CHECK_THAT(fabs(mean) <= 5 * deviation / sqrt(COUNT), "%s: mean %g", expected->name, mean);
    CHECK_THAT(fabs(variance - expected->variance) <= 0.05 * expected->variance,
               "%s: variance %g, expected %g", expected->name, variance, expected->variance);
    if (furthest == 0)
        CHECK_THAT(fabs(inside / COUNT - 0.6827) < 0.015, "%s: %g within one deviation",
                   expected->name, inside / COUNT);
}

/* Values depend on seed, name and place alone, not on how many are asked for. */
static void check_reproducible(const glia_initializer *initializer, const promise *expected,
                               const float *values)
{
    float *other = harness_allocate(COUNT, sizeof *other);
    fill(initializer, 1, "layer.weight", other, COUNT);
    CHECK_SAME(other, values, COUNT, "%s: the same call again", expected->name);
    for (size_t count = 0; count <= 100; count++) {
        memset(other, 0xff, 101 * sizeof *other);
        fill(initializer, 1, "layer.weight", other, count);
        CHECK_SAME(other, values, count, "%s: the first %zu", expected->name, count);
        CHECK_THAT(isnan(other[count]), "%s: wrote beyond %zu values", expected->name, count);
    }
    CHECK_OK(glia_initializer_fill(initializer, 1, "layer.weight, cut", 12, FAN_IN, FAN_OUT, other,
                                   COUNT, ERROR));
    CHECK_SAME(other, values, COUNT, "%s: the name by its length", expected->name);
    if (expected->variance > 0) {
        fill(initializer, 2, "layer.weight", other, COUNT);
        CHECK_THAT(memcmp(other, values, 64) != 0, "%s: one seed like another", expected->name);
        fill(initializer, 1, "layer.bias", other, COUNT);
        CHECK_THAT(memcmp(other, values, 64) != 0, "%s: one name like another", expected->name);
        fill(initializer, UINT64_C(1) << 32 | 1, "layer.weight", other, COUNT);
        CHECK_THAT(memcmp(other, values, 64) != 0, "%s: the seed's high half is lost",
                   expected->name);
    }
    free(other);
}

static void check_kind(int32_t kind)
{
    char name[64];
    if (is_matrix(harness_name(GLIA_FAMILY_INITIALIZER, kind, name)))
        return;
    const promise *expected = promise_of(name);
    if (expected == NULL)
        return;
    float *values = harness_allocate(COUNT, sizeof *values);
    glia_initializer *initializer = make(kind);
    fill(initializer, 1, "layer.weight", values, COUNT);
    check_moments(expected, values);
    check_reproducible(initializer, expected, values);
    CHECK_OK(glia_initializer_fill(initializer, 1, "", 0, 0, 0, values, 100, ERROR));
    for (size_t index = 0; index < 100; index++)
        CHECK_THAT(isfinite(values[index]), "%s: not finite with fans of 0", name);
    CHECK_OK(glia_initializer_fill(initializer, 1, "x", 1, 1, 1, NULL, 0, ERROR));
    glia_initializer_free(initializer);
    free(values);
}

static void check_scaled(int32_t kind, int32_t key, double value, const promise *expected,
                         float *values)
{
    glia_initializer *initializer = make(kind);
    CHECK_OK(glia_initializer_set(initializer, key, value, ERROR));
    fill(initializer, 9, "x", values, COUNT);
    check_moments(expected, values);
    glia_initializer_free(initializer);
}

/* Fan, slope and gain. */
static void check_scaling(float *values)
{
    const int32_t he = GLIA_INITIALIZER_HE_NORMAL, xavier = GLIA_INITIALIZER_XAVIER_NORMAL;
    check_scaled(he, GLIA_PARAM_FAN_MODE, 1, &(promise){"fan_out", 0, 2.0 / FAN_OUT, 0}, values);
    check_scaled(he, GLIA_PARAM_FAN_MODE, 2,
                 &(promise){"average", 0, 4.0 / (FAN_IN + FAN_OUT), 0}, values);
    check_scaled(he, GLIA_PARAM_SLOPE, 2, &(promise){"slope 2", 0, 0.4 / FAN_IN, 0}, values);
    check_scaled(he, GLIA_PARAM_GAIN, 3, &(promise){"gain 3", 0, 9.0 / FAN_IN, 0}, values);
    check_scaled(xavier, GLIA_PARAM_GAIN, 3,
                 &(promise){"Xavier, gain 3", 0, 18.0 / (FAN_IN + FAN_OUT), 0}, values);
    check_scaled(he, GLIA_PARAM_TRUNCATED, 1,
                 &(promise){"truncated", 0, HE_VARIANCE, 2 * 0.258199 / 0.8796256}, values);
}

/* Parameters change what is drawn. */
static void check_settings(void)
{
    float *values = harness_allocate(COUNT, sizeof *values);
    glia_initializer *constant = make(GLIA_INITIALIZER_CONSTANT);
    CHECK_OK(glia_initializer_set(constant, GLIA_PARAM_VALUE, -2.5, ERROR));
    fill(constant, 9, "x", values, 100);
    for (size_t index = 0; index < 100; index++)
        CHECK(values[index] == -2.5f);
    glia_initializer *uniform = make(GLIA_INITIALIZER_UNIFORM);
    CHECK_OK(glia_initializer_set(uniform, GLIA_PARAM_MINIMUM, 3, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "minimum",
                  glia_initializer_fill(uniform, 1, "x", 1, 1, 1, values, 100, ERROR));
    CHECK_OK(glia_initializer_set(uniform, GLIA_PARAM_MAXIMUM, 5, ERROR));
    fill(uniform, 9, "x", values, COUNT);
    check_moments(&(promise){"uniform 3 to 5", 4, 4.0 / 12, 1}, values);
    glia_initializer *normal = make(GLIA_INITIALIZER_NORMAL);
    CHECK_OK(glia_initializer_set(normal, GLIA_PARAM_MEAN, 10, ERROR));
    CHECK_OK(glia_initializer_set(normal, GLIA_PARAM_STANDARD_DEVIATION, 2, ERROR));
    fill(normal, 9, "x", values, COUNT);
    check_moments(&(promise){"normal 10, 2", 10, 4, 0}, values);
    check_scaling(values);
    glia_initializer_free(constant);
    glia_initializer_free(uniform);
    glia_initializer_free(normal);
    free(values);
}

static void check_arguments(void)
{
    float values[4];
    glia_initializer *normal = make(GLIA_INITIALIZER_NORMAL);
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "name",
                  glia_initializer_fill(normal, 1, "\xff", 1, 1, 1, values, 4, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "name",
                  glia_initializer_fill(normal, 1, NULL, 3, 1, 1, values, 4, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "values",
                  glia_initializer_fill(normal, 1, "x", 1, 1, 1, NULL, 4, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "count",
                  glia_initializer_fill(normal, 1, "x", 1, 1, 1, values, SIZE_MAX, ERROR));
    CHECK_OK(glia_initializer_fill(normal, 1, "x", 1, SIZE_MAX, SIZE_MAX, values, 4, ERROR));
    glia_initializer_free(normal);
}

int main(void)
{
    for (int32_t index = 0; index < harness_kinds(GLIA_FAMILY_INITIALIZER); index++)
        check_kind(harness_kind(GLIA_FAMILY_INITIALIZER, index));
    check_settings();
    check_arguments();
    harness_check_family(&harness_families[1]);
    return harness_finish("initializer");
}

/*
 * Every initialiser of the catalogue against tests/golden/initializers.txt, whose values were drawn
 * by another generator; and the recommended gains of the activations.
 */

#include "harness.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void check_case(const golden_table *table, int32_t kind, const char *name)
{
    const golden_record *settings = golden_get(table, "%s.settings", name);
    const double *shape = golden_get(table, "%s.shape", name)->values;
    const golden_record *expected = golden_get(table, "%s.values", name);
    CHECK((size_t)shape[3] == expected->count);
    glia_initializer *initializer = NULL;
    CHECK_OK(glia_initializer_new(kind, &initializer, ERROR));
    for (size_t pair = 0; pair + 1 < settings->count; pair += 2)
        CHECK_OK(glia_initializer_set(initializer, (int32_t)settings->values[pair],
                                      settings->values[pair + 1], ERROR));
    float *values = harness_allocate(expected->count, sizeof *values);
    CHECK_OK(glia_initializer_fill(initializer, (uint64_t)shape[0], "layer.weight", GLIA_STRLEN,
                                   (size_t)shape[1], (size_t)shape[2], values, expected->count,
                                   ERROR));
    CHECK_WITHIN(values, expected->values, expected->count, 1, 1e-12, "%s", name);
    free(values);
    glia_initializer_free(initializer);
}

static void check_kind(const golden_table *table, int32_t kind)
{
    char name[64], prefix[80], found[64];
    size_t cases = 0;
    harness_name(GLIA_FAMILY_INITIALIZER, kind, name);
    snprintf(prefix, sizeof prefix, "%s.", name);
    for (size_t at = 0; (at = golden_next_case(table, at, prefix, ".settings", found)) != 0; cases++)
        check_case(table, kind, found);
    if (cases == 0)
        golden_missing(table, prefix);
}

static double property(int32_t kind, int32_t number)
{
    glia_activation *activation = NULL;
    double value = 0;
    CHECK_OK(glia_activation_new(kind, &activation, ERROR));
    CHECK_OK(glia_activation_property(activation, number, &value, ERROR));
    glia_activation_free(activation);
    return value;
}

static void check_gain(int32_t kind, double expected)
{
    double gain = property(kind, GLIA_ACTIVATION_PROPERTY_GAIN);
    CHECK_THAT(fabs(gain - expected) <= 1e-6 * expected, "activation %d: gain %.9g, expected %.9g",
               (int)kind, gain, expected);
}

/* Published ones, derived ones of a known second moment, and none along rows. */
static void check_gains(void)
{
    check_gain(GLIA_ACTIVATION_IDENTITY, 1);
    check_gain(GLIA_ACTIVATION_RELU, sqrt(2));
    check_gain(GLIA_ACTIVATION_LEAKY_RELU, sqrt(2 / 1.0001));
    check_gain(GLIA_ACTIVATION_SELU, 1);
    check_gain(GLIA_ACTIVATION_SCALED_TANH, 1);
    check_gain(GLIA_ACTIVATION_TANH, 5.0 / 3);
    check_gain(GLIA_ACTIVATION_SIGMOID, 1);
    check_gain(GLIA_ACTIVATION_SQUARED_RELU, sqrt(1 / 1.5));
    check_gain(GLIA_ACTIVATION_BINARY_STEP, sqrt(2));
    CHECK(isnan(property(GLIA_ACTIVATION_SOFTMAX, GLIA_ACTIVATION_PROPERTY_GAIN)));
    /* 1 / √E tanh(x)², 0.394294 by any table. */
    CHECK(fabs(property(GLIA_ACTIVATION_TANH, GLIA_ACTIVATION_PROPERTY_SECOND_MOMENT_GAIN) -
               1.592537) < 1e-5);
}

int main(void)
{
    golden_table *table = golden_read("initializers");
    for (int32_t index = 0; index < harness_kinds(GLIA_FAMILY_INITIALIZER); index++)
        check_kind(table, harness_kind(GLIA_FAMILY_INITIALIZER, index));
    golden_free(table);
    check_gains();
    return harness_finish("initializer_golden");
}

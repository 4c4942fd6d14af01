/* The checks of the test programs, and memory and numbers for them. See harness.h. */

/* For mkdtemp. */
#define _POSIX_C_SOURCE 200809L

#include "harness.h"

#include <math.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A program with more failures than this stops: the first ones tell enough. */
#define MOST_FAILURES 20

static atomic_int failures;
static _Thread_local glia_error *slot;

static void print_failure(const char *file, int line, const char *format, va_list values)
{
    char text[1024];
    vsnprintf(text, sizeof text, format, values);
    fprintf(stderr, "%s:%d: %s\n", file, line, text);
    if (atomic_fetch_add(&failures, 1) + 1 >= MOST_FAILURES) {
        fprintf(stderr, "too many failures\n");
        exit(1);
    }
}

void harness_fail(const char *file, int line, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    print_failure(file, line, format, values);
    va_end(values);
}

int harness_finish(const char *program)
{
    int count = atomic_load(&failures);
    harness_free_error();
    if (count == 0)
        printf("%s: all checks hold\n", program);
    else
        fprintf(stderr, "%s: %d checks failed\n", program, count);
    return count != 0;
}

void harness_free_error(void)
{
    glia_error_free(slot);
    slot = NULL;
}

glia_error **harness_error_slot(void)
{
    harness_free_error();
    return &slot;
}

static const char *message(char text[512])
{
    text[0] = 0;
    if (slot != NULL)
        glia_error_message(slot, text, 512, NULL);
    return text;
}

void harness_check_ok(const char *file, int line, const char *call, glia_status status)
{
    char text[512];
    if (status != GLIA_OK)
        harness_fail(file, line, "%s: status %d: %s", call, (int)status, message(text));
    else if (slot != NULL)
        harness_fail(file, line, "%s: succeeded, but gave an error", call);
}

void harness_check_refused(const char *file, int line, const char *call, glia_status expected,
                           const char *words, glia_status status)
{
    char text[512];
    message(text);
    if (status != expected)
        harness_fail(file, line, "%s: expected status %d, got %d: %s", call, (int)expected,
                     (int)status, text);
    else if (slot == NULL || glia_error_code(slot) != status)
        harness_fail(file, line, "%s: status %d without an error of this code", call, (int)status);
    else if (strstr(text, words) == NULL)
        harness_fail(file, line, "%s: expected \"%s\" in \"%s\"", call, words, text);
}

static uint32_t bits_of(float value)
{
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static int same(float first, float second)
{
    return bits_of(first) == bits_of(second) || (isnan(first) && isnan(second));
}

/* Prints what differs: the text of the check, then the element. */
static void fail_at(const char *file, int line, size_t index, double got, double expected,
                    const char *format, va_list values)
{
    char text[256];
    vsnprintf(text, sizeof text, format, values);
    harness_fail(file, line, "%s: index %zu: expected %.9g, got %.9g", text, index, expected, got);
}

void harness_check_same(const char *file, int line, const float *got, const float *expected,
                        size_t count, const char *format, ...)
{
    for (size_t index = 0; index < count; index++)
        if (!same(got[index], expected[index])) {
            va_list values;
            va_start(values, format);
            fail_at(file, line, index, (double)got[index], (double)expected[index], format,
                    values);
            va_end(values);
            return;
        }
}

/* Whether a value is near enough; infinities and NaN must be met. */
static int near_enough(double got, double expected, double allowed)
{
    if (isnan(expected))
        return isnan(got);
    if (isinf(expected))
        return got == expected;
    return fabs(got - expected) <= allowed;
}

void harness_check_near(const char *file, int line, const float *got, const double *expected,
                        size_t count, double relative, double absolute, const char *format, ...)
{
    for (size_t index = 0; index < count; index++) {
        double allowed = relative * fabs(expected[index]) + absolute;
        if (!near_enough((double)got[index], expected[index], allowed)) {
            va_list values;
            va_start(values, format);
            fail_at(file, line, index, (double)got[index], expected[index], format, values);
            va_end(values);
            return;
        }
    }
}

void harness_check_tensor(const char *file, int line, const float *got, const double *expected,
                          size_t count, const char *format, ...)
{
    double largest = 0;
    for (size_t index = 0; index < count; index++)
        if (isfinite(expected[index]) && fabs(expected[index]) > largest)
            largest = fabs(expected[index]);
    for (size_t index = 0; index < count; index++)
        if (!near_enough((double)got[index], expected[index], 1e-5 * largest)) {
            va_list values;
            va_start(values, format);
            fail_at(file, line, index, (double)got[index], expected[index], format, values);
            va_end(values);
            return;
        }
}

/* |truth - result| in units in the last place of the float nearest to the truth. */
static double ulp_distance(double truth, float result)
{
    float nearest = (float)truth;
    if (isnan(truth) || isinf(nearest) || !isfinite(result))
        return same(nearest, result) ? 0 : INFINITY;
    if (result == 0 && nearest == 0)
        return signbit(result) == signbit(nearest) ? fabs(truth) / ldexp(1, -149) : INFINITY;
    int exponent = (int)(bits_of(nearest) >> 23 & 0xff);
    return fabs(truth - (double)result) / ldexp(1, (exponent > 1 ? exponent : 1) - 127 - 23);
}

void harness_check_within(const char *file, int line, const float *got, const double *expected,
                          size_t count, double ulp, double absolute, const char *format, ...)
{
    for (size_t index = 0; index < count; index++) {
        double truth = expected[index], value = (double)got[index];
        int is_zero = truth == 0 && value == 0;
        if (!is_zero && !(ulp_distance(truth, got[index]) <= ulp) &&
            !(fabs(truth - value) <= absolute)) {
            va_list values;
            va_start(values, format);
            fail_at(file, line, index, value, truth, format, values);
            va_end(values);
            return;
        }
    }
}

int harness_loss_near(double got, double expected)
{
    return near_enough(got, expected, 1e-5 * fabs(expected) + 1e-7);
}

int harness_short(void)
{
    const char *value = getenv("GLIA_HARNESS_SHORT");
    return value != NULL && strcmp(value, "0") != 0;
}

void *harness_allocate(size_t count, size_t size)
{
    void *memory = calloc(count > 0 ? count : 1, size);
    if (memory == NULL) {
        fprintf(stderr, "no memory for %zu values of %zu bytes\n", count, size);
        exit(1);
    }
    return memory;
}

void harness_folder(char path[256])
{
    const char *parent = getenv("TMPDIR");
    snprintf(path, 256, "%s/glia-XXXXXX", parent != NULL ? parent : "/tmp");
    if (mkdtemp(path) == NULL) {
        fprintf(stderr, "%s: cannot be made\n", path);
        exit(1);
    }
}

void harness_numbers(float *values, size_t count, uint32_t seed)
{
    uint32_t state = seed * 2654435761u + 12345u;
    for (size_t index = 0; index < count; index++) {
        state = state * 1664525u + 1013904223u;
        values[index] = (float)(state >> 8) / 8388608.0f - 1.0f;
    }
}

/*
 * What the test programs in C and C++ share: checks that print file and line, the reader of
 * tests/golden, and short ways to make runtimes, families and models.
 *
 * A program checks as much as it can, then returns harness_finish() from main: 0 where every
 * check held, 1 otherwise. Programs run from the root of the repository.
 *
 * GLIA_HARNESS_SHORT=1 in the environment shortens the large cases, for slow checkers.
 */

#ifndef GLIA_TESTS_HARNESS_H
#define GLIA_TESTS_HARNESS_H

#include <stddef.h>
#include <stdint.h>

#include "glia/glia.h"

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__MINGW32__)
/* MinGW's own printf (__USE_MINGW_ANSI_STDIO), not that of Windows. */
#define HARNESS_PRINTF(text, values) __attribute__((format(gnu_printf, text, values)))
#elif defined(__GNUC__)
#define HARNESS_PRINTF(text, values) __attribute__((format(printf, text, values)))
#else
#define HARNESS_PRINTF(text, values)
#endif

/* Whether the program was built for a sanitizer, which has an allocator and system calls of its own. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif

/* Checks ------------------------------------------------------------------------------------ */

/* Where a call puts its error: a slot of this thread, emptied each time it is asked for. */
#define ERROR harness_error_slot()

/* Checks a condition. */
#define CHECK(condition) \
    do { \
        if (!(condition)) \
            harness_fail(__FILE__, __LINE__, "not so: %s", #condition); \
    } while (0)

/* Checks a condition, and prints more where it does not hold. */
#define CHECK_THAT(condition, ...) \
    do { \
        if (!(condition)) \
            harness_fail(__FILE__, __LINE__, __VA_ARGS__); \
    } while (0)

/* Checks that a call with the argument ERROR succeeds. */
#define CHECK_OK(call) harness_check_ok(__FILE__, __LINE__, #call, (call))

/* Checks that a call with the argument ERROR is refused with this status, its error has the same
 * code, and the message has these words. */
#define CHECK_REFUSED(status, words, call) \
    harness_check_refused(__FILE__, __LINE__, #call, (status), (words), (call))

/* Checks that floats are the same bits; all NaNs are one. The rest is a text as for printf. */
#define CHECK_SAME(got, expected, count, ...) \
    harness_check_same(__FILE__, __LINE__, (got), (expected), (count), __VA_ARGS__)

/* Checks that floats are near reference numbers, each by its own size. */
#define CHECK_NEAR(got, expected, count, relative, absolute, ...) \
    harness_check_near(__FILE__, __LINE__, (got), (expected), (count), (relative), (absolute), \
                       __VA_ARGS__)

/* Checks that floats are near reference numbers, by the size of the largest of them. */
#define CHECK_TENSOR(got, expected, count, ...) \
    harness_check_tensor(__FILE__, __LINE__, (got), (expected), (count), __VA_ARGS__)

/* Checks that floats are within so many units in the last place of reference numbers, or within so
 * much absolute; an exact zero may have either sign. */
#define CHECK_WITHIN(got, expected, count, ulp, absolute, ...) \
    harness_check_within(__FILE__, __LINE__, (got), (expected), (count), (ulp), (absolute), \
                         __VA_ARGS__)

void harness_fail(const char *file, int line, const char *format, ...) HARNESS_PRINTF(3, 4);
int harness_finish(const char *program);
/* Frees this thread's error; to be called where a thread ends. */
void harness_free_error(void);
glia_error **harness_error_slot(void);
void harness_check_ok(const char *file, int line, const char *call, glia_status status);
void harness_check_refused(const char *file, int line, const char *call, glia_status expected,
                           const char *words, glia_status status);
void harness_check_same(const char *file, int line, const float *got, const float *expected,
                        size_t count, const char *format, ...) HARNESS_PRINTF(6, 7);
void harness_check_near(const char *file, int line, const float *got, const double *expected,
                        size_t count, double relative, double absolute, const char *format, ...)
    HARNESS_PRINTF(8, 9);
void harness_check_tensor(const char *file, int line, const float *got, const double *expected,
                          size_t count, const char *format, ...) HARNESS_PRINTF(6, 7);
void harness_check_within(const char *file, int line, const float *got, const double *expected,
                          size_t count, double ulp, double absolute, const char *format, ...)
    HARNESS_PRINTF(8, 9);

/* Whether a loss is near the reference. */
int harness_loss_near(double got, double expected);
/* Whether large cases are to be shortened. */
int harness_short(void);
/* Memory that is there or ends the program. Count 0 gives memory too. */
void *harness_allocate(size_t count, size_t size);
/* Makes a new folder for files, to be removed with remove(). */
void harness_folder(char path[256]);
/* Numbers in -1 to 1 that look random, the same in every run. */
void harness_numbers(float *values, size_t count, uint32_t seed);

/* Golden tables ----------------------------------------------------------------------------- */

/* A record: its numbers as they stand in the table, and rounded to float. */
typedef struct golden_record {
    char name[64];
    size_t count;
    double *values;
    float *floats;
} golden_record;

typedef struct golden_table {
    const char *name;
    golden_record *records;
    size_t count;
} golden_table;

/* Reads tests/golden/<name>.txt, or ends the program. */
golden_table *golden_read(const char *name);
void golden_free(golden_table *table);
/* The record with a name, or NULL. */
const golden_record *golden_find(const golden_table *table, const char *format, ...)
    HARNESS_PRINTF(2, 3);
/* The record with a name; where it is missing the program ends with the file to extend. */
const golden_record *golden_get(const golden_table *table, const char *format, ...)
    HARNESS_PRINTF(2, 3);
/* The next case after `index`: a record "<prefix>…<suffix>". Writes its name without the suffix;
 * returns its place + 1, or 0 where there are no more. Start with index 0. */
size_t golden_next_case(const golden_table *table, size_t index, const char *prefix,
                        const char *suffix, char name[64]);
/* Ends the program with the message for a missing record. */
void golden_missing(const golden_table *table, const char *record);

/* Families ---------------------------------------------------------------------------------- */

/* The functions of a family, so that one test serves all. */
typedef struct harness_family {
    int32_t number;
    const char *name;
    glia_status (*make)(int32_t kind, void **handle, glia_error **error);
    void (*destroy)(void *handle);
    glia_status (*kind)(const void *handle, int32_t *kind, glia_error **error);
    glia_status (*set)(void *handle, int32_t key, double value, glia_error **error);
    glia_status (*get)(const void *handle, int32_t key, double *value, glia_error **error);
} harness_family;

#define HARNESS_FAMILIES 7
extern const harness_family harness_families[HARNESS_FAMILIES];

/* The number of kinds, a kind by its place, and its name. */
int32_t harness_kinds(int32_t family);
int32_t harness_kind(int32_t family, int32_t index);
const char *harness_name(int32_t family, int32_t kind, char name[64]);
/* The number of the kind with a name. */
int32_t harness_find(int32_t family, const char *name);
/* Checks every parameter of every kind of a family: default, bounds, beyond, unknown keys. */
void harness_check_family(const harness_family *family);

/* Runtimes ---------------------------------------------------------------------------------- */

#define HARNESS_MOST_RUNTIMES 16

/* Every level of this CPU with 1, 2 and 3 threads; the first is scalar with 1. */
typedef struct harness_runtimes {
    size_t count;
    glia_runtime *handle[HARNESS_MOST_RUNTIMES];
    char text[HARNESS_MOST_RUNTIMES][48];
} harness_runtimes;

void harness_runtimes_make(harness_runtimes *runtimes);
void harness_runtimes_free(harness_runtimes *runtimes);

/* Models ------------------------------------------------------------------------------------ */

/* A dense layer's units and activation. */
typedef struct harness_dense {
    int32_t units;
    int32_t activation;
} harness_dense;

/* A model of dense layers "layer1", "layer2", … over `inputs` values. */
glia_model *harness_model(int32_t inputs, const harness_dense *layers, size_t count, uint64_t seed);
/* The model of a case of tests/golden/network.txt, with its weights. */
glia_model *harness_golden_model(const golden_table *table, const char *name);
void harness_set_parameter(glia_model *model, const char *name, const golden_record *record);
glia_loss *harness_loss(int32_t kind);
/* Whether the steps of a kind of optimizer are searches. */
int harness_searches(int32_t kind);
glia_optimizer *harness_optimizer(int32_t kind, double learning_rate);
/* A trainer of a model with a loss and an optimizer of these kinds. */
glia_trainer *harness_trainer(const glia_model *model, int32_t loss, int32_t optimizer,
                              double learning_rate, const glia_runtime *runtime,
                              size_t largest_batch, uint64_t seed);
/* A tensor with a copy of these numbers; with columns 0 it has one axis. */
glia_tensor *harness_tensor(int32_t type, const void *values, int64_t rows, int64_t columns);

#define HARNESS_HASH 32
void harness_trainer_hash(const glia_trainer *trainer, uint8_t hash[HARNESS_HASH]);
void harness_model_hash(const glia_model *model, uint8_t hash[HARNESS_HASH]);
int harness_same_hash(const uint8_t *first, const uint8_t *second);

#ifdef __cplusplus
}
#endif

#endif

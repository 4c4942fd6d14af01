/*
 * hostile_table_catalog.c: the exports of the catalogue, of errors, of runtimes, and the versions.
 */
#include "hostile_describe.h"
#include "hostile_tables.h"

static const glia_runtime_options runtime_options = {sizeof(runtime_options), 1, 0};

#define FAMILY_AND_KIND CODE("family", GLIA_FAMILY_OPTIMIZER), CODE("kind", GLIA_OPTIMIZER_ADAM)
#define PLACE                                                                                      \
    NUMBER_WRONG("index", 0, NULL, {-1, GLIA_ERROR_INVALID_ARGUMENT},                              \
                 {9999, GLIA_ERROR_INVALID_ARGUMENT}, {INT32_MIN, GLIA_ERROR_INVALID_ARGUMENT},    \
                 {INT32_MAX, GLIA_ERROR_INVALID_ARGUMENT})

CALL(catalog_count, I32(0), P(1), P(2))
CALL(catalog_kind, I32(0), I32(1), P(2), P(3))
CALL(catalog_find, I32(0), P(1), SIZE(2), P(3), P(4))
CALL(catalog_name, I32(0), I32(1), P(2), SIZE(3), P(4), P(5))
CALL(catalog_description, I32(0), I32(1), P(2), SIZE(3), P(4), P(5))
CALL(catalog_parameter_count, I32(0), I32(1), P(2), P(3))
CALL(catalog_parameter, I32(0), I32(1), I32(2), P(3), P(4))
CALL(catalog_parameter_description, I32(0), I32(1), I32(2), P(3), SIZE(4), P(5), P(6))
CALL(parameter_name, I32(0), P(1), SIZE(2), P(3), P(4))

CALL(error_code, P(0))
CALL(error_message, P(0), P(1), SIZE(2), P(3))
CALL_FREE(error_free)
CALL(status_text, I32(0), P(1), SIZE(2), P(3), P(4))

CALL(runtime_new, P(0), P(1), P(2))
CALL_FREE(runtime_free)
CALL(runtime_threads, P(0), P(1), P(2))
CALL(runtime_level, P(0), P(1), P(2))
CALL(level_name, I32(0), P(1), SIZE(2), P(3), P(4))

static int32_t call_version(const struct slot *slots)
{
    (void)slots;
    return (int32_t)glia_version();
}

static int32_t call_abi_version(const struct slot *slots)
{
    (void)slots;
    return glia_abi_version();
}

const struct export_entry entries_of_catalog[] = {
    ENTRY(catalog_count, CODE("family", GLIA_FAMILY_LOSS), OUT("count", int32_t), ERROR),
    ENTRY(catalog_kind, CODE("family", GLIA_FAMILY_LAYER), PLACE, OUT("kind", int32_t), ERROR),
    ENTRY(catalog_find, CODE("family", GLIA_FAMILY_OPTIMIZER),
          STRING("name", "adam", GLIA_ERROR_NOT_FOUND, GLIA_ERROR_NOT_FOUND),
          OUT("kind", int32_t), ERROR),
    ENTRY(catalog_name, FAMILY_AND_KIND, TEXT_OUT, ERROR),
    ENTRY(catalog_description, FAMILY_AND_KIND, TEXT_OUT, ERROR),
    ENTRY(catalog_parameter_count, FAMILY_AND_KIND, OUT("count", int32_t), ERROR),
    ENTRY(catalog_parameter, FAMILY_AND_KIND, PLACE, RESULT("info", glia_parameter_info), ERROR),
    ENTRY(catalog_parameter_description, FAMILY_AND_KIND, KEY("key", GLIA_PARAM_BETA1), TEXT_OUT,
          ERROR),
    ENTRY(parameter_name, KEY("key", GLIA_PARAM_UNITS), TEXT_OUT, ERROR),

    /* The handle that KIND_ERROR makes is of this status. */
    ENTRY_VALUE(error_code, GLIA_ERROR_UNKNOWN_KIND, OPTIONAL("error", KIND_ERROR)),
    ENTRY(error_message, SHARED("error", KIND_ERROR), TEXT_OUT),
    ENTRY_FREE(error_free, "error", KIND_ERROR),
    ENTRY(status_text,
          NUMBER_WRONG("status", GLIA_ERROR_BUSY, NULL, {-1, GLIA_ERROR_UNKNOWN_KIND},
                       {18, GLIA_ERROR_UNKNOWN_KIND}, {INT32_MAX, GLIA_ERROR_UNKNOWN_KIND},
                       {INT32_MIN, GLIA_ERROR_UNKNOWN_KIND}),
          TEXT_OUT, ERROR),

    ENTRY(runtime_new, OPTIONS(runtime_options), OUT_HANDLE("runtime", KIND_RUNTIME), ERROR),
    ENTRY_FREE(runtime_free, "runtime", KIND_RUNTIME),
    ENTRY(runtime_threads, SHARED("runtime", KIND_RUNTIME), OUT("threads", int32_t), ERROR),
    ENTRY(runtime_level, OPTIONAL("runtime", KIND_RUNTIME), OUT("level", int32_t), ERROR),
    ENTRY(level_name, CODE("level", GLIA_LEVEL_NEON), TEXT_OUT, ERROR),

    ENTRY_VALUE(version, GLIA_VERSION, {.name = NULL}),
    ENTRY_VALUE(abi_version, GLIA_ABI_VERSION, {.name = NULL}),
};
const size_t count_of_catalog = sizeof(entries_of_catalog) / sizeof(entries_of_catalog[0]);

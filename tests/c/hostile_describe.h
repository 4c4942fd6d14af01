/*
 * hostile_describe.h: the words with which hostile_table_*.c describe an export and its arguments.
 */
#ifndef HOSTILE_DESCRIBE_H
#define HOSTILE_DESCRIBE_H

#include "hostile.h"

/* The function that calls an export with the values of the slots. */
#define CALL(NAME, ...)                                                                            \
    static int32_t call_##NAME(const struct slot *slots)                                           \
    {                                                                                              \
        return (int32_t)glia_##NAME(__VA_ARGS__);                                                  \
    }
#define CALL_FREE(NAME)                                                                            \
    static int32_t call_##NAME(const struct slot *slots)                                           \
    {                                                                                              \
        glia_##NAME(slots[0].pointer);                                                             \
        return 0;                                                                                  \
    }
#define P(PLACE) slots[PLACE].pointer
#define I32(PLACE) (int32_t) slots[PLACE].number
#define I64(PLACE) slots[PLACE].number
#define U64(PLACE) (uint64_t) slots[PLACE].number
#define SIZE(PLACE) (size_t) slots[PLACE].number
#define REAL(PLACE) slots[PLACE].real

/* Entries of a table. FAILING is for what no valid arguments make work. */
#define ENTRY(NAME, ...) {"glia_" #NAME, call_##NAME, RETURNS_STATUS, GLIA_OK, {__VA_ARGS__}}
#define ENTRY_FAILING(NAME, STATUS, ...)                                                           \
    {"glia_" #NAME, call_##NAME, RETURNS_STATUS, STATUS, {__VA_ARGS__}}
#define ENTRY_VALUE(NAME, VALUE, ...)                                                              \
    {"glia_" #NAME, call_##NAME, RETURNS_VALUE, (int32_t)(VALUE), {__VA_ARGS__}}
#define ENTRY_FREE(NAME, ARGUMENT, KIND)                                                           \
    {"glia_" #NAME, call_##NAME, RETURNS_NOTHING, 0,                                               \
     {{.name = ARGUMENT, .role = ROLE_FREED, .kind = KIND, .optional = true,                       \
       .exclusive = true}}}

/* Handles. */
#define SHARED(NAME, KIND) {.name = NAME, .role = ROLE_HANDLE, .kind = KIND}
#define OPTIONAL(NAME, KIND) {.name = NAME, .role = ROLE_HANDLE, .kind = KIND, .optional = true}
#define EXCLUSIVE(NAME, KIND) {.name = NAME, .role = ROLE_HANDLE, .kind = KIND, .exclusive = true}
#define OUT_HANDLE(NAME, KIND)                                                                     \
    {.name = NAME, .role = ROLE_OUT_HANDLE, .kind = KIND, .size = sizeof(void *),                  \
     .alignment = sizeof(void *)}
#define ERROR {.name = "error", .role = ROLE_ERROR, .size = sizeof(void *), .optional = true}

/* Values and arrays. */
#define OUT(NAME, TYPE)                                                                            \
    {.name = NAME, .role = ROLE_OUT, .size = sizeof(TYPE), .alignment = sizeof(TYPE)}
#define OUT_OPTIONAL(NAME, TYPE)                                                                   \
    {.name = NAME, .role = ROLE_OUT, .size = sizeof(TYPE), .alignment = sizeof(TYPE),              \
     .optional = true}
#define ARRAY_IN(NAME, CONTENT, COUNT)                                                             \
    {.name = NAME, .role = ROLE_ARRAY_IN, .content = CONTENT, .size = sizeof(CONTENT),             \
     .alignment = sizeof((CONTENT)[0]), .also = COUNT}
#define ARRAY_IN_OPTIONAL(NAME, CONTENT, COUNT)                                                    \
    {.name = NAME, .role = ROLE_ARRAY_IN, .content = CONTENT, .size = sizeof(CONTENT),             \
     .alignment = sizeof((CONTENT)[0]), .also = COUNT, .optional = true}
#define BYTES_IN(NAME, CONTENT, SIZE_AT, COUNT)                                                    \
    {.name = NAME, .role = ROLE_ARRAY_IN, .content = CONTENT, .size_at = SIZE_AT,                  \
     .alignment = 1, .also = COUNT}
#define ARRAY_OUT(NAME, TYPE, LENGTH, COUNT)                                                       \
    {.name = NAME, .role = ROLE_ARRAY_OUT, .size = (LENGTH) * sizeof(TYPE),                        \
     .alignment = sizeof(TYPE), .also = COUNT}
#define ARRAY_OUT_OPTIONAL(NAME, TYPE, LENGTH, COUNT)                                              \
    {.name = NAME, .role = ROLE_ARRAY_OUT, .size = (LENGTH) * sizeof(TYPE),                        \
     .alignment = sizeof(TYPE), .also = COUNT, .optional = true}

/* Numbers. WRONG lists the values that are refused, each with its status. */
#define WRONG(...) ((const struct wrong_number[]){__VA_ARGS__, {0, END_OF_LIST}})
#define NUMBER(NAME, VALUE) {.name = NAME, .role = ROLE_NUMBER, .number = VALUE}
#define NUMBER_WRONG(NAME, VALUE, ALSO, ...)                                                       \
    {.name = NAME, .role = ROLE_NUMBER, .number = VALUE, .also = ALSO, .wrong = WRONG(__VA_ARGS__)}
#define NUMBER_AT(NAME, ADDRESS, ALSO, ...)                                                        \
    {.name = NAME, .role = ROLE_NUMBER, .number_at = ADDRESS, .also = ALSO,                        \
     .wrong = WRONG(__VA_ARGS__)}
#define CODE(NAME, VALUE)                                                                          \
    {.name = NAME, .role = ROLE_CODE, .number = VALUE, .status = GLIA_ERROR_UNKNOWN_KIND}
#define KEY(NAME, VALUE)                                                                           \
    {.name = NAME, .role = ROLE_CODE, .number = VALUE, .status = GLIA_ERROR_UNKNOWN_KEY}
#define VALUE(NAME, NUMBER) {.name = NAME, .role = ROLE_REAL, .real = NUMBER}

/* Strings: a text, its length, and what an empty one and one with a NUL inside give. */
#define STRING(NAME, TEXT, EMPTY, EMBEDDED)                                                        \
    {.name = NAME, .role = ROLE_STRING, .content = TEXT, .size = sizeof(TEXT),                     \
     .also = NAME "_length", .empty = EMPTY, .embedded = EMBEDDED, .alignment = 1},                \
        {.name = NAME "_length", .role = ROLE_LENGTH, .number = sizeof(TEXT) - 1, .also = NAME}
#define PATH(NAME, TEXT, LENGTH_AT)                                                                \
    {.name = NAME, .role = ROLE_STRING, .content = TEXT, .size = sizeof(TEXT),                     \
     .also = NAME "_length", .empty = GLIA_ERROR_IO, .embedded = GLIA_ERROR_IO, .alignment = 1},   \
        {.name = NAME "_length", .role = ROLE_LENGTH, .number_at = LENGTH_AT, .also = NAME}

/* Results that are asked for twice: for the size, then for the content. */
#define TOO_LARGE {-1, GLIA_ERROR_INVALID_ARGUMENT}, {INT64_MAX, GLIA_ERROR_INVALID_ARGUMENT}
#define TEXT_OUT                                                                                   \
    {.name = "text", .role = ROLE_SIZED_OUT, .size = 64, .alignment = 1, .also = "capacity"},      \
        NUMBER_WRONG("capacity", 64, "text", {-1, GLIA_ERROR_INVALID_ARGUMENT}),                   \
        OUT_OPTIONAL("needed", size_t)
#define SHAPE_OUT(NAME, LENGTH)                                                                    \
    {.name = NAME, .role = ROLE_SIZED_OUT, .size = (LENGTH) * sizeof(int64_t),                     \
     .alignment = sizeof(int64_t), .also = "capacity"},                                            \
        NUMBER_WRONG("capacity", LENGTH, NAME, {0, GLIA_ERROR_INVALID_ARGUMENT},                   \
                     {(LENGTH) - 1, GLIA_ERROR_INVALID_ARGUMENT}),                                 \
        OUT("rank", size_t)
#define FILE_OUT(SIZE_AT)                                                                          \
    {.name = "bytes", .role = ROLE_SIZED_OUT, .size_at = SIZE_AT, .alignment = 1,                  \
     .also = "capacity"},                                                                          \
        NUMBER_AT("capacity", SIZE_AT, "bytes", {0, GLIA_ERROR_INVALID_ARGUMENT},                  \
                  {1, GLIA_ERROR_INVALID_ARGUMENT}, {100, GLIA_ERROR_INVALID_ARGUMENT}),           \
        OUT("needed", size_t)
#define HASH_OUT                                                                                   \
    ARRAY_OUT("hash", uint8_t, 32, "capacity"),                                                    \
        NUMBER_WRONG("capacity", 32, "hash", {0, GLIA_ERROR_INVALID_ARGUMENT},                     \
                     {31, GLIA_ERROR_INVALID_ARGUMENT})

/* Structs that begin with their size. */
#define OPTIONS(CONTENT)                                                                           \
    {.name = "options", .role = ROLE_OPTIONS, .content = &(CONTENT), .size = sizeof(CONTENT),      \
     .alignment = sizeof(size_t), .optional = true}
#define RESULT(NAME, TYPE)                                                                         \
    {.name = NAME, .role = ROLE_RESULT, .size = sizeof(TYPE), .alignment = sizeof(size_t)}
#define RESULT_OPTIONAL(NAME, TYPE)                                                                \
    {.name = NAME, .role = ROLE_RESULT, .size = sizeof(TYPE), .alignment = sizeof(size_t),         \
     .optional = true}
#define CALLBACK(NAME) {.name = NAME, .role = ROLE_CALLBACK, .optional = true}
#define CALLBACK_NEEDED(NAME) {.name = NAME, .role = ROLE_CALLBACK}
#define USER(NAME) {.name = NAME, .role = ROLE_USER, .optional = true}

#endif

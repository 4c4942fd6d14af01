/*
 * hostile_check_values.c: numbers out of range, strings, and structs with a wrong size.
 */
#include "hostile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void try_number(const struct export_entry *entry, size_t place, int64_t value,
                       glia_status status)
{
    struct fixture fixture;
    begin_check_of_number(entry, entry->arguments[place].name, value);
    fixture_begin(&fixture, entry);
    fixture.slots[place].number = value;
    expect_failure(&fixture, status, &entry->arguments[place]);
    fixture_end(&fixture);
}

static void check_code(const struct export_entry *entry, size_t place)
{
    static const int64_t wrong[] = {-1, 0, 999, 9999, INT32_MIN, INT32_MAX};
    for (size_t index = 0; index < sizeof(wrong) / sizeof(wrong[0]); index++) {
        try_number(entry, place, wrong[index], entry->arguments[place].status);
    }
}

static void check_real(const struct export_entry *entry, size_t place)
{
    static const double wrong[] = {NAN, INFINITY, -INFINITY, 1e300, -1e300};
    for (size_t index = 0; index < sizeof(wrong) / sizeof(wrong[0]); index++) {
        struct fixture fixture;
        begin_check(entry, "a value out of range", entry->arguments[place].name);
        fixture_begin(&fixture, entry);
        fixture.slots[place].real = wrong[index];
        expect_failure(&fixture, GLIA_ERROR_OUT_OF_RANGE, &entry->arguments[place]);
        fixture_end(&fixture);
    }
}

void check_wrong_numbers(const struct export_entry *entry)
{
    for (size_t place = 0; place < argument_count(entry); place++) {
        const struct argument *argument = &entry->arguments[place];
        if (argument->role == ROLE_CODE) {
            check_code(entry, place);
        } else if (argument->role == ROLE_REAL && entry->outcome == GLIA_OK) {
            check_real(entry, place);
        }
        const struct wrong_number *wrong = argument->wrong;
        for (; wrong != NULL && wrong->status != END_OF_LIST; wrong++) {
            try_number(entry, place, wrong->value, wrong->status);
        }
    }
}

/* Calls with a text for a string argument; GLIA_OK stands for the outcome. */
static void try_text(const struct export_entry *entry, size_t place, const char *text,
                     size_t length, glia_status status)
{
    struct fixture fixture;
    fixture_begin(&fixture, entry);
    fixture.slots[place].pointer = (void *)(uintptr_t)text;
    fixture.slots[place + 1].number = (int64_t)length;
    if (status == GLIA_OK) {
        expect_outcome(&fixture);
    } else {
        expect_failure(&fixture, status, &entry->arguments[place]);
    }
    fixture_end(&fixture);
}

static void check_string(const struct export_entry *entry, size_t place)
{
    const struct argument *argument = &entry->arguments[place];
    begin_check(entry, "GLIA_STRLEN", argument->name);
    try_text(entry, place, argument->content, GLIA_STRLEN, GLIA_OK);
    begin_check(entry, "NULL and GLIA_STRLEN", argument->name);
    try_text(entry, place, NULL, GLIA_STRLEN, GLIA_ERROR_NULL_POINTER);
    begin_check(entry, "no UTF-8", argument->name);
    try_text(entry, place, "\xff\xfe", 2, GLIA_ERROR_INVALID_ARGUMENT);
    try_text(entry, place, "gli\xc3", GLIA_STRLEN, GLIA_ERROR_INVALID_ARGUMENT);
    try_text(entry, place, "\xed\xa0\x80", 3, GLIA_ERROR_INVALID_ARGUMENT);
    begin_check(entry, "NUL inside", argument->name);
    try_text(entry, place, "a\0b", 3, argument->embedded);
    begin_check(entry, "length 0", argument->name);
    try_text(entry, place, "", 0, argument->empty);
    try_text(entry, place, "", GLIA_STRLEN, argument->empty);
    try_text(entry, place, NULL, 0, argument->empty);
    begin_check(entry, "a length of half the memory", argument->name);
    try_text(entry, place, "a", (size_t)PTRDIFF_MAX + 1, GLIA_ERROR_INVALID_ARGUMENT);
}

void check_strings(const struct export_entry *entry)
{
    for (size_t place = 0; place < argument_count(entry); place++) {
        if (entry->arguments[place].role == ROLE_STRING) {
            check_string(entry, place);
        }
    }
}

/* Calls with a struct that says it has `size` bytes, `last` being the last of them. */
static void try_struct(const struct export_entry *entry, size_t place, size_t size, char last,
                       glia_status status)
{
    const size_t known = entry->arguments[place].size;
    const size_t room = size < known ? known : size;
    struct fixture fixture;
    fixture_begin(&fixture, entry);
    unsigned char *given = calloc(1, room);
    memcpy(given, fixture.memory[place], known);
    memcpy(given, &size, sizeof size);
    if (size > known) {
        given[size - 1] = (unsigned char)last;
    }
    fixture.slots[place].pointer = given;
    if (status == GLIA_OK) {
        expect_outcome(&fixture);
    } else {
        expect_failure(&fixture, status, &entry->arguments[place]);
    }
    fixture_end(&fixture);
    free(given);
}

static void check_struct(const struct export_entry *entry, size_t place)
{
    const struct argument *argument = &entry->arguments[place];
    const glia_status newer = argument->role == ROLE_OPTIONS ? GLIA_ERROR_UNSUPPORTED : GLIA_OK;
    begin_check(entry, "a wrong struct_size", argument->name);
    try_struct(entry, place, 0, 0, GLIA_ERROR_INVALID_ARGUMENT);
    try_struct(entry, place, 1, 0, GLIA_ERROR_INVALID_ARGUMENT);
    try_struct(entry, place, 5000, 0, GLIA_ERROR_INVALID_ARGUMENT);
    begin_check(entry, "a struct of an older header", argument->name);
    try_struct(entry, place, sizeof(size_t), 0, GLIA_OK);
    try_struct(entry, place, sizeof(size_t) + 4, 0, GLIA_OK);
    begin_check(entry, "a struct of a newer header", argument->name);
    try_struct(entry, place, argument->size + 8, 0, GLIA_OK);
    try_struct(entry, place, 4096, 0, GLIA_OK);
    begin_check(entry, "a struct with a newer field", argument->name);
    try_struct(entry, place, argument->size + 8, 1, newer);
    try_struct(entry, place, 4096, 1, newer);
}

void check_structs(const struct export_entry *entry)
{
    for (size_t place = 0; place < argument_count(entry); place++) {
        enum role role = entry->arguments[place].role;
        if (role == ROLE_OPTIONS || role == ROLE_RESULT) {
            check_struct(entry, place);
        }
    }
}

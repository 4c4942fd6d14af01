/*
 * hostile_check_pointers.c: the valid call; NULL, misaligned pointers and handles of other kinds
 * for each argument in turn.
 */
#include "hostile.h"

#include <string.h>

/* What a call with one argument changed gives: its outcome, or a failure. */
static void try_pointer(const struct export_entry *entry, size_t place, void *pointer, bool good,
                        glia_status status)
{
    struct fixture fixture;
    fixture_begin(&fixture, entry);
    fixture.slots[place].pointer = pointer;
    if (good) {
        expect_outcome(&fixture);
    } else {
        expect_failure(&fixture, status, &entry->arguments[place]);
    }
    fixture_end(&fixture);
}

void check_valid_call(const struct export_entry *entry)
{
    struct fixture fixture;
    begin_check(entry, "valid call", NULL);
    fixture_begin(&fixture, entry);
    expect_outcome(&fixture);
    fixture_end(&fixture);
}

static bool is_pointer(const struct argument *argument)
{
    return argument->role != ROLE_LENGTH && argument->role != ROLE_NUMBER &&
           argument->role != ROLE_CODE && argument->role != ROLE_REAL;
}

/* NULL for an array of no elements gives the same as an address. */
static void check_null_without_elements(const struct export_entry *entry, size_t place)
{
    const struct argument *argument = &entry->arguments[place];
    int count = argument_named(entry, argument->also);
    struct fixture fixture;
    if (count < 0 || entry->returns != RETURNS_STATUS) {
        return;
    }
    begin_check(entry, "NULL and count 0", argument->name);
    fixture_begin(&fixture, entry);
    fixture.slots[count].number = 0;
    int32_t status = fixture_call(&fixture);
    clean_outputs(&fixture);
    fixture.slots[place].pointer = NULL;
    bool sized = argument->role == ROLE_SIZED_OUT;
    check_status(fixture_call(&fixture), sized ? entry->outcome : status);
    clean_outputs(&fixture);
    fixture_end(&fixture);
}

static void check_null_callback(const struct export_entry *entry, size_t place)
{
    struct fixture fixture;
    fixture_begin(&fixture, entry);
    fixture.slots[place].progress = NULL;
    fixture.slots[place].release = NULL;
    fixture.slots[place].loss = NULL;
    fixture.slots[place].jobs = NULL;
    fixture.slots[place].log = NULL;
    fixture.slots[place].allocate = NULL;
    fixture.slots[place].deallocate = NULL;
    fixture.slots[place].pointer = NULL;
    if (entry->arguments[place].optional) {
        expect_outcome(&fixture);
    } else {
        expect_failure(&fixture, GLIA_ERROR_NULL_POINTER, &entry->arguments[place]);
    }
    fixture_end(&fixture);
}

void check_null_pointers(const struct export_entry *entry)
{
    for (size_t place = 0; place < argument_count(entry); place++) {
        const struct argument *argument = &entry->arguments[place];
        if (!is_pointer(argument) || argument->role == ROLE_FREED) {
            continue;
        }
        begin_check(entry, "NULL", argument->name);
        if (argument->role == ROLE_CALLBACK) {
            check_null_callback(entry, place);
            continue;
        }
        bool good = argument->optional && entry->returns == RETURNS_STATUS;
        try_pointer(entry, place, NULL, good, GLIA_ERROR_NULL_POINTER);
        if (argument->role == ROLE_ARRAY_IN || argument->role == ROLE_ARRAY_OUT ||
            argument->role == ROLE_SIZED_OUT) {
            check_null_without_elements(entry, place);
        }
    }
}

static void check_misaligned_handle(const struct export_entry *entry, size_t place)
{
    const struct argument *argument = &entry->arguments[place];
    struct fixture fixture;
    for (int offset = 1; offset < 8; offset += 3) {
        fixture_begin(&fixture, entry);
        fixture.slots[place].pointer = (char *)fixture.valid[place].pointer + offset;
        expect_failure_with(&fixture, GLIA_ERROR_BAD_HANDLE, argument, "misaligned pointer");
        fixture_restore(&fixture);
        expect_outcome(&fixture);
        fixture_end(&fixture);
    }
}

static void check_misaligned_value(const struct export_entry *entry, size_t place)
{
    struct fixture fixture;
    fixture_begin(&fixture, entry);
    fixture.slots[place].pointer = fixture.memory[place] + 1;
    expect_failure(&fixture, GLIA_ERROR_NULL_POINTER, &entry->arguments[place]);
    fixture_end(&fixture);
}

void check_misaligned_pointers(const struct export_entry *entry)
{
    for (size_t place = 0; place < argument_count(entry); place++) {
        const struct argument *argument = &entry->arguments[place];
        begin_check(entry, "misaligned", argument->name);
        if (argument->role == ROLE_HANDLE) {
            check_misaligned_handle(entry, place);
        } else if (argument->alignment > 1) {
            check_misaligned_value(entry, place);
        }
    }
}

/* Memory that is no handle: zeros, and what freed memory often holds. */
static void check_no_handle(const struct export_entry *entry, size_t place)
{
    static uint64_t memory[32];
    for (int byte = 0; byte < 0x100; byte += 0x55) {
        struct fixture fixture;
        memset(memory, byte, sizeof memory);
        fixture_begin(&fixture, entry);
        fixture.slots[place].pointer = memory;
        expect_failure_with(&fixture, GLIA_ERROR_BAD_HANDLE, &entry->arguments[place],
                            "got a pointer to something else");
        fixture_end(&fixture);
    }
}

static void check_other_kind(const struct export_entry *entry, size_t place, enum handle_kind kind)
{
    const struct argument *argument = &entry->arguments[place];
    const char *names[2] = {kind_name(argument->kind), kind_name(kind)};
    struct fixture fixture;
    fixture_begin(&fixture, entry);
    for (int name = 0; name < 2; name++) {
        fixture.slots[place].pointer = spare_handle(kind);
        expect_failure_with(&fixture, GLIA_ERROR_BAD_HANDLE, argument, names[name]);
    }
    fixture_restore(&fixture);
    expect_outcome(&fixture);
    fixture_end(&fixture);
}

void check_handles_of_other_kinds(const struct export_entry *entry)
{
    for (size_t place = 0; place < argument_count(entry); place++) {
        const struct argument *argument = &entry->arguments[place];
        if (argument->role != ROLE_HANDLE) {
            continue;
        }
        begin_check(entry, "no handle", argument->name);
        check_no_handle(entry, place);
        for (int kind = 0; kind < KIND_COUNT; kind++) {
            if ((enum handle_kind)kind != plain_kind(argument->kind)) {
                begin_check(entry, kind_name((enum handle_kind)kind), argument->name);
                check_other_kind(entry, place, (enum handle_kind)kind);
            }
        }
    }
}

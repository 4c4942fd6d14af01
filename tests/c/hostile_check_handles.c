/*
 * hostile_check_handles.c: what only a checked library recognises, or does: freed handles, panics
 * inside a call, and the poisoned handles that they leave.
 */
#include "hostile.h"

enum { MOST_PANICS = 200 };

void check_freed_handles(const struct export_entry *entry)
{
    for (size_t place = 0; place < argument_count(entry); place++) {
        const struct argument *argument = &entry->arguments[place];
        struct fixture fixture;
        if (argument->role != ROLE_HANDLE) {
            continue;
        }
        begin_check(entry, "freed", argument->name);
        fixture_begin(&fixture, entry);
        free_handle(argument->kind, fixture.valid[place].pointer);
        expect_failure_with(&fixture, GLIA_ERROR_BAD_HANDLE, argument, "handle that was freed");
        fixture.valid[place].pointer = make_handle(argument->kind);
        fixture_restore(&fixture);
        expect_outcome(&fixture);
        fixture_end(&fixture);
    }
}

/* Freeing what is no handle of this kind does nothing. */
static void check_free_of_others(struct fixture *fixture, enum handle_kind own)
{
    static uint64_t memory[32];
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        if ((enum handle_kind)kind != own) {
            fixture->slots[0].pointer = spare_handle((enum handle_kind)kind);
            fixture_call(fixture);
            check(handle_is_alive((enum handle_kind)kind, fixture->slots[0].pointer),
                  "a handle of another kind to live on");
        }
    }
    fixture->slots[0].pointer = memory;
    fixture_call(fixture);
    fixture->slots[0].pointer = (char *)fixture->valid[0].pointer + 1;
    fixture_call(fixture);
    fixture->slots[0].pointer = NULL;
    fixture_call(fixture);
}

void check_free_function(const struct export_entry *entry)
{
    struct fixture fixture;
    if (entry->arguments[0].role != ROLE_FREED) {
        return;
    }
    enum handle_kind kind = entry->arguments[0].kind;
    begin_check(entry, "freeing", NULL);
    fixture_begin(&fixture, entry);
    check_free_of_others(&fixture, kind);
    fixture_restore(&fixture);
    check(handle_is_alive(kind, fixture.valid[0].pointer), "the handle to live on");
    fixture_call(&fixture);
    check(!handle_is_alive(kind, fixture.valid[0].pointer), "a freed handle to be refused");
    begin_check(entry, "freeing twice", NULL);
    fixture_call(&fixture);
    check(!handle_is_alive(kind, fixture.valid[0].pointer), "a freed handle to be refused");
    fixture_end(&fixture);
}

/* The first argument that the call has to itself, or -1. */
static int exclusive_place(const struct export_entry *entry)
{
    for (size_t place = 0; place < argument_count(entry); place++) {
        if (entry->arguments[place].role == ROLE_HANDLE && entry->arguments[place].exclusive) {
            return (int)place;
        }
    }
    return -1;
}

/* After an internal error: the handle that was changed is poisoned, the others work. */
static void check_after_panic(struct fixture *fixture)
{
    const struct export_entry *entry = fixture->entry;
    int place = exclusive_place(entry);
    if (place < 0) {
        expect_outcome(fixture);
        return;
    }
    expect_failure_with(fixture, GLIA_ERROR_POISONED, &entry->arguments[place], "free it");
    fixture->slots[place].pointer = make_handle(entry->arguments[place].kind);
    expect_outcome(fixture);
    free_handle(entry->arguments[place].kind, fixture->slots[place].pointer);
}

/* A call whose argument check number `passed` panics. False: it has no such check. */
static bool panic_after(const struct export_entry *entry, int passed)
{
    struct fixture fixture;
    fixture_begin(&fixture, entry);
    remember_memory(&fixture);
    glia_checked_panic_after(passed);
    int32_t status = fixture_call(&fixture);
    glia_checked_panic_after(-1);
    bool panicked = status == GLIA_ERROR_INTERNAL;
    if (panicked) {
        check(memory_is_unchanged(&fixture), "no memory to be written");
        if (place_of_error(entry) >= 0) {
            const struct argument blamed = {.name = "internal error"};
            check_message(take_error(&fixture), status, &blamed);
        }
        clean_outputs(&fixture);
        check_after_panic(&fixture);
    } else {
        check_status(status, entry->outcome);
    }
    fixture_end(&fixture);
    return panicked;
}

/* A panic where the error cannot be told. */
static void panic_with_error_at(const struct export_entry *entry, size_t place, size_t offset)
{
    struct fixture fixture;
    fixture_begin(&fixture, entry);
    void *pointer = offset == 0 ? NULL : fixture.memory[place] + offset;
    fixture.slots[place].pointer = pointer;
    remember_memory(&fixture);
    glia_checked_panic_after(0);
    check_status(fixture_call(&fixture), GLIA_ERROR_INTERNAL);
    glia_checked_panic_after(-1);
    check(memory_is_unchanged(&fixture), "no memory to be written");
    fixture_restore(&fixture);
    check_after_panic(&fixture);
    fixture_end(&fixture);
}

/* Functions that return no status give 0, or do nothing, and work afterwards. */
static void panic_without_status(const struct export_entry *entry)
{
    struct fixture fixture;
    fixture_begin(&fixture, entry);
    glia_checked_panic_after(0);
    check_status(fixture_call(&fixture), 0);
    glia_checked_panic_after(-1);
    expect_outcome(&fixture);
    fixture_end(&fixture);
}

void check_panics(const struct export_entry *entry)
{
    int passed = 0;
    begin_check(entry, "a panic inside", NULL);
    if (entry->returns != RETURNS_STATUS) {
        panic_without_status(entry);
        return;
    }
    while (passed < MOST_PANICS && panic_after(entry, passed)) {
        passed++;
    }
    check(passed > 0 && passed < MOST_PANICS, "a panic in at least one check of an argument");
    int place = place_of_error(entry);
    if (place >= 0) {
        begin_check(entry, "a panic inside, no place for the error", NULL);
        panic_with_error_at(entry, (size_t)place, 0);
        panic_with_error_at(entry, (size_t)place, 1);
    }
}

/* An export that has a handle of this kind to itself, to poison one with. */
static const struct export_entry *poisoner(enum handle_kind kind)
{
    for (size_t index = 0; index < entry_count(); index++) {
        int place = exclusive_place(entry_at(index));
        if (place == 0 && entry_at(index)->arguments[0].kind == kind) {
            return entry_at(index);
        }
    }
    return NULL;
}

static void poison(enum handle_kind kind, void *handle)
{
    struct fixture fixture;
    fixture_begin(&fixture, poisoner(plain_kind(kind)));
    fixture.slots[0].pointer = handle;
    glia_checked_panic_after(0);
    check_status(fixture_call(&fixture), GLIA_ERROR_INTERNAL);
    glia_checked_panic_after(-1);
    fixture_end(&fixture);
}

/* Every call with a poisoned handle is refused, and freeing it works. */
void check_poisoned_handles(const struct export_entry *entry)
{
    for (size_t place = 0; place < argument_count(entry); place++) {
        const struct argument *argument = &entry->arguments[place];
        struct fixture fixture;
        if (argument->role != ROLE_HANDLE || poisoner(plain_kind(argument->kind)) == NULL) {
            continue;
        }
        begin_check(entry, "poisoned", argument->name);
        fixture_begin(&fixture, entry);
        poison(argument->kind, fixture.valid[place].pointer);
        expect_failure_with(&fixture, GLIA_ERROR_POISONED, argument, kind_name(argument->kind));
        fixture_end(&fixture);
    }
}

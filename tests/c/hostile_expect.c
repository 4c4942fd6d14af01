/*
 * hostile_expect.c: what a call must give: the valid one its outcome, a wrong one a status, a
 * message that names the argument, and memory as it was.
 */
#include "hostile.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FAILURES_SHOWN = 200 };

static long checks, failures;
static char context[200];

/* Says what the next checks are about, for the output where one fails. */
void begin_check(const struct export_entry *entry, const char *what, const char *argument)
{
    snprintf(context, sizeof context, "%s: %s%s%s", entry == NULL ? "program" : entry->name, what,
             argument == NULL ? "" : ": ", argument == NULL ? "" : argument);
}

void begin_check_of_number(const struct export_entry *entry, const char *argument, int64_t value)
{
    char text[80];
    snprintf(text, sizeof text, "%s = %" PRId64, argument, value);
    begin_check(entry, "number", text);
}

static void check_with(bool good, const char *expected, const char *got)
{
    checks++;
    if (good) {
        return;
    }
    failures++;
    if (failures <= MOST_FAILURES_SHOWN) {
        printf("FAILED %s\n    expected %s%s%s\n", context, expected, got == NULL ? "" : ", got ",
               got == NULL ? "" : got);
        fflush(stdout);
    }
}

void check(bool good, const char *expected)
{
    check_with(good, expected, NULL);
}

static const char *status_name(int32_t status, char text[48])
{
    char name[40] = "";
    glia_status_text(status, name, sizeof name, NULL, NULL);
    snprintf(text, 48, "%" PRId32 " %s", status, name);
    return text;
}

void check_status(int32_t status, int32_t expected)
{
    char wanted[48], got[48];
    check_with(status == expected, status_name(expected, wanted), status_name(status, got));
}

/* Whether the message begins with the name and a colon, or has them after a colon: what stands
 * before may say where in a graph it happened. */
static bool names(const char *message, const char *name)
{
    char start[64], inside[64];
    if (name == NULL) {
        return false;
    }
    snprintf(start, sizeof start, "%s:", name);
    snprintf(inside, sizeof inside, ": %s:", name);
    return strncmp(message, start, strlen(start)) == 0 || strstr(message, inside) != NULL;
}

static void check_text(const char *message, const struct argument *argument)
{
    char expected[100];
    snprintf(expected, sizeof expected, "a message that names \"%s\"", argument->name);
    check_with(names(message, argument->name) || names(message, argument->also), expected,
               message);
}

/* Checks an error, and frees it. Without an argument, any message is good. */
void check_message(glia_error *error, int32_t status, const struct argument *argument)
{
    char message[600] = "";
    check(error != NULL, "an error");
    if (error == NULL) {
        return;
    }
    check(glia_error_code(error) == status, "the error's code to be the status");
    check(glia_error_message(error, message, sizeof message, NULL) == GLIA_OK, "a message");
    if (argument != NULL) {
        check_text(message, argument);
    } else {
        check(message[0] != '\0', "a message that is not empty");
    }
    glia_error_free(error);
}

static bool is_read_only(enum role role)
{
    return role == ROLE_ARRAY_IN || role == ROLE_STRING || role == ROLE_OPTIONS ||
           role == ROLE_MANAGED;
}

/* After a success: handles were made, and what is only read is as it was. */
static void check_memory_of_success(const struct fixture *fixture)
{
    for (size_t place = 0; place < argument_count(fixture->entry); place++) {
        const struct argument *argument = &fixture->entry->arguments[place];
        const unsigned char *memory = fixture->memory[place];
        if (fixture->slots[place].pointer != memory || memory == NULL) {
            continue;
        }
        bool same = memcmp(memory, fixture->before[place], fixture->sizes[place]) == 0;
        if (argument->role == ROLE_OUT_HANDLE || argument->role == ROLE_OUT) {
            check(!same, "a result");
        } else if (is_read_only(argument->role)) {
            check(same, "an argument that is only read to stay as it is");
        }
    }
}

/* The error of a call whose outcome is a failure. */
static void check_outcome_error(const struct fixture *fixture, glia_error *error, int32_t status)
{
    int place = place_of_error(fixture->entry);
    if (place >= 0 && fixture->slots[place].pointer != NULL) {
        check_message(error, status, NULL);
    } else {
        check(error == NULL, "no error");
    }
}

/* Calls with arguments that are good. */
void expect_outcome(struct fixture *fixture)
{
    const struct export_entry *entry = fixture->entry;
    remember_memory(fixture);
    int32_t status = fixture_call(fixture);
    check_status(status, entry->outcome);
    glia_error *error = take_error(fixture);
    if (entry->returns == RETURNS_STATUS && status != GLIA_OK) {
        check_outcome_error(fixture, error, status);
        check(memory_is_unchanged(fixture), "no memory to be written");
    } else {
        check(error == NULL, "no error");
        check_memory_of_success(fixture);
    }
    clean_outputs(fixture);
}

/* What a wrong call returns: functions without a status give 0. */
static int32_t returned(const struct export_entry *entry, int32_t status)
{
    return entry->returns == RETURNS_STATUS ? status : 0;
}

/* The wrong call with no place for the error: the status is the same. */
static void fail_without_error(struct fixture *fixture, int32_t status)
{
    int place = place_of_error(fixture->entry);
    if (place < 0) {
        return;
    }
    fixture->slots[place].pointer = NULL;
    remember_memory(fixture);
    check_status(fixture_call(fixture), status);
    check(memory_is_unchanged(fixture), "no memory to be written");
    fixture->slots[place].pointer = fixture->memory[place];
}

static void check_part(const glia_error *error, const char *part)
{
    char message[600] = "", expected[100];
    glia_error_message(error, message, sizeof message, NULL);
    snprintf(expected, sizeof expected, "\"%s\" in the message", part);
    check_with(strstr(message, part) != NULL, expected, message);
}

/* Calls with arguments of which one is wrong; the slots stay as they are. */
void expect_failure_with(struct fixture *fixture, int32_t status, const struct argument *argument,
                         const char *part_of_message)
{
    const struct export_entry *entry = fixture->entry;
    int32_t expected = returned(entry, status);
    fail_without_error(fixture, expected);
    remember_memory(fixture);
    check_status(fixture_call(fixture), expected);
    check(memory_is_unchanged(fixture), "no memory to be written");
    if (place_of_error(entry) >= 0) {
        glia_error *error = take_error(fixture);
        if (part_of_message != NULL) {
            check_part(error, part_of_message);
        }
        check_message(error, expected, argument);
    }
    clean_outputs(fixture);
}

/* The same, and then the valid call with the same handles works. */
void expect_failure(struct fixture *fixture, int32_t status, const struct argument *argument)
{
    expect_failure_with(fixture, status, argument, NULL);
    fixture_restore(fixture);
    expect_outcome(fixture);
}

int print_summary(void)
{
    printf("hostile: %zu exports, %ld checks, %ld failed\n", entry_count(), checks, failures);
    return failures == 0 ? 0 : 1;
}

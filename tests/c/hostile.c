/*
 * hostile.c: calls every export with NULL, numbers out of range, wrong shapes, handles of other
 * kinds, freed handles and a panic inside, and checks statuses, messages and memory.
 *
 * Without arguments it runs all checks; 0 is success. `--list` prints the exports that it knows,
 * which tests/hostile.rs compares with the header.
 */
#include "hostile.h"

#include <stdio.h>
#include <string.h>

typedef void (*check_of_entry)(const struct export_entry *entry);

static const check_of_entry checks_of_entries[] = {
    check_valid_call,    check_null_pointers, check_misaligned_pointers,    check_wrong_numbers,
    check_strings,       check_structs,       check_handles_of_other_kinds, check_freed_handles,
    check_free_function, check_panics,        check_poisoned_handles,
};

/* An argument as the list shows it: handles with their type, others by name. */
static void print_argument(const struct argument *argument)
{
    if (argument->role == ROLE_HANDLE || argument->role == ROLE_FREED) {
        printf("%sstruct %s *", argument->exclusive ? "" : "const ", kind_name(argument->kind));
    }
    printf("%s", argument->name);
}

static void print_list(void)
{
    for (size_t index = 0; index < entry_count(); index++) {
        const struct export_entry *entry = entry_at(index);
        printf("%s(", entry->name);
        for (size_t place = 0; place < argument_count(entry); place++) {
            printf("%s", place == 0 ? "" : ", ");
            print_argument(&entry->arguments[place]);
        }
        printf(")\n");
    }
}

static void check_all(void)
{
    const size_t count = sizeof(checks_of_entries) / sizeof(checks_of_entries[0]);
    for (size_t index = 0; index < entry_count(); index++) {
        for (size_t number = 0; number < count; number++) {
            checks_of_entries[number](entry_at(index));
        }
    }
    check_special_cases();
    check_states();
    check_busy_handles();
    check_lent_memory();
}

int main(int argument_count, char **arguments)
{
    if (argument_count > 1 && strcmp(arguments[1], "--list") == 0) {
        print_list();
        return 0;
    }
    world_begin();
    check_all();
    world_end();
    return print_summary();
}

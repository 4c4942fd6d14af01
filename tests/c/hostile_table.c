/*
 * hostile_table.c: the tables joined, and what can be asked about entries and arguments.
 */
#include "hostile_tables.h"

#include <string.h>

struct part {
    const struct export_entry *entries;
    const size_t *count;
};

static const struct part parts[] = {
    {entries_of_catalog, &count_of_catalog}, {entries_of_families, &count_of_families},
    {entries_of_models, &count_of_models},   {entries_of_tensors, &count_of_tensors},
    {entries_of_trainers, &count_of_trainers}, {entries_of_reports, &count_of_reports},
    {entries_of_watches, &count_of_watches}, {entries_of_samples, &count_of_samples},
    {entries_of_frames, &count_of_frames},   {entries_of_snapshots, &count_of_snapshots},
    {entries_of_trainings, &count_of_trainings},
    {entries_of_hosts, &count_of_hosts},
};
enum { PART_COUNT = sizeof(parts) / sizeof(parts[0]) };

size_t entry_count(void)
{
    size_t count = 0;
    for (int part = 0; part < PART_COUNT; part++) {
        count += *parts[part].count;
    }
    return count;
}

const struct export_entry *entry_at(size_t index)
{
    int part = 0;
    while (index >= *parts[part].count) {
        index -= *parts[part].count;
        part++;
    }
    return &parts[part].entries[index];
}

const struct export_entry *entry_named(const char *name)
{
    for (size_t index = 0; index < entry_count(); index++) {
        if (strcmp(entry_at(index)->name, name) == 0) {
            return entry_at(index);
        }
    }
    return NULL;
}

size_t argument_count(const struct export_entry *entry)
{
    size_t count = 0;
    while (count < MOST_ARGUMENTS && entry->arguments[count].name != NULL) {
        count++;
    }
    return count;
}

/* The place of an argument, or -1. */
int argument_named(const struct export_entry *entry, const char *name)
{
    for (size_t place = 0; name != NULL && place < argument_count(entry); place++) {
        if (strcmp(entry->arguments[place].name, name) == 0) {
            return (int)place;
        }
    }
    return -1;
}

/* The kind that the library tells apart. */
enum handle_kind plain_kind(enum handle_kind kind)
{
    return kind > KIND_COUNT && kind != KIND_DLPACK ? KIND_TENSOR : kind;
}

const char *kind_name(enum handle_kind kind)
{
    static const char *const names[KIND_COUNT] = {
        "glia_error",     "glia_runtime", "glia_activation", "glia_initializer",
        "glia_loss",      "glia_optimizer", "glia_schedule", "glia_layer",
        "glia_graph",     "glia_model",   "glia_session",    "glia_samples",
        "glia_trainer",   "glia_tensor",  "glia_report",     "glia_snapshots",
        "glia_training",
    };
    return names[plain_kind(kind)];
}

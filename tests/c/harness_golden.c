/* Reads the reference tables of tests/golden; its README.md gives the format. See harness.h. */

#include "harness.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The next word of a table, over comments; 0 at the end. */
static int next_word(FILE *file, char word[64])
{
    while (fscanf(file, "%63s", word) == 1) {
        if (word[0] != '#')
            return 1;
        int byte = 0;
        while (byte != '\n' && byte != EOF)
            byte = fgetc(file);
    }
    return 0;
}

static void refuse(const char *path, const char *record, const char *what)
{
    fprintf(stderr, "%s: %s: %s\n", path, record, what);
    exit(1);
}

static void read_record(FILE *file, const char *path, golden_record *record)
{
    char word[64];
    if (!next_word(file, word))
        refuse(path, record->name, "no count");
    record->count = strtoul(word, NULL, 10);
    record->values = harness_allocate(record->count, sizeof(double));
    record->floats = harness_allocate(record->count, sizeof(float));
    for (size_t index = 0; index < record->count; index++) {
        char *end = NULL;
        if (!next_word(file, word))
            refuse(path, record->name, "too few numbers");
        record->values[index] = strtod(word, &end);
        if (end == word || *end != 0)
            refuse(path, record->name, "something else than a number");
        record->floats[index] = (float)record->values[index];
    }
}

golden_table *golden_read(const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "tests/golden/%s.txt", name);
    FILE *file = fopen(path, "r");
    if (file == NULL)
        refuse(path, name, "cannot be opened; run this program from the root of the repository");
    golden_table *table = harness_allocate(1, sizeof *table);
    table->name = name;
    size_t capacity = 0;
    golden_record record = {0};
    while (next_word(file, record.name)) {
        if (table->count == capacity) {
            capacity = capacity * 2 + 64;
            table->records = realloc(table->records, capacity * sizeof record);
            if (table->records == NULL)
                refuse(path, name, "no memory");
        }
        read_record(file, path, &record);
        table->records[table->count++] = record;
    }
    fclose(file);
    return table;
}

void golden_free(golden_table *table)
{
    for (size_t index = 0; index < table->count; index++) {
        free(table->records[index].values);
        free(table->records[index].floats);
    }
    free(table->records);
    free(table);
}

static const golden_record *find(const golden_table *table, const char *name)
{
    for (size_t index = 0; index < table->count; index++)
        if (strcmp(table->records[index].name, name) == 0)
            return &table->records[index];
    return NULL;
}

const golden_record *golden_find(const golden_table *table, const char *format, ...)
{
    char name[128];
    va_list values;
    va_start(values, format);
    vsnprintf(name, sizeof name, format, values);
    va_end(values);
    return find(table, name);
}

const golden_record *golden_get(const golden_table *table, const char *format, ...)
{
    char name[128];
    va_list values;
    va_start(values, format);
    vsnprintf(name, sizeof name, format, values);
    va_end(values);
    const golden_record *record = find(table, name);
    if (record == NULL)
        golden_missing(table, name);
    return record;
}

void golden_missing(const golden_table *table, const char *record)
{
    fprintf(stderr,
            "tests/golden/%s.txt: no record \"%s\"; add it to tests/golden/%s.py and run "
            "tests/golden/regenerate.sh\n",
            table->name, record, table->name);
    exit(1);
}

size_t golden_next_case(const golden_table *table, size_t index, const char *prefix,
                        const char *suffix, char name[64])
{
    for (; index < table->count; index++) {
        const char *record = table->records[index].name;
        size_t length = strlen(record), ending = strlen(suffix);
        if (strncmp(record, prefix, strlen(prefix)) != 0 || length < ending ||
            strcmp(record + length - ending, suffix) != 0)
            continue;
        memcpy(name, record, length - ending);
        name[length - ending] = 0;
        return index + 1;
    }
    return 0;
}

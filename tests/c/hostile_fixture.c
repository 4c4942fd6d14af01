/*
 * hostile_fixture.c: the arguments of a valid call: fresh handles, and memory of the exact size so
 * that AddressSanitizer and Valgrind see every access outside it.
 */
#include "hostile.h"

#include <stdlib.h>
#include <string.h>

static void count_release(void *data, void *user)
{
    (void)data;
    (void)user;
    borrowed_memory_releases++;
}

static void run_inline(glia_job_body body, int32_t count, void *job, void *user)
{
    (void)user;
    body(0, count, 0, job);
}

static void ignore_message(int32_t level, const char *message, size_t length, void *user)
{
    (void)level, (void)message, (void)length, (void)user;
}

static void *allocate(size_t size, size_t alignment, void *user)
{
    (void)size, (void)alignment, (void)user;
    return NULL;
}

static void deallocate(void *memory, size_t size, size_t alignment, void *user)
{
    (void)memory, (void)size, (void)alignment, (void)user;
}

static int32_t count_progress(const glia_progress *progress, void *user)
{
    (void)progress;
    (void)user;
    progress_calls++;
    return 0;
}

static glia_status square_outputs(const double *outputs, size_t rows, size_t columns,
                                  double *gradient, double *loss, void *user)
{
    (void)user;
    *loss = 0.0;
    for (size_t index = 0; index < rows * columns; index++) {
        *loss += outputs[index] * outputs[index];
        if (gradient != NULL) {
            gradient[index] = 2.0 * outputs[index];
        }
    }
    return GLIA_OK;
}

static bool has_memory(const struct argument *argument)
{
    return argument->size > 0 || argument->size_at != NULL;
}

/* Puts what the library must not touch, or what it reads, into an argument's memory. */
static void fill_memory(const struct argument *argument, unsigned char *memory, size_t size)
{
    if (argument->content != NULL) {
        memcpy(memory, argument->content, size);
        return;
    }
    memset(memory, argument->role == ROLE_ERROR ? 0 : SENTINEL, size);
    if (argument->role == ROLE_RESULT) {
        memcpy(memory, &size, sizeof size);
    }
}

static void begin_memory(struct fixture *fixture, size_t place)
{
    const struct argument *argument = &fixture->entry->arguments[place];
    size_t size = argument->size_at != NULL ? *argument->size_at : argument->size;
    fixture->sizes[place] = size;
    fixture->memory[place] = malloc(size);
    fixture->before[place] = malloc(size);
    fill_memory(argument, fixture->memory[place], size);
    fixture->valid[place].pointer = fixture->memory[place];
}

static void begin_argument(struct fixture *fixture, size_t place)
{
    const struct argument *argument = &fixture->entry->arguments[place];
    struct slot *slot = &fixture->valid[place];
    slot->number = argument->number_at != NULL ? (int64_t)*argument->number_at : argument->number;
    slot->real = argument->real;
    if (argument->role == ROLE_HANDLE || argument->role == ROLE_FREED) {
        slot->pointer = make_handle(argument->kind);
    } else if (has_memory(argument)) {
        begin_memory(fixture, place);
    } else if (argument->role == ROLE_CALLBACK) {
        slot->progress = count_progress;
        slot->release = count_release;
        slot->loss = square_outputs;
        slot->jobs = run_inline;
        slot->log = ignore_message;
        slot->allocate = allocate;
        slot->deallocate = deallocate;
    } else if (argument->role == ROLE_USER) {
        slot->pointer = fixture;
    }
}

void fixture_begin(struct fixture *fixture, const struct export_entry *entry)
{
    memset(fixture, 0, sizeof *fixture);
    fixture->entry = entry;
    for (size_t place = 0; place < argument_count(entry); place++) {
        begin_argument(fixture, place);
    }
    fixture_restore(fixture);
}

/* A handle that was freed already is freed again: in a checked library nothing happens. */
void fixture_end(struct fixture *fixture)
{
    clean_outputs(fixture);
    for (size_t place = 0; place < argument_count(fixture->entry); place++) {
        const struct argument *argument = &fixture->entry->arguments[place];
        if (argument->role == ROLE_HANDLE || argument->role == ROLE_FREED) {
            free_handle(argument->kind, fixture->valid[place].pointer);
        }
        free(fixture->memory[place]);
        free(fixture->before[place]);
    }
    for (int extra = 0; extra < MOST_EXTRAS; extra++) {
        glia_tensor_free(fixture->extras[extra]);
    }
}

int32_t fixture_call(struct fixture *fixture)
{
    return fixture->entry->call(fixture->slots);
}

/* Makes the arguments valid again. */
void fixture_restore(struct fixture *fixture)
{
    memcpy(fixture->slots, fixture->valid, sizeof fixture->slots);
}

void remember_memory(struct fixture *fixture)
{
    for (size_t place = 0; place < argument_count(fixture->entry); place++) {
        if (fixture->memory[place] != NULL) {
            memcpy(fixture->before[place], fixture->memory[place], fixture->sizes[place]);
        }
    }
}

/* Whether nothing but the place of the error was written. */
bool memory_is_unchanged(const struct fixture *fixture)
{
    for (size_t place = 0; place < argument_count(fixture->entry); place++) {
        const unsigned char *memory = fixture->memory[place];
        if (memory == NULL || fixture->entry->arguments[place].role == ROLE_ERROR) {
            continue;
        }
        if (memcmp(memory, fixture->before[place], fixture->sizes[place]) != 0) {
            return false;
        }
    }
    return true;
}

/* Where the export takes the address for an error, or -1. */
int place_of_error(const struct export_entry *entry)
{
    int place = argument_named(entry, "error");
    bool receives = place >= 0 && entry->arguments[place].role == ROLE_ERROR;
    return receives ? place : -1;
}

/* What the export received in `error`; NULL afterwards. */
glia_error *take_error(struct fixture *fixture)
{
    int place = place_of_error(fixture->entry);
    glia_error *error = NULL;
    if (place >= 0) {
        memcpy(&error, fixture->memory[place], sizeof error);
        memset(fixture->memory[place], 0, sizeof error);
    }
    return error;
}

/* Frees the handles that a call made, and puts the sentinel back into all outputs. */
void clean_outputs(struct fixture *fixture)
{
    glia_error_free(take_error(fixture));
    for (size_t place = 0; place < argument_count(fixture->entry); place++) {
        const struct argument *argument = &fixture->entry->arguments[place];
        unsigned char *memory = fixture->memory[place];
        void *made = NULL;
        if (argument->role == ROLE_OUT_HANDLE && memory[0] != SENTINEL) {
            memcpy(&made, memory, sizeof made);
            free_handle(argument->kind, made);
        }
        if (memory != NULL) {
            fill_memory(argument, memory, fixture->sizes[place]);
        }
    }
}

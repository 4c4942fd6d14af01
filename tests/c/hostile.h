/*
 * hostile.h: the parts of the hostile caller, a program that calls every export of glia wrongly in
 * every way that its arguments allow, and checks what comes back.
 *
 * hostile_table_*.c describe the exports: each argument by name and role, with a valid value. The
 * checks (hostile_check_*.c) know roles, not functions, so that one line per argument is all that
 * a new export needs. A checked library is needed: glia_checked.h.
 */
#ifndef HOSTILE_H
#define HOSTILE_H

#include <glia/glia.h>
#include <glia/glia_checked.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A tensor of any library, as dlpack.h declares it. */
struct DLManagedTensorVersioned {
    uint32_t major, minor;
    void *manager_context;
    void (*deleter)(struct DLManagedTensorVersioned *self);
    uint64_t flags;
    void *data;
    int32_t device_type, device_id;
    int32_t ndim;
    uint8_t type_code, type_bits;
    uint16_t type_lanes;
    int64_t *shape, *strides;
    uint64_t byte_offset;
};

enum {
    MOST_ARGUMENTS = 14,
    MOST_EXTRAS = 4,
    SENTINEL = 0xA5,
    END_OF_LIST = -1,
};

/* What a handle is. The two tensors are what a trainer and a session read. */
enum handle_kind {
    KIND_ERROR,
    KIND_RUNTIME,
    KIND_ACTIVATION,
    KIND_INITIALIZER,
    KIND_LOSS,
    KIND_OPTIMIZER,
    KIND_SCHEDULE,
    KIND_LAYER,
    KIND_GRAPH,
    KIND_MODEL,
    KIND_SESSION,
    KIND_SAMPLES,
    KIND_TRAINER,
    KIND_TENSOR,
    KIND_REPORT,
    KIND_SNAPSHOTS,
    KIND_TRAINING,
    KIND_COUNT,
    KIND_TENSOR_OF_INPUTS,
    KIND_TENSOR_OF_LABELS,
    KIND_DLPACK,
};

/* What an argument is for. */
enum role {
    ROLE_HANDLE,     /* a handle that the call reads or, if exclusive, changes */
    ROLE_FREED,      /* the handle of a _free function */
    ROLE_OUT_HANDLE, /* receives a handle */
    ROLE_OUT,        /* receives a value */
    ROLE_ARRAY_IN,
    ROLE_ARRAY_OUT,
    ROLE_SIZED_OUT, /* an array that is filled; NULL with capacity 0 asks for the size */
    ROLE_STRING,    /* UTF-8, its length is the next argument */
    ROLE_LENGTH,
    ROLE_NUMBER, /* a count, a place, a seed: with the values that are wrong */
    ROLE_CODE,   /* a number of an enumeration */
    ROLE_REAL,
    ROLE_OPTIONS, /* a struct that begins with its size, read */
    ROLE_RESULT,  /* a struct that begins with its size, filled */
    ROLE_CALLBACK,
    ROLE_USER,
    ROLE_MANAGED, /* a tensor of another library */
    ROLE_ERROR,
};

/* A value that a number must not have, and the status that it gives. */
struct wrong_number {
    int64_t value;
    glia_status status;
};

struct argument {
    const char *name;
    enum role role;
    enum handle_kind kind;
    bool exclusive;
    bool optional;    /* NULL is fine */
    const char *also; /* the argument that a message may name instead: the count of an array */
    int64_t number;
    const size_t *number_at; /* where the number is known at run time only */
    double real;
    const void *content; /* what stands in the memory; NULL: the sentinel */
    size_t size;         /* bytes of the memory */
    const size_t *size_at;
    size_t alignment; /* what the pointer must be aligned to */
    glia_status status;   /* of a wrong code */
    glia_status empty;    /* of a string without bytes */
    glia_status embedded; /* of a string with a NUL in it */
    const struct wrong_number *wrong;
};

/* The value of an argument. Each call takes the member that fits. */
struct slot {
    void *pointer;
    int64_t number;
    double real;
    glia_progress_callback progress;
    glia_release_callback release;
    glia_loss_callback loss;
    glia_parallel_for jobs;
    glia_log_callback log;
    glia_allocate allocate;
    glia_deallocate deallocate;
};

enum returns { RETURNS_STATUS, RETURNS_VALUE, RETURNS_NOTHING };

struct export_entry {
    const char *name;
    int32_t (*call)(const struct slot *slots);
    enum returns returns;
    int32_t outcome; /* what the valid call returns */
    struct argument arguments[MOST_ARGUMENTS];
};

/* An entry with memory and fresh handles for a valid call. */
struct fixture {
    const struct export_entry *entry;
    struct slot slots[MOST_ARGUMENTS]; /* what the next call gets */
    struct slot valid[MOST_ARGUMENTS];
    unsigned char *memory[MOST_ARGUMENTS]; /* of the exact size, for the tools that watch it */
    unsigned char *before[MOST_ARGUMENTS];
    size_t sizes[MOST_ARGUMENTS];
    void *extras[MOST_EXTRAS]; /* tensors that a check made */
};

/* hostile_table.c */
extern const struct export_entry *const all_entries[];
size_t entry_count(void);
const struct export_entry *entry_at(size_t index);
const struct export_entry *entry_named(const char *name);
size_t argument_count(const struct export_entry *entry);
int argument_named(const struct export_entry *entry, const char *name);
const char *kind_name(enum handle_kind kind);
enum handle_kind plain_kind(enum handle_kind kind);

/* hostile_world.c: what lives as long as the program. */
extern char model_path[256], trainer_path[256], broken_path[256];
extern size_t model_path_length, trainer_path_length;
extern unsigned char model_file[8192], trainer_file[8192];
extern size_t model_file_size, trainer_file_size;
extern struct DLManagedTensorVersioned lent_tensor;
extern int lent_tensor_deletions, borrowed_memory_releases, progress_calls;
void world_begin(void);
void world_end(void);
void *spare_handle(enum handle_kind kind);

/* hostile_handles.c */
void *make_handle(enum handle_kind kind);
void *make_tensor(int32_t type, int64_t rows, int64_t columns);
void free_handle(enum handle_kind kind, void *handle);
bool handle_is_alive(enum handle_kind kind, void *handle);

/* hostile_fixture.c */
void fixture_begin(struct fixture *fixture, const struct export_entry *entry);
void fixture_end(struct fixture *fixture);
int32_t fixture_call(struct fixture *fixture);
void fixture_restore(struct fixture *fixture);
void remember_memory(struct fixture *fixture);
bool memory_is_unchanged(const struct fixture *fixture);
void clean_outputs(struct fixture *fixture);
int place_of_error(const struct export_entry *entry);
glia_error *take_error(struct fixture *fixture);

/* hostile_expect.c */
void begin_check(const struct export_entry *entry, const char *what, const char *argument);
void begin_check_of_number(const struct export_entry *entry, const char *argument, int64_t value);
void check(bool good, const char *expected);
void check_status(int32_t status, int32_t expected);
void check_message(glia_error *error, int32_t status, const struct argument *argument);
void expect_outcome(struct fixture *fixture);
void expect_failure(struct fixture *fixture, int32_t status, const struct argument *argument);
void expect_failure_with(struct fixture *fixture, int32_t status, const struct argument *argument,
                         const char *part_of_message);
int print_summary(void);

/* hostile_check_*.c, each for one entry */
void check_valid_call(const struct export_entry *entry);
void check_null_pointers(const struct export_entry *entry);
void check_misaligned_pointers(const struct export_entry *entry);
void check_wrong_numbers(const struct export_entry *entry);
void check_strings(const struct export_entry *entry);
void check_structs(const struct export_entry *entry);
void check_handles_of_other_kinds(const struct export_entry *entry);
void check_freed_handles(const struct export_entry *entry);
void check_free_function(const struct export_entry *entry);
void check_panics(const struct export_entry *entry);
void check_poisoned_handles(const struct export_entry *entry);

/* Checks of certain functions, and of several together. */
void check_special_cases(void);
void check_states(void);
void check_busy_handles(void);
void check_lent_memory(void);

#endif

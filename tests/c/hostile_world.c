/*
 * hostile_world.c: what lives as long as the program: a spare handle of every kind, files of a
 * model and of a trainer, and memory that is lent to the library.
 */
#define _POSIX_C_SOURCE 200809L
#include "hostile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char model_path[256], trainer_path[256], broken_path[256];
size_t model_path_length, trainer_path_length;
unsigned char model_file[8192], trainer_file[8192];
size_t model_file_size, trainer_file_size;
int lent_tensor_deletions, borrowed_memory_releases, progress_calls;

static char folder[200];
static void *spares[KIND_COUNT];
static float lent_floats[6] = {1.0f, 2.0f, 3.0f, 4.0f, 5.0f, 6.0f};
static int64_t lent_shape[2] = {2, 3}, lent_strides[2] = {3, 1};

static void count_deletion(struct DLManagedTensorVersioned *self)
{
    (void)self;
    lent_tensor_deletions++;
}

struct DLManagedTensorVersioned lent_tensor = {
    .major = 1,
    .minor = 1,
    .deleter = count_deletion,
    .data = lent_floats,
    .device_type = 1,
    .ndim = 2,
    .type_code = 2,
    .type_bits = 32,
    .type_lanes = 1,
    .shape = lent_shape,
    .strides = lent_strides,
};

static void stop_if(bool failed, const char *what)
{
    if (failed) {
        printf("cannot begin: %s\n", what);
        exit(2);
    }
}

static void make_folder(void)
{
    const char *parent = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/glia-hostile-XXXXXX", parent == NULL ? "/tmp" : parent);
    stop_if(mkdtemp(folder) == NULL, "no folder for files");
    snprintf(model_path, sizeof model_path, "%s/a.model", folder);
    snprintf(trainer_path, sizeof trainer_path, "%s/a.trainer", folder);
    snprintf(broken_path, sizeof broken_path, "%s/broken", folder);
    model_path_length = strlen(model_path);
    trainer_path_length = strlen(trainer_path);
}

/* A file that is cut in its header. */
static void make_broken_file(void)
{
    FILE *file = fopen(broken_path, "wb");
    stop_if(file == NULL, "no file");
    fwrite(model_file, 1, 20, file);
    fclose(file);
}

static void make_files(void)
{
    glia_model *model = spares[KIND_MODEL];
    glia_trainer *trainer = spares[KIND_TRAINER];
    glia_status status = glia_model_save(model, model_path, GLIA_STRLEN, NULL);
    stop_if(status != GLIA_OK, "glia_model_save");
    status = glia_model_save_to_memory(model, model_file, sizeof model_file, &model_file_size, NULL);
    stop_if(status != GLIA_OK, "glia_model_save_to_memory");
    status = glia_trainer_save(trainer, trainer_path, GLIA_STRLEN, NULL);
    stop_if(status != GLIA_OK, "glia_trainer_save");
    status = glia_trainer_save_to_memory(trainer, trainer_file, sizeof trainer_file,
                                         &trainer_file_size, NULL);
    stop_if(status != GLIA_OK, "glia_trainer_save_to_memory");
    make_broken_file();
}

void world_begin(void)
{
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        spares[kind] = make_handle((enum handle_kind)kind);
    }
    make_folder();
    make_files();
}

/* The spare handles were given to everything, and nothing may have happened to them. */
void world_end(void)
{
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        begin_check(NULL, "the spare handle lives on", kind_name((enum handle_kind)kind));
        check(handle_is_alive((enum handle_kind)kind, spares[kind]), "a handle that works");
        free_handle((enum handle_kind)kind, spares[kind]);
    }
    remove(model_path);
    remove(trainer_path);
    remove(broken_path);
    begin_check(NULL, "saving leaves no other files", "folder");
    check(rmdir(folder) == 0, "an empty folder");
}

void *spare_handle(enum handle_kind kind)
{
    return spares[plain_kind(kind)];
}

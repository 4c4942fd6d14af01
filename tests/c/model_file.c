/*
 * Models in files and in memory: the same bytes by both ways, the same hash after a load, and an
 * error for every file that is cut or changed, byte by byte.
 */

#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct bytes {
    uint8_t *data;
    size_t size;
} bytes;

static glia_model *small_model(void)
{
    const harness_dense layers[2] = {{5, GLIA_ACTIVATION_TANH}, {3, GLIA_ACTIVATION_SOFTMAX}};
    return harness_model(4, layers, 2, 7);
}

static bytes save(const glia_model *model)
{
    bytes saved = {NULL, 0};
    size_t again = 0;
    CHECK_OK(glia_model_save_to_memory(model, NULL, 0, &saved.size, ERROR));
    CHECK(saved.size > 100);
    saved.data = harness_allocate(saved.size, 1);
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "capacity",
                  glia_model_save_to_memory(model, saved.data, saved.size - 1, &again, ERROR));
    CHECK_OK(glia_model_save_to_memory(model, saved.data, saved.size, &again, ERROR));
    CHECK(again == saved.size);
    return saved;
}

static bytes read_file(const char *path)
{
    bytes content = {harness_allocate(1 << 20, 1), 0};
    FILE *file = fopen(path, "rb");
    CHECK_THAT(file != NULL, "%s: cannot be opened", path);
    if (file != NULL) {
        content.size = fread(content.data, 1, 1 << 20, file);
        fclose(file);
    }
    return content;
}

static void check_memory(void)
{
    uint8_t before[HARNESS_HASH], after[HARNESS_HASH];
    glia_model *model = small_model(), *loaded = NULL;
    bytes first = save(model);
    harness_model_hash(model, before);
    glia_model_free(model);
    CHECK_OK(glia_model_load_from_memory(first.data, first.size, &loaded, ERROR));
    harness_model_hash(loaded, after);
    CHECK(harness_same_hash(before, after));
    bytes second = save(loaded);
    CHECK_THAT(first.size == second.size && memcmp(first.data, second.data, first.size) == 0,
               "saved, loaded and saved: other bytes");
    glia_model_free(loaded);
    free(first.data);
    free(second.data);
}

static void check_file(const char *folder)
{
    char path[300], name[320];
    uint8_t before[HARNESS_HASH], after[HARNESS_HASH];
    glia_model *model = small_model(), *loaded = NULL;
    snprintf(path, sizeof path, "%s/gr\xc3\xb6\xc3\x9f" "e.safetensors", folder);
    bytes memory = save(model);
    for (int round = 0; round < 2; round++)
        CHECK_OK(glia_model_save(model, path, GLIA_STRLEN, ERROR));
    bytes file = read_file(path);
    CHECK_THAT(file.size == memory.size && memcmp(file.data, memory.data, file.size) == 0,
               "file and memory: other bytes");
    snprintf(name, sizeof name, "%s and more", path);
    CHECK_OK(glia_model_load(name, strlen(path), &loaded, ERROR));
    harness_model_hash(model, before);
    harness_model_hash(loaded, after);
    CHECK(harness_same_hash(before, after));
    CHECK(remove(path) == 0);
    free(memory.data);
    free(file.data);
    glia_model_free(loaded);
    glia_model_free(model);
}

/* What the system refuses names the path. */
static void check_system_errors(const char *folder)
{
    char path[300];
    glia_model *model = small_model(), *loaded = NULL;
    snprintf(path, sizeof path, "%s/nothing/here", folder);
    CHECK_REFUSED(GLIA_ERROR_IO, "nothing/here",
                  glia_model_load(path, GLIA_STRLEN, &loaded, ERROR));
    CHECK_REFUSED(GLIA_ERROR_IO, "nothing/here", glia_model_save(model, path, GLIA_STRLEN, ERROR));
    CHECK_REFUSED(GLIA_ERROR_IO, folder, glia_model_load(folder, GLIA_STRLEN, &loaded, ERROR));
    CHECK_REFUSED(GLIA_ERROR_IO, folder, glia_model_save(model, folder, GLIA_STRLEN, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "path",
                  glia_model_load("\xff", 1, &loaded, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "path", glia_model_load(NULL, 3, &loaded, ERROR));
    CHECK(glia_model_load("", 0, &loaded, ERROR) != GLIA_OK);
    CHECK(glia_model_load("a\0b", 3, &loaded, ERROR) != GLIA_OK);
    CHECK(loaded == NULL);
    glia_model_free(model);
}

/* Loads bytes that must be refused; the copy ends where its memory ends. */
static void refuse(const uint8_t *data, size_t size, const char *what, size_t place)
{
    glia_model *loaded = NULL;
    uint8_t *exact = harness_allocate(size, 1);
    memcpy(exact, data, size);
    glia_status status = glia_model_load_from_memory(exact, size, &loaded, ERROR);
    CHECK_THAT(status == GLIA_ERROR_CORRUPT_FILE || status == GLIA_ERROR_UNSUPPORTED,
               "%s at byte %zu: status %d", what, place, (int)status);
    glia_model_free(loaded);
    free(exact);
}

static void check_damaged(void)
{
    glia_model *model = small_model(), *loaded = NULL;
    bytes whole = save(model);
    for (size_t size = 0; size < whole.size; size++)
        refuse(whole.data, size, "cut", size);
    for (size_t place = 0; place < whole.size; place++) {
        whole.data[place] ^= (uint8_t)(1 << place % 8);
        refuse(whole.data, whole.size, "changed", place);
        whole.data[place] ^= (uint8_t)(1 << place % 8);
    }
    uint8_t *longer = harness_allocate(whole.size + 1, 1);
    memcpy(longer, whole.data, whole.size);
    refuse(longer, whole.size + 1, "longer", whole.size);
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "bytes",
                  glia_model_load_from_memory(NULL, 10, &loaded, ERROR));
    CHECK_OK(glia_model_load_from_memory(whole.data, whole.size, &loaded, ERROR));
    free(longer);
    free(whole.data);
    glia_model_free(loaded);
    glia_model_free(model);
}

int main(void)
{
    char folder[256];
    harness_folder(folder);
    check_memory();
    check_file(folder);
    check_system_errors(folder);
    check_damaged();
    CHECK(remove(folder) == 0);
    return harness_finish("model_file");
}

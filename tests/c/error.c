/*
 * glia_error_… and glia_status_text: codes, messages, buffers that are too small, errors read and
 * freed on another thread, and calls without a place for an error.
 */

#include "harness.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

/* An error of a failed call. */
static glia_error *make_error(void)
{
    glia_error *error = NULL;
    glia_loss *loss = NULL;
    CHECK(glia_loss_new(4711, &loss, &error) == GLIA_ERROR_UNKNOWN_KIND);
    CHECK(error != NULL && loss == NULL);
    return error;
}

/* Every size of buffer: cut to fit, with its NUL, nothing written beyond. */
static void check_buffers(void)
{
    char whole[512], text[512];
    size_t needed = 0;
    glia_error *error = make_error();
    CHECK(glia_error_message(error, whole, sizeof whole, &needed) == GLIA_OK);
    CHECK(needed == strlen(whole) + 1);
    CHECK(strstr(whole, "kind") != NULL && strstr(whole, "4711") != NULL);
    for (size_t capacity = 1; capacity <= needed + 3; capacity++) {
        size_t length = capacity < needed ? capacity - 1 : needed - 1, again = 0;
        memset(text, '#', sizeof text);
        CHECK(glia_error_message(error, text, capacity, &again) == GLIA_OK);
        CHECK(again == needed);
        CHECK_THAT(memcmp(text, whole, length) == 0 && text[length] == 0, "capacity %zu",
                   capacity);
        CHECK_THAT(text[capacity] == '#', "capacity %zu: wrote beyond", capacity);
    }
    needed = 0;
    CHECK(glia_error_message(error, NULL, 0, &needed) == GLIA_OK);
    CHECK(needed == strlen(whole) + 1);
    CHECK(glia_error_message(error, NULL, 0, NULL) == GLIA_OK);
    CHECK(glia_error_message(error, text, sizeof text, NULL) == GLIA_OK);
    CHECK(glia_error_message(error, NULL, 5, &needed) == GLIA_ERROR_NULL_POINTER);
    CHECK(glia_error_message(NULL, text, sizeof text, NULL) == GLIA_ERROR_NULL_POINTER);
    glia_error_free(error);
}

/* A text is cut at a character's border: never half of one. */
static void check_cut_at_a_border(void)
{
    char text[512];
    glia_error *error = NULL;
    int32_t kind = 0;
    size_t needed = 0;
    CHECK(glia_catalog_find(GLIA_FAMILY_LOSS, "\xc3\xa4\xc3\xb6", 4, &kind, &error) ==
          GLIA_ERROR_NOT_FOUND);
    CHECK(glia_error_message(error, text, sizeof text, &needed) == GLIA_OK);
    const char *place = strstr(text, "\xc3\xa4");
    CHECK_THAT(place != NULL, "the name does not stand in \"%s\"", text);
    if (place != NULL) {
        size_t before = (size_t)(place - text);
        CHECK(glia_error_message(error, text, before + 2, NULL) == GLIA_OK);
        CHECK_THAT(strlen(text) == before, "half a character was kept");
    }
    glia_error_free(error);
}

static void *read_and_free(void *argument)
{
    char text[512];
    glia_error *error = argument;
    CHECK(glia_error_code(error) == GLIA_ERROR_UNKNOWN_KIND);
    CHECK(glia_error_message(error, text, sizeof text, NULL) == GLIA_OK);
    CHECK_THAT(strstr(text, "4711") != NULL, "on another thread: \"%s\"", text);
    glia_error_free(error);
    return NULL;
}

static void check_other_thread(void)
{
    pthread_t threads[4];
    for (int index = 0; index < 4; index++)
        CHECK(pthread_create(&threads[index], NULL, read_and_free, make_error()) == 0);
    for (int index = 0; index < 4; index++)
        CHECK(pthread_join(threads[index], NULL) == 0);
}

/* A call may have no place for its error, and gives its status all the same. */
static void check_without_a_place(void)
{
    glia_loss *loss = NULL;
    CHECK(glia_loss_new(4711, &loss, NULL) == GLIA_ERROR_UNKNOWN_KIND);
    CHECK(glia_loss_new(GLIA_LOSS_MEAN_SQUARED_ERROR, NULL, NULL) == GLIA_ERROR_NULL_POINTER);
    CHECK(loss == NULL);
    CHECK(glia_error_code(NULL) == GLIA_OK);
    glia_error_free(NULL);
}

/* A call that succeeds leaves the place for the error alone. */
static void check_success_leaves_the_place(void)
{
    glia_error *error = make_error(), *same = error;
    glia_loss *loss = NULL;
    CHECK(glia_loss_new(GLIA_LOSS_MEAN_SQUARED_ERROR, &loss, &error) == GLIA_OK);
    CHECK(error == same);
    glia_loss_free(loss);
    glia_error_free(error);
}

static void check_status_texts(void)
{
    char texts[18][64] = {{0}};
    for (int32_t status = GLIA_OK; status <= GLIA_ERROR_DIVERGED; status++) {
        size_t needed = 0;
        CHECK_OK(glia_status_text(status, texts[status], sizeof texts[0], &needed, ERROR));
        CHECK(needed == strlen(texts[status]) + 1 && needed > 2);
        for (int32_t before = 0; before < status; before++)
            CHECK_THAT(strcmp(texts[before], texts[status]) != 0, "%d and %d: both \"%s\"",
                       (int)before, (int)status, texts[status]);
    }
    CHECK_THAT(strcmp(texts[GLIA_ERROR_SHAPE_MISMATCH], "shape mismatch") == 0, "got \"%s\"",
               texts[GLIA_ERROR_SHAPE_MISMATCH]);
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "status",
                  glia_status_text(18, texts[0], 64, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "status",
                  glia_status_text(-1, texts[0], 64, NULL, ERROR));
}

int main(void)
{
    check_buffers();
    check_cut_at_a_border();
    check_other_thread();
    check_without_a_place();
    check_success_leaves_the_place();
    check_status_texts();
    return harness_finish("error");
}

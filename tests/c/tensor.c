/*
 * glia_tensor_…: memory of its own and of the host, strides, slices, other shapes, transposes,
 * copies in and out, and when borrowed memory is released. DLPack: tensor_dlpack.c.
 */

#include "harness.h"

#include <stdlib.h>
#include <string.h>

static const size_t sizes[4] = {0, 4, 4, 8};

static void check_shape(const glia_tensor *tensor, size_t rank, const int64_t *shape,
                        const int64_t *strides)
{
    int64_t got[64];
    size_t got_rank = 99;
    CHECK_OK(glia_tensor_shape(tensor, got, 64, &got_rank, ERROR));
    CHECK(got_rank == rank && memcmp(got, shape, rank * sizeof *got) == 0);
    CHECK_OK(glia_tensor_strides(tensor, got, 64, &got_rank, ERROR));
    CHECK(got_rank == rank && memcmp(got, strides, rank * sizeof *got) == 0);
}

static void check_values(const glia_tensor *tensor, const float *expected, size_t count,
                         const char *what)
{
    float got[64];
    CHECK_OK(glia_tensor_copy_out(tensor, got, count * sizeof *got, ERROR));
    CHECK_SAME(got, expected, count, "%s", what);
}

/* New tensors of each type and rank: zeros, in row-major order, aligned. */
static void check_new(void)
{
    const int64_t shape[3] = {2, 3, 4}, strides[3] = {12, 4, 1};
    for (int32_t type = GLIA_TYPE_FLOAT32; type <= GLIA_TYPE_INT64; type++)
        for (size_t rank = 0; rank <= 3; rank++) {
            unsigned char got[24 * 8], zeros[24 * 8] = {0};
            int64_t lengths[3];
            size_t count = 1;
            int32_t got_type = 0;
            void *data = NULL;
            glia_tensor *tensor = NULL;
            memset(got, 0xff, sizeof got);
            for (size_t axis = 0; axis < rank; axis++)
                count *= (size_t)(lengths[axis] = shape[3 - rank + axis]);
            CHECK_OK(glia_tensor_new(type, rank > 0 ? lengths : NULL, rank, &tensor, ERROR));
            CHECK_OK(glia_tensor_type(tensor, &got_type, ERROR));
            CHECK(got_type == type);
            check_shape(tensor, rank, lengths, strides + (3 - rank));
            CHECK_OK(glia_tensor_copy_out(tensor, got, count * sizes[type], ERROR));
            CHECK(memcmp(got, zeros, count * sizes[type]) == 0);
            CHECK_OK(glia_tensor_data(tensor, &data, ERROR));
            CHECK(data != NULL && (uintptr_t)data % 64 == 0);
            glia_tensor_free(tensor);
        }
    glia_tensor_free(NULL);
}

/* No elements, and the most axes. */
static void check_unusual_shapes(void)
{
    int64_t shape[65];
    void *data = shape;
    glia_tensor *tensor = NULL;
    for (size_t axis = 0; axis < 65; axis++)
        shape[axis] = 1;
    CHECK_OK(glia_tensor_new(GLIA_TYPE_FLOAT32, shape, 64, &tensor, ERROR));
    glia_tensor_free(tensor);
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "rank",
                  glia_tensor_new(GLIA_TYPE_FLOAT32, shape, 65, &tensor, ERROR));
    shape[1] = 0;
    CHECK_OK(glia_tensor_new(GLIA_TYPE_FLOAT32, shape, 3, &tensor, ERROR));
    CHECK_OK(glia_tensor_data(tensor, &data, ERROR));
    CHECK(data == NULL);
    CHECK_OK(glia_tensor_copy_in(tensor, NULL, 0, ERROR));
    CHECK_OK(glia_tensor_copy_out(tensor, NULL, 0, ERROR));
    glia_tensor_free(tensor);
    tensor = NULL;
    shape[1] = -1;
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "-1",
                  glia_tensor_new(GLIA_TYPE_FLOAT32, shape, 3, &tensor, ERROR));
    shape[1] = INT64_MAX;
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "shape",
                  glia_tensor_new(GLIA_TYPE_FLOAT32, shape, 3, &tensor, ERROR));
    shape[1] = INT64_C(1) << 59;
    glia_status status = glia_tensor_new(GLIA_TYPE_FLOAT32, shape, 2, &tensor, ERROR);
    CHECK(status == GLIA_ERROR_OUT_OF_MEMORY || status == GLIA_ERROR_SHAPE_MISMATCH);
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "element_type",
                  glia_tensor_new(4, shape, 1, &tensor, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "shape",
                  glia_tensor_new(GLIA_TYPE_FLOAT32, NULL, 1, &tensor, ERROR));
    CHECK(tensor == NULL);
}

/* A 2 x 3 tensor of 0 to 5. */
static glia_tensor *two_by_three(void)
{
    const float values[6] = {0, 1, 2, 3, 4, 5};
    return harness_tensor(GLIA_TYPE_FLOAT32, values, 2, 3);
}

static void check_views(void)
{
    const int64_t shape[2] = {3, 2}, strides[2] = {1, 3}, flat[1] = {6}, one[1] = {1};
    glia_tensor *tensor = two_by_three(), *turned = NULL, *part = NULL, *line = NULL;
    CHECK_OK(glia_tensor_transpose(tensor, 0, 1, &turned, ERROR));
    check_shape(turned, 2, shape, strides);
    check_values(turned, (const float[]){0, 3, 1, 4, 2, 5}, 6, "transposed");
    CHECK_OK(glia_tensor_slice(turned, 0, 1, 2, &part, ERROR));
    check_values(part, (const float[]){1, 4, 2, 5}, 4, "a part of the transposed");
    CHECK_OK(glia_tensor_reshape(tensor, flat, 1, &line, ERROR));
    check_shape(line, 1, flat, one);
    glia_tensor_free(tensor);
    CHECK_OK(glia_tensor_copy_in(part, (const float[]){10, 40, 20, 50}, 16, ERROR));
    check_values(line, (const float[]){0, 10, 20, 3, 40, 50}, 6, "written through a part");
    glia_tensor_free(line);
    check_values(turned, (const float[]){0, 3, 10, 40, 20, 50}, 6, "the last but one");
    glia_tensor_free(turned);
    check_values(part, (const float[]){10, 40, 20, 50}, 4, "the last tensor over the memory");
    glia_tensor_free(part);
}

static void check_refused_views(void)
{
    const int64_t seven[1] = {7}, six[1] = {6}, twice[2] = {INT64_MAX, 2};
    glia_tensor *tensor = two_by_three(), *turned = NULL, *none = NULL;
    CHECK_OK(glia_tensor_transpose(tensor, 0, 1, &turned, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "axis",
                  glia_tensor_slice(tensor, 2, 0, 1, &none, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "start",
                  glia_tensor_slice(tensor, 1, 2, 2, &none, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "start",
                  glia_tensor_slice(tensor, 1, SIZE_MAX, 2, &none, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "shape",
                  glia_tensor_reshape(tensor, seven, 1, &none, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "shape",
                  glia_tensor_reshape(tensor, twice, 2, &none, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "",
                  glia_tensor_reshape(turned, six, 1, &none, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "second",
                  glia_tensor_transpose(tensor, 0, 2, &none, ERROR));
    CHECK(none == NULL);
    CHECK_OK(glia_tensor_slice(tensor, 1, 3, 0, &none, ERROR));
    glia_tensor_free(none);
    CHECK_OK(glia_tensor_transpose(tensor, 1, 1, &none, ERROR));
    check_values(none, (const float[]){0, 1, 2, 3, 4, 5}, 6, "an axis with itself");
    glia_tensor_free(none);
    glia_tensor_free(turned);
    glia_tensor_free(tensor);
}

typedef struct released {
    int count;
    void *data;
} released;

static void release(void *data, void *user)
{
    released *seen = user;
    seen->count++;
    seen->data = data;
}

/* Borrowed memory: released once, when the last tensor over it goes; written to in place. */
static void check_borrow(void)
{
    float memory[12] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    const int64_t shape[2] = {3, 2}, strides[2] = {4, 1};
    released seen = {0, NULL};
    void *data = NULL;
    glia_tensor *tensor = NULL, *part = NULL;
    CHECK_OK(glia_tensor_borrow(GLIA_TYPE_FLOAT32, memory, shape, strides, 2, release, &seen,
                                &tensor, ERROR));
    check_shape(tensor, 2, shape, strides);
    check_values(tensor, (const float[]){0, 1, 4, 5, 8, 9}, 6, "borrowed with strides");
    CHECK_OK(glia_tensor_data(tensor, &data, ERROR));
    CHECK(data == memory);
    CHECK_OK(glia_tensor_slice(tensor, 0, 2, 1, &part, ERROR));
    glia_tensor_free(tensor);
    CHECK(seen.count == 0);
    CHECK_OK(glia_tensor_copy_in(part, (const float[]){-8, -9}, 8, ERROR));
    CHECK(memory[8] == -8 && memory[9] == -9 && memory[10] == 10 && memory[7] == 7);
    glia_tensor_free(part);
    CHECK(seen.count == 1 && seen.data == memory);
    CHECK_OK(glia_tensor_borrow(GLIA_TYPE_FLOAT32, memory, shape, NULL, 2, NULL, NULL, &tensor,
                                ERROR));
    check_values(tensor, (const float[]){0, 1, 2, 3, 4, 5}, 6, "borrowed in row-major order");
    glia_tensor_free(tensor);
}

static void check_refused_borrow(void)
{
    float memory[16] = {0};
    const int64_t shape[2] = {2, 2}, negative[2] = {-2, 1}, far[2] = {INT64_MAX, 1};
    const int64_t none[1] = {0}, repeated[2] = {0, 1};
    released seen = {0, NULL};
    unsigned char *odd = (unsigned char *)memory + 1;
    glia_tensor *tensor = NULL;
    CHECK_REFUSED(GLIA_ERROR_UNSUPPORTED, "strides",
                  glia_tensor_borrow(GLIA_TYPE_FLOAT32, memory, shape, negative, 2, release, &seen,
                                     &tensor, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "",
                  glia_tensor_borrow(GLIA_TYPE_FLOAT32, memory, shape, far, 2, release, &seen,
                                     &tensor, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "data",
                  glia_tensor_borrow(GLIA_TYPE_FLOAT32, odd, shape, NULL, 2, release, &seen,
                                     &tensor, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "data",
                  glia_tensor_borrow(GLIA_TYPE_FLOAT32, NULL, shape, NULL, 2, release, &seen,
                                     &tensor, ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "element_type",
                  glia_tensor_borrow(0, memory, shape, NULL, 2, release, &seen, &tensor, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "tensor",
                  glia_tensor_borrow(GLIA_TYPE_FLOAT32, memory, shape, NULL, 2, release, &seen,
                                     NULL, ERROR));
    CHECK_THAT(seen.count == 0 && tensor == NULL, "released after a failure");
    CHECK_OK(glia_tensor_borrow(GLIA_TYPE_FLOAT32, NULL, none, NULL, 1, release, &seen, &tensor,
                                ERROR));
    glia_tensor_free(tensor);
    CHECK(seen.count == 1);
    memory[0] = 3;
    memory[1] = 4;
    CHECK_OK(glia_tensor_borrow(GLIA_TYPE_FLOAT32, memory, shape, repeated, 2, NULL, NULL,
                                &tensor, ERROR));
    check_values(tensor, (const float[]){3, 4, 3, 4}, 4, "one row twice");
    CHECK_OK(glia_tensor_copy_in(tensor, (const float[]){1, 2, 7, 8}, 16, ERROR));
    CHECK_THAT(memory[0] == 7 && memory[1] == 8, "the last of several in one place stays");
    glia_tensor_free(tensor);
}

/* Copies: to unaligned addresses, over the tensor's own memory, and of a wrong size. */
static void check_copies(void)
{
    unsigned char bytes[25];
    float values[6], *data = NULL;
    void *address = NULL;
    glia_tensor *tensor = two_by_three(), *turned = NULL;
    CHECK_OK(glia_tensor_copy_out(tensor, bytes + 1, 24, ERROR));
    memcpy(values, bytes + 1, 24);
    CHECK_SAME(values, ((const float[]){0, 1, 2, 3, 4, 5}), 6, "unaligned");
    values[0] = 60;
    memcpy(bytes + 1, values, 24);
    CHECK_OK(glia_tensor_copy_in(tensor, bytes + 1, 24, ERROR));
    check_values(tensor, (const float[]){60, 1, 2, 3, 4, 5}, 6, "from unaligned");
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "bytes",
                  glia_tensor_copy_in(tensor, bytes, 23, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "bytes",
                  glia_tensor_copy_out(tensor, bytes, 28, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "data", glia_tensor_copy_out(tensor, NULL, 24, ERROR));
    CHECK_OK(glia_tensor_transpose(tensor, 0, 1, &turned, ERROR));
    CHECK_OK(glia_tensor_data(tensor, &address, ERROR));
    data = address;
    CHECK_OK(glia_tensor_copy_in(turned, data, 24, ERROR));
    CHECK_SAME(data, ((const float[]){60, 2, 4, 1, 3, 5}), 6, "turned from its own memory");
    CHECK_OK(glia_tensor_copy_out(turned, data, 24, ERROR));
    CHECK_SAME(data, ((const float[]){60, 1, 2, 3, 4, 5}), 6, "turned into its own memory");
    glia_tensor_free(turned);
    glia_tensor_free(tensor);
}

int main(void)
{
    check_new();
    check_unusual_shapes();
    check_views();
    check_refused_views();
    check_borrow();
    check_refused_borrow();
    check_copies();
    return harness_finish("tensor");
}

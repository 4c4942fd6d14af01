/*
 * hostile_table_tensors.c: the exports of tensors. The tensor of KIND_TENSOR is float32 [2, 3].
 */
#include "hostile_describe.h"
#include "hostile_tables.h"

static const int64_t two_by_three[2] = {2, 3};
static const int64_t three_by_two[2] = {3, 2};
static const int64_t row_strides[2] = {3, 1};
static const float six_floats[6] = {1.0f, 2.0f, 3.0f, 4.0f, 5.0f, 6.0f};

/* A tensor's elements as bytes: any address will do. */
#define BYTES_OF_SIX                                                                               \
    NUMBER_WRONG("bytes", 24, "data", {0, GLIA_ERROR_SHAPE_MISMATCH},                              \
                 {6, GLIA_ERROR_SHAPE_MISMATCH}, {25, GLIA_ERROR_SHAPE_MISMATCH},                  \
                 {-1, GLIA_ERROR_SHAPE_MISMATCH})
#define RANK_OF_TWO                                                                                \
    NUMBER_WRONG("rank", 2, "shape", {65, GLIA_ERROR_INVALID_ARGUMENT}, TOO_LARGE)
#define AXIS(NAME)                                                                                 \
    NUMBER_WRONG(NAME, 1, NULL, {2, GLIA_ERROR_SHAPE_MISMATCH}, {-1, GLIA_ERROR_SHAPE_MISMATCH})

CALL(tensor_new, I32(0), P(1), SIZE(2), P(3), P(4))
CALL(tensor_borrow, I32(0), P(1), P(2), P(3), SIZE(4), slots[5].release, P(6), P(7), P(8))
CALL_FREE(tensor_free)
CALL(tensor_type, P(0), P(1), P(2))
CALL(tensor_shape, P(0), P(1), SIZE(2), P(3), P(4))
CALL(tensor_strides, P(0), P(1), SIZE(2), P(3), P(4))
CALL(tensor_data, P(0), P(1), P(2))
CALL(tensor_copy_in, P(0), P(1), SIZE(2), P(3))
CALL(tensor_copy_out, P(0), P(1), SIZE(2), P(3))
CALL(tensor_slice, P(0), SIZE(1), SIZE(2), SIZE(3), P(4), P(5))
CALL(tensor_reshape, P(0), P(1), SIZE(2), P(3), P(4))
CALL(tensor_transpose, P(0), SIZE(1), SIZE(2), P(3), P(4))
CALL(tensor_to_dlpack, P(0), P(1), P(2))
CALL(tensor_from_dlpack, P(0), P(1), P(2))

const struct export_entry entries_of_tensors[] = {
    ENTRY(tensor_new, CODE("element_type", GLIA_TYPE_FLOAT32),
          ARRAY_IN("shape", two_by_three, "rank"), RANK_OF_TWO, OUT_HANDLE("tensor", KIND_TENSOR),
          ERROR),
    ENTRY(tensor_borrow, CODE("element_type", GLIA_TYPE_FLOAT32),
          ARRAY_IN("data", six_floats, NULL), ARRAY_IN("shape", two_by_three, "rank"),
          ARRAY_IN_OPTIONAL("strides", row_strides, "rank"), RANK_OF_TWO, CALLBACK("release"),
          USER("user"), OUT_HANDLE("tensor", KIND_TENSOR), ERROR),
    ENTRY_FREE(tensor_free, "tensor", KIND_TENSOR),
    ENTRY(tensor_type, SHARED("tensor", KIND_TENSOR), OUT("element_type", int32_t), ERROR),
    ENTRY(tensor_shape, SHARED("tensor", KIND_TENSOR), SHAPE_OUT("shape", 2), ERROR),
    ENTRY(tensor_strides, SHARED("tensor", KIND_TENSOR), SHAPE_OUT("strides", 2), ERROR),
    ENTRY(tensor_data, EXCLUSIVE("tensor", KIND_TENSOR), OUT("data", void *), ERROR),
    ENTRY(tensor_copy_in, EXCLUSIVE("tensor", KIND_TENSOR),
          {.name = "data", .role = ROLE_ARRAY_IN, .content = six_floats, .size = 24,
           .alignment = 1, .also = "bytes"},
          BYTES_OF_SIX, ERROR),
    ENTRY(tensor_copy_out, SHARED("tensor", KIND_TENSOR),
          ARRAY_OUT("data", uint8_t, 24, "bytes"), BYTES_OF_SIX, ERROR),
    ENTRY(tensor_slice, SHARED("tensor", KIND_TENSOR), AXIS("axis"),
          NUMBER_WRONG("start", 1, NULL, {2, GLIA_ERROR_SHAPE_MISMATCH},
                       {-1, GLIA_ERROR_SHAPE_MISMATCH}),
          NUMBER_WRONG("count", 2, "start", {3, GLIA_ERROR_SHAPE_MISMATCH},
                       {-1, GLIA_ERROR_SHAPE_MISMATCH}),
          OUT_HANDLE("part", KIND_TENSOR), ERROR),
    ENTRY(tensor_reshape, SHARED("tensor", KIND_TENSOR), ARRAY_IN("shape", three_by_two, "rank"),
          NUMBER_WRONG("rank", 2, "shape", {1, GLIA_ERROR_SHAPE_MISMATCH},
                       {65, GLIA_ERROR_INVALID_ARGUMENT}, TOO_LARGE),
          OUT_HANDLE("reshaped", KIND_TENSOR), ERROR),
    ENTRY(tensor_transpose, SHARED("tensor", KIND_TENSOR), AXIS("first"), AXIS("second"),
          OUT_HANDLE("transposed", KIND_TENSOR), ERROR),
    ENTRY(tensor_to_dlpack, SHARED("tensor", KIND_TENSOR), OUT_HANDLE("managed", KIND_DLPACK),
          ERROR),
    ENTRY(tensor_from_dlpack,
          {.name = "managed", .role = ROLE_MANAGED, .content = &lent_tensor,
           .size = sizeof(struct DLManagedTensorVersioned), .alignment = 8},
          OUT_HANDLE("tensor", KIND_TENSOR), ERROR),
};
const size_t count_of_tensors = sizeof(entries_of_tensors) / sizeof(entries_of_tensors[0]);

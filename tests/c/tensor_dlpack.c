/*
 * glia_tensor_to_dlpack and _from_dlpack: tensors handed to and taken from another library, whose
 * part this program plays. The structs are those of dlpack.h, version 1.
 */

#include "harness.h"

#include <stdlib.h>
#include <string.h>

typedef struct dl_tensor {
    void *data;
    int32_t device_type;
    int32_t device_id;
    int32_t ndim;
    uint8_t code;
    uint8_t bits;
    uint16_t lanes;
    int64_t *shape;
    int64_t *strides;
    uint64_t byte_offset;
} dl_tensor;

struct DLManagedTensorVersioned {
    uint32_t major;
    uint32_t minor;
    void *manager_ctx;
    void (*deleter)(struct DLManagedTensorVersioned *self);
    uint64_t flags;
    dl_tensor tensor;
};

/* Out: shape, strides and memory are the tensor's; both sides may go first. */
static void check_export(int tensor_first)
{
    const float values[6] = {0, 1, 2, 3, 4, 5};
    glia_tensor *tensor = harness_tensor(GLIA_TYPE_FLOAT32, values, 2, 3), *turned = NULL;
    struct DLManagedTensorVersioned *managed = NULL;
    void *data = NULL;
    CHECK_OK(glia_tensor_transpose(tensor, 0, 1, &turned, ERROR));
    CHECK_OK(glia_tensor_data(turned, &data, ERROR));
    CHECK_OK(glia_tensor_to_dlpack(turned, &managed, ERROR));
    CHECK(managed->major == 1 && managed->minor == 1 && managed->flags == 0);
    const dl_tensor *got = &managed->tensor;
    CHECK(got->device_type == 1 && got->device_id == 0 && got->ndim == 2);
    CHECK(got->code == 2 && got->bits == 32 && got->lanes == 1);
    CHECK(got->shape[0] == 3 && got->shape[1] == 2);
    CHECK(got->strides[0] == 1 && got->strides[1] == 3);
    CHECK((char *)got->data + got->byte_offset == (char *)data);
    if (tensor_first)
        glia_tensor_free(turned);
    glia_tensor_free(tensor);
    float *there = (float *)got->data;
    CHECK(there[0] == 0 && there[5] == 5);
    there[5] = 50;
    managed->deleter(managed);
    if (!tensor_first) {
        float after[6];
        CHECK_OK(glia_tensor_copy_out(turned, after, sizeof after, ERROR));
        CHECK(after[5] == 50);
        glia_tensor_free(turned);
    }
}

static void check_types(void)
{
    static const uint8_t codes[4] = {0, 2, 0, 0}, bits[4] = {0, 32, 32, 64};
    const int64_t shape[1] = {3};
    for (int32_t type = GLIA_TYPE_FLOAT32; type <= GLIA_TYPE_INT64; type++) {
        glia_tensor *tensor = NULL, *back = NULL;
        struct DLManagedTensorVersioned *managed = NULL;
        int32_t got = 0;
        CHECK_OK(glia_tensor_new(type, shape, 1, &tensor, ERROR));
        CHECK_OK(glia_tensor_to_dlpack(tensor, &managed, ERROR));
        CHECK(managed->tensor.code == codes[type] && managed->tensor.bits == bits[type]);
        CHECK_OK(glia_tensor_from_dlpack(managed, &back, ERROR));
        glia_tensor_free(tensor);
        CHECK_OK(glia_tensor_type(back, &got, ERROR));
        CHECK(got == type);
        glia_tensor_free(back);
    }
}

/* A tensor of the other library, which counts how often it was given back. */
typedef struct foreign {
    struct DLManagedTensorVersioned managed;
    int64_t shape[2];
    int64_t strides[2];
    float values[8];
    int deleted;
} foreign;

static void deleted(struct DLManagedTensorVersioned *self)
{
    ((foreign *)self->manager_ctx)->deleted++;
}

static void foreign_make(foreign *other)
{
    memset(other, 0, sizeof *other);
    for (int index = 0; index < 8; index++)
        other->values[index] = (float)index;
    other->shape[0] = 2;
    other->shape[1] = 3;
    other->strides[0] = 4;
    other->strides[1] = 1;
    other->managed.major = 1;
    other->managed.manager_ctx = other;
    other->managed.deleter = deleted;
    other->managed.tensor = (dl_tensor){other->values, 1,  0, 2, 2, 32, 1, other->shape,
                                        other->strides, 0};
}

static void check_import(void)
{
    float got[6];
    foreign other;
    glia_tensor *tensor = NULL, *part = NULL;
    foreign_make(&other);
    CHECK_OK(glia_tensor_from_dlpack(&other.managed, &tensor, ERROR));
    CHECK_OK(glia_tensor_copy_out(tensor, got, sizeof got, ERROR));
    CHECK_SAME(got, ((const float[]){0, 1, 2, 4, 5, 6}), 6, "with strides");
    CHECK_OK(glia_tensor_slice(tensor, 0, 1, 1, &part, ERROR));
    glia_tensor_free(tensor);
    CHECK(other.deleted == 0);
    CHECK_OK(glia_tensor_copy_out(part, got, 12, ERROR));
    CHECK(got[0] == 4 && got[2] == 6);
    glia_tensor_free(part);
    CHECK(other.deleted == 1);
    foreign_make(&other);
    other.managed.tensor.strides = NULL;
    other.managed.tensor.byte_offset = 8;
    other.managed.deleter = NULL;
    CHECK_OK(glia_tensor_from_dlpack(&other.managed, &tensor, ERROR));
    CHECK_OK(glia_tensor_copy_out(tensor, got, sizeof got, ERROR));
    CHECK_SAME(got, ((const float[]){2, 3, 4, 5, 6, 7}), 6, "with an offset, without strides");
    glia_tensor_free(tensor);
}

/* Refuses a tensor that `change` made wrong; the caller keeps it. */
static void refuse(glia_status status, const char *what, void (*change)(foreign *other))
{
    foreign other;
    glia_tensor *tensor = NULL;
    foreign_make(&other);
    change(&other);
    glia_status got = glia_tensor_from_dlpack(&other.managed, &tensor, ERROR);
    CHECK_THAT(got == status, "%s: expected status %d, got %d", what, (int)status, (int)got);
    CHECK_THAT(tensor == NULL && other.deleted == 0, "%s: was taken", what);
}

static void other_version(foreign *other) { other->managed.major = 2; }
static void read_only(foreign *other) { other->managed.flags = 1; }
static void other_device(foreign *other) { other->managed.tensor.device_type = 2; }
static void half_floats(foreign *other) { other->managed.tensor.bits = 16; }
static void lanes(foreign *other) { other->managed.tensor.lanes = 4; }
static void negative_rank(foreign *other) { other->managed.tensor.ndim = -1; }
static void too_many_axes(foreign *other) { other->managed.tensor.ndim = 65; }
static void negative_length(foreign *other) { other->shape[1] = -3; }
static void negative_stride(foreign *other) { other->strides[0] = -4; }
static void without_data(foreign *other) { other->managed.tensor.data = NULL; }
static void without_shape(foreign *other) { other->managed.tensor.shape = NULL; }
static void misaligned(foreign *other) { other->managed.tensor.byte_offset = 2; }
static void too_long(foreign *other) { other->shape[0] = INT64_MAX; }

static void check_refused(void)
{
    glia_tensor *tensor = NULL;
    refuse(GLIA_ERROR_UNSUPPORTED, "version 2", other_version);
    refuse(GLIA_ERROR_UNSUPPORTED, "read-only", read_only);
    refuse(GLIA_ERROR_UNSUPPORTED, "another device", other_device);
    refuse(GLIA_ERROR_UNSUPPORTED, "float16", half_floats);
    refuse(GLIA_ERROR_UNSUPPORTED, "4 lanes", lanes);
    refuse(GLIA_ERROR_INVALID_ARGUMENT, "ndim -1", negative_rank);
    refuse(GLIA_ERROR_UNSUPPORTED, "ndim 65", too_many_axes);
    refuse(GLIA_ERROR_SHAPE_MISMATCH, "a negative length", negative_length);
    refuse(GLIA_ERROR_UNSUPPORTED, "a negative stride", negative_stride);
    refuse(GLIA_ERROR_NULL_POINTER, "no data", without_data);
    refuse(GLIA_ERROR_NULL_POINTER, "no shape", without_shape);
    refuse(GLIA_ERROR_NULL_POINTER, "misaligned", misaligned);
    refuse(GLIA_ERROR_SHAPE_MISMATCH, "beyond memory", too_long);
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "managed",
                  glia_tensor_from_dlpack(NULL, &tensor, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "tensor", glia_tensor_to_dlpack(NULL, NULL, ERROR));
}

int main(void)
{
    check_export(0);
    check_export(1);
    check_types();
    check_import();
    check_refused();
    return harness_finish("tensor_dlpack");
}

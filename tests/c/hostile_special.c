/*
 * hostile_special.c: wrong shapes, wrong fields of option structs, and what else is wrong for one
 * export alone: each case changes one thing of a valid call.
 */
#include "hostile.h"

#include <string.h>

enum how { HOW_NUMBER, HOW_REAL, HOW_MEMORY, HOW_TEXT, HOW_TENSOR, HOW_SAME_ARRAY };

struct special {
    const char *export_name, *argument;
    enum how how;
    size_t offset, size; /* where in the argument's memory the value is written */
    int64_t value;
    double real;
    const char *text; /* a string, or the array that is given here too */
    int32_t type;     /* of a tensor of value rows, and columns */
    int64_t columns;
    glia_status status;
    const char *blamed; /* what the message names, if not the argument */
};

#define WITH_NUMBER(EXPORT, ARGUMENT, VALUE, STATUS, BLAMED)                                       \
    {EXPORT, ARGUMENT, HOW_NUMBER, .value = VALUE, .status = STATUS, .blamed = BLAMED}
#define WITH_REAL(EXPORT, ARGUMENT, VALUE)                                                         \
    {EXPORT, ARGUMENT, HOW_REAL, .real = VALUE, .status = GLIA_ERROR_OUT_OF_RANGE}
#define WITH_ELEMENT(EXPORT, ARGUMENT, INDEX, TYPE, VALUE, STATUS)                                 \
    {EXPORT, ARGUMENT, HOW_MEMORY, .offset = (INDEX) * sizeof(TYPE), .size = sizeof(TYPE),         \
     .value = VALUE, .status = STATUS}
#define WITH_FIELD(EXPORT, ARGUMENT, STRUCT, FIELD, VALUE, STATUS, BLAMED)                         \
    {EXPORT, ARGUMENT, HOW_MEMORY, .offset = offsetof(STRUCT, FIELD),                              \
     .size = sizeof(((STRUCT *)NULL)->FIELD), .value = VALUE, .status = STATUS, .blamed = BLAMED}
#define WITH_TEXT(EXPORT, ARGUMENT, TEXT, STATUS)                                                  \
    {EXPORT, ARGUMENT, HOW_TEXT, .text = TEXT, .status = STATUS}
#define WITH_TENSOR(EXPORT, ARGUMENT, TYPE, ROWS, COLUMNS)                                         \
    {EXPORT, ARGUMENT, HOW_TENSOR, .type = TYPE, .value = ROWS, .columns = COLUMNS,                \
     .status = GLIA_ERROR_SHAPE_MISMATCH}
#define WITH_ARRAY_OF(EXPORT, ARGUMENT, OTHER)                                                     \
    {EXPORT, ARGUMENT, HOW_SAME_ARRAY, .text = OTHER, .status = GLIA_ERROR_INVALID_ARGUMENT}

/* Shorter names for the tables. */
#define INVALID GLIA_ERROR_INVALID_ARGUMENT
#define SHAPE GLIA_ERROR_SHAPE_MISMATCH
#define RANGE GLIA_ERROR_OUT_OF_RANGE
#define UNSUPPORTED GLIA_ERROR_UNSUPPORTED
#define CORRUPT GLIA_ERROR_CORRUPT_FILE

#define TRAINER_OPTION(EXPORT, FIELD, VALUE, BLAMED)                                               \
    WITH_FIELD(EXPORT, "options", glia_trainer_options, FIELD, VALUE, INVALID, BLAMED)
#define TRAINER_OPTIONS(EXPORT)                                                                    \
    TRAINER_OPTION(EXPORT, largest_batch, -1, "largest_batch"),                                    \
        TRAINER_OPTION(EXPORT, input_gradient, 2, NULL),                                           \
        TRAINER_OPTION(EXPORT, input_gradient, -1, NULL),                                          \
        TRAINER_OPTION(EXPORT, reserved, 1, NULL)
#define FIT_OPTION(EXPORT, FIELD, VALUE, BLAMED)                                                   \
    WITH_FIELD(EXPORT, "options", glia_fit_options, FIELD, VALUE, INVALID, BLAMED)
#define FIT_OPTIONS(EXPORT)                                                                        \
    FIT_OPTION(EXPORT, epochs, -1, "epochs"), FIT_OPTION(EXPORT, epochs, INT64_MAX, "epochs"),     \
        FIT_OPTION(EXPORT, keep_order, 2, "keep_order"),                                           \
        FIT_OPTION(EXPORT, keep_order, -1, "keep_order"),                                          \
        FIT_OPTION(EXPORT, with_replacement, 2, "with_replacement"),                               \
        FIT_OPTION(EXPORT, with_replacement, -1, "with_replacement"),                              \
        FIT_OPTION(EXPORT, micro_batches, -1, "micro_batches"),                                    \
        FIT_OPTION(EXPORT, micro_batches, 16777217, "micro_batches")
#define ACTIVATION_OPTIONS(EXPORT)                                                                 \
    WITH_FIELD(EXPORT, "options", glia_activation_options, training, 2, INVALID, NULL),            \
        WITH_FIELD(EXPORT, "options", glia_activation_options, training, -1, INVALID, NULL),       \
        WITH_FIELD(EXPORT, "options", glia_activation_options, reserved, 1, INVALID, NULL)
#define CHECK_OPTION(EXPORT, FIELD, VALUE, BLAMED)                                                 \
    WITH_FIELD(EXPORT, "options", glia_gradient_check_options, FIELD, VALUE, INVALID, BLAMED)
/* Numbers whose bits are those of -1 as an integer, a NaN, and of a huge number. */
#define CHECK_OPTIONS(EXPORT)                                                                      \
    CHECK_OPTION(EXPORT, step, -1, "step"),                                                        \
        CHECK_OPTION(EXPORT, step, 0x4000000000000000, "step"),                                    \
        CHECK_OPTION(EXPORT, relative_tolerance, -1, "relative_tolerance"),                        \
        CHECK_OPTION(EXPORT, absolute_tolerance, 0x7e37e43c8800759c, "absolute_tolerance"),        \
        CHECK_OPTION(EXPORT, training, 2, NULL), CHECK_OPTION(EXPORT, training, -1, NULL),         \
        CHECK_OPTION(EXPORT, reserved, 1, NULL)
#define LSUV_OPTION(FIELD, VALUE, BLAMED)                                                          \
    WITH_FIELD("glia_model_initialize_lsuv", "options", glia_lsuv_options, FIELD, VALUE, INVALID,  \
               BLAMED)
#define RUNTIME_OPTION(FIELD, VALUE, STATUS)                                                       \
    WITH_FIELD("glia_runtime_new", "options", glia_runtime_options, FIELD, VALUE, STATUS, #FIELD)
#define LABELS(EXPORT)                                                                             \
    WITH_ELEMENT(EXPORT, "targets", 0, int32_t, 3, RANGE),                                         \
        WITH_ELEMENT(EXPORT, "targets", 1, int32_t, -1, RANGE),                                    \
        WITH_ELEMENT(EXPORT, "targets", 1, int32_t, INT32_MIN, RANGE),                             \
        WITH_NUMBER(EXPORT, "target_type", GLIA_TYPE_FLOAT32, SHAPE, "targets")
#define DATA(EXPORT)                                                                               \
    WITH_TENSOR(EXPORT, "inputs", GLIA_TYPE_FLOAT32, 4, 3),                                        \
        WITH_TENSOR(EXPORT, "inputs", GLIA_TYPE_FLOAT32, 8, 0),                                    \
        WITH_TENSOR(EXPORT, "inputs", GLIA_TYPE_INT32, 4, 2),                                      \
        WITH_TENSOR(EXPORT, "targets", GLIA_TYPE_INT32, 3, 0),                                     \
        WITH_TENSOR(EXPORT, "targets", GLIA_TYPE_INT64, 5, 0),                                     \
        WITH_TENSOR(EXPORT, "targets", GLIA_TYPE_INT32, 4, 3),                                     \
        WITH_TENSOR(EXPORT, "targets", GLIA_TYPE_FLOAT32, 4, 2)
#define NAMES(EXPORT)                                                                              \
    WITH_TEXT(EXPORT, "name", "input", INVALID), WITH_TEXT(EXPORT, "name", "a\nb", INVALID),       \
        WITH_TEXT(EXPORT, "name", "glia/a", INVALID)
#define NEW_SHAPE(EXPORT)                                                                          \
    WITH_ELEMENT(EXPORT, "shape", 0, int64_t, -1, SHAPE),                                          \
        WITH_ELEMENT(EXPORT, "shape", 1, int64_t, INT64_MIN, SHAPE),                               \
        WITH_ELEMENT(EXPORT, "shape", 0, int64_t, INT64_MAX, SHAPE),                               \
        WITH_ELEMENT(EXPORT, "shape", 1, int64_t, INT64_MAX / 8, SHAPE)
#define MANAGED(FIELD, VALUE, STATUS)                                                              \
    WITH_FIELD("glia_tensor_from_dlpack", "managed", struct DLManagedTensorVersioned, FIELD,       \
               VALUE, STATUS, NULL)
#define FILE_BYTES(EXPORT)                                                                         \
    WITH_ELEMENT(EXPORT, "bytes", 0, int64_t, 0, CORRUPT),                                         \
        WITH_ELEMENT(EXPORT, "bytes", 0, int64_t, INT64_MAX, CORRUPT),                             \
        WITH_ELEMENT(EXPORT, "bytes", 0, int64_t, -1, CORRUPT),                                    \
        WITH_ELEMENT(EXPORT, "bytes", 2, int64_t, 0x3031323334353637, CORRUPT),                    \
        WITH_ELEMENT(EXPORT, "bytes", 9, int64_t, 0, CORRUPT)

static const struct special cases[] = {
    RUNTIME_OPTION(threads, -1, INVALID),
    RUNTIME_OPTION(threads, 1025, INVALID),
    RUNTIME_OPTION(threads, INT32_MAX, INVALID),
    RUNTIME_OPTION(level, -1, GLIA_ERROR_UNKNOWN_KIND),
    RUNTIME_OPTION(level, 9999, GLIA_ERROR_UNKNOWN_KIND),
#if defined(__x86_64__)
    RUNTIME_OPTION(level, GLIA_LEVEL_NEON, UNSUPPORTED),
#endif

    WITH_ARRAY_OF("glia_activation_backward", "input_gradient", "input"),
    WITH_ARRAY_OF("glia_activation_backward", "input_gradient", "output"),
    WITH_ARRAY_OF("glia_activation_backward_with", "input_gradient", "input"),
    WITH_ARRAY_OF("glia_activation_backward_with", "input_gradient", "output"),
    ACTIVATION_OPTIONS("glia_activation_forward_with"),
    ACTIVATION_OPTIONS("glia_activation_backward_with"),
    WITH_ARRAY_OF("glia_loss_evaluate", "gradient", "outputs"),
    WITH_ARRAY_OF("glia_loss_evaluate", "gradient", "targets"),
    WITH_ARRAY_OF("glia_loss_evaluate_weighted", "gradient", "outputs"),
    WITH_ARRAY_OF("glia_loss_evaluate_weighted", "gradient", "row_values"),
    WITH_ARRAY_OF("glia_loss_evaluate_weighted", "row_values", "weights"),
    LABELS("glia_loss_evaluate"),
    LABELS("glia_loss_evaluate_weighted"),
    WITH_NUMBER("glia_loss_evaluate", "rows", 0, SHAPE, "targets"),
    WITH_NUMBER("glia_loss_evaluate", "rows", 1, SHAPE, "targets"),
    WITH_NUMBER("glia_loss_evaluate_weighted", "rows", 0, SHAPE, "targets"),
    WITH_NUMBER("glia_loss_evaluate", "columns", 2, RANGE, "targets"),
    WITH_NUMBER("glia_optimizer_set", "key", GLIA_PARAM_UNITS, GLIA_ERROR_UNKNOWN_KEY, NULL),
    WITH_NUMBER("glia_optimizer_get", "key", GLIA_PARAM_BETA1, GLIA_ERROR_UNKNOWN_KEY, NULL),
    WITH_REAL("glia_optimizer_set", "value", -1.0),
    WITH_NUMBER("glia_schedule_set", "key", GLIA_PARAM_BETA1, GLIA_ERROR_UNKNOWN_KEY, NULL),
    WITH_REAL("glia_schedule_set", "value", -1.0),
    WITH_REAL("glia_schedule_set", "value", 1.5),
    WITH_ELEMENT("glia_schedule_set_points", "steps", 0, int64_t, -1, INVALID),
    WITH_ELEMENT("glia_schedule_set_points", "steps", 0, int64_t, 5, INVALID),
    WITH_ELEMENT("glia_schedule_set_points", "steps", 1, int64_t, INT64_MIN, INVALID),
    /* The bits of a NaN and of a huge number. */
    WITH_ELEMENT("glia_schedule_set_points", "values", 0, int64_t, -1, RANGE),
    WITH_ELEMENT("glia_schedule_set_points", "values", 1, int64_t, 0x7e37e43c8800759c, RANGE),
    WITH_REAL("glia_layer_set", "value", 0.0),
    WITH_REAL("glia_layer_set", "value", 1.5),
    WITH_REAL("glia_layer_set", "value", -1.0),
    WITH_NUMBER("glia_catalog_parameter_description", "key", GLIA_PARAM_UNITS,
                GLIA_ERROR_UNKNOWN_KEY, NULL),

    NAMES("glia_graph_add_input"),
    WITH_ELEMENT("glia_graph_add_input", "shape", 0, int64_t, 0, SHAPE),
    WITH_ELEMENT("glia_graph_add_input", "shape", 0, int64_t, -1, SHAPE),
    WITH_ELEMENT("glia_graph_add_input", "shape", 0, int64_t, INT64_MIN, SHAPE),
    NAMES("glia_graph_add_layer"),
    WITH_ELEMENT("glia_graph_add_layer", "inputs", 0, int32_t, 7, GLIA_ERROR_NOT_FOUND),
    WITH_ELEMENT("glia_graph_add_layer", "inputs", 0, int32_t, -1, GLIA_ERROR_NOT_FOUND),
    WITH_ELEMENT("glia_graph_add_layer", "inputs", 0, int32_t, INT32_MAX, GLIA_ERROR_NOT_FOUND),
    FILE_BYTES("glia_model_load_from_memory"),
    WITH_TEXT("glia_model_load", "path", "/no/such/file", GLIA_ERROR_IO),
    WITH_TEXT("glia_model_load", "path", "/", GLIA_ERROR_IO),
    WITH_TEXT("glia_model_load", "path", broken_path, CORRUPT),
    WITH_TEXT("glia_model_save", "path", "/no/such/file", GLIA_ERROR_IO),
    DATA("glia_session_evaluate"),

    NEW_SHAPE("glia_tensor_new"),
    NEW_SHAPE("glia_tensor_borrow"),
    NEW_SHAPE("glia_tensor_reshape"),
    WITH_ELEMENT("glia_tensor_reshape", "shape", 0, int64_t, 4, SHAPE),
    WITH_ELEMENT("glia_tensor_borrow", "strides", 0, int64_t, -1, UNSUPPORTED),
    WITH_ELEMENT("glia_tensor_borrow", "strides", 1, int64_t, INT64_MAX, SHAPE),
    MANAGED(major, 2, UNSUPPORTED),
    MANAGED(flags, 1, UNSUPPORTED),
    MANAGED(data, 0, GLIA_ERROR_NULL_POINTER),
    MANAGED(device_type, 2, UNSUPPORTED),
    MANAGED(ndim, -1, INVALID),
    MANAGED(ndim, 65, UNSUPPORTED),
    MANAGED(ndim, INT32_MAX, UNSUPPORTED),
    MANAGED(type_code, 1, UNSUPPORTED),
    MANAGED(type_bits, 16, UNSUPPORTED),
    MANAGED(type_lanes, 4, UNSUPPORTED),
    MANAGED(shape, 0, GLIA_ERROR_NULL_POINTER),
    MANAGED(byte_offset, 2, GLIA_ERROR_NULL_POINTER),
    MANAGED(byte_offset, -1, SHAPE),

    CHECK_OPTIONS("glia_gradient_check"),
    CHECK_OPTIONS("glia_gradient_check_with_callback"),
    LABELS("glia_gradient_check"),
    LSUV_OPTION(tolerance, -1, "tolerance"),
    LSUV_OPTION(tolerance, 0x4000000000000000, "tolerance"),
    LSUV_OPTION(most_scalings, -1, "most_scalings"),
    LSUV_OPTION(keep_weights, 2, NULL),
    LSUV_OPTION(keep_weights, -1, NULL),
    LSUV_OPTION(reserved, 1, NULL),
    TRAINER_OPTIONS("glia_trainer_new"),
    TRAINER_OPTIONS("glia_trainer_load"),
    TRAINER_OPTIONS("glia_trainer_load_from_memory"),
    FIT_OPTIONS("glia_trainer_begin"),
    FIT_OPTIONS("glia_trainer_fit"),
    LABELS("glia_trainer_step"),
    LABELS("glia_trainer_compute_gradients"),
    LABELS("glia_samples_add"),
    /* The bits of a NaN and of an infinity. */
    WITH_ELEMENT("glia_samples_add", "inputs", 1, int32_t, 0x7fc00000, RANGE),
    WITH_ELEMENT("glia_samples_add", "inputs", 3, int32_t, 0xff800000, RANGE),
    WITH_ELEMENT("glia_samples_add", "weights", 1, int32_t, 0x7fc00000, RANGE),
    WITH_NUMBER("glia_samples_read", "target_type", GLIA_TYPE_FLOAT32, SHAPE, "targets"),
    WITH_ARRAY_OF("glia_samples_read", "targets", "inputs"),
    WITH_NUMBER("glia_samples_set", "key", GLIA_PARAM_SEED, GLIA_ERROR_UNKNOWN_KEY, NULL),
    WITH_REAL("glia_samples_set", "value", 0.5),
    WITH_REAL("glia_trainer_samples_attach", "share", -0.5),
    WITH_REAL("glia_trainer_samples_attach", "share", 1e7),
    LABELS("glia_trainer_examine"),
    LABELS("glia_model_examine"),
    DATA("glia_trainer_advance"),
    DATA("glia_trainer_fit"),
    WITH_TENSOR("glia_trainer_advance", "targets", GLIA_TYPE_INT32, 0, 0),
    WITH_TENSOR("glia_trainer_fit", "targets", GLIA_TYPE_INT32, 0, 0),
    DATA("glia_trainer_find_learning_rate"),
    WITH_TENSOR("glia_trainer_find_learning_rate", "targets", GLIA_TYPE_INT32, 0, 0),
    WITH_ELEMENT("glia_trainer_find_learning_rate", "rates", 0, int64_t, 0x3ff0000000000000,
                 INVALID),
    /* The bits of NaN and of a huge number. */
    WITH_ELEMENT("glia_trainer_find_learning_rate", "rates", 0, int64_t, -1, INVALID),
    WITH_ELEMENT("glia_trainer_find_learning_rate", "rates", 1, int64_t, 0x7e37e43c8800759c, RANGE),
    FILE_BYTES("glia_trainer_load_from_memory"),
    WITH_TEXT("glia_trainer_load", "path", "/no/such/file", GLIA_ERROR_IO),
    WITH_TEXT("glia_trainer_load", "path", broken_path, CORRUPT),
    WITH_TEXT("glia_trainer_save", "path", "/no/such/file", GLIA_ERROR_IO),
    WITH_NUMBER("glia_trainer_optimizer_set", "key", GLIA_PARAM_UNITS, GLIA_ERROR_UNKNOWN_KEY,
                NULL),
    WITH_REAL("glia_trainer_optimizer_set", "value", -1.0),
    WITH_NUMBER("glia_trainer_optimizer_set", "key", GLIA_PARAM_MOMENTUM, GLIA_ERROR_INVALID_STATE,
                NULL),
    WITH_NUMBER("glia_trainer_schedule_set", "key", GLIA_PARAM_UNITS, GLIA_ERROR_UNKNOWN_KEY, NULL),
    WITH_NUMBER("glia_trainer_schedule_get", "key", GLIA_PARAM_UNITS, GLIA_ERROR_UNKNOWN_KEY, NULL),
    WITH_NUMBER("glia_trainer_schedule_get", "key", GLIA_PARAM_LEARNING_RATE, GLIA_ERROR_NOT_FOUND,
                NULL),
};

static void write_value(unsigned char *memory, const struct special *special)
{
    const int32_t number32 = (int32_t)special->value;
    const uint16_t number16 = (uint16_t)special->value;
    unsigned char *place = memory + special->offset;
    switch (special->size) {
    case 1:
        *place = (unsigned char)special->value;
        break;
    case 2:
        memcpy(place, &number16, sizeof number16);
        break;
    case 4:
        memcpy(place, &number32, sizeof number32);
        break;
    default:
        memcpy(place, &special->value, sizeof special->value);
        break;
    }
}

static void spoil(struct fixture *fixture, const struct special *special, int place)
{
    struct slot *slot = &fixture->slots[place];
    switch (special->how) {
    case HOW_NUMBER:
        slot->number = special->value;
        break;
    case HOW_REAL:
        slot->real = special->real;
        break;
    case HOW_MEMORY:
        write_value(fixture->memory[place], special);
        break;
    case HOW_TEXT:
        slot->pointer = (void *)(uintptr_t)special->text;
        fixture->slots[place + 1].number = (int64_t)strlen(special->text);
        break;
    case HOW_TENSOR:
        fixture->extras[0] = make_tensor(special->type, special->value, special->columns);
        slot->pointer = fixture->extras[0];
        break;
    case HOW_SAME_ARRAY:
        slot->pointer = fixture->slots[argument_named(fixture->entry, special->text)].pointer;
        break;
    }
}

static void check_case(const struct special *special)
{
    const struct export_entry *entry = entry_named(special->export_name);
    int place = entry == NULL ? -1 : argument_named(entry, special->argument);
    begin_check(entry, "special case", special->argument);
    check(place >= 0, "an export with this argument");
    if (place < 0) {
        return;
    }
    struct argument argument = entry->arguments[place];
    struct fixture fixture;
    if (special->blamed != NULL) {
        argument.name = special->blamed;
    }
    if (special->how == HOW_NUMBER || special->how == HOW_MEMORY) {
        begin_check_of_number(entry, special->argument, special->value);
    }
    fixture_begin(&fixture, entry);
    spoil(&fixture, special, place);
    expect_failure(&fixture, special->status, &argument);
    fixture_end(&fixture);
}

void check_special_cases(void)
{
    for (size_t index = 0; index < sizeof(cases) / sizeof(cases[0]); index++) {
        check_case(&cases[index]);
    }
}

/*
 * hostile_table_families.c: the exports of activations, initializers, losses, optimizers,
 * schedules and layers.
 */
#include "hostile_describe.h"
#include "hostile_tables.h"

static const float six_floats[6] = {0.5f, -1.0f, 2.0f, 0.25f, -0.5f, 1.5f};
static const float three_weights[3] = {0.5f, 1.0f, 2.0f};
static const int32_t two_labels[2] = {2, 0};
static const int64_t two_by_three[2] = {2, 3};
static const int64_t two_steps[2] = {3, 5};
static const double two_values[2] = {0.5, 0.25};

static const glia_activation_options activation_options = {
    .struct_size = sizeof(glia_activation_options), .seed = 3, .step = 4, .training = 1};

/* Tanh has none. */
#define NO_PARAMETERS                                                                              \
    ARRAY_IN_OPTIONAL("parameters", six_floats, "parameter_count"),                                \
        NUMBER_WRONG("parameter_count", 0, NULL, {1, GLIA_ERROR_INVALID_ARGUMENT}, TOO_LARGE)

/* The shape of a parameter. */
#define SHAPE_OF_SIX                                                                               \
    ARRAY_IN("shape", two_by_three, "axes"),                                                       \
        NUMBER_WRONG("axes", 2, "shape", {65, GLIA_ERROR_INVALID_ARGUMENT}, TOO_LARGE)

/* Rows and columns whose product no memory can have. */
#define NO_MEMORY                                                                                  \
    {-1, GLIA_ERROR_INVALID_ARGUMENT}, {INT64_MAX, GLIA_ERROR_INVALID_ARGUMENT},                   \
        {INT64_MAX / 3, GLIA_ERROR_INVALID_ARGUMENT}

/* What every member of a family has: new, free, kind, set, get. */
#define CALLS_OF_FAMILY(FAMILY)                                                                    \
    CALL(FAMILY##_new, I32(0), P(1), P(2))                                                         \
    CALL_FREE(FAMILY##_free)                                                                       \
    CALL(FAMILY##_kind, P(0), P(1), P(2))                                                          \
    CALL(FAMILY##_set, P(0), I32(1), REAL(2), P(3))                                                \
    CALL(FAMILY##_get, P(0), I32(1), P(2), P(3))

#define BASICS(FAMILY, KIND, NUMBER)                                                               \
    ENTRY(FAMILY##_new, CODE("kind", NUMBER), OUT_HANDLE(#FAMILY, KIND), ERROR),                   \
        ENTRY_FREE(FAMILY##_free, #FAMILY, KIND),                                                  \
        ENTRY(FAMILY##_kind, SHARED(#FAMILY, KIND), OUT("kind", int32_t), ERROR)
#define SET(FAMILY, KIND, PARAM, NUMBER)                                                           \
    EXCLUSIVE(#FAMILY, KIND), KEY("key", PARAM), VALUE("value", NUMBER), ERROR
#define GET(FAMILY, KIND, PARAM)                                                                   \
    SHARED(#FAMILY, KIND), KEY("key", PARAM), OUT("value", double), ERROR

CALLS_OF_FAMILY(activation)
CALL(activation_property, P(0), I32(1), P(2), P(3))
CALL(activation_kink, P(0), I32(1), P(2), P(3))
CALL(activation_forward, P(0), P(1), P(2), SIZE(3), SIZE(4), P(5), P(6))
CALL(activation_backward, P(0), P(1), P(2), P(3), P(4), SIZE(5), SIZE(6), P(7), P(8))
CALL(activation_output_columns, P(0), SIZE(1), P(2), P(3))
CALL(activation_parameter_count, P(0), SIZE(1), P(2), P(3))
CALL(activation_forward_with, P(0), P(1), P(2), SIZE(3), SIZE(4), P(5), SIZE(6), P(7), P(8), P(9))
CALL(activation_backward_with, P(0), P(1), P(2), P(3), P(4), SIZE(5), SIZE(6), P(7), SIZE(8), P(9),
     P(10), P(11), P(12))
CALLS_OF_FAMILY(initializer)
CALL(initializer_fill, P(0), U64(1), P(2), SIZE(3), SIZE(4), SIZE(5), P(6), SIZE(7), P(8))
CALLS_OF_FAMILY(loss)
CALL(loss_evaluate, P(0), P(1), P(2), SIZE(3), SIZE(4), P(5), I32(6), SIZE(7), P(8), P(9), P(10))
CALL(loss_evaluate_weighted, P(0), P(1), P(2), SIZE(3), SIZE(4), P(5), I32(6), SIZE(7), P(8), P(9),
     P(10), P(11), P(12))
CALL(loss_set_class_weights, P(0), P(1), SIZE(2), P(3))
CALLS_OF_FAMILY(optimizer)
CALL(optimizer_needs, P(0), P(1), SIZE(2), P(3), P(4))
CALL(optimizer_step, P(0), P(1), U64(2), P(3), SIZE(4), P(5), P(6), P(7), P(8), P(9))
CALL(optimizer_search, P(0), P(1), P(2), SIZE(3), REAL(4), P(5), P(6), P(7), P(8), P(9), P(10),
     P(11))
CALL(optimizer_look_ahead, P(0), P(1), P(2), SIZE(3), P(4), P(5), P(6), P(7))
CALLS_OF_FAMILY(schedule)
CALL(schedule_set_points, P(0), P(1), P(2), SIZE(3), P(4))
CALL(schedule_value, P(0), I64(1), P(2), P(3))
CALL(schedule_report, P(0), REAL(1), P(2), P(3))
CALLS_OF_FAMILY(layer)
CALL(layer_set_activation, P(0), P(1), P(2))
CALL(layer_set_initializer, P(0), P(1), SIZE(2), P(3), P(4))

/* Values can be reported to a plateau only, which the schedule of KIND_SCHEDULE is not. Tanh has no
 * parameter, and the losses do not have this one: setting it always fails. Tanh has no
 * kink either. */
const struct export_entry entries_of_families[] = {
    BASICS(activation, KIND_ACTIVATION, GLIA_ACTIVATION_TANH),
    ENTRY_FAILING(activation_set, GLIA_ERROR_UNKNOWN_KEY,
                  SET(activation, KIND_ACTIVATION, GLIA_PARAM_VALUE, 1.0)),
    ENTRY_FAILING(activation_get, GLIA_ERROR_UNKNOWN_KEY,
                  GET(activation, KIND_ACTIVATION, GLIA_PARAM_VALUE)),
    ENTRY(activation_property, SHARED("activation", KIND_ACTIVATION),
          KEY("property", GLIA_ACTIVATION_PROPERTY_MAXIMUM), OUT("value", double), ERROR),
    ENTRY_FAILING(activation_kink, GLIA_ERROR_INVALID_ARGUMENT,
                  SHARED("activation", KIND_ACTIVATION), NUMBER("index", 0), OUT("value", double),
                  ERROR),
    ENTRY(activation_forward, SHARED("activation", KIND_ACTIVATION),
          OPTIONAL("runtime", KIND_RUNTIME), ARRAY_IN("input", six_floats, "rows"),
          NUMBER_WRONG("rows", 2, "input", NO_MEMORY),
          NUMBER_WRONG("columns", 3, "rows", NO_MEMORY), ARRAY_OUT("output", float, 6, "rows"),
          ERROR),
    ENTRY(activation_backward, SHARED("activation", KIND_ACTIVATION),
          OPTIONAL("runtime", KIND_RUNTIME), ARRAY_IN_OPTIONAL("input", six_floats, "rows"),
          ARRAY_IN_OPTIONAL("output", six_floats, "rows"),
          ARRAY_IN("output_gradient", six_floats, "rows"),
          NUMBER_WRONG("rows", 2, "input_gradient", NO_MEMORY),
          NUMBER_WRONG("columns", 3, "rows", NO_MEMORY),
          ARRAY_OUT("input_gradient", float, 6, "rows"), ERROR),
    ENTRY(activation_output_columns, SHARED("activation", KIND_ACTIVATION), NUMBER("columns", 3),
          OUT("output_columns", size_t), ERROR),
    ENTRY(activation_parameter_count, SHARED("activation", KIND_ACTIVATION), NUMBER("columns", 3),
          OUT("count", size_t), ERROR),
    ENTRY(activation_forward_with, SHARED("activation", KIND_ACTIVATION),
          OPTIONAL("runtime", KIND_RUNTIME), ARRAY_IN("input", six_floats, "rows"),
          NUMBER_WRONG("rows", 2, "input", NO_MEMORY),
          NUMBER_WRONG("columns", 3, "rows", NO_MEMORY),
          NO_PARAMETERS, OPTIONS(activation_options), ARRAY_OUT("output", float, 6, "rows"),
          ERROR),
    ENTRY(activation_backward_with, SHARED("activation", KIND_ACTIVATION),
          OPTIONAL("runtime", KIND_RUNTIME), ARRAY_IN_OPTIONAL("input", six_floats, "rows"),
          ARRAY_IN_OPTIONAL("output", six_floats, "rows"),
          ARRAY_IN("output_gradient", six_floats, "rows"),
          NUMBER_WRONG("rows", 2, "input_gradient", NO_MEMORY),
          NUMBER_WRONG("columns", 3, "rows", NO_MEMORY),
          NO_PARAMETERS, OPTIONS(activation_options),
          ARRAY_OUT("input_gradient", float, 6, "rows"),
          ARRAY_OUT_OPTIONAL("parameter_gradient", float, 1, NULL), ERROR),

    BASICS(initializer, KIND_INITIALIZER, GLIA_INITIALIZER_UNIFORM),
    ENTRY(initializer_set, SET(initializer, KIND_INITIALIZER, GLIA_PARAM_MINIMUM, -0.5)),
    ENTRY(initializer_get, GET(initializer, KIND_INITIALIZER, GLIA_PARAM_MAXIMUM)),
    ENTRY(initializer_fill, SHARED("initializer", KIND_INITIALIZER), NUMBER("seed", 7),
          STRING("name", "hidden.weight", GLIA_OK, GLIA_OK), NUMBER("fan_in", 2),
          NUMBER("fan_out", 3), ARRAY_OUT("values", float, 6, "count"),
          NUMBER_WRONG("count", 6, "values", TOO_LARGE), ERROR),

    BASICS(loss, KIND_LOSS, GLIA_LOSS_MEAN_SQUARED_ERROR),
    ENTRY_FAILING(loss_set, GLIA_ERROR_UNKNOWN_KEY, SET(loss, KIND_LOSS, GLIA_PARAM_VALUE, 1.0)),
    ENTRY_FAILING(loss_get, GLIA_ERROR_UNKNOWN_KEY, GET(loss, KIND_LOSS, GLIA_PARAM_VALUE)),
    ENTRY(loss_evaluate, SHARED("loss", KIND_LOSS), OPTIONAL("runtime", KIND_RUNTIME),
          ARRAY_IN("outputs", six_floats, "rows"),
          NUMBER_WRONG("rows", 2, "outputs", NO_MEMORY),
          NUMBER_WRONG("columns", 3, "rows", {0, GLIA_ERROR_INVALID_ARGUMENT}, NO_MEMORY),
          ARRAY_IN("targets", two_labels, "target_count"),
          CODE("target_type", GLIA_TYPE_INT32),
          NUMBER_WRONG("target_count", 2, "targets", {0, GLIA_ERROR_SHAPE_MISMATCH},
                       {3, GLIA_ERROR_SHAPE_MISMATCH}, TOO_LARGE),
          ARRAY_OUT_OPTIONAL("gradient", float, 6, "rows"), OUT("value", double), ERROR),
    ENTRY(loss_evaluate_weighted, SHARED("loss", KIND_LOSS), OPTIONAL("runtime", KIND_RUNTIME),
          ARRAY_IN("outputs", six_floats, "rows"),
          NUMBER_WRONG("rows", 2, "outputs", NO_MEMORY),
          NUMBER_WRONG("columns", 3, "rows", {0, GLIA_ERROR_INVALID_ARGUMENT}, NO_MEMORY),
          ARRAY_IN("targets", two_labels, "target_count"),
          CODE("target_type", GLIA_TYPE_INT32),
          NUMBER_WRONG("target_count", 2, "targets", {0, GLIA_ERROR_SHAPE_MISMATCH},
                       {3, GLIA_ERROR_SHAPE_MISMATCH}, TOO_LARGE),
          ARRAY_IN_OPTIONAL("weights", three_weights, "rows"),
          ARRAY_OUT_OPTIONAL("row_values", float, 2, "rows"),
          ARRAY_OUT_OPTIONAL("gradient", float, 6, "rows"), OUT("value", double), ERROR),
    ENTRY(loss_set_class_weights, EXCLUSIVE("loss", KIND_LOSS),
          ARRAY_IN("weights", three_weights, "count"),
          NUMBER_WRONG("count", 3, "weights", TOO_LARGE), ERROR),

    BASICS(optimizer, KIND_OPTIMIZER, GLIA_OPTIMIZER_MOMENTUM),
    ENTRY(optimizer_set, SET(optimizer, KIND_OPTIMIZER, GLIA_PARAM_LEARNING_RATE, 0.25)),
    ENTRY(optimizer_get, GET(optimizer, KIND_OPTIMIZER, GLIA_PARAM_MOMENTUM)),
    ENTRY(optimizer_needs, SHARED("optimizer", KIND_OPTIMIZER), SHAPE_OF_SIX,
          RESULT("info", glia_optimizer_info), ERROR),
    ENTRY(optimizer_step, SHARED("optimizer", KIND_OPTIMIZER), OPTIONAL("runtime", KIND_RUNTIME),
          NUMBER_WRONG("step", 3, NULL, {0, GLIA_ERROR_OUT_OF_RANGE},
                       {-1, GLIA_ERROR_OUT_OF_RANGE}),
          SHAPE_OF_SIX, ARRAY_OUT("weights", float, 6, NULL),
          ARRAY_IN("gradients", six_floats, NULL), ARRAY_OUT("state", float, 6, NULL),
          ARRAY_OUT_OPTIONAL("scratch", float, 1, NULL), ERROR),
    /* The optimizer is momentum, which does not search. */
    ENTRY_FAILING(optimizer_search, GLIA_ERROR_UNSUPPORTED,
                  SHARED("optimizer", KIND_OPTIMIZER), OPTIONAL("runtime", KIND_RUNTIME),
                  SHAPE_OF_SIX, VALUE("loss", 0.5), ARRAY_OUT("weights", float, 6, NULL),
                  ARRAY_IN("gradients", six_floats, NULL), ARRAY_OUT("state", float, 120, NULL),
                  ARRAY_OUT_OPTIONAL("scratch", float, 24, NULL), ARRAY_OUT("search", double, 18, NULL),
                  OUT("next", int32_t), ERROR),
    ENTRY(optimizer_look_ahead, SHARED("optimizer", KIND_OPTIMIZER),
          OPTIONAL("runtime", KIND_RUNTIME), SHAPE_OF_SIX,
          ARRAY_IN("weights", six_floats, NULL), ARRAY_IN("state", six_floats, NULL),
          ARRAY_OUT("ahead", float, 6, NULL), ERROR),

    BASICS(schedule, KIND_SCHEDULE, GLIA_SCHEDULE_PIECEWISE_LINEAR),
    ENTRY(schedule_set, SET(schedule, KIND_SCHEDULE, GLIA_PARAM_WARMUP_STEPS, 5.0)),
    ENTRY(schedule_get, GET(schedule, KIND_SCHEDULE, GLIA_PARAM_WARMUP_START)),
    ENTRY(schedule_set_points, EXCLUSIVE("schedule", KIND_SCHEDULE),
          ARRAY_IN("steps", two_steps, "count"), ARRAY_IN("values", two_values, "count"),
          NUMBER_WRONG("count", 2, "steps", {0, GLIA_ERROR_INVALID_ARGUMENT}, TOO_LARGE), ERROR),
    ENTRY(schedule_value, SHARED("schedule", KIND_SCHEDULE),
          NUMBER_WRONG("step", 4, NULL, {-1, GLIA_ERROR_INVALID_ARGUMENT},
                       {INT64_MIN, GLIA_ERROR_INVALID_ARGUMENT}),
          OUT("value", double), ERROR),
    ENTRY_FAILING(schedule_report, GLIA_ERROR_INVALID_ARGUMENT,
                  EXCLUSIVE("schedule", KIND_SCHEDULE), VALUE("value", 0.5),
                  OUT_OPTIONAL("reduced", int32_t), ERROR),

    BASICS(layer, KIND_LAYER, GLIA_LAYER_DENSE),
    ENTRY(layer_set, SET(layer, KIND_LAYER, GLIA_PARAM_UNITS, 5.0)),
    ENTRY(layer_get, GET(layer, KIND_LAYER, GLIA_PARAM_UNITS)),
    ENTRY(layer_set_activation, EXCLUSIVE("layer", KIND_LAYER),
          SHARED("activation", KIND_ACTIVATION), ERROR),
    ENTRY(layer_set_initializer, EXCLUSIVE("layer", KIND_LAYER),
          STRING("parameter", "bias", GLIA_ERROR_NOT_FOUND, GLIA_ERROR_NOT_FOUND),
          SHARED("initializer", KIND_INITIALIZER), ERROR),
};
const size_t count_of_families = sizeof(entries_of_families) / sizeof(entries_of_families[0]);

/*
 * glia_optimizer_step and glia_optimizer_look_ahead: on arrays of the host, with the gradients of a
 * model that it sets itself, every optimizer takes the weights where a trainer takes them, bit for
 * bit.
 */

#include "harness.h"

#include <math.h>
#include <string.h>

#define PARAMETERS 4
#define MOST_FLOATS 8
#define STEPS 20

#define MOST_SCRATCH 200000

/* A parameter as a host keeps it: weights, gradients, state. */
struct parameter {
    int64_t shape[2];
    size_t axes, count;
    float weights[MOST_FLOATS];
    float ahead[MOST_FLOATS];
    float gradients[MOST_FLOATS];
    float state[4 * MOST_FLOATS];
};

/* Memory to work in, with something in it that must not matter. */
static float scratch[MOST_SCRATCH];

static const float inputs[] = {-1.5f, -1.0f, -0.25f, 0.5f, 0.75f, 1.25f};
static const float targets[] = {0.5f, -0.25f, 0.75f, 0.125f, -0.5f, 1.0f};
#define ROWS (sizeof inputs / sizeof *inputs)

static glia_trainer *trainer_of(const glia_model *model, const glia_optimizer *optimizer)
{
    glia_loss *loss = harness_loss(GLIA_LOSS_MEAN_SQUARED_ERROR);
    glia_trainer *trainer = NULL;
    CHECK_OK(glia_trainer_new(model, loss, optimizer, NULL, NULL, &trainer, ERROR));
    glia_loss_free(loss);
    return trainer;
}

/* The gradients where each parameter's look-ahead is, by a trainer that only computes. */
static void gradients_of(glia_trainer *trainer, struct parameter *parameters)
{
    for (size_t index = 0; index < PARAMETERS; index++)
        CHECK_OK(glia_trainer_parameter_set(trainer, index, parameters[index].ahead,
                                            parameters[index].count, ERROR));
    CHECK_OK(glia_trainer_compute_gradients(trainer, inputs, ROWS, targets, GLIA_TYPE_FLOAT32, ROWS,
                                            NULL, ERROR));
    for (size_t index = 0; index < PARAMETERS; index++)
        CHECK_OK(glia_trainer_gradient_get(trainer, index, parameters[index].gradients,
                                           parameters[index].count, ERROR));
}

static void step(const glia_optimizer *optimizer, glia_trainer *computing,
                 struct parameter *parameters, uint64_t number)
{
    for (size_t index = 0; index < PARAMETERS; index++) {
        struct parameter *own = &parameters[index];
        CHECK_OK(glia_optimizer_look_ahead(optimizer, NULL, own->shape, own->axes, own->weights,
                                           own->state, own->ahead, ERROR));
    }
    gradients_of(computing, parameters);
    for (size_t index = 0; index < PARAMETERS; index++) {
        struct parameter *own = &parameters[index];
        memset(scratch, 0x7f, sizeof scratch);
        CHECK_OK(glia_optimizer_step(optimizer, NULL, number, own->shape, own->axes, own->weights,
                                     own->gradients, own->state, scratch, ERROR));
    }
}

static void check_same(const glia_trainer *trainer, const struct parameter *parameters,
                       const char *name, uint64_t number)
{
    for (size_t index = 0; index < PARAMETERS; index++) {
        float weights[MOST_FLOATS];
        const size_t count = parameters[index].count;
        CHECK_OK(glia_trainer_parameter_get(trainer, index, weights, count, ERROR));
        CHECK_THAT(memcmp(weights, parameters[index].weights, count * sizeof *weights) == 0,
                   "%s: step %d, parameter %zu", name, (int)number, index);
    }
}

static void check_kind(int32_t kind)
{
    static const harness_dense layers[] = {{3, GLIA_ACTIVATION_TANH}, {1, GLIA_ACTIVATION_IDENTITY}};
    static const int64_t shapes[PARAMETERS][2] = {{1, 3}, {3}, {3, 1}, {1}};
    struct parameter parameters[PARAMETERS] = {0};
    char name[64];
    harness_name(GLIA_FAMILY_OPTIMIZER, kind, name);
    glia_model *model = harness_model(1, layers, 2, 7);
    glia_optimizer *optimizer = NULL, *none = harness_optimizer(GLIA_OPTIMIZER_SGD, 0);
    CHECK_OK(glia_optimizer_new(kind, &optimizer, ERROR));
    CHECK_OK(glia_optimizer_set(optimizer, GLIA_PARAM_LEARNING_RATE, 0.01, ERROR));
    glia_trainer *trainer = trainer_of(model, optimizer), *computing = trainer_of(model, none);
    for (size_t index = 0; index < PARAMETERS; index++) {
        struct parameter *own = &parameters[index];
        memcpy(own->shape, shapes[index], sizeof own->shape);
        own->axes = index % 2 == 0 ? 2 : 1;
        own->count = index == 3 ? 1 : 3;
        glia_optimizer_info info = {.struct_size = sizeof info};
        CHECK_OK(glia_optimizer_needs(optimizer, own->shape, own->axes, &info, ERROR));
        CHECK(info.slots >= 0 && info.slots <= 4 && info.searches == 0);
        CHECK(info.state_floats <= 4 * MOST_FLOATS && info.scratch_floats <= MOST_SCRATCH);
        CHECK_OK(glia_trainer_parameter_get(trainer, index, own->weights, own->count, ERROR));
    }
    for (uint64_t number = 1; number <= STEPS; number++) {
        step(optimizer, computing, parameters, number);
        /* At first there is no velocity, and the place is that of the weights. */
        if (number == STEPS) {
            const struct parameter *own = &parameters[0];
            const int moved = memcmp(own->ahead, own->weights, sizeof(float)) != 0;
            CHECK_THAT(moved, "%s has not moved", name);
        }
        CHECK_OK(glia_trainer_step(trainer, inputs, ROWS, targets, GLIA_TYPE_FLOAT32, ROWS, NULL,
                                   ERROR));
        check_same(trainer, parameters, name, number);
    }
    glia_trainer_free(trainer);
    glia_trainer_free(computing);
    glia_optimizer_free(optimizer);
    glia_optimizer_free(none);
    glia_model_free(model);
}

/* What each kind needs for a matrix of 3 rows and 5 columns, where it is known. */
static void check_needs(void)
{
    static const struct {
        int32_t kind, slots, looks_ahead, takes_whole_parameters;
        size_t state_floats, scratch_floats;
    } known[] = {
        {GLIA_OPTIMIZER_SGD, 0, 0, 0, 0, 0},
        {GLIA_OPTIMIZER_ADAM, 2, 0, 0, 30, 0},
        {GLIA_OPTIMIZER_NESTEROV, 1, 1, 0, 15, 0},
        {GLIA_OPTIMIZER_NESTEROV_SHIFTED, 1, 0, 0, 15, 0},
        {GLIA_OPTIMIZER_LAMB, 2, 0, 1, 30, 0},
        {GLIA_OPTIMIZER_RMSPROP_NESTEROV, 2, 1, 0, 30, 0},
        {GLIA_OPTIMIZER_ADAN, 4, 0, 0, 60, 0},
        {GLIA_OPTIMIZER_LARS, 1, 0, 1, 15, 0},
        {GLIA_OPTIMIZER_ADAFACTOR, 3, 0, 1, 3 + 5, 2 * 3 + 5},
        {GLIA_OPTIMIZER_MUON, 2, 0, 1, 15, SIZE_MAX},
    };
    static const int64_t shape[2] = {3, 5}, vector[1] = {15};
    for (size_t index = 0; index < sizeof known / sizeof *known; index++) {
        glia_optimizer *optimizer = NULL;
        glia_optimizer_info info = {.struct_size = sizeof info};
        CHECK_OK(glia_optimizer_new(known[index].kind, &optimizer, ERROR));
        CHECK_OK(glia_optimizer_needs(optimizer, shape, 2, &info, ERROR));
        CHECK(info.slots == known[index].slots && info.looks_ahead == known[index].looks_ahead);
        CHECK(info.takes_whole_parameters == known[index].takes_whole_parameters);
        CHECK(info.state_floats == known[index].state_floats);
        /* Muon's depends on the matrix product. */
        CHECK(info.scratch_floats == known[index].scratch_floats ||
              (known[index].scratch_floats == SIZE_MAX && info.scratch_floats >= 15 + 15 + 9 + 9));
        CHECK_OK(glia_optimizer_needs(optimizer, vector, 1, &info, ERROR));
        if (known[index].kind == GLIA_OPTIMIZER_ADAFACTOR) {
            CHECK(info.state_floats == 15 && info.scratch_floats == 2);
            CHECK_OK(glia_optimizer_set(optimizer, GLIA_PARAM_FIRST_MOMENT, 1, ERROR));
            CHECK_OK(glia_optimizer_needs(optimizer, shape, 2, &info, ERROR));
            CHECK(info.slots == 4 && info.state_floats == 3 + 5 + 15);
        }
        glia_optimizer_free(optimizer);
    }
}

static void check_refused(void)
{
    static const int64_t four[1] = {4}, none[1] = {0}, negative[2] = {4, -1};
    static const int64_t huge[3] = {INT32_MAX, INT32_MAX, INT32_MAX};
    float weights[4] = {1, 2, 3, 4}, gradients[4] = {0}, state[4] = {0}, ahead[4];
    glia_optimizer *optimizer = NULL;
    CHECK_OK(glia_optimizer_new(GLIA_OPTIMIZER_NESTEROV, &optimizer, ERROR));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "step: expected 1 to 2^53, got 0",
                  glia_optimizer_step(optimizer, NULL, 0, four, 1, weights, gradients, state, NULL,
                                      ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "weights: expected an array apart from gradients",
                  glia_optimizer_step(optimizer, NULL, 1, four, 1, weights, weights, state, NULL,
                                      ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "state: expected an array apart from weights",
                  glia_optimizer_step(optimizer, NULL, 1, four, 1, weights, gradients, weights,
                                      NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "axes: expected 0 to 64, got 65",
                  glia_optimizer_step(optimizer, NULL, 1, four, 65, weights, gradients, state,
                                      NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "shape: expected lengths of at least 0, got -1",
                  glia_optimizer_step(optimizer, NULL, 1, negative, 2, weights, gradients, state,
                                      NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "shape: expected one that fits into memory",
                  glia_optimizer_step(optimizer, NULL, 1, huge, 3, weights, gradients, state, NULL,
                                      ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "state",
                  glia_optimizer_step(optimizer, NULL, 1, four, 1, weights, gradients, NULL, NULL,
                                      ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "ahead: expected an array apart from weights",
                  glia_optimizer_look_ahead(optimizer, NULL, four, 1, weights, state, weights,
                                            ERROR));
    CHECK_OK(glia_optimizer_step(optimizer, NULL, 1, none, 1, NULL, NULL, NULL, NULL, ERROR));
    CHECK_OK(glia_optimizer_look_ahead(optimizer, NULL, four, 1, weights, state, ahead, ERROR));
    CHECK(memcmp(ahead, weights, sizeof weights) == 0 && weights[3] == 4);
    glia_optimizer_free(optimizer);
}

/* Memory to work in is asked for where it is needed, and apart from the other arrays. */
static void check_scratch(void)
{
    static const int64_t shape[2] = {2, 2};
    float weights[4] = {1, 2, 3, 4}, gradients[4] = {0}, state[4] = {0};
    glia_optimizer *optimizer = NULL;
    CHECK_OK(glia_optimizer_new(GLIA_OPTIMIZER_ADAFACTOR, &optimizer, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "scratch",
                  glia_optimizer_step(optimizer, NULL, 1, shape, 2, weights, gradients, state, NULL,
                                      ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "scratch: expected an array apart from state",
                  glia_optimizer_step(optimizer, NULL, 1, shape, 2, weights, gradients, state,
                                      state, ERROR));
    CHECK(weights[3] == 4 && state[0] == 0);
    glia_optimizer_free(optimizer);
}

int main(void)
{
    for (int32_t index = 0; index < harness_kinds(GLIA_FAMILY_OPTIMIZER); index++) {
        const int32_t kind = harness_kind(GLIA_FAMILY_OPTIMIZER, index);
        /* The others: optimizer_search.c. */
        if (!harness_searches(kind))
            check_kind(kind);
    }
    check_needs();
    check_refused();
    check_scratch();
    return harness_finish("optimizer_step");
}

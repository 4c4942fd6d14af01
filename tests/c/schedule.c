/*
 * glia_schedule_…: every schedule of the catalogue against tests/golden/schedules.txt; trainers that
 * follow schedules, through saves and loads.
 */

#include "harness_points.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void check_value(const char *name, const char *what, double got, double expected)
{
    CHECK_THAT(fabs(got - expected) <= 1e-13 * fabs(expected) + 1e-290,
               "%s: %s: expected %.17g, got %.17g", name, what, expected, got);
}

/* Sets the points of a case. */
static void set_points(const golden_table *table, glia_schedule *schedule, const char *name)
{
    const golden_record *points = golden_find(table, "%s.points", name);
    const golden_record *values = golden_find(table, "%s.point_values", name);
    if (points == NULL)
        return;
    int64_t *steps = harness_allocate(points->count, sizeof *steps);
    for (size_t index = 0; index < points->count; index++)
        steps[index] = (int64_t)points->values[index];
    CHECK_OK(glia_schedule_set_points(schedule, steps, values == NULL ? NULL : values->values,
                                      points->count, ERROR));
    free(steps);
}

/* A schedule with the parameters of a case, in the order of the catalogue. */
static glia_schedule *configured(const golden_table *table, int32_t kind, const char *name)
{
    const golden_record *parameters = golden_get(table, "%s.parameters", name);
    glia_schedule *schedule = NULL;
    int32_t count = 0;
    CHECK_OK(glia_schedule_new(kind, &schedule, ERROR));
    CHECK_OK(glia_catalog_parameter_count(GLIA_FAMILY_SCHEDULE, kind, &count, ERROR));
    CHECK_THAT((size_t)count == parameters->count, "%s: one number for each", parameters->name);
    for (int32_t index = 0; index < count; index++) {
        glia_parameter_info info = {.struct_size = sizeof info};
        CHECK_OK(glia_catalog_parameter(GLIA_FAMILY_SCHEDULE, kind, index, &info, ERROR));
        if (strstr(name, ".default") != NULL)
            CHECK_THAT(info.default_value == parameters->values[index], "%s: default of key %d",
                       name, (int)info.key);
        CHECK_OK(glia_schedule_set(schedule, info.key, parameters->values[index], ERROR));
    }
    set_points(table, schedule, name);
    return schedule;
}

static void check_reports(const golden_table *table, glia_schedule *schedule, const char *name)
{
    const golden_record *reports = golden_find(table, "%s.reports", name);
    if (reports == NULL) {
        CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "plateau",
                      glia_schedule_report(schedule, 1.0, NULL, ERROR));
        return;
    }
    const golden_record *after = golden_get(table, "%s.after", name);
    double before = NAN, value = NAN;
    CHECK_OK(glia_schedule_value(schedule, 1000, &before, ERROR));
    for (size_t index = 0; index < reports->count; index++, before = value) {
        int32_t reduced = -1;
        CHECK_OK(glia_schedule_report(schedule, reports->values[index], &reduced, ERROR));
        CHECK_OK(glia_schedule_value(schedule, 1000, &value, ERROR));
        check_value(name, "a report", value, after->values[index]);
        CHECK(reduced == 1 || (reduced == 0 && value == before));
    }
}

static void check_case(const golden_table *table, int32_t kind, const char *name)
{
    const golden_record *steps = golden_get(table, "%s.steps", name);
    const golden_record *values = golden_get(table, "%s.values", name);
    glia_schedule *schedule = configured(table, kind, name);
    check_reports(table, schedule, name);
    for (size_t index = 0; index < steps->count; index++) {
        double value = NAN;
        char what[64];
        CHECK_OK(glia_schedule_value(schedule, (int64_t)steps->values[index], &value, ERROR));
        snprintf(what, sizeof what, "step %.0f", steps->values[index]);
        check_value(name, what, value, values->values[index]);
    }
    glia_schedule_free(schedule);
}

static void check_kinds(const golden_table *table)
{
    for (int32_t index = 0; index < harness_kinds(GLIA_FAMILY_SCHEDULE); index++) {
        char family_name[64], prefix[80], name[64];
        int32_t kind = harness_kind(GLIA_FAMILY_SCHEDULE, index);
        snprintf(prefix, sizeof prefix, "%s.",
                 harness_name(GLIA_FAMILY_SCHEDULE, kind, family_name));
        golden_get(table, "%sdefault.parameters", prefix);
        size_t place = 0;
        while ((place = golden_next_case(table, place, prefix, ".parameters", name)) != 0)
            check_case(table, kind, name);
    }
}

static void check_refusals(void)
{
    const int64_t steps[2] = {4, 4};
    const double values[2] = {0.5, 0.5};
    double value = 7;
    glia_schedule *schedule = NULL;
    CHECK_OK(glia_schedule_new(GLIA_SCHEDULE_PIECEWISE_LINEAR, &schedule, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "points",
                  glia_schedule_value(schedule, 0, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "steps",
                  glia_schedule_set_points(schedule, steps, values, 2, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "values",
                  glia_schedule_set_points(schedule, steps, NULL, 1, ERROR));
    CHECK_OK(glia_schedule_set_points(schedule, steps, values, 1, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "step",
                  glia_schedule_value(schedule, -1, &value, ERROR));
    CHECK(value == 7);
    glia_schedule_free(schedule);
    CHECK_OK(glia_schedule_new(GLIA_SCHEDULE_COSINE, &schedule, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "cosine",
                  glia_schedule_set_points(schedule, steps, values, 1, ERROR));
    glia_schedule_free(schedule);
}

static glia_trainer *trainer_of(int32_t optimizer)
{
    const harness_dense layers[2] = {{10, GLIA_ACTIVATION_RELU},
                                     {POINT_CLASSES, GLIA_ACTIVATION_IDENTITY}};
    glia_model *model = harness_model(POINT_INPUTS, layers, 2, 1);
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY, optimizer,
                                            0.02, NULL, POINT_BATCH, 3);
    glia_model_free(model);
    return trainer;
}

static void take_step(glia_trainer *trainer, const points *data)
{
    CHECK_OK(glia_trainer_step(trainer, data->inputs, POINT_BATCH * POINT_INPUTS, data->labels,
                               GLIA_TYPE_INT32, POINT_BATCH, NULL, ERROR));
}

/* The trainer saved, loaded and freed. */
static glia_trainer *reloaded(glia_trainer *trainer)
{
    glia_trainer *loaded = NULL;
    size_t size = 0;
    CHECK_OK(glia_trainer_save_to_memory(trainer, NULL, 0, &size, ERROR));
    uint8_t *file = harness_allocate(size, 1);
    CHECK_OK(glia_trainer_save_to_memory(trainer, file, size, &size, ERROR));
    CHECK_OK(glia_trainer_load_from_memory(file, size, NULL, NULL, &loaded, ERROR));
    glia_trainer_free(trainer);
    free(file);
    return loaded;
}

/* The rate of the next update is the schedule's value at the number of updates done; a trainer that
 * is saved and loaded after each goes the same way as one that is not, and as one whose host sets
 * the rate by hand. */
static void check_follow(const points *data, const glia_schedule *schedule, const char *name)
{
    uint8_t hashes[3][HARNESS_HASH];
    glia_trainer *whole = trainer_of(GLIA_OPTIMIZER_MOMENTUM);
    glia_trainer *cut = trainer_of(GLIA_OPTIMIZER_MOMENTUM);
    glia_trainer *by_hand = trainer_of(GLIA_OPTIMIZER_MOMENTUM);
    CHECK_OK(glia_trainer_schedule_set(whole, GLIA_PARAM_LEARNING_RATE, schedule, ERROR));
    CHECK_OK(glia_trainer_schedule_set(cut, GLIA_PARAM_LEARNING_RATE, schedule, ERROR));
    for (int64_t step = 0; step < 12; step++) {
        double expected = NAN, rate = NAN;
        CHECK_OK(glia_schedule_value(schedule, step, &expected, ERROR));
        CHECK_OK(glia_trainer_optimizer_get(cut, GLIA_PARAM_LEARNING_RATE, &rate, ERROR));
        CHECK_THAT(rate == expected, "%s: step %d: %.17g, got %.17g", name, (int)step, expected,
                   rate);
        CHECK_OK(glia_trainer_optimizer_set(by_hand, GLIA_PARAM_LEARNING_RATE, expected, ERROR));
        take_step(whole, data);
        take_step(cut, data);
        take_step(by_hand, data);
        cut = reloaded(cut);
    }
    harness_trainer_hash(whole, hashes[0]);
    harness_trainer_hash(cut, hashes[1]);
    harness_trainer_hash(by_hand, hashes[2]);
    CHECK_THAT(harness_same_hash(hashes[0], hashes[1]), "%s: other weights after loads", name);
    CHECK_THAT(harness_same_hash(hashes[0], hashes[2]), "%s: other weights than by hand", name);
    glia_trainer_free(whole);
    glia_trainer_free(cut);
    glia_trainer_free(by_hand);
}

static void check_follow_every_case(const golden_table *table, const points *data)
{
    for (int32_t index = 0; index < harness_kinds(GLIA_FAMILY_SCHEDULE); index++) {
        char family_name[64], name[80];
        int32_t kind = harness_kind(GLIA_FAMILY_SCHEDULE, index);
        snprintf(name, sizeof name, "%s.default",
                 harness_name(GLIA_FAMILY_SCHEDULE, kind, family_name));
        glia_schedule *schedule = configured(table, kind, name);
        CHECK_OK(glia_schedule_set(schedule, GLIA_PARAM_WARMUP_STEPS, 3, ERROR));
        check_follow(data, schedule, name);
        glia_schedule_free(schedule);
    }
}

/* Reports reach the trainer's own copy, and are saved with it. */
static void check_plateau(const points *data)
{
    double rate = NAN;
    glia_schedule *plateau = NULL, *copy = NULL;
    glia_trainer *trainer = trainer_of(GLIA_OPTIMIZER_ADAM);
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "plateau",
                  glia_trainer_schedule_report(trainer, 1.0, ERROR));
    CHECK_OK(glia_schedule_new(GLIA_SCHEDULE_PLATEAU, &plateau, ERROR));
    CHECK_OK(glia_schedule_set(plateau, GLIA_PARAM_INITIAL, 0.25, ERROR));
    CHECK_OK(glia_schedule_set(plateau, GLIA_PARAM_FACTOR, 0.5, ERROR));
    CHECK_OK(glia_schedule_set(plateau, GLIA_PARAM_PATIENCE, 1, ERROR));
    CHECK_OK(glia_trainer_schedule_set(trainer, GLIA_PARAM_LEARNING_RATE, plateau, ERROR));
    for (int report = 0; report < 5; report++) {
        CHECK_OK(glia_trainer_schedule_report(trainer, 1.0, ERROR));
        take_step(trainer, data);
        trainer = reloaded(trainer);
        CHECK_OK(glia_trainer_optimizer_get(trainer, GLIA_PARAM_LEARNING_RATE, &rate, ERROR));
        CHECK_THAT(rate == (report < 2 ? 0.25 : report < 4 ? 0.125 : 0.0625),
                   "report %d: rate %g", report, rate);
    }
    CHECK_OK(glia_trainer_schedule_get(trainer, GLIA_PARAM_LEARNING_RATE, &copy, ERROR));
    CHECK_OK(glia_schedule_value(copy, 0, &rate, ERROR));
    CHECK(rate == 0.0625);
    CHECK_OK(glia_schedule_value(plateau, 0, &rate, ERROR));
    CHECK_THAT(rate == 0.25, "the host's own has no reports");
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "beta1",
                  glia_trainer_schedule_get(trainer, GLIA_PARAM_BETA1, &copy, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "learning_rate",
                  glia_trainer_optimizer_set(trainer, GLIA_PARAM_LEARNING_RATE, 0.1, ERROR));
    CHECK_OK(glia_trainer_schedule_set(trainer, GLIA_PARAM_LEARNING_RATE, NULL, ERROR));
    CHECK_OK(glia_trainer_optimizer_set(trainer, GLIA_PARAM_LEARNING_RATE, 0.1, ERROR));
    CHECK_OK(glia_schedule_set(plateau, GLIA_PARAM_INITIAL, 2, ERROR));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "beta1",
                  glia_trainer_schedule_set(trainer, GLIA_PARAM_BETA1, plateau, ERROR));
    glia_schedule_free(copy);
    glia_schedule_free(plateau);
    glia_trainer_free(trainer);
}

int main(void)
{
    golden_table *table = golden_read("schedules");
    points data;
    points_make(&data);
    check_kinds(table);
    check_refusals();
    check_follow_every_case(table, &data);
    check_plateau(&data);
    harness_check_family(&harness_families[5]);
    points_free(&data);
    golden_free(table);
    return harness_finish("schedule");
}

/*
 * glia_trainer_examine, glia_model_examine, glia_report_…: planted faults are found and told, the
 * figures are the same bits everywhere, and training goes on as if nobody had looked.
 */

#include "harness.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INPUTS = 5, UNITS = 12, CLASSES = 3, ROWS = 20, DEAD = 5, MOST_TEXT = 2048 };

static float inputs[ROWS * INPUTS];
static int32_t labels[ROWS];

static void make_batch(void)
{
    harness_numbers(inputs, ROWS * INPUTS, 3);
    for (int row = 0; row < ROWS; row++)
        labels[row] = row % CLASSES;
}

/* Three dense layers: two hidden ones with an activation, and classes. */
static glia_model *make_model(int32_t activation)
{
    const harness_dense layers[3] = {
        {UNITS, activation}, {UNITS, activation}, {CLASSES, GLIA_ACTIVATION_IDENTITY}};
    return harness_model(INPUTS, layers, 3, 11);
}

static void set_bias(glia_model *model, const char *name, float first, float rest)
{
    float values[UNITS];
    size_t index = 0;
    for (int unit = 0; unit < UNITS; unit++)
        values[unit] = unit < DEAD ? first : rest;
    CHECK_OK(glia_model_parameter_index(model, name, GLIA_STRLEN, &index, ERROR));
    CHECK_OK(glia_model_parameter_set(model, index, values, UNITS, ERROR));
}

static glia_report *examine(const glia_model *model, const glia_runtime *runtime)
{
    glia_report *report = NULL;
    glia_loss *loss = harness_loss(GLIA_LOSS_SOFTMAX_CROSS_ENTROPY);
    CHECK_OK(glia_model_examine(model, loss, runtime, inputs, ROWS * INPUTS, labels,
                                GLIA_TYPE_INT32, ROWS, &report, ERROR));
    glia_loss_free(loss);
    return report;
}

static glia_layer_figures figures_of(const glia_report *report, size_t layer)
{
    glia_layer_figures figures = {.struct_size = sizeof figures};
    CHECK_OK(glia_report_layer(report, layer, &figures, ERROR));
    return figures;
}

static glia_report_summary summary_of(const glia_report *report)
{
    glia_report_summary summary = {.struct_size = sizeof summary};
    CHECK_OK(glia_report_summarize(report, &summary, ERROR));
    return summary;
}

/* The advice for a layer has these words, and so has the table. */
static void check_advice(const glia_report *report, size_t layer, const char *words)
{
    char text[MOST_TEXT];
    size_t needed = 0;
    CHECK_OK(glia_report_advice(report, layer, text, sizeof text, &needed, ERROR));
    CHECK_THAT(strstr(text, words) != NULL, "\"%s\" lacks \"%s\"", text, words);
    CHECK(needed == strlen(text) + 1);
    CHECK_OK(glia_report_table(report, text, sizeof text, &needed, ERROR));
    CHECK_THAT(strstr(text, words) != NULL, "\"%s\" lacks \"%s\"", text, words);
    CHECK(needed == strlen(text) + 1);
}

/* Layers by number, by name, with their sizes. */
static void check_layers(void)
{
    glia_model *model = make_model(GLIA_ACTIVATION_TANH);
    glia_report *report = examine(model, NULL);
    const glia_report_summary summary = summary_of(report);
    CHECK(summary.rows == ROWS && summary.layers == 3 && summary.first_non_finite == -1);
    CHECK(summary.non_finite_inputs == 0 && summary.loss > 0 && summary.loss < 10);
    for (size_t layer = 0; layer < 3; layer++) {
        char name[16], expected[16];
        const glia_layer_figures figures = figures_of(report, layer);
        snprintf(expected, sizeof expected, "layer%zu", layer + 1);
        CHECK_OK(glia_report_layer_name(report, layer, name, sizeof name, NULL, ERROR));
        CHECK_THAT(strcmp(name, expected) == 0, "%s instead of %s", name, expected);
        CHECK(figures.struct_size == sizeof figures && figures.rows == ROWS);
        CHECK(figures.units == (layer < 2 ? UNITS : CLASSES));
        CHECK(figures.dead == 0 && figures.non_finite == 0 && figures.non_finite_gradients == 0);
        CHECK(figures.deviation > 0 && fabs(figures.mean) < figures.deviation);
        CHECK(figures.gradient_norm > 0 && figures.weight_norm > 0);
        CHECK(isnan(figures.update_norm) && isnan(figures.update_ratio));
    }
    glia_report_free(report);
    glia_model_free(model);
}

static void check_dead_units(void)
{
    glia_model *model = make_model(GLIA_ACTIVATION_RELU);
    set_bias(model, "layer2.bias", -100, 2);
    glia_report *report = examine(model, NULL);
    CHECK(figures_of(report, 1).dead == (double)DEAD / UNITS);
    check_advice(report, 1, "layer2: 42 % of units are dead; lower the learning rate");
    glia_report_free(report);
    glia_model_free(model);

    model = make_model(GLIA_ACTIVATION_LEAKY_RELU);
    set_bias(model, "layer2.bias", -100, 2);
    report = examine(model, NULL);
    CHECK(figures_of(report, 1).dead == 0);
    glia_report_free(report);
    glia_model_free(model);
}

/* Biases far out: where a sigmoid is flat; the exact share is counted. */
static void check_saturation(void)
{
    glia_model *model = make_model(GLIA_ACTIVATION_SIGMOID);
    set_bias(model, "layer1.bias", 40, 40);
    glia_report *report = examine(model, NULL);
    CHECK(figures_of(report, 0).saturated == 1 && figures_of(report, 2).saturated == 0);
    check_advice(report, 0, "100 % of values are saturated");
    glia_report_free(report);
    glia_model_free(model);
}

static void check_non_finite(void)
{
    glia_model *model = make_model(GLIA_ACTIVATION_RELU);
    set_bias(model, "layer2.bias", NAN, 0);
    glia_report *report = examine(model, NULL);
    CHECK(summary_of(report).first_non_finite == 1);
    CHECK(figures_of(report, 0).non_finite == 0);
    CHECK(figures_of(report, 1).non_finite == (double)DEAD / UNITS);
    CHECK(figures_of(report, 2).non_finite == 1);
    check_advice(report, 1, "values that are not finite appear here first");
    glia_report_free(report);
    glia_model_free(model);
}

/* A run with a look before each step and one without end in the same weights; the ratio is that
 * of the step which follows. */
static void check_trainer(int32_t optimizer)
{
    uint8_t looked[HARNESS_HASH], plain[HARNESS_HASH];
    float before[UNITS * INPUTS + UNITS], after[UNITS * INPUTS + UNITS];
    glia_model *model = make_model(GLIA_ACTIVATION_RRELU);
    for (int look = 0; look < 2; look++) {
        glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY, optimizer,
                                                0.05, NULL, ROWS, 7);
        for (int step = 0; step < 4; step++) {
            double changed = 0, whole = 0;
            glia_layer_figures figures = {0};
            if (look) {
                glia_report *report = NULL;
                CHECK_OK(glia_trainer_examine(trainer, inputs, ROWS * INPUTS, labels,
                                              GLIA_TYPE_INT32, ROWS, &report, ERROR));
                figures = figures_of(report, 0);
                glia_report_free(report);
            }
            for (int after_step = 0; after_step < 2; after_step++) {
                float *values = after_step ? after : before;
                if (after_step)
                    CHECK_OK(glia_trainer_step(trainer, inputs, ROWS * INPUTS, labels,
                                               GLIA_TYPE_INT32, ROWS, NULL, ERROR));
                CHECK_OK(glia_trainer_parameter_get(trainer, 0, values, UNITS * INPUTS, ERROR));
                CHECK_OK(glia_trainer_parameter_get(trainer, 1, values + UNITS * INPUTS, UNITS,
                                                    ERROR));
            }
            for (int index = 0; index < UNITS * INPUTS + UNITS; index++) {
                double difference = (double)after[index] - before[index];
                changed += difference * difference;
                whole += (double)before[index] * before[index];
            }
            /* What a search will give is not known before it. */
            int near = harness_searches(optimizer)
                           ? isnan(figures.update_ratio)
                           : fabs(figures.update_ratio / sqrt(changed / whole) - 1) < 1e-9;
            CHECK_THAT(!look || near, "%.12g instead of %.12g", figures.update_ratio,
                       sqrt(changed / whole));
        }
        harness_trainer_hash(trainer, look ? looked : plain);
        glia_trainer_free(trainer);
    }
    CHECK(harness_same_hash(looked, plain));
    glia_model_free(model);
}

/* The same figures at every level with every number of threads, to the last bit. */
static void check_runtimes(const harness_runtimes *runtimes)
{
    glia_model *model = make_model(GLIA_ACTIVATION_GELU);
    glia_report *expected = examine(model, NULL);
    for (size_t index = 0; index < runtimes->count; index++) {
        glia_report *report = examine(model, runtimes->handle[index]);
        for (size_t layer = 0; layer < 3; layer++) {
            glia_layer_figures got = figures_of(report, layer), first = figures_of(expected, layer);
            got.update_norm = got.update_ratio = first.update_norm = first.update_ratio = 0;
            CHECK_THAT(memcmp(&got, &first, sizeof got) == 0, "%s", runtimes->text[index]);
        }
        glia_report_free(report);
    }
    glia_report_free(expected);
    glia_model_free(model);
}

/* An older caller's shorter struct, text that is cut, and what is refused. */
static void check_limits(void)
{
    char text[8] = "xxxxxxx";
    size_t needed = 0;
    glia_model *model = make_model(GLIA_ACTIVATION_RELU);
    glia_report *report = examine(model, NULL), *none = NULL;
    glia_loss *loss = harness_loss(GLIA_LOSS_SOFTMAX_CROSS_ENTROPY);
    glia_layer_figures figures = {.struct_size = offsetof(glia_layer_figures, dead), .dead = 7};
    CHECK_OK(glia_report_layer(report, 0, &figures, ERROR));
    CHECK(figures.units == UNITS && figures.dead == 7);
    CHECK_OK(glia_report_table(report, text, 5, &needed, ERROR));
    CHECK(strcmp(text, "20 r") == 0 && needed > 100);
    CHECK_OK(glia_report_advice(report, 2, NULL, 0, &needed, ERROR));
    CHECK(needed == 1);
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "layer: expected a layer below 3, got 3",
                  glia_report_layer(report, 3, &figures, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "inputs: expected [*, 5]",
                  glia_model_examine(model, loss, NULL, inputs, INPUTS + 1, labels,
                                     GLIA_TYPE_INT32, 1, &none, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "targets",
                  glia_model_examine(model, loss, NULL, inputs, INPUTS, labels, GLIA_TYPE_INT32,
                                     2, &none, ERROR));
    CHECK(none == NULL);
    glia_loss_free(loss);
    glia_report_free(report);
    glia_report_free(NULL);
    glia_model_free(model);
}

int main(void)
{
    harness_runtimes runtimes;
    make_batch();
    harness_runtimes_make(&runtimes);
    check_layers();
    check_dead_units();
    check_saturation();
    check_non_finite();
    for (int32_t index = 0; index < harness_kinds(GLIA_FAMILY_OPTIMIZER); index++)
        check_trainer(harness_kind(GLIA_FAMILY_OPTIMIZER, index));
    check_runtimes(&runtimes);
    check_limits();
    harness_runtimes_free(&runtimes);
    return harness_finish("doctor");
}

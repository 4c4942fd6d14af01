/*
 * glia_model_initialize_lsuv: every dense layer's sums get unit variance over a batch, by the same
 * weights each time; the report and its text; what is refused leaves the model as it was.
 */

#include "harness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ROWS 200
#define INPUTS 10
#define LAYERS 4

static const harness_dense layers[LAYERS] = {
    {40, GLIA_ACTIVATION_RELU}, {40, GLIA_ACTIVATION_TANH}, {40, GLIA_ACTIVATION_RELU},
    {20, GLIA_ACTIVATION_IDENTITY},
};

static float inputs[ROWS * INPUTS];

static glia_model *initialized(const glia_runtime *runtime, uint64_t seed,
                               const glia_lsuv_options *options, glia_lsuv_report *report)
{
    char text[512], part[16];
    size_t needed = 0;
    glia_model *model = harness_model(INPUTS, layers, LAYERS, 5);
    report->struct_size = sizeof *report;
    CHECK_OK(glia_model_initialize_lsuv(model, runtime, inputs, ROWS * INPUTS, seed, options, report,
                                        text, sizeof text, &needed, ERROR));
    CHECK(strlen(text) + 1 == needed && strstr(text, "layer4: variance ") != NULL);
    glia_model *again = harness_model(INPUTS, layers, LAYERS, 5);
    CHECK_OK(glia_model_initialize_lsuv(again, NULL, inputs, ROWS * INPUTS, seed, options, report,
                                        part, sizeof part, NULL, ERROR));
    CHECK(strncmp(text, part, sizeof part - 1) == 0 && part[sizeof part - 1] == 0);
    uint8_t hashes[2][HARNESS_HASH];
    harness_model_hash(model, hashes[0]);
    harness_model_hash(again, hashes[1]);
    CHECK(harness_same_hash(hashes[0], hashes[1]));
    glia_model_free(again);
    return model;
}

/* The variance of the model's outputs, which are the sums of its last layer. */
static double output_variance(const glia_model *model)
{
    glia_session *session = NULL;
    float *outputs = harness_allocate(ROWS * 20, sizeof *outputs);
    double mean = 0, squares = 0;
    CHECK_OK(glia_session_new(model, NULL, ROWS, &session, ERROR));
    CHECK_OK(glia_session_run(session, inputs, ROWS * INPUTS, outputs, ROWS * 20, ERROR));
    for (size_t index = 0; index < ROWS * 20; index++)
        mean += outputs[index] / (ROWS * 20.0);
    for (size_t index = 0; index < ROWS * 20; index++)
        squares += (outputs[index] - mean) * (outputs[index] - mean) / (ROWS * 20.0);
    glia_session_free(session);
    free(outputs);
    return squares;
}

static void check_report(void)
{
    harness_runtimes runtimes;
    harness_runtimes_make(&runtimes);
    glia_lsuv_report report = {0};
    const glia_lsuv_options tight = {sizeof tight, 1e-4, 5, 0, 0};
    for (size_t index = 0; index < runtimes.count; index++) {
        glia_model *model = initialized(runtimes.handle[index], 3, &tight, &report);
        double variance = output_variance(model);
        CHECK_THAT(fabs(variance - 1) < 1e-4, "variance %.9g at %s", variance,
                   runtimes.text[index]);
        CHECK(report.rows == ROWS && report.layers == LAYERS && report.out_of_tolerance == 0);
        CHECK(report.scalings == LAYERS && report.struct_size == sizeof report);
        CHECK(report.least_variance > 0.9999 && report.greatest_variance < 1.0001);
        glia_model_free(model);
    }
    harness_runtimes_free(&runtimes);
    glia_model *other = initialized(NULL, 4, NULL, &report);
    CHECK(report.least_variance > 0.9 && report.greatest_variance < 1.1);
    glia_model_free(other);
}

static void check_refused(void)
{
    glia_model *model = harness_model(INPUTS, layers, LAYERS, 5);
    glia_lsuv_report report = {.struct_size = sizeof report, .layers = 77};
    glia_lsuv_options options = {sizeof options, 2, 0, 0, 0};
    uint8_t before[HARNESS_HASH], after[HARNESS_HASH];
    harness_model_hash(model, before);
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "tolerance",
                  glia_model_initialize_lsuv(model, NULL, inputs, INPUTS, 1, &options, &report,
                                             NULL, 0, NULL, ERROR));
    options.tolerance = 0;
    options.keep_weights = 2;
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "keep_weights",
                  glia_model_initialize_lsuv(model, NULL, inputs, INPUTS, 1, &options, &report,
                                             NULL, 0, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "inputs",
                  glia_model_initialize_lsuv(model, NULL, inputs, INPUTS + 1, 1, NULL, &report,
                                             NULL, 0, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "report",
                  glia_model_initialize_lsuv(model, NULL, inputs, INPUTS, 1, NULL, NULL, NULL, 0,
                                             NULL, ERROR));
    harness_model_hash(model, after);
    CHECK(report.layers == 77 && harness_same_hash(before, after));
    glia_model_free(model);
}

int main(void)
{
    harness_numbers(inputs, ROWS * INPUTS, 8);
    check_report();
    check_refused();
    return harness_finish("lsuv");
}

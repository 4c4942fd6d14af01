/*
 * glia_session_…: outputs against tests/golden/network.txt, the same bits for a row alone as in a
 * batch, evaluation of a data set, lifetimes, and what is refused.
 */

#include "harness.h"

#include <math.h>
#include <string.h>

/* BATCH: more rows than go through the layers together. */
enum { INPUTS = 7, OUTPUTS = 4, ROWS = 13, BATCH = 251 };

static glia_model *small_model(void)
{
    const harness_dense layers[3] = {{9, GLIA_ACTIVATION_TANH},
                                     {6, GLIA_ACTIVATION_SIGMOID},
                                     {OUTPUTS, GLIA_ACTIVATION_IDENTITY}};
    return harness_model(INPUTS, layers, 3, 3);
}

static glia_session *session_of(const glia_model *model, const glia_runtime *runtime, size_t rows)
{
    glia_session *session = NULL;
    CHECK_OK(glia_session_new(model, runtime, rows, &session, ERROR));
    return session;
}

static void check_golden(const golden_table *table, const glia_runtime *runtime, const char *place)
{
    char name[64];
    size_t next = golden_next_case(table, 0, "", ".activations", name);
    CHECK_THAT(next != 0, "no cases in tests/golden/network.txt");
    for (; next != 0; next = golden_next_case(table, next, "", ".activations", name)) {
        const golden_record *inputs = golden_get(table, "%s.inputs", name);
        const golden_record *expected = golden_get(table, "%s.outputs", name);
        float outputs[64];
        glia_model *model = harness_golden_model(table, name);
        glia_session *session = session_of(model, runtime, inputs->count / INPUTS);
        glia_model_free(model);
        CHECK_OK(glia_session_run(session, inputs->floats, inputs->count, outputs,
                                  expected->count, ERROR));
        CHECK_TENSOR(outputs, expected->values, expected->count, "%s at %s", name, place);
        glia_session_free(session);
    }
}

/* A row's outputs do not depend on the others, on the session's size, or on where they stand. */
static void check_rows(const glia_runtime *runtime, const char *place)
{
    float inputs[BATCH * INPUTS], outputs[BATCH * OUTPUTS], memory[BATCH * INPUTS + 1];
    glia_model *model = small_model();
    glia_session *large = session_of(model, runtime, BATCH), *one = session_of(model, runtime, 1);
    harness_numbers(inputs, BATCH * INPUTS, 8);
    CHECK_OK(glia_session_run(large, inputs, BATCH * INPUTS, outputs, BATCH * OUTPUTS, ERROR));
    for (size_t row = 0; row < BATCH; row++) {
        float alone[OUTPUTS];
        CHECK_OK(glia_session_run(one, inputs + row * INPUTS, INPUTS, alone, OUTPUTS, ERROR));
        CHECK_SAME(alone, outputs + row * OUTPUTS, OUTPUTS, "row %zu at %s", row, place);
    }
    for (size_t rows = 0; rows <= BATCH; rows += rows < 30 ? 1 : 17) {
        float odd[BATCH * OUTPUTS + 2];
        memcpy(memory + 1, inputs, sizeof inputs);
        odd[1 + rows * OUTPUTS] = 7;
        CHECK_OK(glia_session_run(large, memory + 1, rows * INPUTS, odd + 1, rows * OUTPUTS,
                                  ERROR));
        CHECK_SAME(odd + 1, outputs, rows * OUTPUTS, "%zu rows at odd places at %s", rows, place);
        CHECK(odd[1 + rows * OUTPUTS] == 7 && memcmp(memory + 1, inputs, sizeof inputs) == 0);
    }
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "outputs",
                  glia_session_run(large, inputs, 2 * INPUTS, inputs + 2 * INPUTS - 1,
                                   2 * OUTPUTS, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "outputs",
                  glia_session_run(large, outputs + 2 * OUTPUTS - 1, 2 * INPUTS, outputs,
                                   2 * OUTPUTS, ERROR));
    CHECK_OK(glia_session_run(large, NULL, 0, NULL, 0, ERROR));
    glia_session_free(one);
    glia_session_free(large);
    glia_model_free(model);
}

static void check_refused(void)
{
    float inputs[3 * INPUTS] = {0}, outputs[3 * OUTPUTS] = {0};
    glia_model *model = small_model();
    glia_session *session = session_of(model, NULL, 2), *none = NULL;
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "largest_batch",
                  glia_session_new(model, NULL, 0, &none, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "model", glia_session_new(NULL, NULL, 1, &none, ERROR));
    glia_status status = glia_session_new(model, NULL, SIZE_MAX / 4, &none, ERROR);
    CHECK_THAT(status == GLIA_ERROR_OUT_OF_MEMORY || status == GLIA_ERROR_INVALID_ARGUMENT,
               "a batch beyond all memory: status %d", (int)status);
    CHECK(none == NULL);
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "input",
                  glia_session_run(session, inputs, INPUTS - 1, outputs, OUTPUTS, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "input",
                  glia_session_run(session, inputs, 3 * INPUTS, outputs, 3 * OUTPUTS, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "output",
                  glia_session_run(session, inputs, INPUTS, outputs, 2 * OUTPUTS, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "inputs",
                  glia_session_run(session, NULL, INPUTS, outputs, OUTPUTS, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "outputs",
                  glia_session_run(session, inputs, INPUTS, NULL, OUTPUTS, ERROR));
    glia_session_free(session);
    glia_session_free(NULL);
    glia_model_free(model);
}

/* A session serves the weights of the moment in which it was made. */
static void check_weights_stay(void)
{
    float inputs[INPUTS], first[OUTPUTS], outputs[OUTPUTS], bias[OUTPUTS] = {1, 2, 3, 4};
    glia_model *model = small_model();
    glia_session *session = session_of(model, NULL, 1);
    harness_numbers(inputs, INPUTS, 8);
    CHECK_OK(glia_session_run(session, inputs, INPUTS, first, OUTPUTS, ERROR));
    CHECK_OK(glia_model_parameter_set(model, 5, bias, OUTPUTS, ERROR));
    glia_session *newer = session_of(model, NULL, 1);
    glia_model_free(model);
    CHECK_OK(glia_session_run(session, inputs, INPUTS, outputs, OUTPUTS, ERROR));
    CHECK_SAME(outputs, first, OUTPUTS, "the old session");
    CHECK_OK(glia_session_run(newer, inputs, INPUTS, outputs, OUTPUTS, ERROR));
    for (size_t index = 0; index < OUTPUTS; index++)
        CHECK(fabsf(outputs[index] - first[index] - bias[index]) < 1e-5f);
    glia_session_free(newer);
    glia_session_free(session);
}

/* The share of rows whose largest output is the label's. */
static double share_right(const float *outputs, const int32_t *labels)
{
    int right = 0;
    for (size_t row = 0; row < ROWS; row++) {
        size_t best = 0;
        for (size_t column = 1; column < OUTPUTS; column++)
            if (outputs[row * OUTPUTS + column] > outputs[row * OUTPUTS + best])
                best = column;
        right += (int32_t)best == labels[row];
    }
    return (double)right / ROWS;
}

/* Evaluation in batches that do not divide the rows gives what the loss gives for all rows. */
static void check_evaluate(void)
{
    float inputs[ROWS * INPUTS], outputs[ROWS * OUTPUTS];
    int32_t labels[ROWS];
    double expected = 0, mean = 0, accuracy = 0;
    glia_model *model = small_model();
    glia_loss *entropy = harness_loss(GLIA_LOSS_SOFTMAX_CROSS_ENTROPY);
    harness_numbers(inputs, ROWS * INPUTS, 8);
    for (int32_t row = 0; row < ROWS; row++)
        labels[row] = row * 3 % OUTPUTS;
    glia_tensor *rows = harness_tensor(GLIA_TYPE_FLOAT32, inputs, ROWS, INPUTS);
    glia_tensor *classes = harness_tensor(GLIA_TYPE_INT32, labels, ROWS, 0);
    glia_session *large = session_of(model, NULL, ROWS);
    CHECK_OK(glia_session_run(large, inputs, ROWS * INPUTS, outputs, ROWS * OUTPUTS, ERROR));
    CHECK_OK(glia_loss_evaluate(entropy, NULL, outputs, ROWS, OUTPUTS, labels, GLIA_TYPE_INT32,
                                ROWS, NULL, &expected, ERROR));
    for (size_t batch = 1; batch <= ROWS; batch++) {
        glia_session *session = session_of(model, NULL, batch);
        CHECK_OK(glia_session_evaluate(session, entropy, rows, classes, &mean, &accuracy, ERROR));
        CHECK_THAT(fabs(mean - expected) < 1e-7, "in batches of %zu: %g and %g", batch, mean,
                   expected);
        CHECK_THAT(accuracy == share_right(outputs, labels), "in batches of %zu", batch);
        CHECK_OK(glia_session_evaluate(session, entropy, rows, classes, NULL, NULL, ERROR));
        glia_session_free(session);
    }
    glia_session_free(large);
    glia_tensor_free(rows);
    glia_tensor_free(classes);
    glia_loss_free(entropy);
    glia_model_free(model);
}

static void check_evaluate_squares_and_mistakes(void)
{
    float inputs[ROWS * INPUTS], targets[ROWS * OUTPUTS];
    int64_t labels[ROWS] = {0, 1, 2, 3, 0, 1, 2, 3, 0, 1, -7, 3, 0};
    double mean = 7, accuracy = 7;
    glia_model *model = small_model();
    glia_session *session = session_of(model, NULL, 4);
    glia_loss *squares = harness_loss(GLIA_LOSS_MEAN_SQUARED_ERROR);
    glia_loss *entropy = harness_loss(GLIA_LOSS_SOFTMAX_CROSS_ENTROPY);
    harness_numbers(inputs, ROWS * INPUTS, 8);
    harness_numbers(targets, ROWS * OUTPUTS, 9);
    glia_tensor *rows = harness_tensor(GLIA_TYPE_FLOAT32, inputs, ROWS, INPUTS);
    glia_tensor *values = harness_tensor(GLIA_TYPE_FLOAT32, targets, ROWS, OUTPUTS);
    glia_tensor *fewer = harness_tensor(GLIA_TYPE_FLOAT32, targets, ROWS - 1, OUTPUTS);
    glia_tensor *wrong = harness_tensor(GLIA_TYPE_INT64, labels, ROWS, 0);
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "row 10",
                  glia_session_evaluate(session, entropy, rows, wrong, &mean, &accuracy, ERROR));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "-7",
                  glia_session_evaluate(session, entropy, rows, wrong, &mean, &accuracy, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "targets",
                  glia_session_evaluate(session, squares, rows, fewer, &mean, &accuracy, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "targets",
                  glia_session_evaluate(session, squares, rows, wrong, &mean, &accuracy, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "inputs",
                  glia_session_evaluate(session, squares, values, values, &mean, &accuracy,
                                        ERROR));
    CHECK(mean == 7 && accuracy == 7);
    CHECK_OK(glia_session_evaluate(session, squares, rows, values, &mean, &accuracy, ERROR));
    CHECK(isfinite(mean) && mean > 0 && isnan(accuracy));
    glia_tensor_free(wrong);
    glia_tensor_free(fewer);
    glia_tensor_free(values);
    glia_tensor_free(rows);
    glia_loss_free(entropy);
    glia_loss_free(squares);
    glia_session_free(session);
    glia_model_free(model);
}

int main(void)
{
    golden_table *table = golden_read("network");
    harness_runtimes runtimes;
    harness_runtimes_make(&runtimes);
    check_golden(table, NULL, "no runtime");
    for (size_t index = 0; index < runtimes.count; index++) {
        check_golden(table, runtimes.handle[index], runtimes.text[index]);
        check_rows(runtimes.handle[index], runtimes.text[index]);
    }
    check_refused();
    check_weights_stay();
    check_evaluate();
    check_evaluate_squares_and_mistakes();
    harness_runtimes_free(&runtimes);
    golden_free(table);
    return harness_finish("session");
}

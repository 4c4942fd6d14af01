/*
 * The halves of a trainer's step: a host's own loss (glia_trainer_forward, glia_trainer_backward),
 * weights of samples, and the losses of rows.
 */

#include "harness.h"

#include <math.h>

enum { INPUTS = 7, OUTPUTS = 4, ROWS = 5, PARAMETERS = 6, MOST_VALUES = 63 };

static const size_t sizes[PARAMETERS] = {63, 9, 54, 6, 24, 4};

/* A host's own loss, given as the gradient at the outputs, teaches the same as the library's: here half
 * the sum of squares, weighed by row, whose derivative is w (y - t). */
static void check_own_loss(const golden_table *table)
{
    enum { SIZE = ROWS * OUTPUTS };
    const golden_record *inputs = golden_get(table, "tanh_sigmoid.mean_squared_error.inputs");
    float outputs[SIZE], gradient[SIZE], targets[SIZE], weights[ROWS], losses[ROWS];
    float values[MOST_VALUES], expected[MOST_VALUES];
    double loss = NAN, sum = 0, deviation = 0;
    glia_model *model = harness_golden_model(table, "tanh_sigmoid.mean_squared_error");
    glia_trainer *own = harness_trainer(model, GLIA_LOSS_MEAN_SQUARED_ERROR, GLIA_OPTIMIZER_SGD,
                                        0.5, NULL, ROWS, 0);
    glia_trainer *hosts = harness_trainer(model, GLIA_LOSS_MEAN_SQUARED_ERROR, GLIA_OPTIMIZER_SGD,
                                          0.5, NULL, ROWS, 0);
    for (size_t index = 0; index < SIZE; index++)
        targets[index] = 0.125f * (float)index - 1.0f;
    for (size_t row = 0; row < ROWS; row++)
        weights[row] = 0.5f * (float)row;
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "forward pass",
                  glia_trainer_backward(hosts, gradient, SIZE, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "batch",
                  glia_trainer_row_losses(hosts, losses, ROWS, ERROR));
    for (int round = 0; round < 3; round++) {
        CHECK_OK(glia_trainer_compute_gradients_weighted(own, inputs->floats, inputs->count, targets,
                                                         GLIA_TYPE_FLOAT32, SIZE, weights, ROWS,
                                                         &loss, ERROR));
        CHECK_OK(glia_trainer_row_losses(own, losses, ROWS, ERROR));
        CHECK_OK(glia_trainer_forward(hosts, inputs->floats, inputs->count, outputs, SIZE, ERROR));
        for (size_t row = 0, index = 0; row < ROWS; row++) {
            double row_loss = 0;
            for (size_t column = 0; column < OUTPUTS; column++, index++) {
                float difference = outputs[index] - targets[index];
                gradient[index] = weights[row] * difference * 2 / SIZE;
                row_loss += (double)difference * difference / OUTPUTS;
            }
            deviation = fmax(deviation, fabs(weights[row] * row_loss - losses[row]));
        }
        CHECK_THAT(deviation < 1e-5, "row losses are off by %g", deviation);
        sum = 0;
        for (size_t row = 0; row < ROWS; row++)
            sum += losses[row];
        CHECK_THAT(harness_loss_near(sum / ROWS, loss), "the mean of the row losses is %g, not %g",
                   sum / ROWS, loss);
        CHECK_OK(glia_trainer_backward(hosts, gradient, SIZE, ERROR));
        CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "forward pass",
                      glia_trainer_backward(hosts, gradient, SIZE, ERROR));
        CHECK_OK(glia_trainer_apply_gradients(own, ERROR));
        CHECK_OK(glia_trainer_apply_gradients(hosts, ERROR));
        for (size_t index = 0; index < PARAMETERS; index++) {
            double wide[MOST_VALUES];
            CHECK_OK(glia_trainer_parameter_get(own, index, expected, sizes[index], ERROR));
            CHECK_OK(glia_trainer_parameter_get(hosts, index, values, sizes[index], ERROR));
            for (size_t place = 0; place < sizes[index]; place++)
                wide[place] = expected[place];
            CHECK_TENSOR(values, wide, sizes[index], "parameter %zu after step %d", index, round);
        }
    }
    /* An update between the passes would differentiate another network. */
    CHECK_OK(glia_trainer_compute_gradients_weighted(own, inputs->floats, inputs->count, targets,
                                                     GLIA_TYPE_FLOAT32, SIZE, weights, ROWS, NULL,
                                                     ERROR));
    CHECK_OK(glia_trainer_forward(own, inputs->floats, inputs->count, outputs, SIZE, ERROR));
    CHECK_OK(glia_trainer_apply_gradients(own, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "forward pass",
                  glia_trainer_backward(own, gradient, SIZE, ERROR));
    weights[2] = -1;
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "row 2",
                  glia_trainer_compute_gradients_weighted(own, inputs->floats, inputs->count, targets,
                                                          GLIA_TYPE_FLOAT32, SIZE, weights, ROWS,
                                                          NULL, ERROR));
    glia_trainer_free(own);
    glia_trainer_free(hosts);
    glia_model_free(model);
}

int main(void)
{
    golden_table *table = golden_read("network");
    check_own_loss(table);
    golden_free(table);
    return harness_finish("trainer_halves");
}

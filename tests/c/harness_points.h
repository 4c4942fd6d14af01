/*
 * A small made-up classification problem for the tests of runs: points around class centres, and
 * a trainer for it. Header only, so that programs that do not need it are not linked with it.
 */

#ifndef GLIA_TESTS_HARNESS_POINTS_H
#define GLIA_TESTS_HARNESS_POINTS_H

#include "harness.h"

enum { POINT_INPUTS = 6, POINT_CLASSES = 3, POINTS = 50, POINT_BATCH = 8 };

typedef struct points {
    float inputs[POINTS * POINT_INPUTS];
    int32_t labels[POINTS];
    glia_tensor *input_tensor;
    glia_tensor *label_tensor;
} points;

static inline void points_make(points *data)
{
    harness_numbers(data->inputs, POINTS * POINT_INPUTS, 11);
    for (int32_t row = 0; row < POINTS; row++) {
        data->labels[row] = row * 7 % POINT_CLASSES;
        for (int32_t column = 0; column < POINT_INPUTS; column++)
            if (column % POINT_CLASSES == data->labels[row])
                data->inputs[row * POINT_INPUTS + column] += 1.0f;
    }
    data->input_tensor = harness_tensor(GLIA_TYPE_FLOAT32, data->inputs, POINTS, POINT_INPUTS);
    data->label_tensor = harness_tensor(GLIA_TYPE_INT32, data->labels, POINTS, 0);
}

static inline void points_free(points *data)
{
    glia_tensor_free(data->input_tensor);
    glia_tensor_free(data->label_tensor);
}

static inline glia_trainer *points_trainer(const glia_runtime *runtime, uint64_t seed)
{
    const harness_dense layers[2] = {{10, GLIA_ACTIVATION_TANH},
                                     {POINT_CLASSES, GLIA_ACTIVATION_IDENTITY}};
    glia_model *model = harness_model(POINT_INPUTS, layers, 2, 1);
    glia_trainer *trainer =
        harness_trainer(model, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY, GLIA_OPTIMIZER_ADAM, 0.02, runtime,
                        POINT_BATCH, seed);
    glia_model_free(model);
    return trainer;
}

#endif

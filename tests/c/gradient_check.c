/*
 * glia_gradient_check and glia_gradient_check_with_callback: right gradients pass, a host's loss with
 * a planted fault is found and named, kinks are counted apart, and randomized rectifiers are checked
 * with the draws of a seed and a step.
 */

#include "harness.h"

#include <fenv.h>
#include <math.h>
#include <string.h>

enum { ROWS = 4, INPUTS = 3, OUTPUTS = 2, NAME = 300 };

static const float inputs[ROWS * INPUTS] = {0.5f,  -1.0f, 0.25f, 1.5f, 0.75f, -0.5f,
                                            -1.25f, 0.3f, 0.8f,  0.1f, -0.6f, 1.1f};
static const float targets[ROWS * OUTPUTS] = {0.2f, -0.4f, 0.9f, 0.1f, -0.7f, 0.3f, 0.5f, -0.2f};
static const int32_t labels[ROWS] = {0, 1, 1, 0};

static glia_model *model_of(int32_t activation)
{
    const harness_dense layers[2] = {{4, activation}, {OUTPUTS, GLIA_ACTIVATION_IDENTITY}};
    return harness_model(INPUTS, layers, 2, 11);
}

static glia_gradient_report new_report(void)
{
    const glia_gradient_report report = {.struct_size = sizeof report};
    return report;
}

/* A host's loss: the sum of fourth powers of the differences, with a fault in its gradient. */
typedef struct host {
    int calls;
    int gradients;
    int fault; /* 0 none, 1 a wrong sign, 2 a factor of 1.01, in one element; 3 a kink; 4 NaN */
    glia_status status;
    glia_model **model; /* freed in the first call */
    int rounding; /* what the callback must find */
} host;

static void host_gradient(const host *self, const double *differences, size_t count,
                          double *gradient)
{
    for (size_t index = 0; index < count; index++) {
        double d = differences[index];
        CHECK(gradient[index] == 0.0);
        gradient[index] = self->fault == 3 ? (d > 0 ? 1.0 : -1.0) : 4.0 * d * d * d;
    }
    if (self->fault == 1)
        gradient[5] = -gradient[5];
    if (self->fault == 2)
        gradient[5] *= 1.01;
    if (self->fault == 4)
        gradient[5] = NAN;
}

static glia_status host_loss(const double *outputs, size_t rows, size_t columns, double *gradient,
                             double *loss, void *user)
{
    host *self = user;
    double differences[ROWS * OUTPUTS], sum = 0;
    CHECK(rows == ROWS && columns == OUTPUTS && isnan(*loss));
    CHECK(fegetround() == self->rounding);
    for (size_t index = 0; index < rows * columns; index++) {
        double d = outputs[index] - (double)targets[index];
        differences[index] = d;
        sum += self->fault == 3 ? fabs(d) : d * d * d * d;
    }
    *loss = sum;
    self->calls++;
    if (self->model != NULL) {
        glia_model_free(*self->model);
        self->model = NULL;
    }
    if (gradient != NULL) {
        self->gradients++;
        host_gradient(self, differences, rows * columns, gradient);
    }
    return self->status;
}

static void check_own_losses(void)
{
    static const int32_t activations[] = {GLIA_ACTIVATION_TANH, GLIA_ACTIVATION_PRELU,
                                          GLIA_ACTIVATION_GELU, GLIA_ACTIVATION_SOFTMAX};
    for (size_t index = 0; index < sizeof activations / sizeof activations[0]; index++) {
        glia_model *model = model_of(activations[index]);
        for (int32_t kind = 1; kind <= 2; kind++) {
            glia_loss *loss = harness_loss(kind);
            glia_gradient_report report = new_report();
            char name[NAME];
            size_t needed = 0;
            int squares = kind == GLIA_LOSS_MEAN_SQUARED_ERROR;
            CHECK_OK(glia_gradient_check(
                model, loss, NULL, inputs, ROWS * INPUTS,
                squares ? (const void *)targets : (const void *)labels,
                squares ? GLIA_TYPE_FLOAT32 : GLIA_TYPE_INT32, squares ? ROWS * OUTPUTS : ROWS,
                NULL, &report, name, sizeof name, &needed, ERROR));
            CHECK_THAT(report.out_of_tolerance == 0, "%s: %g, not %g", name,
                       report.worst_analytic, report.worst_numeric);
            CHECK(report.checked + report.at_kinks >= 8 + 12 + 12 + 4 + 8 + 2);
            CHECK(report.at_kinks == 0 && report.too_small == 0);
            CHECK(fabs(report.loss - report.loss_in_double) < 1e-6 && report.loss > 0);
            CHECK(report.worst_error <= report.worst_tolerance && report.worst_tolerance > 0);
            CHECK(needed == strlen(name) + 1 && strchr(name, '[') != NULL);
            glia_loss_free(loss);
        }
        glia_model_free(model);
    }
}

static glia_gradient_report check_host(glia_model *model, host *self, char name[NAME])
{
    glia_gradient_report report = new_report();
    CHECK_OK(glia_gradient_check_with_callback(model, NULL, inputs, ROWS * INPUTS, host_loss, self,
                                               NULL, &report, name, NAME, NULL, ERROR));
    return report;
}

/* A right gradient passes; each planted fault is found in the element where it is. */
static void check_host_losses(void)
{
    glia_model *model = model_of(GLIA_ACTIVATION_TANH);
    char name[NAME];
    host right = {0}, sign = {.fault = 1}, factor = {.fault = 2}, not_a_number = {.fault = 4};
    glia_gradient_report report = check_host(model, &right, name);
    CHECK_THAT(report.out_of_tolerance == 0, "%s is wrong", name);
    CHECK(right.gradients == 1 && right.calls > 4 * (int)report.checked);
    report = check_host(model, &sign, name);
    CHECK_THAT(report.out_of_tolerance >= 1, "no wrong sign found");
    CHECK_THAT(strcmp(name, "output[2, 1]") == 0, "%s", name);
    CHECK(fabs(report.worst_analytic + report.worst_numeric) < 1e-6);
    CHECK(fabs(report.worst_error - 2 * fabs(report.worst_numeric)) < 1e-6);
    report = check_host(model, &factor, name);
    CHECK_THAT(report.out_of_tolerance >= 1 && strcmp(name, "output[2, 1]") == 0,
               "%zu, %s", report.out_of_tolerance, name);
    report = check_host(model, &not_a_number, name);
    CHECK(report.out_of_tolerance > 1 && isinf(report.worst_error));
    glia_model_free(model);
}

/* The callback runs in the host's floating-point environment, which is there afterwards, too. */
static void check_environment(void)
{
    glia_model *model = model_of(GLIA_ACTIVATION_TANH);
    char name[NAME];
    host upward = {.rounding = FE_UPWARD}, nearest = {0};
    fesetround(FE_UPWARD);
    glia_gradient_report first = check_host(model, &upward, name);
    CHECK(fegetround() == FE_UPWARD);
    fesetround(FE_TONEAREST);
    glia_gradient_report second = check_host(model, &nearest, name);
    CHECK(first.out_of_tolerance == 0 && first.checked == second.checked);
    CHECK(upward.calls == nearest.calls);
    glia_model_free(model);
}

/* Sums that stand at ReLU's kink are neither right nor wrong; gradients of 0 show little. */
static void check_kinks(void)
{
    glia_model *model = model_of(GLIA_ACTIVATION_IDENTITY);
    static const float zeros[12];
    static const size_t counts[4] = {12, 4, 8, 2};
    char name[NAME];
    host kinked = {.fault = 3};
    glia_gradient_report report = check_host(model, &kinked, name);
    CHECK_THAT(report.out_of_tolerance == 0 && report.at_kinks == 0, "%s", name);
    for (size_t index = 0; index < 4; index++) {
        CHECK_OK(glia_model_parameter_set(model, index, zeros, counts[index], ERROR));
    }
    /* All outputs are 0, and so are the targets: then so are all gradients. */
    glia_loss *loss = harness_loss(GLIA_LOSS_MEAN_SQUARED_ERROR);
    report = new_report();
    CHECK_OK(glia_gradient_check(model, loss, NULL, inputs, ROWS * INPUTS, zeros,
                                 GLIA_TYPE_FLOAT32, ROWS * OUTPUTS, NULL, &report, NULL, 0, NULL,
                                 ERROR));
    CHECK(report.out_of_tolerance == 0 && report.too_small == report.checked);
    glia_loss_free(loss);
    glia_model_free(model);
    /* ReLU with biases and weights of 0: what moves a sum moves it across the kink. */
    model = model_of(GLIA_ACTIVATION_RELU);
    CHECK_OK(glia_model_parameter_set(model, 0, zeros, 12, ERROR));
    host right = {0};
    report = check_host(model, &right, name);
    CHECK_THAT(report.at_kinks == 12 + 4, "%zu at kinks", report.at_kinks);
    CHECK_THAT(report.out_of_tolerance == 0, "%s", name);
    glia_model_free(model);
}

/* Some elements of each tensor, other ones by another seed; and with draws. */
static void check_options(void)
{
    glia_model *model = model_of(GLIA_ACTIVATION_RRELU);
    glia_loss *loss = harness_loss(GLIA_LOSS_MEAN_SQUARED_ERROR);
    double losses[3];
    for (int32_t training = 0; training < 3; training++) {
        glia_gradient_check_options options = {.struct_size = sizeof options,
                                               .most_elements = 3,
                                               .training = training > 0,
                                               .seed = 5,
                                               .training_step = (uint64_t)training};
        glia_gradient_report report = new_report();
        char name[NAME];
        CHECK_OK(glia_gradient_check(model, loss, NULL, inputs, ROWS * INPUTS, targets,
                                     GLIA_TYPE_FLOAT32, ROWS * OUTPUTS, &options, &report, name,
                                     sizeof name, NULL, ERROR));
        CHECK_THAT(report.out_of_tolerance == 0, "%s", name);
        CHECK(report.checked + report.at_kinks == 3 * 5 + 2);
        losses[training] = report.loss;
    }
    CHECK(losses[0] != losses[1] && losses[1] != losses[2]);
    glia_loss_free(loss);
    glia_model_free(model);
}

static void check_refused(void)
{
    glia_model *model = model_of(GLIA_ACTIVATION_TANH), *freed = model_of(GLIA_ACTIVATION_TANH);
    host self = {.status = GLIA_ERROR_NOT_FOUND};
    glia_gradient_report report = new_report();
    char name[NAME] = "untouched";
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "callback",
                  glia_gradient_check_with_callback(model, NULL, inputs, ROWS * INPUTS, host_loss,
                                                    &self, NULL, &report, name, NAME, NULL, ERROR));
    CHECK(self.calls == 1 && strcmp(name, "untouched") == 0 && report.checked == 0);
    self.status = 1234;
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "1234",
                  glia_gradient_check_with_callback(model, NULL, inputs, ROWS * INPUTS, host_loss,
                                                    &self, NULL, &report, name, NAME, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "callback",
                  glia_gradient_check_with_callback(model, NULL, inputs, ROWS * INPUTS, NULL, NULL,
                                                    NULL, &report, name, NAME, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "inputs",
                  glia_gradient_check_with_callback(model, NULL, inputs, 4, host_loss, &self, NULL,
                                                    &report, name, NAME, NULL, ERROR));
    glia_model_free(model);
    /* The callback frees the model itself. */
    host freeing = {.model = &freed};
    report = check_host(freed, &freeing, name);
    CHECK_THAT(report.out_of_tolerance == 0 && freeing.model == NULL, "%s", name);
}

int main(void)
{
    check_own_losses();
    check_host_losses();
    check_environment();
    check_kinks();
    check_options();
    check_refused();
    return harness_finish("gradient_check");
}

/*
 * glia_metric_…: every metric against numbers worked out by hand, and what is refused.
 */

#include "harness.h"

#include <math.h>

static int near_to(double got, double expected)
{
    return fabs(got - expected) <= 1e-12 * (1 + fabs(expected));
}

static void check_classes(void)
{
    const float scores[12] = {0.5f, 0.25f, 0.25f, 1, 3, 3, 0, 0.125f, 0.75f, 2, NAN, 1};
    const int32_t labels[4] = {0, 2, 0, 0}, wrong[4] = {0, 2, 3, -1};
    const double shares[4] = {0, 0.25, 0.5, 0.75};
    const int64_t expected[9] = {1, 0, 1, 0, 0, 0, 0, 1, 0};
    int64_t counts[9] = {7};
    double value = -1;
    for (size_t most = 1; most <= 3; most++) {
        CHECK_OK(glia_metric_top_accuracy(scores, 4, 3, labels, most, &value, ERROR));
        CHECK_THAT(value == shares[most], "top %zu: %g", most, value);
    }
    CHECK_OK(glia_metric_confusion(scores, 4, 3, labels, counts, 9, ERROR));
    for (size_t place = 0; place < 9; place++)
        CHECK_THAT(counts[place] == expected[place], "confusion: place %zu", place);
    CHECK_OK(glia_metric_top_accuracy(NULL, 0, 3, NULL, 1, &value, ERROR));
    CHECK(isnan(value));
    const float probabilities[4] = {0.5f, 0.5f, 0.25f, 0.75f};
    CHECK_OK(glia_metric_log_loss(probabilities, 2, 2, (int32_t[2]){0, 0}, &value, ERROR));
    CHECK_THAT(near_to(value, 1.5 * 0.69314718055994530942), "log loss: %.17g", value);
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "row 2",
                  glia_metric_top_accuracy(scores, 4, 3, wrong, 1, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "got -1",
                  glia_metric_log_loss(scores, 1, 3, wrong + 3, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "most",
                  glia_metric_top_accuracy(scores, 4, 3, labels, 0, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "counts",
                  glia_metric_confusion(scores, 4, 3, labels, counts, 8, ERROR));
}

static void check_values(void)
{
    const float outputs[4] = {2.5f, 0, 2, 8}, targets[4] = {3, -0.5f, 2, 7};
    double absolute = -1, squared = -1, explained = -1;
    CHECK_OK(glia_metric_regression(outputs, targets, 4, &absolute, &squared, &explained, ERROR));
    CHECK(near_to(absolute, 0.5));
    CHECK(near_to(squared, sqrt(0.375)));
    CHECK(near_to(explained, 1 - 1.5 / 29.1875));
    CHECK_OK(glia_metric_regression(outputs, targets, 4, NULL, NULL, NULL, ERROR));
}

static void check_area(void)
{
    const float scores[4] = {0.125f, 0.5f, 0.5f, 0.75f};
    double value = -1;
    /* Of four pairs three are right and one is a tie. */
    CHECK_OK(glia_metric_roc_area(scores, (int32_t[4]){0, 0, 1, 1}, 4, &value, ERROR));
    CHECK_THAT(near_to(value, 0.875), "area: %.17g", value);
    CHECK_OK(glia_metric_roc_area(scores, (int32_t[4]){1, 1, 1, 1}, 4, &value, ERROR));
    CHECK(isnan(value));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "row 1",
                  glia_metric_roc_area(scores, (int32_t[4]){1, 2, 1, 1}, 4, &value, ERROR));
}

int main(void)
{
    check_classes();
    check_values();
    check_area();
    return harness_finish("metric");
}

/*
 * glia_trainer_find_learning_rate: the curve, the suggestion, and that the trainer stays.
 */

#include "harness_points.h"

#include <math.h>

enum { RATES = 7 };

static const double rates[RATES] = {1e-5, 1e-3, 1e-2, 0.1, 1.0, 10.0, 1e6};

/* The place of the best rate, of equally good ones the lowest. */
static int best_of(const double losses[RATES])
{
    int best = 0;
    for (int place = 1; place < RATES; place++)
        if (losses[place] < losses[best])
            best = place;
    return best;
}

static void check_curve(const points *data)
{
    uint8_t before[HARNESS_HASH], after[HARNESS_HASH];
    double losses[RATES], again[RATES], start = NAN, suggestion = NAN;
    int64_t steps = -1;
    glia_trainer *trainer = points_trainer(NULL, 3);
    harness_trainer_hash(trainer, before);
    CHECK_OK(glia_trainer_find_learning_rate(trainer, data->input_tensor, data->label_tensor, rates,
                                             RATES, 0, losses, &start, &suggestion, ERROR));
    CHECK_OK(glia_trainer_find_learning_rate(trainer, data->input_tensor, data->label_tensor, rates,
                                             RATES, 100, again, NULL, &suggestion, ERROR));
    harness_trainer_hash(trainer, after);
    CHECK_OK(glia_trainer_step_count(trainer, &steps, ERROR));
    CHECK(harness_same_hash(before, after) && steps == 0);
    for (int place = 0; place < RATES; place++)
        CHECK_THAT(losses[place] == again[place], "rate %g: %g, then %g", rates[place],
                   losses[place], again[place]);
    int best = best_of(losses);
    CHECK_THAT(best > 0 && losses[best] < start / 2, "best rate %g: loss %g", rates[best],
               losses[best]);
    double half = losses[best] + 0.5 * (start - losses[best]);
    int next = best + 1 < RATES && losses[best + 1] <= half ? best + 1 : best;
    CHECK_THAT(suggestion == rates[next], "suggested %g, best %g", suggestion, rates[best]);
    CHECK(!(losses[RATES - 1] < start));
    CHECK_OK(glia_trainer_find_learning_rate(trainer, data->input_tensor, data->label_tensor,
                                             rates + RATES - 1, 1, 5, NULL, NULL, &suggestion,
                                             ERROR));
    CHECK_THAT(isnan(suggestion), "no rate, got %g", suggestion);
    glia_trainer_free(trainer);
}

static void check_refusals(const points *data)
{
    static const double falling[2] = {0.1, 0.01}, below[1] = {-1.0};
    double suggestion = 7;
    glia_trainer *trainer = points_trainer(NULL, 3);
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "rates",
                  glia_trainer_find_learning_rate(trainer, data->input_tensor, data->label_tensor,
                                                  falling, 2, 0, NULL, NULL, &suggestion, ERROR));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "rates",
                  glia_trainer_find_learning_rate(trainer, data->input_tensor, data->label_tensor,
                                                  below, 1, 0, NULL, NULL, &suggestion, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "iterations",
                  glia_trainer_find_learning_rate(trainer, data->input_tensor, data->label_tensor,
                                                  rates, 2, -1, NULL, NULL, &suggestion, ERROR));
    CHECK(suggestion == 7);
    glia_trainer_free(trainer);
}

int main(void)
{
    points data;
    points_make(&data);
    check_curve(&data);
    check_refusals(&data);
    points_free(&data);
    return harness_finish("finder");
}

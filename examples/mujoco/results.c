/* results.c: the picture of results.h. */
#include "results.h"

#include <stdio.h>

#include "survey_plot.h"

/* Two that hang and two that begin somewhere (their numbers, from 0). */
static const int shown[MOST_CURVES] = {0, 1, 2, 3};
static const char *const names[MOST_CURVES] = {"1, hangs", "2", "3, hangs", "4"};

enum { LABEL = 16 };

/* Texts "0.5", "1", ... for places that stand `step` apart. */
static void label_places(char texts[][LABEL], const char *places[], int count, double step)
{
    for (int place = 0; place < count; place++) {
        snprintf(texts[place], LABEL, "%g", (place + 1) * step);
        places[place] = texts[place];
    }
}

bool results_draw(const struct results *results, const char *path)
{
    static char point_texts[POINTS][LABEL], second_texts[SHOWN][LABEL];
    static const char *point_places[POINTS], *second_places[SHOWN];
    struct panel panels[PANELS] = {
        {.heading = "Force error on the batches", .across = "seconds of simulated time",
         .curves = {{"newtons", results->force_errors}}, .count = POINTS, .places = point_places},
        {.heading = "Balanced by the policy alone", .across = "seconds of simulated time",
         .percent = true, .curves = {{"of 10 starts", results->balanced}}, .count = POINTS,
         .places = point_places},
        {.heading = "Degrees from upright", .across = "seconds of four final runs by the policy alone",
         .count = SHOWN, .places = second_places},
        {.heading = "Control loop, ms", .across = "per cent of the periods took no longer",
         .curves = {{"whole", results->shares.whole},
                    {"training", results->shares.training}}, .count = SHARES}};
    label_places(point_texts, point_places, POINTS, EPISODES_A_POINT * EPISODE_SECONDS);
    label_places(second_texts, second_places, SHOWN, 1.0 / SHOWN_PER_SECOND);
    for (int curve = 0; curve < MOST_CURVES; curve++) {
        panels[2].curves[curve] =
            (struct curve){names[curve], results->trials[shown[curve]].angles};
    }
    return survey_plot(panels, "A policy that learns inside its control loop",
                       "MuJoCo's cart-pole at 500 Hz; the network 5 - 64 - 64 - 1 imitates a scripted "
                       "expert (DAgger), trained in a slice of each period", path);
}

/* survey_plot.h: the picture of the survey, or of another comparison: four charts. */
#ifndef SURVEY_PLOT_H
#define SURVEY_PLOT_H

#include <stdbool.h>
#include <stddef.h>

#include "chart.h"

#define PANELS 4

struct panel {
    const char *heading;
    const char *across; /* what the values stand over */
    bool percent;
    struct curve curves[MOST_CURVES];
    size_t count;
    const char *const *places;
};

/* Draws the panels into a PNG file. False when memory is short or the file fails. */
bool survey_plot(const struct panel panels[PANELS], const char *title, const char *subtitle,
                 const char *path);

#endif

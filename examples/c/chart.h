/* chart.h: a line chart: axes, grid, legend, and up to four curves over epochs or other steps. */
#ifndef CHART_H
#define CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "picture.h"

enum { MOST_CURVES = 4 };

struct curve {
    const char *name;
    const double *values; /* what is not finite is left out */
};

struct chart {
    const char *heading;
    double left, top, width, height; /* of the space inside the axes */
    bool percent;                    /* shares in per cent, up to 100; else from 0 up */
    struct curve curves[MOST_CURVES]; /* those without a name are none */
    size_t count;                     /* values in each curve, one or more */
    const char *const *places;        /* what each value stands over; NULL: 1, 2, 3 ... */
};

void chart_draw(struct picture *picture, const struct chart *chart);

#endif

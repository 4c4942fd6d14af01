/* chart.h: one line chart of the report: axes, grid, legend and two curves over epochs. */
#ifndef CHART_H
#define CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "picture.h"

enum { CURVE_TRAINING, CURVE_HELD_OUT, CURVE_COUNT };

struct chart {
    const char *heading;
    double left, top, width, height; /* of the space inside the axes */
    bool percent;                    /* shares in per cent, up to 100; else from 0 up */
    const double *values[CURVE_COUNT];
    size_t count; /* values in each curve, one or more */
};

void chart_draw(struct picture *picture, const struct chart *chart);

#endif

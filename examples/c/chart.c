/* chart.c: draws the chart of chart.h. */
#include "chart.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>

#include "style.h"

#define TICKS_UP 5     /* at most */
#define TICKS_ACROSS 8 /* at most */
#define MOST_WITH_DOTS 12

static const uint32_t curve_colours[MOST_CURVES] = {BLUE, ORANGE, GREEN, VIOLET};

static int curve_count(const struct chart *chart)
{
    int count = 0;
    while (count < MOST_CURVES && chart->curves[count].name != NULL) {
        count++;
    }
    return count;
}

/* What the vertical axis spans, and the step from one tick to the next. */
struct axis {
    double lowest, highest, step;
};

static void straight(struct picture *picture, double x0, double y0, double x1, double y1,
                     double thickness, uint32_t colour)
{
    struct segment segment = {x0, y0, x1, y1};
    picture_strokes(picture, &segment, 1, thickness, colour);
}

/* A round step (1, 2 or 5 times a power of ten) that cuts the span into `most` parts or
 * fewer. */
static double round_step(double span, int most)
{
    static const double factors[] = {1.0, 2.0, 5.0, 10.0};
    double power = pow(10.0, floor(log10(span / most)));
    int index = 0;
    while (index < 3 && span / (factors[index] * power) > most + 1e-9) {
        index++;
    }
    return factors[index] * power;
}

static struct axis choose_axis(const struct chart *chart)
{
    struct axis axis = {chart->percent ? 1.0 : 0.0, chart->percent ? 1.0 : 0.0, 0.0};
    for (int curve = 0; curve < curve_count(chart); curve++) {
        for (size_t index = 0; index < chart->count; index++) {
            double value = chart->curves[curve].values[index];
            if (isfinite(value)) {
                axis.lowest = fmin(axis.lowest, value);
                axis.highest = fmax(axis.highest, value);
            }
        }
    }
    axis.step = round_step(fmax(axis.highest - axis.lowest, 0.001), TICKS_UP);
    axis.lowest = floor(axis.lowest / axis.step + 1e-9) * axis.step;
    axis.highest = ceil(axis.highest / axis.step - 1e-9) * axis.step;
    if (axis.highest <= axis.lowest) {
        axis.highest = axis.lowest + axis.step;
    }
    return axis;
}

static double x_of(const struct chart *chart, double epoch)
{
    double last = chart->count > 1 ? (double)chart->count - 1.0 : 1.0;
    return chart->left + chart->width * (epoch - 1.0) / last;
}

static double y_of(const struct chart *chart, const struct axis *axis, double value)
{
    double share = (value - axis->lowest) / (axis->highest - axis->lowest);
    return chart->top + chart->height * (1.0 - share);
}

static void format_value(const struct chart *chart, double value, int digits, char *text,
                         size_t capacity)
{
    if (chart->percent) {
        snprintf(text, capacity, "%.*f %%", digits, 100.0 * value);
    } else {
        snprintf(text, capacity, "%.*f", digits, value);
    }
}

static void draw_value_axis(struct picture *picture, const struct chart *chart,
                            const struct axis *axis)
{
    struct text_style label = style(9.5, QUIET, ALIGN_RIGHT);
    double unit = chart->percent ? 100.0 * axis->step : axis->step;
    int digits = (int)fmax(0.0, ceil(-log10(unit) - 1e-9));
    int ticks = (int)lround((axis->highest - axis->lowest) / axis->step);
    for (int tick = 0; tick <= ticks; tick++) {
        double value = axis->lowest + tick * axis->step;
        double y = floor(y_of(chart, axis, value)) + 0.5;
        char text[32];
        straight(picture, chart->left, y, chart->left + chart->width, y, 1.0, GRID);
        format_value(chart, value, digits, text, sizeof text);
        picture_text(picture, chart->left - 14.0, y + 4.5, &label, text);
    }
}

static void draw_epoch_axis(struct picture *picture, const struct chart *chart)
{
    struct text_style label = style(9.5, QUIET, ALIGN_CENTRE);
    double bottom = floor(chart->top + chart->height) + 0.5;
    double step = fmax(1.0, round_step((double)chart->count, TICKS_ACROSS));
    straight(picture, chart->left, bottom, chart->left + chart->width, bottom, 1.2, QUIET);
    for (double epoch = 1.0; epoch <= (double)chart->count;) {
        double x = floor(x_of(chart, epoch)) + 0.5;
        char text[32];
        straight(picture, x, bottom, x, bottom + 5.0, 1.2, QUIET);
        if (chart->places != NULL) {
            snprintf(text, sizeof text, "%s", chart->places[(size_t)epoch - 1]);
        } else {
            snprintf(text, sizeof text, "%.0f", epoch);
        }
        picture_text(picture, x, bottom + 21.0, &label, text);
        epoch = step > 1.0 && epoch < step ? step : epoch + step;
    }
}

static void draw_curve(struct picture *picture, const struct chart *chart,
                       const struct axis *axis, int curve)
{
    const double *values = chart->curves[curve].values;
    uint32_t colour = curve_colours[curve];
    for (size_t index = 0; index < chart->count; index++) {
        double x = x_of(chart, (double)index + 1.0);
        double y = y_of(chart, axis, values[index]);
        if (!isfinite(values[index])) {
            continue;
        }
        if (index + 1 < chart->count && isfinite(values[index + 1])) {
            double next_y = y_of(chart, axis, values[index + 1]);
            straight(picture, x, y, x_of(chart, (double)index + 2.0), next_y, 2.4, colour);
        }
        if (chart->count <= MOST_WITH_DOTS) {
            straight(picture, x, y, x, y, 8.0, colour);
        }
    }
}

/* The heading of the chart; on the right each curve with its name and, where there are two,
 * its last value. More of them stand below the heading. */
static void draw_legend(struct picture *picture, const struct chart *chart)
{
    struct text_style label = style(10.0, INK, ALIGN_RIGHT);
    double y = chart->top - 22.0;
    double right = chart->left + chart->width;
    bool few = curve_count(chart) <= 2;
    picture_text(picture, chart->left, few ? y : y - 24.0, &heading_style, chart->heading);
    for (int curve = curve_count(chart) - 1; curve >= 0; curve--) {
        char value[32] = "";
        char text[64];
        if (few) {
            format_value(chart, chart->curves[curve].values[chart->count - 1],
                         chart->percent ? 1 : 3, value, sizeof value);
        }
        snprintf(text, sizeof text, "%s%s%s", chart->curves[curve].name, few ? " " : "", value);
        picture_text(picture, right, y, &label, text);
        right -= picture_text_width(&label, text) + (few ? 12.0 : 8.0);
        straight(picture, right - 20.0, y - 5.0, right, y - 5.0, 3.2, curve_colours[curve]);
        right -= few ? 46.0 : 34.0;
    }
}

void chart_draw(struct picture *picture, const struct chart *chart)
{
    struct axis axis = choose_axis(chart);
    draw_value_axis(picture, chart, &axis);
    draw_epoch_axis(picture, chart);
    for (int curve = 0; curve < curve_count(chart); curve++) {
        draw_curve(picture, chart, &axis, curve);
    }
    draw_legend(picture, chart);
}

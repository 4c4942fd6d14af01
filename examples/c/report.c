/* report.c: draws the picture of report.h: two charts on the left, the images on the right. */
#include "report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chart.h"
#include "style.h"

#define WIDTH 1200
#define HEIGHT 724
#define MARGIN 60.0
#define CONTENT_TOP 176.0
#define FOOT_LINE 678.0

#define CHART_LEFT (MARGIN + 48.0)
#define CHART_WIDTH 494.0
#define CHART_HEIGHT 186.0
#define CHART_PITCH 270.0

#define TILE 104.0
#define TILE_COLUMNS 4
#define TILE_ROWS 3
#define TILE_PITCH_ACROSS 122.0
#define TILE_PITCH_DOWN 160.0
#define TILES_LEFT (WIDTH - MARGIN - (TILE_COLUMNS - 1) * TILE_PITCH_ACROSS - TILE)

void format_count(char *text, size_t capacity, size_t count)
{
    if (count < 1000) {
        snprintf(text, capacity, "%zu", count);
    } else if (count < 1000000) {
        snprintf(text, capacity, "%zu,%03zu", count / 1000, count % 1000);
    } else {
        snprintf(text, capacity, "%zu,%03zu,%03zu", count / 1000000, count / 1000 % 1000,
                 count % 1000);
    }
}

static void draw_titles(struct picture *picture, const struct report *report)
{
    struct text_style title = {22.0, 0.14, INK, ALIGN_LEFT};
    struct text_style subtitle = style(11.0, QUIET, ALIGN_LEFT);
    picture_text(picture, MARGIN, 74.0, &title, report->title);
    picture_text(picture, MARGIN, 106.0, &subtitle, report->subtitle);
}

/* Both charts. False when memory is short. */
static bool draw_charts(struct picture *picture, const struct report *report)
{
    size_t count = report->epoch_count;
    double *values = calloc(4 * count, sizeof *values);
    if (values == NULL) {
        return false;
    }
    for (size_t index = 0; index < count; index++) {
        values[index] = report->epochs[index].training_loss;
        values[count + index] = report->epochs[index].held_out_loss;
        values[2 * count + index] = report->epochs[index].training_accuracy;
        values[3 * count + index] = report->epochs[index].held_out_accuracy;
    }
    struct chart loss = {.heading = "Loss",
                         .left = CHART_LEFT,
                         .top = CONTENT_TOP,
                         .width = CHART_WIDTH,
                         .height = CHART_HEIGHT,
                         .curves = {{"training", values}, {"held out", values + count}},
                         .count = count};
    struct chart accuracy = loss;
    accuracy.heading = "Accuracy";
    accuracy.top += CHART_PITCH;
    accuracy.percent = true;
    accuracy.curves[0].values = values + 2 * count;
    accuracy.curves[1].values = values + 3 * count;
    chart_draw(picture, &loss);
    chart_draw(picture, &accuracy);
    free(values);
    struct text_style note = style(9.5, QUIET, ALIGN_CENTRE);
    picture_text(picture, CHART_LEFT + CHART_WIDTH / 2.0, FOOT_LINE, &note, "epoch");
    return true;
}

/* The colour of a pixel: 0 = the card that the image lies on, 1 = ink. */
static uint32_t shade(double ink)
{
    uint32_t mixed = 0;
    ink = fmin(fmax(ink, 0.0), 1.0);
    for (int shift = 16; shift >= 0; shift -= 8) {
        double card = (double)((CARD >> shift) & 0xFF);
        double full = (double)((INK >> shift) & 0xFF);
        mixed |= (uint32_t)lround(card + (full - card) * ink) << shift;
    }
    return mixed;
}

/* An image in the middle of a tile, every pixel a square of whole pixels. */
static void draw_image(struct picture *picture, double left, double top, const float *pixels,
                       size_t side)
{
    double square = fmax(1.0, floor((TILE - 6.0) / (double)side));
    double margin = floor((TILE - square * (double)side) / 2.0);
    picture_box(picture, left - 1.0, top - 1.0, TILE + 2.0, TILE + 2.0, 8.0, FRAME);
    picture_box(picture, left, top, TILE, TILE, 7.0, CARD);
    for (size_t index = 0; index < side * side; index++) {
        double x = left + margin + square * (double)(index % side);
        double y = top + margin + square * (double)(index / side);
        if (pixels[index] > 0.0f) {
            picture_box(picture, x, y, square, square, 0.0, shade(pixels[index]));
        }
    }
}

static void draw_caption(struct picture *picture, double middle, double y, bool two_lines,
                         const char *shown, const char *read)
{
    struct text_style label = style(two_lines ? 9.5 : 12.0, INK, ALIGN_CENTRE);
    char text[64];
    if (!two_lines) {
        snprintf(text, sizeof text, "%s -> %s", shown, read);
        picture_text(picture, middle, y + 2.0, &label, text);
        return;
    }
    picture_text(picture, middle, y, &label, shown);
    snprintf(text, sizeof text, "-> %s", read);
    label.colour = ORANGE;
    picture_text(picture, middle, y + 17.0, &label, text);
}

/* Only one-letter names stand side by side. */
static bool needs_two_lines(const struct report *report)
{
    size_t longest = 0;
    for (size_t index = 0; index < report->misread_count; index++) {
        size_t length = strlen(report->class_names[report->misreads[index].read]);
        longest = length > longest ? length : longest;
    }
    return longest > 1;
}

static void draw_tiles(struct picture *picture, const struct report *report)
{
    const struct images *images = report->held_out;
    bool two_lines = needs_two_lines(report);
    size_t room = TILE_COLUMNS * TILE_ROWS;
    for (size_t index = 0; index < report->misread_count && index < room; index++) {
        const struct misread *misread = report->misreads + index;
        double left = TILES_LEFT + (double)(index % TILE_COLUMNS) * TILE_PITCH_ACROSS;
        double top = CONTENT_TOP + (double)(index / TILE_COLUMNS) * TILE_PITCH_DOWN;
        draw_image(picture, left, top, image_at(images, misread->image), images->side);
        draw_caption(picture, left + TILE / 2.0, top + TILE + 21.0, two_lines,
                     report->class_names[images->labels[misread->image]],
                     report->class_names[misread->read]);
    }
}

static void draw_misreads(struct picture *picture, const struct report *report)
{
    bool all = report->misread_count == report->misread_total;
    struct text_style note = style(9.5, QUIET, ALIGN_LEFT);
    char misread[32];
    char held_out[32];
    char text[96];
    format_count(misread, sizeof misread, report->misread_total);
    format_count(held_out, sizeof held_out, report->held_out->count);
    snprintf(text, sizeof text, "Misread: %s of %s held-out images", misread, held_out);
    picture_text(picture, TILES_LEFT, CONTENT_TOP - 22.0, &heading_style, text);
    draw_tiles(picture, report);
    snprintf(text, sizeof text, "label -> what the network read%s",
             all ? "" : ", the surest mistakes");
    picture_text(picture, TILES_LEFT, FOOT_LINE, &note, text);
}

bool report_save(const struct report *report, const char *path)
{
    struct picture picture;
    if (report->epoch_count == 0 || !picture_create(&picture, WIDTH, HEIGHT, PAPER)) {
        return false;
    }
    draw_titles(&picture, report);
    draw_misreads(&picture, report);
    bool saved = draw_charts(&picture, report) && picture_save_png(&picture, path);
    picture_destroy(&picture);
    return saved;
}

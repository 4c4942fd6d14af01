/* picture.c: the canvas of picture.h: boxes and strokes with soft edges.
 *
 * Every shape is a distance: a pixel whose centre lies half a pixel inside the edge is
 * covered whole, half a pixel outside not at all, and in between it gets a share. */
#include "picture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The pixels that a shape can touch: columns left..right-1, rows top..bottom-1. */
struct area {
    size_t left, right, top, bottom;
};

static size_t clip(double position, size_t limit)
{
    if (!(position > 0.0)) {
        return 0;
    }
    return position < (double)limit ? (size_t)position : limit;
}

static struct area area_of(const struct picture *picture, double left, double top, double right,
                           double bottom)
{
    struct area area;
    area.left = clip(floor(left), picture->width);
    area.right = clip(ceil(right) + 1.0, picture->width);
    area.top = clip(floor(top), picture->height);
    area.bottom = clip(ceil(bottom) + 1.0, picture->height);
    return area;
}

/* The share of a pixel that a shape covers whose edge is `distance` away (inside: negative). */
static double share_covered(double distance)
{
    double share = 0.5 - distance;
    return share < 0.0 ? 0.0 : share > 1.0 ? 1.0 : share;
}

static void blend(struct picture *picture, size_t x, size_t y, uint32_t colour, double share)
{
    uint8_t *pixel = picture->pixels + 3 * (y * picture->width + x);
    for (int channel = 0; channel < 3; channel++) {
        double paint = (double)((colour >> (16 - 8 * channel)) & 0xFF);
        pixel[channel] = (uint8_t)(pixel[channel] + (paint - pixel[channel]) * share + 0.5);
    }
}

bool picture_create(struct picture *picture, size_t width, size_t height, uint32_t background)
{
    picture->width = width;
    picture->height = height;
    picture->pixels = malloc(width * height * 3);
    picture->coverage = calloc(width * height, 1);
    if (picture->pixels == NULL || picture->coverage == NULL) {
        picture_destroy(picture);
        return false;
    }
    for (size_t index = 0; index < width * height; index++) {
        picture->pixels[3 * index] = (uint8_t)(background >> 16);
        picture->pixels[3 * index + 1] = (uint8_t)(background >> 8);
        picture->pixels[3 * index + 2] = (uint8_t)background;
    }
    return true;
}

void picture_destroy(struct picture *picture)
{
    free(picture->pixels);
    free(picture->coverage);
    memset(picture, 0, sizeof *picture);
}

void picture_box(struct picture *picture, double left, double top, double width, double height,
                 double radius, uint32_t colour)
{
    struct area area = area_of(picture, left, top, left + width, top + height);
    double middle_x = left + width / 2.0;
    double middle_y = top + height / 2.0;
    for (size_t y = area.top; y < area.bottom; y++) {
        for (size_t x = area.left; x < area.right; x++) {
            double beyond_x = fabs((double)x + 0.5 - middle_x) - (width / 2.0 - radius);
            double beyond_y = fabs((double)y + 0.5 - middle_y) - (height / 2.0 - radius);
            double outside = hypot(fmax(beyond_x, 0.0), fmax(beyond_y, 0.0));
            double inside = fmin(fmax(beyond_x, beyond_y), 0.0);
            double share = share_covered(outside + inside - radius);
            if (share > 0.0) {
                blend(picture, x, y, colour, share);
            }
        }
    }
}

static double distance_to_segment(double x, double y, const struct segment *segment)
{
    double along_x = segment->x1 - segment->x0;
    double along_y = segment->y1 - segment->y0;
    double length_squared = along_x * along_x + along_y * along_y;
    double place = 0.0; /* of the nearest point, 0 = start, 1 = end */
    if (length_squared > 0.0) {
        place = ((x - segment->x0) * along_x + (y - segment->y0) * along_y) / length_squared;
        place = fmin(fmax(place, 0.0), 1.0);
    }
    return hypot(x - segment->x0 - place * along_x, y - segment->y0 - place * along_y);
}

static struct area area_of_segment(const struct picture *picture, const struct segment *segment,
                                   double thickness)
{
    double reach = thickness / 2.0 + 1.0;
    return area_of(picture, fmin(segment->x0, segment->x1) - reach,
                   fmin(segment->y0, segment->y1) - reach,
                   fmax(segment->x0, segment->x1) + reach,
                   fmax(segment->y0, segment->y1) + reach);
}

/* Notes in the coverage plane what one segment covers; the most any segment covers stays. */
static void cover_segment(struct picture *picture, const struct segment *segment,
                          double thickness)
{
    struct area area = area_of_segment(picture, segment, thickness);
    for (size_t y = area.top; y < area.bottom; y++) {
        for (size_t x = area.left; x < area.right; x++) {
            double distance = distance_to_segment((double)x + 0.5, (double)y + 0.5, segment);
            double share = share_covered(distance - thickness / 2.0);
            uint8_t covered = (uint8_t)(255.0 * share + 0.5);
            uint8_t *noted = picture->coverage + y * picture->width + x;
            if (covered > *noted) {
                *noted = covered;
            }
        }
    }
}

/* Paints what the coverage plane holds around one segment, and empties it there. */
static void paint_segment(struct picture *picture, const struct segment *segment,
                          double thickness, uint32_t colour)
{
    struct area area = area_of_segment(picture, segment, thickness);
    for (size_t y = area.top; y < area.bottom; y++) {
        for (size_t x = area.left; x < area.right; x++) {
            uint8_t *noted = picture->coverage + y * picture->width + x;
            if (*noted > 0) {
                blend(picture, x, y, colour, *noted / 255.0);
                *noted = 0;
            }
        }
    }
}

void picture_strokes(struct picture *picture, const struct segment *segments, size_t count,
                     double thickness, uint32_t colour)
{
    for (size_t index = 0; index < count; index++) {
        cover_segment(picture, segments + index, thickness);
    }
    for (size_t index = 0; index < count; index++) {
        paint_segment(picture, segments + index, thickness, colour);
    }
}

/* picture.h: a small RGB canvas with anti-aliased shapes, text and a PNG writer.
 *
 * Needs nothing but the C library. Coordinates are in pixels, (0, 0) is the top left
 * corner; colours are 0xRRGGBB. Whatever lies outside the canvas is cut off. */
#ifndef PICTURE_H
#define PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct picture {
    size_t width;
    size_t height;
    uint8_t *pixels;   /* 3 bytes a pixel, row by row from the top */
    uint8_t *coverage; /* scratch of picture_strokes, all zero between its calls */
};

struct segment {
    double x0, y0, x1, y1;
};

enum picture_align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct text_style {
    double size;   /* height of a capital letter in pixels */
    double weight; /* thickness of a stroke, as a share of the size */
    uint32_t colour;
    enum picture_align align;
};

/* Makes a canvas of one colour. False when memory is short. */
bool picture_create(struct picture *picture, size_t width, size_t height, uint32_t background);
void picture_destroy(struct picture *picture);

/* A filled box with round corners; radius 0 makes them square. */
void picture_box(struct picture *picture, double left, double top, double width, double height,
                 double radius, uint32_t colour);

/* Lines with round ends, as one shape: where they cross, nothing is painted twice. */
void picture_strokes(struct picture *picture, const struct segment *segments, size_t count,
                     double thickness, uint32_t colour);

/* One line of text in the built-in font (ASCII); y is the line the letters stand on.
 * The two characters "->" come out as an arrow. */
void picture_text(struct picture *picture, double x, double y, const struct text_style *style,
                  const char *text);
double picture_text_width(const struct text_style *style, const char *text);

/* Writes the picture as a PNG file. False when the file cannot be written. */
bool picture_save_png(const struct picture *picture, const char *path);

#endif

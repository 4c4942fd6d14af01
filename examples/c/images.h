/* images.h: labelled square grey images, as a network reads them. */
#ifndef IMAGES_H
#define IMAGES_H

#include <stddef.h>
#include <stdint.h>

struct images {
    size_t count;
    size_t side;     /* pixels in a row, and rows */
    float *pixels;   /* count * side * side, 0 = paper, 1 = ink */
    int32_t *labels; /* count, the class that each image shows */
};

/* Room for `count` images, all zero; images_free gives it back. */
struct images images_allocate(size_t count, size_t side);
void images_free(struct images *images);

/* The pixels of one image. */
float *image_at(const struct images *images, size_t index);

#endif

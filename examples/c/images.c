/* images.c: the memory of images.h. */
#include "images.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"

struct images images_allocate(size_t count, size_t side)
{
    struct images images;
    images.count = count;
    images.side = side;
    images.pixels = allocate(count * side * side, sizeof *images.pixels);
    images.labels = allocate(count, sizeof *images.labels);
    return images;
}

void images_free(struct images *images)
{
    free(images->pixels);
    free(images->labels);
    memset(images, 0, sizeof *images);
}

float *image_at(const struct images *images, size_t index)
{
    return images->pixels + index * images->side * images->side;
}

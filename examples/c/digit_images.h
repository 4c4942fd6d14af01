/* digit_images.h: the handwritten digits of examples/data/digits.csv. */
#ifndef DIGIT_IMAGES_H
#define DIGIT_IMAGES_H

#include "images.h"

enum { DIGIT_SIDE = 8, DIGIT_PIXELS = DIGIT_SIDE * DIGIT_SIDE, DIGIT_CLASSES = 10 };

/* Reads them and splits them: every fifth image (the first, the sixth, ...) is held out. A
 * network never learns from these; they show how well it reads digits that it has not seen.
 * Both are to be freed with images_free. */
void read_digits(const char *path, struct images *learned, struct images *held_out);

#endif

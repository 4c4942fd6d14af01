/* clothes.h: Fashion-MNIST, pictures of clothes of ten kinds, read from its unpacked files. */
#ifndef CLOTHES_H
#define CLOTHES_H

#include "images.h"

#define CLOTHES_SIDE 28
#define CLOTHES_PIXELS (CLOTHES_SIDE * CLOTHES_SIDE)
#define CLOTHES_KINDS 10

extern const char *const clothes_names[CLOTHES_KINDS];

/* The 60,000 images to learn from and the 10,000 others, from train-images-idx3-ubyte,
 * train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte in a folder. */
struct images clothes_to_learn(const char *folder);
struct images clothes_held_out(const char *folder);

#endif

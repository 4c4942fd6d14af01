/* results.h: what a trained network comes to: its accuracy, a picture, a saved file. */
#ifndef RESULTS_H
#define RESULTS_H

#include "glia/glia.h"
#include "training.h"

#define CLASS_COUNT 10

struct naming {
    const char *name;   /* of the files to write: NAME.glia and NAME.png */
    const char *title;  /* of the picture */
    const char *layers; /* the network in words */
    const char *const *class_names;
};

/* Reads the held-out images, prints how many are read right, draws NAME.png, saves
 * NAME.glia, and checks that the file holds the same network, bit for bit.
 * Returns the share that was read right. */
double show_results(const struct training *training, const struct naming *naming,
                    const glia_model *trained);

#endif

/* optimizers_run.h: one training run of the comparison of optimizers. */
#ifndef OPTIMIZERS_RUN_H
#define OPTIMIZERS_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "survey_run.h"

#define EPOCHS 8

struct method {
    const char *name;
    int32_t optimizer; /* GLIA_OPTIMIZER_... with its default settings but for the rate */
    double first_rate; /* where the search for the rate begins */
    bool full_batch;   /* one update an epoch, of all images */
    bool decays;       /* the rate falls in a line to a hundredth of itself over the run */
};

/* After each epoch, which is one pass over the images. */
struct curves {
    double training_loss[EPOCHS];     /* over all images that are learned from, after the epoch */
    double held_out_accuracy[EPOCHS]; /* 0..1 */
};

/* Trains the network, from the same initial weights in every run, for so many epochs. Fills in the
 * curves if there are some; returns the training loss at the end. */
double optimizers_run(const struct survey *survey, const struct method *method, double rate,
                      size_t epochs, struct curves *curves);

#endif

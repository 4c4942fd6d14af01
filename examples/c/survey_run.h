/* survey_run.h: one training run of the survey: a recipe, and what came of it. */
#ifndef SURVEY_RUN_H
#define SURVEY_RUN_H

#include <stddef.h>
#include <stdint.h>

#include "glia/glia.h"
#include "images.h"

#define MOST_EPOCHS 8
#define HIDDEN_LAYERS 3

struct recipe {
    int32_t activation; /* of the hidden layers; GLIA_ACTIVATION_... */
    int32_t optimizer;  /* GLIA_OPTIMIZER_... */
    double learning_rate;
    double weight_scale; /* initial weights, as a multiple of He's or Xavier's deviation */
    size_t epochs;       /* at most MOST_EPOCHS; 0: the network is looked at as it begins */
};

/* What a look into the hidden layers found; shares are 0..1. */
struct look {
    double dead;      /* of the units */
    double saturated; /* of the values */
    double gradient;  /* norm in the first layer, over that in the last one */
};

struct outcome {
    double training_loss[MOST_EPOCHS];     /* of each epoch */
    double held_out_accuracy[MOST_EPOCHS]; /* after each epoch, 0..1 */
    struct look before, after;
    char table[2048]; /* the doctor's, after the run */
};

/* Images as the library reads them, and what all runs have in common. */
struct survey {
    struct images learned, held_out;
    glia_tensor *learned_inputs, *learned_labels, *held_out_inputs, *held_out_labels;
    glia_runtime *runtime;
};

void survey_begin(struct survey *survey, const char *folder);
void survey_end(struct survey *survey);

struct outcome survey_run(const struct survey *survey, const struct recipe *recipe);

#endif

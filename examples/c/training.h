/* training.h: how the example programs build and train a network with the library. */
#ifndef TRAINING_H
#define TRAINING_H

#include <stddef.h>
#include <stdint.h>

#include "glia/glia.h"
#include "images.h"
#include "report.h"

/* Adds a dense layer with He-initialised weights behind the node `input`; returns the node
 * of the layer. The activation is one of the GLIA_ACTIVATION_... constants. */
int32_t add_dense(glia_graph *graph, const char *name, int64_t units, int32_t activation,
                  int32_t input);

/* The images as tensors that share their memory: nothing is copied. */
struct tensors {
    glia_tensor *inputs;
    glia_tensor *targets;
};

struct tensors tensors_of(const struct images *images);
void tensors_free(struct tensors *tensors);

struct training {
    const glia_model *network;     /* as it is before the training; left as it is */
    const glia_runtime *runtime;   /* NULL: the calling thread alone */
    const struct images *learned;  /* the images to learn from */
    const struct images *held_out; /* the images that are only read, to see how it goes */
    double learning_rate;
    size_t batch_size;
    uint64_t seed;
    struct epoch_record *epochs; /* filled in by train; room for epoch_count of them */
    size_t epoch_count;
};

/* Trains with Adam and a progress bar; gives back the trained network. */
glia_model *train(const struct training *training);

#endif

/* digits.c: trains a network on 1,437 handwritten digits, and reads 360 others with it.
 *
 *     digits [digits.csv]
 *
 * Writes digits.glia, the trained network, and digits.png, a picture of the training and
 * of the digits that the network misreads. It shows the whole way through the library:
 * build a network, train it, measure it, save it, load it again and use it.
 *
 * The network is built here; the images come from digit_images.c, the training is in
 * training.c, its use in results.c. */
#include <stdlib.h>

#include "check.h"
#include "digit_images.h"
#include "glia/glia.h"
#include "images.h"
#include "results.h"
#include "training.h"

#define EPOCHS 40
#define SEED 1
#define EXPECTED 0.97

static const char *const class_names[CLASS_COUNT] = {"0", "1", "2", "3", "4",
                                                     "5", "6", "7", "8", "9"};

/* 64 pixels -> 64 -> 32 -> 10 outputs, one for each digit. The softmax that turns the
 * outputs into probabilities is part of the loss. */
static glia_model *build_network(void)
{
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    int64_t shape[1] = {DIGIT_PIXELS};
    int32_t node = 0;
    CHECK(glia_graph_new, &graph);
    CHECK(glia_graph_add_input, graph, "pixels", GLIA_STRLEN, shape, 1, &node);
    node = add_dense(graph, "hidden1", 64, GLIA_ACTIVATION_RELU, node);
    node = add_dense(graph, "hidden2", 32, GLIA_ACTIVATION_RELU, node);
    add_dense(graph, "digit", CLASS_COUNT, GLIA_ACTIVATION_IDENTITY, node);
    CHECK(glia_model_new, graph, SEED, &model);
    glia_graph_free(graph);
    return model;
}

int main(int argc, char **argv)
{
    struct images learned, held_out;
    read_digits(argc > 1 ? argv[1] : "examples/data/digits.csv", &learned, &held_out);
    struct epoch_record epochs[EPOCHS];

    glia_model *network = build_network();
    struct training training = {.network = network,
                                .learned = &learned,
                                .held_out = &held_out,
                                .learning_rate = 0.002,
                                .batch_size = 32,
                                .seed = SEED,
                                .epochs = epochs,
                                .epoch_count = EPOCHS};
    glia_model *trained = train(&training);
    struct naming naming = {"digits", "Handwritten digits", "64 - 64 - 32 - 10", class_names};
    double right = show_results(&training, &naming, trained);

    glia_model_free(trained);
    glia_model_free(network);
    images_free(&held_out);
    images_free(&learned);
    if (right < EXPECTED) {
        stop("fewer than %.0f %% are read right: something is wrong", 100.0 * EXPECTED);
    }
    return EXIT_SUCCESS;
}

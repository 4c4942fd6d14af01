/* fashion.c: trains a network on the 60,000 pictures of clothes of Fashion-MNIST, and reads
 * the 10,000 others with it.
 *
 *     fashion FOLDER
 *
 * FOLDER holds the four files of the data set, unpacked (gunzip): train-images-idx3-ubyte,
 * train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte.
 * Writes fashion.glia, the trained network, and fashion.png, a picture of the training and
 * of clothes that the network misreads. Unlike digits.c it works with two threads. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "clothes.h"
#include "glia/glia.h"
#include "images.h"
#include "results.h"
#include "training.h"

#define EPOCHS 5
#define THREADS 2
#define SEED 1
#define EXPECTED 0.87

static glia_runtime *start_runtime(void)
{
    glia_runtime *runtime = NULL;
    glia_runtime_options options = {.struct_size = sizeof options, .threads = THREADS};
    int32_t threads = 0;
    int32_t level = 0;
    char name[32];
    CHECK(glia_runtime_new, &options, &runtime);
    CHECK(glia_runtime_threads, runtime, &threads);
    CHECK(glia_runtime_level, runtime, &level);
    CHECK(glia_level_name, level, name, sizeof name, NULL);
    printf("%d threads, instructions: %s\n", (int)threads, name);
    return runtime;
}

/* 784 pixels -> 256 -> 128 -> 10 outputs, one for each kind of clothing. */
static glia_model *build_network(void)
{
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    int64_t shape[1] = {CLOTHES_PIXELS};
    int32_t node = 0;
    CHECK(glia_graph_new, &graph);
    CHECK(glia_graph_add_input, graph, "pixels", GLIA_STRLEN, shape, 1, &node);
    node = add_dense(graph, "hidden1", 256, GLIA_ACTIVATION_RELU, node);
    node = add_dense(graph, "hidden2", 128, GLIA_ACTIVATION_RELU, node);
    add_dense(graph, "clothing", CLASS_COUNT, GLIA_ACTIVATION_IDENTITY, node);
    CHECK(glia_model_new, graph, SEED, &model);
    glia_graph_free(graph);
    return model;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        stop("usage: fashion FOLDER (with the four unpacked files of Fashion-MNIST)");
    }
    struct images learned = clothes_to_learn(argv[1]);
    struct images held_out = clothes_held_out(argv[1]);
    struct epoch_record epochs[EPOCHS];

    glia_runtime *runtime = start_runtime();
    glia_model *network = build_network();
    struct training training = {.network = network,
                                .runtime = runtime,
                                .learned = &learned,
                                .held_out = &held_out,
                                .learning_rate = 0.001,
                                .batch_size = 64,
                                .seed = SEED,
                                .epochs = epochs,
                                .epoch_count = EPOCHS};
    struct naming naming = {"fashion", "Fashion-MNIST", "784 - 256 - 128 - 10", clothes_names};
    glia_model *trained = train(&training);
    double right = show_results(&training, &naming, trained);
    glia_model_free(trained);
    glia_model_free(network);
    glia_runtime_free(runtime);
    images_free(&held_out);
    images_free(&learned);
    if (right < EXPECTED) {
        stop("fewer than %.0f %% are read right: something is wrong", 100.0 * EXPECTED);
    }
    return EXIT_SUCCESS;
}

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
#include "glia/glia.h"
#include "images.h"
#include "results.h"
#include "training.h"

#define SIDE 28
#define PIXEL_COUNT (SIDE * SIDE)
#define IMAGES_MAGIC 0x803
#define LABELS_MAGIC 0x801
#define MOST_IMAGES 1000000

#define EPOCHS 5
#define THREADS 2
#define SEED 1
#define EXPECTED 0.87

static const char *const class_names[CLASS_COUNT] = {
    "T-shirt", "Trouser", "Pullover", "Dress", "Coat",
    "Sandal",  "Shirt",   "Sneaker",  "Bag",   "Ankle boot"};

static FILE *open_in(const char *folder, const char *name)
{
    char path[1024];
    int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = length < (int)sizeof path ? fopen(path, "rb") : NULL;
    if (file == NULL) {
        stop("%s/%s: cannot be opened (is it unpacked?)", folder, name);
    }
    return file;
}

/* IDX files begin with big-endian words: a magic number, then the size of each axis. */
static uint32_t read_word(FILE *file, const char *name)
{
    uint8_t bytes[4];
    if (fread(bytes, 1, sizeof bytes, file) != sizeof bytes) {
        stop("%s: too short", name);
    }
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
           bytes[3];
}

static void expect_word(FILE *file, const char *name, uint32_t expected)
{
    uint32_t word = read_word(file, name);
    if (word != expected) {
        stop("%s: found %lu where %lu belongs", name, (unsigned long)word,
             (unsigned long)expected);
    }
}

static void read_pixels(FILE *file, const char *name, struct images *images)
{
    uint8_t bytes[PIXEL_COUNT];
    for (size_t image = 0; image < images->count; image++) {
        if (fread(bytes, 1, sizeof bytes, file) != sizeof bytes) {
            stop("%s: too short", name);
        }
        float *pixels = image_at(images, image);
        for (size_t pixel = 0; pixel < PIXEL_COUNT; pixel++) {
            pixels[pixel] = (float)bytes[pixel] / 255.0f;
        }
    }
}

static void read_labels(FILE *file, const char *name, struct images *images)
{
    for (size_t image = 0; image < images->count; image++) {
        int label = fgetc(file);
        if (label < 0 || label >= CLASS_COUNT) {
            stop("%s: label %zu is none of the classes", name, image);
        }
        images->labels[image] = label;
    }
}

static struct images read_idx(const char *folder, const char *images_name,
                              const char *labels_name)
{
    FILE *file = open_in(folder, images_name);
    expect_word(file, images_name, IMAGES_MAGIC);
    uint32_t count = read_word(file, images_name);
    expect_word(file, images_name, SIDE);
    expect_word(file, images_name, SIDE);
    if (count == 0 || count > MOST_IMAGES) {
        stop("%s: holds %lu images", images_name, (unsigned long)count);
    }
    struct images images = images_allocate(count, SIDE);
    read_pixels(file, images_name, &images);
    fclose(file);

    file = open_in(folder, labels_name);
    expect_word(file, labels_name, LABELS_MAGIC);
    expect_word(file, labels_name, count);
    read_labels(file, labels_name, &images);
    fclose(file);
    return images;
}

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
    int64_t shape[1] = {PIXEL_COUNT};
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
    struct images learned =
        read_idx(argv[1], "train-images-idx3-ubyte", "train-labels-idx1-ubyte");
    struct images held_out =
        read_idx(argv[1], "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");
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
    struct naming naming = {"fashion", "Fashion-MNIST", "784 - 256 - 128 - 10", class_names};
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

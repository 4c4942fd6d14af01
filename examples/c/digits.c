/* digits.c: trains a network on 1,437 handwritten digits, and reads 360 others with it.
 *
 *     digits [digits.csv]
 *
 * Writes digits.glia, the trained network, and digits.png, a picture of the training and
 * of the digits that the network misreads. It shows the whole way through the library:
 * build a network, train it, measure it, save it, load it again and use it.
 *
 * The network is built here; the training is in training.c, its use in results.c. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "glia/glia.h"
#include "images.h"
#include "results.h"
#include "training.h"

#define SIDE 8
#define PIXEL_COUNT (SIDE * SIDE)
#define DARKEST 16
#define LINE_CAPACITY 1024
#define FEWEST_IMAGES 100

#define EPOCHS 40
#define SEED 1
#define EXPECTED 0.97

static const char *const class_names[CLASS_COUNT] = {"0", "1", "2", "3", "4",
                                                     "5", "6", "7", "8", "9"};

/* Reads the number at *place and steps over the comma behind it. */
static long read_number(char **place, long largest, const char *path, size_t line)
{
    char *end = *place;
    long number = strtol(*place, &end, 10);
    if (end == *place || number < 0 || number > largest) {
        stop("%s: line %zu: expected a number from 0 to %ld", path, line, largest);
    }
    *place = *end == ',' ? end + 1 : end;
    return number;
}

static size_t count_lines(FILE *file)
{
    char line[LINE_CAPACITY];
    size_t count = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        count++;
    }
    rewind(file);
    return count;
}

/* A line is 64 pixels from 0 (paper) to 16 (ink), and the digit. */
static struct images read_csv(const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        stop("%s: cannot be opened", path);
    }
    struct images images = images_allocate(count_lines(file), SIDE);
    char line[LINE_CAPACITY];
    for (size_t image = 0; image < images.count; image++) {
        if (fgets(line, sizeof line, file) == NULL) {
            stop("%s: cannot be read", path);
        }
        char *place = line;
        for (size_t pixel = 0; pixel < PIXEL_COUNT; pixel++) {
            long ink = read_number(&place, DARKEST, path, image + 1);
            image_at(&images, image)[pixel] = (float)ink / DARKEST;
        }
        images.labels[image] = (int32_t)read_number(&place, CLASS_COUNT - 1, path, image + 1);
    }
    fclose(file);
    if (images.count < FEWEST_IMAGES) {
        stop("%s: only %zu images", path, images.count);
    }
    return images;
}

/* The split: every fifth image (the first, the sixth, ...) is held out. The network never
 * learns from these; they show how well it reads digits that it has not seen. */
static bool is_held_out(size_t image)
{
    return image % 5 == 0;
}

static struct images select_images(const struct images *all, bool held_out)
{
    size_t count = 0;
    for (size_t image = 0; image < all->count; image++) {
        count += is_held_out(image) == held_out;
    }
    struct images selected = images_allocate(count, all->side);
    size_t place = 0;
    for (size_t image = 0; image < all->count; image++) {
        if (is_held_out(image) == held_out) {
            memcpy(image_at(&selected, place), image_at(all, image),
                   PIXEL_COUNT * sizeof(float));
            selected.labels[place] = all->labels[image];
            place++;
        }
    }
    return selected;
}

/* 64 pixels -> 64 -> 32 -> 10 outputs, one for each digit. The softmax that turns the
 * outputs into probabilities is part of the loss. */
static glia_model *build_network(void)
{
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    int64_t shape[1] = {PIXEL_COUNT};
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
    struct images all = read_csv(argc > 1 ? argv[1] : "examples/data/digits.csv");
    struct images learned = select_images(&all, false);
    struct images held_out = select_images(&all, true);
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
    images_free(&all);
    if (right < EXPECTED) {
        stop("fewer than %.0f %% are read right: something is wrong", 100.0 * EXPECTED);
    }
    return EXIT_SUCCESS;
}

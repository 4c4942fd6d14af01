/* results.c: reads the held-out images with a trained network, and shows how that went. */
#include "results.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "report.h"

#define MOST_SHOWN 12
#define PATH_CAPACITY 256
#define LARGEST_BATCH 256 /* images that the network reads in one call */

/* The outputs of the network for all images, CLASS_COUNT an image; to be freed. */
static float *read_images(const glia_model *model, const glia_runtime *runtime,
                          const struct images *images)
{
    size_t pixel_count = images->side * images->side;
    float *outputs = allocate(images->count * CLASS_COUNT, sizeof *outputs);
    glia_session *session = NULL;
    CHECK(glia_session_new, model, runtime, LARGEST_BATCH, &session);
    for (size_t first = 0; first < images->count; first += LARGEST_BATCH) {
        size_t left = images->count - first;
        size_t batch = left < LARGEST_BATCH ? left : LARGEST_BATCH;
        CHECK(glia_session_run, session, image_at(images, first), batch * pixel_count,
              outputs + first * CLASS_COUNT, batch * CLASS_COUNT);
    }
    glia_session_free(session);
    return outputs;
}

static int32_t largest(const float *outputs)
{
    int32_t best = 0;
    for (int32_t class = 1; class < CLASS_COUNT; class++) {
        if (outputs[class] > outputs[best]) {
            best = class;
        }
    }
    return best;
}

/* The probability that softmax gives to the largest output. */
static double certainty(const float *outputs)
{
    double top = outputs[largest(outputs)];
    double sum = 0.0;
    for (int class = 0; class < CLASS_COUNT; class++) {
        sum += exp(outputs[class] - top);
    }
    return 1.0 / sum;
}

/* Puts a misread in its place among the surest ones; the least sure one may drop out. */
static void insert(struct misread *misreads, size_t count, size_t capacity,
                   struct misread found)
{
    size_t place = count;
    while (place > 0 && misreads[place - 1].certainty < found.certainty) {
        if (place < capacity) {
            misreads[place] = misreads[place - 1];
        }
        place--;
    }
    if (place < capacity) {
        misreads[place] = found;
    }
}

/* Finds the images whose largest output is not the one of their label. Gives back how
 * many there are, and the `capacity` surest ones of them in `misreads`. */
static size_t find_misreads(const struct images *images, const float *outputs,
                            struct misread *misreads, size_t capacity)
{
    size_t total = 0;
    for (size_t image = 0; image < images->count; image++) {
        const float *row = outputs + image * CLASS_COUNT;
        struct misread found = {image, largest(row), certainty(row)};
        if (found.read != images->labels[image]) {
            insert(misreads, total < capacity ? total : capacity, capacity, found);
            total++;
        }
    }
    return total;
}

/* The whole file at once; to be freed. */
static uint8_t *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        stop("%s: cannot be opened", path);
    }
    long size = ftell(file);
    if (size < 0 || fseek(file, 0, SEEK_SET) != 0) {
        stop("%s: cannot be read", path);
    }
    *length = (size_t)size;
    uint8_t *bytes = allocate(*length + 1, 1);
    if (fread(bytes, 1, *length, file) != *length) {
        stop("%s: cannot be read", path);
    }
    fclose(file);
    return bytes;
}

/* Draws NAME.png. */
static void draw(const struct training *training, const struct naming *naming,
                 const struct misread *misreads, size_t total, double right)
{
    char path[PATH_CAPACITY];
    char subtitle[256];
    char learned[32];
    char held_out[32];
    format_count(learned, sizeof learned, training->learned->count);
    format_count(held_out, sizeof held_out, training->held_out->count);
    snprintf(path, sizeof path, "%s.png", naming->name);
    snprintf(subtitle, sizeof subtitle,
             "Network %s, trained on %s images; reads %.1f %% of %s others right",
             naming->layers, learned, 100.0 * right, held_out);
    struct report report = {.title = naming->title,
                            .subtitle = subtitle,
                            .class_names = naming->class_names,
                            .epochs = training->epochs,
                            .epoch_count = training->epoch_count,
                            .held_out = training->held_out,
                            .misreads = misreads,
                            .misread_count = total < MOST_SHOWN ? total : MOST_SHOWN,
                            .misread_total = total};
    if (!report_save(&report, path)) {
        stop("%s: cannot be written", path);
    }
    printf("%s: the curves of the training, and images that were misread\n", path);
}

/* Saves the network as NAME.glia, loads it through memory, as a program would that keeps
 * its files in an archive, and lets it read the same images: the same bits must come out. */
static void save_and_reload(const struct training *training, const struct naming *naming,
                            const glia_model *trained, const float *outputs)
{
    char path[PATH_CAPACITY];
    size_t length = 0;
    size_t count = training->held_out->count;
    glia_model *reloaded = NULL;
    snprintf(path, sizeof path, "%s.glia", naming->name);
    CHECK(glia_model_save, trained, path, GLIA_STRLEN);
    uint8_t *bytes = read_file(path, &length);
    CHECK(glia_model_load_from_memory, bytes, length, &reloaded);
    free(bytes);
    float *again = read_images(reloaded, training->runtime, training->held_out);
    if (memcmp(outputs, again, count * CLASS_COUNT * sizeof *again) != 0) {
        stop("%s: the reloaded network does not read as the saved one does", path);
    }
    printf("%s: saved and reloaded, the same bits for all %zu held-out images\n", path, count);
    free(again);
    glia_model_free(reloaded);
}

double show_results(const struct training *training, const struct naming *naming,
                    const glia_model *trained)
{
    const struct images *held_out = training->held_out;
    struct misread misreads[MOST_SHOWN];
    float *outputs = read_images(trained, training->runtime, held_out);
    size_t total = find_misreads(held_out, outputs, misreads, MOST_SHOWN);
    double right = 1.0 - (double)total / (double)held_out->count;
    printf("held-out images read right: %.2f %% (%zu of %zu misread)\n", 100.0 * right, total,
           held_out->count);
    draw(training, naming, misreads, total, right);
    save_and_reload(training, naming, trained, outputs);
    free(outputs);
    return right;
}

/* clothes.c: reads the files of clothes.h, which are in the IDX format of MNIST. */
#include "clothes.h"

#include <stdint.h>
#include <stdio.h>

#include "check.h"

#define IMAGES_MAGIC 0x803
#define LABELS_MAGIC 0x801
#define MOST_IMAGES 1000000

const char *const clothes_names[CLOTHES_KINDS] = {
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
    uint8_t bytes[CLOTHES_PIXELS];
    for (size_t image = 0; image < images->count; image++) {
        if (fread(bytes, 1, sizeof bytes, file) != sizeof bytes) {
            stop("%s: too short", name);
        }
        float *pixels = image_at(images, image);
        for (size_t pixel = 0; pixel < CLOTHES_PIXELS; pixel++) {
            pixels[pixel] = (float)bytes[pixel] / 255.0f;
        }
    }
}

static void read_labels(FILE *file, const char *name, struct images *images)
{
    for (size_t image = 0; image < images->count; image++) {
        int label = fgetc(file);
        if (label < 0 || label >= CLOTHES_KINDS) {
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
    expect_word(file, images_name, CLOTHES_SIDE);
    expect_word(file, images_name, CLOTHES_SIDE);
    if (count == 0 || count > MOST_IMAGES) {
        stop("%s: holds %lu images", images_name, (unsigned long)count);
    }
    struct images images = images_allocate(count, CLOTHES_SIDE);
    read_pixels(file, images_name, &images);
    fclose(file);

    file = open_in(folder, labels_name);
    expect_word(file, labels_name, LABELS_MAGIC);
    expect_word(file, labels_name, count);
    read_labels(file, labels_name, &images);
    fclose(file);
    return images;
}

struct images clothes_to_learn(const char *folder)
{
    return read_idx(folder, "train-images-idx3-ubyte", "train-labels-idx1-ubyte");
}

struct images clothes_held_out(const char *folder)
{
    return read_idx(folder, "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");
}

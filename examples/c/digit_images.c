/* digit_images.c: reads the file of digit_images.h, by Alpaydin and Kaynak (UCI, 1998). */
#include "digit_images.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

#define DARKEST 16
#define LINE_CAPACITY 1024
#define FEWEST_IMAGES 100

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
    struct images images = images_allocate(count_lines(file), DIGIT_SIDE);
    char line[LINE_CAPACITY];
    for (size_t image = 0; image < images.count; image++) {
        if (fgets(line, sizeof line, file) == NULL) {
            stop("%s: cannot be read", path);
        }
        char *place = line;
        for (size_t pixel = 0; pixel < DIGIT_PIXELS; pixel++) {
            long ink = read_number(&place, DARKEST, path, image + 1);
            image_at(&images, image)[pixel] = (float)ink / DARKEST;
        }
        images.labels[image] = (int32_t)read_number(&place, DIGIT_CLASSES - 1, path, image + 1);
    }
    fclose(file);
    if (images.count < FEWEST_IMAGES) {
        stop("%s: only %zu images", path, images.count);
    }
    return images;
}

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
                   DIGIT_PIXELS * sizeof(float));
            selected.labels[place] = all->labels[image];
            place++;
        }
    }
    return selected;
}

void read_digits(const char *path, struct images *learned, struct images *held_out)
{
    struct images all = read_csv(path);
    *learned = select_images(&all, false);
    *held_out = select_images(&all, true);
    images_free(&all);
}

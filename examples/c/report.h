/* report.h: the picture of a training run: its curves, and the images misread at the end. */
#ifndef REPORT_H
#define REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "images.h"

/* What one epoch came to; accuracies are shares, 0..1. */
struct epoch_record {
    double training_loss;
    double training_accuracy;
    double held_out_loss;
    double held_out_accuracy;
};

struct misread {
    size_t image;     /* which one of the held-out images */
    int32_t read;     /* the class that the network saw in it */
    double certainty; /* the probability that the network gave it, 0..1 */
};

struct report {
    const char *title;
    const char *subtitle;
    const char *const *class_names;
    const struct epoch_record *epochs;
    size_t epoch_count;
    const struct images *held_out;
    const struct misread *misreads; /* the surest ones first, twelve are shown at most */
    size_t misread_count;
    size_t misread_total; /* may be more than are given */
};

/* A number with commas between its thousands. */
void format_count(char *text, size_t capacity, size_t count);

/* Draws the report into a PNG file. False when memory is short or the file fails. */
bool report_save(const struct report *report, const char *path);

#endif

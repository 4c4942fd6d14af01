/* progress.h: shows how a training run goes on, from the progress callback of the library.
 *
 * On a terminal: one line with a bar that is drawn anew in place. Anywhere else, for
 * example in a log file: one line an epoch. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>

#include "glia/glia.h"

struct progress_bar {
    bool on_terminal;
    double drawn_at; /* seconds, when the line was drawn last */
    int line_length; /* characters drawn, to be wiped by the next line */
};

void progress_begin(struct progress_bar *bar);

/* To be called from the callback. `held_out` is the share of held-out images read right
 * after the epoch that has just finished; NAN when it is not known. */
void progress_show(struct progress_bar *bar, const glia_progress *progress, double held_out);

/* Leaves the line. */
void progress_end(struct progress_bar *bar);

#endif

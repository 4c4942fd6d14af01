/* progress.c: the progress bar of progress.h. */
#define _POSIX_C_SOURCE 200809L /* for isatty */

#include "progress.h"

#include <math.h>
#include <stdio.h>
#include <time.h>

#ifdef _WIN32
#include <io.h>
#define is_terminal() (_isatty(_fileno(stdout)) != 0)
#else
#include <unistd.h>
#define is_terminal() (isatty(STDOUT_FILENO) != 0)
#endif

#define BAR_LENGTH 10
#define LINE_CAPACITY 160
#define SECONDS_BETWEEN_DRAWINGS 0.05

static double now(void)
{
    struct timespec time;
    timespec_get(&time, TIME_UTC);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void describe_time(char *text, size_t capacity, double seconds)
{
    if (!(seconds >= 0.0 && seconds < 360000.0)) {
        snprintf(text, capacity, "-:--");
        return;
    }
    long whole = lround(ceil(seconds));
    snprintf(text, capacity, "%ld:%02ld", whole / 60, whole % 60);
}

/* The numbers of the run, in few words: the line has to fit 80 columns. */
static int describe_progress(char *text, size_t capacity, const glia_progress *progress)
{
    int length = snprintf(text, capacity, "loss %.4f", progress->loss);
    if (!isnan(progress->accuracy)) {
        length += snprintf(text + length, capacity - (size_t)length, ", %.1f %% right",
                           100.0 * progress->accuracy);
    }
    length += snprintf(text + length, capacity - (size_t)length, ", %.0f samples/s",
                       progress->samples_per_second);
    return length;
}

/* How much of the whole run is done, 0..1. */
static double share_done(const glia_progress *progress)
{
    double steps = (double)progress->steps;
    double done = (double)progress->epoch * steps + (double)progress->step;
    return done / ((double)progress->epochs * steps);
}

static void draw_line(struct progress_bar *bar, const glia_progress *progress)
{
    char hashes[BAR_LENGTH + 1];
    int filled = (int)(share_done(progress) * BAR_LENGTH + 0.5);
    for (int index = 0; index < BAR_LENGTH; index++) {
        hashes[index] = index < filled ? '#' : '.';
    }
    hashes[BAR_LENGTH] = '\0';
    char numbers[LINE_CAPACITY];
    char left[32];
    describe_progress(numbers, sizeof numbers, progress);
    describe_time(left, sizeof left, progress->seconds_left);
    char line[2 * LINE_CAPACITY];
    int length = snprintf(line, sizeof line, "epoch %2lld/%lld %s %s, %s left",
                          (long long)progress->epoch + 1, (long long)progress->epochs, hashes,
                          numbers, left);
    printf("\r%-*s", bar->line_length, line);
    fflush(stdout);
    bar->line_length = length;
}

static void print_epoch(const glia_progress *progress, double held_out)
{
    char numbers[LINE_CAPACITY];
    describe_progress(numbers, sizeof numbers, progress);
    printf("epoch %2lld/%lld  %s", (long long)progress->epoch + 1, (long long)progress->epochs,
           numbers);
    if (!isnan(held_out)) {
        printf(", held out %.1f %%", 100.0 * held_out);
    }
    printf("\n");
    fflush(stdout);
}

void progress_begin(struct progress_bar *bar)
{
    bar->on_terminal = is_terminal();
    bar->drawn_at = 0.0;
    bar->line_length = 0;
}

void progress_show(struct progress_bar *bar, const glia_progress *progress, double held_out)
{
    if (!bar->on_terminal) {
        if (progress->epoch_finished) {
            print_epoch(progress, held_out);
        }
        return;
    }
    if (progress->finished || now() - bar->drawn_at >= SECONDS_BETWEEN_DRAWINGS) {
        draw_line(bar, progress);
        bar->drawn_at = now();
    }
}

void progress_end(struct progress_bar *bar)
{
    if (bar->line_length > 0) {
        printf("\n");
        bar->line_length = 0;
    }
}

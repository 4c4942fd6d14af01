/* optimizers.c: the optimizers of the textbooks on Fashion-MNIST, under one recipe: the same network
 * from the same weights, each optimizer with the best learning rate of a short search.
 *
 *     optimizers FOLDER
 *
 * FOLDER holds the four unpacked files of the data set, as for fashion.c. Prints figures and writes
 * optimizers.png. The runs are in optimizers_run.c, the picture in survey_plot.c. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "check.h"
#include "optimizers_run.h"
#include "survey_plot.h"

#define SEARCH_EPOCHS 2 /* of each run of the search; of full batches as many as of the runs */
#define LONG_RUN 60     /* updates of full batches that are made besides */

/* The first ones are drawn. */
enum { METHODS = 12, DRAWN = 8, HALF = DRAWN / 2, RATES = 13 };

/* The search starts in the middle of what is usual and climbs from there. */
static const double ladder[RATES] = {0.00001, 0.00003, 0.0001, 0.0003, 0.001, 0.003, 0.01,
                                     0.03,    0.1,     0.3,    1,      3,     10};

static const struct method methods[METHODS] = {
    {"full batch", GLIA_OPTIMIZER_SGD, 0.3, true, false},
    {"SGD, decay", GLIA_OPTIMIZER_SGD, 0.1, false, true},
    {"momentum", GLIA_OPTIMIZER_MOMENTUM, 0.01, false, false},
    {"Nesterov", GLIA_OPTIMIZER_NESTEROV, 0.01, false, false},
    {"AdaGrad", GLIA_OPTIMIZER_ADAGRAD, 0.01, false, false},
    {"RMSProp", GLIA_OPTIMIZER_RMSPROP, 0.001, false, false},
    {"RMSProp, Nesterov", GLIA_OPTIMIZER_RMSPROP_NESTEROV, 0.0001, false, false},
    {"Adam", GLIA_OPTIMIZER_ADAM, 0.001, false, false},
    {"AMSGrad", GLIA_OPTIMIZER_AMSGRAD, 0.001, false, false},
    {"Nadam", GLIA_OPTIMIZER_NADAM, 0.001, false, false},
    {"RAdam", GLIA_OPTIMIZER_RADAM, 0.001, false, false},
    {"Lion", GLIA_OPTIMIZER_LION, 0.0001, false, false},
};

/* The training loss after a short run; a run that ends in no number lost everything. */
static double try_rate(const struct survey *survey, const struct method *method, int place)
{
    const size_t epochs = method->full_batch ? EPOCHS : SEARCH_EPOCHS;
    const double loss = optimizers_run(survey, method, ladder[place], epochs, NULL);
    printf("  %7g: %-7.4f", ladder[place], loss);
    fflush(stdout);
    return isfinite(loss) ? loss : INFINITY;
}

/* Goes up or down the ladder from a place for as long as that is better. */
static int climb(const struct survey *survey, const struct method *method, int place, int step,
                 double *best)
{
    while (place + step >= 0 && place + step < RATES) {
        const double loss = try_rate(survey, method, place + step);
        if (!(loss < *best)) {
            break;
        }
        *best = loss;
        place += step;
    }
    return place;
}

/* The rate of the ladder that is better than the one above it and the one below. */
static double search(const struct survey *survey, const struct method *method)
{
    int start = 0;
    while (ladder[start] < method->first_rate) {
        start++;
    }
    printf("   %-18s", method->name);
    double best = try_rate(survey, method, start);
    int place = climb(survey, method, start, 1, &best);
    if (place == start) {
        place = climb(survey, method, start, -1, &best);
    }
    printf("\n");
    return ladder[place];
}

static void search_all(const struct survey *survey, double rates[METHODS])
{
    printf("1. The search: learning rate and training loss after %d epochs, of full batches %d\n\n",
           SEARCH_EPOCHS, EPOCHS);
    for (int index = 0; index < METHODS; index++) {
        rates[index] = search(survey, &methods[index]);
    }
}

static void run_all(const struct survey *survey, const double rates[METHODS],
                    struct curves curves[METHODS])
{
    printf("\n2. The runs: training loss after each epoch, and held-out accuracy\n\n"
           "   method               rate\n");
    for (int index = 0; index < METHODS; index++) {
        const struct curves *curve = &curves[index];
        optimizers_run(survey, &methods[index], rates[index], EPOCHS, &curves[index]);
        printf("   %-18s %7g ", methods[index].name, rates[index]);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            printf(" %6.4f", curve->training_loss[epoch]);
        }
        printf("   %5.2f %%\n", 100.0 * curve->held_out_accuracy[EPOCHS - 1]);
        fflush(stdout);
    }
}

static void draw(const struct curves curves[METHODS])
{
    /* Of full batches it is many times what it is of the others. */
    static double logarithms[DRAWN][EPOCHS];
    for (int method = 0; method < DRAWN; method++) {
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            logarithms[method][epoch] = log10(curves[method].training_loss[epoch]);
        }
    }
    struct panel panels[PANELS] = {{.heading = "log10 of training loss", .across = "epoch"},
                                   {.heading = "log10 of training loss", .across = "epoch"},
                                   {.heading = "Test accuracy", .across = "epoch",
                                    .percent = true},
                                   {.heading = "Test accuracy", .across = "epoch",
                                    .percent = true}};
    for (int place = 0; place < PANELS; place++) {
        panels[place].count = EPOCHS;
        for (int index = 0; index < HALF; index++) {
            int method = index + (place % 2) * HALF;
            panels[place].curves[index] = (struct curve){
                methods[method].name, place < 2 ? logarithms[method]
                                                : curves[method].held_out_accuracy};
        }
    }
    if (!survey_plot(panels, "Eight optimizers, one network",
                     "784 - 128 - 128 - 128 - 10 with ReLU on the 60,000 images of Fashion-MNIST, "
                     "each at its best rate",
                     "optimizers.png")) {
        stop("optimizers.png: cannot be written");
    }
    printf("\noptimizers.png: the curves as charts\n");
}

int main(int argc, char **argv)
{
    static struct curves curves[METHODS];
    double rates[METHODS];
    struct survey survey;
    if (argc != 2) {
        stop("usage: optimizers FOLDER (with the four unpacked files of Fashion-MNIST)");
    }
    const time_t begin = time(NULL);
    survey_begin(&survey, argv[1]);
    search_all(&survey, rates);
    run_all(&survey, rates, curves);
    printf("\nFull batches go on: training loss %.4f after %d updates\n",
           optimizers_run(&survey, &methods[0], rates[0], LONG_RUN, NULL), LONG_RUN);
    draw(curves);
    survey_end(&survey);
    printf("%.0f seconds\n", difftime(time(NULL), begin));
    return EXIT_SUCCESS;
}

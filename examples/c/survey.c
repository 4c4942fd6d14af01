/* survey.c: what surveys of activations claim, tried on Fashion-MNIST: how fast ReLU, tanh and
 * sigmoid learn, which units die at a large learning rate, and what large initial weights do.
 *
 *     survey FOLDER
 *
 * FOLDER holds the four unpacked files of the data set, as for fashion.c. Prints figures, which the
 * doctor of the library takes, and writes survey.png. The runs are in survey_run.c, the picture in
 * survey_plot.c. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "survey_plot.h"
#include "survey_run.h"

#define EPOCHS 5
#define COUNT(ARRAY) (sizeof(ARRAY) / sizeof((ARRAY)[0]))

enum { LEVELLING = 3, RATES = 4, RECTIFIERS = 4, LARGE_RATES = 5, FLAT = 2, SCALES = 5 };

struct member {
    int32_t kind;
    const char *name;
};

static const struct member levelling[LEVELLING] = {{GLIA_ACTIVATION_RELU, "ReLU"},
                                                   {GLIA_ACTIVATION_TANH, "tanh"},
                                                   {GLIA_ACTIVATION_SIGMOID, "sigmoid"}};
static const struct member rectifiers[RECTIFIERS] = {{GLIA_ACTIVATION_RELU, "ReLU"},
                                                     {GLIA_ACTIVATION_LEAKY_RELU, "Leaky ReLU"},
                                                     {GLIA_ACTIVATION_PRELU, "PReLU"},
                                                     {GLIA_ACTIVATION_MAXOUT, "Maxout"}};
static const struct member flat[FLAT] = {{GLIA_ACTIVATION_TANH, "tanh"},
                                         {GLIA_ACTIVATION_SIGMOID, "sigmoid"}};
static const double rates[RATES] = {0.03, 0.1, 0.3, 1};
static const double large_rates[LARGE_RATES] = {0.001, 0.003, 0.01, 0.03, 0.1};
static const char *const large_rate_names[LARGE_RATES] = {"0.001", "0.003", "0.01", "0.03", "0.1"};
static const double scales[SCALES] = {1, 2, 4, 8, 16};
static const char *const scale_names[SCALES] = {"1", "2", "4", "8", "16"};

/* What the charts show. */
struct curves {
    double loss[LEVELLING][EPOCHS];
    double dead[RECTIFIERS][LARGE_RATES];
    double accuracy[RECTIFIERS][LARGE_RATES];
    double saturated[2 * FLAT][SCALES]; /* before the training, then after it */
};

/* Each activation with some learning rates; the curve is that of the best. */
static void compare_convergence(const struct survey *survey, struct curves *curves)
{
    printf("1. Convergence: plain gradient descent, weights by He (ReLU) and Xavier (others)\n\n"
           "   activation   rate   training loss of each epoch                  held out\n");
    for (int member = 0; member < LEVELLING; member++) {
        double best = INFINITY;
        for (int rate = 0; rate < RATES; rate++) {
            const struct recipe recipe = {levelling[member].kind, GLIA_OPTIMIZER_SGD, rates[rate],
                                          1.0, EPOCHS};
            const struct outcome outcome = survey_run(survey, &recipe);
            const double last = outcome.training_loss[EPOCHS - 1];
            printf("   %-11s %5g  ", levelling[member].name, rates[rate]);
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                printf(" %7.4f", outcome.training_loss[epoch]);
            }
            printf("   %5.1f %%\n", 100.0 * outcome.held_out_accuracy[EPOCHS - 1]);
            fflush(stdout);
            for (int epoch = 0; last < best && epoch < EPOCHS; epoch++) {
                curves->loss[member][epoch] = outcome.training_loss[epoch];
            }
            best = last < best ? last : best;
        }
    }
}

/* One epoch of Adam at ever larger rates. */
static void count_dead_units(const struct survey *survey, struct curves *curves)
{
    char worst[sizeof((struct outcome *)NULL)->table] = "";
    printf("\n2. Dead units: one epoch of Adam, all weights by He\n\n"
           "   activation    rate   dead units   held out\n");
    for (int member = 0; member < RECTIFIERS; member++) {
        for (int rate = 0; rate < LARGE_RATES; rate++) {
            const struct recipe recipe = {rectifiers[member].kind, GLIA_OPTIMIZER_ADAM,
                                          large_rates[rate], 1.0, 1};
            const struct outcome outcome = survey_run(survey, &recipe);
            curves->dead[member][rate] = outcome.after.dead;
            curves->accuracy[member][rate] = outcome.held_out_accuracy[0];
            printf("   %-11s %6g      %5.1f %%    %5.1f %%\n", rectifiers[member].name,
                   large_rates[rate], 100.0 * outcome.after.dead,
                   100.0 * outcome.held_out_accuracy[0]);
            fflush(stdout);
            if (member == 0) {
                snprintf(worst, sizeof worst, "%s", outcome.table);
            }
        }
    }
    printf("\nThe doctor on ReLU at the largest rate:\n\n%s", worst);
}

/* Initial weights that are too large by a factor; then one epoch. */
static void saturate(const struct survey *survey, struct curves *curves)
{
    char worst[sizeof((struct outcome *)NULL)->table] = "";
    printf("\n3. Saturation: initial weights as a multiple of Xavier's, one epoch of descent at "
           "0.1\n\n"
           "   activation  weights   saturated before, after   gradient first/last   held out\n");
    for (int member = 0; member < FLAT; member++) {
        for (int scale = 0; scale < SCALES; scale++) {
            const struct recipe recipe = {flat[member].kind, GLIA_OPTIMIZER_SGD, 0.1,
                                          scales[scale], 1};
            const struct outcome outcome = survey_run(survey, &recipe);
            curves->saturated[member][scale] = outcome.before.saturated;
            curves->saturated[FLAT + member][scale] = outcome.after.saturated;
            printf("   %-11s  x %-4g         %5.1f %%  %5.1f %%         %10.3g      %5.1f %%\n",
                   flat[member].name, scales[scale], 100.0 * outcome.before.saturated,
                   100.0 * outcome.after.saturated, outcome.before.gradient,
                   100.0 * outcome.held_out_accuracy[0]);
            fflush(stdout);
            snprintf(worst, sizeof worst, "%s", outcome.table);
        }
    }
    printf("\nThe doctor on the sigmoid with the largest weights:\n\n%s", worst);
}

static void draw(const struct curves *curves)
{
    struct panel panels[PANELS] = {
        {.heading = "Training loss", .across = "epoch, each at its best rate", .count = EPOCHS},
        {.heading = "Dead units", .across = "learning rate (Adam, one epoch)", .percent = true,
         .count = LARGE_RATES, .places = large_rate_names},
        {.heading = "Saturated values", .across = "initial weights, as a multiple of Xavier's",
         .percent = true, .count = SCALES, .places = scale_names,
         .curves = {{"tanh", curves->saturated[0]},
                    {"sigmoid", curves->saturated[1]},
                    {"tanh, after an epoch", curves->saturated[2]},
                    {"sigmoid, after", curves->saturated[3]}}},
        {.heading = "Held-out accuracy", .across = "learning rate (Adam, one epoch)",
         .percent = true, .count = LARGE_RATES, .places = large_rate_names},
    };
    for (int member = 0; member < LEVELLING; member++) {
        panels[0].curves[member] = (struct curve){levelling[member].name, curves->loss[member]};
    }
    for (int member = 0; member < RECTIFIERS; member++) {
        panels[1].curves[member] = (struct curve){rectifiers[member].name, curves->dead[member]};
        panels[3].curves[member] =
            (struct curve){rectifiers[member].name, curves->accuracy[member]};
    }
    if (!survey_plot(panels, "What activations do to learning",
                     "784 - 128 - 128 - 128 - 10 on the 60,000 images of Fashion-MNIST, batches "
                     "of 64",
                     "survey.png")) {
        stop("survey.png: cannot be written");
    }
    printf("\nsurvey.png: the figures as charts\n");
}

int main(int argc, char **argv)
{
    static struct curves curves;
    struct survey survey;
    if (argc != 2) {
        stop("usage: survey FOLDER (with the four unpacked files of Fashion-MNIST)");
    }
    survey_begin(&survey, argv[1]);
    compare_convergence(&survey, &curves);
    count_dead_units(&survey, &curves);
    saturate(&survey, &curves);
    draw(&curves);
    survey_end(&survey);
    return EXIT_SUCCESS;
}

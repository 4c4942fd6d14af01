/* finder.c: looks for the learning rate to begin with, for four optimizers.
 *
 *     finder [digits.csv]
 *
 * Prints the loss at the end of 100 steps at each of eleven rates, marks the one that the library
 * suggests, and writes finder.png, a picture of the curves. The trainer that is asked stays
 * as it is: what learns are copies. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "chart.h"
#include "digit_images.h"
#include "glia/glia.h"
#include "style.h"
#include "training.h"

#define SEED 1
#define BATCH 64
#define STEPS 100
#define PICTURE "finder.png"

enum { RATES = 11, METHODS = MOST_CURVES };

static const double rates[RATES] = {1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1, 3, 10};
static const char *const rate_names[RATES] = {"0.0001", "0.0003", "0.001", "0.003",
                                              "0.01",   "0.03",   "0.1",   "0.3",
                                              "1",      "3",      "10"};

struct method {
    const char *name;
    int32_t kind;
    double losses[RATES];
    double suggestion;
};

/* 64 pixels -> 64 -> 10 outputs, one for each digit. */
static glia_model *build_network(void)
{
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    int64_t shape[1] = {DIGIT_PIXELS};
    int32_t node = 0;
    CHECK(glia_graph_new, &graph);
    CHECK(glia_graph_add_input, graph, "pixels", GLIA_STRLEN, shape, 1, &node);
    node = add_dense(graph, "hidden", 64, GLIA_ACTIVATION_RELU, node);
    add_dense(graph, "digit", DIGIT_CLASSES, GLIA_ACTIVATION_IDENTITY, node);
    CHECK(glia_model_new, graph, SEED, &model);
    glia_graph_free(graph);
    return model;
}

/* Fills in the losses of one optimizer; gives back the loss before the first step. */
static double find(struct method *method, const glia_model *network, const struct tensors *data)
{
    glia_loss *loss = NULL;
    glia_optimizer *optimizer = NULL;
    glia_trainer *trainer = NULL;
    glia_trainer_options options = {.struct_size = sizeof options};
    double start = 0.0;
    options.largest_batch = BATCH;
    options.seed = SEED;
    CHECK(glia_loss_new, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY, &loss);
    CHECK(glia_optimizer_new, method->kind, &optimizer);
    CHECK(glia_trainer_new, network, loss, optimizer, NULL, &options, &trainer);
    CHECK(glia_trainer_find_learning_rate, trainer, data->inputs, data->targets, rates, RATES, STEPS,
          method->losses, &start, &method->suggestion);
    glia_trainer_free(trainer);
    glia_optimizer_free(optimizer);
    glia_loss_free(loss);
    return start;
}

static void print_table(const struct method methods[METHODS], double start)
{
    printf("Loss at the end of %d steps; before the first it is %.3f. * is where to begin.\n\n", STEPS, start);
    printf("%-8s", "rate");
    for (int method = 0; method < METHODS; method++) {
        printf("%12s", methods[method].name);
    }
    for (int rate = 0; rate < RATES; rate++) {
        printf("\n%-8s", rate_names[rate]);
        for (int method = 0; method < METHODS; method++) {
            double loss = methods[method].losses[rate];
            bool suggested = methods[method].suggestion == rates[rate];
            printf(loss < 1000.0 ? "%10.4f %c" : "%10.1e %c", loss, suggested ? '*' : ' ');
        }
    }
    printf("\n");
}

static bool draw(struct method methods[METHODS], double start)
{
    struct picture picture;
    struct text_style title = {22.0, 0.14, INK, ALIGN_LEFT};
    struct text_style note = style(11.0, QUIET, ALIGN_LEFT);
    struct chart chart = {.heading = "Loss at the end of 100 steps, by learning rate",
                          .left = 104.0,
                          .top = 184.0,
                          .width = 820.0,
                          .height = 300.0,
                          .count = RATES,
                          .places = rate_names};
    for (int method = 0; method < METHODS; method++) {
        double *losses = methods[method].losses;
        for (int rate = 0; rate < RATES; rate++) {
            /* A loss that exploded would leave no height for the others. */
            losses[rate] = losses[rate] <= 1.2 * start ? losses[rate] : (double)NAN;
        }
        chart.curves[method] = (struct curve){methods[method].name, losses};
    }
    if (!picture_create(&picture, 980, 570, PAPER)) {
        return false;
    }
    picture_text(&picture, 60.0, 70.0, &title, "Which learning rate to begin with");
    picture_text(&picture, 60.0, 100.0, &note,
                 "64 - 64 - 10 on 1,437 handwritten digits, batches of 64; losses above 1.2 times the "
                 "first are left out");
    chart_draw(&picture, &chart);
    bool saved = picture_save_png(&picture, PICTURE);
    picture_destroy(&picture);
    return saved;
}

int main(int argc, char **argv)
{
    struct images learned, held_out;
    struct method methods[METHODS] = {{.name = "SGD", .kind = GLIA_OPTIMIZER_SGD},
                                      {.name = "Momentum", .kind = GLIA_OPTIMIZER_MOMENTUM},
                                      {.name = "RMSProp", .kind = GLIA_OPTIMIZER_RMSPROP},
                                      {.name = "Adam", .kind = GLIA_OPTIMIZER_ADAM}};
    double start = 0.0;
    read_digits(argc > 1 ? argv[1] : "examples/data/digits.csv", &learned, &held_out);
    glia_model *network = build_network();
    struct tensors data = tensors_of(&learned);
    for (int method = 0; method < METHODS; method++) {
        start = find(&methods[method], network, &data);
    }
    print_table(methods, start);
    if (!draw(methods, start)) {
        stop("%s: cannot be written", PICTURE);
    }
    tensors_free(&data);
    glia_model_free(network);
    images_free(&held_out);
    images_free(&learned);
    for (int method = 0; method < METHODS; method++) {
        if (isnan(methods[method].suggestion)) {
            stop("%s: no rate brings the loss down: something is wrong", methods[method].name);
        }
    }
    return EXIT_SUCCESS;
}

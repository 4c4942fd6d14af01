/* survey_run.c: the runs of survey_run.h: 784 - 128 - 128 - 128 - 10 over the pictures of clothes,
 * in batches of 64. */
#include "survey_run.h"

#include <math.h>
#include <stdio.h>

#include "check.h"
#include "clothes.h"

#define UNITS 128
#define BATCH 64
#define THREADS 2
#define SEED 1
#define EXAMINED 2000 /* held-out images that the doctor sees */

static glia_tensor *tensor_of(int32_t type, void *values, size_t rows, int32_t rank)
{
    int64_t shape[2] = {(int64_t)rows, CLOTHES_PIXELS};
    glia_tensor *tensor = NULL;
    CHECK(glia_tensor_borrow, type, values, shape, NULL, (size_t)rank, NULL, NULL, &tensor);
    return tensor;
}

void survey_begin(struct survey *survey, const char *folder)
{
    glia_runtime_options options = {.struct_size = sizeof options, .threads = THREADS};
    struct images *learned = &survey->learned, *held_out = &survey->held_out;
    *learned = clothes_to_learn(folder);
    *held_out = clothes_held_out(folder);
    survey->learned_inputs = tensor_of(GLIA_TYPE_FLOAT32, learned->pixels, learned->count, 2);
    survey->learned_labels = tensor_of(GLIA_TYPE_INT32, learned->labels, learned->count, 1);
    survey->held_out_inputs = tensor_of(GLIA_TYPE_FLOAT32, held_out->pixels, held_out->count, 2);
    survey->held_out_labels = tensor_of(GLIA_TYPE_INT32, held_out->labels, held_out->count, 1);
    CHECK(glia_runtime_new, &options, &survey->runtime);
}

void survey_end(struct survey *survey)
{
    glia_runtime_free(survey->runtime);
    glia_tensor_free(survey->learned_inputs);
    glia_tensor_free(survey->learned_labels);
    glia_tensor_free(survey->held_out_inputs);
    glia_tensor_free(survey->held_out_labels);
    images_free(&survey->learned);
    images_free(&survey->held_out);
}

/* The deviation of initial weights: Xavier's (Glorot and Bengio 2010) where the activation levels
 * off on both sides or is the identity, else He's (He et al. 2015). */
static double deviation_of(int32_t activation, double inputs, double units)
{
    int is_flat = activation == GLIA_ACTIVATION_SIGMOID || activation == GLIA_ACTIVATION_TANH ||
                  activation == GLIA_ACTIVATION_IDENTITY;
    return is_flat ? sqrt(2.0 / (inputs + units)) : sqrt(2.0 / inputs);
}

static int32_t add_layer(glia_graph *graph, const char *name, int64_t inputs, int64_t units,
                         int32_t kind, double scale, int32_t input)
{
    glia_layer *layer = NULL;
    glia_activation *activation = NULL;
    glia_initializer *initializer = NULL;
    int32_t node = 0;
    double deviation = scale * deviation_of(kind, (double)inputs, (double)units);
    /* Maxout takes the larger of two sums for each output. */
    int64_t sums = kind == GLIA_ACTIVATION_MAXOUT ? 2 * units : units;
    CHECK(glia_layer_new, GLIA_LAYER_DENSE, &layer);
    CHECK(glia_layer_set, layer, GLIA_PARAM_UNITS, (double)sums);
    CHECK(glia_activation_new, kind, &activation);
    CHECK(glia_layer_set_activation, layer, activation);
    CHECK(glia_initializer_new, GLIA_INITIALIZER_NORMAL, &initializer);
    CHECK(glia_initializer_set, initializer, GLIA_PARAM_STANDARD_DEVIATION, deviation);
    CHECK(glia_layer_set_initializer, layer, "weight", GLIA_STRLEN, initializer);
    CHECK(glia_graph_add_layer, graph, layer, name, GLIA_STRLEN, &input, 1, &node);
    glia_initializer_free(initializer);
    glia_activation_free(activation);
    glia_layer_free(layer);
    return node;
}

static glia_model *build(const struct recipe *recipe)
{
    static const char *const names[HIDDEN_LAYERS] = {"hidden1", "hidden2", "hidden3"};
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    int64_t shape[1] = {CLOTHES_PIXELS};
    int32_t node = 0;
    CHECK(glia_graph_new, &graph);
    CHECK(glia_graph_add_input, graph, "pixels", GLIA_STRLEN, shape, 1, &node);
    for (int layer = 0; layer < HIDDEN_LAYERS; layer++) {
        node = add_layer(graph, names[layer], layer == 0 ? CLOTHES_PIXELS : UNITS, UNITS,
                         recipe->activation, recipe->weight_scale, node);
    }
    add_layer(graph, "clothing", UNITS, CLOTHES_KINDS, GLIA_ACTIVATION_IDENTITY, 1.0, node);
    CHECK(glia_model_new, graph, SEED, &model);
    glia_graph_free(graph);
    return model;
}

static glia_trainer *start(const struct survey *survey, const struct recipe *recipe,
                           const glia_loss *loss)
{
    glia_model *model = build(recipe);
    glia_optimizer *optimizer = NULL;
    glia_trainer *trainer = NULL;
    glia_trainer_options options = {.struct_size = sizeof options, .seed = SEED};
    options.largest_batch = BATCH;
    CHECK(glia_optimizer_new, recipe->optimizer, &optimizer);
    CHECK(glia_optimizer_set, optimizer, GLIA_PARAM_LEARNING_RATE, recipe->learning_rate);
    CHECK(glia_trainer_new, model, loss, optimizer, survey->runtime, &options, &trainer);
    glia_optimizer_free(optimizer);
    glia_model_free(model);
    return trainer;
}

/* The means over the hidden layers, which have as many units each. */
static struct look look_at(const glia_report *report)
{
    struct look look = {0};
    glia_layer_figures figures = {.struct_size = sizeof figures};
    double first = 0.0;
    for (size_t layer = 0; layer < HIDDEN_LAYERS; layer++) {
        CHECK(glia_report_layer, report, layer, &figures);
        look.dead += figures.dead / HIDDEN_LAYERS;
        look.saturated += figures.saturated / HIDDEN_LAYERS;
        first = layer == 0 ? figures.gradient_norm : first;
    }
    CHECK(glia_report_layer, report, HIDDEN_LAYERS, &figures);
    look.gradient = first / figures.gradient_norm;
    return look;
}

static struct look examine(const struct survey *survey, const glia_trainer *trainer, char *table,
                           size_t capacity)
{
    const struct images *images = &survey->held_out;
    size_t rows = images->count < EXAMINED ? images->count : EXAMINED;
    glia_report *report = NULL;
    CHECK(glia_trainer_examine, trainer, images->pixels, rows * CLOTHES_PIXELS, images->labels,
          GLIA_TYPE_INT32, rows, &report);
    struct look look = look_at(report);
    CHECK(glia_report_table, report, table, capacity, NULL);
    glia_report_free(report);
    return look;
}

static double accuracy_of(const struct survey *survey, const glia_trainer *trainer,
                          const glia_loss *loss)
{
    glia_model *model = NULL;
    glia_session *session = NULL;
    double accuracy = NAN;
    CHECK(glia_trainer_model, trainer, &model);
    CHECK(glia_session_new, model, survey->runtime, BATCH, &session);
    CHECK(glia_session_evaluate, session, loss, survey->held_out_inputs, survey->held_out_labels,
          NULL, &accuracy);
    glia_session_free(session);
    glia_model_free(model);
    return accuracy;
}

struct outcome survey_run(const struct survey *survey, const struct recipe *recipe)
{
    struct outcome outcome = {0};
    glia_loss *loss = NULL;
    glia_fit_options options = {.struct_size = sizeof options};
    glia_progress progress = {.struct_size = sizeof progress};
    CHECK(glia_loss_new, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY, &loss);
    glia_trainer *trainer = start(survey, recipe, loss);
    outcome.before = examine(survey, trainer, outcome.table, sizeof outcome.table);
    options.epochs = recipe->epochs > 0 ? (int64_t)recipe->epochs : 1;
    CHECK(glia_trainer_begin, trainer, &options);
    for (size_t epoch = 0; epoch < recipe->epochs; epoch++) {
        int64_t steps = (int64_t)((survey->learned.count + BATCH - 1) / BATCH);
        CHECK(glia_trainer_advance, trainer, survey->learned_inputs, survey->learned_labels, steps,
              &progress);
        outcome.training_loss[epoch] = progress.loss;
        outcome.held_out_accuracy[epoch] = accuracy_of(survey, trainer, loss);
    }
    outcome.after = examine(survey, trainer, outcome.table, sizeof outcome.table);
    glia_trainer_free(trainer);
    glia_loss_free(loss);
    return outcome;
}

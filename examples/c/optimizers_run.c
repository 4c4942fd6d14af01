/* optimizers_run.c: the runs of optimizers_run.h: 784 - 128 - 128 - 128 - 10 with ReLU and He's (MSRA)
 * weights, in batches of 64 or in one of all images. */
#include "optimizers_run.h"

#include "check.h"
#include "clothes.h"
#include "training.h"

#define UNITS 128
#define BATCH 64
#define CHUNK 256 /* of a full batch */
#define SEED 1

static glia_model *build(void)
{
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    int64_t shape[1] = {CLOTHES_PIXELS};
    int32_t node = 0;
    CHECK(glia_graph_new, &graph);
    CHECK(glia_graph_add_input, graph, "pixels", GLIA_STRLEN, shape, 1, &node);
    node = add_dense(graph, "hidden1", UNITS, GLIA_ACTIVATION_RELU, node);
    node = add_dense(graph, "hidden2", UNITS, GLIA_ACTIVATION_RELU, node);
    node = add_dense(graph, "hidden3", UNITS, GLIA_ACTIVATION_RELU, node);
    add_dense(graph, "clothing", CLOTHES_KINDS, GLIA_ACTIVATION_IDENTITY, node);
    CHECK(glia_model_new, graph, SEED, &model);
    glia_graph_free(graph);
    return model;
}

/* From the rate to a hundredth of it over all updates of the run. */
static void let_rate_fall(glia_trainer *trainer, double rate, size_t updates)
{
    glia_schedule *schedule = NULL;
    CHECK(glia_schedule_new, GLIA_SCHEDULE_LINEAR, &schedule);
    CHECK(glia_schedule_set, schedule, GLIA_PARAM_INITIAL, rate);
    CHECK(glia_schedule_set, schedule, GLIA_PARAM_STEPS, (double)updates);
    CHECK(glia_schedule_set, schedule, GLIA_PARAM_FINAL_SHARE, 0.01);
    CHECK(glia_trainer_schedule_set, trainer, GLIA_PARAM_LEARNING_RATE, schedule);
    glia_schedule_free(schedule);
}

static glia_trainer *start(const struct survey *survey, const struct method *method, double rate,
                           const glia_loss *loss)
{
    glia_model *model = build();
    glia_optimizer *optimizer = NULL;
    glia_trainer *trainer = NULL;
    glia_trainer_options options = {.struct_size = sizeof options, .seed = SEED};
    /* A full batch comes in chunks of so many images; their size changes no bit. */
    options.largest_batch = method->full_batch ? CHUNK : BATCH;
    CHECK(glia_optimizer_new, method->optimizer, &optimizer);
    CHECK(glia_optimizer_set, optimizer, GLIA_PARAM_LEARNING_RATE, rate);
    CHECK(glia_trainer_new, model, loss, optimizer, survey->runtime, &options, &trainer);
    glia_optimizer_free(optimizer);
    glia_model_free(model);
    return trainer;
}

/* Training loss and held-out accuracy with the weights as they are now. */
static double look(const struct survey *survey, const glia_trainer *trainer, const glia_loss *loss,
                   double *accuracy)
{
    glia_model *model = NULL;
    glia_session *session = NULL;
    double training_loss = 0.0;
    CHECK(glia_trainer_model, trainer, &model);
    CHECK(glia_session_new, model, survey->runtime, BATCH, &session);
    CHECK(glia_session_evaluate, session, loss, survey->learned_inputs, survey->learned_labels,
          &training_loss, NULL);
    if (accuracy != NULL) {
        CHECK(glia_session_evaluate, session, loss, survey->held_out_inputs,
              survey->held_out_labels, NULL, accuracy);
    }
    glia_session_free(session);
    glia_model_free(model);
    return training_loss;
}

double optimizers_run(const struct survey *survey, const struct method *method, double rate,
                      size_t epochs, struct curves *curves)
{
    const size_t updates =
        method->full_batch ? 1 : (survey->learned.count + BATCH - 1) / BATCH;
    glia_loss *loss = NULL;
    glia_fit_options options = {.struct_size = sizeof options, .epochs = (int64_t)epochs};
    glia_progress progress = {.struct_size = sizeof progress};
    double training_loss = 0.0;
    CHECK(glia_loss_new, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY, &loss);
    options.batch_size = method->full_batch ? GLIA_FULL_BATCH : BATCH;
    glia_trainer *trainer = start(survey, method, rate, loss);
    if (method->decays) {
        let_rate_fall(trainer, rate, updates * epochs);
    }
    CHECK(glia_trainer_begin, trainer, &options);
    for (size_t epoch = 0; epoch < epochs; epoch++) {
        CHECK(glia_trainer_advance, trainer, survey->learned_inputs, survey->learned_labels,
              (int64_t)updates, &progress);
        if (curves != NULL && epoch < EPOCHS) {
            curves->training_loss[epoch] =
                look(survey, trainer, loss, &curves->held_out_accuracy[epoch]);
        }
    }
    training_loss = look(survey, trainer, loss, NULL);
    glia_trainer_free(trainer);
    glia_loss_free(loss);
    return training_loss;
}

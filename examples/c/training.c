/* training.c: builds and trains a network with the library, for all example programs. */
#include "training.h"

#include <math.h>

#include "check.h"
#include "progress.h"

int32_t add_dense(glia_graph *graph, const char *name, int64_t units, int32_t activation,
                  int32_t input)
{
    int32_t node = 0;
    CHECK(glia_graph_add_dense, graph, name, GLIA_STRLEN, input, units, activation, &node);
    return node;
}

struct tensors tensors_of(const struct images *images)
{
    struct tensors tensors = {NULL, NULL};
    int64_t shape[2] = {(int64_t)images->count, (int64_t)(images->side * images->side)};
    CHECK(glia_tensor_borrow, GLIA_TYPE_FLOAT32, images->pixels, shape, NULL, 2, NULL, NULL,
          &tensors.inputs);
    CHECK(glia_tensor_borrow, GLIA_TYPE_INT32, images->labels, shape, NULL, 1, NULL, NULL,
          &tensors.targets);
    return tensors;
}

void tensors_free(struct tensors *tensors)
{
    glia_tensor_free(tensors->inputs);
    glia_tensor_free(tensors->targets);
}

/* What the callback works with. */
struct run {
    const struct training *training;
    glia_trainer *trainer;
    glia_loss *loss;
    struct tensors held_out;
    struct progress_bar bar;
    glia_error *error; /* of a call inside the callback */
};

/* Reads the held-out images with the weights that the trainer has just now. */
static glia_status record_epoch(struct run *run, struct epoch_record *record)
{
    const struct training *training = run->training;
    glia_model *model = NULL;
    glia_session *session = NULL;
    glia_status status = glia_trainer_model(run->trainer, &model, &run->error);
    if (status == GLIA_OK) {
        status = glia_session_new(model, training->runtime, training->batch_size, &session,
                                  &run->error);
    }
    if (status == GLIA_OK) {
        status = glia_session_evaluate(session, run->loss, run->held_out.inputs,
                                       run->held_out.targets, &record->held_out_loss,
                                       &record->held_out_accuracy, &run->error);
    }
    glia_session_free(session);
    glia_model_free(model);
    return status;
}

/* The library calls this after every step; a value other than 0 ends the run. */
static int32_t after_step(const glia_progress *progress, void *user)
{
    struct run *run = user;
    double held_out = NAN;
    if (progress->epoch_finished) {
        struct epoch_record *record = run->training->epochs + progress->epoch;
        record->training_loss = progress->loss;
        record->training_accuracy = progress->accuracy;
        if (record_epoch(run, record) != GLIA_OK) {
            return 1;
        }
        held_out = record->held_out_accuracy;
    }
    progress_show(&run->bar, progress, held_out);
    return 0;
}

static void fit(struct run *run)
{
    const struct training *training = run->training;
    struct tensors learned = tensors_of(training->learned);
    glia_fit_options options = {.struct_size = sizeof options};
    options.epochs = (int64_t)training->epoch_count;
    options.batch_size = training->batch_size;
    run->held_out = tensors_of(training->held_out);
    progress_begin(&run->bar);
    CHECK(glia_trainer_fit, run->trainer, learned.inputs, learned.targets, &options, after_step,
          run);
    progress_end(&run->bar);
    if (run->error != NULL) {
        stop_with_error("reading the held-out images", run->error);
    }
    tensors_free(&learned);
    tensors_free(&run->held_out);
}

glia_model *train(const struct training *training)
{
    struct run run = {.training = training};
    glia_optimizer *optimizer = NULL;
    glia_model *trained = NULL;
    glia_trainer_options options = {.struct_size = sizeof options};
    options.largest_batch = training->batch_size;
    options.seed = training->seed; /* of the order in which the images come */
    CHECK(glia_loss_new, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY, &run.loss);
    CHECK(glia_optimizer_new, GLIA_OPTIMIZER_ADAM, &optimizer);
    CHECK(glia_optimizer_set, optimizer, GLIA_PARAM_LEARNING_RATE, training->learning_rate);
    CHECK(glia_trainer_new, training->network, run.loss, optimizer, training->runtime, &options,
          &run.trainer);
    fit(&run);
    CHECK(glia_trainer_model, run.trainer, &trained);
    glia_trainer_free(run.trainer);
    glia_optimizer_free(optimizer);
    glia_loss_free(run.loss);
    return trained;
}

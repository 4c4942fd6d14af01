/*
 * hostile_handles.c: fresh handles of every kind, and how each kind is freed and asked whether it
 * is alive.
 */
#include "hostile.h"

#include <stdlib.h>

static void must(glia_status status)
{
    if (status != GLIA_OK) {
        abort();
    }
}

static void *make_error(void)
{
    glia_error *error = NULL;
    glia_activation *activation = NULL;
    glia_activation_new(0, &activation, &error);
    return error;
}

static void *make_layer(void)
{
    glia_layer *layer = NULL;
    must(glia_layer_new(GLIA_LAYER_DENSE, &layer, NULL));
    must(glia_layer_set(layer, GLIA_PARAM_UNITS, 3.0, NULL));
    return layer;
}

static void *make_graph(void)
{
    const int64_t shape[1] = {2};
    glia_graph *graph = NULL;
    glia_layer *layer = make_layer();
    int32_t node = 0;
    must(glia_graph_new(&graph, NULL));
    must(glia_graph_add_input(graph, "input", GLIA_STRLEN, shape, 1, &node, NULL));
    must(glia_graph_add_layer(graph, layer, "hidden", GLIA_STRLEN, &node, 1, &node, NULL));
    glia_layer_free(layer);
    return graph;
}

static void *make_model(void)
{
    glia_model *model = NULL;
    glia_graph *graph = make_graph();
    must(glia_model_new(graph, 7, &model, NULL));
    glia_graph_free(graph);
    return model;
}

static void *make_session(void)
{
    glia_session *session = NULL;
    must(glia_session_new(spare_handle(KIND_MODEL), NULL, 4, &session, NULL));
    return session;
}

static void *make_trainer(void)
{
    const float inputs[4] = {0.5f, -0.5f, 0.25f, -0.25f};
    const int32_t labels[2] = {2, 0};
    glia_trainer_options options = {sizeof(options), 4, 7, 1, 0};
    glia_fit_options fit_options = {sizeof(fit_options), 2, 2, 1, 0, 0};
    glia_trainer *trainer = NULL;
    must(glia_trainer_new(spare_handle(KIND_MODEL), spare_handle(KIND_LOSS),
                          spare_handle(KIND_OPTIMIZER), NULL, &options, &trainer, NULL));
    must(glia_trainer_schedule_set(trainer, GLIA_PARAM_MOMENTUM, spare_handle(KIND_SCHEDULE),
                                   NULL));
    must(glia_trainer_watch_set(trainer, GLIA_PARAM_WATCH, 1, NULL));
    must(glia_trainer_samples_attach(trainer, spare_handle(KIND_SAMPLES), 1.0, NULL));
    must(glia_trainer_begin(trainer, &fit_options, NULL));
    must(glia_trainer_compute_gradients(trainer, inputs, 4, labels, GLIA_TYPE_INT32, 2, NULL,
                                        NULL));
    return trainer;
}

static void *make_schedule(void)
{
    const int64_t steps[2] = {0, 9};
    const double values[2] = {0.25, 0.5};
    glia_schedule *schedule = NULL;
    must(glia_schedule_new(GLIA_SCHEDULE_PIECEWISE_LINEAR, &schedule, NULL));
    must(glia_schedule_set_points(schedule, steps, values, 2, NULL));
    return schedule;
}

/* Two samples in a ring of four. */
static void *make_samples(void)
{
    const float inputs[4] = {0.5f, -0.5f, 0.25f, -0.25f};
    const int32_t labels[2] = {2, 0};
    glia_samples *samples = NULL;
    must(glia_samples_new(GLIA_SAMPLES_RING, &samples, NULL));
    must(glia_samples_set(samples, GLIA_PARAM_CAPACITY, 4.0, NULL));
    must(glia_samples_prepare(samples, spare_handle(KIND_MODEL), spare_handle(KIND_LOSS),
                              GLIA_TYPE_INT32, NULL));
    must(glia_samples_add(samples, inputs, 4, labels, GLIA_TYPE_INT32, 2, NULL, 0, NULL));
    return samples;
}

static void *make_report(void)
{
    const float inputs[4] = {0.5f, -0.5f, 0.25f, -0.25f};
    const int32_t labels[2] = {2, 0};
    glia_report *report = NULL;
    must(glia_trainer_examine(spare_handle(KIND_TRAINER), inputs, 4, labels, GLIA_TYPE_INT32, 2,
                              &report, NULL));
    return report;
}

static void *make_snapshots(void)
{
    glia_snapshots *snapshots = NULL;
    must(glia_trainer_snapshots(spare_handle(KIND_TRAINER), &snapshots, NULL));
    return snapshots;
}

static void *make_training(void)
{
    glia_training *training = NULL;
    glia_trainer *trainer = make_trainer();
    must(glia_trainer_start_samples(trainer, 2, 1, NULL, &training, NULL));
    must(glia_training_wait(training, -1, NULL, NULL));
    glia_trainer_free(trainer);
    return training;
}

/* A tensor of zeros; with columns 0 it has one axis. */
void *make_tensor(int32_t type, int64_t rows, int64_t columns)
{
    const int64_t shape[2] = {rows, columns};
    glia_tensor *tensor = NULL;
    must(glia_tensor_new(type, shape, columns == 0 ? 1 : 2, &tensor, NULL));
    return tensor;
}

static void *make_member(enum handle_kind kind)
{
    glia_runtime *runtime = NULL;
    glia_activation *activation = NULL;
    glia_initializer *initializer = NULL;
    glia_loss *loss = NULL;
    glia_optimizer *optimizer = NULL;
    switch (kind) {
    case KIND_RUNTIME:
        must(glia_runtime_new(NULL, &runtime, NULL));
        return runtime;
    case KIND_ACTIVATION:
        must(glia_activation_new(GLIA_ACTIVATION_TANH, &activation, NULL));
        return activation;
    case KIND_INITIALIZER:
        must(glia_initializer_new(GLIA_INITIALIZER_UNIFORM, &initializer, NULL));
        return initializer;
    case KIND_LOSS:
        must(glia_loss_new(GLIA_LOSS_SOFTMAX_CROSS_ENTROPY, &loss, NULL));
        return loss;
    default:
        must(glia_optimizer_new(GLIA_OPTIMIZER_MOMENTUM, &optimizer, NULL));
        return optimizer;
    }
}

void *make_handle(enum handle_kind kind)
{
    switch (kind) {
    case KIND_ERROR:
        return make_error();
    case KIND_SCHEDULE:
        return make_schedule();
    case KIND_LAYER:
        return make_layer();
    case KIND_GRAPH:
        return make_graph();
    case KIND_MODEL:
        return make_model();
    case KIND_SESSION:
        return make_session();
    case KIND_TRAINER:
        return make_trainer();
    case KIND_TENSOR:
        return make_tensor(GLIA_TYPE_FLOAT32, 2, 3);
    case KIND_REPORT:
        return make_report();
    case KIND_SNAPSHOTS:
        return make_snapshots();
    case KIND_SAMPLES:
        return make_samples();
    case KIND_TRAINING:
        return make_training();
    case KIND_TENSOR_OF_INPUTS:
        return make_tensor(GLIA_TYPE_FLOAT32, 4, 2);
    case KIND_TENSOR_OF_LABELS:
        return make_tensor(GLIA_TYPE_INT32, 4, 0);
    default:
        return make_member(kind);
    }
}

static void free_dlpack(struct DLManagedTensorVersioned *managed)
{
    if (managed != NULL) {
        managed->deleter(managed);
    }
}

static void free_member(enum handle_kind kind, void *handle)
{
    switch (kind) {
    case KIND_ACTIVATION:
        glia_activation_free(handle);
        break;
    case KIND_INITIALIZER:
        glia_initializer_free(handle);
        break;
    case KIND_LOSS:
        glia_loss_free(handle);
        break;
    case KIND_OPTIMIZER:
        glia_optimizer_free(handle);
        break;
    case KIND_SCHEDULE:
        glia_schedule_free(handle);
        break;
    case KIND_LAYER:
        glia_layer_free(handle);
        break;
    case KIND_REPORT:
        glia_report_free(handle);
        break;
    case KIND_SNAPSHOTS:
        glia_snapshots_free(handle);
        break;
    case KIND_SAMPLES:
        glia_samples_free(handle);
        break;
    case KIND_TRAINING:
        glia_training_free(handle);
        break;
    default:
        free_dlpack(handle);
        break;
    }
}

void free_handle(enum handle_kind kind, void *handle)
{
    switch (plain_kind(kind)) {
    case KIND_ERROR:
        glia_error_free(handle);
        break;
    case KIND_RUNTIME:
        glia_runtime_free(handle);
        break;
    case KIND_GRAPH:
        glia_graph_free(handle);
        break;
    case KIND_MODEL:
        glia_model_free(handle);
        break;
    case KIND_SESSION:
        glia_session_free(handle);
        break;
    case KIND_TRAINER:
        glia_trainer_free(handle);
        break;
    case KIND_TENSOR:
        glia_tensor_free(handle);
        break;
    default:
        free_member(kind, handle);
        break;
    }
}

/* Whether a call that needs the handle works. */
bool handle_is_alive(enum handle_kind kind, void *handle)
{
    int32_t number = 0;
    int64_t steps = 0;
    size_t size = 0;
    switch (plain_kind(kind)) {
    case KIND_ERROR:
        return glia_error_message(handle, NULL, 0, &size) == GLIA_OK;
    case KIND_RUNTIME:
        return glia_runtime_threads(handle, &number, NULL) == GLIA_OK;
    case KIND_ACTIVATION:
        return glia_activation_kind(handle, &number, NULL) == GLIA_OK;
    case KIND_INITIALIZER:
        return glia_initializer_kind(handle, &number, NULL) == GLIA_OK;
    case KIND_LOSS:
        return glia_loss_kind(handle, &number, NULL) == GLIA_OK;
    case KIND_OPTIMIZER:
        return glia_optimizer_kind(handle, &number, NULL) == GLIA_OK;
    case KIND_SCHEDULE:
        return glia_schedule_kind(handle, &number, NULL) == GLIA_OK;
    case KIND_LAYER:
        return glia_layer_kind(handle, &number, NULL) == GLIA_OK;
    case KIND_GRAPH:
        return glia_graph_node_shape(handle, 0, NULL, 0, &size, NULL) == GLIA_OK;
    case KIND_MODEL:
        return glia_model_parameter_count(handle, &size, NULL) == GLIA_OK;
    case KIND_SESSION:
        return glia_session_run(handle, NULL, 0, NULL, 0, NULL) == GLIA_OK;
    case KIND_SAMPLES:
        return glia_samples_kind(handle, &number, NULL) == GLIA_OK;
    case KIND_REPORT:
        return glia_report_table(handle, NULL, 0, &size, NULL) == GLIA_OK;
    case KIND_SNAPSHOTS:
        return glia_snapshots_version(handle, &steps, NULL) == GLIA_OK;
    case KIND_TRAINING:
        return glia_training_wait(handle, 0, NULL, NULL) == GLIA_OK;
    case KIND_TRAINER:
        return glia_trainer_step_count(handle, &steps, NULL) == GLIA_OK;
    default:
        return glia_tensor_type(handle, &number, NULL) == GLIA_OK;
    }
}

/*
 * A program of the time of glia 0.1: compiled with the header of that version, which stands beside it, it runs
 * with every later library of the same ABI and prints what client.txt has, in that order. A later library may
 * add lines, as it may add kinds; it may change none and leave none out. Nothing that a later version may
 * improve is printed: no weights, no messages, no defaults.
 */

#include <glia/glia.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { ROWS = 4, STEPS = 500 };

static const float INPUTS[ROWS * 2] = {0, 0, 0, 1, 1, 0, 1, 1};
static const float WANTED[ROWS] = {0, 1, 1, 0};

/* The error of a call whose status is printed. */
static glia_error *error;

static int32_t code_and_free(void)
{
    int32_t code = error == NULL ? GLIA_OK : glia_error_code(error);
    glia_error_free(error);
    error = NULL;
    return code;
}

/* A call that must succeed, else its status and message are printed in its place. */
#define DO(call) \
    do { \
        glia_status status_of_call = (call); \
        char text[512] = ""; \
        if (status_of_call != GLIA_OK) { \
            glia_error_message(error, text, sizeof text, NULL); \
            printf("%s: status %d: %s\n", #call, (int)status_of_call, text); \
        } \
        code_and_free(); \
    } while (0)

/* A call that must be refused: its status and the error's code. */
#define REFUSE(name, call) \
    do { \
        glia_status status_of_call = (call); \
        int32_t code = code_and_free(); \
        printf("refused %s: status %d, code %d\n", name, (int)status_of_call, (int)code); \
    } while (0)

static void print_parameters(int32_t family, int32_t kind)
{
    int32_t count = 0;
    DO(glia_catalog_parameter_count(family, kind, &count, &error));
    for (int32_t index = 0; index < count; index++) {
        glia_parameter_info info = {.struct_size = sizeof info};
        DO(glia_catalog_parameter(family, kind, index, &info, &error));
        printf("family %d kind %d key %d%s\n", (int)family, (int)kind, (int)info.key,
               info.is_integer ? ", whole numbers" : "");
    }
}

static void print_catalog(int32_t family)
{
    int32_t count = 0;
    DO(glia_catalog_count(family, &count, &error));
    for (int32_t index = 0; index < count; index++) {
        int32_t kind = 0, found = 0;
        char name[64] = "";
        DO(glia_catalog_kind(family, index, &kind, &error));
        DO(glia_catalog_name(family, kind, name, sizeof name, NULL, &error));
        DO(glia_catalog_find(family, name, GLIA_STRLEN, &found, &error));
        printf("family %d kind %d %s%s\n", (int)family, (int)kind, name, found == kind ? "" : ", not found");
        print_parameters(family, kind);
    }
}

static void print_statuses(void)
{
    for (int32_t status = GLIA_OK; status <= GLIA_ERROR_DIVERGED; status++) {
        char text[128] = "";
        DO(glia_status_text(status, text, sizeof text, NULL, &error));
        printf("status %d has a text: %s\n", (int)status, text[0] != 0 ? "yes" : "no");
    }
}

static glia_model *make_model(void)
{
    const int64_t shape[1] = {2};
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    int32_t node = -1;
    DO(glia_graph_new(&graph, &error));
    DO(glia_graph_add_input(graph, "pair", GLIA_STRLEN, shape, 1, &node, &error));
    DO(glia_graph_add_dense(graph, "hidden", GLIA_STRLEN, node, 8, GLIA_ACTIVATION_TANH, &node, &error));
    DO(glia_graph_add_dense(graph, "output", GLIA_STRLEN, node, 1, GLIA_ACTIVATION_IDENTITY, &node, &error));
    DO(glia_model_new(graph, 1, &model, &error));
    glia_graph_free(graph);
    return model;
}

static void print_parameters_of(const glia_model *model)
{
    size_t count = 0;
    DO(glia_model_parameter_count(model, &count, &error));
    for (size_t index = 0; index < count; index++) {
        char name[64] = "";
        DO(glia_model_parameter_name(model, index, name, sizeof name, NULL, &error));
        printf("parameter %u %s\n", (unsigned)index, name);
    }
}

static glia_trainer *make_trainer(const glia_model *model, const glia_runtime *runtime)
{
    const glia_trainer_options options = {sizeof options, ROWS, 1, 0, 0};
    glia_loss *loss = NULL;
    glia_optimizer *optimizer = NULL;
    glia_trainer *trainer = NULL;
    DO(glia_loss_new(GLIA_LOSS_MEAN_SQUARED_ERROR, &loss, &error));
    DO(glia_optimizer_new(GLIA_OPTIMIZER_ADAM, &optimizer, &error));
    DO(glia_optimizer_set(optimizer, GLIA_PARAM_LEARNING_RATE, 0.05, &error));
    DO(glia_trainer_new(model, loss, optimizer, runtime, &options, &trainer, &error));
    glia_loss_free(loss);
    glia_optimizer_free(optimizer);
    return trainer;
}

static void print_outputs(const glia_trainer *trainer)
{
    float outputs[ROWS] = {0};
    glia_model *model = NULL;
    glia_session *session = NULL;
    DO(glia_trainer_model(trainer, &model, &error));
    DO(glia_session_new(model, NULL, ROWS, &session, &error));
    DO(glia_session_run(session, INPUTS, ROWS * 2, outputs, ROWS, &error));
    for (int row = 0; row < ROWS; row++)
        printf("%g xor %g: %s\n", (double)INPUTS[2 * row], (double)INPUTS[2 * row + 1],
               fabsf(outputs[row] - WANTED[row]) < 0.2f ? "right" : "wrong");
    glia_session_free(session);
    glia_model_free(model);
}

/* What is saved and loaded again goes on with the same weights. */
static void print_continued(glia_trainer *trainer, const glia_runtime *runtime)
{
    static uint8_t bytes[1 << 16];
    const glia_trainer_options options = {sizeof options, ROWS, 0, 0, 0};
    uint8_t hash[32] = {0}, other[32] = {1};
    size_t needed = 0;
    glia_trainer *loaded = NULL;
    DO(glia_trainer_save_to_memory(trainer, bytes, sizeof bytes, &needed, &error));
    DO(glia_trainer_load_from_memory(bytes, needed, runtime, &options, &loaded, &error));
    for (int step = 0; step < 10; step++) {
        DO(glia_trainer_step(trainer, INPUTS, ROWS * 2, WANTED, GLIA_TYPE_FLOAT32, ROWS, NULL, &error));
        DO(glia_trainer_step(loaded, INPUTS, ROWS * 2, WANTED, GLIA_TYPE_FLOAT32, ROWS, NULL, &error));
    }
    DO(glia_trainer_hash(trainer, hash, sizeof hash, &error));
    DO(glia_trainer_hash(loaded, other, sizeof other, &error));
    printf("continued from memory: %s\n", memcmp(hash, other, sizeof hash) == 0 ? "the same" : "different");
    glia_trainer_free(loaded);
}

static int32_t stop_at_7(const glia_progress *progress, void *user)
{
    int *calls = user;
    (*calls)++;
    return progress->struct_size >= sizeof *progress && *calls == 7;
}

static void print_stopped(const glia_model *model, const glia_runtime *runtime)
{
    const glia_fit_options options = {sizeof options, 100, 2, 0, 0, 0};
    const int64_t shapes[2] = {ROWS, 2}, single[2] = {ROWS, 1};
    int calls = 0;
    glia_tensor *inputs = NULL, *wanted = NULL;
    glia_trainer *trainer = make_trainer(model, runtime);
    DO(glia_tensor_new(GLIA_TYPE_FLOAT32, shapes, 2, &inputs, &error));
    DO(glia_tensor_new(GLIA_TYPE_FLOAT32, single, 2, &wanted, &error));
    DO(glia_tensor_copy_in(inputs, INPUTS, sizeof INPUTS, &error));
    DO(glia_tensor_copy_in(wanted, WANTED, sizeof WANTED, &error));
    DO(glia_trainer_fit(trainer, inputs, wanted, &options, stop_at_7, &calls, &error));
    printf("stopped by the callback after %d calls\n", calls);
    glia_tensor_free(inputs);
    glia_tensor_free(wanted);
    glia_trainer_free(trainer);
}

static void print_refusals(const glia_model *model, glia_trainer *trainer)
{
    float outputs[ROWS];
    glia_session *session = NULL;
    glia_activation *activation = NULL;
    glia_model *loaded = NULL;
    double loss = -1;
    REFUSE("NULL", glia_session_new(NULL, NULL, 1, &session, &error));
    REFUSE("a kind that is none", glia_activation_new(1000000, &activation, &error));
    REFUSE("a step with a wrong count",
           glia_trainer_step(trainer, INPUTS, 7, WANTED, GLIA_TYPE_FLOAT32, ROWS, &loss, &error));
    REFUSE("bytes that are no model",
           glia_model_load_from_memory((const uint8_t *)"not a model", 11, &loaded, &error));
    DO(glia_session_new(model, NULL, 2, &session, &error));
    REFUSE("more rows than prepared", glia_session_run(session, INPUTS, ROWS * 2, outputs, ROWS, &error));
    glia_session_free(session);
    printf("nothing was written: %s\n", loss == -1 && activation == NULL && loaded == NULL ? "yes" : "no");
}

int main(void)
{
    const glia_runtime_options two = {sizeof two, 2, 0};
    glia_runtime *runtime = NULL;
    double loss = 1;
    /* A library of another ABI has another soname and is not found; one that is older refuses by its number. */
    printf("ABI %d, library not older: %s\n", (int)glia_abi_version(), glia_version() >= GLIA_VERSION ? "yes" : "no");
    for (int32_t family = GLIA_FAMILY_ACTIVATION; family <= GLIA_FAMILY_SAMPLES; family++)
        print_catalog(family);
    print_statuses();
    DO(glia_runtime_new(&two, &runtime, &error));
    glia_model *model = make_model();
    print_parameters_of(model);
    glia_trainer *trainer = make_trainer(model, runtime);
    for (int step = 0; step < STEPS; step++)
        DO(glia_trainer_step(trainer, INPUTS, ROWS * 2, WANTED, GLIA_TYPE_FLOAT32, ROWS, &loss, &error));
    printf("learned: %s\n", loss < 0.05 ? "yes" : "no");
    print_outputs(trainer);
    print_continued(trainer, runtime);
    print_stopped(model, runtime);
    print_refusals(model, trainer);
    /* In an odd order, and NULL. */
    glia_runtime_free(runtime);
    glia_model_free(model);
    glia_trainer_free(trainer);
    glia_trainer_free(NULL);
    printf("done\n");
    return 0;
}

/* learn.h: the recipe. */

#include "learn.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { IMAGES = 1797, PIXELS = 64 };

static const glia_fit_options OPTIONS = {sizeof(glia_fit_options), 5, 32, 0, 0, 0};

void expect(int holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "not so: %s\n", what);
    exit(1);
}

static void succeed(const library *with, glia_status status, glia_error *error)
{
    char text[512] = "";
    if (status == GLIA_OK)
        return;
    with->glia_error_message(error, text, sizeof text, NULL);
    with->glia_error_free(error);
    fprintf(stderr, "status %d: %s\n", (int)status, text);
    exit(1);
}

/* A call that must succeed: its last argument is the error. */
#define DO(name, ...) \
    do { \
        glia_error *error_of_call = NULL; \
        glia_status status_of_call = with->name(__VA_ARGS__, &error_of_call); \
        succeed(with, status_of_call, error_of_call); \
    } while (0)

static void read_images(const char *images, float *pixels, int32_t *labels)
{
    FILE *file = fopen(images, "r");
    int read = file != NULL;
    for (int image = 0; read && image < IMAGES; image++) {
        for (int pixel = 0, number = 0; read && pixel < PIXELS; pixel++) {
            read = fscanf(file, "%d,", &number) == 1;
            pixels[image * PIXELS + pixel] = (float)number / 16;
        }
        read = read && fscanf(file, "%d", &labels[image]) == 1;
    }
    if (file != NULL)
        fclose(file);
    expect(read, "the images can be read");
}

static void make_data(learner *made, const char *images)
{
    static float pixels[IMAGES * PIXELS];
    static int32_t labels[IMAGES];
    const library *with = made->with;
    const int64_t shape[2] = {IMAGES, PIXELS};
    read_images(images, pixels, labels);
    DO(glia_tensor_new, GLIA_TYPE_FLOAT32, shape, 2, &made->inputs);
    DO(glia_tensor_copy_in, made->inputs, pixels, sizeof pixels);
    DO(glia_tensor_new, GLIA_TYPE_INT32, shape, 1, &made->labels);
    DO(glia_tensor_copy_in, made->labels, labels, sizeof labels);
}

static void make_model(learner *made)
{
    const library *with = made->with;
    const int64_t shape[1] = {PIXELS};
    glia_graph *graph = NULL;
    int32_t node = -1;
    DO(glia_graph_new, &graph);
    DO(glia_graph_add_input, graph, "inputs", GLIA_STRLEN, shape, 1, &node);
    DO(glia_graph_add_dense, graph, "layer1", GLIA_STRLEN, node, 64, GLIA_ACTIVATION_RELU, &node);
    DO(glia_graph_add_dense, graph, "layer2", GLIA_STRLEN, node, 32, GLIA_ACTIVATION_RELU, &node);
    DO(glia_graph_add_dense, graph, "layer3", GLIA_STRLEN, node, 10, GLIA_ACTIVATION_IDENTITY, &node);
    DO(glia_model_new, graph, 1, &made->model);
    with->glia_graph_free(graph);
}

void learner_make(learner *made, const library *with, const char *images, int32_t threads)
{
    const glia_runtime_options workers = {sizeof workers, threads, 0};
    const glia_trainer_options options = {sizeof options, 32, 1, 0, 0};
    glia_loss *loss = NULL;
    glia_optimizer *optimizer = NULL;
    memset(made, 0, sizeof *made);
    made->with = with;
    make_data(made, images);
    make_model(made);
    DO(glia_runtime_new, &workers, &made->runtime);
    DO(glia_loss_new, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY, &loss);
    DO(glia_optimizer_new, GLIA_OPTIMIZER_ADAM, &optimizer);
    DO(glia_optimizer_set, optimizer, GLIA_PARAM_LEARNING_RATE, 0.002);
    DO(glia_trainer_new, made->model, loss, optimizer, made->runtime, &options, &made->trainer);
    with->glia_loss_free(loss);
    with->glia_optimizer_free(optimizer);
}

void learner_free(learner *made)
{
    made->with->glia_trainer_free(made->trainer);
    made->with->glia_model_free(made->model);
    made->with->glia_runtime_free(made->runtime);
    made->with->glia_tensor_free(made->inputs);
    made->with->glia_tensor_free(made->labels);
}

glia_status learner_fit(learner *made, glia_progress_callback callback, void *user)
{
    return made->with->glia_trainer_fit(made->trainer, made->inputs, made->labels, &OPTIONS, callback, user,
                                        NULL);
}

void learner_begin(learner *made)
{
    const library *with = made->with;
    DO(glia_trainer_begin, made->trainer, &OPTIONS);
}

void learner_advance(learner *made, int64_t steps)
{
    const library *with = made->with;
    glia_progress progress = {.struct_size = sizeof progress};
    DO(glia_trainer_advance, made->trainer, made->inputs, made->labels, steps, &progress);
}

void learner_hash(const learner *made, char text[HASH_TEXT])
{
    const library *with = made->with;
    uint8_t hash[32];
    DO(glia_trainer_hash, made->trainer, hash, sizeof hash);
    for (int byte = 0; byte < 32; byte++)
        snprintf(text + 2 * byte, 3, "%02x", (unsigned)hash[byte]);
}

void read_hash(const char *hash_file, char text[HASH_TEXT])
{
    FILE *file = fopen(hash_file, "r");
    expect(file != NULL && fscanf(file, "%64s", text) == 1, "the promised hash can be read");
    fclose(file);
}

void learn_as_promised(const library *with, const char *images, const char *hash_file, int32_t threads)
{
    learner made;
    char got[HASH_TEXT], promised[HASH_TEXT];
    learner_make(&made, with, images, threads);
    expect(learner_fit(&made, NULL, NULL) == GLIA_OK, "the digits are learned");
    learner_hash(&made, got);
    learner_free(&made);
    read_hash(hash_file, promised);
    if (strcmp(got, promised) != 0)
        fprintf(stderr, "got the hash %s, promised was %s\n", got, promised);
    expect(strcmp(got, promised) == 0, "the weights have the promised hash");
}

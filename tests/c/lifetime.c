/*
 * Handles freed in every order and on other threads: what needs a part of another keeps it alive.
 * Worth most under a memory checker.
 */

#include "harness_points.h"

#include <pthread.h>
#include <string.h>

enum { HANDLES = 8 };

/* A handle of any kind with the function that frees it. */
typedef struct owned {
    void *handle;
    int kind;
} owned;

static void free_owned(owned handle)
{
    switch (handle.kind) {
    case 0: glia_runtime_free(handle.handle); break;
    case 1: glia_graph_free(handle.handle); break;
    case 2: glia_model_free(handle.handle); break;
    case 3: glia_session_free(handle.handle); break;
    case 4: glia_trainer_free(handle.handle); break;
    case 5: glia_loss_free(handle.handle); break;
    case 6: glia_optimizer_free(handle.handle); break;
    default: glia_layer_free(handle.handle); break;
    }
}

/* One handle of each kind, made of one another. */
static void make_all(owned handles[HANDLES])
{
    const glia_runtime_options two = {sizeof two, 2, 0};
    const int64_t shape[1] = {POINT_INPUTS};
    int32_t node = -1;
    glia_runtime *runtime = NULL;
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    glia_session *session = NULL;
    glia_trainer *trainer = NULL;
    glia_layer *layer = NULL;
    glia_loss *loss = harness_loss(GLIA_LOSS_SOFTMAX_CROSS_ENTROPY);
    glia_optimizer *adam = harness_optimizer(GLIA_OPTIMIZER_ADAM, 0.01);
    CHECK_OK(glia_runtime_new(&two, &runtime, ERROR));
    CHECK_OK(glia_layer_new(GLIA_LAYER_DENSE, &layer, ERROR));
    CHECK_OK(glia_layer_set(layer, GLIA_PARAM_UNITS, POINT_CLASSES, ERROR));
    CHECK_OK(glia_graph_new(&graph, ERROR));
    CHECK_OK(glia_graph_add_input(graph, "x", 1, shape, 1, &node, ERROR));
    CHECK_OK(glia_graph_add_layer(graph, layer, "y", 1, &node, 1, &node, ERROR));
    CHECK_OK(glia_model_new(graph, 1, &model, ERROR));
    CHECK_OK(glia_session_new(model, runtime, POINTS, &session, ERROR));
    CHECK_OK(glia_trainer_new(model, loss, adam, runtime, NULL, &trainer, ERROR));
    void *const made[HANDLES] = {runtime, graph, model, session, trainer, loss, adam, layer};
    for (int kind = 0; kind < HANDLES; kind++)
        handles[kind] = (owned){made[kind], kind};
}

/* Uses session and trainer, where they are still there. */
static void use(const points *data, glia_session *session, glia_trainer *trainer)
{
    float outputs[POINTS * POINT_CLASSES];
    if (session != NULL)
        CHECK_OK(glia_session_run(session, data->inputs, POINTS * POINT_INPUTS, outputs,
                                  POINTS * POINT_CLASSES, ERROR));
    if (trainer != NULL)
        CHECK_OK(glia_trainer_step(trainer, data->inputs, POINTS * POINT_INPUTS, data->labels,
                                   GLIA_TYPE_INT32, POINTS, NULL, ERROR));
}

/* Frees in the order that the numbers of `order` give, using what is left after each. */
static void check_order(const points *data, const int order[HANDLES])
{
    owned handles[HANDLES];
    make_all(handles);
    glia_session *session = handles[3].handle;
    glia_trainer *trainer = handles[4].handle;
    for (int index = 0; index < HANDLES; index++) {
        owned next = handles[order[index]];
        session = next.kind == 3 ? NULL : session;
        trainer = next.kind == 4 ? NULL : trainer;
        free_owned(next);
        use(data, session, trainer);
    }
}

/* Rotations of the order and of its reverse: each handle goes first once, and last once. */
static void check_orders(const points *data)
{
    for (int start = 0; start < HANDLES; start++) {
        int forward[HANDLES], backward[HANDLES];
        for (int index = 0; index < HANDLES; index++) {
            forward[index] = (start + index) % HANDLES;
            backward[index] = (start + HANDLES - index) % HANDLES;
        }
        check_order(data, forward);
        check_order(data, backward);
    }
}

static void *free_there(void *argument)
{
    free_owned(*(owned *)argument);
    return NULL;
}

/* Every handle freed on a thread of its own, at the same time. */
static void check_threads(const points *data)
{
    owned handles[HANDLES];
    pthread_t threads[HANDLES];
    make_all(handles);
    use(data, handles[3].handle, handles[4].handle);
    for (int index = 0; index < HANDLES; index++)
        CHECK(pthread_create(&threads[index], NULL, free_there, &handles[index]) == 0);
    for (int index = 0; index < HANDLES; index++)
        CHECK(pthread_join(threads[index], NULL) == 0);
}

static void *train_there(void *argument)
{
    points data;
    glia_trainer *trainer = argument;
    const glia_fit_options options = {sizeof options, 2, 0, 0, 0, 0};
    points_make(&data);
    CHECK_OK(glia_trainer_fit(trainer, data.input_tensor, data.label_tensor, &options, NULL, NULL,
                              ERROR));
    points_free(&data);
    glia_trainer_free(trainer);
    harness_free_error();
    return NULL;
}

/* A trainer made here, used and freed there. */
static void check_moved(void)
{
    pthread_t threads[3];
    for (int index = 0; index < 3; index++)
        CHECK(pthread_create(&threads[index], NULL, train_there, points_trainer(NULL, 1)) == 0);
    for (int index = 0; index < 3; index++)
        CHECK(pthread_join(threads[index], NULL) == 0);
}

/* Tensors over one memory, freed at once on many threads: released once. */
static void count_release(void *data, void *user)
{
    (void)data;
    ++*(int *)user;
}

static void *free_tensor(void *argument)
{
    glia_tensor_free(argument);
    return NULL;
}

static void check_shared_memory(void)
{
    float memory[8] = {0};
    const int64_t shape[2] = {8, 1};
    int released = 0;
    glia_tensor *whole = NULL, *parts[8] = {NULL};
    pthread_t threads[8];
    CHECK_OK(glia_tensor_borrow(GLIA_TYPE_FLOAT32, memory, shape, NULL, 2, count_release,
                                &released, &whole, ERROR));
    for (size_t index = 0; index < 8; index++)
        CHECK_OK(glia_tensor_slice(whole, 0, index, 1, &parts[index], ERROR));
    glia_tensor_free(whole);
    for (int index = 0; index < 8; index++)
        CHECK(pthread_create(&threads[index], NULL, free_tensor, parts[index]) == 0);
    for (int index = 0; index < 8; index++)
        CHECK(pthread_join(threads[index], NULL) == 0);
    CHECK_THAT(released == 1, "released %d times", released);
}

int main(void)
{
    points data;
    points_make(&data);
    check_orders(&data);
    check_threads(&data);
    check_moved();
    check_shared_memory();
    points_free(&data);
    return harness_finish("lifetime");
}

/*
 * The latency of single calls of glia: a row, a row at strides, and a row of a session that follows a
 * trainer, which trains and publishes after each step on another thread.
 *
 *   glia NETWORK CALLS
 */
#define _GNU_SOURCE
#include "latency.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "glia/glia.h"

/* Floats of the struct that an agent is in the strided calls. */
enum { AGENT = 48, ACTION_AT = 36, BATCH = 16 };

typedef struct row {
    glia_session *session;
    float inputs[OBSERVATIONS], outputs[ACTIONS];
    float agent[AGENT];
} row;

static atomic_int stop;
static atomic_long publications;

static void must(glia_status status)
{
    if (status != GLIA_OK) {
        fprintf(stderr, "glia: status %d\n", (int)status);
        exit(1);
    }
}

static int run(void *user)
{
    row *one = user;
    return glia_session_run(one->session, one->inputs, OBSERVATIONS, one->outputs, ACTIONS, NULL);
}

static int run_strided(void *user)
{
    row *one = user;
    return glia_session_run_strided(one->session, 1, one->agent, AGENT, 1, one->agent + ACTION_AT,
                                    AGENT, 1, NULL);
}

static void *train(void *argument)
{
    const struct sched_param plain = {0};
    static float inputs[BATCH * OBSERVATIONS], targets[BATCH * ACTIONS];
    glia_trainer *trainer = argument;
    /* Where the caller has the processor to itself, the trainer is an ordinary thread beside it. */
    pthread_setschedparam(pthread_self(), SCHED_OTHER, &plain);
    for (int index = 0; index < BATCH * OBSERVATIONS; index++)
        inputs[index] = (float)(index * 37 % 101) / 101;
    for (long step = 0; !atomic_load(&stop); step++) {
        targets[step % (BATCH * ACTIONS)] = (float)(step % 7) / 7;
        must(glia_trainer_step(trainer, inputs, BATCH * OBSERVATIONS, targets, GLIA_TYPE_FLOAT32,
                               BATCH * ACTIONS, NULL, NULL));
        must(glia_trainer_publish(trainer, NULL, NULL));
        atomic_fetch_add(&publications, 1);
    }
    return NULL;
}

static glia_model *make_model(const network *net)
{
    const int64_t shape[1] = {OBSERVATIONS};
    const float *values[6] = {net->w1, net->b1, net->w2, net->b2, net->w3, net->b3};
    const size_t counts[6] = {OBSERVATIONS * UNITS, UNITS, UNITS * UNITS, UNITS, UNITS * ACTIONS,
                              ACTIONS};
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    int32_t node = 0;
    must(glia_graph_new(&graph, NULL));
    must(glia_graph_add_input(graph, "x", GLIA_STRLEN, shape, 1, &node, NULL));
    must(glia_graph_add_dense(graph, "1", GLIA_STRLEN, node, UNITS, GLIA_ACTIVATION_TANH, &node,
                              NULL));
    must(glia_graph_add_dense(graph, "2", GLIA_STRLEN, node, UNITS, GLIA_ACTIVATION_TANH, &node,
                              NULL));
    must(glia_graph_add_dense(graph, "3", GLIA_STRLEN, node, ACTIONS, GLIA_ACTIVATION_IDENTITY,
                              &node, NULL));
    must(glia_model_new(graph, 1, &model, NULL));
    glia_graph_free(graph);
    for (size_t index = 0; index < 6; index++)
        must(glia_model_parameter_set(model, index, values[index], counts[index], NULL));
    return model;
}

int main(int count, char **arguments)
{
    static network net;
    static row one;
    glia_loss *loss = NULL;
    glia_optimizer *optimizer = NULL;
    glia_trainer *trainer = NULL;
    glia_snapshots *snapshots = NULL;
    glia_session *session = NULL;
    pthread_t thread;
    if (count != 3) {
        fprintf(stderr, "usage: glia NETWORK CALLS\n");
        return 2;
    }
    long calls = atol(arguments[2]);
    read_network(arguments[1], &net);
    glia_model *model = make_model(&net);
    must(glia_session_new(model, NULL, 1, &session, NULL));
    one.session = session;
    memcpy(one.inputs, net.observation, sizeof one.inputs);
    memcpy(one.agent, net.observation, sizeof one.inputs);
    measure("glia", "run", calls, run, &one, one.outputs);
    measure("glia", "run_strided", calls, run_strided, &one, one.agent + ACTION_AT);

    must(glia_loss_new(GLIA_LOSS_MEAN_SQUARED_ERROR, &loss, NULL));
    must(glia_optimizer_new(GLIA_OPTIMIZER_ADAM, &optimizer, NULL));
    must(glia_trainer_new(model, loss, optimizer, NULL, NULL, &trainer, NULL));
    must(glia_trainer_snapshots(trainer, &snapshots, NULL));
    must(glia_session_follow(snapshots, NULL, 1, &one.session, NULL));
    if (pthread_create(&thread, NULL, train, trainer) != 0)
        return 1;
    measure("glia", "follow", calls, run, &one, one.outputs);
    atomic_store(&stop, 1);
    pthread_join(thread, NULL);
    fprintf(stderr, "glia: %ld publications meanwhile\n", atomic_load(&publications));

    glia_session_free(one.session);
    glia_session_free(session);
    glia_snapshots_free(snapshots);
    glia_trainer_free(trainer);
    glia_optimizer_free(optimizer);
    glia_loss_free(loss);
    glia_model_free(model);
    return 0;
}

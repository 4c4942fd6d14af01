/* What a call costs in C: the functions of glia.h with nothing between. benches/calls/run.py runs it. */

/* For clock_gettime in strict C. */
#define _POSIX_C_SOURCE 200809L

#include "check.h"
#include "measure.h"
#include "problem.h"

typedef struct run {
    glia_session *session;
    const float *inputs;
    float *outputs;
    size_t rows;
} run;

static void bare(void *user, int64_t calls)
{
    volatile uint32_t *version = user;
    for (int64_t call = 0; call < calls; call++)
        *version = glia_version();
}

static void ask(void *user, int64_t calls)
{
    const run *used = user;
    int64_t version;
    for (int64_t call = 0; call < calls; call++)
        CHECK(glia_session_version, used->session, &version);
}

static void infer(void *user, int64_t calls)
{
    const run *used = user;
    for (int64_t call = 0; call < calls; call++)
        CHECK(glia_session_run, used->session, used->inputs, used->rows * CALLS_INPUTS, used->outputs,
              used->rows * CALLS_OUTPUTS);
}

static glia_model *network(void)
{
    const int64_t shape[1] = {CALLS_INPUTS};
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    int32_t node = 0;
    CHECK(glia_graph_new, &graph);
    CHECK(glia_graph_add_input, graph, "inputs", GLIA_STRLEN, shape, 1, &node);
    CHECK(glia_graph_add_dense, graph, "hidden", GLIA_STRLEN, node, CALLS_HIDDEN, GLIA_ACTIVATION_TANH,
          &node);
    CHECK(glia_graph_add_dense, graph, "output", GLIA_STRLEN, node, CALLS_OUTPUTS,
          GLIA_ACTIVATION_IDENTITY, &node);
    CHECK(glia_model_new, graph, CALLS_SEED, &model);
    glia_graph_free(graph);
    return model;
}

int main(void)
{
    static float inputs[CALLS_ROWS * CALLS_INPUTS], outputs[CALLS_ROWS * CALLS_OUTPUTS];
    static float row_outputs[CALLS_OUTPUTS];
    uint32_t version = 0;
    glia_model *model = network();
    run row = {NULL, inputs, row_outputs, 1}, batch = {NULL, inputs, outputs, CALLS_ROWS};
    calls_inputs(inputs, sizeof inputs / sizeof inputs[0]);
    CHECK(glia_session_new, model, NULL, 1, &row.session);
    CHECK(glia_session_new, model, NULL, CALLS_ROWS, &batch.session);
    infer(&row, 1);
    infer(&batch, 1);
    calls_report(calls_hash(calls_hash(CALLS_HASH, row_outputs, CALLS_OUTPUTS), outputs,
                            CALLS_ROWS * CALLS_OUTPUTS));
    calls_time("calls.bare", bare, &version);
    calls_time("calls.ask", ask, &row);
    calls_time("calls.row", infer, &row);
    calls_time("calls.batch", infer, &batch);
    glia_session_free(row.session);
    glia_session_free(batch.session);
    glia_model_free(model);
    return 0;
}

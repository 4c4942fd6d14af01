/*
 * A program with Microsoft's ABI and without its C runtime: what it is linked with is glia.lib and Windows
 * itself. It learns exclusive-or, and ends with 0 where it did; else with the line where it went wrong.
 */

#include <glia/glia.h>

__declspec(dllimport) void ExitProcess(unsigned code);

/* What Microsoft's compiler asks for where there are floats, and its runtime would bring. */
extern int _fltused;
int _fltused = 0;

#define EXPECT(condition) \
    do { \
        if (!(condition)) \
            ExitProcess(__LINE__); \
    } while (0)

static const float inputs[8] = {0, 0, 0, 1, 1, 0, 1, 1};
static const float targets[4] = {0, 1, 1, 0};

static glia_model *make_model(void)
{
    const int64_t shape[1] = {2};
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    int32_t node = 0;
    EXPECT(glia_graph_new(&graph, NULL) == GLIA_OK);
    EXPECT(glia_graph_add_input(graph, "inputs", GLIA_STRLEN, shape, 1, &node, NULL) == GLIA_OK);
    EXPECT(glia_graph_add_dense(graph, "hidden", GLIA_STRLEN, node, 8, GLIA_ACTIVATION_TANH, &node, NULL) == GLIA_OK);
    EXPECT(glia_graph_add_dense(graph, "output", GLIA_STRLEN, node, 1, GLIA_ACTIVATION_IDENTITY, &node, NULL) ==
           GLIA_OK);
    EXPECT(glia_model_new(graph, 1, &model, NULL) == GLIA_OK);
    glia_graph_free(graph);
    return model;
}

static glia_trainer *make_trainer(const glia_model *model)
{
    glia_loss *loss = NULL;
    glia_optimizer *adam = NULL;
    glia_trainer *trainer = NULL;
    EXPECT(glia_loss_new(GLIA_LOSS_MEAN_SQUARED_ERROR, &loss, NULL) == GLIA_OK);
    EXPECT(glia_optimizer_new(GLIA_OPTIMIZER_ADAM, &adam, NULL) == GLIA_OK);
    EXPECT(glia_optimizer_set(adam, GLIA_PARAM_LEARNING_RATE, 0.01, NULL) == GLIA_OK);
    EXPECT(glia_trainer_new(model, loss, adam, NULL, NULL, &trainer, NULL) == GLIA_OK);
    glia_optimizer_free(adam);
    glia_loss_free(loss);
    return trainer;
}

void begin(void);

void begin(void)
{
    double first = 0, value = 0;
    EXPECT(glia_version() == GLIA_VERSION && glia_abi_version() == GLIA_ABI_VERSION);
    glia_model *model = make_model();
    glia_trainer *trainer = make_trainer(model);
    for (int step = 0; step < 1000; step++) {
        EXPECT(glia_trainer_step(trainer, inputs, 8, targets, GLIA_TYPE_FLOAT32, 4, &value, NULL) == GLIA_OK);
        first = step == 0 ? value : first;
    }
    EXPECT(first > 0.1 && value < 0.01);
    /* A refused call: a status, and no error is asked for. */
    EXPECT(glia_trainer_step(trainer, inputs, 7, targets, GLIA_TYPE_FLOAT32, 4, &value, NULL) != GLIA_OK);
    glia_trainer_free(trainer);
    glia_model_free(model);
    ExitProcess(0);
}

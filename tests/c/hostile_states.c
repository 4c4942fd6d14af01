/*
 * hostile_states.c: calls that do not fit what an object is doing, memory that is lent to the
 * library and given back once, and what the callback of a run may do.
 */
#include "hostile.h"

#include <string.h>

/* Calls with a handle in another state. */
static void try_handle(const char *name, const char *argument_name, void *handle, bool no_options,
                       glia_status status)
{
    const struct export_entry *entry = entry_named(name);
    int place = argument_named(entry, argument_name);
    struct fixture fixture;
    begin_check(entry, "a handle in another state", argument_name);
    fixture_begin(&fixture, entry);
    fixture.slots[place].pointer = handle;
    if (no_options) {
        fixture.slots[argument_named(entry, "options")].pointer = NULL;
    }
    expect_failure(&fixture, status, &entry->arguments[place]);
    fixture_end(&fixture);
}

/* A trainer without a run, without gradients, without the gradient at the input. */
static void check_idle_trainer(void)
{
    glia_trainer *trainer = NULL;
    glia_trainer_new(spare_handle(KIND_MODEL), spare_handle(KIND_LOSS),
                     spare_handle(KIND_OPTIMIZER), NULL, NULL, &trainer, NULL);
    try_handle("glia_trainer_apply_gradients", "trainer", trainer, false,
               GLIA_ERROR_INVALID_STATE);
    try_handle("glia_trainer_input_gradient", "trainer", trainer, false, GLIA_ERROR_INVALID_STATE);
    try_handle("glia_trainer_advance", "trainer", trainer, false, GLIA_ERROR_INVALID_STATE);
    try_handle("glia_trainer_progress", "trainer", trainer, false, GLIA_ERROR_INVALID_STATE);
    try_handle("glia_trainer_fit", "trainer", trainer, true, GLIA_ERROR_INVALID_STATE);
    glia_trainer_free(trainer);
}

/* Graphs and layers that make no model, and models that make no trainer. */
static void check_unfinished_parts(void)
{
    const int64_t shape[1] = {2};
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    int32_t node = 0;
    glia_graph_new(&graph, NULL);
    try_handle("glia_model_new", "graph", graph, false, GLIA_ERROR_INVALID_ARGUMENT);
    glia_graph_add_input(graph, "input", GLIA_STRLEN, shape, 1, &node, NULL);
    glia_model_new(graph, 0, &model, NULL);
    try_handle("glia_trainer_new", "model", model, false, GLIA_ERROR_INVALID_ARGUMENT);
    glia_graph_add_input(graph, "another", GLIA_STRLEN, shape, 1, &node, NULL);
    try_handle("glia_model_new", "graph", graph, false, GLIA_ERROR_INVALID_ARGUMENT);
    glia_model_free(model);
    glia_graph_free(graph);
}

/* Labels that the loss has no class for, in a tensor. */
static void check_wrong_labels(void)
{
    const int32_t labels[4] = {0, 1, 2, 9};
    glia_tensor *tensor = make_tensor(GLIA_TYPE_INT32, 4, 0);
    glia_tensor_copy_in(tensor, labels, sizeof labels, NULL);
    try_handle("glia_session_evaluate", "targets", tensor, false, GLIA_ERROR_OUT_OF_RANGE);
    try_handle("glia_trainer_fit", "targets", tensor, false, GLIA_ERROR_OUT_OF_RANGE);
    glia_tensor_free(tensor);
}

/* Memory that was lent is given back once: when its last tensor is freed, and not before. */
void check_lent_memory(void)
{
    static const struct {
        const char *name;
        int *count;
    } lenders[] = {
        {"glia_tensor_borrow", &borrowed_memory_releases},
        {"glia_tensor_from_dlpack", &lent_tensor_deletions},
    };
    for (size_t index = 0; index < sizeof(lenders) / sizeof(lenders[0]); index++) {
        const struct export_entry *entry = entry_named(lenders[index].name);
        int out = argument_named(entry, "tensor");
        const int before = *lenders[index].count;
        glia_tensor *tensor = NULL, *part = NULL;
        struct fixture fixture;
        begin_check(entry, "memory that is lent", NULL);
        fixture_begin(&fixture, entry);
        fixture.slots[out].pointer = NULL;
        check_status(fixture_call(&fixture), GLIA_ERROR_NULL_POINTER);
        check(*lenders[index].count == before, "no release after a failure");
        fixture.slots[out].pointer = &tensor;
        clean_outputs(&fixture);
        check_status(fixture_call(&fixture), GLIA_OK);
        check_status(glia_tensor_slice(tensor, 0, 0, 1, &part, NULL), GLIA_OK);
        glia_tensor_free(tensor);
        glia_tensor_free(tensor);
        check(*lenders[index].count == before, "no release while a part is alive");
        glia_tensor_free(part);
        glia_tensor_free(part);
        check(*lenders[index].count == before + 1, "one release");
        fixture_end(&fixture);
    }
}

/* What a callback does with the trainer of its run, and what it got. */
struct visit {
    glia_trainer *trainer;
    bool frees;
    int calls;
    bool failed;
};

static int32_t visit_trainer(const glia_progress *progress, void *user)
{
    struct visit *visit = user;
    int64_t steps = 0;
    size_t size = 0;
    visit->calls++;
    visit->failed |= progress->step < 1;
    visit->failed |= glia_trainer_step_count(visit->trainer, &steps, NULL) != GLIA_OK;
    visit->failed |= glia_trainer_save_to_memory(visit->trainer, NULL, 0, &size, NULL) != GLIA_OK;
    visit->failed |= glia_trainer_optimizer_set(visit->trainer, GLIA_PARAM_LEARNING_RATE, 0.5,
                                                NULL) != GLIA_OK;
    if (visit->frees) {
        glia_trainer_free(visit->trainer);
    }
    return 0;
}

/* A callback may use the trainer; freeing it is forbidden, and a checked library says so. */
static void check_callback(bool frees, glia_status status)
{
    const struct export_entry *entry = entry_named("glia_trainer_fit");
    struct visit visit = {.frees = frees};
    struct fixture fixture;
    begin_check(entry, "what the callback does", frees ? "frees the trainer" : "uses the trainer");
    fixture_begin(&fixture, entry);
    visit.trainer = fixture.slots[argument_named(entry, "trainer")].pointer;
    fixture.slots[argument_named(entry, "callback")].progress = visit_trainer;
    fixture.slots[argument_named(entry, "user")].pointer = &visit;
    glia_error *error = NULL;
    fixture.slots[argument_named(entry, "error")].pointer = &error;
    check_status(fixture_call(&fixture), status);
    check(visit.calls == (frees ? 1 : 4) && !visit.failed, "callbacks in which calls work");
    if (status != GLIA_OK) {
        check_message(error, status, &entry->arguments[0]);
    }
    fixture_end(&fixture);
}

void check_states(void)
{
    check_idle_trainer();
    check_unfinished_parts();
    check_wrong_labels();
    check_callback(false, GLIA_OK);
    check_callback(true, GLIA_ERROR_BAD_HANDLE);
}

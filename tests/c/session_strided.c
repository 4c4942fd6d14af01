/*
 * glia_session_run_strided: rows one after the other, fields of structs, a structure of arrays, each
 * with the bits of glia_session_run and nothing else touched; and what is refused.
 */

#include "harness.h"

#include <string.h>

enum { INPUTS = 7, OUTPUTS = 4, ROWS = 251, AROUND = 3, MEMORY = ROWS * 40 + 2 * AROUND };

/* How the rows of inputs and outputs stand. */
typedef struct layout {
    const char *name;
    size_t first_input, input_row, input_element;
    size_t first_output, output_row, output_element;
} layout;

/* An engine's agent. */
enum { FLOATS = 17, OBSERVATION = 2, ACTION = 11 };

static const layout layouts[] = {
    {"one after the other", 0, INPUTS, 1, ROWS * INPUTS, OUTPUTS, 1},
    {"fields of structs", OBSERVATION, FLOATS, 1, ACTION, FLOATS, 1},
    {"fields, the output first", OUTPUTS, INPUTS + OUTPUTS, 1, 0, INPUTS + OUTPUTS, 1},
    {"a structure of arrays", 0, 1, ROWS, INPUTS * ROWS, 1, ROWS},
    {"arrays with room at the end", 5, 1, ROWS + 9, 12 * (ROWS + 9), 1, ROWS + 9},
    {"arrays in, structs out", 0, 1, ROWS, INPUTS * ROWS, 2 * OUTPUTS, 2},
    {"every third float", 1, 3 * INPUTS, 3, 3 * INPUTS * ROWS, 3, 3 * ROWS},
    {"one row for all", 0, 0, 1, INPUTS, OUTPUTS, 1},
};

static float memory[MEMORY], before[MEMORY], inputs[ROWS * INPUTS], expected[ROWS * OUTPUTS];

static size_t input_at(const layout *how, size_t row, size_t element)
{
    return AROUND + how->first_input + row * how->input_row + element * how->input_element;
}

static size_t output_at(const layout *how, size_t row, size_t element)
{
    return AROUND + how->first_output + row * how->output_row + element * how->output_element;
}

static void check_layout(glia_session *session, const layout *how, size_t rows, const char *place)
{
    harness_numbers(memory, MEMORY, 21);
    for (size_t row = 0; row < rows; row++)
        for (size_t element = 0; element < INPUTS; element++)
            inputs[row * INPUTS + element] = memory[input_at(how, row, element)];
    CHECK_OK(glia_session_run(session, inputs, rows * INPUTS, expected, rows * OUTPUTS, ERROR));
    memcpy(before, memory, sizeof memory);
    CHECK_OK(glia_session_run_strided(session, rows, memory + input_at(how, 0, 0), how->input_row,
                                      how->input_element, memory + output_at(how, 0, 0),
                                      how->output_row, how->output_element, ERROR));
    for (size_t row = 0; row < rows; row++)
        for (size_t element = 0; element < OUTPUTS; element++)
            before[output_at(how, row, element)] = expected[row * OUTPUTS + element];
    CHECK_THAT(memcmp(memory, before, sizeof memory) == 0, "%s, %zu rows, %s", how->name, rows,
               place);
}

static void check_layouts(const glia_model *model, const glia_runtime *runtime, const char *place)
{
    glia_session *session = NULL;
    CHECK_OK(glia_session_new(model, runtime, ROWS, &session, ERROR));
    for (size_t index = 0; index < sizeof layouts / sizeof *layouts; index++)
        for (size_t rows = 0; rows <= ROWS; rows += rows < 20 ? 1 : 33)
            check_layout(session, &layouts[index], rows, place);
    glia_session_free(session);
}

static void check_refused(const glia_model *model)
{
    float *all = memory;
    glia_session *session = NULL;
    CHECK_OK(glia_session_new(model, NULL, 8, &session, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "at most 8 rows",
                  glia_session_run_strided(session, 9, all, 7, 1, all + 100, 4, 1, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "inputs",
                  glia_session_run_strided(session, 2, NULL, 7, 1, all, 4, 1, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "outputs",
                  glia_session_run_strided(session, 2, all, 7, 1, NULL, 4, 1, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "input_row_stride",
                  glia_session_run_strided(session, 2, all, SIZE_MAX, 1, all, 4, 1, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "output_row_stride",
                  glia_session_run_strided(session, 2, all, 7, 1, all + 100, SIZE_MAX / 4, 1, ERROR));
    /* Rows over each other, and elements over each other. */
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "output_row_stride",
                  glia_session_run_strided(session, 2, all, 7, 1, all + 100, 3, 1, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "output_row_stride",
                  glia_session_run_strided(session, 8, all, 7, 1, all + 100, 1, 7, ERROR));
    /* An output over an input: behind the first row, in a struct, in an array. */
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "outputs",
                  glia_session_run_strided(session, 2, all, 7, 1, all + 13, 4, 1, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "outputs",
                  glia_session_run_strided(session, 8, all, 11, 1, all + 6, 11, 1, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "outputs",
                  glia_session_run_strided(session, 8, all + 60, 1, 8, all + 53, 1, 8, ERROR));
    CHECK_OK(glia_session_run_strided(session, 0, NULL, 0, 0, NULL, 0, 0, ERROR));
    glia_session_free(session);
}

int main(void)
{
    const harness_dense layers[3] = {{9, GLIA_ACTIVATION_TANH},
                                     {6, GLIA_ACTIVATION_SIGMOID},
                                     {OUTPUTS, GLIA_ACTIVATION_IDENTITY}};
    const harness_dense gated[2] = {{12, GLIA_ACTIVATION_GLU}, {OUTPUTS, GLIA_ACTIVATION_SOFTMAX}};
    harness_runtimes runtimes;
    glia_model *model = harness_model(INPUTS, layers, 3, 3);
    /* One that a single row goes through by the way of all. */
    glia_model *other = harness_model(INPUTS, gated, 2, 3);
    harness_runtimes_make(&runtimes);
    for (size_t index = 0; index < runtimes.count; index++) {
        check_layouts(model, runtimes.handle[index], runtimes.text[index]);
        check_layouts(other, runtimes.handle[index], runtimes.text[index]);
    }
    check_refused(model);
    harness_runtimes_free(&runtimes);
    glia_model_free(model);
    glia_model_free(other);
    return harness_finish("session_strided");
}

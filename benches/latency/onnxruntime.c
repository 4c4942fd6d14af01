/*
 * The latency of single calls of ONNX Runtime, whose shared library is opened by its path. Its C
 * interface is a table of functions to which new ones are only appended; the ones that are used are
 * taken by their place. Tensors and names are made once, the output too: the cheapest way to call it.
 *
 *   onnxruntime NETWORK CALLS LIBRARY MODEL
 */
#include "latency.h"

#include <dlfcn.h>

/* Places in the table (onnxruntime_c_api.h, struct OrtApi). */
enum {
    GET_ERROR_MESSAGE = 2,
    CREATE_ENV = 3,
    CREATE_SESSION = 7,
    RUN = 9,
    CREATE_SESSION_OPTIONS = 10,
    SET_INTRA_OP_NUM_THREADS = 24,
    CREATE_TENSOR_WITH_DATA = 49,
    CREATE_CPU_MEMORY_INFO = 69
};
enum { API_VERSION = 11, WARNING = 2, ARENA_ALLOCATOR = 1, DEFAULT_MEMORY = 0, TYPE_FLOAT = 1 };

typedef void *status;
typedef struct api_base {
    const void *const *(*get_api)(uint32_t version);
    const char *(*get_version)(void);
} api_base;

typedef status (*create_env)(int level, const char *name, void **env);
typedef status (*create_options)(void **options);
typedef status (*set_threads)(void *options, int threads);
typedef status (*create_session)(void *env, const char *path, void *options, void **session);
typedef status (*create_memory_info)(int allocator, int type, void **info);
typedef status (*create_tensor)(void *info, void *data, size_t bytes, const int64_t *shape,
                                size_t axes, int type, void **tensor);
typedef status (*run_session)(void *session, const void *options, const char *const *input_names,
                              const void *const *inputs, size_t input_count,
                              const char *const *output_names, size_t output_count, void **outputs);
typedef const char *(*error_message)(status failed);

static const void *const *api;
static struct {
    run_session run;
    void *session, *input, *output;
    float inputs[OBSERVATIONS], outputs[ACTIONS];
} one;

/* A function of the table, as the type of the pointer that it is put into. */
static void take(void *function, int place)
{
    memcpy(function, &api[place], sizeof(void *));
}

static void must(status failed)
{
    if (failed != NULL) {
        error_message message;
        take(&message, GET_ERROR_MESSAGE);
        fprintf(stderr, "onnxruntime: %s\n", message(failed));
        exit(1);
    }
}

static int run(void *unused)
{
    static const char *const input_names[1] = {"x"}, *const output_names[1] = {"y"};
    const void *inputs[1] = {one.input};
    (void)unused;
    return one.run(one.session, NULL, input_names, inputs, 1, output_names, 1, &one.output) != NULL;
}

static void make_session(const char *model)
{
    const int64_t input_shape[2] = {1, OBSERVATIONS}, output_shape[2] = {1, ACTIONS};
    void *env, *options, *info;
    create_env new_env;
    create_options new_options;
    set_threads threads;
    create_session new_session;
    create_memory_info new_info;
    create_tensor new_tensor;
    take(&new_env, CREATE_ENV);
    take(&new_options, CREATE_SESSION_OPTIONS);
    take(&threads, SET_INTRA_OP_NUM_THREADS);
    take(&new_session, CREATE_SESSION);
    take(&new_info, CREATE_CPU_MEMORY_INFO);
    take(&new_tensor, CREATE_TENSOR_WITH_DATA);
    take(&one.run, RUN);
    must(new_env(WARNING, "latency", &env));
    must(new_options(&options));
    must(threads(options, 1));
    must(new_session(env, model, options, &one.session));
    must(new_info(ARENA_ALLOCATOR, DEFAULT_MEMORY, &info));
    must(new_tensor(info, one.inputs, sizeof one.inputs, input_shape, 2, TYPE_FLOAT, &one.input));
    must(new_tensor(info, one.outputs, sizeof one.outputs, output_shape, 2, TYPE_FLOAT,
                    &one.output));
}

int main(int count, char **arguments)
{
    static network net;
    const api_base *(*get_base)(void) = NULL;
    void *library = count == 5 ? dlopen(arguments[3], RTLD_NOW) : NULL;
    void *found = library != NULL ? dlsym(library, "OrtGetApiBase") : NULL;
    if (found == NULL) {
        fprintf(stderr, "usage: onnxruntime NETWORK CALLS LIBRARY MODEL\n");
        return 2;
    }
    memcpy(&get_base, &found, sizeof found);
    api = get_base()->get_api(API_VERSION);
    fprintf(stderr, "onnxruntime %s\n", get_base()->get_version());
    read_network(arguments[1], &net);
    memcpy(one.inputs, net.observation, sizeof one.inputs);
    make_session(arguments[4]);
    measure("onnxruntime", "run", atol(arguments[2]), run, NULL, one.outputs);
    return 0;
}

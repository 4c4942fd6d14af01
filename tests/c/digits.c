/*
 * The handwritten digits, learned as every binding learns them in its tests: the weights have the hash
 * of tests/golden/digits_hash.txt, which is a promise to all of them.
 *
 * 64 pixels (0 to 16, divided by 16), "layer1" dense 64 ReLU, "layer2" 32 ReLU, "layer3" 10, seed 1; softmax
 * cross-entropy; Adam with learning rate 0.002; five epochs of shuffled batches of 32, seed 1.
 *
 * With the name of an instruction-set level as its argument, at that level; 77 where this CPU lacks it.
 * Prints the level and the hash.
 */

#include "harness.h"

#include <stdio.h>
#include <string.h>

enum { IMAGES = 1797, PIXELS = 64 };

static float pixels[IMAGES * PIXELS];
static int32_t labels[IMAGES];

static int read_digits(void)
{
    FILE *file = fopen("examples/data/digits.csv", "r");
    int read = file != NULL;
    for (int image = 0; read && image < IMAGES; image++) {
        int number = 0;
        for (int pixel = 0; read && pixel < PIXELS; pixel++) {
            read = fscanf(file, "%d,", &number) == 1;
            pixels[image * PIXELS + pixel] = (float)number / 16;
        }
        read = read && fscanf(file, "%d", &number) == 1;
        labels[image] = number;
    }
    if (file != NULL)
        fclose(file);
    return read;
}

/* A runtime at the level with a name, or at the best one; NULL where this CPU lacks it. */
static glia_runtime *runtime_at(const char *wanted)
{
    glia_runtime_options options = {sizeof options, 0, 0};
    glia_runtime *runtime = NULL;
    char name[16];
    int32_t level = 0;
    if (wanted != NULL) {
        do {
            level++;
            if (glia_level_name(level, name, sizeof name, NULL, NULL) != GLIA_OK) {
                CHECK_THAT(0, "no level is called %s", wanted);
                return NULL;
            }
        } while (strcmp(name, wanted) != 0);
        options.level = level;
    }
    glia_status status = glia_runtime_new(&options, &runtime, ERROR);
    if (wanted == NULL || status != GLIA_ERROR_UNSUPPORTED)
        CHECK_THAT(status == GLIA_OK, "no runtime: status %d", (int)status);
    return runtime;
}

static glia_trainer *learn(const glia_runtime *runtime)
{
    const harness_dense layers[3] = {
        {64, GLIA_ACTIVATION_RELU}, {32, GLIA_ACTIVATION_RELU}, {10, GLIA_ACTIVATION_IDENTITY}};
    const glia_fit_options options = {sizeof options, 5, 32, 0, 0, 0};
    glia_model *model = harness_model(PIXELS, layers, 3, 1);
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY,
                                            GLIA_OPTIMIZER_ADAM, 0.002, runtime, 32, 1);
    glia_tensor *inputs = harness_tensor(GLIA_TYPE_FLOAT32, pixels, IMAGES, PIXELS);
    glia_tensor *targets = harness_tensor(GLIA_TYPE_INT32, labels, IMAGES, 0);
    CHECK_OK(glia_trainer_fit(trainer, inputs, targets, &options, NULL, NULL, ERROR));
    glia_tensor_free(inputs);
    glia_tensor_free(targets);
    glia_model_free(model);
    return trainer;
}

int main(int count, char **arguments)
{
    uint8_t hash[HARNESS_HASH];
    char text[2 * HARNESS_HASH + 1] = "", expected[2 * HARNESS_HASH + 1] = "";
    CHECK_THAT(read_digits(), "examples/data/digits.csv cannot be read");
    glia_runtime *runtime = runtime_at(count > 1 ? arguments[1] : NULL);
    if (runtime == NULL)
        return harness_finish("digits") != 0 ? 1 : 77;
    glia_trainer *trainer = learn(runtime);
    harness_trainer_hash(trainer, hash);
    for (int byte = 0; byte < HARNESS_HASH; byte++)
        snprintf(text + 2 * byte, 3, "%02x", (unsigned)hash[byte]);
    char name[16] = "";
    int32_t level = 0;
    CHECK_OK(glia_runtime_level(runtime, &level, ERROR));
    CHECK_OK(glia_level_name(level, name, sizeof name, NULL, ERROR));
    printf("%s %s\n", name, text);
    FILE *file = fopen("tests/golden/digits_hash.txt", "r");
    CHECK_THAT(file != NULL && fscanf(file, "%64s", expected) == 1, "no golden hash");
    if (file != NULL)
        fclose(file);
    CHECK_THAT(strcmp(text, expected) == 0, "got the hash %s", text);
    glia_trainer_free(trainer);
    glia_runtime_free(runtime);
    return harness_finish("digits");
}

/*
 * The handwritten digits, learned as every binding learns them in its tests: the weights have the hash
 * of tests/golden/digits_hash.txt, which is a promise to all of them.
 *
 * 64 pixels (0 to 16, divided by 16), "layer1" dense 64 ReLU, "layer2" 32 ReLU, "layer3" 10, seed 1; softmax
 * cross-entropy; Adam with learning rate 0.002; five epochs of shuffled batches of 32, seed 1.
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

static glia_trainer *learn(void)
{
    const harness_dense layers[3] = {
        {64, GLIA_ACTIVATION_RELU}, {32, GLIA_ACTIVATION_RELU}, {10, GLIA_ACTIVATION_IDENTITY}};
    const glia_fit_options options = {sizeof options, 5, 32, 0, 0, 0};
    glia_model *model = harness_model(PIXELS, layers, 3, 1);
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY,
                                            GLIA_OPTIMIZER_ADAM, 0.002, NULL, 32, 1);
    glia_tensor *inputs = harness_tensor(GLIA_TYPE_FLOAT32, pixels, IMAGES, PIXELS);
    glia_tensor *targets = harness_tensor(GLIA_TYPE_INT32, labels, IMAGES, 0);
    CHECK_OK(glia_trainer_fit(trainer, inputs, targets, &options, NULL, NULL, ERROR));
    glia_tensor_free(inputs);
    glia_tensor_free(targets);
    glia_model_free(model);
    return trainer;
}

int main(void)
{
    uint8_t hash[HARNESS_HASH];
    char text[2 * HARNESS_HASH + 1] = "", expected[2 * HARNESS_HASH + 1] = "";
    CHECK_THAT(read_digits(), "examples/data/digits.csv cannot be read");
    glia_trainer *trainer = learn();
    harness_trainer_hash(trainer, hash);
    for (int byte = 0; byte < HARNESS_HASH; byte++)
        snprintf(text + 2 * byte, 3, "%02x", (unsigned)hash[byte]);
    FILE *file = fopen("tests/golden/digits_hash.txt", "r");
    CHECK_THAT(file != NULL && fscanf(file, "%64s", expected) == 1, "no golden hash");
    if (file != NULL)
        fclose(file);
    CHECK_THAT(strcmp(text, expected) == 0, "got the hash %s", text);
    glia_trainer_free(trainer);
    return harness_finish("digits");
}

/* digits.c: trains one network on several machines, data-parallel, under MPI.
 *
 *     mpirun -n RANKS digits [MICRO_BATCHES]
 *
 * Every rank has the same network, takes its own 32 of the images of a step, and computes their
 * gradients. The mean of the gradients over the ranks (average.c) is the same bits everywhere, and so is
 * the update. With MICRO_BATCHES each rank takes so many times 32 images, one after the other, and
 * adds their gradients up itself: one rank with 3 micro-batches learns what 3 ranks learn, bit for bit.
 * The hash that is printed shows it. README.md tells more. */
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../c/check.h"
#include "../c/digit_images.h"
#include "../c/training.h"
#include "average.h"

enum { BATCH = 32, EPOCHS = 30, SEED = 1, HASH_BYTES = 32 };

#define LEARNING_RATE 0.002

/* 64 pixels -> 64 -> 10 outputs. The slopes of the first layer are drawn for each image of each step:
 * randomness is no obstacle, as draws go by the seed, the step and the number of the image. */
static glia_trainer *build_trainer(void)
{
    int64_t shape[1] = {DIGIT_PIXELS};
    int32_t node = 0;
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    glia_loss *loss = NULL;
    glia_optimizer *optimizer = NULL;
    glia_trainer *trainer = NULL;
    glia_trainer_options options = {.struct_size = sizeof options, .largest_batch = BATCH,
                                    .seed = SEED};
    CHECK(glia_graph_new, &graph);
    CHECK(glia_graph_add_input, graph, "pixels", GLIA_STRLEN, shape, 1, &node);
    node = add_dense(graph, "hidden", 64, GLIA_ACTIVATION_RRELU, node);
    add_dense(graph, "digit", DIGIT_CLASSES, GLIA_ACTIVATION_IDENTITY, node);
    /* The same seed gives the same weights on every rank: nothing has to be sent. */
    CHECK(glia_model_new, graph, SEED, &model);
    CHECK(glia_loss_new, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY, &loss);
    CHECK(glia_optimizer_new, GLIA_OPTIMIZER_ADAM, &optimizer);
    CHECK(glia_optimizer_set, optimizer, GLIA_PARAM_LEARNING_RATE, LEARNING_RATE);
    CHECK(glia_trainer_new, model, loss, optimizer, NULL, &options, &trainer);
    glia_optimizer_free(optimizer);
    glia_loss_free(loss);
    glia_model_free(model);
    glia_graph_free(graph);
    return trainer;
}

/* Computes the gradients of the batch that begins with this image, counted on past the end. */
static void compute_gradients(glia_trainer *trainer, const struct images *images, size_t first)
{
    static float pixels[BATCH * DIGIT_PIXELS];
    static int32_t labels[BATCH];
    for (size_t row = 0; row < BATCH; row++) {
        size_t image = (first + row) % images->count;
        memcpy(pixels + row * DIGIT_PIXELS, image_at(images, image), DIGIT_PIXELS * sizeof(float));
        labels[row] = images->labels[image];
    }
    CHECK(glia_trainer_compute_gradients, trainer, pixels, BATCH * DIGIT_PIXELS, labels,
          GLIA_TYPE_INT32, BATCH, NULL);
}

/* One update from the images of all ranks. */
static void step(glia_trainer *trainer, const struct images *images, size_t step_number,
                 size_t micro_batches, struct average *average)
{
    size_t each = micro_batches * BATCH;
    size_t all = each * (size_t)average->ranks;
    size_t first = step_number * all + each * (size_t)average->rank;
    if (micro_batches == 1) {
        compute_gradients(trainer, images, first);
    } else {
        for (size_t part = 0; part < micro_batches; part++) {
            compute_gradients(trainer, images, first + part * BATCH);
            CHECK(glia_trainer_accumulate_gradients, trainer);
        }
        CHECK(glia_trainer_average_gradients, trainer);
    }
    float *gradients = NULL;
    size_t count = 0;
    CHECK(glia_trainer_gradients, trainer, &gradients, &count);
    average_over_ranks(average, gradients);
    CHECK(glia_trainer_apply_gradients, trainer);
}

static double accuracy(const glia_trainer *trainer, const struct images *images)
{
    glia_model *model = NULL;
    glia_session *session = NULL;
    float *outputs = allocate(images->count * DIGIT_CLASSES, sizeof *outputs);
    double share = 0;
    CHECK(glia_trainer_model, trainer, &model);
    CHECK(glia_session_new, model, NULL, images->count, &session);
    CHECK(glia_session_run, session, images->pixels, images->count * DIGIT_PIXELS, outputs,
          images->count * DIGIT_CLASSES);
    CHECK(glia_metric_top_accuracy, outputs, images->count, DIGIT_CLASSES, images->labels, 1, &share);
    glia_session_free(session);
    glia_model_free(model);
    free(outputs);
    return share;
}

/* Stops where ranks have other weights than rank 0, and prints the hash otherwise. */
static void compare_ranks(const glia_trainer *trainer, const struct average *average)
{
    uint8_t hash[HASH_BYTES];
    uint8_t *hashes = allocate((size_t)average->ranks, HASH_BYTES);
    CHECK(glia_trainer_hash, trainer, hash, HASH_BYTES);
    MPI_Allgather(hash, HASH_BYTES, MPI_BYTE, hashes, HASH_BYTES, MPI_BYTE, MPI_COMM_WORLD);
    for (int rank = 1; rank < average->ranks; rank++) {
        if (memcmp(hashes, hashes + rank * HASH_BYTES, HASH_BYTES) != 0) {
            stop("rank %d has other weights than rank 0", rank);
        }
    }
    if (average->rank == 0) {
        printf("hash ");
        for (size_t byte = 0; byte < HASH_BYTES; byte++) {
            printf("%02x", hash[byte]);
        }
        printf("\n");
    }
    free(hashes);
}

int main(int argc, char **argv)
{
    MPI_Init(&argc, &argv);
    size_t micro_batches = argc > 1 ? strtoul(argv[1], NULL, 10) : 1;
    if (micro_batches < 1 || micro_batches > 1000) {
        stop("usage: digits [MICRO_BATCHES]: 1 to 1000");
    }
    struct images learned, held_out;
    read_digits("examples/data/digits.csv", &learned, &held_out);
    glia_trainer *trainer = build_trainer();
    float *gradients = NULL;
    size_t count = 0;
    CHECK(glia_trainer_gradients, trainer, &gradients, &count);
    struct average average = average_new(count);
    size_t each = micro_batches * BATCH;
    CHECK(glia_trainer_first_row_set, trainer, (uint64_t)(each * (size_t)average.rank));

    size_t steps = EPOCHS * learned.count / (each * (size_t)average.ranks);
    for (size_t number = 0; number < steps; number++) {
        step(trainer, &learned, number, micro_batches, &average);
    }

    if (average.rank == 0) {
        printf("%d ranks of %zu micro-batches of %d images, %zu steps: reads %.1f %% of %zu held-out "
               "digits right\n",
               average.ranks, micro_batches, BATCH, steps, 100 * accuracy(trainer, &held_out),
               held_out.count);
    }
    compare_ranks(trainer, &average);
    average_free(&average);
    glia_trainer_free(trainer);
    images_free(&learned);
    images_free(&held_out);
    MPI_Finalize();
    return EXIT_SUCCESS;
}

/*
 * The digits, learned by the recipe at the head of tests/c/digits.c, through a table of functions: of the
 * library that the program is linked with, or of one that it opened itself. Stands alone, as a program
 * outside the repository would.
 */

#ifndef LEARN_H
#define LEARN_H

#include <glia/glia.h>

/* The functions that the programs use: a line of what they have in common. */
#define LEARN_FUNCTIONS(ONE) \
    ONE(glia_version) \
    ONE(glia_abi_version) \
    ONE(glia_allocator_set) \
    ONE(glia_error_free) \
    ONE(glia_error_message) \
    ONE(glia_graph_new) \
    ONE(glia_graph_free) \
    ONE(glia_graph_add_input) \
    ONE(glia_graph_add_dense) \
    ONE(glia_loss_new) \
    ONE(glia_loss_free) \
    ONE(glia_model_new) \
    ONE(glia_model_free) \
    ONE(glia_optimizer_new) \
    ONE(glia_optimizer_free) \
    ONE(glia_optimizer_set) \
    ONE(glia_runtime_new) \
    ONE(glia_runtime_free) \
    ONE(glia_tensor_new) \
    ONE(glia_tensor_free) \
    ONE(glia_tensor_copy_in) \
    ONE(glia_trainer_new) \
    ONE(glia_trainer_free) \
    ONE(glia_trainer_begin) \
    ONE(glia_trainer_advance) \
    ONE(glia_trainer_fit) \
    ONE(glia_trainer_step_count) \
    ONE(glia_trainer_hash)

#define LEARN_MEMBER(name) __typeof__(&name) name;
typedef struct library {
    LEARN_FUNCTIONS(LEARN_MEMBER)
} library;

typedef struct learner {
    const library *with;
    glia_runtime *runtime;
    glia_model *model;
    glia_trainer *trainer;
    glia_tensor *inputs;
    glia_tensor *labels;
} learner;

enum { HASH_TEXT = 65 };

/* Those that the program is linked with, where it is: defined by linked.c. */
const library *library_linked(void);
/* Opens a library by itself, with what dlopen takes beside RTLD_NOW. */
void *library_open(const char *path, int flags, library *functions);

/* Ends the program with a message unless the condition holds. */
void expect(int holds, const char *what);

/* Reads the images and makes the trainer, with a number of threads. */
void learner_make(learner *made, const library *with, const char *images, int32_t threads);
void learner_free(learner *made);
/* The five epochs; the callback may be NULL. Gives what the library returned. */
glia_status learner_fit(learner *made, glia_progress_callback callback, void *user);
/* So many steps of the run that learner_begin began. */
void learner_begin(learner *made);
void learner_advance(learner *made, int64_t steps);
void learner_hash(const learner *made, char text[HASH_TEXT]);
/* All of the above: the hash must be that in a file. */
void learn_as_promised(const library *with, const char *images, const char *hash_file, int32_t threads);
/* The hash that a file holds. */
void read_hash(const char *hash_file, char text[HASH_TEXT]);

#endif

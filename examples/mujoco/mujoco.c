/* mujoco.c: a policy learns to swing up and balance MuJoCo's cart-pole inside its own control loop.
 *
 *     mujoco [--deterministic] [--seed NUMBER]
 *
 * README.md says what it shows. */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cart_pole.h"
#include "check.h"
#include "dagger.h"
#include "expert.h"
#include "learner.h"
#include "trial.h"

enum { TRIALS = 20, NEEDED = 18 };

int main(int argc, char **argv)
{
    struct cart_pole plant;
    struct expert expert;
    struct learner learner;
    bool deterministic = false;
    uint64_t seed = 1;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--deterministic") == 0) deterministic = true;
        else if (strcmp(argv[i], "--seed") == 0 && i + 1 < argc) seed = strtoull(argv[++i], NULL, 10);
    }
    cart_pole_create(&plant);
    expert_create(&expert, &plant);
    learner_create(&learner, seed, ALL_PERIODS);
    struct dagger dagger = {.plant = &plant, .expert = &expert, .learner = &learner, .random = random_stream(seed, 1), .deterministic = deterministic};
    dagger.times = allocate(ALL_PERIODS, sizeof *dagger.times);
    for (int episode = 0; episode < EPISODES; episode++) {
        dagger_episode(&dagger, episode);
        learner_publish(&learner);
        struct random r = random_stream(0, 2);
        int balanced = 0;
        for (int k = 0; k < 10; k++) {
            struct trial t = {.start = draw_start(&r, k % 2 == 0)};
            trial_run(&t, &plant, &learner);
            balanced += t.balanced;
        }
        printf("%2d steps %ld rms %.4f balanced %d\n", episode, (long)dagger.steps, sqrt(learner_take_loss(&learner)), balanced);
        fflush(stdout);
    }
    struct random r = random_stream(0, 3);
    int balanced = 0;
    for (int k = 0; k < TRIALS; k++) {
        struct trial t = {.start = draw_start(&r, k % 2 == 0)};
        trial_run(&t, &plant, &learner);
        balanced += t.balanced;
        printf("%d %d %.2f\n", k, t.balanced, t.upright_after);
    }
    char hash[65];
    learner_hash(&learner, hash);
    printf("%d of %d %s\n", balanced, TRIALS, hash);
    return balanced >= NEEDED ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* mujoco.c: a policy learns to swing up and balance MuJoCo's cart-pole inside its own control loop.
 *
 *     mujoco [--deterministic] [--seed NUMBER]
 *
 * Trains 1 ms in each control period, or with --deterministic four steps, so that another run gives the
 * same bits. Then the policy alone has to balance from 20 starts; the program fails where it does so
 * from fewer than 18. It writes mujoco.png. */
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
#include "random.h"
#include "results.h"
#include "start.h"
#include "trial.h"

#define PICTURE "mujoco.png"

enum { NEEDED = 18 };

/* The streams of random numbers; 0 belongs to the learner. Those of the trials have the same seed
 * in every run. */
enum { EPISODE_STREAM = 1, REHEARSAL_STREAM, TRIAL_STREAM };

struct options {
    bool deterministic;
    uint64_t seed;
};

static struct options read_options(int argc, char **argv)
{
    struct options options = {false, 1};
    for (int index = 1; index < argc; index++) {
        char *end = "";
        if (strcmp(argv[index], "--deterministic") == 0) {
            options.deterministic = true;
        } else if (strcmp(argv[index], "--seed") == 0 && index + 1 < argc) {
            options.seed = strtoull(argv[++index], &end, 10);
        } else {
            end = argv[index];
        }
        if (*end != '\0') {
            stop("usage: %s [--deterministic] [--seed NUMBER]", argv[0]);
        }
    }
    return options;
}

/* Runs the policy alone from starts of one stream; the first, third and so on hang. Gives the number
 * of those that it balanced. */
static int run_trials(struct trial *trials, int count, uint64_t stream, struct cart_pole *plant,
                      struct learner *learner)
{
    struct random random = random_stream(0, stream);
    int balanced = 0;
    for (int index = 0; index < count; index++) {
        trials[index].start = draw_start(&random, index % 2 == 0);
        trial_run(&trials[index], plant, learner);
        balanced += trials[index].balanced;
    }
    return balanced;
}

/* All episodes; after every third the policy is looked at, outside of the loop. */
static void learn(struct dagger *dagger, struct results *results)
{
    struct trial rehearsals[REHEARSALS];
    printf("%10s%12s%14s%12s\n", "seconds", "steps", "force error", "balanced");
    for (int episode = 0; episode < EPISODES; episode++) {
        const int point = episode / EPISODES_A_POINT;
        dagger_episode(dagger, episode);
        if ((episode + 1) % EPISODES_A_POINT > 0) {
            continue;
        }
        const int balanced = run_trials(rehearsals, REHEARSALS, REHEARSAL_STREAM, dagger->plant,
                                        dagger->learner);
        results->force_errors[point] = STRONGEST_FORCE * sqrt(learner_take_loss(dagger->learner));
        results->balanced[point] = balanced / (double)REHEARSALS;
        printf("%10d%12lld%12.3f N%9d/%d\n", (episode + 1) * EPISODE_SECONDS,
               (long long)dagger->learner->steps, results->force_errors[point], balanced,
               REHEARSALS);
        fflush(stdout);
    }
}

static void print_trials(const struct trial trials[TRIALS])
{
    printf("\n%6s%12s%12s%18s\n", "start", "angle", "position", "upright after");
    for (int index = 0; index < TRIALS; index++) {
        const struct trial *trial = trials + index;
        printf("%6d%10.0f deg%10.2f m", index + 1, trial->start.angle * 180.0 / mjPI,
               trial->start.position);
        if (trial->balanced) {
            printf("%16.2f s\n", trial->upright_after);
        } else {
            printf("%18s\n", "not for 10 s");
        }
    }
}

int main(int argc, char **argv)
{
    static struct results results;
    struct cart_pole plant;
    struct expert expert;
    struct learner learner;
    char hash[65];
    const struct options options = read_options(argc, argv);
    cart_pole_create(&plant);
    expert_create(&expert, &plant);
    learner_create(&learner, options.seed, ALL_PERIODS);
    struct dagger dagger = {.plant = &plant,
                            .expert = &expert,
                            .learner = &learner,
                            .random = random_stream(options.seed, EPISODE_STREAM),
                            .deterministic = options.deterministic,
                            .times = allocate(ALL_PERIODS, sizeof *dagger.times)};
    learn(&dagger, &results);
    const int balanced = run_trials(results.trials, TRIALS, TRIAL_STREAM, &plant, &learner);
    print_trials(results.trials);
    loop_times_print(dagger.times, dagger.periods);
    printf("\nother programs took the processor away %lld times\n",
           (long long)dagger.interruptions);
    loop_times_shares(dagger.times, dagger.periods, &results.shares);
    learner_hash(&learner, hash);
    if (!results_draw(&results, PICTURE)) {
        stop("%s: cannot be written", PICTURE);
    }
    printf("\nweights  %s\nbalanced %d of %d\n", hash, balanced, TRIALS);
    free(dagger.times);
    learner_free(&learner);
    cart_pole_free(&plant);
    return balanced >= NEEDED ? EXIT_SUCCESS : EXIT_FAILURE;
}

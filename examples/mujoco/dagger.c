/* dagger.c: the control loop of dagger.h. */
#include "dagger.h"

#include <math.h>

#include "clock.h"
#include "start.h"

#define TRAINING_BUDGET 1000000 /* nanoseconds in each period */
#define STEPS_A_PERIOD 4        /* instead of a budget, where a run is to be repeated */
#define EXPERT_FADES 0.85
#define FIRST_RATE 2e-3 /* of Adam; it falls by the same factor from episode to episode */
#define LAST_RATE 5e-5

static void train(struct dagger *dagger)
{
    if (dagger->deterministic) {
        learner_train_steps(dagger->learner, STEPS_A_PERIOD);
    } else {
        learner_train_for(dagger->learner, TRAINING_BUDGET);
    }
}

/* Observes, has the expert say what to do, and gives the force of the one who acts. */
static double control(struct dagger *dagger, double expert_share)
{
    const struct state state = cart_pole_state(dagger->plant);
    float observation[OBSERVATIONS];
    cart_pole_observe(&state, observation);
    const double learned = learner_force(dagger->learner, observation);
    const double wanted = expert_force(dagger->expert, &state);
    learner_add(dagger->learner, observation, wanted);
    return random_between(&dagger->random, 0.0, 1.0) < expert_share ? wanted : learned;
}

static void period(struct dagger *dagger, double expert_share)
{
    struct period_times *times = dagger->times + dagger->periods++;
    const int64_t begin = clock_nanoseconds();
    const double force = control(dagger, expert_share);
    const int64_t controlled = clock_nanoseconds();
    cart_pole_step(dagger->plant, force);
    const int64_t simulated = clock_nanoseconds();
    train(dagger);
    const int64_t end = clock_nanoseconds();
    *times = (struct period_times){controlled - begin, end - simulated, end - begin};
}

void dagger_episode(struct dagger *dagger, int number)
{
    const struct state start = draw_start(&dagger->random, number % 2 == 0);
    const double expert_share = pow(EXPERT_FADES, number);
    const double progress = (double)number / (EPISODES - 1);
    learner_set_rate(dagger->learner, FIRST_RATE * pow(LAST_RATE / FIRST_RATE, progress));
    cart_pole_place(dagger->plant, &start);
    dagger->interruptions -= clock_interruptions();
    for (size_t done = 0; done < EPISODE_PERIODS; done++) {
        period(dagger, expert_share);
    }
    dagger->interruptions += clock_interruptions();
}

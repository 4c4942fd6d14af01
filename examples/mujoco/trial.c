/* trial.c: the runs of trial.h. */
#include "trial.h"

#include <math.h>

#define STEPS ((int)(TRIAL_SECONDS / PERIOD + 0.5))
#define STEPS_SHOWN (STEPS / SHOWN)

void trial_run(struct trial *trial, struct cart_pole *plant, struct learner *learner)
{
    cart_pole_place(plant, &trial->start);
    trial->upright_after = 0.0;
    for (int step = 0; step < STEPS; step++) {
        const struct state state = cart_pole_state(plant);
        float observation[OBSERVATIONS];
        if (step % STEPS_SHOWN == 0) {
            trial->angles[step / STEPS_SHOWN] = fabs(state.angle) * 180.0 / mjPI;
        }
        if (fabs(state.angle) > UPRIGHT || fabs(state.position) >= TRACK) {
            trial->upright_after = (step + 1) * PERIOD;
        }
        cart_pole_observe(&state, observation);
        cart_pole_step(plant, learner_force(learner, observation));
    }
    trial->balanced = trial->upright_after <= TRIAL_SECONDS - BALANCE_SECONDS;
}

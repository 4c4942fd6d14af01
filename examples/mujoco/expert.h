/* expert.h: the scripted controller that the policy learns from: it swings the pole up and balances it.
 *
 * Far from upright: energy shaping (Astrom and Furuta 2000, "Swinging up a pendulum by energy
 * control"). The pole's energy E = J w^2 / 2 + m g l (cos a - 1) is 0 where it stands; the cart is
 * accelerated by k E w cos(a), which takes E to 0, and drawn to the middle of the track. The force
 * that gives this acceleration comes from the equations of motion (Spong 1994, "Partial feedback
 * linearization of underactuated mechanical systems").
 *
 * Near upright: the linear-quadratic regulator (Kalman 1960), whose gains come from MuJoCo's
 * finite-difference linearisation by iterating the Riccati equation. V = s' P s, what the regulator
 * still has to pay from the state s, says how near that is; between two values of V the forces are
 * blended, so that the whole is a continuous function of the state. */
#ifndef EXPERT_H
#define EXPERT_H

#include "cart_pole.h"

struct expert {
    struct pole_figures figures;
    double gains[STATES];
    double costs[STATES][STATES]; /* P */
};

/* Works out the gains. Ends the program where they do not converge. */
void expert_create(struct expert *expert, struct cart_pole *plant);

/* The force, from -1 to 1. */
double expert_force(const struct expert *expert, const struct state *state);

#endif

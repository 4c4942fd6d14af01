/* cart_pole.h: the plant: a pole on a cart, simulated by MuJoCo.
 *
 * A cart of 1 kg runs on a track of 2 m to either side; a motor pushes it with up to 15 N. A pole of
 * 0.2 kg and 0.8 m turns freely about it. Angles are in radians, 0 upright, positive towards
 * positive positions; metres, seconds, newtons. */
#ifndef CART_POLE_H
#define CART_POLE_H

#include <mujoco/mujoco.h>

#define PERIOD 0.002 /* of control and simulation: 500 Hz */
#define TRACK 2.0    /* the cart stops at this distance from the middle */
#define STRONGEST_FORCE 15.0

enum { STATES = 4, OBSERVATIONS = 5 };

/* Where it is and how fast it moves. */
struct state {
    double position;
    double angle; /* from -pi to pi */
    double velocity;
    double angular_velocity;
};

struct cart_pole {
    mjModel *model;
    mjData *data;
};

/* What the equations of motion need, as MuJoCo has it. */
struct pole_figures {
    double cart_mass;
    double pole_mass;
    double length;  /* from the hinge to the pole's centre of mass */
    double inertia; /* of the pole about the hinge */
    double gravity;
};

void cart_pole_create(struct cart_pole *plant);
void cart_pole_free(struct cart_pole *plant);

struct pole_figures cart_pole_figures(const struct cart_pole *plant);

void cart_pole_place(struct cart_pole *plant, const struct state *state);
struct state cart_pole_state(const struct cart_pole *plant);

/* One period under a force from -1 to 1, which stand for the strongest to either side. */
void cart_pole_step(struct cart_pole *plant, double force);

/* What a policy sees, each about from -1 to 1: sine and cosine of the angle, angular velocity,
 * position, velocity. */
void cart_pole_observe(const struct state *state, float observation[OBSERVATIONS]);

#endif

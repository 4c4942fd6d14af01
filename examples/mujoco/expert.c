/* expert.c: the controller of expert.h. */
#include "expert.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "check.h"

/* Costs of a state and of a force, by which the regulator weighs. */
static const double state_costs[STATES] = {2.0, 20.0, 0.2, 0.5};
#define FORCE_COST 4.0
#define MOST_ITERATIONS 100000

#define ENERGY_GAIN 12.0
#define POSITION_GAIN 2.0
#define VELOCITY_GAIN 1.5
/* Below the first the regulator has the cart alone, above the second energy shaping. */
#define NEAR 1.0
#define FAR 2.0

/* s' = A s + B u, one period later. */
struct linear {
    double a[STATES][STATES];
    double b[STATES];
};

static struct linear linearise(struct cart_pole *plant)
{
    const struct state upright = {0.0, 0.0, 0.0, 0.0};
    struct linear linear;
    cart_pole_place(plant, &upright);
    plant->data->ctrl[0] = 0.0;
    mjd_transitionFD(plant->model, plant->data, 1e-6, true, &linear.a[0][0], linear.b, NULL, NULL);
    return linear;
}

/* One iteration of P = Q + A' P A - A' P B (R + B' P B)^-1 B' P A, and the gains that go with it;
 * gives the largest relative change of P. */
static double iterate(struct expert *expert, const struct linear *linear)
{
    double pa[STATES][STATES] = {{0.0}}; /* P A */
    double bpa[STATES] = {0.0};          /* B' P A */
    double pb[STATES] = {0.0};
    double scale = PERIOD * FORCE_COST;
    double change = 0.0;
    for (int row = 0; row < STATES; row++) {
        for (int inner = 0; inner < STATES; inner++) {
            pb[row] += expert->costs[row][inner] * linear->b[inner];
            for (int column = 0; column < STATES; column++) {
                pa[row][column] += expert->costs[row][inner] * linear->a[inner][column];
            }
        }
    }
    for (int row = 0; row < STATES; row++) {
        scale += linear->b[row] * pb[row];
        for (int column = 0; column < STATES; column++) {
            bpa[column] += linear->b[row] * pa[row][column];
        }
    }
    for (int row = 0; row < STATES; row++) {
        expert->gains[row] = bpa[row] / scale;
        /* One half, copied into the other: rounding must not take the symmetry, or it all blows up. */
        for (int column = 0; column <= row; column++) {
            double next = row == column ? PERIOD * state_costs[row] : 0.0;
            for (int inner = 0; inner < STATES; inner++) {
                next += linear->a[inner][row] * pa[inner][column];
            }
            next -= bpa[row] * bpa[column] / scale;
            change = fmax(change, fabs(next - expert->costs[row][column]) / (1.0 + fabs(next)));
            expert->costs[row][column] = expert->costs[column][row] = next;
        }
    }
    return change;
}

void expert_create(struct expert *expert, struct cart_pole *plant)
{
    struct linear linear = linearise(plant);
    memset(expert, 0, sizeof *expert);
    expert->figures = cart_pole_figures(plant);
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
        if (iterate(expert, &linear) < 1e-12) {
            return;
        }
    }
    stop("the Riccati equation does not converge");
}

/* The force of energy shaping, in newtons. */
static double swing_up(const struct pole_figures *pole, const struct state *state)
{
    const double sine = sin(state->angle), cosine = cos(state->angle);
    const double turning = state->angular_velocity;
    const double moment = pole->pole_mass * pole->length;
    const double energy =
        0.5 * pole->inertia * turning * turning + moment * pole->gravity * (cosine - 1.0);
    double wanted = ENERGY_GAIN * energy * turning * cosine;
    wanted -= POSITION_GAIN * state->position + VELOCITY_GAIN * state->velocity;
    const double pole_follows =
        moment * (pole->gravity * sine - wanted * cosine) / pole->inertia;
    return (pole->cart_mass + pole->pole_mass) * wanted +
           moment * (cosine * pole_follows - sine * turning * turning);
}

double expert_force(const struct expert *expert, const struct state *state)
{
    const double values[STATES] = {state->position, state->angle, state->velocity,
                                   state->angular_velocity};
    double regulator = 0.0, cost = 0.0;
    for (int row = 0; row < STATES; row++) {
        regulator -= expert->gains[row] * values[row];
        for (int column = 0; column < STATES; column++) {
            cost += values[row] * expert->costs[row][column] * values[column];
        }
    }
    const double share = fmin(fmax((FAR - cost) / (FAR - NEAR), 0.0), 1.0);
    const double swing = swing_up(&expert->figures, state) / STRONGEST_FORCE;
    regulator = fmin(fmax(regulator, -1.0), 1.0);
    const double force = share * regulator + (1.0 - share) * fmin(fmax(swing, -1.0), 1.0);
    return force;
}

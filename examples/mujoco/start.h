/* start.h: where a run begins, drawn at random. */
#ifndef START_H
#define START_H

#include <stdbool.h>

#include "cart_pole.h"
#include "random.h"

/* A start: the pole hangs within 30 degrees, or is anywhere; the cart is within half a metre of the
 * middle; both move slowly. */
struct state draw_start(struct random *random, bool hangs);

#endif

/* start.c: the starts of start.h. */
#include "start.h"

#include <math.h>

struct state draw_start(struct random *random, bool hangs)
{
    const double spread = hangs ? mjPI / 6.0 : mjPI;
    struct state start;
    start.position = random_between(random, -0.5, 0.5);
    start.angle = remainder(mjPI + random_between(random, -spread, spread), 2.0 * mjPI);
    start.velocity = random_between(random, -0.5, 0.5);
    start.angular_velocity = random_between(random, -1.0, 1.0);
    return start;
}

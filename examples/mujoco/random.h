/* random.h: random numbers for starts and coins.
 *
 * SplitMix64 (Steele, Lea and Flood 2014): a counter and a mixing function, so that a stream is one
 * number. The library draws its own numbers by its own seeds. */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

struct random {
    uint64_t state;
};

/* A stream of its own for each pair of seed and purpose. */
static inline struct random random_stream(uint64_t seed, uint64_t purpose)
{
    return (struct random){seed * 0xD1342543DE82EF95u + purpose};
}

static inline uint64_t random_bits(struct random *random)
{
    uint64_t mixed = random->state += 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    return mixed ^ (mixed >> 31);
}

/* Evenly from low up to high. */
static inline double random_between(struct random *random, double low, double high)
{
    return low + (high - low) * ((double)(random_bits(random) >> 11) * 0x1p-53);
}

#endif

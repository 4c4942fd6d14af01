/*
 * What the programs of all languages compute: the inputs, and the hash of the outputs by which they are
 * compared. The network is 4 inputs, "hidden" of 8 tanh units, "output" of 2, from seed 1: names count,
 * as they give each parameter its first values.
 */

#ifndef GLIA_CALLS_PROBLEM_H
#define GLIA_CALLS_PROBLEM_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { CALLS_INPUTS = 4, CALLS_HIDDEN = 8, CALLS_OUTPUTS = 2, CALLS_SEED = 1, CALLS_ROWS = 4096 };

/* Numbers in -1 to 1, exact in float: the upper bits of a linear congruential generator. */
static inline void calls_inputs(float *values, size_t count)
{
    uint32_t state = 1;
    for (size_t index = 0; index < count; index++) {
        state = state * 1664525u + 1013904223u;
        values[index] = (float)(state >> 8) / 8388608.0f - 1.0f;
    }
}

/* FNV-1a of 64 bits over the bits of floats, the lowest byte first; begins with CALLS_HASH. */
#define CALLS_HASH UINT64_C(0xcbf29ce484222325)

static inline uint64_t calls_hash(uint64_t hash, const float *values, size_t count)
{
    for (size_t index = 0; index < count; index++) {
        uint32_t bits;
        memcpy(&bits, &values[index], sizeof bits);
        for (int byte = 0; byte < 4; byte++)
            hash = (hash ^ (bits >> (8 * byte) & 0xff)) * UINT64_C(0x100000001b3);
    }
    return hash;
}

#endif

/*
 * A host that traps on floating-point errors, which engines switch on to find their own NaNs: overflow, a
 * division by zero and a NaN inside the library raise nothing there, and the traps stand as before
 * afterwards. (Flush-to-zero and rounding: tests/c/float_environment.c.) Arguments: images, promised hash.
 */

#define _GNU_SOURCE
#include "learn.h"

#include <fenv.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TRAPS = FE_DIVBYZERO | FE_INVALID | FE_OVERFLOW | FE_UNDERFLOW | FE_INEXACT };

static void compute_what_traps(void)
{
    const float inputs[6] = {INFINITY, -INFINITY, NAN, 1e30f, 1e-40f, 0};
    float outputs[6];
    glia_activation *activation = NULL;
    expect(glia_activation_new(GLIA_ACTIVATION_SOFTPLUS, &activation, NULL) == GLIA_OK, "an activation");
    expect(glia_activation_forward(activation, NULL, inputs, 1, 6, outputs, NULL) == GLIA_OK, "applied");
    glia_activation_free(activation);
}

/* The traps of this machine do end a process: what follows is no test otherwise. */
static void check_that_traps_trap(void)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        volatile float zero = 0, result;
        feenableexcept(TRAPS);
        result = 1 / zero;
        (void)result;
        _exit(0);
    }
    expect(child > 0 && waitpid(child, &status, 0) == child, "a child");
    expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGFPE, "a trap ends a process");
}

int main(int count, char **arguments)
{
    learner made;
    char got[HASH_TEXT], promised[HASH_TEXT];
    expect(count == 3, "two arguments");
    check_that_traps_trap();
    learner_make(&made, library_linked(), arguments[1], 1);
    feclearexcept(FE_ALL_EXCEPT);
    feenableexcept(TRAPS);
    glia_status status = learner_fit(&made, NULL, NULL);
    compute_what_traps();
    int after = fegetexcept();
    fedisableexcept(TRAPS);
    expect(status == GLIA_OK, "the digits are learned");
    expect(after == TRAPS, "the traps stand as before");
    learner_hash(&made, got);
    read_hash(arguments[2], promised);
    for (int letter = 0; letter < HASH_TEXT; letter++)
        expect(got[letter] == promised[letter], "the weights have the promised hash");
    learner_free(&made);
    printf("traps: learned as promised\n");
    return 0;
}

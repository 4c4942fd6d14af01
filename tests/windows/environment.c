/*
 * Hosts with a floating-point environment of their own: flush-to-zero, rounding upwards, every exception
 * unmasked, the x87 unit set to single precision as old graphics libraries leave it. Nothing of it changes a bit
 * or is lost, on the host's thread and with workers. Arguments: images, promised hash.
 */

#include "learn.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <windows.h>
#include <xmmintrin.h>

enum { FLUSH = 0x8000, SUBNORMALS_ARE_ZERO = 0x40, UPWARD = 0x4000, MASKS = 0x1f80, PLAIN = 0x1f80, FLAGS = 0x3f };
enum { X87_PLAIN = 0x37f, X87_SINGLE_UPWARD = 0x87f };

static const char *images, *hash_file;
static volatile LONG traps;

static unsigned short x87(void)
{
    unsigned short control;
    __asm__ volatile("fnstcw %0" : "=m"(control));
    return control;
}

static void set_x87(unsigned short control)
{
    __asm__ volatile("fnclex\n\tfldcw %0" : : "m"(control));
}

/* Counts traps of the vector unit, and goes on with them masked. */
static LONG CALLBACK on_trap(EXCEPTION_POINTERS *exception)
{
    DWORD code = exception->ExceptionRecord->ExceptionCode;
    if (code < STATUS_FLOAT_DENORMAL_OPERAND || (code > STATUS_FLOAT_UNDERFLOW && code != 0xC00002B4 && code != 0xC00002B5))
        return EXCEPTION_CONTINUE_SEARCH;
    InterlockedIncrement(&traps);
    exception->ContextRecord->MxCsr = PLAIN;
    exception->ContextRecord->FltSave.MxCsr = PLAIN;
    return EXCEPTION_CONTINUE_EXECUTION;
}

/* A division by zero that does trap: what follows is no test otherwise. */
static void check_that_traps_trap(void)
{
    volatile float zero = 0, result = 0;
    _mm_setcsr(PLAIN & ~(unsigned)MASKS);
    result = 1 / zero;
    _mm_setcsr(PLAIN);
    (void)result;
    expect(traps == 1, "a trap is noticed");
    traps = 0;
}

static void compute_what_traps(void)
{
    const float inputs[6] = {INFINITY, -INFINITY, NAN, 1e30f, 1e-40f, 0};
    float outputs[6];
    glia_activation *activation = NULL;
    expect(glia_activation_new(GLIA_ACTIVATION_SOFTPLUS, &activation, NULL) == GLIA_OK, "an activation");
    expect(glia_activation_forward(activation, NULL, inputs, 1, 6, outputs, NULL) == GLIA_OK, "applied");
    glia_activation_free(activation);
}

static void learn_under(unsigned control, unsigned short unit, int32_t threads, const char *what)
{
    learner made;
    char got[HASH_TEXT], promised[HASH_TEXT];
    learner_make(&made, library_linked(), images, threads);
    set_x87(unit);
    _mm_setcsr(control);
    glia_status status = learner_fit(&made, NULL, NULL);
    compute_what_traps();
    unsigned after = _mm_getcsr();
    unsigned short unit_after = x87();
    _mm_setcsr(PLAIN);
    set_x87(X87_PLAIN);
    learner_hash(&made, got);
    learner_free(&made);
    read_hash(hash_file, promised);
    expect(status == GLIA_OK, what);
    printf("environment: %s, %d threads: MXCSR %x then %x, x87 %x then %x\n", what, (int)threads, control, after,
           (unsigned)unit, (unsigned)unit_after);
    expect((after & ~(unsigned)FLAGS) == control && unit_after == unit, "the environment stands as before");
    expect(traps == 0, "no trap inside the library");
    expect(strcmp(got, promised) == 0, "the promised bits");
}

int main(int count, char **arguments)
{
    expect(count == 3, "two arguments");
    images = arguments[1];
    hash_file = arguments[2];
    expect(AddVectoredExceptionHandler(1, on_trap) != NULL, "a handler");
    check_that_traps_trap();
    for (int32_t threads = 1; threads <= 3; threads += 2) {
        learn_under(PLAIN, X87_PLAIN, threads, "plain");
        learn_under(PLAIN | FLUSH | SUBNORMALS_ARE_ZERO | UPWARD, X87_PLAIN, threads, "flush to zero, upwards");
        learn_under(PLAIN, X87_SINGLE_UPWARD, threads, "x87 in single precision");
        learn_under(0, X87_PLAIN, threads, "every exception unmasked");
    }
    return 0;
}

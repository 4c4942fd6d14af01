/* See posix.h. A fault of memory as SIGSEGV, and SIGUSR1 as a thread that is held up. */

#ifndef GLIA_TESTS_WINDOWS_SIGNAL_H
#define GLIA_TESTS_WINDOWS_SIGNAL_H

#include_next <signal.h>

#include "posix.h"

#include <stdint.h>

#define SIGUSR1 30
enum { SA_SIGINFO = 1, SA_RESTART = 2 };

typedef struct {
    void *si_addr;
} siginfo_t;

struct sigaction {
    void (*sa_handler)(int signal_number);
    void (*sa_sigaction)(int signal_number, siginfo_t *information, void *unused);
    int sa_flags;
};

int posix_sigaction(int signal_number, const struct sigaction *action, struct sigaction *before);
/* Takes the handler away: SIG_DFL alone. */
void posix_default(int signal_number);
/* Holds a thread up, wherever it is, while the handler runs on the thread that calls. Its type is that of
 * pthread_t, whose header needs this one. */
int posix_interrupt(uintptr_t thread, int signal_number);

#define sigaction(number, action, before) posix_sigaction(number, action, before)
#define signal(number, handler) posix_default(number)
#define pthread_kill posix_interrupt

#endif

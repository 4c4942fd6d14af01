/* signal.h of this folder: faults by a vectored handler, held threads by SuspendThread. */

#include <signal.h>

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <windows.h>

static struct sigaction fault, hold;
static atomic_int has_fault;

/* The faulting thread goes on where the handler still stands afterwards, as after a signal. */
static LONG CALLBACK on_exception(EXCEPTION_POINTERS *exception)
{
    const EXCEPTION_RECORD *record = exception->ExceptionRecord;
    siginfo_t information;
    if (record->ExceptionCode != EXCEPTION_ACCESS_VIOLATION || !atomic_load(&has_fault))
        return EXCEPTION_CONTINUE_SEARCH;
    information.si_addr = (void *)record->ExceptionInformation[1];
    fault.sa_sigaction(SIGSEGV, &information, NULL);
    return atomic_load(&has_fault) ? EXCEPTION_CONTINUE_EXECUTION : EXCEPTION_CONTINUE_SEARCH;
}

int posix_sigaction(int signal_number, const struct sigaction *action, struct sigaction *before)
{
    static int is_listening;
    struct sigaction *place = signal_number == SIGSEGV ? &fault : &hold;
    if (signal_number != SIGSEGV && signal_number != SIGUSR1)
        return -1;
    if (!is_listening && AddVectoredExceptionHandler(1, on_exception) == NULL)
        return -1;
    is_listening = 1;
    if (before != NULL)
        *before = *place;
    *place = *action;
    if (signal_number == SIGSEGV)
        atomic_store(&has_fault, action->sa_sigaction != NULL);
    return 0;
}

void posix_default(int signal_number)
{
    if (signal_number == SIGSEGV)
        atomic_store(&has_fault, 0);
}

int posix_interrupt(uintptr_t thread, int signal_number)
{
    CONTEXT context;
    HANDLE handle = pthread_gethandle(thread);
    if (signal_number != SIGUSR1 || hold.sa_handler == NULL || SuspendThread(handle) == (DWORD)-1)
        return -1;
    /* The thread stands still for certain when its registers can be read. */
    memset(&context, 0, sizeof context);
    context.ContextFlags = CONTEXT_CONTROL;
    int stands = GetThreadContext(handle, &context);
    hold.sa_handler(signal_number);
    return ResumeThread(handle) != (DWORD)-1 && stands ? 0 : -1;
}

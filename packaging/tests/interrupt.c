/*
 * Somebody presses Control-C while a program trains. The signal comes inside the callback of
 * glia_trainer_fit, and from a timer in the midst of the computation: the host's handler runs, the callback
 * stops the run, and the trainer goes on to the same weights as one that nobody disturbed. Without a handler
 * the process ends as the system says. Arguments: images.
 */

#define _DEFAULT_SOURCE
#include "learn.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted, alarms;

static void on_interrupt(int number)
{
    (void)number;
    interrupted = 1;
}

static void on_alarm(int number)
{
    (void)number;
    alarms++;
}

static int32_t press(const glia_progress *progress, void *user)
{
    (void)user;
    if (progress->step == 20)
        raise(SIGINT);
    return interrupted;
}

/* The weights after 60 steps: 20 and 40 where SIGINT comes after the first 20. */
static void learn_60(const char *images, int disturb, char text[HASH_TEXT])
{
    learner made;
    const struct itimerval often = {{0, 200}, {0, 200}}, never = {{0, 0}, {0, 0}};
    int64_t steps = 0;
    learner_make(&made, library_linked(), images, 2);
    if (disturb) {
        expect(setitimer(ITIMER_REAL, &often, NULL) == 0, "a timer");
        expect(learner_fit(&made, press, NULL) == GLIA_OK, "a stop is no failure");
        expect(interrupted == 1, "the host's handler was called");
    } else {
        learner_begin(&made);
        learner_advance(&made, 20);
    }
    made.with->glia_trainer_step_count(made.trainer, &steps, NULL);
    expect(steps == 20, "the run stopped at the step of the signal");
    learner_advance(&made, 40);
    expect(setitimer(ITIMER_REAL, &never, NULL) == 0, "no timer");
    learner_hash(&made, text);
    learner_free(&made);
}

static void check_default_action(const char *images)
{
    int status = 0;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        learner made;
        signal(SIGINT, SIG_DFL);
        interrupted = 0;
        learner_make(&made, library_linked(), images, 2);
        learner_fit(&made, press, NULL);
        _exit(1);
    }
    expect(child > 0 && waitpid(child, &status, 0) == child, "a child");
    expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT, "without a handler SIGINT ends the process");
}

int main(int count, char **arguments)
{
    char quiet[HASH_TEXT], disturbed[HASH_TEXT];
    struct sigaction action;
    expect(count == 2, "one argument");
    learn_60(arguments[1], 0, quiet);
    memset(&action, 0, sizeof action);
    /* No SA_RESTART: system calls of the library's would be interrupted. */
    action.sa_handler = on_interrupt;
    sigaction(SIGINT, &action, NULL);
    action.sa_handler = on_alarm;
    sigaction(SIGALRM, &action, NULL);
    learn_60(arguments[1], 1, disturbed);
    expect(alarms > 0, "the timer disturbed it");
    expect(strcmp(quiet, disturbed) == 0, "signals change no weight");
    check_default_action(arguments[1]);
    printf("interrupt: stopped by SIGINT, went on to the same weights, %d signals of a timer\n", (int)alarms);
    return 0;
}

/*
 * Runs a command and prints, after its own output, wall milliseconds, processor milliseconds and
 * the peak of resident memory in KiB. It is small because a process's peak begins at that of the
 * process which started it.
 * Usage: measure COMMAND ARGUMENT...
 */

#define _DEFAULT_SOURCE

#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double milliseconds(struct timeval time)
{
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

int main(int count, char **arguments)
{
    struct timespec start, end;
    struct rusage usage;
    int status;
    if (count < 2) {
        fprintf(stderr, "expected a command\n");
        return 1;
    }
    clock_gettime(CLOCK_MONOTONIC, &start);
    pid_t child = fork();
    if (child == 0) {
        execvp(arguments[1], arguments + 1);
        perror(arguments[1]);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
        perror("measure");
        return 1;
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    double wall = (double)(end.tv_sec - start.tv_sec) * 1e3 +
                  (double)(end.tv_nsec - start.tv_nsec) / 1e6;
    printf("measured %.3f %.3f %ld\n", wall,
           milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime), usage.ru_maxrss);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : 1;
}

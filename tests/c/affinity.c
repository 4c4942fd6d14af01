/*
 * Affinity and priority are the host's: glia's own threads have what the thread had that made the
 * runtime, and neither theirs nor the caller's ever changes.
 */

#define _GNU_SOURCE
#include "harness.h"

#include <stdio.h>

#if defined(__linux__)
#include <dirent.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/types.h>

enum { INPUTS = 64, HIDDEN = 512, ROWS = 128, NICE = 3 };

/* Checks every thread of glia's, by its name; returns how many there are. */
static int check_threads(const cpu_set_t *expected)
{
    DIR *folder = opendir("/proc/self/task");
    int found = 0;
    CHECK(folder != NULL);
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        char path[300], name[32] = "";
        snprintf(path, sizeof path, "/proc/self/task/%s/comm", entry->d_name);
        FILE *file = entry->d_name[0] == '.' ? NULL : fopen(path, "r");
        if (file == NULL)
            continue;
        int number = 0;
        if (fgets(name, sizeof name, file) != NULL && sscanf(name, "glia-%d", &number) == 1) {
            pid_t thread = (pid_t)atoi(entry->d_name);
            cpu_set_t set;
            CHECK(sched_getaffinity(thread, sizeof set, &set) == 0 && CPU_EQUAL(&set, expected));
            CHECK(getpriority(PRIO_PROCESS, (id_t)thread) == NICE);
            CHECK(sched_getscheduler(thread) == SCHED_OTHER);
            found++;
        }
        fclose(file);
    }
    if (folder != NULL)
        closedir(folder);
    return found;
}

int main(void)
{
    static float inputs[ROWS * INPUTS], targets[ROWS * HIDDEN];
    const harness_dense layers[2] = {{HIDDEN, GLIA_ACTIVATION_RELU},
                                     {HIDDEN, GLIA_ACTIVATION_IDENTITY}};
    const glia_runtime_options options = {sizeof options, 3, 0};
    cpu_set_t all, one, mine;
    glia_runtime *runtime = NULL;
    CPU_ZERO(&one);
    CHECK(sched_getaffinity(0, sizeof all, &all) == 0);
    for (int cpu = 0; cpu < CPU_SETSIZE && CPU_COUNT(&one) == 0; cpu++)
        if (CPU_ISSET(cpu, &all))
            CPU_SET(cpu, &one);
    CHECK(sched_setaffinity(0, sizeof one, &one) == 0 && setpriority(PRIO_PROCESS, 0, NICE) == 0);
    CHECK_OK(glia_runtime_new(&options, &runtime, ERROR));
    CHECK(check_threads(&one) == 2);
    glia_model *model = harness_model(INPUTS, layers, 2, 1);
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_MEAN_SQUARED_ERROR,
                                            GLIA_OPTIMIZER_ADAM, 0.01, runtime, ROWS, 0);
    for (int step = 0; step < 5; step++)
        CHECK_OK(glia_trainer_step(trainer, inputs, ROWS * INPUTS, targets, GLIA_TYPE_FLOAT32,
                                   ROWS * HIDDEN, NULL, ERROR));
    CHECK(check_threads(&one) == 2);
    CHECK(sched_getaffinity(0, sizeof mine, &mine) == 0 && CPU_EQUAL(&mine, &one));
    CHECK(getpriority(PRIO_PROCESS, 0) == NICE);
    glia_trainer_free(trainer);
    glia_model_free(model);
    glia_runtime_free(runtime);
    return harness_finish("affinity");
}

#else

int main(void)
{
    printf("affinity: not asked for on this system\n");
    return 0;
}

#endif

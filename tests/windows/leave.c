/*
 * A host that leaves in the middle: workers wait, a training runs on a thread of the library's, nothing is
 * freed. Windows then ends all other threads wherever they are, with whatever locks they hold, and tells the
 * library, which must wait for none of it. Arguments: images, the code to leave with, and how: exit,
 * ExitProcess or thread (the last one that leaves is not the first).
 */

#include "learn.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

static int code;

static DWORD WINAPI leave_there(void *unused)
{
    (void)unused;
    exit(code);
}

static void begin_training(const char *images)
{
    const glia_fit_options options = {sizeof options, 1000000, 32, 0, 0, 0};
    static learner made;
    glia_training *training = NULL;
    glia_training_state state = {.struct_size = sizeof state};
    learner_make(&made, library_linked(), images, 3);
    expect(glia_trainer_begin(made.trainer, &options, NULL) == GLIA_OK, "a run");
    expect(glia_trainer_start(made.trainer, made.inputs, made.labels, NULL, &training, NULL) == GLIA_OK, "a training");
    while (state.steps == 0) {
        expect(glia_training_progress(training, &state, NULL) == GLIA_OK, "progress");
        Sleep(1);
    }
}

int main(int count, char **arguments)
{
    expect(count == 4, "three arguments");
    code = atoi(arguments[2]);
    begin_training(arguments[1]);
    if (strcmp(arguments[3], "thread") == 0) {
        CreateThread(NULL, 0, leave_there, NULL, 0, NULL);
        Sleep(INFINITE);
    }
    if (strcmp(arguments[3], "ExitProcess") == 0)
        ExitProcess((UINT)code);
    expect(strcmp(arguments[3], "exit") == 0, "a way to leave");
    return code;
}

/* learn.h: the functions of a library that the program opens itself. */

#include "learn.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

static void take(void *opened, const char *name, void *place)
{
    void *found = dlsym(opened, name);
    expect(found != NULL, name);
    memcpy(place, &found, sizeof found);
}

void *library_open(const char *path, int flags, library *functions)
{
    void *opened = dlopen(path, RTLD_NOW | flags);
    if (opened == NULL)
        fprintf(stderr, "%s\n", dlerror());
    expect(opened != NULL, "the library can be opened");
#define LEARN_FIND(name) take(opened, #name, &functions->name);
    LEARN_FUNCTIONS(LEARN_FIND)
    return opened;
}

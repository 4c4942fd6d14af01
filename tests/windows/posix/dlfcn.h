/* See posix.h. Paths are UTF-8. */

#ifndef GLIA_TESTS_WINDOWS_DLFCN_H
#define GLIA_TESTS_WINDOWS_DLFCN_H

#include "posix.h"

enum { RTLD_LOCAL = 0, RTLD_NOW = 2 };

#define dlopen posix_dlopen
#define dlsym posix_dlsym
#define dlclose posix_dlclose
#define dlerror posix_dlerror

#endif

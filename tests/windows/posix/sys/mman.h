/* See ../posix.h. */

#ifndef GLIA_TESTS_WINDOWS_MMAN_H
#define GLIA_TESTS_WINDOWS_MMAN_H

#include "../posix.h"

#include <stddef.h>

enum { PROT_NONE = 0, PROT_READ = 1, PROT_WRITE = 2, MAP_PRIVATE = 1, MAP_ANONYMOUS = 2 };
#define MAP_FAILED ((void *)-1)

/* Anonymous memory alone. */
#define mmap posix_mmap
#define munmap posix_munmap
#define mprotect posix_mprotect

#endif

/* See posix.h. */

#include_next <stdio.h>

#ifndef GLIA_TESTS_WINDOWS_STDIO_H
#define GLIA_TESTS_WINDOWS_STDIO_H

#include "posix.h"

FILE *posix_fopen(const char *path, const char *mode);

/* Paths are UTF-8; folders can be removed, too. */
#define fopen posix_fopen
#define remove posix_remove

#endif

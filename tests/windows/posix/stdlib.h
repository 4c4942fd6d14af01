/* See posix.h. */

#include_next <stdlib.h>

#ifndef GLIA_TESTS_WINDOWS_STDLIB_H
#define GLIA_TESTS_WINDOWS_STDLIB_H

#include "posix.h"

#define mkdtemp posix_mkdtemp

#endif

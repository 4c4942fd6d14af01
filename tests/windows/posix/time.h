/* See posix.h. */

#include_next <time.h>

#ifndef GLIA_TESTS_WINDOWS_TIME_H
#define GLIA_TESTS_WINDOWS_TIME_H

#include "posix.h"

#define clock posix_clock

#endif

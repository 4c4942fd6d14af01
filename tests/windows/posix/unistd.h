/* See posix.h. */

#include_next <unistd.h>

#ifndef GLIA_TESTS_WINDOWS_UNISTD_H
#define GLIA_TESTS_WINDOWS_UNISTD_H

#include "posix.h"

#define _SC_PAGESIZE 30
#define sysconf posix_sysconf

#endif

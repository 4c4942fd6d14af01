/* See posix.h. */

#ifndef GLIA_TESTS_WINDOWS_POLL_H
#define GLIA_TESTS_WINDOWS_POLL_H

#include "posix.h"

/* Without descriptors alone: a sleep. */
#define poll posix_poll

#endif

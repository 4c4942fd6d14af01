/*
 * glia_checked.h: what only a library built with the feature `checked` exports. Experimental: not
 * part of the ABI, may change or go in any version. SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * A checked library is for developing and testing a host, not for shipping. It keeps the headers
 * of freed handles, so that use after free and double free give GLIA_ERROR_BAD_HANDLE; it finds
 * calls that use one handle at the same time against the contract, GLIA_ERROR_BUSY; and it lets a
 * host see what its own code does after an internal error:
 *
 *     glia_checked_panic_after(0);
 *     status = glia_trainer_step(trainer, ...);   // GLIA_ERROR_INTERNAL
 *     glia_checked_panic_after(-1);
 *     status = glia_trainer_step(trainer, ...);   // GLIA_ERROR_POISONED
 *
 * Build it with `cargo build --features checked`.
 */
#ifndef GLIA_GLIA_CHECKED_H
#define GLIA_GLIA_CHECKED_H

#include <glia/glia.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Makes a later check of an argument fail as if glia had a bug there: the call that it belongs to
 * gives GLIA_ERROR_INTERNAL and poisons the handles that it has to itself. A call checks each
 * argument once or more, and a few things in between. A function that returns no status gives 0,
 * or does nothing.
 *
 * @param checks  how many checks pass before the one that fails; 0 for the next one. They are
 *                counted over all threads. A negative number takes the request back. A request
 *                is good for one failure.
 *
 * Threads: any. Allocates nothing. Experimental.
 */
GLIA_API void glia_checked_panic_after(int64_t checks);

#ifdef __cplusplus
} // extern "C"
#endif

#endif /* GLIA_GLIA_CHECKED_H */

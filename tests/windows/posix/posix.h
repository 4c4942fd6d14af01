/*
 * What the programs of tests/c use of POSIX and MinGW lacks, so that they are compiled for Windows as they
 * are. The headers of this folder stand before the system's.
 */

#ifndef GLIA_TESTS_WINDOWS_POSIX_H
#define GLIA_TESTS_WINDOWS_POSIX_H

#include <stddef.h>

char *posix_mkdtemp(char *path);
int posix_remove(const char *path);
/* Processor time of the process; that of Windows is the time of day. */
long posix_clock(void);
int posix_poll(void *descriptors, unsigned count, int milliseconds);
long posix_sysconf(int name);
void *posix_mmap(void *address, size_t bytes, int protection, int flags, int file, long long offset);
int posix_munmap(void *address, size_t bytes);
int posix_mprotect(void *address, size_t bytes, int protection);
void *posix_dlopen(const char *path, int flags);
void *posix_dlsym(void *library, const char *name);
int posix_dlclose(void *library);
const char *posix_dlerror(void);

#endif

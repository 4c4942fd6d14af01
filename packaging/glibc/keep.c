/* Keeps the library in memory for good where glibc has no destructors of threads that know their library: 2.17.
 * Rust's standard library then leaves a destructor with threads that the end of the library would take away under
 * them. Since 2.18 glibc itself keeps it there as long as such a thread lives, and this does nothing. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>

extern int __cxa_thread_atexit_impl(void (*destructor)(void *), void *object, void *library) __attribute__((weak));

__attribute__((constructor)) static void keep(void)
{
    Dl_info here;
    if (__cxa_thread_atexit_impl == NULL && dladdr((void *)keep, &here) != 0)
        dlopen(here.dli_fname, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
}

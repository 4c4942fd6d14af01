/* stat64 and its like for a library that is linked against glibc 2.17: until 2.33 they were in no shared
 * library, and each program had a copy of its own, which asks for the same by the version of the struct.
 * Hidden, so that nobody else finds them. */

struct stat64;

int __xstat64(int version, const char *path, struct stat64 *status);
int __fxstat64(int version, int file, struct stat64 *status);
int __lxstat64(int version, const char *path, struct stat64 *status);

/* The struct as rustc's libc crate and the kernel have it today. */
#if defined(__x86_64__)
enum { VERSION = 1 };
#elif defined(__aarch64__)
enum { VERSION = 0 };
#else
#error "the version of struct stat64 in glibc is not known here"
#endif

__attribute__((visibility("hidden"))) int stat64(const char *path, struct stat64 *status)
{
    return __xstat64(VERSION, path, status);
}

__attribute__((visibility("hidden"))) int fstat64(int file, struct stat64 *status)
{
    return __fxstat64(VERSION, file, status);
}

__attribute__((visibility("hidden"))) int lstat64(const char *path, struct stat64 *status)
{
    return __lxstat64(VERSION, path, status);
}

/* posix.h: files, time and memory. */

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

#include <direct.h>
#include <errno.h>
#include <windows.h>

#undef fopen

enum { LONGEST = 4096 };

/* A path in Windows' letters, or an empty one. */
static const wchar_t *wide(const char *text, wchar_t path[LONGEST])
{
    if (MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, text, -1, path, LONGEST) == 0)
        path[0] = 0;
    return path;
}

FILE *posix_fopen(const char *path, const char *mode)
{
    wchar_t wide_path[LONGEST], wide_mode[LONGEST];
    return _wfopen(wide(path, wide_path), wide(mode, wide_mode));
}

/* A path that ends with XXXXXX becomes that of a new folder. */
char *posix_mkdtemp(char *path)
{
    static volatile LONG number;
    char *end = path + strlen(path) - 6;
    for (int attempt = 0; attempt < 1000; attempt++) {
        unsigned id = (GetCurrentProcessId() * 1000003u + (unsigned)InterlockedIncrement(&number)) & 0xffffff;
        snprintf(end, 7, "%06x", id);
        if (_mkdir(path) == 0)
            return path;
        if (errno != EEXIST)
            return NULL;
    }
    return NULL;
}

int posix_remove(const char *path)
{
    wchar_t wide_path[LONGEST];
    wide(path, wide_path);
    return _wremove(wide_path) == 0 ? 0 : _wrmdir(wide_path);
}

long posix_clock(void)
{
    FILETIME created, ended, kernel, user;
    if (!GetProcessTimes(GetCurrentProcess(), &created, &ended, &kernel, &user))
        return -1;
    /* In 100 ns. */
    unsigned long long system = (unsigned long long)kernel.dwHighDateTime << 32 | kernel.dwLowDateTime;
    unsigned long long own = (unsigned long long)user.dwHighDateTime << 32 | user.dwLowDateTime;
    return (long)((system + own) / (10000000 / CLOCKS_PER_SEC));
}

int posix_poll(void *descriptors, unsigned count, int milliseconds)
{
    if (descriptors != NULL || count != 0)
        return -1;
    Sleep((DWORD)milliseconds);
    return 0;
}

long posix_sysconf(int name)
{
    SYSTEM_INFO information;
    (void)name;
    GetSystemInfo(&information);
    return (long)information.dwPageSize;
}

static DWORD protection_of(int protection)
{
    if (protection == PROT_NONE)
        return PAGE_NOACCESS;
    return protection & PROT_WRITE ? PAGE_READWRITE : PAGE_READONLY;
}

void *posix_mmap(void *address, size_t bytes, int protection, int flags, int file, long long offset)
{
    void *memory = NULL;
    if (address == NULL && flags == (MAP_PRIVATE | MAP_ANONYMOUS) && file == -1 && offset == 0)
        memory = VirtualAlloc(NULL, bytes, MEM_RESERVE | MEM_COMMIT, protection_of(protection));
    return memory == NULL ? MAP_FAILED : memory;
}

int posix_munmap(void *address, size_t bytes)
{
    (void)bytes;
    return VirtualFree(address, 0, MEM_RELEASE) ? 0 : -1;
}

int posix_mprotect(void *address, size_t bytes, int protection)
{
    DWORD before;
    return VirtualProtect(address, bytes, protection_of(protection), &before) ? 0 : -1;
}

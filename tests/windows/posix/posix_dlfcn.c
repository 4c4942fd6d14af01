/* dlfcn.h of this folder: LoadLibraryW. */

#include <dlfcn.h>

#include <stdio.h>
#include <string.h>
#include <windows.h>

void *posix_dlopen(const char *path, int flags)
{
    wchar_t wide[4096];
    (void)flags;
    if (MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, path, -1, wide, 4096) == 0)
        return NULL;
    return LoadLibraryW(wide);
}

void *posix_dlsym(void *library, const char *name)
{
    FARPROC found = GetProcAddress(library, name);
    void *address;
    memcpy(&address, &found, sizeof address);
    return address;
}

int posix_dlclose(void *library)
{
    return FreeLibrary(library) ? 0 : -1;
}

const char *posix_dlerror(void)
{
    static char text[64];
    snprintf(text, sizeof text, "error %lu of Windows", (unsigned long)GetLastError());
    return text;
}

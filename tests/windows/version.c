/* Prints the version resource of a file, as Windows' own functions read it. Argument: the file. */

#include <stdio.h>
#include <windows.h>

static const char *const names[] = {"FileVersion", "ProductVersion", "ProductName", "OriginalFilename",
                                    "LegalCopyright"};

static int failed(const char *what)
{
    fprintf(stderr, "%s cannot be read: error %lu\n", what, (unsigned long)GetLastError());
    return 1;
}

int main(int count, char **arguments)
{
    static char data[16384];
    VS_FIXEDFILEINFO *fixed = NULL;
    UINT size = 0;
    if (count != 2 || GetFileVersionInfoSizeA(arguments[1], NULL) > sizeof data ||
        !GetFileVersionInfoA(arguments[1], 0, sizeof data, data))
        return failed("the resource");
    if (!VerQueryValueA(data, "\\", (void **)&fixed, &size) || fixed->dwSignature != VS_FFI_SIGNATURE ||
        fixed->dwFileVersionMS != fixed->dwProductVersionMS || fixed->dwFileVersionLS != fixed->dwProductVersionLS)
        return failed("the numbers");
    printf("numbers %u.%u.%u.%u\n", HIWORD(fixed->dwFileVersionMS), LOWORD(fixed->dwFileVersionMS),
           HIWORD(fixed->dwFileVersionLS), LOWORD(fixed->dwFileVersionLS));
    for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
        char path[64], *text = NULL;
        snprintf(path, sizeof path, "\\StringFileInfo\\040904b0\\%s", names[index]);
        if (!VerQueryValueA(data, path, (void **)&text, &size))
            return failed(names[index]);
        printf("%s %s\n", names[index], text);
    }
    return 0;
}

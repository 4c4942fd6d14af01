/*
 * The source of random numbers that the library imports: Windows has it, Wine 8 does not. For tests alone: it
 * stands beside their programs, and is not shipped.
 */

#include <windows.h>

/* RtlGenRandom, by its name in advapi32. */
BOOLEAN NTAPI SystemFunction036(PVOID bytes, ULONG count);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count);

BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count)
{
    return SystemFunction036(bytes, (ULONG)count);
}

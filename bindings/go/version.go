package glia

// #include <glia/glia.h>
import "C"

import "unsafe"

// Version is that of the library that the program runs with, as HeaderVersion.
func Version() uint32 { return uint32(C.glia_version()) }

// ABIVersion is that of the ABI of the library, to be compared with HeaderABIVersion.
func ABIVersion() int { return int(C.glia_abi_version()) }

// SetAllocator gives the library functions of C for its memory, a glia_allocate and a
// glia_deallocate, before anything else is called; with nil the system's again. They are functions of C,
// since memory of Go's is not to be kept by the library.
func SetAllocator(allocate, deallocate, user unsafe.Pointer) error {
	return callAllocatorSet(allocate, deallocate, user)
}

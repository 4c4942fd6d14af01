package glia_test

import "unsafe"

// A DLManagedTensorVersioned.
type dlpack = unsafe.Pointer

//go:build go1.21

package glia

import (
	"runtime"
	"runtime/cgo"
)

// Borrow makes a tensor over a slice, row-major, without a copy. The slice is pinned until the last
// tensor over it was freed, and must not be changed while a call, or a training, reads it. From Go
// 1.21 on, which can pin memory.
func Borrow[E Element](elements []E, shape ...int64) (*Tensor, error) {
	if err := shapeFits(len(elements), shape); err != nil {
		return nil, err
	}
	pinner := new(runtime.Pinner)
	if len(elements) > 0 {
		pinner.Pin(&elements[0])
	}
	user := cgo.NewHandle(pinner)
	made, err := callTensorBorrow(elementTypeOf[E](), first(elements), shape, nil, uintptr(user))
	if err != nil {
		// The library calls no release where it fails.
		user.Delete()
		pinner.Unpin()
		return nil, err
	}
	return made, nil
}

package glia

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/cgo"
	"sync/atomic"
	"unsafe"
)

// ErrClosed: the call was given something that was closed.
var ErrClosed = errors.New("glia: closed")

// What a handle's state is made of: the calls that share it are counted from 1 on.
const (
	claimed = 1 << 32 // a call has it to itself
	closed  = 1 << 33 // no call may begin
)

// A kind of handle, and what frees one.
type handleKind struct {
	name string
	free func(unsafe.Pointer)
}

// A handle of the library's. Every call holds its handles by share or claim, to endShare or endClaim:
// so none is freed under a call, by Close on another goroutine or by a finalizer, and the collector
// finds it in use until the call has returned.
type handle struct {
	state atomic.Int64
	owned unsafe.Pointer
	kind  *handleKind
	log   cgo.Handle // of a runtime: its listener
}

func newHandle(kind *handleKind, owned unsafe.Pointer) *handle {
	made := &handle{owned: owned, kind: kind}
	runtime.SetFinalizer(made, (*handle).finalize)
	return made
}

// A nil handle is the library's NULL: it says which argument it was, or takes it for a default.
func (h *handle) share() (unsafe.Pointer, error) {
	if h == nil {
		return nil, nil
	}
	for {
		state := h.state.Load()
		if state&(closed|claimed) != 0 {
			return nil, h.refusal(state)
		}
		if h.state.CompareAndSwap(state, state+1) {
			return h.owned, nil
		}
	}
}

func (h *handle) endShare() {
	if h != nil && h.state.Add(-1) == closed {
		h.free()
	}
}

func (h *handle) claim() (unsafe.Pointer, error) {
	if h == nil {
		return nil, nil
	}
	if !h.state.CompareAndSwap(0, claimed) {
		return nil, h.refusal(h.state.Load())
	}
	return h.owned, nil
}

func (h *handle) endClaim() {
	if h != nil && h.state.Add(-claimed) == closed {
		h.free()
	}
}

func (h *handle) close() error {
	if h == nil {
		return nil
	}
	for {
		state := h.state.Load()
		if state&closed != 0 {
			return nil
		}
		if h.state.CompareAndSwap(state, state|closed) {
			if state == 0 {
				h.free()
			}
			return nil
		}
	}
}

// Only the one that brings the state to closed, without calls, comes here.
func (h *handle) free() {
	runtime.SetFinalizer(h, nil)
	h.kind.free(h.owned)
	h.owned = nil
}

func (h *handle) finalize() {
	if h.kind == &trainingHandles {
		// Its end is waited for, which other finalizers should not.
		go h.close()
		return
	}
	_ = h.close()
}

func (h *handle) refusal(state int64) error {
	if state&closed != 0 {
		return fmt.Errorf("%s: %w", h.kind.name, ErrClosed)
	}
	message := h.kind.name + ": in use by another call; each goroutine needs one of its own"
	return &Error{Code: ErrBusy, Message: message}
}

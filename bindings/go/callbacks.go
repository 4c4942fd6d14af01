package glia

/*
#include <glia/glia.h>

static inline void glia_go_body(glia_job_body body, int32_t begin, int32_t end, uint32_t worker, void *job)
{
    body(begin, end, worker, job);
}
*/
import "C"

import (
	"runtime/cgo"
	"sync/atomic"
	"unsafe"
)

// What a callback brings past the frames of C, which nothing may unwind: an error, or a panic, which
// goes on where the call was made.
type escape struct {
	err      error
	panicked bool
	value    any
}

// Runs a callback; true if it came back without error or panic.
func (e *escape) guard(run func() error) (ok bool) {
	e.panicked = true
	defer func() {
		if e.panicked {
			e.value = recover()
		}
	}()
	e.err = run()
	e.panicked = false
	return e.err == nil
}

// Goes on with a panic; else gives the callback's error, or that of the call.
func (e *escape) result(err error) error {
	if e.panicked {
		panic(e.value)
	}
	if e.err != nil {
		return e.err
	}
	return err
}

type progressCall struct {
	escape
	each func(Progress) error
}

//export gliaGoProgress
func gliaGoProgress(progress *C.glia_progress, user C.uintptr_t) C.int32_t {
	call := cgo.Handle(user).Value().(*progressCall)
	return flag(!call.guard(func() error { return call.each(progressFromC(*progress)) }))
}

type lossCall struct {
	escape
	loss LossFunction
}

//export gliaGoLoss
func gliaGoLoss(outputs *C.double, rows, columns C.size_t, gradient, loss *C.double, user C.uintptr_t) C.glia_status {
	call := cgo.Handle(user).Value().(*lossCall)
	count := int(rows * columns)
	ok := call.guard(func() error {
		given := unsafe.Slice((*float64)(unsafe.Pointer(outputs)), count)
		var at []float64
		if gradient != nil {
			at = unsafe.Slice((*float64)(unsafe.Pointer(gradient)), count)
		}
		value, err := call.loss(given, int(rows), at)
		*loss = C.double(value)
		return err
	})
	if ok {
		return C.GLIA_OK
	}
	return C.glia_status(ErrInvalidState)
}

// A callback that the library keeps; it is not called again after a panic.
type listener struct {
	log      func(LogLevel, string)
	jobs     func(count int, body func(begin, end, worker int))
	panicked atomic.Bool
	value    any
}

func (l *listener) run(call func()) {
	if l.panicked.Load() {
		return
	}
	var escaped escape
	escaped.guard(func() error { call(); return nil })
	if escaped.panicked && l.panicked.CompareAndSwap(false, true) {
		l.value = escaped.value
	}
}

//export gliaGoLog
func gliaGoLog(level C.int32_t, message *C.char, length C.size_t, user C.uintptr_t) {
	told := listenerOf(user)
	if told != nil {
		text := C.GoStringN(message, C.int(length))
		told.run(func() { told.log(LogLevel(level), text) })
	}
}

//export gliaGoParallelFor
func gliaGoParallelFor(body C.glia_job_body, count C.int32_t, job unsafe.Pointer, user C.uintptr_t) {
	host := listenerOf(user)
	if host != nil {
		host.run(func() {
			host.jobs(int(count), func(begin, end, worker int) {
				C.glia_go_body(body, C.int32_t(begin), C.int32_t(end), C.uint32_t(worker), job)
			})
		})
	}
}

//export gliaGoRelease
func gliaGoRelease(user C.uintptr_t) {
	held := cgo.Handle(user)
	held.Value().(interface{ Unpin() }).Unpin()
	held.Delete()
}

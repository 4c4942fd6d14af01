package glia

import (
	"runtime/cgo"
	"sync"
	"sync/atomic"
)

// SetLog sets who is told what happens in calls with the runtime and with what was made with it, from
// the least important level on; nil for nobody. The function is called inside of those calls, or on a
// training's thread, and must be fine with several at a time; it is kept until the next SetLog, else
// for good, as sessions may outlive the runtime. A panic in it is kept for LogPanic, and it is not
// called again.
func (runtime *Runtime) SetLog(tell func(level LogLevel, message string), least LogLevel) error {
	if runtime == nil || runtime.h == nil {
		return callRuntimeLogSet(runtime, 0, least)
	}
	listeners.Lock()
	defer listeners.Unlock()
	user, told := cgo.Handle(0), (*listener)(nil)
	if tell != nil {
		told = &listener{log: tell}
		user = cgo.NewHandle(told)
	}
	if err := callRuntimeLogSet(runtime, uintptr(user), least); err != nil {
		if user != 0 {
			user.Delete()
		}
		return err
	}
	if before := runtime.h.log; before != 0 {
		before.Delete()
	}
	runtime.h.log = user
	return nil
}

// LogPanic gives what the function of SetLog has panicked with; nil if it has not.
func (runtime *Runtime) LogPanic() any {
	listeners.Lock()
	defer listeners.Unlock()
	if runtime == nil || runtime.h == nil || runtime.h.log == 0 {
		return nil
	}
	told := runtime.h.log.Value().(*listener)
	if !told.panicked.Load() {
		return nil
	}
	return told.value
}

// Guards the log of all runtimes, which is set seldom.
var listeners sync.Mutex

// The listener of a callback; nil where it was replaced meanwhile.
func listenerOf[U ~uint64 | ~uintptr | ~uint32 | ~uint](user U) (found *listener) {
	defer func() { _ = recover() }()
	return cgo.Handle(user).Value().(*listener)
}

// NewRuntimeWithJobs makes a runtime whose work the program shares out: parallelFor calls body for
// every index from 0 to below count, in ranges, on any goroutines, and returns when all are done.
// Bodies that run at the same time have different workers, from 0 to below options.Threads. A panic in
// parallelFor is the program's fault: the call does what is left and fails with ErrInvalidState.
func NewRuntimeWithJobs(options RuntimeOptions, parallelFor func(count int, body func(begin, end, worker int))) (*Runtime, error) {
	if parallelFor == nil {
		return callRuntimeNewWithJobs(options, 0)
	}
	user := cgo.NewHandle(&listener{jobs: parallelFor})
	made, err := callRuntimeNewWithJobs(options, uintptr(user))
	if err != nil {
		user.Delete()
	}
	return made, err
}

// NewRuntimeOnGoroutines makes a runtime that shares work among so many goroutines for each large
// operation, instead of threads of the library's own: Go's scheduler places them.
func NewRuntimeOnGoroutines(workers int) (*Runtime, error) {
	return NewRuntimeWithJobs(RuntimeOptions{Threads: workers}, func(count int, body func(begin, end, worker int)) {
		var next atomic.Int64
		take := func(worker int) {
			for {
				index := int(next.Add(1)) - 1
				if index >= count {
					return
				}
				body(index, index+1, worker)
			}
		}
		var others sync.WaitGroup
		for worker := 1; worker < workers && worker < count; worker++ {
			others.Add(1)
			go func(worker int) {
				defer others.Done()
				take(worker)
			}(worker)
		}
		take(0)
		others.Wait()
	})
}

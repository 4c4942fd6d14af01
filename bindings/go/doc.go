// Package glia builds, trains and runs neural networks inside the program, on the CPU, by the C
// library of the same name. Results are the same bits on every machine and for any number of
// threads.
//
// # Building
//
// The package is cgo: it needs a C compiler, and glia.pc where pkg-config finds it.
//
// # Errors
//
// A call that fails gives an *Error with the library's code and message, which names the argument,
// what was expected and what came. Codes are errors themselves: errors.Is(err, ErrShapeMismatch).
// A call with something that was closed gives ErrClosed.
//
// # Ownership
//
// Graph, Model, Session, Trainer and the like are handles of memory of the library's. Close frees
// one, at once or at the end of the last call that uses it; what was not closed is freed some time
// after nothing refers to it. Nothing that is passed to a call is consumed: a model may be closed as
// soon as its session was made. A nil *Runtime stands for the calling thread alone.
//
// # Goroutines
//
// Any goroutine may call anything at any time; no goroutine has to be locked to its thread. Calls
// that change a handle ("one call at a time" in their comments: a step of a trainer, a run of a
// session) have it to themselves: where another call has it, they do not wait, but give ErrBusy. So a
// goroutine that runs a model has a session of its own; any number of sessions share a model.
//
// # Memory
//
// Slices go to the library and come from it without a copy, for the time of the call. A call of a
// batch is one call of C: see the benchmarks for its cost. Sessions and trainers allocate nothing in
// Run and Step, neither in Go nor in C.
package glia

// #cgo pkg-config: glia
import "C"

package glia_test

import (
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	glia "github.com/glia-nn/glia/bindings/go"
)

func TestClosed(t *testing.T) {
	model := newModel(t, 2, 1, dense{2, glia.ActivationTanh})
	session := must[*glia.Session](t)(glia.NewSession(model, nil, 4))
	check(t, model.Close())
	check(t, model.Close())
	// The session keeps what it needs.
	check(t, session.Run(make([]float32, 4), make([]float32, 4)))
	_, err := model.Hash()
	if !errors.Is(err, glia.ErrClosed) || err.Error() != "model: glia: closed" {
		t.Errorf("expected ErrClosed, got %v", err)
	}
	if _, err := glia.NewSession(model, nil, 4); !errors.Is(err, glia.ErrClosed) {
		t.Errorf("expected ErrClosed, got %v", err)
	}
	check(t, session.Close())
	check(t, session.Close())
	if err := session.Run(make([]float32, 4), make([]float32, 4)); !errors.Is(err, glia.ErrClosed) {
		t.Errorf("expected ErrClosed, got %v", err)
	}
	var nothing *glia.Model
	check(t, nothing.Close())
	_, err = nothing.Hash()
	refused(t, err, glia.ErrNullPointer, "model")
	_, err = new(glia.Model).Hash()
	refused(t, err, glia.ErrNullPointer, "model")
}

// A call that needs the handle to itself refuses where another has it, and Close does not free it.
func TestBusyAndClosedDuringACall(t *testing.T) {
	trainer, inputs, labels := digitsTrainer(t, nil)
	inside := 0
	err := trainer.Fit(inputs, labels, digitsRun, func(progress glia.Progress) error {
		if inside++; inside > 3 {
			if _, err := trainer.Hash(); !errors.Is(err, glia.ErrClosed) {
				t.Errorf("expected ErrClosed, got %v", err)
			}
			return glia.ErrStop
		}
		_, err := trainer.Hash()
		refused(t, err, glia.ErrBusy, "trainer: in use")
		refused(t, trainer.Prepare(), glia.ErrBusy, "trainer: in use")
		// Sharing calls of what the call shares are fine, those that change it are not.
		must[[]int64](t)(inputs.Shape())
		refused(t, glia.CopyIn(inputs, make([]float32, images*pixels)), glia.ErrBusy, "tensor: in use")
		if inside == 3 {
			check(t, trainer.Close())
			check(t, inputs.Close())
		}
		return nil
	})
	check(t, err)
	if _, err := trainer.Hash(); !errors.Is(err, glia.ErrClosed) || inside != 4 {
		t.Errorf("after %d steps expected ErrClosed, got %v", inside, err)
	}
}

// Close on one goroutine while others call: each call either is done whole or gives ErrClosed.
func TestCloseRacesWithCalls(t *testing.T) {
	model := newModel(t, 8, 1, dense{64, glia.ActivationTanh}, dense{2, glia.ActivationIdentity})
	var done, refusals atomic.Int64
	for round := 0; round < 200; round++ {
		copied := must[*glia.Model](t)(glia.LoadModelFromMemory(must[[]byte](t)(model.SaveToMemory())))
		session := must[*glia.Session](t)(glia.NewSession(copied, nil, 16))
		expected := must[glia.Hash](t)(copied.Hash())
		var callers sync.WaitGroup
		for caller := 0; caller < 4; caller++ {
			callers.Add(1)
			go func(caller int) {
				defer callers.Done()
				inputs, outputs := make([]float32, 16*8), make([]float32, 16*2)
				for {
					hash, err := copied.Hash()
					if caller == 0 {
						err = session.Run(inputs, outputs)
					}
					if errors.Is(err, glia.ErrClosed) {
						refusals.Add(1)
						return
					}
					if err != nil || (caller > 0 && hash != expected) {
						t.Errorf("got %v, hash %v", err, hash)
						return
					}
					done.Add(1)
				}
			}(caller)
		}
		time.Sleep(100 * time.Microsecond)
		check(t, copied.Close())
		check(t, session.Close())
		callers.Wait()
	}
	if done.Load() == 0 || refusals.Load() != 800 {
		t.Errorf("%d calls done, %d refused", done.Load(), refusals.Load())
	}
}

// Handles that nothing refers to but the call itself, under forced collections: they are freed, and
// never under a call.
func TestFinalizersDuringCalls(t *testing.T) {
	for _, processors := range []int{1, 8} {
		before := runtime.GOMAXPROCS(processors)
		stop := make(chan struct{})
		collected := make(chan int)
		go func() {
			count := 0
			for {
				select {
				case <-stop:
					collected <- count
					return
				default:
					runtime.GC()
					count++
				}
			}
		}()
		inputs, outputs := numbers(64*256, 1), make([]float32, 64*256)
		var callers sync.WaitGroup
		for caller := 0; caller < 4; caller++ {
			callers.Add(1)
			go func() {
				defer callers.Done()
				outputs := append([]float32(nil), outputs...)
				for end := time.Now().Add(1500 * time.Millisecond); time.Now().Before(end); {
					graph, err := glia.NewGraph()
					if err != nil {
						t.Error(err)
						return
					}
					node, _ := graph.AddInput("inputs", []int64{64})
					_, _ = graph.AddDense("layer", node, 64, glia.ActivationTanh)
					model, err := glia.NewModel(graph, 1)
					if err != nil {
						t.Error(err)
						return
					}
					session, err := glia.NewSession(model, nil, 256)
					if err != nil {
						t.Error(err)
						return
					}
					// The last use of all of them.
					if err := session.Run(inputs, outputs); err != nil {
						t.Error(err)
						return
					}
				}
			}()
		}
		callers.Wait()
		close(stop)
		if count := <-collected; count < 3 {
			t.Errorf("only %d collections", count)
		}
		runtime.GOMAXPROCS(before)
	}
}

// What is not closed is freed by the collector: else this would need gigabytes.
func TestFinalizersFree(t *testing.T) {
	before := residentBytes(t)
	for count := 0; count < 150; count++ {
		tensor := must[*glia.Tensor](t)(glia.NewTensor(glia.Float32, []int64{4 << 20}))
		check(t, glia.Use(tensor, func(values []float32) error {
			for index := 0; index < len(values); index += 1024 {
				values[index] = 1 // so that the system gives the page
			}
			return nil
		}))
		runtime.GC()
	}
	if grown := residentBytes(t) - before; grown > 1<<30 {
		t.Errorf("%d MB are still there", grown>>20)
	}
}

// A trainer that nothing refers to but the run that it is in, collected in each step.
func TestFinalizersDuringCallbacks(t *testing.T) {
	run := func(each func(glia.Progress) error) error {
		trainer := must[*glia.Trainer](t)(exclusiveOrTrainer())
		inputs := must[*glia.Tensor](t)(glia.TensorOf([]float32{0, 0, 0, 1, 1, 0, 1, 1}, 4, 2))
		targets := must[*glia.Tensor](t)(glia.TensorOf([]float32{0, 1, 1, 0}, 4, 1))
		return trainer.Fit(inputs, targets, glia.FitOptions{Epochs: 30, BatchSize: 1}, each)
	}
	last := glia.Progress{}
	check(t, run(func(progress glia.Progress) error {
		runtime.GC()
		last = progress
		return nil
	}))
	if !last.Finished || last.Samples != 120 || !(last.Loss < 1) {
		t.Errorf("the last progress was %+v", last)
	}
}

// A training that nothing refers to any more is ended.
func TestForgottenTraining(t *testing.T) {
	trainer, inputs, labels := digitsTrainer(t, nil)
	check(t, trainer.Begin(glia.FitOptions{Epochs: 1e6}))
	must[*glia.Training](t)(trainer.Start(inputs, labels, glia.TrainingOptions{}))
	for deadline := time.Now().Add(20 * time.Second); ; {
		runtime.GC()
		if _, err := trainer.StepCount(); err == nil {
			return
		} else if !errors.Is(err, glia.ErrBusy) || time.Now().After(deadline) {
			t.Fatalf("the training goes on: %v", err)
		}
	}
}

// The allocator changes only while nothing of the library's is alive.
func TestAllocatorIsRefused(t *testing.T) {
	newModel(t, 1, 1, dense{1, glia.ActivationIdentity})
	refused(t, glia.SetAllocator(nil, nil, nil), glia.ErrInvalidState, "")
}

package glia_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"

	glia "github.com/glia-nn/glia/bindings/go"
)

func TestErrors(t *testing.T) {
	_, err := glia.NewOptimizer(glia.OptimizerKind(9999), nil)
	refused(t, err, glia.ErrUnknownKind, "9999")
	_, err = glia.NewOptimizer(glia.OptimizerSGD, glia.Settings{glia.ParamBeta1: 0.5})
	refused(t, err, glia.ErrUnknownKey, "beta1")
	_, err = glia.NewOptimizer(glia.OptimizerSGD, glia.Settings{glia.ParamLearningRate: -1})
	refused(t, err, glia.ErrOutOfRange, "learning_rate")
	_, err = glia.LoadModelFromMemory([]byte("no model"))
	refused(t, err, glia.ErrCorruptFile, "")
	_, err = glia.LoadModelFromMemory(nil)
	refused(t, err, glia.ErrCorruptFile, "bytes")
	_, err = glia.LoadModel("no such folder/no such file")
	refused(t, err, glia.ErrIO, "no such")
	_, err = glia.FindOptimizer("adamant")
	refused(t, err, glia.ErrNotFound, "adamant")
	_, err = glia.NewModel(nil, 1)
	refused(t, err, glia.ErrNullPointer, "graph")
	_, err = glia.NewSession(newModel(t, 2, 1, dense{1, glia.ActivationReLU}), nil, -1)
	refused(t, err, glia.ErrInvalidArgument, "largest_batch: expected 0 or more, got -1")
	graph := must[*glia.Graph](t)(glia.NewGraph())
	defer graph.Close()
	_, err = graph.AddInput("", []int64{2})
	refused(t, err, glia.ErrInvalidArgument, "name")
	if errors.Is(err, glia.ErrNotFound) || errors.Is(err, glia.ErrClosed) || errors.Is(nil, glia.ErrIO) {
		t.Error("an error is another one's code")
	}
	if !errors.Is(fmt.Errorf("while building: %w", err), glia.ErrInvalidArgument) {
		t.Error("a wrapped error is not its code")
	}
	if text := glia.ErrShapeMismatch.String(); !strings.Contains(text, "shape") {
		t.Errorf("the code's words: %q", text)
	}
}

func TestShapesInMessages(t *testing.T) {
	session := must[*glia.Session](t)(glia.NewSession(newModel(t, 3, 1, dense{2, glia.ActivationTanh}), nil, 4))
	defer session.Close()
	refused(t, session.Run(make([]float32, 4), make([]float32, 2)), glia.ErrShapeMismatch, "inputs: expected")
	refused(t, session.Run(make([]float32, 3), make([]float32, 3)), glia.ErrShapeMismatch, "outputs: expected")
	refused(t, session.Run(make([]float32, 15), make([]float32, 10)), glia.ErrShapeMismatch, "inputs: expected")
}

// An error that was made on one thread is read on another, whole, while goroutines change threads.
func TestErrorsAcrossThreads(t *testing.T) {
	for _, processors := range []int{1, 8} {
		before := runtime.GOMAXPROCS(processors)
		type made struct {
			kind glia.OptimizerKind
			err  error
		}
		errs := make(chan made)
		var makers sync.WaitGroup
		for maker := 0; maker < 8; maker++ {
			makers.Add(1)
			go func(maker int) {
				defer makers.Done()
				runtime.LockOSThread() // a thread of its own, which ends with the goroutine
				for count := 0; count < 200; count++ {
					kind := glia.OptimizerKind(1000 + maker*1000 + count)
					_, err := glia.NewOptimizer(kind, nil)
					errs <- made{kind, err}
					runtime.Gosched()
				}
			}(maker)
		}
		go func() { makers.Wait(); close(errs) }()
		count := 0
		for one := range errs {
			refused(t, one.err, glia.ErrUnknownKind, fmt.Sprint(int32(one.kind)))
			count++
		}
		if count != 1600 {
			t.Errorf("%d errors", count)
		}
		runtime.GOMAXPROCS(before)
	}
}

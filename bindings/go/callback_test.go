package glia_test

import (
	"errors"
	"math"
	"runtime/debug"
	"strings"
	"sync"
	"testing"

	glia "github.com/glia-nn/glia/bindings/go"
)

// Runs and gives what it panicked with; the panic must not have come through frames of C.
func panicOf(t *testing.T, run func()) (value any) {
	t.Helper()
	defer func() {
		value = recover()
		if stack := string(debug.Stack()); strings.Contains(stack, ".gliaGo") {
			t.Errorf("a panic unwound through C:\n%s", stack)
		}
	}()
	run()
	return nil
}

func TestProgressErrors(t *testing.T) {
	trainer, inputs, labels := digitsTrainer(t, nil)
	own, steps := errors.New("my own"), 0
	err := trainer.Fit(inputs, labels, digitsRun, func(glia.Progress) error {
		if steps++; steps == 5 {
			return own
		}
		return nil
	})
	if err != own || must[int64](t)(trainer.StepCount()) != 5 {
		t.Errorf("got %v after %d steps", err, steps)
	}
	check(t, trainer.Fit(inputs, labels, digitsRun, func(glia.Progress) error { return glia.ErrStop }))
	if count := must[int64](t)(trainer.StepCount()); count != 6 {
		t.Errorf("%d steps", count)
	}
}

// A panic does not unwind through the library: the run ends, the panic goes on in the caller, and the
// trainer can be used on, with the same bits.
func TestProgressPanics(t *testing.T) {
	trainer, inputs, labels := digitsTrainer(t, nil)
	for _, value := range []any{"my own", errors.New("an error"), 42} {
		got := panicOf(t, func() {
			_ = trainer.Fit(inputs, labels, digitsRun, func(glia.Progress) error { panic(value) })
			t.Error("the panic was lost")
		})
		if got != value {
			t.Errorf("expected the panic %v, got %v", value, got)
		}
	}
	got := panicOf(t, func() {
		_ = trainer.Fit(inputs, labels, digitsRun, func(glia.Progress) error {
			var none map[string]int
			none["a"] = 1
			return nil
		})
	})
	if err, ok := got.(error); !ok || !strings.Contains(err.Error(), "nil map") {
		t.Errorf("expected the runtime's error, got %v", got)
	}
	plain, _, _ := digitsTrainer(t, nil)
	for step := 0; step < 4; step++ {
		check(t, plain.Fit(inputs, labels, digitsRun, func(glia.Progress) error { return glia.ErrStop }))
	}
	if must[glia.Hash](t)(trainer.Hash()) != must[glia.Hash](t)(plain.Hash()) {
		t.Error("other weights after panics")
	}
}

// Half the squared difference to 1, by a function of the program's own.
func halfSquares(outputs []float64, rows int, gradient []float64) (float64, error) {
	loss := 0.0
	for index, output := range outputs {
		loss += (output - 1) * (output - 1) / 2 / float64(rows)
		if gradient != nil {
			gradient[index] = (output - 1) / float64(rows)
		}
	}
	return loss, nil
}

func TestGradientChecks(t *testing.T) {
	model := newModel(t, 3, 5, dense{4, glia.ActivationTanh}, dense{2, glia.ActivationIdentity})
	inputs, options := numbers(12, 3), glia.GradientCheckOptions{}
	loss := must[*glia.Loss](t)(glia.NewLoss(glia.LossMeanSquaredError, nil))
	defer loss.Close()
	report, worst, err := glia.CheckGradients(model, loss, nil, inputs, glia.Values(numbers(8, 4)), options)
	if err != nil || report.Checked < 26 || report.OutOfTolerance != 0 || !strings.Contains(worst, "layer") {
		t.Errorf("got %+v, worst %q, %v", report, worst, err)
	}
	report, _, err = glia.CheckGradientsWith(model, nil, inputs, halfSquares, options)
	if err != nil || report.Checked < 26 || report.OutOfTolerance != 0 {
		t.Errorf("got %+v, %v", report, err)
	}
	report, _, err = glia.CheckGradientsWith(model, nil, inputs, func(outputs []float64, rows int, gradient []float64) (float64, error) {
		value, err := halfSquares(outputs, rows, gradient)
		if gradient != nil {
			gradient[0] *= 1.5 // wrong
		}
		return value, err
	}, options)
	if err != nil || report.OutOfTolerance == 0 {
		t.Errorf("a wrong gradient was not found: %+v, %v", report, err)
	}
	own := errors.New("my own")
	_, _, err = glia.CheckGradientsWith(model, nil, inputs, func([]float64, int, []float64) (float64, error) { return 0, own }, options)
	if err != own {
		t.Errorf("expected the loss's error, got %v", err)
	}
	if got := panicOf(t, func() {
		_, _, _ = glia.CheckGradientsWith(model, nil, inputs, func([]float64, int, []float64) (float64, error) { panic(own) }, options)
	}); got != own {
		t.Errorf("expected the panic, got %v", got)
	}
	_, _, err = glia.CheckGradientsWith(model, nil, inputs, nil, options)
	refused(t, err, glia.ErrNullPointer, "callback")
}

// A step that the watch leaves out is told to the log, on whatever thread that runs.
func TestLog(t *testing.T) {
	runtime := must[*glia.Runtime](t)(glia.NewRuntime(glia.RuntimeOptions{Threads: 2}))
	defer runtime.Close()
	var mutex sync.Mutex
	var told []string
	check(t, runtime.SetLog(func(level glia.LogLevel, message string) {
		mutex.Lock()
		defer mutex.Unlock()
		told = append(told, level.String()+": "+message)
	}, glia.LogInformation))
	trainer, _, _ := digitsTrainer(t, runtime)
	check(t, trainer.SetWatch(glia.ParamWatch, 1))
	inputs := make([]float32, pixels)
	inputs[7] = float32(math.NaN())
	spoil := func() {
		_, err := trainer.Step(inputs, glia.Labels([]int32{1}))
		refused(t, err, glia.ErrDiverged, "")
	}
	spoil()
	if len(told) != 1 || !strings.HasPrefix(told[0], "warning: ") {
		t.Fatalf("the log was told %q", told)
	}
	event := must[glia.WatchEvent](t)(trainer.WatchEvent(0))
	if event.Finding != glia.FindingLossNotFinite || event.Policy != glia.PolicyRefuse || event.Step != 1 {
		t.Errorf("the event: %+v", event)
	}
	check(t, runtime.SetLog(func(glia.LogLevel, string) { panic("in the log") }, glia.LogInformation))
	if runtime.LogPanic() != nil {
		t.Error("a panic before there was one")
	}
	spoil()
	spoil()
	if got := runtime.LogPanic(); got != "in the log" {
		t.Errorf("the log's panic: %v", got)
	}
	check(t, runtime.SetLog(nil, glia.LogError))
	spoil()
	if len(told) != 1 {
		t.Errorf("a log that was taken away was told %q", told)
	}
}

// Host jobs by goroutines have the bits of one thread; broken promises are an error.
func TestJobs(t *testing.T) {
	model := newModel(t, 256, 1, dense{512, glia.ActivationTanh})
	inputs := numbers(256*256, 1)
	run := func(runtime *glia.Runtime) ([]float32, error) {
		session, err := glia.NewSession(model, runtime, 256)
		if err != nil {
			return nil, err
		}
		defer session.Close()
		outputs := make([]float32, 256*512)
		return outputs, session.Run(inputs, outputs)
	}
	expected := must[[]float32](t)(run(nil))
	goroutines := must[*glia.Runtime](t)(glia.NewRuntimeOnGoroutines(4))
	defer goroutines.Close()
	sameBits(t, "goroutines", must[[]float32](t)(run(goroutines)), expected)
	jobs, broken := 0, false
	failing := must[*glia.Runtime](t)(glia.NewRuntimeWithJobs(glia.RuntimeOptions{Threads: 2},
		func(count int, body func(begin, end, worker int)) {
			jobs++
			if broken {
				panic("in a job")
			}
			body(0, count, 0)
		}))
	defer failing.Close()
	sameBits(t, "jobs", must[[]float32](t)(run(failing)), expected)
	if jobs == 0 {
		t.Error("there were no jobs")
	}
	broken = true
	_, err := run(failing)
	refused(t, err, glia.ErrInvalidState, "parallel_for")
	_, err = glia.NewRuntimeWithJobs(glia.RuntimeOptions{Threads: 2}, nil)
	refused(t, err, glia.ErrNullPointer, "parallel_for")
}

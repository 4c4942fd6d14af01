package glia

import (
	"errors"
	"runtime/cgo"
	"unsafe"
)

// ErrStop, returned by the function of Fit, ends the run after the step, without an error.
var ErrStop = errors.New("glia: stop")

// Fit is a run over a data set: inputs float32 [samples, input shape …], targets float32 [samples,
// output shape …], or labels [samples]. Each is called after each step with how far the run is; nil
// is fine. An error that it returns ends the run and comes out of Fit, but for ErrStop; a panic does,
// too, and goes on in the caller. What was learned until then stays. Each must not call
// runtime.Goexit (as a test's FailNow does), which would not come back to the library.
func (trainer *Trainer) Fit(inputs, targets *Tensor, options FitOptions, each func(Progress) error) error {
	if each == nil {
		return callTrainerFit(trainer, inputs, targets, options, 0)
	}
	call := &progressCall{each: each}
	user := cgo.NewHandle(call)
	defer user.Delete()
	err := call.result(callTrainerFit(trainer, inputs, targets, options, uintptr(user)))
	if errors.Is(err, ErrStop) {
		return nil
	}
	return err
}

// RateCurve is what FindLearningRate found.
type RateCurve struct {
	// Start is the loss before the first step.
	Start float64

	// Suggestion is a rate to begin with; NaN where none brought the loss down.
	Suggestion float64

	// Losses are those in the end, at each rate.
	Losses []float64
}

// FindLearningRate trains copies for so many steps at each of some ascending rates, 0 for 100, and
// suggests one to begin with. The trainer stays as it is.
func (trainer *Trainer) FindLearningRate(inputs, targets *Tensor, rates []float64, iterations int64) (RateCurve, error) {
	losses := make([]float64, len(rates))
	start, suggestion, err := callTrainerFindLearningRate(trainer, inputs, targets, rates, iterations, losses)
	if err != nil {
		return RateCurve{}, err
	}
	return RateCurve{start, suggestion, losses}, nil
}

// UseGradients calls a function with all gradients as one array in place, to read and to change
// before AccumulateGradients or ApplyGradients: what an all-reduce takes. The parameters stand in it
// in the order of the model, each from a multiple of 16 floats on. Other calls with the trainer give
// ErrBusy meanwhile, and the slice must not be kept.
func (trainer *Trainer) UseGradients(use func(gradients []float32) error) error {
	data, count, err := callTrainerGradients(trainer)
	if err != nil {
		return err
	}
	if _, err := trainer.inner().claim(); err != nil {
		return err
	}
	defer trainer.inner().endClaim()
	return use(unsafe.Slice((*float32)(data), count))
}

// Snapshots gives what sessions that follow the trainer are made from; Publish makes weights visible
// to them.
func (trainer *Trainer) Snapshots() (*Snapshots, error) {
	made, err := callTrainerSnapshots(trainer)
	if err != nil {
		return nil, err
	}
	model, err := trainer.Model()
	if err == nil {
		made.inputs, made.outputs, err = rowSizes(model)
		_ = model.Close()
	}
	if err != nil {
		_ = made.Close()
		return nil, err
	}
	return made, nil
}

// Freeze lets nothing be learned, or learning go on; steps report the loss all the same.
func (trainer *Trainer) Freeze(frozen bool) error {
	return trainer.SetUpdate(ParamFrozen, float64(flag(frozen)))
}

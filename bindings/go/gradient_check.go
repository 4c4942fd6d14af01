package glia

import "runtime/cgo"

// LossFunction is a loss of the program's own: of rows of outputs it gives the loss, and writes the
// gradient at them where that is not nil. The slices are the library's and must not be kept.
type LossFunction func(outputs []float64, rows int, gradient []float64) (loss float64, err error)

// CheckGradients compares a model's gradients with differences of its loss, and names the worst
// element. Gradients that are wrong are no error: see OutOfTolerance.
func CheckGradients(model *Model, loss *Loss, runtime *Runtime, inputs []float32, targets Targets, options GradientCheckOptions) (report GradientReport, worst string, err error) {
	return callGradientCheck(model, loss, runtime, inputs, targets, options)
}

// CheckGradientsWith is CheckGradients with a loss of the program's own, whose gradient it checks,
// too. An error of the loss ends the check and comes out of it, and so does a panic. The loss must not
// call runtime.Goexit.
func CheckGradientsWith(model *Model, runtime *Runtime, inputs []float32, loss LossFunction, options GradientCheckOptions) (report GradientReport, worst string, err error) {
	if loss == nil {
		return callGradientCheckWithCallback(model, runtime, inputs, 0, options)
	}
	call := &lossCall{loss: loss}
	user := cgo.NewHandle(call)
	defer user.Delete()
	report, worst, err = callGradientCheckWithCallback(model, runtime, inputs, uintptr(user), options)
	return report, worst, call.result(err)
}

// InitializeLSUV gives a model weights whose layers have outputs of variance 1 for a batch
// (layer-sequential unit variance), and names the layer that is furthest off.
func (model *Model) InitializeLSUV(runtime *Runtime, inputs []float32, seed uint64, options LSUVOptions) (report LSUVReport, worst string, err error) {
	return callModelInitializeLSUV(model, runtime, inputs, seed, options)
}

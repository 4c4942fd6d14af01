package glia

// Checks that input is whole rows, and output as many; gives the rows.
func (a *Activation) rows(input []float32, inputName string, columns int, output []float32, outputName string) (int, error) {
	outputColumns, err := a.OutputColumns(columns)
	if err != nil {
		return 0, err
	}
	rows := 0
	if columns > 0 {
		rows = len(input) / columns
	}
	if rows*columns != len(input) {
		return 0, wrongLength(inputName, rows*columns, len(input))
	}
	if rows*outputColumns != len(output) {
		return 0, wrongLength(outputName, rows*outputColumns, len(output))
	}
	return rows, nil
}

// Forward computes the outputs of rows of so many columns, in the place of the input where output is
// the same slice. See ForwardWith for kinds that learn parameters or draw.
func (a *Activation) Forward(runtime *Runtime, input []float32, columns int, output []float32) error {
	rows, err := a.rows(input, "input", columns, output, "output")
	if err != nil {
		return err
	}
	return callActivationForward(a, runtime, input, rows, columns, output)
}

// Backward computes the gradient at the inputs from that at the outputs, of what Forward read and
// wrote. One of input and output may be nil: PropertyReads says which of them the derivative needs.
func (a *Activation) Backward(runtime *Runtime, input, output, outputGradient []float32, columns int, inputGradient []float32) error {
	rows, err := a.backwardRows(input, output, outputGradient, columns, inputGradient)
	if err != nil {
		return err
	}
	return callActivationBackward(a, runtime, input, output, outputGradient, rows, columns, inputGradient)
}

// ForwardWith is Forward with the learned parameters of the kind, ParameterCount floats, and with
// what training needs: what is drawn there follows from seed and step.
func (a *Activation) ForwardWith(runtime *Runtime, input []float32, columns int, parameters []float32, options ActivationOptions, output []float32) error {
	rows, err := a.rows(input, "input", columns, output, "output")
	if err != nil {
		return err
	}
	return callActivationForwardWith(a, runtime, input, rows, columns, parameters, options, output)
}

// BackwardWith is Backward with learned parameters, whose gradients, summed over the rows, it writes
// into parameterGradient; nil where they are not wanted.
func (a *Activation) BackwardWith(runtime *Runtime, input, output, outputGradient []float32, columns int, parameters []float32, options ActivationOptions, inputGradient, parameterGradient []float32) error {
	rows, err := a.backwardRows(input, output, outputGradient, columns, inputGradient)
	if err != nil {
		return err
	}
	if parameterGradient != nil && len(parameterGradient) != len(parameters) {
		return wrongLength("parameter_gradient", len(parameters), len(parameterGradient))
	}
	return callActivationBackwardWith(a, runtime, input, output, outputGradient, rows, columns, parameters, options, inputGradient, parameterGradient)
}

func (a *Activation) backwardRows(input, output, outputGradient []float32, columns int, inputGradient []float32) (int, error) {
	rows, err := a.rows(inputGradient, "input_gradient", columns, outputGradient, "output_gradient")
	if err == nil && input != nil && len(input) != len(inputGradient) {
		err = wrongLength("input", len(inputGradient), len(input))
	}
	if err == nil && output != nil && len(output) != len(outputGradient) {
		err = wrongLength("output", len(outputGradient), len(output))
	}
	return rows, err
}

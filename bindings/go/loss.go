package glia

// Evaluate computes the loss of rows of outputs, and its gradient at them, as many floats, or none
// where gradient is nil.
func (l *Loss) Evaluate(runtime *Runtime, outputs []float32, rows int, targets Targets, gradient []float32) (float64, error) {
	columns, err := columnsOf(outputs, rows, gradient)
	if err != nil {
		return 0, err
	}
	return callLossEvaluate(l, runtime, outputs, rows, columns, targets, gradient)
}

// EvaluateWeighted is Evaluate with a weight for each row, and gives each row's share of the loss.
// Weights, rowValues and gradient may be nil.
func (l *Loss) EvaluateWeighted(runtime *Runtime, outputs []float32, rows int, targets Targets, weights, rowValues, gradient []float32) (float64, error) {
	columns, err := columnsOf(outputs, rows, gradient)
	if err != nil {
		return 0, err
	}
	if weights != nil && len(weights) != rows {
		return 0, wrongLength("weights", rows, len(weights))
	}
	if rowValues != nil && len(rowValues) != rows {
		return 0, wrongLength("row_values", rows, len(rowValues))
	}
	return callLossEvaluateWeighted(l, runtime, outputs, rows, columns, targets, weights, rowValues, gradient)
}

func columnsOf(outputs []float32, rows int, gradient []float32) (int, error) {
	columns := 0
	if rows > 0 {
		columns = len(outputs) / rows
	} else if rows == 0 && len(outputs) == 0 {
		columns = 1
	}
	if rows < 0 || rows*columns != len(outputs) {
		return 0, invalid("outputs: expected %d whole rows, got %d elements", rows, len(outputs))
	}
	if gradient != nil && len(gradient) != len(outputs) {
		return 0, wrongLength("gradient", len(outputs), len(gradient))
	}
	return columns, nil
}

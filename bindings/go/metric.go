package glia

// TopAccuracy is the share of rows whose label is among the so many best scores; 1 for plain accuracy.
func TopAccuracy(scores []float32, columns int, labels []int32, most int) (float64, error) {
	if err := rowsFit(scores, columns, labels); err != nil {
		return 0, err
	}
	return callMetricTopAccuracy(scores, len(labels), columns, labels, most)
}

// Confusion counts, for each label in a row of so many columns, which class had the best score.
func Confusion(scores []float32, columns int, labels []int32) ([]int64, error) {
	if err := rowsFit(scores, columns, labels); err != nil {
		return nil, err
	}
	counts := make([]int64, columns*columns)
	return counts, callMetricConfusion(scores, len(labels), columns, labels, counts)
}

// LogLoss is the mean negative logarithm of the probability that each row gives its label.
func LogLoss(probabilities []float32, columns int, labels []int32) (float64, error) {
	if err := rowsFit(probabilities, columns, labels); err != nil {
		return 0, err
	}
	return callMetricLogLoss(probabilities, len(labels), columns, labels)
}

// RegressionFigures says how far outputs are from targets.
type RegressionFigures struct {
	// MeanAbsoluteError is the mean size of the differences.
	MeanAbsoluteError float64

	// RootMeanSquaredError is the root of the mean of their squares.
	RootMeanSquaredError float64

	// RSquared is the share of the targets' variance that the outputs explain.
	RSquared float64
}

// Regression compares outputs with targets.
func Regression(outputs, targets []float32) (RegressionFigures, error) {
	if len(outputs) != len(targets) {
		return RegressionFigures{}, wrongLength("outputs", len(targets), len(outputs))
	}
	absolute, squared, explained, err := callMetricRegression(outputs, targets)
	return RegressionFigures{absolute, squared, explained}, err
}

// ROCArea is the area under the receiver's operating characteristic, of scores for labels 0 and 1.
func ROCArea(scores []float32, labels []int32) (float64, error) {
	if len(scores) != len(labels) {
		return 0, wrongLength("scores", len(labels), len(scores))
	}
	return callMetricROCArea(scores, labels)
}

func rowsFit(scores []float32, columns int, labels []int32) error {
	// More columns than scores cannot fit, and their square may not fit into memory.
	if columns < 0 || (columns > len(scores) && len(labels) > 0) || len(labels)*columns != len(scores) {
		return invalid("scores: expected %d rows of %d, got %d elements", len(labels), columns, len(scores))
	}
	return nil
}

package glia

// SetPoints sets the points of a piecewise schedule: a value from each step on. For ScheduleMultiStep
// values are nil.
func (s *Schedule) SetPoints(steps []int64, values []float64) error {
	if values != nil && len(values) != len(steps) {
		return wrongLength("values", len(steps), len(values))
	}
	return callScheduleSetPoints(s, steps, values)
}

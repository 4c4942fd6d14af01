package glia

// Step updates weights that the program keeps by their gradients; step is 1 for the first. State and
// scratch have the lengths of Needs, state begins as zeros; where Needs gives none they may be nil.
func (o *Optimizer) Step(runtime *Runtime, step uint64, shape []int64, weights, gradients, state, scratch []float32) error {
	if _, err := o.fits(shape, weights, gradients, state, scratch, true); err != nil {
		return err
	}
	return callOptimizerStep(o, runtime, step, shape, weights, gradients, state, scratch)
}

// LookAhead writes where the gradients of the next step are to be taken: for Nesterov momentum as
// published ahead of the weights, for most at the weights.
func (o *Optimizer) LookAhead(runtime *Runtime, shape []int64, weights, state, ahead []float32) error {
	if _, err := o.fits(shape, weights, ahead, state, nil, false); err != nil {
		return err
	}
	return callOptimizerLookAhead(o, runtime, shape, weights, state, ahead)
}

// Searched says how a search goes on.
type Searched int

const (
	// SearchEnded: nothing was done, as no gradient is above the tolerance, or the loss is not finite.
	SearchEnded Searched = -1

	// SearchStepped: an iteration is done; loss and gradients are those of the weights.
	SearchStepped Searched = 0

	// SearchEvaluate: compute loss and gradients at the weights, which have moved, and call again.
	SearchEvaluate Searched = 1
)

// Search goes on with the search of an optimizer such as OptimizerLBFGS over weights that the program
// keeps, by the loss and the gradients there. State, scratch and search have the lengths of Needs,
// begin as zeros and stay as they are between calls.
func (o *Optimizer) Search(runtime *Runtime, shape []int64, loss float64, weights, gradients, state, scratch []float32, search []float64) (Searched, error) {
	needs, err := o.fits(shape, weights, gradients, state, scratch, true)
	if err != nil {
		return SearchEnded, err
	}
	if len(search) != needs.SearchDoubles {
		return SearchEnded, wrongLength("search", needs.SearchDoubles, len(search))
	}
	next, err := callOptimizerSearch(o, runtime, shape, loss, weights, gradients, state, scratch, search)
	return Searched(next), err
}

// Checks the lengths, which the library does not see.
func (o *Optimizer) fits(shape []int64, weights, second, state, scratch []float32, works bool) (OptimizerInfo, error) {
	needs, err := o.Needs(shape)
	if err != nil {
		return needs, err
	}
	count := 1
	for _, length := range shape {
		count *= int(length)
	}
	name := "gradients"
	if !works {
		name = "ahead"
	}
	switch {
	case len(weights) != count:
		err = wrongLength("weights", count, len(weights))
	case len(second) != count:
		err = wrongLength(name, count, len(second))
	case len(state) != needs.StateFloats:
		err = wrongLength("state", needs.StateFloats, len(state))
	case works && len(scratch) < needs.ScratchFloats:
		err = wrongLength("scratch", needs.ScratchFloats, len(scratch))
	}
	return needs, err
}

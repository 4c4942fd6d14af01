package glia

// NewSession makes what runs a model over batches of up to so many rows: one for each goroutine.
func NewSession(model *Model, runtime *Runtime, largestBatch int) (*Session, error) {
	made, err := callSessionNew(model, runtime, largestBatch)
	if err != nil {
		return nil, err
	}
	made.inputs, made.outputs, err = rowSizes(model)
	if err != nil {
		_ = made.Close()
		return nil, err
	}
	return made, nil
}

// Follow makes a session that serves the newest of the snapshots in each run.
func (s *Snapshots) Follow(runtime *Runtime, largestBatch int) (*Session, error) {
	made, err := callSessionFollow(s, runtime, largestBatch)
	if err == nil {
		made.inputs, made.outputs = s.inputs, s.outputs
	}
	return made, err
}

// Strided is rows that stand in the program's own structures, in floats: element e of row r is at
// Floats[r*RowStride+e*ElementStride].
type Strided struct {
	// Floats begins with the first element of the first row.
	Floats []float32

	// RowStride is the floats from a row to the next.
	RowStride int

	// ElementStride is the floats from an element to the next.
	ElementStride int
}

// RunStrided is Run for rows that stand at strides: fields of structs, or an array for each element.
func (s *Session) RunStrided(rows int, inputs, outputs Strided) error {
	if s != nil {
		if err := inputs.reaches("inputs", rows, s.inputs); err != nil {
			return err
		}
		if err := outputs.reaches("outputs", rows, s.outputs); err != nil {
			return err
		}
	}
	return callSessionRunStrided(s, rows, inputs.Floats, inputs.RowStride, inputs.ElementStride,
		outputs.Floats, outputs.RowStride, outputs.ElementStride)
}

// Checks that the last element of the last row is in the slice.
func (s Strided) reaches(name string, rows, elements int) error {
	if rows <= 0 || elements <= 0 {
		return nil
	}
	length := len(s.Floats)
	fits := func(steps, stride int) bool { return steps == 0 || (stride >= 0 && stride <= length/steps) }
	if !fits(rows-1, s.RowStride) || !fits(elements-1, s.ElementStride) ||
		(rows-1)*s.RowStride+(elements-1)*s.ElementStride >= length {
		return invalid("%s: expected %d rows of %d at strides %d and %d, got %d elements",
			name, rows, elements, s.RowStride, s.ElementStride, length)
	}
	return nil
}

// The floats of a row of inputs and of outputs.
func rowSizes(model *Model) (inputs, outputs int, err error) {
	size := func(shape []int64) int {
		count := 1
		for _, length := range shape {
			count *= int(length)
		}
		return count
	}
	shape, err := model.InputShape()
	if err != nil {
		return 0, 0, err
	}
	inputs = size(shape)
	shape, err = model.OutputShape()
	return inputs, size(shape), err
}

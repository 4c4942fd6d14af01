package glia_test

import (
	"runtime"
	"sync"
	"testing"

	glia "github.com/glia-nn/glia/bindings/go"
)

// Many goroutines, each with a session on one model: the same bits for every row, whatever its batch.
func TestGoroutines(t *testing.T) {
	model := newModel(t, 16, 1, dense{48, glia.ActivationGELU}, dense{5, glia.ActivationIdentity})
	inputs, expected := numbers(64*16, 1), make([]float32, 64*5)
	whole := must[*glia.Session](t)(glia.NewSession(model, nil, 64))
	defer whole.Close()
	check(t, whole.Run(inputs, expected))
	for _, processors := range []int{1, 8} {
		before := runtime.GOMAXPROCS(processors)
		var callers sync.WaitGroup
		for caller := 0; caller < 32; caller++ {
			callers.Add(1)
			go func(rows int) {
				defer callers.Done()
				session, err := glia.NewSession(model, nil, rows)
				if err != nil {
					t.Error(err)
					return
				}
				defer session.Close()
				outputs := make([]float32, 64*5)
				for row := 0; row < 64; row += rows {
					count := rows
					if row+count > 64 {
						count = 64 - row
					}
					if err := session.Run(inputs[row*16:(row+count)*16], outputs[row*5:(row+count)*5]); err != nil {
						t.Error(err)
					}
					runtime.Gosched() // on with another thread, maybe
				}
				for index := range expected {
					if outputs[index] != expected[index] {
						t.Errorf("batches of %d: element %d: expected %g, got %g", rows, index, expected[index], outputs[index])
						return
					}
				}
			}(caller%13 + 1)
		}
		callers.Wait()
		runtime.GOMAXPROCS(before)
	}
}

func TestStrided(t *testing.T) {
	model := newModel(t, 3, 1, dense{2, glia.ActivationTanh})
	session := must[*glia.Session](t)(glia.NewSession(model, nil, 4))
	defer session.Close()
	plain, expected := numbers(12, 1), make([]float32, 8)
	check(t, session.Run(plain, expected))
	// An array for each element: inputs, then outputs.
	columns := make([]float32, 5*4)
	for row := 0; row < 4; row++ {
		for element := 0; element < 3; element++ {
			columns[element*4+row] = plain[row*3+element]
		}
	}
	results := glia.Strided{Floats: columns[12:], RowStride: 1, ElementStride: 4}
	check(t, session.RunStrided(4, glia.Strided{Floats: columns, RowStride: 1, ElementStride: 4}, results))
	for row := 0; row < 4; row++ {
		sameBits(t, "strided", []float32{columns[12+row], columns[16+row]}, expected[row*2:row*2+2])
	}
	// Structs of inputs and outputs.
	structs := make([]float32, 4*5)
	for row := 0; row < 4; row++ {
		copy(structs[row*5:], plain[row*3:row*3+3])
	}
	check(t, session.RunStrided(4, glia.Strided{structs, 5, 1}, glia.Strided{structs[3:], 5, 1}))
	for row := 0; row < 4; row++ {
		sameBits(t, "structs", structs[row*5+3:row*5+5], expected[row*2:row*2+2])
	}
	// One element too few, and strides that overflow.
	refused(t, session.RunStrided(4, glia.Strided{plain[:11], 3, 1}, glia.Strided{expected, 2, 1}), glia.ErrInvalidArgument, "inputs")
	refused(t, session.RunStrided(4, glia.Strided{plain, 3, 1}, glia.Strided{expected[:7], 2, 1}), glia.ErrInvalidArgument, "outputs")
	refused(t, session.RunStrided(4, glia.Strided{plain, 1 << 62, 1}, glia.Strided{expected, 2, 1}), glia.ErrInvalidArgument, "inputs")
	refused(t, session.RunStrided(4, glia.Strided{plain, -1, 1}, glia.Strided{expected, 2, 1}), glia.ErrInvalidArgument, "inputs")
	refused(t, session.RunStrided(5, glia.Strided{numbers(15, 1), 3, 1}, glia.Strided{make([]float32, 10), 2, 1}), glia.ErrShapeMismatch, "rows")
}

// A session follows what a trainer publishes, and stays where it is pinned.
func TestFollow(t *testing.T) {
	trainer, inputs, labels := digitsTrainer(t, nil)
	snapshots := must[*glia.Snapshots](t)(trainer.Snapshots())
	defer snapshots.Close()
	session := must[*glia.Session](t)(snapshots.Follow(nil, 8))
	defer session.Close()
	given, results := numbers(8*pixels, 1), make([]float32, 80)
	check(t, session.Run(given, results))
	first := must[int64](t)(session.Version())
	one := func(glia.Progress) error { return glia.ErrStop }
	check(t, trainer.Fit(inputs, labels, digitsRun, one))
	version := must[int64](t)(trainer.Publish())
	if got := must[int64](t)(snapshots.Version()); got != version || version <= first {
		t.Errorf("published %d after %d, the newest is %d", version, first, got)
	}
	check(t, session.Pin())
	check(t, session.Run(given, results))
	if got := must[int64](t)(session.Version()); got != first {
		t.Errorf("pinned at %d, ran %d", first, got)
	}
	check(t, session.Unpin())
	check(t, session.RunStrided(8, glia.Strided{given, pixels, 1}, glia.Strided{results, 10, 1}))
	if got := must[glia.Hash](t)(session.Hash()); got != must[glia.Hash](t)(trainer.Hash()) {
		t.Error("a following session has other weights")
	}
	loss := must[*glia.Loss](t)(glia.NewLoss(glia.LossSoftmaxCrossEntropy, nil))
	defer loss.Close()
	mean, accuracy, err := session.Evaluate(loss, inputs, labels)
	if err != nil || !(mean > 0 && mean < 3) || !(accuracy > 0.03 && accuracy < 0.9) {
		t.Errorf("loss %g, accuracy %g, %v", mean, accuracy, err)
	}
}

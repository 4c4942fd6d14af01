package glia_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	glia "github.com/glia-nn/glia/bindings/go"
)

const images, pixels = 1797, 64

func readDigits(t testing.TB) ([]float32, []int32) {
	t.Helper()
	file := must[*os.File](t)(os.Open(filepath.Join(repository, "examples/data/digits.csv")))
	defer file.Close()
	rows := must[[][]string](t)(csv.NewReader(file).ReadAll())
	if len(rows) != images {
		t.Fatalf("expected %d images, got %d", images, len(rows))
	}
	var inputs []float32
	var labels []int32
	for _, row := range rows {
		for column, word := range row {
			number := must[int](t)(strconv.Atoi(word))
			if column < pixels {
				inputs = append(inputs, float32(number)/16)
			} else {
				labels = append(labels, int32(number))
			}
		}
	}
	return inputs, labels
}

func goldenHash(t testing.TB) string {
	t.Helper()
	text := must[[]byte](t)(os.ReadFile(filepath.Join(repository, "tests/golden/digits_hash.txt")))
	return strings.TrimSpace(string(text))
}

// A trainer for the handwritten digits by the recipe of tests/c/digits.c, and its data.
func digitsTrainer(t testing.TB, runtime *glia.Runtime) (trainer *glia.Trainer, inputs, labels *glia.Tensor) {
	t.Helper()
	model := newModel(t, pixels, 1, dense{64, glia.ActivationReLU}, dense{32, glia.ActivationReLU},
		dense{10, glia.ActivationIdentity})
	adam := newOptimizer(t, glia.OptimizerAdam, glia.Settings{glia.ParamLearningRate: 0.002})
	trainer = newTrainer(t, model, glia.LossSoftmaxCrossEntropy, adam, runtime,
		glia.TrainerOptions{LargestBatch: 32, Seed: 1})
	pictures, numbers := readDigits(t)
	return trainer, tensorOf(t, pictures, images, pixels), tensorOf(t, numbers, images)
}

var digitsRun = glia.FitOptions{Epochs: 5, BatchSize: 32}

func TestDigits(t *testing.T) {
	expected := goldenHash(t)
	for name, runtime := range runtimes(t) {
		if name == "scalar" {
			continue // slow, and the level is the activations' test
		}
		trainer, inputs, labels := digitsTrainer(t, runtime)
		last := glia.Progress{}
		check(t, trainer.Fit(inputs, labels, digitsRun, func(progress glia.Progress) error {
			last = progress
			return nil
		}))
		if got := must[glia.Hash](t)(trainer.Hash()).String(); got != expected {
			t.Errorf("%s: expected the hash %s, got %s", name, expected, got)
		}
		if !last.Finished || last.Epochs != 5 || last.Accuracy < 0.9 {
			t.Errorf("%s: the last progress was %+v", name, last)
		}
	}
}

func TestDigitsOnGoroutines(t *testing.T) {
	runtime := must[*glia.Runtime](t)(glia.NewRuntimeOnGoroutines(3))
	defer runtime.Close()
	trainer, inputs, labels := digitsTrainer(t, runtime)
	check(t, trainer.Fit(inputs, labels, digitsRun, nil))
	if got := must[glia.Hash](t)(trainer.Hash()).String(); got != goldenHash(t) {
		t.Errorf("got the hash %s", got)
	}
}

// The same run in pieces, in frames, and from a checkpoint in the middle.
func TestDigitsInPieces(t *testing.T) {
	trainer, inputs, labels := digitsTrainer(t, nil)
	check(t, trainer.Begin(digitsRun))
	for piece := 0; piece < 7; piece++ {
		must[glia.Progress](t)(trainer.Advance(inputs, labels, 11))
	}
	for frame := 0; frame < 20; frame++ {
		must[glia.Frame](t)(trainer.RunFor(inputs, labels, 100e3))
	}
	// In the middle of a step, unless it is settled.
	check(t, trainer.Settle())
	file := filepath.Join(t.TempDir(), "digits.glia")
	check(t, trainer.Save(file))
	saved := must[[]byte](t)(trainer.SaveToMemory())
	loaded := must[*glia.Trainer](t)(glia.LoadTrainer(file, nil, glia.TrainerOptions{LargestBatch: 16}))
	defer loaded.Close()
	other := must[*glia.Trainer](t)(glia.LoadTrainerFromMemory(saved, nil, glia.TrainerOptions{}))
	defer other.Close()
	for _, one := range []*glia.Trainer{trainer, loaded, other} {
		for {
			if frame := must[glia.Frame](t)(one.RunFor(inputs, labels, 1e6)); frame.Finished {
				break
			}
		}
		if got := must[glia.Hash](t)(one.Hash()).String(); got != goldenHash(t) {
			t.Errorf("got the hash %s", got)
		}
	}
}

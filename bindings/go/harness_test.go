package glia_test

import (
	"bufio"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	glia "github.com/glia-nn/glia/bindings/go"
)

// The repository, as seen from the folder of the package.
const repository = "../.."

func must[T any](t testing.TB) func(T, error) T {
	return func(value T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Checks code and words of a refusal.
func refused(t testing.TB, err error, code glia.ErrorCode, words string) {
	t.Helper()
	var failed *glia.Error
	if !errors.Is(err, code) || !errors.As(err, &failed) || failed.Code != code {
		t.Fatalf("expected %v, got %v", code, err)
	}
	if !strings.Contains(failed.Message, words) {
		t.Fatalf("expected a message with %q, got %q", words, failed.Message)
	}
}

// A table of tests/golden: records by their names, and the names in order.
type table struct {
	name    string
	records map[string][]float64
	names   []string
}

func readTable(t testing.TB, name string) *table {
	t.Helper()
	file, err := os.Open(filepath.Join(repository, "tests/golden", name+".txt"))
	check(t, err)
	defer file.Close()
	read := &table{name: name, records: map[string][]float64{}}
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	record, left := "", 0
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		switch {
		case len(words) == 0 || strings.HasPrefix(words[0], "#"):
		case left == 0:
			record = words[0]
			left = must[int](t)(strconv.Atoi(words[1]))
			read.names = append(read.names, record)
			read.records[record] = make([]float64, 0, left)
		default:
			for _, word := range words {
				value := must[float64](t)(strconv.ParseFloat(word, 64))
				read.records[record] = append(read.records[record], value)
				left--
			}
		}
	}
	check(t, lines.Err())
	return read
}

func (read *table) find(name string) ([]float64, bool) {
	values, found := read.records[name]
	return values, found
}

func (read *table) get(t testing.TB, name string) []float64 {
	t.Helper()
	values, found := read.find(name)
	if !found {
		t.Fatalf("tests/golden/%s.txt: no record %q", read.name, name)
	}
	return values
}

func floats(values []float64) []float32 {
	rounded := make([]float32, len(values))
	for index, value := range values {
		rounded[index] = float32(value)
	}
	return rounded
}

func near(got, expected, allowed float64) bool {
	switch {
	case math.IsNaN(expected):
		return math.IsNaN(got)
	case math.IsInf(expected, 0):
		return got == expected
	default:
		return math.Abs(got-expected) <= allowed
	}
}

// By the size of each number.
func checkNear(t testing.TB, what string, got []float32, expected []float64, relative, absolute float64) {
	t.Helper()
	if len(got) != len(expected) {
		t.Fatalf("%s: expected %d elements, got %d", what, len(expected), len(got))
	}
	for index, value := range expected {
		if !near(float64(got[index]), value, relative*math.Abs(value)+absolute) {
			t.Fatalf("%s: element %d: expected %.9g, got %.9g", what, index, value, got[index])
		}
	}
}

// By the size of the largest number.
func checkTensor(t testing.TB, what string, got []float32, expected []float64) {
	t.Helper()
	largest := 0.0
	for _, value := range expected {
		if !math.IsInf(value, 0) {
			largest = math.Max(largest, math.Abs(value))
		}
	}
	checkNear(t, what, got, expected, 0, 1e-5*largest)
}

// Within so many units in the last place, or so much absolute.
func checkWithin(t testing.TB, what string, got []float32, expected []float64, ulp, absolute float64) {
	t.Helper()
	for index, value := range expected {
		result := float64(got[index])
		zero := value == 0 && result == 0
		if !zero && !(ulpDistance(value, got[index]) <= ulp) && !(math.Abs(value-result) <= absolute) {
			t.Fatalf("%s: element %d: expected %.9g, got %.9g", what, index, value, result)
		}
	}
}

func ulpDistance(truth float64, result float32) float64 {
	nearest := float32(truth)
	infinite := math.IsInf(float64(nearest), 0) || math.IsInf(float64(result), 0)
	if math.IsNaN(truth) || math.IsNaN(float64(result)) || infinite {
		if nearest == result || (nearest != nearest && result != result) {
			return 0
		}
		return math.Inf(1)
	}
	if result == 0 && nearest == 0 {
		if math.Signbit(float64(result)) != math.Signbit(float64(nearest)) {
			return math.Inf(1)
		}
		return math.Abs(truth) / math.Ldexp(1, -149)
	}
	exponent := int(math.Float32bits(nearest) >> 23 & 0xff)
	if exponent < 1 {
		exponent = 1
	}
	return math.Abs(truth-float64(result)) / math.Ldexp(1, exponent-127-23)
}

func lossNear(got, expected float64) bool {
	return near(got, expected, 1e-5*math.Abs(expected)+1e-7)
}

func sameBits(t testing.TB, what string, got, expected []float32) {
	t.Helper()
	if len(got) != len(expected) {
		t.Fatalf("%s: expected %d elements, got %d", what, len(expected), len(got))
	}
	for index := range expected {
		if math.Float32bits(got[index]) != math.Float32bits(expected[index]) && got[index] == got[index] {
			t.Fatalf("%s: element %d: expected the bits of %g, got %g", what, index, expected[index], got[index])
		}
	}
}

// Runtimes that must not make a difference: none, and some with threads.
func runtimes(t testing.TB) map[string]*glia.Runtime {
	made := map[string]*glia.Runtime{"no runtime": nil}
	for _, threads := range []int{1, 3} {
		runtime := must[*glia.Runtime](t)(glia.NewRuntime(glia.RuntimeOptions{Threads: threads}))
		t.Cleanup(func() { _ = runtime.Close() })
		made[strconv.Itoa(threads)+" threads"] = runtime
	}
	scalar := must[*glia.Runtime](t)(glia.NewRuntime(glia.RuntimeOptions{Level: glia.LevelScalar}))
	t.Cleanup(func() { _ = scalar.Close() })
	made["scalar"] = scalar
	return made
}

// A dense layer's units and activation.
type dense struct {
	units      int64
	activation glia.ActivationKind
}

// A model of dense layers "layer1", "layer2", … over so many inputs.
func newModel(t testing.TB, inputs int64, seed uint64, layers ...dense) *glia.Model {
	t.Helper()
	graph := must[*glia.Graph](t)(glia.NewGraph())
	defer graph.Close()
	node := must[glia.Node](t)(graph.AddInput("inputs", []int64{inputs}))
	for index, layer := range layers {
		name := "layer" + strconv.Itoa(index+1)
		node = must[glia.Node](t)(graph.AddDense(name, node, layer.units, layer.activation))
	}
	model := must[*glia.Model](t)(glia.NewModel(graph, seed))
	t.Cleanup(func() { _ = model.Close() })
	return model
}

func newTrainer(t testing.TB, model *glia.Model, loss glia.LossKind, optimizer *glia.Optimizer, runtime *glia.Runtime, options glia.TrainerOptions) *glia.Trainer {
	t.Helper()
	measure := must[*glia.Loss](t)(glia.NewLoss(loss, nil))
	defer measure.Close()
	trainer := must[*glia.Trainer](t)(glia.NewTrainer(model, measure, optimizer, runtime, options))
	t.Cleanup(func() { _ = trainer.Close() })
	return trainer
}

func newOptimizer(t testing.TB, kind glia.OptimizerKind, settings glia.Settings) *glia.Optimizer {
	t.Helper()
	optimizer := must[*glia.Optimizer](t)(glia.NewOptimizer(kind, settings))
	t.Cleanup(func() { _ = optimizer.Close() })
	return optimizer
}

func tensorOf[E glia.Element](t testing.TB, elements []E, shape ...int64) *glia.Tensor {
	t.Helper()
	tensor := must[*glia.Tensor](t)(glia.TensorOf(elements, shape...))
	t.Cleanup(func() { _ = tensor.Close() })
	return tensor
}

// Numbers in -1 to 1 that look random, the same in every run.
func numbers(count int, seed uint32) []float32 {
	values := make([]float32, count)
	for index := range values {
		seed = seed*1664525 + 1013904223
		values[index] = float32(seed>>8)/(1<<23) - 1
	}
	return values
}

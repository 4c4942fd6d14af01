package glia_test

import (
	"fmt"
	"testing"

	glia "github.com/glia-nn/glia/bindings/go"
)

var smallParameters = []string{"layer1.weight", "layer1.bias", "layer2.weight", "layer2.bias"}

// Every optimizer of the catalogue, 100 steps (10 of L-BFGS), as tests/c/optimizer.c.
func TestOptimizers(t *testing.T) {
	golden := readTable(t, "optimizers")
	kinds := must[[]glia.OptimizerKind](t)(glia.OptimizerKinds())
	if len(kinds) < 24 {
		t.Fatalf("%d optimizers", len(kinds))
	}
	for place, runtime := range runtimes(t) {
		for _, kind := range kinds {
			for _, setting := range []string{"default", "custom"} {
				steps := optimizerSetting(t, golden, kind, kind.String()+"."+setting, runtime, place)
				if expected := map[bool]int{true: 10, false: 100}[kind == glia.OptimizerLBFGS]; steps != expected {
					t.Errorf("%v: %d steps", kind, steps)
				}
			}
		}
	}
}

func optimizerSetting(t *testing.T, golden *table, kind glia.OptimizerKind, name string, runtime *glia.Runtime, place string) int {
	settings, hyper := glia.Settings{}, golden.get(t, name+".hyper")
	parameters := must[[]glia.ParameterInfo](t)(kind.Parameters())
	if len(parameters) != len(hyper) {
		t.Fatalf("%s: %d parameters", name, len(parameters))
	}
	for index, one := range parameters {
		settings[one.Key] = hyper[index]
	}
	model := newModel(t, 1, 0, dense{3, glia.ActivationTanh}, dense{1, glia.ActivationIdentity})
	for _, parameter := range smallParameters {
		index := must[int](t)(model.ParameterIndex(parameter))
		check(t, model.SetParameter(index, floats(golden.get(t, parameter))))
	}
	trainer := newTrainer(t, model, glia.LossMeanSquaredError, newOptimizer(t, kind, settings), runtime, glia.TrainerOptions{})
	inputs, targets := floats(golden.get(t, "inputs")), floats(golden.get(t, "targets"))
	losses, compared := golden.get(t, name+".losses"), 0
	for index, expected := range losses {
		value := must[float64](t)(trainer.Step(inputs, glia.Values(targets)))
		if !lossNear(value, expected) {
			t.Fatalf("%s at %s: loss before step %d: expected %.9g, got %.9g", name, place, index+1, expected, value)
		}
		compared += optimizerWeights(t, golden, trainer, fmt.Sprintf("%s.step%d", name, index+1), place)
	}
	if compared < 8 {
		t.Fatalf("%s: only %d parameters compared", name, compared)
	}
	return len(losses)
}

func optimizerWeights(t *testing.T, golden *table, trainer *glia.Trainer, name, place string) (compared int) {
	for index, parameter := range smallParameters {
		if expected, found := golden.find(name + "." + parameter); found {
			values := make([]float32, len(expected))
			check(t, trainer.Parameter(index, values))
			checkTensor(t, name+" at "+place, values, expected)
			compared++
		}
	}
	return compared
}

// A parameter as a program keeps it.
type ownParameter struct {
	shape                                     []int64
	weights, ahead, gradients, state, scratch []float32
}

// On arrays of the program's own every optimizer goes where a trainer goes, bit for bit.
func TestOptimizersOverArrays(t *testing.T) {
	for _, kind := range must[[]glia.OptimizerKind](t)(glia.OptimizerKinds()) {
		if kind == glia.OptimizerLBFGS {
			continue // TestOptimizerSearch
		}
		// Some have no rate.
		optimizer := newOptimizer(t, kind, nil)
		model := newModel(t, 1, 7, dense{3, glia.ActivationTanh}, dense{1, glia.ActivationIdentity})
		still := newOptimizer(t, glia.OptimizerSGD, glia.Settings{glia.ParamLearningRate: 0})
		trainer := newTrainer(t, model, glia.LossMeanSquaredError, optimizer, nil, glia.TrainerOptions{})
		computing := newTrainer(t, model, glia.LossMeanSquaredError, still, nil, glia.TrainerOptions{})
		own := ownParameters(t, optimizer, model)
		inputs, targets := numbers(6, 1), numbers(6, 2)
		for step := uint64(1); step <= 20; step++ {
			for index, one := range own {
				check(t, optimizer.LookAhead(nil, one.shape, one.weights, one.state, one.ahead))
				check(t, computing.SetParameter(index, one.ahead))
			}
			must[float64](t)(computing.ComputeGradients(inputs, glia.Values(targets)))
			must[float64](t)(trainer.Step(inputs, glia.Values(targets)))
			for index, one := range own {
				check(t, computing.Gradient(index, one.gradients))
				check(t, optimizer.Step(nil, step, one.shape, one.weights, one.gradients, one.state, one.scratch))
				weights := make([]float32, len(one.weights))
				check(t, trainer.Parameter(index, weights))
				sameBits(t, fmt.Sprintf("%v, step %d, parameter %d", kind, step, index), one.weights, weights)
			}
		}
	}
}

func ownParameters(t *testing.T, optimizer *glia.Optimizer, model *glia.Model) []*ownParameter {
	var own []*ownParameter
	for index := 0; index < must[int](t)(model.ParameterCount()); index++ {
		one := &ownParameter{shape: must[[]int64](t)(model.ParameterShape(index))}
		needs := must[glia.OptimizerInfo](t)(optimizer.Needs(one.shape))
		count := 1
		for _, length := range one.shape {
			count *= int(length)
		}
		one.weights, one.ahead, one.gradients = make([]float32, count), make([]float32, count), make([]float32, count)
		one.state, one.scratch = make([]float32, needs.StateFloats), make([]float32, needs.ScratchFloats)
		check(t, model.Parameter(index, one.weights))
		own = append(own, one)
	}
	return own
}

// Rosenbrock's function in two dimensions.
func TestOptimizerSearch(t *testing.T) {
	optimizer := newOptimizer(t, glia.OptimizerLBFGS, nil)
	shape := []int64{2}
	needs := must[glia.OptimizerInfo](t)(optimizer.Needs(shape))
	if !needs.Searches {
		t.Fatal("L-BFGS does not search")
	}
	weights, gradients := []float32{-1.2, 1}, make([]float32, 2)
	state, scratch := make([]float32, needs.StateFloats), make([]float32, needs.ScratchFloats)
	search := make([]float64, needs.SearchDoubles)
	evaluate := func() float64 {
		x, y := float64(weights[0]), float64(weights[1])
		valley, slope := y-x*x, 1-x
		gradients[0], gradients[1] = float32(-400*x*valley-2*slope), float32(200*valley)
		return 100*valley*valley + slope*slope
	}
	loss, iterations := evaluate(), 0
	for next := glia.SearchEvaluate; next != glia.SearchEnded && iterations < 100; {
		next = must[glia.Searched](t)(optimizer.Search(nil, shape, loss, weights, gradients, state, scratch, search))
		if next == glia.SearchEvaluate {
			loss = evaluate()
		} else {
			iterations++
		}
	}
	checkNear(t, "the minimum", weights, []float64{1, 1}, 0, 1e-3)
	_, err := optimizer.Search(nil, shape, loss, weights, gradients, state, scratch, search[1:])
	refused(t, err, glia.ErrShapeMismatch, "search")
	err = optimizer.Step(nil, 1, shape, weights, gradients[:1], state, scratch)
	refused(t, err, glia.ErrShapeMismatch, "gradients: expected 2")
	err = optimizer.Step(nil, 1, shape, weights, gradients, state, scratch)
	refused(t, err, glia.ErrUnsupported, "")
}

package glia_test

import (
	"strings"
	"testing"

	glia "github.com/glia-nn/glia/bindings/go"
)

// Every loss of the catalogue against tests/golden/losses.txt, as tests/c/loss.c.
func TestLosses(t *testing.T) {
	golden := readTable(t, "losses")
	for place, runtime := range runtimes(t) {
		for _, kind := range must[[]glia.LossKind](t)(glia.LossKinds()) {
			cases := 0
			for _, record := range golden.names {
				if strings.HasPrefix(record, kind.String()+".") && strings.HasSuffix(record, ".shape") {
					lossCase(t, golden, kind, strings.TrimSuffix(record, ".shape"), runtime, place)
					cases++
				}
			}
			if cases == 0 {
				t.Errorf("%v: no cases", kind)
			}
		}
	}
}

func lossCase(t *testing.T, golden *table, kind glia.LossKind, name string, runtime *glia.Runtime, place string) {
	settings := glia.Settings{}
	if hyper, found := golden.find(name + ".hyper"); found {
		for index, one := range must[[]glia.ParameterInfo](t)(kind.Parameters()) {
			settings[one.Key] = hyper[index]
		}
	}
	loss := must[*glia.Loss](t)(glia.NewLoss(kind, settings))
	defer loss.Close()
	if weights, found := golden.find(name + ".class_weights"); found {
		check(t, loss.SetClassWeights(floats(weights)))
	}
	if labels, found := golden.find(name + ".labels"); found {
		narrow, wide := make([]int32, len(labels)), make([]int64, len(labels))
		for index, label := range labels {
			narrow[index], wide[index] = int32(label), int64(label)
		}
		lossTargets(t, golden, loss, name, glia.Labels(narrow), runtime, place)
		lossTargets(t, golden, loss, name, glia.TargetsOf(wide), runtime, place)
	} else {
		lossTargets(t, golden, loss, name, glia.Values(floats(golden.get(t, name+".targets"))), runtime, place)
	}
}

func lossTargets(t *testing.T, golden *table, loss *glia.Loss, name string, targets glia.Targets, runtime *glia.Runtime, place string) {
	rows := int(golden.get(t, name+".shape")[0])
	outputs := floats(golden.get(t, name+".outputs"))
	gradient, values := make([]float32, len(outputs)), make([]float32, rows)
	expected := golden.get(t, name+".value")[0]
	what := name + " at " + place
	var weights []float32
	given, weighted := golden.find(name + ".sample_weights")
	if weighted {
		weights = floats(given)
	}
	value := must[float64](t)(loss.EvaluateWeighted(runtime, outputs, rows, targets, weights, values, gradient))
	if !lossNear(value, expected) {
		t.Fatalf("%s, weighted: expected %.9g, got %.9g", what, expected, value)
	}
	checkTensor(t, what, gradient, golden.get(t, name+".gradient"))
	if weighted {
		return
	}
	value = must[float64](t)(loss.Evaluate(runtime, outputs, rows, targets, gradient))
	alone := must[float64](t)(loss.Evaluate(runtime, outputs, rows, targets, nil))
	if !lossNear(value, expected) || value != alone {
		t.Fatalf("%s: expected %.9g, got %.9g, and %.9g without gradient", what, expected, value, alone)
	}
	checkTensor(t, what, gradient, golden.get(t, name+".gradient"))
}

func TestLossRefusals(t *testing.T) {
	loss := must[*glia.Loss](t)(glia.NewLoss(glia.LossSoftmaxCrossEntropy, nil))
	defer loss.Close()
	outputs := make([]float32, 12)
	_, err := loss.Evaluate(nil, outputs, 4, glia.Labels([]int32{0, 2, 3, 1}), nil)
	refused(t, err, glia.ErrOutOfRange, "row 2")
	_, err = loss.Evaluate(nil, outputs, 5, glia.Labels([]int32{0}), nil)
	refused(t, err, glia.ErrInvalidArgument, "outputs: expected 5 whole rows")
	_, err = loss.Evaluate(nil, outputs, 4, glia.Labels([]int32{0, 1, 2, 0}), outputs[:3])
	refused(t, err, glia.ErrShapeMismatch, "gradient: expected 12")
	_, err = loss.EvaluateWeighted(nil, outputs, 4, glia.Labels([]int32{0, 1, 2, 0}), outputs[:3], nil, nil)
	refused(t, err, glia.ErrShapeMismatch, "weights: expected 4")
}

package glia_test

import (
	"strings"
	"testing"

	glia "github.com/glia-nn/glia/bindings/go"
)

// A kind that learns parameters, draws or changes columns: all its cases.
func activationWith(t *testing.T, golden *table, place string, runtime *glia.Runtime, kind glia.ActivationKind) {
	cases := 0
	for _, record := range golden.names {
		if strings.HasPrefix(record, kind.String()+".") && strings.HasSuffix(record, ".shape") {
			activationCase(t, golden, place, runtime, kind, strings.TrimSuffix(record, ".shape"))
			cases++
		}
	}
	if cases == 0 {
		t.Fatalf("%v: no cases", kind)
	}
}

func activationCase(t *testing.T, golden *table, place string, runtime *glia.Runtime, kind glia.ActivationKind, name string) {
	settings := glia.Settings{}
	pairs := golden.get(t, name+".settings")
	for index := 0; index+1 < len(pairs); index += 2 {
		settings[glia.Param(pairs[index])] = pairs[index+1]
	}
	activation := newActivation(t, kind, settings)
	shape := golden.get(t, name+".shape")
	columns := int(shape[1])
	options := glia.ActivationOptions{Training: shape[3] != 0, Seed: uint64(shape[4]), Step: uint64(shape[5])}
	input, gradient := floats(golden.get(t, name+".input")), floats(golden.get(t, name+".output_gradient"))
	parameters := floats(golden.get(t, name+".parameters"))
	if count := must[int](t)(activation.ParameterCount(columns)); count != len(parameters) {
		t.Fatalf("%s: expected %d parameters, got %d", name, len(parameters), count)
	}
	expected := golden.get(t, name+".output")
	output, inputGradient := make([]float32, len(expected)), make([]float32, len(input))
	sums := make([]float32, len(parameters))
	check(t, activation.ForwardWith(runtime, input, columns, parameters, options, output))
	check(t, activation.BackwardWith(runtime, input, output, gradient, columns, parameters, options, inputGradient, sums))
	what := name + " at " + place
	checkNear(t, what, output, expected, 1e-6, 6e-6)
	checkTensor(t, what+" gradient", inputGradient, golden.get(t, name+".input_gradient"))
	checkTensor(t, what+" parameters", sums, golden.get(t, name+".parameter_gradient"))
}

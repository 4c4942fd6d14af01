package glia_test

import (
	"math"
	"strconv"
	"testing"

	glia "github.com/glia-nn/glia/bindings/go"
)

func newActivation(t testing.TB, kind glia.ActivationKind, settings glia.Settings) *glia.Activation {
	t.Helper()
	made := must[*glia.Activation](t)(glia.NewActivation(kind, settings))
	t.Cleanup(func() { _ = made.Close() })
	return made
}

// Every activation of the catalogue against tests/golden, as tests/c/activation.c and activation_with.c.
func TestActivations(t *testing.T) {
	plain, with := readTable(t, "activations"), readTable(t, "activations_with")
	kinds := must[[]glia.ActivationKind](t)(glia.ActivationKinds())
	if len(kinds) < 57 {
		t.Fatalf("%d activations", len(kinds))
	}
	for place, runtime := range runtimes(t) {
		for _, kind := range kinds {
			name := kind.String()
			_, alongRows := plain.find(name + ".columns")
			_, elementwise := plain.find(name + ".tolerance")
			switch {
			case alongRows:
				activationAlongRows(t, plain, place, runtime, kind)
			case elementwise:
				activationElementwise(t, plain, place, runtime, kind)
			default:
				activationWith(t, with, place, runtime, kind)
			}
		}
	}
}

// The defaults, then every parameter at both of its bounds.
func activationElementwise(t *testing.T, golden *table, place string, runtime *glia.Runtime, kind glia.ActivationKind) {
	activationSetting(t, golden, place, runtime, kind, "", nil)
	for _, one := range must[[]glia.ParameterInfo](t)(kind.Parameters()) {
		key := one.Key.String()
		activationSetting(t, golden, place, runtime, kind, "."+key+"_minimum", glia.Settings{one.Key: one.Minimum})
		activationSetting(t, golden, place, runtime, kind, "."+key+"_maximum", glia.Settings{one.Key: one.Maximum})
	}
}

func activationSetting(t *testing.T, golden *table, place string, runtime *glia.Runtime, kind glia.ActivationKind, suffix string, settings glia.Settings) {
	name := kind.String() + suffix
	activation := newActivation(t, kind, settings)
	input := floats(golden.get(t, "elementwise.input"))
	most := golden.get(t, kind.String()+".tolerance")
	output, slopes, ones := make([]float32, len(input)), make([]float32, len(input)), make([]float32, len(input))
	for index := range ones {
		ones[index] = 1
	}
	check(t, activation.Forward(runtime, input, len(input), output))
	checkWithin(t, name+" at "+place, output, golden.get(t, name+".output"), most[0], most[1])
	check(t, activation.Backward(runtime, input, output, ones, len(input), slopes))
	checkWithin(t, name+" derivative at "+place, slopes, golden.get(t, name+".derivative"), most[2], most[3])
	inPlace := append([]float32(nil), input...)
	check(t, activation.Forward(runtime, inPlace, len(input), inPlace))
	sameBits(t, name+" in place", inPlace, output)
}

func activationAlongRows(t *testing.T, golden *table, place string, runtime *glia.Runtime, kind glia.ActivationKind) {
	name := kind.String()
	activation := newActivation(t, kind, nil)
	most := golden.get(t, name+".tolerance")
	for _, width := range golden.get(t, name+".columns") {
		columns := int(width)
		prefix := name + "." + strconv.Itoa(columns)
		input := floats(golden.get(t, prefix+".input"))
		output, gradient := make([]float32, len(input)), make([]float32, len(input))
		check(t, activation.Forward(runtime, input, columns, output))
		checkNear(t, prefix+" at "+place, output, golden.get(t, prefix+".output"), most[0], most[1])
		given := floats(golden.get(t, prefix+".output_gradient"))
		check(t, activation.Backward(runtime, input, output, given, columns, gradient))
		checkTensor(t, prefix+" gradient at "+place, gradient, golden.get(t, prefix+".input_gradient"))
	}
}

func TestActivationLengths(t *testing.T) {
	activation := newActivation(t, glia.ActivationReLU, nil)
	input, short := make([]float32, 8), make([]float32, 7)
	refused(t, activation.Forward(nil, input, 4, short), glia.ErrShapeMismatch, "output: expected 8")
	refused(t, activation.Forward(nil, short, 4, short), glia.ErrShapeMismatch, "input: expected 4")
	refused(t, activation.Forward(nil, input, -1, input), glia.ErrInvalidArgument, "columns")
	refused(t, activation.Backward(nil, short, nil, input, 4, input), glia.ErrShapeMismatch, "input: expected 8")
	refused(t, activation.Backward(nil, nil, nil, input, 4, input), glia.ErrNullPointer, "input")
	if value := must[float64](t)(activation.Property(glia.PropertyMaximum)); !math.IsInf(value, 1) {
		t.Errorf("the greatest output of ReLU: %g", value)
	}
	if kink := must[float64](t)(activation.Kink(0)); kink != 0 {
		t.Errorf("the kink of ReLU: %g", kink)
	}
}

package glia_test

import (
	"testing"
	"time"

	glia "github.com/glia-nn/glia/bindings/go"
)

// A model of 4 inputs and 2 units, of which a run is hardly more than the call.
func BenchmarkSmallestInference(b *testing.B) {
	benchmarkRun(b, newModel(b, 4, 1, dense{2, glia.ActivationReLU}), 4, 2, 1)
}

// The same, called for what it knows alone: what a call of C costs from Go.
func BenchmarkCall(b *testing.B) {
	session := must[*glia.Session](b)(glia.NewSession(newModel(b, 4, 1, dense{2, glia.ActivationReLU}), nil, 1))
	defer session.Close()
	b.ReportAllocs()
	for count := 0; count < b.N; count++ {
		if _, err := session.Version(); err != nil {
			b.Fatal(err)
		}
	}
}

// The network of the digits, one row and 4,096.
func BenchmarkDigitsRow(b *testing.B)   { benchmarkDigits(b, 1) }
func BenchmarkDigitsBatch(b *testing.B) { benchmarkDigits(b, 4096) }

func benchmarkDigits(b *testing.B, rows int) {
	model := newModel(b, pixels, 1, dense{64, glia.ActivationReLU}, dense{32, glia.ActivationReLU},
		dense{10, glia.ActivationIdentity})
	benchmarkRun(b, model, pixels, 10, rows)
}

func benchmarkRun(b *testing.B, model *glia.Model, inputs, outputs, rows int) {
	session := must[*glia.Session](b)(glia.NewSession(model, nil, rows))
	defer session.Close()
	given, results := numbers(rows*inputs, 1), make([]float32, rows*outputs)
	b.SetBytes(int64(rows * inputs * 4))
	b.ReportAllocs()
	b.ResetTimer()
	start := time.Now()
	for count := 0; count < b.N; count++ {
		if err := session.Run(given, results); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(time.Since(start).Nanoseconds())/float64(b.N)/float64(rows), "ns/row")
}

// A step of training on a batch of 32 digits.
func BenchmarkDigitsStep(b *testing.B) {
	trainer, _, _ := digitsTrainer(b, nil)
	inputs, labels := readDigits(b)
	inputs, targets := inputs[:32*pixels], glia.Labels(labels[:32])
	b.ReportAllocs()
	b.ResetTimer()
	for count := 0; count < b.N; count++ {
		if _, err := trainer.Step(inputs, targets); err != nil {
			b.Fatal(err)
		}
	}
}

package glia_test

import (
	"math"
	"strings"
	"testing"

	glia "github.com/glia-nn/glia/bindings/go"
)

// A step by its halves, with the loss computed outside, has the bits of a step.
func TestHalves(t *testing.T) {
	whole, _, _ := digitsTrainer(t, nil)
	halves, _, _ := digitsTrainer(t, nil)
	loss := must[*glia.Loss](t)(glia.NewLoss(glia.LossSoftmaxCrossEntropy, nil))
	defer loss.Close()
	inputs, labels := readDigits(t)
	outputs, gradient := make([]float32, 320), make([]float32, 320)
	for step := 0; step < 10; step++ {
		batch, targets := inputs[step*32*pixels:(step+1)*32*pixels], glia.Labels(labels[step*32:(step+1)*32])
		expected := must[float64](t)(whole.Step(batch, targets))
		check(t, halves.Forward(batch, outputs))
		value := must[float64](t)(loss.Evaluate(nil, outputs, 32, targets, gradient))
		check(t, halves.Backward(gradient))
		check(t, halves.ApplyGradients())
		if value != expected {
			t.Errorf("step %d: expected %g, got %g", step, expected, value)
		}
	}
	if must[glia.Hash](t)(whole.Hash()) != must[glia.Hash](t)(halves.Hash()) {
		t.Error("other weights by halves")
	}
}

// Micro-batches: their gradients, averaged, are one update; and gradients in place.
func TestGradients(t *testing.T) {
	trainer, _, _ := digitsTrainer(t, nil)
	inputs, labels := readDigits(t)
	for half := 0; half < 2; half++ {
		must[float64](t)(trainer.ComputeGradients(inputs[half*16*pixels:(half+1)*16*pixels], glia.Labels(labels[half*16:(half+1)*16])))
		check(t, trainer.AccumulateGradients())
	}
	if count := must[int64](t)(trainer.MicroBatches()); count != 2 {
		t.Errorf("%d micro-batches", count)
	}
	check(t, trainer.AverageGradients())
	got, one := make([]float32, 10), make([]float32, 10)
	check(t, trainer.Gradient(5, got))
	whole, _, _ := digitsTrainer(t, nil)
	rows := make([]float32, 32)
	for index := range rows {
		rows[index] = 1
	}
	must[float64](t)(whole.ComputeGradientsWeighted(inputs[:32*pixels], glia.Labels(labels[:32]), rows))
	check(t, whole.RowLosses(rows))
	check(t, whole.Gradient(5, one))
	expected := make([]float64, 10)
	for index, value := range one {
		expected[index] = float64(value)
	}
	checkTensor(t, "averaged gradients", got, expected)
	check(t, whole.UseGradients(func(gradients []float32) error {
		if len(gradients) < 64*64+64+64*32+32+32*10+10 {
			t.Errorf("%d gradients", len(gradients))
		}
		refused(t, whole.ApplyGradients(), glia.ErrBusy, "trainer")
		for index := range gradients {
			gradients[index] = 0
		}
		return nil
	}))
	before := must[glia.Hash](t)(whole.Hash())
	check(t, whole.Gradient(5, got))
	sameBits(t, "gradients set to zero in place", got, make([]float32, 10))
	check(t, whole.SetGradient(5, one))
	check(t, whole.ApplyGradients())
	if must[glia.Hash](t)(whole.Hash()) == before {
		t.Error("a gradient that was set did nothing")
	}
}

func TestSettings(t *testing.T) {
	trainer, inputs, labels := digitsTrainer(t, nil)
	check(t, trainer.SetOptimizer(glia.ParamLearningRate, 0.001))
	check(t, trainer.SetGroup(0, glia.ParamFrozen, 1))
	check(t, trainer.SetUpdate(glia.ParamClipNorm, 0.5))
	check(t, trainer.SetUpdate(glia.ParamAverage, 1))
	got := []float64{must[float64](t)(trainer.Optimizer(glia.ParamLearningRate)), must[float64](t)(trainer.Group(0, glia.ParamFrozen)),
		must[float64](t)(trainer.Update(glia.ParamClipNorm))}
	for index, expected := range []float64{0.001, 1, 0.5} {
		if float32(got[index]) != float32(expected) {
			t.Errorf("setting %d: expected %g, got %g", index, expected, got[index])
		}
	}
	cosine := must[*glia.Schedule](t)(glia.NewSchedule(glia.ScheduleCosine, glia.Settings{glia.ParamInitial: 0.01, glia.ParamSteps: 20}))
	defer cosine.Close()
	check(t, trainer.SetSchedule(glia.ParamLearningRate, cosine))
	frozen, after := make([]float32, 64*64), make([]float32, 64*64)
	check(t, trainer.Parameter(0, frozen))
	steps := 0
	check(t, trainer.Fit(inputs, labels, digitsRun, func(glia.Progress) error {
		if steps++; steps == 10 {
			return glia.ErrStop
		}
		return nil
	}))
	check(t, trainer.Parameter(0, after))
	sameBits(t, "frozen weights", after, frozen)
	expected := must[float64](t)(cosine.Value(10))
	if rate := must[float64](t)(trainer.Optimizer(glia.ParamLearningRate)); math.Abs(rate-expected) > 1e-6 || rate >= 0.01 {
		t.Errorf("the rate: expected %g, got %g", expected, rate)
	}
	average := must[*glia.Model](t)(trainer.AverageModel())
	defer average.Close()
	if count := must[int64](t)(trainer.AverageCount()); count != 10 || must[glia.Hash](t)(average.Hash()) == must[glia.Hash](t)(trainer.Hash()) {
		t.Errorf("an average of %d", count)
	}
	check(t, trainer.SetSchedule(glia.ParamLearningRate, nil))
	check(t, trainer.Freeze(true))
	before := must[glia.Hash](t)(trainer.Hash())
	pictures, numbers := readDigits(t)
	must[float64](t)(trainer.Step(pictures[:pixels], glia.Labels(numbers[:1])))
	if must[glia.Hash](t)(trainer.Hash()) != before {
		t.Error("a frozen trainer learned")
	}
}

func TestFinderAndDoctor(t *testing.T) {
	trainer, inputs, labels := digitsTrainer(t, nil)
	curve := must[glia.RateCurve](t)(trainer.FindLearningRate(inputs, labels, []float64{1e-4, 1e-3, 1e-2, 1}, 20))
	if len(curve.Losses) != 4 || !(curve.Suggestion >= 1e-4 && curve.Suggestion <= 1) || !(curve.Losses[2] < curve.Start) {
		t.Errorf("the curve: %+v", curve)
	}
	pictures, numbers := readDigits(t)
	report := must[*glia.Report](t)(trainer.Examine(pictures[:64*pixels], glia.Labels(numbers[:64])))
	defer report.Close()
	summary := must[glia.ReportSummary](t)(report.Summary())
	if summary.Rows != 64 || summary.Layers < 3 || summary.FirstNonFinite != -1 {
		t.Errorf("the summary: %+v", summary)
	}
	figures := must[glia.LayerFigures](t)(report.Layer(0))
	name, table := must[string](t)(report.LayerName(0)), must[string](t)(report.Table())
	must[string](t)(report.Advice(0))
	if figures.Units != 64 || !(figures.GradientNorm > 0) || !strings.Contains(table, name) {
		t.Errorf("%q: %+v", name, figures)
	}
	model := must[*glia.Model](t)(trainer.Model())
	defer model.Close()
	options := glia.LSUVOptions{}
	lsuv, _, err := model.InitializeLSUV(nil, pictures[:64*pixels], 1, options)
	if err != nil || lsuv.Layers != 3 || lsuv.Rows != 64 || lsuv.OutOfTolerance != 0 {
		t.Errorf("LSUV: %+v, %v", lsuv, err)
	}
}

func TestInputGradient(t *testing.T) {
	model := newModel(t, 2, 1, dense{1, glia.ActivationIdentity})
	check(t, model.SetParameter(0, []float32{3, -2}))
	trainer := newTrainer(t, model, glia.LossMeanSquaredError, newOptimizer(t, glia.OptimizerSGD, nil), nil,
		glia.TrainerOptions{InputGradient: true})
	output, gradient := make([]float32, 1), make([]float32, 2)
	check(t, trainer.Forward([]float32{1, 1}, output))
	check(t, trainer.Backward([]float32{1}))
	check(t, trainer.InputGradient(gradient))
	sameBits(t, "the gradient at the input", append(gradient, output...), []float32{3, -2, 1})
}

package glia_test

import (
	"fmt"
	"math"
	"path/filepath"
	"testing"

	glia "github.com/glia-nn/glia/bindings/go"
)

func TestMetrics(t *testing.T) {
	scores, labels := []float32{0.7, 0.2, 0.1, 0.1, 0.3, 0.6, 0.2, 0.5, 0.3}, []int32{0, 1, 1}
	if got := must[float64](t)(glia.TopAccuracy(scores, 3, labels, 1)); math.Abs(got-2.0/3) > 1e-12 {
		t.Errorf("accuracy %g", got)
	}
	if got := must[float64](t)(glia.TopAccuracy(scores, 3, labels, 2)); got != 1 {
		t.Errorf("accuracy among two %g", got)
	}
	if got := must[[]int64](t)(glia.Confusion(scores, 3, labels)); fmt.Sprint(got) != "[1 0 0 0 1 1 0 0 0]" {
		t.Errorf("confusion %v", got)
	}
	expected := -(math.Log(0.7) + math.Log(0.3) + math.Log(0.5)) / 3
	if got := must[float64](t)(glia.LogLoss(scores, 3, labels)); math.Abs(got-expected) > 1e-6 {
		t.Errorf("log loss %g", got)
	}
	figures := must[glia.RegressionFigures](t)(glia.Regression([]float32{1, 2, 4}, []float32{1, 3, 5}))
	if math.Abs(figures.MeanAbsoluteError-2.0/3) > 1e-6 || math.Abs(figures.RootMeanSquaredError-math.Sqrt(2.0/3)) > 1e-6 ||
		math.Abs(figures.RSquared-0.75) > 1e-6 {
		t.Errorf("regression %+v", figures)
	}
	if got := must[float64](t)(glia.ROCArea([]float32{0.1, 0.4, 0.35, 0.8}, []int32{0, 0, 1, 1})); got != 0.75 {
		t.Errorf("area %g", got)
	}
	_, err := glia.TopAccuracy(scores, 2, labels, 1)
	refused(t, err, glia.ErrInvalidArgument, "scores: expected 3 rows of 2")
	_, err = glia.Confusion(scores, 1<<40, labels)
	refused(t, err, glia.ErrInvalidArgument, "scores")
	_, err = glia.ROCArea(scores, labels)
	refused(t, err, glia.ErrShapeMismatch, "scores")
	_, err = glia.Regression(scores, scores[:1])
	refused(t, err, glia.ErrShapeMismatch, "outputs")
}

func TestSchedules(t *testing.T) {
	linear := must[*glia.Schedule](t)(glia.NewSchedule(glia.SchedulePiecewiseLinear, nil))
	defer linear.Close()
	check(t, linear.SetPoints([]int64{0, 10, 20}, []float64{1, 0.5, 0}))
	for step, expected := range map[int64]float64{0: 1, 5: 0.75, 10: 0.5, 15: 0.25, 30: 0} {
		if got := must[float64](t)(linear.Value(step)); math.Abs(got-expected) > 1e-12 {
			t.Errorf("step %d: expected %g, got %g", step, expected, got)
		}
	}
	refused(t, linear.SetPoints([]int64{0, 1}, []float64{1}), glia.ErrShapeMismatch, "values")
	plateau := must[*glia.Schedule](t)(glia.NewSchedule(glia.SchedulePlateau, glia.Settings{glia.ParamPatience: 1}))
	defer plateau.Close()
	reduced := false
	for report := 0; report < 5; report++ {
		reduced = must[bool](t)(plateau.ReportMetric(1)) || reduced
	}
	if !reduced {
		t.Error("a plateau was not seen")
	}
}

func TestInitializersAndLayers(t *testing.T) {
	he := must[*glia.Initializer](t)(glia.NewInitializer(glia.InitializerHeNormal, nil))
	defer he.Close()
	values := make([]float32, 20000)
	check(t, he.Fill(1, "layer.weight", 200, 100, values))
	sum := 0.0
	for _, value := range values {
		sum += float64(value) * float64(value)
	}
	if variance := sum / 20000; math.Abs(variance-0.01) > 0.0005 {
		t.Errorf("variance %g", variance)
	}
	layer := must[*glia.Layer](t)(glia.NewLayer(glia.LayerDense, glia.Settings{glia.ParamUnits: 3}))
	defer layer.Close()
	check(t, layer.SetActivation(newActivation(t, glia.ActivationLeakyReLU, glia.Settings{glia.ParamSlope: 0.5})))
	ones := must[*glia.Initializer](t)(glia.NewInitializer(glia.InitializerConstant, glia.Settings{glia.ParamValue: 1}))
	defer ones.Close()
	check(t, layer.SetInitializer("weight", ones))
	sum2 := must[*glia.Layer](t)(glia.NewLayer(glia.LayerAdd, nil))
	defer sum2.Close()
	graph := must[*glia.Graph](t)(glia.NewGraph())
	defer graph.Close()
	input := must[glia.Node](t)(graph.AddInput("inputs", []int64{3}))
	first := must[glia.Node](t)(graph.AddLayer(layer, "first", []glia.Node{input}))
	added := must[glia.Node](t)(graph.AddLayer(sum2, "residual", []glia.Node{input, first}))
	check(t, graph.SetOutput(added))
	if shape := must[[]int64](t)(graph.NodeShape(added)); fmt.Sprint(shape) != "[3]" {
		t.Errorf("shape %v", shape)
	}
	model := must[*glia.Model](t)(glia.NewModel(graph, 1))
	defer model.Close()
	session := must[*glia.Session](t)(glia.NewSession(model, nil, 1))
	defer session.Close()
	outputs := make([]float32, 3)
	check(t, session.Run([]float32{1, 2, -5}, outputs))
	sameBits(t, "x + leaky(sum x)", outputs, []float32{0, 1, -6})
}

func TestModels(t *testing.T) {
	model := newModel(t, 3, 9, dense{4, glia.ActivationTanh}, dense{2, glia.ActivationIdentity})
	if names := must[string](t)(model.ParameterName(3)); names != "layer2.bias" {
		t.Errorf("the last parameter is %q", names)
	}
	if count := must[int](t)(model.WeightCount()); count != 3*4+4+4*2+2 {
		t.Errorf("%d weights", count)
	}
	if in, out := must[[]int64](t)(model.InputShape()), must[[]int64](t)(model.OutputShape()); fmt.Sprint(in, out) != "[3] [2]" {
		t.Errorf("shapes %v %v", in, out)
	}
	file := filepath.Join(t.TempDir(), "ein Modell.glia")
	check(t, model.Save(file))
	hash := must[glia.Hash](t)(model.Hash())
	loaded := must[*glia.Model](t)(glia.LoadModel(file))
	defer loaded.Close()
	bytes := must[[]byte](t)(model.SaveToMemory())
	again := must[*glia.Model](t)(glia.LoadModelFromMemory(bytes))
	defer again.Close()
	if must[glia.Hash](t)(loaded.Hash()) != hash || must[glia.Hash](t)(again.Hash()) != hash {
		t.Error("a load has other weights")
	}
	bytes[len(bytes)-1] ^= 1
	_, err := glia.LoadModelFromMemory(bytes)
	refused(t, err, glia.ErrCorruptFile, "")
	_, err = model.ParameterIndex("layer3.bias")
	refused(t, err, glia.ErrNotFound, "layer3.bias")
	refused(t, model.SetParameter(3, make([]float32, 3)), glia.ErrShapeMismatch, "")
}

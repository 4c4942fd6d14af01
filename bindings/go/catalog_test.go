package glia_test

import (
	"math"
	"testing"

	glia "github.com/glia-nn/glia/bindings/go"
)

// A kind of any family, and what is made of it.
type anyKind interface {
	~int32
	String() string
	Description() (string, error)
	Parameters() ([]glia.ParameterInfo, error)
	ParameterDescription(glia.Param) (string, error)
}

type anyMade interface {
	Set(glia.Param, float64) error
	Get(glia.Param) (float64, error)
	Close() error
}

// Every kind: its name finds it, and every parameter takes its default and its bounds, nothing beyond.
func checkFamily[K anyKind, M anyMade](t *testing.T, least int, kinds func() ([]K, error), find func(string) (K, error),
	make func(K, glia.Settings) (M, error), kindOf func(M) (K, error)) {
	t.Helper()
	all := must[[]K](t)(kinds())
	if len(all) < least {
		t.Errorf("%d kinds", len(all))
	}
	for _, kind := range all {
		if found := must[K](t)(find(kind.String())); found != kind {
			t.Errorf("%v found %v", kind, found)
		}
		if must[string](t)(kind.Description()) == "" {
			t.Errorf("%v has no description", kind)
		}
		made := must[M](t)(make(kind, nil))
		if got := must[K](t)(kindOf(made)); got != kind {
			t.Errorf("made %v of %v", got, kind)
		}
		for _, one := range must[[]glia.ParameterInfo](t)(kind.Parameters()) {
			checkParameter(t, kind.String()+"."+one.Key.String(), made, one)
			if must[string](t)(kind.ParameterDescription(one.Key)) == "" {
				t.Errorf("%v.%v has no description", kind, one.Key)
			}
		}
		refused(t, made.Set(0, 1), glia.ErrUnknownKey, "")
		check(t, made.Close())
	}
}

func checkParameter(t *testing.T, name string, made anyMade, one glia.ParameterInfo) {
	t.Helper()
	near := func(got, expected float64) bool { return got == expected || float32(got) == float32(expected) }
	if got := must[float64](t)(made.Get(one.Key)); !near(got, one.DefaultValue) {
		t.Errorf("%s: expected the default %g, got %g", name, one.DefaultValue, got)
	}
	for _, bound := range []float64{one.Minimum, one.Maximum} {
		check(t, made.Set(one.Key, bound))
		if got := must[float64](t)(made.Get(one.Key)); !near(got, bound) {
			t.Errorf("%s: set %g, got %g", name, bound, got)
		}
	}
	refused(t, made.Set(one.Key, math.NaN()), glia.ErrOutOfRange, one.Key.String())
	refused(t, made.Set(one.Key, one.Maximum*2+1), glia.ErrOutOfRange, one.Key.String())
}

func TestCatalog(t *testing.T) {
	checkFamily(t, 57, glia.ActivationKinds, glia.FindActivation, glia.NewActivation, (*glia.Activation).Kind)
	checkFamily(t, 13, glia.InitializerKinds, glia.FindInitializer, glia.NewInitializer, (*glia.Initializer).Kind)
	checkFamily(t, 20, glia.LossKinds, glia.FindLoss, glia.NewLoss, (*glia.Loss).Kind)
	checkFamily(t, 24, glia.OptimizerKinds, glia.FindOptimizer, glia.NewOptimizer, (*glia.Optimizer).Kind)
	checkFamily(t, 14, glia.ScheduleKinds, glia.FindSchedule, glia.NewSchedule, (*glia.Schedule).Kind)
	checkFamily(t, 2, glia.SamplesKinds, glia.FindSamples, glia.NewSamples, (*glia.Samples).Kind)
	checkFamily(t, 3, glia.LayerKinds, glia.FindLayer, glia.NewLayer, (*glia.Layer).Kind)
}

func TestNames(t *testing.T) {
	for expected, got := range map[string]string{
		"relu": glia.ActivationReLU.String(), "adam": glia.OptimizerAdam.String(), "ActivationKind(999)": glia.ActivationKind(999).String(),
		"learning_rate": glia.ParamLearningRate.String(), "Param(9999)": glia.Param(9999).String(),
		"loss_not_finite": glia.FindingLossNotFinite.String(), "Finding(77)": glia.Finding(77).String(),
		"int64": glia.Int64.String(), "Level(55)": glia.Level(55).String(), "optimizer": glia.FamilyOptimizer.String(),
		"minimum": glia.PropertyMinimum.String(), "roll_back": glia.PolicyRollBack.String(), "error": glia.LogError.String(),
	} {
		if got != expected {
			t.Errorf("expected %q, got %q", expected, got)
		}
	}
	if glia.LevelScalar.String() == "" || glia.LevelScalar.String() == "Level(1)" {
		t.Errorf("the scalar level is %q", glia.LevelScalar)
	}
	if glia.Version() != glia.HeaderVersion || glia.ABIVersion() != glia.HeaderABIVersion {
		t.Errorf("version %x, ABI %d", glia.Version(), glia.ABIVersion())
	}
}

package glia

import "sort"

// Settings are parameters of a kind by their keys; what is not there keeps its default. Nil is fine.
type Settings map[Param]float64

// Something of a kind whose parameters can be set.
type settable interface {
	Set(Param, float64) error
	Close() error
}

// Sets what is asked for in the order of the keys, so that the first refusal is always the same.
func (s Settings) apply(made settable) error {
	keys := make([]Param, 0, len(s))
	for key := range s {
		keys = append(keys, key)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	for _, key := range keys {
		if err := made.Set(key, s[key]); err != nil {
			_ = made.Close()
			return err
		}
	}
	return nil
}

// NewActivation makes an activation with settings, for layers and over rows of floats.
func NewActivation(kind ActivationKind, settings Settings) (*Activation, error) {
	made, err := callActivationNew(kind)
	if err == nil {
		err = settings.apply(made)
	}
	return orNil(made, err)
}

// NewInitializer makes an initialiser with settings.
func NewInitializer(kind InitializerKind, settings Settings) (*Initializer, error) {
	made, err := callInitializerNew(kind)
	if err == nil {
		err = settings.apply(made)
	}
	return orNil(made, err)
}

// NewLayer makes the description of a layer with settings.
func NewLayer(kind LayerKind, settings Settings) (*Layer, error) {
	made, err := callLayerNew(kind)
	if err == nil {
		err = settings.apply(made)
	}
	return orNil(made, err)
}

// NewLoss makes a loss with settings.
func NewLoss(kind LossKind, settings Settings) (*Loss, error) {
	made, err := callLossNew(kind)
	if err == nil {
		err = settings.apply(made)
	}
	return orNil(made, err)
}

// NewOptimizer makes an optimizer with settings: NewOptimizer(OptimizerAdam,
// Settings{ParamLearningRate: 0.002}).
func NewOptimizer(kind OptimizerKind, settings Settings) (*Optimizer, error) {
	made, err := callOptimizerNew(kind)
	if err == nil {
		err = settings.apply(made)
	}
	return orNil(made, err)
}

// NewSamples makes a buffer of samples with settings; Prepare makes its memory.
func NewSamples(kind SamplesKind, settings Settings) (*Samples, error) {
	made, err := callSamplesNew(kind)
	if err == nil {
		err = settings.apply(made)
	}
	return orNil(made, err)
}

// NewSchedule makes a schedule with settings, for one parameter of an optimizer.
func NewSchedule(kind ScheduleKind, settings Settings) (*Schedule, error) {
	made, err := callScheduleNew(kind)
	if err == nil {
		err = settings.apply(made)
	}
	return orNil(made, err)
}

func orNil[T any](made *T, err error) (*T, error) {
	if err != nil {
		return nil, err
	}
	return made, nil
}

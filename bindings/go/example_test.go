package glia_test

import (
	"errors"
	"fmt"
	"log"

	glia "github.com/glia-nn/glia/bindings/go"
)

// A network for exclusive-or: 2 inputs, 8 tanh units, 1 output.
func exclusiveOr() (*glia.Model, error) {
	graph, err := glia.NewGraph()
	if err != nil {
		return nil, err
	}
	defer graph.Close()
	inputs, err := graph.AddInput("inputs", []int64{2})
	if err != nil {
		return nil, err
	}
	hidden, err := graph.AddDense("hidden", inputs, 8, glia.ActivationTanh)
	if err != nil {
		return nil, err
	}
	if _, err := graph.AddDense("output", hidden, 1, glia.ActivationIdentity); err != nil {
		return nil, err
	}
	return glia.NewModel(graph, 1)
}

func exclusiveOrTrainer() (*glia.Trainer, error) {
	model, err := exclusiveOr()
	if err != nil {
		return nil, err
	}
	defer model.Close()
	loss, err := glia.NewLoss(glia.LossMeanSquaredError, nil)
	if err != nil {
		return nil, err
	}
	defer loss.Close()
	adam, err := glia.NewOptimizer(glia.OptimizerAdam, glia.Settings{glia.ParamLearningRate: 0.05})
	if err != nil {
		return nil, err
	}
	defer adam.Close()
	return glia.NewTrainer(model, loss, adam, nil, glia.TrainerOptions{})
}

// Trains exclusive-or and runs what was learned.
func Example() {
	trainer, err := exclusiveOrTrainer()
	if err != nil {
		log.Fatal(err)
	}
	defer trainer.Close()
	inputs, targets := []float32{0, 0, 0, 1, 1, 0, 1, 1}, []float32{0, 1, 1, 0}
	for step := 0; step < 500; step++ {
		if _, err := trainer.Step(inputs, glia.Values(targets)); err != nil {
			log.Fatal(err)
		}
	}
	model, err := trainer.Model()
	if err != nil {
		log.Fatal(err)
	}
	defer model.Close()
	session, err := glia.NewSession(model, nil, 4)
	if err != nil {
		log.Fatal(err)
	}
	defer session.Close()
	outputs := make([]float32, 4)
	if err := session.Run(inputs, outputs); err != nil {
		log.Fatal(err)
	}
	for row := range outputs {
		fmt.Printf("%g xor %g = %.2f\n", inputs[2*row], inputs[2*row+1], outputs[row])
	}
	// Output:
	// 0 xor 0 = 0.00
	// 0 xor 1 = 1.00
	// 1 xor 0 = 1.00
	// 1 xor 1 = 0.00
}

// An error is its code, and says which argument was wrong.
func ExampleError() {
	_, err := glia.NewOptimizer(glia.OptimizerAdam, glia.Settings{glia.ParamLearningRate: -1})
	fmt.Println(err)
	fmt.Println(errors.Is(err, glia.ErrOutOfRange))
	// Output:
	// glia: value: learning_rate of optimizer adam: expected a number from 0 to 1000000, got -1
	// true
}

// What an optimizer has to be set, as the library knows it.
func ExampleOptimizerKind_Parameters() {
	parameters, err := glia.OptimizerMomentum.Parameters()
	if err != nil {
		log.Fatal(err)
	}
	for _, one := range parameters {
		fmt.Println(one.Key, one.DefaultValue)
	}
	// Output:
	// learning_rate 0.01
	// momentum 0.9
	// velocity_holds_rate 1
	// weight_decay 0
}

// Stops a run by its progress.
func ExampleTrainer_Fit() {
	trainer, err := exclusiveOrTrainer()
	if err != nil {
		log.Fatal(err)
	}
	defer trainer.Close()
	inputs, err := glia.TensorOf([]float32{0, 0, 0, 1, 1, 0, 1, 1}, 4, 2)
	if err != nil {
		log.Fatal(err)
	}
	targets, err := glia.TensorOf([]float32{0, 1, 1, 0}, 4, 1)
	if err != nil {
		log.Fatal(err)
	}
	err = trainer.Fit(inputs, targets, glia.FitOptions{Epochs: 1000, BatchSize: glia.FullBatch}, func(progress glia.Progress) error {
		if progress.Loss < 0.01 {
			fmt.Println("learned")
			return glia.ErrStop
		}
		return nil
	})
	fmt.Println(err)
	// Output:
	// learned
	// <nil>
}

// An activation as a call over rows of floats, in place.
func ExampleActivation_Forward() {
	softmax, err := glia.NewActivation(glia.ActivationSoftmax, nil)
	if err != nil {
		log.Fatal(err)
	}
	defer softmax.Close()
	rows := []float32{1, 1, 2, 2}
	if err := softmax.Forward(nil, rows, 2, rows); err != nil {
		log.Fatal(err)
	}
	fmt.Println(rows)
	// Output: [0.5 0.5 0.5 0.5]
}

// Command digits learns 1,797 handwritten digits with a bar of its progress, and tells how many of
// those that it has not seen it reads right. Run it from the root of the repository:
//
//	go run ./bindings/go/examples/digits examples/data/digits.csv
package main

import (
	"encoding/csv"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"

	glia "github.com/glia-nn/glia/bindings/go"
)

const (
	pixels  = 64
	classes = 10
	// The images after these are for the test.
	learned = 1500
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: digits digits.csv")
	}
	if err := run(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func run(path string) error {
	images, labels, err := read(path)
	if err != nil {
		return err
	}
	trainer, err := newTrainer()
	if err != nil {
		return err
	}
	defer trainer.Close()
	if err := learn(trainer, images[:learned*pixels], labels[:learned]); err != nil {
		return err
	}
	return test(trainer, images[learned*pixels:], labels[learned:])
}

func read(path string) (images []float32, labels []int32, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, nil, err
	}
	for _, row := range rows {
		for column, text := range row {
			number, err := strconv.Atoi(text)
			if err != nil {
				return nil, nil, err
			}
			if column < pixels {
				images = append(images, float32(number)/16)
			} else {
				labels = append(labels, int32(number))
			}
		}
	}
	if len(labels) <= learned || len(images) != len(labels)*pixels {
		return nil, nil, fmt.Errorf("%s: expected more than %d rows of %d numbers", path, learned, pixels+1)
	}
	return images, labels, nil
}

// Two hidden layers with ReLU, trained by Adam on the cross entropy of the softmax.
func newTrainer() (*glia.Trainer, error) {
	graph, err := glia.NewGraph()
	if err != nil {
		return nil, err
	}
	defer graph.Close()
	node, err := graph.AddInput("inputs", []int64{pixels})
	if err != nil {
		return nil, err
	}
	for index, units := range []int64{64, 32, classes} {
		activation := glia.ActivationReLU
		if units == classes {
			activation = glia.ActivationIdentity
		}
		if node, err = graph.AddDense(fmt.Sprintf("layer%d", index+1), node, units, activation); err != nil {
			return nil, err
		}
	}
	model, err := glia.NewModel(graph, 1)
	if err != nil {
		return nil, err
	}
	defer model.Close()
	loss, err := glia.NewLoss(glia.LossSoftmaxCrossEntropy, nil)
	if err != nil {
		return nil, err
	}
	defer loss.Close()
	adam, err := glia.NewOptimizer(glia.OptimizerAdam, glia.Settings{glia.ParamLearningRate: 0.002})
	if err != nil {
		return nil, err
	}
	defer adam.Close()
	return glia.NewTrainer(model, loss, adam, nil, glia.TrainerOptions{LargestBatch: 32, Seed: 1})
}

func learn(trainer *glia.Trainer, images []float32, labels []int32) error {
	inputs, err := glia.TensorOf(images, int64(len(labels)), pixels)
	if err != nil {
		return err
	}
	defer inputs.Close()
	targets, err := glia.TensorOf(labels, int64(len(labels)))
	if err != nil {
		return err
	}
	defer targets.Close()
	options := glia.FitOptions{Epochs: 20, BatchSize: 32}
	return trainer.Fit(inputs, targets, options, func(progress glia.Progress) error {
		if progress.EpochFinished {
			done := int(progress.Epoch) + 1
			bar := strings.Repeat("#", done) + strings.Repeat(".", int(progress.Epochs)-done)
			fmt.Printf("[%s] loss %.3f, %4.1f %% right\n", bar, progress.Loss, 100*progress.Accuracy)
		}
		return nil
	})
}

func test(trainer *glia.Trainer, images []float32, labels []int32) error {
	model, err := trainer.Model()
	if err != nil {
		return err
	}
	defer model.Close()
	session, err := glia.NewSession(model, nil, len(labels))
	if err != nil {
		return err
	}
	defer session.Close()
	scores := make([]float32, len(labels)*classes)
	if err := session.Run(images, scores); err != nil {
		return err
	}
	right, err := glia.TopAccuracy(scores, classes, labels, 1)
	if err != nil {
		return err
	}
	fmt.Printf("%d digits that it has not seen: %.1f %% right\n", len(labels), 100*right)
	return nil
}

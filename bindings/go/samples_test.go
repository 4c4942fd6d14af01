package glia_test

import (
	"context"
	"errors"
	"testing"
	"time"

	glia "github.com/glia-nn/glia/bindings/go"
)

// A buffer that goroutines fill, a training thread that learns from it, and a session that follows.
func TestSamplesTrainingFollow(t *testing.T) {
	trainer, _, _ := digitsTrainer(t, nil)
	pictures, numbers := readDigits(t)
	model := must[*glia.Model](t)(trainer.Model())
	loss := must[*glia.Loss](t)(glia.NewLoss(glia.LossSoftmaxCrossEntropy, nil))
	ring := must[*glia.Samples](t)(glia.NewSamples(glia.SamplesRing, glia.Settings{glia.ParamCapacity: 1000}))
	defer ring.Close()
	check(t, ring.Prepare(model, loss, glia.Int32))
	check(t, model.Close())
	check(t, loss.Close())
	check(t, trainer.AttachSamples(ring, 1))
	check(t, trainer.SetUpdate(glia.ParamPublishInterval, 5))
	snapshots := must[*glia.Snapshots](t)(trainer.Snapshots())
	defer snapshots.Close()
	session := must[*glia.Session](t)(snapshots.Follow(nil, 100))
	defer session.Close()
	training := must[*glia.Training](t)(trainer.StartSamples(32, 0, glia.TrainingOptions{}))
	defer training.Close()
	done := make(chan error)
	for half := 0; half < 2; half++ {
		go func(half int) {
			for row := half; row < 1500; row += 2 {
				if err := ring.Add(pictures[row*pixels:(row+1)*pixels], glia.Labels(numbers[row:row+1]), nil); err != nil {
					done <- err
					return
				}
			}
			done <- nil
		}(half)
	}
	check(t, <-done)
	check(t, <-done)
	_, err := trainer.Hash()
	refused(t, err, glia.ErrBusy, "train")
	outputs, accuracy := make([]float32, 1000), 0.0
	for deadline := time.Now().Add(20 * time.Second); accuracy < 0.8; {
		check(t, session.Run(pictures[1600*pixels:1700*pixels], outputs))
		accuracy = must[float64](t)(glia.TopAccuracy(outputs, 10, numbers[1600:1700], 1))
		if time.Now().After(deadline) {
			t.Fatalf("the session sees an accuracy of %g", accuracy)
		}
	}
	if version := must[int64](t)(session.Version()); version < 2 {
		t.Errorf("the session never followed: version %d", version)
	}
	state := must[glia.TrainingState](t)(training.Progress())
	if !state.Running || state.Steps == 0 || state.Status != 0 {
		t.Errorf("the state: %+v", state)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	if err := training.Done(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("expected the context's end, got %v", err)
	}
	must[glia.Hash](t)(trainer.Hash())
	if count, total := must[int](t)(ring.Count()), must[uint64](t)(ring.Total()); count != 1000 || total != 1500 {
		t.Errorf("%d samples of %d", count, total)
	}
	picture, label := make([]float32, pixels), make([]int32, 1)
	if weight := must[float32](t)(ring.Read(0, picture, glia.Labels(label))); weight != 1 {
		t.Errorf("a weight of %g", weight)
	}
	must[float64](t)(trainer.StepSamples(32))
	must[glia.Frame](t)(trainer.RunSamplesFor(32, 1, time.Second))
	// What was saved has the buffer, and goes on with the same bits.
	loaded := must[*glia.Trainer](t)(glia.LoadTrainerFromMemory(must[[]byte](t)(trainer.SaveToMemory()), nil, glia.TrainerOptions{}))
	defer loaded.Close()
	for step := 0; step < 3; step++ {
		must[float64](t)(trainer.StepSamples(32))
		must[float64](t)(loaded.StepSamples(32))
	}
	if must[glia.Hash](t)(trainer.Hash()) != must[glia.Hash](t)(loaded.Hash()) {
		t.Error("other weights after a load")
	}
	copied, share, err := loaded.Samples(0)
	if err != nil || share != 1 || must[int](t)(copied.Count()) != 1000 {
		t.Errorf("the loaded buffer: share %g, %v", share, err)
	}
	check(t, ring.Clear())
	if count := must[int](t)(ring.Count()); count != 0 {
		t.Errorf("%d samples after Clear", count)
	}
}

// A training over a data set ends with the golden hash, stopped and started again or not.
func TestTrainingThread(t *testing.T) {
	trainer, inputs, labels := digitsTrainer(t, nil)
	check(t, trainer.Begin(digitsRun))
	for stops := 0; ; stops++ {
		training := must[*glia.Training](t)(trainer.Start(inputs, labels, glia.TrainingOptions{Slice: 100 * time.Microsecond}))
		if stops < 5 {
			must[bool](t)(training.Wait(2 * time.Millisecond))
			check(t, training.Stop())
			check(t, training.Close())
			_, err := training.Progress()
			if !errors.Is(err, glia.ErrClosed) {
				t.Errorf("expected ErrClosed, got %v", err)
			}
			continue
		}
		check(t, training.Done(context.Background()))
		check(t, training.Close())
		break
	}
	if got := must[glia.Hash](t)(trainer.Hash()).String(); got != goldenHash(t) {
		t.Errorf("got the hash %s", got)
	}
}

// Close of a training that runs ends it, while another goroutine waits for it.
func TestCloseOfARunningTraining(t *testing.T) {
	trainer, inputs, labels := digitsTrainer(t, nil)
	check(t, trainer.Begin(glia.FitOptions{Epochs: 1e6}))
	training := must[*glia.Training](t)(trainer.Start(inputs, labels, glia.TrainingOptions{}))
	waited := make(chan error)
	go func() {
		_, err := training.Wait(-1)
		waited <- err
	}()
	time.Sleep(5 * time.Millisecond)
	check(t, training.Close())
	check(t, <-waited)
	if must[int64](t)(trainer.StepCount()) == 0 {
		t.Error("nothing was learned")
	}
}

//go:build go1.21

package glia_test

import (
	"runtime"
	"testing"

	glia "github.com/glia-nn/glia/bindings/go"
)

// A slice that is learned from where it stands, with the golden hash, while it is collected around.
func TestBorrow(t *testing.T) {
	trainer, _, _ := digitsTrainer(t, nil)
	pictures, numbers := readDigits(t)
	inputs := must[*glia.Tensor](t)(glia.Borrow(pictures, images, pixels))
	labels := must[*glia.Tensor](t)(glia.Borrow(numbers, images))
	check(t, trainer.Begin(digitsRun))
	training := must[*glia.Training](t)(trainer.Start(inputs, labels, glia.TrainingOptions{}))
	// The training holds the memory.
	check(t, inputs.Close())
	check(t, labels.Close())
	pictures, numbers = nil, nil
	for ended := false; !ended; {
		runtime.GC()
		ended = must[bool](t)(training.Wait(1e6))
	}
	check(t, training.Close())
	if got := must[glia.Hash](t)(trainer.Hash()).String(); got != goldenHash(t) {
		t.Errorf("got the hash %s", got)
	}
}

// The slice is pinned as long as the tensor is there, and no longer.
func TestBorrowIsReleased(t *testing.T) {
	freed := make(chan struct{})
	func() {
		memory := new([1 << 10]float32)
		runtime.SetFinalizer(memory, func(*[1 << 10]float32) { close(freed) })
		tensor := must[*glia.Tensor](t)(glia.Borrow(memory[:], 1<<10))
		part := must[*glia.Tensor](t)(tensor.Slice(0, 0, 2))
		check(t, tensor.Close())
		memory[1] = 7
		for count := 0; count < 5; count++ {
			runtime.GC()
		}
		select {
		case <-freed:
			t.Fatal("freed under a tensor")
		default:
		}
		got := make([]float32, 2)
		check(t, glia.CopyOut(part, got))
		sameBits(t, "borrowed", got, []float32{0, 7})
		check(t, part.Close())
	}()
	for count := 0; count < 100; count++ {
		runtime.GC()
		select {
		case <-freed:
			return
		default:
			runtime.Gosched()
		}
	}
	t.Error("never freed")
}

func TestBorrowRefused(t *testing.T) {
	_, err := glia.Borrow([]float32{1, 2, 3}, 2)
	refused(t, err, glia.ErrInvalidArgument, "shape")
	empty := must[*glia.Tensor](t)(glia.Borrow([]float32(nil), 0))
	check(t, empty.Close())
}

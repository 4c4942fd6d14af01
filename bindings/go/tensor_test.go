package glia_test

import (
	"errors"
	"fmt"
	"testing"

	glia "github.com/glia-nn/glia/bindings/go"
)

func TestTensors(t *testing.T) {
	tensor := tensorOf(t, []float32{1, 2, 3, 4, 5, 6}, 2, 3)
	turned := must[*glia.Tensor](t)(tensor.Transpose(0, 1))
	defer turned.Close()
	got := make([]float32, 6)
	check(t, glia.CopyOut(turned, got))
	sameBits(t, "transposed", got, []float32{1, 4, 2, 5, 3, 6})
	if strides := must[[]int64](t)(turned.Strides()); fmt.Sprint(strides) != "[1 3]" {
		t.Errorf("strides %v", strides)
	}
	refused(t, glia.Use(turned, func([]float32) error { return nil }), glia.ErrInvalidArgument, "row-major")
	row := must[*glia.Tensor](t)(tensor.Slice(0, 1, 1))
	defer row.Close()
	check(t, glia.Use(row, func(values []float32) error {
		if fmt.Sprint(values) != "[4 5 6]" {
			t.Errorf("the second row is %v", values)
		}
		values[0] = 7
		refused(t, glia.CopyIn(row, got[:3]), glia.ErrBusy, "tensor")
		return nil
	}))
	flat := must[*glia.Tensor](t)(tensor.Reshape([]int64{6}))
	defer flat.Close()
	check(t, glia.CopyOut(flat, got))
	sameBits(t, "flat, changed through a slice", got, []float32{1, 2, 3, 7, 5, 6})
	refused(t, glia.CopyOut(flat, got[:5]), glia.ErrShapeMismatch, "24")
	refused(t, glia.CopyOut(flat, make([]int32, 6)), glia.ErrShapeMismatch, "expected int32, got float32")
	_, err := glia.TensorOf([]int64{1, 2, 3}, 2, 2)
	refused(t, err, glia.ErrInvalidArgument, "shape: expected that of 3")
	_, err = glia.TensorOf([]int64{1, 2, 3}, 1<<62, 1<<62)
	refused(t, err, glia.ErrInvalidArgument, "shape")
	empty := tensorOf(t, []int32{}, 0, 4)
	check(t, glia.Use(empty, func(values []int32) error {
		if len(values) != 0 {
			t.Error("an empty tensor has elements")
		}
		return nil
	}))
	own := errors.New("my own")
	if err := glia.Use(tensor, func([]float32) error { return own }); err != own {
		t.Errorf("expected the function's error, got %v", err)
	}
	if got := panicOf(t, func() { _ = glia.Use(tensor, func([]float32) error { panic(own) }) }); got != own {
		t.Errorf("expected the panic, got %v", got)
	}
	check(t, glia.CopyIn(tensor, make([]float32, 6)))
}

// To DLPack and back: the same memory.
func TestDLPack(t *testing.T) {
	tensor := tensorOf(t, []float32{1, 2, 3, 4}, 2, 2)
	back := must[*glia.Tensor](t)(glia.TensorFromDLPack(must[dlpack](t)(tensor.ToDLPack())))
	defer back.Close()
	check(t, glia.CopyIn(tensor, []float32{5, 6, 7, 8}))
	got := make([]float32, 4)
	check(t, glia.CopyOut(back, got))
	sameBits(t, "through DLPack", got, []float32{5, 6, 7, 8})
}

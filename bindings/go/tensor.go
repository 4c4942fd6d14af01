package glia

import "unsafe"

// TensorOf makes a tensor of a shape with a copy of the elements, row-major.
func TensorOf[E Element](elements []E, shape ...int64) (*Tensor, error) {
	if err := shapeFits(len(elements), shape); err != nil {
		return nil, err
	}
	made, err := callTensorNew(elementTypeOf[E](), shape)
	if err != nil {
		return nil, err
	}
	if err := CopyIn(made, elements); err != nil {
		_ = made.Close()
		return nil, err
	}
	return made, nil
}

// CopyIn copies elements into a tensor, row-major; they have to be of its type and as many.
func CopyIn[E Element](tensor *Tensor, elements []E) error {
	if err := typeFits[E](tensor); err != nil {
		return err
	}
	return callTensorCopyIn(tensor, bytesBehind(elements))
}

// CopyOut copies a tensor's elements out, row-major; they have to be of its type and as many.
func CopyOut[E Element](tensor *Tensor, elements []E) error {
	if err := typeFits[E](tensor); err != nil {
		return err
	}
	return callTensorCopyOut(tensor, bytesBehind(elements))
}

// Use calls a function with the elements of a row-major tensor in place, to read and to write. Other
// calls with the tensor give ErrBusy meanwhile, and the slice must not be kept.
func Use[E Element](tensor *Tensor, use func(elements []E) error) error {
	count, err := rowMajor[E](tensor)
	if err != nil {
		return err
	}
	data, err := callTensorData(tensor)
	if err != nil {
		return err
	}
	if _, err := tensor.inner().claim(); err != nil {
		return err
	}
	defer tensor.inner().endClaim()
	return use(unsafe.Slice((*E)(data), count))
}

// The elements of a tensor that are one array without gaps.
func rowMajor[E Element](tensor *Tensor) (int, error) {
	if err := typeFits[E](tensor); err != nil {
		return 0, err
	}
	shape, err := tensor.Shape()
	if err != nil {
		return 0, err
	}
	strides, err := tensor.Strides()
	if err != nil {
		return 0, err
	}
	count := int64(1)
	for axis := len(shape) - 1; axis >= 0; axis-- {
		if shape[axis] > 1 && strides[axis] != count {
			return 0, invalid("tensor: expected row-major elements, got strides %v of shape %v", strides, shape)
		}
		count *= shape[axis]
	}
	return int(count), nil
}

func typeFits[E Element](tensor *Tensor) error {
	found, err := tensor.ElementType()
	if err == nil && found != elementTypeOf[E]() {
		err = &Error{ErrShapeMismatch, "tensor: expected " + elementTypeOf[E]().String() + ", got " + found.String()}
	}
	return err
}

func bytesBehind[E Element](elements []E) []byte {
	var one E
	if len(elements) == 0 {
		return []byte{}
	}
	return unsafe.Slice((*byte)(first(elements)), len(elements)*int(unsafe.Sizeof(one)))
}

func shapeFits(count int, shape []int64) error {
	expected := int64(1)
	for _, length := range shape {
		// No product of lengths that are in memory overflows here.
		if length < 0 || (length > 0 && expected > int64(count)/length+1) {
			return invalid("shape: expected that of %d elements, got %v", count, shape)
		}
		expected *= length
	}
	if expected != int64(count) {
		return invalid("shape: expected that of %d elements, got %v", count, shape)
	}
	return nil
}

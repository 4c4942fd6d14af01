package glia

import "unsafe"

// Targets is what a network should give for a batch: numbers or labels. It refers to a slice of the
// program's, without a copy. The zero value is for losses without targets.
type Targets struct {
	first    unsafe.Pointer
	count    int
	elements ElementType
}

// Element is what arrays and tensors are made of.
type Element interface{ float32 | int32 | int64 }

// Values are targets that are numbers: for each row as many as the network has outputs.
func Values(values []float32) Targets { return TargetsOf(values) }

// Labels are targets that are classes, one for each row.
func Labels(labels []int32) Targets { return TargetsOf(labels) }

// TargetsOf refers to numbers, or to labels of either type.
func TargetsOf[E Element](elements []E) Targets {
	return Targets{first(elements), len(elements), elementTypeOf[E]()}
}

func elementTypeOf[E Element]() ElementType {
	var one E
	switch any(one).(type) {
	case int32:
		return Int32
	case int64:
		return Int64
	default:
		return Float32
	}
}

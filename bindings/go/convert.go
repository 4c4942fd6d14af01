package glia

// #include <glia/glia.h>
import "C"

import (
	"bytes"
	"encoding/hex"
	"unsafe"
)

const (
	// The most axes that a shape has.
	mostAxes = 64
	// Bytes of text that are asked for at first.
	mostText = 512
	// Bytes of a text that comes with what can be computed but once; longer ones are cut.
	wholeText = 4096
)

// FullBatch, as a batch size, is the whole data set.
const FullBatch = -1

// Hash is the SHA-256 of all weights.
type Hash [32]byte

// String gives it in hexadecimal.
func (h Hash) String() string {
	return hex.EncodeToString(h[:])
}

// The address of a slice's elements: nil for a nil slice alone, which is the library's NULL.
func first[E any](slice []E) unsafe.Pointer {
	return *(*unsafe.Pointer)(unsafe.Pointer(&slice))
}

// The characters of a text, which are not NULL where it is empty.
func characters(text string) *C.char {
	return (*C.char)(first(append([]byte(text), 0)))
}

// What a buffer holds up to its NUL.
func textIn(buffer []byte) string {
	if end := bytes.IndexByte(buffer, 0); end >= 0 {
		buffer = buffer[:end]
	}
	return string(buffer)
}

// A text that the library writes into a buffer, with room for its NUL.
func textOf(ask func(buffer *C.char, capacity C.size_t) (C.size_t, error)) (string, error) {
	text := make([]byte, mostText)
	for {
		needed, err := ask((*C.char)(first(text)), C.size_t(len(text)))
		if err != nil {
			return "", err
		}
		if int(needed) <= len(text) {
			return textIn(text), nil
		}
		text = make([]byte, needed)
	}
}

// Bytes that the library writes into a buffer; asked for the size first.
func bytesOf(ask func(buffer *C.uint8_t, capacity C.size_t) (C.size_t, error)) ([]byte, error) {
	var written []byte
	for {
		needed, err := ask((*C.uint8_t)(first(written)), C.size_t(len(written)))
		if err != nil {
			return nil, err
		}
		if int(needed) <= len(written) {
			return written[:needed], nil
		}
		written = make([]byte, needed)
	}
}

func shapeOf(lengths []int64, rank C.size_t) []int64 {
	return append([]int64(nil), lengths[:rank]...)
}

func flag(value bool) C.int32_t {
	if value {
		return 1
	}
	return 0
}

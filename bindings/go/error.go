package glia

// #include <glia/glia.h>
import "C"

import (
	"fmt"
	"strconv"
)

// Error is what a call of the library's failed with.
type Error struct {
	// Code says what kind of failure it was.
	Code ErrorCode

	// Message names the argument, what was expected and what came.
	Message string
}

// Error gives the message.
func (e *Error) Error() string {
	return "glia: " + e.Message
}

// Is tells errors.Is that an error is its code: errors.Is(err, ErrShapeMismatch).
func (e *Error) Is(target error) bool {
	code, ok := target.(ErrorCode)
	return ok && code == e.Code
}

// Error describes the code, in the library's words.
func (code ErrorCode) Error() string {
	return "glia: " + code.String()
}

// String describes the code, in the library's words.
func (code ErrorCode) String() string {
	text, err := callStatusText(code)
	if err != nil {
		return "unknown code " + strconv.Itoa(int(code))
	}
	return text
}

// The error of a call, whose memory is freed; nil for a call that succeeded.
func finish(status C.glia_status, failed *C.glia_error) error {
	if status == C.GLIA_OK {
		return nil
	}
	code := ErrorCode(status)
	if failed == nil {
		// Memory was too short for a message.
		return &Error{Code: code, Message: code.String()}
	}
	defer C.glia_error_free(failed)
	code = ErrorCode(C.glia_error_code(failed))
	text := make([]byte, mostText)
	for {
		var needed C.size_t
		C.glia_error_message(failed, (*C.char)(first(text)), C.size_t(len(text)), &needed)
		if int(needed) <= len(text) {
			return &Error{Code: code, Message: textIn(text)}
		}
		text = make([]byte, needed)
	}
}

// The refusal of a length that the library does not see.
func wrongLength(name string, expected, got int) error {
	message := fmt.Sprintf("%s: expected %d elements, got %d", name, expected, got)
	return &Error{Code: ErrShapeMismatch, Message: message}
}

func atLeastZero(name string, value int) error {
	if value >= 0 {
		return nil
	}
	return invalid("%s: expected 0 or more, got %d", name, value)
}

func invalid(format string, values ...any) error {
	return &Error{Code: ErrInvalidArgument, Message: fmt.Sprintf(format, values...)}
}

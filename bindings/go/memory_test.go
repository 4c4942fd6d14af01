package glia_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	glia "github.com/glia-nn/glia/bindings/go"
)

// The memory that the process has, as Linux tells it.
func residentBytes(t *testing.T) int64 {
	t.Helper()
	text := must[[]byte](t)(os.ReadFile("/proc/self/statm"))
	pages := must[int64](t)(strconv.ParseInt(strings.Fields(string(text))[1], 10, 64))
	return pages * int64(os.Getpagesize())
}

// Run and Step allocate nothing of Go's.
func TestNoAllocations(t *testing.T) {
	trainer, _, _ := digitsTrainer(t, nil)
	inputs, labels := readDigits(t)
	inputs, labels = inputs[:32*pixels], labels[:32]
	session := must[*glia.Session](t)(glia.NewSession(must[*glia.Model](t)(trainer.Model()), nil, 32))
	defer session.Close()
	outputs := make([]float32, 320)
	calls := map[string]func() error{
		"Run": func() error { return session.Run(inputs, outputs) },
		"RunStrided": func() error {
			return session.RunStrided(32, glia.Strided{inputs, pixels, 1}, glia.Strided{outputs, 10, 1})
		},
		"Step":    func() error { _, err := trainer.Step(inputs, glia.Labels(labels)); return err },
		"StepFor": func() error { _, err := trainer.StepFor(inputs, glia.Labels(labels), 1e9); return err },
	}
	for name, call := range calls {
		check(t, call())
		if count := testing.AllocsPerRun(100, func() { check(t, call()) }); count != 0 {
			t.Errorf("%s allocates %g times", name, count)
		}
	}
}

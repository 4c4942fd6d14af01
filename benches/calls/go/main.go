// What a call costs in Go, through the package. benches/calls/run.py runs it; measure.h and problem.h say
// what all languages do alike.
package main

// #cgo pkg-config: glia
// #include <glia/glia.h>
import "C"

import (
	"fmt"
	"log"
	"math"
	"os"
	"sort"
	"strconv"
	"time"

	glia "github.com/glia-nn/glia/bindings/go"
)

const (
	inputs, hidden, outputs = 4, 8, 2
	seed, rows              = 1, 4096
)

func main() {
	model, err := network()
	check(err)
	defer model.Close()
	row, batch := newRun(model, 1), newRun(model, rows)
	hash := hashOf(hashOf(0xcbf29ce484222325, row.outputs), batch.outputs)
	fmt.Printf("{\"peer\":\"%s\",\"outputs\":\"%016x\"}\n", peer(), hash)
	measure("calls.bare", bare)
	measure("calls.ask", row.ask)
	measure("calls.row", row.infer)
	measure("calls.batch", batch.infer)
}

// A session with its arrays.
type run struct {
	session         *glia.Session
	inputs, outputs []float32
}

func newRun(model *glia.Model, rows int) *run {
	session, err := glia.NewSession(model, nil, rows)
	check(err)
	made := &run{session, numbers(rows * inputs), make([]float32, rows*outputs)}
	made.infer(1)
	return made
}

func (r *run) infer(calls int) {
	for call := 0; call < calls; call++ {
		check(r.session.Run(r.inputs, r.outputs))
	}
}

func (r *run) ask(calls int) {
	for call := 0; call < calls; call++ {
		_, err := r.session.Version()
		check(err)
	}
}

// A call of C with nothing of the package's around it.
func bare(calls int) {
	for call := 0; call < calls; call++ {
		C.glia_version()
	}
}

func network() (*glia.Model, error) {
	graph, err := glia.NewGraph()
	if err != nil {
		return nil, err
	}
	defer graph.Close()
	node, err := graph.AddInput("inputs", []int64{inputs})
	if err != nil {
		return nil, err
	}
	if node, err = graph.AddDense("hidden", node, hidden, glia.ActivationTanh); err != nil {
		return nil, err
	}
	if _, err = graph.AddDense("output", node, outputs, glia.ActivationIdentity); err != nil {
		return nil, err
	}
	return glia.NewModel(graph, seed)
}

func numbers(count int) []float32 {
	values, state := make([]float32, count), uint32(1)
	for index := range values {
		state = state*1664525 + 1013904223
		values[index] = float32(state>>8)/(1<<23) - 1
	}
	return values
}

func hashOf(hash uint64, values []float32) uint64 {
	for _, value := range values {
		for bits, left := math.Float32bits(value), 4; left > 0; bits, left = bits>>8, left-1 {
			hash = (hash ^ uint64(bits&0xff)) * 0x100000001b3
		}
	}
	return hash
}

func peer() string {
	if name := os.Getenv("BENCH_PEER"); name != "" {
		return name
	}
	return "go"
}

func setting(name string, fallback float64) float64 {
	value, err := strconv.ParseFloat(os.Getenv(name), 64)
	if err != nil {
		return fallback
	}
	return value
}

func measure(workload string, work func(calls int)) {
	sample, count := setting("BENCH_SAMPLE_MS", 20)*1e6, int(setting("BENCH_SAMPLES", 7))
	if sample <= 0 || count < 1 {
		return
	}
	calls, samples := callsOfASample(work, sample), make([]float64, count)
	for index := range samples {
		samples[index] = nanoseconds(work, calls) / float64(calls)
	}
	sort.Float64s(samples)
	fmt.Printf("{\"peer\":\"%s\",\"wl\":\"%s\",\"ns\":%.3f,\"min\":%.3f,\"max\":%.3f}\n", peer(), workload,
		samples[count/2], samples[0], samples[count-1])
}

// Warms up, and finds how many calls fill a sample.
func callsOfASample(work func(calls int), sample float64) int {
	warm, spent := setting("BENCH_WARM_MS", 300)*1e6, 0.0
	for calls := 1; ; {
		took := nanoseconds(work, calls)
		spent += took
		if spent >= warm && took >= sample/2 {
			return int(sample/took*float64(calls)) + 1
		}
		if took < sample/2 {
			calls *= 2
		}
	}
}

func nanoseconds(work func(calls int), calls int) float64 {
	start := time.Now()
	work(calls)
	return float64(time.Since(start).Nanoseconds())
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

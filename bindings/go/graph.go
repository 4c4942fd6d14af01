package glia

// Node is a place in a graph: its input, or a layer.
type Node int32

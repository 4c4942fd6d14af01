module example.org/calls

go 1.19

require github.com/glia-nn/glia/bindings/go v0.0.0

replace github.com/glia-nn/glia/bindings/go => ../../../bindings/go

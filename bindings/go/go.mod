module github.com/glia-nn/glia/bindings/go

go 1.19

# glia: `make` builds the library, `make demo` shows it, `make test` proves it.

CC ?= cc
RELEASE := target/release
DEMO := target/demo
C_FLAGS := -std=c11 -O2 -Wall -Wextra -Wpedantic -Werror -Iinclude
LINK := -L$(RELEASE) -lglia -Wl,-rpath,$(abspath $(RELEASE)) -lm
EXAMPLES := $(wildcard examples/c/*.h)
FASHION := target/fashion
FASHION_PACKAGE := /usr/share/datasets/fashion-mnist

.PHONY: all library demo demo-fashion test test-long bench header clean

all: library

# The soname, libglia.so.0, is what a program asks for when it starts.
library:
	cargo build --release
	ln -sf libglia.so $(RELEASE)/libglia.so.0

demo: library $(DEMO)/digits
	$(DEMO)/digits

demo-fashion: library $(DEMO)/fashion
	scripts/fashion-data.sh $(FASHION)
	$(DEMO)/fashion $(FASHION)

# Everything that CI runs, with its own set-up.
test:
	scripts/test.sh

# What takes longer: sweeps over all floats, long fuzzing, other machines.
test-long:
	scripts/test-long.sh

bench:
	cargo bench

# Writes include/glia/glia.h from the sources.
header:
	GLIA_WRITE_HEADER=1 cargo test --test header

clean:
	cargo clean

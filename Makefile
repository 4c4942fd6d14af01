# glia: `make` builds the library, `make demo` shows it, `make test` proves it.

CC ?= cc
RELEASE := target/release
DEMO := target/demo
C_FLAGS := -std=c11 -O2 -Wall -Wextra -Wpedantic -Werror -Iinclude
LINK := -L$(RELEASE) -lglia -Wl,-rpath,$(abspath $(RELEASE)) -lm
COMMON := $(addprefix examples/c/,check.c images.c digit_images.c clothes.c progress.c training.c \
                               results.c report.c chart.c picture.c picture_text.c picture_png.c)
FASHION := target/fashion
# The parts of single programs.
SURVEY := $(addprefix examples/c/,survey_run.c survey_plot.c)
OPTIMIZERS := examples/c/optimizers_run.c $(SURVEY)
MUJOCO := target/mujoco
MUJOCO_SOURCES := $(wildcard examples/mujoco/*.c) \
                  $(addprefix examples/c/,check.c survey_plot.c chart.c picture.c picture_text.c picture_png.c)

# Says where a picture is, and opens it where somebody can see it.
SHOW := scripts/show.sh

.PHONY: all library bindings dist-bindings dist-macos test-cpp test-csharp test-go test-javascript test-python \
        test-hashes wheel demo demo-finder demo-fashion demo-survey demo-optimizers docs test test-long bench \
        bench-calls bench-criterion bench-load bench-frames demo-mpi demo-mujoco demo-mujoco-check soak header \
        install install-strip uninstall dist test-package test-dist test-windows test-abi abi clean

all: library

# The soname, libglia.so.0, is what a program asks for when it starts.
library:
	cargo build --release --target-dir target
	ln -sf libglia.so $(RELEASE)/libglia.so.0

# Where it goes: make install PREFIX=/usr LIBDIR=/usr/lib/x86_64-linux-gnu DESTDIR=package; docs/install.md.
# Builds nothing, so that `sudo make install` after `make` needs no cargo.
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
MANDIR ?= $(PREFIX)/share/man
# For the script alone: tests that make starts install elsewhere.
INSTALL = PREFIX='$(PREFIX)' LIBDIR='$(LIBDIR)' INCLUDEDIR='$(INCLUDEDIR)' MANDIR='$(MANDIR)' \
          DESTDIR='$(DESTDIR)' RELEASE='$(RELEASE)' packaging/install.sh
install:
	$(INSTALL) install

install-strip:
	STRIP=strip $(INSTALL) install

uninstall:
	$(INSTALL) uninstall

# The archives of a release, in target/dist, for Linux and Windows; packaging/dist.sh.
dist:
	packaging/dist.sh

# The packages of Python and C# with the library of that release, beside its archives; packaging/bindings.sh.
dist-bindings:
	packaging/bindings.sh

# A library for macOS, which has not been run; packaging/macos.sh.
dist-macos:
	packaging/macos.sh

# The installed library as others use it.
test-package:
	scripts/test-package.sh

# The files of a release: the same bytes twice, and they work.
test-dist:
	scripts/test-dist.sh

# The library for Windows, under Wine.
test-windows:
	scripts/test-windows.sh

# What programs linked with a released version count on; docs/abi.md.
test-abi:
	scripts/test-abi.sh

# Writes the baseline of this version's ABI: packaging/abi.
abi:
	packaging/abi/record.sh

demo: library $(DEMO)/digits
	$(DEMO)/digits
	@$(SHOW) digits.png

# The other languages' tests, and the wheel of Python's package.
test-cpp test-csharp test-go test-python: library
	scripts/$@.sh

# The package for browsers and Node, with the module that it builds.
test-javascript:
	scripts/test-javascript.sh

# The same weights on every machine that this one can be or play, in one table.
test-hashes:
	scripts/test-hashes.sh

# What the other languages' bindings have from the header and the library's catalogue.
bindings: library
	for language in csharp go javascript python manual; do python3 bindings/generate/$$language.py || exit 1; done
	[ -x target/venv-python/bin/python ] || python3 -m venv target/venv-python
	target/venv-python/bin/pip install -q numpy==2.4.6
	GLIA_LIBRARY=$(RELEASE)/libglia.so target/venv-python/bin/python bindings/generate/python_catalog.py

wheel: library
	python3 bindings/python/build_wheel.py

# Which learning rate to begin with, by 100 steps at each of some.
demo-finder: library $(DEMO)/finder
	$(DEMO)/finder
	@$(SHOW) finder.png

demo-fashion: library $(DEMO)/fashion
	scripts/fashion-data.sh $(FASHION)
	$(DEMO)/fashion $(FASHION)
	@$(SHOW) fashion.png

# What surveys of activations claim, measured; docs/survey.md.
demo-survey: library $(DEMO)/survey
	scripts/fashion-data.sh $(FASHION)
	$(DEMO)/survey $(FASHION)
	@$(SHOW) survey.png

# The optimizers of the textbooks under one recipe; docs/optimizers_fashion.md.
demo-optimizers: library $(DEMO)/optimizers
	scripts/fashion-data.sh $(FASHION)
	$(DEMO)/optimizers $(FASHION)
	@$(SHOW) optimizers.png

# One network, several processes under Open MPI; examples/mpi.
demo-mpi: library
	bash -c '. scripts/install.sh && install_packages openmpi-bin libopenmpi-dev'
	$(MAKE) $(DEMO)/mpi
	scripts/demo-mpi.sh $(DEMO)/mpi

$(DEMO)/mpi: $(wildcard examples/mpi/*) $(COMMON) $(wildcard examples/c/*.h) include/glia/glia.h | library
	mkdir -p $(DEMO)
	mpicc $(C_FLAGS) $(wildcard examples/mpi/*.c) $(COMMON) $(LINK) -o $@
# A policy that learns inside the control loop of a simulator; examples/mujoco/README.md.
demo-mujoco: $(DEMO)/mujoco
	$(DEMO)/mujoco
	@$(SHOW) mujoco.png

# The same with a fixed number of steps in each period: a second run gives the same weights and trials.
demo-mujoco-check: $(DEMO)/mujoco
	scripts/mujoco-check.sh $(DEMO)/mujoco

$(DEMO)/mujoco: $(MUJOCO_SOURCES) $(wildcard examples/mujoco/*.h examples/c/*.h) include/glia/glia.h | library
	scripts/mujoco.sh $(MUJOCO)
	mkdir -p $(DEMO)
	$(CC) $(C_FLAGS) -Iexamples/c -isystem $(MUJOCO)/include $(MUJOCO_SOURCES) $(LINK) \
	    $(MUJOCO)/libmujoco.so.* -Wl,-rpath,$(abspath $(MUJOCO)) -o $@

$(DEMO)/optimizers: $(OPTIMIZERS)
$(DEMO)/optimizers: PARTS := $(OPTIMIZERS)
$(DEMO)/survey: $(SURVEY)
$(DEMO)/survey: PARTS := $(SURVEY)

$(DEMO)/%: examples/c/%.c $(COMMON) $(wildcard examples/c/*.h) include/glia/glia.h | library
	mkdir -p $(DEMO)
	$(CC) $(C_FLAGS) $< $(PARTS) $(COMMON) $(LINK) -o $@

# Everything that CI runs, with its own set-up.
test:
	scripts/test.sh

# What takes longer: sweeps over all floats, long fuzzing, other machines.
test-long:
	scripts/test-long.sh

# glia beside the libraries that are installed, in one table, and what a call costs in each language, in
# another; benches/README.md.
bench: library
	python3 benches/run.py
	scripts/bench-calls.sh

bench-calls: library
	scripts/bench-calls.sh

# The same workloads by Criterion, to compare a change with what was there before.
bench-criterion:
	cargo bench --manifest-path benches/criterion/Cargo.toml --target-dir target/criterion

# What it costs to have the library: its size, and a process that runs one row.
bench-load: library
	python3 benches/load/run.py

# How well training keeps a frame's budget.
bench-frames: library
	mkdir -p target/bench
	$(CC) $(C_FLAGS) -Iexamples/c benches/frames/frames.c examples/c/check.c $(LINK) -o target/bench/frames
	target/bench/frames

# Thirty minutes of learning and serving: memory, latency, errors. make soak MINUTES=2 for a look.
MINUTES := 30
soak: library
	mkdir -p target/bench
	$(CC) $(C_FLAGS) -Iexamples/c benches/soak/soak.c examples/c/check.c $(LINK) -lpthread -o target/bench/soak
	target/bench/soak $(MINUTES)

# Writes include/glia/glia.h from the sources, and from it the enumerations of C++.
header:
	GLIA_WRITE_HEADER=1 cargo test --test header
	GLIA_WRITE_HEADER=1 cargo test --test header_cpp

# Writes docs/activations from the library, from examples/atlas/notes.txt and from what was measured.
# Writes docs/optimizers from the library and from examples/optimizers/notes.txt.
# Writes docs/initializers.md with its picture.
docs:
	cargo run --release --target-dir target --example atlas
	cargo run --release --target-dir target --example optimizers
	cargo run --release --target-dir target --example initializers

clean:
	cargo clean --target-dir target

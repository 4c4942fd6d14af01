#!/usr/bin/env bash
# The Python binding: what is generated is not stale, formatter, linter and types, every test, and the
# wheel, installed into an empty environment and used outside of the repository.
# The library is target/release/libglia.so, or in GLIA_LIBRARY_DIR. PYTHON names another interpreter.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/install.sh

directory=${GLIA_LIBRARY_DIR:-$PWD/target/release}
python=${PYTHON:-python3}
tools=target/venv-python
wheels=target/wheel-python
empty=target/venv-python-wheel

cannot_run() {
    echo "NOT RUN: the tests of the Python binding: $1" >&2
    exit 1
}

install_packages python3 python3-venv gcc libc6-dev binutils || cannot_run "a package is missing"
[ -e "$directory/libglia.so" ] || cannot_run "$directory/libglia.so is missing: build it first"
[ -x "$tools/bin/python" ] || "$python" -m venv "$tools" || cannot_run "venv failed"
"$tools/bin/pip" install -q --disable-pip-version-check \
    numpy==2.4.6 mypy==2.4.1 pytest==9.2.0 ruff==0.17.6 setuptools==65.5.0 wheel==0.48.0 \
    matplotlib==3.11.2 ||
    cannot_run "pip could not install what the tests need"

echo "-- generated files"
"$tools/bin/python" bindings/generate/python.py --check
GLIA_LIBRARY=$directory/libglia.so "$tools/bin/python" bindings/generate/python_catalog.py --check

echo "-- formatter, linter, types"
(
    cd bindings/python
    "../../$tools/bin/ruff" format -q --check .
    "../../$tools/bin/ruff" check -q .
    "../../$tools/bin/ruff" check -q --ignore D1 ../generate/python.py ../generate/python_catalog.py
    "../../$tools/bin/ruff" format -q --check ../generate/python.py ../generate/python_catalog.py
    MYPYPATH=src "../../$tools/bin/mypy"
)

echo "-- tests"
export GLIA_LIBRARY_DIR=$directory PYTHONDONTWRITEBYTECODE=1
PYTHONPATH=bindings/python/src "$tools/bin/python" -m pytest bindings/python \
    -c bindings/python/pyproject.toml -p no:cacheprovider

echo "-- wheel"
rm -rf "$wheels" "$empty"
wheel=$("$tools/bin/python" bindings/python/build_wheel.py --library "$directory/libglia.so" \
    --output "$wheels")
"$python" -m venv "$empty"
"$empty/bin/pip" install -q --disable-pip-version-check "$wheel"
outside=$(mktemp -d)
trap 'rm -rf "$outside"' EXIT
"$tools/bin/python" bindings/python/tests/readme_program.py > "$outside/program.py"
interpreter=$PWD/$empty/bin/python
(
    cd "$outside"
    unset GLIA_LIBRARY GLIA_LIBRARY_DIR
    "$interpreter" -W error program.py
    "$interpreter" -c 'import glia, pathlib, sys
from glia._library import LIBRARY
place = pathlib.Path(LIBRARY._name).resolve()
assert place.is_relative_to(pathlib.Path(sys.prefix).resolve()), place
assert (pathlib.Path(glia.__file__).parent / "py.typed").exists()
print("the wheel has its library:", place.name, glia.library_version())'
)
PYTHONPATH= "$empty/bin/python" bindings/python/examples/digits.py --epochs 2
echo "the Python binding: all tests passed"

#!/usr/bin/env bash
# Compares the golden tables with PyTorch, which it installs into target/venv-torch if PYTORCH_PYTHON
# names no Python that has it, and writes docs/pytorch.md. Where PyTorch cannot be had it fails.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/install.sh

cannot_run() {
    echo "NOT RUN: the comparison with PyTorch: $1" >&2
    exit 1
}

python=${PYTORCH_PYTHON:-target/venv-torch/bin/python}
has_torch() {
    "$python" -c 'import torch' 2> /dev/null
}

if [ -z "${PYTORCH_PYTHON:-}" ] && ! has_torch; then
    install_packages python3 python3-venv || cannot_run "Python with venv is missing"
    python3 -m venv target/venv-torch || cannot_run "python3 -m venv failed"
    # The CPU's own packages are a tenth of the size, but stand on a server of their own.
    "$python" -m pip install -q torch numpy --index-url https://download.pytorch.org/whl/cpu ||
        "$python" -m pip install -q torch numpy || cannot_run "pip could not install torch"
fi
has_torch || cannot_run "$python has no torch"
PYTHONDONTWRITEBYTECODE=1 "$python" tests/golden/pytorch.py docs/pytorch.md

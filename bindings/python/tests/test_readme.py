"""The programs of README.md and the example run, and print what they say."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import PACKAGE, ROOT, run_python

README = (ROOT / "bindings/python/README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.S)


def test_the_program(tmp_path: Path) -> None:
    ended = run_python(BLOCKS[0], cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    answers = [float(line.split()[-1]) for line in ended.stdout.strip().split("\n")]
    assert [round(one) for one in answers] == [0, 1, 1, 0]


@pytest.mark.parametrize("block", BLOCKS[1:], ids=range(1, len(BLOCKS)))
def test_the_other_blocks(block: str, tmp_path: Path) -> None:
    """They go on from the program."""
    ended = run_python(BLOCKS[0] + block, cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_the_example() -> None:
    for options in (["--epochs", "1"], ["--epochs", "1", "--plot", os.devnull]):
        ended = subprocess.run(
            [sys.executable, str(ROOT / "bindings/python/examples/digits.py"), *options],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        )
        assert ended.returncode == 0, ended.stderr
        assert "% of the images" in ended.stdout

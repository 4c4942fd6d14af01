"""Prints the program of README.md: the first block of Python in it."""

import re
from pathlib import Path

readme = Path(__file__).resolve().parents[1] / "README.md"
found = re.search(r"```python\n(.*?)```", readme.read_text(encoding="utf-8"), re.S)
if found is None:
    raise SystemExit(f"{readme}: expected a block of Python, got none")
print(found[1], end="")

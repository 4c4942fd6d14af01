#!/usr/bin/env python3
"""Prints the module definition of glia.dll: the functions that the header declares, from which the import
libraries are made."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bindings/generate"))
import header  # noqa: E402

print("LIBRARY glia.dll")
print("EXPORTS")
for name in sorted(function.name for function in header.read().functions):
    print(f"    {name}")

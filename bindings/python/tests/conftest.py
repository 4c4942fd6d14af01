"""The library under test: GLIA_LIBRARY_DIR, by default target/release of the repository."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

directory = os.environ.get("GLIA_LIBRARY_DIR", str(ROOT / "target/release"))
os.environ.setdefault("GLIA_LIBRARY", str(Path(directory) / "libglia.so"))

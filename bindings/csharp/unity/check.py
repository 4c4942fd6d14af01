#!/usr/bin/env python3
"""Checks an assembled Unity package: layout, metadata, a .meta with a GUID of its own for each file.

    check.py FOLDER
"""

import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "generate"))
import header  # noqa: E402


def main() -> int:
    package = Path(sys.argv[1])
    failures = []

    def expect(holds: bool, what: str) -> None:
        if not holds:
            failures.append(what)

    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    expect(about["version"] == ".".join(map(str, header.read().version)), f"version: {about['version']}")
    for name in ("LICENSE.md", "Third Party Notices.md", "README.md", "CHANGELOG.md"):
        text = (package / name).read_text(encoding="utf-8") if (package / name).exists() else ""
        expect(len(text) > 500, f"no {name}")
    for sample in about["samples"]:
        expect((package / sample["path"]).is_dir(), f"no sample {sample['path']}")
    assembly = json.loads((package / "Runtime/Glia.asmdef").read_text(encoding="utf-8"))
    expect(assembly["allowUnsafeCode"] and assembly["name"] == "Glia", "Glia.asmdef")
    sources = {path.name for path in (Path(__file__).resolve().parents[1] / "Glia").rglob("*.cs")}
    expect({path.name for path in (package / "Runtime").rglob("*.cs")} == sources, "other sources than the binding's")
    plugin = package / "Runtime/Plugins/x86_64/libglia.so.meta"
    expect(plugin.exists() and "Standalone: Linux64" in plugin.read_text(), "the plugin's platform")
    guids = {}
    for path in package.rglob("*"):
        if "Samples~" in path.parts or path.suffix == ".meta":
            continue
        beside = path.with_name(path.name + ".meta")
        expect(beside.exists(), f"{path} has no .meta")
        if beside.exists():
            guid = re.search(r"^guid: ([0-9a-f]{32})$", beside.read_text(), re.M)[1]
            expect(guid not in guids, f"{path} has the GUID of {guids.get(guid)}")
            guids[guid] = path
    expect(len(guids) > 40, f"only {len(guids)} files")
    for failure in failures:
        print(f"{package}: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Checks a package: what is in it, what it says of itself, and that packing again gives the same bytes.

    check.py PACKAGE AGAIN PLATFORM...

Platforms as .NET names them: linux-x64, linux-arm64, win-x64.
"""

import sys
import xml.etree.ElementTree as xml
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "generate"))
import header  # noqa: E402

EXPECTED = {
    "THIRD-PARTY-LICENSES.txt",
    "[Content_Types].xml", "_rels/.rels", "Glia.nuspec", "README.md", "LICENSE-MIT", "LICENSE-APACHE",
    "package/services/metadata/core-properties/glia.psmdcp",
    "lib/netstandard2.0/Glia.dll", "lib/netstandard2.0/Glia.xml",
    "lib/netstandard2.1/Glia.dll", "lib/netstandard2.1/Glia.xml",
}
# The library of a platform, and how such a file begins.
NATIVE = {
    "linux-x64": ("runtimes/linux-x64/native/libglia.so", b"\x7fELF"),
    "win-x64": ("runtimes/win-x64/native/glia.dll", b"MZ"),
    "linux-arm64": ("runtimes/linux-arm64/native/libglia.so", b"\x7fELF"),
}
SPACE = "{http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd}"


def undocumented(names: set[str], text: bytes) -> set[str]:
    """Functions of the header that the documentation does not have."""
    return {name for name in names if f"NativeMethods.{name}(".encode() not in text
            and f"NativeMethods.{name}\"".encode() not in text}


def main() -> int:
    place, again = map(Path, sys.argv[1:3])
    natives = [NATIVE[platform] for platform in sys.argv[3:]]
    expected = EXPECTED | {name for name, _ in natives}
    if "win-x64" in sys.argv[3:]:
        expected.add("LICENSE-mingw-w64")
    found = header.read()
    version = ".".join(map(str, found.version))
    failures = []

    def expect(holds: bool, what: str) -> None:
        if not holds:
            failures.append(what)

    expect(place.name == f"Glia.{version}.nupkg", f"name: {place.name}")
    expect(place.read_bytes() == again.read_bytes(), "packed again, the bytes differ")
    project = (Path(__file__).resolve().parents[1] / "Glia.csproj").read_text(encoding="utf-8")
    expect(f"<Version>{version}</Version>" in project, "Glia.csproj has another version")
    with zipfile.ZipFile(place) as package:
        names = set(package.namelist())
        expect(names == expected, f"other files than expected: {sorted(names ^ expected)}")
        metadata = xml.fromstring(package.read("Glia.nuspec")).find(f"{SPACE}metadata")
        for key, value in {"id": "Glia", "version": version, "license": "MIT OR Apache-2.0", "readme": "README.md"}.items():
            expect(metadata.findtext(SPACE + key) == value, f"{key}: {metadata.findtext(SPACE + key)}")
        for name in names:
            expect(len(package.read(name)) > 0, f"{name} is empty")
            if name.endswith((".xml", ".rels", ".nuspec", ".psmdcp")):
                xml.fromstring(package.read(name))
        for framework in ("netstandard2.0", "netstandard2.1"):
            missing = undocumented({one.name for one in found.functions}, package.read(f"lib/{framework}/Glia.xml"))
            # How compressed debug information begins.
            expect(b"MPDB" in package.read(f"lib/{framework}/Glia.dll"), f"{framework}: no lines in exceptions")
            expect(not missing, f"{framework}: not documented: {sorted(missing)}")
        for name, start in natives:
            expect(package.read(name).startswith(start), f"{name} is no library")
    for failure in failures:
        print(f"{place}: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

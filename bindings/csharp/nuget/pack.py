#!/usr/bin/env python3
"""Packs Glia.VERSION.nupkg, with the same bytes for the same input.

    pack.py --assemblies FOLDER --native linux-x64=libglia.so [--native win-x64=glia.dll] --out FOLDER

FOLDER of assemblies holds netstandard2.0/ and netstandard2.1/ with Glia.dll and Glia.xml.
"""

import argparse
import re
import subprocess
import sys
import xml.etree.ElementTree as xml
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(ROOT / "bindings/generate"))
import header  # noqa: E402

NATIVE_NAMES = {"linux": "libglia.so", "win": "glia.dll", "osx": "libglia.dylib"}
SPACE = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"

CONTENT_TYPES = """<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
{}
</Types>
"""
RELATIONSHIPS = """<?xml version="1.0" encoding="utf-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/Glia.nuspec" Id="R1" />
  <Relationship Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" \
Target="/package/services/metadata/core-properties/glia.psmdcp" Id="R2" />
</Relationships>
"""
PROPERTIES = """<?xml version="1.0" encoding="utf-8"?>
<coreProperties xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/">
  <dc:creator>the glia authors</dc:creator>
  <dc:identifier>Glia</dc:identifier>
</coreProperties>
"""


def content_types(names: list[str]) -> str:
    lines = ['  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" />',
             '  <Default Extension="psmdcp" ContentType="application/vnd.openxmlformats-package.core-properties+xml" />']
    for extension in sorted({Path(name).suffix[1:] for name in names if Path(name).suffix}):
        lines.append(f'  <Default Extension="{extension}" ContentType="application/octet-stream" />')
    for name in sorted(name for name in names if not Path(name).suffix):
        lines.append(f'  <Override PartName="/{name}" ContentType="application/octet-stream" />')
    return CONTENT_TYPES.format("\n".join(lines))


def readme() -> bytes:
    """The description as it is shown where the repository's files are not: names of files instead of links."""
    text = (HERE.parent / "README.md").read_text(encoding="utf-8")
    return re.sub(r"\[([^\]]+)\]\((?!https?:|#)[^)]*\)", r"\1", text).encode()


def notices() -> bytes:
    """The licences of what is inside the native library."""
    return subprocess.run([sys.executable, str(ROOT / "packaging/notices.py")], check=True, capture_output=True).stdout


def contents(assemblies: Path, natives: dict[str, Path], version: str) -> dict[str, bytes]:
    """What the package holds. The list of files is that of the nuspec, which the package's own has not."""
    text = (HERE / "Glia.nuspec").read_text(encoding="utf-8").replace("$version$", version)
    xml.register_namespace("", SPACE)
    tree = xml.fromstring(text)
    listed = tree.find(f"{{{SPACE}}}files")
    found = {one.get("target"): (assemblies / one.get("src")).read_bytes() for one in listed}
    tree.remove(listed)
    for identifier, path in natives.items():
        name = NATIVE_NAMES[identifier.split("-")[0]]
        found[f"runtimes/{identifier}/native/{name}"] = path.read_bytes()
    found["README.md"] = readme()
    found["THIRD-PARTY-LICENSES.txt"] = notices()
    # What MinGW's linker puts into every DLL.
    if "win-x64" in natives:
        found["LICENSE-mingw-w64"] = Path("/usr/share/doc/mingw-w64-x86-64-dev/copyright").read_bytes()
    for name in ("LICENSE-MIT", "LICENSE-APACHE"):
        found[name] = (ROOT / name).read_bytes()
    found["Glia.nuspec"] = xml.tostring(tree, encoding="utf-8", xml_declaration=True) + b"\n"
    found["package/services/metadata/core-properties/glia.psmdcp"] = PROPERTIES.encode()
    found["_rels/.rels"] = RELATIONSHIPS.encode()
    found["[Content_Types].xml"] = content_types(list(found)).encode()
    return found


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--assemblies", type=Path, required=True)
    parser.add_argument("--native", action="append", default=[], required=True, metavar="RID=FILE")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    version = ".".join(map(str, header.read().version))
    natives = {rid: Path(path) for rid, _, path in (one.partition("=") for one in options.native)}
    options.out.mkdir(parents=True, exist_ok=True)
    place = options.out / f"Glia.{version}.nupkg"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in sorted(contents(options.assemblies, natives, version).items()):
            # A fixed time, the earliest that the format knows, so that the bytes do not depend on it.
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, data)
    print(place)
    return 0


if __name__ == "__main__":
    sys.exit(main())

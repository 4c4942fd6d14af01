#!/usr/bin/env python3
"""Assembles the Unity package: a folder for Packages/, and a .tgz of it with the same bytes every time.

    pack.py --native linux-x64=libglia.so [--native win-x64=glia.dll] [--native osx-arm64=libglia.dylib] --out FOLDER

The sources are those of bindings/csharp/Glia. Unity wants a .meta file beside each file; their GUIDs come
from the paths, so that they stay the same from version to version.
"""

import argparse
import gzip
import hashlib
import io
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(ROOT / "bindings/generate"))
import header  # noqa: E402

# The name of the library, its folder, and the platforms and processor by which Unity chooses it.
NATIVES = {
    "linux-x64": ("libglia.so", "x86_64", "Linux64", "Linux", "x86_64"),
    "win-x64": ("glia.dll", "x86_64", "Win64", "Windows", "x86_64"),
    "osx-arm64": ("libglia.dylib", "arm64", "OSXUniversal", "OSX", "ARM64"),
    "osx-x64": ("libglia.dylib", "x86_64_osx", "OSXUniversal", "OSX", "x86_64"),
}

PLUGIN = """PluginImporter:
  serializedVersion: 2
  isPreloaded: 0
  isOverridable: 0
  platformData:
  - first:
      Any:
    second:
      enabled: 0
      settings: {{}}
  - first:
      Editor: Editor
    second:
      enabled: 1
      settings:
        CPU: {cpu}
        DefaultValueInitialized: true
        OS: {system}
  - first:
      Standalone: {platform}
    second:
      enabled: 1
      settings:
        CPU: {cpu}
"""


def meta(path: Path, package: Path) -> None:
    name = path.relative_to(package).as_posix()
    guid = hashlib.md5(f"glia/{name}".encode()).hexdigest()
    text = f"fileFormatVersion: 2\nguid: {guid}\n"
    if path.is_dir():
        text += "folderAsset: yes\n"
    for library, folder, platform, system, cpu in NATIVES.values():
        if name == f"Runtime/Plugins/{folder}/{library}":
            text += PLUGIN.format(cpu=cpu, system=system, platform=platform)
    path.with_name(path.name + ".meta").write_text(text, encoding="utf-8")


def assemble(package: Path, natives: dict[str, Path]) -> None:
    shutil.rmtree(package, ignore_errors=True)
    shutil.copytree(HERE / "Runtime", package / "Runtime")
    shutil.copytree(HERE.parent / "Glia", package / "Runtime/Glia")
    # A folder whose name ends so is not compiled until somebody imports the sample.
    shutil.copytree(HERE / "Samples", package / "Samples~")
    version = ".".join(map(str, header.read().version))
    text = (HERE / "package.json").read_text(encoding="utf-8").replace("$version$", version)
    (package / "package.json").write_text(text, encoding="utf-8")
    # As it is shown where the repository's files are not: names of files instead of links.
    readme = (HERE.parent / "README.md").read_text(encoding="utf-8")
    readme = re.sub(r"\[([^\]]+)\]\((?!https?:|#)[^)]*\)", r"\1", readme)
    (package / "README.md").write_text(readme, encoding="utf-8")
    shutil.copy(ROOT / "CHANGELOG.md", package / "CHANGELOG.md")
    notices = [sys.executable, str(ROOT / "packaging/notices.py")]
    notices = subprocess.run(notices, check=True, capture_output=True, text=True).stdout
    (package / "Third Party Notices.md").write_text(notices, encoding="utf-8")
    licences = [(ROOT / name).read_text(encoding="utf-8") for name in ("LICENSE-MIT", "LICENSE-APACHE")]
    (package / "LICENSE.md").write_text("MIT OR Apache-2.0\n\n" + "\n\n".join(licences), encoding="utf-8")
    for identifier, source in natives.items():
        name, folder = NATIVES[identifier][:2]
        place = package / "Runtime/Plugins" / folder
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place / name)
    for path in sorted(package.rglob("*")):
        if "Samples~" not in path.relative_to(package).parts and path.suffix != ".meta":
            meta(path, package)


def archive(package: Path, place: Path) -> None:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as tar:
        for path in sorted(package.rglob("*")):
            if path.is_file():
                entry = tarfile.TarInfo("package/" + path.relative_to(package).as_posix())
                entry.size, entry.mode = path.stat().st_size, 0o644
                with path.open("rb") as data:
                    tar.addfile(entry, data)
    place.write_bytes(gzip.compress(raw.getvalue(), mtime=0))


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--native", action="append", default=[], required=True, metavar="PLATFORM=FILE")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    natives = {rid: Path(path) for rid, _, path in (one.partition("=") for one in options.native)}
    package = options.out / "dev.glia.glia"
    assemble(package, natives)
    place = options.out / f"dev.glia.glia-{'.'.join(map(str, header.read().version))}.tgz"
    archive(package, place)
    print(place)
    return 0


if __name__ == "__main__":
    sys.exit(main())

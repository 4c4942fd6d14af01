#!/usr/bin/env python3
"""Prints the bill of materials of the library in CycloneDX: the crates that are inside it, with licences and
checksums, the Rust standard library, and for Windows what MinGW's linker adds. From Cargo.lock, cargo's metadata
and the compilers themselves; the same input gives the same bytes."""

import datetime
import json
import os
import re
import subprocess
import tomllib
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def output(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def checksums() -> dict[tuple[str, str], str]:
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text(encoding="utf-8"))
    return {(one["name"], one["version"]): one.get("checksum", "") for one in lock["package"]}


def reference(package: dict) -> str:
    return f"pkg:cargo/{package['name']}@{package['version']}"


def inside(metadata: dict) -> dict[str, list[str]]:
    """The packages that end up in the library, each with those that it uses: no tests, no build scripts, no
    macros, which run in the compiler alone."""
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    packages = {package["id"]: package for package in metadata["packages"]}
    found: dict[str, list[str]] = {}
    waiting = [metadata["resolve"]["root"]]
    while waiting:
        identity = waiting.pop()
        if identity in found:
            continue
        found[identity] = []
        for used in nodes[identity]["deps"]:
            is_normal = any(kind["kind"] is None for kind in used["dep_kinds"])
            is_macro = any("proc-macro" in target["kind"] for target in packages[used["pkg"]]["targets"])
            if is_normal and not is_macro:
                found[identity].append(used["pkg"])
                waiting.append(used["pkg"])
    return found


def licence(package: dict) -> str:
    # Older crates separate alternatives with a slash.
    return re.sub(r"\s*/\s*", " OR ", package["license"] or "NOASSERTION")


def component(package: dict, kind: str, checksum: str) -> dict:
    made = {
        "type": kind,
        "bom-ref": reference(package),
        "name": package["name"],
        "version": package["version"],
        "description": (package["description"] or "").strip(),
        "licenses": [{"expression": licence(package)}],
        "purl": reference(package),
    }
    if checksum:
        made["hashes"] = [{"alg": "SHA-256", "content": checksum}]
    return made


def standard_library(compiler: str) -> dict:
    version = re.search(r"^release: (.*)$", compiler, re.M)[1]
    commit = re.search(r"^commit-hash: (.*)$", compiler, re.M)[1]
    return {
        "type": "library",
        "bom-ref": f"pkg:generic/rust-std@{version}",
        "name": "rust-std",
        "version": version,
        "description": f"The Rust standard library, commit {commit}",
        "licenses": [{"expression": "MIT OR Apache-2.0"}],
        "purl": f"pkg:generic/rust-std@{version}",
    }


def of_mingw() -> list[dict]:
    """What every DLL has inside that MinGW links: its start-up code, and the unwinder of its compiler."""
    compiler = os.environ["MINGW_CC"]
    macros = output(compiler, "-dM", "-E", "-include", "_mingw.h", "-xc", "/dev/null")

    def version(*names: str) -> str:
        return ".".join(re.search(rf"^#define {name} (\d+)$", macros, re.M)[1] for name in names)

    runtime = version("__MINGW64_VERSION_MAJOR", "__MINGW64_VERSION_MINOR", "__MINGW64_VERSION_BUGFIX")
    unwinder = version("__GNUC__", "__GNUC_MINOR__", "__GNUC_PATCHLEVEL__")
    return [
        {
            "type": "library",
            "bom-ref": f"pkg:generic/{name}@{number}",
            "name": name,
            "version": number,
            "description": description,
            "licenses": [{"expression": terms}],
            "purl": f"pkg:generic/{name}@{number}",
        }
        for name, number, description, terms in (
            ("libgcc", unwinder, "GCC's run-time library", "GPL-3.0-or-later WITH GCC-exception-3.1"),
            ("mingw-w64", runtime, "Start-up code and import libraries of Windows", "ZPL-2.1"),
        )
    ]


def main() -> None:
    compiler = output(os.environ.get("RUSTC", "rustc"), "-vV")
    target = os.environ.get("GLIA_TARGET") or re.search(r"^host: (.*)$", compiler, re.M)[1]
    metadata = json.loads(
        output("cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target)
    )
    packages = {package["id"]: package for package in metadata["packages"]}
    sums, found = checksums(), inside(metadata)
    root = metadata["resolve"]["root"]
    others = [standard_library(compiler)] + (of_mingw() if target.endswith("-windows-gnu") else [])
    parts = sorted((packages[one] for one in found if one != root), key=reference)
    listed = [component(one, "library", sums[one["name"], one["version"]]) for one in parts] + others
    uses = {reference(packages[one]): sorted(reference(packages[other]) for other in used) for one, used in found.items()}
    uses[reference(packages[root])] += [one["bom-ref"] for one in others]
    moment = datetime.datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), datetime.UTC)
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": component(packages[root], "library", ""),
            "properties": [{"name": "rust:target", "value": target}],
        },
        "components": listed,
        "dependencies": [{"ref": ref, "dependsOn": uses[ref]} for ref in sorted(uses)],
    }
    # Named by its content.
    bill["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(bill, sort_keys=True))}"
    print(json.dumps(bill, indent=2, sort_keys=True, ensure_ascii=False))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Prints the licences of what is inside the library: of each crate the texts that it comes with. Their licences
ask that these go where the library goes. From cargo's metadata and the crates' own files; the same input gives
the same bytes."""

import json
import os
import re
import sys
from pathlib import Path

import bill

NAMES = re.compile(r"(licen[cs]e|copying|notice|unlicense)", re.IGNORECASE)
HEAD = """The library glia is licensed under MIT OR Apache-2.0. Inside it are the Rust packages below, each under
the licence that is named, followed by the texts that it comes with. Packages that come with the same text stand
together. The standard library of Rust (MIT OR Apache-2.0, Copyright the Rust project's contributors) is inside,
too. The text of Apache-2.0 stands once, at the end.
"""
APACHE = (bill.ROOT / "LICENSE-APACHE").read_text(encoding="utf-8").strip()
TERMS = re.compile(r"TERMS AND CONDITIONS FOR USE.*END OF TERMS AND CONDITIONS", re.DOTALL)


def is_apache(text: str) -> bool:
    """Whether a text is that of Apache-2.0, but for spaces and the form to fill in below it."""
    found = TERMS.search(text)
    return bool(found) and found[0].split() == TERMS.search(APACHE)[0].split()


def metadata() -> dict:
    """What cargo knows of the packages for the platform that is built for."""
    compiler = bill.output(os.environ.get("RUSTC", "rustc"), "-vV")
    target = os.environ.get("GLIA_TARGET") or re.search(r"^host: (.*)$", compiler, re.M)[1]
    return json.loads(bill.output("cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target))


def texts(package: dict) -> list[str]:
    """The licence files at the root of a crate."""
    folder = Path(package["manifest_path"]).parent
    files = sorted(one for one in folder.iterdir() if one.is_file() and NAMES.match(one.name))
    found = [one.read_text(encoding="utf-8").replace("\r\n", "\n").strip() for one in files]
    return ["Apache-2.0: see the end." if is_apache(one) else one for one in found]


def borrowed(package: dict, inside: list[dict]) -> list[str]:
    """The texts of another crate from the same repository under the same licence."""
    for other in inside:
        if other["repository"] and other["repository"] == package["repository"] and other["license"] == package["license"]:
            if found := texts(other):
                return found
    return []


def section(packages: list[dict], found: list[str]) -> str:
    lines = [f"{one['name']} {one['version']}: {bill.licence(one)}" for one in packages]
    return "\n\n".join(["\n".join(lines), *found])


def main() -> int:
    known = metadata()
    packages = {package["id"]: package for package in known["packages"]}
    inside = [packages[one] for one in bill.inside(known) if one != known["resolve"]["root"]]
    groups: dict[tuple[str, ...], list[dict]] = {}
    for package in sorted(inside, key=bill.reference):
        found = tuple(texts(package) or borrowed(package, inside))
        if not found and "Apache-2.0" not in package["license"]:
            print(f"{package['name']} {package['version']} comes without its licence, {package['license']}", file=sys.stderr)
            return 1
        groups.setdefault(found, []).append(package)
    rule = "\n" + "=" * 80 + "\n\n"
    print(HEAD + rule + rule.join(section(one, list(found)) + "\n" for found, one in groups.items()) + rule + APACHE)
    return 0


if __name__ == "__main__":
    sys.exit(main())

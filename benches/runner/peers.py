"""Which programs stand in a run: glia's, the crates', and those that are installed.

Other libraries' programs are listed in peers.ini in $GLIA_PEERS_DIR (~/.cache/glia-peers), one
section a peer, with the command that speaks the protocol:

    [ort]
    command = env BENCH_MODELS=/where/models /where/ort-peer

and in $GLIA_PEERS, as NAME=COMMAND pairs with semicolons between them.
"""
import configparser
import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))


def build():
    """Builds glia's peer and the crates' with the options of a release."""
    crates = ["--manifest-path", str(ROOT / "benches/crates/Cargo.toml"), "--locked"]
    for arguments in (["--example", "glia-peer"], crates):
        call = ["cargo", "build", "--release", "--target-dir", str(TARGET)] + arguments
        if subprocess.run(call, cwd=ROOT).returncode != 0:
            sys.exit(f"expected this to build: {' '.join(call)}")


def pairs(texts):
    """NAME=COMMAND texts as a dictionary."""
    found = {}
    for text in texts:
        name, separator, command = text.partition("=")
        if not separator or not name.strip() or not command.strip():
            sys.exit(f"peers: expected NAME=COMMAND, got {text}")
        found[name.strip()] = shlex.split(command)
    return found


def installed():
    """The sections of peers.ini, empty where there is none."""
    folder = Path(os.environ.get("GLIA_PEERS_DIR", Path.home() / ".cache/glia-peers"))
    sections = configparser.ConfigParser(interpolation=None, default_section="")
    sections.read(folder / "peers.ini", encoding="utf-8")
    return {name: dict(sections[name]) for name in sections.sections()}


def find():
    """Every peer with its command."""
    crates = [str(TARGET / "release/crates-peer")]
    found = {
        "glia": [str(TARGET / "release/examples/glia-peer")],
        "gemm": crates,
        "matrixmultiply": crates,
    }
    for name, section in installed().items():
        if "command" in section:
            found[name] = shlex.split(section["command"])
    given = [text for text in os.environ.get("GLIA_PEERS", "").split(";") if text.strip()]
    found.update(pairs(given))
    return found

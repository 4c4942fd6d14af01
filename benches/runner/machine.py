"""What a result must be read with: the machine, the compiler, the day; and where it is kept."""
import datetime
import json
import os
import platform
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RECORD = ROOT / "benches/record"


def output(*command):
    """What a command prints, or nothing where it is not there."""
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def cpu():
    """The processor's name, and what tells its generation where the name does not."""
    try:
        text = Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.processor() or platform.machine()
    fields = dict(re.findall(r"^(model name|cpu family|model|stepping)\s*: (.*)$", text, re.M))
    name = fields.get("model name", platform.machine())
    numbers = [f"{key} {fields[key]}" for key in ("cpu family", "model", "stepping") if key in fields]
    return f"{name} ({', '.join(numbers)})" if numbers else name


def describe():
    cargo = (ROOT / "Cargo.toml").read_text()
    version = re.search(r'^version = "(.*)"$', cargo, re.M).group(1)
    commit = output("git", "rev-parse", "--short", "HEAD")
    changed = " with changes" if output("git", "status", "--porcelain") else ""
    compiler = output("cc", "--version").splitlines()
    return {
        "date": datetime.date.today().isoformat(),
        "cpu": cpu(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "glia": f"{version} ({commit}{changed})" if commit else version,
        "rustc": output("rustc", "--version"),
        "cc": compiler[0] if compiler else "none",
        "load": os.getloadavg()[0],
    }


def go_ahead_of_others():
    """Raises this session's share of the processors, where the system lets it: a shared machine
    distorts every figure."""
    try:
        Path("/proc/self/autogroup").write_text("-20")
    except OSError:
        pass


def as_text(run):
    """JSON, a result a line."""
    head = json.dumps({key: value for key, value in run.items() if key != "results"}, indent=1)
    results = ",\n  ".join(json.dumps(line) for line in run["results"])
    return head[:-2] + ',\n "results": [\n  ' + results + "\n ]\n}\n"


def record(run, table):
    """Writes a run beside the earlier ones; gives the files."""
    RECORD.mkdir(exist_ok=True)
    name = re.sub(r"[^a-z0-9]+", "-", run["machine"]["cpu"].lower()).strip("-")
    name = f"{run['machine']['date']}-{name}-{run['threads']}t"
    if run["level"] != "best":
        name += f"-{run['level']}"
    if "part" in run:
        name += f"-{run['part']}"
    files = [RECORD / f"{name}.md", RECORD / f"{name}.json"]
    files[0].write_text(f"# {run['machine']['date']}, {run['machine']['cpu']}\n\n{table}\n")
    files[1].write_text(as_text(run))
    return files

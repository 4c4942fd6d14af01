#!/usr/bin/env python3
"""What a call costs in each language: one table, with the time over that of C (benches/README.md).

    run.py [--rounds N] [--record] [--smoke] NAME=COMMAND...
    run.py --table FILE                                        # of results that were recorded

scripts/bench-calls.sh builds the programs and calls this. The first is C, which the others are compared
with. Every round starts each program once; each prints the hash of its outputs, which have to be the
same bits in all of them, and a line a workload. --smoke computes once and takes no time.
"""
import argparse
import json
import os
import shlex
import statistics
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from runner import machine  # noqa: E402 - found by the line above

ROWS = 4096
# Nanoseconds in the table, and what a program has to have measured.
WORKLOADS = {
    "calls.bare": "a bare call",
    "calls.ask": "a question",
    "calls.row": "one row",
    "calls.batch": f"{ROWS:,} rows, each",
}
# Another library's programs compute otherwise, and have no calls of glia's.
REFERENCE = ("calls.row", "calls.batch")


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--cpu", type=int, help="processor that all run on; default: the last")
    parser.add_argument("--record", action="store_true", help="write benches/record/")
    parser.add_argument("--smoke", action="store_true", help="compare the outputs, measure nothing")
    parser.add_argument("--reference", action="append", default=[], metavar="NAME=COMMAND",
                        help="another library, whose outputs are not compared")
    parser.add_argument("--table", metavar="FILE", help="print recorded results, run nothing")
    parser.add_argument("programs", nargs="*", metavar="NAME=COMMAND")
    return parser.parse_args()


def pairs(texts):
    found = {}
    for text in texts:
        name, separator, command = text.partition("=")
        if not separator or not name or not command:
            sys.exit(f"expected NAME=COMMAND, got {text}")
        found[name] = shlex.split(command)
    return found


def lines_of(name, command, options):
    """What a fresh process of a program prints; a failure of it ends all."""
    environment = dict(os.environ, BENCH_PEER=name)
    if options.smoke:
        environment["BENCH_SAMPLE_MS"] = "0"
    allowed = os.sched_getaffinity(0)
    processors = {options.cpu if options.cpu is not None else max(allowed)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True,
                          preexec_fn=lambda: os.sched_setaffinity(0, processors))
    if done.returncode != 0:
        sys.exit(f"{name} exited with {done.returncode}: {done.stderr.strip()[-500:]}")
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    strange = {line["peer"] for line in found} - {name}
    if strange:
        sys.exit(f"{name}: expected lines of its own, got some of {', '.join(strange)}")
    return found


def one_outputs(name, lines):
    """The hash of a program's outputs; one that has none, or several, has not been compared."""
    found = [line["outputs"] for line in lines if "outputs" in line]
    if len(found) != 1:
        sys.exit(f"{name}: expected one line with the hash of the outputs, got {len(found)}")
    return found[0]


def compare(outputs):
    """Ends the run unless all languages have computed the same bits."""
    first = next(iter(outputs))
    other = {name: value for name, value in outputs.items() if value != outputs[first]}
    if other:
        named = ", ".join(f"{name} {value}" for name, value in other.items())
        sys.exit(f"the outputs differ: {first} has {outputs[first]}, but {named}")


def complete(name, lines, wanted):
    missing = set(wanted) - {line["wl"] for line in lines}
    if missing:
        sys.exit(f"{name}: no time of {', '.join(sorted(missing))}")


def measure(options, programs, references):
    results = []
    chosen = {**programs, **references}
    for number in range(1 if options.smoke else options.rounds):
        outputs = {}
        for name in list(chosen) if number % 2 == 0 else list(reversed(chosen)):
            lines = lines_of(name, chosen[name], options)
            timed = [dict(line, round=number) for line in lines if "wl" in line]
            if name in programs:
                outputs[name] = one_outputs(name, lines)
            if not options.smoke:
                complete(name, timed, WORKLOADS if name in programs else REFERENCE)
            results += timed
        compare({name: outputs[name] for name in programs})
        if not options.smoke:
            print(f"round {number + 1} of {options.rounds} done", file=sys.stderr)
    return results, outputs[next(iter(programs))]


def medians(results, base):
    """program -> workload -> the median of the rounds, and of its ratio to `base` in the same round."""
    times = {}
    for line in results:
        of = times.setdefault(line["peer"], {}).setdefault(line["wl"], {})
        of[line["round"]] = line["ns"]
    table = {}
    for peer, workloads in times.items():
        for workload, rounds in workloads.items():
            ratios = [ns / times[base][workload][number] for number, ns in rounds.items()]
            table.setdefault(peer, {})[workload] = (
                statistics.median(rounds.values()), statistics.median(ratios))
    return table


def cell(found, workload):
    if workload not in found:
        return "–"
    time, ratio = found[workload]
    each = time / ROWS if workload == "calls.batch" else time
    return f"{each:.1f} ({ratio:.2f})" if each < 100 else f"{each:,.0f} ({ratio:.2f})"


def markdown(run):
    found = medians(run["results"], run["names"][0])
    about = run["machine"]
    lines = [
        f"{about['date']}, {about['cpu']}, {about['cores']} processors, {about['system']}, load "
        f"{about['load']:.1f}.",
        f"glia {about['glia']}. One thread; medians of {run['rounds']} interleaved rounds, in "
        "nanoseconds, and in parentheses the median of the ratios to C in the same round. The outputs "
        f"of all languages have the hash {run['outputs']}.",
        "",
        "| language | " + " | ".join(WORKLOADS.values()) + " |",
        "|---|" + "---:|" * len(WORKLOADS),
    ]
    for name in run["names"]:
        cells = [cell(found[name], workload) for workload in WORKLOADS]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main():
    options = arguments()
    if options.table:
        print(markdown(json.loads(Path(options.table).read_text())))
        return
    if not options.programs:
        sys.exit("expected NAME=COMMAND, C's first")
    programs, references = pairs(options.programs), pairs(options.reference)
    if len(programs) != len(options.programs):
        sys.exit("expected a name of its own for each program")
    if not options.smoke:
        machine.go_ahead_of_others()
    about = machine.describe()
    results, outputs = measure(options, programs, references)
    if options.smoke:
        print(f"{', '.join(programs)}: the same outputs, {outputs}")
        return
    run = {"machine": about, "threads": 1, "level": "best", "part": "calls", "rounds": options.rounds,
           "outputs": outputs, "names": [*programs, *references], "results": results}
    table = markdown(run)
    print(table)
    if options.record:
        for path in machine.record(run, table):
            print(f"wrote {path}", file=sys.stderr)


if __name__ == "__main__":
    main()

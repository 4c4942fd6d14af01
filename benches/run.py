#!/usr/bin/env python3
"""Runs glia beside other libraries, interleaved, and prints one table (benches/README.md).

  run.py                                       every peer that is found, every workload, 1 thread
  run.py --workloads w1,w5.gemm --peers gemm   prefixes choose workloads; "--peers none": glia alone
  run.py --level avx2                          glia with an instruction set forced
  run.py --extra old='path/to/glia-peer'       another program that speaks the protocol
  run.py --record                              also writes benches/record/
  run.py --table results.json                  prints the table of results that were saved
"""
import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from runner import machine, peers, table

OURS = "glia"
THREAD_VARIABLES = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS",
                    "RAYON_NUM_THREADS", "MATMUL_NUM_THREADS")


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", default="", help="names, comma-separated; default: all found")
    parser.add_argument("--workloads", default="w1,w2,w3,w4,w5,w6,w7",
                        help="prefixes, comma-separated")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cpu", type=int, help="processor of one-thread runs; default: the last")
    parser.add_argument("--level", help="scalar, avx2, avx512 or neon, for glia alone")
    parser.add_argument("--extra", action="append", default=[], metavar="NAME=COMMAND")
    parser.add_argument("--json", help="file for the results")
    parser.add_argument("--record", action="store_true", help="write benches/record/")
    parser.add_argument("--table", metavar="FILE", help="print saved results, run nothing")
    return parser.parse_args()


def run_once(name, command, options, failed):
    """One fresh process of a peer; gives its lines, or puts the reason into `failed`."""
    environment = dict(os.environ, BENCH_PEER=name)
    environment.update({variable: str(options.threads) for variable in THREAD_VARIABLES})
    call = command + ["--threads", str(options.threads), "--filter", options.workloads]
    if name == OURS and options.level:
        call += ["--level", options.level]
    processors = os.sched_getaffinity(0)
    if options.threads == 1:
        processors = {options.cpu if options.cpu is not None else max(processors)}
    try:
        done = subprocess.run(call, env=environment, capture_output=True, text=True,
                              preexec_fn=lambda: os.sched_setaffinity(0, processors))
    except OSError as error:
        failed[name] = str(error)
        return []
    if done.returncode != 0:
        failed[name] = f"exited with {done.returncode}: {done.stderr.strip()[-300:]}"
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def chosen_peers(options):
    """Name and command of every program to run, glia's first."""
    found = peers.find()
    found.update(peers.pairs(options.extra))
    names = [name for name in options.peers.split(",") if name and name != "none"]
    missing = [name for name in names if name not in found]
    if missing:
        sys.exit(f"--peers: expected some of {', '.join(found)}; got {', '.join(missing)}")
    names += [name for name in peers.pairs(options.extra) if name not in names]
    wanted = names if options.peers else [name for name in found if name != OURS]
    return {name: found[name] for name in [OURS] + [name for name in wanted if name != OURS]}


def measure(options):
    chosen = chosen_peers(options)
    results, failed = [], {}
    for number in range(options.rounds):
        order = list(chosen) if number % 2 == 0 else list(reversed(chosen))
        for name in order:
            for line in run_once(name, chosen[name], options, failed):
                results.append(dict(line, round=number))
        print(f"round {number + 1} of {options.rounds} done", file=sys.stderr)
    for name, reason in failed.items():
        print(f"{name}: {reason}", file=sys.stderr)
    if not any(line["peer"] == OURS for line in results) and OURS not in failed:
        sys.exit(f"--workloads: expected some that glia has, got {options.workloads}")
    return {"machine": machine.describe(), "threads": options.threads,
            "level": options.level or "best", "rounds": options.rounds,
            "failed": sorted(failed), "results": results}


def main():
    options = arguments()
    if options.table:
        print(table.markdown(json.loads(Path(options.table).read_text())))
        return
    peers.build()
    machine.go_ahead_of_others()
    run = measure(options)
    print(table.markdown(run))
    if options.json:
        Path(options.json).write_text(machine.as_text(run))
    if options.record:
        for path in machine.record(run, table.markdown(run)):
            print(f"wrote {path}", file=sys.stderr)
    if run["failed"]:
        sys.exit(f"failed: {', '.join(run['failed'])}")


if __name__ == "__main__":
    main()

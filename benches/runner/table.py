"""The table of a run: glia's figure for each workload, and beside it every peer's."""
import statistics

OURS = "glia"
# Elements of w6, floats of w7.
SIZES = {"1m": 1 << 20, "4k": 4096}


def unit(workload):
    """The unit that a workload is shown in, and the nanoseconds of a call that make one."""
    parts = workload.split(".")
    if parts[0] == "w2":
        return "ns/row", float(parts[3])
    if parts[0] in ("w3", "w4", "w8"):
        return "µs/step", 1e3
    if parts[:2] == ["w5", "step"] or parts[0] == "w7":
        return "ms/step", 1e6
    if parts[0] == "w5":
        return "µs", 1e3
    if parts[0] == "w6":
        columns = int(parts[1].removeprefix("softmax")) if parts[1].startswith("softmax") else 1
        return "ns/element", SIZES[parts[2]] // columns * columns
    return "ns", 1.0


def rank(workload):
    """Sorts workloads by their parts: numbers first, as numbers, then words."""
    parts = workload.split(".")
    return [(not part.isdigit(), int(part) if part.isdigit() else part) for part in parts]


def by_workload(results):
    """workload -> peer -> medians of the rounds."""
    rows = {}
    for line in results:
        peers = rows.setdefault(line["wl"], {})
        peers.setdefault(line["peer"], []).append(line["ns"])
    return {workload: rows[workload] for workload in sorted(rows, key=rank)}


def number(value):
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"


def row(workload, peers, names):
    name, divisor = unit(workload)
    medians = {peer: statistics.median(times) for peer, times in peers.items()}
    ours = medians[OURS]
    spread = (max(peers[OURS]) - min(peers[OURS])) / ours
    others = {peer: median for peer, median in medians.items() if peer != OURS}
    best = min(others, key=others.get, default=None)
    cells = [workload, name, f"**{number(ours / divisor)}**", f"{100 * spread:.0f} %"]
    cells.append(f"{ours / others[best]:.2f} ({best})" if best else "–")
    for peer in names:
        median = others.get(peer)
        cells.append(f"{number(median / divisor)} ({ours / median:.2f})" if median else "–")
    return "| " + " | ".join(cells) + " |"


def markdown(run):
    """The whole table with its heading."""
    rows = {workload: peers for workload, peers in by_workload(run["results"]).items()
            if OURS in peers}
    names = []
    for line in run["results"]:
        if line["peer"] not in names and line["peer"] != OURS and line["wl"] in rows:
            names.append(line["peer"])
    machine = run["machine"]
    lines = [
        f"{machine['date']}, {machine['cpu']}, {machine['cores']} processors, {machine['system']}.",
        f"glia {machine['glia']}, {machine['rustc']}. Threads: {run['threads']}; glia's level: "
        f"{run['level']}; medians of {run['rounds']} rounds. In parentheses glia's time over the "
        "peer's: below 1 glia is ahead. The spread is that of glia's rounds.",
        "",
        "| workload | unit | glia | spread | over the best | " + " | ".join(names) + " |"
        if names else "| workload | unit | glia | spread | over the best |",
        "|---|---|---:|---:|---:|" + "---:|" * len(names),
    ]
    lines += [row(workload, peers, names) for workload, peers in rows.items()]
    return "\n".join(lines)

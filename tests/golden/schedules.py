"""Writes schedules.txt: every schedule at chosen steps, from its equation in decimal arithmetic.

With k the step, v the value, i the initial one, e = final_share i, and, where a schedule ends, v = e
from k = n on:

    constant            v = value
    linear              v = (1 - k/n) i + (k/n) e      (Goodfellow, Bengio and Courville 2016, eq. 8.14)
    step                v = i f^floor(k/n)                                        (He et al. 2016)
    multi_step          v = i f^m, m of the given steps being <= k                (He et al. 2016)
    exponential         v = i f^(k/n)                   (after Kirkpatrick, Gelatt and Vecchi 1983)
    polynomial          v = (i - e) (1 - k/n)^p + e                             (Chen et al. 2018)
    inverse_time        v = i / (1 + k/n)^p               (Robbins and Monro 1951, Bottou 2012)
    cosine              v = e + (i - e) (1 + cos(pi k/n)) / 2     (Loshchilov and Hutter 2017, eq. 5)
    cosine_restarts     the same in cycle c of n m^c steps, from i f^c to e   (the same, eq. 5)
    one_cycle           start - peak - start - end, in parts of rise n, fall n and the rest
                                                              (Smith 2018, Smith and Topin 2019)
    piecewise_constant  the value of the last point at or before k
    piecewise_linear    the line between the points around k
    momentum_ramp       v = min(1 - 2^(-1 - log2(floor(k/n) + 1)), most)  (Sutskever et al. 2013, eq. 5)
    plateau             max(i f^r, least), r counted as PyTorch's ReduceLROnPlateau does

A warm-up of w steps from the share s in front: v = (s + (1 - s) k/w) v(0) for k < w, then the
schedule at k - w. Parameters are float64 values, used exactly; results are rounded once.
"""

from decimal import Decimal, localcontext

from functions import PI, sine
from reference import Table

FAR = (10**9, 2**53, 2**60)


def cosine_weight(x):
    """(1 + cos(pi x)) / 2 = 1 - sin^2(pi x / 2)."""
    return Decimal(0) if x == 1 else 1 - sine(PI * x / 2) ** 2


def power(base, exponent):
    if exponent == 0:
        return Decimal(1)
    return base**exponent if base > 0 else Decimal(0)


def constant(p, k, points):
    return p["value"]


def linear(p, k, points):
    x = min(Decimal(k) / p["steps"], Decimal(1))
    return (1 - x) * p["initial"] + x * p["final_share"] * p["initial"]


def step(p, k, points):
    return p["initial"] * power(p["factor"], Decimal(k // int(p["steps"])))


def multi_step(p, k, points):
    return p["initial"] * power(p["factor"], Decimal(sum(1 for at, _ in points if at <= k)))


def exponential(p, k, points):
    return p["initial"] * power(p["factor"], Decimal(k) / p["steps"])


def polynomial(p, k, points):
    end = p["final_share"] * p["initial"]
    if k >= p["steps"]:
        return end
    return (p["initial"] - end) * power(1 - Decimal(k) / p["steps"], p["power"]) + end


def inverse_time(p, k, points):
    return p["initial"] / power(1 + Decimal(k) / p["steps"], p["power"])


def cosine(p, k, points):
    end = p["final_share"] * p["initial"]
    x = min(Decimal(k) / p["steps"], Decimal(1))
    return end + (p["initial"] - end) * cosine_weight(x)


def cosine_restarts(p, k, points):
    first, multiplier, end = int(p["steps"]), int(p["multiplier"]), p["final_share"] * p["initial"]
    if multiplier == 1:
        cycle = k // first
        start, length = cycle * first, first
    else:
        begin = lambda c: first * (multiplier**c - 1) // (multiplier - 1)
        cycle = 0
        while begin(cycle + 1) <= k:
            cycle += 1
        start, length = begin(cycle), first * multiplier**cycle
    top = p["initial"] * power(p["factor"], Decimal(cycle))
    return end + (top - end) * cosine_weight(Decimal(k - start) / length)


def one_cycle(p, k, points):
    peak = p["peak"]
    start, end = p["start_share"] * peak, p["final_share"] * peak
    x, rise, turn_end = Decimal(k) / p["steps"], p["rise"], p["rise"] + p["fall"]
    low = start if p["fall"] > 0 else peak
    if x >= 1:
        return end
    for (x0, v0), (x1, v1) in (
        ((Decimal(0), start), (rise, peak)),
        ((rise, peak), (turn_end, start)),
        ((turn_end, low), (Decimal(1), end)),
    ):
        if x0 <= x < x1:
            part = (x - x0) / (x1 - x0)
            left = cosine_weight(part) if p["cosine"] == 1 else 1 - part
            return left * v0 + (1 - left) * v1
    raise AssertionError(x)


def piecewise_constant(p, k, points):
    known = [value for at, value in points if at <= k]
    return known[-1] if known else points[0][1]


def piecewise_linear(p, k, points):
    for (k0, v0), (k1, v1) in zip(points, points[1:]):
        if k0 <= k <= k1:
            return v0 + (v1 - v0) * Decimal(k - k0) / Decimal(k1 - k0)
    return points[0][1] if k < points[0][0] else points[-1][1]


def momentum_ramp(p, k, points):
    # 2^(-1 - log2 x) = 1 / (2 x).
    return min(1 - 1 / (2 * Decimal(k // int(p["steps"]) + 1)), p["maximum"])


def plateau(p, k, points):
    return p["current"]


def follow(p, reports):
    """The values after each report, as ReduceLROnPlateau has them with eps = 0."""
    maximize = p["maximize"] == 1
    best = Decimal("-Infinity") if maximize else Decimal("Infinity")
    bad, cooling, value, values = 0, 0, p["initial"], []
    for report in reports:
        sign = 1 if maximize else -1
        if p["threshold_absolute"] == 1:
            border = best + sign * p["threshold"]
        else:
            border = best * (1 + sign * p["threshold"])
        if not report.is_nan() and (report > border if maximize else report < border):
            best, bad = report, 0
        else:
            bad += 1
        if cooling > 0:
            cooling, bad = cooling - 1, 0
        if bad > p["patience"]:
            value = max(value * p["factor"], min(p["minimum"], p["initial"]))
            cooling, bad = p["cooldown"], 0
        values.append(value)
    return values


INITIAL = ("initial", 0.01)
WARMUP = (("warmup_steps", 0), ("warmup_start", 0))

# The parameters of each kind in the order of the catalogue, with their defaults.
KINDS = {
    constant: (("value", 0.01),),
    linear: (INITIAL, ("steps", 1000), ("final_share", 0.01)),
    step: (INITIAL, ("factor", 0.1), ("steps", 1000)),
    multi_step: (INITIAL, ("factor", 0.1)),
    exponential: (INITIAL, ("factor", 0.1), ("steps", 1000)),
    polynomial: (INITIAL, ("steps", 1000), ("power", 0.9), ("final_share", 0)),
    inverse_time: (INITIAL, ("steps", 1000), ("power", 1)),
    cosine: (INITIAL, ("steps", 1000), ("final_share", 0)),
    cosine_restarts: (
        INITIAL, ("steps", 1000), ("multiplier", 1), ("factor", 1), ("final_share", 0),
    ),
    one_cycle: (
        ("peak", 0.1), ("steps", 1000), ("start_share", 0.1), ("final_share", 0.001),
        ("rise", 0.45), ("fall", 0.45), ("cosine", 0),
    ),
    piecewise_constant: (),
    piecewise_linear: (),
    momentum_ramp: (("steps", 250), ("maximum", 0.99)),
    plateau: (
        INITIAL, ("factor", 0.1), ("minimum", 0), ("maximize", 0), ("patience", 10),
        ("threshold", 1e-4), ("threshold_absolute", 0), ("cooldown", 0), ("each_epoch", 0),
    ),
}

TABLE = ((0, 0.1), (10, 0.2), (11, 0.05), (500, 0.4), (10**9, 0.3), (10**15, 0.0))
LATE_TABLE = ((7, 0.25), (8, 0.75))

# Reports: better, as good, worse, NaN, better by less than the threshold.
FALLING = [1.0, 0.9, 0.9, 0.95, float("nan"), 0.89999, 0.8] + [0.8] * 40 + [0.5, 0.6, 0.7, 0.7]
RISING = [0.1, 0.5, 0.56, 0.59, 0.7, 0.7, 0.7, 0.9, 0.9, 0.9, 0.9, 0.9, 0.2, float("inf"), 1.0, 1.0]

# Kind, case, what differs from the defaults, borders that are worth a look, points, reports.
CASES = (
    (constant, "default", {}, (), (), ()),
    (constant, "warm", {"value": 0.3, "warmup_steps": 7, "warmup_start": 0.25}, (7,), (), ()),
    (linear, "default", {}, (500, 1000), (), ()),
    (linear, "long", {"initial": 0.3, "steps": 10**9 + 7, "final_share": 0.1}, (10**9 + 7,), (), ()),
    (linear, "one", {"steps": 1, "final_share": 2.5}, (), (), ()),
    (linear, "warm", {"initial": 1.0, "warmup_steps": 5, "warmup_start": 0.1}, (5, 505, 1005), (), ()),
    (step, "default", {}, (1000, 2000, 100000), (), ()),
    (step, "slow", {"initial": 3.0, "factor": 0.9999999, "steps": 3}, (3, 3000), (), ()),
    (step, "nothing", {"factor": 0.0}, (1000,), (), ()),
    (multi_step, "default", {}, (10, 11, 500), TABLE, ()),
    (multi_step, "custom", {"initial": 0.7, "factor": 0.5, "warmup_steps": 3}, (3, 11), LATE_TABLE, ()),
    (exponential, "default", {}, (999, 1000, 1001, 1500, 100000), (), ()),
    (exponential, "slow", {"initial": 0.5, "factor": 1 - 1e-9, "steps": 1}, (10**8,), (), ()),
    (exponential, "slower", {"factor": 1e-3, "steps": 10**15, "warmup_steps": 2}, (2, 10**15), (), ()),
    (exponential, "nothing", {"factor": 0.0, "steps": 10}, (10,), (), ()),
    (polynomial, "default", {}, (500, 999, 1000), (), ()),
    (polynomial, "long", {"initial": 0.1, "steps": 10**9 + 1, "power": 2.5, "final_share": 0.125}, (10**8,), (), ()),
    (polynomial, "flat", {"power": 0.0, "final_share": 0.5}, (999, 1000), (), ()),
    (polynomial, "cubed", {"power": 3.0, "steps": 2**40, "warmup_steps": 4}, (4, 2**40, 2**40 + 4), (), ()),
    (inverse_time, "default", {}, (500, 1000), (), ()),
    (inverse_time, "vaswani", {"initial": 0.0007, "steps": 4000, "power": 0.5, "warmup_steps": 4000}, (4000, 16000), (), ()),
    (inverse_time, "steep", {"initial": 1.0, "steps": 3, "power": 4.25}, (3,), (), ()),
    (cosine, "default", {}, (250, 500, 750, 1000), (), ()),
    (cosine, "long", {"initial": 0.1, "steps": 10**9 + 1, "final_share": 0.0}, (5 * 10**8,), (), ()),
    (cosine, "rising", {"initial": 0.1, "steps": 9, "final_share": 3.0, "warmup_steps": 9, "warmup_start": 1.0}, (9, 18), (), ()),
    (cosine_restarts, "default", {}, (500, 1000, 1500, 2000), (), ()),
    (cosine_restarts, "doubled", {"initial": 0.05, "steps": 10, "multiplier": 2, "final_share": 0.02}, (10, 30, 70, 10 * (2**20 - 1), 10 * (2**49 - 1)), (), ()),
    (cosine_restarts, "damped", {"steps": 7, "multiplier": 3, "factor": 0.8, "warmup_steps": 4}, (4, 11, 32, 7 * (3**12 - 1) // 2 + 4), (), ()),
    (cosine_restarts, "fast", {"steps": 1, "multiplier": 1, "factor": 0.999999999}, (), (), ()),
    (one_cycle, "default", {}, (450, 900, 1000), (), ()),
    (one_cycle, "pytorch", {"peak": 0.4, "steps": 999, "start_share": 0.04, "final_share": 4e-6, "rise": 0.3, "fall": 0.0, "cosine": 1}, (299, 300, 999), (), ()),
    (one_cycle, "momentum", {"peak": 0.85, "steps": 2 * 10**9, "start_share": 0.95 / 0.85, "final_share": 0.95 / 0.85, "rise": 0.25, "fall": 0.5, "cosine": 1}, (5 * 10**8, 15 * 10**8, 2 * 10**9), (), ()),
    (one_cycle, "down", {"rise": 0.0, "fall": 1.0, "warmup_steps": 10, "warmup_start": 0.5}, (10, 510, 1010), (), ()),
    (piecewise_constant, "default", {}, (10, 11, 500, 10**15), TABLE, ()),
    (piecewise_constant, "late", {"warmup_steps": 2}, (2, 9, 10), LATE_TABLE, ()),
    (piecewise_linear, "default", {}, (10, 11, 12, 500, 5 * 10**8, 10**15), TABLE, ()),
    (piecewise_linear, "late", {"warmup_steps": 2, "warmup_start": 0.5}, (2, 9, 10), LATE_TABLE, ()),
    (momentum_ramp, "default", {}, (249, 250, 500, 12250, 12500), (), ()),
    (momentum_ramp, "high", {"steps": 3, "maximum": 1.0}, (3, 299), (), ()),
    (plateau, "default", {}, (), (), FALLING),
    (plateau, "short", {"initial": 0.5, "factor": 0.5, "minimum": 0.1, "patience": 2, "cooldown": 3, "warmup_steps": 4}, (4,), (), FALLING),
    (plateau, "maximize", {"maximize": 1, "patience": 0, "factor": 0.25, "threshold": 0.1}, (), (), RISING),
    (plateau, "absolute", {"maximize": 1, "patience": 1, "threshold": 0.05, "threshold_absolute": 1}, (), (), RISING),
    (plateau, "floor", {"minimum": 0.02, "patience": 0}, (), (), FALLING),
)


def value_at(function, p, k, points):
    warmup = int(p["warmup_steps"])
    if k >= warmup:
        return function(p, k - warmup, points)
    share = p["warmup_start"] + (1 - p["warmup_start"]) * Decimal(k) / warmup
    return share * function(p, 0, points)


def add_case(table, function, case, changes, borders, points, reports):
    name = "%s.%s" % (function.__name__, case)
    settings = dict(KINDS[function] + WARMUP)
    assert set(changes) <= set(settings), name
    assert (case == "default") <= (not changes), name
    settings.update(changes)
    table.add(name + ".parameters", settings.values())
    if points:
        table.add(name + ".points", [at for at, _ in points])
        if function is not multi_step:
            table.add(name + ".point_values", [value for _, value in points])
    p = {key: Decimal(value) for key, value in settings.items()}
    points = [(at, Decimal(value)) for at, value in points]
    if reports:
        after = follow(p, [Decimal(report) for report in reports])
        p["current"] = after[-1]
        table.add(name + ".reports", reports)
        table.add(name + ".after", [float(value) for value in after])
    near = {k + offset for k in borders for offset in (-1, 0, 1)}
    steps = sorted({0, 1, 2} | near | set(FAR))
    values = [float(value_at(function, p, k, points)) for k in steps]
    table.add(name + ".steps", steps)
    table.add(name + ".values", values)


def main():
    table = Table(["Schedules in decimal arithmetic. See schedules.py and README.md."])
    assert {case[0] for case in CASES} == set(KINDS)
    with localcontext() as context:
        context.prec = 60
        for case in CASES:
            add_case(table, *case)
    table.write("schedules.txt")


if __name__ == "__main__":
    main()

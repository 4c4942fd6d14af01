"""Every schedule that PyTorch has, update by update, against the equations of schedules.py, and at the
recorded steps against schedules.txt."""

import inspect
from decimal import Decimal, localcontext

import torch
from torch.optim import lr_scheduler as lr

import schedules
from pytorch_report import read

FAMILY = "schedule"
# PyTorch computes most rates from the one before; they drift.
TOLERANCE = 1e-10


def rates(initial, make, count):
    """The rate of each of so many updates."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], initial)
    scheduler, values = make(optimizer), []
    for _ in range(count):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return values


def equation(name, changes, count, points=()):
    kind = getattr(schedules, name)
    settings = dict(schedules.KINDS[kind] + schedules.WARMUP)
    settings.update(changes)
    with localcontext() as context:
        context.prec = 40
        p = {key: Decimal(value) for key, value in settings.items()}
        points = [(at, Decimal(value)) for at, value in points]
        return [float(schedules.value_at(kind, p, step, points)) for step in range(count)]


# Name, settings, updates, what is called, the scheduler.
SETTINGS = (
    ("constant", {"value": 0.3}, 50, "ConstantLR(factor=1)", 0.3,
     lambda o: lr.ConstantLR(o, 1.0)),
    ("linear", {"initial": 0.3, "steps": 40, "final_share": 0.1}, 60,
     "LinearLR(1, final_share, steps)", 0.3, lambda o: lr.LinearLR(o, 1.0, 0.1, 40)),
    ("step", {"initial": 0.3, "factor": 0.5, "steps": 7}, 60, "StepLR(steps, factor)", 0.3,
     lambda o: lr.StepLR(o, 7, 0.5)),
    ("exponential", {"initial": 0.3, "factor": 0.95, "steps": 1}, 60,
     "ExponentialLR(factor), steps 1", 0.3, lambda o: lr.ExponentialLR(o, 0.95)),
    ("polynomial", {"initial": 0.3, "steps": 40, "power": 2.5}, 60,
     "PolynomialLR(steps, power), final_share 0", 0.3, lambda o: lr.PolynomialLR(o, 40, 2.5)),
    ("cosine", {"initial": 0.3, "steps": 40, "final_share": 0.1}, 41,
     "CosineAnnealingLR(steps, final_share * initial), up to the end", 0.3,
     lambda o: lr.CosineAnnealingLR(o, 40, 0.03)),
    ("cosine_restarts", {"initial": 0.3, "steps": 5, "multiplier": 2, "final_share": 0.1}, 80,
     "CosineAnnealingWarmRestarts(steps, multiplier, final_share * initial), factor 1", 0.3,
     lambda o: lr.CosineAnnealingWarmRestarts(o, 5, 2, 0.03)),
    ("one_cycle", {"peak": 0.4, "steps": 49, "start_share": 0.04, "final_share": 4e-6,
                   "rise": 14 / 49, "fall": 0, "cosine": 1}, 50,
     "OneCycleLR(peak, total_steps=steps + 1, pct_start=(rise * steps + 1) / total_steps)", 0.1,
     lambda o: lr.OneCycleLR(o, 0.4, 50, pct_start=0.3)),
    ("one_cycle", {"peak": 0.4, "steps": 49, "start_share": 0.04, "final_share": 4e-6,
                   "rise": 14 / 49, "fall": 0}, 50,
     "OneCycleLR(…, anneal_strategy='linear'), cosine 0", 0.1,
     lambda o: lr.OneCycleLR(o, 0.4, 50, pct_start=0.3, anneal_strategy="linear")),
    ("linear", {"initial": 1.0, "steps": 40, "final_share": 0.25, "warmup_steps": 5,
                "warmup_start": 0.1}, 60,
     "SequentialLR of LinearLR(warmup_start, 1, warmup_steps) and the schedule", 1.0,
     lambda o: lr.SequentialLR(o, [lr.LinearLR(o, 0.1, 1.0, 5), lr.LinearLR(o, 1.0, 0.25, 40)],
                               [5])),
)  # fmt: skip
LACKING = ("inverse_time", "piecewise_constant", "piecewise_linear", "momentum_ramp")

# Cases of schedules.txt, for which PyTorch goes up to their last step below 3,000.
TABLE = {
    "linear.default": (0.01, lambda o: lr.LinearLR(o, 1.0, 0.01, 1000)),
    "step.default": (0.01, lambda o: lr.StepLR(o, 1000, 0.1)),
    "multi_step.default": (0.01, lambda o: lr.MultiStepLR(o, [0, 10, 11, 500], 0.1)),
    "exponential.default": (0.01, lambda o: lr.ExponentialLR(o, 0.1 ** 0.001)),
    "polynomial.default": (0.01, lambda o: lr.PolynomialLR(o, 1000, 0.9)),
    "cosine.default": (0.01, lambda o: lr.CosineAnnealingLR(o, 1000)),
    "cosine_restarts.default": (0.01, lambda o: lr.CosineAnnealingWarmRestarts(o, 1000)),
}


def reduce_on_plateau(parameters, reports):
    p = dict(zip([key for key, _ in schedules.KINDS[schedules.plateau]], parameters))
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], p["initial"])
    scheduler = lr.ReduceLROnPlateau(
        optimizer, "max" if p["maximize"] else "min", p["factor"], int(p["patience"]),
        p["threshold"], "abs" if p["threshold_absolute"] else "rel", int(p["cooldown"]),
        p["minimum"], 0.0,
    )  # fmt: skip
    after = []
    for value in reports:
        scheduler.step(value)
        after.append(optimizer.param_groups[0]["lr"])
    return after


def compare(report):
    table = read("schedules")
    for name, changes, count, theirs, initial, make in SETTINGS:
        pairs = [(rates(initial, make, count), equation(name, changes, count))]
        shown = name + ", warm-up" if "warmup_steps" in changes else name
        report.same(FAMILY, shown, theirs, pairs, TOLERANCE)
    points = ((4, 0.0), (9, 0.0), (10, 0.0))
    expected = equation("multi_step", {"initial": 0.3, "factor": 0.5}, 30, points)
    got = rates(0.3, lambda o: lr.MultiStepLR(o, [4, 9, 10], 0.5), 30)
    report.same(FAMILY, "multi_step", "MultiStepLR(points, factor)", [(got, expected)], TOLERANCE)
    for case, (initial, make) in TABLE.items():
        last = 1000 if case.startswith("cosine.") else 2999
        known = [(int(step), value) for step, value in
                 zip(table[case + ".steps"], table[case + ".values"]) if step <= last]  # fmt: skip
        got = rates(initial, make, known[-1][0] + 1)
        pairs = [([got[step] for step, _ in known], [value for _, value in known])]
        report.same(FAMILY, ", case ".join(case.split(".")), "the same", pairs, TOLERANCE)
    cases = [name[: -len(".reports")] for name in table if name.endswith(".reports")]
    pairs = [(reduce_on_plateau(table[case + ".parameters"], table[case + ".reports"]),
              table[case + ".after"]) for case in cases]  # fmt: skip
    report.same(FAMILY, "plateau",
                "ReduceLROnPlateau(mode, factor, patience, threshold, threshold_mode, cooldown, "
                "min_lr, eps=0)", pairs)
    defaults = inspect.signature(lr.ReduceLROnPlateau).parameters
    known = dict(schedules.KINDS[schedules.plateau])
    keys = ("factor", "patience", "threshold", "cooldown")
    pairs = [([defaults[key].default for key in keys], [known[key] for key in keys])]
    report.same(FAMILY, "plateau, defaults", "ReduceLROnPlateau()", pairs)
    power = inspect.signature(lr.PolynomialLR).parameters["power"].default
    report.other(FAMILY, "polynomial, default power", "PolynomialLR()", [power],
                 [dict(schedules.KINDS[schedules.polynomial])["power"]], "PyTorch's power is 1")
    beyond = rates(0.3, lambda o: lr.CosineAnnealingLR(o, 40), 60)[50:]
    report.other(FAMILY, "cosine, beyond the end", "CosineAnnealingLR", beyond, [0.0] * 10,
                 "PyTorch's rises again")
    for name in LACKING:
        report.lacks(FAMILY, name)
    report.covers(FAMILY, [kind.__name__ for kind in schedules.KINDS])

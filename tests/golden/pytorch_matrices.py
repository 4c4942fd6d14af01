"""Optimizers of PyTorch that see matrices, and the one that searches: Adafactor, Muon, L-BFGS."""

import contextlib

import torch

import optimizers
import pytorch_optimizers as common
from pytorch_report import tensor

FAMILY = common.FAMILY
EPSILON = torch.finfo(torch.float64).eps


class Both:
    """Two optimizers as one."""

    def __init__(self, *parts):
        self.parts = parts
        self.param_groups = [group for part in parts for group in part.param_groups]

    def zero_grad(self):
        for part in self.parts:
            part.zero_grad()

    def step(self):
        for part in self.parts:
            part.step()


@contextlib.contextmanager
def iteration_in_double():
    """PyTorch's Muon computes its iteration in bfloat16, whatever the parameters are."""
    kept, torch.bfloat16 = torch.bfloat16, torch.float64
    try:
        yield
    finally:
        torch.bfloat16 = kept


def muon(parameters, scaling, hyper):
    rate, alpha, nesterov, iterations, _, decay, vector_rate, beta1, beta2, epsilon = hyper
    matrices = torch.optim.Muon(
        parameters[::2], rate, decay, alpha, bool(nesterov), ns_steps=int(iterations),
        adjust_lr_fn=scaling)  # fmt: skip
    vectors = torch.optim.AdamW(parameters[1::2], vector_rate, (beta1, beta2), epsilon, decay)
    return Both(matrices, vectors)


def compare_muon(report, table):
    for setting, scaling in (("default", "original"), ("custom", "match_rms_adamw")):
        hyper = table["muon.%s.hyper" % setting]
        expected = common.from_table(table, "muon." + setting)
        make = lambda parameters: muon(parameters, scaling, hyper)
        theirs = "Muon(…, adjust_lr_fn=\"%s\"), AdamW for vectors" % scaling
        with iteration_in_double():
            pairs = zip(common.run(make, transposed=True), expected)
            report.same(FAMILY, "muon, %s setting" % setting, theirs, pairs, 1e-6,
                        "PyTorch's iteration run in float64")
        got = common.run(make, transposed=True)
        report.other(FAMILY, "muon, %s setting" % setting, theirs, got[0], expected[0],
                     "PyTorch's iteration is in bfloat16")


def compare_adafactor(report):
    for hyper, theirs, make in (
        ((0.01, 1, 1, 0.8, EPSILON, 1, 1e-3, 1.0, 0, 0.9, 0.0), "Adafactor()",
         torch.optim.Adafactor),
        ((0.02, 1, 1, 0.5, 1e-6, 1, 0.5, 1.25, 0, 0.9, 0.01), "Adafactor(…)",
         lambda p: torch.optim.Adafactor(p, 0.02, -0.5, (1e-6, 0.5), 1.25, 0.01)),
    ):  # fmt: skip
        pairs = zip(common.run(make), common.by_rules("adafactor", hyper))
        report.same(FAMILY, "adafactor, epsilon_floor 1", theirs, pairs, 1e-10)


def compare_searches(report, table):
    """Ten iterations, each of one call; PyTorch's look for their first step elsewhere."""
    parameters = common.start()
    inputs, targets = (tensor(values, -1, 1)
                       for values in (common.PROBLEM.inputs, common.PROBLEM.targets))  # fmt: skip
    optimizer = torch.optim.LBFGS(parameters, 1.0, 1, 25, 1e-7, 1e-9, 10, "strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = common.loss_of(parameters, inputs, targets)
        loss.backward()
        return loss

    losses = [optimizer.step(closure).item() for _ in range(optimizers.SEARCH_STEPS)]
    report.other(FAMILY, "lbfgs", "LBFGS(max_iter=1, line_search_fn=\"strong_wolfe\")", losses,
                 table["lbfgs.default.losses"],
                 "another first step, another safeguard of the interpolation")


def compare(report, table):
    compare_adafactor(report)
    compare_muon(report, table)
    compare_searches(report, table)

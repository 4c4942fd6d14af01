"""Compares the golden tables with PyTorch in float64: python pytorch.py [docs/pytorch.md]

PyTorch is a reference apart from the float64 formulas that the tables were made with, so CI needs none;
scripts/test-long.sh installs it and runs this. Exit 1 where something is not as the tables and the heads
of the sources have it; with a path it writes the page of what was compared.
"""

import os
import sys

import torch

import pytorch_activations
import pytorch_initializers
import pytorch_losses
import pytorch_optimizers
import pytorch_schedules
from pytorch_report import Report

HEAD = """# glia beside PyTorch

Written by `tests/golden/pytorch.py` with PyTorch %s on the CPU, in float64, %d comparisons;
`make test-long` runs it. It compares PyTorch with the tables of `tests/golden`, which hold what the
equations give in float64 and what the library is tested against. A row says which setting of PyTorch
is which of glia's, and the largest difference that was found: in units of the number where it is above
1, else absolute. About 1e-15 is rounding alone.

Inputs, targets and settings are those of the tables: outputs of ±1e4, distributions that do not sum
to 1, ignored labels, parameters at their bounds. What stands after a comma is the setting that a row
is about. Where both differ by what the head of a source file says, the row says so, and the difference
is checked to be there.
"""
TITLES = {
    "activation": "Activations",
    "loss": "Losses",
    "optimizer": "Optimizers",
    "schedule": "Schedules",
    "initializer": "Initialisers",
    "gain": "Gains",
}
AFTER = {
    "activation": "Values and derivatives, the derivatives by autograd; infinite inputs, and inputs at "
    "which a derivative jumps, are left out.",
    "loss": "Values and gradients. Joined over rows as GLIA_PARAM_REDUCTION says: 0 is PyTorch's 'mean', "
    "1 its 'sum', 2 its 'mean' with class weights. What is in brackets are PyTorch's arguments, by the "
    "names of glia's keys.",
    "optimizer": "Weights after 1, 2, 10 and 100 steps, and 100 losses, of a network that is not convex. "
    "Numbers after a name are the hyperparameters in the order of the catalogue; PyTorch's own "
    "defaults are the rows with empty brackets.",
    "schedule": "The rate of every update, from the first; PyTorch counts its `scheduler.step()` calls, "
    "glia the updates.",
    "initializer": "Both draw from other generators, so that no value is the same; the laws are. PyTorch "
    "keeps weights as [units, inputs], glia as [inputs, units].",
    "gain": "What weights before an activation are multiplied by.",
}


def page(report):
    lines = [HEAD % (torch.__version__.split("+")[0], report.checks)]
    for family, title in TITLES.items():
        lines += ["## " + title, "", AFTER[family], "",
                  "| glia | PyTorch | difference | |", "|---|---|---|---|"]  # fmt: skip
        for of, ours, theirs, worst, note in report.rows:
            if of == family:
                lines.append("| %s | `%s` | %.1e | %s |" % (ours, theirs, worst, note))
        if family in report.lacking:
            lines += ["", "PyTorch has no " + ", ".join(report.lacking[family]) + "."]
        lines.append("")
    return "\n".join(lines)


def main():
    torch.set_default_dtype(torch.float64)
    report = Report()
    for part in (pytorch_activations, pytorch_losses, pytorch_optimizers, pytorch_schedules,
                 pytorch_initializers):  # fmt: skip
        part.compare(report)
    for failure in report.failures:
        print("FAILED", failure)
    if len(sys.argv) > 1:
        with open(sys.argv[1], "w", encoding="utf-8", newline="\n") as file:
            file.write(page(report))
    print("%d comparisons with PyTorch %s, %d failed"
          % (report.checks, torch.__version__, len(report.failures)))  # fmt: skip
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    sys.exit(main())

"""What the comparisons with PyTorch share: the golden tables, and a report of what was compared."""

import math
import os

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
DOUBLE = torch.float64


def read(name):
    """The records of a golden table, as lists of numbers."""
    with open(os.path.join(HERE, name + ".txt"), encoding="ascii") as file:
        words = [word for line in file if not line.startswith("#") for word in line.split()]
    records, place = {}, 0
    while place < len(words):
        name, count = words[place], int(words[place + 1])
        records[name] = [float(word) for word in words[place + 2 : place + 2 + count]]
        place += 2 + count
    return records


def tensor(values, *shape, grad=False):
    made = torch.tensor(values, dtype=DOUBLE)
    if shape:
        made = made.reshape(shape)
    return made.requires_grad_(grad)


def numbers(values):
    if isinstance(values, torch.Tensor):
        return values.detach().to(DOUBLE).flatten().tolist()
    return [float(value) for value in values]


def difference(got, expected):
    """The largest difference, of numbers above 1 by their size."""
    got, expected = numbers(got), numbers(expected)
    assert len(got) == len(expected), (len(got), len(expected))
    largest = 0.0
    for a, b in zip(got, expected):
        if a == b or (math.isnan(a) and math.isnan(b)):
            continue
        largest = max(largest, abs(a - b) / max(1.0, abs(b)))
        if math.isnan(a) or math.isnan(b):
            return math.inf
    return largest


class Report:
    """Rows: family, the library's name and setting, PyTorch's, the largest difference."""

    def __init__(self):
        self.rows, self.lacking, self.failures = [], {}, []
        self.checks = 0

    def same(self, family, ours, theirs, pairs, tolerance=1e-12, note=""):
        """Checks that each pair of numbers, PyTorch's and the reference's, is the same."""
        pairs = list(pairs)
        assert pairs, ours
        worst = max(difference(got, expected) for got, expected in pairs)
        self.checks += len(pairs)
        self.rows.append((family, ours, theirs, worst, note))
        if not worst <= tolerance:
            self.failures.append("%s %s, %s: differs by %.3g" % (family, ours, theirs, worst))

    def other(self, family, ours, theirs, got, expected, why, at_least=1e-9):
        """Checks that PyTorch has something else, as a sentence of the library says."""
        apart = difference(got, expected)
        self.checks += 1
        self.rows.append((family, ours, theirs, apart, "not the same: " + why))
        if not apart > at_least:
            self.failures.append("%s %s, %s: expected a difference" % (family, ours, theirs))

    def lacks(self, family, name):
        self.lacking.setdefault(family, []).append(name)

    def covers(self, family, names):
        """Fails where a name of a family was neither compared nor named as lacking."""
        seen = {row[1].split(",")[0].split(" ")[0] for row in self.rows if row[0] == family}
        seen |= set(self.lacking.get(family, []))
        for name in sorted(set(names) - seen):
            self.failures.append("%s %s: neither compared nor said to be missing" % (family, name))
        for name in sorted(seen - set(names)):
            self.failures.append("%s %s: the library has none" % (family, name))

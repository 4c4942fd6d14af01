"""Writes averages.txt: averages of the weights over 20 updates of gradient descent.

The problem and its gradients are those of optimizers.py; w_1, w_2, ... are the weights after each
update, of which those after update `start` and every `interval`-th from there on are taken. Of n of
them the average is the sum of all w_i times

    equal           1 / n (Izmailov et al. 2018)
    exponential     d^(n - i) / (1 + d + ... + d^(n - 1)) (the mean that begins at 0, corrected)
    copied          (1 - d) d^(n - i), the first d^(n - 1) (the mean that begins with a copy)

summed from all weights each time, not carried on. The decay d is rounded to no float32: it is used in
double precision.
"""

import math

from optimizers import NAMES, Problem
from reference import Generator, Table, float32

RATE = float32(0.125)
STEPS = 20
RECORDED_STEPS = (3, 10, 20)

# Kind as in the catalogue, decay, bias correction, start, interval.
CASES = {
    "exponential": (1, 0.9, 1, 1, 1),
    "exponential_slow": (1, 0.999, 1, 1, 1),
    "exponential_later": (1, 0.5, 1, 3, 2),
    "copied": (1, 0.9, 0, 1, 1),
    "copied_later": (1, 0.75, 0, 2, 3),
    "equal": (2, 0.5, 1, 1, 1),
    "equal_later": (2, 0.5, 1, 3, 4),
    "equal_from_none": (2, 0.5, 1, 0, 3),
}


def weights_after_updates(problem):
    weights = [parameter[:] for parameter in problem.start]
    for _ in range(STEPS):
        gradients = problem.gradients(weights)
        weights = [
            [w - RATE * g for w, g in zip(parameter, gradient)]
            for parameter, gradient in zip(weights, gradients)
        ]
        yield weights


def factors(kind, decay, corrected, count):
    if kind == 2:
        return [1.0 / count] * count
    powers = [decay ** (count - 1 - place) for place in range(count)]
    if corrected:
        return [power / math.fsum(powers) for power in powers]
    return [powers[0]] + [(1.0 - decay) * power for power in powers[1:]]


def average(taken, kind, decay, corrected):
    shares = factors(kind, decay, corrected, len(taken))
    assert abs(math.fsum(shares) - 1.0) < 1e-12
    return [
        [
            math.fsum(share * weights[place][element] for share, weights in zip(shares, taken))
            for element in range(len(parameter))
        ]
        for place, parameter in enumerate(taken[0])
    ]


def main():
    problem = Problem(Generator(4))
    trajectory = list(weights_after_updates(problem))
    table = Table(["Averages of weights in float64. See averages.py and README.md."])
    table.add_inputs("inputs", problem.inputs)
    table.add_inputs("targets", problem.targets)
    for name, values in zip(NAMES, problem.start):
        table.add_inputs(name, values)
    for name, (kind, decay, corrected, start, interval) in CASES.items():
        table.add(name + ".settings", (kind, decay, corrected, start, interval))
        for step in RECORDED_STEPS:
            numbers = [t for t in range(1, step + 1) if t >= start and (t - start) % interval == 0]
            taken = [trajectory[number - 1] for number in numbers]
            table.add("%s.step%d.count" % (name, step), [len(taken)])
            for parameter, values in zip(NAMES, average(taken, kind, decay, corrected)):
                table.add("%s.step%d.%s" % (name, step, parameter), values)
    table.write("averages.txt")


if __name__ == "__main__":
    main()

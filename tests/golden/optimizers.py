"""Writes optimizers.txt: 100 steps of each optimizer on a small problem that is not convex.

The model is y = tanh(x V + a) W + b with V of shape [1, 3] and W of shape [3, 1], ten parameters; the
loss is the mean squared error over a fixed batch of 8 rows, L = 1/8 sum_i (y_i - t_i)^2. With
D = 2 (y - t) / 8 and h = tanh(x V + a), the gradients are dL/dW = h^T D, dL/db = sum D, and with
E = (D W^T) (1 - h^2): dL/dV = x^T E, dL/da = the sum of the rows of E.

The rules stand in optimizer_rules.py, matrix_rules.py and line_search_rules.py. Nesterov momentum as published has its gradient taken ahead of
the weights; the losses that are recorded are those where the gradients were taken.

The hyperparameters are rounded to float32 like every other input: lr = 0.01 here means
0.0099999997764825821, and 1 - b1 is computed from the rounded b1.
"""

import matrix_rules as matrices
import optimizer_rules as rules
from line_search_rules import iterate
from matrix_rules import Array
from optimizer_rules import decoupled, elementwise, penalized
from reference import Generator, Table, check_gradient, float32, hyperbolic_tangent

ROWS, UNITS = 8, 3
SHAPES = ((1, UNITS), (UNITS,), (UNITS, 1), (1,))
NAMES = ("layer1.weight", "layer1.bias", "layer2.weight", "layer2.bias")
STEPS, SEARCH_STEPS = 100, 10
RECORDED_STEPS = (1, 2, 10, 100)

# Kind: rule, number of slots (None: a dict that the rule fills), where the gradient is taken if not at the weights, and the
# hyperparameters of the two settings in the order of the catalogue.
OPTIMIZERS = {
    "sgd": (penalized(rules.sgd), 0, None, (0.01, 0.0), (0.125, 0.03125)),
    "momentum": (penalized(rules.momentum), 1, None, (0.01, 0.9, 1, 0.0), (0.05, 0.5, 0, 0.01)),
    "adam": (
        penalized(rules.adam), 2, None,
        (0.001, 0.9, 0.999, 1e-8, 0.0), (0.02, 0.8, 0.99, 1e-4, 0.01),
    ),
    "adagrad": (penalized(rules.adagrad), 1, None, (0.01, 1e-7, 0.0), (0.25, 1e-3, 0.01)),
    "rmsprop": (
        penalized(rules.rmsprop), 1, None,
        (0.001, 0.9, 1e-6, 0, 0.0), (0.01, 0.99, 1e-4, 1, 0.01),
    ),
    "nesterov": (rules.nesterov, 1, rules.ahead, (0.01, 0.9, 1, 0.0), (0.05, 0.5, 0, 0.01)),
    "nesterov_shifted": (
        penalized(rules.nesterov_shifted), 1, None,
        (0.01, 0.9, 1, 0.0), (0.05, 0.5, 0, 0.01),
    ),
    "rmsprop_nesterov": (
        rules.rmsprop_nesterov, 2, rules.ahead_of_rmsprop,
        (0.001, 0.9, 0.9, 1e-6, 0, 0.0), (0.005, 0.99, 0.5, 1e-3, 1, 0.01),
    ),
    "rmsprop_centered": (
        penalized(rules.rmsprop_centered), 3, None,
        (0.0001, 0.95, 0.9, 1e-4, 0, 0.0), (0.005, 0.99, 0.5, 1e-2, 1, 0.01),
    ),
    "adadelta": (
        penalized(rules.adadelta), 2, None, (1.0, 0.95, 1e-6, 0.0), (0.25, 0.75, 1e-4, 0.01),
    ),
    "adamax": (
        penalized(rules.adamax), 2, None,
        (0.002, 0.9, 0.999, 0.0, 0.0), (0.02, 0.8, 0.99, 1e-3, 0.01),
    ),
    "nadam": (
        penalized(rules.nadam), 2, None,
        (0.002, 0.9, 0.999, 1e-8, 0.004, 0.0), (0.02, 0.8, 0.99, 1e-4, 0.5, 0.01),
    ),
    "radam": (
        penalized(rules.radam), 2, None,
        (0.001, 0.9, 0.999, 1e-8, 4.0, 0.0), (0.02, 0.8, 0.99, 1e-4, 5.0, 0.01),
    ),
    "amsgrad": (
        penalized(rules.amsgrad), 3, None,
        (0.001, 0.9, 0.999, 1e-8, 0, 0.0), (0.02, 0.8, 0.99, 1e-4, 1, 0.01),
    ),
    "adamw": (
        decoupled(rules.adam), 2, None,
        (0.001, 0.9, 0.999, 1e-8, 0.01, 1), (0.02, 0.8, 0.99, 1e-4, 0.001, 0),
    ),
    "nadamw": (
        decoupled(rules.nadam), 2, None,
        (0.002, 0.9, 0.999, 1e-8, 0.004, 0.01, 1), (0.02, 0.8, 0.99, 1e-4, 0.5, 0.001, 0),
    ),
    "lion": (elementwise(rules.lion), 1, None, (0.0001, 0.9, 0.99, 0.0), (0.01, 0.8, 0.9, 0.1)),
    "lamb": (
        rules.lamb, 2, None, (0.001, 0.9, 0.999, 1e-6, 0.01), (0.01, 0.8, 0.99, 1e-3, 0.05),
    ),
    "lars": (rules.lars, 1, None, (0.1, 0.9, 0.001, 0.0005), (0.25, 0.5, 0.05, 0.03125)),
    "rprop": (
        penalized(rules.rprop), 2, None,
        (0.1, 1.2, 0.5, 1e-6, 50.0, 1, 0.0), (0.01, 1.1, 0.75, 1e-3, 0.25, 0, 0.01),
    ),
    "adan": (
        elementwise(rules.adan), 4, None,
        (0.001, 0.02, 0.08, 0.01, 1e-8, 0, 0.0), (0.02, 0.1, 0.2, 0.05, 1e-4, 1, 0.1),
    ),
    "adafactor": (
        matrices.adafactor, None, None,
        (0.01, 1, 1, 0.8, 1e-30, 0, 1e-3, 1.0, 0, 0.9, 0.0),
        (0.015625, 0, 0, 0.5, 1e-2, 1, 0.5, 0.75, 1, 0.8, 0.01),
    ),
    "muon": (
        matrices.muon, None, None,
        (0.02, 0.95, 1, 5, 0, 0.0, 3e-4, 0.9, 0.95, 1e-10),
        (0.01, 0.5, 0, 3, 1, 0.1, 0.02, 0.8, 0.99, 1e-4),
    ),
}

# Kinds that evaluate the loss several times in a step: the hyperparameters of the two settings. Their
# paths end early: on this problem that of L-BFGS is not determined by float32 numbers for long. Starts
# that differ by 1e-7 are 1e-6 apart after 10 steps and 1 apart after 100, in float64.
SEARCHES = {
    "lbfgs": (
        (1.0, 10, 25, 1e-4, 0.9, 1e-7, 1e-9, 0.0), (0.5, 3, 10, 1e-3, 0.5, 1e-4, 1e-6, 0.125),
    ),
}


class Problem:
    """The batch and the initial parameters that every setting starts from."""

    def __init__(self, generator):
        self.inputs = generator.row(ROWS, -1.5, 1.5)
        self.targets = generator.row(ROWS, -1.0, 1.0)
        self.start = [
            generator.row(UNITS, -1.5, 1.5),
            generator.row(UNITS, -0.5, 0.5),
            generator.row(UNITS, -1.5, 1.5),
            generator.row(1, -0.5, 0.5),
        ]

    def hidden(self, parameters, x):
        weight, bias = parameters[:2]
        return [hyperbolic_tangent(x * v + a) for v, a in zip(weight, bias)]

    def output(self, parameters, hidden):
        return sum(h * w for h, w in zip(hidden, parameters[2])) + parameters[3][0]

    def loss(self, parameters):
        errors = [
            self.output(parameters, self.hidden(parameters, x)) - t
            for x, t in zip(self.inputs, self.targets)
        ]
        return sum(error * error for error in errors) / ROWS

    def gradients(self, parameters):
        gradients = [[0.0] * len(parameter) for parameter in parameters]
        for x, target in zip(self.inputs, self.targets):
            hidden = self.hidden(parameters, x)
            difference = 2.0 * (self.output(parameters, hidden) - target) / ROWS
            for unit, h in enumerate(hidden):
                inner = difference * parameters[2][unit] * (1.0 - h * h)
                gradients[0][unit] += x * inner
                gradients[1][unit] += inner
                gradients[2][unit] += h * difference
            gradients[3][0] += difference
        return gradients

    def check(self):
        parameters = [parameter[:] for parameter in self.start]
        for name, parameter, gradient in zip(NAMES, parameters, self.gradients(parameters)):
            check_gradient(name, lambda: self.loss(parameters), [parameter], [gradient])


def look_ahead(ahead, parameters, states, hyper):
    """Where the gradients are taken."""
    if ahead is None:
        return parameters
    return [
        [ahead(weight, slots, hyper) for weight, *slots in zip(parameter, *state)]
        for parameter, state in zip(parameters, states)
    ]


def run(problem, rule, slot_count, ahead, hyper):
    """The parameters after each recorded step, and the loss before every step."""
    parameters = [Array(values, shape) for values, shape in zip(problem.start, SHAPES)]
    states = [
        {} if slot_count is None else [[0.0] * len(parameter) for _ in range(slot_count)]
        for parameter in parameters
    ]
    recorded, losses = {}, []
    for step in range(1, STEPS + 1):
        points = look_ahead(ahead, parameters, states, hyper)
        losses.append(problem.loss(points))
        gradients = problem.gradients(points)
        parameters = [
            rule(parameter, gradient, state, hyper, step)
            for parameter, gradient, state in zip(parameters, gradients, states)
        ]
        if step in RECORDED_STEPS:
            recorded[step] = parameters
    return recorded, losses


def run_search(problem, hyper):
    """The same for a kind that searches, on all parameters as one list."""
    sizes = [len(parameter) for parameter in problem.start]

    def split(flat):
        ends = [sum(sizes[:index + 1]) for index in range(len(sizes))]
        return [flat[end - size:end] for end, size in zip(ends, sizes)]

    def evaluate(flat):
        parameters = split(flat)
        return problem.loss(parameters), sum(problem.gradients(parameters), [])

    theta, pairs, recorded, losses = sum(problem.start, []), [], {}, []
    for step in range(1, SEARCH_STEPS + 1):
        losses.append(evaluate(theta)[0])
        theta = iterate(evaluate, theta, pairs, hyper)
        if step in RECORDED_STEPS:
            recorded[step] = split(theta)
    return recorded, losses


def add_setting(table, name, hyper, recorded, losses):
    assert losses[-1] < losses[0], name
    table.add_inputs(name + ".hyper", hyper)
    for step, parameters in recorded.items():
        for parameter, values in zip(NAMES, parameters):
            table.add("%s.step%d.%s" % (name, step, parameter), values)
    table.add(name + ".losses", losses)


def main():
    problem = Problem(Generator(4))
    problem.check()
    table = Table(["Optimizers in float64. See optimizers.py and README.md."])
    table.add_inputs("inputs", problem.inputs)
    table.add_inputs("targets", problem.targets)
    for name, values in zip(NAMES, problem.start):
        table.add_inputs(name, values)
    for name, (rule, slot_count, ahead, *settings) in OPTIMIZERS.items():
        for setting, hyper in zip(("default", "custom"), settings):
            hyper = [float32(value) for value in hyper]
            results = run(problem, rule, slot_count, ahead, hyper)
            add_setting(table, name + "." + setting, hyper, *results)
    for name, settings in SEARCHES.items():
        for setting, hyper in zip(("default", "custom"), settings):
            hyper = [float32(value) for value in hyper]
            add_setting(table, name + "." + setting, hyper, *run_search(problem, hyper))
    table.write("optimizers.txt")


if __name__ == "__main__":
    main()

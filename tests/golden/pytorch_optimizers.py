"""Every optimizer that PyTorch has: 100 steps of the problem of optimizers.py with autograd.

Settings that the table has are compared with the table; others, PyTorch's own defaults among them,
with the rules that the table was made by.
"""

import torch

import optimizers
from pytorch_report import read, tensor
from reference import Generator, float32

FAMILY = "optimizer"
PROBLEM = optimizers.Problem(Generator(4))
SHAPES = ((1, 3), (3,), (3, 1), (1,))

# Name: (setting, what is called, the optimizer by the hyperparameters of the catalogue's order).
TABLE = (
    ("sgd", "default custom", "SGD(lr, weight_decay)",
     lambda p, h: torch.optim.SGD(p, h[0], weight_decay=h[1])),
    ("momentum", "default custom", "SGD(lr, momentum, weight_decay), at a constant rate",
     lambda p, h: torch.optim.SGD(p, h[0], h[1], weight_decay=h[3])),
    ("nesterov_shifted", "default custom", "SGD(…, nesterov=True), at a constant rate",
     lambda p, h: torch.optim.SGD(p, h[0], h[1], weight_decay=h[3], nesterov=True)),
    ("adagrad", "default custom", "Adagrad(lr, eps, weight_decay)",
     lambda p, h: torch.optim.Adagrad(p, h[0], eps=h[1], weight_decay=h[2])),
    ("rmsprop", "custom", "RMSprop(lr, alpha, eps, weight_decay) with epsilon_outside 1",
     lambda p, h: torch.optim.RMSprop(p, h[0], h[1], h[2], h[4])),
    ("rmsprop_centered", "custom",
     "RMSprop(…, momentum, centered=True) with epsilon_outside 1",
     lambda p, h: torch.optim.RMSprop(p, h[0], h[1], h[3], h[5], h[2], True)),
    ("adadelta", "default custom", "Adadelta(lr, rho, eps, weight_decay)",
     lambda p, h: torch.optim.Adadelta(p, h[0], h[1], h[2], h[3])),
    ("adam", "default custom", "Adam(lr, betas, eps, weight_decay)",
     lambda p, h: torch.optim.Adam(p, h[0], h[1:3], h[3], h[4])),
    ("adamax", "default custom", "Adamax(lr, betas, eps, weight_decay)",
     lambda p, h: torch.optim.Adamax(p, h[0], h[1:3], h[3], h[4])),
    ("nadam", "default custom", "NAdam(lr, betas, eps, weight_decay, momentum_decay)",
     lambda p, h: torch.optim.NAdam(p, h[0], h[1:3], h[3], h[5], h[4])),
    ("amsgrad", "custom", "Adam(…, amsgrad=True) with bias_correction 1",
     lambda p, h: torch.optim.Adam(p, h[0], h[1:3], h[3], h[5], amsgrad=True)),
    ("adamw", "default", "AdamW(lr, betas, eps, weight_decay)",
     lambda p, h: torch.optim.AdamW(p, h[0], h[1:3], h[3], h[4])),
    ("adamw", "custom", "AdamW with weight_decay / lr for decay_times_rate 0",
     lambda p, h: torch.optim.AdamW(p, h[0], h[1:3], h[3], h[4] / h[0])),
    ("nadamw", "default", "NAdam(…, decoupled_weight_decay=True)",
     lambda p, h: torch.optim.NAdam(p, h[0], h[1:3], h[3], h[5], h[4],
                                    decoupled_weight_decay=True)),
    ("nadamw", "custom", "the same with weight_decay / lr for decay_times_rate 0",
     lambda p, h: torch.optim.NAdam(p, h[0], h[1:3], h[3], h[5] / h[0], h[4],
                                    decoupled_weight_decay=True)),
)  # fmt: skip
LACKING = ("nesterov", "rmsprop_nesterov", "lion", "lamb", "lars", "adan")

# Settings that the table lacks: the hyperparameters, and PyTorch's.
RULES = (
    ("adagrad", (0.01, 1e-10, 0.0), "Adagrad()", torch.optim.Adagrad),
    ("rmsprop", (0.01, 0.99, 1e-8, 1, 0.0), "RMSprop()", torch.optim.RMSprop),
    ("adadelta", (1.0, 0.9, 1e-6, 0.0), "Adadelta()", torch.optim.Adadelta),
    ("adam", (0.001, 0.9, 0.999, 1e-8, 0.0), "Adam()", torch.optim.Adam),
    ("adamax", (0.002, 0.9, 0.999, 1e-8, 0.0), "Adamax()", torch.optim.Adamax),
    ("nadam", (0.002, 0.9, 0.999, 1e-8, 0.004, 0.0), "NAdam()", torch.optim.NAdam),
    ("adamw", (0.001, 0.9, 0.999, 1e-8, 0.01, 1), "AdamW()", torch.optim.AdamW),
    ("radam", (0.001, 0.9, 0.999, 0.0, 5.0, 0.0), "RAdam(eps=0)",
     lambda p: torch.optim.RAdam(p, eps=0.0)),
    ("rprop", (0.01, 1.2, 0.5, 1e-6, 50.0, 0, 0.0), "Rprop()", torch.optim.Rprop),
    ("rprop", (0.01, 1.1, 0.75, 1e-3, 0.25, 0, 0.0), "Rprop(lr, etas, step_sizes)",
     lambda p: torch.optim.Rprop(p, 0.01, (0.75, 1.1), (1e-3, 0.25))),
)  # fmt: skip


def start(transposed=False):
    shapes = [shape[::-1] for shape in SHAPES] if transposed else SHAPES
    return [tensor(values, *shape, grad=True) for values, shape in zip(PROBLEM.start, shapes)]


def loss_of(parameters, inputs, targets):
    first, last = (weight if weight.shape == shape else weight.T
                   for weight, shape in zip(parameters[::2], SHAPES[::2]))  # fmt: skip
    hidden = torch.tanh(inputs @ first + parameters[1])
    return (hidden @ last + parameters[3] - targets).pow(2).mean()


def run(make, rates=None, transposed=False):
    """The weights after each recorded step, in one list, and the losses; `transposed` where the
    optimizer takes matrices to have a row an output."""
    parameters = start(transposed)
    optimizer = make(parameters)
    inputs, targets = tensor(PROBLEM.inputs, -1, 1), tensor(PROBLEM.targets, -1, 1)
    recorded, losses = [], []
    for step in range(1, optimizers.STEPS + 1):
        for group in optimizer.param_groups:
            group["lr"] = rates(step) if rates else group["lr"]
        optimizer.zero_grad()
        loss = loss_of(parameters, inputs, targets)
        loss.backward()
        losses.append(loss.item())
        optimizer.step()
        if step in optimizers.RECORDED_STEPS:
            recorded += [value for parameter in parameters for value in parameter.flatten().tolist()]
    return recorded, losses


def by_rules(name, hyper):
    rule, slots, ahead, *_ = optimizers.OPTIMIZERS[name]
    recorded, losses = optimizers.run(PROBLEM, rule, slots, ahead, list(hyper))
    steps = [recorded[step] for step in optimizers.RECORDED_STEPS]
    return [value for step in steps for parameter in step for value in parameter], losses


def from_table(table, name):
    steps = ["%s.step%d.%s" % (name, step, parameter)
             for step in optimizers.RECORDED_STEPS for parameter in optimizers.NAMES]  # fmt: skip
    return [value for record in steps for value in table[record]], table[name + ".losses"]


def in_table(report, table):
    for name, settings, theirs, make in TABLE:
        pairs = []
        for setting in settings.split():
            case = "%s.%s" % (name, setting)
            hyper = table[case + ".hyper"]
            pairs += zip(run(lambda p: make(p, hyper)), from_table(table, case))
        shown = name if "default" in settings.split() else "%s, %s setting" % (name, settings)
        report.same(FAMILY, shown, theirs, pairs, 1e-10)


def with_rules(report):
    for name, hyper, theirs, make in RULES:
        pairs = zip(run(make), by_rules(name, hyper))
        shown = "%s, %s" % (name, " ".join("%g" % value for value in hyper))
        report.same(FAMILY, shown, theirs, pairs, 1e-10)


def sentences(report, table):
    """What the heads say that PyTorch does otherwise."""
    expected = from_table(table, "radam.default")[0]
    report.other(FAMILY, "radam, threshold 4", "RAdam()", run(torch.optim.RAdam)[0], expected,
                 "PyTorch's threshold is 5")
    custom = table["radam.custom.hyper"]
    make = lambda p: torch.optim.RAdam(p, custom[0], custom[1:3], custom[3], custom[5])
    report.other(FAMILY, "radam, epsilon 1e-4", "RAdam(eps=1e-4)", run(make)[0],
                 from_table(table, "radam.custom")[0],
                 "PyTorch adds eps before the second moment's bias is corrected")
    report.other(FAMILY, "rmsprop, epsilon_outside 0", "RMSprop(eps)",
                 run(lambda p: torch.optim.RMSprop(p, 0.001, 0.9, 1e-6))[0],
                 from_table(table, "rmsprop.default")[0], "PyTorch adds eps outside of the root")
    report.other(FAMILY, "amsgrad, bias_correction 0", "Adam(amsgrad=True)",
                 run(lambda p: torch.optim.Adam(p, amsgrad=True))[0],
                 from_table(table, "amsgrad.default")[0], "PyTorch corrects the bias")
    hyper = (0.1, 1.2, 0.5, 1e-6, 50.0, 1, 0.0)
    report.other(FAMILY, "rprop, backtracking 1", "Rprop()",
                 run(lambda p: torch.optim.Rprop(p, 0.1))[0], by_rules("rprop", hyper)[0],
                 "PyTorch takes no step back")
    changing_rate(report)


def changing_rate(report):
    """With a rate that falls, only velocity_holds_rate 0 is PyTorch's momentum."""
    rates = lambda step: float32(0.05 if step <= 50 else 0.005)
    for name, nesterov in (("momentum", False), ("nesterov_shifted", True)):
        got = run(lambda p: torch.optim.SGD(p, 0.05, 0.5, nesterov=nesterov), rates)[0]
        for holds, check in ((0, report.same), (1, report.other)):
            expected = by_rules_at_rates(name, [0.5, holds, 0.0], rates)
            shown = "%s, velocity_holds_rate %d, a falling rate" % (name, holds)
            theirs = "SGD(lr, momentum%s)" % (", nesterov=True" if nesterov else "")
            if holds == 0:
                check(FAMILY, shown, theirs, [(got, expected)], 1e-10)
            else:
                check(FAMILY, shown, theirs, got, expected, "there the velocity holds past rates")


def by_rules_at_rates(name, rest, rates):
    rule, slots, ahead, *_ = optimizers.OPTIMIZERS[name]
    follow = lambda theta, g, state, hyper, step: rule(theta, g, state, [rates(step)] + rest, step)
    recorded, _ = optimizers.run(PROBLEM, follow, slots, ahead, [0.0] + rest)
    steps = [recorded[step] for step in optimizers.RECORDED_STEPS]
    return [value for step in steps for parameter in step for value in parameter]


def compare(report):
    table = read("optimizers")
    in_table(report, table)
    with_rules(report)
    sentences(report, table)
    for name in LACKING:
        report.lacks(FAMILY, name)
    # It uses this file.
    import pytorch_matrices

    pytorch_matrices.compare(report, table)
    report.covers(FAMILY, list(optimizers.OPTIMIZERS) + list(optimizers.SEARCHES))

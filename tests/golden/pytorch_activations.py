"""Every activation that PyTorch has, with its derivative by autograd, against the golden tables.

Compared are the tables' finite inputs, with every parameter at its default and its bounds. Where a
derivative jumps, either side is right; such inputs are left out of the derivatives.
"""

import math
from decimal import Decimal

import torch
import torch.nn.functional as F

import functions
from pytorch_report import difference, numbers, read, tensor

FAMILY = "activation"
# Exact up to where e^x overflows; torch goes over to x at the threshold.
SOFTPLUS_THRESHOLD = 700.0

# Name: what is called, the call with the parameters in the order of the catalogue.
ONE = {
    "identity": ("nn.Identity()", lambda x: x * 1.0),
    "sigmoid": ("nn.Sigmoid()", torch.sigmoid),
    "tanh": ("nn.Tanh()", torch.tanh),
    "relu": ("nn.ReLU()", F.relu),
    "hard_sigmoid": ("nn.Hardsigmoid()", F.hardsigmoid),
    "log_sigmoid": ("nn.LogSigmoid()", F.logsigmoid),
    "hard_tanh": ("nn.Hardtanh()", F.hardtanh),
    "arctan": ("torch.arctan", torch.arctan),
    "softsign": ("nn.Softsign()", F.softsign),
    "sinusoid": ("torch.sin", torch.sin),
    "sinc": ("torch.sinc(x / pi)", lambda x: torch.sinc(x / math.pi)),
    "relu6": ("nn.ReLU6()", F.relu6),
    "threshold": ("nn.Threshold(threshold, value)", F.threshold),
    "leaky_relu": ("nn.LeakyReLU(slope)", F.leaky_relu),
    "elu": ("nn.ELU(alpha)", F.elu),
    "selu": ("nn.SELU()", F.selu),
    "celu": ("nn.CELU(alpha)", F.celu),
    "softplus": (
        "nn.Softplus(beta, threshold=700)",
        lambda x, beta: F.softplus(x, beta, SOFTPLUS_THRESHOLD),
    ),
    "silu": ("nn.SiLU()", F.silu),
    "hard_swish": ("nn.Hardswish()", F.hardswish),
    "gelu": ("nn.GELU()", F.gelu),
    "gelu_tanh": ("nn.GELU('tanh')", lambda x: F.gelu(x, approximate="tanh")),
    "mish": ("nn.Mish()", F.mish),
    "soft_shrink": ("nn.Softshrink(lambda)", F.softshrink),
    "hard_shrink": ("nn.Hardshrink(lambda)", F.hardshrink),
    "tanh_shrink": ("nn.Tanhshrink()", F.tanhshrink),
}
ROWS = {
    "softmax": ("nn.Softmax(-1)", lambda x: F.softmax(x, -1)),
    "log_softmax": ("nn.LogSoftmax(-1)", lambda x: F.log_softmax(x, -1)),
    "softmin": ("nn.Softmin(-1)", lambda x: F.softmin(x, -1)),
}
LACKING = (
    "scaled_tanh", "elliot", "isru", "isrlu", "gaussian", "bent_identity", "soft_exponential",
    "complementary_log_log", "binary_step", "squared_relu", "swish", "quick_gelu", "squareplus",
    "snake", "sparsemax", "rrelu_divisor", "srelu", "apl", "maxout", "crelu", "reglu", "geglu",
    "swiglu", "learned_swish", "learned_snake",
)  # fmt: skip
# Where the rounding of x / pi turns the phase.
LARGEST = {"sinc": 100.0}
TOLERANCES = {"hard_sigmoid": 1e-8, "sinc": 1e-8}
# With lambda 0 PyTorch's derivative at 0 is 0.
JUMPS = {"soft_shrink": {0.0}, "hard_shrink": {0.0}}
NOTES = {
    "hard_sigmoid": "PyTorch has 1/6 as a float32 there, also in float64",
    "softplus": "with the default threshold 20 PyTorch is off by up to 2e-9 / beta",
    "leaky_relu": "the same default",
    "sinc": "for x within 100: x / pi is rounded; PyTorch's derivative cancels near 0",
    "soft_shrink": "with lambda 0 PyTorch's derivative at 0 is 0, here 1",
    "hard_shrink": "with lambda 0 PyTorch's derivative at 0 is 0, here 1",
}


def one_variable(report, table):
    inputs = table["elementwise.input"]
    for name, (theirs, function) in ONE.items():
        kind = functions.FUNCTIONS[name]
        pairs = []
        for suffix, parameters in kind.cases():
            kinks = {float(at) for at in kind.kinks(*parameters)} | JUMPS.get(name, set())
            limit = LARGEST.get(name, math.inf)
            places = [i for i, x in enumerate(inputs) if math.isfinite(x) and abs(x) <= limit]
            x = tensor([inputs[i] for i in places], grad=True)
            y = function(x, *[float(parameter) for parameter in parameters])
            y.sum().backward()
            pairs.append((y, [table[name + suffix + ".output"][i] for i in places]))
            smooth = [n for n, i in enumerate(places) if inputs[i] not in kinks]
            slopes = numbers(x.grad)
            expected = table[name + suffix + ".derivative"]
            pairs.append(([slopes[n] for n in smooth], [expected[places[n]] for n in smooth]))
        tolerance = TOLERANCES.get(name, 1e-12)
        report.same(FAMILY, name, theirs, pairs, tolerance, NOTES.get(name, ""))


def along_rows(report, table):
    for name, (theirs, function) in ROWS.items():
        pairs = []
        for width in table[name + ".columns"]:
            case = "%s.%d" % (name, width)
            x = tensor(table[case + ".input"], -1, int(width), grad=True)
            y = function(x)
            y.backward(tensor(table[case + ".output_gradient"]).reshape(y.shape))
            pairs.append((y, table[case + ".output"]))
            pairs.append((x.grad, table[case + ".input_gradient"]))
        report.same(FAMILY, name, theirs, pairs)


def with_parameters(report, table):
    """PReLU, RReLU outside of training, GLU."""
    pairs = {"prelu": [], "rrelu": [], "glu": []}
    for record in [name for name in table if name.endswith(".shape")]:
        case = record[: -len(".shape")]
        kind = case.split(".")[0]
        if kind not in pairs or (kind == "rrelu" and table[record][3] == 1):
            continue
        rows, columns = int(table[record][0]), int(table[record][1])
        x = tensor(table[case + ".input"], rows, columns, grad=True)
        slopes = tensor(table.get(case + ".parameters", []), grad=True)
        settings = dict(zip(table[case + ".settings"][::2], table[case + ".settings"][1::2]))
        if kind == "prelu":
            y = F.prelu(x, slopes)
        elif kind == "rrelu":
            y = F.rrelu(x, settings.get(9.0, 1 / 8), settings.get(10.0, 1 / 3), False)
        else:
            y = F.glu(x, -1)
        y.backward(tensor(table[case + ".output_gradient"]).reshape(y.shape))
        pairs[kind].append((y, table[case + ".output"]))
        pairs[kind].append((x.grad, table[case + ".input_gradient"]))
        if kind == "prelu":
            pairs[kind].append((slopes.grad, table[case + ".parameter_gradient"]))
    report.same(FAMILY, "prelu", "nn.PReLU(channels), or (1) if shared", pairs["prelu"])
    note = "outside of training; in training both draw, from other generators"
    report.same(FAMILY, "rrelu", "nn.RReLU(minimum, maximum)", pairs["rrelu"], 1e-6, note)
    report.same(FAMILY, "glu", "nn.GLU(-1)", pairs["glu"])


def sentences(report, table):
    """The default threshold of Softplus, as the note says."""
    x = tensor([20.5, 25.0, 100.0])
    exact = [float(functions.softplus(Decimal(value))) for value in (20.5, 25.0, 100.0)]
    assert 1e-10 < difference(F.softplus(x), exact) * 100 < 2e-7


def compare(report):
    table, learned = read("activations"), read("activations_with")
    one_variable(report, table)
    along_rows(report, table)
    with_parameters(report, learned)
    sentences(report, table)
    for name in LACKING:
        report.lacks(FAMILY, name)
    names = {name.split(".")[0] for name in list(table) + list(learned)} - {"elementwise"}
    report.covers(FAMILY, names)

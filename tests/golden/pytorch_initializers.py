"""The gains and the laws of PyTorch's initialisers.

Gains are compared with the equations of the heads. Of values that are drawn only the law can be: the
standard deviation, the largest value where there is a bound, of 240,000 draws with a fixed seed.
"""

import math

import torch
from torch import nn

FAMILY = "initializer"
INPUTS, UNITS = 600, 400
# Of the deviation of so many draws the deviation is 0.0015 of it.
LAW = 0.006
SELU_PUBLISHED = 1.0

GAINS = (
    ("identity, gain", "calculate_gain('linear')", ("linear",), 1.0),
    ("sigmoid, gain", "calculate_gain('sigmoid')", ("sigmoid",), 1.0),
    ("tanh, gain", "calculate_gain('tanh')", ("tanh",), 5.0 / 3.0),
    ("relu, gain", "calculate_gain('relu')", ("relu",), math.sqrt(2.0)),
    ("leaky_relu, gain", "calculate_gain('leaky_relu', slope)", ("leaky_relu", 0.2),
     math.sqrt(2.0 / (1.0 + 0.2**2))),
)  # fmt: skip

# Name, what is called, the call, the deviation by the library's equation.
LAWS = (
    ("uniform", "uniform_(minimum, maximum)", lambda w: nn.init.uniform_(w, -0.3, 0.7),
     1.0 / math.sqrt(12.0)),
    ("normal", "normal_(mean, deviation)", lambda w: nn.init.normal_(w, 0.1, 0.25), 0.25),
    ("he_normal", "kaiming_normal_(nonlinearity='relu')",
     lambda w: nn.init.kaiming_normal_(w, nonlinearity="relu"), math.sqrt(2.0 / INPUTS)),
    ("he_normal, fan_mode 1, slope 0.2", "kaiming_normal_(a, 'fan_out')",
     lambda w: nn.init.kaiming_normal_(w, 0.2, "fan_out"), math.sqrt(2.0 / 1.04 / UNITS)),
    ("he_uniform", "kaiming_uniform_(nonlinearity='relu')",
     lambda w: nn.init.kaiming_uniform_(w, nonlinearity="relu"), math.sqrt(2.0 / INPUTS)),
    ("xavier_normal", "xavier_normal_(gain)", lambda w: nn.init.xavier_normal_(w, 1.5),
     1.5 * math.sqrt(2.0 / (INPUTS + UNITS))),
    ("xavier_uniform", "xavier_uniform_(gain)", lambda w: nn.init.xavier_uniform_(w, 1.5),
     1.5 * math.sqrt(2.0 / (INPUTS + UNITS))),
    ("lecun_normal", "kaiming_normal_(nonlinearity='linear')",
     lambda w: nn.init.kaiming_normal_(w, nonlinearity="linear"), math.sqrt(1.0 / INPUTS)),
    ("lecun_uniform", "kaiming_uniform_(nonlinearity='linear')",
     lambda w: nn.init.kaiming_uniform_(w, nonlinearity="linear"), math.sqrt(1.0 / INPUTS)),
    ("truncated_normal", "trunc_normal_(mean, deviation, minimum * deviation, maximum * deviation)",
     lambda w: nn.init.trunc_normal_(w, 0.0, 0.5, -1.0, 1.0), 0.5 * math.sqrt(0.7737413)),
)  # fmt: skip


def weights():
    """As PyTorch keeps them: a row a unit."""
    torch.manual_seed(1)
    return torch.empty(UNITS, INPUTS, dtype=torch.float64)


def compare(report):
    for ours, theirs, arguments, expected in GAINS:
        report.same("gain", ours, theirs, [([nn.init.calculate_gain(*arguments)], [expected])])
    report.other("gain", "selu, gain", "calculate_gain('selu')", [nn.init.calculate_gain("selu")],
                 [SELU_PUBLISHED], "PyTorch's 3/4 is not the publication's")
    assert nn.init.calculate_gain("selu") == 0.75
    for ours, theirs, fill, deviation in LAWS:
        got = fill(weights()).std().item()
        note = "the deviation, of 240,000 draws"
        report.same(FAMILY, ours, theirs, [([got / deviation], [1.0])], LAW, note)
    same = [(nn.init.constant_(weights(), 0.3), torch.full((UNITS, INPUTS), 0.3)),
            (nn.init.constant_(weights(), 0.0), nn.init.zeros_(weights()))]  # fmt: skip
    report.same(FAMILY, "constant", "constant_(value)", same, 1e-7)
    eye = nn.init.eye_(weights())
    wanted = torch.zeros(UNITS, INPUTS)
    wanted.fill_diagonal_(1.0)
    report.same(FAMILY, "identity", "eye_ (gain 1)", [(eye, wanted)])
    matrix = nn.init.orthogonal_(weights(), 1.5)
    product = matrix @ matrix.T / 1.5**2
    pairs = [(product, torch.eye(UNITS, dtype=torch.float64))]
    report.same(FAMILY, "orthogonal", "orthogonal_(gain)", pairs, 1e-10, "rows orthonormal")
    matrix = nn.init.sparse_(weights(), 0.9)
    zeros = [(matrix[:, column] == 0).sum().item() for column in range(INPUTS)]
    assert zeros == [360] * INPUTS, "sparse_ has its zeros by input"
    report.same(FAMILY, "sparse", "sparse_(sparsity)", [(zeros, [360] * INPUTS)], 0.0,
                "PyTorch gives the share of zeros, and for each input, not for each unit")

"""A function for each of the initializers: its parameters with their defaults.

Generated from the library's catalogue by python3 bindings/generate/python_catalog.py; do not edit.
"""

from __future__ import annotations

from glia.initializer import Initializer
from glia.kinds import InitializerKind

__all__ = [
    "constant",
    "he_normal",
    "he_uniform",
    "identity",
    "lecun_normal",
    "lecun_uniform",
    "normal",
    "orthogonal",
    "sparse",
    "truncated_normal",
    "uniform",
    "xavier_normal",
    "xavier_uniform",
]


def constant(
    *,
    value: float = 0.0,
) -> Initializer:
    """Every value the same; the usual start of a bias.

    value: the value (-1e+30 to 1e+30)
    """
    return Initializer(
        InitializerKind.CONSTANT,
        value=value,
    )


def uniform(
    *,
    minimum: float = -0.05,
    maximum: float = 0.05,
) -> Initializer:
    """Uniform between a minimum and a maximum.

    minimum: the lower end of the range (-1e+30 to 1e+30)
    maximum: the upper end of the range, at least the minimum (-1e+30 to 1e+30)
    """
    return Initializer(
        InitializerKind.UNIFORM,
        minimum=minimum,
        maximum=maximum,
    )


def normal(
    *,
    mean: float = 0.0,
    standard_deviation: float = 0.05,
) -> Initializer:
    """Normal with a mean and a standard deviation.

    mean: the mean (-1e+30 to 1e+30)
    standard_deviation: the standard deviation (0.0 to 1e+30)
    """
    return Initializer(
        InitializerKind.NORMAL,
        mean=mean,
        standard_deviation=standard_deviation,
    )


def he_normal(
    *,
    fan_mode: int = 0,
    slope: float = 0.0,
    gain: float = 0.0,
    truncated: int = 0,
) -> Initializer:
    """Normal, mean 0, variance gain^2 / fan with gain^2 = 2 / (1 + alpha^2): 2 / fan_in for ReLU
    (MSRA: He, Zhang, Ren and Sun 2015).

    fan_mode: what divides the variance: 0 fan_in, which keeps the activations; 1 fan_out, which
        keeps the gradients; 2 their average (0 to 2)
    slope: alpha, the slope for negative inputs of the rectifier behind the weights: 0 for ReLU
        (-1e+30 to 1e+30)
    gain: the gain in place of sqrt(2 / (1 + alpha^2)), as GLIA_ACTIVATION_PROPERTY_GAIN
        recommends; 0 for that of the slope (0.0 to 1e+30)
    truncated: 0 for the whole normal distribution, as published and as in PyTorch; 1 to cut it
        off at two deviations and widen it to the same variance, as in Keras and JAX (0 to 1)
    """
    return Initializer(
        InitializerKind.HE_NORMAL,
        fan_mode=fan_mode,
        slope=slope,
        gain=gain,
        truncated=truncated,
    )


def he_uniform(
    *,
    fan_mode: int = 0,
    slope: float = 0.0,
    gain: float = 0.0,
) -> Initializer:
    """Uniform in +-gain sqrt(3 / fan), variance gain^2 / fan with gain^2 = 2 / (1 + alpha^2): 2 /
    fan_in for ReLU (MSRA: He, Zhang, Ren and Sun 2015).

    fan_mode: what divides the variance: 0 fan_in, which keeps the activations; 1 fan_out, which
        keeps the gradients; 2 their average (0 to 2)
    slope: alpha, the slope for negative inputs of the rectifier behind the weights: 0 for ReLU
        (-1e+30 to 1e+30)
    gain: the gain in place of sqrt(2 / (1 + alpha^2)), as GLIA_ACTIVATION_PROPERTY_GAIN
        recommends; 0 for that of the slope (0.0 to 1e+30)
    """
    return Initializer(
        InitializerKind.HE_UNIFORM,
        fan_mode=fan_mode,
        slope=slope,
        gain=gain,
    )


def xavier_normal(
    *,
    gain: float = 1.0,
    truncated: int = 0,
) -> Initializer:
    """Normal, mean 0, variance gain^2 2 / (fan_in + fan_out); for tanh and sigmoid (Glorot and
    Bengio 2010).

    gain: the deviation is multiplied by it; GLIA_ACTIVATION_PROPERTY_GAIN recommends one (0.0
        to 1e+30)
    truncated: 0 for the whole normal distribution, as published and as in PyTorch; 1 to cut it
        off at two deviations and widen it to the same variance, as in Keras and JAX (0 to 1)
    """
    return Initializer(
        InitializerKind.XAVIER_NORMAL,
        gain=gain,
        truncated=truncated,
    )


def xavier_uniform(
    *,
    gain: float = 1.0,
) -> Initializer:
    """Uniform in +-gain sqrt(6 / (fan_in + fan_out)), variance gain^2 2 / (fan_in + fan_out); for
    tanh and sigmoid (Glorot and Bengio 2010).

    gain: the deviation is multiplied by it; GLIA_ACTIVATION_PROPERTY_GAIN recommends one (0.0
        to 1e+30)
    """
    return Initializer(
        InitializerKind.XAVIER_UNIFORM,
        gain=gain,
    )


def lecun_normal(
    *,
    truncated: int = 0,
) -> Initializer:
    """Normal, mean 0, variance 1 / fan_in; for the scaled tanh and SELU (LeCun, Bottou, Orr and
    Mueller 1998).

    truncated: 0 for the whole normal distribution, as published and as in PyTorch; 1 to cut it
        off at two deviations and widen it to the same variance, as in Keras and JAX (0 to 1)
    """
    return Initializer(
        InitializerKind.LECUN_NORMAL,
        truncated=truncated,
    )


def lecun_uniform() -> Initializer:
    """Uniform in +-sqrt(3 / fan_in), variance 1 / fan_in; for the scaled tanh and SELU (LeCun,
    Bottou, Orr and Mueller 1998).
    """
    return Initializer(
        InitializerKind.LECUN_UNIFORM,
    )


def orthogonal(
    *,
    gain: float = 1.0,
) -> Initializer:
    """gain times a matrix of orthonormal columns, or rows where there are fewer, drawn uniformly
    among all such (Saxe, McClelland and Ganguli 2014). All axes but the last are taken as one.

    gain: the deviation is multiplied by it; GLIA_ACTIVATION_PROPERTY_GAIN recommends one (0.0
        to 1e+30)
    """
    return Initializer(
        InitializerKind.ORTHOGONAL,
        gain=gain,
    )


def identity(
    *,
    gain: float = 1.0,
) -> Initializer:
    """gain on the diagonal, 0 elsewhere, also of matrices that are not square; for recurrent
    weights (Le, Jaitly and Hinton 2015). All axes but the last are taken as one.

    gain: the deviation is multiplied by it; GLIA_ACTIVATION_PROPERTY_GAIN recommends one (0.0
        to 1e+30)
    """
    return Initializer(
        InitializerKind.IDENTITY,
        gain=gain,
    )


def truncated_normal(
    *,
    mean: float = 0.0,
    standard_deviation: float = 0.05,
    minimum: float = -2.0,
    maximum: float = 2.0,
) -> Initializer:
    """Normal, cut off at a minimum and a maximum in standard deviations from the mean; of the
    variance deviation^2 (1 + (a p(a) - b p(b)) / Z - ((p(a) - p(b)) / Z)^2), p the normal
    density, Z = P(b) - P(a): 0.7737 deviation^2 at +-2. As Keras's TruncatedNormal; PyTorch's
    trunc_normal_ gives the bounds as values.

    mean: the mean before the cut (-1e+30 to 1e+30)
    standard_deviation: the standard deviation before the cut (0.0 to 1e+30)
    minimum: the lower bound, in deviations from the mean (-30.0 to 30.0)
    maximum: the upper bound, in deviations from the mean, at least the minimum (-30.0 to 30.0)
    """
    return Initializer(
        InitializerKind.TRUNCATED_NORMAL,
        mean=mean,
        standard_deviation=standard_deviation,
        minimum=minimum,
        maximum=maximum,
    )


def sparse(
    *,
    connections: int = 15,
    share: float = 0.0,
    standard_deviation: float = 1.0,
) -> Initializer:
    """Of each column of [inputs, units], the weights of a unit, a fixed number from a normal
    distribution of mean 0, all others 0 (Martens 2010; Sutskever, Martens, Dahl and Hinton
    2013). All axes but the last are taken as one. PyTorch's sparse_ gives the share of zeros,
    and for each input.

    connections: the weights of a unit that are not 0, as far as it has so many (1 to
        1000000000)
    share: their number as a share of all weights of the unit, rounded to the nearest, at least
        1; 0 for the number of connections (0.0 to 1.0)
    standard_deviation: the standard deviation (0.0 to 1e+30)
    """
    return Initializer(
        InitializerKind.SPARSE,
        connections=connections,
        share=share,
        standard_deviation=standard_deviation,
    )

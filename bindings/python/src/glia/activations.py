"""A function for each of the activations: its parameters with their defaults.

Generated from the library's catalogue by python3 bindings/generate/python_catalog.py; do not edit.
"""

from __future__ import annotations

from glia.activation import Activation
from glia.kinds import ActivationKind

__all__ = [
    "apl",
    "arctan",
    "bent_identity",
    "binary_step",
    "celu",
    "complementary_log_log",
    "crelu",
    "elliot",
    "elu",
    "gaussian",
    "geglu",
    "gelu",
    "gelu_tanh",
    "glu",
    "hard_shrink",
    "hard_sigmoid",
    "hard_swish",
    "hard_tanh",
    "identity",
    "isrlu",
    "isru",
    "leaky_relu",
    "learned_snake",
    "learned_swish",
    "log_sigmoid",
    "log_softmax",
    "maxout",
    "mish",
    "prelu",
    "quick_gelu",
    "reglu",
    "relu",
    "relu6",
    "rrelu",
    "rrelu_divisor",
    "scaled_tanh",
    "selu",
    "sigmoid",
    "silu",
    "sinc",
    "sinusoid",
    "snake",
    "soft_exponential",
    "soft_shrink",
    "softmax",
    "softmin",
    "softplus",
    "softsign",
    "sparsemax",
    "squared_relu",
    "squareplus",
    "srelu",
    "swiglu",
    "swish",
    "tanh",
    "tanh_shrink",
    "threshold",
]


def identity() -> Activation:
    """f(x) = x. For the outputs of a regression, and before a loss that applies its own function.
    """
    return Activation(
        ActivationKind.IDENTITY,
    )


def sigmoid() -> Activation:
    """f(x) = 1 / (1 + exp(-x)), range (0, 1). The probability of one of two classes (Rumelhart,
    Hinton and Williams 1986).
    """
    return Activation(
        ActivationKind.SIGMOID,
    )


def tanh() -> Activation:
    """f(x) = tanh(x), range (-1, 1), zero-centred (LeCun, Bottou, Orr and Mueller 1998).
    """
    return Activation(
        ActivationKind.TANH,
    )


def relu() -> Activation:
    """f(x) = max(0, x), range [0, inf). The usual choice for hidden layers, with He initialisation
    (Nair and Hinton 2010).
    """
    return Activation(
        ActivationKind.RELU,
    )


def softmax() -> Activation:
    """f(x)_i = exp(x_i) / sum_j exp(x_j) along each row: probabilities that sum to 1 (Bridle
    1990). For training a classifier use the loss softmax_cross_entropy on the values before it.
    """
    return Activation(
        ActivationKind.SOFTMAX,
    )


def hard_sigmoid() -> Activation:
    """f(x) = min(max(x + 3, 0), 6) / 6, range [0, 1]. A cheap sigmoid without exponentials
    (Courbariaux, Bengio and David 2015; Howard et al. 2019).
    """
    return Activation(
        ActivationKind.HARD_SIGMOID,
    )


def log_sigmoid() -> Activation:
    """f(x) = -log(1 + exp(-x)), range (-inf, 0]. The logarithm of the sigmoid, for losses that
    need it.
    """
    return Activation(
        ActivationKind.LOG_SIGMOID,
    )


def hard_tanh() -> Activation:
    """f(x) = min(max(x, -1), 1), range [-1, 1], zero-centred. A cheap tanh (Collobert 2004).
    """
    return Activation(
        ActivationKind.HARD_TANH,
    )


def scaled_tanh() -> Activation:
    """f(x) = 1.7159 tanh(2 x / 3), range (-1.7159, 1.7159), zero-centred, f(1) = 1 (LeCun, Bottou,
    Orr and Mueller 1998).
    """
    return Activation(
        ActivationKind.SCALED_TANH,
    )


def arctan() -> Activation:
    """f(x) = atan(x), range (-pi/2, pi/2), zero-centred. Saturates more slowly than tanh.
    """
    return Activation(
        ActivationKind.ARCTAN,
    )


def softsign() -> Activation:
    """f(x) = x / (1 + |x|), range (-1, 1), zero-centred. Elliott 1993, Bergstra et al. 2009.
    """
    return Activation(
        ActivationKind.SOFTSIGN,
    )


def elliot() -> Activation:
    """f(x) = 0.5 x / (1 + |x|) + 0.5, range (0, 1). A sigmoid without exponentials (Elliott 1993);
    softsign is its symmetric form.
    """
    return Activation(
        ActivationKind.ELLIOT,
    )


def isru(
    *,
    alpha: float = 1.0,
) -> Activation:
    """f(x) = x / sqrt(1 + alpha x^2), range (-1/sqrt(alpha), 1/sqrt(alpha)), zero-centred (Carlile
    et al. 2017).

    alpha: alpha: the function levels off at 1 / sqrt(alpha) (0.01 to 100.0)
    """
    return Activation(
        ActivationKind.ISRU,
        alpha=alpha,
    )


def isrlu(
    *,
    alpha: float = 1.0,
) -> Activation:
    """f(x) = x for x >= 0, else x / sqrt(1 + alpha x^2), range (-1/sqrt(alpha), inf). Like ELU
    without the exponential (Carlile et al. 2017).

    alpha: alpha: the function levels off at 1 / sqrt(alpha) (0.01 to 100.0)
    """
    return Activation(
        ActivationKind.ISRLU,
        alpha=alpha,
    )


def sinusoid() -> Activation:
    """f(x) = sin(x), range [-1, 1], zero-centred, periodic (Parascandolo et al. 2017; Sitzmann et
    al. 2020).
    """
    return Activation(
        ActivationKind.SINUSOID,
    )


def sinc() -> Activation:
    """f(x) = sin(x) / x, f(0) = 1, range [-0.217, 1]. An even wave that dies out.
    """
    return Activation(
        ActivationKind.SINC,
    )


def gaussian() -> Activation:
    """f(x) = exp(-x^2), range (0, 1], even. Answers only near 0 (Hartman, Keeler and Kowalski
    1990).
    """
    return Activation(
        ActivationKind.GAUSSIAN,
    )


def bent_identity() -> Activation:
    """f(x) = (sqrt(x^2 + 1) - 1) / 2 + x, range (-inf, inf). A line that bends at 0 from slope 1/2
    to 3/2.
    """
    return Activation(
        ActivationKind.BENT_IDENTITY,
    )


def soft_exponential(
    *,
    alpha: float = 0.5,
) -> Activation:
    """for alpha < 0, f(x) = -log(1 - alpha (x + alpha)) / alpha; for 0, x; for alpha > 0,
    (exp(alpha x) - 1) / alpha + alpha: from logarithm to exponential (Godfrey and Gashler
    2015).

    alpha: alpha: -1 for the logarithm, 0 for the line, 1 for the exponential (-1.0 to 1.0)
    """
    return Activation(
        ActivationKind.SOFT_EXPONENTIAL,
        alpha=alpha,
    )


def complementary_log_log() -> Activation:
    """f(x) = 1 - exp(-exp(x)), range (0, 1). An asymmetric sigmoid (Gomes and Ludermir 2008).
    """
    return Activation(
        ActivationKind.COMPLEMENTARY_LOG_LOG,
    )


def binary_step() -> Activation:
    """f(x) = 1 for x >= 0, else 0. No gradient passes it (McCulloch and Pitts 1943).
    """
    return Activation(
        ActivationKind.BINARY_STEP,
    )


def relu6() -> Activation:
    """f(x) = min(max(x, 0), 6), range [0, 6]. A rectifier for arithmetic with few bits (Krizhevsky
    2010).
    """
    return Activation(
        ActivationKind.RELU6,
    )


def threshold(
    *,
    threshold: float = 0.0,
    value: float = 0.0,
) -> Activation:
    """f(x) = x for x > threshold, else value. With 0 and 0 it is ReLU (Konda, Memisevic and
    Krueger 2015).

    threshold: theta: above it the input passes (-100.0 to 100.0)
    value: the output where the input does not pass (-100.0 to 100.0)
    """
    return Activation(
        ActivationKind.THRESHOLD,
        threshold=threshold,
        value=value,
    )


def squared_relu() -> Activation:
    """f(x) = max(0, x)^2, range [0, inf). For transformers (So et al. 2021).
    """
    return Activation(
        ActivationKind.SQUARED_RELU,
    )


def leaky_relu(
    *,
    slope: float = 0.01,
) -> Activation:
    """f(x) = x for x > 0, else slope x. Keeps a gradient where ReLU has none (Maas, Hannun and Ng
    2013).

    slope: the slope for negative inputs (0.0 to 100.0)
    """
    return Activation(
        ActivationKind.LEAKY_RELU,
        slope=slope,
    )


def elu(
    *,
    alpha: float = 1.0,
) -> Activation:
    """f(x) = x for x > 0, else alpha (exp(x) - 1), range (-alpha, inf) (Clevert, Unterthiner and
    Hochreiter 2015).

    alpha: alpha: the function levels off at -alpha (0.0 to 100.0)
    """
    return Activation(
        ActivationKind.ELU,
        alpha=alpha,
    )


def selu() -> Activation:
    """f(x) = 1.0507 x for x > 0, else 1.7581 (exp(x) - 1): normalises itself (Klambauer et al.
    2017).
    """
    return Activation(
        ActivationKind.SELU,
    )


def celu(
    *,
    alpha: float = 1.0,
) -> Activation:
    """f(x) = x for x > 0, else alpha (exp(x / alpha) - 1), range (-alpha, inf). ELU without a kink
    (Barron 2017).

    alpha: alpha: the function levels off at -alpha (0.01 to 100.0)
    """
    return Activation(
        ActivationKind.CELU,
        alpha=alpha,
    )


def softplus(
    *,
    beta: float = 1.0,
) -> Activation:
    """f(x) = log(1 + exp(beta x)) / beta, range (0, inf). A smooth rectifier (Dugas et al. 2001).

    beta: beta: how sharply it bends (0.01 to 100.0)
    """
    return Activation(
        ActivationKind.SOFTPLUS,
        beta=beta,
    )


def silu() -> Activation:
    """f(x) = x / (1 + exp(-x)), range [-0.278, inf), least at -1.28 (Elfwing, Uchibe and Doya
    2018).
    """
    return Activation(
        ActivationKind.SILU,
    )


def swish(
    *,
    beta: float = 1.0,
) -> Activation:
    """f(x) = x / (1 + exp(-beta x)), range [-0.278 / beta, inf) (Ramachandran, Zoph and Le 2017).

    beta: beta: how sharply it bends (0.01 to 100.0)
    """
    return Activation(
        ActivationKind.SWISH,
        beta=beta,
    )


def hard_swish() -> Activation:
    """f(x) = x min(max(x + 3, 0), 6) / 6, range [-0.375, inf). A cheap swish (Howard et al. 2019).
    """
    return Activation(
        ActivationKind.HARD_SWISH,
    )


def gelu() -> Activation:
    """f(x) = x Phi(x), Phi the normal distribution, range [-0.170, inf), least at -0.75 (Hendrycks
    and Gimpel 2016).
    """
    return Activation(
        ActivationKind.GELU,
    )


def gelu_tanh() -> Activation:
    """f(x) = 0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))), range [-0.170, inf): GELU by tanh
    (Hendrycks and Gimpel 2016).
    """
    return Activation(
        ActivationKind.GELU_TANH,
    )


def quick_gelu() -> Activation:
    """f(x) = x / (1 + exp(-1.702 x)), range [-0.164, inf): GELU by a sigmoid (Hendrycks and Gimpel
    2016).
    """
    return Activation(
        ActivationKind.QUICK_GELU,
    )


def mish() -> Activation:
    """f(x) = x tanh(log(1 + exp(x))), range [-0.309, inf), least at -1.19 (Misra 2019).
    """
    return Activation(
        ActivationKind.MISH,
    )


def squareplus(
    *,
    curvature: float = 4.0,
) -> Activation:
    """f(x) = (x + sqrt(x^2 + b)) / 2, range (0, inf): softplus without exponentials (Barron 2021).

    curvature: b: how wide the bend around 0 is (0.01 to 100.0)
    """
    return Activation(
        ActivationKind.SQUAREPLUS,
        curvature=curvature,
    )


def snake(
    *,
    frequency: float = 1.0,
) -> Activation:
    """f(x) = x + sin(frequency x)^2 / frequency, range (-inf, inf). For what repeats (Ziyin,
    Hartwig and Ueda 2020).

    frequency: a: waves in 2 pi units of the input, times 1/2 (0.01 to 100.0)
    """
    return Activation(
        ActivationKind.SNAKE,
        frequency=frequency,
    )


def soft_shrink(
    *,
    lambda_: float = 0.5,
) -> Activation:
    """f(x) = x - lambda for x > lambda, x + lambda for x < -lambda, else 0, zero-centred. Makes
    sparse (Donoho and Johnstone 1994).

    lambda_: lambda: inputs up to this size become 0 (0.0 to 100.0)
    """
    return Activation(
        ActivationKind.SOFT_SHRINK,
        lambda_=lambda_,
    )


def hard_shrink(
    *,
    lambda_: float = 0.5,
) -> Activation:
    """f(x) = x for |x| > lambda, else 0, zero-centred. Makes sparse (Donoho and Johnstone 1994).

    lambda_: lambda: inputs up to this size become 0 (0.0 to 100.0)
    """
    return Activation(
        ActivationKind.HARD_SHRINK,
        lambda_=lambda_,
    )


def tanh_shrink() -> Activation:
    """f(x) = x - tanh(x), range (-inf, inf), zero-centred, flat at 0.
    """
    return Activation(
        ActivationKind.TANH_SHRINK,
    )


def log_softmax() -> Activation:
    """f(x)_i = x_i - log(sum_j exp(x_j)) along each row, range (-inf, 0]: the logarithms of
    softmax's probabilities.
    """
    return Activation(
        ActivationKind.LOG_SOFTMAX,
    )


def softmin() -> Activation:
    """f(x)_i = exp(-x_i) / sum_j exp(-x_j) along each row: probabilities from costs, the softmax
    of -x.
    """
    return Activation(
        ActivationKind.SOFTMIN,
    )


def sparsemax() -> Activation:
    """f(x)_i = max(x_i - tau, 0) along each row, tau such that the outputs sum to 1: probabilities
    of which many are 0 (Martins and Astudillo 2016).
    """
    return Activation(
        ActivationKind.SPARSEMAX,
    )


def prelu(
    *,
    slope: float = 0.25,
    shared: int = 0,
) -> Activation:
    """f(x) = x for x > 0, else slope x, the slope learned for each channel or for all (He, Zhang,
    Ren and Sun 2015).

    slope: alpha: what the slopes begin with (-100.0 to 100.0)
    shared: 1 for one learned value for all channels, 0 for one for each (0 to 1)
    """
    return Activation(
        ActivationKind.PRELU,
        slope=slope,
        shared=shared,
    )


def rrelu(
    *,
    minimum: float = 0.125,
    maximum: float = 0.3333333333333333,
) -> Activation:
    """f(x) = x for x > 0, else a x; in training a is drawn from U(minimum, maximum) for each
    element, otherwise the mean (Xu, Wang, Chen and Li 2015).

    minimum: l: the least slope (0.0 to 100.0)
    maximum: u: the greatest slope (0.0 to 100.0)
    """
    return Activation(
        ActivationKind.RRELU,
        minimum=minimum,
        maximum=maximum,
    )


def rrelu_divisor(
    *,
    minimum: float = 3.0,
    maximum: float = 8.0,
) -> Activation:
    """f(x) = x for x > 0, else x / a; in training a is drawn from U(minimum, maximum) for each
    element, otherwise the mean (Xu, Wang, Chen and Li 2015).

    minimum: l: the least divisor (1.0 to 100.0)
    maximum: u: the greatest divisor (1.0 to 100.0)
    """
    return Activation(
        ActivationKind.RRELU_DIVISOR,
        minimum=minimum,
        maximum=maximum,
    )


def srelu(
    *,
    lower_threshold: float = 0.0,
    lower_slope: float = 0.2,
    upper_threshold: float = 1.0,
    upper_slope: float = 1.0,
    shared: int = 0,
) -> Activation:
    """f(x) = x between two learned thresholds, straight lines of learned slopes outside (Jin, Xu,
    Feng, Wei, Xiong and Yan 2016).

    lower_threshold: what the lower thresholds begin with (-100.0 to 100.0)
    lower_slope: what the lower slopes begin with (-100.0 to 100.0)
    upper_threshold: what the upper thresholds begin with (-100.0 to 100.0)
    upper_slope: what the upper slopes begin with (-100.0 to 100.0)
    shared: 1 for one learned value for all channels, 0 for one for each (0 to 1)
    """
    return Activation(
        ActivationKind.SRELU,
        lower_threshold=lower_threshold,
        lower_slope=lower_slope,
        upper_threshold=upper_threshold,
        upper_slope=upper_slope,
        shared=shared,
    )


def apl(
    *,
    hinges: int = 2,
    shared: int = 0,
) -> Activation:
    """f(x) = max(0, x) + sum_s slope_s max(0, hinge_s - x), slopes and hinges learned
    (Agostinelli, Hoffman, Sadowski and Baldi 2014).

    hinges: the number of learned hinges (1 to 64)
    shared: 1 for one learned value for all channels, 0 for one for each (0 to 1)
    """
    return Activation(
        ActivationKind.APL,
        hinges=hinges,
        shared=shared,
    )


def maxout(
    *,
    pieces: int = 2,
) -> Activation:
    """f(x)_j = max_i x_(i m + j), the largest of so many pieces; m = columns / pieces outputs
    (Goodfellow, Warde-Farley, Mirza, Courville and Bengio 2013).

    pieces: k: the number of pieces of which the largest counts (1 to 256)
    """
    return Activation(
        ActivationKind.MAXOUT,
        pieces=pieces,
    )


def crelu() -> Activation:
    """[max(0, x), max(0, -x)]: 2 n outputs for n inputs; keeps both signs (Shang, Sohn, Almeida
    and Lee 2016).
    """
    return Activation(
        ActivationKind.CRELU,
    )


def glu() -> Activation:
    """f([a, b]) = a sigmoid(b), a the first half of the columns and b the second: columns / 2
    outputs (Dauphin, Fan, Auli and Grangier 2017).
    """
    return Activation(
        ActivationKind.GLU,
    )


def reglu() -> Activation:
    """f([a, b]) = a max(0, b), a the first half of the columns and b the second: columns / 2
    outputs (Shazeer 2020).
    """
    return Activation(
        ActivationKind.REGLU,
    )


def geglu() -> Activation:
    """f([a, b]) = a gelu(b), a the first half of the columns and b the second: columns / 2 outputs
    (Shazeer 2020).
    """
    return Activation(
        ActivationKind.GEGLU,
    )


def swiglu() -> Activation:
    """f([a, b]) = a b sigmoid(b), a the first half of the columns and b the second: columns / 2
    outputs (Shazeer 2020).
    """
    return Activation(
        ActivationKind.SWIGLU,
    )


def learned_swish(
    *,
    beta: float = 1.0,
    shared: int = 0,
) -> Activation:
    """f(x) = x / (1 + exp(-beta x)), beta learned for each channel or for all (Ramachandran, Zoph
    and Le 2017).

    beta: what beta begins with (-100.0 to 100.0)
    shared: 1 for one learned value for all channels, 0 for one for each (0 to 1)
    """
    return Activation(
        ActivationKind.LEARNED_SWISH,
        beta=beta,
        shared=shared,
    )


def learned_snake(
    *,
    frequency: float = 1.0,
    shared: int = 0,
) -> Activation:
    """f(x) = x + sin(frequency x)^2 / frequency, the frequency learned for each channel or for all
    (Ziyin, Hartwig and Ueda 2020).

    frequency: what the frequencies begin with (-100.0 to 100.0)
    shared: 1 for one learned value for all channels, 0 for one for each (0 to 1)
    """
    return Activation(
        ActivationKind.LEARNED_SNAKE,
        frequency=frequency,
        shared=shared,
    )

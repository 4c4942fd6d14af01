"""Activation functions by the equations of their publications, in decimal arithmetic.

Every function is written as it was published, without any care for cancellation or overflow: 250
digits make that unnecessary. Derivatives are difference quotients with a step of 1e-100, whose
error is far below float64's; at a kink they are one-sided, on the side that the convention names.

    hard_sigmoid           Howard et al. 2019             log_sigmoid     ln(1 / (1 + e^-x))
    hard_tanh              Collobert 2004                 scaled_tanh     LeCun et al. 1998
    softsign, elliot       Elliott 1993                   isru, isrlu     Carlile et al. 2017
    soft_exponential       Godfrey and Gashler 2015       relu6           Krizhevsky 2010
    complementary_log_log  Gomes and Ludermir 2008        threshold       Konda et al. 2015
    squared_relu           So et al. 2021                 leaky_relu      Maas et al. 2013
    elu                    Clevert et al. 2015            selu            Klambauer et al. 2017
    celu, squareplus       Barron 2017, 2021              softplus        Dugas et al. 2001
    silu                   Elfwing et al. 2018            swish           Ramachandran et al. 2017
    hard_swish             Howard et al. 2019             gelu (3 forms)  Hendrycks and Gimpel 2016
    mish                   Misra 2019                     snake           Ziyin et al. 2020
    soft_shrink, hard_shrink   Donoho and Johnstone 1994
"""

import math
from decimal import Decimal, getcontext

from reference import float32

getcontext().prec = 250
STEP = Decimal("1e-100")
# Smaller derivatives are the rounding errors of their difference quotients.
NOISE = Decimal("1e-60")
# Where e^x is cut off: far outside of every float.
LARGEST_EXPONENT = Decimal(100000)
LARGEST_FLOAT = Decimal("3.4028234663852886e38")

ZERO, ONE, TWO, HALF = Decimal(0), Decimal(1), Decimal(2), Decimal("0.5")


def exp(x):
    return max(-LARGEST_EXPONENT, min(LARGEST_EXPONENT, x)).exp()


def tanh(x):
    decay = exp(-2 * abs(x))
    return ((1 - decay) / (1 + decay)).copy_sign(x)


def sigmoid(x):
    return 1 / (1 + exp(-x))


def softplus(x):
    return x if x > 1000 else (1 + exp(x)).ln()


def arctan_series(x):
    total, power, n = ZERO, x, 1
    while abs(power) > Decimal("1e-260"):
        total += power / n
        power *= -x * x
        n += 2
    return total


# Machin 1706.
PI = 4 * (4 * arctan_series(ONE / 5) - arctan_series(ONE / 239))


def arctan(x):
    """atan x = 2 atan(x / (1 + sqrt(1 + x^2))), until x is small."""
    halvings = 0
    while abs(x) > Decimal("0.05"):
        x = x / (1 + (1 + x * x).sqrt())
        halvings += 1
    return arctan_series(x) * 2**halvings


def sine(x):
    x = x - (x / (2 * PI)).to_integral_value() * 2 * PI
    total, term, n = ZERO, x, 1
    while abs(term) > Decimal("1e-260"):
        total += term
        term *= -x * x / ((n + 1) * (n + 2))
        n += 2
    return total


def normal(x):
    """Phi(x) = (1 + erf(x / sqrt 2)) / 2, by the series of erf."""
    if abs(x) > 21:
        return ONE if x > 0 else ZERO
    z = x / TWO.sqrt()
    total, power, n = ZERO, z, 0
    while abs(power) > Decimal("1e-260"):
        total += power / (2 * n + 1)
        n += 1
        power *= -z * z / n
    return HALF + total / PI.sqrt()


def clamp(x, low, high):
    return max(Decimal(low), min(Decimal(high), x))


def rounded(x):
    """The float32 nearest to x; snake is defined with one around its product."""
    if abs(x) > LARGEST_FLOAT:
        return Decimal("nan")
    return Decimal(float32(float(x)))


def snake(x, a):
    turn = rounded(a * x)
    return x if turn.is_nan() else x + sine(turn) ** 2 / a


def snake_slope(x, a):
    turn = rounded(a * x)
    return turn if turn.is_nan() else 1 + sine(2 * turn)


def soft_exponential(x, alpha):
    if alpha == 0:
        return x
    if alpha > 0:
        return (exp(alpha * x) - 1) / alpha + alpha
    inner = 1 - alpha * (x + alpha)
    if inner < 0:
        return Decimal("nan")
    return -(inner.ln() if inner else Decimal("-inf")) / alpha


def gelu_tanh(x):
    return HALF * x * (1 + tanh((2 / PI).sqrt() * (x + Decimal("0.044715") * x**3)))


SELU_SCALE = Decimal("1.0507009873554804934193349852946")
SELU_ALPHA = Decimal("1.6732632423543772848170429916717")


class Function:
    """A function with its parameters (key, default, bounds), kinks and tolerance.

    The kinks name the side from which the derivative is taken there. The tolerance is what the
    library may be off: value in ULP or else absolute, derivative in ULP or else absolute.
    """

    def __init__(self, function, parameters=(), kinks=None, tolerance=(4, 0, 4, 0), slope=None):
        self.function = function
        # Where the equation has a rounding in it, which no difference quotient sees through.
        self.slope = slope
        self.parameters = parameters
        self.kinks = kinks or (lambda *_: {})
        self.tolerance = tolerance

    def cases(self):
        """(name, parameters): the defaults, then each parameter at each of its bounds."""
        defaults = [Decimal(float32(default)) for _, default, _, _ in self.parameters]
        yield "", defaults
        for index, (key, _, *bounds) in enumerate(self.parameters):
            for end, bound in zip(("minimum", "maximum"), bounds):
                case = list(defaults)
                case[index] = Decimal(float32(bound))
                yield ".%s_%s" % (key, end), case

    def value(self, x, parameters):
        return float(self.function(Decimal(x), *parameters))

    def derivative(self, x, parameters):
        x = Decimal(x)
        if self.slope:
            return float(self.slope(x, *parameters))
        side = self.kinks(*parameters).get(x)
        above = ZERO if side == "left" else STEP
        below = ZERO if side == "right" else STEP
        high = self.function(x + above, *parameters)
        low = self.function(x - below, *parameters)
        if math.isinf(float(high)) or math.isinf(float(self.function(x, *parameters))):
            return math.inf
        quotient = (high - low) / (above + below)
        if quotient.is_nan():
            return math.nan
        return 0.0 if abs(quotient) < NOISE else float(quotient)


def ends(low, high):
    """Flat outside of both ends, and at them."""
    return lambda *_: {Decimal(low): "left", Decimal(high): "right"}


LEFT_OF_ZERO = lambda *_: {ZERO: "left"}
ALPHA = (("alpha", 1.0, 0.01, 100.0),)
BETA = (("beta", 1.0, 0.01, 100.0),)
LAMBDA = (("lambda", 0.5, 0.0, 100.0),)
# Derivatives that cross zero away from the origin.
CROSSING = (4, 0, 4, 1.5e-7)

# name -> function, in the order of the library's numbers
FUNCTIONS = {
    "identity": Function(lambda x: x, tolerance=(0, 0, 0, 0)),
    "sigmoid": Function(sigmoid, tolerance=(1, 0, 1, 1.2e-7)),
    "tanh": Function(tanh, tolerance=(1, 0, 1, 2.4e-7)),
    "relu": Function(lambda x: max(x, ZERO), kinks=LEFT_OF_ZERO, tolerance=(0, 0, 0, 0)),
    "hard_sigmoid": Function(lambda x: clamp(x + 3, 0, 6) / 6, kinks=ends(-3, 3)),
    "log_sigmoid": Function(lambda x: -softplus(-x)),
    "hard_tanh": Function(lambda x: clamp(x, -ONE, ONE), kinks=ends(-1, 1)),
    "scaled_tanh": Function(lambda x: Decimal("1.7159") * tanh(2 * x / 3)),
    "arctan": Function(arctan, tolerance=(1, 0, 4, 0)),
    "softsign": Function(lambda x: x / (1 + abs(x))),
    "elliot": Function(lambda x: HALF * x / (1 + abs(x)) + HALF),
    "isru": Function(lambda x, alpha: x / (1 + alpha * x * x).sqrt(), ALPHA),
    "isrlu": Function(
        lambda x, alpha: x if x >= 0 else x / (1 + alpha * x * x).sqrt(), ALPHA
    ),
    "sinusoid": Function(sine, tolerance=(1, 0, 1, 0)),
    "sinc": Function(lambda x: sine(x) / x if x else ONE, tolerance=CROSSING),
    "gaussian": Function(lambda x: exp(-x * x)),
    "bent_identity": Function(lambda x: ((x * x + 1).sqrt() - 1) / 2 + x),
    "soft_exponential": Function(
        soft_exponential, (("alpha", 0.5, -1.0, 1.0),), tolerance=(4, 4e-7, 4, 0)
    ),
    "complementary_log_log": Function(lambda x: 1 - exp(-exp(x)), tolerance=(4, 0, 4, 6e-8)),
    "binary_step": Function(
        lambda x: ONE if x >= 0 else ZERO, kinks=lambda *_: {ZERO: "right"}
    ),
    "relu6": Function(lambda x: clamp(x, ZERO, 6), kinks=ends(0, 6)),
    "threshold": Function(
        lambda x, threshold, value: x if x > threshold else value,
        (("threshold", 0.0, -100.0, 100.0), ("value", 0.0, -100.0, 100.0)),
        kinks=lambda threshold, value: {threshold: "left"},
    ),
    "squared_relu": Function(lambda x: max(x, ZERO) ** 2),
    "leaky_relu": Function(
        lambda x, slope: x if x > 0 else slope * x,
        (("slope", 0.01, 0.0, 100.0),),
        kinks=LEFT_OF_ZERO,
    ),
    "elu": Function(
        lambda x, alpha: x if x > 0 else alpha * (exp(x) - 1),
        (("alpha", 1.0, 0.0, 100.0),),
        kinks=LEFT_OF_ZERO,
    ),
    "selu": Function(
        lambda x: SELU_SCALE * (x if x > 0 else SELU_ALPHA * (exp(x) - 1)), kinks=LEFT_OF_ZERO
    ),
    "celu": Function(lambda x, alpha: x if x > 0 else alpha * (exp(x / alpha) - 1), ALPHA),
    "softplus": Function(
        lambda x, beta: x if beta * x > 1000 else softplus(beta * x) / beta, BETA
    ),
    "silu": Function(lambda x: x * sigmoid(x), tolerance=CROSSING),
    "swish": Function(lambda x, beta: x * sigmoid(beta * x), BETA, tolerance=CROSSING),
    "hard_swish": Function(lambda x: x * clamp(x + 3, 0, 6) / 6, kinks=ends(-3, 3)),
    "gelu": Function(lambda x: x * normal(x), tolerance=CROSSING),
    "gelu_tanh": Function(gelu_tanh, tolerance=CROSSING),
    "quick_gelu": Function(lambda x: x * sigmoid(Decimal("1.702") * x), tolerance=CROSSING),
    "mish": Function(lambda x: x * tanh(softplus(x)), tolerance=(4, 0, 4, 2e-7)),
    "squareplus": Function(
        lambda x, b: (x + (x * x + b).sqrt()) / 2, (("curvature", 4.0, 0.01, 100.0),)
    ),
    "snake": Function(
        snake,
        (("frequency", 1.0, 0.01, 100.0),),
        tolerance=(4, 0, 4, 2.5e-7),
        slope=snake_slope,
    ),
    "soft_shrink": Function(
        lambda x, size: x - size.copy_sign(x) if abs(x) > size else ZERO,
        LAMBDA,
        kinks=lambda size: {size: "left", -size: "right"} if size else {},
    ),
    "hard_shrink": Function(
        lambda x, size: x if abs(x) > size else ZERO,
        LAMBDA,
        kinks=lambda size: {size: "left", -size: "right"} if size else {},
    ),
    "tanh_shrink": Function(lambda x: x - tanh(x)),
}


def check():
    """The elementary functions agree with the C library's to 14 digits."""

    def agree(first, second):
        assert abs(float(first) - second) <= 1e-14 * abs(second) + 1e-300, (first, second)

    for index in range(-40, 41):
        x = index / 4.0 + 0.01
        agree(sine(Decimal(x)), math.sin(x))
        agree(arctan(Decimal(x)), math.atan(x))
        agree(normal(Decimal(x)) + 1, 1.0 + 0.5 * math.erfc(-x / math.sqrt(2.0)))
        agree(softplus(Decimal(x)), math.log1p(math.exp(x)))
        agree(tanh(Decimal(x)), math.tanh(x))
        agree(FUNCTIONS["sigmoid"].derivative(x, []), sigmoid_slope(x))


def sigmoid_slope(x):
    """s(x) s(-x), by the C library."""
    return 1.0 / (1.0 + math.exp(-x)) / (1.0 + math.exp(x))

"""Writes initializers.txt: the first values of a parameter "layer.weight" by every initialiser.

A value depends on the seed, the parameter's name and its place. The draws are those of Philox4x32-10
(Salmon et al. 2011) with the counter (place / 2, h, 1), h the 64-bit FNV-1a hash of the name: the
first or the last two words of the block, by place mod 2, are 64 bits, whose upper 53 choose one of as
many cells of (0, 1); u is its middle. Normal values are the distribution's inverse at u.

    constant, uniform, normal
    he_*               variance g^2 / fan, g^2 = 2 / (1 + a^2) (He et al. 2015)
    xavier_*           variance 2 g^2 / (fan_in + fan_out) (Glorot and Bengio 2010)
    lecun_*            variance 1 / fan_in (LeCun et al. 1998)
    truncated          at +-2 deviations, of the same variance: those divided by the root of
                       1 - 4 p(2) / (2 P(2) - 1)
    truncated_normal   the distribution's inverse at P(a) + u (P(b) - P(a))
    orthogonal         a matrix of normal draws, its columns, or its rows where there are fewer, made
                       orthonormal one after the other (Saxe et al. 2014); R has a positive diagonal
    identity           g on the diagonal (Le et al. 2015)
    sparse             of each column some, normal (Martens 2010): the first steps of a shuffle
                       (Durstenfeld 1964) whose draw number is column * rows + step, with 1 << 8 added
                       to the counter's last word; a place is the upper half of bits * (what is left)

All in decimal arithmetic of 40 digits, rounded once.
"""

import os
import re
from decimal import Context, Decimal, setcontext
from functools import lru_cache

from activations_with import philox
from reference import DIGITS, MASK_64, Table

NAME = "layer.weight"
PI = Decimal("3.1415926535897932384626433832795028841971693993751")


def keys():
    """The numbers of the keys of parameters, as the header has them."""
    folder = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(folder, "../../include/glia/glia.h"), encoding="utf-8") as header:
        found = re.findall(r"GLIA_PARAM_(\w+) = (\d+)", header.read())
    return {name.lower(): int(number) for name, number in found}


# Draws -------------------------------------------------------------------------------------------


def name_hash(name):
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = (value ^ byte) * 0x100000001B3 & MASK_64
    return value


def bits(seed, place, part=0):
    step = name_hash(NAME)
    counter = [place // 2, step & 0xFFFFFFFF, step >> 32, 1 | part << 8]
    words = philox(counter, [seed & 0xFFFFFFFF, seed >> 32])
    first = 2 * (place % 2)
    return words[first] | words[first + 1] << 32


def uniform(seed, place):
    return Decimal(((bits(seed, place) >> 11) + 0.5) * 2.0**-53)


def density(x):
    return (-x * x / 2).exp() / (2 * PI).sqrt()


def below(x):
    """The normal distribution by its series p(x) (x + x^3/3 + x^5/15 + ...) around 1/2."""
    term = total = x
    n = 1
    while abs(term) > Decimal(10) ** -(DIGITS + 5) * max(abs(total), Decimal(1)):
        n += 2
        term *= x * x / n
        total += term
    return Decimal("0.5") + density(x) * total


@lru_cache(maxsize=None)
def quantile(p):
    """The inverse: bisection, then Newton's method."""
    low, high = Decimal(-9), Decimal(9)
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < p else (low, middle)
    x = (low + high) / 2
    for _ in range(4):
        x -= (below(x) - p) / density(x)
    return x


def normal(seed, place):
    return quantile(uniform(seed, place))


# Kinds: a function of the settings, the seed, the fans and the number of values ------------------


def constant(of, seed, fans, count):
    return [of["value"]] * count


def uniform_values(of, seed, fans, count):
    low, high = of["minimum"], of["maximum"]
    return [low + (high - low) * uniform(seed, place) for place in range(count)]


def cut(seed, place, low, high):
    start, end = below(low), below(high)
    return quantile(start + uniform(seed, place) * (end - start))


def normal_values(of, seed, fans, count):
    return [of["mean"] + of["standard_deviation"] * normal(seed, place) for place in range(count)]


def truncated_normal(of, seed, fans, count):
    ends = of["minimum"], of["maximum"]
    draws = [cut(seed, place, *ends) for place in range(count)]
    return [of["mean"] + of["standard_deviation"] * draw for draw in draws]


def scaled(variance, is_normal):
    """Values of a variance that depends on settings and fans."""

    def values(of, seed, fans, count):
        square = variance(of, *[Decimal(fan) for fan in fans])
        if not is_normal:
            limit = (3 * square).sqrt()
            return [limit * (2 * uniform(seed, place) - 1) for place in range(count)]
        if of["truncated"]:
            two = Decimal(2)
            kept = 1 - 2 * two * density(two) / (2 * below(two) - 1)
            deviation = (square / kept).sqrt()
            return [deviation * cut(seed, place, -two, two) for place in range(count)]
        return [square.sqrt() * normal(seed, place) for place in range(count)]

    return values


def he_variance(of, fan_in, fan_out):
    square = of["gain"] ** 2 if of["gain"] else 2 / (1 + of["slope"] ** 2)
    return square / (fan_in, fan_out, (fan_in + fan_out) / 2)[int(of["fan_mode"])]


def xavier_variance(of, fan_in, fan_out):
    return 2 * of["gain"] ** 2 / (fan_in + fan_out)


def lecun_variance(of, fan_in, fan_out):
    return 1 / fan_in


def orthogonal(of, seed, fans, count):
    columns = fans[1]
    rows = count // columns
    matrix = [[normal(seed, row * columns + j) for j in range(columns)] for row in range(rows)]
    vectors = matrix if rows < columns else [list(column) for column in zip(*matrix)]
    done = []
    for vector in vectors:
        for other in done:
            product = sum(a * b for a, b in zip(vector, other))
            vector = [a - product * b for a, b in zip(vector, other)]
        norm = sum(a * a for a in vector).sqrt()
        done.append([a / norm for a in vector])
    matrix = done if rows < columns else list(zip(*done))
    return [of["gain"] * value for row in matrix for value in row]


def identity(of, seed, fans, count):
    columns = fans[1]
    return [of["gain"] * (place // columns == place % columns) for place in range(count)]


def sparse(of, seed, fans, count):
    columns = fans[1]
    rows = count // columns
    number = int(of["connections"])
    if of["share"]:
        number = max(1, int(of["share"] * rows + Decimal("0.5")))
    values = [Decimal(0)] * count
    for column in range(columns):
        order = list(range(rows))
        for step in range(min(number, rows)):
            other = bits(seed, column * rows + step, 1) * (rows - step) >> 64
            order[step], order[step + other] = order[step + other], order[step]
            place = order[step] * columns + column
            values[place] = of["standard_deviation"] * normal(seed, place)
    return values


HE = {"fan_mode": 0, "slope": 0, "gain": 0, "truncated": 0}
# (function, its defaults, {case: settings that differ, and seed, fans, count})
KINDS = {
    "constant": (constant, {"value": 0}, {"custom": {"value": -2.5}}),
    "uniform": (uniform_values, {"minimum": -0.05, "maximum": 0.05},
                {"custom": {"minimum": 3, "maximum": 5}}),
    "normal": (normal_values, {"mean": 0, "standard_deviation": 0.05},
               {"custom": {"mean": 10, "standard_deviation": 2}, "seed": {"seed": 2**40 + 7}}),
    "he_normal": (scaled(he_variance, True), HE,
                  {"fan_out": {"fan_mode": 1}, "average": {"fan_mode": 2}, "slope": {"slope": 0.25},
                   "gain": {"gain": 1.5, "slope": 0.25}, "truncated": {"truncated": 1}}),
    "he_uniform": (scaled(he_variance, False), HE,
                   {"fan_out": {"fan_mode": 1}, "average": {"fan_mode": 2},
                    "slope": {"slope": 0.25}, "gain": {"gain": 1.5, "slope": 0.25}}),
    "xavier_normal": (scaled(xavier_variance, True), {"gain": 1, "truncated": 0},
                      {"gain": {"gain": 1.5}, "truncated": {"truncated": 1}}),
    "xavier_uniform": (scaled(xavier_variance, False), {"gain": 1}, {"gain": {"gain": 1.5}}),
    "lecun_normal": (scaled(lecun_variance, True), {"truncated": 0},
                     {"truncated": {"truncated": 1}}),
    "lecun_uniform": (scaled(lecun_variance, False), {}, {}),
    "orthogonal": (orthogonal, {"gain": 1},
                   {"tall": {"fans": (7, 3), "count": 21}, "wide": {"fans": (3, 7), "count": 21},
                    "square": {"fans": (5, 5), "count": 25, "gain": 2},
                    "column": {"fans": (4, 1), "count": 4}, "row": {"fans": (1, 4), "count": 4}}),
    "identity": (identity, {"gain": 1},
                 {"wide": {"fans": (3, 7), "count": 21, "gain": 0.5}}),
    "truncated_normal": (truncated_normal,
                         {"mean": 0, "standard_deviation": 0.05, "minimum": -2, "maximum": 2},
                         {"custom": {"mean": 1, "standard_deviation": 2, "minimum": -0.5,
                                     "maximum": 3},
                          "tail": {"minimum": 2, "maximum": 4}}),
    "sparse": (sparse, {"connections": 15, "share": 0, "standard_deviation": 1},
               {"few": {"connections": 2, "standard_deviation": 0.5},
                "tall": {"fans": (40, 3), "count": 120},
                "share": {"fans": (20, 2), "count": 40, "share": 0.3},
                "least": {"share": 0.01}}),
}  # fmt: skip


def main():
    setcontext(Context(prec=DIGITS + 10))
    assert abs(below(Decimal("1.959963984540054")) - Decimal("0.975")) < Decimal("1e-15")
    assert abs(quantile(Decimal("0.75")) - Decimal("0.6744897501960817")) < Decimal("1e-15")
    assert name_hash("a") == 0xAF63DC4C8601EC8C
    numbers = keys()
    table = Table(["First values of a parameter in float64. See initializers.py and README.md."])
    for kind, (function, defaults, cases) in KINDS.items():
        for case, changes in {"default": {}, **cases}.items():
            changes = {"seed": 3, "fans": (6, 4), "count": 24, **changes}
            seed, fans, count = [changes.pop(key) for key in ("seed", "fans", "count")]
            of = {key: Decimal(value) for key, value in {**defaults, **changes}.items()}
            name = "%s.%s" % (kind, case)
            settings = [(numbers[key], float(of[key])) for key in changes]
            table.add(name + ".settings", [number for pair in settings for number in pair])
            table.add(name + ".shape", [seed, *fans, count])
            values = function(of, seed, fans, count)
            table.add(name + ".values", [float(value) for value in values])
    table.write("initializers.txt")


if __name__ == "__main__":
    main()

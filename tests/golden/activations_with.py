"""Writes activations_with.txt: activations that learn parameters, draw numbers or change columns.

Each case has its settings (keys and values), its shape (rows, columns, output columns, training,
seed, step), inputs, parameters, gradients at the outputs, and what follows from them.

    prelu          x for x > 0, else a x (He et al. 2015)
    srelu          t_r + a_r (x - t_r) for x >= t_r, t_l + a_l (x - t_l) for x <= t_l, else x (Jin et
                   al. 2016)
    apl            max(0, x) + sum_s a_s max(0, b_s - x) (Agostinelli et al. 2014)
    learned_swish  x / (1 + e^(-b x)), learned_snake x + sin(a x)^2 / a (see functions.py)
    rrelu          x for x > 0, else a x, a of U(l, u); rrelu_divisor: x / a (Xu et al. 2015); outside
                   of training a = (l + u) / 2
    maxout         the largest of k pieces (Goodfellow et al. 2013)
    crelu          max(0, x), then max(0, -x) (Shang et al. 2016)
    glu, reglu, geglu, swiglu   a g(b), a the first half and b the second (Dauphin et al. 2017;
                   Shazeer 2020)

The draws are those of Philox4x32-10 (Salmon et al. 2011): element i takes word i mod 4 of the block
with the counter (i / 4, step, 3), whose upper 23 bits choose one of as many cells.
"""

import math
from decimal import Decimal

import functions
from reference import Generator, Table, dot, flatten, float32

# The numbers of the keys of parameters, as the header has them.
KEYS = {
    "minimum": 9, "maximum": 10, "beta": 14, "slope": 15, "frequency": 18, "shared": 20,
    "pieces": 21, "hinges": 22, "lower_threshold": 23, "lower_slope": 24, "upper_threshold": 25,
    "upper_slope": 26,
}  # fmt: skip
STEP = Decimal("1e-100")


def slope_by(function, arguments, index):
    """The derivative by one of the arguments, as a difference quotient."""
    high, low = list(arguments), list(arguments)
    high[index] += STEP
    low[index] -= STEP
    return float((function(*high) - function(*low)) / (2 * STEP))


# Functions of an element and its channel's parameters: value, derivative by x, by each parameter.


def prelu(x, parameters):
    (a,) = parameters
    return (x, 1.0, [0.0]) if x > 0 else (a * x, a, [x])


def srelu(x, parameters):
    lower, lower_slope, upper, upper_slope = parameters
    if x >= upper:
        rest = x - upper
        return upper + upper_slope * rest, upper_slope, [0.0, 0.0, 1.0 - upper_slope, rest]
    if x <= lower:
        rest = x - lower
        return lower + lower_slope * rest, lower_slope, [1.0 - lower_slope, rest, 0.0, 0.0]
    return x, 1.0, [0.0] * 4


def apl(x, parameters):
    count = len(parameters) // 2
    pairs = list(zip(parameters[:count], parameters[count:]))
    value = math.fsum([max(0.0, x)] + [a * max(0.0, b - x) for a, b in pairs])
    slope = math.fsum([1.0 if x > 0 else 0.0] + [-a for a, b in pairs if x < b])
    by_slopes = [max(0.0, b - x) for _, b in pairs]
    return value, slope, by_slopes + [a if x < b else 0.0 for a, b in pairs]


def smooth(function):
    """By decimal arithmetic and difference quotients."""

    def of_element(x, parameters):
        arguments = [Decimal(x), Decimal(parameters[0])]
        value = float(function(*arguments))
        return value, slope_by(function, arguments, 0), [slope_by(function, arguments, 1)]

    return of_element


def swish(x, beta):
    return x * functions.sigmoid(beta * x)


def snake(x, a):
    return x + functions.sine(a * x) ** 2 / a if a else x + a * x * x


# name -> (function, rows of each parameter, the settings that begin it, their range in the cases)
LEARNED = {
    "prelu": (prelu, 1, -1.5, 1.5),
    "srelu": (srelu, 4, -1.5, 1.5),
    "apl": (apl, None, -1.5, 1.5),
    "learned_swish": (smooth(swish), 1, -3.0, 3.0),
    "learned_snake": (smooth(snake), 1, -3.0, 3.0),
}


# Functions of a row: outputs, and gradients at the inputs of those at the outputs.


def maxout(pieces):
    def outputs(row):
        count = len(row) // pieces
        return [max(row[j::count]) for j in range(count)]

    def gradient(row, given):
        count = len(row) // pieces
        result = [0.0] * len(row)
        for j, g in enumerate(given):
            part = row[j::count]
            result[j + count * part.index(max(part))] = g
        return result

    return outputs, gradient


def crelu():
    def outputs(row):
        return [max(0.0, x) for x in row] + [max(0.0, -x) for x in row]

    def gradient(row, given):
        count = len(row)
        pairs = zip(row, given[:count], given[count:])
        return [above if x > 0 else -below if x < 0 else 0.0 for x, above, below in pairs]

    return outputs, gradient


def gated(name):
    gate = functions.FUNCTIONS[name]

    def outputs(row):
        count = len(row) // 2
        return [a * gate.value(b, []) for a, b in zip(row[:count], row[count:])]

    def gradient(row, given):
        count = len(row) // 2
        values, gates = row[:count], row[count:]
        by_values = [g * gate.value(b, []) for b, g in zip(gates, given)]
        slopes = zip(values, gates, given)
        return by_values + [g * a * gate.derivative(b, []) for a, b, g in slopes]

    return outputs, gradient


# Randomized rectifiers.


def philox(counter, key):
    counter, key = list(counter), list(key)
    for _ in range(10):
        first, second = 0xD2511F53 * counter[0], 0xCD9E8D57 * counter[2]
        counter = [
            (second >> 32) ^ counter[1] ^ key[0], second & 0xFFFFFFFF,
            (first >> 32) ^ counter[3] ^ key[1], first & 0xFFFFFFFF,
        ]  # fmt: skip
        key = [(key[0] + 0x9E3779B9) & 0xFFFFFFFF, (key[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return counter


def drawn(index, seed, step, low, high):
    counter = [index // 4, step & 0xFFFFFFFF, step >> 32, 3]
    word = philox(counter, [seed & 0xFFFFFFFF, seed >> 32])[index % 4]
    return float32(low + (high - low) * (((word >> 9) + 0.5) / 8388608.0))


def leaky(x, number, divides):
    slope = 1.0 / number if divides else number
    return (x, 1.0) if x > 0 else (x * slope, slope)


# Writing.


def inputs_of(generator, rows, columns):
    """Ordinary numbers with zeros and large ones among them."""
    special = [0.0, -0.0, 30.0, -30.0, 1e-20, -1e-20]
    values = generator.matrix(rows, columns, -3.0, 3.0)
    for index, value in enumerate(special):
        place = 7 * index + 3
        if place < rows * columns:
            values[place // columns][place % columns] = float32(value)
    return values


def add_case(table, name, case, settings, shape, arrays):
    prefix = "%s.%s." % (name, case)
    keys = flatten([[KEYS[key], value] for key, value in settings])
    table.add(prefix + "settings", keys)
    table.add(prefix + "shape", shape)
    for part in ("input", "parameters", "output_gradient"):
        table.add_inputs(prefix + part, arrays[part])
    for part in ("output", "input_gradient", "parameter_gradient"):
        table.add(prefix + part, arrays[part])


def learned_case(table, name, case, columns, settings, generator):
    function, count, low, high = LEARNED[name]
    rows = max(2, 60 // columns)
    options = dict(settings)
    count = count or 2 * int(options.get("hinges", 2))
    width = 1 if options.get("shared") else columns
    parameters = [generator.row(width, low, high) for _ in range(count)]
    if name == "srelu":
        lists = zip(*[generator.row(width, 0.1, 1.5) for _ in range(2)])
        parameters[0] = [-a for a, _ in zip(*[generator.row(width, 0.1, 1.5)] * 2)]
        parameters[2] = [b for _, b in lists]
    inputs = inputs_of(generator, rows, columns)
    given = generator.matrix(rows, columns, -2.0, 2.0)
    outputs, gradients = [], []
    terms = [[[] for _ in range(width)] for _ in range(count)]
    for row, gradient_row in zip(inputs, given):
        for column, (x, g) in enumerate(zip(row, gradient_row)):
            channel = column % width
            value, slope, slopes = function(x, [p[channel] for p in parameters])
            outputs.append(value)
            gradients.append(g * slope)
            for parameter, by_parameter in enumerate(slopes):
                terms[parameter][channel].append(g * by_parameter)
    add_case(table, name, case, settings, [rows, columns, columns, 0, 0, 0], {
        "input": flatten(inputs), "parameters": flatten(parameters),
        "output_gradient": flatten(given), "output": outputs, "input_gradient": gradients,
        "parameter_gradient": [math.fsum(values) for values in flatten(terms)],
    })  # fmt: skip


def row_case(table, name, case, columns, settings, function, generator):
    outputs_of, gradient_of = function
    rows = max(2, 60 // columns)
    inputs = inputs_of(generator, rows, columns)
    outputs = [outputs_of(row) for row in inputs]
    given = generator.matrix(rows, len(outputs[0]), -2.0, 2.0)
    gradients = [gradient_of(row, g) for row, g in zip(inputs, given)]
    check_rows(inputs, given, gradients, outputs_of)
    add_case(table, name, case, settings, [rows, columns, len(outputs[0]), 0, 0, 0], {
        "input": flatten(inputs), "parameters": [], "output_gradient": flatten(given),
        "output": flatten(outputs), "input_gradient": flatten(gradients), "parameter_gradient": [],
    })  # fmt: skip


def check_rows(inputs, given, gradients, outputs_of):
    """By difference quotients, away from zero, where these functions bend."""
    row, step = list(inputs[1]), 1e-5
    for index, value in enumerate(row):
        if abs(value) < 1e-3:
            continue
        sums = []
        for moved in (value + step, value - step):
            row[index] = moved
            sums.append(dot(outputs_of(row), given[1]))
        row[index] = value
        difference = (sums[0] - sums[1]) / (2.0 * step)
        assert abs(difference - gradients[1][index]) < 1e-4 * max(1.0, abs(difference)), index


def random_case(table, name, case, settings, training, seed, step, generator):
    options = {"minimum": 0.125, "maximum": float32(1.0 / 3.0)}
    if name == "rrelu_divisor":
        options = {"minimum": 3.0, "maximum": 8.0}
    options.update({key: float32(value) for key, value in settings})
    low, high = sorted([options["minimum"], options["maximum"]])
    rows, columns = 9, 7
    inputs = inputs_of(generator, rows, columns)
    given = generator.matrix(rows, columns, -2.0, 2.0)
    outputs, gradients = [], []
    for index, (x, g) in enumerate(zip(flatten(inputs), flatten(given))):
        number = drawn(index, seed, step, low, high) if training else (low + high) / 2.0
        value, slope = leaky(x, number, name == "rrelu_divisor")
        outputs.append(value)
        gradients.append(g * slope)
    add_case(table, name, case, settings, [rows, columns, columns, training, seed, step], {
        "input": flatten(inputs), "parameters": [], "output_gradient": flatten(given),
        "output": outputs, "input_gradient": gradients, "parameter_gradient": [],
    })  # fmt: skip


def add_learned(table, generator):
    for name in LEARNED:
        for columns in (1, 2, 7, 16, 17, 33):
            learned_case(table, name, "columns%d" % columns, columns, [], generator)
        for columns in (1, 7, 20):
            case = "shared%d" % columns
            learned_case(table, name, case, columns, [("shared", 1)], generator)
    for hinges in (1, 64):
        settings = [("hinges", hinges)]
        learned_case(table, "apl", "hinges%d" % hinges, 3, settings, generator)


def add_rows(table, generator):
    for pieces in (1, 2, 3, 256):
        for outputs in (1, 7, 17):
            if pieces * outputs < 600:
                case, columns = "pieces%d_%d" % (pieces, outputs), pieces * outputs
                settings = [("pieces", pieces)]
                row_case(table, "maxout", case, columns, settings, maxout(pieces), generator)
    for columns in (1, 2, 7, 16, 17, 33):
        row_case(table, "crelu", "columns%d" % columns, columns, [], crelu(), generator)
    gates = {"glu": "sigmoid", "reglu": "relu", "geglu": "gelu", "swiglu": "silu"}
    for name, gate in gates.items():
        for columns in (2, 4, 14, 32, 34, 66):
            row_case(table, name, "columns%d" % columns, columns, [], gated(gate), generator)


def add_random(table, generator):
    for name, ends in (("rrelu", (0.0, 100.0)), ("rrelu_divisor", (1.0, 100.0))):
        random_case(table, name, "inference", [], 0, 0, 0, generator)
        large = (2**40 + 7, 2**33 + 5)
        for seed, step in ((1, 0), (1, 1), large):
            case = "large" if (seed, step) == large else "training%d_%d" % (seed, step)
            random_case(table, name, case, [], 1, seed, step, generator)
        for key in ("minimum", "maximum"):
            for end, bound in zip(("minimum", "maximum"), ends):
                case = "%s_%s" % (key, end)
                random_case(table, name, case, [(key, bound)], 1, 3, 4, generator)


def main():
    functions.check()
    # Random123's own known answer.
    first = [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]
    assert philox([0] * 4, [0] * 2) == first
    table = Table(["Activations with parameters, draws or other columns. See README.md."])
    generator = Generator(11)
    add_learned(table, generator)
    add_rows(table, generator)
    add_random(table, generator)
    table.write("activations_with.txt")


if __name__ == "__main__":
    main()

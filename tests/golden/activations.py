"""Writes activations.txt: activation functions and their derivatives.

Functions of one variable are in functions.py. Those along rows, with g the gradient by y:

    softmax      y_j = e^(x_j - m) / sum_k e^(x_k - m), m = max_k x_k (Bridle 1990);
                 the gradient by x is y_j (g_j - sum_k g_k y_k)
    log_softmax  y_j = ln softmax(x)_j; g_j - softmax(x)_j sum_k g_k
    softmin      y = softmax(-x); -y_j (g_j - sum_k g_k y_k)
    sparsemax    y_j = max(x_j - t, 0), t such that sum_j y_j = 1, by sorting (Martins and
                 Astudillo 2016); g_j less the mean of g over the y_k > 0 where y_j > 0, else 0
"""

import math

import functions
from reference import Generator, Table, check_gradient, dot, exponential, flatten, float32, logarithm

LARGEST_FLOAT32 = float32(3.4028234663852886e38)
SMALLEST_NORMAL = 2.0**-126
SMALLEST_SUBNORMAL = 2.0**-149
SOFTMAX_WIDTHS = (1, 2, 7, 10, 16, 17, 33, 100)
SOFTMAX_ROWS = 5


def softmax(row):
    largest = max(row)
    terms = [exponential(value - largest) for value in row]
    total = math.fsum(terms)
    return [term / total for term in terms]


def softmax_input_gradient(row, output, output_gradient):
    mean = dot(output, output_gradient)
    return [y * (gradient - mean) for y, gradient in zip(output, output_gradient)]


def log_softmax(row):
    largest = max(row)
    total = math.fsum(exponential(value - largest) for value in row)
    return [value - largest - logarithm(total) for value in row]


def log_softmax_input_gradient(row, output, output_gradient):
    total = math.fsum(output_gradient)
    return [gradient - y * total for y, gradient in zip(softmax(row), output_gradient)]


def softmin(row):
    return softmax([-value for value in row])


def softmin_input_gradient(row, output, output_gradient):
    return [-value for value in softmax_input_gradient(row, output, output_gradient)]


def sparsemax(row):
    largest = max(row)
    values = sorted((value - largest for value in row), reverse=True)
    sizes = range(1, len(values) + 1)
    sums = [math.fsum(values[:size]) for size in sizes]
    size = max(size for size in sizes if 1.0 + size * values[size - 1] > sums[size - 1])
    threshold = (sums[size - 1] - 1.0) / size
    return [max(value - largest - threshold, 0.0) for value in row]


def sparsemax_input_gradient(row, output, output_gradient):
    support = [gradient for y, gradient in zip(output, output_gradient) if y > 0.0]
    mean = math.fsum(support) / len(support)
    return [g - mean if y > 0.0 else 0.0 for y, g in zip(output, output_gradient)]


# name -> (function, gradient, what outputs may be off: relative, absolute). In softmax and softmin
# the difference from the row's largest element is rounded before the exponential, which at 60 below
# costs 32 half units.
ALONG_ROWS = {
    "softmax": (softmax, softmax_input_gradient, (4e-6, 1e-38)),
    "log_softmax": (log_softmax, log_softmax_input_gradient, (3e-7, 3e-7)),
    "softmin": (softmin, softmin_input_gradient, (4e-6, 1e-38)),
    "sparsemax": (sparsemax, sparsemax_input_gradient, (0.0, 5e-7)),
}


def elementwise_inputs():
    magnitudes = [
        0.0, SMALLEST_SUBNORMAL, 1e-40, SMALLEST_NORMAL, 1e-30, 1e-20, 1e-8, 1e-6, 1e-4, 1e-3,
        0.01, 0.1, 0.25, 0.5, 0.625, 1.0, 2.0, 9.0, 13.5, 16.0, 17.5, 20.0, 45.0, 87.0, 88.0, 89.0,
        100.0, 103.0, 104.0, 1e4, LARGEST_FLOAT32,
    ]  # fmt: skip
    special = [sign * float32(value) for value in magnitudes for sign in (1.0, -1.0)]
    even = [-12.0 + 0.75 * index for index in range(33)]
    return special + even + Generator(1).row(33, -12.0, 12.0)


def softmax_inputs(generator, width):
    """Ordinary, widely spread, all equal and large, and rows that mix -1e4, 0 and 1e4."""
    return [
        generator.row(width, -4.0, 4.0),
        generator.row(width, -30.0, 30.0),
        [1e4] * width,
        [(generator.below(3) - 1) * 1e4 for _ in range(width)],
        [-1e4 + float(generator.below(4)) for _ in range(width)],
    ]


def add_elementwise(table):
    inputs = elementwise_inputs()
    table.add_inputs("elementwise.input", inputs)
    for name, function in functions.FUNCTIONS.items():
        table.add(name + ".tolerance", function.tolerance)
        for case, parameters in function.cases():
            table.add(name + case + ".output", [function.value(x, parameters) for x in inputs])
            slopes = [function.derivative(x, parameters) for x in inputs]
            table.add(name + case + ".derivative", slopes)


def add_along_rows(table, name):
    function, gradient_of, tolerance = ALONG_ROWS[name]
    generator = Generator(2)
    table.add(name + ".tolerance", tolerance)
    table.add(name + ".rows", [SOFTMAX_ROWS])
    table.add(name + ".columns", SOFTMAX_WIDTHS)
    for width in SOFTMAX_WIDTHS:
        inputs = softmax_inputs(generator, width)
        output_gradients = generator.matrix(SOFTMAX_ROWS, width, -2.0, 2.0)
        outputs = [function(row) for row in inputs]
        input_gradients = [
            gradient_of(*rows) for rows in zip(inputs, outputs, output_gradients)
        ]
        check_rows(name, function, inputs[:1], output_gradients[:1], input_gradients[:1])
        prefix = "%s.%d." % (name, width)
        table.add_inputs(prefix + "input", flatten(inputs))
        table.add(prefix + "output", flatten(outputs))
        table.add_inputs(prefix + "output_gradient", flatten(output_gradients))
        table.add(prefix + "input_gradient", flatten(input_gradients))


def check_rows(name, function, inputs, output_gradients, input_gradients):
    def weighted_output():
        return dot(function(inputs[0]), output_gradients[0])

    check_gradient(name, weighted_output, inputs, input_gradients)


def main():
    functions.check()
    table = Table(["Activation functions in float64. See activations.py and README.md."])
    add_elementwise(table)
    for name in ALONG_ROWS:
        add_along_rows(table, name)
    table.write("activations.txt")


if __name__ == "__main__":
    main()

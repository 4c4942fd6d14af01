"""Writes activations.txt: activation functions and their derivatives.

    identity  f(x) = x                            f'(x) = 1
    sigmoid   s(x) = 1 / (1 + e^-x)               s'(x) = s(x) s(-x)
              (Rumelhart, Hinton and Williams 1986)
    tanh      f(x) = (e^x - e^-x) / (e^x + e^-x)  f'(x) = 1 / cosh(x)^2
              (LeCun, Bottou, Orr and Mueller 1998)
    relu      f(x) = max(x, 0)                    f'(x) = 1 for x > 0, else 0; so f'(0) = 0
              (Nair and Hinton 2010)
    softmax   y_j = e^(x_j - m) / sum_k e^(x_k - m), m = max_k x_k, over each row
              (Bridle 1990); with g the gradient by y, the gradient by x is
              y_j (g_j - sum_k g_k y_k)

With d = e^-|x|, so that nothing overflows and nothing cancels: s(x) = 1 / (1 + d) for x >= 0 and
d / (1 + d) for x < 0; 1 / cosh(x)^2 = 4 d^2 / (1 + d^2)^2.
"""

import math

from reference import (
    Generator,
    Table,
    check_gradient,
    dot,
    exponential,
    flatten,
    float32,
    hyperbolic_tangent,
)

LARGEST_FLOAT32 = float32(3.4028234663852886e38)
SMALLEST_NORMAL = 2.0**-126
SMALLEST_SUBNORMAL = 2.0**-149
SOFTMAX_WIDTHS = (1, 2, 7, 10, 16, 17, 33, 100)
SOFTMAX_ROWS = 5


def sigmoid(x):
    decay = exponential(-abs(x))
    return 1.0 / (1.0 + decay) if x >= 0.0 else decay / (1.0 + decay)


def sigmoid_derivative(x):
    return sigmoid(x) * sigmoid(-x)


def tanh_derivative(x):
    squared_decay = exponential(-2.0 * abs(x))
    total = 1.0 + squared_decay
    return 4.0 * squared_decay / (total * total)


def relu(x):
    return x if x > 0.0 else 0.0


def relu_derivative(x):
    return 1.0 if x > 0.0 else 0.0


# name -> (function, derivative)
ELEMENTWISE = {
    "identity": (lambda x: x, lambda x: 1.0),
    "sigmoid": (sigmoid, sigmoid_derivative),
    "tanh": (hyperbolic_tangent, tanh_derivative),
    "relu": (relu, relu_derivative),
}


def softmax(row):
    largest = max(row)
    terms = [exponential(value - largest) for value in row]
    total = math.fsum(terms)
    return [term / total for term in terms]


def softmax_input_gradient(output, output_gradient):
    mean = dot(output, output_gradient)
    return [y * (gradient - mean) for y, gradient in zip(output, output_gradient)]


def elementwise_inputs():
    magnitudes = [
        0.0, SMALLEST_SUBNORMAL, 1e-40, SMALLEST_NORMAL, 1e-30, 1e-20, 1e-8, 1e-6, 1e-4, 1e-3,
        0.01, 0.1, 0.25, 0.5, 0.625, 1.0, 2.0, 9.0, 16.0, 17.5, 20.0, 44.0, 45.0, 87.0, 88.0, 89.0,
        103.0, 104.0, 1e4, 3.4e38, LARGEST_FLOAT32,
    ]  # fmt: skip
    special = [sign * float32(value) for value in magnitudes for sign in (1.0, -1.0)]
    even = [-12.0 + 0.375 * index for index in range(65)]
    return special + even + Generator(1).row(80, -12.0, 12.0)


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
    for name, (function, derivative) in ELEMENTWISE.items():
        table.add_inputs(name + ".input", inputs)
        table.add(name + ".output", [function(x) for x in inputs])
        table.add(name + ".derivative", [derivative(x) for x in inputs])


def add_softmax(table):
    generator = Generator(2)
    table.add("softmax.rows", [SOFTMAX_ROWS])
    table.add("softmax.columns", SOFTMAX_WIDTHS)
    for width in SOFTMAX_WIDTHS:
        inputs = softmax_inputs(generator, width)
        output_gradients = generator.matrix(SOFTMAX_ROWS, width, -2.0, 2.0)
        outputs = [softmax(row) for row in inputs]
        input_gradients = [
            softmax_input_gradient(*rows) for rows in zip(outputs, output_gradients)
        ]
        check_softmax(inputs[:1], output_gradients[:1], input_gradients[:1])
        prefix = "softmax.%d." % width
        table.add_inputs(prefix + "input", flatten(inputs))
        table.add(prefix + "output", flatten(outputs))
        table.add_inputs(prefix + "output_gradient", flatten(output_gradients))
        table.add(prefix + "input_gradient", flatten(input_gradients))


def check_softmax(inputs, output_gradients, input_gradients):
    def weighted_output():
        return dot(softmax(inputs[0]), output_gradients[0])

    check_gradient("softmax", weighted_output, inputs, input_gradients)


def check_against_math_library():
    """The decimal functions agree with the C library's to 14 digits."""

    def agree(first, second):
        assert abs(first - second) <= 1e-14 * abs(second), (first, second)

    for x in elementwise_inputs():
        agree(hyperbolic_tangent(x), math.tanh(x))
        if abs(x) < 700.0:
            agree(exponential(-abs(x)), math.exp(-abs(x)))
            agree(sigmoid(x), 1.0 / (1.0 + math.exp(-x)))
        if abs(x) < 300.0:
            agree(tanh_derivative(x), math.cosh(x) ** -2.0)


def main():
    check_against_math_library()
    table = Table(["Activation functions in float64. See activations.py and README.md."])
    add_elementwise(table)
    add_softmax(table)
    table.write("activations.txt")


if __name__ == "__main__":
    main()

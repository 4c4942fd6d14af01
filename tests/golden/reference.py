"""What the table generators share: exact inputs, elementary functions, gradient checks, writing.

Everything here gives the same bits on every machine:

* Inputs come from a linear congruential generator with the constants of MMIX (Knuth 1997, The Art
  of Computer Programming, volume 2, section 3.3.4), rounded to float32.
* exp, log and tanh are computed with decimal arithmetic of many digits and rounded once to float64.
  The C library behind `math.exp` may differ in the last bit from one machine to the next.
* Sums use `math.fsum`, which is exact up to one rounding. The built-in `sum` changed its method in
  Python 3.12 and is therefore never used on floats.
"""

import math
import os
import struct
import sys
from decimal import Context, Decimal

DIGITS = 40
MASK_64 = (1 << 64) - 1


# Inputs ------------------------------------------------------------------------------------------


def float32(value):
    """The nearest float32 value, as a Python float."""
    return struct.unpack("<f", struct.pack("<f", value))[0]


class Generator:
    """A linear congruential generator modulo 2^64; the upper 24 bits become the draw."""

    def __init__(self, seed):
        self.state = seed

    def bits(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & MASK_64
        return self.state >> 40

    def uniform(self, low, high):
        """A float32 value between low and high."""
        return float32(low + (high - low) * (self.bits() / 16777216.0))

    def below(self, limit):
        """An integer of 0 .. limit - 1."""
        return self.bits() * limit >> 24

    def row(self, count, low, high):
        return [self.uniform(low, high) for _ in range(count)]

    def matrix(self, rows, columns, low, high):
        return [self.row(columns, low, high) for _ in range(rows)]


# Elementary functions ----------------------------------------------------------------------------


def exponential(x):
    """e^x rounded to float64; meant for x <= 0, below float64's range it is 0."""
    return float(Decimal(x).exp(Context(prec=DIGITS)))


def logarithm(x):
    """The natural logarithm rounded to float64, for x > 0."""
    return float(Decimal(x).ln(Context(prec=DIGITS)))


def hyperbolic_tangent(x):
    """tanh(x) = (1 - e^(-2|x|)) / (1 + e^(-2|x|)) with the sign of x, rounded to float64.

    1 - e^(-2|x|) loses about as many digits as |x| has zeros after the point, so a small x gets
    that many digits more.
    """
    if x == 0.0:
        return x
    magnitude = Decimal(abs(x))
    context = Context(prec=DIGITS + max(0, -magnitude.adjusted()))
    decay = context.exp(context.multiply(Decimal(-2), magnitude))
    numerator = context.subtract(Decimal(1), decay)
    denominator = context.add(Decimal(1), decay)
    return math.copysign(float(context.divide(numerator, denominator)), x)


# Matrices as lists of rows -----------------------------------------------------------------------


def dot(left, right):
    return math.fsum(a * b for a, b in zip(left, right))


def transpose(matrix):
    return [list(column) for column in zip(*matrix)]


def multiply(left, right):
    columns = transpose(right)
    return [[dot(row, column) for column in columns] for row in left]


def column_sums(matrix):
    return [math.fsum(column) for column in transpose(matrix)]


def flatten(matrix):
    return [value for row in matrix for value in row]


# Gradient checks ---------------------------------------------------------------------------------


def central_difference(function, values, index, step=1e-3):
    """The derivative of function() by values[index].

    The five-point formula (Abramowitz and Stegun 1964, section 25.3):
    (f(x - 2h) - 8 f(x - h) + 8 f(x + h) - f(x + 2h)) / 12h, with an error of the order of h^4.
    """
    original = values[index]
    total = 0.0
    for offset, coefficient in ((-2, 1.0), (-1, -8.0), (1, 8.0), (2, -1.0)):
        values[index] = original + offset * step
        total += coefficient * function()
    values[index] = original
    return total / (12.0 * step)


def check_gradient(name, function, matrix, gradient, tolerance=1e-6):
    """Asserts that gradient is the derivative of function() by each element of matrix.

    The error is relative to the element; elements smaller than 1e-5 are measured against 1e-5,
    because the rounding of function() itself limits what a difference can show.
    """
    for values, expected_row in zip(matrix, gradient):
        for index, expected in enumerate(expected_row):
            measured = central_difference(function, values, index)
            scale = max(abs(measured), abs(expected), 1e-5)
            error = abs(measured - expected) / scale
            assert error < tolerance, (name, index, expected, measured, error)


# Writing -----------------------------------------------------------------------------------------


class Table:
    """Named records of numbers, written as plain text in the order they were added."""

    def __init__(self, comments):
        self.comments = comments
        self.records = {}

    def add(self, name, values):
        assert name not in self.records and " " not in name, name
        self.records[name] = list(values)

    def add_inputs(self, name, values):
        """A record that the library reads as float32: every value must be one exactly."""
        values = list(values)
        assert all(float32(value) == value for value in values), name
        self.add(name, values)

    def text(self):
        lines = ["# " + comment for comment in self.comments]
        for name, values in self.records.items():
            lines.append("%s %d" % (name, len(values)))
            for start in range(0, len(values), 8):
                lines.append(" ".join("%.17g" % value for value in values[start : start + 8]))
        return "\n".join(lines) + "\n"

    def write(self, file_name):
        """Writes into the folder given on the command line, else beside this script."""
        own_folder = os.path.dirname(os.path.abspath(__file__))
        folder = sys.argv[1] if len(sys.argv) > 1 else own_folder
        with open(os.path.join(folder, file_name), "w", encoding="ascii", newline="\n") as file:
            file.write(self.text())

"""Writes losses.txt: losses and their gradients by the outputs of a network.

With n rows and c columns, outputs y (for the cross-entropy: logits z) and targets t:

    mean_squared_error     L = 1/(n c) sum_ij (y_ij - t_ij)^2
                           dL/dy_ij = 2 (y_ij - t_ij) / (n c)
    softmax_cross_entropy  L = 1/n sum_i sum_j t_ij (logsumexp(z_i) - z_ij)
                           dL/dz_ij = (softmax(z_i)_j sum_k t_ik - t_ij) / n
                           A label l_i stands for the row t_i that is 1 at l_i and 0 elsewhere.

Both losses: Goodfellow, Bengio and Courville 2016, sections 5.1.4 and 6.2.2. The targets of the
cross-entropy need not sum to 1. logsumexp(z) = m + log sum_j e^(z_j - m) with m = max_j z_j, so
that nothing overflows (Blanchard, Higham and Higham 2021).
"""

import math

from activations import softmax
from reference import (
    Generator,
    Table,
    check_gradient,
    dot,
    exponential,
    flatten,
    float32,
    logarithm,
)

SHAPES = ((1, 1), (3, 1), (5, 10), (7, 17), (2, 1000))
EXTREME_ROWS, EXTREME_COLUMNS = 5, 10
LARGEST_CHECKED = 200


def mean_squared_error(outputs, targets):
    pairs = zip(flatten(outputs), flatten(targets))
    squares = [(y - t) * (y - t) for y, t in pairs]
    return math.fsum(squares) / len(squares)


def mean_squared_error_gradient(outputs, targets):
    count = len(outputs) * len(outputs[0])
    return [
        [2.0 * (y - t) / count for y, t in zip(output_row, target_row)]
        for output_row, target_row in zip(outputs, targets)
    ]


def negative_log_softmax(logits):
    """logsumexp(z) - z_j for every j, as (m - z_j) + log sum_k e^(z_k - m)."""
    largest = max(logits)
    log_total = logarithm(math.fsum(exponential(z - largest) for z in logits))
    return [(largest - z) + log_total for z in logits]


def softmax_cross_entropy(logits, targets):
    row_losses = [dot(t, negative_log_softmax(z)) for z, t in zip(logits, targets)]
    return math.fsum(row_losses) / len(logits)


def softmax_cross_entropy_gradient(logits, targets):
    gradient = []
    for logit_row, target_row in zip(logits, targets):
        mass = math.fsum(target_row)
        pairs = zip(softmax(logit_row), target_row)
        gradient.append([(y * mass - t) / len(logits) for y, t in pairs])
    return gradient


def one_hot(labels, columns):
    return [[1.0 if column == label else 0.0 for column in range(columns)] for label in labels]


def target_distribution(generator, row, columns):
    """In turn: a sum of 1 (but for rounding), 1/2, 2, one column only, and no mass at all."""
    if row % 5 == 3:
        return one_hot([generator.below(columns)], columns)[0]
    weights = generator.row(columns, 0.0, 1.0)
    scale = (1.0, 0.5, 2.0, None, 0.0)[row % 5] / math.fsum(weights)
    return [float32(weight * scale) for weight in weights]


def target_distributions(generator, rows, columns):
    return [target_distribution(generator, row, columns) for row in range(rows)]


def extreme_outputs(generator):
    """Rows of 10: one column ahead, one behind, all large, all small, and a mixture."""
    return [
        [1e4 if column == 2 else -1e4 for column in range(EXTREME_COLUMNS)],
        [-1e4 if column == 2 else 1e4 for column in range(EXTREME_COLUMNS)],
        [1e4] * EXTREME_COLUMNS,
        [-1e4] * EXTREME_COLUMNS,
        generator.row(EXTREME_COLUMNS, -1e4, 1e4),
    ]


def add_case(table, name, outputs, target_record, value, gradient):
    table.add(name + ".shape", [len(outputs), len(outputs[0])])
    table.add_inputs(name + ".outputs", flatten(outputs))
    table.add_inputs(name + "." + target_record[0], target_record[1])
    table.add(name + ".value", [value])
    table.add(name + ".gradient", flatten(gradient))


def check_case(name, loss, outputs, targets, gradient):
    """Differences need outputs of ordinary size; large shapes would only take longer."""
    if len(flatten(outputs)) <= LARGEST_CHECKED and not name.endswith("extreme"):
        check_gradient(name, lambda: loss(outputs, targets), outputs, gradient)


def add_mean_squared_error(table, suffix, outputs, targets):
    name = "mean_squared_error." + suffix
    gradient = mean_squared_error_gradient(outputs, targets)
    check_case(name, mean_squared_error, outputs, targets, gradient)
    value = mean_squared_error(outputs, targets)
    add_case(table, name, outputs, ("targets", flatten(targets)), value, gradient)


def add_labels(table, suffix, logits, labels):
    name = "softmax_cross_entropy.labels." + suffix
    targets = one_hot(labels, len(logits[0]))
    gradient = softmax_cross_entropy_gradient(logits, targets)
    check_case(name, softmax_cross_entropy, logits, targets, gradient)
    value = softmax_cross_entropy(logits, targets)
    add_case(table, name, logits, ("labels", labels), value, gradient)


def add_distributions(table, suffix, logits, targets):
    name = "softmax_cross_entropy.distributions." + suffix
    gradient = softmax_cross_entropy_gradient(logits, targets)
    check_case(name, softmax_cross_entropy, logits, targets, gradient)
    value = softmax_cross_entropy(logits, targets)
    add_case(table, name, logits, ("targets", flatten(targets)), value, gradient)


def add_shapes(table, generator):
    for rows, columns in SHAPES:
        suffix = "%dx%d" % (rows, columns)
        outputs = generator.matrix(rows, columns, -3.0, 3.0)
        targets = generator.matrix(rows, columns, -3.0, 3.0)
        add_mean_squared_error(table, suffix, outputs, targets)
        logits = generator.matrix(rows, columns, -6.0, 6.0)
        add_labels(table, suffix, logits, [generator.below(columns) for _ in range(rows)])
        add_distributions(table, suffix, logits, target_distributions(generator, rows, columns))


def add_extremes(table, generator):
    outputs = extreme_outputs(generator)
    targets = generator.matrix(EXTREME_ROWS, EXTREME_COLUMNS, -1e4, 1e4)
    add_mean_squared_error(table, "extreme", outputs, targets)
    add_labels(table, "extreme", outputs, [2] * EXTREME_ROWS)
    distributions = target_distributions(generator, EXTREME_ROWS, EXTREME_COLUMNS)
    add_distributions(table, "extreme", outputs, distributions)


def main():
    generator = Generator(3)
    table = Table(["Losses in float64. See losses.py and README.md."])
    add_shapes(table, generator)
    add_extremes(table, generator)
    table.write("losses.txt")


if __name__ == "__main__":
    main()

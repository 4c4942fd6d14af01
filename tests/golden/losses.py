"""Writes losses.txt: losses and their gradients by the outputs of a network.

With n rows and c columns, outputs y (for the cross-entropy: logits z) and targets t:

    mean_squared_error     L = 1/(n c) sum_ij (y_ij - t_ij)^2
                           dL/dy_ij = 2 (y_ij - t_ij) / (n c)
    softmax_cross_entropy  L = 1/n sum_i sum_j t_ij (logsumexp(z_i) - z_ij)
                           dL/dz_ij = (softmax(z_i)_j sum_k t_ik - t_ij) / n
                           A label l_i stands for the row t_i that is 1 at l_i and 0 elsewhere.

Both losses: Goodfellow, Bengio and Courville 2016, sections 5.1.4 and 6.2.2. The targets of the
cross-entropy need not sum to 1. logsumexp(z) = m + log sum_j e^(z_j - m) with m = max_j z_j, so
that nothing overflows (Blanchard, Higham and Higham 2021). The other losses, and these with other
parameters, are in loss_functions.py.

A case has .hyper where parameters are not the defaults: one number for each, in the order of the
library's catalogue; .class_weights and .sample_weights where rows have weights.
"""

import math

import loss_functions
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


# The others -----------------------------------------------------------------------------------

SMALL = ((1, 1), (3, 1), (5, 10), (7, 17))
# Default hyperparameters, how many vectors a row is, and other hyperparameters by name.
OTHERS = {
    "mean_absolute_error": ([0], 1, {"sum": [1]}),
    "huber": ([0, 1.0], 1, {"delta": [0, 0.25], "large_delta": [0, 1e6]}),
    "smooth_l1": ([0, 1.0], 1, {"beta": [0, 0.25]}),
    "log_cosh": ([0], 1, {"sum": [1]}),
    "quantile": ([0, 0.5], 1, {"tenth": [0, 0.125], "sum": [1, 0.875], "all": [0, 1.0]}),
    "binary_cross_entropy": ([0, 1e-7], 1, {"sum": [1, 1e-7]}),
    "binary_cross_entropy_with_logits": ([0], 1, {"sum": [1]}),
    "focal_with_logits": (
        [0, 2.0, 0.25], 1,
        {"plain": [0, 0.0, -1.0], "gamma": [0, 0.5, 0.75], "steep": [1, 5.0, -1.0]},
    ),
    "kl_divergence": ([0], 1, {"sum": [1]}),
    "poisson_negative_log_likelihood": (
        [0, 1, 0, 1e-8], 1,
        {"constant": [0, 1, 1, 1e-8], "rates": [0, 0, 0, 0.0], "epsilon": [1, 0, 1, 0.125]},
    ),
    "gaussian_negative_log_likelihood": ([0, 0], 2, {"constant": [0, 1], "sum": [1, 1]}),
    "hinge": ([0], 1, {"sum": [1]}),
    "squared_hinge": ([0], 1, {"sum": [1]}),
    "negative_log_likelihood": ([0, -100], 1, {"sum": [1, -100]}),
    "multi_class_margin": (
        [0, -100, 1.0, 1, 0], 1,
        {"squares": [0, -100, 0.5, 2, 0], "torch": [0, -100, 1.0, 1, 1],
         "crammer_singer": [0, -100, 2.0, 1, 2], "largest_square": [1, -100, 2.0, 2, 2]},
    ),
    "cosine_embedding": ([0, 0.0], 2, {"margin": [0, 0.5], "sum": [1, -0.5]}),
    "triplet": ([0, 0.2, 1], 3, {"torch": [0, 1.0, 0], "sum": [1, 4.0, 1]}),
}
# Of the first hyperparameters, those that are no float are compared as the floats they are.
LABELLED = ("negative_log_likelihood", "multi_class_margin", "cosine_embedding")


def float_hyper(hyper):
    """Hyperparameters as the library uses them."""
    return [float32(value) for value in hyper]


def other_outputs(name, generator, rows, columns, hyper):
    if name == "binary_cross_entropy":
        return generator.matrix(rows, columns, 0.001, 0.999)
    if name == "poisson_negative_log_likelihood" and hyper[1] == 0:
        return generator.matrix(rows, columns, 0.25, 6.0)
    if name in ("kl_divergence", "negative_log_likelihood"):
        return generator.matrix(rows, columns, -7.0, -0.01)
    return generator.matrix(rows, columns, -4.0, 4.0)


def other_targets(name, generator, rows, columns):
    if name == "cosine_embedding":
        return [(1, -1)[generator.below(2)] for _ in range(rows)]
    if name in LABELLED:
        return [generator.below(columns) for _ in range(rows)]
    if name == "triplet":
        return [[] for _ in range(rows)]
    if name == "kl_divergence":
        return target_distributions(generator, rows, columns)
    if name in ("hinge", "squared_hinge"):
        return [[float((-1, 1)[generator.below(2)]) for _ in range(columns)] for _ in range(rows)]
    if name == "focal_with_logits":
        return [[float(generator.below(2)) for _ in range(columns)] for _ in range(rows)]
    if name.startswith("binary"):
        steps = [[generator.below(5) / 4.0 for _ in range(columns)] for _ in range(rows)]
        return steps
    if name == "poisson_negative_log_likelihood":
        return [[float(generator.below(9)) for _ in range(columns)] for _ in range(rows)]
    count = columns // 2 if name == "gaussian_negative_log_likelihood" else columns
    return generator.matrix(rows, count, -4.0, 4.0)


def add_other(table, case, name, outputs, targets, hyper, is_default, **weights):
    used = float_hyper(hyper)
    row_weights, ignored = None, None
    samples, classes = weights.get("samples"), weights.get("classes")
    if samples or classes:
        row_weights = list(samples) if samples else [1.0] * len(outputs)
        if classes:
            known = [classes[t] if t >= 0 else 0.0 for t in targets]
            row_weights = [a * b for a, b in zip(row_weights, known)]
    if name in LABELLED[:2] or name == "softmax_cross_entropy":
        ignored = int(hyper[1])
    value, gradient = loss_functions.batch(name, outputs, targets, used, row_weights, ignored)
    is_labels = all(isinstance(target, int) for target in targets)
    record = ("labels", targets) if is_labels else ("targets", flatten(targets))
    add_case(table, case, outputs, record, value, gradient)
    if not is_default:
        table.add(case + ".hyper", hyper)
    for part, values in (("class_weights", classes), ("sample_weights", samples)):
        if values:
            table.add_inputs("%s.%s" % (case, part), values)


def add_others(table, generator):
    for name, (hyper, parts, settings) in OTHERS.items():
        for rows, columns in SMALL:
            # The cosine between two numbers has no slope.
            columns = max(-(-columns // parts) * parts, 6 if name == "cosine_embedding" else 1)
            outputs = other_outputs(name, generator, rows, columns, hyper)
            targets = other_targets(name, generator, rows, columns)
            add_other(table, "%s.%dx%d" % (name, rows, columns), name, outputs, targets, hyper, True)
        columns = 12
        for setting, hyper in settings.items():
            outputs = other_outputs(name, generator, 4, columns, hyper)
            targets = other_targets(name, generator, 4, columns)
            add_other(table, "%s.%s" % (name, setting), name, outputs, targets, hyper, False)
        hyper = OTHERS[name][0]
        outputs = other_outputs(name, generator, 4, columns, hyper)
        targets = other_targets(name, generator, 4, columns)
        samples = [0.5, 0.0, 2.0, 0.25]
        case = name + ".weighted"
        add_other(table, case, name, outputs, targets, hyper, True, samples=samples)
        hyper = [2] + hyper[1:]
        case = name + ".weighted_mean"
        add_other(table, case, name, outputs, targets, hyper, False, samples=samples)


def add_large(table, generator):
    """A long row, and what is extreme where a float can hold the result."""
    name = "log_cosh"
    outputs = generator.matrix(2, 1500, -4.0, 4.0)
    targets = generator.matrix(2, 1500, -4.0, 4.0)
    add_other(table, name + ".2x1500", name, outputs, targets, [0], True)
    logits = [[1e4, -1e4, 1e4, -1e4, 80.0, -80.0], [1e4, -1e4, -1e4, 1e4, -80.0, 80.0]]
    signs = [[1.0, -1.0, -1.0, 1.0, 1.0, 1.0], [1.0, 1.0, -1.0, -1.0, 1.0, -1.0]]
    ones = [[max(0.0, sign) for sign in row] for row in signs]
    for name in ("binary_cross_entropy_with_logits", "focal_with_logits"):
        add_other(table, name + ".extreme", name, logits, ones, OTHERS[name][0], True)
    for name in ("hinge", "squared_hinge"):
        add_other(table, name + ".extreme", name, logits, signs, OTHERS[name][0], True)
    for name in ("mean_absolute_error", "huber", "smooth_l1", "log_cosh", "quantile"):
        add_other(table, name + ".extreme", name, logits, signs, OTHERS[name][0], True)
    for name in ("cosine_embedding", "multi_class_margin", "negative_log_likelihood"):
        labels = [1, -1] if name == "cosine_embedding" else [1, 3]
        add_other(table, name + ".extreme", name, logits, labels, OTHERS[name][0], True)
    name = "triplet"
    add_other(table, name + ".extreme", name, logits, [[], []], OTHERS[name][0], True)
    name = "kl_divergence"
    add_other(table, name + ".extreme", name, [[-1e4, 0.0], [-1e4, 0.0]], [[1.0, 0.0], [0.0, 1.0]],
              [0], True)
    name = "gaussian_negative_log_likelihood"
    outputs = [[1e4, -1e4, 60.0, -60.0], [1e4, -1e4, 60.0, 60.0]]
    add_other(table, name + ".extreme", name, outputs, [[1.0, -1e4], [-1e4, 1e4]], [0, 0], True)
    name = "poisson_negative_log_likelihood"
    add_other(table, name + ".extreme", name, [[-1e4, 20.0]], [[3.0, 4e4]], OTHERS[name][0], True)


def add_labelled(table, generator):
    """Ignored labels, class weights, label smoothing."""
    defaults = {
        "softmax_cross_entropy": [0, -100, 0.0],
        "negative_log_likelihood": [0, -100],
        "multi_class_margin": [0, -100, 1.0, 1, 0],
    }
    classes = [0.5, 2.0, 0.0, 1.0, 0.25, 3.0]
    samples = [1.0, 0.5, 0.0, 2.0, 1.0]
    for name, hyper in defaults.items():
        outputs = other_outputs(name, generator, 5, 6, hyper)
        prefix = name + (".labels." if name == "softmax_cross_entropy" else ".")
        labels = [generator.below(6) for _ in range(5)]
        some, mine = [-100, 3, -100, 1, 5], [0, 3, 3, 1, 3]
        add_other(table, prefix + "ignored", name, outputs, some, hyper, True)
        add_other(table, prefix + "all_ignored", name, outputs, [-100] * 5, hyper, True)
        other = [hyper[0], 3] + hyper[2:]
        add_other(table, prefix + "third_ignored", name, outputs, mine, other, False)
        add_other(table, prefix + "classes", name, outputs, labels, hyper, True, classes=classes)
        for reduction, word in ((1, "sum"), (2, "mean")):
            other = [reduction] + hyper[1:]
            add_other(table, prefix + "classes_" + word, name, outputs, some, other, False,
                      classes=classes, samples=samples)
    name = "softmax_cross_entropy"
    for columns in (1, 6, 40):
        hyper = [0, -100, 0.125]
        outputs = generator.matrix(4, columns, -6.0, 6.0)
        case = "%s.labels.smoothed_%d" % (name, columns)
        labels = [generator.below(columns) for _ in range(4)]
        add_other(table, case, name, outputs, labels, hyper, False)
        case = "%s.distributions.smoothed_%d" % (name, columns)
        targets = target_distributions(generator, 4, columns)
        add_other(table, case, name, outputs, targets, hyper, False)
    outputs = extreme_outputs(generator)
    case = name + ".labels.smoothed_extreme"
    add_other(table, case, name, outputs, [2] * 5, [0, -100, 0.125], False)
    case = name + ".distributions.weighted"
    targets = target_distributions(generator, 5, 10)
    add_other(table, case, name, outputs, targets, [0, -100, 0.0], True, samples=samples)


def add_contrastive(table, generator):
    """The loss whose rows interact. The cosine between two numbers has no slope."""
    name, default = "info_nce", [0, 0.07, 0, 1]
    settings = {"clip": [0, 0.07, 1, 1], "dot": [0, 1.0, 0, 0], "sum": [1, 0.5, 0, 1],
                "dot_both": [1, 4.0, 1, 0]}
    for rows, columns in ((1, 4), (3, 4), (5, 10), (6, 14)):
        outputs, case = generator.matrix(rows, columns, -4.0, 4.0), "%s.%dx%d" % (name, rows, columns)
        add_other(table, case, name, outputs, [[]] * rows, default, True)
    outputs = generator.matrix(4, 6, -2.0, 2.0)
    for setting, hyper in settings.items():
        add_other(table, "%s.%s" % (name, setting), name, outputs, [[]] * 4, hyper, False)
    samples = [0.5, 0.0, 2.0, 0.25]
    for setting, hyper in (("mean", [2] + default[1:]), ("clip", settings["clip"])):
        case = "%s.weighted_%s" % (name, setting)
        add_other(table, case, name, outputs, [[]] * 4, hyper, False, samples=samples)
    add_other(table, name + ".weighted", name, outputs, [[]] * 4, default, True, samples=samples)
    outputs = [[1e4, -1e4, 1e4, -1e4, 80.0, -80.0], [1e4, -1e4, -1e4, 1e4, -80.0, 80.0]]
    add_other(table, name + ".extreme", name, outputs, [[], []], default, True)
    add_other(table, name + ".extreme_dot", name, outputs, [[], []], settings["dot"], False)


def main():
    generator = Generator(3)
    table = Table(["Losses in float64. See losses.py and README.md."])
    add_shapes(table, generator)
    add_extremes(table, generator)
    add_others(table, generator)
    add_large(table, generator)
    add_labelled(table, generator)
    add_contrastive(table, Generator(4))
    table.write("losses.txt")


if __name__ == "__main__":
    main()

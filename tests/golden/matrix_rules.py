"""The update rules of optimizers that see matrices, in float64, each from its publication.

The signature is that of optimizer_rules.py; theta is an Array, a list with a shape, of which a parameter
with two axes is a matrix and any other a vector. The state is a dict that the rule fills
itself, empty before the first step.
"""

import math


class Array(list):
    """The elements of a parameter, row after row, with its shape."""

    def __init__(self, values, shape):
        super().__init__(values)
        self.shape = tuple(shape)

    def like(self, values):
        return Array(values, self.shape)

    def rows(self):
        columns = self.shape[1]
        return [self[start:start + columns] for start in range(0, len(self), columns)]


def mean(values):
    values = list(values)
    return math.fsum(values) / len(values)


def root_mean_square(values):
    return math.sqrt(mean(value * value for value in values))


def remember(state, name, values, share):
    """A running mean: (1 - share) of what it was and a share of the new values."""
    old = state.setdefault(name, [0.0] * len(values))
    state[name] = [(1.0 - share) * a + share * b for a, b in zip(old, values)]
    return state[name]


def second_moment(theta, g, state, hyper, step):
    """Shazeer and Stern 2018, algorithms 4 (matrices) and 5 (vectors), with means in the place of
    sums; or as PyTorch, with epsilon as a floor."""
    exponent, epsilon, is_floor = hyper
    share = math.exp(-exponent * math.log(step))
    added, floor = (0.0, epsilon) if is_floor else (epsilon, 0.0)
    squares = [gradient * gradient + added for gradient in g]
    if len(theta.shape) < 2:
        moments = remember(state, "v", squares, share)
    else:
        rows = theta.like(squares).rows()
        r = remember(state, "r", [mean(row) for row in rows], share)
        c = remember(state, "c", [mean(column) for column in zip(*rows)], share)
        scale = max(mean(r), floor)
        moments = [a * b / scale for a in r for b in c]
    return [max(moment, floor * floor) for moment in moments]


def adafactor(theta, g, state, hyper, step):
    """Shazeer and Stern 2018, algorithms 4 to 6; the first moment as in the transformers library."""
    (rate, relative, scaled, exponent, epsilon, is_floor, epsilon2, clip, has_moment, beta1,
     decay) = hyper
    moments = second_moment(theta, g, state, (exponent, epsilon, is_floor), step)
    update = [gradient / math.sqrt(moment) for gradient, moment in zip(g, moments)]
    shrink = max(1.0, root_mean_square(update) / clip)
    alpha = min(rate, 1.0 / math.sqrt(step)) if relative else rate
    if scaled:
        alpha *= max(epsilon2, root_mean_square(theta))
    update = [alpha * u / shrink for u in update]
    if has_moment:
        update = remember(state, "m", update, 1.0 - beta1)
    return theta.like(
        weight - rate * decay * weight - change for weight, change in zip(theta, update)
    )


def product(a, b):
    return [[math.fsum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def transposed(a):
    return [list(column) for column in zip(*a)]


def newton_schulz(matrix, iterations):
    """Jordan et al. 2024: X <- a X + b (X X^T) X + c (X X^T)^2 X."""
    length = math.sqrt(math.fsum(value * value for row in matrix for value in row))
    x = [[value / (length + 1e-7) for value in row] for row in matrix]
    for _ in range(iterations):
        first = product(product(x, transposed(x)), x)
        second = product(product(x, transposed(x)), first)
        x = [
            [3.4445 * u - 4.775 * v + 2.0315 * w for u, v, w in zip(*rows)]
            for rows in zip(x, first, second)
        ]
    return x


def power(base, exponent):
    """base^exponent by repeated products, which round alike everywhere."""
    result = 1.0
    for _ in range(exponent):
        result *= base
    return result


def adamw(theta, g, state, hyper, step):
    """Loshchilov and Hutter 2019, algorithm 2, the decay multiplied by the rate."""
    rate, beta1, beta2, epsilon, decay = hyper
    first = remember(state, "m", g, 1.0 - beta1)
    second = remember(state, "v", [gradient * gradient for gradient in g], 1.0 - beta2)
    first = [value / (1.0 - power(beta1, step)) for value in first]
    second = [value / (1.0 - power(beta2, step)) for value in second]
    return theta.like(
        weight - rate * decay * weight - rate * a / (math.sqrt(b) + epsilon)
        for weight, a, b in zip(theta, first, second)
    )


def muon(theta, g, state, hyper, step):
    """Jordan et al. 2024; weights have a column an output."""
    (rate, alpha, nesterov, iterations, scaling, decay, vector_rate, beta1, beta2,
     epsilon) = hyper
    if len(theta.shape) < 2:
        return adamw(theta, g, state, (vector_rate, beta1, beta2, epsilon, decay), step)
    old = state.setdefault("momentum", [0.0] * len(g))
    state["momentum"] = [alpha * a + b for a, b in zip(old, g)]
    direction = state["momentum"]
    if nesterov:
        direction = [b + alpha * a for a, b in zip(direction, g)]
    x = newton_schulz(theta.like(direction).rows(), int(iterations))
    rows, columns = theta.shape
    if scaling:
        scale = 0.2 * math.sqrt(max(rows, columns))
    else:
        scale = math.sqrt(max(1.0, columns / rows))
    flat = [value for row in x for value in row]
    return theta.like(
        weight - rate * decay * weight - rate * scale * o for weight, o in zip(theta, flat)
    )

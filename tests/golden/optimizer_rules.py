"""The update rules of all optimizers in float64, each from its publication.

A rule has the signature rule(theta, g, state, hyper, step): one parameter's weights and gradients as
lists, its state as a list of lists (the slots, zeros at first), the hyperparameters in the order of
the catalogue, and the number of the step, from 1. It returns the new weights and changes the state.
Where a rule depends on the shape of the parameter, theta is an Array. Rules of that kind stand in
matrix_rules.py.
"""

import math
from decimal import Decimal


def power(base, exponent):
    """base^exponent by repeated products, which round alike everywhere."""
    result = 1.0
    for _ in range(exponent):
        result *= base
    return result


def divide(a, b):
    return 0.0 if b == 0.0 else a / b


def sign(a):
    return (a > 0.0) - (a < 0.0)


def norm(values):
    return math.sqrt(math.fsum(value * value for value in values))


def elementwise(rule):
    """A rule of single weights: it takes and returns numbers, its state one list of slots."""

    def whole(theta, g, state, hyper, step):
        result = []
        for index, (weight, gradient) in enumerate(zip(theta, g)):
            slots = [slot[index] for slot in state]
            new, slots = rule(weight, gradient, slots, hyper, step)
            for slot, value in zip(state, slots):
                slot[index] = value
            result.append(new)
        return result

    return whole


def penalized(rule):
    """A rule whose last hyperparameter times the weight is added to its gradient."""

    def with_penalty(theta, g, slots, hyper, step):
        return rule(theta, g + hyper[-1] * theta, slots, hyper[:-1], step)

    return elementwise(with_penalty)


def sgd(theta, g, slots, hyper, step):
    (rate,) = hyper
    return theta - rate * g, slots


def momentum(theta, g, slots, hyper, step):
    """Polyak 1964; Goodfellow et al. 2016, algorithm 8.2; or as PyTorch, v <- a v + g."""
    rate, alpha, holds_rate = hyper
    velocity = alpha * slots[0] + (-rate * g if holds_rate else g)
    return theta + (velocity if holds_rate else -rate * velocity), [velocity]


def ahead(theta, slots, hyper):
    """Where nesterov takes its gradient (Goodfellow et al. 2016, algorithm 8.3)."""
    rate, alpha, holds_rate = hyper[:3]
    return theta + alpha * slots[0] * (1.0 if holds_rate else -rate)


def nesterov(theta, g, state, hyper, step):
    """g was taken ahead, and so is the penalty."""
    points = [ahead(weight, [v], hyper) for weight, v in zip(theta, state[0])]
    g = [gradient + hyper[-1] * point for gradient, point in zip(g, points)]
    return elementwise(momentum)(theta, g, state, hyper[:-1], step)


def nesterov_shifted(theta, g, slots, hyper, step):
    """Bengio et al. 2013; PyTorch's SGD with nesterov for holds_rate 0."""
    rate, alpha, holds_rate = hyper
    if holds_rate:
        velocity = alpha * slots[0] - rate * g
        return theta + alpha * velocity - rate * g, [velocity]
    velocity = alpha * slots[0] + g
    return theta - rate * (g + alpha * velocity), [velocity]


def adagrad(theta, g, slots, hyper, step):
    """Duchi, Hazan and Singer 2011; Goodfellow et al. 2016, algorithm 8.4."""
    rate, epsilon = hyper
    total = slots[0] + g * g
    return theta - rate * divide(g, epsilon + math.sqrt(total)), [total]


def root(square, epsilon, is_outside):
    return math.sqrt(square) + epsilon if is_outside else math.sqrt(square + epsilon)


def rmsprop(theta, g, slots, hyper, step):
    """Tieleman and Hinton 2012; Goodfellow et al. 2016, algorithm 8.5; or as PyTorch."""
    rate, decay, epsilon, is_outside = hyper
    mean = decay * slots[0] + (1.0 - decay) * g * g
    return theta - rate * divide(g, root(mean, epsilon, is_outside)), [mean]


def ahead_of_rmsprop(theta, slots, hyper):
    return theta + hyper[2] * slots[1]


def rmsprop_nesterov(theta, g, state, hyper, step):
    """Goodfellow et al. 2016, algorithm 8.6; g was taken ahead, and so is the penalty."""
    rate, decay, alpha, epsilon, is_outside, penalty = hyper
    result = []
    for index, (weight, gradient) in enumerate(zip(theta, g)):
        gradient += penalty * (weight + alpha * state[1][index])
        mean = decay * state[0][index] + (1.0 - decay) * gradient * gradient
        pull = rate * divide(gradient, root(mean, epsilon, is_outside))
        velocity = alpha * state[1][index] - pull
        state[0][index], state[1][index] = mean, velocity
        result.append(weight + velocity)
    return result


def rmsprop_centered(theta, g, slots, hyper, step):
    """Graves 2013, equations 38 to 45."""
    rate, decay, alpha, epsilon, is_outside = hyper
    squares = decay * slots[0] + (1.0 - decay) * g * g
    mean = decay * slots[1] + (1.0 - decay) * g
    variance = max(squares - mean * mean, 0.0)
    velocity = alpha * slots[2] - rate * divide(g, root(variance, epsilon, is_outside))
    return theta + velocity, [squares, mean, velocity]


def adadelta(theta, g, slots, hyper, step):
    """Zeiler 2012, algorithm 1."""
    rate, decay, epsilon = hyper
    squares = decay * slots[0] + (1.0 - decay) * g * g
    change = -divide(math.sqrt(slots[1] + epsilon), math.sqrt(squares + epsilon)) * g
    changes = decay * slots[1] + (1.0 - decay) * change * change
    return theta + rate * change, [squares, changes]


def moments(g, slots, beta1, beta2):
    return beta1 * slots[0] + (1.0 - beta1) * g, beta2 * slots[1] + (1.0 - beta2) * g * g


def adam(theta, g, slots, hyper, step):
    """Kingma and Ba 2015, algorithm 1."""
    rate, beta1, beta2, epsilon = hyper
    first, second = moments(g, slots, beta1, beta2)
    corrected_first = first / (1.0 - power(beta1, step))
    corrected_second = second / (1.0 - power(beta2, step))
    change = rate * divide(corrected_first, math.sqrt(corrected_second) + epsilon)
    return theta - change, [first, second]


def decoupled(rule):
    """A rule with weights that shrink by themselves (Loshchilov and Hutter 2019, algorithm 2)."""

    def with_decay(theta, g, slots, hyper, step):
        decay, times_rate = hyper[-2:]
        new, slots = rule(theta, g, slots, hyper[:-2], step)
        return new - decay * (hyper[0] if times_rate else 1.0) * theta, slots

    return elementwise(with_decay)


def adamax(theta, g, slots, hyper, step):
    """Kingma and Ba 2015, algorithm 2."""
    rate, beta1, beta2, epsilon = hyper
    first = beta1 * slots[0] + (1.0 - beta1) * g
    largest = max(beta2 * slots[1], abs(g) + epsilon)
    return theta - rate / (1.0 - power(beta1, step)) * divide(first, largest), [first, largest]


def growth(exponent):
    """0.96^exponent, rounded once."""
    return float(Decimal("0.96") ** Decimal(exponent))


def nadam(theta, g, slots, hyper, step):
    """Dozat 2016, algorithm 2, with his schedule of the momentum."""
    rate, beta1, beta2, epsilon, momentum_decay = hyper
    first, second = moments(g, slots, beta1, beta2)

    def mu(number):
        return beta1 * (1.0 - 0.5 * growth(number * momentum_decay))

    product = 1.0
    for number in range(1, step + 1):
        product *= mu(number)
    corrected_first = mu(step + 1) * first / (1.0 - product * mu(step + 1))
    corrected_first += (1.0 - mu(step)) * g / (1.0 - product)
    corrected_second = second / (1.0 - power(beta2, step))
    change = rate * divide(corrected_first, math.sqrt(corrected_second) + epsilon)
    return theta - change, [first, second]


def radam(theta, g, slots, hyper, step):
    """Liu et al. 2020, algorithm 2."""
    rate, beta1, beta2, epsilon, threshold = hyper
    first, second = moments(g, slots, beta1, beta2)
    corrected_first = first / (1.0 - power(beta1, step))
    longest = 2.0 / (1.0 - beta2) - 1.0
    length = longest - 2.0 * step * power(beta2, step) / (1.0 - power(beta2, step))
    if length > threshold:
        top = (length - 4.0) * (length - 2.0) * longest
        rectification = math.sqrt(top / ((longest - 4.0) * (longest - 2.0) * length))
        corrected_second = second / (1.0 - power(beta2, step))
        change = rectification * divide(corrected_first, math.sqrt(corrected_second) + epsilon)
    else:
        change = corrected_first
    return theta - rate * change, [first, second]


def amsgrad(theta, g, slots, hyper, step):
    """Reddi, Kale and Kumar 2018, algorithm 2; or as PyTorch, with bias correction."""
    rate, beta1, beta2, epsilon, corrects = hyper
    first, second = moments(g, slots, beta1, beta2)
    largest = max(slots[2], second)
    first_scale = 1.0 - power(beta1, step) if corrects else 1.0
    second_scale = 1.0 - power(beta2, step) if corrects else 1.0
    bottom = math.sqrt(largest / second_scale) + epsilon
    return theta - rate * divide(first / first_scale, bottom), [first, second, largest]


def lion(theta, g, slots, hyper, step):
    """Chen et al. 2023, algorithm 2."""
    rate, beta1, beta2, decay = hyper
    direction = sign(beta1 * slots[0] + (1.0 - beta1) * g)
    return theta - rate * (direction + decay * theta), [beta2 * slots[0] + (1.0 - beta2) * g]


def lamb(theta, g, state, hyper, step):
    """You et al. 2020, algorithm 2."""
    rate, beta1, beta2, epsilon, decay = hyper
    direction = []
    for index, (weight, gradient) in enumerate(zip(theta, g)):
        slots = [slot[index] for slot in state]
        state[0][index], state[1][index] = moments(gradient, slots, beta1, beta2)
        top = state[0][index] / (1.0 - power(beta1, step))
        bottom = math.sqrt(state[1][index] / (1.0 - power(beta2, step))) + epsilon
        direction.append(divide(top, bottom) + decay * weight)
    lengths = norm(theta), norm(direction)
    ratio = lengths[0] / lengths[1] if all(lengths) else 1.0
    return [weight - rate * ratio * step for weight, step in zip(theta, direction)]


def lars(theta, g, state, hyper, step):
    """You, Gitman and Ginsburg 2017, algorithm 1."""
    rate, alpha, trust, decay = hyper
    lengths = norm(theta), norm(g)
    local = trust * lengths[0] / (lengths[1] + decay * lengths[0]) if all(lengths) else 1.0
    velocity = state[0]
    for index, (weight, gradient) in enumerate(zip(theta, g)):
        pull = rate * local * (gradient + decay * weight)
        velocity[index] = alpha * velocity[index] - pull
    return [weight + v for weight, v in zip(theta, velocity)]


def rprop(theta, g, slots, hyper, step):
    """Riedmiller and Braun 1993; without backtracking Igel and Huesken 2000, iRprop-."""
    rate, increase, decrease, least, most, backtracks = hyper
    before, size = slots[0], rate if step == 1 else slots[1]
    if before * g > 0.0:
        size = min(size * increase, most)
    elif before * g < 0.0:
        moved = theta + sign(before) * size if backtracks else theta
        return moved, [0.0, max(size * decrease, least)]
    return theta - sign(g) * size, [g, size]


def adan(theta, g, slots, hyper, step):
    """Xie et al. 2022, algorithm 1; or as their program, with bias correction."""
    rate, beta1, beta2, beta3, epsilon, corrects, decay = hyper
    change = g - (g if step == 1 else slots[3])
    square = (g + (1.0 - beta2) * change) ** 2
    if step == 1 and not corrects:
        mean, changes, squares = g, 0.0, square
    else:
        mean = (1.0 - beta1) * slots[0] + beta1 * g
        changes = (1.0 - beta2) * slots[1] + beta2 * change
        squares = (1.0 - beta3) * slots[2] + beta3 * square
    scales = [1.0 - power(1.0 - beta, step) if corrects else 1.0 for beta in (beta1, beta2, beta3)]
    top = mean / scales[0] + (1.0 - beta2) * changes / scales[1]
    bottom = math.sqrt(squares / scales[2]) + epsilon
    new = (theta - rate * divide(top, bottom)) / (1.0 + decay * rate)
    return new, [mean, changes, squares, g]

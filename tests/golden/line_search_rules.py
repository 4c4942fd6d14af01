"""L-BFGS in float64: the inverse Hessian as a matrix, by the update formula instead of the two loops,
and a line search for the strong Wolfe conditions.

Nocedal and Wright 2006, equation 7.16 (the update), algorithms 3.5 and 3.6 (the search), equation 3.59
(the cubic).
"""

import math


def dot(a, b):
    return math.fsum(x * y for x, y in zip(a, b))


def moved(a, factor, b):
    return [x + factor * y for x, y in zip(a, b)]


def inverse_hessian(pairs, size):
    """From the pairs (s, y), oldest first; the first matrix is s.y / y.y of the newest."""
    scale = dot(*pairs[-1]) / dot(pairs[-1][1], pairs[-1][1]) if pairs else 1.0
    h = [[scale * (i == j) for j in range(size)] for i in range(size)]
    for s, y in pairs:
        rho = 1.0 / dot(s, y)
        hy = [dot(row, y) for row in h]
        factor = rho * (1.0 + rho * dot(y, hy))
        for i in range(size):
            for j in range(size):
                h[i][j] += factor * s[i] * s[j] - rho * (hy[i] * s[j] + s[i] * hy[j])
    return h


def cubic_minimum(a, b):
    """The points are (step, loss, slope)."""
    first = a[2] + b[2] - 3.0 * (a[1] - b[1]) / (a[0] - b[0])
    second = math.copysign(math.sqrt(max(first * first - a[2] * b[2], 0.0)), b[0] - a[0])
    return b[0] - (b[0] - a[0]) * (b[2] + second - first) / (b[2] - a[2] + 2.0 * second)


def search(phi, start, step, decrease, curvature, most, shortest):
    """The step that fulfils both conditions, or the best one."""
    low, high = start, None
    for tried in range(1, most + 1):
        point = phi(step)
        if point[1] > start[1] + decrease * step * start[2] or (tried > 1 and point[1] >= low[1]):
            high = point
        elif abs(point[2]) <= -curvature * start[2]:
            return step
        else:
            if high is None:
                high = low if point[2] >= 0.0 else None
            elif point[2] * (high[0] - low[0]) >= 0.0:
                high = low
            low = point
        if high is None:
            step *= 2.0
            continue
        length = high[0] - low[0]
        if abs(length) <= shortest:
            break
        share = (cubic_minimum(low, high) - low[0]) / length
        step = low[0] + min(max(share, 0.1), 0.9) * length
    return low[0]


def penalized(value, gradient, theta, decay):
    return value + 0.5 * decay * dot(theta, theta), moved(gradient, decay, theta)


def iterate(evaluate, theta, pairs, hyper):
    """One iteration from theta: the new theta; the pairs have one more."""
    rate, history, most, decrease, curvature, tolerance, change, decay = hyper
    loss, g = penalized(*evaluate(theta), theta, decay)
    if max(map(abs, g)) <= tolerance:
        return theta
    known = [pair for pair in pairs[-int(history):] if pair]
    direction = [-dot(row, g) for row in inverse_hessian(known, len(theta))]

    def phi(step):
        point = moved(theta, step, direction)
        value, gradient = penalized(*evaluate(point), point, decay)
        return step, value, dot(gradient, direction)

    first = rate * (1.0 if known else min(1.0, 1.0 / math.sqrt(dot(g, g))))
    shortest = change / max(map(abs, direction))
    start = (0.0, loss, dot(g, direction))
    step = search(phi, start, first, decrease, curvature, int(most), shortest)
    if step == 0.0:
        pairs.append(None)
        return theta
    new = moved(theta, step, direction)
    _, changed = penalized(*evaluate(new), new, decay)
    pairs.append((moved(new, -1.0, theta), moved(changed, -1.0, g)))
    return new

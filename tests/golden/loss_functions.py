"""Losses of a row, with 60 digits; losses.py writes their values and gradients.

A loss is a function of the outputs y of a row, what they should be, t (a list of values or a label),
and its hyperparameters in the order of the library's catalogue, the first of which is the
reduction (1 is the sum). What it gives is the row's loss: a mean over the targets unless the
reduction is the sum, where it says "mean" below.

    mean_absolute_error               mean |y - t|
    huber                             mean a^2 / 2 for |a| <= d, else d (|a| - d / 2), a = y - t
                                      (Huber 1964)
    smooth_l1                         mean a^2 / (2 b) for |a| < b, else |a| - b / 2 (Girshick 2015)
    log_cosh                          mean ln cosh(y - t)
    quantile                          mean max(q a, (q - 1) a), a = t - y (Koenker, Bassett 1978)
    binary_cross_entropy              mean -t ln p - (1 - t) ln(1 - p), p = y
    binary_cross_entropy_with_logits  the same with p = 1 / (1 + e^-y)
    focal_with_logits                 that times (1 - p_t)^g and alpha_t, 1 - p_t = p (1 - t) + (1 - p) t
                                      (Lin et al. 2017)
    kl_divergence                     sum t (ln t - y), nothing for t = 0
    poisson_negative_log_likelihood   mean e^y - t y, or y - t ln(y + e)
    gaussian_negative_log_likelihood  mean (s + (t - m)^2 e^-s) / 2, y is m then s
    hinge, squared_hinge              mean max(0, 1 - t y), squared
    negative_log_likelihood           -y_l
    multi_class_margin                sum, mean or largest of max(0, m - y_l + y_j)^p for j != l
    cosine_embedding                  1 - c, or max(0, c - m) for the label -1; y is two vectors
    triplet                           max(0, |a - p|^2 - |a - n|^2 + m), y is a, p, n
    softmax_cross_entropy             ln sum e^y - y . t', t' = (1 - e) t + e sum t / c

Of info_nce the rows of a batch belong together: that of row i is -ln (e^s_ii / sum_j e^s_ij), s_ij the
cosine or the dot product of the first half of row i and the second half of row j, divided by the
temperature (van den Oord, Li, Vinyals 2018); if symmetric half of that and half of the same with s_ji
for s_ij (Radford et al. 2021). Rows of weight 0 are left out.

Gradients are central differences with 80 digits: at a distance of 10^-25 they are off by about
10^-50, and owe nothing to anybody's derivative.
"""

from decimal import MAX_EMAX, MIN_EMIN, Decimal, getcontext

# The exponentials of very different similarities are numbers too.
getcontext().prec, getcontext().Emax, getcontext().Emin = 80, MAX_EMAX, MIN_EMIN
STEP = Decimal(10) ** -25
ZERO, ONE, TWO, HALF = Decimal(0), Decimal(1), Decimal(2), Decimal("0.5")
PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803")


def mean(terms, hyper):
    terms = list(terms)
    total = sum(terms, ZERO)
    return total if hyper[0] == 1 else total / len(terms)


def elementwise(term):
    return lambda y, t, hyper: mean((term(a, b, hyper) for a, b in zip(y, t)), hyper)


def huber(y, t, hyper):
    a, d = abs(y - t), hyper[1]
    return a * a / 2 if a <= d else d * (a - d / 2)


def smooth_l1(y, t, hyper):
    a, b = abs(y - t), hyper[1]
    return a * a / (2 * b) if a < b else a - b / 2


def log_cosh(y, t, hyper):
    return (((y - t).exp() + (t - y).exp()) / 2).ln()


def quantile(y, t, hyper):
    a = t - y
    return max(hyper[1] * a, (hyper[1] - 1) * a)


def entropy(p, t):
    lost = ZERO
    if t != 0:
        lost -= t * p.ln()
    if t != 1:
        lost -= (1 - t) * (1 - p).ln()
    return lost


def entropy_of_logit(y, t):
    # ln(1 + e^y) = y + ln(1 + e^-y): with the negative exponent nothing is lost of the 80 digits.
    if y > 0:
        return (1 - t) * y + (1 + (-y).exp()).ln()
    return -t * y + (1 + y.exp()).ln()


def focal(y, t, hyper):
    gamma, alpha = hyper[1], hyper[2]
    p, rest = 1 / (1 + (-y).exp()), 1 / (1 + y.exp())
    q = p * (1 - t) + rest * t
    balance = ONE if alpha < 0 else alpha * t + (1 - alpha) * (1 - t)
    return balance * (ONE if gamma == 0 else q**gamma) * entropy_of_logit(y, t)


def poisson(y, t, hyper):
    value = y.exp() - t * y if hyper[1] == 1 else y - t * (y + hyper[3]).ln()
    if hyper[2] == 1 and t > 1:
        value += t * t.ln() - t + (2 * PI * t).ln() / 2
    return value


def gaussian(y, t, hyper):
    n = len(t)
    constant = (2 * PI).ln() if hyper[1] == 1 else ZERO
    return mean(
        ((s + (x - m) ** 2 * (-s).exp() + constant) / 2 for m, s, x in zip(y[:n], y[n:], t)), hyper
    )


def kl_divergence(y, t, hyper):
    return sum((b * (b.ln() - a) for a, b in zip(y, t) if b != 0), ZERO)


def lack(y, t, hyper):
    return max(ZERO, 1 - t * y)


def multi_class_margin(y, label, hyper):
    margin, power, aggregation = hyper[2:]
    lacks = [max(ZERO, margin - y[label] + z) for j, z in enumerate(y) if j != label]
    terms = [a * a if power == 2 else a for a in lacks]
    if aggregation == 2:
        return max(terms, default=ZERO)
    return sum(terms, ZERO) / (len(y) if aggregation == 1 else 1)


def dot(a, b):
    return sum((x * y for x, y in zip(a, b)), ZERO)


def cosine_embedding(y, label, hyper):
    half = len(y) // 2
    a, b = y[:half], y[half:]
    cosine = dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
    return 1 - cosine if label == 1 else max(ZERO, cosine - hyper[1])


def triplet(y, _, hyper):
    third = len(y) // 3
    squares = [
        sum(((a - b) ** 2 for a, b in zip(y, y[start : start + third])), ZERO)
        for start in (third, 2 * third)
    ]
    positive, negative = squares if hyper[2] == 1 else [square.sqrt() for square in squares]
    return max(ZERO, positive - negative + hyper[1])


def softmax_cross_entropy(y, t, hyper):
    if isinstance(t, int):
        t = [ONE if column == t else ZERO for column in range(len(y))]
    largest = max(y)
    total = largest + sum(((z - largest).exp() for z in y), ZERO).ln()
    spread = hyper[2] * sum(t, ZERO) / len(y)
    return sum((((1 - hyper[2]) * b + spread) * (total - z) for z, b in zip(y, t)), ZERO)


LOSSES = {
    "mean_absolute_error": elementwise(lambda y, t, hyper: abs(y - t)),
    "huber": elementwise(huber),
    "smooth_l1": elementwise(smooth_l1),
    "log_cosh": elementwise(log_cosh),
    "quantile": elementwise(quantile),
    "binary_cross_entropy": elementwise(lambda y, t, hyper: entropy(y, t)),
    "binary_cross_entropy_with_logits": elementwise(lambda y, t, hyper: entropy_of_logit(y, t)),
    "focal_with_logits": elementwise(focal),
    "kl_divergence": kl_divergence,
    "poisson_negative_log_likelihood": elementwise(poisson),
    "gaussian_negative_log_likelihood": gaussian,
    "hinge": elementwise(lack),
    "squared_hinge": elementwise(lambda y, t, hyper: lack(y, t, hyper) ** 2),
    "negative_log_likelihood": lambda y, label, hyper: -y[label],
    "multi_class_margin": multi_class_margin,
    "cosine_embedding": cosine_embedding,
    "triplet": triplet,
    "softmax_cross_entropy": softmax_cross_entropy,
    "mean_squared_error": elementwise(lambda y, t, hyper: (y - t) ** 2),
}
# Those whose gradient at an output depends on that output alone.
SEPARATE = {name for name in LOSSES if name not in (
    "gaussian_negative_log_likelihood", "negative_log_likelihood", "multi_class_margin",
    "cosine_embedding", "triplet", "softmax_cross_entropy")}


def unit(vector):
    norm = dot(vector, vector).sqrt()
    return [x / norm for x in vector]


def info_nce(outputs, weights, hyper):
    """The sum of the rows' losses times their weights; nothing of what weighs 0 is looked at."""
    rows = [(y, weight) for y, weight in zip(outputs, weights) if weight != 0]
    half, total = len(outputs[0]) // 2, ZERO
    queries, keys = [y[:half] for y, _ in rows], [y[half:] for y, _ in rows]
    if hyper[3] == 1:
        queries, keys = [unit(query) for query in queries], [unit(key) for key in keys]
    s = [[dot(query, key) / hyper[1] for key in keys] for query in queries]
    for i, (_, weight) in enumerate(rows):
        found = -(s[i][i].exp() / sum((x.exp() for x in s[i]), ZERO)).ln()
        if hyper[2] == 1:
            column = sum((row[i].exp() for row in s), ZERO)
            found = (found - (s[i][i].exp() / column).ln()) / 2
        total += weight * found
    return total


def info_nce_batch(outputs, hyper, weights, divisor):
    """Value and gradient; a difference for each output, of the loss of the whole batch."""
    outputs = [exact(y) for y in outputs]
    value, gradient = info_nce(outputs, weights, hyper) / divisor, []
    for y, weight in zip(outputs, weights):
        row = [0.0] * len(y)
        for column in range(len(y) if weight != 0 else 0):
            kept, ends = y[column], []
            for step in (STEP, -STEP):
                y[column] = kept + step
                ends.append(info_nce(outputs, weights, hyper))
            y[column] = kept
            row[column] = float((ends[0] - ends[1]) / (2 * STEP) / divisor)
        gradient.append(row)
    return float(value), gradient


def exact(values):
    return [Decimal(value) for value in values]


def row_gradient(name, y, t, hyper):
    loss, gradient = LOSSES[name], []
    for column in range(len(y)):
        if name in SEPARATE:
            one = hyper if name == "kl_divergence" else [ONE] + hyper[1:]
            ends = [loss([y[column] + step], [t[column]], one) for step in (STEP, -STEP)]
            count = 1 if name == "kl_divergence" or hyper[0] == 1 else len(y)
            gradient.append((ends[0] - ends[1]) / (2 * STEP) / count)
            continue
        ends = [loss(y[:column] + [y[column] + step] + y[column + 1 :], t, hyper)
                for step in (STEP, -STEP)]
        gradient.append((ends[0] - ends[1]) / (2 * STEP))
    return gradient


def batch(name, outputs, targets, hyper, weights=None, ignored=None):
    """Value and gradient of a batch whose rows have weights."""
    weights = exact(weights) if weights else [ONE] * len(outputs)
    hyper = exact(hyper)
    counts = [ignored is None or target != ignored for target in targets]
    weights = [weight if count else ZERO for weight, count in zip(weights, counts)]
    divisor = {0: Decimal(sum(counts)), 1: ONE, 2: sum(weights, ZERO)}[int(hyper[0])]
    if name == "info_nce":
        return info_nce_batch(outputs, hyper, weights, divisor)
    value, gradient = ZERO, []
    for y, t, weight in zip(outputs, targets, weights):
        y = exact(y)
        t = exact(t) if isinstance(t, list) else t
        if weight == 0 or divisor == 0:
            gradient.append([0.0] * len(y))
            continue
        share = weight / divisor
        value += share * LOSSES[name](y, t, hyper)
        gradient.append([float(share * slope) for slope in row_gradient(name, y, t, hyper)])
    return float(value), gradient

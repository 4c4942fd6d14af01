"""Every loss that PyTorch has, value and gradient by autograd, against losses.txt.

PyTorch's terms without reduction are joined as the library joins them; where PyTorch has the
reduction itself, its own number is compared too.
"""

import math
import warnings

import torch
import torch.nn.functional as F

import loss_functions
from pytorch_report import read, tensor

FAMILY = "loss"
NONE = {"reduction": "none"}


def halves(y, parts):
    return y.chunk(parts, dim=-1)


def poisson(y, t, h):
    return F.poisson_nll_loss(y, t, h[1] == 1, h[2] == 1, eps=h[3], **NONE)


def gaussian(y, t, h):
    mean, log_variance = halves(y, 2)
    return F.gaussian_nll_loss(mean, t, log_variance.exp(), full=h[1] == 1, **NONE)


def margin(y, label, h):
    terms = F.multi_margin_loss(y, label, p=int(h[3]), margin=h[2], **NONE)
    return terms if h[4] == 1 else terms * y.shape[1]


def cosine(y, label, h):
    return F.cosine_embedding_loss(*halves(y, 2), label, margin=h[1], **NONE)


def square(a, b):
    return (a - b).pow(2).sum(-1)


def triplet(y, _, h):
    if h[2] == 1:
        distance = {"distance_function": square}
        return F.triplet_margin_with_distance_loss(*halves(y, 3), margin=h[1], **distance, **NONE)
    return F.triplet_margin_loss(*halves(y, 3), margin=h[1], eps=0.0, **NONE)


def entropy(y, t, h):
    return F.cross_entropy(y, t, ignore_index=int(h[1]), label_smoothing=h[2], **NONE)


def focal(y, t, h):
    """torchvision.ops.sigmoid_focal_loss, by its parts."""
    p = torch.sigmoid(y)
    terms = F.binary_cross_entropy_with_logits(y, t, **NONE)
    terms = terms * (1 - (p * t + (1 - p) * (1 - t))) ** h[1]
    return (h[2] * t + (1 - h[2]) * (1 - t)) * terms if h[2] >= 0 else terms


def contrast(y, weights, h):
    """Cross-entropy of the similarities of the rows that count."""
    kept = weights != 0
    queries, keys = halves(y[kept], 2)
    if h[3] == 1:
        queries, keys = F.normalize(queries, dim=-1, eps=0.0), F.normalize(keys, dim=-1, eps=0.0)
    scores, own = queries @ keys.T / h[1], torch.arange(len(queries))
    terms = F.cross_entropy(scores, own, **NONE)
    if h[2] == 1:
        terms = (terms + F.cross_entropy(scores.T, own, **NONE)) / 2
    return torch.zeros(len(y), dtype=y.dtype).masked_scatter(kept, terms)


# Name: what is called, the call, the defaults. Terms of a row are joined by their mean, or sum.
LOSSES = {
    "mean_squared_error": ("nn.MSELoss", lambda y, t, h: F.mse_loss(y, t, **NONE), [0]),
    "mean_absolute_error": ("nn.L1Loss", lambda y, t, h: F.l1_loss(y, t, **NONE), [0]),
    "huber": ("nn.HuberLoss(delta)", lambda y, t, h: F.huber_loss(y, t, delta=h[1], **NONE), [0, 1]),
    "smooth_l1": (
        "nn.SmoothL1Loss(beta)", lambda y, t, h: F.smooth_l1_loss(y, t, beta=h[1], **NONE), [0, 1],
    ),
    "binary_cross_entropy": (
        "nn.BCELoss", lambda y, t, h: F.binary_cross_entropy(y, t, **NONE), [0, 1e-7],
    ),
    "binary_cross_entropy_with_logits": (
        "nn.BCEWithLogitsLoss", lambda y, t, h: F.binary_cross_entropy_with_logits(y, t, **NONE), [0],
    ),
    "focal_with_logits": ("torchvision's sigmoid_focal_loss, by its parts", focal, [0, 2, 0.25]),
    "kl_divergence": (
        "nn.KLDivLoss('batchmean')", lambda y, t, h: F.kl_div(y, t, **NONE), [0],
    ),
    "poisson_negative_log_likelihood": (
        "nn.PoissonNLLLoss(log_input, include_constant, epsilon)", poisson, [0, 1, 0, 1e-8],
    ),
    "gaussian_negative_log_likelihood": (
        "nn.GaussianNLLLoss(include_constant) of e^s", gaussian, [0, 0],
    ),
    "hinge": (
        "nn.MarginRankingLoss(1) of y and 0",
        lambda y, t, h: F.margin_ranking_loss(y, torch.zeros_like(y), t, margin=1.0, **NONE), [0],
    ),
    "negative_log_likelihood": (
        "nn.NLLLoss(ignore_index)", lambda y, t, h: F.nll_loss(y, t, ignore_index=int(h[1]), **NONE),
        [0, -100],
    ),
    "multi_class_margin": (
        "nn.MultiMarginLoss(power, margin); aggregation 0 is that times the columns", margin,
        [0, -100, 1, 1, 0],
    ),
    "cosine_embedding": ("nn.CosineEmbeddingLoss(margin)", cosine, [0, 0]),
    "triplet": (
        "nn.TripletMarginLoss(margin, eps=0); squared: nn.TripletMarginWithDistanceLoss", triplet,
        [0, 0.2, 1],
    ),
    "softmax_cross_entropy": (
        "nn.CrossEntropyLoss(ignore_index, label_smoothing)", entropy, [0, -100, 0],
    ),
    "info_nce": ("nn.CrossEntropyLoss of the similarities over the temperature", contrast,
                 [0, 0.07, 0, 1]),
}  # fmt: skip
LACKING = ("log_cosh", "quantile", "squared_hinge")
SUMS = ("kl_divergence", "negative_log_likelihood", "multi_class_margin", "cosine_embedding",
        "triplet", "softmax_cross_entropy", "info_nce")  # fmt: skip
NOTES = {
    "binary_cross_entropy": "inside epsilon and 1 - epsilon",
    "gaussian_negative_log_likelihood": "for variances above 1e-6",
    "multi_class_margin": "aggregation 2 is missing",
    "cosine_embedding": "PyTorch adds 1e-12 to the squares of the norms",
    "softmax_cross_entropy": "smoothed distributions where they sum to 1",
}
TOLERANCES = {"cosine_embedding": 1e-11}


def float32(value):
    return torch.tensor(value, dtype=torch.float32).item()


def left_out(name, case, h, y, t, record):
    """What PyTorch does not have, or has otherwise by a sentence that is checked apart."""
    if name == "multi_class_margin":
        return h[4] == 2 or record.count(h[1]) > 0
    if name == "gaussian_negative_log_likelihood":
        return bool((halves(y, 2)[1] < math.log(1e-6)).any())
    if name == "softmax_cross_entropy" and t.is_floating_point() and h[2] > 0:
        return bool(((t.sum(-1) - 1).abs() > 1e-6).any())
    return False


def case_pairs(name, case, table):
    _, function, defaults = LOSSES[name]
    rows, columns = (int(size) for size in table[case + ".shape"])
    h = [float32(value) for value in table.get(case + ".hyper", defaults)]
    y = tensor(table[case + ".outputs"], rows, columns, grad=True)
    labels = table.get(case + ".labels")
    record = labels if labels is not None else table[case + ".targets"]
    t = tensor(record).long() if labels is not None else tensor(record, rows, -1) if record else None
    if left_out(name, case, h, y, t, record):
        return []
    counts = torch.ones(rows, dtype=torch.float64)
    if labels is not None and name in ("softmax_cross_entropy", "negative_log_likelihood"):
        counts = (t != int(h[1])).double()
    weights = tensor(table.get(case + ".sample_weights", [1.0] * rows)) * counts
    if case + ".class_weights" in table:
        classes = tensor(table[case + ".class_weights"])
        weights = weights * classes[t.clamp(min=0)]
    terms = function(y, weights if name == "info_nce" else t, h)
    if name not in SUMS or name == "kl_divergence":
        terms = terms.sum(-1) if h[0] == 1 or name in SUMS else terms.mean(-1)
    divisor = {0: counts.sum(), 1: tensor(1.0), 2: weights.sum()}[int(h[0])]
    value = (torch.where(weights != 0, terms, 0.0) * weights).sum() / divisor.clamp(min=1e-300)
    value.backward()
    return [([value.item()], table[case + ".value"]), (y.grad, table[case + ".gradient"])]


def cases(table, name):
    ends = [record for record in table if record.startswith(name + ".") and record.endswith(".shape")]
    return [record[: -len(".shape")] for record in ends]


def tables(report, table):
    for name, (theirs, _, _) in LOSSES.items():
        pairs = [pair for case in cases(table, name) for pair in case_pairs(name, case, table)]
        report.same(FAMILY, name, theirs, pairs, TOLERANCES.get(name, 1e-12), NOTES.get(name, ""))


def rows_of(generator, rows, columns):
    return torch.randn(rows, columns, dtype=torch.float64, generator=generator)


def reductions(report):
    """PyTorch's own reductions, and what the heads say of class weights and smoothing."""
    generator = torch.Generator().manual_seed(1)
    y, t = rows_of(generator, 4, 6), rows_of(generator, 4, 6)
    labels, classes = [1, 5, -100, 0], [0.5, 2.0, 1.0, 1.0, 0.25, 3.0]
    ours = lambda name, t, h, *rest: [loss_functions.batch(name, y.tolist(), t, h, *rest)[0]]
    report.same(FAMILY, "mean_squared_error, reduction 0", "nn.MSELoss('mean')",
                [([F.mse_loss(y, t)], ours("mean_squared_error", t.tolist(), [0]))])
    report.same(FAMILY, "mean_squared_error, reduction 1", "nn.MSELoss('sum')",
                [([F.mse_loss(y, t, reduction="sum")], ours("mean_squared_error", t.tolist(), [1]))])
    weights = [classes[label] if label >= 0 else 0.0 for label in labels]
    picked, weight = torch.tensor(labels), tensor(classes)
    report.same(FAMILY, "softmax_cross_entropy, class weights, reduction 2",
                "nn.CrossEntropyLoss(weight, reduction='mean')",
                [([F.cross_entropy(y, picked, weight)],
                  ours("softmax_cross_entropy", labels, [2, -100, 0], weights, -100))])
    report.same(FAMILY, "softmax_cross_entropy, reduction 0", "nn.CrossEntropyLoss()",
                [([F.cross_entropy(y, picked)],
                  ours("softmax_cross_entropy", labels, [0, -100, 0], None, -100))])
    report.other(FAMILY, "softmax_cross_entropy, class weights, label smoothing",
                 "nn.CrossEntropyLoss(weight, label_smoothing)",
                 [F.cross_entropy(y, picked, weight, label_smoothing=0.25)],
                 ours("softmax_cross_entropy", labels, [2, -100, 0.25], weights, -100),
                 "PyTorch weighs what is spread by the weight of each class")
    spread = torch.softmax(t, -1)
    # PyTorch warns of it.
    with warnings.catch_warnings(action="ignore"):
        mean = F.kl_div(y, spread)
    report.other(FAMILY, "kl_divergence, reduction 0", "nn.KLDivLoss('mean')", [mean],
                 ours("kl_divergence", spread.tolist(), [0]),
                 "PyTorch's mean divides by the columns too")
    half = torch.full((4, 6), 1 / 12, dtype=torch.float64)
    report.other(FAMILY, "softmax_cross_entropy, smoothed targets of sum 1/2",
                 "nn.CrossEntropyLoss(label_smoothing)",
                 [F.cross_entropy(y, half, label_smoothing=0.25)],
                 ours("softmax_cross_entropy", half.tolist(), [0, -100, 0.25]),
                 "PyTorch spreads epsilon, here it is epsilon times the sum of the targets")


def limits(report):
    """Where PyTorch limits what the library does not, or by other numbers."""
    zero, one = tensor([[0.0]]), tensor([[1.0]])
    log_limit = loss_functions.batch("binary_cross_entropy", [[1e-7]], [[1.0]], [0, 1e-7])[0]
    report.other(FAMILY, "binary_cross_entropy, p = 0", "nn.BCELoss",
                 [F.binary_cross_entropy(zero, one)], [log_limit],
                 "PyTorch limits the logarithm to -100, here p is limited to epsilon")
    assert F.binary_cross_entropy(zero, one).item() == 100.0
    got = F.gaussian_nll_loss(zero, one, tensor([[math.exp(-20.0)]]))
    wanted = loss_functions.batch("gaussian_negative_log_likelihood", [[0.0, -20.0]], [[1.0]], [0, 0])
    report.other(FAMILY, "gaussian_negative_log_likelihood, s = -20", "nn.GaussianNLLLoss",
                 [got], [wanted[0]], "PyTorch limits the variance to 1e-6")
    y = [[0.5, -1.0, 0.25, 0.5, 2.0, -1.0]]
    got = F.triplet_margin_loss(*halves(tensor(y), 3), margin=1.0)
    wanted = loss_functions.batch("triplet", y, [[]], [0, 1.0, 0])[0]
    report.other(FAMILY, "triplet, squared_distance 0", "nn.TripletMarginLoss(eps=1e-6)",
                 [got], [wanted], "PyTorch adds 1e-6 to differences first", 1e-8)


def confidence(report):
    """In float32 a label that is all but certain loses nothing in PyTorch."""
    z = torch.tensor([[20.723266, 0.0]], dtype=torch.float32)
    exact = loss_functions.batch("softmax_cross_entropy", z.double().tolist(), [0], [0, -100, 0])[0]
    got = F.cross_entropy(z, torch.tensor([0])).item()
    report.other(FAMILY, "softmax_cross_entropy, a confident row in float32", "nn.CrossEntropyLoss()",
                 [got / exact], [1.0], "PyTorch's loss there is 0, as 1 + 1e-9 is 1", 0.1)


def compare(report):
    table = read("losses")
    tables(report, table)
    reductions(report)
    limits(report)
    confidence(report)
    for name in LACKING:
        report.lacks(FAMILY, name)
    report.covers(FAMILY, {name.split(".")[0] for name in table})

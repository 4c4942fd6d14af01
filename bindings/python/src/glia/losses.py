"""A function for each of the losses: its parameters with their defaults.

Generated from the library's catalogue by python3 bindings/generate/python_catalog.py; do not edit.
"""

from __future__ import annotations

from glia.kinds import LossKind
from glia.loss import Loss

__all__ = [
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "cosine_embedding",
    "focal_with_logits",
    "gaussian_negative_log_likelihood",
    "hinge",
    "huber",
    "info_nce",
    "kl_divergence",
    "log_cosh",
    "mean_absolute_error",
    "mean_squared_error",
    "multi_class_margin",
    "negative_log_likelihood",
    "poisson_negative_log_likelihood",
    "quantile",
    "smooth_l1",
    "softmax_cross_entropy",
    "squared_hinge",
    "triplet",
]


def mean_squared_error(
    *,
    reduction: int = 0,
) -> Loss:
    """The mean over all rows and outputs of (y - t)^2; targets are float32 values.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    """
    return Loss(
        LossKind.MEAN_SQUARED_ERROR,
        reduction=reduction,
    )


def softmax_cross_entropy(
    *,
    reduction: int = 0,
    ignored_label: int = -100,
    label_smoothing: float = 0.0,
) -> Loss:
    """The mean over the rows of -sum_j t_j ln softmax(z)_j; the outputs z are taken before the
    softmax. Targets are int32 or int64 labels, or float32 distributions.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    ignored_label: the label whose rows do not count (-2147483648 to 2147483647)
    label_smoothing: epsilon, the share of each target that is spread over all classes evenly;
        Szegedy et al. 2016 (0.0 to 1.0)
    """
    return Loss(
        LossKind.SOFTMAX_CROSS_ENTROPY,
        reduction=reduction,
        ignored_label=ignored_label,
        label_smoothing=label_smoothing,
    )


def mean_absolute_error(
    *,
    reduction: int = 0,
) -> Loss:
    """The mean over all rows and outputs of |y - t|; targets are float32 values.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    """
    return Loss(
        LossKind.MEAN_ABSOLUTE_ERROR,
        reduction=reduction,
    )


def huber(
    *,
    reduction: int = 0,
    delta: float = 1.0,
) -> Loss:
    """The mean over all rows and outputs of a^2 / 2 for |a| <= delta, else delta (|a| - delta /
    2), with a = y - t; targets are float32 values. Huber 1964.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    delta: delta, the size of an error from which on the loss grows linearly (1e-06 to
        1000000.0)
    """
    return Loss(
        LossKind.HUBER,
        reduction=reduction,
        delta=delta,
    )


def smooth_l1(
    *,
    reduction: int = 0,
    beta: float = 1.0,
) -> Loss:
    """The mean over all rows and outputs of a^2 / (2 beta) for |a| < beta, else |a| - beta / 2,
    with a = y - t; targets are float32 values. Girshick 2015.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    beta: beta, the size of an error from which on the loss grows linearly (1e-06 to 1000000.0)
    """
    return Loss(
        LossKind.SMOOTH_L1,
        reduction=reduction,
        beta=beta,
    )


def log_cosh(
    *,
    reduction: int = 0,
) -> Loss:
    """The mean over all rows and outputs of ln cosh(y - t); targets are float32 values. Green
    1990.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    """
    return Loss(
        LossKind.LOG_COSH,
        reduction=reduction,
    )


def quantile(
    *,
    reduction: int = 0,
    quantile: float = 0.5,
) -> Loss:
    """The mean over all rows and outputs of max(q a, (q - 1) a), with a = t - y and the quantile
    q; targets are float32 values. Koenker and Bassett 1978.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    quantile: tau, the quantile that is estimated (0.0 to 1.0)
    """
    return Loss(
        LossKind.QUANTILE,
        reduction=reduction,
        quantile=quantile,
    )


def binary_cross_entropy(
    *,
    reduction: int = 0,
    epsilon: float = 1e-07,
) -> Loss:
    """The mean over all rows and outputs of -t ln p - (1 - t) ln(1 - p), with p the output limited
    to epsilon and 1 - epsilon; targets are float32 values from 0 to 1.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    epsilon: epsilon, how near to 0 and 1 a probability may be (1e-07 to 0.1)
    """
    return Loss(
        LossKind.BINARY_CROSS_ENTROPY,
        reduction=reduction,
        epsilon=epsilon,
    )


def binary_cross_entropy_with_logits(
    *,
    reduction: int = 0,
) -> Loss:
    """The mean over all rows and outputs of ln(1 + e^z) - t z, the outputs z taken before the
    sigmoid; targets are float32 values from 0 to 1.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    """
    return Loss(
        LossKind.BINARY_CROSS_ENTROPY_WITH_LOGITS,
        reduction=reduction,
    )


def focal_with_logits(
    *,
    reduction: int = 0,
    gamma: float = 2.0,
    alpha: float = 0.25,
) -> Loss:
    """The mean over all rows and outputs of -alpha_t (1 - p_t)^gamma ln p_t, p the sigmoid of the
    outputs; targets are float32 values, 0 or 1. Lin et al. 2017.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    gamma: gamma, how strongly what is right already is passed over (0.0 to 10.0)
    alpha: alpha, the weight of the targets that are 1; negative: none (-1.0 to 1.0)
    """
    return Loss(
        LossKind.FOCAL_WITH_LOGITS,
        reduction=reduction,
        gamma=gamma,
        alpha=alpha,
    )


def kl_divergence(
    *,
    reduction: int = 0,
) -> Loss:
    """The mean over the rows of sum_j t_j (ln t_j - y_j), the outputs y log-probabilities; targets
    are float32 distributions. Kullback and Leibler 1951.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    """
    return Loss(
        LossKind.KL_DIVERGENCE,
        reduction=reduction,
    )


def poisson_negative_log_likelihood(
    *,
    reduction: int = 0,
    log_input: int = 1,
    include_constant: int = 0,
    epsilon: float = 1e-08,
) -> Loss:
    """The mean over all rows and outputs of e^y - t y, or y - t ln(y + epsilon) where log_input is
    0; targets are float32 counts.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    log_input: 1: outputs are logarithms of rates; 0: rates (0 to 1)
    include_constant: 1: Stirling's approximation of ln t! is added; 0: it is not (0 to 1)
    epsilon: epsilon, what is added to a rate before its logarithm (0.0 to 1.0)
    """
    return Loss(
        LossKind.POISSON_NEGATIVE_LOG_LIKELIHOOD,
        reduction=reduction,
        log_input=log_input,
        include_constant=include_constant,
        epsilon=epsilon,
    )


def gaussian_negative_log_likelihood(
    *,
    reduction: int = 0,
    include_constant: int = 0,
) -> Loss:
    """The mean over all rows and targets of (s + (t - m)^2 e^-s) / 2; the first half of a row's
    outputs are means m, the second logarithms of variances s; targets are float32 values, half
    as many as outputs. Nix and Weigend 1994.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    include_constant: 1: ln(2 pi) / 2 is added for each target; 0: it is not (0 to 1)
    """
    return Loss(
        LossKind.GAUSSIAN_NEGATIVE_LOG_LIKELIHOOD,
        reduction=reduction,
        include_constant=include_constant,
    )


def hinge(
    *,
    reduction: int = 0,
) -> Loss:
    """The mean over all rows and outputs of max(0, 1 - t y); targets are float32 values, -1 or 1.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    """
    return Loss(
        LossKind.HINGE,
        reduction=reduction,
    )


def squared_hinge(
    *,
    reduction: int = 0,
) -> Loss:
    """The mean over all rows and outputs of max(0, 1 - t y)^2; targets are float32 values, -1 or
    1.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    """
    return Loss(
        LossKind.SQUARED_HINGE,
        reduction=reduction,
    )


def negative_log_likelihood(
    *,
    reduction: int = 0,
    ignored_label: int = -100,
) -> Loss:
    """The mean over the rows of -y_l, the outputs y log-probabilities; targets are int32 or int64
    labels l.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    ignored_label: the label whose rows do not count (-2147483648 to 2147483647)
    """
    return Loss(
        LossKind.NEGATIVE_LOG_LIKELIHOOD,
        reduction=reduction,
        ignored_label=ignored_label,
    )


def multi_class_margin(
    *,
    reduction: int = 0,
    ignored_label: int = -100,
    margin: float = 1.0,
    power: int = 1,
    aggregation: int = 0,
) -> Loss:
    """The mean over the rows of sum_j max(0, margin - z_l + z_j)^power over the classes j other
    than the label l; targets are int32 or int64 labels. Weston and Watkins 1999; with
    aggregation 2 Crammer and Singer 2001.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    ignored_label: the label whose rows do not count (-2147483648 to 2147483647)
    margin: by how much the label should be ahead (0.0 to 1000000.0)
    power: p, what a lack is raised to: 1 or 2 (1 to 2)
    aggregation: how the terms of a row are joined: 0 their sum (Weston and Watkins), 1 the sum
        divided by the number of columns (PyTorch), 2 the largest (Crammer and Singer) (0 to 2)
    """
    return Loss(
        LossKind.MULTI_CLASS_MARGIN,
        reduction=reduction,
        ignored_label=ignored_label,
        margin=margin,
        power=power,
        aggregation=aggregation,
    )


def cosine_embedding(
    *,
    reduction: int = 0,
    margin: float = 0.0,
) -> Loss:
    """The mean over the rows of 1 - c for the label 1 and max(0, c - margin) for the label -1,
    with c the cosine between the first half of the row's outputs and the second.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    margin: the cosine that vectors not alike may have (-1.0 to 1.0)
    """
    return Loss(
        LossKind.COSINE_EMBEDDING,
        reduction=reduction,
        margin=margin,
    )


def triplet(
    *,
    reduction: int = 0,
    margin: float = 0.2,
    squared_distance: int = 1,
) -> Loss:
    """The mean over the rows of max(0, |a - p|^2 - |a - n|^2 + margin), with anchor a, positive p
    and negative n the thirds of the row's outputs; there are no targets. Schroff, Kalenichenko
    and Philbin 2015.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    margin: by how much the negative should be farther (0.0 to 1000000.0)
    squared_distance: 1: distances are squared; 0: they are not, as in PyTorch (0 to 1)
    """
    return Loss(
        LossKind.TRIPLET,
        reduction=reduction,
        margin=margin,
        squared_distance=squared_distance,
    )


def info_nce(
    *,
    reduction: int = 0,
    temperature: float = 0.07,
    symmetric: int = 0,
    normalize: int = 1,
) -> Loss:
    """The mean over the rows i of ln sum_j e^s_ij - s_ii, with s_ij the cosine between the query
    of row i and the key of row j, divided by the temperature; a row's outputs are its query and
    then its key, and there are no targets. Rows interact: a batch must be whole. Van den Oord,
    Li and Vinyals 2018.

    reduction: how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2
        the sum divided by the sum of the rows' weights (0 to 2)
    temperature: tau, what similarities are divided by; Wu et al. 2018 (0.001 to 1000.0)
    symmetric: 1: half of it is the same with queries and keys exchanged, as in CLIP; 0: queries
        alone are to find their keys (0 to 1)
    normalize: 1: the similarity of two vectors is their cosine; 0: their dot product (0 to 1)
    """
    return Loss(
        LossKind.INFO_NCE,
        reduction=reduction,
        temperature=temperature,
        symmetric=symmetric,
        normalize=normalize,
    )

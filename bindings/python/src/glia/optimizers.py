"""A function for each of the optimizers: its parameters with their defaults.

Generated from the library's catalogue by python3 bindings/generate/python_catalog.py; do not edit.
"""

from __future__ import annotations

from glia.kinds import OptimizerKind
from glia.optimizer import Optimizer

__all__ = [
    "adadelta",
    "adafactor",
    "adagrad",
    "adam",
    "adamax",
    "adamw",
    "adan",
    "amsgrad",
    "lamb",
    "lars",
    "lbfgs",
    "lion",
    "momentum",
    "muon",
    "nadam",
    "nadamw",
    "nesterov",
    "nesterov_shifted",
    "radam",
    "rmsprop",
    "rmsprop_centered",
    "rmsprop_nesterov",
    "rprop",
    "sgd",
]


def sgd(
    *,
    learning_rate: float = 0.01,
    weight_decay: float = 0.0,
) -> Optimizer:
    """theta -= learning_rate * g (Robbins and Monro 1951). No state.

    learning_rate: the step size (0.0 to 1000000.0)
    weight_decay: this times the weight is added to its gradient (a penalty of half the sum of
        squares) (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.SGD,
        learning_rate=learning_rate,
        weight_decay=weight_decay,
    )


def momentum(
    *,
    learning_rate: float = 0.01,
    momentum: float = 0.9,
    velocity_holds_rate: int = 1,
    weight_decay: float = 0.0,
) -> Optimizer:
    """v = momentum * v - learning_rate * g; theta += v (Polyak 1964; Goodfellow, Bengio and
    Courville 2016, algorithm 8.2).

    learning_rate: the step size (0.0 to 1000000.0)
    momentum: the share of the velocity that is kept (0.0 to 1.0)
    velocity_holds_rate: 1: v = momentum * v - learning_rate * g and theta += v; 0, as PyTorch:
        v = momentum * v + g and theta -= learning_rate * v (0 to 1)
    weight_decay: this times the weight is added to its gradient (a penalty of half the sum of
        squares) (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.MOMENTUM,
        learning_rate=learning_rate,
        momentum=momentum,
        velocity_holds_rate=velocity_holds_rate,
        weight_decay=weight_decay,
    )


def adam(
    *,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-08,
    weight_decay: float = 0.0,
) -> Optimizer:
    """m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; theta -= learning_rate * m' /
    (sqrt(v') + epsilon), with m' = m / (1 - beta1^t) and v' = v / (1 - beta2^t) (Kingma and Ba
    2015).

    learning_rate: the step size (0.0 to 1000000.0)
    beta1: the decay of the first moment (0.0 to 0.9999999403953552)
    beta2: the decay of the second moment (0.0 to 0.9999999403953552)
    epsilon: added to the root, outside of it (0.0 to 1.0)
    weight_decay: this times the weight is added to its gradient (a penalty of half the sum of
        squares) (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.ADAM,
        learning_rate=learning_rate,
        beta1=beta1,
        beta2=beta2,
        epsilon=epsilon,
        weight_decay=weight_decay,
    )


def adagrad(
    *,
    learning_rate: float = 0.01,
    epsilon: float = 1e-07,
    weight_decay: float = 0.0,
) -> Optimizer:
    """r += g^2; theta -= learning_rate * g / (epsilon + sqrt(r)) (Duchi, Hazan and Singer 2011;
    Goodfellow, Bengio and Courville 2016, algorithm 8.4).

    learning_rate: the step size (0.0 to 1000000.0)
    epsilon: added to the root, outside of it (0.0 to 1.0)
    weight_decay: this times the weight is added to its gradient (a penalty of half the sum of
        squares) (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.ADAGRAD,
        learning_rate=learning_rate,
        epsilon=epsilon,
        weight_decay=weight_decay,
    )


def rmsprop(
    *,
    learning_rate: float = 0.001,
    decay: float = 0.9,
    epsilon: float = 1e-06,
    epsilon_outside: int = 0,
    weight_decay: float = 0.0,
) -> Optimizer:
    """r = decay r + (1 - decay) g^2; theta -= learning_rate * g / sqrt(epsilon + r) (Tieleman and
    Hinton 2012; Goodfellow, Bengio and Courville 2016, algorithm 8.5).

    learning_rate: the step size (0.0 to 1000000.0)
    decay: the share of the mean of squares that is kept (0.0 to 1.0)
    epsilon: added to the mean of squares, inside the root (0.0 to 1.0)
    epsilon_outside: 1 to add epsilon to the root, outside of it, as PyTorch does; 0 for inside
        (0 to 1)
    weight_decay: this times the weight is added to its gradient (a penalty of half the sum of
        squares) (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.RMSPROP,
        learning_rate=learning_rate,
        decay=decay,
        epsilon=epsilon,
        epsilon_outside=epsilon_outside,
        weight_decay=weight_decay,
    )


def nesterov(
    *,
    learning_rate: float = 0.01,
    momentum: float = 0.9,
    velocity_holds_rate: int = 1,
    weight_decay: float = 0.0,
) -> Optimizer:
    """g taken at theta + momentum * v; v = momentum * v - learning_rate * g; theta += v (Nesterov
    1983; Goodfellow, Bengio and Courville 2016, algorithm 8.3).

    learning_rate: the step size (0.0 to 1000000.0)
    momentum: the share of the velocity that is kept (0.0 to 1.0)
    velocity_holds_rate: 1: v = momentum * v - learning_rate * g and theta += v; 0, as PyTorch:
        v = momentum * v + g and theta -= learning_rate * v (0 to 1)
    weight_decay: this times the weight is added to its gradient (a penalty of half the sum of
        squares) (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.NESTEROV,
        learning_rate=learning_rate,
        momentum=momentum,
        velocity_holds_rate=velocity_holds_rate,
        weight_decay=weight_decay,
    )


def nesterov_shifted(
    *,
    learning_rate: float = 0.01,
    momentum: float = 0.9,
    velocity_holds_rate: int = 1,
    weight_decay: float = 0.0,
) -> Optimizer:
    """v = momentum * v - learning_rate * g; theta += momentum * v - learning_rate * g (Bengio,
    Boulanger-Lewandowski and Pascanu 2013).

    learning_rate: the step size (0.0 to 1000000.0)
    momentum: the share of the velocity that is kept (0.0 to 1.0)
    velocity_holds_rate: 1: v = momentum * v - learning_rate * g and theta += v; 0, as PyTorch:
        v = momentum * v + g and theta -= learning_rate * v (0 to 1)
    weight_decay: this times the weight is added to its gradient (a penalty of half the sum of
        squares) (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.NESTEROV_SHIFTED,
        learning_rate=learning_rate,
        momentum=momentum,
        velocity_holds_rate=velocity_holds_rate,
        weight_decay=weight_decay,
    )


def rmsprop_nesterov(
    *,
    learning_rate: float = 0.001,
    decay: float = 0.9,
    momentum: float = 0.9,
    epsilon: float = 1e-06,
    epsilon_outside: int = 0,
    weight_decay: float = 0.0,
) -> Optimizer:
    """g taken at theta + momentum * v; r = decay r + (1 - decay) g^2; v = momentum * v -
    learning_rate * g / sqrt(epsilon + r); theta += v (Goodfellow, Bengio and Courville 2016,
    algorithm 8.6).

    learning_rate: the step size (0.0 to 1000000.0)
    decay: the share of the mean of squares that is kept (0.0 to 1.0)
    momentum: the share of the velocity that is kept (0.0 to 1.0)
    epsilon: added to the mean of squares, inside the root (0.0 to 1.0)
    epsilon_outside: 1 to add epsilon to the root, outside of it, as PyTorch does; 0 for inside
        (0 to 1)
    weight_decay: this times the weight is added to its gradient (a penalty of half the sum of
        squares) (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.RMSPROP_NESTEROV,
        learning_rate=learning_rate,
        decay=decay,
        momentum=momentum,
        epsilon=epsilon,
        epsilon_outside=epsilon_outside,
        weight_decay=weight_decay,
    )


def rmsprop_centered(
    *,
    learning_rate: float = 0.0001,
    decay: float = 0.95,
    momentum: float = 0.9,
    epsilon: float = 0.0001,
    epsilon_outside: int = 0,
    weight_decay: float = 0.0,
) -> Optimizer:
    """n = decay n + (1 - decay) g^2; m = decay m + (1 - decay) g; v = momentum * v - learning_rate
    * g / sqrt(n - m^2 + epsilon); theta += v (Graves 2013).

    learning_rate: the step size (0.0 to 1000000.0)
    decay: the share of the means that is kept (0.0 to 1.0)
    momentum: the share of the velocity that is kept (0.0 to 1.0)
    epsilon: added to the variance, inside the root (0.0 to 1.0)
    epsilon_outside: 1 to add epsilon to the root, outside of it, as PyTorch does; 0 for inside
        (0 to 1)
    weight_decay: this times the weight is added to its gradient (a penalty of half the sum of
        squares) (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.RMSPROP_CENTERED,
        learning_rate=learning_rate,
        decay=decay,
        momentum=momentum,
        epsilon=epsilon,
        epsilon_outside=epsilon_outside,
        weight_decay=weight_decay,
    )


def adadelta(
    *,
    learning_rate: float = 1.0,
    decay: float = 0.95,
    epsilon: float = 1e-06,
    weight_decay: float = 0.0,
) -> Optimizer:
    """r = decay r + (1 - decay) g^2; d = -sqrt(s + epsilon) / sqrt(r + epsilon) * g; s = decay s +
    (1 - decay) d^2; theta += learning_rate * d (Zeiler 2012).

    learning_rate: the step size (0.0 to 1000000.0)
    decay: the share of the means of squares that is kept (0.0 to 1.0)
    epsilon: added to both means of squares, inside the roots (0.0 to 1.0)
    weight_decay: this times the weight is added to its gradient (a penalty of half the sum of
        squares) (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.ADADELTA,
        learning_rate=learning_rate,
        decay=decay,
        epsilon=epsilon,
        weight_decay=weight_decay,
    )


def adamax(
    *,
    learning_rate: float = 0.002,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 0.0,
    weight_decay: float = 0.0,
) -> Optimizer:
    """m = beta1 m + (1 - beta1) g; u = max(beta2 u, |g| + epsilon); theta -= learning_rate / (1 -
    beta1^t) * m / u (Kingma and Ba 2015, algorithm 2).

    learning_rate: the step size (0.0 to 1000000.0)
    beta1: the decay of the first moment (0.0 to 0.9999999403953552)
    beta2: the decay of the largest gradient (0.0 to 1.0)
    epsilon: added to the size of a gradient (0.0 to 1.0)
    weight_decay: this times the weight is added to its gradient (a penalty of half the sum of
        squares) (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.ADAMAX,
        learning_rate=learning_rate,
        beta1=beta1,
        beta2=beta2,
        epsilon=epsilon,
        weight_decay=weight_decay,
    )


def nadam(
    *,
    learning_rate: float = 0.002,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-08,
    momentum_decay: float = 0.004,
    weight_decay: float = 0.0,
) -> Optimizer:
    """Adam with Nesterov momentum: g, too, is in the step, and the momentum grows from half of
    beta1 to beta1 (Dozat 2016).

    learning_rate: the step size (0.0 to 1000000.0)
    beta1: the decay of the first moment (5.960464477539063e-08 to 0.9999999403953552)
    beta2: the decay of the second moment (0.0 to 0.9999999403953552)
    epsilon: added to the root, outside of it (0.0 to 1.0)
    momentum_decay: how fast the momentum grows from half of beta1 to beta1 (0.0 to 1.0)
    weight_decay: this times the weight is added to its gradient (a penalty of half the sum of
        squares) (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.NADAM,
        learning_rate=learning_rate,
        beta1=beta1,
        beta2=beta2,
        epsilon=epsilon,
        momentum_decay=momentum_decay,
        weight_decay=weight_decay,
    )


def radam(
    *,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-08,
    threshold: float = 4.0,
    weight_decay: float = 0.0,
) -> Optimizer:
    """Adam whose step is scaled by the variance of its second moment, or is not adaptive while the
    moment has seen fewer than threshold gradients' worth (Liu et al. 2020).

    learning_rate: the step size (0.0 to 1000000.0)
    beta1: the decay of the first moment (0.0 to 0.9999999403953552)
    beta2: the decay of the second moment (0.0 to 0.9999999403953552)
    epsilon: added to the root, outside of it (0.0 to 1.0)
    threshold: the length of the mean above which steps are adaptive; PyTorch's is 5 (4.0 to
        1000000.0)
    weight_decay: this times the weight is added to its gradient (a penalty of half the sum of
        squares) (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.RADAM,
        learning_rate=learning_rate,
        beta1=beta1,
        beta2=beta2,
        epsilon=epsilon,
        threshold=threshold,
        weight_decay=weight_decay,
    )


def amsgrad(
    *,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-08,
    bias_correction: int = 0,
    weight_decay: float = 0.0,
) -> Optimizer:
    """m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; w = max(w, v); theta -=
    learning_rate * m / (sqrt(w) + epsilon) (Reddi, Kale and Kumar 2018).

    learning_rate: the step size (0.0 to 1000000.0)
    beta1: the decay of the first moment (0.0 to 0.9999999403953552)
    beta2: the decay of the second moment (0.0 to 0.9999999403953552)
    epsilon: added to the root, outside of it (0.0 to 1.0)
    bias_correction: 1, as PyTorch: the moments are divided by 1 - beta^t; 0: they are not (0 to
        1)
    weight_decay: this times the weight is added to its gradient (a penalty of half the sum of
        squares) (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.AMSGRAD,
        learning_rate=learning_rate,
        beta1=beta1,
        beta2=beta2,
        epsilon=epsilon,
        bias_correction=bias_correction,
        weight_decay=weight_decay,
    )


def adamw(
    *,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-08,
    weight_decay: float = 0.01,
    decay_times_rate: int = 1,
) -> Optimizer:
    """Adam, and theta -= learning_rate * weight_decay * theta (Loshchilov and Hutter 2019).

    learning_rate: the step size (0.0 to 1000000.0)
    beta1: the decay of the first moment (0.0 to 0.9999999403953552)
    beta2: the decay of the second moment (0.0 to 0.9999999403953552)
    epsilon: added to the root, outside of it (0.0 to 1.0)
    weight_decay: the share of a weight that goes, times the rate (0.0 to 1000000.0)
    decay_times_rate: 1, as PyTorch: the learning rate multiplies the decay; 0: it does not (0
        to 1)
    """
    return Optimizer(
        OptimizerKind.ADAMW,
        learning_rate=learning_rate,
        beta1=beta1,
        beta2=beta2,
        epsilon=epsilon,
        weight_decay=weight_decay,
        decay_times_rate=decay_times_rate,
    )


def nadamw(
    *,
    learning_rate: float = 0.002,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-08,
    momentum_decay: float = 0.004,
    weight_decay: float = 0.01,
    decay_times_rate: int = 1,
) -> Optimizer:
    """Nadam, and theta -= learning_rate * weight_decay * theta (Dozat 2016; Loshchilov and Hutter
    2019).

    learning_rate: the step size (0.0 to 1000000.0)
    beta1: the decay of the first moment (5.960464477539063e-08 to 0.9999999403953552)
    beta2: the decay of the second moment (0.0 to 0.9999999403953552)
    epsilon: added to the root, outside of it (0.0 to 1.0)
    momentum_decay: how fast the momentum grows from half of beta1 to beta1 (0.0 to 1.0)
    weight_decay: the share of a weight that goes, times the rate (0.0 to 1000000.0)
    decay_times_rate: 1, as PyTorch: the learning rate multiplies the decay; 0: it does not (0
        to 1)
    """
    return Optimizer(
        OptimizerKind.NADAMW,
        learning_rate=learning_rate,
        beta1=beta1,
        beta2=beta2,
        epsilon=epsilon,
        momentum_decay=momentum_decay,
        weight_decay=weight_decay,
        decay_times_rate=decay_times_rate,
    )


def lion(
    *,
    learning_rate: float = 0.0001,
    beta1: float = 0.9,
    beta2: float = 0.99,
    weight_decay: float = 0.0,
) -> Optimizer:
    """theta -= learning_rate * (sign(beta1 m + (1 - beta1) g) + weight_decay * theta); m = beta2 m
    + (1 - beta2) g (Chen et al. 2023).

    learning_rate: the step size (0.0 to 1000000.0)
    beta1: the share of the mean in the direction (0.0 to 1.0)
    beta2: the share of the mean that is kept (0.0 to 1.0)
    weight_decay: the share of a weight that goes, times the rate (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.LION,
        learning_rate=learning_rate,
        beta1=beta1,
        beta2=beta2,
        weight_decay=weight_decay,
    )


def lamb(
    *,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-06,
    weight_decay: float = 0.01,
) -> Optimizer:
    """u = m' / (sqrt(v') + epsilon) + weight_decay * theta, m' and v' as in Adam; theta -=
    learning_rate * |theta| / |u| * u (You et al. 2020).

    learning_rate: the step size (0.0 to 1000000.0)
    beta1: the decay of the first moment (0.0 to 0.9999999403953552)
    beta2: the decay of the second moment (0.0 to 0.9999999403953552)
    epsilon: added to the root, outside of it (0.0 to 1.0)
    weight_decay: the share of a weight that goes, times the rate (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.LAMB,
        learning_rate=learning_rate,
        beta1=beta1,
        beta2=beta2,
        epsilon=epsilon,
        weight_decay=weight_decay,
    )


def lars(
    *,
    learning_rate: float = 0.1,
    momentum: float = 0.9,
    trust_coefficient: float = 0.001,
    weight_decay: float = 0.0005,
) -> Optimizer:
    """v = momentum * v - learning_rate * r * (g + weight_decay * theta), with r =
    trust_coefficient * |theta| / (|g| + weight_decay * |theta|); theta += v (You, Gitman and
    Ginsburg 2017).

    learning_rate: the step size (0.0 to 1000000.0)
    momentum: the share of the velocity that is kept (0.0 to 1.0)
    trust_coefficient: the share of the weights' norm (0.0 to 1000000.0)
    weight_decay: this times the weight is added to its gradient (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.LARS,
        learning_rate=learning_rate,
        momentum=momentum,
        trust_coefficient=trust_coefficient,
        weight_decay=weight_decay,
    )


def rprop(
    *,
    learning_rate: float = 0.1,
    increase_factor: float = 1.2,
    decrease_factor: float = 0.5,
    minimum: float = 1e-06,
    maximum: float = 50.0,
    backtracking: int = 1,
    weight_decay: float = 0.0,
) -> Optimizer:
    """d *= increase_factor where the signs of g and the g before agree, decrease_factor where they
    do not; theta -= d * sign(g), or the step before is taken back (Riedmiller and Braun 1993).

    learning_rate: the step size (0.0 to 1000000.0)
    increase_factor: how a step grows (1.0 to 10.0)
    decrease_factor: how a step shrinks (0.0 to 1.0)
    minimum: the smallest step (0.0 to 1000000.0)
    maximum: the largest step (0.0 to 1000000.0)
    backtracking: 1: a step across a minimum is taken back; 0, as PyTorch: it is not (0 to 1)
    weight_decay: this times the weight is added to its gradient (a penalty of half the sum of
        squares) (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.RPROP,
        learning_rate=learning_rate,
        increase_factor=increase_factor,
        decrease_factor=decrease_factor,
        minimum=minimum,
        maximum=maximum,
        backtracking=backtracking,
        weight_decay=weight_decay,
    )


def adan(
    *,
    learning_rate: float = 0.001,
    beta1: float = 0.02,
    beta2: float = 0.08,
    beta3: float = 0.01,
    epsilon: float = 1e-08,
    bias_correction: int = 0,
    weight_decay: float = 0.0,
) -> Optimizer:
    """m, v and n are means of g, of its change d and of (g + (1 - beta2) d)^2; theta = (theta -
    learning_rate * (m + (1 - beta2) v) / (sqrt(n) + epsilon)) / (1 + weight_decay *
    learning_rate) (Xie et al. 2022).

    learning_rate: the step size (0.0 to 1000000.0)
    beta1: the share of g in its mean (5.960464477539063e-08 to 1.0)
    beta2: the share of the change in its mean (5.960464477539063e-08 to 1.0)
    beta3: the share of a square in its mean (5.960464477539063e-08 to 1.0)
    epsilon: added to the root, outside of it (0.0 to 1.0)
    bias_correction: 1, as the authors' program: means begin at 0 and are corrected; 0: with the
        first g (0 to 1)
    weight_decay: the share of a weight that goes, times the rate (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.ADAN,
        learning_rate=learning_rate,
        beta1=beta1,
        beta2=beta2,
        beta3=beta3,
        epsilon=epsilon,
        bias_correction=bias_correction,
        weight_decay=weight_decay,
    )


def adafactor(
    *,
    learning_rate: float = 0.01,
    relative_step: int = 1,
    scale_by_parameter: int = 1,
    decay_exponent: float = 0.8,
    epsilon: float = 1e-30,
    epsilon_floor: int = 0,
    epsilon2: float = 0.001,
    clip_threshold: float = 1.0,
    first_moment: int = 0,
    beta1: float = 0.9,
    weight_decay: float = 0.0,
) -> Optimizer:
    """The second moment v of a matrix from means r of its rows and c of its columns, v = r c /
    mean(r), each mean = b mean + (1 - b) (g^2 + epsilon), b = 1 - t^-decay_exponent; u = g /
    sqrt(v); u /= max(1, rms(u) / clip_threshold); theta -= min(learning_rate, 1 / sqrt(t)) *
    max(epsilon2, rms(theta)) * u (Shazeer and Stern 2018).

    learning_rate: the step size (0.0 to 1000000.0)
    relative_step: 1: the rate is at most 1 / sqrt(t); 0: it is as it is set (0 to 1)
    scale_by_parameter: 1: the rate is multiplied by the parameter's root mean square, at least
        epsilon2; 0: not (0 to 1)
    decay_exponent: c of the decay 1 - t^-c (0.0 to 10.0)
    epsilon: added to each squared gradient (0.0 to 1.0)
    epsilon_floor: 1, as PyTorch: epsilon is a lower limit of the gradient's root, not added; 0:
        as published (0 to 1)
    epsilon2: the least size that a parameter counts with (0.0 to 1.0)
    clip_threshold: an update whose root mean square is above it is brought down to it (1e-06 to
        1000000.0)
    first_moment: 1: steps are a running mean of updates, with one more float of state a weight;
        0: not (0 to 1)
    beta1: the decay of the first moment, where there is one (0.0 to 0.9999999403953552)
    weight_decay: the share of a weight that goes, times learning_rate (0.0 to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.ADAFACTOR,
        learning_rate=learning_rate,
        relative_step=relative_step,
        scale_by_parameter=scale_by_parameter,
        decay_exponent=decay_exponent,
        epsilon=epsilon,
        epsilon_floor=epsilon_floor,
        epsilon2=epsilon2,
        clip_threshold=clip_threshold,
        first_moment=first_moment,
        beta1=beta1,
        weight_decay=weight_decay,
    )


def muon(
    *,
    learning_rate: float = 0.02,
    momentum: float = 0.95,
    nesterov: int = 1,
    iterations: int = 5,
    rate_scaling: int = 0,
    weight_decay: float = 0.0,
    vector_rate: float = 0.0003,
    beta1: float = 0.9,
    beta2: float = 0.95,
    epsilon: float = 1e-10,
) -> Optimizer:
    """m = momentum * m + g; o = m with its singular values brought near to 1 by a Newton-Schulz
    iteration; theta -= learning_rate * (s * o + weight_decay * theta), s by the shape; for
    parameters that are no matrices AdamW (Jordan et al. 2024).

    learning_rate: the step size (0.0 to 1000000.0)
    momentum: the share of the velocity that is kept (0.0 to 1.0)
    nesterov: 1: the gradient counts once more beside the momentum; 0: not (0 to 1)
    iterations: iterations of Newton and Schulz (0 to 100)
    rate_scaling: 0: s = sqrt(max(1, columns / rows)); 1: s = 0.2 sqrt(max(rows, columns)), for
        rates of AdamW (0 to 1)
    weight_decay: the share of a weight that goes, times the rate of its kind of parameter (0.0
        to 1000000.0)
    vector_rate: the rate of AdamW for what is no matrix (0.0 to 1000000.0)
    beta1: the decay of AdamW's first moment (0.0 to 0.9999999403953552)
    beta2: the decay of AdamW's second moment (0.0 to 0.9999999403953552)
    epsilon: added to the root of AdamW, outside of it (0.0 to 1.0)
    """
    return Optimizer(
        OptimizerKind.MUON,
        learning_rate=learning_rate,
        momentum=momentum,
        nesterov=nesterov,
        iterations=iterations,
        rate_scaling=rate_scaling,
        weight_decay=weight_decay,
        vector_rate=vector_rate,
        beta1=beta1,
        beta2=beta2,
        epsilon=epsilon,
    )


def lbfgs(
    *,
    learning_rate: float = 1.0,
    history: int = 10,
    evaluations: int = 25,
    sufficient_decrease: float = 0.0001,
    slope_share: float = 0.9,
    gradient_tolerance: float = 1e-07,
    change_tolerance: float = 1e-09,
    weight_decay: float = 0.0,
) -> Optimizer:
    """theta -= alpha * H g, H the inverse Hessian of the last `history` steps by the two loops of
    Nocedal 1980 (Liu and Nocedal 1989), alpha by a line search for the strong Wolfe conditions
    (Nocedal and Wright 2006, algorithms 3.5 and 3.6): a step takes several losses and
    gradients.

    learning_rate: the step size (0.0 to 1000000.0)
    history: steps that are remembered (1 to 100)
    evaluations: the most steps that a line search tries (1 to 1000)
    sufficient_decrease: the share of the slope by which the loss has to fall (0.0 to 0.5)
    slope_share: the share of its first size that the slope along the step may have at its end
        (0.0 to 1.0)
    gradient_tolerance: nothing is done where no element of the gradient is larger (0.0 to
        1000000.0)
    change_tolerance: a line search ends where its bracket changes no weight by more (0.0 to
        1000000.0)
    weight_decay: half of this times the sum of squares of the weights is added to the loss (0.0
        to 1000000.0)
    """
    return Optimizer(
        OptimizerKind.LBFGS,
        learning_rate=learning_rate,
        history=history,
        evaluations=evaluations,
        sufficient_decrease=sufficient_decrease,
        slope_share=slope_share,
        gradient_tolerance=gradient_tolerance,
        change_tolerance=change_tolerance,
        weight_decay=weight_decay,
    )

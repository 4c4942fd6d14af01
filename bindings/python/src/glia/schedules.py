"""A function for each of the schedules: its parameters with their defaults.

Generated from the library's catalogue by python3 bindings/generate/python_catalog.py; do not edit.
"""

from __future__ import annotations

from glia.kinds import ScheduleKind
from glia.schedule import Schedule

__all__ = [
    "constant",
    "cosine",
    "cosine_restarts",
    "exponential",
    "inverse_time",
    "linear",
    "momentum_ramp",
    "multi_step",
    "one_cycle",
    "piecewise_constant",
    "piecewise_linear",
    "plateau",
    "polynomial",
    "step",
]


def constant(
    *,
    value: float = 0.01,
    warmup_steps: int = 0,
    warmup_start: float = 0.0,
) -> Schedule:
    """v_k = value.

    value: the value (0.0 to 1000000.0)
    warmup_steps: updates of a linear warm-up to the schedule's first value (Goyal et al. 2017);
        the schedule's own step 0 comes after them (0 to 1000000000000000)
    warmup_start: the value at the start of the warm-up, as a share of the schedule's first (0.0
        to 1.0)
    """
    return Schedule(
        ScheduleKind.CONSTANT,
        value=value,
        warmup_steps=warmup_steps,
        warmup_start=warmup_start,
    )


def linear(
    *,
    initial: float = 0.01,
    steps: int = 1000,
    final_share: float = 0.01,
    warmup_steps: int = 0,
    warmup_start: float = 0.0,
) -> Schedule:
    """v_k = (1 - k / steps) initial + (k / steps) final_share initial up to k = steps, then
    constant (Goodfellow, Bengio and Courville 2016, equation 8.14).

    initial: epsilon_0, the value at step 0 (0.0 to 1000000.0)
    steps: tau, the updates until the end is reached (1 to 1000000000000000)
    final_share: the value at the end, as a share of the initial one, which it follows (0.0 to
        1000.0)
    warmup_steps: updates of a linear warm-up to the schedule's first value (Goyal et al. 2017);
        the schedule's own step 0 comes after them (0 to 1000000000000000)
    warmup_start: the value at the start of the warm-up, as a share of the schedule's first (0.0
        to 1.0)
    """
    return Schedule(
        ScheduleKind.LINEAR,
        initial=initial,
        steps=steps,
        final_share=final_share,
        warmup_steps=warmup_steps,
        warmup_start=warmup_start,
    )


def step(
    *,
    initial: float = 0.01,
    factor: float = 0.1,
    steps: int = 1000,
    warmup_steps: int = 0,
    warmup_start: float = 0.0,
) -> Schedule:
    """v_k = initial factor^floor(k / steps), a drop every so many updates (as in He et al. 2016).

    initial: epsilon_0, the value at step 0 (0.0 to 1000000.0)
    factor: what each drop multiplies the value by (0.0 to 1.0)
    steps: updates from drop to drop (1 to 1000000000000000)
    warmup_steps: updates of a linear warm-up to the schedule's first value (Goyal et al. 2017);
        the schedule's own step 0 comes after them (0 to 1000000000000000)
    warmup_start: the value at the start of the warm-up, as a share of the schedule's first (0.0
        to 1.0)
    """
    return Schedule(
        ScheduleKind.STEP,
        initial=initial,
        factor=factor,
        steps=steps,
        warmup_steps=warmup_steps,
        warmup_start=warmup_start,
    )


def multi_step(
    *,
    initial: float = 0.01,
    factor: float = 0.1,
    warmup_steps: int = 0,
    warmup_start: float = 0.0,
) -> Schedule:
    """v_k = initial factor^m, m being how many of the points are at most k (He et al. 2016). The
    points are steps without values.

    initial: epsilon_0, the value at step 0 (0.0 to 1000000.0)
    factor: what each point multiplies the value by (0.0 to 1.0)
    warmup_steps: updates of a linear warm-up to the schedule's first value (Goyal et al. 2017);
        the schedule's own step 0 comes after them (0 to 1000000000000000)
    warmup_start: the value at the start of the warm-up, as a share of the schedule's first (0.0
        to 1.0)
    """
    return Schedule(
        ScheduleKind.MULTI_STEP,
        initial=initial,
        factor=factor,
        warmup_steps=warmup_steps,
        warmup_start=warmup_start,
    )


def exponential(
    *,
    initial: float = 0.01,
    factor: float = 0.1,
    steps: int = 1000,
    warmup_steps: int = 0,
    warmup_start: float = 0.0,
) -> Schedule:
    """v_k = initial factor^(k / steps) (after Kirkpatrick, Gelatt and Vecchi 1983).

    initial: epsilon_0, the value at step 0 (0.0 to 1000000.0)
    factor: what is left of the value after so many updates (0.0 to 1.0)
    steps: the updates that the factor is for (1 to 1000000000000000)
    warmup_steps: updates of a linear warm-up to the schedule's first value (Goyal et al. 2017);
        the schedule's own step 0 comes after them (0 to 1000000000000000)
    warmup_start: the value at the start of the warm-up, as a share of the schedule's first (0.0
        to 1.0)
    """
    return Schedule(
        ScheduleKind.EXPONENTIAL,
        initial=initial,
        factor=factor,
        steps=steps,
        warmup_steps=warmup_steps,
        warmup_start=warmup_start,
    )


def polynomial(
    *,
    initial: float = 0.01,
    steps: int = 1000,
    power: float = 0.9,
    final_share: float = 0.0,
    warmup_steps: int = 0,
    warmup_start: float = 0.0,
) -> Schedule:
    """v_k = initial (final_share + (1 - final_share) (1 - k / steps)^power) up to k = steps, then
    constant (Chen et al. 2018, the "poly" policy).

    initial: epsilon_0, the value at step 0 (0.0 to 1000000.0)
    steps: tau, the updates until the end is reached (1 to 1000000000000000)
    power: the exponent; frameworks take 1 (0.0 to 10.0)
    final_share: the value at the end, as a share of the initial one, which it follows (0.0 to
        1000.0)
    warmup_steps: updates of a linear warm-up to the schedule's first value (Goyal et al. 2017);
        the schedule's own step 0 comes after them (0 to 1000000000000000)
    warmup_start: the value at the start of the warm-up, as a share of the schedule's first (0.0
        to 1.0)
    """
    return Schedule(
        ScheduleKind.POLYNOMIAL,
        initial=initial,
        steps=steps,
        power=power,
        final_share=final_share,
        warmup_steps=warmup_steps,
        warmup_start=warmup_start,
    )


def inverse_time(
    *,
    initial: float = 0.01,
    steps: int = 1000,
    power: float = 1.0,
    warmup_steps: int = 0,
    warmup_start: float = 0.0,
) -> Schedule:
    """v_k = initial / (1 + k / steps)^power (Robbins and Monro 1951; Bottou 2012). With power 0.5
    and steps = warmup_steps as in Vaswani et al. 2017.

    initial: epsilon_0, the value at step 0 (0.0 to 1000000.0)
    steps: the updates after which 1 + k / steps is 2 (1 to 1000000000000000)
    power: the exponent (0.0 to 10.0)
    warmup_steps: updates of a linear warm-up to the schedule's first value (Goyal et al. 2017);
        the schedule's own step 0 comes after them (0 to 1000000000000000)
    warmup_start: the value at the start of the warm-up, as a share of the schedule's first (0.0
        to 1.0)
    """
    return Schedule(
        ScheduleKind.INVERSE_TIME,
        initial=initial,
        steps=steps,
        power=power,
        warmup_steps=warmup_steps,
        warmup_start=warmup_start,
    )


def cosine(
    *,
    initial: float = 0.01,
    steps: int = 1000,
    final_share: float = 0.0,
    warmup_steps: int = 0,
    warmup_start: float = 0.0,
) -> Schedule:
    """v_k = initial (final_share + (1 - final_share) (1 + cos(pi k / steps)) / 2) up to k = steps,
    then constant (Loshchilov and Hutter 2017, without restarts).

    initial: epsilon_0, the value at step 0 (0.0 to 1000000.0)
    steps: tau, the updates until the end is reached (1 to 1000000000000000)
    final_share: the value at the end, as a share of the initial one, which it follows (0.0 to
        1000.0)
    warmup_steps: updates of a linear warm-up to the schedule's first value (Goyal et al. 2017);
        the schedule's own step 0 comes after them (0 to 1000000000000000)
    warmup_start: the value at the start of the warm-up, as a share of the schedule's first (0.0
        to 1.0)
    """
    return Schedule(
        ScheduleKind.COSINE,
        initial=initial,
        steps=steps,
        final_share=final_share,
        warmup_steps=warmup_steps,
        warmup_start=warmup_start,
    )


def cosine_restarts(
    *,
    initial: float = 0.01,
    steps: int = 1000,
    multiplier: int = 1,
    factor: float = 1.0,
    final_share: float = 0.0,
    warmup_steps: int = 0,
    warmup_start: float = 0.0,
) -> Schedule:
    """Cosines one after the other, cycle i being steps multiplier^i updates long and falling from
    initial factor^i to initial final_share (Loshchilov and Hutter 2017).

    initial: epsilon_0, the value at step 0 (0.0 to 1000000.0)
    steps: T_0, the updates of the first cycle (1 to 1000000000000000)
    multiplier: T_mult, how many times as long as a cycle the next one is (1 to 1000)
    factor: what each restart multiplies the start by (0.0 to 1.0)
    final_share: the value at the end, as a share of the initial one, which it follows (0.0 to
        1000.0)
    warmup_steps: updates of a linear warm-up to the schedule's first value (Goyal et al. 2017);
        the schedule's own step 0 comes after them (0 to 1000000000000000)
    warmup_start: the value at the start of the warm-up, as a share of the schedule's first (0.0
        to 1.0)
    """
    return Schedule(
        ScheduleKind.COSINE_RESTARTS,
        initial=initial,
        steps=steps,
        multiplier=multiplier,
        factor=factor,
        final_share=final_share,
        warmup_steps=warmup_steps,
        warmup_start=warmup_start,
    )


def one_cycle(
    *,
    peak: float = 0.1,
    steps: int = 1000,
    start_share: float = 0.1,
    final_share: float = 0.001,
    rise: float = 0.45,
    fall: float = 0.45,
    cosine: int = 0,
    warmup_steps: int = 0,
    warmup_start: float = 0.0,
) -> Schedule:
    """From start_share peak to peak in rise steps updates, back in fall steps, and to final_share
    peak in what is left of steps; then constant (Smith 2018; Smith and Topin 2019).

    peak: the value at the turn (0.0 to 1000000.0)
    steps: updates until the end is reached (1 to 1000000000000000)
    start_share: the value at step 0, as a share of the peak (0.0 to 1000.0)
    final_share: the value at the end, as a share of the peak (0.0 to 1000.0)
    rise: the share of the steps up to the peak (0.0 to 1.0)
    fall: the share of the steps from the peak back to the start; 0 to go straight to the end
        (0.0 to 1.0)
    cosine: 1 to go along halves of a cosine, 0 along straight lines (0 to 1)
    warmup_steps: updates of a linear warm-up to the schedule's first value (Goyal et al. 2017);
        the schedule's own step 0 comes after them (0 to 1000000000000000)
    warmup_start: the value at the start of the warm-up, as a share of the schedule's first (0.0
        to 1.0)
    """
    return Schedule(
        ScheduleKind.ONE_CYCLE,
        peak=peak,
        steps=steps,
        start_share=start_share,
        final_share=final_share,
        rise=rise,
        fall=fall,
        cosine=cosine,
        warmup_steps=warmup_steps,
        warmup_start=warmup_start,
    )


def piecewise_constant(
    *,
    warmup_steps: int = 0,
    warmup_start: float = 0.0,
) -> Schedule:
    """v_k is the value of the last of the points at or before k; before the first, the first's.

    warmup_steps: updates of a linear warm-up to the schedule's first value (Goyal et al. 2017);
        the schedule's own step 0 comes after them (0 to 1000000000000000)
    warmup_start: the value at the start of the warm-up, as a share of the schedule's first (0.0
        to 1.0)
    """
    return Schedule(
        ScheduleKind.PIECEWISE_CONSTANT,
        warmup_steps=warmup_steps,
        warmup_start=warmup_start,
    )


def piecewise_linear(
    *,
    warmup_steps: int = 0,
    warmup_start: float = 0.0,
) -> Schedule:
    """v_k is on the straight line between the points before and after k; outside of them, the
    nearest's value.

    warmup_steps: updates of a linear warm-up to the schedule's first value (Goyal et al. 2017);
        the schedule's own step 0 comes after them (0 to 1000000000000000)
    warmup_start: the value at the start of the warm-up, as a share of the schedule's first (0.0
        to 1.0)
    """
    return Schedule(
        ScheduleKind.PIECEWISE_LINEAR,
        warmup_steps=warmup_steps,
        warmup_start=warmup_start,
    )


def momentum_ramp(
    *,
    steps: int = 250,
    maximum: float = 0.99,
    warmup_steps: int = 0,
    warmup_start: float = 0.0,
) -> Schedule:
    """v_k = min(1 - 2^(-1 - log2(floor(k / steps) + 1)), maximum) (Sutskever et al. 2013, equation
    5).

    steps: updates from one value to the next (1 to 1000000000000000)
    maximum: mu_max, the most that is reached (0.0 to 1.0)
    warmup_steps: updates of a linear warm-up to the schedule's first value (Goyal et al. 2017);
        the schedule's own step 0 comes after them (0 to 1000000000000000)
    warmup_start: the value at the start of the warm-up, as a share of the schedule's first (0.0
        to 1.0)
    """
    return Schedule(
        ScheduleKind.MOMENTUM_RAMP,
        steps=steps,
        maximum=maximum,
        warmup_steps=warmup_steps,
        warmup_start=warmup_start,
    )


def plateau(
    *,
    initial: float = 0.01,
    factor: float = 0.1,
    minimum: float = 0.0,
    maximize: int = 0,
    patience: int = 10,
    threshold: float = 0.0001,
    threshold_absolute: int = 0,
    cooldown: int = 0,
    each_epoch: int = 0,
    warmup_steps: int = 0,
    warmup_start: float = 0.0,
) -> Schedule:
    """v = max(initial factor^r, minimum), r being how often the reported values did not get better
    for long (as in He et al. 2016). Its state is the host's to feed.

    initial: epsilon_0, the value at step 0 (0.0 to 1000000.0)
    factor: what each reduction multiplies the value by (0.0 to 1.0)
    minimum: the least value, if the initial one is above (0.0 to 1000000.0)
    maximize: 1 where larger reports are better, 0 where smaller are (0 to 1)
    patience: reports without improvement that are borne (0 to 1000000000000000)
    threshold: how much better than the best a report must be to count (0.0 to 1000000.0)
    threshold_absolute: 1 for a threshold that is a difference, 0 for one that is a share of the
        best (0 to 1)
    cooldown: reports after a reduction that do not count (0 to 1000000000000000)
    each_epoch: 1: a run reports the mean loss of each epoch at its end; 0: the host reports (0
        to 1)
    warmup_steps: updates of a linear warm-up to the schedule's first value (Goyal et al. 2017);
        the schedule's own step 0 comes after them (0 to 1000000000000000)
    warmup_start: the value at the start of the warm-up, as a share of the schedule's first (0.0
        to 1.0)
    """
    return Schedule(
        ScheduleKind.PLATEAU,
        initial=initial,
        factor=factor,
        minimum=minimum,
        maximize=maximize,
        patience=patience,
        threshold=threshold,
        threshold_absolute=threshold_absolute,
        cooldown=cooldown,
        each_epoch=each_epoch,
        warmup_steps=warmup_steps,
        warmup_start=warmup_start,
    )

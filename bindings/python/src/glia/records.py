"""The structs of the library: options that go in, and facts that come out.

Generated from the C header by python3 bindings/generate/python.py; do not edit.
"""

from ctypes import c_double, c_int32, c_int64, c_size_t, c_uint64
from typing import Any, ClassVar

from glia._record import Record

__all__ = [
    "ActivationOptions",
    "FitOptions",
    "Frame",
    "GradientCheckOptions",
    "GradientReport",
    "LayerFigures",
    "LsuvOptions",
    "LsuvReport",
    "OptimizerInfo",
    "ParameterInfo",
    "Progress",
    "ReportSummary",
    "RuntimeOptions",
    "TrainerOptions",
    "TrainingOptions",
    "TrainingState",
    "WatchEvent",
    "WatchStatus",
]


class ActivationOptions(Record):
    """How an activation is computed where its kind draws random numbers. Set struct_size to
    sizeof(ActivationOptions); zero in every other field is inference.
    """

    struct_size: int
    """sizeof(ActivationOptions)."""
    seed: int
    """Chooses the random numbers of training."""
    step: int
    """The number of the step, which also does: a backward call needs that of its forward call."""
    training: int
    """1 in training, where randomized rectifiers draw; 0 in inference, where they take the
    mean.
    """
    reserved: int
    """Zero."""

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("seed", c_uint64),
        ("step", c_uint64),
        ("training", c_int32),
        ("reserved", c_int32),
    ]


class ParameterInfo(Record):
    """What glia_catalog_parameter tells about a parameter. Set struct_size to
    sizeof(ParameterInfo) before the call.
    """

    struct_size: int
    """sizeof(ParameterInfo)."""
    key: int
    """The key, one of Param."""
    is_integer: int
    """1 where only whole numbers may be set, else 0."""
    default_value: float
    """The value where none is set."""
    minimum: float
    """The least value that may be set."""
    maximum: float
    """The greatest value that may be set."""

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("key", c_int32),
        ("is_integer", c_int32),
        ("default_value", c_double),
        ("minimum", c_double),
        ("maximum", c_double),
    ]


class ReportSummary(Record):
    """What a report says of the whole. Set struct_size to sizeof(ReportSummary) before the
    call.
    """

    struct_size: int
    """sizeof(ReportSummary)."""
    rows: int
    """Rows of the batch."""
    layers: int
    """The number of layers: nodes of the graph that are no inputs, in the order in which they
    were added.
    """
    first_non_finite: int
    """The first layer with values that are not finite, -1 for none. The forward pass is
    followed first: the layer is the first with such outputs. Where all outputs are finite,
    it is the first with such gradients as the backward pass meets them, from the last layer
    on.
    """
    non_finite_inputs: float
    """The fraction, 0 to 1, of input values that are not finite."""
    loss: float
    """The mean loss of the rows."""

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("rows", c_size_t),
        ("layers", c_size_t),
        ("first_non_finite", c_int64),
        ("non_finite_inputs", c_double),
        ("loss", c_double),
    ]


class LayerFigures(Record):
    """What a report says of a layer. Set struct_size to sizeof(LayerFigures) before the call. A
    figure that a layer has not is NaN. Fractions are from 0 to 1.
    """

    struct_size: int
    """sizeof(LayerFigures)."""
    rows: int
    """Rows of the batch."""
    units: int
    """Units: outputs of a row."""
    dead: float
    """The fraction of units that are dead: the output is 0 in every row of the batch, and so is
    the gradient of the loss by what the activation computes it from, so that nothing the
    unit has will change.
    """
    saturated: float
    """The fraction of values that are saturated: |f'(x)| is at most a twentieth of the largest
    over -4 <= x < 4 (ActivationProperty.SATURATED_SLOPE). Of a gated unit the gate counts. 0
    for activations that level off on neither side, for those with learned parameters and for
    layers without activation; NaN for activations along an axis.
    """
    mean: float
    """The mean of all outputs: far from 0 against the deviation, they are not centred. NaN or
    infinite where an output is not finite.
    """
    deviation: float
    """Their standard deviation; NaN where an output is not finite."""
    non_finite: float
    """The fraction of outputs that are NaN or infinite."""
    non_finite_gradients: float
    """The same of the gradients at what the activation computes from, together with those of
    the layer's parameters.
    """
    non_finite_parameters: float
    """The same of the layer's parameters; NaN for a layer without."""
    gradient_norm: float
    """The Euclidean norm of the gradient of the mean loss by all parameters of the layer; NaN
    for a layer without.
    """
    weight_norm: float
    """The norm of these parameters; NaN for a layer without."""
    update_norm: float
    """The norm of what the trainer's next step would change these parameters by, were this
    batch its minibatch, with the optimizer's state as it is; NaN for a report on a model,
    and for a layer without parameters.
    """
    update_ratio: float
    """update_norm / weight_norm; infinite where parameters of 0 change."""

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("rows", c_size_t),
        ("units", c_size_t),
        ("dead", c_double),
        ("saturated", c_double),
        ("mean", c_double),
        ("deviation", c_double),
        ("non_finite", c_double),
        ("non_finite_gradients", c_double),
        ("non_finite_parameters", c_double),
        ("gradient_norm", c_double),
        ("weight_norm", c_double),
        ("update_norm", c_double),
        ("update_ratio", c_double),
    ]


class FitOptions(Record):
    """Options of a run. Set struct_size to sizeof(FitOptions); zero in any other field means
    the default.
    """

    struct_size: int
    """sizeof(FitOptions)."""
    epochs: int
    """Passes over the data; 0: 1."""
    batch_size: int
    """Rows of a step; 0: the trainer's largest batch; GLIA_FULL_BATCH: the whole data set. The
    last step of an epoch takes what is left. More rows than the largest batch come in
    chunks: the results are those of the whole, bit for bit, and memory does not grow. 1 is
    online learning.
    """
    keep_order: int
    """1: the samples keep their order; 0: each epoch has a new order, drawn by the trainer's
    seed, in later runs too.
    """
    with_replacement: int
    """1: each sample of each step is drawn for itself by the trainer's seed, evenly, so that
    samples come several times or not at all; an epoch is as many draws as there are samples.
    0: an epoch has each sample once. Not together with keep_order.
    """
    micro_batches: int
    """Steps whose gradients are averaged for one update, at most 16777216; 0 or 1: each step is
    an update. The last update of an epoch takes what is left.
    """

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("epochs", c_int64),
        ("batch_size", c_size_t),
        ("keep_order", c_int32),
        ("with_replacement", c_int32),
        ("micro_batches", c_int64),
    ]


class Progress(Record):
    """How far a run is. Set struct_size to sizeof(Progress) before a call that fills it."""

    struct_size: int
    """sizeof(Progress)."""
    epoch: int
    """The epoch that the last step belonged to, from 0."""
    epochs: int
    """Epochs of the run."""
    step: int
    """Steps done in that epoch."""
    steps: int
    """Steps of an epoch; 0 before the first step of a run."""
    samples: int
    """Samples seen since the run was begun."""
    loss: float
    """The mean loss of that epoch so far; NaN before its first step."""
    accuracy: float
    """The share of that epoch's samples so far, 0 to 1, whose class was right when they were
    seen; NaN for a loss without classes.
    """
    samples_per_second: float
    """Samples per second of this process; 0 before its first step."""
    seconds_left: float
    """Seconds until the end of the run at this speed; NaN before the first step."""
    epoch_finished: int
    """1: the last step ended an epoch."""
    finished: int
    """1: the run is done."""

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("epoch", c_int64),
        ("epochs", c_int64),
        ("step", c_int64),
        ("steps", c_int64),
        ("samples", c_int64),
        ("loss", c_double),
        ("accuracy", c_double),
        ("samples_per_second", c_double),
        ("seconds_left", c_double),
        ("epoch_finished", c_int32),
        ("finished", c_int32),
    ]


class Frame(Record):
    """What a frame of training did, and how long what is left may take. Set struct_size to
    sizeof(Frame) before a call that fills it.
    """

    struct_size: int
    """sizeof(Frame)."""
    steps: int
    """Steps that were finished in the frame."""
    finished: int
    """1: the run is done, or the step over arrays is."""
    under_way: int
    """1: a step is under way, which the next frame goes on with."""
    loss: float
    """The mean loss of the last step that was finished, before its update; NaN without one."""
    step_share: float
    """About how much of the step under way is done, from 0 to below 1; 0 without one."""
    nanoseconds: float
    """Nanoseconds that the frame took."""
    step_nanoseconds_left: float
    """Nanoseconds of computing that the step under way, or else the next one, still takes, by
    the steps before it; NaN before the first was finished.
    """
    epoch_nanoseconds_left: float
    """The same for all steps that are left of the epoch; NaN also for arrays."""

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("steps", c_int64),
        ("finished", c_int32),
        ("under_way", c_int32),
        ("loss", c_double),
        ("step_share", c_double),
        ("nanoseconds", c_double),
        ("step_nanoseconds_left", c_double),
        ("epoch_nanoseconds_left", c_double),
    ]


class GradientCheckOptions(Record):
    """Options of a gradient check. Set struct_size to sizeof(GradientCheckOptions); zero in any
    other field means the default.
    """

    struct_size: int
    """sizeof(GradientCheckOptions)."""
    step: float
    """How far a value is nudged to either side, times its size where that is above 1; from 1e-9
    to 1; 0: 1e-5.
    """
    relative_tolerance: float
    """What a gradient may be off, as a share of the largest gradient of its tensor; up to 1; 0:
    1e-4, which is what float32 may lose.
    """
    absolute_tolerance: float
    """What a gradient may be off besides; 0: 2.5e-7, for a loss of order one."""
    most_elements: int
    """The most elements of a tensor that are looked at: one of each of so many slices of it,
    and always that of the largest gradient; 0: all.
    """
    selection_seed: int
    """Chooses them."""
    training: int
    """1: the passes of training, in which randomized rectifiers draw; 0: those of inference."""
    reserved: int
    """Zero."""
    seed: int
    """In training: the seed, as a trainer's."""
    training_step: int
    """In training: the updates that a trainer has done before the step."""

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("step", c_double),
        ("relative_tolerance", c_double),
        ("absolute_tolerance", c_double),
        ("most_elements", c_size_t),
        ("selection_seed", c_uint64),
        ("training", c_int32),
        ("reserved", c_int32),
        ("seed", c_uint64),
        ("training_step", c_uint64),
    ]


class GradientReport(Record):
    """What a gradient check found. Set struct_size to sizeof(GradientReport) before the call."""

    struct_size: int
    """sizeof(GradientReport)."""
    checked: int
    """Elements that were compared."""
    out_of_tolerance: int
    """Those that are further off than they may be: 0 where the gradients are right. One that is
    not finite counts, too.
    """
    at_kinks: int
    """Elements that were not compared, since there is a kink (a jump of the slope, as of ReLU
    at 0, or of the value) between the points of the difference: neither right nor wrong.
    """
    too_small: int
    """Of the elements compared, those of tensors whose gradients are all so small that the
    tolerance would hide an error of 1 %: they show little. Where they are many, scale the
    loss up, or lower absolute_tolerance.
    """
    loss: float
    """The loss as the model computes it; a host's, of the model's outputs."""
    loss_in_double: float
    """The loss with the whole model computed in float64."""
    worst_analytic: float
    """The gradient of the worst element, whose error is the largest share of its tolerance, as
    the backward pass computed it; NaN where nothing was compared. Where elements are out of
    tolerance it is one of the tensor nearest to the loss that has such, since what is wrong
    there makes all behind it wrong.
    """
    worst_numeric: float
    """What differences gave for it."""
    worst_error: float
    """How far they are apart; infinite where one is not finite."""
    worst_tolerance: float
    """How far they may be: relative_tolerance times the largest gradient of the tensor, and
    absolute_tolerance, and the rounding of float64.
    """

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("checked", c_size_t),
        ("out_of_tolerance", c_size_t),
        ("at_kinks", c_size_t),
        ("too_small", c_size_t),
        ("loss", c_double),
        ("loss_in_double", c_double),
        ("worst_analytic", c_double),
        ("worst_numeric", c_double),
        ("worst_error", c_double),
        ("worst_tolerance", c_double),
    ]


class LsuvOptions(Record):
    """Options of glia_model_initialize_lsuv. Set struct_size to sizeof(LsuvOptions); zero in
    any other field means the default.
    """

    struct_size: int
    """sizeof(LsuvOptions)."""
    tolerance: float
    """How far from 1 a variance may be, up to 1; 0: 0.1, as published."""
    most_scalings: int
    """The most scalings of a layer, up to 1000; 0: 10."""
    keep_weights: int
    """1 to scale the weights as they stand; 0 to begin with orthogonal ones, as published."""
    reserved: int
    """Zero."""

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("tolerance", c_double),
        ("most_scalings", c_size_t),
        ("keep_weights", c_int32),
        ("reserved", c_int32),
    ]


class LsuvReport(Record):
    """What glia_model_initialize_lsuv did. Set struct_size to sizeof(LsuvReport) before the
    call.
    """

    struct_size: int
    """sizeof(LsuvReport)."""
    rows: int
    """Rows of the batch."""
    layers: int
    """Dense layers."""
    out_of_tolerance: int
    """Those whose variance is now out of tolerance: it is 0 or not finite, as with inputs that
    are all the same, or the bias has too much of it, or there were too few scalings.
    """
    scalings: int
    """Scalings of all layers together."""
    least_variance: float
    """The least variance of a layer's sums at the end; NaN where none is a number."""
    greatest_variance: float
    """The greatest."""

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("rows", c_size_t),
        ("layers", c_size_t),
        ("out_of_tolerance", c_size_t),
        ("scalings", c_size_t),
        ("least_variance", c_double),
        ("greatest_variance", c_double),
    ]


class OptimizerInfo(Record):
    """What glia_optimizer_needs tells about an optimizer and a parameter. Set struct_size to
    sizeof(OptimizerInfo) before the call.
    """

    struct_size: int
    """sizeof(OptimizerInfo)."""
    slots: int
    """Arrays of state; most have a float beside each weight."""
    looks_ahead: int
    """1 where gradients are to be taken where glia_optimizer_look_ahead says, else 0."""
    takes_whole_parameters: int
    """1 where the update of a weight depends on its whole parameter, so that each parameter is
    a call of its own; 0 where all of them may be one array.
    """
    searches: int
    """1 where a step is a search: glia_optimizer_search does it, and glia_optimizer_step
    cannot.
    """
    state_floats: int
    """Floats of all arrays of state of the parameter."""
    scratch_floats: int
    """Floats of memory that its update works in."""
    search_doubles: int
    """Doubles that a search keeps; 0 where there is none."""

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("slots", c_int32),
        ("looks_ahead", c_int32),
        ("takes_whole_parameters", c_int32),
        ("searches", c_int32),
        ("state_floats", c_size_t),
        ("scratch_floats", c_size_t),
        ("search_doubles", c_size_t),
    ]


class RuntimeOptions(Record):
    """Options of glia_runtime_new. Set struct_size to sizeof(RuntimeOptions); zero in any other
    field means the default.
    """

    struct_size: int
    """sizeof(RuntimeOptions)."""
    threads: int
    """Threads that work in a call, the calling one counted, 1 to 1024; 0: the calling one
    alone. The runtime owns the others. With more than 1, large pieces of work are shared
    through a lock and wake-ups; after one, the others look out for the next for up to about
    a tenth of a millisecond, then they sleep and use no processor. With 1, the default, a
    run locks nothing and makes no system call.
    """
    level: int
    """The instruction set, one of Level, for tests; 0: the best that the CPU has."""

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("threads", c_int32),
        ("level", c_int32),
    ]


class TrainerOptions(Record):
    """Options of a trainer. Set struct_size to sizeof(TrainerOptions); zero in any other field
    means the default.
    """

    struct_size: int
    """sizeof(TrainerOptions)."""
    largest_batch: int
    """The most rows that are computed at a time, which decides on memory and speed; 0: 64, or
    for a loaded trainer the batch of its run if that is larger, but at most 1024. Larger
    batches come in chunks: no result depends on it.
    """
    seed: int
    """Chooses the order of the samples of each epoch. A loaded trainer keeps its own."""
    input_gradient: int
    """1: a step also computes the gradient at the model's input; 0: it does not."""
    reserved: int
    """Zero."""

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("largest_batch", c_size_t),
        ("seed", c_uint64),
        ("input_gradient", c_int32),
        ("reserved", c_int32),
    ]


class WatchEvent(Record):
    """What happened in a step that was in trouble. Set struct_size to sizeof(WatchEvent) before
    the call.
    """

    struct_size: int
    """sizeof(WatchEvent)."""
    finding: int
    """What happened: one of Finding"""
    policy: int
    """What was done: one of Policy"""
    step: int
    """The number of the update that the step was or would have been, from 1."""
    layer: int
    """The layer where it began, numbered as in a report; -1 for none."""
    sample: int
    """The sample where it began: the row of the batch, in a run the sample of the data set; -1
    where it is not known, or was none.
    """
    rows: int
    """Rows that were left out of the batch, of which `sample` is the first; 0 for none."""
    loss: float
    """The loss; NaN also where the host computed it."""
    gradient_norm: float
    """The Euclidean norm of all gradients, before clipping."""
    limit: float
    """What the loss or the norm could be at most, where it was too large; else NaN."""

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("finding", c_int32),
        ("policy", c_int32),
        ("step", c_int64),
        ("layer", c_int64),
        ("sample", c_int64),
        ("rows", c_int64),
        ("loss", c_double),
        ("gradient_norm", c_double),
        ("limit", c_double),
    ]


class WatchStatus(Record):
    """What the watch over a training run knows. Set struct_size to sizeof(WatchStatus) before
    the call. A figure that there is not yet is NaN.
    """

    struct_size: int
    """sizeof(WatchStatus)."""
    watched: int
    """Updates that were watched."""
    refused: int
    """Steps that were refused."""
    finding: int
    """What the last event was: one of Finding; Finding.NOTHING for none."""
    plateau: int
    """1 where the losses of a full window fell by less than Param.PLATEAU_THRESHOLD."""
    refused_step: int
    """The update that the step of the last event was or would have been, from 1; 0 for none."""
    refused_layer: int
    """The layer where that began, numbered as in a report; -1 for none."""
    loss: float
    """The loss of the last update."""
    loss_mean: float
    """The mean of the losses in the window."""
    loss_deviation: float
    """Their standard deviation."""
    loss_limit: float
    """Above which a loss is refused; NaN until the window is full."""
    progress: float
    """By which share the mean loss fell from the older half of a full window to the newer one;
    below 0 where it rose.
    """
    gradient_norm: float
    """The Euclidean norm of all gradients at the last update, before clipping."""
    update_ratio: float
    """The largest ratio of update to weight of a layer when it was measured last."""
    noise_scale: float
    """The gradient noise scale, in rows: gradient_variance / gradient_square. A batch far
    smaller has gradients that are mostly noise, one far larger hardly less noise than it.
    """
    gradient_variance: float
    """The variance of the gradient of one row, over all parameters."""
    gradient_square: float
    """The squared norm of the gradient without noise."""
    events: int
    """Events so far: glia_trainer_watch_event tells of the last 64, each by its number from 0."""
    losses_not_finite: int
    """Events by what was found: losses and gradients that were not finite, losses that
    exploded, norms above Param.NORM_BOUND.
    """
    gradients_not_finite: int
    explosions: int
    norms_out_of_bounds: int
    dropped_rows: int
    """Rows above Param.ROW_BOUND, which were left out of their batches."""
    skipped: int
    """Events by what was done, beside `refused`: one of Policy each."""
    rate_shrinks: int
    roll_backs: int
    stops: int
    clipped: int
    left_out: int
    """Steps that were refused or left out since the last one that was done."""
    rate_scale: float
    """What the learning rate is multiplied by at present: below 1 where it shrank."""
    frozen: int
    """1 where nothing is learned at present (Param.FROZEN of glia_trainer_update_set), else 0."""
    reserved: int
    """Zero."""

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("watched", c_int64),
        ("refused", c_int64),
        ("finding", c_int32),
        ("plateau", c_int32),
        ("refused_step", c_int64),
        ("refused_layer", c_int64),
        ("loss", c_double),
        ("loss_mean", c_double),
        ("loss_deviation", c_double),
        ("loss_limit", c_double),
        ("progress", c_double),
        ("gradient_norm", c_double),
        ("update_ratio", c_double),
        ("noise_scale", c_double),
        ("gradient_variance", c_double),
        ("gradient_square", c_double),
        ("events", c_int64),
        ("losses_not_finite", c_int64),
        ("gradients_not_finite", c_int64),
        ("explosions", c_int64),
        ("norms_out_of_bounds", c_int64),
        ("dropped_rows", c_int64),
        ("skipped", c_int64),
        ("rate_shrinks", c_int64),
        ("roll_backs", c_int64),
        ("stops", c_int64),
        ("clipped", c_int64),
        ("left_out", c_int64),
        ("rate_scale", c_double),
        ("frozen", c_int32),
        ("reserved", c_int32),
    ]


class TrainingOptions(Record):
    """How a training thread spends its time. Set struct_size to sizeof(TrainingOptions); zero
    in any other field means the default.
    """

    struct_size: int
    """sizeof(TrainingOptions)."""
    slice_nanoseconds: int
    """Nanoseconds of a slice, as the budget of glia_trainer_run_for: after each the thread
    looks whether it should end. 0: 1000000.
    """
    rest_nanoseconds: int
    """Nanoseconds that the thread sleeps after each slice; 0: it does not."""

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("slice_nanoseconds", c_int64),
        ("rest_nanoseconds", c_int64),
    ]


class TrainingState(Record):
    """How far a training is. Set struct_size to sizeof(TrainingState) before a call that fills
    it.
    """

    struct_size: int
    """sizeof(TrainingState)."""
    running: int
    """1: the thread has the trainer; 0: the training has ended, and the trainer is the host's
    again.
    """
    finished: int
    """1: it has done everything that was asked for."""
    status: int
    """What ended it before, as the call that it did the work of would have returned it;
    ErrorCode.OK where nothing did. glia_training_wait and glia_training_stop give the error.
    """
    reserved: int
    """Zero."""
    steps: int
    """Steps that it finished."""
    loss: float
    """The mean loss of the last of them, before its update; NaN before the first."""
    nanoseconds: float
    """Nanoseconds that it computed for."""
    epoch_nanoseconds_left: float
    """Nanoseconds of computing for what is left of the epoch; NaN where that is not known, and
    for samples.
    """

    _fields_: ClassVar[list[Any]] = [
        ("struct_size", c_size_t),
        ("running", c_int32),
        ("finished", c_int32),
        ("status", c_int32),
        ("reserved", c_int32),
        ("steps", c_int64),
        ("loss", c_double),
        ("nanoseconds", c_double),
        ("epoch_nanoseconds_left", c_double),
    ]

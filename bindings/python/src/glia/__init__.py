"""glia: build, train and run neural networks inside your own process.

A model, a trainer and a session:

    import glia

    graph = glia.Graph.sequential(2, (8, "tanh"), 1)
    model = glia.Model(graph, seed=1)
    trainer = glia.Trainer(model, "mean_squared_error", glia.Optimizer("adam", learning_rate=0.05))
    for _ in range(500):
        trainer.step([[0, 0], [0, 1], [1, 0], [1, 1]], [[0.0], [1.0], [1.0], [0.0]])
    print(glia.Session(trainer.model(), largest_batch=4).run([[0, 0], [0, 1], [1, 0], [1, 1]]))

Results are the same bits on every machine, with every number of threads.
"""

from glia import (
    _abi,
    activations,
    catalog,
    initializers,
    kinds,
    losses,
    metrics,
    optimizers,
    records,
    schedules,
)
from glia._abi import ABI_VERSION, FULL_BATCH
from glia._version import VERSION
from glia.activation import Activation, ActivationGradients
from glia.errors import (
    BadHandleError,
    BusyError,
    ClosedError,
    CorruptFileError,
    DivergedError,
    Error,
    InternalError,
    InvalidArgumentError,
    InvalidStateError,
    IoError,
    MissingFileError,
    NotFoundError,
    NullPointerError,
    OutOfMemoryError,
    OutOfRangeError,
    PoisonedError,
    ShapeMismatchError,
    UnknownKeyError,
    UnknownKindError,
    UnsupportedError,
)
from glia.gradient_check import GradientCheck
from glia.graph import Graph, Layer, Node
from glia.initializer import Initializer
from glia.kind_of import Settings
from glia.kinds import (
    ActivationKind,
    ActivationProperty,
    ElementType,
    ErrorCode,
    Family,
    Finding,
    InitializerKind,
    LayerKind,
    Level,
    LogLevel,
    LossKind,
    OptimizerKind,
    Param,
    Policy,
    SamplesKind,
    ScheduleKind,
)
from glia.loss import Loss, LossValue
from glia.model import Lsuv, Model
from glia.optimizer import ArrayOptimizer, Optimizer
from glia.records import Frame, Progress, TrainingState, WatchEvent, WatchStatus
from glia.report import Report
from glia.runtime import Runtime, best_level
from glia.samples import Sample, Samples
from glia.schedule import Schedule
from glia.session import Evaluation, Session
from glia.snapshots import Snapshots
from glia.tensor import Tensor
from glia.torch import from_torch_state_dict, to_torch_state_dict
from glia.trainer import RateCurve, Trainer
from glia.training import Training

__all__ = [
    "ABI_VERSION",
    "FULL_BATCH",
    "Activation",
    "ActivationGradients",
    "ActivationKind",
    "ActivationProperty",
    "ArrayOptimizer",
    "BadHandleError",
    "BusyError",
    "ClosedError",
    "CorruptFileError",
    "DivergedError",
    "ElementType",
    "Error",
    "ErrorCode",
    "Evaluation",
    "Family",
    "Finding",
    "Frame",
    "GradientCheck",
    "Graph",
    "Initializer",
    "InitializerKind",
    "InternalError",
    "InvalidArgumentError",
    "InvalidStateError",
    "IoError",
    "Layer",
    "LayerKind",
    "Level",
    "LogLevel",
    "Loss",
    "LossKind",
    "LossValue",
    "Lsuv",
    "MissingFileError",
    "Model",
    "Node",
    "NotFoundError",
    "NullPointerError",
    "Optimizer",
    "OptimizerKind",
    "OutOfMemoryError",
    "OutOfRangeError",
    "Param",
    "PoisonedError",
    "Policy",
    "Progress",
    "RateCurve",
    "Report",
    "Runtime",
    "Sample",
    "Samples",
    "SamplesKind",
    "Schedule",
    "ScheduleKind",
    "Session",
    "Settings",
    "ShapeMismatchError",
    "Snapshots",
    "Tensor",
    "Trainer",
    "Training",
    "TrainingState",
    "UnknownKeyError",
    "UnknownKindError",
    "UnsupportedError",
    "WatchEvent",
    "WatchStatus",
    "activations",
    "best_level",
    "catalog",
    "from_torch_state_dict",
    "initializers",
    "kinds",
    "library_version",
    "losses",
    "metrics",
    "optimizers",
    "records",
    "schedules",
    "to_torch_state_dict",
]

__version__ = VERSION


def library_version() -> str:
    """The version of the library that is loaded, which may be newer than the package."""
    number = _abi.glia_version()
    return f"{number >> 16}.{number >> 8 & 255}.{number & 255}"


if _abi.glia_abi_version() != ABI_VERSION:
    raise ImportError(
        f"this package is for ABI version {ABI_VERSION} of the glia library, "
        f"found {_abi.glia_abi_version()}"
    )

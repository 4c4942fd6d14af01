"""How the names of glia.h are spelled in Go."""

import re

# Words that Go, or their authors, do not write with one capital.
WORDS = {
    "adagrad": "Adagrad", "adadelta": "Adadelta", "adamw": "AdamW", "nadamw": "NAdamW", "nadam": "NAdam",
    "radam": "RAdam", "amsgrad": "AMSGrad", "rmsprop": "RMSProp", "sgd": "SGD", "lamb": "LAMB",
    "lars": "LARS", "lbfgs": "LBFGS", "relu": "ReLU", "relu6": "ReLU6", "elu": "ELU", "selu": "SELU",
    "celu": "CELU", "gelu": "GELU", "silu": "SiLU", "prelu": "PReLU", "rrelu": "RReLU", "srelu": "SReLU",
    "crelu": "CReLU", "glu": "GLU", "reglu": "ReGLU", "geglu": "GEGLU", "swiglu": "SwiGLU", "apl": "APL",
    "isru": "ISRU", "isrlu": "ISRLU", "kl": "KL", "nce": "NCE", "io": "IO", "avx2": "AVX2",
    "avx512": "AVX512", "neon": "NEON", "lecun": "LeCun", "dlpack": "DLPack", "lsuv": "LSUV",
    "roc": "ROC", "abi": "ABI",
}
# Names that Go has taken.
TAKEN = {"type": "kind", "func": "function", "range": "interval", "string": "text", "len": "length"}

# The enumerations: Go's type, what its constants begin with, and the family of the catalogue.
ENUMERATIONS = {
    "glia_activation_properties": ("ActivationProperty", "Property", None),
    "glia_error_codes": ("ErrorCode", "Err", None),
    "glia_families": ("Family", "Family", None),
    "glia_initializer_kinds": ("InitializerKind", "Initializer", "FamilyInitializer"),
    "glia_levels": ("Level", "Level", None),
    "glia_layer_kinds": ("LayerKind", "Layer", "FamilyLayer"),
    "glia_loss_kinds": ("LossKind", "Loss", "FamilyLoss"),
    "glia_optimizer_kinds": ("OptimizerKind", "Optimizer", "FamilyOptimizer"),
    "glia_schedule_kinds": ("ScheduleKind", "Schedule", "FamilySchedule"),
    "glia_types": ("ElementType", "", None),
    "glia_findings": ("Finding", "Finding", None),
    "glia_policies": ("Policy", "Policy", None),
    "glia_log_levels": ("LogLevel", "Log", None),
    "glia_activation_kinds": ("ActivationKind", "Activation", "FamilyActivation"),
    "glia_samples_kinds": ("SamplesKind", "Samples", "FamilySamples"),
    "glia_params": ("Param", "Param", None),
}


def words(name: str) -> list[str]:
    return [word for word in name.lower().split("_") if word]


def camel(name: str) -> str:
    """layer_name as LayerName."""
    return "".join(WORDS.get(word, word[0].upper() + word[1:]) for word in words(name))


def lower_camel(name: str) -> str:
    """layer_name as layerName."""
    first, *rest = words(name)
    return TAKEN.get(first, first) if not rest else first + "".join(camel(word) for word in rest)


def constant(enumeration, name: str) -> str:
    """GLIA_ACTIVATION_RELU as ActivationReLU."""
    if name == "GLIA_OK":
        return "OK"
    return ENUMERATIONS[enumeration.name][1] + camel(name[len(enumeration.prefix) :])


def type_name(name: str) -> str:
    """glia_fit_options as FitOptions."""
    return camel(re.sub("^glia_", "", name))

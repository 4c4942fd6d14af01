"""How names of the C header become names of C#."""

import re

ENUMERATION_NAMES = {
    "glia_activation_properties": "ActivationProperty",
    "glia_error_codes": "ErrorCode",
    "glia_families": "Family",
    "glia_initializer_kinds": "InitializerKind",
    "glia_levels": "Level",
    "glia_layer_kinds": "LayerKind",
    "glia_loss_kinds": "LossKind",
    "glia_optimizer_kinds": "OptimizerKind",
    "glia_schedule_kinds": "ScheduleKind",
    "glia_types": "ElementType",
    "glia_findings": "Finding",
    "glia_policies": "Policy",
    "glia_log_levels": "LogLevel",
    "glia_activation_kinds": "ActivationKind",
    "glia_samples_kinds": "SamplesKind",
    "glia_params": "Param",
}

# What is made by its kind and set by key.
FAMILIES = ["activation", "initializer", "layer", "loss", "optimizer", "samples", "schedule"]

# Fields that hold a number of an enumeration.
TYPED_FIELDS = {"key": "Param", "finding": "Finding", "policy": "Policy", "level": "Level", "status": "ErrorCode"}

# The comment of a field that holds yes or no.
BOOLEAN = re.compile(r"1\b|Whether\b")

KEYWORDS = {"params", "in", "out", "ref", "base", "object", "string", "event", "lock", "checked", "fixed"}


def pascal(name: str) -> str:
    """learning_rate and LEARNING_RATE: LearningRate."""
    return "".join(part[:1].upper() + part[1:].lower() for part in name.split("_") if part)


def camel(name: str) -> str:
    found = pascal(name)
    found = found[:1].lower() + found[1:]
    return "@" + found if found in KEYWORDS else found


def short(name: str) -> str:
    return name.removeprefix("glia_")


def named_type(name: str) -> str:
    """glia_fit_options: FitOptions."""
    return pascal(short(name))


def handle_name(name: str) -> str:
    return named_type(name) + "Handle"

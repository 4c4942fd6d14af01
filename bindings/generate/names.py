"""How names of the C header become those of bindings that write types as JavaScript and Python do."""

# The names of enumerations that are not made by rule.
ENUMERATIONS = {
    "glia_error_codes": "ErrorCode",
    "glia_types": "ElementType",
    "glia_activation_properties": "ActivationProperty",
    "glia_families": "Family",
    "glia_levels": "Level",
    "glia_findings": "Finding",
    "glia_policies": "Policy",
    "glia_log_levels": "LogLevel",
    "glia_params": "Param",
}


def pascal(name: str) -> str:
    """glia_fit_options becomes FitOptions."""
    return "".join(part.capitalize() for part in name.removeprefix("glia_").split("_"))


def enumeration_name(name: str) -> str:
    """The name of an enumeration: that of the table, or glia_loss_kinds becomes LossKind."""
    return ENUMERATIONS.get(name) or pascal(name.removesuffix("s"))


def member_name(constant: str, prefix: str) -> str:
    """GLIA_LOSS_HUBER becomes HUBER."""
    return constant.removeprefix(prefix) if constant != "GLIA_OK" else "OK"

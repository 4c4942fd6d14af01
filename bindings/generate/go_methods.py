"""The exported methods and functions that are the calls of glia.h as they stand. The others, whose
arguments Go has another form for, are written by hand upon the calls.
"""

import go_calls
import go_names

BY_HAND = {
    "glia_activation_forward": "Activation.Forward", "glia_activation_backward": "Activation.Backward",
    "glia_activation_forward_with": "Activation.ForwardWith",
    "glia_activation_backward_with": "Activation.BackwardWith",
    "glia_allocator_set": "SetAllocator", "glia_catalog_count": "Kinds", "glia_catalog_kind": "Kinds",
    "glia_catalog_find": "Find", "glia_catalog_name": "String", "glia_catalog_description": "Description",
    "glia_catalog_parameter_count": "Parameters", "glia_catalog_parameter": "Parameters",
    "glia_catalog_parameter_description": "ParameterDescription", "glia_parameter_name": "Param.String",
    "glia_level_name": "Level.String", "glia_status_text": "ErrorCode.Error",
    "glia_trainer_find_learning_rate": "Trainer.FindLearningRate", "glia_trainer_fit": "Trainer.Fit",
    "glia_gradient_check": "CheckGradients", "glia_gradient_check_with_callback": "CheckGradientsWith",
    "glia_model_initialize_lsuv": "Model.InitializeLSUV",
    "glia_activation_new": "NewActivation", "glia_initializer_new": "NewInitializer",
    "glia_layer_new": "NewLayer", "glia_loss_new": "NewLoss", "glia_optimizer_new": "NewOptimizer",
    "glia_samples_new": "NewSamples", "glia_schedule_new": "NewSchedule",
    "glia_runtime_new_with_jobs": "NewRuntimeWithJobs", "glia_runtime_log_set": "Runtime.SetLog",
    "glia_loss_evaluate": "Loss.Evaluate", "glia_loss_evaluate_weighted": "Loss.EvaluateWeighted",
    "glia_metric_top_accuracy": "TopAccuracy", "glia_metric_confusion": "Confusion",
    "glia_metric_log_loss": "LogLoss", "glia_metric_regression": "Regression",
    "glia_metric_roc_area": "ROCArea", "glia_optimizer_search": "Optimizer.Search",
    "glia_optimizer_step": "Optimizer.Step", "glia_optimizer_look_ahead": "Optimizer.LookAhead",
    "glia_schedule_set_points": "Schedule.SetPoints", "glia_session_new": "NewSession",
    "glia_session_follow": "Snapshots.Follow", "glia_session_run_strided": "Session.RunStrided",
    "glia_trainer_snapshots": "Trainer.Snapshots", "glia_tensor_borrow": "BorrowFloat32s",
    "glia_tensor_data": "Tensor.Float32s", "glia_tensor_copy_in": "Tensor.CopyIn",
    "glia_tensor_copy_out": "Tensor.CopyOut", "glia_trainer_gradients": "Trainer.UseGradients",
}
FUNCTIONS = {
    "glia_graph_new": "NewGraph", "glia_model_new": "NewModel", "glia_model_load": "LoadModel",
    "glia_model_load_from_memory": "LoadModelFromMemory", "glia_runtime_new": "NewRuntime",
    "glia_tensor_new": "NewTensor", "glia_tensor_from_dlpack": "TensorFromDLPack",
    "glia_trainer_new": "NewTrainer", "glia_trainer_load": "LoadTrainer",
    "glia_trainer_load_from_memory": "LoadTrainerFromMemory",
}
RENAMED = {
    "glia_trainer_samples_attach": "AttachSamples", "glia_report_summarize": "Summary",
    "glia_tensor_type": "ElementType", "glia_trainer_schedule_report": "ReportMetric",
    "glia_schedule_report": "ReportMetric",
}
# What is not a function of Go's at all.
ELSEWHERE = {
    "glia_error_code": "Error.Code", "glia_error_message": "Error.Message", "glia_error_free": "Error",
    "glia_version": "Version", "glia_abi_version": "ABIVersion",
}


def method(call) -> str:
    """trainer_group_set as SetGroup, trainer_group_get as Group."""
    name = call.function.name
    if name in RENAMED:
        return RENAMED[name]
    verb = name[len(f"glia_{call.noun}_") :]
    if verb.endswith("_set"):
        return "Set" + go_names.camel(verb[:-4])
    return go_names.camel(verb[:-4] if verb.endswith("_get") else verb)


def names_of(calls):
    """A function that tells what a function of the header is called in Go."""
    known = dict(ELSEWHERE)
    for call in calls:
        name = call.function.name
        known[name] = BY_HAND.get(name) or FUNCTIONS.get(name) or f"{call.receiver}.{method(call)}"

    def name_of(function) -> str:
        if function.name in known:
            return known[function.name]
        return go_names.type_name(function.name[: -len("_free")]) + ".Close"

    return name_of


def methods(calls, comments) -> str:
    return "\n".join(text(one, comments) for one in calls if one.function.name not in BY_HAND)


def text(call, comments) -> str:
    is_method = call.receiver and call.function.name not in FUNCTIONS
    skip = 1 if is_method else 0
    name = method(call) if is_method else FUNCTIONS[call.function.name]
    taken, given = go_calls.signature(call, skip)
    shown = {c_name: go_name for go_name, _, c_name in call.inputs[skip:]}
    receiver = f"({call.inputs[0][0]} *{call.receiver}) " if is_method else ""
    passed = ", ".join(one[0] for one in call.inputs)
    return (
        comments.function(name, call.function.documentation, shown)
        + f"func {receiver}{name}({taken}) {given} {{\n\treturn {go_calls.go_name(call)}({passed})\n}}\n"
    )

"""Every function of glia.h as a Go function of the package's own: arguments checked and held, outputs
returned. For each there is a function of C, which returns status, error and outputs as one struct, so
that no call needs memory of Go's for what it receives.
"""

import re
from dataclasses import dataclass, field

import go_names

# Functions that the errors themselves are made with.
LEFT_OUT = {"glia_error_code", "glia_error_message", "glia_error_free", "glia_version", "glia_abi_version"}
# Arrays whose lengths the caller of the Go function has checked, as the C function does not have them.
SCALARS_OUT = {("glia_samples_read", "weight")}
ARRAYS_OUT = {"search", "losses"}
COUNTS = {"input_count", "target_count", "output_count", "weight_count", "parameter_count", "count",
          "rank", "axes", "bytes", "length"}
TRAMPOLINES = {
    "glia_progress_callback": "glia_go_progress", "glia_loss_callback": "glia_go_loss",
    "glia_log_callback": "glia_go_log", "glia_parallel_for": "glia_go_parallel_for",
    "glia_release_callback": "glia_go_release",
}
RAW = {"glia_allocate", "glia_deallocate"}
SLICES = {"float": "float32", "double": "float64", "int64_t": "int64", "int32_t": "int32",
          "uint8_t": "byte", "char": "byte"}
TYPED = {"target_type": "ElementType", "key": "Param", "property": "ActivationProperty", "level": "Level", "element_type": "ElementType",
         "node": "Node", "family": "Family"}
BOOLEANS = {"ended", "reduced"}
NUMBERS = {"int32_t": "int", "size_t": "int", "int64_t": "int64", "uint64_t": "uint64", "double": "float64",
           "float": "float32"}


@dataclass
class Call:
    """What the two functions are made of."""

    function: object
    noun: str
    receiver: str = ""
    inputs: list = field(default_factory=list)  # (Go name, Go type, name in the header)
    outputs: list = field(default_factory=list)  # (Go type, expression)
    checks: list = field(default_factory=list)  # lines before the call
    c_parameters: list = field(default_factory=list)
    c_fields: list = field(default_factory=list)
    c_before: list = field(default_factory=list)
    c_arguments: list = field(default_factory=list)
    go_arguments: list = field(default_factory=list)
    handles: list = field(default_factory=list)
    filled: str = ""  # "text", "bytes" or ""


class Calls:
    def __init__(self, header):
        self.handles = [one.name for one in header.handles if one.name != "glia_error"]
        self.structs = {one.name: one for one in header.structs}
        # The longest noun first: glia_training_… is none of glia_trainer_….
        self.nouns = sorted((name[5:] for name in self.handles), key=len, reverse=True)
        self.calls = [self.call(one) for one in header.functions
                      if one.name not in LEFT_OUT and not one.name.endswith("_free")]

    def call(self, function) -> Call:
        noun = next((n for n in self.nouns if function.name.startswith(f"glia_{n}_")), "")
        made = Call(function, noun)
        parameters = [one for one in function.parameters if one.name != "error"]
        place = 0
        while place < len(parameters):
            place += self.parameter(made, parameters, place)
        first = parameters[0].type if parameters else ""
        if noun and re.fullmatch(rf"(const )?glia_{noun} \*", first):
            made.receiver = go_names.type_name("glia_" + noun)
        return made

    # Each of these takes one parameter, with those that belong to it, and gives how many it took.

    def parameter(self, made: Call, parameters: list, place: int) -> int:
        one = parameters[place]
        following = [other.name for other in parameters[place + 1 : place + 3]]
        plain = one.type.replace("const ", "").rstrip("* ")
        pointers = one.type.count("*")
        if plain in self.handles:
            return self.handle_out(made, one, plain) if pointers == 2 else self.handle(made, one, plain)
        if plain in self.structs:
            return self.struct(made, one, plain)
        if plain in TRAMPOLINES:
            return self.callback(made, one, plain)
        if one.name in ("text", "bytes") and "const" not in one.type and following == ["capacity", "needed"]:
            return self.filled(made, one)
        if one.name == "hash":
            return self.hash(made)
        if following == ["capacity", "rank"]:
            return self.shape_out(made, one)
        if one.name == "targets" and following == ["target_type", "target_count"]:
            return self.targets(made)
        if one.type == "const char *":
            return self.string(made, one)
        if pointers == 2 or plain in ("void", "struct DLManagedTensorVersioned") or plain in RAW:
            return self.raw(made, one, parameters, place)
        if pointers == 1:
            outgoing = "const" not in one.type and one.name not in ARRAYS_OUT
            scalar = outgoing and (plain != "float" or (made.function.name, one.name) in SCALARS_OUT)
            counted = bool(following) and following[0] in COUNTS
            if scalar and not counted:
                return self.scalar_out(made, one, plain)
            return self.array(made, one, plain, counted, following)
        return self.scalar(made, one)

    def take(self, made, one, go_type, c_type, go_argument):
        name = go_names.lower_camel(one.name)
        made.inputs.append((name, go_type, one.name))
        made.c_parameters.append(f"{c_type}{one.name}")
        made.c_arguments.append(one.name)
        made.go_arguments.append(go_argument.replace("@", name))

    def give(self, made, one, c_type, go_type, expression):
        made.c_fields.append(f"{c_type}{one.name}")
        made.c_arguments.append(f"&r.{one.name}")
        made.outputs.append((go_type, expression.replace("@", "r." + c_name(one.name))))

    def handle(self, made, one, plain):
        name = go_names.lower_camel(one.name)
        access = "share" if "const" in one.type else "claim"
        made.handles.append((name, access))
        # As a number: cgo would look behind a pointer to what it does not know, and allocate for that.
        self.take(made, one, "*" + go_names.type_name(plain), "uintptr_t ", "C.uintptr_t(uintptr(@Pointer))")
        made.c_arguments[-1] = f"({one.type}){one.name}"
        return 1

    def handle_out(self, made, one, plain):
        kind = go_names.type_name(plain)
        self.give(made, one, plain + " *", "*" + kind, f"own{kind}(@)")
        return 1

    def struct(self, made, one, plain):
        kind = go_names.type_name(plain)
        if "const" in one.type:
            name = go_names.lower_camel(one.name)
            made.inputs.append((name, kind, one.name))
            made.c_parameters.append(f"{plain} {one.name}")
            made.c_arguments.append(f"&{one.name}")
            made.go_arguments.append(f"{name}.toC()")
        else:
            made.c_before.append(f"r.{one.name}.struct_size = sizeof r.{one.name};")
            self.give(made, one, plain + " ", kind, f"{go_names.lower_camel(plain[5:])}FromC(@)")
        return 1

    def callback(self, made, one, plain):
        made.inputs.append(("user", "uintptr", one.name))
        made.c_parameters.append("uintptr_t user")
        made.c_arguments += [f"user == 0 ? NULL : {TRAMPOLINES[plain]}", "(void *)user"]
        made.go_arguments.append("C.uintptr_t(user)")
        return 2

    def filled(self, made, one):
        made.filled = one.name
        c_type = "char *" if one.name == "text" else "uint8_t *"
        made.c_parameters += [f"{c_type}{one.name}", "size_t capacity"]
        made.c_fields.append("size_t needed")
        made.c_arguments += [one.name, "capacity", "&r.needed"]
        made.go_arguments += ["buffer", "capacity"]
        return 3

    def hash(self, made):
        made.checks.append("\tvar hash Hash")
        made.c_parameters.append("uint8_t *hash")
        made.c_arguments += ["hash", "32"]
        made.go_arguments.append("(*C.uint8_t)(&hash[0])")
        made.outputs.append(("Hash", "hash"))
        return 2

    def shape_out(self, made, one):
        made.checks.append("\tvar lengths [mostAxes]int64")
        made.c_parameters.append(f"int64_t *{one.name}")
        made.c_fields.append("size_t rank")
        made.c_arguments += [one.name, "64", "&r.rank"]
        made.go_arguments.append("(*C.int64_t)(&lengths[0])")
        made.outputs.append(("[]int64", "shapeOf(lengths[:], r.rank)"))
        return 3

    def targets(self, made):
        made.inputs.append(("targets", "Targets", "targets"))
        made.c_parameters += ["uint8_t *targets", "int32_t target_type", "size_t target_count"]
        made.c_arguments += ["targets", "target_type", "target_count"]
        made.go_arguments += ["(*C.uint8_t)(targets.first)", "C.int32_t(targets.elements)",
                              "C.size_t(targets.count)"]
        return 3

    def string(self, made, one):
        name = go_names.lower_camel(one.name)
        made.inputs.append((name, "string", one.name))
        made.c_parameters += [f"const char *{one.name}", f"size_t {one.name}_length"]
        made.c_arguments += [one.name, f"{one.name}_length"]
        made.go_arguments += [f"characters({name})", f"C.size_t(len({name}))"]
        return 2

    def raw(self, made, one, parameters, place):
        if one.type.count("*") == 2:
            self.give(made, one, one.type.replace("**", "*"), "unsafe.Pointer",
                      "unsafe.Pointer(@)")
        elif place + 1 < len(parameters) and parameters[place + 1].name == "bytes":
            self.array(made, one, "uint8_t", True, ["bytes"])
            return 2
        else:
            c_type = "uint8_t *" if one.name == "data" else "void *"
            argument = "(*C.uint8_t)(@)" if one.name == "data" else "@"
            self.take(made, one, "unsafe.Pointer", c_type, argument)
            if one.type in RAW:
                made.c_arguments[-1] = f"({one.type}){one.name}"
        return 1

    def scalar_out(self, made, one, plain):
        kind = TYPED.get(one.name, "")
        if made.function.name.endswith("_kind"):
            kind = go_names.type_name("glia_" + made.noun) + "Kind" if made.noun else "int32"
        if made.function.name == "glia_catalog_find":
            kind = "int32"
        if one.name in BOOLEANS:
            self.give(made, one, plain + " ", "bool", "@ != 0")
        else:
            kind = kind or NUMBERS[plain]
            self.give(made, one, plain + " ", kind, f"{kind}(@)")
        return 1

    def array(self, made, one, plain, counted, following):
        constant = "const " if "const" in one.type else ""
        element = "Node" if made.function.name == "glia_graph_add_layer" else SLICES[plain]
        self.take(made, one, f"[]{element}", f"{constant}{plain} *", f"(*C.{plain})(first(@))")
        if not counted:
            return 1
        made.c_parameters.append(f"size_t {following[0]}")
        made.c_arguments.append(following[0])
        # Strides are as many as the lengths of the shape before them, or none.
        counted_by = made.inputs[-2 if one.name == "strides" else -1][0]
        made.go_arguments.append(f"C.size_t(len({counted_by}))")
        return 2

    def scalar(self, made, one):
        kind = TYPED.get(one.name, "")
        if one.name == "level" and made.function.name == "glia_runtime_log_set":
            kind = "LogLevel"
        if one.name == "kind" and made.noun:
            kind = go_names.type_name("glia_" + made.noun) + "Kind"
        if one.name == "activation":
            kind = "ActivationKind"
        if one.name == "input":
            kind = "Node"
        if one.name == "status":
            kind = "ErrorCode"
        if one.name == "nanoseconds":
            kind = "time.Duration"
        if not kind and one.type == "int32_t":
            kind = "int32"
        kind = kind or NUMBERS[one.type]
        if kind == "int":
            name = go_names.lower_camel(one.name)
            made.checks.append(f'\tif err := atLeastZero("{one.name}", {name}); err != nil {{\n\t\treturn RETURN\n\t}}')
        self.take(made, one, kind, one.type + " ", f"C.{one.type}(@)")
        return 1


def c_name(name: str) -> str:
    """How cgo spells a field that is a word of Go's."""
    return "_" + name if name in ("type", "func", "range") else name


def c_function(call: Call) -> str:
    """The function of C, with the struct of what it gives."""
    name = call.function.name.replace("glia_", "glia_go_", 1)
    fields = "".join(f" {one};" for one in call.c_fields)
    before = "".join(f"    {one}\n" for one in call.c_before)
    arguments = ", ".join([*call.c_arguments, "&r.failure"])
    return (
        f"typedef struct {{ glia_status outcome; glia_error *failure;{fields} }} {name}_result;\n"
        f"static inline {name}_result {name}({', '.join(call.c_parameters) or 'void'})\n{{\n"
        f"    {name}_result r = {{0}};\n{before}"
        f"    r.outcome = {call.function.name}({arguments});\n    return r;\n}}\n"
    )


ZEROES = {"string": '""', "bool": "false", "float64": "0", "float32": "0", "int": "0", "int64": "0",
          "int32": "0", "uint64": "0", "Hash": "Hash{}", "unsafe.Pointer": "nil"}


def zero(kind: str) -> str:
    if kind.startswith(("*", "[")):
        return "nil"
    if kind in ZEROES:
        return ZEROES[kind]
    if kind.endswith(("Kind", "Level", "Type", "Param", "Family")) or kind in ("Node", "Param"):
        return "0"
    return kind + "{}"


def go_name(call: Call) -> str:
    return "call" + go_names.camel(call.function.name[5:])


def results(call: Call) -> list[str]:
    """Go's types of what the function gives, without the error."""
    kinds = [kind for kind, _ in call.outputs]
    return kinds + {"text": ["string"], "bytes": ["[]byte"], "": []}[call.filled]


def signature(call: Call, skip: int = 0) -> tuple[str, str]:
    taken = ", ".join(f"{name} {kind}" for name, kind, _ in call.inputs[skip:])
    given = [*results(call), "error"]
    return taken, given[0] if len(given) == 1 else f"({', '.join(given)})"


def go_function(call: Call) -> str:
    taken, given = signature(call)
    failed = ", ".join([*map(zero, results(call)), "err"])
    lines = [f"func {go_name(call)}({taken}) {given} {{"]
    for check in call.checks:
        lines.append(check.replace("RETURN", failed))
    for name, access in call.handles:
        lines += [f"\t{name}Pointer, err := {name}.inner().{access}()", "\tif err != nil {",
                  f"\t\treturn {failed}", "\t}", f"\tdefer {name}.inner().end{access.capitalize()}()"]
    name = call.function.name.replace("glia_", "C.glia_go_", 1)
    invoked = f"{name}({', '.join(call.go_arguments)})"
    if not call.filled:
        lines += [f"\tr := {invoked}"] + finish(call, failed)
    elif call.outputs:
        lines += [f"\tr, text := C.{name[2:]}_result{{}}, make([]byte, wholeText)",
                  "\tbuffer, capacity := (*C.char)(first(text)), C.size_t(len(text))",
                  f"\tr = {invoked}"] + finish(call, failed)
    else:
        kind = "C.char" if call.filled == "text" else "C.uint8_t"
        lines += [f"\treturn {call.filled}Of(func(buffer *{kind}, capacity C.size_t) (C.size_t, error) {{",
                  f"\t\tr := {invoked}", "\t\treturn r.needed, finish(r.outcome, r.failure)", "\t})"]
    return "\n".join([*lines, "}", ""])


def finish(call: Call, failed: str) -> list[str]:
    if not results(call):
        return ["\treturn finish(r.outcome, r.failure)"]
    given = [expression for _, expression in call.outputs]
    if call.filled:
        given.append("textIn(text)")
    return ["\tif err := finish(r.outcome, r.failure); err != nil {", f"\t\treturn {failed}", "\t}",
            f"\treturn {', '.join([*given, 'nil'])}"]

"""Go's types for the enumerations, structs and handles of glia.h."""

import go_names

BOOLEANS = {"is_integer", "training", "keep_order", "with_replacement", "epoch_finished", "finished",
            "under_way", "keep_weights", "looks_ahead", "takes_whole_parameters", "searches",
            "input_gradient", "plateau", "frozen", "running"}
TYPED = {"key": "Param", "finding": "Finding", "policy": "Policy", "level": "Level", "status": "ErrorCode"}
DURATIONS = {"slice_nanoseconds": "Slice", "rest_nanoseconds": "Rest"}
NUMBERS = {"size_t": "int", "int32_t": "int", "int64_t": "int64", "uint64_t": "uint64", "double": "float64"}
UNSEEN = {"struct_size", "reserved"}
# What a type of Go has beside its handle.
EXTRA = {
    "glia_session": ["\t// Floats of a row, for the lengths of strided arrays.", "\tinputs, outputs int", ""],
    "glia_snapshots": ["\t// Floats of a row, for the sessions that follow.", "\tinputs, outputs int", ""],
}
ARTICLES = {"glia_samples": "the samples", "glia_snapshots": "the snapshots"}


def version(read) -> str:
    major, minor, patch = read.version
    return (
        "// HeaderVersion is the version of glia.h that this package was generated from; Version tells\n"
        "// that of the library.\n"
        f"const HeaderVersion = {major}<<16 | {minor}<<8 | {patch}\n\n"
        "// HeaderABIVersion is the version of the ABI that this package was generated from; ABIVersion, that of\n"
        "// the library, has to be the same.\n"
        f"const HeaderABIVersion = {read.abi_version}\n\n"
    )


def enumeration(one, comments) -> str:
    kind, prefix, family = go_names.ENUMERATIONS[one.name]
    text = comments.thing(kind, one.documentation)
    base = "int32"
    lines = [text + f"type {kind} {base}\n", "const ("]
    for index, value in enumerate(one.constants):
        if value.name == "GLIA_OK":
            continue
        name = go_names.constant(one, value.name)
        about = value.documentation or "A key; its kinds describe it (ParameterDescription)."
        lines.append(comments.comment(f"{name}: {about[0].lower()}{about[1:]}", "\t").rstrip("\n"))
        lines += [f"\t{name} {kind} = {value.value}", ""]
    lines[-1] = ")\n"
    if not family and one.name not in ("glia_params", "glia_levels", "glia_error_codes"):
        lines.append(names(one, kind))
    return "\n".join(lines)


def names(one, kind: str) -> str:
    """String, where the library has no names."""
    lines = [f"// String gives the name, as in glia.h, in small letters.", f"func (k {kind}) String() string {{", "\tswitch k {"]
    for value in one.constants:
        lines += [f"\tcase {go_names.constant(one, value.name)}:",
                  f'\t\treturn "{value.name[len(one.prefix):].lower()}"']
    return "\n".join([*lines, "\t}", f'\treturn unknownName("{kind}", int32(k))', "}", ""])


def catalog(one) -> str:
    """What the catalogue knows of a family's kinds."""
    kind, _, family = go_names.ENUMERATIONS[one.name]
    noun = kind[: -len("Kind")]
    return f"""// {noun}Kinds gives all kinds of the family, in the order of the catalogue.
func {noun}Kinds() ([]{kind}, error) {{
	return kindsOf[{kind}]({family})
}}

// Find{noun} gives the kind with a name, such as {kind}(1).String().
func Find{noun}(name string) ({kind}, error) {{
	kind, err := callCatalogFind({family}, name)
	return {kind}(kind), err
}}

// String gives the name in the catalogue.
func (k {kind}) String() string {{
	return nameOf({family}, int32(k), "{kind}")
}}

// Description says what the kind is, in a sentence.
func (k {kind}) Description() (string, error) {{
	return callCatalogDescription({family}, int32(k))
}}

// Parameters gives the keys of the kind with defaults and bounds.
func (k {kind}) Parameters() ([]ParameterInfo, error) {{
	return parametersOf({family}, int32(k))
}}

// ParameterDescription says what a parameter of the kind does.
func (k {kind}) ParameterDescription(key Param) (string, error) {{
	return callCatalogParameterDescription({family}, int32(k), key)
}}
"""


def field(one):
    """A field's name and type in Go, and how it goes to C and comes from there."""
    name = DURATIONS.get(one.name, go_names.camel(one.name))
    if one.name in BOOLEANS:
        return name, "bool", f"flag(from.{name})", f"from.{one.name} != 0"
    kind = "time.Duration" if one.name in DURATIONS else TYPED.get(one.name)
    kind = kind or NUMBERS[one.type]
    return name, kind, f"C.{one.type}(from.{name})", f"{kind}(from.{one.name})"


def struct(one, comments, functions) -> str:
    kind = go_names.type_name(one.name)
    goes_in = any(p.type == f"const {one.name} *" for f in functions for p in f.parameters)
    lines = [comments.thing(kind, one.documentation) + f"type {kind} struct {{"]
    to_c, from_c, about = [], [], ""
    for member in one.fields:
        if member.name in UNSEEN:
            continue
        name, kind_of, to, back = field(member)
        if member.documentation:
            about = member.documentation.replace("1: ", "true: ").replace("0: ", "false: ") if kind_of == "bool" else member.documentation
            lines.append(comments.comment(about, "\t").rstrip("\n"))
        lines += [f"\t{name} {kind_of}", ""]
        to_c.append(f"\tto.{member.name} = {to}")
        from_c.append(f"\tto.{name} = {back}")
    lines[-1] = "}\n"
    lower = go_names.lower_camel(one.name[5:])
    if goes_in:
        lines += [f"func (from {kind}) toC() (to C.{one.name}) {{", f"\tto.struct_size = C.sizeof_{one.name}",
                  *to_c, "\treturn to", "}", ""]
    if not goes_in or one.name == "glia_progress":
        lines += [f"func {lower}FromC(from C.{one.name}) (to {kind}) {{", *from_c, "\treturn to", "}", ""]
    return "\n".join(lines)


def handle(one, comments) -> str:
    kind, noun = go_names.type_name(one.name), one.name[5:]
    lower = go_names.lower_camel(noun)
    about = comments.thing(kind, one.documentation)
    what = ARTICLES.get(one.name, f"the {noun}")
    extra = "".join(f"{line}\n" for line in EXTRA.get(one.name, []))
    closes = f"""
// Close frees {what}, at once or, where calls are using it, at the end of the last of them. It may be
// called several times, and on nil; other calls give ErrClosed afterwards. What was not closed is
// freed some time after nothing refers to it any more.
func (x *{kind}) Close() error {{
	return x.inner().close()
}}
"""
    return about + f"""type {kind} struct {{
{extra}	h *handle
}}

var {lower}Handles = handleKind{{"{noun}", func(owned unsafe.Pointer) {{
	C.{one.name}_free((*C.{one.name})(owned))
}}}}

func own{kind}(owned *C.{one.name}) *{kind} {{
	return &{kind}{{h: newHandle(&{lower}Handles, unsafe.Pointer(owned))}}
}}

func (x *{kind}) inner() *handle {{
	if x == nil {{
		return nil
	}}
	return x.h
}}
""" + ("" if one.name == "glia_training" else closes)
